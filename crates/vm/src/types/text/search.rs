//! Finding, counting, splitting and replacing.
//!
//! Everything is searched as bytes: no character's bytes occur within another's in UTF-8, so that a match of bytes is a
//! match of characters. Single bytes and longer texts are found with the vector instructions of the `memchr` crate.

use memchr::memmem;

use super::{receiver, str_argument, unchanged};
use crate::heap::{Object, Str, Tuple, Value};
use crate::types::unicode;
use crate::vm::{Outcome, Raised, Vm};

/// Where a part first occurs.
#[inline]
pub fn find_bytes(text: &[u8], part: &[u8]) -> Option<usize> {
    match part {
        [] => Some(0),
        [byte] => memchr::memchr(*byte, text),
        _ if part.len() > text.len() => None,
        _ => memmem::find(text, part),
    }
}

/// Where a part last occurs.
#[inline]
pub fn rfind_bytes(text: &[u8], part: &[u8]) -> Option<usize> {
    match part {
        [] => Some(text.len()),
        [byte] => memchr::memrchr(*byte, text),
        _ if part.len() > text.len() => None,
        _ => memmem::rfind(text, part),
    }
}

/// How often a part that is not empty occurs, without overlaps.
pub fn count_bytes(text: &[u8], part: &[u8]) -> usize {
    match part {
        [byte] => memchr::memchr_iter(*byte, text).count(),
        _ if part.len() > text.len() => 0,
        _ => memmem::find_iter(text, part).count(),
    }
}

/// The bounds that `find` and its like may be given, as positions within a length; `None` when they mean nothing at all.
pub fn search_bounds(
    vm: &mut Vm,
    start: &Value,
    end: &Value,
    length: usize,
) -> Result<Option<(usize, usize)>, Raised> {
    if start.is_empty() && end.is_empty() {
        return Ok(Some((0, length)));
    }
    let (start, end) = (vm.slice_bound(start, 0)?, vm.slice_bound(end, i64::MAX)?);
    let length = length as i64;
    let from_end = |bound: i64| if bound < 0 { bound.saturating_add(length).max(0) } else { bound };
    let (start, end) = (from_end(start), from_end(end).min(length));
    Ok((start <= end).then_some((start as usize, end as usize)))
}

/// The part of a string that bounds pick, with its byte offset.
fn searched<'a>(
    vm: &mut Vm,
    string: &'a Object<Str>,
    start: &Value,
    end: &Value,
) -> Result<Option<(&'a str, usize)>, Raised> {
    if start.is_empty() && end.is_empty() {
        return Ok(Some((string.as_str(), 0)));
    }
    Ok(search_bounds(vm, start, end, string.points())?
        .map(|(start, end)| (string.slice_points(start, end), string.offset_of_point(start))))
}

/// The position of a part by one of the two searches.
fn position(
    vm: &mut Vm,
    args: &[Value],
    name: &str,
    search: fn(&[u8], &[u8]) -> Option<usize>,
) -> Result<Option<usize>, Raised> {
    let string = receiver(vm, args)?;
    let part = str_argument(vm, &args[1], name)?;
    let Some((text, offset)) = searched(vm, string, &args[2], &args[3])? else { return Ok(None) };
    Ok(search(text.as_bytes(), part.as_bytes()).map(|found| string.point_of_offset(offset + found)))
}

fn found_or_minus_one(vm: &mut Vm, found: Option<usize>) -> Value {
    found.map_or(Value::int(-1), |point| vm.size(point))
}

fn found_or_error(vm: &mut Vm, found: Option<usize>) -> Outcome {
    match found {
        Some(point) => Ok(vm.size(point)),
        None => Err(vm.value_error("substring not found")),
    }
}

pub(super) fn find(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = position(vm, args, "find() argument 1", find_bytes)?;
    Ok(found_or_minus_one(vm, found))
}

pub(super) fn rfind(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = position(vm, args, "rfind() argument 1", rfind_bytes)?;
    Ok(found_or_minus_one(vm, found))
}

pub(super) fn index(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = position(vm, args, "index() argument 1", find_bytes)?;
    found_or_error(vm, found)
}

pub(super) fn rindex(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = position(vm, args, "rindex() argument 1", rfind_bytes)?;
    found_or_error(vm, found)
}

