//! `asyncio.Future`: the table of its class, and the methods.

use rondo_vm::heap::Value;
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::{Outcome, Raised, Vm, class_method, method};

use super::iterator::iterator;
use super::{
    Callback, Future, FutureCore, State, cancel_core, cancelled_error, fail, finish, invalid_state,
    loop_or_current, receiver, result_of, schedule_callback,
};
use crate::debug;
use crate::names;
use crate::reports;
use crate::state::runtime;

/// `asyncio.Future`
pub const CLASS: ClassDef = ClassDef {
    name: "_asyncio.Future",
    doc: "A result that is not there yet.",
    methods: &[
        rondo_vm::static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            new,
            "Create and return a new object."
        ),
        method!("__init__", "(self, *, loop=None)", init, "Initialize the future."),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__await__", "(self, /)", iterator, "Return an iterator to be used in await expression."),
        method!("__iter__", "(self, /)", iterator, "Implement iter(self)."),
        method!("__del__", "(self, /)", del, "Report an exception that nobody has looked at."),
        method!("get_loop", "(self, /)", get_loop, "Return the event loop the Future is bound to.")
            .knowing_its_class(),
        method!("cancel", "(self, /, msg=None)", cancel, "Cancel the future and schedule callbacks."),
        method!("cancelled", "(self, /)", cancelled, "Return True if the future was cancelled."),
        method!("done", "(self, /)", done, "Return True if the future is done."),
        method!("result", "(self, /)", result, "Return the result this future represents."),
        method!("exception", "(self, /)", exception, "Return the exception that was set on this future."),
        method!(
            "add_done_callback",
            "(self, fn, /, *, context=None)",
            add_done_callback,
            "Add a callback to be run when the future becomes done."
        )
        .knowing_its_class(),
        method!(
            "remove_done_callback",
            "(self, fn, /)",
            remove_done_callback,
            "Remove all instances of a callback from the list."
        )
        .knowing_its_class(),
        method!("set_result", "(self, result, /)", set_result, "Mark the future done and set its result.")
            .knowing_its_class(),
        method!(
            "set_exception",
            "(self, exception, /)",
            set_exception,
            "Mark the future done and set an exception."
        )
        .knowing_its_class(),
        method!(
            "_make_cancelled_error",
            "(self, /)",
            make_cancelled_error,
            "Create the CancelledError to raise if the Future is cancelled."
        ),
        class_method!("__class_getitem__", "(cls, item, /)", class_getitem, "See PEP 585"),
    ],
    properties: PROPERTIES,
    is_base: true,
};

/// The attributes that asyncio's own code, and a few programs, look at.
const PROPERTIES: &[PropertyDef] = &[
    PropertyDef { name: "_state", get: state_property, set: None, doc: "PENDING, CANCELLED or FINISHED." },
    PropertyDef { name: "_loop", get: loop_property, set: None, doc: "The loop." },
    PropertyDef { name: "_result", get: result_property, set: None, doc: "The result, or None." },
    PropertyDef { name: "_exception", get: exception_property, set: None, doc: "The exception, or None." },
    PropertyDef {
        name: "_callbacks",
        get: callbacks_property,
        set: None,
        doc: "The callbacks, with their contexts.",
    },
    PropertyDef {
        name: "_cancel_message",
        get: message_property,
        set: Some(set_message_property),
        doc: "The message of the cancellation.",
    },
    PropertyDef {
        name: "_source_traceback",
        get: |_, future| Ok(receiver(future).made_at().or_none()),
        set: None,
        doc: "The stack that made it, in debug mode.",
    },
    PropertyDef {
        name: "_asyncio_future_blocking",
        get: |_, future| Ok(Value::bool(receiver(future).is_blocking.get())),
        set: Some(set_blocking),
        doc: "Whether it was yielded by an await.",
    },
    PropertyDef {
        name: "_log_traceback",
        get: |_, future| Ok(Value::bool(receiver(future).is_unretrieved.get())),
        set: Some(set_log_traceback),
        doc: "Whether nobody has looked at the exception.",
    },
    PropertyDef {
        name: "_log_destroy_pending",
        get: |_, future| Ok(Value::bool(receiver(future).reports_destruction.get())),
        set: Some(set_log_destroy_pending),
        doc: "Whether its end while pending is reported.",
    },
];

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("__new__ is given a class").to_ref();
    let future = Future { core: FutureCore::new(Value::EMPTY) };
    let future: Value = vm.heap.alloc_foreign(&class, future, class.root_shape.get()).into();
    if !class.is(&runtime(vm).classes.future) {
        vm.watch_finaliser(&class, &future);
    }
    Ok(future)
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let event_loop = loop_or_current(vm, &args[1])?;
    let made_at = debug::made_at(vm, &event_loop)?;
    let core = receiver(&args[0]);
    core.event_loop.set(event_loop);
    core.set_made_at(made_at);
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = names::future_repr(vm, &args[0])?;
    Ok(vm.str(&text))
}

