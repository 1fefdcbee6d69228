//! Loops and unpacking.

use rondo_bytecode::Reg;

use crate::dispatch::NextInLoop;
use crate::frame::FrameKind;
use crate::heap::{Kind, List, Tuple, Value};
use crate::native::Arguments;
use crate::types::function::Function;
use crate::types::iterator::Iterator;
use crate::types::range::Range;
use crate::vm::{Outcome, Raised, Vm};

impl Vm {
    /// The three registers with which a `for` begins: a range in three numbers, a list or tuple with an index, or an iterator.
    pub(crate) fn begin_iteration(&mut self, iterable: Value) -> Result<[Value; 3], Raised> {
        if let Some(header) = iterable.header()
            && !header.class().is_heap_class()
        {
            match header.kind() {
                Kind::List | Kind::Tuple => return Ok([iterable, Value::int(0), Value::EMPTY]),
                Kind::Range => {
                    let range = iterable.downcast::<Range>().expect("the kind was just checked");
                    if let Some(registers) = range.short().and_then(small_range) {
                        return Ok(registers);
                    }
                }
                Kind::Generator => {
                    let generator =
                        iterable.downcast::<crate::types::generator::Generator>().expect("just checked");
                    if generator.flavour == crate::types::generator::Flavour::Generator {
                        return Ok([iterable, Value::EMPTY, Value::EMPTY]);
                    }
                }
                Kind::Iterator if header.is_unshared() => {
                    let iterator = iterable.downcast::<Iterator>().expect("the kind was just checked");
                    if let Some(registers) = plain_walk(iterator) {
                        return Ok(registers);
                    }
                }
                _ => {}
            }
        }
        let iterator = self.iter(&iterable)?;
        // A list or tuple as the *iterator* of something would be taken for a list with an index.
        Ok([iterator, Value::EMPTY, Value::EMPTY])
    }

    /// Begins a loop over an iterator: that of a class of the program is not asked for one again.
    pub(crate) fn begin_walk(&mut self, iterator: Value) -> Result<[Value; 3], Raised> {
        if iterator.header().is_some_and(|header| header.class().is_heap_class()) {
            return Ok([iterator, Value::EMPTY, Value::EMPTY]);
        }
        self.begin_iteration(iterator)
    }

    /// The next item of an iterator that is no builtin one; a `__next__` of the language runs as a frame of its own.
    pub(crate) fn next_in_loop(&mut self, iterator: &Value, dst: Reg) -> Result<NextInLoop, Raised> {
        let name = self.names.next.clone();
        if let Some(found) = self.lookup_class_of(iterator, &name)
            && let Some(function) = found.downcast::<Function>()
            && !function.code.data.kind.is_suspendable()
        {
            let function = function.to_ref();
            let arguments: Arguments = std::iter::once(iterator.clone()).collect();
            self.begin_function(function, arguments, &[], dst, FrameKind::Next)?;
            return Ok(NextInLoop::Entered);
        }
        Ok(match self.next(iterator)? {
            Some(item) => NextInLoop::Item(item),
            None => NextInLoop::End,
        })
    }

    /// The next item, or the value with which the iterator stopped.
    pub(crate) fn next_or_stop(&mut self, iterator: &Value) -> Result<Result<Value, Value>, Raised> {
        let name = self.names.next.clone();
        let Some(outcome) = self.call_special(iterator, &name, &[]) else {
            let message = format!("'{}' object is not an iterator", self.type_name(iterator));
            return Err(self.type_error(message));
        };
        match outcome {
            Ok(value) => Ok(Ok(value)),
            Err(raised) => match self.stop_value(&raised) {
                Some(value) => Ok(Err(value)),
                None => Err(raised),
            },
        }
    }

