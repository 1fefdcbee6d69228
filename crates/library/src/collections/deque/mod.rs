//! `deque`: a sequence that grows and shrinks at both ends.
//!
//! The items lie in a ring. Whatever may run code of the program works item by item and looks at a count of changes
//! afterwards: a deque that changed under a walk is an error, as in CPython.

mod table;
mod walking;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use rondo_vm::heap::{Foreign, Holder, Object, Tracer, Value};
use rondo_vm::types::class::Class;
use rondo_vm::types::object::new_foreign;
use rondo_vm::types::sequence::{R, begin_repr, check_items, compare_lengths, repeat_count, repr_items};
use rondo_vm::{CompareOp, Outcome, Vm};

use super::classes;
pub(super) use table::CLASS;
pub(super) use walking::{ITERATOR, REVERSE_ITERATOR};

/// The payload of a deque.
#[derive(Default)]
pub(super) struct Deque {
    items: RefCell<VecDeque<Value>>,
    /// How many items there may be; beyond, they fall out at the other end.
    limit: Cell<Option<usize>>,
    /// Counts the changes that a walk must notice.
    changes: Cell<u64>,
}

impl Foreign for Deque {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(self.items.borrow().iter());
    }

    fn clear(&self) {
        drop(self.items.take());
    }

    fn elsewhere(&self) -> usize {
        self.items.borrow().capacity() * size_of::<Value>()
    }
}

impl Deque {
    fn len(&self) -> usize {
        self.items.borrow().len()
    }

    fn item(&self, index: usize) -> Option<Value> {
        self.items.borrow().get(index).cloned()
    }

    fn changed(&self) {
        self.changes.set(self.changes.get() + 1);
    }

    /// Adds an item at the right; what falls out at the left is dropped when nothing is borrowed.
    fn push_right(&self, item: Value) {
        self.changed();
        let mut items = self.items.borrow_mut();
        items.push_back(item);
        let fallen =
            if self.limit.get().is_some_and(|limit| items.len() > limit) { items.pop_front() } else { None };
        drop(items);
        drop(fallen);
    }

    fn push_left(&self, item: Value) {
        self.changed();
        let mut items = self.items.borrow_mut();
        items.push_front(item);
        let fallen =
            if self.limit.get().is_some_and(|limit| items.len() > limit) { items.pop_back() } else { None };
        drop(items);
        drop(fallen);
    }

    fn to_vec(&self) -> Vec<Value> {
        self.items.borrow().iter().cloned().collect()
    }
}

impl rondo_vm::types::sequence::Items for Deque {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Option<Value> {
        Deque::item(self, index)
    }
}

fn this<'a>(vm: &mut Vm, args: &'a [Value]) -> R<&'a Object<Holder<Deque>>> {
    match args[0].foreign::<Deque>() {
        Some(deque) => Ok(deque),
        None => {
            let name = vm.type_name(&args[0]);
            Err(vm.type_error(format!(
                "descriptor requires a 'collections.deque' object but received a '{name}'"
            )))
        }
    }
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("`__new__` gets a class").to_ref();
    Ok(new_foreign(vm, &class, Deque::default()))
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?;
    let limit = if args[2].is_empty() || args[2].is_none() {
        None
    } else {
        if vm.plain_int(&args[2]).is_none() {
            return Err(vm.type_error("an integer is required"));
        }
        let limit = vm.size_argument(&args[2])?;
        if limit < 0 {
            return Err(vm.value_error("maxlen must be non-negative"));
        }
        Some(limit as usize)
    };
    deque.limit.set(limit);
    let old = deque.items.take();
    deque.changed();
    drop(old);
    if !args[1].is_empty() {
        extend_right(vm, deque, &args[1])?;
    }
    Ok(Value::NONE)
}

