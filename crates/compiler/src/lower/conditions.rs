//! Conditions: expressions of which only the truth is wanted, and that as a jump.

use rondo_bytecode::{Imm, Instr, Reg, Target};
use rondo_diagnostics::Span;
use rondo_syntax::tree::{BoolOp, CmpOp, Constant, Expr, ExprKind, UnaryOp};

use super::Lower;
use super::chains::Wanted;
use super::operators::small;
use crate::assembler::Label;
use crate::fold;
use crate::with_stack;

impl<'t> Lower<'t> {
    /// Jumps to the label if the truth of the expression is `on`, else falls through.
    pub(super) fn condition(&mut self, expression: &'t Expr, label: Label, on: bool) {
        let top = self.frame.top;
        with_stack(|| self.condition_inner(expression, label, on));
        self.frame.top = top;
    }

    fn condition_inner(&mut self, expression: &'t Expr, label: Label, on: bool) {
        let span = expression.span;
        if let Some(truth) = fold::truth(expression) {
            if truth == on {
                self.jump_to(span, label);
            }
            return;
        }
        match &expression.kind {
            ExprKind::UnaryOp { op: UnaryOp::Not, operand } => self.condition(operand, label, !on),
            ExprKind::BoolOp { op, values } => self.bool_condition(*op, values, label, on),
            ExprKind::Compare { left, ops, comparators } => {
                if let ([op], [right]) = (&ops[..], &comparators[..]) {
                    self.comparison(span, left, *op, right, label, on);
                } else {
                    self.chain(span, left, ops, comparators, Wanted::Jump { label, on });
                }
            }
            ExprKind::IfExp { test, body, orelse } => {
                let (otherwise, end) = (self.label(), self.label());
                self.condition(test, otherwise, false);
                self.condition(body, label, on);
                self.jump_to(span, end);
                self.place(otherwise);
                self.condition(orelse, label, on);
                self.place(end);
            }
            _ => {
                let a = self.operand(expression);
                self.jump_on_truth(span, a, label, on);
            }
        }
    }

    pub(super) fn jump_on_truth(&mut self, span: Span, a: Reg, label: Label, on: bool) {
        let target = label.target();
        let instr = if on { Instr::JumpIfTrue { a, target } } else { Instr::JumpIfFalse { a, target } };
        self.frame.asm.jump(span, instr);
    }

    fn bool_condition(&mut self, op: BoolOp, values: &'t [Expr], label: Label, on: bool) {
        let (last, others) = values.split_last().expect("an `and` has operands");
        // `a and b` is decided by the first false operand, `a or b` by the first true one.
        let decisive = op == BoolOp::Or;
        if decisive == on {
            for value in others {
                self.condition(value, label, on);
            }
            self.condition(last, label, on);
        } else {
            let decided = self.label();
            for value in others {
                self.condition(value, decided, decisive);
            }
            self.condition(last, label, on);
            self.place(decided);
        }
    }

    fn comparison(&mut self, span: Span, left: &'t Expr, op: CmpOp, right: &'t Expr, label: Label, on: bool) {
        let target = label.target();
        let is_none = matches!(right.kind, ExprKind::Constant(Constant::None));
        if is_none && matches!(op, CmpOp::Is | CmpOp::IsNot) {
            let a = self.operand(left);
            let instr = if (op == CmpOp::Is) == on {
                Instr::JumpIfNone { a, target }
            } else {
                Instr::JumpIfNotNone { a, target }
            };
            return self.frame.asm.jump(span, instr);
        }
        let dst = self.allocate(span);
        let a = self.operand_before(left, dst, &[right]);
        if let Some(b) = small(right)
            && let Some(instr) = compare_int(op, on, a, b, target)
        {
            return self.frame.asm.jump(span, instr);
        }
        let b = self.container(op, right);
        self.compare_and_jump(span, op, a, b, label, on);
    }

    /// A comparison of two registers and its jump.
    pub(super) fn compare_and_jump(&mut self, span: Span, op: CmpOp, a: Reg, b: Reg, label: Label, on: bool) {
        if let Some(instr) = compare_registers(op, on, a, b, label.target()) {
            return self.frame.asm.jump(span, instr);
        }
        let dst = self.allocate(span);
        self.emit(span, super::operators::compare_instr(op, dst, a, b));
        self.jump_on_truth(span, dst, label, on);
    }
}

/// The jump that compares two registers: taken if the comparison gives `on`.
fn compare_registers(op: CmpOp, on: bool, a: Reg, b: Reg, target: Target) -> Option<Instr> {
    Some(match (op, on) {
        (CmpOp::Eq, true) => Instr::JumpEq { a, b, target },
        (CmpOp::Eq, false) => Instr::JumpNotEq { a, b, target },
        (CmpOp::NotEq, true) => Instr::JumpNe { a, b, target },
        (CmpOp::NotEq, false) => Instr::JumpNotNe { a, b, target },
        (CmpOp::Lt, true) => Instr::JumpLt { a, b, target },
        (CmpOp::Lt, false) => Instr::JumpNotLt { a, b, target },
        (CmpOp::LtE, true) => Instr::JumpLe { a, b, target },
        (CmpOp::LtE, false) => Instr::JumpNotLe { a, b, target },
        (CmpOp::Gt, true) => Instr::JumpGt { a, b, target },
        (CmpOp::Gt, false) => Instr::JumpNotGt { a, b, target },
        (CmpOp::GtE, true) => Instr::JumpGe { a, b, target },
        (CmpOp::GtE, false) => Instr::JumpNotGe { a, b, target },
        (CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn, _) => return None,
    })
}

/// The jump that compares a register with a small whole number.
fn compare_int(op: CmpOp, on: bool, a: Reg, b: Imm, target: Target) -> Option<Instr> {
    Some(match (op, on) {
        (CmpOp::Eq, true) => Instr::JumpEqInt { a, b, target },
        (CmpOp::Eq, false) => Instr::JumpNotEqInt { a, b, target },
        (CmpOp::NotEq, true) => Instr::JumpNeInt { a, b, target },
        (CmpOp::NotEq, false) => Instr::JumpNotNeInt { a, b, target },
        (CmpOp::Lt, true) => Instr::JumpLtInt { a, b, target },
        (CmpOp::Lt, false) => Instr::JumpNotLtInt { a, b, target },
        (CmpOp::LtE, true) => Instr::JumpLeInt { a, b, target },
        (CmpOp::LtE, false) => Instr::JumpNotLeInt { a, b, target },
        (CmpOp::Gt, true) => Instr::JumpGtInt { a, b, target },
        (CmpOp::Gt, false) => Instr::JumpNotGtInt { a, b, target },
        (CmpOp::GtE, true) => Instr::JumpGeInt { a, b, target },
        (CmpOp::GtE, false) => Instr::JumpNotGeInt { a, b, target },
        (CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn, _) => return None,
    })
}
