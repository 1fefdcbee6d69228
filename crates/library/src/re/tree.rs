//! A pattern as a tree, after parsing and before it becomes a program.
//!
//! The flags have done their work by then: a dot knows whether it takes newlines, a letter under `IGNORECASE` has become
//! a set of its cases.

use super::sets::CharSet;

/// The flags, with CPython's numbers.
pub mod flag {
    /// `re.IGNORECASE`
    pub const IGNORECASE: u32 = 2;
    /// `re.LOCALE`
    pub const LOCALE: u32 = 4;
    /// `re.MULTILINE`
    pub const MULTILINE: u32 = 8;
    /// `re.DOTALL`
    pub const DOTALL: u32 = 16;
    /// `re.UNICODE`
    pub const UNICODE: u32 = 32;
    /// `re.VERBOSE`
    pub const VERBOSE: u32 = 64;
    /// `re.ASCII`
    pub const ASCII: u32 = 256;
    /// Those that say what a letter is.
    pub const TYPES: u32 = ASCII | LOCALE | UNICODE;
}

/// How often something is repeated when there is no bound.
pub const UNBOUNDED: u32 = u32::MAX;

/// Where a repetition begins to try.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Greed {
    /// As often as possible first.
    Greedy,
    /// As seldom as possible first.
    Lazy,
    /// As often as possible, and never less.
    Possessive,
}

/// A place that matches without taking anything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// `\A`, and `^` without `MULTILINE`.
    Start,
    /// `^` with `MULTILINE`.
    LineStart,
    /// `\Z` and `\z`.
    End,
    /// `$` without `MULTILINE`: the end, or before the newline that ends the text.
    LastLineEnd,
    /// `$` with `MULTILINE`.
    LineEnd,
    /// `\b`, of the letters of Unicode or of ASCII.
    Boundary {
        /// Whether only ASCII letters are letters.
        ascii: bool,
    },
    /// `\B`
    NotBoundary {
        /// Whether only ASCII letters are letters.
        ascii: bool,
    },
}

/// What a backreference ignores.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cases {
    /// Nothing: every case is another character.
    Exact,
    /// The case of ASCII letters.
    Ascii,
    /// The case of all letters.
    Unicode,
}

/// A part of a pattern.
#[derive(Debug)]
pub enum Node {
    /// One character (one byte in patterns of bytes).
    Literal(u32),
    /// One character of a set.
    Set(Box<CharSet>),
    /// A place.
    At(Anchor),
    /// Never matches: `(?!)`.
    Fail,
    /// A group; without a number it only groups.
    Group(Option<usize>, Box<Node>),
    /// `(?>…)`
    Atomic(Box<Node>),
    /// One after the other.
    Concat(Vec<Node>),
    /// One of these, the first that leads to a match.
    Alternatives(Vec<Node>),
    /// A repetition.
    Repeat {
        /// What is repeated.
        body: Box<Node>,
        /// At least so often.
        min: u32,
        /// At most so often.
        max: u32,
        /// Where to begin.
        greed: Greed,
    },
    /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`
    Look {
        /// What must, or must not, be here.
        body: Box<Node>,
        /// Whether it must not.
        negate: bool,
        /// Whether it must lie before this place.
        behind: bool,
    },
    /// What a group has matched, again.
    Reference(usize, Cases),
    /// `(?(1)…|…)`
    Condition {
        /// The group that is asked.
        group: usize,
        /// If it has matched.
        yes: Box<Node>,
        /// If not.
        no: Box<Node>,
    },
}

impl Node {
    /// How many characters it takes, at least and at most. `groups` holds the widths of groups by number.
    pub fn width(&self, groups: &[Option<(u64, u64)>]) -> (u64, u64) {
        /// What counts as endless: larger than any text.
        const MOST: u64 = 1 << 62;
        match self {
            Node::Literal(_) | Node::Set(_) => (1, 1),
            Node::At(_) | Node::Fail | Node::Look { .. } => (0, 0),
            Node::Group(_, body) | Node::Atomic(body) => body.width(groups),
            Node::Concat(items) => items.iter().fold((0, 0), |(low, high), item| {
                let (least, most) = item.width(groups);
                ((low + least).min(MOST), (high + most).min(MOST))
            }),
            Node::Alternatives(items) => items
                .iter()
                .map(|item| item.width(groups))
                .reduce(|(low, high), (least, most)| (low.min(least), high.max(most)))
                .unwrap_or((0, 0)),
            Node::Repeat { body, min, max, .. } => {
                let (least, most) = body.width(groups);
                (least.saturating_mul((*min).into()).min(MOST), most.saturating_mul((*max).into()).min(MOST))
            }
            Node::Reference(group, _) => groups.get(*group).copied().flatten().unwrap_or((0, MOST)),
            Node::Condition { yes, no, .. } => {
                let ((low, high), (least, most)) = (yes.width(groups), no.width(groups));
                (low.min(least), high.max(most))
            }
        }
    }
}
