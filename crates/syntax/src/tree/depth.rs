//! How deep a tree may be, and how a deep one is dropped.
//!
//! `a.b.c.d…` and `1 + 1 + 1 …` make trees that lean to the left as far as the text is long. The parser refuses more than
//! [`MAX_CHAIN`] of these in a row and more than [`MAX_NESTING`] of everything that nests otherwise; dropping a tree takes no
//! stack for the former. Whoever visits a tree walks down the left spine in a loop, or grows the stack.

use super::{Constant, Expr, ExprKind};

/// How many operators, calls, attributes and subscripts may follow each other in one chain that leans to the left.
pub const MAX_CHAIN: usize = 20_000;

/// How deep expressions may nest in one another otherwise, and how many `elif` one `if` may have.
pub const MAX_NESTING: usize = 1_000;

impl ExprKind {
    /// The operand that a chain leaning to the left goes on with.
    pub fn left_mut(&mut self) -> Option<&mut Expr> {
        match self {
            ExprKind::BinOp { left, .. } => Some(left),
            ExprKind::Call { func, .. } => Some(func),
            ExprKind::Attribute { value, .. } | ExprKind::Subscript { value, .. } => Some(value),
            ExprKind::BoolOp { .. }
            | ExprKind::NamedExpr { .. }
            | ExprKind::UnaryOp { .. }
            | ExprKind::Lambda { .. }
            | ExprKind::IfExp { .. }
            | ExprKind::Dict { .. }
            | ExprKind::Set { .. }
            | ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Await { .. }
            | ExprKind::Yield { .. }
            | ExprKind::YieldFrom { .. }
            | ExprKind::Compare { .. }
            | ExprKind::JoinedStr { .. }
            | ExprKind::FormattedValue { .. }
            | ExprKind::TemplateStr { .. }
            | ExprKind::Interpolation { .. }
            | ExprKind::Constant(_)
            | ExprKind::Starred { .. }
            | ExprKind::Name(_)
            | ExprKind::List { .. }
            | ExprKind::Tuple { .. }
            | ExprKind::Slice { .. } => None,
        }
    }
}

impl Drop for Expr {
    /// Takes a chain that leans to the left apart in a loop, link by link, so that its length costs no stack.
    fn drop(&mut self) {
        let Some(left) = self.kind.left_mut() else { return };
        if left.kind.left_mut().is_none() {
            return;
        }
        let mut kind = left.take_kind();
        while let Some(left) = kind.left_mut() {
            kind = left.take_kind();
        }
    }
}

impl Expr {
    /// Takes out what the expression is, and leaves `...` in its place. (An `Expr` has a `Drop`, so it cannot be taken apart by moving.)
    pub fn take_kind(&mut self) -> ExprKind {
        std::mem::replace(&mut self.kind, ExprKind::Constant(Constant::Ellipsis))
    }
}
