//! Calls of everything that is written in Rust, with arguments of every kind.
//!
//! The calls stand in `natives.txt`, one expression a line; `{i}` and its like are places for random arguments. A place
//! now and then gets a value of the wrong kind. Programs of consecutive seeds go through the file in turn, so thirty of them
//! call everything: the test `reach.rs` says so.

use crate::source::Program;

const CALLS: &str = include_str!("natives.txt");

/// How many calls a program makes.
const IN_ONE_PROGRAM: usize = 20;

/// Calls of natives.
pub fn natives(p: &mut Program, seed: u64) {
    p.line("import bisect, collections, copy, datetime, functools, heapq, itertools, json, math, operator");
    p.line("import random, re, string, textwrap");
    let calls: Vec<&str> = CALLS.lines().collect();
    for place in 0..IN_ONE_PROGRAM {
        let row = (seed as usize).wrapping_mul(IN_ONE_PROGRAM).wrapping_add(place) % calls.len();
        let call = filled(p, calls[row]);
        p.guarded(|p| p.line(format!("print(repr({call}))")));
    }
}

/// The expression with its places filled. Sets and hashes of strings differ from run to run, so where such could come up
/// nothing of a wrong kind is put in.
fn filled(p: &mut Program, row: &str) -> String {
    let is_strict = ["{s}", "set({", "hash(", "random.Random("].iter().any(|part| row.contains(part));
    let mut text = String::new();
    let mut rest = row;
    while let Some(at) = rest.find('{') {
        let bytes = rest.as_bytes();
        text += &rest[..at];
        // `'{x}'.format_map(…)` has a place of its own.
        if bytes.get(at + 2) == Some(&b'}') && b"inftcblLdsqkpwra".contains(&bytes[at + 1]) {
            let kind = bytes[at + 1];
            let is_wrong = !is_strict && kind != b'a' && p.once_in(14);
            text += &if is_wrong { format!("({})", argument(p, b'a')) } else { argument(p, kind) };
            rest = &rest[at + 3..];
        } else {
            text.push('{');
            rest = &rest[at + 1..];
        }
    }
    text + rest
}

/// An argument of a kind.
fn argument(p: &mut Program, kind: u8) -> String {
    let small = |p: &mut Program| p.below(26) as i64 - 5;
    match kind {
        b'i' => small(p).to_string(),
        b'n' => match p.below(4) {
            0 => small(p).to_string(),
            1 => (p.below(2_000_000) as i64 - 1_000_000).to_string(),
            2 => format!("(1 << {}) - {}", p.below(90), p.below(9)),
            _ => format!("-(10 ** {} + {})", p.below(30), p.below(99)),
        },
        b'f' => p
            .pick(&[
                "0.0",
                "-0.0",
                "1.5",
                "-2.75",
                "0.1",
                "1e16",
                "-1e-7",
                "123.456",
                "2.5",
                "float('inf')",
                "float('nan')",
            ])
            .to_string(),
        b't' => p
            .pick(&[
                "''",
                "'abc'",
                "'Hello World'",
                "'a,b,,c'",
                "' padded\\t\\n'",
                "'ABBA'",
                "'naïve Straße'",
                "'1 22 333'",
                "'ǆ ß ﬁ'",
                "('x' * 7)",
                "'12'",
                "'-3.5e2'",
                "'line\\r\\nline'",
                "'b'",
                "'日本語'",
            ])
            .to_string(),
        b'c' => p.pick(&["'a'", "'b'", "' '", "','", "'é'", "'1'", "'ß'"]).to_string(),
        b'b' => p
            .pick(&[
                "b''",
                "b'abc'",
                "b'a b  c'",
                "b'Hello'",
                "b'\\x00\\xff'",
                "b'baab'",
                "b'12'",
                "b'a\\nb'",
            ])
            .to_string(),
        b'l' => {
            let length = p.below(7);
            let items: Vec<String> = (0..length).map(|_| small(p).to_string()).collect();
            format!("[{}]", items.join(", "))
        }
        b'L' => p
            .pick(&["[]", "['a']", "['pear', 'fig', 'kiwi']", "['b', 'a', 'c', 'a']", "('x', 'yy')"])
            .to_string(),
        b'd' => {
            let (a, b) = (p.below(9), p.below(9));
            let choices = [
                format!("{{'a': {a}, 'b': {b}}}"),
                "{}".to_string(),
                format!("{{'c': {a}, 'a': {b}, 'abc': 1}}"),
            ];
            choices[p.below(choices.len())].clone()
        }
        b's' => {
            let length = p.below(6);
            let items: Vec<String> = (0..length).map(|_| p.below(40).to_string()).collect();
            // The display of a set of constants is filled in another order by older CPythons.
            format!("set([{}])", items.join(", "))
        }
        b'q' => {
            let kind = p.below(6);
            match kind {
                0 => argument(p, b'l'),
                1 => argument(p, b't'),
                2 => format!("tuple({})", argument(p, b'l')),
                3 => format!("range({}, {})", small(p), small(p)),
                4 => argument(p, b'b'),
                _ => argument(p, b'L'),
            }
        }
        b'k' => p.pick(&["abs", "None", "lambda v: -v", "lambda v: v % 3", "str", "float"]).to_string(),
        b'p' => p.pick(&["None", "lambda v: v > 3", "lambda v: v % 2", "bool", "str.isalpha"]).to_string(),
        b'w' => p
            .pick(&[
                "''", "'>8'", "'<6'", "'^9'", "'+.2f'", "','", "'08.3f'", "'x'", "'#b'", "'e'", "'.3g'",
                "'%'", "'*^12'", "'_d'", "'s'",
            ])
            .to_string(),
        b'r' => p
            .pick(&[
                "'a'",
                "'[a-c]+'",
                "'(?P<x>\\\\w)(\\\\w)?'",
                "'\\\\d+|b'",
                "'^.'",
                "'(a)|(b)'",
                "'\\\\b'",
                "'x*'",
                "'(?i)B'",
                "'.$'",
            ])
            .to_string(),
        _ => {
            let kinds = b"inftlLdsb";
            match p.below(kinds.len() + 2) {
                0 => "None".to_string(),
                1 => "True".to_string(),
                place => {
                    let value = argument(p, kinds[place - 2]);
                    if value.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
                        format!("({value})")
                    } else {
                        value
                    }
                }
            }
        }
    }
}
