//! Number literals: where they end, and what they are worth.

use crate::errors;
use crate::token::Token;
use crate::tree::{BigInt, Constant};
use rondo_diagnostics::{Diagnostic, Span};

/// A number at the beginning of a text: its kind, its length in bytes, and what is to be said of it.
pub(crate) struct Scanned {
    pub(crate) token: Token,
    pub(crate) length: usize,
    pub(crate) diagnostic: Option<Diagnostic>,
}

/// Finds the end of the number that `text` begins with; `start` is its place in the source.
///
/// A malformed number is scanned up to the end of what was meant as one, so that it is reported once.
pub(crate) fn scan(text: &str, start: u32) -> Scanned {
    let bytes = text.as_bytes();
    let based = match bytes.get(1) {
        Some(b'x' | b'X') if bytes[0] == b'0' => Some((16, "hexadecimal")),
        Some(b'o' | b'O') if bytes[0] == b'0' => Some((8, "octal")),
        Some(b'b' | b'B') if bytes[0] == b'0' => Some((2, "binary")),
        _ => None,
    };
    match based {
        Some((radix, kind)) => scan_based(text, start, radix, kind),
        None => scan_decimal(text, start),
    }
}

/// `0x1f`, `0o17`, `0b1`, with underscores.
fn scan_based(text: &str, start: u32, radix: u32, kind: &'static str) -> Scanned {
    let bytes = text.as_bytes();
    let is_digit = |byte: u8| (byte as char).is_digit(radix);
    let mut length = 2;
    loop {
        if bytes.get(length) == Some(&b'_') {
            length += 1;
        }
        if !bytes.get(length).copied().is_some_and(is_digit) {
            break;
        }
        while bytes.get(length).copied().is_some_and(is_digit) {
            length += 1;
        }
    }
    let well_formed = is_digit(bytes[length - 1]) && length > 2;
    match bytes.get(length) {
        Some(&digit) if digit.is_ascii_digit() => {
            let end = length + word_length(&text[length..]);
            let place = Span::new(start + length as u32, start + length as u32 + 1);
            let diagnostic = errors::invalid_digit(place, digit as char, kind);
            Scanned { token: Token::Error, length: end, diagnostic: Some(diagnostic) }
        }
        _ if !well_formed => malformed(text, start, length, kind),
        _ => end_of_number(text, start, length, kind, Token::Int),
    }
}

/// `12`, `1_000`, `1.5`, `.5`, `1e9`, `2j`.
fn scan_decimal(text: &str, start: u32) -> Scanned {
    let bytes = text.as_bytes();
    let mut token = Token::Int;
    let Ok(mut length) = digits(bytes, 0) else {
        return malformed(text, start, bad_digits_end(bytes, 0), "decimal");
    };
    let whole = length;
    if bytes.get(length) == Some(&b'.') {
        token = Token::Float;
        length = match digits(bytes, length + 1) {
            Ok(end) => end,
            Err(()) => return malformed(text, start, bad_digits_end(bytes, length + 1), "decimal"),
        };
    }
    if matches!(bytes.get(length), Some(b'e' | b'E')) {
        let signed = matches!(bytes.get(length + 1), Some(b'+' | b'-')) as usize;
        let exponent = length + 1 + signed;
        if bytes.get(exponent).is_some_and(u8::is_ascii_digit) {
            token = Token::Float;
            length = match digits(bytes, exponent) {
                Ok(end) => end,
                Err(()) => return malformed(text, start, bad_digits_end(bytes, exponent), "decimal"),
            };
        } else if signed == 1 {
            return malformed(text, start, exponent, "decimal");
        }
    }
    if matches!(bytes.get(length), Some(b'j' | b'J')) {
        return end_of_number(text, start, length + 1, "imaginary", Token::Imaginary);
    }
    let padded = token == Token::Int
        && bytes[0] == b'0'
        && bytes[..whole].iter().any(|byte| !matches!(byte, b'0' | b'_'));
    if padded {
        let zeros = bytes.iter().take_while(|byte| matches!(byte, b'0' | b'_')).count();
        let diagnostic = errors::leading_zeros(Span::new(start, start + zeros as u32));
        return Scanned { token: Token::Error, length, diagnostic: Some(diagnostic) };
    }
    end_of_number(text, start, length, "decimal", token)
}

/// The end of a run of digits with single underscores between them; an error if an underscore has no digit after it.
fn digits(bytes: &[u8], mut at: usize) -> Result<usize, ()> {
    loop {
        let begun = at;
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        if at == begun || bytes.get(at) != Some(&b'_') {
            return Ok(at);
        }
        if !bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            return Err(());
        }
        at += 1;
    }
}

/// The end of a run of digits and underscores, however placed.
fn bad_digits_end(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'_').count()
}

/// How many bytes of letters, digits and underscores the text begins with.
fn word_length(text: &str) -> usize {
    text.find(|c: char| c != '_' && !unicode_ident::is_xid_continue(c)).unwrap_or(text.len())
}

/// A number followed at once by a letter: a word such as `1if x else y` is let through with a warning, anything else is malformed.
fn end_of_number(text: &str, start: u32, length: usize, kind: &'static str, token: Token) -> Scanned {
    let rest = &text[length..];
    if word_length(rest) == 0 {
        return Scanned { token, length, diagnostic: None };
    }
    if ["and", "else", "for", "if", "in", "is", "or", "not"].contains(&&rest[..word_length(rest)]) {
        let diagnostic = errors::number_runs_into_word(Span::new(start, start + length as u32), kind);
        return Scanned { token, length, diagnostic: Some(diagnostic) };
    }
    malformed(text, start, length, kind)
}

fn malformed(text: &str, start: u32, length: usize, kind: &'static str) -> Scanned {
    let end = length + word_length(&text[length..]);
    let diagnostic = errors::malformed_number(Span::new(start, start + end as u32), kind);
    Scanned { token: Token::Error, length: end, diagnostic: Some(diagnostic) }
}

/// The most decimal digits that an int literal may have, as in CPython.
const MAX_DECIMAL_DIGITS: usize = 4300;

/// The value of a well-formed int literal; how many digits it has if they are too many.
pub(crate) fn int_value(text: &str) -> Result<Constant, usize> {
    let (radix, digits) = match text.as_bytes().get(1) {
        Some(b'x' | b'X') => (16, &text[2..]),
        Some(b'o' | b'O') => (8, &text[2..]),
        Some(b'b' | b'B') => (2, &text[2..]),
        _ => (10, text),
    };
    let plain;
    let digits = if digits.contains('_') {
        plain = digits.replace('_', "");
        &plain
    } else {
        digits
    };
    if let Ok(value) = i64::from_str_radix(digits, radix) {
        return Ok(Constant::Int(value));
    }
    if radix == 10 && digits.len() > MAX_DECIMAL_DIGITS {
        return Err(digits.len());
    }
    Ok(Constant::BigInt(Box::new(BigInt { radix, digits: digits.trim_start_matches('0').to_owned() })))
}

/// The value of a well-formed float, or of an imaginary number without its `j`.
pub(crate) fn float_value(text: &str) -> f64 {
    let digits = text.trim_end_matches(['j', 'J']);
    let value = if digits.contains('_') { digits.replace('_', "").parse() } else { digits.parse() };
    value.expect("the lexer lets only well-formed numbers through")
}
