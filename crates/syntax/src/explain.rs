//! From a place where the grammar could not go on to a sentence.
//!
//! The parser knows three things there: the token it found, the set of those that would have been right, and what it had read. That is
//! enough for CPython's `invalid_*` rules, which it tries in a second parse: each rule here looks at the tokens around the place, and the
//! first that recognises its mistake words it. Where a rule needs to know what an expression is, it parses that stretch again.

use crate::errors;
use crate::fault::Fault;
use crate::grammar::{self, Place};
use crate::token::{Token, TokenSet};
use crate::tree::{Expr, ExprKind};
use rondo_diagnostics::{Diagnostic, Source, Span};

/// Words a fault.
pub(crate) fn explain(fault: Fault, tokens: &[(Token, Place)], source: &Source) -> Diagnostic {
    if let Some(said) = fault.said {
        return *said;
    }
    let scene = Scene::new(&fault, tokens, source);
    let rules: [fn(&Scene) -> Option<Diagnostic>; 18] = [
        comma,
        replacement_field,
        legacy_statement,
        colon,
        parenthesis_of_definition,
        import,
        raise,
        comparison,
        not_after_operator,
        conditional,
        comprehension,
        keyword_generator,
        parameters,
        asterisk,
        keyword_as_name,
        foreign_operator,
        misspelt_keyword,
        operand_missing,
    ];
    rules.iter().find_map(|rule| rule(&scene)).unwrap_or_else(|| errors::invalid_syntax(scene.place()))
}

/// What is around the place of a fault.
struct Scene<'a> {
    tokens: &'a [(Token, Place)],
    source: &'a Source,
    expected: TokenSet,
    /// The index of the token that was found.
    at: usize,
    /// Where the logical line begins.
    first: usize,
    /// The innermost bracket that is open here.
    bracket: Option<usize>,
    /// If that is a replacement field: whether it is a t-string's.
    field: Option<bool>,
}

impl<'a> Scene<'a> {
    fn new(fault: &Fault, tokens: &'a [(Token, Place)], source: &'a Source) -> Self {
        let mut at = tokens.partition_point(|(_, place)| place.start < fault.place.start);
        while at + 1 < tokens.len() && fault.found.is_some_and(|found| found != tokens[at].0) {
            at += 1;
        }
        let at = at.min(tokens.len().saturating_sub(1));
        let line = TokenSet::of(&[Token::Newline, Token::Indent, Token::Dedent]);
        let first =
            tokens[..at].iter().rposition(|(token, _)| line.contains(*token)).map_or(0, |index| index + 1);
        let (bracket, field) = innermost(&tokens[first..at]);
        Scene {
            tokens,
            source,
            expected: fault.expected,
            at,
            first,
            bracket: bracket.map(|index| index + first),
            field,
        }
    }

    fn token(&self, index: usize) -> Option<Token> {
        self.tokens.get(index).map(|(token, _)| *token)
    }

    fn found(&self) -> Token {
        self.token(self.at).unwrap_or(Token::End)
    }

    /// The token before, if it is on the same line.
    fn before(&self) -> Option<Token> {
        (self.at > self.first).then(|| self.tokens[self.at - 1].0)
    }

    fn begins(&self) -> Token {
        self.token(self.first).unwrap_or(Token::End)
    }

    fn span(&self, index: usize) -> Span {
        self.tokens
            .get(index)
            .map_or(Span::at(self.source.text().len() as u32), |(_, place)| grammar::span_of(*place))
    }

    /// The place to point at. The end of a line has no width, so the token before it is stretched by one.
    fn place(&self) -> Span {
        self.span(self.at)
    }

    fn place_before(&self) -> Span {
        self.span(self.at - 1)
    }

    fn expects(&self, token: Token) -> bool {
        self.expected.contains(token)
    }

    /// Whether an expression could have begun here: nothing else begins with a brace.
    fn expects_operand(&self) -> bool {
        self.expects(Token::LBrace)
    }

