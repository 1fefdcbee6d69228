//! Statements with blocks.

use super::arguments::arguments;
use super::blocks::{Clause, Clauses, rest_of_line};
use super::expressions::*;
use super::parameters::{parameters, type_params};
use super::patterns::patterns;
use super::targets::{Purpose, star_target, star_targets};
use super::*;
use crate::errors;
use crate::tree::{
    Arguments, ClassDef, Constant, ExceptHandler, FunctionDef, MAX_NESTING, MatchCase, Pattern, StmtKind,
    TypeParam, WithItem,
};
use chumsky::input::Emitter;

/// ```text
/// compound_stmt: if_stmt | while_stmt | for_stmt | try_stmt | with_stmt | match_stmt | [decorators] (function_def | class_def)
/// ```
pub(super) fn compound_stmt<'t>(grammar: &Grammar<'t>, clauses: &Clauses<'t>) -> Rule<'t, Stmt> {
    const FIRST: TokenSet = TokenSet::of(&[
        Token::If,
        Token::Def,
        Token::Class,
        Token::For,
        Token::Try,
        Token::With,
        Token::While,
        Token::Match,
        Token::Async,
        Token::At,
    ]);
    let statement = choice((
        if_stmt(grammar, clauses),
        definition(grammar, clauses),
        for_stmt(grammar, clauses),
        try_stmt(grammar, clauses),
        with_stmt(grammar, clauses),
        while_stmt(grammar, clauses),
        match_stmt(grammar, clauses),
        async_stmt(grammar, clauses),
        decorated(grammar, clauses),
    ));
    begins(FIRST).ignore_then(statement).boxed()
}

/// A statement whose header could not be understood: its block is kept, as that of `if ...:`.
fn faulty(body: Vec<Stmt>, span: Span) -> Stmt {
    let test = Expr::new(ExprKind::Constant(Constant::Ellipsis), Span::at(span.start));
    Stmt { kind: StmtKind::If { test, body, orelse: Vec::new() }, span }
}

/// ```text
/// else_block: 'else' ':' block
/// ```
fn else_block<'t>(clauses: &Clauses<'t>) -> Rule<'t, Option<Clause<()>>> {
    clauses.clause(Token::Else, empty().boxed(), |()| "'else' statement").or_not().boxed()
}

/// The block of an `else` or a `finally`, and where the statement ends that had the other blocks end at `end`.
fn orelse(clause: Option<Clause<()>>, end: u32) -> (Vec<Stmt>, u32) {
    clause.map_or((Vec::new(), end), |clause| (clause.body, clause.end))
}

/// ```text
/// if_stmt: 'if' named_expression ':' block ('elif' named_expression ':' block)* [else_block]
/// ```
fn if_stmt<'t>(grammar: &Grammar<'t>, clauses: &Clauses<'t>) -> Rule<'t, Stmt> {
    let test = named_expression(grammar);
    let elif = clauses.clause(Token::Elif, test.clone(), |_| "'elif' statement");
    clauses
        .clause(Token::If, test, |_| "'if' statement")
        .then(elif.clone().repeated().collect::<Vec<_>>())
        .then(else_block(clauses))
        .then(elif.repeated().collect::<Vec<_>>())
        .validate(|(((first, mut elifs), last), late), _, emitter| {
            if let Some(late) = late.first() {
                emitter.emit(said(errors::elif_after_else(late.word)));
            }
            if elifs.len() > MAX_NESTING {
                emitter.emit(said(errors::too_many_elifs(elifs[MAX_NESTING].word)));
                elifs.truncate(MAX_NESTING);
            }
            nested_if(first, elifs, last)
        })
        .boxed()
}

