//! Iterators made of others, and those that call back: `enumerate`, `zip`, `map`, `filter`, `reversed`, `iter(f, end)`.
//! Each step may run code of the program, so nothing is borrowed while it asks.

use std::cell::{Cell, RefCell};

use num_bigint::BigInt as Number;
use smallvec::SmallVec;

use crate::heap::{Tracer, Value, ValueCell};
use crate::types::sequence::R;
use crate::vm::{Raised, Vm};

/// A walk by `__getitem__`, forwards or backwards.
pub struct Indexed {
    source: ValueCell,
    /// The next index; backwards, -1 is the end.
    index: Cell<i64>,
}

impl Indexed {
    /// A walk from an index on.
    pub fn new(source: Value, index: i64) -> Indexed {
        Indexed { source: ValueCell::new(source), index: Cell::new(index) }
    }

    fn item(&self, vm: &mut Vm, source: &Value, index: i64) -> R<Option<Value>> {
        let key = vm.int(index);
        match vm.get_item(source, &key) {
            Ok(item) => Ok(Some(item)),
            Err(raised) => {
                let exceptions = &vm.types.exceptions;
                let is_end = vm.raised_is(&raised, &exceptions.index_error)
                    || vm.raised_is(&raised, &exceptions.stop_iteration);
                if is_end {
                    self.finish();
                    Ok(None)
                } else {
                    Err(raised)
                }
            }
        }
    }

    /// The next item, forwards.
    pub fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        let source = self.source.get();
        if source.is_empty() {
            return Ok(None);
        }
        let index = self.index.get();
        if index == i64::MAX {
            return Err(vm.overflow_error("iter index too large"));
        }
        let item = self.item(vm, &source, index)?;
        if item.is_some() {
            self.index.set(index + 1);
        }
        Ok(item)
    }

    /// The next item, backwards.
    pub fn previous(&self, vm: &mut Vm) -> R<Option<Value>> {
        let (source, index) = (self.source.get(), self.index.get());
        if source.is_empty() {
            return Ok(None);
        }
        if index >= 0
            && let Some(item) = self.item(vm, &source, index)?
        {
            self.index.set(index - 1);
            return Ok(Some(item));
        }
        self.index.set(-1);
        self.finish();
        Ok(None)
    }

    /// How many items are to come, if the source has a length.
    pub fn left(&self, vm: &mut Vm) -> R<Option<i64>> {
        let source = self.source.get();
        if source.is_empty() {
            return Ok(Some(0));
        }
        let name = vm.names.len.clone();
        if vm.lookup_class_of(&source, &name).is_none() {
            return Ok(None);
        }
        let length = vm.length(&source)? as i64;
        Ok(Some((length - self.index.get()).max(0)))
    }

    /// How many items are to come of a walk backwards.
    pub fn left_backwards(&self, vm: &mut Vm) -> R<i64> {
        let source = self.source.get();
        if source.is_empty() {
            return Ok(0);
        }
        let (position, length) = (self.index.get() + 1, vm.length(&source)? as i64);
        Ok(if length < position { 0 } else { position })
    }

    /// What is walked, unless the walk is over, and the next index.
    pub fn state(&self) -> Option<(Value, i64)> {
        let source = self.source.get();
        (!source.is_empty()).then(|| (source, self.index.get()))
    }

    /// Goes on elsewhere: `__setstate__`.
    pub fn set_index(&self, index: i64) {
        self.index.set(index);
    }

    /// The walk is over.
    pub fn finish(&self) {
        drop(self.source.take());
    }

    /// Shows the collector what is walked.
    pub fn trace(&self, tracer: &mut Tracer<'_>) {
        self.source.trace(tracer);
    }
}

/// Calls something until it returns a sentinel.
pub struct Calls {
    callee: ValueCell,
    sentinel: ValueCell,
}

impl Calls {
    /// `iter(callee, sentinel)`
    pub fn new(callee: Value, sentinel: Value) -> Calls {
        Calls { callee: ValueCell::new(callee), sentinel: ValueCell::new(sentinel) }
    }

    /// The next result, unless it is the sentinel.
    pub fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        let callee = self.callee.get();
        if callee.is_empty() {
            return Ok(None);
        }
        let result = match vm.call(&callee, &[]) {
            Ok(result) => result,
            Err(raised) if vm.stop_value(&raised).is_some() => {
                self.finish();
                return Ok(None);
            }
            Err(raised) => return Err(raised),
        };
        // The call may have come back here and ended the walk.
        let sentinel = self.sentinel.get();
        if sentinel.is_empty() {
            return Ok(None);
        }
        if vm.equal(&sentinel, &result)? {
            self.finish();
            return Ok(None);
        }
        Ok(Some(result))
    }

    /// Callee and sentinel, unless the walk is over.
    pub fn state(&self) -> Option<[Value; 2]> {
        let callee = self.callee.get();
        (!callee.is_empty()).then(|| [callee, self.sentinel.get()])
    }

    /// The walk is over.
    pub fn finish(&self) {
        drop((self.callee.take(), self.sentinel.take()));
    }

    /// Shows the collector what is called.
    pub fn trace(&self, tracer: &mut Tracer<'_>) {
        self.callee.trace(tracer);
        self.sentinel.trace(tracer);
    }
}

/// The state of `enumerate`.
pub struct Enumerate {
    /// The iterator whose items are counted.
    pub source: Value,
    index: Cell<i64>,
    /// The count, once it has left the machine word.
    large: RefCell<Option<Number>>,
}