    /// Whether the line begins with a word that a block follows.
    fn in_header(&self) -> bool {
        self.bracket.is_none() && HEADERS.contains(self.begins())
    }

    /// Whether the line begins a function.
    fn in_definition(&self) -> bool {
        match self.begins() {
            Token::Def => true,
            Token::Async => self.token(self.first + 1) == Some(Token::Def),
            _ => false,
        }
    }

    /// Where the operand, or chain of operators, begins that ends before the found token.
    fn expression_start(&self) -> usize {
        let mut depth = 0;
        for index in (self.first..self.at).rev() {
            let token = self.tokens[index].0;
            if token.closes() {
                depth += 1;
            } else if token.opens() {
                if depth == 0 {
                    return index + 1;
                }
                depth -= 1;
            } else if depth == 0 && BOUNDARIES.contains(token) {
                return index + 1;
            }
        }
        self.first
    }

    /// The end of the operand that begins at this token: the token after it.
    fn operand_end(&self, from: usize) -> usize {
        let mut depth = 0;
        for index in from..self.tokens.len() {
            let token = self.tokens[index].0;
            if token.opens() {
                depth += 1;
            } else if token.closes() {
                if depth == 0 {
                    return index;
                }
                depth -= 1;
            } else if token == Token::Newline
                || (depth == 0 && (BOUNDARIES.contains(token) || token == Token::For))
            {
                return index;
            }
        }
        self.tokens.len()
    }

    /// The expression that these tokens are, if they are one.
    fn expression(&self, tokens: std::ops::Range<usize>) -> Option<Expr> {
        let (expression, faults) = grammar::eval(&self.tokens[tokens], self.source);
        expression.filter(|_| faults.is_empty())
    }
}

/// Words that begin a header.
const HEADERS: TokenSet = TokenSet::of(&[
    Token::Async,
    Token::Case,
    Token::Class,
    Token::Def,
    Token::Elif,
    Token::Else,
    Token::Except,
    Token::Finally,
    Token::For,
    Token::If,
    Token::Match,
    Token::Try,
    Token::While,
    Token::With,
]);

/// Tokens that no expression reaches across.
const BOUNDARIES: TokenSet = TokenSet::of(&[
    Token::Comma,
    Token::Colon,
    Token::ColonEqual,
    Token::Equal,
    Token::Semicolon,
    Token::Newline,
    Token::If,
    Token::Elif,
    Token::Else,
    Token::While,
    Token::Assert,
    Token::Return,
    Token::In,
    Token::And,
    Token::Or,
    Token::Not,
    Token::Star,
    Token::DoubleStar,
]);

/// Arithmetic operators and signs.
const OPERATORS: TokenSet = TokenSet::of(&[
    Token::Plus,
    Token::Minus,
    Token::Star,
    Token::Slash,
    Token::DoubleSlash,
    Token::Percent,
    Token::At,
    Token::Tilde,
]);

/// The innermost bracket that is open after these tokens, and whether it is the field of an f-string (`false`) or t-string (`true`).
fn innermost(tokens: &[(Token, Place)]) -> (Option<usize>, Option<bool>) {
    enum Open {
        Bracket(usize),
        /// The text of an f-string.
        Text(bool),
        Field(usize, bool),
        /// The format specification of a field.
        Spec(usize, bool),
    }
    let mut open: Vec<Open> = Vec::new();
    for (index, (token, _)) in tokens.iter().enumerate() {
        match (token, open.last()) {
            (Token::FStringStart | Token::TStringStart, _) => {
                open.push(Open::Text(*token == Token::TStringStart))
            }
            (Token::LBrace, Some(&(Open::Text(template) | Open::Spec(_, template)))) => {
                open.push(Open::Field(index, template))
            }
            (Token::Colon, Some(&Open::Field(at, template))) => {
                open.pop();
                open.push(Open::Spec(at, template));
            }
            (token, _) if token.opens() => open.push(Open::Bracket(index)),
            (token, _) if token.closes() || matches!(token, Token::FStringEnd | Token::TStringEnd) => {
                open.pop();
            }
            _ => {}
        }
    }
    match open.last() {
        Some(Open::Bracket(index)) => (Some(*index), None),
        Some(Open::Field(index, template) | Open::Spec(index, template)) => (Some(*index), Some(*template)),
        Some(Open::Text(_)) | None => (None, None),
    }
}