/// Each `elif` is an `if` in the `else` of the one before.
fn nested_if(first: Clause<Expr>, elifs: Vec<Clause<Expr>>, last: Option<Clause<()>>) -> Stmt {
    let end = elifs.last().map_or(first.end, |last| last.end);
    let (mut orelse, end) = orelse(last, end);
    for clause in elifs.into_iter().rev() {
        orelse = vec![conditional(clause, orelse, end)];
    }
    conditional(first, orelse, end)
}

fn conditional(clause: Clause<Expr>, orelse: Vec<Stmt>, end: u32) -> Stmt {
    let span = Span::new(clause.word.start, end);
    let test = clause
        .header
        .unwrap_or_else(|| Expr::new(ExprKind::Constant(Constant::Ellipsis), Span::at(span.start)));
    Stmt { kind: StmtKind::If { test, body: clause.body, orelse }, span }
}

/// ```text
/// while_stmt: 'while' named_expression ':' block [else_block]
/// ```
fn while_stmt<'t>(grammar: &Grammar<'t>, clauses: &Clauses<'t>) -> Rule<'t, Stmt> {
    clauses
        .clause(Token::While, named_expression(grammar), |_| "'while' statement")
        .then(else_block(clauses))
        .map(|(clause, last)| {
            let (orelse, end) = orelse(last, clause.end);
            let span = Span::new(clause.word.start, end);
            match clause.header {
                Some(test) => Stmt { kind: StmtKind::While { test, body: clause.body, orelse }, span },
                None => faulty(clause.body, span),
            }
        })
        .boxed()
}

/// ```text
/// for_stmt: 'for' star_targets 'in' star_expressions ':' block [else_block]
/// ```
fn for_stmt<'t>(grammar: &Grammar<'t>, clauses: &Clauses<'t>) -> Rule<'t, Stmt> {
    let header =
        star_targets(grammar, Purpose::For).then_ignore(word(Token::In)).then(star_expressions(grammar));
    clauses
        .clause(Token::For, header.boxed(), |_| "'for' statement")
        .then(else_block(clauses))
        .map(|(clause, last)| {
            let (orelse, end) = orelse(last, clause.end);
            let span = Span::new(clause.word.start, end);
            match clause.header {
                Some((target, iter)) => Stmt {
                    kind: StmtKind::For { target, iter, body: clause.body, orelse, is_async: false },
                    span,
                },
                None => faulty(clause.body, span),
            }
        })
        .boxed()
}

/// ```text
/// with_stmt: 'with' ('(' with_item (',' with_item)* [','] ')' | with_item (',' with_item)*) ':' block
/// with_item: expression ['as' star_target]
/// ```
fn with_stmt<'t>(grammar: &Grammar<'t>, clauses: &Clauses<'t>) -> Rule<'t, Stmt> {
    let item = grammar
        .expression
        .clone()
        .then(word(Token::As).ignore_then(star_target(grammar, Purpose::Assign)).or_not())
        .map(|(context_expr, optional_vars)| WithItem { context_expr, optional_vars });
    let items = item.separated_by(word(Token::Comma)).at_least(1).collect::<Vec<_>>();
    // Parentheses around all items are told from those of an expression by the colon behind them.
    let parenthesised = word(Token::LParen)
        .ignore_then(items.clone())
        .then_ignore(word(Token::Comma).or_not())
        .then_ignore(word(Token::RParen))
        .then_ignore(word(Token::Colon).rewind());
    clauses
        .clause(Token::With, choice((parenthesised, items)).boxed(), |_| "'with' statement")
        .map(|clause| {
            let span = clause.span();
            match clause.header {
                Some(items) => {
                    Stmt { kind: StmtKind::With { items, body: clause.body, is_async: false }, span }
                }
                None => faulty(clause.body, span),
            }
        })
        .boxed()
}

/// What stands between `except` and its colon.
struct ExceptHeader {
    star: Option<Span>,
    type_: Option<Expr>,
    name: Option<Identifier>,
}

