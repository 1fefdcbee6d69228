//! The tree: what the parser makes of a text, and what the compiler reads.
//!
//! The one idea: names and shapes are those of CPython's own `ast` module, so that its documentation describes this tree too, and a test
//! can compare the two node by node. Spans are CPython's as well: a pair of parentheses belongs to a tuple and to nothing else.
//!
//! Where Rust makes another shape more natural, it differs in these points only:
//!
//! - `AsyncFunctionDef`, `AsyncFor`, `AsyncWith` and `TryStar` are a flag in `FunctionDef`, `For`, `With`, `Try`.
//! - There is no `expr_context`: what stands in a field called `target` or `targets`, or in `optional_vars`, is stored to (or deleted,
//!   in `Delete`), and the parser has verified that it can be. In such a place occur `Name`, `Attribute`, `Subscript`, `Starred`,
//!   `Tuple` and `List` only.
//! - `Dict` is a list of [`DictItem`] rather than two lists of which one has holes.
//! - `Constant` has no `kind`, and type comments are comments.
//!
//! Nodes own their parts, carry no lifetimes, and are cheap to share where it matters: a [`Name`] is a counted string of which the parser
//! makes one for each distinct identifier.
//!
//!
//! ```text
//! names           names.rs
//! statements      statements.rs
//! expressions     expressions.rs
//! patterns        patterns.rs
//! limits, Drop    depth.rs
//! ```

mod depth;
mod expressions;
mod names;
mod patterns;
mod statements;

pub use depth::{MAX_CHAIN, MAX_NESTING};
pub use expressions::{
    BigInt, BoolOp, CmpOp, Comprehension, Constant, Conversion, DictItem, Expr, ExprKind, Keyword, Operator,
    UnaryOp,
};
pub use names::{Identifier, Name};
pub use patterns::{MatchCase, Pattern, PatternKind};
pub use statements::{
    Alias, Arguments, ClassDef, ExceptHandler, FunctionDef, Parameter, Stmt, StmtKind, TypeParam,
    TypeParamKind, WithItem,
};

/// A whole file.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Module {
    /// Its statements. A docstring is an ordinary first `Expr` statement.
    pub body: Vec<Stmt>,
}