// The rules.

/// `invalid_fstring_replacement_field`
fn replacement_field(scene: &Scene) -> Option<Diagnostic> {
    let template = scene.field?;
    let opener = scene.bracket?;
    let inside = &scene.tokens[opener + 1..scene.at];
    let has = |token: Token| inside.iter().any(|(inside, _)| *inside == token);
    let mark = scene.source.slice(scene.place());
    let what = match (scene.before()?, scene.found()) {
        (Token::LBrace, Token::Equal | Token::Exclamation | Token::Colon | Token::RBrace) => {
            format!("valid expression required before '{mark}'")
        }
        (Token::LBrace, _) => "expecting a valid expression after '{'".to_owned(),
        (Token::Exclamation, Token::Colon | Token::RBrace) => "missing conversion character".to_owned(),
        (Token::Exclamation, _) => "invalid conversion character".to_owned(),
        (Token::Colon, Token::FStringMiddle) if has(Token::Lambda) => {
            let lambda = opener + 1 + inside.iter().position(|(token, _)| *token == Token::Lambda)?;
            let place = scene.span(lambda).to(scene.place_before());
            let what = "lambda expressions are not allowed without parentheses";
            return Some(errors::replacement_field(place, template, what));
        }
        (Token::Equal, _) => "expecting '!', or ':', or '}'".to_owned(),
        (Token::Name, _) if has(Token::Exclamation) => "expecting ':' or '}'".to_owned(),
        (Token::Star | Token::Plus | Token::Minus | Token::Not | Token::Lambda, _) if inside.len() == 1 => {
            let what = "expecting a valid expression after '{'";
            return Some(errors::replacement_field(scene.place_before(), template, what));
        }
        (before, _) if before.ends_operand() && !has(Token::Colon) => {
            "expecting '=', or '!', or ':', or '}'".to_owned()
        }
        _ => return None,
    };
    Some(errors::replacement_field(scene.place(), template, &what))
}

/// `invalid_legacy_expression`: `print x`
fn legacy_statement(scene: &Scene) -> Option<Diagnostic> {
    let found = scene.found();
    if scene.before() != Some(Token::Name) || !found.begins_operand() || found == Token::LParen {
        return None;
    }
    let name = scene.source.slice(scene.place_before());
    if !matches!(name, "print" | "exec") {
        return None;
    }
    let end = scene.tokens[scene.at..]
        .iter()
        .position(|(token, _)| matches!(token, Token::Newline | Token::Semicolon));
    let last = scene.span(end.map_or(scene.tokens.len(), |end| scene.at + end) - 1);
    Some(errors::missing_parentheses(scene.place_before().to(last), name))
}

/// A header without its colon.
fn colon(scene: &Scene) -> Option<Diagnostic> {
    if !scene.expects(Token::Colon) || !scene.in_header() {
        return None;
    }
    let forced =
        matches!(scene.before(), Some(Token::Else | Token::Try | Token::Finally)) || scene.in_definition();
    if scene.found() != Token::Newline && !forced {
        return None;
    }
    let diagnostic = errors::expected(scene.place(), ":");
    let else_if = scene.begins() == Token::Else && scene.found() == Token::If;
    Some(if else_if { diagnostic.help("write 'elif'") } else { diagnostic })
}

