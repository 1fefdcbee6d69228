//! From text to tokens.
//!
//! The one idea: logos recognises everything whose end can be told by looking at characters only; a driver around it takes over where that
//! is not so, namely in numbers (for precise complaints), strings, and the text of f-strings.
//!
//! An f-string is not nested: its parts go into the one stream of tokens, as in CPython since 3.12.
//!
//! ```text
//!   f"a{x!r:>{w}}b"   ─►   FStringStart FStringMiddle { Name ! Name : FStringMiddle { Name } } FStringMiddle FStringEnd
//! ```
//!
//! The driver keeps a stack of the f-strings it is in, each with a stack of its open replacement fields; the innermost says whether the next
//! characters are text (scanned here) or an expression (left to logos).
//!
//! Deliberately absent: blocks, logical lines and the matching of brackets, which are the layout pass's.

use crate::errors;
use crate::numbers;
use crate::token::Token;
use logos::Logos;
use rondo_diagnostics::{Diagnostic, Source, Span};

/// What came of lexing.
pub(crate) struct Lexed {
    /// Tokens and their places; every line end is there, white space and comments are not.
    pub(crate) tokens: Vec<(Token, Span)>,
    /// Faults and doubts.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Whether the text ends inside a triple-quoted string or after a backslash, so that more of it may be to come.
    pub(crate) wants_more: bool,
}

/// Lexes a text, tolerating everything.
pub(crate) fn lex(source: &Source) -> Lexed {
    let lexed = Driver::new(source, false).run();
    match lexed {
        Ok(lexed) => lexed,
        // A replacement field was open at the end of the text. Fields may span lines, so the first attempt lets them; now that one is
        // known to be unclosed, fields of one-line strings end with their line, and the rest of the file is not swallowed.
        Err(Unclosed) => Driver::new(source, true)
            .run()
            .unwrap_or_else(|Unclosed| unreachable!("this attempt closes everything")),
    }
}

/// The text ended in a replacement field.
struct Unclosed;

/// An f-string or t-string that is being lexed.
struct Format {
    /// Its prefix and opening quotes.
    opener: Span,
    quote: u8,
    triple: bool,
    raw: bool,
    template: bool,
    /// Its open replacement fields, the innermost last.
    fields: Vec<Field>,
}

/// An open replacement field.
struct Field {
    /// The place of its brace.
    opener: Span,
    /// The brackets that are open in it.
    brackets: Vec<Token>,
    /// Whether its colon has been passed, so that text follows.
    in_spec: bool,
}

struct Driver<'s> {
    source: &'s Source,
    text: &'s str,
    lexer: logos::Lexer<'s, Token>,
    formats: Vec<Format>,
    /// Whether a replacement field of a one-line string ends with its line.
    close_fields: bool,
    tokens: Vec<(Token, Span)>,
    diagnostics: Vec<Diagnostic>,
    wants_more: bool,
    /// The line of the last unknown character: one complaint a line is enough.
    complained_of_line: u32,
}

impl<'s> Driver<'s> {
    fn new(source: &'s Source, close_fields: bool) -> Self {
        let text = source.text();
        let mut driver = Driver {
            source,
            text,
            lexer: Token::lexer(text),
            formats: Vec::new(),
            close_fields,
            tokens: Vec::with_capacity(text.len() / 4),
            diagnostics: Vec::new(),
            wants_more: false,
            complained_of_line: 0,
        };
        if text.starts_with('\u{feff}') {
            driver.lexer.bump('\u{feff}'.len_utf8());
        }
        driver
    }

    fn run(mut self) -> Result<Lexed, Unclosed> {
        loop {
            let in_text = self
                .formats
                .last()
                .is_some_and(|format| format.fields.last().is_none_or(|field| field.in_spec));
            if in_text {
                self.format_text();
                continue;
            }
            let Some(token) = self.lexer.next() else { break };
            let span = self.span();
            match token {
                Ok(Token::NumberStart) => self.number(span),
                Ok(Token::StringStart) => self.string(span),
                Ok(token) if self.formats.is_empty() => self.push(token, span),
                Ok(token) => self.in_field(token, span),
                Err(()) => self.unknown(span),
            }
        }
        self.ends_in_backslash();
        if let Some(format) = self.formats.first() {
            if !self.close_fields && !format.triple {
                return Err(Unclosed);
            }
            // The text scanner complains of text without end; what is left is a field without end.
            let field = format.fields.first().expect("logos comes to the end in a field only");
            self.diagnostics.push(errors::never_closed(field.opener, '{'));
            self.wants_more |= format.triple;
            while !self.formats.is_empty() {
                self.close_format(Span::at(self.text.len() as u32));
            }
        }
        Ok(Lexed { tokens: self.tokens, diagnostics: self.diagnostics, wants_more: self.wants_more })
    }

