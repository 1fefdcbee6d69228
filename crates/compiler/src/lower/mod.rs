//! Lowering: from the tree to instructions, in one walk.
//!
//! **Registers.** A frame's parameters and locals are its first registers; temporaries lie above and are used like a stack:
//!
//! ```text
//! r0 … rp-1   parameters
//! rp … rl-1   other locals, those of comprehensions included
//! rl … 254    temporaries: [self.top] is the next free one
//! 255 …       locals of a function that has very many (reached through LoadWide, StoreWide)
//! ```
//!
//! An expression is lowered by one of three functions: [`Lower::into`] puts its value into a given register, [`Lower::operand`]
//! says in which register its value is (a local's own, or a new temporary), and [`Lower::discard`] wants its effect only. So
//! `a = b + c` on locals is one instruction, and a temporary dies where CPython's stack would lose it: in the instruction that
//! takes it.
//!
//! **Where to look:** names in [`names`], expressions in [`expressions`], [`operators`], [`calls`], [`displays`], [`strings`],
//! [`conditions`], [`comprehensions`], statements in [`statements`], [`assignments`], [`loops`], [`exceptions`], [`patterns`], and
//! what makes frames of its own in [`functions`] and [`classes`].

mod assignments;
mod calls;
mod chains;
mod classes;
mod comprehensions;
mod conditions;
mod displays;
mod exceptions;
mod expressions;
mod frame;
mod functions;
mod loops;
mod names;
mod operators;
mod patterns;
mod statements;
mod strings;
mod types;

use std::rc::Rc;

use rondo_bytecode::{Code, CodeKind, Constant, Instr, Reg};
use rondo_diagnostics::{Diagnostic, Source, Span};
use rondo_syntax::tree::{Module, Name, StmtKind};
use rustc_hash::FxHashSet;

use crate::assembler::Label;
use crate::scopes::{Part, ScopeId, Scopes};
use crate::{CompileOptions, Mode, errors};
use frame::Frame;

/// The state of lowering: the frame that is being written, and those around it.
pub(crate) struct Lower<'t> {
    scopes: &'t Scopes,
    source: &'t Source,
    file: Rc<str>,
    options: CompileOptions,
    faults: Vec<Diagnostic>,
    /// The frame that is being written.
    frame: Frame<'t>,
    /// The global names that the module's own frame has stored so far.
    stored: FxHashSet<Name>,
    /// Whether `from __future__ import annotations` stands in the file.
    annotations_are_strings: bool,
}

/// Lowers a file.
pub fn lower(
    module: &Module,
    source: &Source,
    scopes: &Scopes,
    options: CompileOptions,
) -> Result<Rc<Code>, Vec<Diagnostic>> {
    let awaits = options.allow_top_level_await && scopes.get(Scopes::MODULE).is_async;
    let kind = if awaits { CodeKind::Coroutine } else { CodeKind::Module };
    let mut lower = Lower {
        scopes,
        source,
        file: Rc::from(source.name()),
        options,
        faults: Vec::new(),
        frame: Frame::new(scopes, Scopes::MODULE, kind, "<module>".into(), "<module>".into(), 1),
        stored: FxHashSet::default(),
        annotations_are_strings: has_future_annotations(module),
    };
    lower.module(module);
    let code = lower.finish_frame();
    if lower.faults.is_empty() { Ok(code) } else { Err(lower.faults) }
}

fn has_future_annotations(module: &Module) -> bool {
    module.body.iter().any(|statement| match &statement.kind {
        StmtKind::ImportFrom { module: Some(from), names, level: 0 } => {
            from.name == "__future__" && names.iter().any(|alias| alias.name.name == "annotations")
        }
        _ => false,
    })
}

/// Registers side by side.
trait Neighbour {
    /// The register so many places above. Where the registers have run out, which has been reported then, it is the last one.
    fn nth(self, index: usize) -> Reg;
}

impl Neighbour for Reg {
    fn nth(self, index: usize) -> Reg {
        Reg((usize::from(self.0) + index).min(usize::from(Reg::LAST.0)) as u8)
    }
}

