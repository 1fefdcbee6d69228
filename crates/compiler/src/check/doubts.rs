//! Doubts: what Python allows and nobody means. They are CPython's, with its words; the program runs.

use rondo_diagnostics::Span;
use rondo_syntax::tree::*;

use super::{Block, Checker};
use crate::errors;

impl Checker<'_> {
    /// `x is 5`: whether two equal numbers are one object is left to the implementation. One doubt a comparison.
    pub(super) fn doubt_identity(&mut self, span: Span, left: &Expr, ops: &[CmpOp], comparators: &[Expr]) {
        let mut before = left;
        for (op, after) in ops.iter().zip(comparators) {
            let is_negated = match op {
                CmpOp::Is => Some(false),
                CmpOp::IsNot => Some(true),
                CmpOp::Eq
                | CmpOp::NotEq
                | CmpOp::Lt
                | CmpOp::LtE
                | CmpOp::Gt
                | CmpOp::GtE
                | CmpOp::In
                | CmpOp::NotIn => None,
            };
            let literal = [after, before].into_iter().find(|operand| is_literal(operand));
            if let (Some(is_negated), Some(literal)) = (is_negated, literal) {
                let name = type_name(literal).expect("literals have a type");
                return self.fault(errors::identity_of_literal(span, name, is_negated));
            }
            before = after;
        }
    }

    /// `assert (x, "words")`
    pub(super) fn doubt_assertion(&mut self, span: Span, test: &Expr) {
        if matches!(&test.kind, ExprKind::Tuple { elts } if !elts.is_empty()) {
            self.fault(errors::assertion_always_true(span));
        }
    }

    /// `[1, 2](3)`, where a comma was forgotten.
    pub(super) fn doubt_call(&mut self, callee: &Expr) {
        if !matches!(callee.kind, ExprKind::Lambda { .. })
            && let Some(name) = type_name(callee)
        {
            self.fault(errors::literal_is_called(callee.span, name));
        }
    }

    /// `[1, 2]["a"]` and `{1}[2]`, where a comma was forgotten.
    pub(super) fn doubt_index(&mut self, value: &Expr, slice: &Expr) {
        let Some(name) = type_name(value) else { return };
        match &value.kind {
            ExprKind::Tuple { .. }
            | ExprKind::List { .. }
            | ExprKind::ListComp { .. }
            | ExprKind::JoinedStr { .. }
            | ExprKind::Constant(Constant::Str(_) | Constant::Bytes(_)) => match type_name(slice) {
                None | Some("int" | "bool") => {}
                Some(index) => self.fault(errors::literal_is_indexed_by(value.span, name, index)),
            },
            ExprKind::Dict { .. } | ExprKind::DictComp { .. } => {}
            _ => self.fault(errors::literal_is_indexed(value.span, name)),
        }
    }

    /// `return`, `break` or `continue` out of a `finally`: the exception on its way is lost.
    pub(super) fn doubt_leaving(&mut self, span: Span, word: &str) {
        if self.frame().blocks.last() == Some(&Block::Finally) {
            self.fault(errors::leaves_finally(span, word));
        }
    }
}

/// What identity means nothing for.
fn is_literal(expression: &Expr) -> bool {
    match &expression.kind {
        ExprKind::Constant(Constant::None | Constant::Bool(_) | Constant::Ellipsis) => false,
        ExprKind::Constant(_) => true,
        ExprKind::Tuple { elts } => elts.iter().all(|element| matches!(element.kind, ExprKind::Constant(_))),
        _ => false,
    }
}

/// The type of what an expression gives, where its form says so.
fn type_name(expression: &Expr) -> Option<&'static str> {
    Some(match &expression.kind {
        ExprKind::Constant(constant) => match constant {
            Constant::None => "NoneType",
            Constant::Bool(_) => "bool",
            Constant::Ellipsis => "ellipsis",
            Constant::Int(_) | Constant::BigInt(_) => "int",
            Constant::Float(_) => "float",
            Constant::Imaginary(_) => "complex",
            Constant::Str(_) => "str",
            Constant::Bytes(_) => "bytes",
        },
        ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "str",
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::List { .. } | ExprKind::ListComp { .. } => "list",
        ExprKind::Dict { .. } | ExprKind::DictComp { .. } => "dict",
        ExprKind::Set { .. } | ExprKind::SetComp { .. } => "set",
        ExprKind::GeneratorExp { .. } => "generator",
        ExprKind::Lambda { .. } => "function",
        _ => return None,
    })
}