/// ```text
/// try_stmt:     'try' ':' block (except_block+ [else_block] [finally_block] | finally_block)
/// except_block: 'except' ['*'] [expressions] ':' block | 'except' ['*'] expression 'as' NAME ':' block
/// ```
fn try_stmt<'t>(grammar: &Grammar<'t>, clauses: &Clauses<'t>) -> Rule<'t, Stmt> {
    let except = clauses.clause(Token::Except, except_header(grammar), |header| {
        if header.star.is_some() { "'except*' statement" } else { "'except' statement" }
    });
    let finally = clauses.clause(Token::Finally, empty().boxed(), |()| "'finally' statement");
    let next = any().map_with(|_, extra| place(extra)).rewind();
    clauses
        .clause(Token::Try, empty().boxed(), |()| "'try' statement")
        .then(except.repeated().collect::<Vec<_>>())
        .then(else_block(clauses))
        .then(finally.or_not())
        .then(next.or_not())
        .validate(|((((first, excepts), last), finally), next), _, emitter| {
            let word = first.word;
            if excepts.is_empty()
                && (finally.is_none() || last.is_some())
                && first.header.is_some()
                && !first.body.is_empty()
            {
                let place = last.as_ref().map(|last| last.word).or(next).unwrap_or(Span::at(first.end));
                emitter.emit(said(errors::except_or_finally_missing(place, word)));
            }
            let end = excepts.last().map_or(first.end, |last| last.end);
            let (orelse, end) = self::orelse(last, end);
            let (finalbody, end) = self::orelse(finally, end);
            let (handlers, is_star) = handlers(excepts, emitter);
            let kind = StmtKind::Try { body: first.body, handlers, orelse, finalbody, is_star };
            Stmt { kind, span: Span::new(word.start, end) }
        })
        .boxed()
}

fn except_header<'t>(grammar: &Grammar<'t>) -> Rule<'t, ExceptHeader> {
    let target = word(Token::As).ignore_then(grammar.expression.clone());
    let types = tuple_or_one(grammar.expression.clone());
    word(Token::Star)
        .map_with(|_, extra| place(extra))
        .or_not()
        .then(types.map_with(|types, extra| (types, place(extra))).then(target.or_not()).or_not())
        .validate(move |(star, rest), extra, emitter| {
            let Some(((type_, written), target)) = rest else {
                if let Some(star) = star {
                    emitter.emit(said(errors::exception_type_missing(star)));
                }
                return ExceptHeader { star, type_: None, name: None };
            };
            let first = extra.state().source.text().as_bytes()[written.start as usize];
            let bare = matches!(&type_.kind, ExprKind::Tuple { elts } if first != b'(' || elts.first().is_some_and(|first| first.span.start == written.start));
            if bare && target.is_some() {
                emitter.emit(said(errors::bare_exception_types_with_as(written)));
            }
            let name = target.and_then(|mut target| match target.take_kind() {
                ExprKind::Name(name) => Some(Identifier { name, span: target.span }),
                kind => {
                    emitter.emit(said(errors::except_target(target.span, &kind, star.is_some())));
                    None
                }
            });
            ExceptHeader { star, type_: Some(type_), name }
        })
        .boxed()
}

fn handlers(excepts: Vec<Clause<ExceptHeader>>, emitter: &mut Emitter<Fault>) -> (Vec<ExceptHandler>, bool) {
    let mut is_star = None;
    let mut handlers = Vec::with_capacity(excepts.len());
    for clause in excepts {
        let span = clause.span();
        let header = match clause.header {
            Some(header) => {
                let starred = header.star.is_some();
                if *is_star.get_or_insert(starred) != starred {
                    emitter.emit(said(errors::mixed_excepts(
                        header.star.map_or(clause.word, |star| clause.word.to(star)),
                    )));
                }
                header
            }
            None => ExceptHeader { star: None, type_: None, name: None },
        };
        handlers.push(ExceptHandler { type_: header.type_, name: header.name, body: clause.body, span });
    }
    (handlers, is_star.unwrap_or(false))
}

