//! `case` and its patterns.

use super::atoms::{constant, number};
use super::expressions::*;
use super::strings::strings;
use super::*;
use crate::errors;
use crate::tree::{Constant, Operator, Pattern, PatternKind, UnaryOp};
use chumsky::input::Emitter;

/// A pattern of this kind where the production has matched.
fn pattern_of<'t>(kind: PatternKind, extra: &mut MapExtra<'t, '_, Tokens<'t>, Extra<'t>>) -> Pattern {
    Pattern { kind, span: place(extra) }
}

/// ```text
/// patterns: open_sequence_pattern | as_pattern
/// ```
pub(super) fn patterns<'t>(grammar: &Grammar<'t>) -> Rule<'t, Pattern> {
    let element = maybe_star_pattern(as_pattern(grammar));
    element
        .clone()
        .then(word(Token::Comma).ignore_then(element).repeated().collect::<Vec<_>>())
        .then(word(Token::Comma).or_not())
        .validate(|((first, mut rest), comma), extra, emitter| {
            if rest.is_empty() && comma.is_none() {
                if let PatternKind::MatchStar { .. } = first.kind {
                    emitter.emit(said(errors::invalid_syntax(first.span)));
                }
                return first;
            }
            rest.insert(0, first);
            pattern_of(PatternKind::MatchSequence { patterns: rest }, extra)
        })
        .boxed()
}

/// ```text
/// as_pattern: or_pattern ['as' capture_target]
/// or_pattern: closed_pattern ('|' closed_pattern)*
/// ```
fn as_pattern<'t>(grammar: &Grammar<'t>) -> Rule<'t, Pattern> {
    recursive(|as_pattern| {
        let closed = closed_pattern(as_pattern.boxed(), grammar);
        let or_pattern = closed
            .clone()
            .then(word(Token::Bar).ignore_then(closed).repeated().collect::<Vec<_>>())
            .map_with(|(first, mut rest), extra| {
                if rest.is_empty() {
                    return first;
                }
                rest.insert(0, first);
                pattern_of(PatternKind::MatchOr { patterns: rest }, extra)
            });
        or_pattern
            .then(word(Token::As).ignore_then(grammar.expression.clone()).or_not())
            .validate(|(pattern, target), extra, emitter| match target {
                None => pattern,
                Some(target) => {
                    let name = capture_target(target, emitter);
                    pattern_of(PatternKind::MatchAs { pattern: Some(Box::new(pattern)), name }, extra)
                }
            })
            .boxed()
    })
    .boxed()
}

/// What stands after `as`: a name other than `_`.
fn capture_target(mut target: Expr, emitter: &mut Emitter<Fault>) -> Option<Identifier> {
    match target.take_kind() {
        ExprKind::Name(name) if name == "_" => {
            emitter.emit(said(errors::underscore_target(target.span)));
            None
        }
        ExprKind::Name(name) => Some(Identifier { name, span: target.span }),
        kind => {
            emitter.emit(said(errors::pattern_target(target.span, &kind)));
            None
        }
    }
}

/// ```text
/// maybe_star_pattern: '*' NAME | as_pattern
/// ```
fn maybe_star_pattern<'t>(as_pattern: Rule<'t, Pattern>) -> Rule<'t, Pattern> {
    let star = word(Token::Star).ignore_then(identifier()).map_with(|name, extra| {
        let name = (name.name != "_").then_some(name);
        pattern_of(PatternKind::MatchStar { name }, extra)
    });
    choice((star, as_pattern)).boxed()
}

/// ```text
/// closed_pattern: literal_pattern | capture_pattern | '_' | value_pattern | group_pattern | sequence_pattern | mapping_pattern
///     | class_pattern
/// ```
fn closed_pattern<'t>(as_pattern: Rule<'t, Pattern>, grammar: &Grammar<'t>) -> Rule<'t, Pattern> {
    choice((
        name_pattern(as_pattern.clone()),
        literal_pattern(grammar),
        parenthesised_pattern(as_pattern.clone()),
        bracketed_pattern(as_pattern.clone()),
        mapping_pattern(as_pattern, grammar),
    ))
    .boxed()
}

/// ```text
/// literal_pattern: signed_number | complex_number | strings | 'None' | 'True' | 'False'
/// ```
fn literal_pattern<'t>(grammar: &Grammar<'t>) -> Rule<'t, Pattern> {
    literal(grammar)
        .map(|mut value| {
            let span = value.span;
            let kind = match value.take_kind() {
                ExprKind::Constant(constant @ (Constant::None | Constant::Bool(_))) => {
                    PatternKind::MatchSingleton(constant)
                }
                kind => PatternKind::MatchValue { value: Expr::new(kind, span) },
            };
            Pattern { kind, span }
        })
        .boxed()
}

