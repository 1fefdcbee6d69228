//! From text to the tree.
//!
//! The one idea: each arrow is a pass of its own, tolerates everything, and hands on something more orderly than it was given, so that the
//! next has less to doubt. What is wrong is collected on the way, as plain data.
//!
//! ```text
//!   text ──lex──► tokens ──lay_out──► logical lines, blocks, paired brackets ──grammar──► tree
//!          │                 │                                                  │
//!          └─ text.rs        └─ layout.rs                          explain.rs ──┴─ grammar.rs      (faults, worded in errors/)
//! ```
//!
//! | to see | look at |
//! |---|---|
//! | every kind of node | [`tree`] |
//! | every kind of token | [`token`] |
//! | which files are sources | `encoding.rs` |
//! | how strings, numbers and f-strings end | `lexer.rs`, `numbers.rs` |
//! | indentation, brackets, soft keywords, limits of depth | `layout.rs` |
//! | the grammar, a function a production | `grammar/` |
//! | how a failure of the grammar becomes a sentence | `explain.rs` |
//! | what the prompt asks: is there more to come? | `incomplete.rs` |
//! | pictures of all of this | `dump.rs`, `dump/` |
//!
//! All of Python 3.14's grammar parses, also what Rondo doesn't run (complex numbers, template strings): the compiler refuses that by name.
//! Deliberately absent: scopes, and whatever can be judged only with them (`return` outside a function, `nonlocal` without a binding),
//! which are the compiler's; and type comments, which are comments.

mod dump;
mod encoding;
mod errors;
mod explain;
mod fault;
mod grammar;
mod incomplete;
mod layout;
mod lexer;
mod names;
mod numbers;
mod strings;
pub mod token;
pub mod tree;

pub use dump::{TreeStyle, dump_layout, dump_tokens, dump_tree};
pub use encoding::{Undecodable, decode};
pub use incomplete::is_incomplete;

use fault::Fault;
use grammar::Place;
use rondo_diagnostics::{Code, Diagnostic, Source, Span};
use token::{Token, TokenSet};
use tree::{Expr, Module};

/// The words of a text with their places, before blocks are known.
pub fn tokens(text: &str) -> Vec<(Token, Span)> {
    lexer::lex(&Source::new("", text)).tokens
}

/// What came of parsing a file.
#[derive(Debug)]
pub struct Parsed {
    /// The tree; without the statements that could not be understood. If there are errors, it is for looking at, not for compiling.
    pub module: Module,
    /// All faults and doubts, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

impl Parsed {
    /// Whether the tree may be compiled: doubts there may be, errors not.
    pub fn is_ok(&self) -> bool {
        !self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// What came of parsing a single expression.
#[derive(Debug)]
pub struct ParsedExpression {
    /// The expression, if it could be understood.
    pub expression: Option<Expr>,
    /// All faults and doubts, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses a file. Spans are in bytes of `text`, a byte order mark included.
pub fn parse_module(text: &str) -> Parsed {
    if let Some(diagnostic) = null_byte(text) {
        return Parsed { module: Module::default(), diagnostics: vec![diagnostic] };
    }
    let prepared = Prepared::new(text);
    let (body, faults) = grammar::file(&prepared.tokens, &prepared.source);
    Parsed { module: Module { body }, diagnostics: prepared.diagnostics(faults) }
}

/// Parses an expression, as `eval` does: leading white space is allowed, further lines are not.
pub fn parse_expression(text: &str) -> ParsedExpression {
    let trimmed = text.trim_start_matches([' ', '\t']);
    let shift = (text.len() - trimmed.len()) as u32;
    if let Some(diagnostic) = null_byte(text) {
        return ParsedExpression { expression: None, diagnostics: vec![diagnostic] };
    }
    let prepared = Prepared::new(trimmed);
    let (expression, faults) = grammar::eval(&prepared.tokens, &prepared.source);
    let diagnostics =
        prepared.diagnostics(faults).into_iter().map(|diagnostic| shifted(diagnostic, shift)).collect();
    ParsedExpression { expression, diagnostics }
}

/// A complaint of a byte that no source may hold.
fn null_byte(text: &str) -> Option<Diagnostic> {
    text.find('\0').map(|place| errors::null_byte(Span::new(place as u32, place as u32 + 1)))
}

/// The same complaint about a text that begins with `by` bytes more.
fn shifted(mut diagnostic: Diagnostic, by: u32) -> Diagnostic {
    let shift = |span: &mut Span| *span = Span::new(span.start + by, span.end + by);
    shift(&mut diagnostic.span);
    diagnostic.labels.iter_mut().for_each(|label| shift(&mut label.span));
    diagnostic
}

/// A text that is ready for the grammar, and what was wrong with it so far.
struct Prepared {
    source: Source,
    tokens: Vec<(Token, Place)>,
    early: Vec<Diagnostic>,
}

impl Prepared {
    /// Lexes and lays out.
    fn new(text: &str) -> Self {
        let source = Source::new("", text);
        let lexed = lexer::lex(&source);
        let laid = layout::lay_out(&source, &lexed);
        let mut early = lexed.diagnostics;
        early.extend(laid.diagnostics);
        Prepared { tokens: grammar::tokens(&laid.tokens), source, early }
    }

    /// All complaints in the order of the text.
    ///
    /// Where the lexer or the layout has found a fault, the grammar mostly stumbles over the same: its general complaints about that
    /// logical line are dropped.
    fn diagnostics(self, faults: Vec<Fault>) -> Vec<Diagnostic> {
        let mut early_errors: Vec<u32> = self
            .early
            .iter()
            .filter(|diagnostic| diagnostic.is_error())
            .map(|diagnostic| diagnostic.span.start)
            .collect();
        early_errors.sort_unstable();
        // Blocks beyond the limit are not handed to the grammar, which misses them.
        let cut_off = self.early.iter().any(|diagnostic| diagnostic.code == Code::E0023);
        let missed =
            |fault: &Fault| cut_off && fault.said.as_ref().is_some_and(|said| said.code == Code::E0024);
        let mut diagnostics = self.early;
        for fault in faults.into_iter().filter(|fault| !missed(fault)) {
            let known = || {
                let line = logical_line(&self.tokens, fault.place.start);
                early_errors[early_errors.partition_point(|&place| place < line.start)..]
                    .first()
                    .is_some_and(|&place| place <= line.end)
            };
            if fault.said.is_some() || !known() {
                diagnostics.push(explain::explain(fault, &self.tokens, &self.source));
            }
        }
        diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
        diagnostics.dedup();
        diagnostics
    }
}

/// The stretch of the logical line that a place is on: from the end of the one before to its own end.
fn logical_line(tokens: &[(Token, Place)], place: u32) -> Span {
    let ends = TokenSet::one(Token::Newline);
    let at = tokens.partition_point(|(_, token)| token.start < place);
    let start = tokens[..at]
        .iter()
        .rposition(|(token, _)| ends.contains(*token))
        .map_or(0, |index| tokens[index].1.end);
    let end = tokens[at..]
        .iter()
        .find(|(token, _)| ends.contains(*token))
        .map_or(u32::MAX, |(_, place)| place.start);
    Span::new(start, end)
}