/// ```text
/// match_stmt:   'match' subject_expr ':' NEWLINE INDENT case_block+ DEDENT
/// subject_expr: star_named_expression (',' star_named_expression)* [',']
/// case_block:   'case' patterns ['if' named_expression] ':' block
/// ```
fn match_stmt<'t>(grammar: &Grammar<'t>, clauses: &Clauses<'t>) -> Rule<'t, Stmt> {
    let subject = tuple_or_one(star_named_expression(grammar));
    let guard = word(Token::If).ignore_then(named_expression(grammar)).or_not();
    let case = clauses
        .clause(Token::Case, patterns(grammar).then(guard).boxed(), |_| "'case' statement")
        .map(|clause| Ok(match_case(clause)));
    let first = any()
        .filter(|token: &Token| *token != Token::Dedent)
        .map_with(|token, extra| (token, place(extra)))
        .rewind();
    let stray = first.then_ignore(clauses.stray()).map(Err);
    let cases =
        choice((case.boxed(), stray.boxed())).repeated().collect::<Vec<_>>().validate(|items, _, emitter| {
            let mut cases: Vec<MatchCase> = Vec::new();
            // After a `case` without a block, what follows was meant to be the block.
            let mut block_missing = false;
            for item in items {
                match item {
                    Ok(case) => {
                        block_missing = case.as_ref().is_none_or(|case: &MatchCase| case.body.is_empty());
                        cases.extend(case);
                    }
                    // The lexer's and the layout's complaints about a line are enough.
                    Err((token, place)) if !block_missing && token != Token::Error => {
                        emitter.emit(said(errors::case_expected(place)))
                    }
                    Err(_) => {}
                }
            }
            cases
        });
    let next = any().map_with(|_, extra| place(extra)).rewind();
    let cases = word(Token::Indent).ignore_then(cases).then_ignore(word(Token::Dedent)).boxed();
    let block = word(Token::Newline).ignore_then(choice((cases.clone().map(Ok), next.map(Err))));
    let good = subject.map(Some).then_ignore(word(Token::Colon)).then(block);
    let faulty_header =
        rest_of_line().ignore_then(cases.or_not()).map(|cases| (None, Ok(cases.unwrap_or_default())));
    word(Token::Match)
        .map_with(|_, extra| place(extra))
        .then(good.recover_with(via_parser(faulty_header)))
        .validate(|(word, (subject, cases)), extra, emitter| {
            let cases: Vec<MatchCase> = match cases {
                Ok(cases) => cases,
                Err(place) => {
                    let line = extra.state().source.line_number(word.start);
                    emitter.emit(said(errors::missing_block(place, "'match' statement", word, line)));
                    Vec::new()
                }
            };
            let span = Span::new(word.start, cases.last().map_or(word.end, |last| last.span.end));
            match subject {
                Some(subject) => Stmt { kind: StmtKind::Match { subject, cases }, span },
                None => faulty(Vec::new(), span),
            }
        })
        .boxed()
}

fn match_case(clause: Clause<(Pattern, Option<Expr>)>) -> Option<MatchCase> {
    let span = clause.span();
    let (pattern, guard) = clause.header?;
    Some(MatchCase { pattern, guard, body: clause.body, span })
}

/// What stands between `def` and its colon.
struct FunctionHeader {
    name: Identifier,
    type_params: Vec<TypeParam>,
    args: Arguments,
    returns: Option<Expr>,
}

