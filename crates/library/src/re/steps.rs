//! Steps over a text, a character at a time, and the places that match without taking one.

use memchr::memchr;
use rondo_vm::types::unicode;

use super::sets::{CharSet, Wide};
use super::tree::Anchor;

/// How long the character is that begins with a byte.
#[inline]
pub fn length_of(byte: u8) -> usize {
    match byte {
        0..0xc0 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
    }
}

/// The character at a place, and the place behind it.
#[inline]
pub fn point_at<const TEXT: bool>(text: &[u8], at: usize) -> (u32, usize) {
    let byte = text[at];
    if !TEXT || byte < 0x80 {
        return (byte.into(), at + 1);
    }
    let length = length_of(byte);
    let first = u32::from(byte) & (0x7f >> length);
    let point =
        text[at + 1..at + length].iter().fold(first, |point, &byte| point << 6 | u32::from(byte & 0x3f));
    (point, at + length)
}

/// The place behind a character of a set, if one is here.
#[inline]
pub fn step<const TEXT: bool>(set: &CharSet, text: &[u8], at: usize) -> Option<usize> {
    let byte = *text.get(at)?;
    if !TEXT || byte < 0x80 {
        return set.table[usize::from(byte)].then_some(at + 1);
    }
    match set.wide {
        Wide::None => None,
        Wide::All => Some(at + length_of(byte)),
        Wide::Ask => {
            let (point, next) = point_at::<TEXT>(text, at);
            set.ask(point).then_some(next)
        }
    }
}

/// The place behind as many characters of a set as there are.
pub fn run_of<const TEXT: bool>(set: &CharSet, text: &[u8], mut at: usize) -> usize {
    if let Some(byte) = set.all_but() {
        return memchr(byte, &text[at..]).map_or(text.len(), |found| at + found);
    }
    loop {
        while let Some(&byte) = text.get(at)
            && set.table[usize::from(byte)]
        {
            at += 1;
        }
        match step::<TEXT>(set, text, at) {
            Some(next) => at = next,
            None => return at,
        }
    }
}

/// The place so many characters before another.
pub fn back<const TEXT: bool>(text: &[u8], mut at: usize, count: u32) -> Option<usize> {
    let least = at.checked_sub(count as usize)?;
    if !TEXT {
        return Some(least);
    }
    for _ in 0..count {
        at = at.checked_sub(1)?;
        while text[at] & 0xc0 == 0x80 {
            at -= 1;
        }
    }
    Some(at)
}

/// Whether an anchor holds at a place.
pub fn holds<const TEXT: bool>(anchor: Anchor, text: &[u8], at: usize) -> bool {
    match anchor {
        Anchor::Start => at == 0,
        Anchor::LineStart => at == 0 || text[at - 1] == b'\n',
        Anchor::End => at == text.len(),
        Anchor::LastLineEnd => at == text.len() || (at + 1 == text.len() && text[at] == b'\n'),
        Anchor::LineEnd => at == text.len() || text[at] == b'\n',
        Anchor::Boundary { ascii } => is_boundary::<TEXT>(ascii, text, at),
        Anchor::NotBoundary { ascii } => !is_boundary::<TEXT>(ascii, text, at),
    }
}

fn is_boundary<const TEXT: bool>(ascii: bool, text: &[u8], at: usize) -> bool {
    let is_word = |point: u32| match char::from_u32(point) {
        Some(char) if char.is_ascii() => char.is_ascii_alphanumeric() || char == '_',
        Some(char) => !ascii && unicode::is_alnum(char),
        None => false,
    };
    let before = back::<TEXT>(text, at, 1).is_some_and(|before| is_word(point_at::<TEXT>(text, before).0));
    let after = at < text.len() && is_word(point_at::<TEXT>(text, at).0);
    before != after
}
