//! From tokens to logical lines and blocks.
//!
//! The one idea: everything in Python's surface that depends on *where* tokens stand is settled here, so that the grammar sees a plain
//! stream. This pass pairs brackets, drops the line ends inside them, turns indentation into `Indent` and `Dedent`, decides whether
//! `match`, `case` and `type` are words of the language on this line, and refuses what is nested too deep for the grammar's recursion.
//!
//! ```text
//!   if a:         ─►   If Name Colon Newline
//!       b(1,      ─►   Indent Name LParen Int Comma
//!         2)      ─►   Int RParen Newline
//!   c             ─►   Dedent Name Newline
//! ```
//!
//! What it hands on is balanced, whatever it was given: every bracket and every `Indent` has its partner, and every line its `Newline`.
//!
//! A bracket that is never closed would swallow the rest of the file. So the pass runs twice in that case: the second time, it knows that
//! one is missing, and closes all that are open before a line that begins like a statement.

use crate::errors;
use crate::lexer::Lexed;
use crate::token::{Token, TokenSet};
use crate::tree::{MAX_CHAIN, MAX_NESTING};
use rondo_diagnostics::{Diagnostic, Source, Span};

/// CPython's limit on open brackets.
const MAX_BRACKETS: usize = 200;

/// CPython's limit on open blocks.
const MAX_INDENTS: usize = 100;

/// What came of laying out.
pub(crate) struct Laid {
    /// Balanced tokens, without `LineEnd`.
    pub(crate) tokens: Vec<(Token, Span)>,
    /// Faults of this pass.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Whether the text ends inside a bracket.
    pub(crate) wants_more: bool,
}

/// Lays out what the lexer found.
pub(crate) fn lay_out(source: &Source, lexed: &Lexed) -> Laid {
    let laid = Pass::new(source, &lexed.tokens, false).run();
    if !laid.wants_more {
        return laid;
    }
    Laid { wants_more: true, ..Pass::new(source, &lexed.tokens, true).run() }
}

/// An open block. A tab goes to the next multiple of 8 in `column`, and counts as 1 in `narrow`: only if both agree is the depth clear.
#[derive(Clone, Copy)]
struct Level {
    column: u32,
    narrow: u32,
    /// Whether it is the block of a `match`, in which `case` is a word of the language.
    of_match: bool,
}

/// An open bracket.
struct Bracket {
    token: Token,
    span: Span,
    /// The depth of the expression around it.
    outside: Nesting,
}

/// How deep the expression being read nests, counted from its tokens: never less than in the tree, and hardly ever more.
#[derive(Clone, Copy, Default)]
struct Nesting {
    /// What the brackets around contribute.
    base: usize,
    /// Lambdas and conditionals.
    loose: usize,
    /// Signs, `await`, and `**`, which leans to the right.
    tight: usize,
    /// `not`
    nots: usize,
    /// Lambdas whose colon is still to come: their commas separate parameters.
    lambdas: usize,
    /// Links of chains that lean to the left.
    chain: usize,
}

impl Nesting {
    fn depth(&self) -> usize {
        self.base + self.loose + self.tight + self.nots
    }

    /// Takes the next token into account.
    fn count(&mut self, token: Token, before: Option<Token>) {
        let after_operand = before.is_some_and(Token::ends_operand);
        match token {
            Token::Comma | Token::Semicolon if self.lambdas == 0 => {
                *self = Nesting { base: self.base, ..Nesting::default() }
            }
            Token::Colon => self.lambdas = self.lambdas.saturating_sub(1),
            Token::Lambda => {
                self.loose += 1;
                self.lambdas += 1;
            }
            Token::If | Token::Else | Token::And | Token::Or => {
                self.loose += (token == Token::Else) as usize;
                self.tight = 0;
                self.nots = 0;
                self.chain += 1;
            }
            Token::Not if before != Some(Token::Is) => self.nots += 1,
            Token::Plus | Token::Minus | Token::Tilde | Token::Await | Token::Star if !after_operand => {
                self.tight += 1
            }
            Token::DoubleStar => self.tight += 1,
            Token::Dot => self.chain += 1,
            Token::LParen | Token::LBracket if after_operand => self.chain += 1,
            _ if BINARY.contains(token) => {
                self.tight = 0;
                self.chain += 1;
            }
            _ => {}
        }
    }
}

