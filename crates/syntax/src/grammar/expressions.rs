//! Operators, from the loosest to the tightest.

use super::atoms::primary;
use super::*;
use crate::errors;
use crate::grammar::parameters::lambda_parameters;
use crate::tree::{BoolOp, CmpOp, Operator, UnaryOp};

/// The productions that recur inside expressions. Everything else about expressions is built from these three where it is needed.
#[derive(Clone)]
pub(super) struct Grammar<'t> {
    pub(super) expression: Rule<'t, Expr>,
    pub(super) disjunction: Rule<'t, Expr>,
    pub(super) bitwise_or: Rule<'t, Expr>,
}

/// Ties the knot: each of the three is defined in terms of all of them. (Inside, they are weak, so that nothing owns itself.)
pub(super) fn grammar<'t>() -> Grammar<'t> {
    let mut outer = None;
    let mut outer_disjunction = None;
    let expression = recursive(|expression| {
        let disjunction = recursive(|disjunction| {
            let bitwise_or = recursive(|bitwise_or| {
                let inner = Grammar {
                    expression: expression.clone().boxed(),
                    disjunction: disjunction.clone().boxed(),
                    bitwise_or: bitwise_or.boxed(),
                };
                operators(&inner)
            });
            let bitwise_or = bitwise_or.boxed();
            outer = Some(bitwise_or.clone());
            self::disjunction(conjunction(inversion(comparison(bitwise_or))))
        });
        let bitwise_or = outer.take().expect("the operators have just been defined");
        let grammar =
            Grammar { expression: expression.boxed(), disjunction: disjunction.boxed(), bitwise_or };
        outer_disjunction = Some((grammar.disjunction.clone(), grammar.bitwise_or.clone()));
        choice((conditional(&grammar), lambda(&grammar))).boxed()
    });
    let (disjunction, bitwise_or) = outer_disjunction.expect("the disjunction has just been defined");
    Grammar { expression: expression.boxed(), disjunction, bitwise_or }
}

/// ```text
/// expression: disjunction ['if' disjunction 'else' expression] | lambda_expr
/// ```
fn conditional<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    let disjunction = grammar.disjunction.clone();
    let tail = word(Token::If)
        .ignore_then(disjunction.clone())
        .then_ignore(word(Token::Else))
        .then(grammar.expression.clone());
    disjunction
        .then(tail.or_not())
        .map_with(|(body, tail), extra| match tail {
            None => body,
            Some((test, orelse)) => expr(
                ExprKind::IfExp { test: Box::new(test), body: Box::new(body), orelse: Box::new(orelse) },
                extra,
            ),
        })
        .boxed()
}

/// ```text
/// lambda_expr: 'lambda' [lambda_parameters] ':' expression
/// ```
fn lambda<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    word(Token::Lambda)
        .ignore_then(lambda_parameters(grammar))
        .then_ignore(word(Token::Colon))
        .then(grammar.expression.clone())
        .map_with(|(args, body), extra| {
            expr(ExprKind::Lambda { args: Box::new(args), body: Box::new(body) }, extra)
        })
        .boxed()
}

/// ```text
/// disjunction: conjunction ('or' conjunction)*
/// ```
fn disjunction<'t>(conjunction: Rule<'t, Expr>) -> Rule<'t, Expr> {
    bool_op(BoolOp::Or, Token::Or, conjunction)
}

/// ```text
/// conjunction: inversion ('and' inversion)*
/// ```
fn conjunction<'t>(inversion: Rule<'t, Expr>) -> Rule<'t, Expr> {
    bool_op(BoolOp::And, Token::And, inversion)
}

/// Operands of `and` or of `or`, gathered in one node.
fn bool_op<'t>(op: BoolOp, token: Token, operand: Rule<'t, Expr>) -> Rule<'t, Expr> {
    operand
        .clone()
        .then(word(token).ignore_then(operand).repeated().collect::<Vec<_>>())
        .map_with(move |(first, mut rest), extra| {
            if rest.is_empty() {
                return first;
            }
            rest.insert(0, first);
            expr(ExprKind::BoolOp { op, values: rest }, extra)
        })
        .boxed()
}

/// ```text
/// inversion: 'not' inversion | comparison
/// ```
fn inversion<'t>(comparison: Rule<'t, Expr>) -> Rule<'t, Expr> {
    word(Token::Not)
        .repeated()
        .foldr_with(comparison, |_, operand, extra| {
            expr(ExprKind::UnaryOp { op: UnaryOp::Not, operand: Box::new(operand) }, extra)
        })
        .boxed()
}

