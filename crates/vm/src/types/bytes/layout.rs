//! Filling bytes up to a width: `center`, `ljust`, `rjust`, `zfill`, `expandtabs`.

use super::{of_kind, receiver, unchanged, view};
use crate::heap::Value;
use crate::method;
use crate::native::NativeDef;
use crate::types::text::layout::centre;
use crate::vm::{Outcome, Vm};

fn pad(vm: &mut Vm, args: &[Value], name: &str, split: fn(usize, usize) -> usize) -> Outcome {
    let width = usize::try_from(vm.size_argument(&args[1])?).unwrap_or(0);
    let fill = match view(&args[2]) {
        _ if args[2].is_empty() => b' ',
        Some(fill) if fill.len() == 1 => fill[0],
        Some(fill) => {
            let message = format!(
                "{name}(): argument 2 must be a byte string of length 1, not a {} object of length {}",
                vm.type_name(&args[2]),
                fill.len()
            );
            return Err(vm.type_error(message));
        }
        None => {
            let message = format!(
                "{name}() argument 2 must be a byte string of length 1, not {}",
                vm.type_name(&args[2])
            );
            return Err(vm.type_error(message));
        }
    };
    let bytes = receiver(vm, args)?;
    let missing = width.saturating_sub(bytes.len());
    if missing == 0 {
        return Ok(unchanged(vm, &args[0], &bytes));
    }
    vm.check_size(width)?;
    let before = split(missing, width);
    let mut padded = vec![fill; before];
    padded.extend_from_slice(&bytes);
    padded.resize(width, fill);
    Ok(of_kind(vm, &args[0], padded))
}

pub(super) const CENTER: NativeDef = method!(
    "center",
    "(self, width, fillchar=b' ', /)",
    center,
    "Return a centered string of length width.\n\nPadding is done using the specified fill character."
);

fn center(vm: &mut Vm, args: &[Value]) -> Outcome {
    pad(vm, args, "center", centre)
}

pub(super) const LJUST: NativeDef = method!(
    "ljust",
    "(self, width, fillchar=b' ', /)",
    ljust,
    "Return a left-justified string of length width.\n\nPadding is done using the specified fill character."
);

fn ljust(vm: &mut Vm, args: &[Value]) -> Outcome {
    pad(vm, args, "ljust", |_, _| 0)
}

pub(super) const RJUST: NativeDef = method!(
    "rjust",
    "(self, width, fillchar=b' ', /)",
    rjust,
    "Return a right-justified string of length width.\n\nPadding is done using the specified fill character."
);

fn rjust(vm: &mut Vm, args: &[Value]) -> Outcome {
    pad(vm, args, "rjust", |missing, _| missing)
}

pub(super) const ZFILL: NativeDef = method!(
    "zfill",
    "(self, width, /)",
    zfill,
    "Pad a numeric string with zeros on the left, to fill a field of the given width.\n\nThe original string is never truncated."
);

fn zfill(vm: &mut Vm, args: &[Value]) -> Outcome {
    let width = usize::try_from(vm.size_argument(&args[1])?).unwrap_or(0);
    let bytes = receiver(vm, args)?;
    let missing = width.saturating_sub(bytes.len());
    if missing == 0 {
        return Ok(unchanged(vm, &args[0], &bytes));
    }
    vm.check_size(width)?;
    let (sign, digits) = bytes.split_at(usize::from(matches!(bytes.first(), Some(b'+' | b'-'))));
    let filled = [sign, &vec![b'0'; missing], digits].concat();
    Ok(of_kind(vm, &args[0], filled))
}

pub(super) const EXPANDTABS: NativeDef = method!(
    "expandtabs",
    "(self, /, tabsize=8)",
    expandtabs,
    "Return a copy where all tab characters are expanded using spaces.\n\nIf tabsize is not given, a tab size of 8 characters is assumed."
);

fn expandtabs(vm: &mut Vm, args: &[Value]) -> Outcome {
    let size = if args[1].is_empty() { 8 } else { vm.c_int_argument(&args[1])? };
    let size = usize::try_from(size).unwrap_or(0);
    let bytes = receiver(vm, args)?;
    let tabs = memchr::memchr_iter(b'\t', &bytes).count();
    vm.check_size(bytes.len().saturating_add(tabs.saturating_mul(size)))?;
    let (mut expanded, mut column) = (Vec::with_capacity(bytes.len()), 0);
    for &byte in bytes.iter() {
        match byte {
            b'\t' if size > 0 => {
                let missing = size - column % size;
                expanded.resize(expanded.len() + missing, b' ');
                column += missing;
            }
            b'\t' => {}
            b'\n' | b'\r' => {
                expanded.push(byte);
                column = 0;
            }
            _ => {
                expanded.push(byte);
                column += 1;
            }
        }
    }
    Ok(of_kind(vm, &args[0], expanded))
}