/// The items of an iterable one after the other; of the deque itself, those that are there now.
fn each(
    vm: &mut Vm,
    deque: &Object<Holder<Deque>>,
    iterable: &Value,
    mut take: impl FnMut(&Deque, Value),
) -> R<()> {
    if deque.is_value(iterable) {
        deque.to_vec().into_iter().for_each(|item| take(deque, item));
        return Ok(());
    }
    let mut count = 0usize;
    vm.for_each(iterable, |vm, item| {
        take(deque, item);
        count += 1;
        if count.is_multiple_of(4096) { check_items(vm, deque.len() * 2) } else { Ok(()) }
    })
}

fn extend_right(vm: &mut Vm, deque: &Object<Holder<Deque>>, iterable: &Value) -> R<()> {
    each(vm, deque, iterable, |deque, item| deque.push_right(item))
}

fn append(vm: &mut Vm, args: &[Value]) -> Outcome {
    this(vm, args)?.push_right(args[1].clone());
    Ok(Value::NONE)
}

fn appendleft(vm: &mut Vm, args: &[Value]) -> Outcome {
    this(vm, args)?.push_left(args[1].clone());
    Ok(Value::NONE)
}

fn extend(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?;
    extend_right(vm, deque, &args[1])?;
    Ok(Value::NONE)
}

fn extendleft(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?;
    each(vm, deque, &args[1], |deque, item| deque.push_left(item))?;
    Ok(Value::NONE)
}

fn taken(vm: &mut Vm, deque: &Deque, item: Option<Value>) -> Outcome {
    match item {
        Some(item) => {
            deque.changed();
            Ok(item)
        }
        None => Err(vm.index_error("pop from an empty deque")),
    }
}

fn pop(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?;
    let item = deque.items.borrow_mut().pop_back();
    taken(vm, deque, item)
}

fn popleft(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?;
    let item = deque.items.borrow_mut().pop_front();
    taken(vm, deque, item)
}

fn clear(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?;
    let old = deque.items.take();
    deque.changed();
    drop(old);
    Ok(Value::NONE)
}

/// A copy: of the same class, made by calling it when a program has defined it.
fn copy_of(vm: &mut Vm, value: &Value) -> Outcome {
    let deque = value.foreign::<Deque>().expect("only deques are copied");
    let class = deque.class().clone();
    let limit = deque.limit.get();
    if !class.is_heap_class() {
        let copy = Deque { items: deque.items.clone(), limit: Cell::new(limit), changes: Cell::new(0) };
        check_items(vm, copy.len())?;
        return Ok(new_foreign(vm, &class, copy));
    }
    let mut arguments = vec![value.clone()];
    if let Some(limit) = limit {
        arguments.push(vm.size(limit));
    }
    let copy = vm.call(&class.value(), &arguments)?;
    if copy.foreign::<Deque>().is_none() {
        let (name, given) = (class.name(), vm.type_name(&copy));
        return Err(vm.type_error(format!("{name}() must return a deque, not {given}")));
    }
    Ok(copy)
}

fn copy(vm: &mut Vm, args: &[Value]) -> Outcome {
    this(vm, args)?;
    copy_of(vm, &args[0])
}

/// Asks of every item whether it equals a value, until the closure has heard enough; the deque must not change meanwhile.
fn compare_each(
    vm: &mut Vm,
    deque: &Deque,
    wanted: &Value,
    places: std::ops::Range<usize>,
    mut hear: impl FnMut(usize) -> bool,
) -> R<bool> {
    let changes = deque.changes.get();
    for place in places {
        let Some(item) = deque.item(place) else { break };
        let is_equal = vm.equal(&item, wanted)?;
        if deque.changes.get() != changes {
            return Ok(false);
        }
        if is_equal && hear(place) {
            break;
        }
        if place.is_multiple_of(64) {
            vm.spend(16)?;
        }
    }
    Ok(true)
}

const MUTATED: &str = "deque mutated during iteration";

fn count(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?;
    let mut found = 0;
    let is_whole = compare_each(vm, deque, &args[1], 0..deque.len(), |_| {
        found += 1;
        false
    })?;
    if is_whole { Ok(vm.size(found)) } else { Err(vm.runtime_error(MUTATED)) }
}

