//! Carets under the source: which lines an entry shows, and what is marked in them.
//!
//! The text of the span is looked at once more ([`anchors`]): of `a + b` the operator is marked `^` and the rest `~`, so that
//! a reader sees which of several operations failed. Of a span over many lines only those near its ends and its anchors are
//! shown. The rules are those of CPython's `traceback.StackSummary.format_frame_summary`.

use rondo_diagnostics::{Source, Span};

use super::anchors::{self, Anchors};
use super::text::Theme;
use super::width::display_width;
use crate::types::text::case::is_identifier;

/// Line (from 1) and byte column of both ends of a span.
pub fn positions(source: &Source, span: Span) -> ((usize, usize), (usize, usize)) {
    let place = |offset: u32| {
        let line = source.line_number(offset);
        let start = source.line_span(line).map_or(0, |span| span.start);
        (line as usize, offset.saturating_sub(start) as usize)
    };
    (place(span.start), place(span.end))
}

/// The source lines of an entry with carets below.
pub(super) fn marked_source(source: &Source, span: Span, theme: Theme) -> String {
    let Some(layout) = lay_out(source, span) else { return String::new() };
    let last = layout.lines.len() as isize - 1;
    let mut significant = vec![0, last];
    if let Some(anchors) = &layout.anchors {
        for line in [anchors.left.0 as isize, anchors.right.0 as isize] {
            significant.extend([line - 1, line, line + 1]);
        }
    }
    significant.retain(|line| (0..=last).contains(line));
    significant.sort_unstable();
    significant.dedup();
    let mut result = Vec::new();
    for (index, &line) in significant.iter().enumerate() {
        if index > 0 {
            match line - significant[index - 1] {
                2 => mark_line(&layout, line as usize - 1, theme, &mut result),
                gap if gap > 2 => result.push(format!("...<{} lines>...", gap - 1)),
                _ => {}
            }
        }
        mark_line(&layout, line as usize, theme, &mut result);
    }
    dedent(&result).iter().map(|line| format!("    {line}\n")).collect()
}

fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// Takes off the whitespace that all lines begin with: `textwrap.dedent`.
fn dedent(lines: &[String]) -> Vec<String> {
    let mut common: Option<&str> = None;
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        let own = indentation(line);
        common = Some(match common {
            None => own,
            Some(common) => {
                let length = common.bytes().zip(own.bytes()).take_while(|(a, b)| a == b).count();
                &common[..length]
            }
        });
    }
    let width = common.map_or(0, str::len);
    lines
        .iter()
        .map(|line| if line.trim().is_empty() { String::new() } else { line[width..].to_string() })
        .collect()
}

/// What a span covers, laid out for carets.
struct Layout {
    /// The lines, dedented.
    lines: Vec<Vec<char>>,
    /// Columns in characters: where the span begins in the first line and ends in the last.
    start: usize,
    end: usize,
    anchors: Option<Anchors>,
    shows_carets: bool,
}

fn lay_out(source: &Source, span: Span) -> Option<Layout> {
    let (start, end) = positions(source, span);
    let original: Vec<String> =
        (start.0..=end.0).map(|line| source.line(line as u32).unwrap_or("").trim_end().to_string()).collect();
    let lines = dedent(&original);
    if lines.iter().all(|line| line.is_empty()) {
        return None;
    }
    let characters = |line: &str, bytes: usize| {
        let mut bytes = bytes.min(line.len());
        while !line.is_char_boundary(bytes) {
            bytes -= 1;
        }
        line[..bytes].chars().count()
    };
    let taken = original[0].chars().count() - lines[0].chars().count();
    let last = original.len() - 1;
    let start = characters(&original[0], start.1).saturating_sub(taken);
    let end = characters(&original[last], end.1).saturating_sub(taken);
    let lines: Vec<Vec<char>> = lines.iter().map(|line| line.chars().collect()).collect();
    let end = end.min(lines[last].len());
    let mut segment = String::new();
    for (index, line) in lines.iter().enumerate() {
        let from = if index == 0 { start.min(line.len()) } else { 0 };
        let to = if index == last { end } else { line.len() };
        if index > 0 {
            segment.push('\n');
        }
        segment.extend(line[from.min(to)..to].iter());
    }
    let anchors = anchors::find(&segment);
    let shows_carets = shows_carets(&lines, start, end, anchors.as_ref());
    Some(Layout { lines, start, end, anchors, shows_carets })
}

