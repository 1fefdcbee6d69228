//! From the tree to code.
//!
//! ```text
//! tree ─► scopes ─► check ─► lower ─► Code
//!         which      is it     instructions,
//!         variable   allowed   registers
//! ```
//!
//! **The one idea.** All that Python decides before a program runs is decided here, once: where a name lives ([`scopes`]),
//! whether a statement may stand where it stands ([`check`]), in which register a value lies and when it dies ([`lower`]).
//! What is left for the machine is to do what the instructions say.
//!
//! Code is lowered in one walk, without an intermediate form: a register machine needs no more, since a local *is* a register and
//! an operator can name it. What other compilers compute on a graph (whether a local is surely bound, whether a place can be
//! reached) is carried along by the labels of the [`assembler`].
//!
//! Deliberately absent: optimisation beyond what CPython's own compiler does (folding of small constants, conditions as jumps,
//! comprehensions without a frame). A teaching interpreter should run what was written.

pub mod annotations;
pub mod assembler;
pub mod check;
pub mod errors;
pub mod fold;
pub mod lower;
pub mod scopes;
mod unparse;
mod walk;

use std::rc::Rc;

use rondo_bytecode::Code;
use rondo_diagnostics::{Diagnostic, Source};
use rondo_syntax::tree::Module;

/// What kind of text is compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Mode {
    /// A file.
    #[default]
    File,
    /// What was typed at the prompt: the value of each expression statement is shown.
    Interactive,
}

/// How to compile.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CompileOptions {
    /// What kind of text it is.
    pub mode: Mode,
    /// Whether `await` may stand at top level; the code is a coroutine then.
    pub allow_top_level_await: bool,
}

/// Compiles a file. The code's kind is `Module`, or `Coroutine` if it awaits at top level and may.
///
/// All faults that the compiler can find are reported, in the order of the text.
pub fn compile_module(
    module: &Module,
    source: &Source,
    options: CompileOptions,
) -> Result<Rc<Code>, Vec<Diagnostic>> {
    compile_with_doubts(module, source, options).map(|(code, _)| code)
}

/// The same, with what is doubtful about the file.
pub fn compile_with_doubts(
    module: &Module,
    source: &Source,
    options: CompileOptions,
) -> Result<(Rc<Code>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let (scopes, mut faults) = scopes::analyse(module, "<module>");
    faults.extend(check::check(module, &scopes, options));
    if !faults.iter().any(Diagnostic::is_error) {
        match lower::lower(module, source, &scopes, options) {
            Ok(code) => {
                debug_assert_verified(&code);
                return Ok((code, in_order(faults)));
            }
            Err(more) => faults.extend(more),
        }
    }
    Err(in_order(faults))
}

fn in_order(mut faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    faults.sort_by_key(|fault| fault.span);
    faults.dedup();
    faults
}

/// In debug builds, stops at code that the machine could not rely upon.
fn debug_assert_verified(code: &Rc<Code>) {
    if cfg!(debug_assertions)
        && let Err(faults) = rondo_bytecode::verify::verify(code)
    {
        let text: Vec<_> = faults.iter().map(ToString::to_string).collect();
        let listing = rondo_bytecode::disasm::disassemble(code);
        panic!("the compiler made code that does not hold:\n{}\n{listing}", text.join("\n"));
    }
}

/// Runs `inside` with enough stack for one more level of a tree. Trees are as deep as the parser allows, stacks are not.
pub(crate) fn with_stack<R>(inside: impl FnOnce() -> R) -> R {
    stacker::maybe_grow(128 * 1024, 2 * 1024 * 1024, inside)
}
