//! From text to the tree.

mod dump;
mod errors;
mod fault;
mod grammar;
mod layout;
mod lexer;
mod names;
mod numbers;
mod strings;
pub mod token;
pub mod tree;

pub use dump::{TreeStyle, dump_layout, dump_tokens, dump_tree};
use rondo_diagnostics::{Diagnostic, Source};
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

/// Parses a file.
pub fn parse_module(text: &str) -> Parsed {
    let source = Source::new("", text);
    let lexed = lexer::lex(&source);
    let laid = layout::lay_out(&source, &lexed);
    let tokens = grammar::tokens(&laid.tokens);
    let (body, faults) = grammar::file(&tokens, &source);
    let mut diagnostics = lexed.diagnostics;
    diagnostics.extend(laid.diagnostics);
    for fault in faults {
        diagnostics.push(match fault.said { Some(said) => *said, None => errors::invalid_syntax(grammar::span_of(fault.place)) });
    }
    Parsed { module: Module { body }, diagnostics }
}