/// ```text
/// comparison: bitwise_or (comp_operator bitwise_or)*
/// ```
fn comparison<'t>(operand: Rule<'t, Expr>) -> Rule<'t, Expr> {
    operand
        .clone()
        .then(comp_operator().then(operand).repeated().collect::<Vec<_>>())
        .map_with(|(first, rest), extra| {
            if rest.is_empty() {
                return first;
            }
            let (ops, comparators) = rest.into_iter().unzip();
            expr(ExprKind::Compare { left: Box::new(first), ops, comparators }, extra)
        })
        .boxed()
}

/// ```text
/// comp_operator: '<' | '>' | '==' | '>=' | '<=' | '!=' | 'is' ['not'] | ['not'] 'in'
/// ```
fn comp_operator<'t>() -> Rule<'t, CmpOp> {
    let one_word = select! {
        Token::Less => CmpOp::Lt,
        Token::Greater => CmpOp::Gt,
        Token::EqualEqual => CmpOp::Eq,
        Token::GreaterEqual => CmpOp::GtE,
        Token::LessEqual => CmpOp::LtE,
        Token::NotEqual => CmpOp::NotEq,
        Token::In => CmpOp::In,
    };
    let is = word(Token::Is)
        .ignore_then(word(Token::Not).or_not())
        .map(|not| if not.is_some() { CmpOp::IsNot } else { CmpOp::Is });
    let not_in = word(Token::Not).then(word(Token::In)).to(CmpOp::NotIn);
    const FIRST: TokenSet = TokenSet::of(&[
        Token::Less,
        Token::Greater,
        Token::EqualEqual,
        Token::GreaterEqual,
        Token::LessEqual,
        Token::NotEqual,
        Token::In,
        Token::Is,
        Token::Not,
    ]);
    begins(FIRST).ignore_then(choice((one_word, is, not_in))).boxed()
}

/// ```text
/// bitwise_or:  [bitwise_or '|'] bitwise_xor
/// bitwise_xor: [bitwise_xor '^'] bitwise_and
/// bitwise_and: [bitwise_and '&'] shift
/// shift:       [shift ('<<' | '>>')] sum
/// sum:         [sum ('+' | '-')] term
/// term:        [term ('*' | '/' | '//' | '%' | '@')] factor
/// factor:      ('+' | '-' | '~') factor | power
/// power:       await_primary ['**' factor]
/// ```
fn operators<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    let factor = factor(grammar).map_with(|operand, extra| (operand, place(extra)));
    factor
        .clone()
        .then(infix().then(factor).repeated().collect::<Vec<_>>())
        .map(|(first, rest)| if rest.is_empty() { first.0 } else { by_precedence(first, rest) })
        .boxed()
}

/// An operator between two operands: how tightly it binds, and which it is.
fn infix<'t>() -> Rule<'t, (u8, Operator)> {
    const FIRST: TokenSet = TokenSet::of(&[
        Token::Bar,
        Token::Caret,
        Token::Ampersand,
        Token::LeftShift,
        Token::RightShift,
        Token::Plus,
        Token::Minus,
        Token::Star,
        Token::Slash,
        Token::DoubleSlash,
        Token::Percent,
        Token::At,
    ]);
    let operator = select! {
        Token::Bar => (1, Operator::BitOr),
        Token::Caret => (2, Operator::BitXor),
        Token::Ampersand => (3, Operator::BitAnd),
        Token::LeftShift => (4, Operator::LShift),
        Token::RightShift => (4, Operator::RShift),
        Token::Plus => (5, Operator::Add),
        Token::Minus => (5, Operator::Sub),
        Token::Star => (6, Operator::Mult),
        Token::Slash => (6, Operator::Div),
        Token::DoubleSlash => (6, Operator::FloorDiv),
        Token::Percent => (6, Operator::Mod),
        Token::At => (6, Operator::MatMult),
    };
    begins(FIRST).ignore_then(operator).boxed()
}

/// Makes a tree of operands and the operators between them, all of which bind to the left. (Dijkstra's shunting yard.) The
/// places are those of the operands as they are written, parentheses included.
fn by_precedence(first: (Expr, Span), rest: Vec<((u8, Operator), (Expr, Span))>) -> Expr {
    let mut operands = vec![first];
    let mut operators: Vec<(u8, Operator)> = Vec::new();
    for (operator, operand) in rest {
        while operators.last().is_some_and(|waiting| waiting.0 >= operator.0) {
            combine(&mut operands, &mut operators);
        }
        operators.push(operator);
        operands.push(operand);
    }
    while !operators.is_empty() {
        combine(&mut operands, &mut operators);
    }
    operands.pop().expect("one operand is left").0
}

/// Replaces the last two operands by what the last operator makes of them.
fn combine(operands: &mut Vec<(Expr, Span)>, operators: &mut Vec<(u8, Operator)>) {
    let (_, op) = operators.pop().expect("an operator waits");
    let (right, end) = operands.pop().expect("an operator has two operands");
    let (left, start) = operands.pop().expect("an operator has two operands");
    let span = start.to(end);
    let kind = ExprKind::BinOp { left: Box::new(left), op, right: Box::new(right) };
    operands.push((Expr::new(kind, span), span));
}

