//! Legality: what the grammar allows and Python forbids.
//!
//! **The one idea.** The walk carries with it where it is: in which kind of function, in which loops and clauses, in which
//! comprehension. Each rule is one question about that place, asked where the statement or expression is met. All faults are
//! collected; nothing stops at the first.
//!
//! Which names are declared in ways that cannot hold is found where scopes are collected, since it depends on the order in which
//! names occur.

mod doubts;
mod expressions;
mod patterns;
mod statements;

use rondo_diagnostics::Diagnostic;
use rondo_syntax::tree::Module;

use crate::CompileOptions;
use crate::scopes::Scopes;

/// Finds all statements and expressions that may not stand where they stand, or that should not: of those the program runs.
pub fn check(module: &Module, scopes: &Scopes, options: CompileOptions) -> Vec<Diagnostic> {
    let kind = FrameKind::Module { may_await: options.allow_top_level_await };
    let mut checker = Checker { scopes, faults: Vec::new(), frames: vec![Frame::new(kind)] };
    checker.future_imports(module);
    checker.statements(&module.body);
    checker.faults
}

/// What a statement or expression runs in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum FrameKind {
    Module {
        may_await: bool,
    },
    Class,
    Function {
        is_async: bool,
        is_generator: bool,
    },
    /// An annotation, a bound, the bases of a generic class: it may not suspend nor bind.
    Restricted(&'static str),
}

/// What a `break`, `continue` or `return` may have to leave.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Block {
    Loop,
    ExceptStar,
    Finally,
}

struct Frame {
    kind: FrameKind,
    blocks: Vec<Block>,
    /// The comprehensions around, by what messages call them.
    comprehensions: Vec<&'static str>,
    /// How many iterables of comprehensions are around.
    iterables: u32,
}

impl Frame {
    fn new(kind: FrameKind) -> Self {
        Frame { kind, blocks: Vec::new(), comprehensions: Vec::new(), iterables: 0 }
    }
}

struct Checker<'s> {
    scopes: &'s Scopes,
    faults: Vec<Diagnostic>,
    frames: Vec<Frame>,
}

impl Checker<'_> {
    fn frame(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("there is always a frame")
    }

    /// Walks what runs in a frame of its own.
    fn inside(&mut self, kind: FrameKind, walk: impl FnOnce(&mut Self)) {
        self.frames.push(Frame::new(kind));
        walk(self);
        self.frames.pop();
    }

    fn fault(&mut self, fault: Diagnostic) {
        self.faults.push(fault);
    }
}
