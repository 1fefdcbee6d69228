//! Lists, sets, dicts, and comprehensions.

use super::expressions::*;
use super::targets::{self, Purpose};
use super::*;
use crate::errors;
use crate::tree::{Comprehension, DictItem};
use chumsky::input::Emitter;

/// What follows the first element of a display.
enum Rest<T> {
    For(Vec<Comprehension>),
    /// Further elements; after how many of them a comprehension begins that should have had parentheses around its target.
    Elements(Vec<T>, Option<Span>),
}

/// What follows the first element: a comprehension, or more elements.
fn rest<'t, T: 't>(element: Rule<'t, T>, grammar: &Grammar<'t>) -> Rule<'t, Rest<T>> {
    let stray = comp_for(grammar).map_with(|_, extra| place(extra));
    let elements = word(Token::Comma)
        .ignore_then(element)
        .repeated()
        .collect()
        .then_ignore(word(Token::Comma).or_not())
        .then(stray.or_not())
        .map(|(elements, stray)| Rest::Elements(elements, stray));
    choice((comp_for(grammar).map(Rest::For), elements)).boxed()
}

/// ```text
/// comp_for: ['async'] 'for' star_targets 'in' disjunction ('if' disjunction)*
/// ```
pub(super) fn comp_for<'t>(grammar: &Grammar<'t>) -> Rule<'t, Vec<Comprehension>> {
    let condition = word(Token::If).ignore_then(grammar.disjunction.clone());
    word(Token::Async)
        .or_not()
        .then_ignore(word(Token::For))
        .then(targets::star_targets(grammar, Purpose::For))
        .then_ignore(word(Token::In))
        .then(grammar.disjunction.clone())
        .then(condition.repeated().collect())
        .map_with(|(((is_async, target), iter), ifs), extra| Comprehension {
            target,
            iter,
            ifs,
            is_async: is_async.is_some(),
            span: place(extra),
        })
        .repeated()
        .at_least(1)
        .collect()
        .boxed()
}

/// ```text
/// list:     '[' [star_named_expression (',' star_named_expression)* [',']] ']'
/// listcomp: '[' named_expression comp_for+ ']'
/// ```
pub(super) fn brackets<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    let element = star_named_expression(grammar);
    word(Token::LBracket)
        .ignore_then(element.clone().then(rest(element, grammar)).or_not())
        .then_ignore(word(Token::RBracket))
        .validate(|inside, extra, emitter| {
            let kind = match inside {
                None => ExprKind::List { elts: Vec::new() },
                Some((first, Rest::For(generators))) => {
                    refuse_unpacking(&first, emitter);
                    ExprKind::ListComp { elt: Box::new(first), generators }
                }
                Some((first, Rest::Elements(mut elts, stray))) => {
                    refuse_stray_comprehension(&first, elts.last(), stray, emitter);
                    elts.insert(0, first);
                    ExprKind::List { elts }
                }
            };
            expr(kind, extra)
        })
        .boxed()
}

fn refuse_unpacking(element: &Expr, emitter: &mut Emitter<Fault>) {
    if let ExprKind::Starred { .. } = element.kind {
        emitter.emit(said(errors::unpacking_in_comprehension(element.span)));
    }
}

/// `[a, b for a, b in c]`
fn refuse_stray_comprehension(
    first: &Expr,
    last: Option<&Expr>,
    stray: Option<Span>,
    emitter: &mut Emitter<Fault>,
) {
    if stray.is_some() {
        let target = last.map_or(first.span, |last| first.span.to(last.span));
        emitter.emit(said(errors::comprehension_target_parentheses(target)));
    }
}

/// An element between braces.
enum Element {
    /// An element of a set.
    Value(Expr),
    /// `key: value`
    Pair(Expr, Expr),
    /// `key:` and nothing, with the place of the colon.
    Half(Expr, Span),
    /// `**mapping`, with the place of all of it.
    Mapping(Expr, Span),
}