/// Operators of two operands that lean to the left, and comparisons.
const BINARY: TokenSet = TokenSet::of(&[
    Token::Plus,
    Token::Minus,
    Token::Star,
    Token::Slash,
    Token::DoubleSlash,
    Token::Percent,
    Token::At,
    Token::Ampersand,
    Token::Bar,
    Token::Caret,
    Token::LeftShift,
    Token::RightShift,
    Token::EqualEqual,
    Token::NotEqual,
    Token::Less,
    Token::LessEqual,
    Token::Greater,
    Token::GreaterEqual,
    Token::Is,
    Token::In,
]);

/// Words that begin a statement and cannot occur inside a bracket.
const STATEMENT_WORDS: TokenSet = TokenSet::of(&[
    Token::Assert,
    Token::Break,
    Token::Class,
    Token::Continue,
    Token::Def,
    Token::Del,
    Token::Elif,
    Token::Except,
    Token::Finally,
    Token::Global,
    Token::Import,
    Token::Nonlocal,
    Token::Pass,
    Token::Raise,
    Token::Return,
    Token::Try,
    Token::While,
    Token::With,
]);

/// Words that begin a statement with a block.
const HEADER_WORDS: TokenSet = TokenSet::of(&[
    Token::Async,
    Token::Class,
    Token::Def,
    Token::Elif,
    Token::Else,
    Token::Except,
    Token::Finally,
    Token::For,
    Token::If,
    Token::Try,
    Token::While,
    Token::With,
]);

/// Tokens that the subject of a `match` can begin with.
const SUBJECT_BEGINS: TokenSet = crate::token::OPERAND_BEGINS.union(TokenSet::of(&[
    Token::Not,
    Token::Minus,
    Token::Plus,
    Token::Tilde,
    Token::Star,
    Token::Lambda,
    Token::Await,
]));

struct Pass<'s> {
    source: &'s Source,
    input: &'s [(Token, Span)],
    /// Whether brackets are known to be unclosed.
    mending: bool,
    output: Vec<(Token, Span)>,
    diagnostics: Vec<Diagnostic>,
    levels: Vec<Level>,
    brackets: Vec<Bracket>,
    nesting: Nesting,
    /// Where the current physical line begins in the text.
    line_start: u32,
    /// Whether no token of the current logical line has been seen.
    at_line_start: bool,
    /// Where the current logical line begins in the output.
    first: usize,
    /// Whether the rest of the current logical line is withheld from the grammar, because it is too deep.
    muted: bool,
    /// Whether the last logical line was the header of a `match`.
    after_match: bool,
    /// Whether brackets of different kinds have met on the current logical line.
    mismatched: bool,
    /// Whether too many blocks have been complained of.
    indents_exceeded: bool,
}

impl<'s> Pass<'s> {
    fn new(source: &'s Source, input: &'s [(Token, Span)], mending: bool) -> Self {
        let ground = Level { column: 0, narrow: 0, of_match: false };
        Pass {
            source,
            input,
            mending,
            output: Vec::with_capacity(input.len() + 16),
            diagnostics: Vec::new(),
            levels: vec![ground],
            brackets: Vec::new(),
            nesting: Nesting::default(),
            line_start: if source.text().starts_with('\u{feff}') { 3 } else { 0 },
            at_line_start: true,
            first: 0,
            muted: false,
            after_match: false,
            mismatched: false,
            indents_exceeded: false,
        }
    }

