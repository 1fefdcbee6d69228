//! Slices: three values that say which part of a sequence is meant, and the arithmetic that resolves them.

use num_bigint::BigInt as Number;
use num_traits::{One, Signed, ToPrimitive, Zero};
use rondo_bytecode::CompareOp;

use crate::heap::{Kind, Object, Payload, Tracer, Value};
use crate::types::class::{ClassDef, PropertyDef};
use crate::types::hashing::SequenceHash;
use crate::types::sequence::{R, SLICE_INDEX, clamped_index, has_index, receiver};
use crate::vm::{Outcome, Raised, Vm};
use crate::{method, static_method};

/// The payload of `slice`.
pub struct Slice {
    /// Where it begins.
    pub start: Value,
    /// Before which it ends.
    pub stop: Value,
    /// From one item to the next.
    pub step: Value,
}

impl Payload for Slice {
    const KIND: Kind = Kind::Slice;
    const CONTAINER: bool = true;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.start, &self.stop, &self.step]);
    }
}

impl Vm {
    /// A slice of start, stop and step.
    pub fn new_slice(&mut self, [start, stop, step]: [Value; 3]) -> Value {
        self.heap.alloc(&self.types.slice, Slice { start, stop, step }).into()
    }

    /// Resolves a slice against a length: where it begins and ends, its step, and how many items it picks.
    pub fn slice_indices(&mut self, slice: &Object<Slice>, length: usize) -> R<(i64, i64, i64, usize)> {
        let (start, stop, step) = slice_bounds(self, slice)?;
        Ok(adjust(start, stop, step, length))
    }
}

/// Start and stop of a slice, if given, and its step.
pub type Bounds = (Option<i64>, Option<i64>, i64);

/// The bounds that three values mean, if they are small ints and `None`, and the step is not 0.
#[inline]
pub fn plain_bounds([start, stop, step]: [&Value; 3]) -> Option<Bounds> {
    let bound = |value: &Value| match value.as_small_int() {
        Some(int) => Some(Some(int)),
        None if value.is_none() => Some(None),
        None => None,
    };
    let step = bound(step)?.unwrap_or(1);
    if step == 0 { None } else { Some((bound(start)?, bound(stop)?, step)) }
}

/// The three bounds as the program gave them, before they meet a length. These may run code of the program (`__index__`),
/// so the length is to be taken afterwards.
pub fn slice_bounds(vm: &mut Vm, slice: &Object<Slice>) -> R<Bounds> {
    if let Some(bounds) = plain_bounds([&slice.start, &slice.stop, &slice.step]) {
        return Ok(bounds);
    }
    let step = match slice.step.is_none() {
        true => 1,
        false => clamped_index(vm, &slice.step, SLICE_INDEX)?.max(-i64::MAX),
    };
    if step == 0 {
        return Err(zero_step(vm));
    }
    let mut bound = |value: &Value| match value.is_none() {
        true => Ok(None),
        false => clamped_index(vm, value, SLICE_INDEX).map(Some),
    };
    Ok((bound(&slice.start)?, bound(&slice.stop)?, step))
}

fn zero_step(vm: &mut Vm) -> Raised {
    vm.value_error("slice step cannot be zero")
}

/// Cuts the bounds to a length: `PySlice_AdjustIndices`.
pub fn adjust(start: Option<i64>, stop: Option<i64>, step: i64, length: usize) -> (i64, i64, i64, usize) {
    let length = length as i64;
    let (lowest, highest) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let cut = |bound: i64| {
        let bound = if bound < 0 { bound.saturating_add(length) } else { bound };
        bound.clamp(lowest, highest.max(lowest))
    };
    let start = start.map_or(if step < 0 { highest } else { lowest }, cut);
    let stop = stop.map_or(if step < 0 { lowest } else { highest }, cut);
    let count = if step < 0 {
        if stop < start { (start - stop - 1) / -step + 1 } else { 0 }
    } else if start < stop {
        (stop - start - 1) / step + 1
    } else {
        0
    };
    (start, stop, step, count as usize)
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    // A single argument is the stop.
    let (start, stop) =
        if args[2].is_empty() { (Value::NONE, args[1].clone()) } else { (args[1].clone(), args[2].clone()) };
    Ok(vm.new_slice([start, stop, args[3].clone().or_none()]))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let slice = receiver::<Slice>(vm, args, "slice")?.to_ref();
    let start = vm.repr(&slice.start)?;
    let stop = vm.repr(&slice.stop)?;
    let step = vm.repr(&slice.step)?;
    Ok(vm.str(&format!("slice({}, {}, {})", start.as_str(), stop.as_str(), step.as_str())))
}

fn hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let slice = receiver::<Slice>(vm, args, "slice")?.to_ref();
    let mut hash = SequenceHash::default();
    for part in [&slice.start, &slice.stop, &slice.step] {
        hash.push(vm.hash(part)?);
    }
    Ok(vm.int_from_hash(hash.finish_without_length()))
}

fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Outcome {
    let slice = receiver::<Slice>(vm, args, "slice")?;
    let Some(other) = args[1].downcast::<Slice>() else { return Ok(Value::NOT_IMPLEMENTED) };
    if std::ptr::eq(slice, other) {
        return Ok(Value::bool(matches!(op, CompareOp::Eq | CompareOp::Le | CompareOp::Ge)));
    }
    let as_tuple = |slice: &Object<Slice>| [slice.start.clone(), slice.stop.clone(), slice.step.clone()];
    let (a, b) = (vm.tuple(as_tuple(slice)), vm.tuple(as_tuple(other)));
    vm.compare(op, &a, &b)
}

