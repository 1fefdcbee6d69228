//! The text of a traceback, as CPython 3.14 prints it.
//!
//! First everything that is to be shown is taken out of the exceptions ([`shown`](super::shown)); then it is
//! [written](super::writer), each [stack](super::stack) with [carets](super::carets) under what was being executed.

use rustc_hash::FxHashSet;

use super::stack::{Entry, stack_text};
use super::writer::Writer;
use crate::heap::Object;
use crate::types::exception::Exception;
use crate::vm::Vm;

/// How the parts of a traceback are coloured; all empty for plain text.
#[derive(Clone, Copy)]
pub(super) struct Theme {
    pub(super) kind: &'static str,
    pub(super) message: &'static str,
    pub(super) place: &'static str,
    pub(super) highlight: &'static str,
    pub(super) range: &'static str,
    pub(super) reset: &'static str,
}

const PLAIN: Theme = Theme { kind: "", message: "", place: "", highlight: "", range: "", reset: "" };

const COLOURED: Theme = Theme {
    kind: "\x1b[1;35m",
    message: "\x1b[35m",
    place: "\x1b[35m",
    highlight: "\x1b[1;31m",
    range: "\x1b[31m",
    reset: "\x1b[0m",
};

impl Vm {
    /// The text that is printed for an exception that nobody has caught: `traceback.format_exception`, joined.
    pub fn format_exception(&mut self, exception: &Object<Exception>, colour: bool) -> String {
        self.format_exception_with(exception, true, colour)
    }

    /// The same, with or without causes and contexts.
    pub fn format_exception_with(
        &mut self,
        exception: &Object<Exception>,
        chain: bool,
        colour: bool,
    ) -> String {
        let mut shown = Vec::new();
        self.take_apart(exception, &mut shown);
        if let Some(limit) = self.traceback_limit() {
            for node in &mut shown {
                let left_out = node.entries.len().saturating_sub(limit);
                drop(node.entries.drain(..left_out));
            }
        }
        let theme = if colour { COLOURED } else { PLAIN };
        Writer::new(self, &shown, theme, chain).whole()
    }

    /// `sys.tracebacklimit`, if the program has set it: so many of the innermost entries are shown.
    fn traceback_limit(&mut self) -> Option<usize> {
        let (sys, name) = (self.intern("sys"), self.intern("tracebacklimit"));
        let sys = self.modules.get_str(&sys)?;
        let limit = self.find_attr(&sys, &name).ok()??;
        let limit = limit.as_bool().map(i64::from).or_else(|| limit.as_small_int())?;
        Some(usize::try_from(limit).unwrap_or(0))
    }

    /// The last lines alone: the name of the class, the message, the notes.
    pub fn format_exception_only(&mut self, exception: &Object<Exception>, colour: bool) -> String {
        self.format_exception_only_with(exception, true, colour)
    }

    /// The same, with or without the exception's frames, in which a name that was missing is looked for.
    pub fn format_exception_only_with(
        &mut self,
        exception: &Object<Exception>,
        has_frames: bool,
        colour: bool,
    ) -> String {
        let mut shown = Vec::new();
        let mut seen = FxHashSet::default();
        let node = self.show(exception, has_frames, &mut seen);
        shown.push(node);
        let theme = if colour { COLOURED } else { PLAIN };
        Writer::new(self, &shown, theme, false).exception_only(0)
    }

    /// The text for an exception that could not be raised anywhere: its own traceback without carets, no causes, no notes.
    pub fn format_unraisable(&mut self, exception: &Object<Exception>) -> String {
        let mut seen = FxHashSet::default();
        let mut shown = self.show(exception, true, &mut seen);
        shown.entries.iter_mut().for_each(|entry| entry.span = None);
        let mut out = String::new();
        if !shown.entries.is_empty() {
            out.push_str("Traceback (most recent call last):\n");
            out.push_str(&stack_text(self, &shown.entries, PLAIN));
        }
        let text = self.str_of(&exception.value()).map(|text| text.as_str().to_string());
        let text = text.unwrap_or_else(|_| "<exception str() failed>".into());
        out.push_str(&format!("{}: {text}\n", shown.kind));
        out
    }

    /// The text of such lines: `traceback.format_tb`, joined.
    pub fn format_entries(&self, entries: &[Entry], colour: bool) -> String {
        stack_text(self, entries, if colour { COLOURED } else { PLAIN })
    }
}