impl Enumerate {
    /// Counts from a small number on.
    pub fn new(source: Value, start: i64) -> Enumerate {
        Enumerate { source, index: Cell::new(start), large: RefCell::new(None) }
    }

    /// Counts from any number on.
    pub fn from_number(source: Value, start: Number) -> Enumerate {
        match i64::try_from(&start) {
            Ok(start) => Enumerate::new(source, start),
            Err(_) => Enumerate { source, index: Cell::new(i64::MAX), large: RefCell::new(Some(start)) },
        }
    }

    /// The next count, as an int.
    pub fn count(&self, vm: &mut Vm) -> Value {
        match &*self.large.borrow() {
            Some(large) => vm.big_int(large.clone()),
            None => vm.int(self.index.get()),
        }
    }

    fn advance(&self) {
        let index = self.index.get();
        if index < i64::MAX {
            self.index.set(index + 1);
            return;
        }
        let mut large = self.large.borrow_mut();
        let count = large.take().unwrap_or_else(|| Number::from(i64::MAX));
        *large = Some(count + 1);
    }

    /// The next count and item.
    #[inline]
    pub fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        Ok(self.next_pair(vm)?.map(|(count, item)| vm.tuple([count, item])))
    }

    /// The next count and item, apart.
    #[inline]
    pub fn next_pair(&self, vm: &mut Vm) -> R<Option<(Value, Value)>> {
        let Some(item) = vm.next(&self.source)? else { return Ok(None) };
        let count = match Value::small_int(self.index.get()) {
            Some(count) => {
                self.index.set(self.index.get() + 1);
                count
            }
            None => {
                let count = self.count(vm);
                self.advance();
                count
            }
        };
        Ok(Some((count, item)))
    }
}

/// The items of several iterators side by side. `Err` has the index of the one that ended first.
fn side_by_side(vm: &mut Vm, sources: &[Value]) -> R<Result<SmallVec<[Value; 4]>, usize>> {
    let mut items = SmallVec::with_capacity(sources.len());
    for (place, source) in sources.iter().enumerate() {
        match vm.next(source)? {
            Some(item) => items.push(item),
            None => return Ok(Err(place)),
        }
    }
    Ok(Ok(items))
}

/// One of several iterators has ended, and all should have the same length.
fn check_same_length(vm: &mut Vm, name: &str, sources: &[Value], ended: usize) -> R<()> {
    let others = |count: usize| if count == 1 { String::from(" 1") } else { format!("s 1-{count}") };
    if ended > 0 {
        let message = format!("{name}() argument {} is shorter than argument{}", ended + 1, others(ended));
        return Err(vm.value_error(message));
    }
    for (place, source) in sources.iter().enumerate().skip(1) {
        if vm.next(source)?.is_some() {
            let message = format!("{name}() argument {} is longer than argument{}", place + 1, others(place));
            return Err(vm.value_error(message));
        }
    }
    Ok(())
}

/// The state of `zip`.
pub struct Zip {
    /// The iterators.
    pub sources: Box<[Value]>,
    /// Whether all must have the same length.
    pub strict: Cell<bool>,
}

impl Zip {
    /// Its two iterators, if there are just two, of any lengths.
    #[inline]
    pub fn pair(&self) -> Option<(&Value, &Value)> {
        match &*self.sources {
            [first, second] if !self.strict.get() => Some((first, second)),
            _ => None,
        }
    }

    /// The next items of all, as a tuple.
    #[inline]
    pub fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        if let Some((first, second)) = self.pair() {
            let Some(left) = vm.next(first)? else { return Ok(None) };
            let Some(right) = vm.next(second)? else { return Ok(None) };
            return Ok(Some(vm.tuple([left, right])));
        }
        if self.sources.is_empty() {
            return Ok(None);
        }
        match side_by_side(vm, &self.sources)? {
            Ok(items) => Ok(Some(vm.tuple(items))),
            Err(ended) if self.strict.get() => {
                check_same_length(vm, "zip", &self.sources, ended).map(|()| None)
            }
            Err(_) => Ok(None),
        }
    }
}

/// The state of `map`.
pub struct Map {
    /// What is called.
    pub function: Value,
    /// The iterators.
    pub sources: Box<[Value]>,
    /// Whether all must have the same length.
    pub strict: Cell<bool>,
}

impl Map {
    /// What the function makes of the next items.
    #[inline]
    pub fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        if let [source] = &*self.sources {
            let Some(item) = vm.next(source)? else { return Ok(None) };
            return vm.call(&self.function, &[item]).map(Some);
        }
        match side_by_side(vm, &self.sources)? {
            Ok(items) => vm.call(&self.function, &items).map(Some),
            Err(ended) if self.strict.get() => {
                check_same_length(vm, "map", &self.sources, ended).map(|()| None)
            }
            Err(_) => Ok(None),
        }
    }
}

/// The state of `filter`.
pub struct Filter {
    /// What decides; `None` stands for the truth of the items themselves.
    pub function: Value,
    /// The iterator.
    pub source: Value,
}

impl Filter {
    /// The next item that passes.
    pub fn next(&self, vm: &mut Vm) -> Result<Option<Value>, Raised> {
        let by_truth = self.function.is_none() || self.function.is(&vm.types.bool.value());
        while let Some(item) = vm.next(&self.source)? {
            let passes = if by_truth {
                vm.truth(&item)?
            } else {
                let answer = vm.call(&self.function, std::slice::from_ref(&item))?;
                vm.truth(&answer)?
            };
            if passes {
                return Ok(Some(item));
            }
            vm.spend(1)?;
        }
        Ok(None)
    }
}
