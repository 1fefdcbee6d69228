//! Makes a differing program smaller for as long as it still differs in the same way.
//!
//! It works on lines and their indentation, not on a tree: take out a statement with its block, or put a block in
//! its statement's place. What is no longer a program is a syntax error under both, hence no difference, hence not
//! taken.

use crate::judge::{Difference, Judge, Verdict};

/// How many smaller programs are tried at most.
const ATTEMPTS: usize = 400;

/// The smallest program found that still differs in this way.
///
/// # Errors
///
/// An interpreter cannot be run, in words.
pub fn shrink(judge: &Judge, program: &str, kind: Difference) -> Result<String, String> {
    let mut lines: Vec<String> = program.lines().map(str::to_string).collect();
    let mut attempts = 0;
    loop {
        let before = lines.len();
        let mut size = (lines.len() / 2).max(1);
        while size >= 1 {
            let mut start = 0;
            while start < lines.len() {
                let mut smaller = Vec::new();
                smaller.extend(without(&lines, start, size));
                if size == 1 {
                    smaller.extend(unwrapped(&lines, start));
                }
                let mut taken = false;
                for candidate in smaller {
                    attempts += 1;
                    if attempts > ATTEMPTS {
                        return Ok(join(&lines));
                    }
                    if still_differs(judge, &candidate, kind) {
                        lines = candidate;
                        taken = true;
                        break;
                    }
                }
                if !taken {
                    start += size;
                }
            }
            size /= 2;
        }
        if lines.len() == before {
            return Ok(join(&lines));
        }
    }
}

fn join(lines: &[String]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// A candidate that CPython cannot bring to an end is no candidate.
fn still_differs(judge: &Judge, lines: &[String], kind: Difference) -> bool {
    judge.compare(&join(lines)) == Ok(Verdict::Different(kind))
}

/// Without some statements of one block, each with the blocks below it.
fn without(lines: &[String], start: usize, count: usize) -> Option<Vec<String>> {
    let mut end = start;
    for _ in 0..count {
        if end < lines.len() {
            end = block_end(lines, end);
        }
    }
    let mut left: Vec<String> = lines[..start].to_vec();
    left.extend_from_slice(&lines[end..]);
    (left.len() < lines.len()).then_some(left)
}

/// With the block of a statement in the statement's place.
fn unwrapped(lines: &[String], start: usize) -> Option<Vec<String>> {
    let end = block_end(lines, start);
    if end < start + 2 || !lines[start].ends_with(':') {
        return None;
    }
    let mut after = end;
    while after < lines.len() && indent(&lines[after]) == indent(&lines[start]) && is_clause(&lines[after]) {
        after = block_end(lines, after);
    }
    let mut left: Vec<String> = lines[..start].to_vec();
    left.extend(
        lines[start + 1..end].iter().map(|line| line.strip_prefix("    ").unwrap_or(line).to_string()),
    );
    left.extend_from_slice(&lines[after..]);
    Some(left)
}

/// Whether the line goes on with a compound statement: its clauses go with the head that is taken away.
fn is_clause(line: &str) -> bool {
    ["except", "else", "elif", "finally", "case"].iter().any(|word| line.trim_start().starts_with(word))
}

fn block_end(lines: &[String], start: usize) -> usize {
    let depth = indent(&lines[start]);
    let mut end = start + 1;
    while end < lines.len() && (lines[end].trim().is_empty() || indent(&lines[end]) > depth) {
        end += 1;
    }
    end
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
