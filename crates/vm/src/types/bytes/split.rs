//! Taking bytes apart and together: `split`, `partition`, `splitlines`, `strip`, `join`.
//!
//! Words are what ASCII white space separates; lines end with `\n`, `\r` or both, and with nothing else.

use super::{ByteArray, like_argument, of_kind, receiver, unchanged, view};
use crate::heap::Value;
use crate::method;
use crate::native::NativeDef;
use crate::types::text::layout::joined_items;
use crate::types::text::search::{find_bytes, rfind_bytes};
use crate::vm::{Outcome, Raised, Vm};

fn parted(vm: &mut Vm, args: &[Value], search: fn(&[u8], &[u8]) -> Option<usize>, is_right: bool) -> Outcome {
    let (bytes, separator) = (receiver(vm, args)?, like_argument(vm, &args[1])?);
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let parts = match search(&bytes, &separator) {
        Some(at) => {
            let middle = if args[0].is_a::<ByteArray>() {
                of_kind(vm, &args[0], separator.to_vec())
            } else {
                args[1].clone()
            };
            let before = of_kind(vm, &args[0], bytes[..at].to_vec());
            [before, middle, of_kind(vm, &args[0], bytes[at + separator.len()..].to_vec())]
        }
        None => {
            let whole = unchanged(vm, &args[0], &bytes);
            let (first, second) = (of_kind(vm, &args[0], Vec::new()), of_kind(vm, &args[0], Vec::new()));
            if is_right { [first, second, whole] } else { [whole, first, second] }
        }
    };
    Ok(vm.tuple(parts))
}

pub(super) fn partition(vm: &mut Vm, args: &[Value]) -> Outcome {
    parted(vm, args, find_bytes, false)
}

pub(super) fn rpartition(vm: &mut Vm, args: &[Value]) -> Outcome {
    parted(vm, args, rfind_bytes, true)
}

/// The parts that `split` and `rsplit` give; the latter looks from the end.
fn splits(vm: &mut Vm, args: &[Value], from_end: bool) -> Result<Vec<Vec<u8>>, Raised> {
    let limit = if args[2].is_empty() { -1 } else { vm.index_i64(&args[2])? };
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let bytes = receiver(vm, args)?;
    if args[1].is_empty() || args[1].is_none() {
        return Ok(if from_end { words_from_end(&bytes, limit) } else { words(&bytes, limit) });
    }
    let separator = like_argument(vm, &args[1])?;
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let mut parts = Vec::new();
    let mut rest = &*bytes;
    if from_end {
        while parts.len() < limit {
            let Some(at) = rfind_bytes(rest, &separator) else { break };
            parts.push(rest[at + separator.len()..].to_vec());
            rest = &rest[..at];
        }
        parts.push(rest.to_vec());
        parts.reverse();
    } else {
        while parts.len() < limit {
            let Some(at) = find_bytes(rest, &separator) else { break };
            parts.push(rest[..at].to_vec());
            rest = &rest[at + separator.len()..];
        }
        parts.push(rest.to_vec());
    }
    Ok(parts)
}

/// ASCII white space as `bytes` sees it: fewer characters than `str` does.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// Without the bytes at the ends for which a test holds.
fn trim(bytes: &[u8], left: bool, right: bool, goes: impl Fn(u8) -> bool) -> &[u8] {
    let start = if left { bytes.iter().position(|&byte| !goes(byte)).unwrap_or(bytes.len()) } else { 0 };
    let bytes = &bytes[start..];
    let end =
        if right { bytes.iter().rposition(|&byte| !goes(byte)).map_or(0, |at| at + 1) } else { bytes.len() };
    &bytes[..end]
}

fn words(bytes: &[u8], limit: usize) -> Vec<Vec<u8>> {
    let mut parts = Vec::new();
    let mut rest = trim(bytes, true, false, is_space);
    while !rest.is_empty() {
        if parts.len() == limit {
            parts.push(rest.to_vec());
            break;
        }
        let end = rest.iter().position(|&byte| is_space(byte)).unwrap_or(rest.len());
        parts.push(rest[..end].to_vec());
        rest = trim(&rest[end..], true, false, is_space);
    }
    parts
}

