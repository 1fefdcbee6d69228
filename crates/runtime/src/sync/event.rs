//! `asyncio.Event`: a flag that tasks wait for.

use std::cell::Cell;

use rondo_vm::heap::{Foreign, Holder, Object, Tracer, Value, ValueCell};
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::{Outcome, Raised, Vm, method, static_method};

use super::{get_loop, is_done, line, line_in, new_object, or_empty, or_none, repr_with, set_result};
use crate::operation::{self, Next, Origin};

/// The payload of an event.
#[derive(Default)]
pub(crate) struct Event {
    is_set: Cell<bool>,
    /// Empty until somebody asks or waits.
    waiters: ValueCell,
    event_loop: ValueCell,
}

impl Foreign for Event {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.waiters.trace(tracer);
        self.event_loop.trace(tracer);
    }

    fn clear(&self) {
        drop((self.waiters.take(), self.event_loop.take()));
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
    let event_loop = get_loop(vm, object, &event.event_loop)?;
    let waiter = operation::create_future(vm, &event_loop)?;
    let waiters = line_in(vm, &event.waiters);
    line::join(vm, &waiters, waiter.clone())?;
    Ok(Next::Await(waiter))
}

/// It was set, or the task was cancelled.
pub(crate) fn is_woken(
    vm: &mut Vm,
    object: &Value,
    waiter: &Value,
    outcome: Outcome,
) -> Result<Next, Raised> {
    line::leave(vm, &this(object).waiters.get(), waiter)?;
    outcome.map(|_| Next::Return(Value::TRUE))
}

/// `event.set()`: all who wait are woken.
pub(super) fn set(vm: &mut Vm, object: &Value) -> Result<(), Raised> {
    let event = this(object);
    if event.is_set.replace(true) {
        return Ok(());
    }
    let waiters = event.waiters.get();
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
        method!(
            "wait",
            "(self)",
            |vm, args| operation::new(vm, Origin::EventWait, &args[0], Value::EMPTY),
            "Block until the internal flag is true."
        ),
        method!(
            "_get_loop",
            "(self)",
            |vm, args| get_loop(vm, &args[0], &this(&args[0]).event_loop),
            "The loop that it belongs to."
        ),
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
            get: |vm, event| Ok(line_in(vm, &this(event).waiters)),
            set: Some(|_, event, value| {
                this(event).waiters.set(value);
                Ok(())
            }),
            doc: "The futures of those who wait.",
        },
        PropertyDef {
            name: "_loop",
            get: |_, event| Ok(or_none(this(event).event_loop.get())),
            set: Some(|_, event, value| {
                this(event).event_loop.set(or_empty(value));
                Ok(())
            }),
            doc: "The loop in which somebody first waited, or None.",
        },
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
    repr_with(vm, &args[0], if event.is_set.get() { "set" } else { "unset" }, &event.waiters)
}
