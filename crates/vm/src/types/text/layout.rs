//! Stripping, padding, joining.

use super::search::{trim_end, trim_start};
use super::{receiver, str_argument, unchanged};
use crate::heap::{List, Ref, Str, Tuple, Value};
use crate::types::sequence::is_exact;
use crate::vm::{Outcome, Raised, Vm};

/// Which ends are stripped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    Both,
    Left,
    Right,
}

/// The characters that are to be stripped. Of most others a few bits tell that they are none of them.
struct CharSet<'a> {
    chars: &'a str,
    bits: u64,
}

impl CharSet<'_> {
    fn new(chars: &str) -> CharSet<'_> {
        CharSet { chars, bits: chars.bytes().fold(0, |bits, byte| bits | 1 << (byte % 64)) }
    }

    fn has_byte(&self, byte: u8) -> bool {
        byte.is_ascii() && self.bits >> (byte % 64) & 1 == 1 && self.chars.as_bytes().contains(&byte)
    }

    fn trim_start<'t>(&self, text: &'t str) -> &'t str {
        let bytes = text.as_bytes();
        let text = &text[bytes.iter().position(|&byte| !self.has_byte(byte)).unwrap_or(bytes.len())..];
        let goes_on = text.as_bytes().first().is_some_and(|byte| !byte.is_ascii());
        if goes_on { text.trim_start_matches(|char| self.chars.contains(char)) } else { text }
    }

    fn trim_end<'t>(&self, text: &'t str) -> &'t str {
        let bytes = text.as_bytes();
        let text = &text[..bytes.iter().rposition(|&byte| !self.has_byte(byte)).map_or(0, |at| at + 1)];
        let goes_on = text.as_bytes().last().is_some_and(|byte| !byte.is_ascii());
        if goes_on { text.trim_end_matches(|char| self.chars.contains(char)) } else { text }
    }
}

fn strip_ends(vm: &mut Vm, args: &[Value], ends: Ends, name: &str) -> Outcome {
    let string = receiver(vm, args)?;
    let text = string.as_str();
    let stripped = if args[1].is_empty() || args[1].is_none() {
        let text = if ends == Ends::Right { text } else { trim_start(text) };
        if ends == Ends::Left { text } else { trim_end(text) }
    } else {
        let Some(chars) = args[1].downcast::<Str>() else {
            return Err(vm.type_error(format!("{name} arg must be None or str")));
        };
        let set = CharSet::new(chars.as_str());
        let text = if ends == Ends::Right { text } else { set.trim_start(text) };
        if ends == Ends::Left { text } else { set.trim_end(text) }
    };
    Ok(if stripped.len() == text.len() { unchanged(vm, string) } else { vm.str(stripped) })
}

pub(super) fn strip(vm: &mut Vm, args: &[Value]) -> Outcome {
    strip_ends(vm, args, Ends::Both, "strip")
}

pub(super) fn lstrip(vm: &mut Vm, args: &[Value]) -> Outcome {
    strip_ends(vm, args, Ends::Left, "lstrip")
}

pub(super) fn rstrip(vm: &mut Vm, args: &[Value]) -> Outcome {
    strip_ends(vm, args, Ends::Right, "rstrip")
}

/// The text brought to a width; `split` says how much of what is missing goes before it.
fn pad(vm: &mut Vm, args: &[Value], split: fn(usize, usize) -> usize) -> Outcome {
    let width = vm.size_argument(&args[1])?;
    let fill = match args[2].downcast::<Str>() {
        _ if args[2].is_empty() => ' ',
        Some(fill) if fill.points() == 1 => {
            fill.as_str().chars().next().expect("the length was just checked")
        }
        Some(_) => return Err(vm.type_error("The fill character must be exactly one character long")),
        None => {
            let message =
                format!("The fill character must be a unicode character, not {}", vm.type_name(&args[2]));
            return Err(vm.type_error(message));
        }
    };
    let string = receiver(vm, args)?;
    let width = usize::try_from(width).unwrap_or(0);
    let missing = width.saturating_sub(string.points());
    if missing == 0 {
        return Ok(unchanged(vm, string));
    }
    vm.check_size(string.len().saturating_add(missing.saturating_mul(fill.len_utf8())))?;
    let before = split(missing, width);
    let mut text = String::with_capacity(string.len() + missing * fill.len_utf8());
    text.extend(std::iter::repeat_n(fill, before));
    text.push_str(string.as_str());
    text.extend(std::iter::repeat_n(fill, missing - before));
    Ok(vm.str(&text))
}

/// How much of the fill goes before a centred text: half, and the odd one before when the width is odd.
pub fn centre(missing: usize, width: usize) -> usize {
    missing / 2 + (missing & width & 1)
}

pub(super) fn center(vm: &mut Vm, args: &[Value]) -> Outcome {
    pad(vm, args, centre)
}

