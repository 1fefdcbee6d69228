//! Places in a text: spans in bytes, and the lines and columns that people speak of.

use std::ops::Range;

/// A stretch of a source in bytes, `start` included, `end` not. Four bytes each: a source is shorter than 4 GiB.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The stretch from `start` up to `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Span { start, end }
    }

    /// The empty stretch at one place.
    pub const fn at(place: u32) -> Self {
        Span { start: place, end: place }
    }

    /// The smallest stretch that covers both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same stretch as a range of `usize`, for slicing the text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many bytes it covers.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

impl std::fmt::Debug for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A line and a column, both counted from 1; the column counts code points, as CPython's `SyntaxError.offset` does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in code points, from 1.
    pub column: u32,
}

/// A text with its name, and an index of where its lines begin.
///
/// A line ends with `\n`, `\r\n` or a lone `\r`, as in Python's universal newlines.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    /// Where each line begins; the first entry is 0.
    line_starts: Vec<u32>,
}

impl Source {
    /// A source called `name` (a path, `<stdin>`, `<string>`) that reads `text`.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let bytes = text.as_bytes();
        let mut line_starts = vec![0];
        for (index, &byte) in bytes.iter().enumerate() {
            let ends_line = byte == b'\n' || (byte == b'\r' && bytes.get(index + 1) != Some(&b'\n'));
            if ends_line {
                line_starts.push(index as u32 + 1);
            }
        }
        Source { name: name.into(), text, line_starts }
    }

    /// Its name, as error messages show it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text under a span.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// How many lines there are; a last line without characters counts.
    pub fn line_count(&self) -> u32 {
        self.line_starts.len() as u32
    }

    /// The number, from 1, of the line that holds this byte.
    pub fn line_number(&self, offset: u32) -> u32 {
        self.line_starts.partition_point(|&start| start <= offset) as u32
    }

    /// The line and column of this byte.
    pub fn position(&self, offset: u32) -> Position {
        let line = self.line_number(offset);
        let start = self.line_starts[line as usize - 1] as usize;
        let mut end = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        Position { line, column: self.text[start..end].chars().count() as u32 + 1 }
    }

    /// The stretch of the line with this number (from 1), without its line end; nothing if there is no such line.
    pub fn line_span(&self, line: u32) -> Option<Span> {
        let start = *self.line_starts.get(line.checked_sub(1)? as usize)?;
        let end = self.line_starts.get(line as usize).map_or(self.text.len(), |&next| next as usize);
        let line = self.text[start as usize..end].trim_end_matches(['\n', '\r']);
        Some(Span::new(start, start + line.len() as u32))
    }

    /// The text of the line with this number (from 1), without its line end.
    pub fn line(&self, line: u32) -> Option<&str> {
        self.line_span(line).map(|span| self.slice(span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_every_way_python_knows() {
        let source = Source::new("x.py", "a\nbc\r\nd\re");
        assert_eq!(source.line_count(), 4);
        assert_eq!(
            (1..=4).map(|line| source.line(line).expect("four lines")).collect::<Vec<_>>(),
            ["a", "bc", "d", "e"]
        );
        assert_eq!(source.line(5), None);
        assert_eq!(source.position(3), Position { line: 2, column: 2 });
        assert_eq!(source.position(8), Position { line: 4, column: 1 });
    }

    #[test]
    fn columns_count_code_points() {
        let source = Source::new("x.py", "é = 1");
        assert_eq!(source.position(3), Position { line: 1, column: 3 });
    }
}
