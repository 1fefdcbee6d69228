//! Chains of comparisons: `a < b < c` is `a < b and b < c`, but each operand in the middle is computed once and used twice.
//!
//! Two registers in turn hold the operand that is used next, and the one after it. A comparison drops the temporaries that it
//! reads, so of a temporary in the middle it is given a copy; and where the chain ends early, what it would have been
//! compared with next has to be dropped.

use rondo_bytecode::{Instr, Reg};
use rondo_diagnostics::Span;
use rondo_syntax::tree::{CmpOp, Expr};

use super::Lower;
use super::operators::compare_instr;
use crate::assembler::Label;

/// What is wanted of a chain.
#[derive(Clone, Copy)]
pub(super) enum Wanted {
    /// The result of the first comparison that fails, or of the last one.
    Value(Reg),
    /// A jump to the label if the truth of the whole is `on`; else it goes on behind the chain.
    Jump { label: Label, on: bool },
}

impl<'t> Lower<'t> {
    pub(super) fn chain(
        &mut self,
        span: Span,
        left: &'t Expr,
        ops: &[CmpOp],
        comparators: &'t [Expr],
        wanted: Wanted,
    ) {
        let end = self.label();
        let failed = match wanted {
            Wanted::Jump { label, on: false } => label,
            Wanted::Jump { on: true, .. } | Wanted::Value(_) => end,
        };
        let later: Vec<&Expr> = comparators.iter().collect();
        let slots = [self.allocate(span), self.allocate(span)];
        let top = self.frame.top;
        let mut a = self.operand_before(left, slots[0], &later);
        // One comparison that is not the last.
        let link = |this: &mut Self, op: CmpOp, a: Reg, b: Reg, label: Label, on: bool| match wanted {
            Wanted::Value(result) => {
                this.compare_and_keep(span, compare_instr(op, result, a, b), result, label, on)
            }
            Wanted::Jump { .. } => this.compare_and_jump(span, op, a, b, label, on),
        };
        for (index, (op, right)) in ops.iter().zip(comparators).enumerate() {
            self.frame.top = top;
            if index + 1 == ops.len() {
                let b = self.container(*op, right);
                match wanted {
                    Wanted::Value(result) => self.emit(span, compare_instr(*op, result, a, b)),
                    Wanted::Jump { label, on } => self.compare_and_jump(span, *op, a, b, label, on),
                }
                break;
            }
            let b = self.operand_before(right, slots[(index + 1) % 2], &later[index + 1..]);
            let used = self.keep(right.span, b);
            if self.is_temporary(b) {
                let go_on = self.label();
                link(self, *op, a, used, go_on, true);
                self.emit(span, Instr::Drop { reg: b });
                self.jump_to(span, failed);
                self.place(go_on);
            } else {
                link(self, *op, a, used, failed, false);
            }
            a = b;
        }
        self.place(end);
    }

    /// A comparison whose result stays, and a jump if its truth is `on`.
    fn compare_and_keep(&mut self, span: Span, compare: Instr, result: Reg, label: Label, on: bool) {
        self.emit(span, compare);
        let target = label.target();
        let jump = match on {
            true => Instr::JumpIfTrueKeep { a: result, target },
            false => Instr::JumpIfFalseKeep { a: result, target },
        };
        self.frame.asm.jump(span, jump);
    }
}
