//! `range`: an arithmetic progression. Nearly all have bounds that fit a machine word; the others are computed with
//! unbounded numbers.

use num_bigint::BigInt as Number;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};
use rondo_bytecode::CompareOp;

use crate::heap::{Kind, Object, Payload, Tracer, Value};
use crate::types::class::{ClassDef, PropertyDef};
use crate::types::hashing::SequenceHash;
use crate::types::int::BigInt;
use crate::types::iterator::{Iterator, LongRangeWalk, RangeWalk};
use crate::types::sequence::{R, has_index, receiver};
use crate::types::slice::{Slice, adjust, slice_bounds};
use crate::vm::{Outcome, Vm};
use crate::{method, static_method};

/// The payload of `range`. The three parts are plain ints.
pub struct Range {
    /// The first number.
    pub start: Value,
    /// Before which it ends.
    pub stop: Value,
    /// From one number to the next, never 0.
    pub step: Value,
    /// The same with the number of items, where all four fit a machine word with room to spare.
    short: Option<Short>,
}

/// A range whose numbers all fit in 62 bits.
#[derive(Clone, Copy)]
pub struct Short {
    /// The first number.
    pub start: i64,
    /// From one number to the next.
    pub step: i64,
    /// How many there are.
    pub count: u64,
}

impl Payload for Range {
    const KIND: Kind = Kind::Range;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.start, &self.stop, &self.step]);
    }
}

impl Short {
    fn new(start: i64, stop: i64, step: i64) -> Option<Short> {
        const ROOM: i64 = 1 << 61;
        if step == 0 || [start, stop, step].iter().any(|part| part.abs() >= ROOM) {
            return None;
        }
        let distance = if step > 0 { stop - start } else { start - stop };
        let count = if distance <= 0 { 0 } else { ((distance - 1) / step.abs() + 1) as u64 };
        Some(Short { start, step, count })
    }

    /// The number at a place.
    #[inline(always)]
    pub fn at(&self, place: u64) -> i64 {
        self.start + self.step * place as i64
    }

    fn place_of(&self, number: i64) -> Option<u64> {
        let distance = number.checked_sub(self.start)?;
        if distance % self.step != 0 {
            return None;
        }
        u64::try_from(distance / self.step).ok().filter(|&place| place < self.count)
    }
}

impl Range {
    /// The progression in machine words, if its numbers fit: what a loop over it needs.
    #[inline(always)]
    pub fn short(&self) -> Option<Short> {
        self.short
    }

    /// Start, stop and step, where all three lie in the word of a value: a `for` loop counts with them.
    #[inline]
    pub fn small(&self) -> Option<[i64; 3]> {
        Some([self.start.as_small_int()?, self.stop.as_small_int()?, self.step.as_small_int()?])
    }

    fn parts(&self) -> [Number; 3] {
        [&self.start, &self.stop, &self.step].map(int_number)
    }

    /// Whether there is a number in it, of which there may be more than `len` can say.
    pub fn is_true(&self) -> bool {
        self.short.map_or_else(|| self.long_count().is_positive(), |short| short.count > 0)
    }

    fn long_count(&self) -> Number {
        if let Some(short) = self.short {
            return Number::from(short.count);
        }
        let [start, stop, step] = self.parts();
        let distance = if step.is_positive() { stop - start } else { start - stop };
        if distance.is_positive() { (distance - 1u32).div_floor(&step.abs()) + 1u32 } else { Number::zero() }
    }
}

/// The value of a plain int.
pub fn int_number(value: &Value) -> Number {
    match (value.as_small_int(), value.downcast::<BigInt>()) {
        (Some(small), _) => Number::from(small),
        (None, Some(big)) => big.number().clone(),
        (None, None) => Number::from(u8::from(value.is_true())),
    }
}

/// `operator.index` as an unbounded number.
pub fn number_of_index(vm: &mut Vm, value: &Value) -> R<Number> {
    let index = vm.index(value)?;
    Ok(int_number(&index))
}

