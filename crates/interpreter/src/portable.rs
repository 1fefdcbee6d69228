//! What makes a file Rondo's own: each use of an addition to Python, and the line that makes it plain Python.
//!
//! These can be seen in a file without running it: names out of the pocket, `await` at top level, a current loop where there
//! is none, and `uvloop`. (The others only say more, or end sooner, where Python says nothing.) Where each stands is asked of those who know: of the
//! scopes, which names come out of the pocket; of the compiler, what it refuses in a module that may not await.

use rondo_diagnostics::{Source, Span};
use rondo_syntax::token::Token;

use crate::{Unit, compile, lower, parse, pocket};

/// A use of an addition.
#[derive(Debug, PartialEq, Eq)]
pub struct Use {
    /// The line in which it stands.
    pub line: u32,
    /// What is used.
    pub what: String,
    /// What plain Python has in its place.
    pub instead: String,
}

/// The uses of additions in a file that has no faults, in the order of the text.
pub fn uses(source: &Source) -> Vec<Use> {
    let mut found = names(source);
    found.extend(calls(source));
    let parsed = parse(source);
    for fault in lower(&parsed, source, Unit::Module).err().unwrap_or_default() {
        let what = source.slice(fault.span).split_whitespace().next().unwrap_or("await");
        let what = match what {
            "async" => source.slice(fault.span).split_whitespace().take(2).collect::<Vec<_>>().join(" "),
            _ => "await".to_string(),
        };
        let instead = "inside `async def main():`, which `asyncio.run(main())` runs".to_string();
        found.push((fault.span, format!("`{what}` at top level"), instead));
    }
    found.sort_by_key(|(span, ..)| *span);
    found
        .into_iter()
        .map(|(span, what, instead)| Use { line: source.line_number(span.start), what, instead })
        .collect()
}

type Found = (Span, String, String);

/// `asyncio.get_event_loop()` outside of functions, where no loop can run yet; and `uvloop`.
fn calls(source: &Source) -> Vec<Found> {
    let mut found = Vec::new();
    let tokens = rondo_syntax::tokens(source.text());
    let text = |index: usize| tokens.get(index).map_or("", |(_, span)| source.slice(*span));
    for (index, (_, span)) in tokens.iter().enumerate() {
        let line = source.line(source.line_number(span.start)).unwrap_or_default();
        let is_outside = !line.starts_with([' ', '\t']);
        if is_outside && (text(index), text(index + 1), text(index + 2)) == ("asyncio", ".", "get_event_loop")
        {
            let what = "`asyncio.get_event_loop()` where no loop runs".to_string();
            found.push((*span, what, "`asyncio.new_event_loop()`".to_string()));
        }
        if text(index) == "import" && text(index + 1) == "uvloop" {
            let instead = "`pip install uvloop`, or only `asyncio`".to_string();
            found.push((*span, "`uvloop`, which is no part of Python".to_string(), instead));
        }
    }
    found
}

/// Every place where a name out of the pocket stands.
fn names(source: &Source) -> Vec<Found> {
    let Ok(compiled) = compile(source, Unit::Main) else { return Vec::new() };
    let mut found = Vec::new();
    let mut before = None;
    let tokens = rondo_syntax::tokens(source.text());
    for (index, (token, span)) in tokens.iter().enumerate() {
        let text = source.slice(*span);
        let is_attribute = before == Some(Token::Dot);
        // `f(timeout=1)` names a parameter.
        let is_keyword = tokens.get(index + 1).is_some_and(|(next, _)| *next == Token::Equal);
        if *token == Token::Name && compiled.pocket.contains(&text) && !is_attribute && !is_keyword {
            let instead = format!("`import asyncio` at the top, and `asyncio.{text}` here");
            found.push((*span, format!("the pocket name `{text}`"), instead));
        }
        before = Some(*token);
    }
    debug_assert!(compiled.pocket.iter().all(|name| pocket::NAMES.contains(name)));
    found
}