/// Carets under a whole line say nothing; nor, CPython finds, under all of `return f(…)` and `name = f(…)`.
fn shows_carets(lines: &[Vec<char>], start: usize, end: usize, anchors: Option<&Anchors>) -> bool {
    let last = &lines[lines.len() - 1];
    let before: String = lines[0][..start.min(lines[0].len())].iter().collect();
    let after: String = last[end.min(last.len())..].iter().collect();
    let rest = after.trim_start();
    if let Some(is_plain_name) = anchors.and_then(|anchors| anchors.call)
        && (rest.is_empty() || rest.starts_with('#') || rest.starts_with(';'))
    {
        let is_return = before.trim() == "return" && before.ends_with([' ', '\t']) && is_plain_name;
        let is_assignment = before.trim().strip_suffix('=').is_some_and(|name| is_identifier(name.trim()));
        if is_return || is_assignment {
            return false;
        }
    }
    anchors.is_some() || !before.trim_start().is_empty() || !after.trim_end().is_empty()
}

/// One line of source and, where carets are shown, the line of carets.
fn mark_line(layout: &Layout, number: usize, theme: Theme, out: &mut Vec<String>) {
    let line = &layout.lines[number];
    let text: String = line.iter().collect();
    if !layout.shows_carets {
        out.push(text);
        return;
    }
    let carets = caret_line(layout, number);
    if theme.reset.is_empty() {
        out.push(text);
        out.push(carets.into_iter().collect());
        return;
    }
    let (mut coloured, mut marks) = (String::new(), String::new());
    let mut at = 0;
    while at < line.len().max(carets.len()) {
        let mark = carets.get(at).copied();
        let run =
            (at..line.len().max(carets.len())).take_while(|&next| carets.get(next).copied() == mark).count();
        let part = |of: &[char]| of.iter().skip(at).take(run).collect::<String>();
        let colour = match mark {
            Some('^') => theme.highlight,
            Some('~') => theme.range,
            _ => "",
        };
        let reset = if colour.is_empty() { "" } else { theme.reset };
        coloured.push_str(&format!("{colour}{}{reset}", part(line)));
        marks.push_str(&format!("{colour}{}{reset}", part(&carets)));
        at += run;
    }
    out.push(coloured);
    out.push(marks);
}

fn caret_line(layout: &Layout, number: usize) -> Vec<char> {
    let line = &layout.lines[number];
    let is_last = number == layout.lines.len() - 1;
    let blanks = line.iter().take_while(|char| char.is_whitespace()).count();
    let columns = display_width(line, if is_last { layout.end } else { line.len() });
    let start = display_width(&layout.lines[0], layout.start);
    // Columns of the anchors count from the span in its first line, and from the margin in the others.
    let place = |anchor: (usize, usize)| {
        let offset = if anchor.0 == 0 { layout.start } else { 0 };
        (anchor.0, display_width(&layout.lines[anchor.0], anchor.1 + offset))
    };
    let anchors = layout.anchors.as_ref().map(|anchors| (place(anchors.left), place(anchors.right)));
    (0..columns)
        .map(|column| match anchors {
            _ if column < blanks || (number == 0 && column < start) => ' ',
            None => '^',
            Some((left, right)) if (number, column) >= left && (number, column) < right => '^',
            Some(_) => '~',
        })
        .collect()
}
