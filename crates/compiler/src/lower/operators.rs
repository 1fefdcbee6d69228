//! Operators, `and`, `or`, `not`, and comparisons.
//!
//! What is known already is computed here and now ([`fold`]); a small number stands in the instruction itself. A chain such as
//! `a + b + c …` may be as long as the text, so it is lowered in a loop.

use rondo_bytecode::{BinaryOp, CompareOp, Constant, Imm, Instr, Reg, UnaryOp};
use rondo_diagnostics::Span;
use rondo_syntax::tree::{self, CmpOp, Expr, ExprKind, Operator};

use super::Lower;
use super::chains::Wanted;
use crate::assembler::Label;
use crate::fold::{self, fold};

/// The left side of an operator: known already, or in a register.
enum Side {
    Known(Constant),
    Register(Reg),
}

impl<'t> Lower<'t> {
    /// `a + b - c …`: walks down the left spine in a loop, then up again, folding while both sides are known.
    pub(super) fn operators(&mut self, expression: &'t Expr, dst: Reg) {
        let mut spine = Vec::new();
        let mut leaf = expression;
        while let ExprKind::BinOp { left, op, right } = &leaf.kind {
            spine.push((leaf.span, *op, &**right));
            leaf = left;
        }
        let all_right: Vec<&Expr> = spine.iter().map(|(_, _, right)| *right).collect();
        let mut side = match fold(leaf) {
            Some(constant) => Side::Known(constant),
            None => Side::Register(self.operand_before(leaf, dst, &all_right)),
        };
        let scratch = match side {
            Side::Register(reg) if self.is_temporary(reg) => Some(reg),
            _ => None,
        };
        let mut scratch = scratch.or(self.is_temporary(dst).then_some(dst));
        while let Some((span, op, right)) = spine.pop() {
            if let Side::Known(left) = &side
                && let Some(known) = fold(right).and_then(|right| fold::binary(op, left, &right))
            {
                side = Side::Known(known);
                continue;
            }
            let result =
                if spine.is_empty() { dst } else { *scratch.get_or_insert_with(|| self.allocate(span)) };
            let left = match side {
                Side::Register(reg) => reg,
                Side::Known(constant) => {
                    let reg = *scratch.get_or_insert_with(|| self.allocate(span));
                    self.constant_into(leaf.span, constant, reg);
                    reg
                }
            };
            let top = self.frame.top;
            self.operator(span, op, left, right, result);
            self.frame.top = top;
            side = Side::Register(result);
        }
        if let Side::Known(constant) = side {
            self.constant_into(expression.span, constant, dst);
        }
    }

    fn operator(&mut self, span: Span, op: Operator, a: Reg, right: &'t Expr, dst: Reg) {
        if let Some(b) = small(right) {
            let instr = match op {
                Operator::Add => Some(Instr::AddInt { dst, a, b }),
                Operator::Sub => Some(Instr::SubInt { dst, a, b }),
                Operator::Mult => Some(Instr::MulInt { dst, a, b }),
                Operator::FloorDiv if b.0 != 0 => Some(Instr::FloorDivInt { dst, a, b }),
                Operator::Mod if b.0 != 0 => Some(Instr::ModInt { dst, a, b }),
                _ => None,
            };
            if let Some(instr) = instr {
                return self.emit(span, instr);
            }
        }
        let b = self.operand(right);
        self.emit(span, binary_instr(op, dst, a, b));
    }

