//! Pictures of each arrow of this crate: tokens, layout, tree.
//!
//! The tree is printed as CPython 3.14's `ast.dump` prints it, so that a reader can put the two side by side and a test can compare them.
//!
//! ```text
//! the tree ──statements, expressions, patterns, literals──► nodes with fields ──picture──► text
//! ```

mod expressions;
mod literals;
mod patterns;
mod picture;
mod statements;

use crate::layout::lay_out;
use crate::lexer::lex;
use crate::token::Token;
use crate::tree::Module;
use picture::{Dumped, Printer};
use rondo_diagnostics::{Source, Span};

/// How a tree is printed.
#[derive(Clone, Copy, Debug, Default)]
pub struct TreeStyle {
    /// How many spaces a level is indented by; everything on one line without it.
    pub indent: Option<usize>,
    /// Whether places are printed, as `include_attributes=True` does.
    pub places: bool,
    /// Whether characters beyond ASCII are printed as escapes.
    pub ascii: bool,
}

/// The words that the lexer finds in a text, one a line, before blocks are known.
pub fn dump_tokens(text: &str) -> String {
    let source = Source::new("", text);
    let lexed = lex(&source);
    let mut out = String::new();
    for &(token, span) in &lexed.tokens {
        token_line(&mut out, &source, token, span, 0);
    }
    out
}

/// The tokens that the grammar sees, one a line, indented as their blocks are.
pub fn dump_layout(text: &str) -> String {
    let source = Source::new("", text);
    let laid = lay_out(&source, &lex(&source));
    let mut out = String::new();
    let mut level = 0;
    for &(token, span) in &laid.tokens {
        if token == Token::Dedent {
            level -= 1;
        }
        token_line(&mut out, &source, token, span, level);
        if token == Token::Indent {
            level += 1;
        }
    }
    out
}

fn token_line(out: &mut String, source: &Source, token: Token, span: Span, level: usize) {
    let position = source.position(span.start);
    let place = format!("{}:{}", position.line, position.column);
    let kind = format!("{token:?}");
    let text = match token {
        Token::LineEnd | Token::Newline | Token::Indent | Token::Dedent => "",
        _ => source.slice(span),
    };
    let line = format!("{place:<8}{:indent$}{kind:<18}{}", "", text.escape_debug(), indent = level * 4);
    out.push_str(line.trim_end());
    out.push('\n');
}

/// The tree of a text in the shape of `ast.dump`.
pub fn dump_tree(module: &Module, source: &Source, style: TreeStyle) -> String {
    let printer = Printer { source, style };
    let body = printer.stmts(&module.body);
    let mut out = String::new();
    printer.write(&mut out, &Dumped::Node("Module", vec![("body", body)], None), 0);
    out
}
