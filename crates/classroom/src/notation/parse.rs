//! From comments to expectations.

use std::fmt;

use super::scan::{Comment, Statement, scan};
use super::{ExpectedError, ExpectedException, ExpectedLine, Notation};

/// A comment that begins like the notation and does not go on like it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotationError {
    /// The line of the comment.
    pub line: u32,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for NotationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

/// Reads what a script's comments say about its run.
pub fn parse(source: &str) -> Result<Notation, NotationError> {
    let (statements, comments) = scan(source);
    let mut notation = Notation { portable: true, statements, ..Notation::default() };
    for comment in &comments {
        let owner = owner(&notation.statements, comment);
        read(comment, owner, &mut notation)
            .map_err(|message| NotationError { line: comment.line, message })?;
    }
    Ok(notation)
}

/// The statement around the comment, or else the one above it.
fn owner(statements: &[Statement], comment: &Comment) -> Option<Statement> {
    statements.iter().copied().take_while(|statement| statement.first <= comment.line).last()
}

fn read(comment: &Comment, owner: Option<Statement>, notation: &mut Notation) -> Result<(), String> {
    let text = comment.text.strip_prefix(' ').unwrap_or(&comment.text);
    let Some((head, rest)) = text.split_once(':') else { return Ok(()) };
    let (keyword, detail) = head.split_once(' ').unwrap_or((head, ""));
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let timed = keyword == "expect" && detail.starts_with('@');
    if !detail.is_empty() && !timed {
        // "expect the worst: ..." is prose.
        return Ok(());
    }
    match keyword {
        "expect" => {
            let time = match detail.strip_prefix('@') {
                Some(seconds) => {
                    Some(seconds.parse().map_err(|_| format!("`{seconds}` is no time in seconds"))?)
                }
                None => None,
            };
            let text = rest.trim_end().to_string();
            notation.prints.push(ExpectedLine { text, time, line: comment.line, owner });
        }
        "raises" => {
            if notation.raises.is_some() {
                return Err("a run ends only once, but this is the second `raises`".to_string());
            }
            notation.raises = Some(ExpectedException { text: rest.trim_end().to_string(), owner });
        }
        "error" => {
            let code = rest.trim();
            if !code.starts_with('E')
                || code.len() < 2
                || !code[1..].bytes().all(|byte| byte.is_ascii_digit())
            {
                return Err(format!("`{code}` is no code of an error, such as E0301"));
            }
            notation.errors.push(ExpectedError { code: code.to_string(), owner });
        }
        "exits" => {
            notation.exits =
                Some(rest.trim().parse().map_err(|_| format!("`{}` is no exit status", rest.trim()))?);
        }
        "input" => notation.input.push(rest.to_string()),
        "since" => notation.since = Some(version(rest.trim())?),
        "portable" => {
            notation.portable = match rest.trim() {
                "yes" => true,
                "no" => false,
                other => return Err(format!("`portable` is yes or no, not `{other}`")),
            };
        }
        _ => {}
    }
    Ok(())
}

fn version(text: &str) -> Result<(u32, u32), String> {
    text.split_once('.')
        .and_then(|(major, minor)| Some((major.parse().ok()?, minor.parse().ok()?)))
        .ok_or_else(|| format!("`{text}` is no version, such as 3.12"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_read() {
        let source = "# since: 3.12\n# portable: no\n# input: Ada\nprint(1)  # expect: 1\nprint(2)\n# expect @0.5: 2\n\
                      f(\n)  # raises: ValueError: no: really\n# exits: 1\n";
        let notation = parse(source).expect("the notation is well-formed");
        assert_eq!(notation.since, Some((3, 12)));
        assert!(!notation.portable);
        assert_eq!(notation.input, ["Ada"]);
        assert_eq!(notation.exits, Some(1));
        let line = |n| Some(Statement { first: n, last: n });
        assert_eq!(
            notation.prints,
            [
                ExpectedLine { text: "1".to_string(), time: None, line: 4, owner: line(4) },
                ExpectedLine { text: "2".to_string(), time: Some(0.5), line: 6, owner: line(5) },
            ]
        );
        let raises = notation.raises.clone().expect("the script raises");
        assert_eq!(raises.text, "ValueError: no: really");
        assert_eq!(raises.owner, Some(Statement { first: 7, last: 8 }));
        assert_eq!(notation.status(), 1);
    }

    #[test]
    fn prose_is_left_alone_and_a_slip_is_named() {
        assert!(parse("# expect the worst: it rains\n# note: well\n").expect("prose").expects_nothing());
        let slip = parse("\n# expect @soon: x\n").expect_err("`soon` is no time");
        assert_eq!(slip.to_string(), "line 2: `soon` is no time in seconds");
        assert!(parse("# error: 301").is_err());
        assert!(parse("# since: new").is_err());
        assert!(parse("# raises: A\n# raises: B").is_err());
    }
}