fn find(vm: &mut Vm, deque: &Deque, wanted: &Value, places: std::ops::Range<usize>) -> R<Option<usize>> {
    let mut found = None;
    let is_whole = compare_each(vm, deque, wanted, places, |place| {
        found = Some(place);
        true
    })?;
    if is_whole { Ok(found) } else { Err(vm.runtime_error(MUTATED)) }
}

fn contains(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?;
    Ok(Value::bool(find(vm, deque, &args[1], 0..deque.len())?.is_some()))
}

fn index(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?;
    let length = deque.len();
    let start = rondo_vm::types::sequence::search_bound(vm, &args[2], 0, length)?;
    let stop = rondo_vm::types::sequence::search_bound(vm, &args[3], length, length)?;
    match find(vm, deque, &args[1], start..stop.min(length))? {
        Some(place) => Ok(vm.size(place)),
        None => Err(vm.value_error("deque.index(x): x not in deque")),
    }
}

fn insert(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?;
    let index = vm.size_argument(&args[1])?;
    let length = deque.len();
    if deque.limit.get().is_some_and(|limit| length >= limit) {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    let place = if index < 0 { (index + length as i64).max(0) } else { index.min(length as i64) };
    deque.changed();
    deque.items.borrow_mut().insert(place as usize, args[2].clone());
    Ok(Value::NONE)
}

fn remove(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?;
    let mut found = None;
    let is_whole = compare_each(vm, deque, &args[1], 0..deque.len(), |place| {
        found = Some(place);
        true
    })?;
    if !is_whole {
        return Err(vm.index_error(MUTATED));
    }
    let Some(place) = found else { return Err(vm.value_error("deque.remove(x): x not in deque")) };
    deque.changed();
    let old = deque.items.borrow_mut().remove(place);
    drop(old);
    Ok(Value::NONE)
}

fn reverse(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?;
    deque.changed();
    deque.items.borrow_mut().make_contiguous().reverse();
    Ok(Value::NONE)
}

fn rotate(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?;
    let steps = if args[1].is_empty() { 1 } else { vm.size_argument(&args[1])? };
    let length = deque.len();
    if length > 1 {
        deque.changed();
        deque.items.borrow_mut().rotate_right(steps.rem_euclid(length as i64) as usize);
    }
    Ok(Value::NONE)
}

/// The place that an index means.
fn place_of(vm: &mut Vm, deque: &Deque, key: &Value) -> R<usize> {
    let index = match key.as_small_int() {
        Some(index) => index,
        None if vm.has_index(key) => match vm.index_i64(key) {
            Ok(index) => index,
            Err(_) => {
                let name = vm.type_name(key);
                return Err(vm.index_error(format!("cannot fit '{name}' into an index-sized integer")));
            }
        },
        None => {
            let name = vm.type_name(key);
            return Err(vm.type_error(format!("sequence index must be integer, not '{name}'")));
        }
    };
    let length = deque.len() as i64;
    let place = if index < 0 { index + length } else { index };
    if (0..length).contains(&place) {
        Ok(place as usize)
    } else {
        Err(vm.index_error("deque index out of range"))
    }
}

fn getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?;
    let place = place_of(vm, deque, &args[1])?;
    Ok(deque.item(place).expect("the place was just checked"))
}

fn setitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?;
    let place = place_of(vm, deque, &args[1])?;
    let old = std::mem::replace(&mut deque.items.borrow_mut()[place], args[2].clone());
    drop(old);
    Ok(Value::NONE)
}

fn delitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?;
    let place = place_of(vm, deque, &args[1])?;
    deque.changed();
    let old = deque.items.borrow_mut().remove(place);
    drop(old);
    Ok(Value::NONE)
}

fn len(vm: &mut Vm, args: &[Value]) -> Outcome {
    let length = this(vm, args)?.len();
    Ok(vm.size(length))
}

