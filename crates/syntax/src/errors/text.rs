//! Faults of characters, numbers and strings.

use rondo_diagnostics::{Code, Diagnostic, Span};

/// A character that begins no token.
pub(crate) fn unknown_character(place: Span, character: char) -> Diagnostic {
    let number = character as u32;
    if matches!(character, '$' | '?' | '`' | '!') {
        return Diagnostic::new(Code::E0001, place, "invalid syntax")
            .labelled(format!("'{character}' means nothing in Python"));
    }
    let printable = !(character.is_control() || character.is_whitespace() || is_format_character(character));
    if !printable {
        return Diagnostic::new(
            Code::E0001,
            place,
            format!("invalid non-printable character U+{number:04X}"),
        )
        .help("delete it; it often comes with text copied from a web page or a document");
    }
    let diagnostic =
        Diagnostic::new(Code::E0001, place, format!("invalid character '{character}' (U+{number:04X})"));
    match plain_look_alike(character) {
        Some(plain) => diagnostic.help(format!("write {plain}")),
        None => diagnostic,
    }
}

/// Characters that show nothing and change how others are shown (the general category Cf, as far as it is met in practice).
fn is_format_character(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// What was meant by a character that word processors put in the place of a plain one.
fn plain_look_alike(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' => "a plain quote: \"",
        '\u{2018}' | '\u{2019}' | '\u{201a}' => "a plain quote: '",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "a plain minus sign: -",
        '\u{d7}' => "an asterisk: *",
        '\u{f7}' => "a slash: /",
        '\u{ff08}' => "a plain parenthesis: (",
        '\u{ff09}' => "a plain parenthesis: )",
        '\u{ff0c}' => "a plain comma: ,",
        '\u{ff1a}' => "a plain colon: :",
        '\u{2260}' => "!=",
        '\u{2264}' => "<=",
        '\u{2265}' => ">=",
        '\u{2026}' => "three dots: ...",
        _ => return None,
    })
}

/// A backslash with something after it on its line.
pub(crate) fn character_after_backslash(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0015, place, "unexpected character after line continuation character")
        .help("a backslash outside a string continues the line, so nothing may follow it, not even a space")
}

/// A backslash at the very end.
pub(crate) fn end_after_backslash(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0015, place, "unexpected EOF while parsing")
        .labelled("continues on a line that is not there")
}

/// A text with a byte of value zero in it.
pub(crate) fn null_byte(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0018, place, "source code cannot contain null bytes")
}

/// `0x`, `1__0`, `12abc`.
pub(crate) fn malformed_number(place: Span, kind: &str) -> Diagnostic {
    Diagnostic::new(Code::E0002, place, format!("invalid {kind} literal"))
}

/// `0b12`, `0o8`.
pub(crate) fn invalid_digit(place: Span, digit: char, kind: &str) -> Diagnostic {
    Diagnostic::new(Code::E0002, place, format!("invalid digit '{digit}' in {kind} literal"))
}

/// `007`.
pub(crate) fn leading_zeros(place: Span) -> Diagnostic {
    let message =
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
    Diagnostic::new(Code::E0003, place, message)
}

/// `1if x else y`.
pub(crate) fn number_runs_into_word(place: Span, kind: &str) -> Diagnostic {
    Diagnostic::new(Code::E0025, place, format!("invalid {kind} literal"))
        .help("put a space after the number")
}

/// An int literal beyond CPython's limit on decimal digits.
pub(crate) fn too_many_digits(place: Span, digits: usize) -> Diagnostic {
    let message = format!(
        "Exceeds the limit (4300 digits) for integer string conversion: value has {digits} digits; use \
         sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal \
         conversion limits."
    );
    Diagnostic::new(Code::E0002, place, message)
}

/// Letters before a quote that don't go together.
pub(crate) fn incompatible_prefixes(place: Span, letters: &[u8]) -> Diagnostic {
    let pairs =
        [(b'u', b'b'), (b'u', b'r'), (b'u', b'f'), (b'u', b't'), (b'b', b'f'), (b'b', b't'), (b'f', b't')];
    let clash = pairs.iter().find(|(a, b)| letters.contains(a) && letters.contains(b));
    match clash {
        Some(&(a, b)) => {
            let message = format!("'{}' and '{}' prefixes are incompatible", a as char, b as char);
            Diagnostic::new(Code::E0017, place, message)
        }
        None => {
            Diagnostic::new(Code::E0017, place, "invalid syntax").labelled("a prefix letter is written twice")
        }
    }
}

/// A one-line string whose line ends before it does. `kind` is empty, `f-` or `t-`.
pub(crate) fn unterminated_string(place: Span, line: u32, escaped: bool, kind: &str) -> Diagnostic {
    let hint = if escaped { "; perhaps you escaped the end quote?" } else { "" };
    let message = format!("unterminated {kind}string literal (detected at line {line}){hint}");
    Diagnostic::new(Code::E0004, place, message).labelled("the line ends before the string does")
}

