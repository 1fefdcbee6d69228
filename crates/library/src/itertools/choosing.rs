//! Iterators that ask a function, or another iterator, what becomes of each item.

use std::cell::Cell;

use rondo_vm::heap::{Foreign, Holder, Ref, Tracer, Tuple, Value, ValueCell};
use rondo_vm::types::class::ClassDef;
use rondo_vm::types::iterator::{Iterator, Steps};
use rondo_vm::types::sequence::R;
use rondo_vm::{BinaryOp, Outcome, Vm};

use super::{classes, made};

/// `accumulate`
struct Accumulate {
    source: Value,
    /// What makes a new total of the old one and an item; `None` adds.
    function: Value,
    /// Empty before the first item.
    total: ValueCell,
    /// The first total to give, once; then empty.
    initial: ValueCell,
}

impl Steps for Accumulate {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        let initial = self.initial.take();
        if !initial.is_empty() {
            self.total.set(initial.clone());
            return Ok(Some(initial));
        }
        let Some(item) = vm.next(&self.source)? else { return Ok(None) };
        let total = self.total.get();
        let total = if total.is_empty() {
            item
        } else if self.function.is_none() {
            vm.binary(BinaryOp::Add, &total, &item)?
        } else {
            vm.call(&self.function, &[total, item])?
        };
        self.total.set(total.clone());
        Ok(Some(total))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.source, &self.function]);
        self.total.trace(tracer);
        self.initial.trace(tracer);
    }

    fn clear(&self) {
        drop((self.total.take(), self.initial.take()));
    }
}

pub(super) fn accumulate(vm: &mut Vm, args: &[Value]) -> Outcome {
    let source = vm.iter(&args[1])?;
    let function = args[2].clone().or_none();
    let initial = args[3].clone().or_empty();
    let state =
        Accumulate { source, function, total: ValueCell::default(), initial: ValueCell::new(initial) };
    made(vm, &args[0], state)
}

/// `compress`
struct Compress {
    data: Value,
    selectors: Value,
}

impl Steps for Compress {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        loop {
            let Some(item) = vm.next(&self.data)? else { return Ok(None) };
            let Some(selector) = vm.next(&self.selectors)? else { return Ok(None) };
            if vm.truth(&selector)? {
                return Ok(Some(item));
            }
            vm.spend(1)?;
        }
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.data, &self.selectors]);
    }
}

pub(super) fn compress(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (data, selectors) = (vm.iter(&args[1])?, vm.iter(&args[2])?);
    made(vm, &args[0], Compress { data, selectors })
}

/// What a predicate says of an item.
fn holds(vm: &mut Vm, predicate: &Value, item: &Value) -> R<bool> {
    let answer = vm.call(predicate, std::slice::from_ref(item))?;
    vm.truth(&answer)
}

/// `dropwhile`
struct DropWhile {
    predicate: Value,
    source: Value,
    has_started: Cell<bool>,
}

impl Steps for DropWhile {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        while let Some(item) = vm.next(&self.source)? {
            if self.has_started.get() || !holds(vm, &self.predicate, &item)? {
                self.has_started.set(true);
                return Ok(Some(item));
            }
            vm.spend(1)?;
        }
        Ok(None)
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.predicate, &self.source]);
    }
}

pub(super) fn dropwhile(vm: &mut Vm, args: &[Value]) -> Outcome {
    let source = vm.iter(&args[2])?;
    let has_started = Cell::new(false);
    made(vm, &args[0], DropWhile { predicate: args[1].clone(), source, has_started })
}

/// `takewhile`
struct TakeWhile {
    predicate: Value,
    source: Value,
    has_ended: Cell<bool>,
}

impl Steps for TakeWhile {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        if self.has_ended.get() {
            return Ok(None);
        }
        let Some(item) = vm.next(&self.source)? else { return Ok(None) };
        if holds(vm, &self.predicate, &item)? {
            return Ok(Some(item));
        }
        self.has_ended.set(true);
        Ok(None)
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.predicate, &self.source]);
    }
}

pub(super) fn takewhile(vm: &mut Vm, args: &[Value]) -> Outcome {
    let source = vm.iter(&args[2])?;
    let has_ended = Cell::new(false);
    made(vm, &args[0], TakeWhile { predicate: args[1].clone(), source, has_ended })
}

/// `filterfalse`
struct FilterFalse {
    /// What decides; `None` stands for the truth of the items themselves.
    function: Value,
    source: Value,
}

impl Steps for FilterFalse {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        let by_truth = self.function.is_none() || vm.types.bool.is_value(&self.function);
        while let Some(item) = vm.next(&self.source)? {
            let passes = if by_truth { vm.truth(&item)? } else { holds(vm, &self.function, &item)? };
            if !passes {
                return Ok(Some(item));
            }
            vm.spend(1)?;
        }
        Ok(None)
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.function, &self.source]);
    }
}

