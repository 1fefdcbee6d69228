//! Where each instruction came from: what tracebacks underline and what `f_lineno` says, packed.
//!
//! Of the tables of a code this one would be the largest, and it is the one that a run without exceptions never looks at.
//! So it lies here in few bytes, each place as its distance from the one before, and whoever wants one reads from the
//! beginning:
//!
//! ```text
//! total = a + b        Span 412..417, line 9       +412  5  +9
//! return total         Span 434..439, line 10       +22  5  +1
//! ```
//!
//! Lines are another matter: every task notes the one that made it. Whoever asks for one line will ask again, so then the lines
//! of that code are written out.
//!
//! The table of code that was frozen when Rondo was built (see [`frozen`](crate::frozen)) is read where it lies in the
//! program and never copied.

use std::borrow::Cow;
use std::cell::OnceCell;

use rondo_diagnostics::Span;

use crate::packed::{Reader, write_number, write_signed};

/// For each instruction, the source that it came from and its line, counted from 1.
#[derive(Clone)]
pub struct Places {
    length: u32,
    bytes: Cow<'static, [u8]>,
    /// The lines, once somebody has asked for one.
    lines: OnceCell<Box<[u32]>>,
}

impl Places {
    /// Packs places that are given in the order of their instructions.
    pub fn new(places: impl IntoIterator<Item = (Span, u32)>) -> Places {
        let mut bytes = Vec::new();
        let (mut length, mut start, mut line) = (0, 0, 0);
        for (span, its_line) in places {
            write_signed(&mut bytes, i64::from(span.start) - i64::from(start));
            write_number(&mut bytes, u64::from(span.len()));
            write_signed(&mut bytes, i64::from(its_line) - i64::from(line));
            (length, start, line) = (length + 1, span.start, its_line);
        }
        Places { length, bytes: Cow::Owned(bytes), lines: OnceCell::new() }
    }

    /// A table that is packed already.
    pub(crate) fn packed(length: u32, bytes: &'static [u8]) -> Places {
        Places { length, bytes: Cow::Borrowed(bytes), lines: OnceCell::new() }
    }

    /// The packed table.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Of how many instructions the places are known: of all.
    pub fn len(&self) -> usize {
        self.length as usize
    }

    /// Whether there is no instruction.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The places in the order of the instructions.
    pub fn iter(&self) -> impl Iterator<Item = (Span, u32)> {
        let mut reader = Reader::new(&self.bytes);
        let (mut start, mut line) = (0, 0);
        (0..self.length).map(move |_| {
            start += reader.signed();
            let span = Span::new(start as u32, start as u32 + reader.number() as u32);
            line += reader.signed();
            (span, line as u32)
        })
    }

    /// The source of one instruction.
    pub fn span(&self, ip: u32) -> Option<Span> {
        self.iter().nth(ip as usize).map(|(span, _)| span)
    }

    /// The line of one instruction.
    pub fn line(&self, ip: u32) -> Option<u32> {
        self.lines().get(ip as usize).copied()
    }

    /// The lines in the order of the instructions.
    pub fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| self.iter().map(|(_, line)| line).collect())
    }
}

impl std::fmt::Debug for Places {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_back_as_they_were_given() {
        let given = [(Span::new(412, 417), 9), (Span::new(3, 70_000), 1), (Span::at(u32::MAX), 1 << 20)];
        let places = Places::new(given);
        assert_eq!(places.len(), 3);
        assert!(places.iter().eq(given));
        assert_eq!(places.span(1), Some(given[1].0));
        assert_eq!(places.line(2), Some(1 << 20));
        assert_eq!(places.line(3), None);
    }
}
