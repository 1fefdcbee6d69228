//! The whole way from text to a running program, on one page, and the [`Session`] that embeds it.
//!
//! ```text
//! text ─tokens─► layout ─parse─► tree ─scopes─► bindings ─compile─► code ─run─► values
//! ```
//!
//! Every arrow is a function below, or, for the last one, [`Session::run`]; each stage can be looked at with its `dump`.
//! A stage hands on plain data, so that any of them can be used alone: an editor stops after [`parse`], a checker after
//! [`compile`]. The bundled modules went as far as code when Rondo was built: [`frozen`].
//!
//! Three ways to go wrong are never mixed. The *source* is wrong: a list of [`Diagnostic`]s comes back. The *program*
//! raised: its exception, with a traceback, is in the session. *We* are wrong: a panic says which invariant broke.
//!
//! **Deliberately absent:** anything about the command line, colours or terminals (the `cli` decides), and process-global
//! state: sessions live side by side, and a dropped one frees everything.

mod ending;
pub mod frozen;
mod host;
mod input;
mod interrupt;
mod loader;
mod pocket;
pub mod portable;
mod reading;
mod room;
mod session;
mod streams;
mod system;

use std::rc::Rc;

use rondo_bytecode::Code;
use rondo_compiler::scopes::{self, Scopes};
use rondo_compiler::{CompileOptions, Mode};
use rondo_diagnostics::{Diagnostic, Source};
use rondo_syntax::{Parsed, TreeStyle};

pub use ending::Ending;
pub use host::{OutputObserver, Process};
pub use input::Input;
pub use interrupt::{Interrupt, Interruptible, Woken};
pub use reading::{read_source, source_of_bytes};
pub use rondo_diagnostics::render;
pub use rondo_eventloop::Clock;
pub use rondo_vm::heap::Allocator;
pub use session::{Entry, Limits, Session, Settings, Switches};
pub use streams::Output;

/// What kind of text is on its way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// The main file: it may await at top level.
    Main,
    /// A module that is imported.
    Module,
    /// What was typed at the prompt: it may await, and the values of its expressions are shown.
    Entry,
}

/// text → tokens → layout → tree. All faults come along; the tree stands for what could be understood.
pub fn parse(source: &Source) -> Parsed {
    rondo_syntax::parse_module(source.text())
}

/// tree → scopes: which variable each name is.
pub fn resolve(parsed: &Parsed) -> (Scopes, Vec<Diagnostic>) {
    scopes::analyse(&parsed.module, "<module>")
}

/// tree → scopes → checks → code.
pub fn lower(parsed: &Parsed, source: &Source, unit: Unit) -> Result<Rc<Code>, Vec<Diagnostic>> {
    lower_with_doubts(parsed, source, unit).map(|(code, _)| code)
}

fn lower_with_doubts(
    parsed: &Parsed,
    source: &Source,
    unit: Unit,
) -> Result<(Rc<Code>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let options = CompileOptions {
        mode: if unit == Unit::Entry { Mode::Interactive } else { Mode::File },
        allow_top_level_await: unit != Unit::Module,
    };
    rondo_compiler::compile_with_doubts(&parsed.module, source, options)
}

/// A source that can be run.
#[derive(Debug)]
pub struct Compiled {
    /// The code.
    pub code: Rc<Code>,
    /// What is doubtful about the source.
    pub doubts: Vec<Diagnostic>,
    /// Which names of asyncio it takes as builtins: only a main file and the prompt may.
    pub pocket: Vec<&'static str>,
}

/// text → code: all arrows but the last. The error is every fault that was found, in the order of the text.
pub fn compile(source: &Source, unit: Unit) -> Result<Compiled, Vec<Diagnostic>> {
    let mut parsed = without_faults(source)?;
    let (code, more) = lower_with_doubts(&parsed, source, unit)?;
    let mut doubts = std::mem::take(&mut parsed.diagnostics);
    doubts.extend(more);
    let may_use_pocket =
        unit != Unit::Module && pocket::NAMES.iter().any(|name| source.text().contains(name));
    let pocket = if may_use_pocket { pocket::used(&parsed.module, &resolve(&parsed).0) } else { Vec::new() };
    Ok(Compiled { code, doubts, pocket })
}

/// All that can be found wrong, or doubtful, in a source without running it.
pub fn check(source: &Source) -> Vec<Diagnostic> {
    let mut parsed = parse(source);
    let mut found = std::mem::take(&mut parsed.diagnostics);
    if !found.iter().any(Diagnostic::is_error) {
        found.extend(match lower_with_doubts(&parsed, source, Unit::Main) {
            Ok((_, doubts)) => doubts,
            Err(faults) => faults,
        });
        found.sort_by_key(|diagnostic| diagnostic.span);
    }
    found
}

/// Whether an entry at the prompt goes on: only more text could make it whole.
pub fn is_incomplete(text: &str) -> bool {
    rondo_syntax::is_incomplete(text)
}

/// The tokens, as the lexer sees them.
pub fn dump_tokens(source: &Source) -> String {
    rondo_syntax::dump_tokens(source.text())
}

/// The tokens with the blocks that indentation makes.
pub fn dump_layout(source: &Source) -> String {
    rondo_syntax::dump_layout(source.text())
}

/// The tree.
pub fn dump_tree(source: &Source) -> Result<String, Vec<Diagnostic>> {
    let parsed = without_faults(source)?;
    Ok(rondo_syntax::dump_tree(
        &parsed.module,
        source,
        TreeStyle { indent: Some(4), places: false, ascii: false },
    ))
}

/// The scopes, with what each name means in them.
pub fn dump_scopes(source: &Source) -> Result<String, Vec<Diagnostic>> {
    let parsed = without_faults(source)?;
    let (scopes, faults) = resolve(&parsed);
    if faults.iter().any(Diagnostic::is_error) { Err(faults) } else { Ok(scopes::print(&scopes)) }
}

/// The instructions of the file and of all code within it.
pub fn dump_bytecode(source: &Source) -> Result<String, Vec<Diagnostic>> {
    compile(source, Unit::Main).map(|compiled| rondo_bytecode::disasm::disassemble(&compiled.code))
}

fn without_faults(source: &Source) -> Result<Parsed, Vec<Diagnostic>> {
    let mut parsed = parse(source);
    if parsed.diagnostics.iter().any(Diagnostic::is_error) {
        return Err(std::mem::take(&mut parsed.diagnostics));
    }
    Ok(parsed)
}
