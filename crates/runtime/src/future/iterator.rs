//! What `future.__await__()` gives. `await future` itself needs no such object: the machine drives the future.

use rondo_vm::heap::{Foreign, Tracer, Value, ValueCell};
use rondo_vm::types::class::ClassDef;
use rondo_vm::{Completion, Outcome, Raised, Sent, Vm, method};

use super::drive;
use crate::state::runtime;

/// The payload of an iterator of a future.
pub struct FutureIterator {
    /// Empty once it has ended.
    future: ValueCell,
}

impl Foreign for FutureIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.future.trace(tracer);
    }

    fn clear(&self) {
        drop(self.future.take());
    }
}

/// `future.__await__()`
pub(super) fn iterator(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = runtime(vm).classes.future_iterator.clone();
    let payload = FutureIterator { future: ValueCell::new(args[0].clone()) };
    Ok(vm.heap.alloc_foreign(&class, payload, 0).into())
}

/// The class of iterators of futures.
pub const ITERATOR: ClassDef = ClassDef {
    name: "_asyncio.FutureIter",
    doc: "An await of a future.",
    methods: &[
        method!("__iter__", "(self, /)", |_, args| Ok(args[0].clone()), "Implement iter(self)."),
        method!("__next__", "(self, /)", next, "Implement next(self)."),
        method!("send", "(self, value, /)", send, "Resume the await of the future."),
        method!(
            "throw",
            "(self, type, value=None, traceback=None, /)",
            throw,
            "Raise an exception in the await of the future."
        ),
        method!("close", "(self, /)", close, "End the await of the future."),
    ],
    properties: &[],
    is_base: false,
};

/// `yield from` and `await` of it.
pub(crate) fn drive_iterator(vm: &mut Vm, value: &Value, sent: Sent) -> Result<Completion, Raised> {
    let iterator = value.foreign::<FutureIterator>().expect("only iterators of futures have this driver");
    let future = iterator.future.get();
    if let Sent::Raise(raised) = sent {
        drop(iterator.future.take());
        return Err(raised);
    }
    if future.is_empty() {
        return Ok(Completion::Return(Value::NONE));
    }
    let completion = drive(vm, &future, sent);
    if !matches!(completion, Ok(Completion::Yield(_))) {
        drop(iterator.future.take());
    }
    completion
}

fn drive_by_hand(vm: &mut Vm, iterator: &Value, sent: Sent) -> Outcome {
    match drive_iterator(vm, iterator, sent)? {
        Completion::Yield(value) | Completion::AsyncYield(value) => Ok(value),
        Completion::Return(value) => Err(vm.stop_iteration(value)),
    }
}

fn next(vm: &mut Vm, args: &[Value]) -> Outcome {
    drive_by_hand(vm, &args[0], Sent::Value(Value::NONE))
}

fn send(vm: &mut Vm, args: &[Value]) -> Outcome {
    drive_by_hand(vm, &args[0], Sent::Value(args[1].clone()))
}

fn throw(vm: &mut Vm, args: &[Value]) -> Outcome {
    rondo_vm::types::generator::class::warn_of_parts(vm, args.get(2), "throw")?;
    let raised = rondo_vm::types::generator::class::thrown(vm, &args[1..])?;
    drive_by_hand(vm, &args[0], Sent::Raise(raised))
}

fn close(_vm: &mut Vm, args: &[Value]) -> Outcome {
    drop(args[0].foreign::<FutureIterator>().expect("the receiver is an iterator of a future").future.take());
    Ok(Value::NONE)
}
