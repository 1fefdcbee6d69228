//! From text to the tree.

pub mod tree;

use rondo_diagnostics::Diagnostic;
use tree::{Expr, Module};

/// What came of parsing a file.
#[derive(Debug)]
pub struct Parsed {
    /// The tree; without the statements that could not be understood.
    pub module: Module,
    /// All faults and doubts, in the order of the text. If one of them is an error, the tree is not to be compiled.
    pub diagnostics: Vec<Diagnostic>,
}

/// What came of parsing a single expression.
#[derive(Debug)]
pub struct ParsedExpression {
    /// The expression, if it could be understood.
    pub expression: Option<Expr>,
    /// All faults and doubts, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}