fn del(vm: &mut Vm, args: &[Value]) -> Outcome {
    let core = receiver(&args[0]);
    if core.is_unretrieved.get() {
        reports::never_retrieved(vm, &args[0], core)?;
    }
    Ok(Value::NONE)
}

fn get_loop(vm: &mut Vm, args: &[Value]) -> Outcome {
    let event_loop = receiver(&args[0]).event_loop.get();
    if event_loop.is_empty() {
        Err(vm.runtime_error("Future object is not initialized."))
    } else {
        Ok(event_loop)
    }
}

fn cancel(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_born(vm, receiver(&args[0]))?;
    cancel_core(vm, &args[0], receiver(&args[0]), args[1].clone()).map(Value::bool)
}

fn cancelled(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(receiver(&args[0]).state() == State::Cancelled))
}

fn done(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(receiver(&args[0]).is_done()))
}

fn result(vm: &mut Vm, args: &[Value]) -> Outcome {
    result_of(vm, receiver(&args[0]))
}

fn exception(vm: &mut Vm, args: &[Value]) -> Outcome {
    let core = receiver(&args[0]);
    match core.state() {
        State::Pending => Err(invalid_state(vm, "Exception is not set.")),
        State::Cancelled => Err(cancelled_error(vm, core)),
        State::Returned => Ok(Value::NONE),
        State::Failed => {
            core.is_unretrieved.set(false);
            Ok(core.result.get())
        }
    }
}

fn add_done_callback(vm: &mut Vm, args: &[Value]) -> Outcome {
    let core = receiver(&args[0]);
    check_born(vm, core)?;
    let context = crate::context::given_or_copied(vm, args[2].clone());
    let callback = Callback::Call(Box::new((args[1].clone(), context)));
    if core.is_done() {
        let event_loop = core.event_loop.get();
        schedule_callback(vm, &event_loop, &args[0], callback)?;
    } else {
        core.add(callback);
    }
    Ok(Value::NONE)
}

fn remove_done_callback(vm: &mut Vm, args: &[Value]) -> Outcome {
    let core = receiver(&args[0]);
    check_born(vm, core)?;
    let (mut kept, mut removed) = (Vec::new(), 0);
    for callback in core.take_callbacks() {
        let is_it = match &callback {
            Callback::Call(call) => vm.equal(&call.0, &args[1])?,
            Callback::Wakeup(_) | Callback::Gathered(_) | Callback::RunDone => false,
        };
        if is_it { removed += 1 } else { kept.push(callback) }
    }
    core.put_callbacks(kept);
    Ok(vm.size(removed))
}

/// A future whose `__init__` was never called belongs to no loop.
fn check_born(vm: &mut Vm, core: &FutureCore) -> Result<(), Raised> {
    if core.event_loop.is_set() {
        return Ok(());
    }
    Err(vm.runtime_error("Future object is not initialized."))
}

fn check_pending(vm: &mut Vm, core: &FutureCore) -> Result<(), Raised> {
    if core.is_done() { Err(invalid_state(vm, "invalid state")) } else { Ok(()) }
}

fn set_result(vm: &mut Vm, args: &[Value]) -> Outcome {
    let core = receiver(&args[0]);
    check_born(vm, core)?;
    check_pending(vm, core)?;
    finish(vm, &args[0], core, args[1].clone())?;
    Ok(Value::NONE)
}

