//! The characters of a pattern or of a template, one token at a time, and what may be wrong with them.

/// What is wrong with a pattern or a template.
#[derive(Debug)]
pub enum Fault {
    /// A `re.PatternError` and its place, in characters; without one it is of the pattern as a whole.
    Pattern(String, Option<usize>),
    /// A `ValueError`.
    Value(&'static str),
    /// An `OverflowError`.
    Overflow(&'static str),
    /// An `IndexError`.
    Index(String),
}

/// What may be wrong.
pub type R<T> = Result<T, Fault>;

/// One character, or a backslash with the character behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// The character; behind the backslash if there is one.
    pub char: char,
    /// Whether there is one.
    pub escaped: bool,
}

impl Token {
    /// How many characters it is.
    pub fn len(self) -> usize {
        1 + usize::from(self.escaped)
    }

    /// As it is written.
    pub fn text(self) -> String {
        if self.escaped { format!("\\{}", self.char) } else { self.char.to_string() }
    }
}

/// The characters of a pattern or a template, taken one token at a time.
pub struct Reader<'a> {
    text: &'a [char],
    index: usize,
    /// Whether it is a text, not bytes.
    pub is_text: bool,
    next: Option<Token>,
}

impl<'a> Reader<'a> {
    /// At the beginning.
    pub fn new(text: &'a [char], is_text: bool) -> R<Reader<'a>> {
        let mut reader = Reader { text, index: 0, is_text, next: None };
        reader.advance()?;
        Ok(reader)
    }

    fn advance(&mut self) -> R<()> {
        self.next = None;
        let Some(&char) = self.text.get(self.index) else { return Ok(()) };
        self.index += 1;
        self.next = Some(Token { char, escaped: false });
        if char == '\\' {
            let Some(&char) = self.text.get(self.index) else {
                let place = self.text.len() - 1;
                return Err(Fault::Pattern("bad escape (end of pattern)".to_string(), Some(place)));
            };
            self.index += 1;
            self.next = Some(Token { char, escaped: true });
        }
        Ok(())
    }

    /// The next token, left where it is.
    pub fn peek(&self) -> Option<Token> {
        self.next
    }

    /// The next character, when it is not escaped.
    pub fn peek_plain(&self) -> Option<char> {
        self.next.filter(|token| !token.escaped).map(|token| token.char)
    }

    /// Takes the next token.
    pub fn get(&mut self) -> R<Option<Token>> {
        let token = self.next;
        self.advance()?;
        Ok(token)
    }

    /// Takes a character if it is the next.
    pub fn take(&mut self, char: char) -> R<bool> {
        let found = self.peek_plain() == Some(char);
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    /// Takes up to so many characters of a kind.
    pub fn take_while(&mut self, most: usize, wanted: impl Fn(char) -> bool) -> R<String> {
        let mut taken = String::new();
        while taken.len() < most
            && let Some(char) = self.peek_plain().filter(|&char| wanted(char))
        {
            taken.push(char);
            self.advance()?;
        }
        Ok(taken)
    }

    /// Takes everything up to a terminator, which is taken too.
    pub fn take_until(&mut self, terminator: char, what: &str) -> R<String> {
        let mut taken = String::new();
        loop {
            let token = self.get()?;
            match token {
                None if taken.is_empty() => return Err(self.fault(format!("missing {what}"), 0)),
                None => {
                    let length = taken.chars().count();
                    return Err(self.fault(format!("missing {terminator}, unterminated name"), length));
                }
                Some(Token { char, escaped: false }) if char == terminator => {
                    if taken.is_empty() {
                        return Err(self.fault(format!("missing {what}"), 1));
                    }
                    return Ok(taken);
                }
                Some(token) => taken.push_str(&token.text()),
            }
        }
    }

    /// The place of the next token.
    pub fn place(&self) -> usize {
        self.index - self.next.map_or(0, Token::len)
    }

    /// Goes back to a place.
    pub fn seek(&mut self, place: usize) -> R<()> {
        self.index = place;
        self.advance()
    }

    /// A fault so many characters before the next token.
    pub fn fault(&self, message: impl Into<String>, before: usize) -> Fault {
        Fault::Pattern(message.into(), Some(self.place() - before))
    }

    /// That a name can be the name of a group.
    pub fn check_name(&self, name: &str) -> R<()> {
        let length = name.chars().count();
        let shown = quoted(name);
        if !self.is_text && !name.is_ascii() {
            let escaped: String = name.chars().map(|char| format!("\\x{:02x}", char as u32)).collect();
            return Err(self.fault(format!("bad character in group name '{escaped}'"), length + 1));
        }
        if !rondo_vm::types::text::case::is_identifier(name) {
            return Err(self.fault(format!("bad character in group name {shown}"), length + 1));
        }
        Ok(())
    }
}

/// What `\a` and its like stand for.
pub fn control_escape(char: char) -> Option<char> {
    Some(match char {
        'a' => '\u{7}',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\u{b}',
        '\\' => '\\',
        _ => return None,
    })
}

/// Whether a character is an octal digit.
pub fn is_octal(char: char) -> bool {
    char.is_digit(8)
}

/// A text as errors quote it.
pub fn quoted(text: &str) -> String {
    let mut shown = String::new();
    rondo_vm::types::text::repr::push_repr(text, &mut shown);
    shown
}