pub(super) fn count(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    let part = str_argument(vm, &args[1], "count() argument 1")?;
    let count = match searched(vm, string, &args[2], &args[3])? {
        None => 0,
        Some((text, _)) if part.is_empty() => text.chars().count() + 1,
        Some((text, _)) => count_bytes(text.as_bytes(), part.as_bytes()),
    };
    Ok(vm.size(count))
}

/// `startswith` and `endswith`: one string, or a tuple of them.
fn has_affix(vm: &mut Vm, args: &[Value], name: &str, test: fn(&str, &str) -> bool) -> Outcome {
    let string = receiver(vm, args)?;
    if let Some(affix) = args[1].downcast::<Str>() {
        let text = searched(vm, string, &args[2], &args[3])?;
        return Ok(Value::bool(text.is_some_and(|(text, _)| test(text, affix.as_str()))));
    }
    let Some(affixes) = args[1].downcast::<Tuple>() else {
        let message =
            format!("{name} first arg must be str or a tuple of str, not {}", vm.type_name(&args[1]));
        return Err(vm.type_error(message));
    };
    let text = searched(vm, string, &args[2], &args[3])?;
    for affix in affixes.iter() {
        let Some(affix) = affix.downcast::<Str>() else {
            let message = format!("tuple for {name} must only contain str, not {}", vm.type_name(affix));
            return Err(vm.type_error(message));
        };
        if text.is_some_and(|(text, _)| test(text, affix.as_str())) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

pub(super) fn startswith(vm: &mut Vm, args: &[Value]) -> Outcome {
    has_affix(vm, args, "startswith", |text, affix| text.as_bytes().starts_with(affix.as_bytes()))
}

pub(super) fn endswith(vm: &mut Vm, args: &[Value]) -> Outcome {
    has_affix(vm, args, "endswith", |text, affix| text.as_bytes().ends_with(affix.as_bytes()))
}

pub(super) fn removeprefix(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    let prefix = str_argument(vm, &args[1], "removeprefix() argument")?;
    Ok(match string.as_str().strip_prefix(prefix.as_str()) {
        Some(rest) if !prefix.is_empty() => vm.str(rest),
        _ => unchanged(vm, string),
    })
}

pub(super) fn removesuffix(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    let suffix = str_argument(vm, &args[1], "removesuffix() argument")?;
    Ok(match string.as_str().strip_suffix(suffix.as_str()) {
        Some(rest) if !suffix.is_empty() => vm.str(rest),
        _ => unchanged(vm, string),
    })
}

pub(super) fn replace(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    let old = str_argument(vm, &args[1], "replace() argument 1")?;
    let new = str_argument(vm, &args[2], "replace() argument 2")?;
    let limit = if args[3].is_empty() { -1 } else { vm.index_i64(&args[3])? };
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    match replaced(vm, string, old, new, limit)? {
        Some(text) => Ok(vm.str(&text)),
        None => Ok(unchanged(vm, string)),
    }
}

/// The text with at most so many occurrences replaced; `None` when nothing is.
fn replaced(
    vm: &mut Vm,
    string: &Object<Str>,
    old: &Object<Str>,
    new: &Object<Str>,
    limit: usize,
) -> Result<Option<String>, Raised> {
    let (text, new) = (string.as_str(), new.as_str());
    if limit == 0 || old.as_str() == new {
        return Ok(None);
    }
    if old.is_empty() {
        return interspersed(vm, string, new, limit).map(Some);
    }
    let Some(first) = find_bytes(text.as_bytes(), old.as_bytes()) else { return Ok(None) };
    vm.spend(text.len() / 1024)?;
    if new.len() > old.len() {
        let count = count_bytes(text.as_bytes(), old.as_bytes()).min(limit);
        vm.check_size(text.len().saturating_add(count.saturating_mul(new.len() - old.len())))?;
    }
    let mut result = String::with_capacity(text.len() + text.len() / 4);
    let (mut from, mut found, mut count) = (0, Some(first), 0);
    let finder = memmem::Finder::new(old.as_bytes());
    while let Some(at) = found {
        result.push_str(&text[from..at]);
        result.push_str(new);
        from = at + old.len();
        count += 1;
        if count == limit {
            break;
        }
        found = finder.find(&text.as_bytes()[from..]).map(|next| from + next);
    }
    result.push_str(&text[from..]);
    Ok(Some(result))
}

/// Replacing nothing puts the new text before each character and at the end.
fn interspersed(vm: &mut Vm, string: &Object<Str>, new: &str, limit: usize) -> Result<String, Raised> {
    let places = (string.points() + 1).min(limit);
    vm.check_size(string.len().saturating_add(places.saturating_mul(new.len())))?;
    let mut result = String::with_capacity(string.len() + places * new.len());
    for (at, char) in string.as_str().chars().enumerate() {
        if at < places {
            result.push_str(new);
        }
        result.push(char);
    }
    if string.points() < places {
        result.push_str(new);
    }
    Ok(result)
}

/// The separator of `partition`, which must not be empty.
fn separator<'a>(vm: &mut Vm, value: &'a Value) -> Result<&'a Object<Str>, Raised> {
    let Some(separator) = value.downcast::<Str>() else {
        let message = format!("must be str, not {}", vm.type_name(value));
        return Err(vm.type_error(message));
    };
    if separator.is_empty() { Err(vm.value_error("empty separator")) } else { Ok(separator) }
}

