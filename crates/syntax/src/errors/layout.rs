//! Faults of brackets, blocks and depth.

use crate::tree::{MAX_CHAIN, MAX_NESTING};
use rondo_diagnostics::{Code, Diagnostic, Span};

/// An opening bracket without its partner.
pub(crate) fn never_closed(opener: Span, bracket: char) -> Diagnostic {
    Diagnostic::new(Code::E0010, opener, format!("'{bracket}' was never closed"))
}

/// A closing bracket without its partner.
pub(crate) fn unmatched(closer: Span, bracket: char) -> Diagnostic {
    Diagnostic::new(Code::E0011, closer, format!("unmatched '{bracket}'"))
}

/// `(]`; `line` is the opener's if it is another than the closer's.
pub(crate) fn mismatched(
    closer: Span,
    bracket: char,
    opener: Span,
    opened: char,
    line: Option<u32>,
) -> Diagnostic {
    let line = line.map_or(String::new(), |line| format!(" on line {line}"));
    let message =
        format!("closing parenthesis '{bracket}' does not match opening parenthesis '{opened}'{line}");
    Diagnostic::new(Code::E0012, closer, message).pointing_at(opener, "opened here")
}

/// More open brackets than CPython allows.
pub(crate) fn too_many_brackets(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0013, place, "too many nested parentheses")
        .note("at most 200 brackets can be open at once")
}

/// Operators, lambdas or conditionals nested too deep.
pub(crate) fn too_deep(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0014, place, "too deeply nested")
        .note(format!("expressions can nest {MAX_NESTING} deep, and a chain can have {MAX_CHAIN} links"))
        .help("give a part of it a name of its own")
}

/// More `elif` than we can nest.
pub(crate) fn too_many_elifs(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0014, place, "too deeply nested")
        .note(format!("an 'if' can have {MAX_NESTING} 'elif'"))
        .help("look the value up in a dictionary, or use 'match'")
}

/// More levels of indentation than CPython allows.
pub(crate) fn too_many_indents(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0023, place, "too many levels of indentation")
        .note("at most 100 blocks can be open at once")
}

/// A line that stands deeper than the one before for no reason.
pub(crate) fn unexpected_indent(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0020, place, "unexpected indent")
        .help("only the line after a ':' stands deeper than the one before it")
}

/// A line that stands less deep, but at no level that is open.
pub(crate) fn unmatched_dedent(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0021, place, "unindent does not match any outer indentation level")
}

/// Indentation whose depth depends on the width of a tab.
pub(crate) fn inconsistent_tabs(place: Span) -> Diagnostic {
    Diagnostic::new(Code::E0022, place, "inconsistent use of tabs and spaces in indentation")
        .help("indent with four spaces throughout")
}

/// A header without a block.
pub(crate) fn missing_block(place: Span, after: &str, header: Span, line: u32) -> Diagnostic {
    Diagnostic::new(Code::E0024, place, format!("expected an indented block after {after} on line {line}"))
        .pointing_at(header, "needs a block")
        .help("write 'pass' if nothing is to be done")
}
