//! The sources that tracebacks quote, by the names of their files.

use std::cell::OnceCell;
use std::rc::Rc;

use rondo_diagnostics::Source;
use rustc_hash::FxHashMap;

use crate::vm::Vm;

/// The sources of a session by the names of their files: tracebacks quote them.
#[derive(Default)]
struct Sources {
    by_file: FxHashMap<Rc<str>, Kept>,
}

/// A source that is kept. The texts of bundled modules are cut into lines only when somebody wants to see one.
enum Kept {
    Source(Rc<Source>),
    Text(&'static str, OnceCell<Rc<Source>>),
}

impl Vm {
    /// Keeps a source, so that tracebacks can quote it. Whoever compiles a file for this session calls this.
    pub fn add_source(&mut self, source: Rc<Source>) {
        self.keep_source(Rc::from(source.name()), Kept::Source(source));
    }

    /// The same for a text that is part of Rondo itself.
    pub fn add_text(&mut self, file: Rc<str>, text: &'static str) {
        self.keep_source(file, Kept::Text(text, OnceCell::new()));
    }

    fn keep_source(&mut self, file: Rc<str>, kept: Kept) {
        if self.rooms.get::<Sources>().is_none() {
            self.rooms.put(Sources::default());
        }
        let sources = self.rooms.get_mut::<Sources>().expect("just put there");
        sources.by_file.insert(file, kept);
    }

    /// The source of a file, if it was kept.
    pub fn source(&self, file: &str) -> Option<Rc<Source>> {
        match self.rooms.get::<Sources>()?.by_file.get(file)? {
            Kept::Source(source) => Some(source.clone()),
            Kept::Text(text, source) => {
                Some(source.get_or_init(|| Rc::new(Source::new(file, *text))).clone())
            }
        }
    }
}
