//! The states of walks over lists, tuples, strings, ranges, dicts and sets.

use std::cell::{Cell, RefCell};

use num_bigint::BigInt as Number;
use num_traits::{One, Zero};

use crate::heap::{Dict, Entry, Object, Payload, Ref, Str, Tracer, Value};
use crate::types::sequence::R;
use crate::types::set::Set;
use crate::vm::Vm;

/// What is walked, until the walk has come to its end.
struct Held<T: Payload>(Cell<Option<Ref<T>>>);

impl<T: Payload> Held<T> {
    fn new(source: Ref<T>) -> Held<T> {
        Held(Cell::new(Some(source)))
    }

    /// Looks at it, if it is still there. Taking it out and putting it back costs no counting of references; the closure
    /// must not come back to this walk.
    #[inline(always)]
    fn with<R>(&self, look: impl FnOnce(&Object<T>) -> R) -> Option<R> {
        let source = self.0.take()?;
        let result = look(&source);
        self.0.set(Some(source));
        Some(result)
    }

    #[inline]
    fn get(&self) -> Option<Ref<T>> {
        self.with(|source| source.to_ref())
    }

    fn release(&self) {
        drop(self.0.take());
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Some(source) = self.0.take() {
            tracer.reference(&source);
            self.0.set(Some(source));
        }
    }
}

/// A walk over something with indexes.
pub struct Walk<T: Payload> {
    source: Held<T>,
    index: Cell<usize>,
}

impl<T: Payload> Walk<T> {
    /// A walk from the beginning.
    pub fn new(source: Ref<T>) -> Walk<T> {
        Walk::from(source, 0)
    }

    /// A walk from an index on.
    pub fn from(source: Ref<T>, index: usize) -> Walk<T> {
        Walk { source: Held::new(source), index: Cell::new(index) }
    }

    /// What is walked, unless the walk is over, and the index of the next item.
    pub fn state(&self) -> Option<(Ref<T>, usize)> {
        Some((self.source.get()?, self.index.get()))
    }

    /// The next item, forwards.
    #[inline(always)]
    pub fn next_with(&self, get: impl FnOnce(&Object<T>, usize) -> Option<Value>) -> Option<Value> {
        let index = self.index.get();
        let item = self.source.with(|source| get(source, index))?;
        match item {
            Some(_) => self.index.set(index + 1),
            None => self.finish(),
        }
        item
    }

    /// The next item, backwards: the index is one behind it.
    #[inline]
    pub fn previous_with(&self, get: impl FnOnce(&Object<T>, usize) -> Option<Value>) -> Option<Value> {
        let item = match self.index.get().checked_sub(1) {
            Some(index) => {
                self.index.set(index);
                self.source.with(|source| get(source, index))?
            }
            None => None,
        };
        if item.is_none() {
            self.finish();
        }
        item
    }

    /// The walk is over: lets go of what was walked.
    pub fn finish(&self) {
        self.source.release();
    }

    /// What is walked, unless the walk is over.
    pub fn source(&self) -> Option<Ref<T>> {
        self.source.get()
    }

    /// Where the walk stands.
    pub fn index(&self) -> usize {
        self.index.get()
    }

    /// Goes on elsewhere: `__setstate__`.
    pub fn set_index(&self, index: usize) {
        self.index.set(index);
    }

    /// How many items are to come.
    pub fn left(&self, length: impl FnOnce(&Object<T>) -> usize) -> usize {
        self.source.with(length).map_or(0, |length| length.saturating_sub(self.index.get()))
    }

    /// How many items are to come of a walk backwards.
    pub fn left_backwards(&self, length: impl FnOnce(&Object<T>) -> usize) -> usize {
        let index = self.index.get();
        self.source.with(length).map_or(0, |length| if index > length { 0 } else { index })
    }

    /// Shows the collector what is walked.
    pub fn trace(&self, tracer: &mut Tracer<'_>) {
        self.source.trace(tracer);
    }
}

/// A walk over the characters of a string.
pub struct StrWalk {
    text: Held<Str>,
    offset: Cell<usize>,
}

impl StrWalk {
    /// A walk from the beginning.
    pub fn new(text: Ref<Str>) -> StrWalk {
        StrWalk { text: Held::new(text), offset: Cell::new(0) }
    }