impl<'t> Lower<'t> {
    fn module(&mut self, module: &'t Module) {
        let start = Span::at(0);
        let mut body = &module.body[..];
        if self.scopes.find(module, Part::Annotations).is_some() {
            self.annotations_of_body(module, &module.body, start);
        }
        if self.options.mode == Mode::File
            && let Some(doc) = statements::docstring(body)
        {
            let span = body[0].span;
            self.frame.doc = Some(doc.clone());
            let value = self.temporary_constant(span, Constant::Str(doc));
            self.store_global(span, "__doc__", value);
            self.release(value);
            body = &body[1..];
        }
        self.statements(body);
    }

    // Emitting.

    fn emit(&mut self, span: Span, instr: Instr) {
        self.frame.asm.emit(span, instr);
    }

    fn jump_to(&mut self, span: Span, label: Label) {
        self.frame.asm.jump(span, Instr::Jump { target: label.target() });
    }

    fn label(&mut self) -> Label {
        self.frame.asm.label()
    }

    fn place(&mut self, label: Label) {
        self.frame.asm.place(label);
    }

    // Temporaries.

    /// The next free temporary.
    fn allocate(&mut self, span: Span) -> Reg {
        self.allocate_many(span, 1)
    }

    /// The next free temporaries, neighbours; the first is returned.
    fn allocate_many(&mut self, span: Span, count: u16) -> Reg {
        let first = self.frame.top;
        if first + count > u16::from(Reg::LAST.0) + 1 {
            // The code is not used after a fault, so it need not be right; it has to end.
            if !self.frame.overflowed {
                self.frame.overflowed = true;
                self.faults.push(errors::too_complex(span));
            }
            return Reg(self.frame.first_temporary);
        }
        self.frame.top += count;
        self.frame.max_top = self.frame.max_top.max(self.frame.top);
        Reg(first as u8)
    }

    /// Gives this temporary, and all above it, back.
    fn release(&mut self, reg: Reg) {
        if self.is_temporary(reg) {
            self.frame.top = u16::from(reg.0);
        }
    }

    fn is_temporary(&self, reg: Reg) -> bool {
        reg != Reg::DISCARD && reg.0 >= self.frame.first_temporary
    }

    /// Whether this is the temporary that was given out last, so that others can follow it as neighbours.
    fn is_last(&self, reg: Reg) -> bool {
        self.is_temporary(reg) && u16::from(reg.0) + 1 == self.frame.top
    }

    /// The register itself if temporaries can follow it as neighbours, else a new one.
    fn base_for(&mut self, span: Span, dst: Reg) -> Reg {
        if self.is_last(dst) { dst } else { self.allocate(span) }
    }

    /// The register itself if it is a temporary, else a new one: for values that take several instructions to make.
    fn scratch_for(&mut self, span: Span, dst: Reg) -> Reg {
        if self.is_temporary(dst) { dst } else { self.allocate(span) }
    }

    /// Moves a value that was made in a scratch register to where it was wanted.
    fn deliver(&mut self, span: Span, scratch: Reg, dst: Reg) {
        if scratch != dst {
            if dst == Reg::DISCARD {
                self.emit(span, Instr::Drop { reg: scratch });
            } else {
                self.emit(span, Instr::Take { dst, src: scratch });
            }
        }
    }

    // Constants.

    fn constant_into(&mut self, span: Span, constant: Constant, dst: Reg) {
        let small = match &constant {
            Constant::Int(value) => i32::try_from(*value).ok(),
            _ => None,
        };
        match (small, &constant) {
            (Some(value), _) => self.emit(span, Instr::LoadInt { dst, value: rondo_bytecode::Imm32(value) }),
            (None, Constant::None) => self.emit(span, Instr::LoadNone { dst }),
            (None, _) => {
                let value = self.frame.asm.constant(constant);
                self.emit(span, Instr::LoadConst { dst, value });
            }
        }
    }

    fn temporary_constant(&mut self, span: Span, constant: Constant) -> Reg {
        let dst = self.allocate(span);
        self.constant_into(span, constant, dst);
        dst
    }

    // Scopes.

    fn scope(&self) -> &'t crate::scopes::Scope {
        self.scopes.get(self.frame.scope)
    }

    fn mangled(&self, name: &Name) -> Name {
        crate::scopes::mangle(self.scope().private.as_ref(), name)
    }

    /// Runs `inside` in a scope of the same frame: that of a comprehension.
    fn in_scope(&mut self, scope: ScopeId, inside: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.frame.scope, scope);
        inside(self);
        self.frame.scope = outer;
    }

    fn line(&self, span: Span) -> u32 {
        self.source.line_number(span.start)
    }
}
