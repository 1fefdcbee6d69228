//! Nodes with named fields, and how `ast.dump` writes them: what is short stays on its line, the rest is indented.

use std::fmt::Write;

use rondo_diagnostics::{Source, Span};

use super::TreeStyle;

/// The fields of a node, in their order.
pub(super) type Fields = Vec<(&'static str, Dumped)>;

/// A node of the picture.
pub(super) enum Dumped {
    /// A node with its fields, and its place if it has one.
    Node(&'static str, Fields, Option<Span>),
    List(Vec<Dumped>),
    /// Anything that is written as it is.
    Atom(String),
    /// A field that is not printed.
    Nothing,
}

pub(super) fn atom(text: impl Into<String>) -> Dumped {
    Dumped::Atom(text.into())
}

pub(super) fn node(name: &'static str, fields: Fields, span: Span) -> Dumped {
    Dumped::Node(name, fields, Some(span))
}

pub(super) fn word(name: &'static str) -> Dumped {
    Dumped::Node(name, Vec::new(), None)
}

/// Makes pictures of nodes, and writes them.
pub(super) struct Printer<'s> {
    pub(super) source: &'s Source,
    pub(super) style: TreeStyle,
}

impl Printer<'_> {
    /// Writes a node as `ast.dump` does; answers whether it is so short that its parent may stay on one line.
    pub(super) fn write(&self, out: &mut String, dumped: &Dumped, level: usize) -> bool {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || match dumped {
            Dumped::Atom(text) => {
                out.push_str(text);
                true
            }
            Dumped::Nothing => true,
            Dumped::List(items) if items.is_empty() => {
                out.push_str("[]");
                true
            }
            Dumped::List(items) => {
                let items: Vec<String> = items.iter().map(|item| self.written(item, level + 1).0).collect();
                out.push('[');
                self.join(out, &items, level + 1, false);
                out.push(']');
                false
            }
            Dumped::Node(name, fields, span) => self.write_node(out, name, fields, *span, level),
        })
    }

    fn written(&self, dumped: &Dumped, level: usize) -> (String, bool) {
        let mut text = String::new();
        let simple = self.write(&mut text, dumped, level);
        (text, simple)
    }

    fn write_node(
        &self,
        out: &mut String,
        name: &str,
        fields: &[(&'static str, Dumped)],
        span: Option<Span>,
        level: usize,
    ) -> bool {
        let mut all_simple = true;
        let mut arguments = Vec::new();
        for (field, value) in fields {
            match value {
                Dumped::Nothing => continue,
                Dumped::List(items) if items.is_empty() => continue,
                Dumped::List(_) | Dumped::Node(..) | Dumped::Atom(_) => {}
            }
            let (text, simple) = self.written(value, level + 1);
            all_simple &= simple;
            arguments.push(format!("{field}={text}"));
        }
        if let (Some(span), true) = (span, self.style.places) {
            arguments.extend(self.places(span));
        }
        let _ = write!(out, "{name}(");
        self.join(out, &arguments, level + 1, all_simple && arguments.len() <= 3);
        out.push(')');
        arguments.is_empty()
    }

    fn join(&self, out: &mut String, items: &[String], level: usize, inline: bool) {
        let indent = self.style.indent.filter(|_| !inline).map(|width| width * level);
        for (index, item) in items.iter().enumerate() {
            match indent {
                Some(width) => {
                    out.push_str(if index > 0 { ",\n" } else { "\n" });
                    out.extend(std::iter::repeat_n(' ', width));
                }
                None if index > 0 => out.push_str(", "),
                None => {}
            }
            out.push_str(item);
        }
    }

    /// CPython counts lines from 1, and columns in bytes from 0.
    fn places(&self, span: Span) -> [String; 4] {
        let line_and_column = |place: u32| {
            let line = self.source.line_number(place);
            let start = self.source.line_span(line).expect("every place is on a line").start;
            // The mark that a file may begin with is no part of its first line.
            let mark = if line == 1 && self.source.text().starts_with('\u{feff}') { 3 } else { 0 };
            (line, place - start - mark)
        };
        let (line, column) = line_and_column(span.start);
        let (end_line, end_column) = line_and_column(span.end);
        [
            format!("lineno={line}"),
            format!("col_offset={column}"),
            format!("end_lineno={end_line}"),
            format!("end_col_offset={end_column}"),
        ]
    }
}