    /// Exactly so many items of an iterable.
    pub(crate) fn unpack(&mut self, source: &Value, count: usize) -> Result<Vec<Value>, Raised> {
        if let Some(items) = plain_items(source) {
            if items.len() == count {
                return Ok(items);
            }
            let known = Some(items.len());
            return Err(self.wrong_count(count, items.len(), known, false));
        }
        let iterator = self.unpack_iter(source)?;
        let mut items = Vec::with_capacity(count);
        while items.len() < count {
            match self.next(&iterator)? {
                Some(item) => items.push(item),
                None => return Err(self.wrong_count(count, items.len(), None, false)),
            }
        }
        match self.next(&iterator)? {
            None => Ok(items),
            Some(_) => {
                let known = source.is_a::<crate::heap::Dict>().then(|| self.length(source)).transpose()?;
                Err(self.wrong_count(count, count + 1, known, false))
            }
        }
    }

    fn unpack_iter(&mut self, source: &Value) -> Outcome {
        let iter = self.names.iter.clone();
        let getitem = self.names.getitem.clone();
        if self.lookup_class_of(source, &iter).is_none() && self.lookup_class_of(source, &getitem).is_none() {
            let message = format!("cannot unpack non-iterable {} object", self.type_name(source));
            return Err(self.type_error(message));
        }
        self.iter(source)
    }

    fn wrong_count(&mut self, wanted: usize, got: usize, known: Option<usize>, at_least: bool) -> Raised {
        let message = if got < wanted {
            let least = if at_least { "at least " } else { "" };
            format!("not enough values to unpack (expected {least}{wanted}, got {got})")
        } else {
            match known {
                Some(total) => format!("too many values to unpack (expected {wanted}, got {total})"),
                None => format!("too many values to unpack (expected {wanted})"),
            }
        };
        self.value_error(message)
    }

    /// Items before a starred target, a list of those in the middle, items after it.
    pub(crate) fn unpack_star(
        &mut self,
        source: &Value,
        before: usize,
        after: usize,
    ) -> Result<Vec<Value>, Raised> {
        let mut items = match plain_items(source) {
            Some(items) => items,
            None => {
                let iterator = self.unpack_iter(source)?;
                let mut items = Vec::new();
                while let Some(item) = self.next(&iterator)? {
                    items.push(item);
                }
                items
            }
        };
        if items.len() < before + after {
            return Err(self.wrong_count(before + after, items.len(), None, true));
        }
        let tail = items.split_off(items.len() - after);
        let middle = items.split_off(before);
        items.push(self.list(middle));
        items.extend(tail);
        Ok(items)
    }
}

/// The items of a list or tuple of the builtin class.
fn plain_items(source: &Value) -> Option<Vec<Value>> {
    if source.header()?.class().is_heap_class() {
        return None;
    }
    match source.downcast::<List>() {
        Some(list) => Some(list.to_vec()),
        None => source.downcast::<Tuple>().map(|tuple| tuple.to_vec()),
    }
}

/// An iterator over a range, list or tuple that nobody else has, as the three registers of a loop over the thing itself:
/// what a generator expression is given.
fn plain_walk(iterator: &Iterator) -> Option<[Value; 3]> {
    let indexed =
        |source: Value, index: usize| Some([source, Value::int(i32::try_from(index).ok()?), Value::EMPTY]);
    match iterator {
        Iterator::Range(walk) => {
            let (start, step, count) = walk.state();
            small_range(crate::types::range::Short { start, step, count })
        }
        Iterator::List(walk) => walk.state().and_then(|(list, index)| indexed(list.into(), index)),
        Iterator::Tuple(walk) => walk.state().and_then(|(tuple, index)| indexed(tuple.into(), index)),
        _ => None,
    }
}

/// The first number, the one at which it ends (so many steps on, exactly) and the step of a range, if all fit in words.
fn small_range(range: crate::types::range::Short) -> Option<[Value; 3]> {
    let stop = i64::try_from(range.count).ok()?.checked_mul(range.step)?.checked_add(range.start)?;
    Some([Value::small_int(range.start)?, Value::small_int(stop)?, Value::small_int(range.step)?])
}
