//! Writing exceptions: chains of causes, groups with their margins, the last lines, and the excerpt of a `SyntaxError`.

use super::shown::{Shown, SyntaxDetails};
use super::stack::stack_text;
use super::text::Theme;
use crate::vm::Vm;

/// How many exceptions of a group are shown.
const GROUP_WIDTH: usize = 15;

/// How deep nested groups are shown.
const GROUP_DEPTH: usize = 10;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// Writes exceptions; groups are indented, with a margin.
pub(super) struct Writer<'a> {
    vm: &'a Vm,
    shown: &'a [Shown],
    theme: Theme,
    /// Whether causes and contexts are written.
    chain: bool,
    out: String,
    /// How many groups enclose what is being written.
    depth: usize,
    /// Whether the line that closes a group is still to be drawn.
    need_close: bool,
}

impl<'a> Writer<'a> {
    /// A writer that has written nothing.
    pub(super) fn new(vm: &'a Vm, shown: &'a [Shown], theme: Theme, chain: bool) -> Writer<'a> {
        Writer { vm, shown, theme, chain, out: String::new(), depth: 0, need_close: false }
    }

    /// The text of the first exception, after all that it comes from.
    pub(super) fn whole(mut self) -> String {
        self.exception(0);
        self.out
    }

    /// Writes lines with the indentation and margin of the enclosing groups.
    fn emit(&mut self, text: &str, margin: char) {
        for line in text.split_inclusive('\n') {
            self.out.push_str(&"  ".repeat(self.depth));
            if self.depth > 0 {
                self.out.push(margin);
                self.out.push(' ');
            }
            self.out.push_str(line);
        }
    }

    /// Writes an exception after all that it comes from.
    fn exception(&mut self, place: usize) {
        let mut chain = Vec::new();
        let mut walk = Some(place);
        while let Some(place) = walk {
            let node = &self.shown[place];
            let (next, message) = match (node.cause, node.context) {
                _ if !self.chain => (None, None),
                (Some(cause), _) => (Some(cause), Some(CAUSE)),
                (None, Some(context)) if !node.suppresses_context => (Some(context), Some(CONTEXT)),
                (None, _) => (None, None),
            };
            chain.push((message, place));
            walk = next;
        }
        for (message, place) in chain.into_iter().rev() {
            if let Some(message) = message {
                self.emit(message, '|');
            }
            match &self.shown[place].exceptions {
                None => self.plain(place),
                Some(_) if self.depth > GROUP_DEPTH => {
                    self.emit(&format!("... (max_group_depth is {GROUP_DEPTH})\n"), '|');
                }
                Some(exceptions) => self.group(place, exceptions),
            }
        }
    }

    fn plain(&mut self, place: usize) {
        let node = &self.shown[place];
        if !node.entries.is_empty() {
            self.emit("Traceback (most recent call last):\n", '|');
            let stack = stack_text(self.vm, &node.entries, self.theme);
            self.emit(&stack, '|');
        }
        let text = self.exception_only(place);
        self.emit(&text, '|');
    }

    fn group(&mut self, place: usize, exceptions: &[usize]) {
        let node = &self.shown[place];
        let is_outermost = self.depth == 0;
        if is_outermost {
            self.depth += 1;
        }
        if !node.entries.is_empty() {
            let margin = if is_outermost { '+' } else { '|' };
            self.emit("Exception Group Traceback (most recent call last):\n", margin);
            let stack = stack_text(self.vm, &node.entries, self.theme);
            self.emit(&stack, '|');
        }
        let text = self.exception_only(place);
        self.emit(&text, '|');
        let count = if exceptions.len() <= GROUP_WIDTH { exceptions.len() } else { GROUP_WIDTH + 1 };
        self.need_close = false;
        for index in 0..count {
            let is_last = index == count - 1;
            if is_last {
                // A nested group may draw the closing line first.
                self.need_close = true;
            }
            let is_cut = index >= GROUP_WIDTH;
            let title = if is_cut { "...".to_string() } else { (index + 1).to_string() };
            let lead = if index == 0 { "+-" } else { "  " };
            self.out.push_str(&"  ".repeat(self.depth));
            self.out.push_str(&format!("{lead}+---------------- {title} ----------------\n"));
            self.depth += 1;
            if is_cut {
                let rest = exceptions.len() - GROUP_WIDTH;
                let plural = if rest > 1 { "s" } else { "" };
                self.emit(&format!("and {rest} more exception{plural}\n"), '|');
            } else {
                self.exception(exceptions[index]);
            }
            if is_last && self.need_close {
                self.out.push_str(&"  ".repeat(self.depth));
                self.out.push_str("+------------------------------------\n");
                self.need_close = false;
            }
            self.depth -= 1;
        }
        if is_outermost {
            self.depth = 0;
        }
    }

    /// The name of the class with the message, and the notes.
    pub(super) fn exception_only(&self, place: usize) -> String {
        let node = &self.shown[place];
        let Theme { kind, message, reset, .. } = self.theme;
        let mut out = match &node.syntax {
            Some(details) => syntax_text(details, &node.kind, self.theme),
            None if node.message.is_empty() => format!("{kind}{}{reset}\n", node.kind),
            None => format!("{kind}{}{reset}: {message}{}{reset}\n", node.kind, node.message),
        };
        for note in &node.notes {
            out.push_str(note);
            out.push('\n');
        }
        out
    }
}

