//! Sequences of statements, blocks, and going on after a fault.
//!
//! The layout pass promises that every line ends in `Newline` and every `Indent` has its `Dedent`. So there is always a way on: give up the
//! rest of the line, and take the block that follows, if one does, for what it is.
//!
//! A block is never parsed twice. Only the header before it can make a clause fail, and then [`Clauses::clause`] takes over.

use super::compound::compound_stmt;
use super::expressions::{self, Grammar};
use super::simple::simple_stmts;
use super::*;
use crate::errors;

/// ```text
/// statements: statement*
/// statement:  compound_stmt | simple_stmts
/// ```
pub(super) fn statements<'t>() -> Rule<'t, Vec<Stmt>> {
    let grammar = expressions::grammar();
    recursive(|statements| {
        let statements = statements.boxed();
        let clauses = Clauses { block: block(&grammar, statements.clone()), statements: statements.clone() };
        let unexpected = indented(statements).validate(|(block, indent), _, emitter| {
            emitter.emit(said(errors::unexpected_indent(indent)));
            block
        });
        let statement = choice((
            compound_stmt(&grammar, &clauses).map(|stmt| vec![stmt]),
            simple_stmts(&grammar),
            unexpected.boxed(),
        ))
        .recover_with(via_parser(clauses.skipped_statement()));
        empty().map(|()| Vec::new()).foldl(statement.repeated(), |mut all: Vec<Stmt>, more| {
            all.extend(more);
            all
        })
    })
    .boxed()
}

/// `INDENT statements DEDENT`, with the place of the indentation.
fn indented<'t>(statements: Rule<'t, Vec<Stmt>>) -> Rule<'t, (Vec<Stmt>, Span)> {
    word(Token::Indent)
        .map_with(|_, extra| place(extra))
        .then(statements)
        .then_ignore(word(Token::Dedent))
        .map(|(indent, block)| (block, indent))
        .boxed()
}

/// What follows the colon of a header.
#[derive(Clone)]
pub(super) enum Block {
    /// Statements.
    Body(Vec<Stmt>),
    /// Nothing; the place is that of the token that stands there instead.
    Missing(Span),
}

/// ```text
/// block: NEWLINE INDENT statements DEDENT | simple_stmts
/// ```
fn block<'t>(grammar: &Grammar<'t>, statements: Rule<'t, Vec<Stmt>>) -> Rule<'t, Block> {
    let next = any().map_with(|_, extra| place(extra)).rewind();
    let missing = next.or_not().map_with(|next, extra| Block::Missing(next.unwrap_or_else(|| place(extra))));
    let indented = indented(statements).map(|(block, _)| Block::Body(block));
    choice((
        word(Token::Newline).ignore_then(choice((indented, missing))),
        simple_stmts(grammar).map(Block::Body),
    ))
    .boxed()
}

/// What clauses of statements are made with.
#[derive(Clone)]
pub(super) struct Clauses<'t> {
    statements: Rule<'t, Vec<Stmt>>,
    block: Rule<'t, Block>,
}

/// A header and its block: `if test: …`
pub(super) struct Clause<T> {
    /// The place of the word that it begins with.
    pub(super) word: Span,
    /// What stands between that word and the colon; nothing if it could not be understood.
    pub(super) header: Option<T>,
    /// The block.
    pub(super) body: Vec<Stmt>,
    /// The end of the last statement.
    pub(super) end: u32,
}

impl<T> Clause<T> {
    /// All of it.
    pub(super) fn span(&self) -> Span {
        Span::new(self.word.start, self.end)
    }
}

impl<'t> Clauses<'t> {
    /// `word header ':' block`. `what` is how a message calls the clause.
    pub(super) fn clause<T: 't>(
        &self,
        token: Token,
        header: Rule<'t, T>,
        what: fn(&T) -> &'static str,
    ) -> Rule<'t, Clause<T>> {
        let good = header.map(Some).then_ignore(word(Token::Colon)).then(self.block.clone());
        let faulty = self.rest_of_statement().map(|body| (None, Block::Body(body)));
        word(token)
            .map_with(|_, extra| place(extra))
            .then(good.recover_with(via_parser(faulty)))
            .validate(move |(word, (header, block)), extra, emitter| {
                let body = match block {
                    Block::Body(body) => body,
                    Block::Missing(place) => {
                        let line = extra.state().source.line_number(word.start);
                        let what = header.as_ref().map_or("", what);
                        emitter.emit(said(errors::missing_block(place, what, word, line)));
                        Vec::new()
                    }
                };
                let end = body.last().map_or(place(extra).end, |last| last.span.end);
                Clause { word, header, body, end }
            })
            .boxed()
    }

    /// What is left of a line that could not be understood, and the block after it, which is kept.
    fn rest_of_statement(&self) -> Rule<'t, Vec<Stmt>> {
        rest_of_line()
            .ignore_then(indented(self.statements.clone()).or_not())
            .map(|block| block.unwrap_or_default().0)
            .boxed()
    }

    /// A line and its block where neither belongs.
    pub(super) fn stray(&self) -> Rule<'t, ()> {
        choice((self.skipped_statement().ignored(), indented(self.statements.clone()).ignored())).boxed()
    }

    /// A statement that could not be understood. Fails at the end of the block, since the sequence of statements ends there.
    fn skipped_statement(&self) -> Rule<'t, Vec<Stmt>> {
        let begins = any().filter(|token: &Token| !matches!(token, Token::Dedent | Token::Indent)).rewind();
        begins.ignore_then(self.rest_of_statement()).boxed()
    }
}

/// Everything up to the end of the line.
pub(super) fn rest_of_line<'t>() -> Rule<'t, ()> {
    let token =
        any().filter(|token: &Token| !matches!(token, Token::Newline | Token::Indent | Token::Dedent));
    token.repeated().then(word(Token::Newline)).ignored().boxed()
}