/// ```text
/// literal_expr:   signed_number | complex_number | strings | 'None' | 'True' | 'False'
/// signed_number:  ['-' | '+'] NUMBER
/// complex_number: signed_number ('+' | '-') NUMBER
/// ```
fn literal<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    let sign = select! { Token::Minus => UnaryOp::USub };
    let signed = sign.or_not().then(number()).map_with(|(sign, number), extra| match sign {
        Some(op) => expr(ExprKind::UnaryOp { op, operand: Box::new(number) }, extra),
        None => number,
    });
    let operator = select! { Token::Plus => Operator::Add, Token::Minus => Operator::Sub };
    let complex =
        signed.then(operator.then(number()).or_not()).validate(|(left, rest), extra, emitter| match rest {
            None => left,
            Some((op, right)) => {
                check_complex(&left, &right, emitter);
                expr(ExprKind::BinOp { left: Box::new(left), op, right: Box::new(right) }, extra)
            }
        });
    let words =
        constant().filter(|constant| !matches!(constant.kind, ExprKind::Constant(Constant::Ellipsis)));
    let strings = strings(grammar).validate(|string, _, emitter| {
        if let ExprKind::JoinedStr { .. } | ExprKind::TemplateStr { .. } = string.kind {
            emitter.emit(said(errors::format_string_pattern(string.span)));
        }
        string
    });
    choice((complex, strings, words)).boxed()
}

/// A complex number in a pattern is a real part and an imaginary one.
fn check_complex(left: &Expr, right: &Expr, emitter: &mut Emitter<Fault>) {
    let real = match &left.kind {
        ExprKind::UnaryOp { operand, .. } => operand,
        _ => left,
    };
    if let ExprKind::Constant(Constant::Imaginary(_)) = real.kind {
        emitter.emit(said(errors::real_number_required(left.span)));
    } else if !matches!(right.kind, ExprKind::Constant(Constant::Imaginary(_))) {
        emitter.emit(said(errors::imaginary_number_required(right.span)));
    }
}

/// ```text
/// name_or_attr: NAME ('.' NAME)*
/// ```
fn name_or_attr<'t>() -> Rule<'t, Expr> {
    identifier()
        .map(|name| Expr::new(ExprKind::Name(name.name), name.span))
        .foldl_with(word(Token::Dot).ignore_then(identifier()).repeated(), |value, attr, extra| {
            expr(ExprKind::Attribute { value: Box::new(value), attr }, extra)
        })
        .boxed()
}

/// An item in the parentheses of a class pattern.
enum ClassItem {
    Positional(Pattern),
    Keyword(Identifier, Pattern),
}

/// ```text
/// capture_pattern: NAME
/// value_pattern:   NAME ('.' NAME)+
/// class_pattern:   name_or_attr '(' [class_item (',' class_item)* [',']] ')'
/// class_item:      as_pattern | NAME '=' as_pattern
/// ```
fn name_pattern<'t>(as_pattern: Rule<'t, Pattern>) -> Rule<'t, Pattern> {
    let keyword = identifier()
        .then_ignore(word(Token::Equal))
        .then(as_pattern.clone())
        .map(|(name, pattern)| ClassItem::Keyword(name, pattern));
    let item = choice((keyword, as_pattern.map(ClassItem::Positional)));
    let items = item
        .separated_by(word(Token::Comma))
        .at_least(1)
        .collect::<Vec<_>>()
        .then_ignore(word(Token::Comma).or_not());
    let parentheses = word(Token::LParen).ignore_then(items.or_not()).then_ignore(word(Token::RParen));
    name_or_attr()
        .then(parentheses.or_not())
        .validate(|(mut value, items), extra, emitter| {
            if let Some(items) = items {
                return pattern_of(class_pattern(value, items.unwrap_or_default(), emitter), extra);
            }
            let kind = match value.take_kind() {
                ExprKind::Name(name) if name == "_" => PatternKind::MatchAs { pattern: None, name: None },
                ExprKind::Name(name) => {
                    PatternKind::MatchAs { pattern: None, name: Some(Identifier { name, span: value.span }) }
                }
                kind => PatternKind::MatchValue { value: Expr::new(kind, value.span) },
            };
            pattern_of(kind, extra)
        })
        .boxed()
}

