//! From plain data to a labelled excerpt. The only place of the project that names ariadne.
//!
//! A report says what CPython would say (`SyntaxError: '(' was never closed`), with the code that leads to the page, and
//! shows the place in the text:
//!
//! ```text
//! [E0101] SyntaxError: invalid syntax
//!    ╭─[ hello.py:1:7 ]
//!    │
//!  1 │ print "hello"
//!    │       ───┬───
//!    │          ╰───── a call needs parentheses
//! ───╯
//! ```
//!
//! Whether colour is wanted is for the edge of the program to know: nothing here looks at a terminal or an environment.

use std::fmt::Write as _;

use ariadne::{Color, Config, IndexType, Label, Report, ReportKind};

use crate::{Diagnostic, Source, Span};

/// The reports of all faults, one below the other, each ended by a line end.
pub fn render(diagnostics: &[Diagnostic], source: &Source, colour: bool) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        render_one(diagnostic, source, colour, &mut text);
    }
    text
}

fn render_one(diagnostic: &Diagnostic, source: &Source, colour: bool, text: &mut String) {
    let name = source.name();
    let config = Config::new().with_index_type(IndexType::Byte).with_color(colour);
    let main = if diagnostic.is_error() { Color::Red } else { Color::Yellow };
    let place = visible(diagnostic.span, source);
    let mut report = Report::build(ReportKind::Error, (name, place.range())).with_config(config);
    // A label without text is not underlined.
    let text_of = |text: &str| if text.is_empty() { "here".to_owned() } else { text.to_owned() };
    let others = diagnostic
        .labels
        .iter()
        .map(|other| (visible(other.span, source), text_of(&other.text), Color::Blue));
    let mut labels: Vec<_> = others.chain([(place, text_of(&diagnostic.label), main)]).collect();
    // Only labels in the order of the text share an excerpt.
    labels.sort_by_key(|(span, ..)| *span);
    for (span, text, colour) in labels {
        report.add_label(Label::new((name, span.range())).with_message(text).with_color(colour));
    }
    diagnostic.notes.iter().for_each(|note| report.add_note(note));
    diagnostic.helps.iter().for_each(|help| report.add_help(help));
    let mut bytes = Vec::new();
    report
        .finish()
        .write((name, ariadne::Source::from(source.text())), &mut bytes)
        .expect("a vector takes whatever is written");
    let header = format!("[{}] {}:", diagnostic.code.name(), diagnostic.code.exception().name());
    let header = if colour { format!("\u{1b}[{}m{header}\u{1b}[0m", foreground(main)) } else { header };
    writeln!(text, "{header} {}", diagnostic.message).expect("a string takes whatever is written");
    // ariadne's own first line cannot name the class of the exception without colour, so it is left out. It also fills
    // lines up with spaces, which nobody sees and every comparison stumbles over.
    for line in String::from_utf8_lossy(&bytes).lines().skip(1) {
        writeln!(text, "{}", line.trim_end()).expect("a string takes whatever is written");
    }
}

/// The number by which a terminal knows a colour of a header.
fn foreground(colour: Color) -> u8 {
    if colour == Color::Red { 31 } else { 33 }
}

/// A span that shows: an empty one is widened by the character at it, or else the one before; one that reaches over
/// the end of its line and covers nothing else of the next ends with the line.
fn visible(span: Span, source: &Source) -> Span {
    let text = source.text();
    let length = text.len() as u32;
    let floor = |mut place: u32| {
        while !text.is_char_boundary(place as usize) {
            place -= 1;
        }
        place
    };
    let (mut start, mut end) = (floor(span.start.min(length)), floor(span.end.min(length)));
    while end > start && text[start as usize..end as usize].ends_with(['\n', '\r']) {
        end -= 1;
    }
    if start == end {
        match text[start as usize..].chars().next() {
            Some(next) if next != '\n' && next != '\r' => end = start + next.len_utf8() as u32,
            _ => {
                let kept = text[..start as usize].trim_end_matches(['\n', '\r']);
                end = kept.len() as u32;
                start = end - kept.chars().next_back().map_or(0, char::len_utf8) as u32;
            }
        }
    }
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    fn shown(text: &str, span: Span) -> String {
        let diagnostic =
            Diagnostic::new(Code::E0101, span, "invalid syntax").labelled("here").help("Mend it.");
        render(&[diagnostic], &Source::new("x.py", text), false)
    }

    #[test]
    fn a_report_names_code_class_place_and_help() {
        let report = shown("é = (1 +\n", Span::new(5, 6));
        assert!(report.starts_with("[E0101] SyntaxError: invalid syntax\n"), "{report}");
        assert!(report.contains("x.py:1:5"), "{report}");
        assert!(report.contains("here") && report.contains("Mend it."), "{report}");
        assert!(report.lines().all(|line| line.trim_end() == line), "no line ends with a space");
    }

    #[test]
    fn faults_at_the_very_end_are_shown_too() {
        for text in ["", "\n", "x", "x\n", "if x:\n", "é"] {
            let report = shown(text, Span::at(text.len() as u32));
            assert!(report.contains("invalid syntax"), "{report}");
        }
    }

    #[test]
    fn colour_is_the_callers_decision() {
        let diagnostic = Diagnostic::new(Code::E0101, Span::new(0, 1), "invalid syntax");
        let source = Source::new("x.py", "?");
        assert!(!render(std::slice::from_ref(&diagnostic), &source, false).contains('\u{1b}'));
        assert!(render(&[diagnostic], &source, true).contains('\u{1b}'));
    }
}
