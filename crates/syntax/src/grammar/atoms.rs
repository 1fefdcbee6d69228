//! Names, literals, brackets, and what follows them: calls, attributes, subscripts.

use super::arguments::{Arguments, arguments};
use super::displays::{braces, brackets, comp_for};
use super::expressions::*;
use super::strings::strings;
use super::*;
use crate::errors;
use crate::numbers;
use crate::tree::{Constant, Keyword};

/// What follows an atom.
enum Trailer {
    Attribute(Identifier),
    Call(Vec<Expr>, Vec<Keyword>),
    Subscript(Expr),
}

/// ```text
/// primary: atom ('.' NAME | '(' [arguments] ')' | '[' slices ']')*
/// ```
pub(super) fn primary<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    atom(grammar)
        .foldl_with(trailer(grammar).repeated(), |left, trailer, extra| {
            let left = Box::new(left);
            let kind = match trailer {
                Trailer::Attribute(attr) => ExprKind::Attribute { value: left, attr },
                Trailer::Call(args, keywords) => ExprKind::Call { func: left, args, keywords },
                Trailer::Subscript(slice) => ExprKind::Subscript { value: left, slice: Box::new(slice) },
            };
            expr(kind, extra)
        })
        .boxed()
}

fn trailer<'t>(grammar: &Grammar<'t>) -> Rule<'t, Trailer> {
    let attribute = word(Token::Dot).ignore_then(identifier()).map(Trailer::Attribute);
    let call = word(Token::LParen).ignore_then(arguments(grammar)).then_ignore(word(Token::RParen)).map_with(
        |Arguments { mut args, keywords, bare_generator }, extra| {
            // A generator expression that is the only argument shares the parentheses of the call.
            if let ([generator], true) = (&mut args[..], bare_generator) {
                generator.span = place(extra);
            }
            Trailer::Call(args, keywords)
        },
    );
    let subscript = word(Token::LBracket)
        .ignore_then(slices(grammar))
        .then_ignore(word(Token::RBracket))
        .map(Trailer::Subscript);
    const FIRST: TokenSet = TokenSet::of(&[Token::Dot, Token::LParen, Token::LBracket]);
    begins(FIRST).ignore_then(choice((attribute, call, subscript))).boxed()
}

/// ```text
/// slices: (slice | starred_expression) (',' (slice | starred_expression))* [',']
/// ```
fn slices<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    let element = choice((slice(grammar), starred(grammar.expression.clone())));
    element
        .clone()
        .then(word(Token::Comma).ignore_then(element).repeated().collect::<Vec<_>>())
        .then(word(Token::Comma).or_not())
        .map_with(|((first, mut rest), comma), extra| {
            let single =
                rest.is_empty() && comma.is_none() && !matches!(first.kind, ExprKind::Starred { .. });
            if single {
                return first;
            }
            rest.insert(0, first);
            expr(ExprKind::Tuple { elts: rest }, extra)
        })
        .boxed()
}

/// ```text
/// slice: [expression] ':' [expression] [':' [expression]] | named_expression
/// ```
fn slice<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    let bound = grammar.expression.clone().or_not();
    let step = word(Token::Colon).ignore_then(bound.clone());
    let rest = word(Token::Colon).ignore_then(bound).then(step.or_not());
    let from_colon = rest.clone().map_with(|(upper, step), extra| {
        let (upper, step) = (upper.map(Box::new), step.flatten().map(Box::new));
        expr(ExprKind::Slice { lower: None, upper, step }, extra)
    });
    let from_expression =
        named_expression(grammar).then(rest.or_not()).map_with(|(first, rest), extra| match rest {
            None => first,
            Some((upper, step)) => {
                let (lower, upper, step) =
                    (Some(Box::new(first)), upper.map(Box::new), step.flatten().map(Box::new));
                expr(ExprKind::Slice { lower, upper, step }, extra)
            }
        });
    choice((from_expression, from_colon)).boxed()
}