    fn run(mut self) -> Laid {
        for (index, &(token, span)) in self.input.iter().enumerate() {
            if token == Token::LineEnd {
                self.line_end(span, index);
                continue;
            }
            if self.at_line_start {
                self.indentation(span.start);
                self.begin_line();
            }
            self.take(token, span, index);
        }
        let end = self.source.text().len() as u32;
        let wants_more = !self.brackets.is_empty();
        if wants_more {
            self.close_brackets(true);
        }
        if !self.at_line_start {
            self.end_line();
        }
        while self.levels.len() > 1 {
            self.levels.pop();
            self.output.push((Token::Dedent, Span::at(end)));
        }
        Laid { tokens: self.output, diagnostics: self.diagnostics, wants_more }
    }

    fn last(&self) -> Option<(Token, Span)> {
        self.output[self.first..].last().copied()
    }

    /// A token of the current logical line.
    fn take(&mut self, token: Token, span: Span, index: usize) {
        let before = self.last().map(|(token, _)| token);
        self.nesting.count(token, before);
        if token == Token::In && before == Some(Token::Not) {
            self.nesting.nots = self.nesting.nots.saturating_sub(1);
        }
        if self.nesting.depth() > MAX_NESTING || self.nesting.chain > MAX_CHAIN {
            self.mute(errors::too_deep(span), span);
        }
        if token.opens() {
            self.open(token, span);
        } else if token.closes() {
            self.close(token, span);
        } else {
            let token = if token == Token::Name { self.soft_keyword(span, before, index) } else { token };
            self.emit(token, span);
        }
    }

    fn emit(&mut self, token: Token, span: Span) {
        if !self.muted {
            self.output.push((token, span));
        }
    }

    /// Withholds the current logical line from the grammar.
    fn mute(&mut self, diagnostic: Diagnostic, span: Span) {
        if !self.muted {
            self.diagnostics.push(diagnostic);
            self.output.truncate(self.first);
            self.output.push((Token::Error, span));
            self.muted = true;
        }
    }

    // Brackets.

    fn open(&mut self, token: Token, span: Span) {
        if self.brackets.len() == MAX_BRACKETS {
            self.mute(errors::too_many_brackets(span), span);
        }
        self.emit(token, span);
        self.brackets.push(Bracket { token, span, outside: self.nesting });
        self.nesting = Nesting { base: self.nesting.depth() + 1, ..Nesting::default() };
    }

    fn close(&mut self, token: Token, span: Span) {
        let character = self.source.slice(span).chars().next();
        let Some(bracket) = self.brackets.last() else {
            // What the lexer inserts has no width; it needs no partner, and no complaint.
            // After a pair that didn't match, this may be the one that was left over.
            let complaint =
                character.filter(|_| !self.mismatched).map(|character| errors::unmatched(span, character));
            self.diagnostics.extend(complaint);
            self.emit(Token::Error, span);
            return;
        };
        if bracket.token.partner() != token {
            let opened = self.source.text().as_bytes()[bracket.span.start as usize] as char;
            let line = self.source.line_number(bracket.span.start);
            let other_line = (line != self.source.line_number(span.start)).then_some(line);
            let character = character.unwrap_or('}');
            let first = !std::mem::replace(&mut self.mismatched, true);
            if first {
                self.diagnostics.push(errors::mismatched(span, character, bracket.span, opened, other_line));
            }
            // If the partner is further out, those in between are closed with it; otherwise this one stands for the right one.
            if self.brackets.iter().any(|bracket| bracket.token.partner() == token) {
                while self.brackets.last().is_some_and(|bracket| bracket.token.partner() != token) {
                    self.pop_bracket(Span::at(span.start));
                }
            }
        }
        self.pop_bracket(span);
    }

    fn pop_bracket(&mut self, span: Span) {
        let bracket = self.brackets.pop().expect("the caller saw an open bracket");
        self.nesting = bracket.outside;
        self.emit(bracket.token.partner(), span);
    }

