//! Iterators that put iterables together, take parts of them, or go on for ever.

use std::cell::{Cell, RefCell};

use rondo_vm::heap::{Tracer, Value, ValueCell};
use rondo_vm::types::iterator::Steps;
use rondo_vm::types::sequence::R;
use rondo_vm::{BinaryOp, Outcome, Vm};

use super::{made, state_of};

/// `chain`
struct Chain {
    /// An iterator over the iterables; empty at the end.
    sources: ValueCell,
    /// An iterator over the one that is being read, or empty.
    active: ValueCell,
}

impl Steps for Chain {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        loop {
            let active = self.active.get();
            if !active.is_empty() {
                if let Some(item) = vm.next(&active)? {
                    return Ok(Some(item));
                }
                drop(self.active.take());
            }
            let sources = self.sources.get();
            if sources.is_empty() {
                return Ok(None);
            }
            let started = match vm.next(&sources)? {
                Some(iterable) => vm.iter(&iterable).map(Some),
                None => Ok(None),
            };
            match started {
                Ok(Some(iterator)) => self.active.set(iterator),
                Ok(None) => {
                    drop(self.sources.take());
                    return Ok(None);
                }
                Err(raised) => {
                    drop(self.sources.take());
                    return Err(raised);
                }
            }
            vm.spend(1)?;
        }
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.sources.trace(tracer);
        self.active.trace(tracer);
    }

    fn clear(&self) {
        drop((self.sources.take(), self.active.take()));
    }
}

pub(super) fn chain(vm: &mut Vm, args: &[Value]) -> Outcome {
    let sources = vm.iter(&args[1])?;
    made(vm, &args[0], Chain { sources: ValueCell::new(sources), active: ValueCell::default() })
}

pub(super) fn chain_from_iterable(vm: &mut Vm, args: &[Value]) -> Outcome {
    chain(vm, args)
}

/// `count`
struct Count {
    next: ValueCell,
    step: Value,
}

impl Steps for Count {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        let current = self.next.get();
        let following = match current.add_small(&self.step) {
            Some(sum) => sum,
            None => vm.binary(BinaryOp::Add, &current, &self.step)?,
        };
        self.next.set(following);
        Ok(Some(current))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.next.trace(tracer);
        tracer.value(&self.step);
    }
}

/// Whether a value is a number in the sense of CPython's `PyNumber_Check`.
fn is_number(vm: &mut Vm, value: &Value) -> bool {
    let names = [&vm.names.index, &vm.names.int, &vm.names.float, &vm.names.complex].map(Clone::clone);
    names.iter().any(|name| vm.lookup_class_of(value, name).is_some())
}

pub(super) fn count(vm: &mut Vm, args: &[Value]) -> Outcome {
    let given = |value: &Value, absent| if value.is_empty() { Value::int(absent) } else { value.clone() };
    let (mut start, mut step) = (given(&args[1], 0), given(&args[2], 1));
    if !is_number(vm, &start) || !is_number(vm, &step) {
        return Err(vm.type_error("a number is required"));
    }
    // Counting by one from an int gives plain ints, even when it begins at `True`.
    if let (Some(plain_start), Some(plain_step)) = (vm.plain_int(&start), vm.plain_int(&step))
        && plain_step.as_small_int() == Some(1)
    {
        (start, step) = (plain_start, plain_step);
    }
    made(vm, &args[0], Count { next: ValueCell::new(start), step })
}

pub(super) fn count_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let state = state_of::<Count>(vm, &args[0])?;
    let (next, step) = (state.next.get(), state.step.clone());
    let mut text = format!("{}({}", vm.class_of(&args[0]).name(), vm.repr(&next)?.as_str());
    if vm.plain_int(&step).and_then(|step| step.as_small_int()) != Some(1) {
        text.push_str(&format!(", {}", vm.repr(&step)?.as_str()));
    }
    text.push(')');
    Ok(vm.str(&text))
}

/// `repeat`
struct Repeat {
    item: Value,
    /// How often it is still to come; `None` for ever.
    left: Cell<Option<i64>>,
}

impl Steps for Repeat {
    fn next(&self, _vm: &mut Vm) -> R<Option<Value>> {
        match self.left.get() {
            None => {}
            Some(0) => return Ok(None),
            Some(left) => self.left.set(Some(left - 1)),
        }
        Ok(Some(self.item.clone()))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.item);
    }

    fn left(&self, _vm: &mut Vm) -> R<Option<usize>> {
        Ok(self.left.get().map(|left| left as usize))
    }
}

pub(super) fn repeat(vm: &mut Vm, args: &[Value]) -> Outcome {
    let left = if args[2].is_empty() { None } else { Some(vm.size_argument(&args[2])?.max(0)) };
    made(vm, &args[0], Repeat { item: args[1].clone(), left: Cell::new(left) })
}

