//! `asyncio.Lock`: one task at a time, in the order in which they asked.

use std::cell::Cell;

use rondo_vm::heap::{Foreign, Holder, Object, Tracer, Value};
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::{Outcome, Raised, Vm, coroutine_method, method, static_method};

use super::waiting::{Awaited, Waiting, get_loop_row, loop_row, waiters_row};
use super::{are_all_cancelled, is_done, line, new_object, repr_with, set_result};
use crate::operation::{self, Next, Origin};
use crate::state::runtime;

/// The payload of a lock.
#[derive(Default)]
pub(crate) struct Lock {
    is_locked: Cell<bool>,
    waiting: Waiting,
}

impl Foreign for Lock {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.waiting.trace(tracer);
    }

    fn clear(&self) {
        self.waiting.clear();
    }
}

impl Awaited for Lock {
    fn waiting(&self) -> &Waiting {
        &self.waiting
    }
}

fn this(value: &Value) -> &Object<Holder<Lock>> {
    value.foreign::<Lock>().expect("the receiver is a lock")
}

/// `await lock.acquire()`
pub(crate) fn acquire(vm: &mut Vm, object: &Value) -> Result<Next, Raised> {
    let lock = this(object);
    if !lock.is_locked.get() && are_all_cancelled(vm, &lock.waiting.waiters.get())? {
        lock.is_locked.set(true);
        return Ok(Next::Return(Value::TRUE));
    }
    lock.waiting.stand_in_line(vm, object)
}

/// It is this task's turn, or it was cancelled.
pub(crate) fn is_woken(
    vm: &mut Vm,
    object: &Value,
    waiter: &Value,
    outcome: Outcome,
) -> Result<Next, Raised> {
    let lock = this(object);
    line::leave(vm, &lock.waiting.waiters.get(), waiter)?;
    match outcome {
        Ok(_) => {
            lock.is_locked.set(true);
            Ok(Next::Return(Value::TRUE))
        }
        Err(raised) => {
            let cancelled = runtime(vm).classes.cancelled_error.clone();
            // If it was our turn, it is the next one's now.
            if vm.raised_is(&raised, &cancelled) && !lock.is_locked.get() {
                wake_up_first(vm, object)?;
            }
            Err(raised)
        }
    }
}

/// `lock.release()`
pub(crate) fn release(vm: &mut Vm, object: &Value) -> Result<(), Raised> {
    if !this(object).is_locked.replace(false) {
        return Err(vm.runtime_error("Lock is not acquired."));
    }
    wake_up_first(vm, object)
}

/// One that is done is on its way, and will see to the next one if it cannot go on.
fn wake_up_first(vm: &mut Vm, object: &Value) -> Result<(), Raised> {
    let waiters = this(object).waiting.waiters.get();
    match line::item(vm, &waiters, 0)? {
        Some(first) if !is_done(vm, &first)? => set_result(vm, &first, Value::TRUE),
        Some(_) | None => Ok(()),
    }
}

/// `asyncio.Lock`
pub(crate) const CLASS: ClassDef = ClassDef {
    name: "asyncio.locks.Lock",
    doc: "Primitive lock objects.\n\nOne task at a time, in the order in which they asked.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            |vm, args| new_object(vm, &args[0], Lock::default()),
            "Create and return a new object."
        ),
        method!("__init__", "(self)", |_, _| Ok(Value::NONE), "Initialize self."),
        method!("__repr__", "(self)", repr, "Return repr(self)."),
        method!(
            "locked",
            "(self)",
            |_, args| Ok(Value::bool(this(&args[0]).is_locked.get())),
            "Return True if lock is acquired."
        ),
        coroutine_method!(
            "acquire",
            "(self)",
            |vm, args| operation::new(vm, Origin::LockAcquire, &args[0], Value::EMPTY),
            "Acquire a lock: wait until it is unlocked, then set it to locked and return True."
        ),
        method!(
            "release",
            "(self)",
            |vm, args| release(vm, &args[0]).map(|()| Value::NONE),
            "Release a lock: exactly one of the waiting tasks goes on."
        ),
        coroutine_method!(
            "__aenter__",
            "(self)",
            |vm, args| operation::new(vm, Origin::LockEnter, &args[0], Value::EMPTY),
            "Acquire it."
        ),
        coroutine_method!(
            "__aexit__",
            "(self, exc_type, exc, tb)",
            |vm, args| operation::new(vm, Origin::LockExit, &args[0], Value::EMPTY),
            "Release it."
        ),
        method!(
            "_wake_up_first",
            "(self)",
            |vm, args| wake_up_first(vm, &args[0]).map(|()| Value::NONE),
            "Let the first who waits go on."
        ),
        get_loop_row::<Lock>(),
    ],
    properties: &[
        PropertyDef {
            name: "_locked",
            get: |_, lock| Ok(Value::bool(this(lock).is_locked.get())),
            set: Some(|vm, lock, value| {
                let is_locked = vm.truth(&value)?;
                this(lock).is_locked.set(is_locked);
                Ok(())
            }),
            doc: "Whether a task holds it.",
        },
        waiters_row::<Lock>(),
        loop_row::<Lock>(),
    ],
    is_base: true,
};

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let lock = this(&args[0]);
    repr_with(vm, &args[0], if lock.is_locked.get() { "locked" } else { "unlocked" }, &lock.waiting.waiters)
}
