//! Parameters: of `def`, of `lambda`, and of types.
//!
//! The items between the commas are parsed in any order, and sorted afterwards, where the order is judged.

use super::expressions::{Grammar, star_expression, starred};
use super::*;
use crate::errors;
use crate::tree::{Arguments, Parameter, TypeParam, TypeParamKind};
use chumsky::input::Emitter;

/// One item of a list of parameters.
enum Item {
    /// `name: annotation = default`
    Plain(Parameter),
    /// `/`
    Slash(Span),
    /// `*`
    Star(Span),
    /// `*name: annotation`, with the place of the asterisk, and the place of a default that it must not have.
    Vararg(Span, Parameter, Option<Span>),
    /// `**name: annotation`, and the place of a default that it must not have.
    Kwarg(Parameter, Option<Span>),
    /// `(name, …)`, as in Python 2.
    Parenthesised(Span),
    /// `name =` and nothing.
    DefaultMissing(Parameter, Span),
}

/// ```text
/// parameters: [parameter_item (',' parameter_item)* [',']]
/// ```
pub(super) fn parameters<'t>(grammar: &Grammar<'t>) -> Rule<'t, Arguments> {
    let annotation = word(Token::Colon).ignore_then(grammar.expression.clone()).boxed();
    let star_annotation = word(Token::Colon).ignore_then(star_expression(grammar)).boxed();
    list(grammar, annotation, star_annotation, Token::RParen)
}

/// ```text
/// lambda_parameters: [parameter_item (',' parameter_item)* [',']]       (without annotations)
/// ```
pub(super) fn lambda_parameters<'t>(grammar: &Grammar<'t>) -> Rule<'t, Arguments> {
    // A colon ends the parameters here, so nothing stands for an annotation.
    let never = any_of(TokenSet::EMPTY).ignore_then(grammar.expression.clone()).boxed();
    list(grammar, never.clone(), never, Token::Colon)
}

fn list<'t>(
    grammar: &Grammar<'t>,
    annotation: Rule<'t, Expr>,
    star_annotation: Rule<'t, Expr>,
    closer: Token,
) -> Rule<'t, Arguments> {
    let item = item(grammar, annotation, star_annotation);
    item.separated_by(word(Token::Comma))
        .at_least(1)
        .collect::<Vec<_>>()
        .then_ignore(word(Token::Comma).or_not())
        .or_not()
        .validate(move |items, _, emitter| sort(items.unwrap_or_default(), closer, emitter))
        .boxed()
}

/// ```text
/// parameter_item: NAME [':' expression] ['=' expression] | '/' | '*' [NAME [':' star_expression]] | '**' NAME [':' expression]
/// ```
fn item<'t>(
    grammar: &Grammar<'t>,
    annotation: Rule<'t, Expr>,
    star_annotation: Rule<'t, Expr>,
) -> Rule<'t, Item> {
    let parameter = |annotation: Rule<'t, Expr>| {
        identifier().then(annotation.or_not()).map_with(|(name, annotation), extra| Parameter {
            name,
            annotation,
            default: None,
            span: place(extra),
        })
    };
    let equal = || word(Token::Equal).map_with(|_, extra| place(extra));
    let missing = any_of(TokenSet::of(&[Token::Comma, Token::RParen])).rewind();
    let default = choice((grammar.expression.clone().map(Some), missing.to(None)));
    let plain =
        parameter(annotation.clone()).then(equal().then(default).or_not()).map(|(parameter, default)| {
            match default {
                None => Item::Plain(parameter),
                Some((_, Some(default))) => Item::Plain(Parameter { default: Some(default), ..parameter }),
                Some((equal, None)) => Item::DefaultMissing(parameter, equal),
            }
        });
    let refused = || equal().then_ignore(grammar.expression.clone()).or_not();
    let star = word(Token::Star)
        .map_with(|_, extra| place(extra))
        .then(parameter(star_annotation).then(refused()).or_not())
        .map(|(star, parameter)| {
            parameter.map_or(Item::Star(star), |(parameter, default)| Item::Vararg(star, parameter, default))
        });
    let double_star = word(Token::DoubleStar)
        .ignore_then(parameter(annotation))
        .then(refused())
        .map(|(parameter, default)| Item::Kwarg(parameter, default));
    let slash = word(Token::Slash).map_with(|_, extra| Item::Slash(place(extra)));
    let parenthesised = word(Token::LParen)
        .then(identifier().separated_by(word(Token::Comma)).allow_trailing().at_least(1))
        .then(word(Token::RParen))
        .map_with(|_, extra| Item::Parenthesised(place(extra)));
    choice((plain, star, double_star, slash, parenthesised)).boxed()
}

/// How far the list has come.
#[derive(PartialEq, PartialOrd)]
enum Stage {
    BeforeSlash,
    BeforeStar,
    AfterStar,
    AfterKwarg,
}

