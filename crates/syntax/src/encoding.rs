//! From bytes to text: sources are UTF-8.
//!
//! A byte order mark is kept (the lexer skips it), and a declaration such as `# -*- coding: utf-8 -*-` is looked at: one that names another
//! encoding is refused if the file holds anything beyond ASCII, where it would make a difference.

use crate::errors;
use rondo_diagnostics::{Diagnostic, Span};

/// Bytes that are no source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Undecodable {
    /// What is wrong, with its place in `text`.
    pub diagnostic: Diagnostic,
    /// The text as far as it can be read, so that the place can be shown.
    pub text: String,
}

/// Decodes the bytes of the file `name`.
pub fn decode(name: &str, bytes: Vec<u8>) -> Result<String, Box<Undecodable>> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let start = error.utf8_error().valid_up_to();
        let byte = error.as_bytes()[start];
        let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
        let line = text[..start].split_inclusive(['\n']).count().max(1) as u32
            + text[..start].ends_with('\n') as u32;
        let place = Span::new(start as u32, start as u32 + char::REPLACEMENT_CHARACTER.len_utf8() as u32);
        let diagnostic = match declared(&text) {
            Some((encoding, place)) if !is_utf8(encoding) => errors::foreign_encoding(place, encoding),
            _ => errors::not_utf8(place, byte, name, line),
        };
        Box::new(Undecodable { diagnostic, text })
    })?;
    match declared(&text) {
        Some((encoding, place)) if !text.is_ascii() && !is_utf8(encoding) => {
            let diagnostic = errors::foreign_encoding(place, encoding);
            Err(Box::new(Undecodable { diagnostic, text }))
        }
        _ => Ok(text),
    }
}

/// The encoding that a comment on one of the first two lines declares, and where.
fn declared(text: &str) -> Option<(&str, Span)> {
    let mut start = 0;
    for line in text.split_inclusive('\n').take(2) {
        let comment = line.trim_start_matches(['\u{feff}', ' ', '\t', '\x0c']);
        if !comment.starts_with('#') {
            // A declaration on the second line counts only below a comment or an empty line.
            if !comment.trim().is_empty() {
                return None;
            }
        } else if let Some(at) = comment.find("coding") {
            let rest = &comment[at + "coding".len()..];
            if let Some(value) = rest.strip_prefix([':', '=']) {
                let value = value.trim_start_matches([' ', '\t']);
                let length = value
                    .find(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c)))
                    .unwrap_or(value.len());
                let from = start + line.len() - value.len();
                let place = Span::new(from as u32, (from + length) as u32);
                return (length > 0).then_some((&value[..length], place));
            }
        }
        start += line.len();
    }
    None
}

/// Whether this is one of the names of UTF-8.
fn is_utf8(encoding: &str) -> bool {
    let name = encoding.to_ascii_lowercase().replace('_', "-");
    matches!(name.as_str(), "utf-8" | "utf8" | "utf-8-sig" | "u8" | "utf" | "cp65001")
        || name.starts_with("utf-8-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_8_is_read_with_and_without_a_declaration() {
        for text in [
            "é",
            "\u{feff}é",
            "# -*- coding: utf-8 -*-\né",
            "#!x\n# vim: set fileencoding=UTF8 :\né",
            "# coding: latin-1\nx = 1",
            "\n\n# coding: latin-1\né",
        ] {
            assert_eq!(decode("x.py", text.as_bytes().to_vec()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn other_encodings_are_refused_where_they_matter() {
        let latin =
            decode("x.py", b"# -*- coding: latin-1 -*-\nx = '\xe9'".to_vec()).expect_err("it is not UTF-8");
        assert!(latin.diagnostic.message.starts_with("the encoding latin-1 is outside"));
        let refused =
            decode("x.py", "# coding: latin-1\né".as_bytes().to_vec()).expect_err("é would be two letters");
        assert_eq!(refused.text[refused.diagnostic.span.range()], *"latin-1");
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_at_their_place() {
        let refused = decode("x.py", b"a = 1\nb = '\xff'\n".to_vec()).expect_err("0xff is never UTF-8");
        assert_eq!(
            refused.diagnostic.message,
            "Non-UTF-8 code starting with '\\xff' in file x.py on line 2, but no encoding declared; see \
             https://peps.python.org/pep-0263/ for details"
        );
        assert_eq!(refused.text[refused.diagnostic.span.range()], *"\u{fffd}");
    }
}