/// A `SyntaxError`: where the fault is, the line, carets, the message.
fn syntax_text(details: &SyntaxDetails, kind: &str, theme: Theme) -> String {
    let Theme { place, reset, highlight, message, .. } = theme;
    let mut out = String::new();
    let mut suffix = String::new();
    if let Some(line) = &details.line {
        let file = details.filename.as_deref().filter(|name| !name.is_empty()).unwrap_or("<string>");
        out.push_str(&format!("  File {place}\"{file}\"{reset}, line {place}{line}{reset}\n"));
    } else if let Some(file) = &details.filename {
        suffix = format!(" ({file})");
    }
    if let Some(text) = &details.text {
        let right = text.trim_end_matches('\n');
        let left = right.trim_start_matches([' ', '\n', '\x0c']);
        let spaces = right.chars().count() as i64 - left.chars().count() as i64;
        match details.offset {
            None => out.push_str(&format!("    {left}\n")),
            Some(offset) => {
                let (start, end) = caret_range(details, text, right, offset);
                let (column, end_column) = (start - 1 - spaces, end - 1 - spaces);
                let letters: Vec<char> = left.chars().collect();
                if column >= 0 {
                    let (from, to) = (
                        (column as usize).min(letters.len()),
                        (end_column.max(column) as usize).min(letters.len()),
                    );
                    let part = |range: std::ops::Range<usize>| letters[range].iter().collect::<String>();
                    out.push_str(&format!(
                        "    {}{highlight}{}{reset}{}\n",
                        part(0..from),
                        part(from..to),
                        part(to..letters.len())
                    ));
                    let lead: String = letters[..from]
                        .iter()
                        .map(|char| if char.is_whitespace() { *char } else { ' ' })
                        .collect();
                    let carets = "^".repeat((end_column - column).max(0) as usize);
                    out.push_str(&format!("    {lead}{highlight}{carets}{reset}\n"));
                } else {
                    out.push_str(&format!("    {left}\n"));
                }
            }
        }
    }
    out.push_str(&format!("{}{kind}{reset}: {message}{}{reset}{suffix}\n", theme.kind, details.message));
    out
}

/// From where to where the carets go, as columns from 1.
fn caret_range(details: &SyntaxDetails, text: &str, right: &str, offset: i64) -> (i64, i64) {
    let whole = text.chars().count() as i64;
    let behind = right.chars().count() as i64 + 1;
    let mut end = if details.line == details.end_line {
        details.end_offset.filter(|&end| end != 0).unwrap_or(offset)
    } else {
        behind
    };
    let mut start = offset;
    if whole > 0 && start > whole {
        start = behind;
    }
    if whole > 0 && end > whole {
        end = behind;
    }
    if start >= end || end < 0 {
        end = start + 1;
    }
    (start, end)
}