    /// Closes all open brackets after the last token, and complains of the innermost if asked to.
    fn close_brackets(&mut self, complain: bool) {
        let innermost = self.brackets.last().expect("the caller saw an open bracket");
        let (opener, place) = (innermost.span, self.last().map_or(innermost.span, |(_, span)| span));
        if complain {
            let character = self.source.text().as_bytes()[opener.start as usize] as char;
            self.diagnostics.push(errors::never_closed(opener, character));
        }
        // A header whose bracket is open ends in a colon, and its brackets end before that.
        let first = self.output.get(self.first).map(|(token, _)| *token);
        let colon = match self.last() {
            Some((Token::Colon, span)) if first.is_some_and(|first| HEADER_WORDS.contains(first)) => {
                self.output.pop();
                Some(span)
            }
            _ => None,
        };
        while !self.brackets.is_empty() {
            self.pop_bracket(Span::at(colon.unwrap_or(Span::at(place.end)).start));
        }
        if let Some(span) = colon {
            self.emit(Token::Colon, span);
        }
    }

    // Lines.

    fn line_end(&mut self, span: Span, index: usize) {
        let ends = if self.brackets.is_empty() { !self.at_line_start } else { self.ends_in_bracket(index) };
        if ends {
            self.end_line();
        }
        self.line_start = span.end;
    }

    /// Whether the logical line ends here although brackets are open, which are closed then.
    fn ends_in_bracket(&mut self, index: usize) -> bool {
        let Some((last, place)) = self.last() else { return false };
        let next = self.input[index + 1..].iter().find(|(token, _)| *token != Token::LineEnd);
        if last == Token::Error && self.source.slice(place).contains(['"', '\'']) {
            // A string without end has taken the closing brackets of its line with it.
            let opened_here = self.brackets.iter().all(|bracket| bracket.span.start >= self.line_start);
            if opened_here {
                self.close_brackets(false);
            }
            return opened_here;
        }
        let Some(&(next, span)) = next else { return false };
        if !self.mending {
            return false;
        }
        let in_parentheses = self.brackets.last().is_some_and(|bracket| bracket.token == Token::LParen);
        let header =
            HEADER_WORDS.contains(self.output[self.first].0) && last == Token::Colon && in_parentheses;
        let juxtaposed = last.ends_operand() && (next == Token::Name || next == Token::At);
        let begins_statement = STATEMENT_WORDS.contains(next)
            || ((juxtaposed || HEADER_WORDS.contains(next) || next == Token::From) && self.stands_left(span))
            || (self.stands_left(span) && self.is_assignment(index));
        if header || begins_statement {
            self.close_brackets(true);
        }
        header || begins_statement
    }

    /// Whether this token stands no deeper than the first of the current logical line.
    fn stands_left(&self, span: Span) -> bool {
        let column = |place: u32| self.source.position(place).column;
        column(span.start) <= column(self.output[self.first].1.start)
    }

    /// Whether the next line begins with a name and an equals sign.
    fn is_assignment(&self, index: usize) -> bool {
        let mut tokens = self.input[index + 1..]
            .iter()
            .map(|(token, _)| *token)
            .skip_while(|token| *token == Token::LineEnd);
        tokens.next() == Some(Token::Name)
            && tokens.next() == Some(Token::Equal)
            && self.brackets.last().is_some_and(|bracket| bracket.token != Token::LParen)
    }

    fn begin_line(&mut self) {
        self.at_line_start = false;
        self.first = self.output.len();
        self.nesting = Nesting::default();
        self.muted = false;
        self.mismatched = false;
    }

    fn end_line(&mut self) {
        self.match_header();
        let place = self.last().map_or(Span::default(), |(_, span)| span);
        self.output.push((Token::Newline, Span::at(place.end)));
        self.at_line_start = true;
        self.muted = false;
    }

    // Soft keywords.