    /// The next character.
    #[inline]
    pub fn next(&self) -> Option<char> {
        let offset = self.offset.get();
        let char = self.text.with(|text| text.as_str()[offset..].chars().next())?;
        match char {
            Some(char) => self.offset.set(offset + char.len_utf8()),
            None => self.text.release(),
        }
        char
    }

    /// The string, unless the walk is over, and how many characters lie behind.
    pub fn state(&self) -> Option<(Ref<Str>, usize)> {
        self.text.get().map(|text| {
            let point = text.point_of_offset(self.offset.get());
            (text, point)
        })
    }

    /// Goes on at another character.
    pub fn set_point(&self, point: usize) {
        let offset = self.text.with(|text| text.offset_of_point(point.min(text.points())));
        self.offset.set(offset.unwrap_or(0));
    }

    /// How many characters are to come.
    pub fn left(&self) -> usize {
        let offset = self.offset.get();
        self.text.with(|text| text.points() - text.point_of_offset(offset)).unwrap_or(0)
    }

    /// Shows the collector what is walked.
    pub fn trace(&self, tracer: &mut Tracer<'_>) {
        self.text.trace(tracer);
    }
}

/// A walk over a range whose numbers fit a machine word.
pub struct RangeWalk {
    next: Cell<i64>,
    step: i64,
    left: Cell<u64>,
}

impl RangeWalk {
    /// So many numbers from a first one on.
    pub fn new(first: i64, step: i64, count: u64) -> RangeWalk {
        RangeWalk { next: Cell::new(first), step, left: Cell::new(count) }
    }

    /// The next number.
    #[inline(always)]
    pub fn next(&self) -> Option<i64> {
        let left = self.left.get();
        if left == 0 {
            return None;
        }
        self.left.set(left - 1);
        let number = self.next.get();
        self.next.set(number + self.step);
        Some(number)
    }

    /// How many numbers are to come.
    pub fn left(&self) -> u64 {
        self.left.get()
    }

    /// The next number, the step, and how many are to come.
    pub fn state(&self) -> (i64, i64, u64) {
        (self.next.get(), self.step, self.left.get())
    }

    /// Skips numbers.
    pub fn skip(&self, count: u64) {
        let count = count.min(self.left.get());
        self.next.set(self.next.get() + self.step * count as i64);
        self.left.set(self.left.get() - count);
    }
}

/// A walk over a range of any numbers: the next one, the step, how many are to come.
pub struct LongRangeWalk(RefCell<(Number, Number, Number)>);

impl LongRangeWalk {
    /// So many numbers from a first one on.
    pub fn new(first: Number, step: Number, count: Number) -> LongRangeWalk {
        LongRangeWalk(RefCell::new((first, step, count)))
    }

    /// The next number.
    pub fn next(&self) -> Option<Number> {
        let mut state = self.0.borrow_mut();
        let (next, step, left) = &mut *state;
        if left.is_zero() {
            return None;
        }
        *left -= Number::one();
        let number = next.clone();
        *next += &*step;
        Some(number)
    }

    /// How many numbers are to come.
    pub fn left(&self) -> Number {
        self.0.borrow().2.clone()
    }

    /// The next number, the step, and how many are to come.
    pub fn state(&self) -> (Number, Number, Number) {
        self.0.borrow().clone()
    }
}

/// The mark of a walk that has noticed a change: it fails for good.
const BROKEN: usize = usize::MAX;

/// A walk over the entries of a dict. It notices when keys come or go.
pub struct DictWalk {
    dict: Held<Dict>,
    place: Cell<usize>,
    expected: Cell<usize>,
    left: Cell<usize>,
}

impl DictWalk {
    /// A walk from the first entry.
    pub fn new(dict: Ref<Dict>) -> DictWalk {
        let count = dict.len();
        DictWalk {
            dict: Held::new(dict),
            place: Cell::new(0),
            expected: Cell::new(count),
            left: Cell::new(count),
        }
    }

    /// A walk from the last entry backwards.
    pub fn reversed(dict: Ref<Dict>) -> DictWalk {
        let place = dict.places();
        let walk = DictWalk::new(dict);
        walk.place.set(place);
        walk
    }