    /// Complains of a backslash that ends the last line, which logos has skipped.
    fn ends_in_backslash(&mut self) {
        let end = self.tokens.last().map_or(0, |(_, span)| span.end as usize);
        let line = self
            .text
            .strip_suffix("\r\n")
            .or_else(|| self.text.strip_suffix(['\n', '\r']))
            .unwrap_or(self.text);
        if line.len() > end
            && line.ends_with('\\')
            && !self.text[end..].contains('#')
            && line.len() < self.text.len()
        {
            self.wants_more = true;
            let place = line.len() as u32 - 1;
            self.diagnostics.push(errors::end_after_backslash(Span::new(place, place + 1)));
        }
    }

    fn push(&mut self, token: Token, span: Span) {
        self.tokens.push((token, span));
    }

    fn span(&self) -> Span {
        let range = self.lexer.span();
        Span::new(range.start as u32, range.end as u32)
    }

    /// The place that the lexer has come to.
    fn place(&self) -> u32 {
        self.lexer.span().end as u32
    }

    fn line_at_end(&self, place: u32) -> u32 {
        self.source.line_number(place)
    }

    /// Emits what was scanned by hand up to `end`.
    fn scanned(&mut self, token: Token, start: u32, end: u32) {
        self.lexer.bump((end - self.place()) as usize);
        self.push(token, Span::new(start, end));
    }

    fn number(&mut self, first: Span) {
        let scanned = numbers::scan(&self.text[first.start as usize..], first.start);
        self.diagnostics.extend(scanned.diagnostic);
        self.scanned(scanned.token, first.start, first.start + scanned.length as u32);
    }

    /// A character that begins no token.
    fn unknown(&mut self, span: Span) {
        let character =
            self.text[span.start as usize..].chars().next().expect("an unknown token has a character");
        if character == '\\' {
            let rest = &self.text[span.start as usize + 1..];
            if rest.is_empty() {
                self.wants_more = true;
                self.diagnostics.push(errors::end_after_backslash(span));
            } else {
                self.diagnostics
                    .push(errors::character_after_backslash(Span::new(span.start + 1, span.start + 2)));
                // The rest of the line is what was to be continued; it is not looked at.
                let end =
                    rest.find(['\n', '\r']).map_or(self.text.len(), |end| span.start as usize + 1 + end);
                self.lexer.bump(end - span.end as usize);
            }
            self.push(Token::Error, Span::new(span.start, self.place()));
            return;
        }
        let line = self.source.line_number(span.start);
        if self.complained_of_line != line {
            self.complained_of_line = line;
            self.diagnostics.push(errors::unknown_character(span, character));
        }
        self.push(Token::Error, span);
    }

    /// A string of any kind, whose prefix and opening quotes have been seen.
    fn string(&mut self, opener: Span) {
        let text = &self.text[opener.range()];
        let prefix = text.trim_end_matches(['"', '\'']);
        let (quote, triple) = (text.as_bytes()[prefix.len()], text.len() - prefix.len() == 3);
        let mut letters = prefix.to_ascii_lowercase().into_bytes();
        letters.sort_unstable();
        let (format, raw) = match &*letters {
            b"" | b"r" | b"b" | b"br" | b"u" => (false, false),
            b"f" | b"t" => (true, false),
            b"fr" | b"rt" => (true, true),
            _ => {
                let place = Span::new(opener.start, opener.start + prefix.len() as u32);
                self.diagnostics.push(errors::incompatible_prefixes(place, &letters));
                (false, false)
            }
        };
        if format {
            let template = letters.contains(&b't');
            self.push(if template { Token::TStringStart } else { Token::FStringStart }, opener);
            self.formats.push(Format { opener, quote, triple, raw, template, fields: Vec::new() });
            return;
        }
        match find_quote(self.text, opener.end as usize, quote, triple) {
            Ok(end) => self.scanned(Token::String, opener.start, end as u32),
            Err(end) => self.unterminated(opener, quote, triple, end as u32),
        }
    }

