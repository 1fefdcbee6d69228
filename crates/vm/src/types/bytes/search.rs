//! Looking for bytes within bytes: where, how often, at the ends, and putting others in their place.
//!
//! What is looked for may be bytes or the number of one. Like the methods of `str`, all count `start` and `end` as slices do.

use memchr::memmem;

use super::making::{BYTE_RANGE, byte};
use super::{like_argument, of_kind, receiver, unchanged, view};
use crate::heap::{Tuple, Value};
use crate::method;
use crate::native::NativeDef;
use crate::types::text::search::{count_bytes, find_bytes, rfind_bytes, search_bounds};
use crate::vm::{Outcome, Raised, Vm};

/// What is searched for: bytes, or one byte by its number.
fn needle(vm: &mut Vm, value: &Value) -> Result<Vec<u8>, Raised> {
    if let Some(part) = view(value) {
        return Ok(part.into_owned());
    }
    if !vm.has_index(value) {
        let message =
            format!("argument should be integer or bytes-like object, not '{}'", vm.type_name(value));
        return Err(vm.type_error(message));
    }
    byte(vm, value, BYTE_RANGE).map(|byte| vec![byte])
}

fn position(
    vm: &mut Vm,
    args: &[Value],
    search: fn(&[u8], &[u8]) -> Option<usize>,
) -> Result<Option<usize>, Raised> {
    let part = needle(vm, &args[1])?;
    let bytes = receiver(vm, args)?;
    let bounds = search_bounds(vm, &args[2], &args[3], bytes.len())?;
    Ok(bounds.and_then(|(start, end)| search(&bytes[start..end], &part).map(|found| start + found)))
}

pub(super) fn find(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = position(vm, args, find_bytes)?;
    Ok(found.map_or(Value::int(-1), |place| vm.size(place)))
}

pub(super) fn rfind(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = position(vm, args, rfind_bytes)?;
    Ok(found.map_or(Value::int(-1), |place| vm.size(place)))
}

pub(super) fn index(vm: &mut Vm, args: &[Value]) -> Outcome {
    match position(vm, args, find_bytes)? {
        Some(place) => Ok(vm.size(place)),
        None => Err(vm.value_error("subsection not found")),
    }
}

pub(super) fn rindex(vm: &mut Vm, args: &[Value]) -> Outcome {
    match position(vm, args, rfind_bytes)? {
        Some(place) => Ok(vm.size(place)),
        None => Err(vm.value_error("subsection not found")),
    }
}

pub(super) const COUNT: NativeDef = method!(
    "count",
    "(self, sub, start=None, end=None, /)",
    count,
    "Return the number of non-overlapping occurrences of subsection 'sub' in bytes B[start:end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes."
);

fn count(vm: &mut Vm, args: &[Value]) -> Outcome {
    let part = needle(vm, &args[1])?;
    let bytes = receiver(vm, args)?;
    let count = match search_bounds(vm, &args[2], &args[3], bytes.len())? {
        None => 0,
        Some((start, end)) if part.is_empty() => end - start + 1,
        Some((start, end)) => count_bytes(&bytes[start..end], &part),
    };
    Ok(vm.size(count))
}

fn has_affix(vm: &mut Vm, args: &[Value], name: &str, test: fn(&[u8], &[u8]) -> bool) -> Outcome {
    let bytes = receiver(vm, args)?;
    let bounds = search_bounds(vm, &args[2], &args[3], bytes.len())?;
    let holds = |affix: &[u8]| bounds.is_some_and(|(start, end)| test(&bytes[start..end], affix));
    if let Some(affixes) = args[1].downcast::<Tuple>() {
        for affix in affixes.iter() {
            if holds(&like_argument(vm, affix)?) {
                return Ok(Value::TRUE);
            }
        }
        return Ok(Value::FALSE);
    }
    match view(&args[1]) {
        Some(affix) => Ok(Value::bool(holds(&affix))),
        None => {
            let message =
                format!("{name} first arg must be bytes or a tuple of bytes, not {}", vm.type_name(&args[1]));
            Err(vm.type_error(message))
        }
    }
}

pub(super) fn startswith(vm: &mut Vm, args: &[Value]) -> Outcome {
    has_affix(vm, args, "startswith", |bytes, affix| bytes.starts_with(affix))
}

pub(super) fn endswith(vm: &mut Vm, args: &[Value]) -> Outcome {
    has_affix(vm, args, "endswith", |bytes, affix| bytes.ends_with(affix))
}

pub(super) fn removeprefix(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (bytes, prefix) = (receiver(vm, args)?, like_argument(vm, &args[1])?);
    Ok(match bytes.strip_prefix(&*prefix) {
        Some(rest) if !prefix.is_empty() => of_kind(vm, &args[0], rest.to_vec()),
        _ => unchanged(vm, &args[0], &bytes),
    })
}

pub(super) fn removesuffix(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (bytes, suffix) = (receiver(vm, args)?, like_argument(vm, &args[1])?);
    Ok(match bytes.strip_suffix(&*suffix) {
        Some(rest) if !suffix.is_empty() => of_kind(vm, &args[0], rest.to_vec()),
        _ => unchanged(vm, &args[0], &bytes),
    })
}

pub(super) const REPLACE: NativeDef = method!(
    "replace",
    "(self, old, new, count=-1, /)",
    replace,
    "Return a copy with all occurrences of substring old replaced by new.\n\n  count\n    Maximum number of occurrences to replace.\n    -1 (the default value) means replace all occurrences.\n\nIf the optional argument count is given, only the first count occurrences are\nreplaced."
);

fn replace(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (bytes, old, new) = (receiver(vm, args)?, like_argument(vm, &args[1])?, like_argument(vm, &args[2])?);
    let limit = if args[3].is_empty() { -1 } else { vm.index_i64(&args[3])? };
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let places: Vec<usize> = if old.is_empty() {
        (0..=bytes.len()).take(limit).collect()
    } else {
        memmem::find_iter(&bytes, &*old).take(limit).collect()
    };
    if places.is_empty() {
        return Ok(unchanged(vm, &args[0], &bytes));
    }
    vm.check_size(bytes.len().saturating_add(places.len().saturating_mul(new.len())))?;
    let (mut result, mut from) = (Vec::with_capacity(bytes.len()), 0);
    for place in places {
        result.extend_from_slice(&bytes[from..place]);
        result.extend_from_slice(&new);
        from = place + old.len();
    }
    result.extend_from_slice(&bytes[from..]);
    Ok(of_kind(vm, &args[0], result))
}
