//! The value of string literals: prefixes, quotes, escapes.
//!
//! Line ends inside a literal count as `\n`, however the file spells them. Positions in messages are CPython's: its codec sees every
//! character beyond ASCII as ten bytes.

use crate::errors;
use rondo_diagnostics::{Diagnostic, Span};

/// The value of a `String` token.
pub(crate) enum StringValue {
    /// A string.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// The value of a whole literal, prefix and quotes included, that stands at `start`.
pub(crate) fn literal(text: &str, start: u32, faults: &mut Vec<Diagnostic>) -> StringValue {
    let prefix = text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let (letters, quoted) = text.split_at(prefix);
    let quotes =
        if quoted.len() >= 6 && (quoted.starts_with("\"\"\"") || quoted.starts_with("'''")) { 3 } else { 1 };
    let content = &quoted[quotes..quoted.len() - quotes];
    let has = |letter: char| letters.chars().any(|c| c.eq_ignore_ascii_case(&letter));
    let decoder = Decoder { text: content, start: start + (prefix + quotes) as u32, at: 0, faults };
    match (has('b'), has('r')) {
        (true, raw) => StringValue::Bytes(decoder.bytes(raw)),
        (false, true) => StringValue::Text(raw(content)),
        (false, false) => StringValue::Text(decoder.text()),
    }
}

/// The value of text in an f-string. Outside format specifications, doubled braces stand for one.
pub(crate) fn format_text(
    text: &str,
    start: u32,
    is_raw: bool,
    in_spec: bool,
    faults: &mut Vec<Diagnostic>,
) -> String {
    let value = if is_raw { raw(text) } else { Decoder { text, start, at: 0, faults }.text() };
    // The braces of \N{…} are gone by now, and no other escape makes a brace that has a partner beside it: a brace written as an
    // escape must stay, so only doubled braces of the text itself are undone.
    if in_spec || !value.contains(['{', '}']) {
        return value;
    }
    if is_raw || !text.contains('\\') {
        return value.replace("{{", "{").replace("}}", "}");
    }
    undouble_then_decode(text, start)
}

/// The rare case of doubled braces and escapes in one text: decodes the stretches between the braces one by one. Their faults have been
/// reported already.
fn undouble_then_decode(text: &str, start: u32) -> String {
    let mut value = String::new();
    let (mut begun, mut at) = (0, 0);
    let bytes = text.as_bytes();
    let mut ignored = Vec::new();
    let mut flush = |from: usize, to: usize, value: &mut String| {
        let decoder =
            Decoder { text: &text[from..to], start: start + from as u32, at: 0, faults: &mut ignored };
        value.push_str(&decoder.text());
    };
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if bytes.get(at + 1) == Some(&b'N') && bytes.get(at + 2) == Some(&b'{') => {
                at += text[at..].find('}').map_or(text.len() - at, |length| length + 1);
            }
            b'\\' if !matches!(bytes.get(at + 1), Some(b'{' | b'}')) => {
                at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8);
            }
            b'{' | b'}' if bytes.get(at + 1) == Some(&bytes[at]) => {
                flush(begun, at + 1, &mut value);
                at += 2;
                begun = at;
            }
            _ => at += 1,
        }
    }
    flush(begun, text.len(), &mut value);
    value
}

/// Text without escapes, its line ends made uniform.
fn raw(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

struct Decoder<'a> {
    text: &'a str,
    /// Where the text stands in the source.
    start: u32,
    at: usize,
    faults: &'a mut Vec<Diagnostic>,
}