pub(super) fn repeat_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let state = state_of::<Repeat>(vm, &args[0])?;
    let (item, left) = (state.item.clone(), state.left.get());
    let (name, item) = (vm.class_of(&args[0]).name(), vm.repr(&item)?);
    let text = match left {
        Some(left) => format!("{name}({}, {left})", item.as_str()),
        None => format!("{name}({})", item.as_str()),
    };
    Ok(vm.str(&text))
}

pub(super) fn repeat_length_hint(vm: &mut Vm, args: &[Value]) -> Outcome {
    match state_of::<Repeat>(vm, &args[0])?.left.get() {
        Some(left) => Ok(vm.int(left)),
        None => Err(vm.type_error("len() of unsized object")),
    }
}

/// `cycle`
struct Cycle {
    /// What is read for the first time; empty afterwards.
    source: ValueCell,
    saved: RefCell<Vec<Value>>,
    place: Cell<usize>,
}

impl Steps for Cycle {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        let source = self.source.get();
        if !source.is_empty() {
            if let Some(item) = vm.next(&source)? {
                self.saved.borrow_mut().push(item.clone());
                return Ok(Some(item));
            }
            drop(self.source.take());
        }
        let saved = self.saved.borrow();
        let place = self.place.get();
        self.place.set(if place + 1 >= saved.len() { 0 } else { place + 1 });
        Ok(saved.get(place).cloned())
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.source.trace(tracer);
        tracer.values(self.saved.borrow().iter());
    }

    fn clear(&self) {
        drop((self.source.take(), self.saved.take()));
    }
}

pub(super) fn cycle(vm: &mut Vm, args: &[Value]) -> Outcome {
    let source = ValueCell::new(vm.iter(&args[1])?);
    made(vm, &args[0], Cycle { source, saved: RefCell::default(), place: Cell::new(0) })
}

/// `islice`
struct Slice {
    /// Empty at the end.
    source: ValueCell,
    /// How many items have been read.
    read: Cell<u64>,
    /// The place of the next item to give.
    next: Cell<u64>,
    /// The place before which it ends; the largest number for no end.
    stop: u64,
    step: u64,
}

impl Slice {
    fn advance(&self, vm: &mut Vm, source: &Value) -> R<Option<Value>> {
        while self.read.get() < self.next.get() {
            if vm.next(source)?.is_none() {
                return Ok(None);
            }
            self.read.set(self.read.get() + 1);
            vm.spend(1)?;
        }
        if self.read.get() >= self.stop {
            return Ok(None);
        }
        let Some(item) = vm.next(source)? else { return Ok(None) };
        self.read.set(self.read.get() + 1);
        self.next.set(self.next.get().saturating_add(self.step).min(self.stop));
        Ok(Some(item))
    }
}

impl Steps for Slice {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        let source = self.source.get();
        if source.is_empty() {
            return Ok(None);
        }
        let item = self.advance(vm, &source);
        if !matches!(item, Ok(Some(_))) {
            drop(self.source.take());
        }
        item
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.source.trace(tracer);
    }

    fn clear(&self) {
        drop(self.source.take());
    }
}

/// A bound of `islice`: absent, or a whole number that is not negative.
fn slice_number(vm: &mut Vm, value: &Value, absent: u64, message: &str) -> R<u64> {
    if value.is_none() {
        return Ok(absent);
    }
    match vm.index_i64(value).ok().and_then(|number| u64::try_from(number).ok()) {
        Some(number) => Ok(number),
        None => Err(vm.value_error(message)),
    }
}

pub(super) fn islice(vm: &mut Vm, args: &[Value]) -> Outcome {
    const STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const INDICES: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const STEP: &str = "Step for islice() must be a positive integer or None.";
    // What is no number at all is told of the end alone.
    let of_stop =
        |stop: &Value| if stop.as_small_int().is_some_and(|stop| stop < -1) { INDICES } else { STOP };
    let given = args[1].items();
    let (iterable, start, stop, step) = match given {
        [iterable, stop] => (iterable, 0, slice_number(vm, stop, u64::MAX, of_stop(stop))?, 1),
        [iterable, start, stop, rest @ ..] if rest.len() <= 1 => {
            let stop = slice_number(vm, stop, u64::MAX, of_stop(stop))?;
            let start = slice_number(vm, start, 0, INDICES)?;
            let step = rest.first().map_or(Ok(1), |step| slice_number(vm, step, 1, STEP))?;
            (iterable, start, stop, step)
        }
        _ => {
            let (bound, count) = if given.len() < 2 { ("least", 2) } else { ("most", 4) };
            let message = format!("islice expected at {bound} {count} arguments, got {}", given.len());
            return Err(vm.type_error(message));
        }
    };
    if step < 1 {
        return Err(vm.value_error(STEP));
    }
    let source = ValueCell::new(vm.iter(iterable)?);
    made(vm, &args[0], Slice { source, read: Cell::new(0), next: Cell::new(start), stop, step })
}