/// A triple-quoted string that the text ends in.
pub(crate) fn unterminated_triple_string(opener: Span, line: u32, kind: &str) -> Diagnostic {
    let message = format!("unterminated triple-quoted {kind}string literal (detected at line {line})");
    Diagnostic::new(Code::E0005, opener, message).labelled("begins here and never ends")
}

fn letter(template: bool) -> char {
    if template { 't' } else { 'f' }
}

/// `f"}"`
pub(crate) fn single_brace(place: Span, template: bool) -> Diagnostic {
    Diagnostic::new(Code::E0016, place, format!("{}-string: single '}}' is not allowed", letter(template)))
        .help("write '}}' for a brace that is part of the text")
}

/// `f"{a"`
pub(crate) fn field_expects_brace(place: Span, template: bool) -> Diagnostic {
    Diagnostic::new(Code::E0016, place, format!("{}-string: expecting '}}'", letter(template)))
        .labelled("the string ends inside a replacement field")
}

/// `f"{a:x"`
pub(crate) fn field_expects_brace_or_spec(place: Span, template: bool) -> Diagnostic {
    Diagnostic::new(
        Code::E0016,
        place,
        format!("{}-string: expecting '}}', or format specs", letter(template)),
    )
    .labelled("the string ends inside a replacement field")
}

/// A line that ends within the format specification of a one-line string.
pub(crate) fn newline_in_spec(place: Span, template: bool) -> Diagnostic {
    let letter = letter(template);
    let message = format!(
        "{letter}-string: newlines are not allowed in format specifiers for single quoted {letter}-strings"
    );
    Diagnostic::new(Code::E0016, place, message)
}

/// `f"{a)}"`
pub(crate) fn unmatched_in_field(place: Span, closer: char, template: bool) -> Diagnostic {
    Diagnostic::new(Code::E0011, place, format!("{}-string: unmatched '{closer}'", letter(template)))
}

/// An escape sequence that stands for nothing; kept as it is written.
pub(crate) fn invalid_escape(place: Span, escape: &str) -> Diagnostic {
    let message = format!(
        "\"{escape}\" is an invalid escape sequence. Such sequences will not work in the future. Did you mean \"\\{escape}\"? A raw \
         string is also an option."
    );
    Diagnostic::new(Code::E0009, place, message)
}

/// An octal escape beyond a byte; kept as it is written.
pub(crate) fn invalid_octal_escape(place: Span, escape: &str) -> Diagnostic {
    let message = format!(
        "\"{escape}\" is an invalid octal escape sequence. Such sequences will not work in the future. Did you mean \"\\{escape}\"? A \
         raw string is also an option."
    );
    Diagnostic::new(Code::E0009, place, message)
}

/// An escape that cannot be decoded. `from` and `to` count bytes of the text, as CPython's codec does.
pub(crate) fn undecodable_escape(place: Span, from: usize, to: usize, reason: &str) -> Diagnostic {
    let message = if from == to {
        format!("(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position {from}: {reason}")
    } else {
        format!("(unicode error) 'unicodeescape' codec can't decode bytes in position {from}-{to}: {reason}")
    };
    Diagnostic::new(Code::E0006, place, message)
}

/// A `\x` in bytes without two hexadecimal digits.
pub(crate) fn undecodable_byte_escape(place: Span, position: usize) -> Diagnostic {
    Diagnostic::new(Code::E0006, place, format!("(value error) invalid \\x escape at position {position}"))
}

/// `"\ud800"`
pub(crate) fn lone_surrogate(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0007, place, "a string with a lone surrogate is outside Rondo's subset of Python")
        .labelled("half of a pair of UTF-16")
        .help("write the character itself, or its whole code point as \\U00010000 to \\U0010ffff")
}

/// `b"é"`
pub(crate) fn non_ascii_bytes(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0008, place, "bytes can only contain ASCII literal characters")
        .help("write the byte as an escape such as \\xe9, or encode a string: \"é\".encode()")
}

/// A byte that no UTF-8 text has at its place.
pub(crate) fn not_utf8(place: Span, byte: u8, name: &str, line: u32) -> Diagnostic {
    let message = format!(
        "Non-UTF-8 code starting with '\\x{byte:02x}' in file {name} on line {line}, but no encoding declared; see \
         https://peps.python.org/pep-0263/ for details"
    );
    Diagnostic::new(Code::E0019, place, message).help("save the file in UTF-8")
}

/// A declaration of an encoding other than UTF-8, in a file where it matters.
pub(crate) fn foreign_encoding(place: Span, encoding: &str) -> Diagnostic {
    Diagnostic::new(
        Code::E0019,
        place,
        format!("the encoding {encoding} is outside Rondo's subset of Python"),
    )
    .labelled("declared here")
    .help("save the file in UTF-8, and delete this declaration")
}