    pub(super) fn unary(&mut self, span: Span, op: tree::UnaryOp, operand: &'t Expr, dst: Reg) {
        if let Some(constant) = fold(operand).and_then(|constant| fold::unary(op, &constant)) {
            return self.constant_into(span, constant, dst);
        }
        let op = match op {
            tree::UnaryOp::Not => {
                if let Some((left, op, right)) = negatable(operand) {
                    let a = self.operand_before(left, dst, &[right]);
                    let b = self.operand(right);
                    let instr = match op {
                        CmpOp::Is => Instr::IsNot { dst, a, b },
                        CmpOp::IsNot => Instr::Is { dst, a, b },
                        CmpOp::In => Instr::NotIn { dst, item: a, container: b },
                        _ => Instr::In { dst, item: a, container: b },
                    };
                    return self.emit(span, instr);
                }
                let a = self.operand_via(operand, dst);
                return self.emit(span, Instr::Not { dst, a });
            }
            tree::UnaryOp::Invert => UnaryOp::Invert,
            tree::UnaryOp::UAdd => UnaryOp::Pos,
            tree::UnaryOp::USub => UnaryOp::Neg,
        };
        let a = self.operand_via(operand, dst);
        self.emit(span, Instr::Unary { op, dst, a });
    }

    pub(super) fn bool_op(&mut self, span: Span, op: tree::BoolOp, values: &'t [Expr], dst: Reg) {
        let scratch = self.scratch_for(span, dst);
        let end = self.label();
        let (last, others) = values.split_last().expect("an `and` has operands");
        for (index, value) in others.iter().enumerate() {
            self.into(value, scratch);
            let target = end.target();
            let instr = match op {
                tree::BoolOp::And => Instr::JumpIfFalseKeep { a: scratch, target },
                tree::BoolOp::Or => Instr::JumpIfTrueKeep { a: scratch, target },
            };
            self.frame.asm.jump(value.span, instr);
            if !self.are_inert(std::slice::from_ref(&values[index + 1])) {
                self.emit(value.span, Instr::Drop { reg: scratch });
            }
        }
        self.into(last, scratch);
        self.place(end);
        self.deliver(span, scratch, dst);
    }

    pub(super) fn jump_on_bool_op_discarded(&mut self, expression: &'t Expr, end: Label) {
        let ExprKind::BoolOp { op, values } = &expression.kind else { return };
        let (last, others) = values.split_last().expect("an `and` has operands");
        for value in others {
            self.condition(value, end, *op == tree::BoolOp::Or);
        }
        self.discard(last);
    }

    pub(super) fn compare(
        &mut self,
        span: Span,
        left: &'t Expr,
        ops: &[CmpOp],
        comparators: &'t [Expr],
        dst: Reg,
    ) {
        if let ([op], [right]) = (ops, comparators) {
            let a = self.operand_before(left, dst, &[right]);
            let b = self.container(*op, right);
            return self.emit(span, compare_instr(*op, dst, a, b));
        }
        let scratch = self.scratch_for(span, dst);
        self.chain(span, left, ops, comparators, Wanted::Value(scratch));
        self.deliver(span, scratch, dst);
    }

    /// A copy of a temporary that an instruction would take and that is needed once more; a local is only copied anyway.
    pub(super) fn keep(&mut self, span: Span, reg: Reg) -> Reg {
        if !self.is_temporary(reg) {
            return reg;
        }
        let copy = self.allocate(span);
        self.emit(span, Instr::Move { dst: copy, src: reg });
        copy
    }

    /// The right operand of a comparison: after `in`, a list or set of constants is a constant itself.
    pub(super) fn container(&mut self, op: CmpOp, right: &'t Expr) -> Reg {
        if matches!(op, CmpOp::In | CmpOp::NotIn) {
            let constant = match &right.kind {
                ExprKind::List { elts } => elts.iter().map(fold).collect::<Option<_>>().map(Constant::Tuple),
                ExprKind::Set { elts } => {
                    elts.iter().map(fold).collect::<Option<_>>().map(Constant::FrozenSet)
                }
                _ => None,
            };
            if let Some(constant) = constant {
                return self.temporary_constant(right.span, constant);
            }
        }
        self.operand(right)
    }
}