/// ```text
/// factor: ('+' | '-' | '~') factor | power
/// power:  await_primary ['**' factor]
/// ```
fn factor<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    let operand = await_primary(grammar);
    recursive(|factor| {
        let exponent = word(Token::DoubleStar).ignore_then(factor);
        let power = operand.then(exponent.or_not()).map_with(|(base, exponent), extra| match exponent {
            None => base,
            Some(exponent) => expr(
                ExprKind::BinOp { left: Box::new(base), op: Operator::Pow, right: Box::new(exponent) },
                extra,
            ),
        });
        let sign = select! { Token::Plus => UnaryOp::UAdd, Token::Minus => UnaryOp::USub, Token::Tilde => UnaryOp::Invert };
        sign.repeated().foldr_with(power, |op, operand, extra| {
            expr(ExprKind::UnaryOp { op, operand: Box::new(operand) }, extra)
        })
    })
    .boxed()
}

/// ```text
/// await_primary: ['await'] primary
/// ```
fn await_primary<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    let primary = primary(grammar);
    let awaited = word(Token::Await)
        .ignore_then(primary.clone())
        .map_with(|value, extra| expr(ExprKind::Await { value: Box::new(value) }, extra));
    choice((primary, awaited)).boxed()
}

/// ```text
/// named_expression: [NAME ':='] expression
/// ```
pub(super) fn named_expression<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    named_expression_or(grammar, errors::walrus_target)
}

/// A named expression, with words for one that names no name.
pub(super) fn named_expression_or<'t>(
    grammar: &Grammar<'t>,
    refusal: fn(Span, &ExprKind) -> Diagnostic,
) -> Rule<'t, Expr> {
    grammar
        .expression
        .clone()
        .map_with(|target, extra| (target, place(extra)))
        .then(word(Token::ColonEqual).ignore_then(grammar.expression.clone()).or_not())
        .validate(move |((mut target, written), value), extra, emitter| {
            let Some(value) = value else { return target };
            let whole = place(extra);
            match target.take_kind() {
                ExprKind::Name(name) if written == target.span => {
                    let target = Identifier { name, span: target.span };
                    Expr::new(ExprKind::NamedExpr { target, value: Box::new(value) }, whole)
                }
                kind => {
                    emitter.emit(said(refusal(target.span, &kind)));
                    value
                }
            }
        })
        .boxed()
}

/// ```text
/// star_expression: '*' bitwise_or | expression
/// ```
pub(super) fn star_expression<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    choice((grammar.expression.clone(), starred(grammar.bitwise_or.clone()))).boxed()
}

/// ```text
/// star_named_expression: '*' bitwise_or | named_expression
/// ```
pub(super) fn star_named_expression<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    choice((named_expression(grammar), starred(grammar.bitwise_or.clone()))).boxed()
}

/// `'*' operand`
pub(super) fn starred<'t>(operand: Rule<'t, Expr>) -> Rule<'t, Expr> {
    word(Token::Star)
        .ignore_then(operand)
        .map_with(|value, extra| expr(ExprKind::Starred { value: Box::new(value) }, extra))
        .boxed()
}

/// ```text
/// star_expressions: star_expression (',' star_expression)* [',']
/// ```
pub(super) fn star_expressions<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    tuple_or_one(star_expression(grammar))
}

/// One element, or a tuple of them: `element (',' element)* [',']`
pub(super) fn tuple_or_one<'t>(element: Rule<'t, Expr>) -> Rule<'t, Expr> {
    element
        .clone()
        .then(word(Token::Comma).ignore_then(element).repeated().collect::<Vec<_>>())
        .then(word(Token::Comma).or_not())
        .map_with(|((first, mut rest), comma), extra| {
            if rest.is_empty() && comma.is_none() {
                return first;
            }
            rest.insert(0, first);
            expr(ExprKind::Tuple { elts: rest }, extra)
        })
        .boxed()
}

/// ```text
/// yield_expression: 'yield' 'from' expression | 'yield' [star_expressions]
/// ```
pub(super) fn yield_expression<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    let from = word(Token::From)
        .ignore_then(grammar.expression.clone())
        .map(|value| ExprKind::YieldFrom { value: Box::new(value) });
    let values =
        star_expressions(grammar).or_not().map(|value| ExprKind::Yield { value: value.map(Box::new) });
    word(Token::Yield).ignore_then(choice((from, values))).map_with(expr).boxed()
}

/// ```text
/// annotated_rhs: yield_expression | star_expressions
/// ```
pub(super) fn yield_or_star_expressions<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    choice((star_expressions(grammar), yield_expression(grammar))).boxed()
}