fn words_from_end(bytes: &[u8], limit: usize) -> Vec<Vec<u8>> {
    let mut parts = Vec::new();
    let mut rest = trim(bytes, false, true, is_space);
    while !rest.is_empty() {
        if parts.len() == limit {
            parts.push(rest.to_vec());
            break;
        }
        let start = rest.iter().rposition(|&byte| is_space(byte)).map_or(0, |at| at + 1);
        parts.push(rest[start..].to_vec());
        rest = trim(&rest[..start], false, true, is_space);
    }
    parts.reverse();
    parts
}

pub(super) fn split(vm: &mut Vm, args: &[Value]) -> Outcome {
    let parts = splits(vm, args, false)?;
    Ok(list_of(vm, &args[0], parts))
}

pub(super) fn rsplit(vm: &mut Vm, args: &[Value]) -> Outcome {
    let parts = splits(vm, args, true)?;
    Ok(list_of(vm, &args[0], parts))
}

fn list_of(vm: &mut Vm, like: &Value, parts: Vec<Vec<u8>>) -> Value {
    let parts = parts.into_iter().map(|part| of_kind(vm, like, part)).collect();
    vm.list(parts)
}

pub(super) fn splitlines(vm: &mut Vm, args: &[Value]) -> Outcome {
    let keep_ends = !args[1].is_empty() && vm.truth(&args[1])?;
    let bytes = receiver(vm, args)?;
    let (mut parts, mut rest) = (Vec::new(), &*bytes);
    while !rest.is_empty() {
        let line = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let end = match &rest[line..] {
            [b'\r', b'\n', ..] => line + 2,
            [_, ..] => line + 1,
            [] => line,
        };
        parts.push(rest[..if keep_ends { end } else { line }].to_vec());
        rest = &rest[end..];
    }
    Ok(list_of(vm, &args[0], parts))
}

pub(super) fn join(vm: &mut Vm, args: &[Value]) -> Outcome {
    let separator = receiver(vm, args)?;
    let items = joined_items(vm, &args[1])?;
    let mut joined = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Some(bytes) = view(item) else {
            let message =
                format!("sequence item {at}: expected a bytes-like object, {} found", vm.type_name(item));
            return Err(vm.type_error(message));
        };
        if at > 0 {
            joined.extend_from_slice(&separator);
        }
        joined.extend_from_slice(&bytes);
        vm.check_size(joined.len())?;
    }
    Ok(of_kind(vm, &args[0], joined))
}

fn strip_ends(vm: &mut Vm, args: &[Value], left: bool, right: bool) -> Outcome {
    let bytes = receiver(vm, args)?;
    let stripped = if args[1].is_empty() || args[1].is_none() {
        trim(&bytes, left, right, is_space)
    } else {
        let set = like_argument(vm, &args[1])?;
        trim(&bytes, left, right, |byte| set.contains(&byte))
    };
    Ok(if stripped.len() == bytes.len() {
        unchanged(vm, &args[0], &bytes)
    } else {
        of_kind(vm, &args[0], stripped.to_vec())
    })
}

pub(super) const STRIP: NativeDef = method!(
    "strip",
    "(self, bytes=None, /)",
    strip,
    "Strip leading and trailing bytes contained in the argument.\n\nIf the argument is omitted or None, strip leading and trailing ASCII whitespace."
);

fn strip(vm: &mut Vm, args: &[Value]) -> Outcome {
    strip_ends(vm, args, true, true)
}

pub(super) fn lstrip(vm: &mut Vm, args: &[Value]) -> Outcome {
    strip_ends(vm, args, true, false)
}

pub(super) const RSTRIP: NativeDef = method!(
    "rstrip",
    "(self, bytes=None, /)",
    rstrip,
    "Strip trailing bytes contained in the argument.\n\nIf the argument is omitted or None, strip trailing ASCII whitespace."
);

fn rstrip(vm: &mut Vm, args: &[Value]) -> Outcome {
    strip_ends(vm, args, false, true)
}
