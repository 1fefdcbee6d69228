//! Faults that are planted on purpose, to see that random programs find them.
//!
//! A fault is planted into the program that Rondo is given: CPython runs the program as it is, Rondo one in which a builtin is
//! hidden by another that is wrong in one point, or a word is replaced by one that does something else. To the judge this is a Rondo
//! with that fault. Each is a slip that an interpreter's author could well make.
//!
//! `differential --plant NAME` plants one; the test `differential.rs` plants each, and fails if no program finds it.

use clap::ValueEnum;

use crate::source::Family;

/// A fault.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Planted {
    /// `round` rounds halves up.
    HalvesUp,
    /// `//` does not round.
    UnroundedDivision,
    /// `<=` is false for equals.
    EqualsAreLess,
    /// `strip` leaves the right end as it is.
    HalfStripped,
    /// `repr` of a string that needs no escapes has double quotes.
    DoubleQuotes,
    /// `sorted` forgets `reverse`.
    NeverReversed,
    /// `insert` puts the item one place too far.
    InsertsBehind,
    /// `range` with a stop ends one too late.
    OneTooMany,
    /// `break` does not leave its loop.
    BreakGoesOn,
    /// The default of a parameter is that of another.
    WrongDefault,
    /// `isinstance` does not look at base classes.
    NoBases,
    /// The block of a `finally` is left out.
    FinallyForgotten,
    /// Closing a generator does nothing.
    CloseForgotten,
    /// `__del__` is never called.
    NeverFinalised,
    /// A sleep takes a turn of the loop more than CPython's.
    OneTurnMore,
}

impl Planted {
    /// The programs that must find it.
    pub fn family(self) -> Family {
        match self {
            Planted::HalvesUp | Planted::UnroundedDivision => Family::Numbers,
            Planted::EqualsAreLess | Planted::BreakGoesOn => Family::Control,
            Planted::HalfStripped | Planted::DoubleQuotes => Family::Strings,
            Planted::NeverReversed | Planted::InsertsBehind | Planted::OneTooMany => Family::Containers,
            Planted::WrongDefault => Family::Functions,
            Planted::NoBases => Family::Classes,
            Planted::FinallyForgotten => Family::Exceptions,
            Planted::CloseForgotten => Family::Generators,
            Planted::NeverFinalised => Family::Finalisers,
            Planted::OneTurnMore => Family::Tasks,
        }
    }

    /// The program with the fault in it.
    pub fn plant(self, program: &str) -> String {
        let replaced = |right: &str, wrong: &str| program.replace(right, wrong);
        let hidden = |prelude: &str| format!("{prelude}\n{program}");
        match self {
            Planted::HalvesUp => hidden(
                "import math\nreal = round\n\
                 def round(x, *n): return math.floor(x + 0.5) if not n and isinstance(x, float) else real(x, *n)",
            ),
            Planted::UnroundedDivision => replaced(" // ", " / "),
            Planted::EqualsAreLess => replaced(" <= ", " < "),
            Planted::HalfStripped => replaced(".strip(", ".lstrip("),
            Planted::DoubleQuotes => hidden(
                "real = repr\n\
                 def repr(x): return f'\"{x}\"' if isinstance(x, str) and real(x) == f\"'{x}'\" else real(x)",
            ),
            Planted::NeverReversed => hidden(
                "real = sorted\ndef sorted(items, *, key=None, reverse=False): return real(items, key=key)",
            ),
            Planted::InsertsBehind => replaced(".insert(", ".insert(1 + "),
            Planted::OneTooMany => hidden(
                "real = range\ndef range(*ends): return real(ends[0] + 1) if len(ends) == 1 else real(*ends)",
            ),
            Planted::BreakGoesOn => replaced("break\n", "pass\n"),
            Planted::WrongDefault => replaced("b=1)", "b=2)"),
            Planted::NoBases => hidden("def isinstance(x, kind): return type(x) is kind"),
            Planted::FinallyForgotten => without_finally(program),
            Planted::CloseForgotten => replaced(".close()", ".__iter__()"),
            Planted::NeverFinalised => replaced("__del__", "__gone__"),
            Planted::OneTurnMore => hidden(
                "import asyncio\nreal = asyncio.sleep\n\
                 async def sleep(delay, result=None):\n    await real(0)\n    return await real(delay, result)\n\
                 asyncio.sleep = sleep",
            ),
        }
    }
}

/// Puts the block of each `finally` under a condition that is never true.
fn without_finally(program: &str) -> String {
    let depth_of = |line: &str| line.len() - line.trim_start().len();
    let mut planted = String::new();
    let mut within: Vec<usize> = Vec::new();
    for line in program.lines() {
        within.retain(|&depth| depth_of(line) > depth);
        planted += &format!("{}{line}\n", "    ".repeat(within.len()));
        if line.trim() == "finally:" {
            planted +=
                &format!("{}{}    if False:\n", "    ".repeat(within.len()), " ".repeat(depth_of(line)));
            within.push(depth_of(line));
        }
    }
    planted
}