    /// `case` and `type` where they are words of the language, `Name` elsewhere. (`match` is decided when its line is known.)
    fn soft_keyword(&self, span: Span, before: Option<Token>, index: usize) -> Token {
        if span.len() != 4 || !self.brackets.is_empty() {
            return Token::Name;
        }
        let begins_statement = matches!(before, None | Some(Token::Semicolon | Token::Colon));
        match self.source.slice(span) {
            "case" if before.is_none() && self.levels.last().is_some_and(|level| level.of_match) => {
                Token::Case
            }
            "type"
                if begins_statement
                    && self.input.get(index + 1).is_some_and(|(next, _)| *next == Token::Name) =>
            {
                Token::Type
            }
            _ => Token::Name,
        }
    }

    /// Decides whether a line that begins with `match` is the header of a statement: its subject follows, and a colon ends it. If the
    /// colon is missing, it is one still where nothing else is possible, so that the colon can be asked for.
    fn match_header(&mut self) {
        self.after_match = false;
        let line = &self.output[self.first..];
        let (Some(&(Token::Name, span)), Some(&(second, _)), Some(&(last, _))) =
            (line.first(), line.get(1), line.last())
        else {
            return;
        };
        if span.len() != 5 || self.source.slice(span) != "match" {
            return;
        }
        let brackets = TokenSet::of(&[Token::LParen, Token::LBracket]);
        let juxtaposed = second.begins_operand() && !brackets.contains(second);
        if juxtaposed || (last == Token::Colon && SUBJECT_BEGINS.contains(second)) {
            self.output[self.first].0 = Token::Match;
            self.after_match = true;
        }
    }

    // Blocks.

    /// Opens and closes blocks before the first token of a logical line, which stands at `place`.
    fn indentation(&mut self, place: u32) {
        let (column, narrow) = columns(&self.source.text()[self.line_start as usize..place as usize]);
        let blank = Span::new(self.line_start, place);
        let top = *self.levels.last().expect("the ground level is never left");
        if column > top.column {
            if narrow <= top.narrow {
                self.diagnostics.push(errors::inconsistent_tabs(blank));
            }
            if self.levels.len() == MAX_INDENTS {
                // From here on, everything that is deeper counts as the innermost block.
                if !std::mem::replace(&mut self.indents_exceeded, true) {
                    self.diagnostics.push(errors::too_many_indents(blank));
                }
                return;
            }
            self.levels.push(Level { column, narrow, of_match: self.after_match });
            self.output.push((Token::Indent, blank));
            return;
        }
        while self.levels.last().is_some_and(|level| level.column > column) {
            let left = self.levels.pop().expect("just seen");
            let outer = *self.levels.last().expect("the ground level is never left");
            if outer.column < column {
                // No level fits. The line goes on in the block that it nearly left, which stands where this line does from now on.
                self.diagnostics.push(errors::unmatched_dedent(blank));
                self.levels.push(Level { column, narrow, ..left });
                return;
            }
            self.output.push((Token::Dedent, Span::at(place)));
        }
        if self.levels.last().is_some_and(|level| level.narrow != narrow) {
            self.diagnostics.push(errors::inconsistent_tabs(blank));
        }
    }
}

/// How far white space reaches, with tabs to multiples of 8 and with tabs of 1. A form feed goes back to the margin. Of lines joined by
/// backslashes, the first that is indented counts.
fn columns(blank: &str) -> (u32, u32) {
    let (mut column, mut narrow) = (0, 0);
    let mut first = None;
    for byte in blank.bytes() {
        match byte {
            b' ' => (column, narrow) = (column + 1, narrow + 1),
            b'\t' => (column, narrow) = ((column / 8 + 1) * 8, narrow + 1),
            b'\x0c' => (column, narrow) = (0, 0),
            b'\\' => {
                if column > 0 && first.is_none() {
                    first = Some((column, narrow));
                }
                (column, narrow) = (0, 0);
            }
            _ => {}
        }
    }
    first.unwrap_or((column, narrow))
}
