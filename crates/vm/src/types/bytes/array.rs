//! What only `bytearray` can: change.

use super::making::{BYTE_RANGE, byte, bytes_of};
use super::operators::{item_index, place};
use super::{ByteArray, array_receiver, view};
use crate::heap::{Str, Value};
use crate::types::slice::Slice;
use crate::vm::{Outcome, Raised, Vm};

pub(super) fn append(vm: &mut Vm, args: &[Value]) -> Outcome {
    let byte = byte(vm, &args[1], BYTE_RANGE)?;
    array_receiver(vm, args)?.with_mut(|bytes| bytes.push(byte));
    Ok(Value::NONE)
}

pub(super) fn extend(vm: &mut Vm, args: &[Value]) -> Outcome {
    let array = array_receiver(vm, args)?;
    let more = match view(&args[1]) {
        Some(bytes) => bytes.into_owned(),
        None => items_to_extend(vm, &args[1])?,
    };
    vm.check_size(array.len().saturating_add(more.len()))?;
    array.with_mut(|bytes| bytes.extend(more));
    Ok(Value::NONE)
}

fn items_to_extend(vm: &mut Vm, value: &Value) -> Result<Vec<u8>, Raised> {
    if value.is_a::<Str>() {
        return Err(vm.type_error("expected iterable of integers; got: 'str'"));
    }
    let iterator = match vm.iter(value) {
        Ok(iterator) => iterator,
        Err(raised) if raised.0.is_instance_of(&vm.types.exceptions.type_error) => {
            let message = format!("can't extend bytearray with {}", vm.type_name(value));
            return Err(vm.type_error(message));
        }
        Err(raised) => return Err(raised),
    };
    let mut bytes = Vec::new();
    while let Some(item) = vm.next(&iterator)? {
        bytes.push(byte(vm, &item, BYTE_RANGE)?);
    }
    Ok(bytes)
}

pub(super) fn insert(vm: &mut Vm, args: &[Value]) -> Outcome {
    let index = vm.index_i64(&args[1])?;
    let byte = byte(vm, &args[2], BYTE_RANGE)?;
    array_receiver(vm, args)?.with_mut(|bytes| {
        let length = bytes.len() as i64;
        let index = if index < 0 { (index + length).max(0) } else { index.min(length) };
        bytes.insert(index as usize, byte);
    });
    Ok(Value::NONE)
}

pub(super) fn pop(vm: &mut Vm, args: &[Value]) -> Outcome {
    let index = if args[1].is_empty() { -1 } else { vm.index_i64(&args[1])? };
    let array = array_receiver(vm, args)?;
    if array.is_empty() {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    match place(index, array.len()) {
        Some(place) => Ok(Value::int(array.with_mut(|bytes| bytes.remove(place)).into())),
        None => Err(vm.index_error("pop index out of range")),
    }
}

pub(super) fn remove(vm: &mut Vm, args: &[Value]) -> Outcome {
    let byte = byte(vm, &args[1], BYTE_RANGE)?;
    let array = array_receiver(vm, args)?;
    let found = array
        .with_mut(|bytes| bytes.iter().position(|&other| other == byte).map(|place| bytes.remove(place)));
    match found {
        Some(_) => Ok(Value::NONE),
        None => Err(vm.value_error("value not found in bytearray")),
    }
}

pub(super) fn clear(vm: &mut Vm, args: &[Value]) -> Outcome {
    array_receiver(vm, args)?.replace(Vec::new());
    Ok(Value::NONE)
}

pub(super) fn reverse(vm: &mut Vm, args: &[Value]) -> Outcome {
    array_receiver(vm, args)?.with_mut(|bytes| bytes.reverse());
    Ok(Value::NONE)
}

pub(super) fn resize(vm: &mut Vm, args: &[Value]) -> Outcome {
    let size = vm.index_i64(&args[1])?;
    let Ok(size) = usize::try_from(size) else {
        return Err(vm.value_error(format!("Can only resize to positive sizes, got {size}")));
    };
    vm.check_size(size)?;
    array_receiver(vm, args)?.with_mut(|bytes| bytes.resize(size, 0));
    Ok(Value::NONE)
}

/// How many bytes are allocated; CPython counts one more for the end.
pub(super) fn alloc(vm: &mut Vm, args: &[Value]) -> Outcome {
    let length = array_receiver(vm, args)?.len();
    Ok(vm.size(if length == 0 { 0 } else { length + 1 }))
}

pub(super) fn iadd(vm: &mut Vm, args: &[Value]) -> Outcome {
    let array = array_receiver(vm, args)?;
    let Some(more) = view(&args[1]) else {
        let message = format!("can't concat {} to bytearray", vm.type_name(&args[1]));
        return Err(vm.type_error(message));
    };
    vm.check_size(array.len().saturating_add(more.len()))?;
    array.with_mut(|bytes| bytes.extend_from_slice(&more));
    Ok(args[0].clone())
}

pub(super) fn imul(vm: &mut Vm, args: &[Value]) -> Outcome {
    let count = vm.index_i64(&args[1])?;
    let array = array_receiver(vm, args)?;
    let count = usize::try_from(count).unwrap_or(0);
    vm.check_size(array.len().saturating_mul(count))?;
    array.with_mut(|bytes| *bytes = bytes.repeat(count));
    Ok(args[0].clone())
}

pub(super) fn setitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let array = array_receiver(vm, args)?;
    if let Some(slice) = args[1].downcast::<Slice>() {
        let values = match view(&args[2]) {
            Some(bytes) => bytes.into_owned(),
            None if vm.has_index(&args[2]) || args[2].is_a::<Str>() => {
                return Err(
                    vm.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
                );
            }
            None => new_values(vm, &args[2])?,
        };
        let (start, stop, step, count) = vm.slice_indices(slice, array.len())?;
        if step == 1 {
            let (start, stop) = (start as usize, stop.max(start) as usize);
            vm.check_size(array.len().saturating_add(values.len()))?;
            array.with_mut(|bytes| drop(bytes.splice(start..stop, values)));
            return Ok(Value::NONE);
        }
        if values.is_empty() {
            delete_slice(array, start, step, count);
            return Ok(Value::NONE);
        }
        if values.len() != count {
            let message =
                format!("attempt to assign bytes of size {} to extended slice of size {count}", values.len());
            return Err(vm.value_error(message));
        }
        array.with_mut(|bytes| {
            values
                .iter()
                .enumerate()
                .for_each(|(nth, &value)| bytes[(start + nth as i64 * step) as usize] = value);
        });
        return Ok(Value::NONE);
    }
    let index = item_index(vm, &args[1], "bytearray")?;
    let value = byte(vm, &args[2], BYTE_RANGE)?;
    let set = array.with_mut(|bytes| place(index, bytes.len()).map(|place| bytes[place] = value));
    set.map(|()| Value::NONE).ok_or_else(|| vm.index_error("bytearray index out of range"))
}

