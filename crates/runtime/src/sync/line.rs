//! A line: those who wait, in the order of their coming.

use std::cell::RefCell;
use std::collections::VecDeque;

use rondo_vm::heap::{Foreign, Tracer, Value};
use rondo_vm::types::class::ClassDef;
use rondo_vm::{Outcome, Raised, Vm, method, static_method};

use super::{items_of, new_object};
use crate::state::runtime;

/// The payload of a line.
#[derive(Default)]
pub(crate) struct Line {
    pub(super) items: RefCell<VecDeque<Value>>,
}

impl Foreign for Line {
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

/// The class of lines. A program sees one only if it looks at the private attributes of a lock.
pub(crate) const CLASS: ClassDef = ClassDef {
    name: "asyncio._sync.Line",
    doc: "Items in the order of their coming: first in, first out.",
    methods: &[
        static_method!("__new__", "(cls, /)", new, "Create and return a new object."),
        method!("__len__", "(self, /)", len, "Return len(self)."),
        method!("__iter__", "(self, /)", iter, "Implement iter(self)."),
        method!("__getitem__", "(self, index, /)", getitem, "Return self[index]."),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("append", "(self, item, /)", append, "Add an item at the end."),
        method!("popleft", "(self, /)", popleft, "Take the first item."),
        method!("remove", "(self, item, /)", remove, "Take an item out."),
        method!("clear", "(self, /)", clear, "Take all items out."),
    ],
    properties: &[],
    is_base: false,
};

/// An empty line.
pub(crate) fn new_line(vm: &mut Vm) -> Value {
    let class = match runtime(vm).line_class.clone() {
        class if class.is_empty() => {
            let class = vm
                .import_module("asyncio._sync")
                .and_then(|module| vm.get_attr_str(&module, "Line"))
                .expect("the room's own module has its classes");
            runtime(vm).line_class = class.clone();
            class
        }
        class => class,
    };
    new_object(vm, &class, Line::default()).expect("an object of one's own class can be made")
}

/// The item at a place, if there are so many. A program may have put a list of its own in place of the line.
pub(super) fn item(vm: &mut Vm, line: &Value, place: usize) -> Result<Option<Value>, Raised> {
    if let Some(items) = items_of(line) {
        return Ok(items.borrow().get(place).cloned());
    }
    if line.is_empty() || line.is_none() {
        return Ok(None);
    }
    let all = vm.collect(line)?;
    Ok(all.get(place).cloned())
}

/// Adds a waiter at the end.
pub(super) fn join(vm: &mut Vm, line: &Value, waiter: Value) -> Result<(), Raised> {
    match items_of(line) {
        Some(items) => {
            items.borrow_mut().push_back(waiter);
            Ok(())
        }
        None => vm.call_method(line, "append", &[waiter]).map(drop),
    }
}

/// Takes a waiter out; `false` if it was not there.
pub(super) fn leave(vm: &mut Vm, line: &Value, waiter: &Value) -> Result<bool, Raised> {
    match items_of(line) {
        Some(items) => {
            let mut items = items.borrow_mut();
            // Nearly always it is the first.
            let place = items.iter().position(|item| item.is(waiter));
            let gone = place.and_then(|place| items.remove(place));
            drop(items);
            Ok(gone.is_some())
        }
        None => vm.call_method(line, "remove", std::slice::from_ref(waiter)).map(|_| true),
    }
}

/// How many stand in a line; none in one that was never made.
pub(super) fn length(vm: &mut Vm, line: &Value) -> Result<usize, Raised> {
    match items_of(line) {
        Some(items) => Ok(items.borrow().len()),
        None if line.is_empty() || line.is_none() => Ok(0),
        None => vm.length(line),
    }
}

/// Takes the first out.
pub(super) fn first_out(vm: &mut Vm, line: &Value) -> Result<Option<Value>, Raised> {
    match items_of(line) {
        Some(items) => Ok(items.borrow_mut().pop_front()),
        None if vm.length(line)? == 0 => Ok(None),
        None => vm.call_method(line, "popleft", &[]).map(Some),
    }
}

fn this(value: &Value) -> &RefCell<VecDeque<Value>> {
    items_of(value).expect("the receiver is a line")
}

fn to_list(vm: &mut Vm, line: &Value) -> Value {
    let items = this(line).borrow().iter().cloned().collect();
    vm.list(items)
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    new_object(vm, &args[0], Line::default())
}

fn len(vm: &mut Vm, args: &[Value]) -> Outcome {
    let count = this(&args[0]).borrow().len();
    Ok(vm.size(count))
}

fn iter(vm: &mut Vm, args: &[Value]) -> Outcome {
    let items = to_list(vm, &args[0]);
    vm.iter(&items)
}

fn getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let items = to_list(vm, &args[0]);
    vm.get_item(&items, &args[1])
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let items = to_list(vm, &args[0]);
    let text = format!("deque({})", vm.repr(&items)?.as_str());
    Ok(vm.str(&text))
}

fn append(_vm: &mut Vm, args: &[Value]) -> Outcome {
    this(&args[0]).borrow_mut().push_back(args[1].clone());
    Ok(Value::NONE)
}

fn popleft(vm: &mut Vm, args: &[Value]) -> Outcome {
    let first = this(&args[0]).borrow_mut().pop_front();
    first.ok_or_else(|| {
        let class = vm.types.exceptions.index_error.clone();
        vm.error(&class, "pop from an empty deque")
    })
}

fn remove(vm: &mut Vm, args: &[Value]) -> Outcome {
    let items: Vec<Value> = this(&args[0]).borrow().iter().cloned().collect();
    for (place, item) in items.iter().enumerate() {
        if item.is(&args[1]) || vm.equal(item, &args[1])? {
            let gone = this(&args[0]).borrow_mut().remove(place);
            drop(gone);
            return Ok(Value::NONE);
        }
    }
    Err(vm.value_error("deque.remove(x): x not in deque"))
}

fn clear(_vm: &mut Vm, args: &[Value]) -> Outcome {
    let items = this(&args[0]).take();
    drop(items);
    Ok(Value::NONE)
}
