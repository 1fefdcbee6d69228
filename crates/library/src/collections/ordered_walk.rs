//! Iterators over an `OrderedDict` and its views. They notice every key that comes, goes or is moved, where those of a plain
//! dict only count the keys.

use std::cell::Cell;

use rondo_vm::heap::{Dict, Ref, Tracer, Value};
use rondo_vm::types::class::ClassDef;
use rondo_vm::types::dict::views::{DictView, Which};
use rondo_vm::types::iterator::{ITER, Iterator, LENGTH_HINT, NEXT, Steps};
use rondo_vm::types::sequence::R;
use rondo_vm::{Outcome, Vm};

use super::classes;

/// A walk over the entries.
struct Walk {
    dict: Ref<Dict>,
    which: Which,
    /// Where it stands among the entries.
    place: Cell<usize>,
    /// How many entries are still to come.
    left: Cell<usize>,
    /// How many changes the dict had when the walk began.
    changes: u32,
    is_backwards: bool,
}

impl Steps for Walk {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        let left = self.left.get();
        // At its end it does not mind what becomes of the dict.
        if left == 0 {
            return Ok(None);
        }
        if self.dict.changes() != self.changes {
            self.left.set(0);
            return Err(vm.runtime_error("OrderedDict mutated during iteration"));
        }
        let place = self.place.get();
        let found =
            if self.is_backwards { self.dict.previous_entry(place) } else { self.dict.next_entry(place) };
        let Some((place, entry)) = found else { return Ok(None) };
        self.place.set(place);
        self.left.set(left - 1);
        Ok(Some(match self.which {
            Which::Keys => entry.key,
            Which::Values => entry.value,
            Which::Items => vm.tuple([entry.key, entry.value]),
        }))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.dict);
    }

    fn left(&self, _vm: &mut Vm) -> R<Option<usize>> {
        Ok(Some(self.left.get()))
    }
}

/// Their class, which has no public name.
pub(super) static CLASS: ClassDef = ClassDef {
    name: "odict_iterator",
    doc: "",
    methods: &[ITER, NEXT, LENGTH_HINT],
    properties: &[],
    is_base: false,
};

/// A walk over a dict from either end.
pub(super) fn walk(vm: &mut Vm, dict: Ref<Dict>, which: Which, is_backwards: bool) -> Value {
    let class = classes(vm).ordered_iterator.clone();
    let (left, changes) = (dict.len(), dict.changes());
    let place = if is_backwards { dict.places() } else { 0 };
    let walk = Walk { dict, which, place: Cell::new(place), left: Cell::new(left), changes, is_backwards };
    vm.new_builtin(&class, Iterator::Foreign(Box::new(walk)))
}

fn of_view(vm: &mut Vm, args: &[Value], is_backwards: bool) -> Outcome {
    let view = args[0].foreign::<DictView>().expect("the receiver of a view's method is a view");
    let (dict, which) = (view.dict.clone(), view.which);
    Ok(walk(vm, dict, which, is_backwards))
}

/// `iter(view)`
pub(super) fn iter_of_view(vm: &mut Vm, args: &[Value]) -> Outcome {
    of_view(vm, args, false)
}

/// `reversed(view)`
pub(super) fn reversed_of_view(vm: &mut Vm, args: &[Value]) -> Outcome {
    of_view(vm, args, true)
}