/// What is assigned to a slice: as if a bytearray were made of it first.
fn new_values(vm: &mut Vm, value: &Value) -> Result<Vec<u8>, Raised> {
    let iterable = vm.iter(value).is_ok();
    if iterable { items_to_extend(vm, value) } else { bytes_of(vm, value) }
}

pub(super) fn delitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let array = array_receiver(vm, args)?;
    if let Some(slice) = args[1].downcast::<Slice>() {
        let (start, _, step, count) = vm.slice_indices(slice, array.len())?;
        delete_slice(array, start, step, count);
        return Ok(Value::NONE);
    }
    let index = item_index(vm, &args[1], "bytearray")?;
    let deleted = array.with_mut(|bytes| place(index, bytes.len()).map(|place| bytes.remove(place)));
    deleted.map(|_| Value::NONE).ok_or_else(|| vm.index_error("bytearray index out of range"))
}

fn delete_slice(array: &ByteArray, start: i64, step: i64, count: usize) {
    let mut places: Vec<usize> = (0..count as i64).map(|nth| (start + nth * step) as usize).collect();
    places.sort_unstable();
    array.with_mut(|bytes| {
        let (mut at, mut next) = (0, 0);
        bytes.retain(|_| {
            let goes = places.get(next) == Some(&at);
            next += usize::from(goes);
            at += 1;
            !goes
        });
    });
}

/// What `pickle` would ask for.
pub(super) fn reduce(vm: &mut Vm, args: &[Value]) -> Outcome {
    let bytes = array_receiver(vm, args)?.to_vec();
    let class: Value = vm.class_of(&args[0]).clone().into();
    let text = vm.str(&super::from_latin_1(&bytes));
    let encoding = vm.str("latin-1");
    let arguments = vm.tuple([text, encoding]);
    let state = vm.call_method(&args[0], "__getstate__", &[])?;
    Ok(vm.tuple([class, arguments, state]))
}

pub(super) fn sizeof(vm: &mut Vm, args: &[Value]) -> Outcome {
    let length = array_receiver(vm, args)?.len();
    // CPython's head, and what is allocated.
    Ok(vm.size(56 + if length == 0 { 0 } else { length + 1 }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_are_deleted_in_any_direction() {
        let array = ByteArray::new((0..8).collect());
        delete_slice(&array, 7, -3, 3);
        assert_eq!(array.to_vec(), [0, 2, 3, 5, 6]);
    }
}