    /// Keys have come or gone.
    #[cold]
    fn changed(&self, vm: &mut Vm) -> R<Option<Entry>> {
        self.expected.set(BROKEN);
        Err(vm.runtime_error("dictionary changed size during iteration"))
    }

    #[inline(always)]
    fn step(
        &self,
        vm: &mut Vm,
        find: impl FnOnce(&Dict, usize) -> Option<(usize, Entry)>,
    ) -> R<Option<Entry>> {
        let (place, expected) = (self.place.get(), self.expected.get());
        let Some(found) =
            self.dict.with(|dict| if dict.len() == expected { Ok(find(dict, place)) } else { Err(()) })
        else {
            return Ok(None);
        };
        match found {
            Ok(Some((next, entry))) if self.left.get() > 0 => {
                self.place.set(next);
                self.left.set(self.left.get() - 1);
                Ok(Some(entry))
            }
            Ok(Some(_)) => {
                self.finish();
                Err(vm.runtime_error("dictionary keys changed during iteration"))
            }
            Ok(None) => {
                self.finish();
                Ok(None)
            }
            Err(()) => self.changed(vm),
        }
    }

    /// The next entry.
    #[inline(always)]
    pub fn next(&self, vm: &mut Vm) -> R<Option<Entry>> {
        self.step(vm, |dict, place| dict.next_entry(place))
    }

    /// The next entry backwards.
    pub fn previous(&self, vm: &mut Vm) -> R<Option<Entry>> {
        self.step(vm, |dict, place| dict.previous_entry(place))
    }

    /// How many entries are to come.
    pub fn left(&self) -> usize {
        let is_whole = self.dict.with(|dict| dict.len() == self.expected.get()).unwrap_or(false);
        if is_whole { self.left.get() } else { 0 }
    }

    /// The dict, unless the walk is over; where it stands; which size it expects.
    pub fn fork(&self) -> Option<DictWalk> {
        let dict = self.dict.get()?;
        Some(DictWalk {
            dict: Held::new(dict),
            place: Cell::new(self.place.get()),
            expected: Cell::new(self.expected.get()),
            left: Cell::new(self.left.get()),
        })
    }

    /// The walk is over.
    pub fn finish(&self) {
        self.dict.release();
    }

    /// Shows the collector what is walked.
    pub fn trace(&self, tracer: &mut Tracer<'_>) {
        self.dict.trace(tracer);
    }
}

/// A walk over the keys of a set. It notices when keys come or go.
pub struct SetWalk {
    set: Held<Set>,
    place: Cell<usize>,
    expected: Cell<usize>,
    left: Cell<usize>,
}

impl SetWalk {
    /// A walk from the first place of the table.
    pub fn new(set: Ref<Set>) -> SetWalk {
        let count = set.len();
        SetWalk {
            set: Held::new(set),
            place: Cell::new(0),
            expected: Cell::new(count),
            left: Cell::new(count),
        }
    }

    /// The next key.
    #[inline]
    pub fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        let (place, expected) = (self.place.get(), self.expected.get());
        let Some(found) =
            self.set.with(|set| if set.len() == expected { Ok(set.next_key(place)) } else { Err(()) })
        else {
            return Ok(None);
        };
        match found {
            Ok(Some((next, _, key))) => {
                self.place.set(next);
                self.left.set(self.left.get().saturating_sub(1));
                Ok(Some(key))
            }
            Ok(None) => {
                self.finish();
                Ok(None)
            }
            Err(()) => {
                self.expected.set(BROKEN);
                Err(vm.runtime_error("Set changed size during iteration"))
            }
        }
    }

    /// How many keys are to come.
    pub fn left(&self) -> usize {
        let is_whole = self.set.with(|set| set.len() == self.expected.get()).unwrap_or(false);
        if is_whole { self.left.get() } else { 0 }
    }

    /// A second walk that stands where this one does.
    pub fn fork(&self) -> Option<SetWalk> {
        let set = self.set.get()?;
        Some(SetWalk {
            set: Held::new(set),
            place: Cell::new(self.place.get()),
            expected: Cell::new(self.expected.get()),
            left: Cell::new(self.left.get()),
        })
    }

    /// The walk is over.
    pub fn finish(&self) {
        self.set.release();
    }

    /// Shows the collector what is walked.
    pub fn trace(&self, tracer: &mut Tracer<'_>) {
        self.set.trace(tracer);
    }
}