impl Decoder<'_> {
    /// Where the bytes from `from` to here stand in the source.
    fn place(&self, from: usize) -> Span {
        Span::new(self.start + from as u32, self.start + self.at as u32)
    }

    fn text(mut self) -> String {
        if !self.text.contains(['\\', '\r']) {
            return self.text.to_owned();
        }
        let mut value = String::with_capacity(self.text.len());
        while let Some(character) = self.text[self.at..].chars().next() {
            let from = self.at;
            self.at += character.len_utf8();
            match character {
                '\r' => {
                    self.skip("\n");
                    value.push('\n');
                }
                '\\' => self.text_escape(from, &mut value),
                _ => value.push(character),
            }
        }
        value
    }

    fn skip(&mut self, text: &str) -> bool {
        let found = self.text[self.at..].starts_with(text);
        if found {
            self.at += text.len();
        }
        found
    }

    /// An escape whose backslash stands at `from` and has been passed.
    fn text_escape(&mut self, from: usize, value: &mut String) {
        let Some(letter) = self.text[self.at..].chars().next() else {
            value.push('\\');
            return;
        };
        if let Some(simple) = simple_escape(letter) {
            self.at += 1;
            value.push(simple);
            return;
        }
        match letter {
            '\n' => self.at += 1,
            '\r' => {
                self.at += 1;
                self.skip("\n");
            }
            '0'..='7' => {
                let number = self.octal(from);
                value.push(char::from_u32(number).expect("three octal digits make no surrogate"));
            }
            'x' => self.hexadecimal(from, 2, "truncated \\xXX escape", value),
            'u' => self.hexadecimal(from, 4, "truncated \\uXXXX escape", value),
            'U' => self.hexadecimal(from, 8, "truncated \\UXXXXXXXX escape", value),
            'N' => self.named(from, value),
            _ => {
                // The braces of an f-string end its text, so a backslash before one stands alone.
                let end = self.at;
                self.at += if letter.is_ascii() { 1 } else { letter.len_utf8() };
                let diagnostic = errors::invalid_escape(self.place(from), &self.text[from..self.at]);
                self.faults.push(diagnostic);
                self.at = end;
                value.push('\\');
            }
        }
    }

    /// One to three octal digits.
    fn octal(&mut self, from: usize) -> u32 {
        let digits =
            self.text[self.at..].bytes().take(3).take_while(|digit| matches!(digit, b'0'..=b'7')).count();
        let number = u32::from_str_radix(&self.text[self.at..self.at + digits], 8)
            .expect("only octal digits were taken");
        self.at += digits;
        if number > 0o377 {
            self.faults.push(errors::invalid_octal_escape(self.place(from), &self.text[from..self.at]));
        }
        number
    }

    fn hexadecimal(&mut self, from: usize, width: usize, truncated: &str, value: &mut String) {
        self.at += 1;
        let digits = self.text[self.at..].bytes().take(width).take_while(u8::is_ascii_hexdigit).count();
        let text = &self.text[self.at..self.at + digits];
        self.at += digits;
        if digits < width {
            self.undecodable(from, truncated);
            return;
        }
        let number = u32::from_str_radix(text, 16).expect("only hexadecimal digits were taken");
        match char::from_u32(number) {
            Some(character) => value.push(character),
            None if (0xd800..0xe000).contains(&number) => {
                self.faults.push(errors::lone_surrogate(self.place(from)))
            }
            None => self.undecodable(from, "illegal Unicode character"),
        }
    }

    /// `\N{LATIN SMALL LETTER A}`
    fn named(&mut self, from: usize, value: &mut String) {
        self.at += 1;
        let name =
            self.text[self.at..].strip_prefix('{').and_then(|rest| rest.find('}').map(|end| &rest[..end]));
        let Some(name) = name.filter(|name| !name.is_empty()) else {
            // The codec reads on to the closing brace, or to the end for want of one.
            if self.skip("{") {
                self.at += self.text[self.at..].find('}').map_or(self.text.len() - self.at, |end| end + 1);
            }
            self.undecodable(from, "malformed \\N character escape");
            return;
        };
        self.at += name.len() + 2;
        match unicode_names2::character(name) {
            Some(character) => value.push(character),
            None => self.undecodable(from, "unknown Unicode character name"),
        }
    }

    fn undecodable(&mut self, from: usize, reason: &str) {
        let codec_position =
            |end: usize| self.text[..end].chars().map(|c| if c.is_ascii() { 1 } else { 10 }).sum::<usize>();
        let (first, last) = (codec_position(from), codec_position(self.at) - 1);
        self.faults.push(errors::undecodable_escape(self.place(from), first, last, reason));
    }

    fn bytes(mut self, raw: bool) -> Vec<u8> {
        let mut value = Vec::with_capacity(self.text.len());
        let mut beyond_ascii = false;
        while let Some(character) = self.text[self.at..].chars().next() {
            let from = self.at;
            self.at += character.len_utf8();
            match character {
                '\r' => {
                    self.skip("\n");
                    value.push(b'\n');
                }
                '\\' if !raw => self.bytes_escape(from, &mut value),
                _ if character.is_ascii() => value.push(character as u8),
                _ => {
                    if !std::mem::replace(&mut beyond_ascii, true) {
                        self.faults.push(errors::non_ascii_bytes(self.place(from)));
                    }
                }
            }
        }
        value
    }

    fn bytes_escape(&mut self, from: usize, value: &mut Vec<u8>) {
        let Some(letter) = self.text[self.at..].chars().next() else {
            value.push(b'\\');
            return;
        };
        if let Some(simple) = simple_escape(letter) {
            self.at += 1;
            value.push(simple as u8);
            return;
        }
        match letter {
            '\n' => self.at += 1,
            '\r' => {
                self.at += 1;
                self.skip("\n");
            }
            '0'..='7' => value.push(self.octal(from) as u8),
            'x' => {
                self.at += 1;
                let digits = self.text[self.at..].bytes().take(2).take_while(u8::is_ascii_hexdigit).count();
                let byte = u8::from_str_radix(&self.text[self.at..self.at + digits], 16);
                self.at += digits;
                match byte {
                    Ok(byte) if digits == 2 => value.push(byte),
                    Ok(_) | Err(_) => {
                        self.faults.push(errors::undecodable_byte_escape(self.place(from), from))
                    }
                }
            }
            _ => {
                let end = self.at;
                self.at += letter.len_utf8();
                if letter.is_ascii() {
                    self.faults.push(errors::invalid_escape(self.place(from), &self.text[from..self.at]));
                }
                self.at = end;
                value.push(b'\\');
            }
        }
    }
}

/// Escapes of one letter.
fn simple_escape(letter: char) -> Option<char> {
    Some(match letter {
        '\\' => '\\',
        '\'' => '\'',
        '"' => '"',
        'a' => '\x07',
        'b' => '\x08',
        'f' => '\x0c',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\x0b',
        _ => return None,
    })
}