fn set_exception(vm: &mut Vm, args: &[Value]) -> Outcome {
    let core = receiver(&args[0]);
    check_born(vm, core)?;
    check_pending(vm, core)?;
    let raised = crate::task::raised_from(vm, &args[1])?;
    let raised = if vm.stop_value(&raised).is_some() {
        let text = "StopIteration interacts badly with generators and cannot be raised into a Future";
        let replacement = vm.runtime_error(text);
        replacement.0.cause.set(raised.0.value());
        replacement.0.context.set(raised.0.value());
        replacement
    } else {
        raised
    };
    fail(vm, &args[0], core, raised)?;
    Ok(Value::NONE)
}

fn make_cancelled_error(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(cancelled_error(vm, receiver(&args[0])).0.into())
}

fn class_getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    names::generic_alias(vm, &args[0], &args[1])
}

fn state_property(vm: &mut Vm, future: &Value) -> Outcome {
    Ok(vm.str(match receiver(future).state() {
        State::Pending => "PENDING",
        State::Cancelled => "CANCELLED",
        State::Returned | State::Failed => "FINISHED",
    }))
}

fn loop_property(_vm: &mut Vm, future: &Value) -> Outcome {
    Ok(receiver(future).event_loop.get().or_none())
}

fn result_property(_vm: &mut Vm, future: &Value) -> Outcome {
    let core = receiver(future);
    Ok(if core.state() == State::Returned { core.result.get() } else { Value::NONE })
}

fn exception_property(_vm: &mut Vm, future: &Value) -> Outcome {
    let core = receiver(future);
    Ok(if core.state() == State::Failed { core.result.get() } else { Value::NONE })
}

fn callbacks_property(vm: &mut Vm, future: &Value) -> Outcome {
    let pairs = receiver(future).with_callbacks(|callbacks| {
        let describe = |callback: &Callback| match callback {
            Callback::Call(call) => (call.0.clone(), call.1.clone().or_none()),
            Callback::Wakeup(task) => (task.value(), Value::NONE),
            Callback::Gathered(gathering) => (gathering.value(), Value::NONE),
            Callback::RunDone => (Value::NONE, Value::NONE),
        };
        callbacks.iter().map(describe).collect::<Vec<_>>()
    });
    let pairs: Vec<Value> =
        pairs.into_iter().map(|(callback, context)| vm.tuple([callback, context])).collect();
    Ok(if pairs.is_empty() { Value::NONE } else { vm.list(pairs) })
}

fn message_property(_vm: &mut Vm, future: &Value) -> Outcome {
    let core = receiver(future);
    Ok(if core.state() == State::Failed { Value::NONE } else { core.message.get().or_none() })
}

/// `del future.attribute` is refused.
fn check_present(vm: &mut Vm, value: &Value) -> Result<(), Raised> {
    if value.is_empty() { Err(vm.attribute_error("cannot delete attribute")) } else { Ok(()) }
}

fn set_message_property(vm: &mut Vm, future: &Value, message: Value) -> Result<(), Raised> {
    check_present(vm, &message)?;
    let core = receiver(future);
    if core.state() != State::Failed {
        core.message.set(message);
    }
    Ok(())
}

fn set_blocking(vm: &mut Vm, future: &Value, value: Value) -> Result<(), Raised> {
    check_present(vm, &value)?;
    let is_blocking = vm.truth(&value)?;
    receiver(future).is_blocking.set(is_blocking);
    Ok(())
}

fn set_log_traceback(vm: &mut Vm, future: &Value, value: Value) -> Result<(), Raised> {
    check_present(vm, &value)?;
    if vm.truth(&value)? {
        return Err(vm.value_error("_log_traceback can only be set to False"));
    }
    receiver(future).is_unretrieved.set(false);
    Ok(())
}

fn set_log_destroy_pending(vm: &mut Vm, future: &Value, value: Value) -> Result<(), Raised> {
    check_present(vm, &value)?;
    let reports = vm.truth(&value)?;
    receiver(future).reports_destruction.set(reports);
    Ok(())
}