impl Vm {
    /// A range of ints that fit a machine word.
    pub fn new_range(&mut self, start: i64, stop: i64, step: i64) -> Value {
        let parts = [start, stop, step].map(|part| self.int(part));
        self.range_of(parts)
    }

    /// A range of plain ints.
    fn range_of(&mut self, [start, stop, step]: [Value; 3]) -> Value {
        let word = |value: &Value| int_number(value).to_i64();
        let short = match (start.as_small_int(), stop.as_small_int(), step.as_small_int()) {
            (Some(start), Some(stop), Some(step)) => Short::new(start, stop, step),
            _ => match (word(&start), word(&stop), word(&step)) {
                (Some(start), Some(stop), Some(step))
                    if start != i64::MIN && stop != i64::MIN && step != i64::MIN =>
                {
                    Short::new(start, stop, step)
                }
                _ => None,
            },
        };
        self.heap.alloc(&self.types.range, Range { start, stop, step, short }).into()
    }
}

fn this<'a>(vm: &mut Vm, args: &'a [Value]) -> R<&'a Object<Range>> {
    receiver(vm, args, "range")
}

/// `range(…)`, for the machine and for `__new__`.
pub fn make(vm: &mut Vm, given: &[Value]) -> Outcome {
    let (start, stop, step) = match given {
        [stop] => (Value::int(0), vm.index(stop)?, Value::int(1)),
        [start, stop] => (vm.index(start)?, vm.index(stop)?, Value::int(1)),
        [start, stop, step] => {
            let parts = (vm.index(start)?, vm.index(stop)?, vm.index(step)?);
            if int_number(&parts.2).is_zero() {
                return Err(vm.value_error("range() arg 3 must not be zero"));
            }
            parts
        }
        [] => return Err(vm.type_error("range expected at least 1 argument, got 0")),
        _ => {
            let message = format!("range expected at most 3 arguments, got {}", given.len());
            return Err(vm.type_error(message));
        }
    };
    Ok(vm.range_of([start, stop, step]))
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let given = args[1..].iter().take_while(|part| !part.is_empty()).count();
    make(vm, &args[1..=given])
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let range = this(vm, args)?.to_ref();
    let start = vm.repr(&range.start)?;
    let stop = vm.repr(&range.stop)?;
    if int_number(&range.step).is_one() {
        return Ok(vm.str(&format!("range({}, {})", start.as_str(), stop.as_str())));
    }
    let step = vm.repr(&range.step)?;
    Ok(vm.str(&format!("range({}, {}, {})", start.as_str(), stop.as_str(), step.as_str())))
}

/// What equality and hash of a range go by: its length, then its first number if there is one, then its step if there are
/// two. (`range(0, 3, 2) == range(0, 4, 2)`: they are equal as sequences.)
fn identity(vm: &mut Vm, range: &Object<Range>) -> [Value; 3] {
    let count = range.long_count();
    let start = if count.is_zero() { Value::NONE } else { range.start.clone() };
    let step = if count.is_zero() || count.is_one() { Value::NONE } else { range.step.clone() };
    [vm.big_int(count), start, step]
}

fn hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let range = this(vm, args)?.to_ref();
    let mut hash = SequenceHash::default();
    for part in identity(vm, &range) {
        hash.push(vm.hash(&part)?);
    }
    Ok(vm.int_from_hash(hash.finish()))
}

fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Outcome {
    let range = this(vm, args)?;
    let Some(other) = args[1].downcast::<Range>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let is_equal = |vm: &mut Vm| {
        let (a, b) = (identity(vm, range), identity(vm, other));
        a.iter().zip(&b).all(|(a, b)| a.is_none() == b.is_none() && int_number(a) == int_number(b))
    };
    match op {
        CompareOp::Eq => Ok(Value::bool(is_equal(vm))),
        CompareOp::Ne => Ok(Value::bool(!is_equal(vm))),
        CompareOp::Lt | CompareOp::Le | CompareOp::Gt | CompareOp::Ge => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn iterator(vm: &mut Vm, range: &Object<Range>, reversed: bool) -> Value {
    if let Some(short) = range.short() {
        let class = vm.types.range_iterator.clone();
        let walk = match reversed {
            true => RangeWalk::new(short.at(short.count.max(1) - 1), -short.step, short.count),
            false => RangeWalk::new(short.start, short.step, short.count),
        };
        return vm.heap.alloc(&class, Iterator::Range(walk)).into();
    }
    let [start, _, step] = range.parts();
    let count = range.long_count();
    let (start, step) = if reversed { (start + &step * (&count - 1u32), -step) } else { (start, step) };
    let class = vm.types.longrange_iterator.clone();
    vm.heap.alloc(&class, Iterator::LongRange(LongRangeWalk::new(start, step, count))).into()
}

fn iter(vm: &mut Vm, args: &[Value]) -> Outcome {
    let range = this(vm, args)?;
    Ok(iterator(vm, range, false))
}

fn reversed(vm: &mut Vm, args: &[Value]) -> Outcome {
    let range = this(vm, args)?;
    Ok(iterator(vm, range, true))
}

fn bool(vm: &mut Vm, args: &[Value]) -> Outcome {
    let range = this(vm, args)?;
    Ok(Value::bool(!range.long_count().is_zero()))
}

/// `len(range)`, which must fit a machine word.
pub fn length(vm: &mut Vm, range: &Object<Range>) -> R<usize> {
    match range.short() {
        Some(short) => Ok(short.count as usize),
        None => match range.long_count().to_i64() {
            Some(count) => Ok(count as usize),
            None => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
        },
    }
}

fn len(vm: &mut Vm, args: &[Value]) -> Outcome {
    let range = this(vm, args)?;
    let count = length(vm, range)?;
    Ok(vm.size(count))
}

/// `range[key]`, for the machine and for `__getitem__`.
pub fn get_item(vm: &mut Vm, range: &Object<Range>, key: &Value) -> Outcome {
    if let (Some(short), Some(index)) = (range.short(), key.as_small_int()) {
        let place = if index < 0 { index + short.count as i64 } else { index };
        if place >= 0 && (place as u64) < short.count {
            return Ok(vm.int(short.at(place as u64)));
        }
    }
    if has_index(vm, key) {
        let index = number_of_index(vm, key)?;
        let count = range.long_count();
        let place = if index.is_negative() { index + &count } else { index };
        if place.is_negative() || place >= count {
            return Err(vm.index_error("range object index out of range"));
        }
        let [start, _, step] = range.parts();
        return Ok(vm.big_int(start + step * place));
    }
    let Some(slice) = key.downcast::<Slice>() else {
        let message = format!("range indices must be integers or slices, not {}", vm.type_name(key));
        return Err(vm.type_error(message));
    };
    if let Some(short) = range.short() {
        let (from, to, by) = slice_bounds(vm, slice)?;
        let (from, to, by, _) = adjust(from, to, by, short.count as usize);
        let at = |place: i64| short.step.checked_mul(place)?.checked_add(short.start);
        if let (Some(start), Some(stop), Some(step)) = (at(from), at(to), short.step.checked_mul(by)) {
            let parts = [start, stop, step].map(|part| vm.int(part));
            return Ok(vm.range_of(parts));
        }
    }
    let count = vm.big_int(range.long_count());
    let indices = vm.call_method(&slice.value(), "indices", &[count])?;
    let [from, to, by] = std::array::from_fn(|place| int_number(&indices.items()[place]));
    let [start, _, step] = range.parts();
    let parts = [&start + &step * from, &start + &step * to, step * by].map(|part| vm.big_int(part));
    Ok(vm.range_of(parts))
}

fn getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let range = this(vm, args)?;
    get_item(vm, range, &args[1])
}

/// Where a plain int stands in a range.
fn place_of(range: &Object<Range>, value: &Value) -> Option<Number> {
    if let (Some(short), Some(number)) = (range.short(), value.as_small_int()) {
        return short.place_of(number).map(Number::from);
    }
    let [start, _, step] = range.parts();
    let (place, rest) = (int_number(value) - start).div_mod_floor(&step);
    (rest.is_zero() && !place.is_negative() && place < range.long_count()).then_some(place)
}

fn is_plain_int(value: &Value) -> bool {
    value.is_small_int() || value.is_bool() || value.is_a::<BigInt>()
}

/// Where a value stands that is no plain int: only comparing can tell.
fn search(vm: &mut Vm, range: &Object<Range>, value: &Value) -> R<Option<usize>> {
    let iterator = iterator(vm, range, false);
    let mut place = 0;
    while let Some(item) = vm.next(&iterator)? {
        if vm.equal(&item, value)? {
            return Ok(Some(place));
        }
        place += 1;
        if place.is_multiple_of(256) {
            vm.spend(256)?;
        }
    }
    Ok(None)
}

fn contains(vm: &mut Vm, args: &[Value]) -> Outcome {
    let range = this(vm, args)?.to_ref();
    if is_plain_int(&args[1]) {
        return Ok(Value::bool(place_of(&range, &args[1]).is_some()));
    }
    search(vm, &range, &args[1]).map(|place| Value::bool(place.is_some()))
}

fn count(vm: &mut Vm, args: &[Value]) -> Outcome {
    let range = this(vm, args)?.to_ref();
    if is_plain_int(&args[1]) {
        return Ok(Value::int(i32::from(place_of(&range, &args[1]).is_some())));
    }
    let iterator = iterator(vm, &range, false);
    let mut found = 0;
    vm.drain(&iterator, |vm, item| {
        found += usize::from(vm.equal(&item, &args[1])?);
        vm.spend(1)
    })?;
    Ok(vm.size(found))
}

fn index(vm: &mut Vm, args: &[Value]) -> Outcome {
    let range = this(vm, args)?.to_ref();
    if is_plain_int(&args[1]) {
        if let Some(place) = place_of(&range, &args[1]) {
            return Ok(vm.big_int(place));
        }
        return Err(vm.value_error("range.index(x): x not in range"));
    }
    match search(vm, &range, &args[1])? {
        Some(place) => Ok(vm.size(place)),
        None => Err(vm.value_error("sequence.index(x): x not in sequence")),
    }
}

fn reduce(vm: &mut Vm, args: &[Value]) -> Outcome {
    let range = this(vm, args)?;
    let parts = vm.tuple([range.start.clone(), range.stop.clone(), range.step.clone()]);
    let class = range.class().value();
    Ok(vm.tuple([class, parts]))
}

fn part(vm: &mut Vm, value: &Value, which: fn(&Range) -> &Value) -> Outcome {
    let range = this(vm, std::slice::from_ref(value))?;
    Ok(which(range).clone())
}

/// `range`
pub const CLASS: ClassDef = ClassDef {
    name: "range",
    doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).",
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
        method!("__iter__", "(self, /)", iter, "Implement iter(self)."),
        method!("__bool__", "(self, /)", bool, "True if self else False"),
        method!("__len__", "(self, /)", len, "Return len(self)."),
        method!("__getitem__", "(self, key, /)", getitem, "Return self[key]."),
        method!("__contains__", "(self, key, /)", contains, "Return bool(key in self)."),
        method!("__reversed__", "(self, /)", reversed, "Return a reverse iterator."),
        method!("__reduce__", "(self, /)", reduce, ""),
        method!(
            "count",
            "(self, object, /)",
            count,
            "rangeobject.count(value) -> integer -- return number of occurrences of value"
        ),
        method!(
            "index",
            "(self, object, /)",
            index,
            "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present."
        ),
    ],
    properties: &[
        PropertyDef {
            name: "start",
            get: |vm, value| part(vm, value, |range| &range.start),
            set: None,
            doc: "",
        },
        PropertyDef {
            name: "stop",
            get: |vm, value| part(vm, value, |range| &range.stop),
            set: None,
            doc: "",
        },
        PropertyDef {
            name: "step",
            get: |vm, value| part(vm, value, |range| &range.step),
            set: None,
            doc: "",
        },
    ],
    is_base: false,
};