/// `pairwise`
struct Pairwise {
    /// Empty at the end.
    source: ValueCell,
    previous: ValueCell,
}

impl Pairwise {
    fn pair(&self, vm: &mut Vm, source: &Value) -> R<Option<Value>> {
        let mut previous = self.previous.get();
        if previous.is_empty() {
            let Some(first) = vm.next(source)? else { return Ok(None) };
            self.previous.set(first.clone());
            // Reading may have come back here and ended the walk.
            if !self.source.is_set() {
                return Ok(None);
            }
            previous = first;
        }
        let Some(item) = vm.next(source)? else { return Ok(None) };
        self.previous.set(item.clone());
        Ok(Some(vm.tuple([previous, item])))
    }

    fn finish(&self) {
        drop((self.source.take(), self.previous.take()));
    }
}

impl Steps for Pairwise {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        let source = self.source.get();
        if source.is_empty() {
            return Ok(None);
        }
        let pair = self.pair(vm, &source);
        if !matches!(pair, Ok(Some(_))) {
            self.finish();
        }
        pair
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.source.trace(tracer);
        self.previous.trace(tracer);
    }

    fn clear(&self) {
        self.finish();
    }
}

pub(super) fn pairwise(vm: &mut Vm, args: &[Value]) -> Outcome {
    let source = ValueCell::new(vm.iter(&args[1])?);
    made(vm, &args[0], Pairwise { source, previous: ValueCell::default() })
}

/// `batched`
struct Batched {
    /// Empty at the end.
    source: ValueCell,
    size: usize,
    is_strict: bool,
}

impl Steps for Batched {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        let source = self.source.get();
        if source.is_empty() {
            return Ok(None);
        }
        let mut batch = Vec::with_capacity(self.size.min(1 << 12));
        while batch.len() < self.size {
            match vm.next(&source) {
                Ok(Some(item)) => batch.push(item),
                Ok(None) => break,
                Err(raised) => {
                    drop(self.source.take());
                    return Err(raised);
                }
            }
            if batch.len().is_multiple_of(64) {
                vm.spend(16)?;
            }
        }
        if batch.len() < self.size {
            drop(self.source.take());
            if batch.is_empty() {
                return Ok(None);
            }
            if self.is_strict {
                return Err(vm.value_error("batched(): incomplete batch"));
            }
        }
        Ok(Some(vm.tuple(batch)))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.source.trace(tracer);
    }

    fn clear(&self) {
        drop(self.source.take());
    }
}

pub(super) fn batched(vm: &mut Vm, args: &[Value]) -> Outcome {
    let size = vm.size_argument(&args[2])?;
    let is_strict = !args[3].is_empty() && vm.truth(&args[3])?;
    if size < 1 {
        return Err(vm.value_error("n must be at least one"));
    }
    let source = ValueCell::new(vm.iter(&args[1])?);
    made(vm, &args[0], Batched { source, size: size as usize, is_strict })
}

/// `zip_longest`
struct ZipLongest {
    /// The iterators; an ended one is empty.
    sources: Box<[ValueCell]>,
    /// How many have not ended.
    active: Cell<usize>,
    fill: Value,
}

impl Steps for ZipLongest {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        if self.active.get() == 0 {
            return Ok(None);
        }
        let mut items = Vec::with_capacity(self.sources.len());
        for place in &self.sources {
            let source = place.get();
            if source.is_empty() {
                items.push(self.fill.clone());
                continue;
            }
            match vm.next(&source) {
                Ok(Some(item)) => items.push(item),
                Ok(None) => {
                    drop(place.take());
                    self.active.set(self.active.get().saturating_sub(1));
                    if self.active.get() == 0 {
                        return Ok(None);
                    }
                    items.push(self.fill.clone());
                }
                Err(raised) => {
                    self.active.set(0);
                    return Err(raised);
                }
            }
        }
        Ok(Some(vm.tuple(items)))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.sources.iter().for_each(|source| source.trace(tracer));
        tracer.value(&self.fill);
    }

    fn clear(&self) {
        self.sources.iter().for_each(|source| drop(source.take()));
    }
}

pub(super) fn zip_longest(vm: &mut Vm, args: &[Value]) -> Outcome {
    let sources = args[1].items().iter().map(|iterable| vm.iter(iterable).map(ValueCell::new));
    let sources: Box<[ValueCell]> = sources.collect::<R<_>>()?;
    let active = Cell::new(sources.len());
    let fill = args[2].clone().or_none();
    made(vm, &args[0], ZipLongest { sources, active, fill })
}
