//! `asyncio.Task`: the table of its class, and the methods.

use rondo_vm::heap::{Holder, Object, Value};
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::{Outcome, Vm, class_method, method};

use super::{Task, begin, cancel, check_coroutine};
use crate::future::{self, State};
use crate::names;
use crate::nap;
use crate::reports;

/// `asyncio.Task`
pub const CLASS: ClassDef = ClassDef {
    name: "_asyncio.Task",
    doc: "A coroutine wrapped in a Future.",
    methods: &[
        rondo_vm::static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            new,
            "Create and return a new object."
        ),
        method!(
            "__init__",
            "(self, coro, *, loop=None, name=None, context=None, eager_start=False)",
            init,
            "Schedule the coroutine."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__del__", "(self, /)", del, "Report that the task goes while it is pending."),
        method!("get_coro", "(self, /)", get_coro, "The coroutine."),
        method!("get_context", "(self, /)", get_context, "The context of the task."),
        method!("get_name", "(self, /)", get_name, "The name of the task."),
        method!("set_name", "(self, value, /)", set_name, "Set the name of the task."),
        method!("set_result", "(self, result, /)", set_result, "A task makes its result itself."),
        method!("set_exception", "(self, exception, /)", set_exception, "A task makes its exception itself."),
        method!("cancel", "(self, /, msg=None)", cancel_method, "Request that this task cancel itself."),
        method!(
            "cancelling",
            "(self, /)",
            cancelling,
            "Return the count of the task's cancellation requests."
        ),
        method!("uncancel", "(self, /)", uncancel, "Decrement the task's count of cancellation requests."),
        method!(
            "get_stack",
            "(self, /, *, limit=None)",
            get_stack,
            "Return the list of stack frames for this task's coroutine."
        ),
        method!(
            "print_stack",
            "(self, /, *, limit=None, file=None)",
            print_stack,
            "Print the stack or traceback for this task's coroutine."
        ),
        class_method!("__class_getitem__", "(cls, item, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[
        PropertyDef {
            name: "_coro",
            get: |_, task| Ok(coroutine_of(task)),
            set: None,
            doc: "The coroutine.",
        },
        PropertyDef {
            name: "_fut_waiter",
            get: waiter_property,
            set: None,
            doc: "What the task waits for, or None.",
        },
        PropertyDef {
            name: "_must_cancel",
            get: |_, task| Ok(Value::bool(task_of(task).core.must_cancel.get())),
            set: None,
            doc: "Whether the next step begins with a CancelledError.",
        },
    ],
    is_base: true,
};

fn task_of(value: &Value) -> &Object<Holder<Task>> {
    value.foreign::<Task>().expect("the receiver of a task's method is a task")
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("__new__ is given a class").to_ref();
    Ok(vm.heap.alloc_foreign(&class, Task::unborn(), class.root_shape.get()).into())
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let task = task_of(&args[0]).to_ref();
    task.core.reports_destruction.set(false);
    check_coroutine(vm, &args[1])?;
    let event_loop = future::loop_or_current(vm, &args[2])?;
    let is_eager = !args[5].is_empty() && vm.truth(&args[5])?;
    task.core.reports_destruction.set(true);
    begin(vm, &task, &event_loop, args[1].clone(), args[3].clone(), args[4].clone(), is_eager)?;
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = names::future_repr(vm, &args[0])?;
    Ok(vm.str(&text))
}

fn del(vm: &mut Vm, args: &[Value]) -> Outcome {
    let task = task_of(&args[0]);
    if task.core.state() == State::Pending && task.core.reports_destruction.get() && task.number.get() != 0 {
        reports::destroyed_pending(vm, &args[0], &task.core)?;
    }
    if task.core.is_unretrieved.get() {
        reports::never_retrieved(vm, &args[0], &task.core)?;
    }
    Ok(Value::NONE)
}

fn get_coro(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(coroutine_of(&args[0]))
}

/// None for an eager task that ended in its first step.
fn coroutine_of(task: &Value) -> Value {
    task_of(task).coroutine.get().or_none()
}

fn get_context(vm: &mut Vm, args: &[Value]) -> Outcome {
    let task = task_of(&args[0]).to_ref();
    crate::context::shown(vm, &task.context)
}

fn get_name(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(vm.str(&task_of(&args[0]).name_text()))
}

fn set_name(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = vm.str_of(&args[1])?;
    task_of(&args[0]).core.rare_mut().name.set(name.into());
    Ok(Value::NONE)
}

fn set_result(vm: &mut Vm, _args: &[Value]) -> Outcome {
    Err(vm.runtime_error("Task does not support set_result operation"))
}

fn set_exception(vm: &mut Vm, _args: &[Value]) -> Outcome {
    Err(vm.runtime_error("Task does not support set_exception operation"))
}

fn cancel_method(vm: &mut Vm, args: &[Value]) -> Outcome {
    cancel(vm, task_of(&args[0]), args[1].clone()).map(Value::bool)
}

fn cancelling(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(vm.int(i64::from(task_of(&args[0]).cancels())))
}

fn uncancel(vm: &mut Vm, args: &[Value]) -> Outcome {
    let task = task_of(&args[0]);
    let before = task.cancels();
    let left = before.saturating_sub(1);
    task.set_cancels(left);
    if before == 1 {
        task.core.must_cancel.set(false);
    }
    Ok(vm.int(i64::from(left)))
}

fn get_stack(vm: &mut Vm, args: &[Value]) -> Outcome {
    names::task_stack(vm, &args[0], &args[1])
}

fn print_stack(vm: &mut Vm, args: &[Value]) -> Outcome {
    let module = vm.import_module("asyncio.base_tasks")?;
    let print = vm.get_attr_str(&module, "_task_print_stack")?;
    vm.call(&print, &[args[0].clone(), args[1].clone().or_none(), args[2].clone().or_none()])
}

fn class_getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    names::generic_alias(vm, &args[0], &args[1])
}

fn waiter_property(vm: &mut Vm, task: &Value) -> Outcome {
    let waiter = nap::waiter_object(vm, &task_of(task).to_ref());
    Ok(waiter.or_none())
}
