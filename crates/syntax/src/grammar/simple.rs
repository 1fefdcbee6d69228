//! Statements of a line.

use super::expressions::*;
use super::imports::{import_from, import_name};
use super::parameters::type_params;
use super::targets::{Purpose, invalid_target};
use super::*;
use crate::errors;
use crate::tree::{Operator, StmtKind};
use chumsky::input::Emitter;

/// ```text
/// simple_stmts: simple_stmt (';' simple_stmt)* [';'] NEWLINE
/// ```
pub(super) fn simple_stmts<'t>(grammar: &Grammar<'t>) -> Rule<'t, Vec<Stmt>> {
    simple_stmt(grammar)
        .separated_by(word(Token::Semicolon))
        .allow_trailing()
        .at_least(1)
        .collect()
        .then_ignore(word(Token::Newline))
        .boxed()
}

/// ```text
/// simple_stmt: assignment | star_expressions | type_alias | import_stmt | return_stmt | raise_stmt | 'pass' | del_stmt
///     | yield_stmt | assert_stmt | 'break' | 'continue' | global_stmt | nonlocal_stmt
/// ```
fn simple_stmt<'t>(grammar: &Grammar<'t>) -> Rule<'t, Stmt> {
    const FIRST: TokenSet = TokenSet::of(&[
        Token::Return,
        Token::From,
        Token::Import,
        Token::Pass,
        Token::Break,
        Token::Continue,
        Token::Raise,
        Token::Assert,
        Token::Del,
        Token::Global,
        Token::Nonlocal,
        Token::Type,
    ]);
    let words = select! { Token::Pass => StmtKind::Pass, Token::Break => StmtKind::Break, Token::Continue => StmtKind::Continue };
    let statement = choice((
        return_stmt(grammar),
        import_from(grammar),
        import_name(grammar),
        words.boxed(),
        raise_stmt(grammar),
        assert_stmt(grammar),
        del_stmt(grammar),
        scope_stmt(Token::Global, |names| StmtKind::Global { names }),
        scope_stmt(Token::Nonlocal, |names| StmtKind::Nonlocal { names }),
        type_alias(grammar),
    ));
    choice((begins(FIRST).ignore_then(statement), expression_stmt(grammar)))
        .map_with(|kind, extra| Stmt { kind, span: place(extra) })
        .boxed()
}

/// What follows the first expression of a statement.
enum Tail {
    /// `= … = value`
    Equals(Vec<Expr>),
    /// `+= value`
    Augmented(Operator, Expr),
    /// `: annotation = value`
    Annotated(Expr, Option<Expr>),
}

/// ```text
/// assignment: (star_targets '=')+ annotated_rhs | single_target augassign annotated_rhs
///     | annotated_target ':' expression ['=' annotated_rhs]
/// expression_stmt: annotated_rhs
/// ```
fn expression_stmt<'t>(grammar: &Grammar<'t>) -> Rule<'t, StmtKind> {
    let value = yield_or_star_expressions(grammar);
    let equals =
        word(Token::Equal).ignore_then(value.clone()).repeated().at_least(1).collect().map(Tail::Equals);
    let augmented = augassign().then(value.clone()).map(|(op, value)| Tail::Augmented(op, value));
    let annotated = word(Token::Colon)
        .ignore_then(grammar.expression.clone())
        .then(word(Token::Equal).ignore_then(value.clone()).or_not())
        .map(|(annotation, value)| Tail::Annotated(annotation, value));
    value
        .map_with(|first, extra| (first, place(extra)))
        .then(choice((equals, augmented, annotated)).or_not())
        .validate(|((first, written), tail), _, emitter| match tail {
            None => StmtKind::Expr { value: first },
            Some(Tail::Equals(rest)) => {
                let parenthesised = written != first.span;
                assign(first, parenthesised, rest, emitter)
            }
            Some(Tail::Augmented(op, value)) => {
                if !matches!(
                    first.kind,
                    ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Subscript { .. }
                ) {
                    emitter.emit(said(errors::augmented_target(&first)));
                }
                StmtKind::AugAssign { target: first, op, value }
            }
            Some(Tail::Annotated(annotation, value)) => {
                if !matches!(
                    first.kind,
                    ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Subscript { .. }
                ) {
                    emitter.emit(said(errors::annotation_target(&first)));
                }
                let simple = matches!(first.kind, ExprKind::Name(_)) && written == first.span;
                StmtKind::AnnAssign { target: first, annotation, value, simple }
            }
        })
        .boxed()
}

