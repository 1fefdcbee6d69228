//! `asyncio.Semaphore`: so many tasks at a time. And one that notices when more places are given back than were taken.

use std::cell::Cell;

use rondo_vm::heap::{Foreign, Holder, Object, Tracer, Value};
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::{Outcome, Raised, Vm, coroutine_method, method, static_method};

use super::waiting::{Awaited, Waiting, get_loop_row, loop_row, waiters_row};
use super::{are_all_cancelled, is_cancelled, is_done, line, new_object, number_of, repr_with, wake_first};
use crate::operation::{self, Next, Origin};
use crate::state::runtime;

/// The payload of a semaphore.
pub(crate) struct Semaphore {
    /// Free places.
    value: Cell<i64>,
    /// Of a bounded one: how many places there are.
    bound: Cell<Option<i64>>,
    waiting: Waiting,
}

impl Foreign for Semaphore {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.waiting.trace(tracer);
    }

    fn clear(&self) {
        self.waiting.clear();
    }
}

impl Awaited for Semaphore {
    fn waiting(&self) -> &Waiting {
        &self.waiting
    }
}

fn this(value: &Value) -> &Object<Holder<Semaphore>> {
    value.foreign::<Semaphore>().expect("the receiver is a semaphore")
}

/// Somebody who waits goes first, even if there is a place.
fn is_locked(vm: &mut Vm, object: &Value) -> Result<bool, Raised> {
    let semaphore = this(object);
    Ok(semaphore.value.get() == 0 || !are_all_cancelled(vm, &semaphore.waiting.waiters.get())?)
}

/// `await semaphore.acquire()`
pub(crate) fn acquire(vm: &mut Vm, object: &Value) -> Result<Next, Raised> {
    let semaphore = this(object);
    if !is_locked(vm, object)? {
        semaphore.value.set(semaphore.value.get() - 1);
        return Ok(Next::Return(Value::TRUE));
    }
    semaphore.waiting.stand_in_line(vm, object)
}

/// The place is this task's, or it was cancelled.
pub(crate) fn is_woken(
    vm: &mut Vm,
    object: &Value,
    waiter: &Value,
    outcome: Outcome,
) -> Result<Next, Raised> {
    let semaphore = this(object);
    line::leave(vm, &semaphore.waiting.waiters.get(), waiter)?;
    if let Err(raised) = &outcome {
        let cancelled = runtime(vm).classes.cancelled_error.clone();
        if vm.raised_is(raised, &cancelled) && is_done(vm, waiter)? && !is_cancelled(vm, waiter)? {
            // The place that we were given is free again.
            semaphore.value.set(semaphore.value.get() + 1);
        }
    }
    // More than one place may have become free since.
    while semaphore.value.get() > 0 && wake_up_next(vm, object)? {}
    outcome.map(|_| Next::Return(Value::TRUE))
}

/// `semaphore.release()`
pub(crate) fn release(vm: &mut Vm, object: &Value) -> Result<(), Raised> {
    let semaphore = this(object);
    if semaphore.bound.get().is_some_and(|bound| semaphore.value.get() >= bound) {
        return Err(vm.value_error("BoundedSemaphore released too many times"));
    }
    semaphore.value.set(semaphore.value.get() + 1);
    wake_up_next(vm, object).map(drop)
}

/// The place is his from now on.
fn wake_up_next(vm: &mut Vm, object: &Value) -> Result<bool, Raised> {
    let semaphore = this(object);
    let before = semaphore.value.get();
    let waiters = semaphore.waiting.waiters.get();
    let has_woken = wake_first(vm, &waiters, &Value::TRUE)?;
    if has_woken {
        semaphore.value.set(before - 1);
    }
    Ok(has_woken)
}

/// `asyncio.Semaphore`
pub(crate) const CLASS: ClassDef = ClassDef {
    name: "asyncio.locks.Semaphore",
    doc: "A Semaphore implementation.\n\nSo many tasks at a time.",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **kwargs)", new, "Create and return a new object."),
        method!("__init__", "(self, value=1)", init, "Initialize self."),
        method!("__repr__", "(self)", repr, "Return repr(self)."),
        method!(
            "locked",
            "(self)",
            |vm, args| is_locked(vm, &args[0]).map(Value::bool),
            "Returns True if semaphore cannot be acquired immediately."
        ),
        coroutine_method!(
            "acquire",
            "(self)",
            |vm, args| operation::new(vm, Origin::SemaphoreAcquire, &args[0], Value::EMPTY),
            "Acquire a semaphore: take a place, when there is one."
        ),
        method!(
            "release",
            "(self)",
            |vm, args| release(vm, &args[0]).map(|()| Value::NONE),
            "Release a semaphore: give a place back."
        ),
        coroutine_method!(
            "__aenter__",
            "(self)",
            |vm, args| operation::new(vm, Origin::SemaphoreEnter, &args[0], Value::EMPTY),
            "Acquire it."
        ),
        coroutine_method!(
            "__aexit__",
            "(self, exc_type, exc, tb)",
            |vm, args| operation::new(vm, Origin::SemaphoreExit, &args[0], Value::EMPTY),
            "Release it."
        ),
        method!(
            "_wake_up_next",
            "(self)",
            |vm, args| wake_up_next(vm, &args[0]).map(Value::bool),
            "Let the first who waits go on."
        ),
        get_loop_row::<Semaphore>(),
    ],
    properties: &[
        PropertyDef {
            name: "_value",
            get: |vm, semaphore| Ok(vm.int(this(semaphore).value.get())),
            set: Some(|vm, semaphore, value| {
                let value = vm.index_i64(&value)?;
                this(semaphore).value.set(value);
                Ok(())
            }),
            doc: "How many places are free.",
        },
        waiters_row::<Semaphore>(),
        loop_row::<Semaphore>(),
    ],
    is_base: true,
};

/// `asyncio.BoundedSemaphore`
pub(crate) const BOUNDED: ClassDef = ClassDef {
    name: "asyncio.locks.BoundedSemaphore",
    doc: "A bounded semaphore implementation.\n\nIt notices when more places are given back than were taken.",
    methods: &[method!("__init__", "(self, value=1)", init_bounded, "Initialize self.")],
    properties: &[PropertyDef {
        name: "_bound_value",
        get: |vm, semaphore| Ok(this(semaphore).bound.get().map_or(Value::NONE, |bound| vm.int(bound))),
        set: None,
        doc: "How many places there are.",
    }],
    is_base: true,
};

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let payload = Semaphore { value: Cell::new(1), bound: Cell::new(None), waiting: Waiting::default() };
    new_object(vm, &args[0], payload)
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let value = if args[1].is_empty() { 1 } else { number_of(vm, &args[1])? };
    if value < 0 {
        return Err(vm.value_error("Semaphore initial value must be >= 0"));
    }
    this(&args[0]).value.set(value);
    Ok(Value::NONE)
}

fn init_bounded(vm: &mut Vm, args: &[Value]) -> Outcome {
    init(vm, args)?;
    let semaphore = this(&args[0]);
    semaphore.bound.set(Some(semaphore.value.get()));
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let semaphore = this(&args[0]);
    let state = if is_locked(vm, &args[0])? {
        "locked".to_string()
    } else {
        format!("unlocked, value:{}", semaphore.value.get())
    };
    repr_with(vm, &args[0], &state, &semaphore.waiting.waiters)
}
