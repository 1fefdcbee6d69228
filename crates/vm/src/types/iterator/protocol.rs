//! How anything is iterated: `__iter__` and `__next__`, or `__getitem__` from 0 on, behind shortcuts for builtin things.

use num_traits::Signed;

use super::{Indexed, Iterator, Walk, iterator_next};
use crate::dispatch::Completion;
use crate::heap::{Dict, Kind, List, Object, Str, Tuple, Value};
use crate::native::NativeFunction;
use crate::ops::suspend::{Sent, Step};
use crate::types::generator::{Flavour, Generator};
use crate::types::range::Range;
use crate::types::sequence::{R, check_items};
use crate::types::set::Set;
use crate::vm::{Outcome, Raised, Vm};

/// The generator, if a value is one that can be iterated.
fn as_generator(value: &Value) -> Option<&Object<Generator>> {
    value.downcast::<Generator>().filter(|generator| generator.flavour == Flavour::Generator)
}

impl Vm {
    /// `iter(value)`
    pub fn iter(&mut self, value: &Value) -> Outcome {
        if let Some(header) = value.header()
            && !header.class().is_heap_class()
        {
            match header.kind() {
                Kind::Iterator => return Ok(value.clone()),
                Kind::List => {
                    let list = value.downcast::<List>().expect("the kind was just checked").to_ref();
                    let class = &self.types.list_iterator;
                    return Ok(self.heap.alloc(class, Iterator::List(Walk::new(list))).into());
                }
                Kind::Tuple => {
                    let tuple = value.downcast::<Tuple>().expect("the kind was just checked").to_ref();
                    let class = &self.types.tuple_iterator;
                    return Ok(self.heap.alloc(class, Iterator::Tuple(Walk::new(tuple))).into());
                }
                // An ordered dict has iterators of its own.
                Kind::Dict if header.class().is(&self.types.dict) => {
                    let dict = value.downcast::<Dict>().expect("the kind was just checked");
                    return Ok(self.dict_iterator(dict));
                }
                Kind::Str => {
                    let text = value.downcast::<Str>().expect("the kind was just checked");
                    return Ok(self.str_iterator(text));
                }
                Kind::Generator if as_generator(value).is_some() => return Ok(value.clone()),
                _ => {}
            }
        }
        self.iter_by_method(value)
    }

    fn iter_by_method(&mut self, value: &Value) -> Outcome {
        let name = self.names.iter.clone();
        match self.lookup_class_of(value, &name) {
            Some(found) if found.is_none() => Err(self.not_iterable(value)),
            Some(found) => {
                let iterator = self.call_found(&found, value, &[])?;
                if self.is_iterator(&iterator) {
                    return Ok(iterator);
                }
                let message = format!("iter() returned non-iterator of type '{}'", self.type_name(&iterator));
                Err(self.type_error(message))
            }
            None if self.is_sequence(value) && !self.has_builtin_items(value) => {
                let class = self.types.iterator.clone();
                Ok(self.heap.alloc(&class, Iterator::Sequence(Indexed::new(value.clone(), 0))).into())
            }
            None => Err(self.not_iterable(value)),
        }
    }

    /// The error for what cannot be iterated.
    pub fn not_iterable(&mut self, value: &Value) -> Raised {
        let message = format!("'{}' object is not iterable", self.type_name(value));
        self.type_error(message)
    }

    /// Whether a value has `__getitem__`, and is no dict: it can be walked by index.
    pub fn is_sequence(&mut self, value: &Value) -> bool {
        if value.is_a::<Dict>() {
            return false;
        }
        let name = self.names.getitem.clone();
        self.lookup_class_of(value, &name).is_some_and(|found| !found.is_none())
    }

    /// Whether `__getitem__` is written in Rust: what is a sequence there has `__iter__` too, and what has not is none.
    fn has_builtin_items(&mut self, value: &Value) -> bool {
        let name = self.names.getitem.clone();
        self.lookup_class_of(value, &name).is_some_and(|found| found.is_a::<NativeFunction>())
    }

    /// Whether a value has `__next__`.
    pub fn is_iterator(&mut self, value: &Value) -> bool {
        if value.is_a::<Iterator>() || as_generator(value).is_some() {
            return true;
        }
        let name = self.names.next.clone();
        self.lookup_class_of(value, &name).is_some_and(|found| !found.is_none())
    }

    /// The next item of an iterator, or nothing at its end.
    #[inline]
    pub fn next(&mut self, iterator: &Value) -> R<Option<Value>> {
        if let Some(builtin) = iterator.downcast::<Iterator>()
            && !builtin.class().is_heap_class()
        {
            return iterator_next(self, builtin);
        }
        self.next_rest(iterator)
    }

    fn next_rest(&mut self, iterator: &Value) -> R<Option<Value>> {
        if let Some(generator) = as_generator(iterator) {
            return match self.resume(generator, Sent::Value(Value::NONE))? {
                Completion::Yield(item) | Completion::AsyncYield(item) => Ok(Some(item)),
                Completion::Return(_) => Ok(None),
            };
        }
        let name = self.names.next.clone();
        let Some(found) = self.lookup_class_of(iterator, &name) else {
            let message = format!("'{}' object is not an iterator", self.type_name(iterator));
            return Err(self.type_error(message));
        };
        match self.call_found(&found, iterator, &[]) {
            Ok(item) => Ok(Some(item)),
            Err(raised) if self.stop_value(&raised).is_some() => Ok(None),
            Err(raised) => Err(raised),
        }
    }

