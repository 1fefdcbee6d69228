//! How strings are shown: `repr` and `ascii`.

use std::fmt::Write;

use crate::types::unicode;

/// Appends a text as `repr` shows it: in quotes, what cannot be printed escaped.
pub fn push_repr(text: &str, to: &mut String) {
    // Single quotes, unless there are such in the text and no double ones.
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    to.reserve(text.len() + 2);
    to.push(quote);
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~') && *byte != b'\\' && *byte != quote as u8;
    if text.as_bytes().iter().all(is_plain) {
        to.push_str(text);
        to.push(quote);
        return;
    }
    for char in text.chars() {
        match char {
            '\n' => to.push_str("\\n"),
            '\r' => to.push_str("\\r"),
            '\t' => to.push_str("\\t"),
            '\\' => to.push_str("\\\\"),
            char if char == quote => {
                to.push('\\');
                to.push(quote);
            }
            char if unicode::is_printable(char) => to.push(char),
            char => push_escape(char, to),
        }
    }
    to.push(quote);
}

/// Appends a character by its number: `\x7f`, `\u20ac`, `\U0001f600`.
pub fn push_escape(char: char, to: &mut String) {
    let point = char as u32;
    let written = match point {
        ..0x100 => write!(to, "\\x{point:02x}"),
        0x100..0x1_0000 => write!(to, "\\u{point:04x}"),
        0x1_0000.. => write!(to, "\\U{point:08x}"),
    };
    written.expect("writing to a string does not fail");
}

/// Appends a text with everything that is not ASCII escaped.
pub fn push_ascii(text: &str, to: &mut String) {
    for char in text.chars() {
        if char.is_ascii() { to.push(char) } else { push_escape(char, to) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repr(text: &str) -> String {
        let mut shown = String::new();
        push_repr(text, &mut shown);
        shown
    }

    #[test]
    fn what_cannot_be_printed_is_escaped() {
        assert_eq!(repr("it's"), "\"it's\"");
        assert_eq!(repr("'\""), "'\\'\"'");
        assert_eq!(repr("a\n\x7f\u{a0}\u{200b}é\u{e0001}\\"), "'a\\n\\x7f\\xa0\\u200bé\\U000e0001\\\\'");
    }
}