pub(super) fn ljust(vm: &mut Vm, args: &[Value]) -> Outcome {
    pad(vm, args, |_, _| 0)
}

pub(super) fn rjust(vm: &mut Vm, args: &[Value]) -> Outcome {
    pad(vm, args, |missing, _| missing)
}

pub(super) fn zfill(vm: &mut Vm, args: &[Value]) -> Outcome {
    let width = vm.size_argument(&args[1])?;
    let string = receiver(vm, args)?;
    let missing = usize::try_from(width).unwrap_or(0).saturating_sub(string.points());
    if missing == 0 {
        return Ok(unchanged(vm, string));
    }
    vm.check_size(string.len().saturating_add(missing))?;
    let text = string.as_str();
    // Zeros go behind a sign.
    let (sign, digits) = text.split_at(usize::from(text.starts_with(['+', '-'])));
    let mut filled = String::with_capacity(text.len() + missing);
    filled.push_str(sign);
    filled.extend(std::iter::repeat_n('0', missing));
    filled.push_str(digits);
    Ok(vm.str(&filled))
}

pub(super) fn expandtabs(vm: &mut Vm, args: &[Value]) -> Outcome {
    let size = if args[1].is_empty() { 8 } else { vm.c_int_argument(&args[1])? };
    let size = usize::try_from(size).unwrap_or(0);
    let string = receiver(vm, args)?;
    let tabs = string.as_bytes().iter().filter(|&&byte| byte == b'\t').count();
    if tabs == 0 {
        return Ok(unchanged(vm, string));
    }
    vm.check_size(string.len().saturating_add(tabs.saturating_mul(size)))?;
    let mut text = String::with_capacity(string.len());
    let mut column = 0;
    for char in string.as_str().chars() {
        match char {
            '\t' if size > 0 => {
                let missing = size - column % size;
                text.extend(std::iter::repeat_n(' ', missing));
                column += missing;
            }
            '\t' => {}
            '\n' | '\r' => {
                text.push(char);
                column = 0;
            }
            _ => {
                text.push(char);
                column += 1;
            }
        }
    }
    Ok(vm.str(&text))
}

/// The items to join. A plain list or tuple is taken as it is; whatever else is walked, and what cannot be is an error of `join`.
pub fn joined_items(vm: &mut Vm, value: &Value) -> Result<Vec<Value>, Raised> {
    if let Some(tuple) = value.downcast::<Tuple>()
        && is_exact::<Tuple>(value)
    {
        return Ok(tuple.to_vec());
    }
    if let Some(list) = value.downcast::<List>()
        && is_exact::<List>(value)
    {
        return Ok(list.to_vec());
    }
    let iterator = match vm.iter(value) {
        Ok(iterator) => iterator,
        Err(raised) if raised.0.is_instance_of(&vm.types.exceptions.type_error) => {
            return Err(vm.type_error("can only join an iterable"));
        }
        Err(raised) => return Err(raised),
    };
    vm.collect(&iterator)
}

pub(super) fn join(vm: &mut Vm, args: &[Value]) -> Outcome {
    let separator = str_argument(vm, &args[0], "separator")?;
    let joined = match args[1].downcast::<List>() {
        // Nothing here runs code of the program, so the list can be looked at as it lies.
        Some(list) if is_exact::<List>(&args[1]) => {
            list.with(|items| join_strings(vm, separator.as_str(), items))?
        }
        _ => {
            let items = joined_items(vm, &args[1])?;
            join_strings(vm, separator.as_str(), &items)?
        }
    };
    vm.spend(joined.len() / 1024)?;
    Ok(joined.into())
}

fn join_strings(vm: &mut Vm, separator: &str, items: &[Value]) -> Result<Ref<Str>, Raised> {
    if let [item] = items
        && let Some(string) = item.downcast::<Str>()
        && !string.has_own_class()
    {
        return Ok(string.to_ref());
    }
    let mut length = separator.len().saturating_mul(items.len().saturating_sub(1));
    for (at, item) in items.iter().enumerate() {
        match item.downcast::<Str>() {
            Some(string) => length = length.saturating_add(string.len()),
            None => return Err(wrong_item(vm, at, item)),
        }
    }
    if length > crate::heap::text::MAX_BYTES {
        return Err(vm.memory_error());
    }
    vm.check_size(length)?;
    vm.written(|_, text| {
        text.reserve(length);
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                text.push_str(separator);
            }
            text.push_str(item.downcast::<Str>().expect("all items were just checked").as_str());
        }
        Ok(())
    })
}

fn wrong_item(vm: &mut Vm, at: usize, item: &Value) -> Raised {
    let message = format!("sequence item {at}: expected str instance, {} found", vm.type_name(item));
    vm.type_error(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_odd_fill_goes_where_cpython_puts_it() {
        assert_eq!(centre(3, 4), 1);
        assert_eq!(centre(3, 5), 2);
        assert_eq!(centre(2, 3), 1);
    }
}