    /// A string that ends at `end` for want of text or of line.
    fn unterminated(&mut self, opener: Span, quote: u8, triple: bool, end: u32) {
        if let Some(format) = self.formats.last()
            && format.quote == quote
            && !triple
        {
            // Before anybody thinks of a string, the quote was meant to end the f-string around it.
            let quote = Span::new(opener.end - 1, opener.end);
            self.diagnostics.push(errors::field_expects_brace(quote, format.template));
            if opener.start < quote.start {
                // The letters that looked like a prefix are a name: `{x!r"`.
                self.push(Token::Name, Span::new(opener.start, quote.start));
            }
            self.close_format(quote);
            return;
        }
        if triple {
            self.wants_more = true;
            let line = self.line_at_end(self.text.trim_end_matches(['\n', '\r']).len() as u32);
            self.diagnostics.push(errors::unterminated_triple_string(opener, line, ""));
        } else {
            let line = self.line_at_end(opener.start);
            let escaped = self.text[opener.end as usize..end as usize].ends_with(['"', '\'']);
            self.diagnostics.push(errors::unterminated_string(
                Span::new(opener.start, end),
                line,
                escaped,
                "",
            ));
        }
        self.scanned(Token::Error, opener.start, end);
    }

    /// Text of the innermost f-string or of the format specification of its innermost field, up to the next brace or the end.
    fn format_text(&mut self) {
        let start = self.place();
        let format = self.formats.last().expect("text is scanned inside an f-string");
        let in_spec = !format.fields.is_empty();
        let (stop, end) = scan_format_text(self.text, start as usize, format, in_spec);
        let (template, opener) = (format.template, format.opener);
        let end = end as u32;
        if end > start {
            self.scanned(Token::FStringMiddle, start, end);
        }
        let format = self.formats.last_mut().expect("text is scanned inside an f-string");
        match stop {
            Stop::Quote if in_spec => {
                let quotes = Span::new(end, end + if format.triple { 3 } else { 1 });
                self.lexer.bump(quotes.len() as usize);
                self.diagnostics.push(errors::field_expects_brace_or_spec(quotes, template));
                self.close_format(quotes);
            }
            Stop::Quote => {
                let length = if format.triple { 3 } else { 1 };
                self.formats.pop();
                self.scanned(if template { Token::TStringEnd } else { Token::FStringEnd }, end, end + length);
            }
            Stop::Open => {
                let opener = Span::new(end, end + 1);
                format.fields.push(Field { opener, brackets: Vec::new(), in_spec: false });
                self.scanned(Token::LBrace, end, end + 1);
            }
            Stop::Close if in_spec => {
                format.fields.pop();
                self.scanned(Token::RBrace, end, end + 1);
            }
            Stop::Close => {
                self.diagnostics.push(errors::single_brace(Span::new(end, end + 1), template));
                self.scanned(Token::Error, end, end + 1);
            }
            Stop::End => self.unterminated_format(opener, end, in_spec),
        }
    }

    /// The line of a one-line f-string, or the whole text, ended within its text.
    fn unterminated_format(&mut self, opener: Span, end: u32, in_spec: bool) {
        let format = self.formats.last().expect("text is scanned inside an f-string");
        let (triple, template) = (format.triple, format.template);
        let kind = if template { "t-" } else { "f-" };
        if triple {
            self.wants_more = true;
            let line = self.line_at_end(self.text.trim_end_matches(['\n', '\r']).len() as u32);
            self.diagnostics.push(errors::unterminated_triple_string(opener, line, kind));
        } else if in_spec {
            self.diagnostics.push(errors::newline_in_spec(Span::at(end), template));
        } else {
            let line = self.line_at_end(opener.start);
            self.diagnostics.push(errors::unterminated_string(
                Span::new(opener.start, end),
                line,
                false,
                kind,
            ));
        }
        self.close_format(Span::at(end));
    }

    /// Gives up on the innermost f-string: closes what is open in it with tokens of no width, and it with one at `place`.
    fn close_format(&mut self, place: Span) {
        let mut format = self.formats.pop().expect("an f-string is open");
        while let Some(mut field) = format.fields.pop() {
            while let Some(bracket) = field.brackets.pop() {
                self.push(bracket.partner(), Span::at(place.start));
            }
            self.push(Token::RBrace, Span::at(place.start));
        }
        self.push(if format.template { Token::TStringEnd } else { Token::FStringEnd }, place);
    }

