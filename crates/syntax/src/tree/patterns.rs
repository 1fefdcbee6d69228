//! The patterns of `match`.

use rondo_diagnostics::Span;

use super::{Constant, Expr, Identifier, Stmt};

/// `case pattern if guard: body`
#[derive(Clone, PartialEq, Debug)]
pub struct MatchCase {
    /// The pattern.
    pub pattern: Pattern,
    /// The condition after `if`.
    pub guard: Option<Expr>,
    /// The block.
    pub body: Vec<Stmt>,
    /// From `case` to the end of its block.
    pub span: Span,
}

/// A pattern and its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Pattern {
    /// What it is.
    pub kind: PatternKind,
    /// Where it stands.
    pub span: Span,
}

/// Every kind of pattern.
#[derive(Clone, PartialEq, Debug)]
pub enum PatternKind {
    /// A literal (with a sign, perhaps; an f-string is refused) or a dotted name, compared with `==`.
    MatchValue {
        /// The expression.
        value: Expr,
    },
    /// `None`, `True`, `False`, compared with `is`.
    MatchSingleton(Constant),
    /// `[a, *b]`, `(a, b)` or `a, b`
    MatchSequence {
        /// The patterns; at most one `MatchStar`.
        patterns: Vec<Pattern>,
    },
    /// `{key: pattern, **rest}`
    MatchMapping {
        /// Literals or dotted names.
        keys: Vec<Expr>,
        /// As many patterns.
        patterns: Vec<Pattern>,
        /// The name after `**`.
        rest: Option<Identifier>,
    },
    /// `cls(patterns, kwd_attrs=kwd_patterns)`
    MatchClass {
        /// A name or a dotted name.
        cls: Expr,
        /// Positional patterns.
        patterns: Vec<Pattern>,
        /// Names of keyword patterns.
        kwd_attrs: Vec<Identifier>,
        /// As many patterns.
        kwd_patterns: Vec<Pattern>,
    },
    /// `*name` or `*_`, in a sequence.
    MatchStar {
        /// The name; nothing for `_`.
        name: Option<Identifier>,
    },
    /// `pattern as name`, a bare `name`, or `_` when both are absent.
    MatchAs {
        /// The pattern before `as`.
        pattern: Option<Box<Pattern>>,
        /// The name.
        name: Option<Identifier>,
    },
    /// `a | b`
    MatchOr {
        /// Two patterns or more.
        patterns: Vec<Pattern>,
    },
}