pub(super) fn filterfalse(vm: &mut Vm, args: &[Value]) -> Outcome {
    let source = vm.iter(&args[2])?;
    made(vm, &args[0], FilterFalse { function: args[1].clone(), source })
}

/// `starmap`
struct StarMap {
    function: Value,
    source: Value,
}

impl Steps for StarMap {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        let Some(arguments) = vm.next(&self.source)? else { return Ok(None) };
        let result = match arguments.downcast::<Tuple>() {
            Some(tuple) => vm.call(&self.function, tuple.as_slice()),
            None => {
                let arguments = vm.collect(&arguments)?;
                vm.call(&self.function, &arguments)
            }
        };
        result.map(Some)
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.function, &self.source]);
    }
}

pub(super) fn starmap(vm: &mut Vm, args: &[Value]) -> Outcome {
    let source = vm.iter(&args[2])?;
    made(vm, &args[0], StarMap { function: args[1].clone(), source })
}

/// What a `groupby` and its groups share: they read the same source in turns.
pub(super) struct Groups {
    source: Value,
    /// What makes a key of an item; `None` for the item itself.
    key: Value,
    /// The key of the group that was given last, or empty.
    target_key: ValueCell,
    /// The item read last and its key; empty when a group has given it away.
    current: ValueCell,
    current_key: ValueCell,
    /// Counts the groups: only the last one still reads.
    count: Cell<u64>,
}

impl Groups {
    /// Reads an item; false at the end.
    fn step(&self, vm: &mut Vm) -> R<bool> {
        let Some(item) = vm.next(&self.source)? else { return Ok(false) };
        let key =
            if self.key.is_none() { item.clone() } else { vm.call(&self.key, std::slice::from_ref(&item))? };
        self.current.set(item);
        self.current_key.set(key);
        Ok(true)
    }

    /// Reads up to the first item whose key is not that of the last group; false at the end.
    fn skip_group(&self, vm: &mut Vm) -> R<bool> {
        loop {
            let (target, current) = (self.target_key.get(), self.current_key.get());
            if !current.is_empty() && (target.is_empty() || !vm.equal(&target, &current)?) {
                return Ok(true);
            }
            if !self.step(vm)? {
                return Ok(false);
            }
            vm.spend(1)?;
        }
    }
}

impl Foreign for Groups {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.source, &self.key]);
        self.target_key.trace(tracer);
        self.current.trace(tracer);
        self.current_key.trace(tracer);
    }

    fn clear(&self) {
        drop((self.target_key.take(), self.current.take(), self.current_key.take()));
    }
}

/// The class of what is shared. No program sees it.
pub(super) static GROUPS: ClassDef =
    ClassDef { name: "itertools._groups", doc: "", methods: &[], properties: &[], is_base: false };

/// `groupby`
struct GroupBy {
    groups: Ref<Holder<Groups>>,
}

impl Steps for GroupBy {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        let groups = &self.groups;
        groups.count.set(groups.count.get() + 1);
        if !groups.skip_group(vm)? {
            return Ok(None);
        }
        let key = groups.current_key.get();
        groups.target_key.set(key.clone());
        let class = classes(vm).grouper.clone();
        let group = Group { groups: groups.clone(), key: key.clone(), number: groups.count.get() };
        let group = vm.new_builtin(&class, Iterator::Foreign(Box::new(group)));
        Ok(Some(vm.tuple([key, group])))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.groups);
    }
}

pub(super) fn groupby(vm: &mut Vm, args: &[Value]) -> Outcome {
    let source = vm.iter(&args[1])?;
    let key = args[2].clone().or_none();
    let groups = Groups {
        source,
        key,
        target_key: ValueCell::default(),
        current: ValueCell::default(),
        current_key: ValueCell::default(),
        count: Cell::new(0),
    };
    let class = classes(vm).groups.clone();
    let groups = vm.heap.alloc_foreign(&class, groups, 0);
    made(vm, &args[0], GroupBy { groups })
}

/// One group of a `groupby`.
struct Group {
    groups: Ref<Holder<Groups>>,
    key: Value,
    /// Which group it is.
    number: u64,
}

impl Steps for Group {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        let groups = &self.groups;
        if groups.count.get() != self.number {
            return Ok(None);
        }
        if !groups.current.is_set() && !groups.step(vm)? {
            return Ok(None);
        }
        let key = groups.current_key.get();
        if !vm.equal(&self.key, &key)? {
            return Ok(None);
        }
        drop(groups.current_key.take());
        let item = groups.current.take();
        Ok((!item.is_empty()).then_some(item))
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.groups);
        tracer.value(&self.key);
    }
}

/// A group made by hand: of a `groupby`, for the key that it has reached.
pub(super) fn grouper(vm: &mut Vm, args: &[Value]) -> Outcome {
    let groups = super::state_of::<GroupBy>(vm, &args[1])?.groups.clone();
    groups.count.set(groups.count.get() + 1);
    let number = groups.count.get();
    made(vm, &args[0], Group { groups, key: args[2].clone(), number })
}