    /// A token of the expression in a replacement field.
    fn in_field(&mut self, token: Token, span: Span) {
        let format = self.formats.last_mut().expect("a field belongs to an f-string");
        let (triple, template) = (format.triple, format.template);
        let field = format.fields.last_mut().expect("logos is asked in a field only");
        match token {
            Token::LineEnd if self.close_fields && !triple => {
                self.diagnostics.push(errors::never_closed(field.opener, '{'));
                while !self.formats.is_empty() {
                    self.close_format(Span::at(span.start));
                }
                self.push(token, span);
            }
            Token::RBrace if field.brackets.last() != Some(&Token::LBrace) => {
                format.fields.pop();
                self.push(token, span);
            }
            Token::Colon if field.brackets.is_empty() => {
                field.in_spec = true;
                self.push(token, span);
            }
            Token::ColonEqual if field.brackets.is_empty() => {
                // No walrus here: the colon begins the specification, and the equals sign is its first character.
                field.in_spec = true;
                self.push(Token::Colon, Span::new(span.start, span.start + 1));
                self.rewind(span.start + 1);
            }
            _ if token.opens() => {
                field.brackets.push(token);
                self.push(token, span);
            }
            _ if token.closes() && field.brackets.is_empty() => {
                let closer = self.text.as_bytes()[span.start as usize] as char;
                self.diagnostics.push(errors::unmatched_in_field(span, closer, template));
                self.push(Token::Error, span);
            }
            _ if token.closes() => {
                field.brackets.pop();
                self.push(token, span);
            }
            _ => self.push(token, span),
        }
    }

    /// Lets logos go on from an earlier place.
    fn rewind(&mut self, place: u32) {
        self.lexer = Token::lexer(self.text);
        self.lexer.bump(place as usize);
        // An empty match here makes `place()` right before the next token.
        debug_assert_eq!(self.lexer.span().end, place as usize);
    }
}

/// The end of a string whose text begins at `at`: after its closing quotes, or where it breaks off for want of them.
fn find_quote(text: &str, mut at: usize, quote: u8, triple: bool) -> Result<usize, usize> {
    let bytes = text.as_bytes();
    loop {
        match bytes.get(at) {
            None => return Err(bytes.len()),
            Some(b'\\') => at = after_escape(bytes, at),
            Some(b'\n' | b'\r') if !triple => return Err(at),
            Some(&byte) if byte == quote && !triple => return Ok(at + 1),
            Some(&byte)
                if byte == quote
                    && bytes.get(at + 1) == Some(&quote)
                    && bytes.get(at + 2) == Some(&quote) =>
            {
                return Ok(at + 3);
            }
            Some(_) => at += 1,
        }
    }
}

/// The place after a backslash and what it protects: any character, a line end in any of its spellings.
fn after_escape(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at + 1) {
        None => at + 1,
        Some(b'\r') if bytes.get(at + 2) == Some(&b'\n') => at + 3,
        Some(_) => at + 2,
    }
}

/// What ends a stretch of text in an f-string.
enum Stop {
    /// The closing quotes.
    Quote,
    /// `{`
    Open,
    /// `}`
    Close,
    /// The end of the line or of everything.
    End,
}

/// Scans text of an f-string: to the brace, quote or end that stops it.
fn scan_format_text(text: &str, mut at: usize, format: &Format, in_spec: bool) -> (Stop, usize) {
    let bytes = text.as_bytes();
    loop {
        let Some(&byte) = bytes.get(at) else { return (Stop::End, at) };
        let next = bytes.get(at + 1);
        match byte {
            b'\\' if matches!(next, Some(b'{' | b'}')) => at += 1,
            b'\\' if !format.raw && next == Some(&b'N') && bytes.get(at + 2) == Some(&b'{') => {
                // The braces of a character's name are no replacement field.
                let name = &text[at + 3..];
                at += 3 + name.find(['}', '\n', '"', '\'']).unwrap_or(name.len());
                at += (bytes.get(at) == Some(&b'}')) as usize;
            }
            b'\\' => at = after_escape(bytes, at),
            b'\n' | b'\r' if !format.triple => return (Stop::End, at),
            b'{' if next == Some(&b'{') && !in_spec => at += 2,
            b'{' => return (Stop::Open, at),
            b'}' if next == Some(&b'}') && !in_spec => at += 2,
            b'}' => return (Stop::Close, at),
            _ if byte == format.quote => {
                let closes = !format.triple || (next == Some(&byte) && bytes.get(at + 2) == Some(&byte));
                if closes {
                    return (Stop::Quote, at);
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
}