pub(super) fn partition(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    let separator = separator(vm, &args[1])?;
    let text = string.as_str();
    let parts = match find_bytes(text.as_bytes(), separator.as_bytes()) {
        Some(at) => [vm.str(&text[..at]), separator.value(), vm.str(&text[at + separator.len()..])],
        None => [unchanged(vm, string), vm.str(""), vm.str("")],
    };
    Ok(vm.tuple(parts))
}

pub(super) fn rpartition(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    let separator = separator(vm, &args[1])?;
    let text = string.as_str();
    let parts = match rfind_bytes(text.as_bytes(), separator.as_bytes()) {
        Some(at) => [vm.str(&text[..at]), separator.value(), vm.str(&text[at + separator.len()..])],
        None => [vm.str(""), vm.str(""), unchanged(vm, string)],
    };
    Ok(vm.tuple(parts))
}

/// The separator and the most splits of `split` and `rsplit`; no separator means white space.
fn split_arguments<'a>(vm: &mut Vm, args: &'a [Value]) -> Result<(Option<&'a Object<Str>>, usize), Raised> {
    let limit = if args[2].is_empty() { -1 } else { vm.index_i64(&args[2])? };
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    if args[1].is_empty() || args[1].is_none() {
        return Ok((None, limit));
    }
    let Some(separator) = args[1].downcast::<Str>() else {
        let message = format!("must be str or None, not {}", vm.type_name(&args[1]));
        return Err(vm.type_error(message));
    };
    if separator.is_empty() { Err(vm.value_error("empty separator")) } else { Ok((Some(separator), limit)) }
}

pub(super) fn split(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    let (separator, limit) = split_arguments(vm, args)?;
    vm.spend(string.len() / 256)?;
    let text = string.as_str();
    let mut parts = Vec::new();
    match separator {
        None => {
            let mut rest = trim_start(text);
            while !rest.is_empty() {
                if parts.len() == limit {
                    parts.push(vm.str(rest));
                    break;
                }
                let end = word_end(rest);
                parts.push(vm.str(&rest[..end]));
                rest = trim_start(&rest[end..]);
            }
        }
        Some(separator) => {
            let mut from = 0;
            let mut push = |vm: &mut Vm, at: usize| {
                parts.push(vm.str(&text[from..at]));
                from = at + separator.len();
            };
            if let [byte] = separator.as_bytes() {
                memchr::memchr_iter(*byte, text.as_bytes()).take(limit).for_each(|at| push(vm, at));
            } else {
                memmem::find_iter(text.as_bytes(), separator.as_bytes())
                    .take(limit)
                    .for_each(|at| push(vm, at));
            }
            let last = if from == 0 { unchanged(vm, string) } else { vm.str(&text[from..]) };
            parts.push(last);
        }
    }
    Ok(vm.list(parts))
}

