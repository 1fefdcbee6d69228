//! Whatever the text, parsing ends, in time, without a panic, and with spans that lie in the text.

use proptest::prelude::*;
use rondo_diagnostics::{Source, render};
use rondo_syntax::{
    TreeStyle, dump_layout, dump_tokens, dump_tree, is_incomplete, parse_expression, parse_module,
};
use std::time::{Duration, Instant};

/// Pieces that programs are made of, and some that they are not.
const PIECES: &[&str] = &[
    "if",
    "elif",
    "else",
    "for",
    "in",
    "while",
    "def",
    "class",
    "async",
    "await",
    "lambda",
    "not",
    "and",
    "or",
    "is",
    "return",
    "yield",
    "from",
    "import",
    "as",
    "with",
    "try",
    "except",
    "finally",
    "raise",
    "match",
    "case",
    "type",
    "global",
    "del",
    "pass",
    "None",
    "True",
    "x",
    "y",
    "print",
    "_",
    "1",
    "2.5",
    "0x",
    "1_",
    "3j",
    "'a'",
    "\"b\"",
    "b'c'",
    "f'",
    "f\"{",
    "t'{",
    "rf'''",
    "'''",
    "\"\"\"",
    "'",
    "\"",
    "{",
    "}",
    "{{",
    "}}",
    "(",
    ")",
    "[",
    "]",
    ":",
    ":=",
    "=",
    "==",
    "+=",
    "+",
    "-",
    "*",
    "**",
    "/",
    "//",
    "@",
    ",",
    ".",
    "...",
    ";",
    "->",
    "!",
    "!r",
    "!=",
    "<",
    ">>",
    "~",
    "|",
    "\\",
    "\\\n",
    "\n",
    "\n    ",
    "\n        ",
    "\n\t",
    "\r\n",
    "\r",
    " ",
    "#c",
    "é",
    "“",
    "\u{a0}",
    "\u{feff}",
    "\x0c",
    "\\N{DASH}",
    "\\x",
    "\\ud800",
];

/// A well-formed program of many constructs, to be damaged.
const PROGRAM: &str = r#"
import a.b as c, d
from ..e import (f, g as h)

@decorator(1, *args, key=2, **kwargs)
async def fetch[T: int](a, /, b: str = "x", *args: *Ts, c=1, **kw) -> list[T]:
    async with open(a) as f, g() as (h, *i):
        async for x, y in z:
            await x.y[1:2, ::3](lambda p, *q: p if q else not r)
    try:
        return [u async for u in v if w if t]
    except* (A, B) as error:
        raise X from error
    else:
        yield (yield)
    finally:
        del a[0], b.c

class C(Base, metaclass=M):
    x: int = 1; y = z = {1: 2, **m, 'k': {*s}}
    while (n := f"{x!r:>{w}} {y=}" f'''{"nested"}''') and 1 < 2 <= 3 is not None:
        n += 1 ** -2 @ ~3
    else:
        global q

match point, 1:
    case Point(x=0, y=[a, *_]) | {"k": 1, **rest} if rest:
        pass
    case -1.5 | "s" | a.b as c:
        assert c, "message"
type Alias[T] = dict[str, T]
"#;

/// Everything that must hold of any text.
fn holds(text: &str) {
    let begun = Instant::now();
    let parsed = parse_module(text);
    let source = Source::new("x.py", text);
    for fault in &parsed.diagnostics {
        let spans = fault.labels.iter().map(|label| label.span).chain([fault.span]);
        for span in spans {
            assert!(span.start <= span.end && span.end as usize <= text.len(), "{fault:?} in {text:?}");
            assert!(text.is_char_boundary(span.start as usize), "{fault:?} in {text:?}");
        }
        assert!(!fault.message.is_empty());
    }
    render(&parsed.diagnostics, &source, false);
    dump_tree(&parsed.module, &source, TreeStyle { indent: Some(1), places: true, ascii: false });
    dump_tokens(text);
    dump_layout(text);
    is_incomplete(text);
    parse_expression(text);
    assert!(begun.elapsed() < Duration::from_secs(20), "{text:?}");
}

/// Cuts at a place that a character begins at.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at % (text.len() + 1)).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn random_text(text in "\\PC{0,80}") {
        holds(&text);
    }

    #[test]
    fn token_soup(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60), spaced: bool) {
        holds(&pieces.join(if spaced { " " } else { "" }));
    }

    #[test]
    fn damaged_programs(cuts in prop::collection::vec((any::<usize>(), 0usize..12, prop::sample::select(PIECES)), 1..6)) {
        let mut text = PROGRAM.to_owned();
        for (at, length, piece) in cuts {
            let start = boundary(&text, at);
            let end = boundary(&text, (start + length).min(text.len()));
            text.replace_range(start..end.max(start), piece);
        }
        holds(&text);
    }

    #[test]
    fn programs_cut_short(at: usize) {
        holds(&PROGRAM[..boundary(PROGRAM, at)]);
    }
}

#[test]
fn the_program_to_be_damaged_is_well_formed() {
    assert_eq!(parse_module(PROGRAM).diagnostics, []);
}
