//! The encodings `unicode_escape` and `raw_unicode_escape`: a text as the inside of a literal.
//!
//! What comes back from bytes is what a string literal of the same letters would hold, where bytes count as Latin-1. The
//! raw one knows only `\u` and `\U`.

use super::codec::Decoder;
use crate::vm::{Outcome, Vm};

/// Which of the two.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Escapes {
    /// All that string literals know.
    All,
    /// `\uXXXX` and `\UXXXXXXXX`.
    Raw,
}

impl Escapes {
    /// Finds one by its name.
    pub(super) fn find(name: &str) -> Option<Escapes> {
        match &*name.to_ascii_lowercase().replace(['-', ' '], "_") {
            "unicode_escape" | "unicodeescape" => Some(Escapes::All),
            "raw_unicode_escape" | "rawunicodeescape" => Some(Escapes::Raw),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        if self == Escapes::All { "unicodeescape" } else { "rawunicodeescape" }
    }
}

/// The text with what is not ASCII (not Latin-1, in the raw one) as escapes.
pub(super) fn encode(text: &str, escapes: Escapes) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for char in text.chars() {
        let code = u32::from(char);
        let escape = match (escapes, char) {
            (Escapes::Raw, _) if code < 0x100 => {
                bytes.push(code as u8);
                continue;
            }
            (Escapes::All, '\\') => "\\\\".to_string(),
            (Escapes::All, '\t') => "\\t".to_string(),
            (Escapes::All, '\n') => "\\n".to_string(),
            (Escapes::All, '\r') => "\\r".to_string(),
            (Escapes::All, ' '..='~') => char.to_string(),
            (Escapes::All, _) if code < 0x100 => format!("\\x{code:02x}"),
            _ if code < 0x1_0000 => format!("\\u{code:04x}"),
            _ => format!("\\U{code:08x}"),
        };
        bytes.extend(escape.into_bytes());
    }
    bytes
}

/// Why an escape means nothing, and how many bytes belong to it.
type Wrong = (usize, &'static str);

/// The text that the bytes stand for.
pub(super) fn decode(vm: &mut Vm, bytes: &[u8], escapes: Escapes, errors: &str) -> Outcome {
    let mut decoder = Decoder::new(bytes, escapes.name(), errors);
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            decoder.text.push(char::from(bytes[at]));
            at += 1;
            continue;
        }
        let read = match escapes {
            Escapes::All => escape(&bytes[at..], &mut decoder.text),
            Escapes::Raw => raw_escape(&bytes[at..], &mut decoder.text),
        };
        match read {
            Ok(length) => at += length,
            Err((length, reason)) => {
                let end = (at + length).min(bytes.len());
                decoder.fail(vm, at, end, reason)?;
                at = end;
            }
        }
    }
    Ok(vm.str(&decoder.text))
}

/// Reads the escape that these bytes begin with; gives its length.
fn escape(bytes: &[u8], text: &mut String) -> Result<usize, Wrong> {
    let Some(&letter) = bytes.get(1) else { return Err((1, "\\ at end of string")) };
    let plain = match letter {
        b'\n' => return Ok(2),
        b'\\' | b'\'' | b'"' => char::from(letter),
        b'a' => '\x07',
        b'b' => '\x08',
        b'f' => '\x0c',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'v' => '\x0b',
        b'0'..=b'7' => {
            let digits = bytes[1..].iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
            let code = bytes[1..=digits].iter().fold(0, |code, byte| code * 8 + u32::from(byte - b'0'));
            text.extend(char::from_u32(code));
            return Ok(1 + digits);
        }
        b'x' => return hexadecimal(bytes, 2, "truncated \\xXX escape", text),
        b'u' => return hexadecimal(bytes, 4, "truncated \\uXXXX escape", text),
        b'U' => return hexadecimal(bytes, 8, "truncated \\UXXXXXXXX escape", text),
        b'N' => return named(bytes, text),
        // An escape that there is not stands for itself.
        _ => {
            text.push('\\');
            return Ok(1);
        }
    };
    text.push(plain);
    Ok(2)
}

fn raw_escape(bytes: &[u8], text: &mut String) -> Result<usize, Wrong> {
    match bytes.get(1) {
        Some(b'u') => hexadecimal(bytes, 4, "truncated \\uXXXX escape", text),
        Some(b'U') => hexadecimal(bytes, 8, "truncated \\UXXXXXXXX escape", text),
        // Of two backslashes neither begins an escape.
        Some(b'\\') => {
            text.push_str("\\\\");
            Ok(2)
        }
        _ => {
            text.push('\\');
            Ok(1)
        }
    }
}

fn hexadecimal(bytes: &[u8], wanted: usize, reason: &'static str, text: &mut String) -> Result<usize, Wrong> {
    let digits = bytes[2..].iter().take(wanted).take_while(|byte| byte.is_ascii_hexdigit()).count();
    if digits < wanted {
        return Err((2 + digits, reason));
    }
    let code = bytes[2..2 + digits]
        .iter()
        .fold(0, |code: u32, &byte| code * 16 + char::from(byte).to_digit(16).expect("a hexadecimal digit"));
    match char::from_u32(code) {
        Some(char) => text.push(char),
        None if code < 0x11_0000 => return Err((2 + digits, "lone surrogates are outside the language")),
        None => return Err((2 + digits, "illegal Unicode character")),
    }
    Ok(2 + digits)
}

fn named(bytes: &[u8], text: &mut String) -> Result<usize, Wrong> {
    const MALFORMED: &str = "malformed \\N character escape";
    if bytes.get(2) != Some(&b'{') {
        return Err((2, MALFORMED));
    }
    let Some(length) = bytes[3..].iter().position(|&byte| byte == b'}') else {
        return Err((bytes.len(), MALFORMED));
    };
    let name = std::str::from_utf8(&bytes[3..3 + length]).ok().filter(|name| !name.is_empty());
    match name.and_then(unicode_names2::character) {
        Some(char) => {
            text.push(char);
            Ok(4 + length)
        }
        None if length == 0 => Err((4, MALFORMED)),
        None => Err((4 + length, "unknown Unicode character name")),
    }
}
