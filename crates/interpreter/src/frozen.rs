//! The bundled modules as code, compiled when Rondo was built.
//!
//! **The one idea.** To import `enum` took ten times as long to parse and compile as to run, and its text is the same
//! for every program. CPython freezes its library for that reason; so does the build script of this crate, which walks over
//! the files that `rondo_library::bundled` and `rondo_runtime` embed, and this table is what it leaves:
//!
//! ```text
//! python/enum.py ─┬─ when Rondo is built ─ parse ─ compile ─ freeze ─► ("<rondo>/enum.py", bytes) ─ thaw ─► Code
//!                 └─ embedded as text, for tracebacks and `inspect.getsource`
//! ```
//!
//! Nothing of what the compiler does depends on the run: not on options of the command, not on the clock, not on the
//! program. So the code is the one that compiling the text now would give, and a test says so of each module.

use std::rc::Rc;

use rondo_bytecode::{Code, frozen};

/// The names of the files, sorted, and their code.
static TABLE: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/frozen.rs"));

/// The code of the bundled module whose file has this name.
pub fn code_of(file: &str) -> Option<Rc<Code>> {
    let index = TABLE.binary_search_by_key(&file, |(name, _)| name).ok()?;
    Some(frozen::thaw(TABLE[index].1))
}

#[cfg(test)]
mod tests {
    use rondo_diagnostics::Source;
    use rondo_library::bundled;

    use super::*;
    use crate::Unit;

    /// All bundled modules: the names of their files, and their texts.
    fn modules() -> Vec<(String, &'static str)> {
        let library = bundled::MODULES.iter().map(|module| (module.file_name(), module.text));
        let asyncio = rondo_runtime::SOURCES.iter();
        let asyncio = asyncio.map(|(name, text)| (format!("<rondo>/{}.py", name.replace('.', "/")), *text));
        library.chain(asyncio).collect()
    }

    #[test]
    fn frozen_code_is_what_compiling_the_text_gives() {
        for (file, text) in modules() {
            let frozen = code_of(&file).unwrap_or_else(|| panic!("{file} is not frozen"));
            let compiled = crate::compile(&Source::new(&file, text), Unit::Module).expect("it compiles").code;
            assert!(format!("{frozen:?}") == format!("{compiled:?}"), "{file} is frozen as something else");
        }
    }

    #[test]
    fn nothing_is_frozen_that_nobody_can_import() {
        let known: std::collections::HashSet<String> = modules().into_iter().map(|(file, _)| file).collect();
        for (file, _) in TABLE {
            assert!(known.contains(*file), "{file} is in no table of modules");
        }
    }
}