/// `def f:`
fn parenthesis_of_definition(scene: &Scene) -> Option<Diagnostic> {
    let begins_definition = matches!(scene.begins(), Token::Def | Token::Class | Token::Async);
    if begins_definition
        && scene.before() == Some(Token::RBracket)
        && scene.token(scene.at - 2) == Some(Token::LBracket)
    {
        return Some(errors::no_type_params(scene.place_before()));
    }
    let is_function = scene.in_definition();
    if is_function && scene.before() == Some(Token::Arrow) {
        return Some(errors::expected(scene.place_before(), ":"));
    }
    let after_name = matches!(scene.before(), Some(Token::Name | Token::RBracket)) && scene.bracket.is_none();
    (is_function && after_name && scene.expects(Token::LParen)).then(|| errors::expected(scene.place(), "("))
}

/// `invalid_import`, `invalid_import_from_targets`
fn import(scene: &Scene) -> Option<Diagnostic> {
    (scene.before() == Some(Token::Import) && scene.found() == Token::Newline)
        .then(|| errors::import_names_missing(scene.place()))
}

/// `invalid_raise_stmt`
fn raise(scene: &Scene) -> Option<Diagnostic> {
    match (scene.begins(), scene.before()?, scene.found()) {
        (Token::Raise, Token::Raise, Token::From) => {
            Some(errors::exception_missing(scene.place_before().to(scene.place())))
        }
        (Token::Raise, Token::From, Token::Newline) => Some(errors::cause_missing(scene.place_before())),
        _ => None,
    }
}

/// `invalid_named_expression`: `if x = 1:`
fn comparison(scene: &Scene) -> Option<Diagnostic> {
    let condition =
        matches!(scene.begins(), Token::If | Token::Elif | Token::While) || scene.bracket.is_some();
    if scene.found() != Token::Equal || !condition || scene.field.is_some() || scene.begins() == Token::Case {
        return None;
    }
    let start = scene.expression_start();
    if start > scene.first && scene.token(start - 1) == Some(Token::Colon) {
        return None;
    }
    let left = scene.expression(start..scene.at)?;
    let end = scene.operand_end(scene.at + 1);
    let followed = matches!(scene.token(end), Some(Token::Equal | Token::ColonEqual));
    match left.kind {
        ExprKind::Name(_) if !followed && end > scene.at + 1 => {
            Some(errors::equality_or_walrus_meant(left.span.to(scene.span(end - 1))))
        }
        ExprKind::List { .. } | ExprKind::Tuple { .. } | ExprKind::GeneratorExp { .. } => None,
        ExprKind::Constant(crate::tree::Constant::None | crate::tree::Constant::Bool(_)) => None,
        _ if !followed && end > scene.at + 1 => Some(errors::equality_meant(&left)),
        _ => None,
    }
}

/// `invalid_arithmetic`, `invalid_factor`: `a + not b`
fn not_after_operator(scene: &Scene) -> Option<Diagnostic> {
    let fits = scene.found() == Token::Not && scene.before().is_some_and(|before| OPERATORS.contains(before));
    let end = scene.operand_end(scene.at + 1);
    (fits && end > scene.at + 1).then(|| errors::not_after_operator(scene.place().to(scene.span(end - 1))))
}

/// `invalid_expression`: `a if b`, `a if b else pass`, `pass if a else b`
fn conditional(scene: &Scene) -> Option<Diagnostic> {
    let statements = TokenSet::of(&[
        Token::Assert,
        Token::Break,
        Token::Continue,
        Token::Del,
        Token::Global,
        Token::Import,
        Token::Nonlocal,
        Token::Pass,
        Token::Raise,
        Token::Return,
    ]);
    if scene.before() == Some(Token::Else) && scene.at > scene.first + 1 && statements.contains(scene.found())
    {
        return Some(errors::statement_after_else(scene.place()));
    }
    let word_before_if = matches!(scene.found(), Token::Pass | Token::Break | Token::Continue);
    if word_before_if && scene.expects_operand() && scene.token(scene.at + 1) == Some(Token::If) {
        return Some(errors::statement_before_if(scene.place()));
    }
    if !scene.expects(Token::Else) || scene.found() == Token::Colon || scene.in_header() {
        return None;
    }
    let words = &scene.tokens[scene.first..scene.at];
    let if_at = scene.first + words.iter().rposition(|(token, _)| *token == Token::If)?;
    // `[x for x in y if z` is a condition of its own, and needs no `else`.
    let bracket = scene.bracket.map_or(scene.first, |bracket| bracket + 1);
    if scene.tokens[bracket..if_at].iter().any(|(token, _)| *token == Token::For) {
        return None;
    }
    let before = Scene { at: if_at, expected: scene.expected, ..*scene };
    let start = before.expression_start();
    Some(errors::else_missing(scene.span(start).to(scene.place_before())))
}