/// A whole number that fits into an instruction.
pub(super) fn small(expression: &Expr) -> Option<Imm> {
    match &expression.kind {
        ExprKind::Constant(tree::Constant::Int(value)) => i16::try_from(*value).ok().map(Imm),
        ExprKind::UnaryOp { .. } | ExprKind::BinOp { .. } => match fold(expression)? {
            Constant::Int(value) => i16::try_from(value).ok().map(Imm),
            _ => None,
        },
        _ => None,
    }
}

/// `a is b` and `a in b`, of which `not` makes `a is not b` and `a not in b`.
fn negatable(operand: &Expr) -> Option<(&Expr, CmpOp, &Expr)> {
    let ExprKind::Compare { left, ops, comparators } = &operand.kind else { return None };
    match (&ops[..], &comparators[..]) {
        ([op @ (CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn)], [right]) => Some((left, *op, right)),
        _ => None,
    }
}

pub(super) fn compare_instr(op: CmpOp, dst: Reg, a: Reg, b: Reg) -> Instr {
    match op {
        CmpOp::Eq => Instr::Compare { op: CompareOp::Eq, dst, a, b },
        CmpOp::NotEq => Instr::Compare { op: CompareOp::Ne, dst, a, b },
        CmpOp::Lt => Instr::Compare { op: CompareOp::Lt, dst, a, b },
        CmpOp::LtE => Instr::Compare { op: CompareOp::Le, dst, a, b },
        CmpOp::Gt => Instr::Compare { op: CompareOp::Gt, dst, a, b },
        CmpOp::GtE => Instr::Compare { op: CompareOp::Ge, dst, a, b },
        CmpOp::Is => Instr::Is { dst, a, b },
        CmpOp::IsNot => Instr::IsNot { dst, a, b },
        CmpOp::In => Instr::In { dst, item: a, container: b },
        CmpOp::NotIn => Instr::NotIn { dst, item: a, container: b },
    }
}

fn binary_instr(op: Operator, dst: Reg, a: Reg, b: Reg) -> Instr {
    match op {
        Operator::Add => Instr::Add { dst, a, b },
        Operator::Sub => Instr::Sub { dst, a, b },
        Operator::Mult => Instr::Mul { dst, a, b },
        Operator::MatMult => Instr::Binary { op: BinaryOp::MatMul, dst, a, b },
        Operator::Div => Instr::TrueDiv { dst, a, b },
        Operator::Mod => Instr::Mod { dst, a, b },
        Operator::Pow => Instr::Binary { op: BinaryOp::Pow, dst, a, b },
        Operator::LShift => Instr::LShift { dst, a, b },
        Operator::RShift => Instr::RShift { dst, a, b },
        Operator::BitOr => Instr::Or { dst, a, b },
        Operator::BitXor => Instr::Xor { dst, a, b },
        Operator::BitAnd => Instr::And { dst, a, b },
        Operator::FloorDiv => Instr::FloorDiv { dst, a, b },
    }
}

/// The instruction of an augmented assignment.
pub(super) fn in_place_instr(op: Operator, dst: Reg, a: Reg, b: Reg) -> Instr {
    let op = match op {
        Operator::Add => return Instr::InPlaceAdd { dst, a, b },
        Operator::Sub => return Instr::InPlaceSub { dst, a, b },
        Operator::Mult => return Instr::InPlaceMul { dst, a, b },
        Operator::MatMult => BinaryOp::MatMul,
        Operator::Div => BinaryOp::TrueDiv,
        Operator::Mod => BinaryOp::Mod,
        Operator::Pow => BinaryOp::Pow,
        Operator::LShift => BinaryOp::LShift,
        Operator::RShift => BinaryOp::RShift,
        Operator::BitOr => BinaryOp::Or,
        Operator::BitXor => BinaryOp::Xor,
        Operator::BitAnd => BinaryOp::And,
        Operator::FloorDiv => BinaryOp::FloorDiv,
    };
    Instr::InPlace { op, dst, a, b }
}