/// `first = … = value`, of which all but the last are targets.
fn assign(first: Expr, parenthesised: bool, mut rest: Vec<Expr>, emitter: &mut Emitter<Fault>) -> StmtKind {
    let value = rest.pop().expect("an equals sign is followed by something");
    rest.insert(0, first);
    let last = rest.len() - 1;
    for (index, target) in rest.iter().enumerate() {
        if let Some(wrong) = invalid_target(target, Purpose::Assign) {
            let alone = index == last && std::ptr::eq(wrong, target);
            emitter.emit(said(if alone && index == 0 {
                errors::assignment_target(wrong, parenthesised)
            } else {
                errors::invalid_target(wrong, Purpose::Assign)
            }));
            break;
        }
    }
    StmtKind::Assign { targets: rest, value }
}

/// ```text
/// augassign: '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='
/// ```
fn augassign<'t>() -> Rule<'t, Operator> {
    select! {
        Token::PlusEqual => Operator::Add,
        Token::MinusEqual => Operator::Sub,
        Token::StarEqual => Operator::Mult,
        Token::AtEqual => Operator::MatMult,
        Token::SlashEqual => Operator::Div,
        Token::PercentEqual => Operator::Mod,
        Token::AmpersandEqual => Operator::BitAnd,
        Token::BarEqual => Operator::BitOr,
        Token::CaretEqual => Operator::BitXor,
        Token::LeftShiftEqual => Operator::LShift,
        Token::RightShiftEqual => Operator::RShift,
        Token::DoubleStarEqual => Operator::Pow,
        Token::DoubleSlashEqual => Operator::FloorDiv,
    }
    .boxed()
}

/// ```text
/// return_stmt: 'return' [star_expressions]
/// ```
fn return_stmt<'t>(grammar: &Grammar<'t>) -> Rule<'t, StmtKind> {
    word(Token::Return)
        .ignore_then(star_expressions(grammar).or_not())
        .map(|value| StmtKind::Return { value })
        .boxed()
}

/// ```text
/// raise_stmt: 'raise' [expression ['from' expression]]
/// ```
fn raise_stmt<'t>(grammar: &Grammar<'t>) -> Rule<'t, StmtKind> {
    let from = word(Token::From).ignore_then(grammar.expression.clone());
    word(Token::Raise)
        .ignore_then(grammar.expression.clone().then(from.or_not()).or_not())
        .map(|raised| match raised {
            None => StmtKind::Raise { exc: None, cause: None },
            Some((exc, cause)) => StmtKind::Raise { exc: Some(exc), cause },
        })
        .boxed()
}

/// ```text
/// assert_stmt: 'assert' expression [',' expression]
/// ```
fn assert_stmt<'t>(grammar: &Grammar<'t>) -> Rule<'t, StmtKind> {
    word(Token::Assert)
        .ignore_then(grammar.expression.clone())
        .then(word(Token::Comma).ignore_then(grammar.expression.clone()).or_not())
        .map(|(test, msg)| StmtKind::Assert { test, msg })
        .boxed()
}

/// ```text
/// del_stmt: 'del' del_target (',' del_target)* [',']
/// ```
fn del_stmt<'t>(grammar: &Grammar<'t>) -> Rule<'t, StmtKind> {
    let target = star_expression(grammar).validate(|target, _, emitter| {
        if let Some(wrong) = invalid_target(&target, Purpose::Delete) {
            emitter.emit(said(errors::invalid_target(wrong, Purpose::Delete)));
        }
        target
    });
    word(Token::Del)
        .ignore_then(target.separated_by(word(Token::Comma)).allow_trailing().at_least(1).collect())
        .map(|targets| StmtKind::Delete { targets })
        .boxed()
}

/// ```text
/// global_stmt:   'global' NAME (',' NAME)*
/// nonlocal_stmt: 'nonlocal' NAME (',' NAME)*
/// ```
fn scope_stmt<'t>(token: Token, kind: fn(Vec<Identifier>) -> StmtKind) -> Rule<'t, StmtKind> {
    word(token)
        .ignore_then(identifier().separated_by(word(Token::Comma)).at_least(1).collect())
        .map(kind)
        .boxed()
}

/// ```text
/// type_alias: 'type' NAME [type_params] '=' expression
/// ```
fn type_alias<'t>(grammar: &Grammar<'t>) -> Rule<'t, StmtKind> {
    word(Token::Type)
        .ignore_then(identifier())
        .then(type_params(grammar))
        .then_ignore(word(Token::Equal))
        .then(grammar.expression.clone())
        .map(|((name, type_params), value)| StmtKind::TypeAlias { name, type_params, value })
        .boxed()
}