/// `invalid_for_if_clause`: `[x for x of y]`
fn comprehension(scene: &Scene) -> Option<Diagnostic> {
    let bracket = scene.bracket?;
    let inside = &scene.tokens[bracket..scene.at];
    let targets = inside.iter().rev().take_while(|(token, _)| *token != Token::For);
    let no_in_yet = targets.clone().all(|(token, _)| *token != Token::In) && targets.count() < inside.len();
    (scene.expects(Token::In) && no_in_yet && scene.before() != Some(Token::For))
        .then(|| errors::in_missing(scene.place()))
}

/// `invalid_kwarg`: `f(a=b for b in c)`
fn keyword_generator(scene: &Scene) -> Option<Diagnostic> {
    let start = scene.expression_start();
    let fits = matches!(scene.found(), Token::For | Token::Async)
        && start >= scene.first + 2
        && scene.token(start - 1) == Some(Token::Equal)
        && scene.token(start - 2) == Some(Token::Name);
    fits.then(|| errors::equality_or_walrus_meant(scene.span(start - 2).to(scene.span(start - 1))))
}

/// `invalid_parameters`: `def f(a, / *b)`
fn parameters(scene: &Scene) -> Option<Diagnostic> {
    let fits = scene.before() == Some(Token::Slash) && scene.found() == Token::Star;
    fits.then(|| errors::comma_after_slash(scene.place()))
}

/// `invalid_group`, `invalid_starred_expression`: `(**a)`, `f(*)`
fn asterisk(scene: &Scene) -> Option<Diagnostic> {
    let bracket = scene.bracket.filter(|bracket| scene.tokens[*bracket].0 == Token::LParen)?;
    let is_call = bracket > scene.first && scene.tokens[bracket - 1].0.ends_operand();
    match (scene.before()?, scene.found()) {
        (Token::LParen, Token::DoubleStar) if !is_call => Some(errors::double_starred_here(scene.place())),
        (Token::Star, Token::RParen | Token::Comma) if is_call => {
            Some(errors::nothing_after_asterisk(scene.place()))
        }
        _ => None,
    }
}

/// `invalid_expression`: two operands side by side between brackets.
fn comma(scene: &Scene) -> Option<Diagnostic> {
    let bracket = scene.bracket?;
    // Neither parameters nor patterns are expressions.
    let name = if scene.begins() == Token::Async { 2 } else { 1 };
    if (scene.in_definition() && bracket <= scene.first + name + 1) || scene.begins() == Token::Case {
        return None;
    }
    let before = scene.before()?;
    let found = scene.found();
    let begins = found.begins_operand() || matches!(found, Token::Lambda | Token::Not);
    if !before.ends_operand() || !begins || (before == Token::Name && found == Token::String) {
        return None;
    }
    let start = scene.expression_start();
    let end = scene.operand_end(scene.at);
    let first = scene.expression(start..scene.at)?;
    if before == Token::String && scene.token(end - 1) == Some(Token::String) && end > scene.at + 1 {
        scene.expression(scene.at..end - 1)?;
        return Some(errors::part_of_string(scene.place().to(scene.span(end - 2))));
    }
    scene.expression(scene.at..end)?;
    let pairs =
        scene.tokens[bracket].0 == Token::LBrace && scene.field.is_none() && scene.expects(Token::Colon);
    if pairs && scene.tokens[bracket..start].iter().any(|(token, _)| *token == Token::Colon) {
        return Some(errors::dict_colon_missing(first.span));
    }
    Some(errors::forgotten_comma(scene.span(start).to(scene.span(end - 1))))
}