fn add(vm: &mut Vm, args: &[Value]) -> Outcome {
    this(vm, args)?;
    let Some(other) = args[1].foreign::<Deque>() else {
        let message = format!("can only concatenate deque (not \"{}\") to deque", vm.type_name(&args[1]));
        return Err(vm.type_error(message));
    };
    let more = other.to_vec();
    let copy = copy_of(vm, &args[0])?;
    let sum = copy.foreign::<Deque>().expect("a copy of a deque is one");
    more.into_iter().for_each(|item| sum.push_right(item));
    Ok(copy)
}

fn iadd(vm: &mut Vm, args: &[Value]) -> Outcome {
    extend(vm, args)?;
    Ok(args[0].clone())
}

/// Puts so many copies of the items in their place; of those, the last that may be kept.
fn repeat(vm: &mut Vm, deque: &Deque, times: usize) -> R<()> {
    let items = deque.to_vec();
    let total = items.len().checked_mul(times);
    let Some(total) = total else { return Err(vm.memory_error()) };
    let kept = deque.limit.get().map_or(total, |limit| total.min(limit));
    check_items(vm, kept)?;
    let repeated: VecDeque<Value> =
        (total - kept..total).map(|place| items[place % items.len()].clone()).collect();
    deque.changed();
    let old = deque.items.replace(repeated);
    drop(old);
    Ok(())
}

fn times(vm: &mut Vm, value: &Value) -> R<usize> {
    match repeat_count(vm, value)? {
        Some(times) => Ok(times),
        None => Err(rondo_vm::types::sequence::cannot_repeat(vm, value)),
    }
}

fn imul(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?;
    let times = times(vm, &args[1])?;
    repeat(vm, deque, times)?;
    Ok(args[0].clone())
}

fn mul(vm: &mut Vm, args: &[Value]) -> Outcome {
    this(vm, args)?;
    let times = times(vm, &args[1])?;
    let copy = copy_of(vm, &args[0])?;
    repeat(vm, copy.foreign::<Deque>().expect("a copy of a deque is one"), times)?;
    Ok(copy)
}

fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Outcome {
    let deque = this(vm, args)?;
    let Some(other) = args[1].foreign::<Deque>() else { return Ok(Value::NOT_IMPLEMENTED) };
    if deque.len() != other.len() && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    vm.check_stack()?;
    let changes = (deque.changes.get(), other.changes.get());
    let mut place = 0;
    while let (Some(left), Some(right)) = (deque.item(place), other.item(place)) {
        let is_equal = vm.equal(&left, &right)?;
        if (deque.changes.get(), other.changes.get()) != changes {
            return Err(vm.runtime_error(MUTATED));
        }
        if !is_equal {
            return match op {
                CompareOp::Eq => Ok(Value::FALSE),
                CompareOp::Ne => Ok(Value::TRUE),
                CompareOp::Lt | CompareOp::Le | CompareOp::Gt | CompareOp::Ge => {
                    vm.compare(op, &left, &right)
                }
            };
        }
        place += 1;
    }
    Ok(Value::bool(compare_lengths(op, deque.len(), other.len())))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?;
    if !begin_repr(vm, &args[0])? {
        return Ok(vm.str("[...]"));
    }
    let mut text = format!("{}([", deque.class().name());
    let result = repr_items(vm, &***deque, &mut text);
    vm.leave_repr(&args[0]);
    result?;
    text.push(']');
    if let Some(limit) = deque.limit.get() {
        text.push_str(&format!(", maxlen={limit}"));
    }
    text.push(')');
    Ok(vm.str(&text))
}

fn reduce(vm: &mut Vm, args: &[Value]) -> Outcome {
    let limit = this(vm, args)?.limit.get();
    let class = vm.class_of(&args[0]).value();
    let state = vm.call_method(&args[0], "__getstate__", &[])?;
    let arguments = match limit {
        Some(limit) => {
            let (empty, limit) = (vm.tuple([]), vm.size(limit));
            vm.tuple([empty, limit])
        }
        None => vm.tuple([]),
    };
    let items = vm.iter(&args[0])?;
    Ok(vm.tuple([class, arguments, state, items]))
}
