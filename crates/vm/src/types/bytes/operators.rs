//! What the machine asks of bytes: their length, an item, `==`, `+`, `%`, `repr`.

use super::making::{BYTE_RANGE, byte};
use super::{
    ByteArray, Bytes, array_receiver, from_latin_1, not_like, of_kind, push_quoted, push_repr, receiver,
    to_latin_1, unchanged, view,
};
use crate::heap::Value;
use crate::types::format::percent::{Flavour, percent_format};
use crate::types::hashing::bytes_hash;
use crate::types::int::Int;
use crate::types::sequence::{cannot_repeat, repeat_count};
use crate::types::slice::Slice;
use crate::types::text::search::find_bytes;
use crate::vm::{Outcome, Raised, Vm};

pub(super) fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let bytes = receiver(vm, args)?;
    let mut text = String::new();
    if args[0].is_a::<ByteArray>() {
        text.push_str(&vm.class_of(&args[0]).name());
        text.push('(');
        push_quoted(&bytes, true, &mut text);
        text.push(')');
    } else {
        push_repr(&bytes, &mut text);
    }
    Ok(vm.str(&text))
}

pub(super) fn hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let hash = bytes_hash(&receiver(vm, args)?);
    Ok(vm.word(hash as i64))
}

pub(super) fn len(vm: &mut Vm, args: &[Value]) -> Outcome {
    let length = receiver(vm, args)?.len();
    Ok(vm.size(length))
}

pub(super) fn iter(vm: &mut Vm, args: &[Value]) -> Outcome {
    if let Some(bytes) = args[0].downcast::<Bytes>() {
        return Ok(vm.bytes_iterator(bytes));
    }
    let array = array_receiver(vm, args)?;
    Ok(vm.bytearray_iterator(array))
}

macro_rules! comparisons {
    ($($name:ident: $operator:tt;)*) => {
        $(
            pub(super) fn $name(vm: &mut Vm, args: &[Value]) -> Outcome {
                let bytes = receiver(vm, args)?;
                Ok(view(&args[1]).map_or(Value::NOT_IMPLEMENTED, |other| Value::bool(bytes $operator other)))
            }
        )*
    };
}

comparisons! {
    lt: <;
    le: <=;
    eq: ==;
    ne: !=;
    gt: >;
    ge: >=;
}

pub(super) fn add(vm: &mut Vm, args: &[Value]) -> Outcome {
    let bytes = receiver(vm, args)?;
    let Some(other) = view(&args[1]) else {
        let message = format!("can't concat {} to {}", vm.type_name(&args[1]), vm.type_name(&args[0]));
        return Err(vm.type_error(message));
    };
    vm.check_size(bytes.len().saturating_add(other.len()))?;
    Ok(of_kind(vm, &args[0], [bytes, other].concat()))
}

pub(super) fn mul(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(count) = repeat_count(vm, &args[1])? else { return Err(cannot_repeat(vm, &args[1])) };
    let bytes = receiver(vm, args)?;
    if count == 1 {
        return Ok(unchanged(vm, &args[0], &bytes));
    }
    vm.check_size(bytes.len().saturating_mul(count))?;
    Ok(of_kind(vm, &args[0], bytes.repeat(count)))
}

fn formatted(vm: &mut Vm, template: &Value, arguments: &Value) -> Outcome {
    let Some(bytes) = view(template) else { return Ok(Value::NOT_IMPLEMENTED) };
    let mut text = String::new();
    percent_format(vm, &from_latin_1(&bytes), arguments, Flavour::Bytes, &mut text)?;
    Ok(of_kind(vm, template, to_latin_1(&text)))
}

pub(super) fn modulo(vm: &mut Vm, args: &[Value]) -> Outcome {
    formatted(vm, &args[0], &args[1])
}

pub(super) fn rmodulo(vm: &mut Vm, args: &[Value]) -> Outcome {
    formatted(vm, &args[1], &args[0])
}

pub(super) fn getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (key, is_array) = (&args[1], args[0].is_a::<ByteArray>());
    if let Some(slice) = key.downcast::<Slice>() {
        let length = receiver(vm, args)?.len();
        let (start, _, step, count) = vm.slice_indices(slice, length)?;
        let bytes = receiver(vm, args)?;
        if step == 1 && count == bytes.len() {
            return Ok(unchanged(vm, &args[0], &bytes));
        }
        let picked = match step {
            1 => bytes[start as usize..start as usize + count].to_vec(),
            _ => (0..count as i64).map(|nth| bytes[(start + nth * step) as usize]).collect(),
        };
        return Ok(of_kind(vm, &args[0], picked));
    }
    let index = item_index(vm, key, if is_array { "bytearray" } else { "byte" })?;
    let byte = match args[0].downcast::<ByteArray>() {
        Some(array) => place(index, array.len()).and_then(|place| array.byte_at(place)),
        None => {
            let bytes = receiver(vm, args)?;
            place(index, bytes.len()).map(|place| bytes[place])
        }
    };
    match byte {
        Some(byte) => Ok(Value::int(byte.into())),
        None => {
            Err(vm.index_error(if is_array { "bytearray index out of range" } else { "index out of range" }))
        }
    }
}

/// The index that a key is, unless it is none. `name` is what the message calls those that are indexed.
pub(super) fn item_index(vm: &mut Vm, key: &Value, name: &str) -> Result<i64, Raised> {
    if !vm.has_index(key) {
        let message = format!("{name} indices must be integers or slices, not {}", vm.type_name(key));
        return Err(vm.type_error(message));
    }
    let index = vm.index(key)?;
    match Int::of(&index).and_then(Int::word) {
        Some(word) => Ok(word),
        None => Err(vm.index_error("cannot fit 'int' into an index-sized integer")),
    }
}

/// The place that an index means, if there is one.
pub(super) fn place(index: i64, length: usize) -> Option<usize> {
    let index = if index < 0 { index.checked_add(length as i64)? } else { index };
    usize::try_from(index).ok().filter(|&place| place < length)
}

pub(super) fn contains(vm: &mut Vm, args: &[Value]) -> Outcome {
    let bytes = receiver(vm, args)?;
    if let Some(part) = view(&args[1]) {
        return Ok(Value::bool(find_bytes(&bytes, &part).is_some()));
    }
    if !vm.has_index(&args[1]) {
        return Err(not_like(vm, &args[1]));
    }
    let byte = byte(vm, &args[1], BYTE_RANGE)?;
    Ok(Value::bool(bytes.contains(&byte)))
}

pub(super) fn getnewargs(vm: &mut Vm, args: &[Value]) -> Outcome {
    let bytes = receiver(vm, args)?;
    let bytes = vm.bytes(&bytes);
    Ok(vm.tuple([bytes]))
}