pub(super) fn rsplit(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    let (separator, limit) = split_arguments(vm, args)?;
    vm.spend(string.len() / 256)?;
    let mut parts = Vec::new();
    match separator {
        None => {
            let mut rest = trim_end(string.as_str());
            while !rest.is_empty() {
                if parts.len() == limit {
                    parts.push(vm.str(rest));
                    break;
                }
                let start = word_start(rest);
                parts.push(vm.str(&rest[start..]));
                rest = trim_end(&rest[..start]);
            }
        }
        Some(separator) => {
            let mut rest = string.as_str();
            while parts.len() < limit {
                let Some(at) = rfind_bytes(rest.as_bytes(), separator.as_bytes()) else { break };
                parts.push(vm.str(&rest[at + separator.len()..]));
                rest = &rest[..at];
            }
            let first = if parts.is_empty() { unchanged(vm, string) } else { vm.str(rest) };
            parts.push(first);
        }
    }
    parts.reverse();
    Ok(vm.list(parts))
}

/// Whether a byte is ASCII white space in Python's sense.
#[inline]
pub fn is_space_byte(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r' | 0x1c..=0x1f)
}

/// Without white space at the beginning.
pub fn trim_start(text: &str) -> &str {
    let bytes = text.as_bytes();
    let at = bytes.iter().position(|&byte| !is_space_byte(byte)).unwrap_or(bytes.len());
    let text = &text[at..];
    if text.as_bytes().first().is_some_and(|byte| !byte.is_ascii()) {
        text.trim_start_matches(unicode::is_space)
    } else {
        text
    }
}

/// Without white space at the end.
pub fn trim_end(text: &str) -> &str {
    let bytes = text.as_bytes();
    let end = bytes.iter().rposition(|&byte| !is_space_byte(byte)).map_or(0, |at| at + 1);
    let text = &text[..end];
    if text.as_bytes().last().is_some_and(|byte| !byte.is_ascii()) {
        text.trim_end_matches(unicode::is_space)
    } else {
        text
    }
}

/// Where the word that a text begins with ends.
fn word_end(text: &str) -> usize {
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        match byte {
            b'!'..=0x7f => {}
            0x80.. => return text[at..].find(unicode::is_space).map_or(text.len(), |offset| at + offset),
            _ if is_space_byte(byte) => break,
            _ => {}
        }
        at += 1;
    }
    at
}

/// Where the word that a text ends with begins.
fn word_start(text: &str) -> usize {
    text.char_indices()
        .rev()
        .find(|&(_, char)| unicode::is_space(char))
        .map_or(0, |(at, char)| at + char.len_utf8())
}

pub(super) fn splitlines(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    let keep_ends = !args[1].is_empty() && vm.truth(&args[1])?;
    vm.spend(string.len() / 256)?;
    let mut parts = Vec::new();
    let mut rest = string.as_str();
    while !rest.is_empty() {
        let (line, end) = line_end(rest);
        parts.push(vm.str(&rest[..if keep_ends { end } else { line }]));
        rest = &rest[end..];
    }
    Ok(vm.list(parts))
}

/// Where the first line ends, without and with its end.
fn line_end(text: &str) -> (usize, usize) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match (byte, &bytes[at + 1..]) {
            (b' '..=0x7f, _) => {}
            (b'\r', [b'\n', ..]) => return (at, at + 2),
            (b'\n'..=b'\r' | 0x1c..=0x1e, _) => return (at, at + 1),
            // U+0085, U+2028 and U+2029.
            (0xc2, [0x85, ..]) => return (at, at + 2),
            (0xe2, [0x80, 0xa8 | 0xa9, ..]) => return (at, at + 3),
            _ => {}
        }
        at += 1;
    }
    (at, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_separated_by_unicode_white_space() {
        assert_eq!(trim_start(" \u{2003}\u{1c}a "), "a ");
        assert_eq!(trim_end("a \u{a0}\t"), "a");
        assert_eq!(word_end("äb\u{2003}c"), 3);
        assert_eq!(word_start("ab c"), 3);
    }

    #[test]
    fn lines_end_as_python_says() {
        assert_eq!(line_end("a\r\nb"), (1, 3));
        assert_eq!(line_end("a\u{2028}b"), (1, 4));
        assert_eq!(line_end("\u{2027}\u{85}b"), (3, 5));
        assert_eq!(line_end("a\u{1f}\u{1e}b"), (2, 3));
        assert_eq!(line_end("ab"), (2, 2));
    }
}