/// ```text
/// dict:     '{' [dict_item (',' dict_item)* [',']] '}'
/// set:      '{' star_named_expression (',' star_named_expression)* [','] '}'
/// dictcomp: '{' expression ':' expression comp_for+ '}'
/// setcomp:  '{' named_expression comp_for+ '}'
/// ```
pub(super) fn braces<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    let element = element(grammar);
    word(Token::LBrace)
        .ignore_then(element.clone().then(rest(element, grammar)).or_not())
        .then_ignore(word(Token::RBrace))
        .validate(|inside, extra, emitter| {
            let kind = match inside {
                None => ExprKind::Dict { items: Vec::new() },
                Some((first, Rest::For(generators))) => comprehension(first, generators, emitter),
                Some((first, Rest::Elements(mut rest, stray))) => {
                    let is_set = matches!(first, Element::Value(_));
                    if let (Element::Value(first), Some(_)) = (&first, stray) {
                        let last = rest.iter().rev().find_map(|element| match element {
                            Element::Value(value) => Some(value),
                            Element::Pair(..) | Element::Half(..) | Element::Mapping(..) => None,
                        });
                        refuse_stray_comprehension(first, last, stray, emitter);
                    } else if let Some(stray) = stray {
                        emitter.emit(said(errors::invalid_syntax(stray)));
                    }
                    rest.insert(0, first);
                    if is_set { set(rest, emitter) } else { dict(rest, emitter) }
                }
            };
            expr(kind, extra)
        })
        .boxed()
}

/// ```text
/// dict_item: expression ':' expression | '**' bitwise_or
/// ```
fn element<'t>(grammar: &Grammar<'t>) -> Rule<'t, Element> {
    let mapping = word(Token::DoubleStar)
        .ignore_then(grammar.bitwise_or.clone())
        .map_with(|value, extra| Element::Mapping(value, place(extra)));
    let missing = any_of(TokenSet::of(&[Token::Comma, Token::RBrace])).rewind();
    let starred_value = starred(grammar.bitwise_or.clone());
    let value = choice((
        grammar.expression.clone().map(Some),
        starred_value.validate(|value, _, emitter| {
            emitter.emit(said(errors::starred_dict_value(value.span)));
            Some(value)
        }),
        missing.to(None),
    ));
    let colon = word(Token::Colon).map_with(|_, extra| place(extra));
    let other =
        star_named_expression(grammar).then(colon.then(value).or_not()).map(|(first, rest)| match rest {
            None => Element::Value(first),
            Some((_, Some(value))) => Element::Pair(first, value),
            Some((colon, None)) => Element::Half(first, colon),
        });
    choice((other, mapping)).boxed()
}

fn comprehension(first: Element, generators: Vec<Comprehension>, emitter: &mut Emitter<Fault>) -> ExprKind {
    match first {
        Element::Value(first) => {
            refuse_unpacking(&first, emitter);
            ExprKind::SetComp { elt: Box::new(first), generators }
        }
        Element::Pair(key, value) => {
            ExprKind::DictComp { key: Box::new(key), value: Box::new(value), generators }
        }
        Element::Half(key, colon) => {
            emitter.emit(said(errors::dict_value_missing(colon)));
            ExprKind::SetComp { elt: Box::new(key), generators }
        }
        Element::Mapping(value, whole) => {
            emitter.emit(said(errors::mapping_in_comprehension(whole)));
            ExprKind::SetComp { elt: Box::new(value), generators }
        }
    }
}

fn set(elements: Vec<Element>, emitter: &mut Emitter<Fault>) -> ExprKind {
    let mut elts = Vec::with_capacity(elements.len());
    for element in elements {
        match element {
            Element::Value(value) => elts.push(value),
            Element::Pair(key, value) => emitter.emit(said(errors::pair_in_set(key.span.to(value.span)))),
            Element::Half(key, colon) => emitter.emit(said(errors::pair_in_set(key.span.to(colon)))),
            Element::Mapping(_, whole) => emitter.emit(said(errors::invalid_syntax(whole))),
        }
    }
    ExprKind::Set { elts }
}

fn dict(elements: Vec<Element>, emitter: &mut Emitter<Fault>) -> ExprKind {
    let mut items = Vec::with_capacity(elements.len());
    for element in elements {
        match element {
            Element::Pair(key, value) => {
                if let ExprKind::Starred { .. } = key.kind {
                    emitter.emit(said(errors::invalid_syntax(key.span)));
                }
                items.push(DictItem { key: Some(key), value });
            }
            Element::Mapping(value, _) => items.push(DictItem { key: None, value }),
            Element::Value(value) => emitter.emit(said(errors::dict_colon_missing(value.span))),
            Element::Half(_, colon) => emitter.emit(said(errors::dict_value_missing(colon))),
        }
    }
    ExprKind::Dict { items }
}