/// `class = 1`, `def import():`
fn keyword_as_name(scene: &Scene) -> Option<Diagnostic> {
    let wants_name = scene.expected == TokenSet::one(Token::Name)
        || (scene.expects(Token::Name) && !scene.expects_operand());
    if !wants_name || !scene.found().is_keyword() {
        return None;
    }
    let word = scene.source.slice(scene.place());
    Some(
        errors::invalid_syntax(scene.place())
            .labelled(format!("'{word}' is a word of the language and cannot be a name")),
    )
}

/// Operators of other languages.
fn foreign_operator(scene: &Scene) -> Option<Diagnostic> {
    let pair = (scene.before()?, scene.found());
    let adjacent = scene.place_before().end == scene.place().start;
    let place = scene.place_before().to(scene.place());
    let help = match pair {
        (Token::Ampersand, Token::Ampersand) if adjacent => "write 'and'",
        (Token::Bar, Token::Bar) if adjacent => "write 'or'",
        (Token::Plus, Token::Newline) if scene.at >= 2 && scene.token(scene.at - 2) == Some(Token::Plus) => {
            "write 'name += 1'"
        }
        (Token::Minus, Token::Newline)
            if scene.at >= 2 && scene.token(scene.at - 2) == Some(Token::Minus) =>
        {
            "write 'name -= 1'"
        }
        (Token::Equal, Token::Greater) if adjacent => {
            "write '>=' for a comparison, or 'lambda' for a function"
        }
        (Token::Less, Token::Greater) if adjacent => "write '!='",
        _ => return None,
    };
    Some(errors::invalid_syntax(place).help(help))
}

/// `whlie x:`: a name that begins the line, is nearly a keyword, and is followed by what could follow that keyword.
fn misspelt_keyword(scene: &Scene) -> Option<Diagnostic> {
    const WORDS: [&str; 20] = [
        "async", "await", "assert", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "finally", "for", "from", "import", "raise", "return", "try", "while", "with",
    ];
    let candidate = if scene.begins() == Token::Name { scene.first } else { scene.at.checked_sub(1)? };
    if scene.token(candidate) != Some(Token::Name) || scene.at != candidate + 1 {
        return None;
    }
    let written = scene.source.slice(scene.span(candidate));
    let meant = WORDS.iter().find(|word| nearly(written, word))?;
    Some(errors::invalid_syntax(scene.place()).help(format!("did you mean '{meant}'?")))
}

/// Whether one letter more, less, other, or two exchanged make one word of the other.
fn nearly(written: &str, word: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (written.chars().collect(), word.chars().collect());
    if a.len().abs_diff(b.len()) > 1 || a == b || a.len() < 2 {
        return false;
    }
    let prefix = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[prefix..], &b[prefix..]);
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    matches!((a, b), ([_], [_]) | ([], [_]) | ([_], []))
        || matches!((a, b), ([a, b], [c, d]) if a == d && b == c)
}

/// An operator without its right operand, or nothing between brackets where something must be.
fn operand_missing(scene: &Scene) -> Option<Diagnostic> {
    let found = scene.found();
    let ends = found == Token::Newline
        || found.closes()
        || matches!(found, Token::Comma | Token::Colon | Token::Equal);
    if !scene.expects_operand() || !ends || scene.at == scene.first {
        return None;
    }
    let before = scene.source.slice(scene.place_before());
    let label = if before.is_empty() {
        "an expression is missing".to_owned()
    } else {
        format!("an expression is missing after '{before}'")
    };
    Some(errors::invalid_syntax(scene.place()).labelled(label))
}