/// ```text
/// atom: NAME | 'True' | 'False' | 'None' | '...' | NUMBER | strings | (tuple | group | genexp) | (list | listcomp)
///     | (dict | set | dictcomp | setcomp)
/// ```
fn atom<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    choice((
        name(),
        strings(grammar),
        parentheses(grammar),
        number(),
        constant(),
        brackets(grammar),
        braces(grammar),
    ))
    .boxed()
}

fn name<'t>() -> Rule<'t, Expr> {
    word(Token::Name)
        .map_with(|_, extra| {
            let text = text(extra);
            let name = extra.state().names.intern(text);
            expr(ExprKind::Name(name), extra)
        })
        .boxed()
}

/// ```text
/// constant: 'True' | 'False' | 'None' | '...'
/// ```
pub(super) fn constant<'t>() -> Rule<'t, Expr> {
    select! {
        Token::True => Constant::Bool(true),
        Token::False => Constant::Bool(false),
        Token::None => Constant::None,
        Token::Ellipsis => Constant::Ellipsis,
    }
    .map_with(|constant, extra| expr(ExprKind::Constant(constant), extra))
    .boxed()
}

/// ```text
/// NUMBER: integer | floatnumber | imagnumber
/// ```
pub(super) fn number<'t>() -> Rule<'t, Expr> {
    let int = word(Token::Int).validate(|_, extra, emitter| {
        let constant = numbers::int_value(text(extra)).unwrap_or_else(|digits| {
            emitter.emit(said(errors::too_many_digits(place(extra), digits)));
            Constant::Int(0)
        });
        expr(ExprKind::Constant(constant), extra)
    });
    let float = word(Token::Float).map_with(|_, extra| {
        let value = numbers::float_value(text(extra));
        expr(ExprKind::Constant(Constant::Float(value)), extra)
    });
    let imaginary = word(Token::Imaginary).map_with(|_, extra| {
        let value = numbers::float_value(text(extra));
        expr(ExprKind::Constant(Constant::Imaginary(value)), extra)
    });
    choice((int, float, imaginary)).boxed()
}

/// What stands between parentheses.
enum Inside {
    /// `yield …`
    Yield(Expr),
    /// One element, with or without a comma or further elements, or a comprehension.
    Elements(Expr, Rest),
}

/// What follows the first element.
enum Rest {
    For(Vec<crate::tree::Comprehension>),
    Elements(Vec<Expr>, Option<Token>),
}

/// ```text
/// group:  '(' (yield_expression | named_expression) ')'
/// tuple:  '(' [star_named_expression ',' [star_named_expression (',' star_named_expression)* [',']]] ')'
/// genexp: '(' named_expression comp_for+ ')'
/// ```
fn parentheses<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    let element = star_named_expression(grammar);
    let elements = word(Token::Comma)
        .ignore_then(element.clone())
        .repeated()
        .collect()
        .then(word(Token::Comma).or_not());
    let rest = choice((
        comp_for(grammar).map(Rest::For),
        elements.map(|(elements, comma)| Rest::Elements(elements, comma)),
    ));
    let inside = choice((
        element.then(rest).map(|(first, rest)| Inside::Elements(first, rest)),
        yield_expression(grammar).map(Inside::Yield),
    ));
    word(Token::LParen)
        .ignore_then(inside.or_not())
        .then_ignore(word(Token::RParen))
        .validate(|inside, extra, emitter| match inside {
            None => expr(ExprKind::Tuple { elts: Vec::new() }, extra),
            Some(Inside::Yield(inner)) => inner,
            Some(Inside::Elements(first, Rest::For(generators))) => {
                if let ExprKind::Starred { .. } = first.kind {
                    emitter.emit(said(errors::unpacking_in_comprehension(first.span)));
                }
                expr(ExprKind::GeneratorExp { elt: Box::new(first), generators }, extra)
            }
            Some(Inside::Elements(first, Rest::Elements(rest, comma))) => {
                if rest.is_empty() && comma.is_none() {
                    if let ExprKind::Starred { .. } = first.kind {
                        emitter.emit(said(errors::starred_here(first.span)));
                    }
                    return first;
                }
                let mut elts = rest;
                elts.insert(0, first);
                expr(ExprKind::Tuple { elts }, extra)
            }
        })
        .boxed()
}
