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
    /// How many brackets are open.
    depth: u32,
    /// The quotes that end the triple-quoted string we are in, and whether backslashes escape in it.
    long_string: Option<&'static str>,
}

impl Scanner {
    fn line(&mut self, line: &str, number: u32) {
        let continues = self.open.is_some();
        let mut characters = line;
        let mut code = self.long_string.is_some();
        let mut backslash = false;
        while let Some(first) = characters.chars().next() {
            backslash = false;
            if let Some(quotes) = self.long_string {
                characters = self.inside_long_string(characters, quotes);
                continue;
            }
            match first {
                '#' => {
                    let alone = !code && !continues;
                    self.comments.push(Comment { text: characters[1..].to_string(), line: number, alone });
                    break;
                }
                '"' | '\'' => {
                    code = true;
                    characters = self.string(characters, first);
                    continue;
                }
                '(' | '[' | '{' => self.depth += 1,
                ')' | ']' | '}' => self.depth = self.depth.saturating_sub(1),
                '\\' => backslash = true,
                _ => {}
            }
            code |= !first.is_whitespace();
            characters = &characters[first.len_utf8()..];
        }
        if code || continues {
            let statement = self.open.get_or_insert(Statement { first: number, last: number });
            statement.last = number;
        }
        if self.depth == 0 && self.long_string.is_none() && !backslash {
            self.end_statement();
        }
    }

    fn end_statement(&mut self) {
        self.statements.extend(self.open.take());
    }

    /// Skips a string that begins here; a triple-quoted one may go on over the next lines.
    fn string<'a>(&mut self, text: &'a str, quote: char) -> &'a str {
        let triple = if quote == '"' { "\"\"\"" } else { "'''" };
        if let Some(rest) = text.strip_prefix(triple) {
            self.long_string = Some(triple);
            return rest;
        }
        let mut escaped = false;
        for (index, character) in text.char_indices().skip(1) {
            if escaped {
                escaped = false;
            } else if character == '\\' {
                escaped = true;
            } else if character == quote {
                return &text[index + 1..];
            }
        }
        ""
    }

    /// Skips to the end of the triple-quoted string, or of the line.
    fn inside_long_string<'a>(&mut self, text: &'a str, quotes: &str) -> &'a str {
        let mut escaped = false;
        for (index, character) in text.char_indices() {
            if escaped {
                escaped = false;
            } else if character == '\\' {
                escaped = true;
            } else if text[index..].starts_with(quotes) {
                self.long_string = None;
                return &text[index + quotes.len()..];
            }
        }
        ""
    }
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
}
