//! `tee`: one iterator, read several times.
//!
//! ```text
//! reader a ──────────┐                  ┌────── reader b
//!                    ▼                  ▼
//! [ 57 items ]─►[ 57 items ]─►[ 57 items ]─►[ 12 items, and the source ]
//! ```
//!
//! What was read lies in blocks, each of which knows the next. A reader holds the block that it has reached, so a block goes
//! when the last reader has left it. Blocks are objects of the heap, so a long chain of them is dropped without recursion.

use std::cell::{Cell, RefCell};

use rondo_vm::heap::{Foreign, Holder, Ref, Tracer, Value, ValueCell};
use rondo_vm::types::class::ClassDef;
use rondo_vm::types::iterator::{Iterator, Steps};
use rondo_vm::types::sequence::R;
use rondo_vm::{Outcome, Vm};

use super::{classes, made, state_of};

/// How many items a block holds.
const BLOCK_SIZE: usize = 57;

/// Some items in a row.
struct Block {
    source: Value,
    items: RefCell<Vec<Value>>,
    /// The block behind this one, or empty.
    next: ValueCell,
    /// The source is being asked.
    is_reading: Cell<bool>,
}

impl Foreign for Block {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.source);
        tracer.values(self.items.borrow().iter());
        self.next.trace(tracer);
    }

    fn clear(&self) {
        drop((self.items.take(), self.next.take()));
    }
}

/// The class of blocks.
pub(super) static BLOCK: ClassDef = ClassDef {
    name: "itertools._tee_dataobject",
    doc: "teedataobject(iterable, values, next, /)\n--\n\nData container common to multiple tee objects.",
    methods: &[],
    properties: &[],
    is_base: false,
};

fn new_block(vm: &mut Vm, source: Value) -> Ref<Holder<Block>> {
    let block =
        Block { source, items: RefCell::default(), next: ValueCell::default(), is_reading: Cell::new(false) };
    let class = classes(vm).tee_block.clone();
    vm.heap.alloc_foreign(&class, block, 0)
}

impl Block {
    /// The item at a place, read from the source if no other reader has been there.
    fn item(&self, vm: &mut Vm, place: usize) -> R<Option<Value>> {
        if let Some(item) = self.items.borrow().get(place) {
            return Ok(Some(item.clone()));
        }
        if self.is_reading.replace(true) {
            return Err(vm.runtime_error("cannot re-enter the tee iterator"));
        }
        let item = vm.next(&self.source);
        self.is_reading.set(false);
        let item = item?;
        if let Some(item) = &item {
            self.items.borrow_mut().push(item.clone());
        }
        Ok(item)
    }

    /// The block behind this one.
    fn following(&self, vm: &mut Vm) -> Value {
        if !self.next.is_set() {
            let block = new_block(vm, self.source.clone());
            self.next.set(block.into());
        }
        self.next.get()
    }
}

/// One reader.
struct Reader {
    block: ValueCell,
    place: Cell<usize>,
}

impl Reader {
    fn at_start(block: Value) -> Reader {
        Reader { block: ValueCell::new(block), place: Cell::new(0) }
    }

    fn fork(&self) -> Reader {
        Reader { block: ValueCell::new(self.block.get()), place: self.place.clone() }
    }
}

impl Steps for Reader {
    fn next(&self, vm: &mut Vm) -> R<Option<Value>> {
        let mut block = self.block.get();
        if self.place.get() >= BLOCK_SIZE {
            block = block_of(&block).following(vm);
            self.block.set(block.clone());
            self.place.set(0);
        }
        let item = block_of(&block).item(vm, self.place.get())?;
        if item.is_some() {
            self.place.set(self.place.get() + 1);
        }
        Ok(item)
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.block.trace(tracer);
    }
}

fn block_of(value: &Value) -> &Block {
    value.foreign::<Block>().expect("a reader holds a block")
}

/// The first reader of an iterable; of a reader, one that goes on from where that is.
fn first_reader(vm: &mut Vm, iterable: &Value) -> R<Reader> {
    let iterator = vm.iter(iterable)?;
    if let Some(reader) = iterator.downcast::<Iterator>().and_then(|iterator| iterator.steps::<Reader>()) {
        return Ok(reader.fork());
    }
    let block = new_block(vm, iterator);
    Ok(Reader::at_start(block.into()))
}

pub(super) fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let reader = first_reader(vm, &args[1])?;
    made(vm, &args[0], reader)
}

pub(super) fn copy(vm: &mut Vm, args: &[Value]) -> Outcome {
    let reader = state_of::<Reader>(vm, &args[0])?.fork();
    let class = classes(vm).tee.value();
    made(vm, &class, reader)
}

/// `itertools.tee(iterable, n)`
pub(super) fn tee(vm: &mut Vm, args: &[Value]) -> Outcome {
    let count = if args[1].is_empty() { 2 } else { vm.size_argument(&args[1])? };
    if count < 0 {
        return Err(vm.value_error("n must be >= 0"));
    }
    rondo_vm::types::sequence::check_items(vm, count as usize)?;
    if count == 0 {
        return Ok(vm.tuple([]));
    }
    let reader = first_reader(vm, &args[0])?;
    let class = classes(vm).tee.value();
    let mut readers = Vec::with_capacity(count as usize);
    for _ in 0..count {
        readers.push(made(vm, &class, reader.fork())?);
    }
    Ok(vm.tuple(readers))
}
