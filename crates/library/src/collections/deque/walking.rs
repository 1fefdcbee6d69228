//! Iterators over a deque, forwards and backwards.

use std::cell::Cell;

use rondo_vm::heap::{Holder, Ref, Tracer, Value};
use rondo_vm::types::class::ClassDef;
use rondo_vm::types::iterator::{ITER, Iterator, LENGTH_HINT, NEXT, Steps, constructor};
use rondo_vm::types::sequence::R;
use rondo_vm::{Outcome, Vm};

use super::{Deque, classes, this};

/// A walk over a deque.
struct Walk {
    deque: Ref<Holder<Deque>>,
    /// How many items have been given.
    given: Cell<usize>,
    /// How many changes the deque had when the walk began.
    changes: u64,
    is_backwards: bool,
}

impl Steps for Walk {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        if self.deque.changes.get() != self.changes {
            return Err(vm.runtime_error(super::MUTATED));
        }
        let given = self.given.get();
        let items = self.deque.items.borrow();
        if given >= items.len() {
            return Ok(None);
        }
        self.given.set(given + 1);
        Ok(items.get(if self.is_backwards { items.len() - 1 - given } else { given }).cloned())
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.deque);
    }

    fn left(&self, _vm: &mut Vm) -> R<Option<usize>> {
        Ok(Some(self.deque.len().saturating_sub(self.given.get())))
    }
}

macro_rules! classes_of_walks {
    ($($constant:ident = $name:literal, $new:expr;)*) => {
        $(pub(in super::super) static $constant: ClassDef = ClassDef {
            name: $name,
            doc: "",
            methods: &[constructor("(cls, deque, index=0, /)", $new), ITER, NEXT, LENGTH_HINT],
            properties: &[],
            is_base: false,
        };)*
    };
}

classes_of_walks! {
    ITERATOR = "collections._deque_iterator", |vm, args| new(vm, args, false);
    REVERSE_ITERATOR = "collections._deque_reverse_iterator", |vm, args| new(vm, args, true);
}

fn walk(vm: &mut Vm, deque: Ref<Holder<Deque>>, given: usize, is_backwards: bool) -> Value {
    let classes = classes(vm);
    let class =
        if is_backwards { classes.deque_reverse_iterator.clone() } else { classes.deque_iterator.clone() };
    let changes = deque.changes.get();
    let walk = Walk { deque, given: Cell::new(given), changes, is_backwards };
    vm.new_builtin(&class, Iterator::Foreign(Box::new(walk)))
}

fn new(vm: &mut Vm, args: &[Value], is_backwards: bool) -> Outcome {
    let given = if args[2].is_empty() { 0 } else { vm.size_argument(&args[2])?.max(0) as usize };
    let deque = this(vm, &args[1..])?.to_ref();
    Ok(walk(vm, deque, given, is_backwards))
}

pub(super) fn iter(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?.to_ref();
    Ok(walk(vm, deque, 0, false))
}

pub(super) fn reversed(vm: &mut Vm, args: &[Value]) -> Outcome {
    let deque = this(vm, args)?.to_ref();
    Ok(walk(vm, deque, 0, true))
}
