//! What can be assigned to, deleted, or bound by `for`.
//!
//! A target is parsed as an expression and checked afterwards: so the complaint can say what it is that cannot be assigned to.

use super::expressions::{starred, tuple_or_one};
use super::*;
use crate::errors;
use crate::tree::CmpOp;

/// What is done to a target; decides what can be one, and how it is refused.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// `a, *b = …` and `with … as a`
    Assign,
    /// `del a`
    Delete,
    /// `for a in …`
    For,
}

/// ```text
/// star_targets: star_target (',' star_target)* [',']
/// star_target:  '*' star_target | bitwise_or        (as far as it is a target)
/// ```
pub(super) fn star_targets<'t>(grammar: &Grammar<'t>, purpose: Purpose) -> Rule<'t, Expr> {
    checked(tuple_or_one(star_target_unchecked(grammar)), purpose)
}

/// ```text
/// star_target: '*' star_target | bitwise_or         (as far as it is a target)
/// ```
pub(super) fn star_target<'t>(grammar: &Grammar<'t>, purpose: Purpose) -> Rule<'t, Expr> {
    checked(star_target_unchecked(grammar), purpose)
}

fn star_target_unchecked<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    let operand = grammar.bitwise_or.clone();
    choice((starred(operand.clone()), operand)).boxed()
}

/// A target, refused if it cannot be one.
fn checked<'t>(target: Rule<'t, Expr>, purpose: Purpose) -> Rule<'t, Expr> {
    target
        .validate(move |target, _, emitter| {
            if let Some(wrong) = invalid_target(&target, purpose) {
                emitter.emit(said(errors::invalid_target(wrong, purpose)));
            }
            target
        })
        .boxed()
}

/// The first part of a target that cannot be one.
pub(crate) fn invalid_target(target: &Expr, purpose: Purpose) -> Option<&Expr> {
    match &target.kind {
        ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => None,
        ExprKind::Tuple { elts } | ExprKind::List { elts } => {
            elts.iter().find_map(|element| invalid_target(element, purpose))
        }
        ExprKind::Starred { .. } if purpose == Purpose::Delete => Some(target),
        ExprKind::Starred { value } => invalid_target(value, purpose),
        ExprKind::Compare { left, ops, .. } if purpose == Purpose::For && ops[0] == CmpOp::In => {
            invalid_target(left, purpose)
        }
        _ => Some(target),
    }
}