fn class_pattern(cls: Expr, items: Vec<ClassItem>, emitter: &mut Emitter<Fault>) -> PatternKind {
    let (mut patterns, mut kwd_attrs, mut kwd_patterns) = (Vec::new(), Vec::new(), Vec::new());
    for item in items {
        match item {
            ClassItem::Positional(pattern) => {
                if !kwd_attrs.is_empty() {
                    emitter.emit(said(errors::positional_pattern_after_keyword(pattern.span)));
                }
                patterns.push(pattern);
            }
            ClassItem::Keyword(name, pattern) => {
                kwd_attrs.push(name);
                kwd_patterns.push(pattern);
            }
        }
    }
    PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns }
}

/// ```text
/// group_pattern:    '(' as_pattern ')'
/// sequence_pattern: '(' [maybe_star_pattern ',' [maybe_star_pattern (',' maybe_star_pattern)* [',']]] ')'
/// ```
fn parenthesised_pattern<'t>(as_pattern: Rule<'t, Pattern>) -> Rule<'t, Pattern> {
    let element = maybe_star_pattern(as_pattern);
    let elements = element
        .clone()
        .then(word(Token::Comma).ignore_then(element).repeated().collect::<Vec<_>>())
        .then(word(Token::Comma).or_not());
    word(Token::LParen)
        .ignore_then(elements.or_not())
        .then_ignore(word(Token::RParen))
        .validate(|inside, extra, emitter| {
            let patterns = match inside {
                None => Vec::new(),
                Some(((first, rest), None)) if rest.is_empty() => {
                    if let PatternKind::MatchStar { .. } = first.kind {
                        emitter.emit(said(errors::invalid_syntax(first.span)));
                    }
                    return first;
                }
                Some(((first, mut rest), _)) => {
                    rest.insert(0, first);
                    rest
                }
            };
            pattern_of(PatternKind::MatchSequence { patterns }, extra)
        })
        .boxed()
}

/// ```text
/// sequence_pattern: '[' [maybe_star_pattern (',' maybe_star_pattern)* [',']] ']'
/// ```
fn bracketed_pattern<'t>(as_pattern: Rule<'t, Pattern>) -> Rule<'t, Pattern> {
    let elements =
        maybe_star_pattern(as_pattern).separated_by(word(Token::Comma)).at_least(1).collect::<Vec<_>>();
    word(Token::LBracket)
        .ignore_then(elements.then_ignore(word(Token::Comma).or_not()).or_not())
        .then_ignore(word(Token::RBracket))
        .map_with(|patterns, extra| {
            pattern_of(PatternKind::MatchSequence { patterns: patterns.unwrap_or_default() }, extra)
        })
        .boxed()
}

/// An item between the braces of a mapping pattern.
enum MappingItem {
    Pair(Expr, Pattern),
    Rest(Identifier),
}

/// ```text
/// mapping_pattern:   '{' [key_value_pattern (',' key_value_pattern)*] [',' '**' NAME] [','] '}'
/// key_value_pattern: (literal_expr | name_or_attr) ':' as_pattern
/// ```
fn mapping_pattern<'t>(as_pattern: Rule<'t, Pattern>, grammar: &Grammar<'t>) -> Rule<'t, Pattern> {
    let dotted = name_or_attr().filter(|key| matches!(key.kind, ExprKind::Attribute { .. }));
    let pair = choice((literal(grammar), dotted.boxed()))
        .then_ignore(word(Token::Colon))
        .then(as_pattern)
        .map(|(key, pattern)| MappingItem::Pair(key, pattern));
    let rest = word(Token::DoubleStar).ignore_then(identifier()).map(MappingItem::Rest);
    let items = choice((pair, rest)).separated_by(word(Token::Comma)).at_least(1).collect::<Vec<_>>();
    word(Token::LBrace)
        .ignore_then(items.then_ignore(word(Token::Comma).or_not()).or_not())
        .then_ignore(word(Token::RBrace))
        .validate(|items, extra, emitter| {
            let (mut keys, mut patterns, mut rest) = (Vec::new(), Vec::new(), None);
            for item in items.unwrap_or_default() {
                match item {
                    MappingItem::Pair(key, pattern) => {
                        if let Some(Identifier { span, .. }) = &rest {
                            emitter.emit(said(errors::rest_not_last(*span)));
                        }
                        keys.push(key);
                        patterns.push(pattern);
                    }
                    MappingItem::Rest(name) => {
                        if name.name == "_" || rest.is_some() {
                            emitter.emit(said(errors::invalid_syntax(name.span)));
                        }
                        rest = Some(name);
                    }
                }
            }
            pattern_of(PatternKind::MatchMapping { keys, patterns, rest }, extra)
        })
        .boxed()
}
