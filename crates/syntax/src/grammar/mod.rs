//! The grammar: one small function a production, with the production in its doc comment as the Language Reference writes it.
//!
//! The one idea: the grammar accepts a little *more* than Python, and a check at the end of the production says what is wrong. `f() = 1` is
//! parsed as an assignment and refused because a call is no target; so the message knows what the author meant, nothing is parsed twice,
//! and parsing goes on behind the fault.
//!
//! Where even that doesn't fit, the statement is given up: [`blocks`] skips the rest of its line, keeps its block, and goes on, so that one
//! run reports every independent fault. What chumsky knows at that point, a token that was found and the set of those that would have been
//! right, is all in a [`Fault`]; `crate::explain` makes a sentence of it.
//!
//! | file | topic |
//! |---|---|
//! | [`expressions`] | operators, from `lambda` and `if … else` down to `await` |
//! | [`atoms`] | names, literals, brackets, calls, subscripts |
//! | [`displays`] | lists, sets, dicts, comprehensions |
//! | [`strings`] | adjacent literals, replacement fields |
//! | [`arguments`] | what stands between the parentheses of a call |
//! | [`parameters`] | what stands between the parentheses of a `def`, after `lambda`, in the brackets of generics |
//! | [`targets`] | what can be assigned to |
//! | [`simple`], [`imports`] | statements of a line |
//! | [`compound`], [`blocks`] | statements with blocks, and recovery |
//! | [`patterns`] | `case` |
//!
//! Every production is `boxed`: without it, the types of the combinators nest as deep as the grammar, and so does the compiler's work.

mod arguments;
mod atoms;
mod blocks;
mod compound;
mod displays;
mod expressions;
mod imports;
mod parameters;
mod patterns;
mod simple;
mod strings;
mod targets;

use crate::fault::Fault;
use crate::names::Names;
pub(crate) use targets::Purpose;

use crate::token::{Token, TokenSet};
use crate::tree::{Expr, ExprKind, Identifier, Stmt};
use chumsky::input::{MapExtra, MappedInput};
use chumsky::inspector::SimpleState;
use chumsky::prelude::*;
use expressions::Grammar;
use rondo_diagnostics::{Diagnostic, Source, Span};

/// A place as chumsky wants it; the same two numbers as in [`Span`].
pub(crate) type Place = SimpleSpan<u32>;

/// The tokens that are parsed.
pub(crate) type Tokens<'t> = MappedInput<'t, Token, Place, &'t [(Token, Place)]>;

/// What productions can reach besides the tokens.
pub(crate) type Extra<'t> = extra::Full<Fault, SimpleState<State<'t>>, ()>;

/// A production that yields `T`.
pub(crate) type Rule<'t, T> = Boxed<'t, 't, Tokens<'t>, T, Extra<'t>>;

/// A production as it is before it is boxed.
pub(crate) trait Production<'t, T>: Parser<'t, Tokens<'t>, T, Extra<'t>> + Clone + 't {}
impl<'t, T, P: Parser<'t, Tokens<'t>, T, Extra<'t>> + Clone + 't> Production<'t, T> for P {}

/// The text that tokens are looked up in, and the names that have been met.
pub(crate) struct State<'t> {
    pub(crate) source: &'t Source,
    pub(crate) names: Names,
}

/// The tokens of a text, ready to be parsed.
pub(crate) fn tokens(laid: &[(Token, Span)]) -> Vec<(Token, Place)> {
    laid.iter().map(|&(token, span)| (token, Place::from(span.start..span.end))).collect()
}

/// Parses a file: `file: statement* ENDMARKER`
pub(crate) fn file(tokens: &[(Token, Place)], source: &Source) -> (Vec<Stmt>, Vec<Fault>) {
    let end = source.text().len() as u32;
    let mut state = SimpleState(State { source, names: Names::default() });
    let statements = blocks::statements().then_ignore(end_of_input());
    let (body, faults) = statements
        .parse_with_state(tokens.split_token_span(Place::from(end..end)), &mut state)
        .into_output_errors();
    (body.unwrap_or_default(), faults)
}

/// Parses an expression: `eval: expressions NEWLINE* ENDMARKER`
pub(crate) fn eval(tokens: &[(Token, Place)], source: &Source) -> (Option<Expr>, Vec<Fault>) {
    let end = source.text().len() as u32;
    let mut state = SimpleState(State { source, names: Names::default() });
    let rule = expressions::tuple_or_one(expressions::grammar().expression)
        .then_ignore(just(Token::Newline).repeated())
        .then_ignore(end_of_input());
    rule.parse_with_state(tokens.split_token_span(Place::from(end..end)), &mut state).into_output_errors()
}

fn end_of_input<'t>() -> Rule<'t, ()> {
    end().boxed()
}

/// The place of what a production has matched.
fn place<'t>(extra: &mut MapExtra<'t, '_, Tokens<'t>, Extra<'t>>) -> Span {
    span_of(extra.span())
}

pub(crate) fn span_of(place: Place) -> Span {
    Span::new(place.start, place.end)
}

/// The text of what a production has matched.
fn text<'t>(extra: &mut MapExtra<'t, '_, Tokens<'t>, Extra<'t>>) -> &'t str {
    let span = place(extra);
    extra.state().source.slice(span)
}

/// An expression of this kind where the production has matched.
fn expr<'t>(kind: ExprKind, extra: &mut MapExtra<'t, '_, Tokens<'t>, Extra<'t>>) -> Expr {
    Expr::new(kind, place(extra))
}

/// A complaint as chumsky carries it.
fn said(diagnostic: Diagnostic) -> Fault {
    Fault::said(diagnostic)
}

/// `token`
fn word<'t>(token: Token) -> impl Production<'t, Token> {
    just(token)
}

/// Any token of a set.
fn any_of<'t>(set: TokenSet) -> impl Production<'t, Token> {
    any().filter(move |token: &Token| set.contains(*token))
}

/// Looks whether the next token is one of a set, and takes nothing: for alternatives that are rare, so that where they do not
/// stand, one look is enough to leave all of them out.
fn begins<'t>(set: TokenSet) -> impl Production<'t, ()> {
    custom(move |input| {
        if input.peek().is_some_and(|token| set.contains(token)) {
            return Ok(());
        }
        let before = input.cursor();
        let found = input.next();
        Err(Fault { place: input.span_since(&before), found, expected: set, said: None })
    })
}

/// `NAME`, with its place.
fn identifier<'t>() -> impl Production<'t, Identifier> {
    just(Token::Name).map_with(|_, extra| {
        let text = text(extra);
        Identifier { name: extra.state().names.intern(text), span: place(extra) }
    })
}
