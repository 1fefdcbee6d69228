//! Starting a thread, and waiting for its end.

use std::cell::{Cell, RefCell};

use rondo_eventloop::{Duration, Instant};
use rondo_vm::heap::{Dict, Foreign, Holder, Object, Tracer, Value};
use rondo_vm::native::Arguments;
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::types::object::address;
use rondo_vm::{Outcome, Raised, Vm, method, static_method};

use super::{MAIN, ThreadId, Waiting, Wanted, Woken, current, hear, scheduler, threads};

/// The payload of a handle.
pub(crate) struct HandleData {
    /// None until the thread is started.
    pub thread: Cell<Option<ThreadId>>,
    pub is_done: Cell<bool>,
    joiners: RefCell<Vec<ThreadId>>,
}

impl Foreign for HandleData {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

pub(crate) const HANDLE: ClassDef = ClassDef {
    name: "_thread._ThreadHandle",
    doc: "A thread that can be joined.",
    methods: &[
        static_method!("__new__", "(cls, /)", new, "Create and return a new object."),
        method!("join", "(self, /, timeout=-1)", join_method, "Wait until the thread has ended."),
        method!("is_done", "(self, /)", is_done, "Whether the thread has ended."),
        method!("_set_done", "(self, /)", set_done, "Let everybody who joins go on."),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
    ],
    properties: &[PropertyDef {
        name: "ident",
        doc: "The identifier of the thread.",
        get: |vm, this| {
            let ident = data(this).thread.get();
            Ok(ident.map_or(Value::NONE, |ident| vm.size(ident.0 as usize)))
        },
        set: None,
    }],
    is_base: false,
};

fn data(value: &Value) -> &Object<Holder<HandleData>> {
    value.foreign().expect("the receiver is a handle")
}

/// A handle for no thread yet, or for one that is there already.
pub(crate) fn make(vm: &mut Vm, thread: Option<ThreadId>) -> Value {
    let class = threads(vm).classes.clone().expect("`_thread` has been imported").handle;
    let payload =
        HandleData { thread: Cell::new(thread), is_done: Cell::new(false), joiners: RefCell::default() };
    vm.heap.alloc_foreign(&class, payload, 0).into()
}

fn new(vm: &mut Vm, _args: &[Value]) -> Outcome {
    Ok(make(vm, None))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let ident = data(&args[0]).thread.get().map_or(0, |ident| ident.0);
    let text = format!("<_ThreadHandle object at {}: ident={ident}>", address(vm, &args[0]));
    Ok(vm.str(&text))
}

fn is_done(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(data(&args[0]).is_done.get()))
}

fn set_done(vm: &mut Vm, args: &[Value]) -> Outcome {
    if data(&args[0]).thread.get().is_none() {
        return Err(vm.runtime_error("thread not started"));
    }
    finish(vm, &args[0]);
    Ok(Value::NONE)
}

fn finish(vm: &mut Vm, handle: &Value) {
    let Some(handle) = handle.foreign::<HandleData>() else { return };
    handle.is_done.set(true);
    for joiner in handle.joiners.take() {
        scheduler::wake(vm, joiner);
    }
}

// Starting.

/// Starts a thread that calls a function, and gives its handle.
pub(crate) fn start(
    vm: &mut Vm,
    function: Value,
    arguments: Arguments,
    names: Vec<Value>,
    handle: Value,
    is_daemon: bool,
) -> Result<ThreadId, Raised> {
    let own = handle.clone();
    let body = move |vm: &mut Vm| {
        if let Err(raised) = vm.call_with(&function, arguments, &names) {
            report(vm, &raised, &function);
        }
        drop((function, names));
        vm.finalise_pending();
        finish(vm, &own);
    };
    let thread = scheduler::spawn(vm, is_daemon, handle.clone(), body)?;
    if let Some(handle) = handle.foreign::<HandleData>() {
        handle.thread.set(Some(thread));
    }
    scheduler::start(vm, thread)?;
    Ok(thread)
}

/// What left the function of a thread is shown; `SystemExit` ends it in silence.
fn report(vm: &mut Vm, raised: &Raised, function: &Value) {
    let exit = vm.types.exceptions.system_exit.clone();
    if !vm.raised_is(raised, &exit) {
        vm.unraisable(raised, "Exception ignored in thread started by", function);
    }
}

/// Reads a dict of keyword arguments.
pub(crate) fn keywords(arguments: &mut Arguments, given: &Value) -> Vec<Value> {
    let entries = given.downcast::<Dict>().map_or(Vec::new(), |dict| dict.entries());
    arguments.extend(entries.iter().map(|entry| entry.value.clone()));
    entries.iter().map(|entry| entry.key.clone()).collect()
}

// Joining.

fn join_method(vm: &mut Vm, args: &[Value]) -> Outcome {
    let seconds = match args[1].is_empty() || args[1].is_none() {
        true => -1.0,
        false => vm.float_of(&args[1])?,
    };
    let Some(thread) = data(&args[0]).thread.get() else {
        return Err(vm.runtime_error("thread not started"));
    };
    if data(&args[0]).is_done.get() {
        return Ok(Value::NONE);
    }
    if thread == current(vm) {
        return Err(vm.runtime_error("Cannot join current thread"));
    }
    let deadline =
        (seconds >= 0.0).then(|| threads(vm).world.borrow().now() + Duration::from_seconds(seconds));
    join_handle(vm, &args[0], thread, deadline)?;
    Ok(Value::NONE)
}

/// Waits until a thread has ended, or until the deadline.
pub(crate) fn join(vm: &mut Vm, thread: ThreadId, deadline: Option<Instant>) -> Result<(), Raised> {
    let handle = threads(vm).thread(thread).handle.clone();
    join_handle(vm, &handle, thread, deadline)
}

fn join_handle(
    vm: &mut Vm,
    handle: &Value,
    thread: ThreadId,
    deadline: Option<Instant>,
) -> Result<(), Raised> {
    let me = current(vm);
    debug_assert!(thread != me || me == MAIN, "nobody waits for its own end");
    let handle = data(handle);
    while !handle.is_done.get() {
        handle.joiners.borrow_mut().push(me);
        let woken = scheduler::park(vm, Waiting { deadline, lane: None, what: Wanted::End(thread) });
        handle.joiners.borrow_mut().retain(|joiner| *joiner != me);
        match woken {
            Woken::News => {}
            Woken::Deadline => break,
            Woken::Interrupted | Woken::Deadlock | Woken::Ended => hear(vm, woken)?,
        }
    }
    Ok(())
}
