//! What stands between the parentheses of a call or of a `class`.

use super::displays::comp_for;
use super::expressions::*;
use super::*;
use crate::errors;
use crate::tree::{Comprehension, Keyword};
use chumsky::input::Emitter;

/// The arguments of a call, sorted as the tree has them.
#[derive(Default)]
pub(super) struct Arguments {
    pub(super) args: Vec<Expr>,
    pub(super) keywords: Vec<Keyword>,
    /// Whether the only argument is a generator expression without parentheses of its own.
    pub(super) bare_generator: bool,
}

/// One argument as it is written.
enum Argument {
    /// `value`
    Positional(Expr),
    /// `value for …`
    Generator(Expr),
    /// `*value`
    Unpacked(Expr),
    /// `name=value`
    Keyword(Keyword),
    /// `**value`, with the place of all of it.
    Mapping(Keyword),
    /// Something that has been complained of.
    Faulty,
}

/// What follows the expression that an argument begins with.
enum Tail {
    /// `= value`
    Value(Expr),
    /// `=` and nothing.
    Missing(Span),
    /// `for …`
    For(Vec<Comprehension>),
}

/// ```text
/// arguments: [argument (',' argument)* [',']]
/// ```
pub(super) fn arguments<'t>(grammar: &Grammar<'t>) -> Rule<'t, Arguments> {
    argument(grammar)
        .separated_by(word(Token::Comma))
        .at_least(1)
        .collect::<Vec<_>>()
        .then(word(Token::Comma).or_not())
        .or_not()
        .validate(|written, _, emitter| match written {
            Some((written, comma)) => sort(written, comma.is_some(), emitter),
            None => Arguments::default(),
        })
        .boxed()
}

/// ```text
/// argument: '*' expression | '**' expression | NAME '=' expression | named_expression [comp_for+]
/// ```
fn argument<'t>(grammar: &Grammar<'t>) -> Rule<'t, Argument> {
    let unpacked = starred(grammar.expression.clone()).map(Argument::Unpacked);
    let mapping = word(Token::DoubleStar)
        .ignore_then(grammar.expression.clone())
        .map_with(|value, extra| Argument::Mapping(Keyword { arg: None, value, span: place(extra) }));
    let missing = any_of(TokenSet::of(&[Token::Comma, Token::RParen])).rewind();
    let value = choice((
        word(Token::Equal).ignore_then(grammar.expression.clone()).map(Tail::Value),
        word(Token::Equal).map_with(|_, extra| place(extra)).then_ignore(missing).map(Tail::Missing),
        comp_for(grammar).map(Tail::For),
    ));
    let other = named_expression_or(grammar, errors::walrus_in_argument)
        .map_with(|first, extra| (first, place(extra)))
        .then(value.or_not())
        .validate(|((first, written), tail), extra, emitter| {
            let whole = place(extra);
            match tail {
                None => Argument::Positional(first),
                Some(Tail::For(generators)) => Argument::Generator(Expr::new(
                    ExprKind::GeneratorExp { elt: Box::new(first), generators },
                    whole,
                )),
                Some(Tail::Missing(equal)) => {
                    emitter.emit(said(errors::argument_value_missing(written.to(equal))));
                    Argument::Faulty
                }
                Some(Tail::Value(value)) => keyword(first, written, value, whole, emitter),
            }
        });
    choice((other, unpacked, mapping)).boxed()
}

/// `first = value`: a keyword argument if `first` is a bare name.
fn keyword(
    mut first: Expr,
    written: Span,
    value: Expr,
    whole: Span,
    emitter: &mut Emitter<Fault>,
) -> Argument {
    let span = first.span;
    match first.take_kind() {
        ExprKind::Name(name) if written == span => {
            let arg = Some(Identifier { name, span });
            Argument::Keyword(Keyword { arg, value, span: whole })
        }
        kind => {
            emitter.emit(said(errors::keyword_is_expression(written, &kind)));
            Argument::Faulty
        }
    }
}

/// Sorts arguments, and complains of an order that Python doesn't know.
fn sort(written: Vec<Argument>, comma: bool, emitter: &mut Emitter<Fault>) -> Arguments {
    let alone = written.len() == 1 && !comma;
    let mut arguments = Arguments::default();
    let (mut after_keyword, mut after_mapping) = (None, None);
    let (mut generator_seen, mut disorder_seen) = (false, false);
    for argument in written {
        match argument {
            Argument::Positional(value) => {
                if disorder_seen {
                    // One complaint a call is enough.
                } else if let Some(mapping) = after_mapping {
                    disorder_seen = true;
                    emitter.emit(said(errors::positional_after_mapping(value.span, mapping)));
                } else if let Some(keyword) = after_keyword {
                    disorder_seen = true;
                    emitter.emit(said(errors::positional_after_keyword(value.span, keyword)));
                }
                arguments.args.push(value);
            }
            Argument::Generator(value) => {
                if !alone && !std::mem::replace(&mut generator_seen, true) {
                    emitter.emit(said(errors::bare_generator(value.span)));
                }
                arguments.bare_generator = alone;
                arguments.args.push(value);
            }
            Argument::Unpacked(value) => {
                if let Some(mapping) = after_mapping {
                    emitter.emit(said(errors::unpacking_after_mapping(value.span, mapping)));
                }
                arguments.args.push(value);
            }
            Argument::Keyword(keyword) => {
                after_keyword.get_or_insert(keyword.span);
                arguments.keywords.push(keyword);
            }
            Argument::Mapping(keyword) => {
                after_mapping.get_or_insert(keyword.span);
                arguments.keywords.push(keyword);
            }
            Argument::Faulty => {}
        }
    }
    arguments
}
