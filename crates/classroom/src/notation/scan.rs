//! Where a script's statements and comments are: as much of Python's lexical structure as that takes, and no more.
//!
//! A script under test may be one that no parser accepts, so the notation cannot lean on one. Strings, brackets,
//! backslashes and comments are enough to tell `# expect:` in a comment from the same in a string, and to see which
//! lines belong together.

/// The lines of a statement, or of the head of a compound one, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its first line.
    pub first: u32,
    /// Its last line.
    pub last: u32,
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comment {
    /// Its text behind the `#`.
    pub text: String,
    /// The line it stands on.
    pub line: u32,
    /// Whether nothing but white space stands before it, outside all brackets.
    pub alone: bool,
}

/// Finds the statements and the comments.
pub(super) fn scan(source: &str) -> (Vec<Statement>, Vec<Comment>) {
    let mut scanner = Scanner::default();
    for (index, line) in source.lines().enumerate() {
        scanner.line(line, index as u32 + 1);
    }
    scanner.end_statement();
    (scanner.statements, scanner.comments)
}

#[derive(Default)]
struct Scanner {
    statements: Vec<Statement>,
    comments: Vec<Comment>,
    /// The statement that is not over yet.
    open: Option<Statement>,
    /// What we are in, outermost first.
    within: Vec<Within>,
}

/// What code can be in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// Brackets.
    Brackets,
    /// The text of a string, up to these quotes; braces in it may hold code.
    Text { quotes: &'static str, is_formatted: bool, is_raw: bool },
    /// The braces of a formatted string: code again, and comments too.
    Field,
}

impl Scanner {
    fn line(&mut self, line: &str, number: u32) {
        let continues = self.open.is_some();
        let mut rest = line;
        let mut has_code = matches!(self.within.last(), Some(Within::Text { .. }));
        let mut ends_in_backslash = false;
        let mut word = "";
        while let Some(first) = rest.chars().next() {
            ends_in_backslash = false;
            if let Some(&Within::Text { quotes, is_formatted, is_raw }) = self.within.last() {
                let length = self.text(rest, quotes, is_formatted, is_raw);
                rest = &rest[length..];
                continue;
            }
            if first.is_alphabetic() {
                has_code = true;
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                (word, rest) = rest.split_at(end);
                continue;
            }
            match first {
                '#' => {
                    let alone = !has_code && !continues;
                    self.comments.push(Comment { text: rest[1..].to_string(), line: number, alone });
                    break;
                }
                '"' | '\'' => {
                    has_code = true;
                    let quotes = opening_quotes(rest);
                    self.within.push(text_of(word, quotes));
                    rest = &rest[quotes.len()..];
                    word = "";
                    continue;
                }
                '(' | '[' | '{' => self.within.push(Within::Brackets),
                ')' | ']' | '}' => drop(self.within.pop()),
                ':' if self.within.last() == Some(&Within::Field) => self.leave_for_format(),
                '\\' => ends_in_backslash = true,
                _ => {}
            }
            word = "";
            has_code |= !first.is_whitespace();
            rest = &rest[first.len_utf8()..];
        }
        // A string in single quotes ends with its line, right or wrong, unless code in its braces goes on.
        while let Some(Within::Text { quotes, .. }) = self.within.last()
            && quotes.len() == 1
            && !ends_in_backslash
        {
            self.within.pop();
        }
        if has_code || continues {
            let statement = self.open.get_or_insert(Statement { first: number, last: number });
            statement.last = number;
        }
        if self.within.is_empty() && !ends_in_backslash {
            self.end_statement();
        }
    }

    fn end_statement(&mut self) {
        self.statements.extend(self.open.take());
    }

    /// Goes over the text of a string, to its end, to a brace with code in it or to the end of the line, and tells how far
    /// that is.
    fn text(&mut self, text: &str, quotes: &str, is_formatted: bool, is_raw: bool) -> usize {
        let mut characters = text.char_indices();
        while let Some((index, character)) = characters.next() {
            let rest = &text[index..];
            if character == '\\' && !(is_raw && is_formatted) {
                characters.next();
            } else if rest.starts_with(quotes) {
                self.within.pop();
                return index + quotes.len();
            } else if is_formatted && (rest.starts_with("{{") || rest.starts_with("}}")) {
                characters.next();
            } else if is_formatted && character == '{' {
                self.within.push(Within::Field);
                return index + 1;
            }
        }
        text.len()
    }

    /// Behind the colon in the braces of a formatted string stands text again, up to the closing brace.
    fn leave_for_format(&mut self) {
        self.within.pop();
        self.within.push(Within::Text { quotes: "}", is_formatted: true, is_raw: true });
    }
}

/// The quotes that a string begins with.
fn opening_quotes(text: &str) -> &'static str {
    let known = ["\"\"\"", "'''", "\"", "'"];
    known.into_iter().find(|quotes| text.starts_with(quotes)).expect("the caller has seen a quote")
}

/// A string with the letters before its quotes.
fn text_of(prefix: &str, quotes: &'static str) -> Within {
    let has = |letter: char| prefix.len() <= 2 && prefix.to_ascii_lowercase().contains(letter);
    Within::Text { quotes, is_formatted: has('f') || has('t'), is_raw: has('r') }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statements(source: &str) -> Vec<(u32, u32)> {
        scan(source).0.into_iter().map(|statement| (statement.first, statement.last)).collect()
    }

    fn comments(source: &str) -> Vec<(u32, String, bool)> {
        scan(source).1.into_iter().map(|comment| (comment.line, comment.text, comment.alone)).collect()
    }

    #[test]
    fn brackets_strings_and_backslashes_hold_lines_together() {
        assert_eq!(statements("f(\n  1,\n\n)\ng()\n"), [(1, 4), (5, 5)]);
        assert_eq!(statements("s = '''a\n# no\n'''\nt = 1 + \\\n  2"), [(1, 3), (4, 5)]);
        assert_eq!(statements("if x:\n    y\n\n\nz"), [(1, 1), (2, 2), (5, 5)]);
    }

    #[test]
    fn a_hash_in_a_string_is_no_comment() {
        assert_eq!(comments("a = '#x' # y"), [(1, " y".to_string(), false)]);
        assert_eq!(comments("a = \"\\\"#x\"\n  # z"), [(2, " z".to_string(), true)]);
        assert_eq!(comments("a = '''\n# no '''  # yes"), [(2, " yes".to_string(), false)]);
        assert_eq!(comments("f(\n# inside\n)"), [(2, " inside".to_string(), false)]);
    }

    #[test]
    fn braces_in_a_formatted_string_hold_code() {
        assert_eq!(statements("print(f\"{\n  d[\"a\"]\n}\")\nx"), [(1, 3), (4, 4)]);
        assert_eq!(statements("f'{x:{width}}' + '{'\ny"), [(1, 1), (2, 2)]);
        assert_eq!(statements("f'{{'\nrf'\\{x}'\nz"), [(1, 1), (2, 2), (3, 3)]);
        assert_eq!(comments("f\"{d[\"#a\"]!r:>{w}}#\"  # yes"), [(1, " yes".to_string(), false)]);
    }
}