/// A part of a slice as an unbounded number, for `indices`.
fn number_of(vm: &mut Vm, value: &Value) -> R<Number> {
    if !has_index(vm, value) {
        return Err(vm.type_error(SLICE_INDEX));
    }
    super::range::number_of_index(vm, value)
}

/// `slice.indices(length)`: as resolving, but for lengths of any size.
fn indices(vm: &mut Vm, args: &[Value]) -> Outcome {
    let slice = receiver::<Slice>(vm, args, "slice")?.to_ref();
    let length = super::range::number_of_index(vm, &args[1])?;
    if length.is_negative() {
        return Err(vm.value_error("length should not be negative"));
    }
    let step = if slice.step.is_none() { Number::one() } else { number_of(vm, &slice.step)? };
    if step.is_zero() {
        return Err(zero_step(vm));
    }
    let backwards = step.is_negative();
    let (lowest, highest) = match backwards {
        true => (-Number::one(), &length - 1),
        false => (Number::zero(), length.clone()),
    };
    let mut resolve = |value: &Value, absent: &Number| -> R<Number> {
        if value.is_none() {
            return Ok(absent.clone());
        }
        let bound = number_of(vm, value)?;
        let bound = if bound.is_negative() { bound + &length } else { bound };
        Ok(bound.max(lowest.clone()).min(highest.clone()))
    };
    let start = resolve(&slice.start, if backwards { &highest } else { &lowest })?;
    let stop = resolve(&slice.stop, if backwards { &lowest } else { &highest })?;
    let parts = [start, stop, step].map(|number| vm.big_int(number));
    Ok(vm.tuple(parts))
}

fn reduce(vm: &mut Vm, args: &[Value]) -> Outcome {
    let slice = receiver::<Slice>(vm, args, "slice")?;
    let parts = vm.tuple([slice.start.clone(), slice.stop.clone(), slice.step.clone()]);
    let class = slice.class().value();
    Ok(vm.tuple([class, parts]))
}

fn part(vm: &mut Vm, value: &Value, which: fn(&Slice) -> &Value) -> Outcome {
    let slice = receiver::<Slice>(vm, std::slice::from_ref(value), "slice")?;
    Ok(which(slice).clone())
}

impl Vm {
    /// A hash as the int that `__hash__` returns.
    pub fn int_from_hash(&mut self, hash: u64) -> Value {
        let signed = hash as i64;
        match signed.to_i64().and_then(Value::small_int) {
            Some(small) => small,
            None => self.int(signed),
        }
    }
}

/// `slice`
pub const CLASS: ClassDef = ClassDef {
    name: "slice",
    doc: "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).",
    methods: &[
        static_method!(
            "__new__",
            "(cls, start, stop=<unrepresentable>, step=<unrepresentable>, /)",
            new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__hash__", "(self, /)", hash, "Return hash(self)."),
        method!(
            "__lt__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Lt),
            "Return self<value."
        ),
        method!(
            "__le__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Le),
            "Return self<=value."
        ),
        method!(
            "__eq__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Eq),
            "Return self==value."
        ),
        method!(
            "__ne__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Ne),
            "Return self!=value."
        ),
        method!(
            "__gt__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Gt),
            "Return self>value."
        ),
        method!(
            "__ge__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Ge),
            "Return self>=value."
        ),
        method!(
            "indices",
            "(self, object, /)",
            indices,
            "S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate the start and stop\nindices, and the stride length of the extended slice described by\nS. Out of bounds indices are clipped in a manner consistent with the\nhandling of normal slices."
        ),
        method!("__reduce__", "(self, /)", reduce, "Return state information for pickling."),
    ],
    properties: &[
        PropertyDef {
            name: "start",
            get: |vm, value| part(vm, value, |slice| &slice.start),
            set: None,
            doc: "",
        },
        PropertyDef {
            name: "stop",
            get: |vm, value| part(vm, value, |slice| &slice.stop),
            set: None,
            doc: "",
        },
        PropertyDef {
            name: "step",
            get: |vm, value| part(vm, value, |slice| &slice.step),
            set: None,
            doc: "",
        },
    ],
    is_base: false,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_cut_as_in_cpython() {
        let cases = [
            ((None, None, -2, 5), (4, -1, -2, 3)),
            ((None, Some(10), -2, 5), (4, 4, -2, 0)),
            ((Some(-7), None, -2, 5), (-1, -1, -2, 0)),
            ((None, None, 2, 10), (0, 10, 2, 5)),
            ((None, Some(-6), 3, 0), (0, 0, 3, 0)),
            ((Some(-12), Some(3), 2, 5), (0, 3, 2, 2)),
            ((Some(2), None, 2, 0), (0, 0, 2, 0)),
            ((Some(-5), Some(-6), 2, 10), (5, 4, 2, 0)),
            ((None, Some(3), -5, 0), (-1, -1, -5, 0)),
            ((None, None, -1, 1), (0, -1, -1, 1)),
            ((Some(1), Some(-10), -1, 10), (1, 0, -1, 1)),
            ((None, None, 2, 1), (0, 1, 2, 1)),
            ((None, Some(6), -5, 1), (0, 0, -5, 0)),
            ((Some(7), Some(9), 2, 1), (1, 1, 2, 0)),
        ];
        for ((start, stop, step, length), expected) in cases {
            assert_eq!(adjust(start, stop, step, length), expected, "{start:?}:{stop:?}:{step} of {length}");
        }
        assert_eq!(adjust(Some(i64::MIN), Some(i64::MAX), 1, 3), (0, 3, 1, 3));
        assert_eq!(adjust(Some(i64::MAX), Some(i64::MIN), -i64::MAX, 3), (2, -1, -i64::MAX, 1));
    }
}
