//! `asyncio.Event`: a flag that tasks wait for.

use std::cell::Cell;

use rondo_vm::heap::{Foreign, Holder, Object, Tracer, Value};
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::{Outcome, Raised, Vm, coroutine_method, method, static_method};

use super::waiting::{Awaited, Waiting, get_loop_row, loop_row, set_waiters};
use super::{is_done, line, line_in, new_object, repr_with, set_result};
use crate::operation::{self, Next, Origin};

/// The payload of an event.
#[derive(Default)]
pub(crate) struct Event {
    is_set: Cell<bool>,
    waiting: Waiting,
}

impl Foreign for Event {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.waiting.trace(tracer);
    }

    fn clear(&self) {
        self.waiting.clear();
    }
}

impl Awaited for Event {
    fn waiting(&self) -> &Waiting {
        &self.waiting
    }
}

fn this(value: &Value) -> &Object<Holder<Event>> {
    value.foreign::<Event>().expect("the receiver is an event")
}

/// `await event.wait()`
pub(crate) fn wait(vm: &mut Vm, object: &Value) -> Result<Next, Raised> {
    let event = this(object);
    if event.is_set.get() {
        return Ok(Next::Return(Value::TRUE));
    }
    event.waiting.stand_in_line(vm, object)
}

/// It was set, or the task was cancelled.
pub(crate) fn is_woken(
    vm: &mut Vm,
    object: &Value,
    waiter: &Value,
    outcome: Outcome,
) -> Result<Next, Raised> {
    line::leave(vm, &this(object).waiting.waiters.get(), waiter)?;
    outcome.map(|_| Next::Return(Value::TRUE))
}

/// `event.set()`: all who wait are woken.
pub(super) fn set(vm: &mut Vm, object: &Value) -> Result<(), Raised> {
    let event = this(object);
    if event.is_set.replace(true) {
        return Ok(());
    }
    let waiters = event.waiting.waiters.get();
    let mut place = 0;
    while let Some(waiter) = line::item(vm, &waiters, place)? {
        if !is_done(vm, &waiter)? {
            set_result(vm, &waiter, Value::TRUE)?;
        }
        place += 1;
    }
    Ok(())
}

/// `event.clear()`
pub(super) fn clear(object: &Value) {
    this(object).is_set.set(false);
}

/// `asyncio.Event`
pub(crate) const CLASS: ClassDef = ClassDef {
    name: "asyncio.locks.Event",
    doc: "Asynchronous equivalent to threading.Event.\n\nA flag that tasks wait for.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            |vm, args| new_object(vm, &args[0], Event::default()),
            "Create and return a new object."
        ),
        method!("__init__", "(self)", |_, _| Ok(Value::NONE), "Initialize self."),
        method!("__repr__", "(self)", repr, "Return repr(self)."),
        method!(
            "is_set",
            "(self)",
            |_, args| Ok(Value::bool(this(&args[0]).is_set.get())),
            "Return True if and only if the internal flag is true."
        ),
        method!(
            "set",
            "(self)",
            |vm, args| set(vm, &args[0]).map(|()| Value::NONE),
            "Set the internal flag to true. All tasks waiting for it are awakened."
        ),
        method!(
            "clear",
            "(self)",
            |_, args| {
                clear(&args[0]);
                Ok(Value::NONE)
            },
            "Reset the internal flag to false."
        ),
        coroutine_method!(
            "wait",
            "(self)",
            |vm, args| operation::new(vm, Origin::EventWait, &args[0], Value::EMPTY),
            "Block until the internal flag is true."
        ),
        get_loop_row::<Event>(),
    ],
    properties: &[
        PropertyDef {
            name: "_value",
            get: |_, event| Ok(Value::bool(this(event).is_set.get())),
            set: Some(|vm, event, value| {
                let is_set = vm.truth(&value)?;
                this(event).is_set.set(is_set);
                Ok(())
            }),
            doc: "The flag.",
        },
        PropertyDef {
            name: "_waiters",
            get: |vm, event| Ok(line_in(vm, &this(event).waiting.waiters)),
            set: Some(set_waiters::<Event>),
            doc: "The futures of those who wait.",
        },
        loop_row::<Event>(),
    ],
    is_base: true,
};

/// A new event, for another room.
pub(super) fn new_event(vm: &mut Vm) -> Outcome {
    let module = vm.import_module("asyncio._sync")?;
    let class = vm.get_attr_str(&module, "Event")?;
    new_object(vm, &class, Event::default())
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let event = this(&args[0]);
    repr_with(vm, &args[0], if event.is_set.get() { "set" } else { "unset" }, &event.waiting.waiters)
}