/// ```text
/// function_def: 'def' NAME [type_params] '(' [parameters] ')' ['->' expression] ':' block
/// class_def:    'class' NAME [type_params] ['(' [arguments] ')'] ':' block
/// ```
fn definition<'t>(grammar: &Grammar<'t>, clauses: &Clauses<'t>) -> Rule<'t, Stmt> {
    let header = identifier()
        .then(type_params(grammar))
        .then_ignore(word(Token::LParen))
        .then(parameters(grammar))
        .then_ignore(word(Token::RParen))
        .then(word(Token::Arrow).ignore_then(grammar.expression.clone()).or_not())
        .map(|(((name, type_params), args), returns)| FunctionHeader { name, type_params, args, returns });
    let function = clauses.clause(Token::Def, header.boxed(), |_| "function definition").map(|clause| {
        let span = clause.span();
        match clause.header {
            Some(FunctionHeader { name, type_params, args, returns }) => {
                let body = clause.body;
                let function = FunctionDef {
                    name,
                    args,
                    body,
                    decorator_list: Vec::new(),
                    returns,
                    type_params,
                    is_async: false,
                };
                Stmt { kind: StmtKind::FunctionDef(Box::new(function)), span }
            }
            None => faulty(clause.body, span),
        }
    });
    let bases = word(Token::LParen).ignore_then(arguments(grammar)).then_ignore(word(Token::RParen)).or_not();
    let header = identifier().then(type_params(grammar)).then(bases);
    let class = clauses.clause(Token::Class, header.boxed(), |_| "class definition").map(|clause| {
        let span = clause.span();
        match clause.header {
            Some(((name, type_params), bases)) => {
                let bases = bases.unwrap_or_default();
                let (bases, keywords) = (bases.args, bases.keywords);
                let class = ClassDef {
                    name,
                    bases,
                    keywords,
                    body: clause.body,
                    decorator_list: Vec::new(),
                    type_params,
                };
                Stmt { kind: StmtKind::ClassDef(Box::new(class)), span }
            }
            None => faulty(clause.body, span),
        }
    });
    choice((function, class)).boxed()
}

/// ```text
/// async_stmt: 'async' (function_def | for_stmt | with_stmt)
/// ```
fn async_stmt<'t>(grammar: &Grammar<'t>, clauses: &Clauses<'t>) -> Rule<'t, Stmt> {
    // A class cannot be async; the word after `async` decides, so that the complaint is about that word.
    let second = any_of(TokenSet::of(&[Token::Def, Token::For, Token::With])).rewind();
    let stmt =
        choice((definition(grammar, clauses), for_stmt(grammar, clauses), with_stmt(grammar, clauses)));
    word(Token::Async)
        .map_with(|_, extra| place(extra).start)
        .then_ignore(second)
        .then(stmt)
        .map(|(start, mut stmt)| {
            stmt.span.start = start;
            match &mut stmt.kind {
                StmtKind::FunctionDef(function) => function.is_async = true,
                StmtKind::For { is_async, .. } | StmtKind::With { is_async, .. } => *is_async = true,
                _ => {}
            }
            stmt
        })
        .boxed()
}

/// ```text
/// decorators: ('@' named_expression NEWLINE)+
/// ```
fn decorated<'t>(grammar: &Grammar<'t>, clauses: &Clauses<'t>) -> Rule<'t, Stmt> {
    let line = named_expression(grammar).then_ignore(word(Token::Newline)).map(Some);
    let decorator = word(Token::At).ignore_then(line.recover_with(via_parser(rest_of_line().to(None))));
    let definition = choice((definition(grammar, clauses), async_stmt(grammar, clauses)));
    decorator
        .repeated()
        .at_least(1)
        .collect::<Vec<_>>()
        .then(definition)
        .validate(|(decorators, mut stmt), _, emitter| {
            let decorators = decorators.into_iter().flatten().collect();
            match &mut stmt.kind {
                StmtKind::FunctionDef(function) => function.decorator_list = decorators,
                StmtKind::ClassDef(class) => class.decorator_list = decorators,
                // Only `async for` and `async with` come here, and definitions that have been complained of.
                StmtKind::For { .. } | StmtKind::With { .. } => {
                    emitter.emit(said(errors::undecorable(stmt.span)))
                }
                _ => {}
            }
            stmt
        })
        .boxed()
}