    /// Gives every item that is left in an iterator to a closure.
    pub fn drain(&mut self, iterator: &Value, mut each: impl FnMut(&mut Vm, Value) -> R<()>) -> R<()> {
        let mut count = 0usize;
        while let Some(item) = self.next(iterator)? {
            each(self, item)?;
            count += 1;
            if count.is_multiple_of(64) {
                self.spend(16)?;
            }
        }
        Ok(())
    }

    /// Gives items to a closure until it has enough. If the last argument of the closure is true, it must not run code of the
    /// program; an item that would take that is handed back, and comes again.
    pub fn drain_quietly(
        &mut self,
        iterator: &Value,
        mut each: impl FnMut(&mut Vm, Value, bool) -> R<Step>,
    ) -> R<()> {
        if let Some(generator) = as_generator(iterator) {
            return self.drive(&generator.to_ref(), each);
        }
        let mut count = 0usize;
        while let Some(item) = self.next(iterator)? {
            match each(self, item, false)? {
                Step::More => {}
                Step::Enough => break,
                Step::NotQuietly(_) => unreachable!("this was not asked for"),
            }
            count += 1;
            if count.is_multiple_of(64) {
                self.spend(16)?;
            }
        }
        Ok(())
    }

    /// Gives every item of an iterable to a closure.
    pub fn for_each(&mut self, iterable: &Value, mut each: impl FnMut(&mut Vm, Value) -> R<()>) -> R<()> {
        // What never changes needs no iterator.
        if let Some(tuple) = iterable.downcast::<Tuple>()
            && !tuple.class().is_heap_class()
        {
            self.spend(tuple.len() / 4)?;
            return tuple.iter().try_for_each(|item| each(self, item.clone()));
        }
        let iterator = self.iter(iterable)?;
        self.drain(&iterator, each)
    }

    /// All items of an iterable: `list(iterable)`.
    pub fn collect(&mut self, iterable: &Value) -> R<Vec<Value>> {
        if let Some(items) = self.collect_plain(iterable)? {
            return Ok(items);
        }
        let iterator = self.iter(iterable)?;
        self.length_hint(iterable)?;
        self.collect_rest(&iterator)
    }

    /// All items of an iterable, with another message when it is none.
    pub fn collect_or(&mut self, iterable: &Value, message: &str) -> R<Vec<Value>> {
        if let Some(items) = self.collect_plain(iterable)? {
            return Ok(items);
        }
        match self.iter(iterable) {
            Ok(iterator) => {
                self.length_hint(iterable)?;
                self.collect_rest(&iterator)
            }
            Err(raised) if self.raised_is(&raised, &self.types.exceptions.type_error) => {
                Err(self.type_error(message))
            }
            Err(raised) => Err(raised),
        }
    }

    fn collect_rest(&mut self, iterator: &Value) -> R<Vec<Value>> {
        let mut items = Vec::new();
        self.drain_quietly(iterator, |vm, item, _| {
            items.push(item);
            if items.len().is_multiple_of(4096) {
                check_items(vm, items.len() * 2)?;
            }
            Ok(Step::More)
        })?;
        Ok(items)
    }

    /// The items of a builtin collection, where no code of the program is to run.
    fn collect_plain(&mut self, iterable: &Value) -> R<Option<Vec<Value>>> {
        let Some(header) = iterable.header() else { return Ok(None) };
        if header.class().is_heap_class() {
            return Ok(None);
        }
        let items = match header.kind() {
            Kind::List => iterable.downcast::<List>().map(|list| list.to_vec()),
            Kind::Tuple => iterable.downcast::<Tuple>().map(|tuple| tuple.to_vec()),
            Kind::Set => iterable.downcast::<Set>().map(|set| set.keys()),
            Kind::Str => iterable
                .downcast::<Str>()
                .map(|text| text.as_str().chars().map(|char| self.char(char)).collect()),
            Kind::Dict => iterable
                .downcast::<Dict>()
                .map(|dict| dict.entries().into_iter().map(|entry| entry.key).collect()),
            Kind::Range => match iterable.downcast::<Range>().and_then(|range| range.short()) {
                Some(short) => {
                    check_items(self, usize::try_from(short.count).unwrap_or(usize::MAX))?;
                    Some((0..short.count).map(|place| self.int(short.at(place))).collect())
                }
                None => None,
            },
            _ => None,
        };
        if let Some(items) = &items {
            check_items(self, items.len())?;
        }
        Ok(items)
    }

    /// Asks an object of the program how long it is before its items are collected. CPython does it to make room; that it
    /// asks can be seen, and what it gets can be wrong.
    pub fn length_hint(&mut self, iterable: &Value) -> R<()> {
        let is_own = iterable.header().is_some_and(|header| header.class().is_heap_class());
        if !is_own {
            return Ok(());
        }
        let name = self.names.len.clone();
        if self.lookup_class_of(iterable, &name).is_some() {
            match self.length(iterable) {
                Ok(_) => return Ok(()),
                Err(raised) if self.raised_is(&raised, &self.types.exceptions.type_error) => {}
                Err(raised) => return Err(raised),
            }
        }
        let name = self.names.length_hint.clone();
        let hint = match self.call_special(iterable, &name, &[]) {
            None => return Ok(()),
            Some(Ok(hint)) => hint,
            Some(Err(raised)) if self.raised_is(&raised, &self.types.exceptions.type_error) => return Ok(()),
            Some(Err(raised)) => return Err(raised),
        };
        if hint.is_not_implemented() {
            return Ok(());
        }
        if crate::types::int::Int::of(&hint).is_none() {
            let message = format!("__length_hint__ must be an integer, not {}", self.type_name(&hint));
            return Err(self.type_error(message));
        }
        if crate::types::range::number_of_index(self, &hint)?.is_negative() {
            return Err(self.value_error("__length_hint__() should return >= 0"));
        }
        Ok(())
    }
}