/// Sorts the items, and complains of an order that Python doesn't know.
fn sort(items: Vec<Item>, closer: Token, emitter: &mut Emitter<Fault>) -> Arguments {
    let mut arguments = Arguments::default();
    let mut stage = Stage::BeforeSlash;
    let mut bare_star = None;
    let mut default_seen = false;
    for item in items {
        if stage == Stage::AfterKwarg {
            emitter.emit(said(errors::after_kwarg(item.span())));
            break;
        }
        match item {
            Item::Plain(parameter) if stage == Stage::AfterStar => {
                bare_star = None;
                arguments.kwonlyargs.push(parameter);
            }
            Item::Plain(parameter) => {
                if default_seen && parameter.default.is_none() {
                    emitter.emit(said(errors::default_missing_after_default(parameter.span)));
                }
                default_seen |= parameter.default.is_some();
                arguments.args.push(parameter);
            }
            Item::DefaultMissing(parameter, equal) => {
                emitter.emit(said(errors::default_missing(equal)));
                default_seen = true;
                arguments.args.push(parameter);
            }
            Item::Slash(span) => slash(span, &mut arguments, &mut stage, emitter),
            Item::Star(span) | Item::Vararg(span, ..) if stage == Stage::AfterStar => {
                emitter.emit(said(errors::second_star(span)));
            }
            Item::Star(span) => {
                stage = Stage::AfterStar;
                bare_star = Some(span);
            }
            Item::Vararg(_, parameter, default) => {
                stage = Stage::AfterStar;
                if let Some(equal) = default {
                    emitter.emit(said(errors::vararg_default(equal)));
                }
                arguments.vararg = Some(parameter);
            }
            Item::Kwarg(parameter, default) => {
                stage = Stage::AfterKwarg;
                if let Some(equal) = default {
                    emitter.emit(said(errors::kwarg_default(equal)));
                }
                arguments.kwarg = Some(parameter);
            }
            Item::Parenthesised(span) => {
                emitter.emit(said(errors::parenthesised_parameters(span, closer == Token::Colon)))
            }
        }
    }
    if let Some(star) = bare_star {
        emitter.emit(said(errors::nothing_after_star(star)));
    }
    arguments
}

fn slash(span: Span, arguments: &mut Arguments, stage: &mut Stage, emitter: &mut Emitter<Fault>) {
    match stage {
        Stage::BeforeSlash if arguments.args.is_empty() => {
            emitter.emit(said(errors::nothing_before_slash(span)))
        }
        Stage::BeforeSlash => {
            arguments.posonlyargs = std::mem::take(&mut arguments.args);
            *stage = Stage::BeforeStar;
        }
        Stage::BeforeStar => emitter.emit(said(errors::second_slash(span))),
        Stage::AfterStar | Stage::AfterKwarg => emitter.emit(said(errors::slash_after_star(span))),
    }
}

impl Item {
    fn span(&self) -> Span {
        match self {
            Item::Plain(parameter) | Item::Kwarg(parameter, _) | Item::DefaultMissing(parameter, _) => {
                parameter.span
            }
            Item::Slash(span) | Item::Star(span) | Item::Vararg(span, ..) | Item::Parenthesised(span) => {
                *span
            }
        }
    }
}

/// ```text
/// type_params: '[' type_param (',' type_param)* [','] ']'
/// type_param:  NAME [':' expression] ['=' expression] | '*' NAME ['=' star_expression] | '**' NAME ['=' expression]
/// ```
pub(super) fn type_params<'t>(grammar: &Grammar<'t>) -> Rule<'t, Vec<TypeParam>> {
    let bound =
        || word(Token::Colon).map_with(|_, extra| place(extra)).then(grammar.expression.clone()).or_not();
    let default = choice((starred(grammar.bitwise_or.clone()), grammar.expression.clone()));
    let default = word(Token::Equal).ignore_then(default).or_not();
    let stars =
        select! { Token::Star => TypeParamKind::TypeVarTuple, Token::DoubleStar => TypeParamKind::ParamSpec };
    let type_param = stars.or_not().then(identifier()).then(bound()).then(default).validate(
        |(((stars, name), bound), default_value), extra, emitter| {
            let kind = stars.unwrap_or(TypeParamKind::TypeVar);
            let mut bound = bound;
            if kind != TypeParamKind::TypeVar
                && let Some((colon, wrong)) = bound.take()
            {
                emitter.emit(said(errors::bound_not_allowed(colon.to(wrong.span), kind, &wrong)));
            }
            if kind != TypeParamKind::TypeVarTuple
                && let Some(Expr { kind: ExprKind::Starred { .. }, span }) = &default_value
            {
                emitter.emit(said(errors::invalid_syntax(*span)));
            }
            TypeParam { kind, name, bound: bound.map(|(_, bound)| bound), default_value, span: place(extra) }
        },
    );
    let params = type_param.separated_by(word(Token::Comma)).allow_trailing().collect::<Vec<_>>();
    word(Token::LBracket)
        .ignore_then(params)
        .then(word(Token::RBracket).map_with(|_, extra| place(extra)))
        .validate(|(params, closer), _, emitter| {
            if params.is_empty() {
                emitter.emit(said(errors::no_type_params(closer)));
            }
            params
        })
        .or_not()
        .map(Option::unwrap_or_default)
        .boxed()
}
