//! What the loop tells about faults that no awaiting task hears of: asyncio's exception handler and its texts.

use rondo_vm::heap::{Dict, Holder, Ref, Str, Value};
use rondo_vm::types::exception::Exception;
use rondo_vm::types::generator::Generator;
use rondo_vm::{Raised, Stream, Vm};

use crate::event_loop::{self, LoopData};
use crate::future::FutureCore;
use crate::handle::CallHandle;
use crate::names;
use crate::state::Runtime;
use crate::task::{self, Task};

/// What the exception handler is told: a dict with these entries, in this order.
fn context_of(vm: &mut Vm, message: &str, entries: &[(&str, Value)]) -> Value {
    let dict = vm.new_dict();
    let message = vm.str(message);
    for (name, value) in std::iter::once(&("message", message)).chain(entries) {
        let name = vm.intern(name);
        drop(dict.set_str(&name, value.clone()));
    }
    dict.into()
}

/// In debug mode: where the thing was made that the report is about.
fn add_stack(vm: &mut Vm, context: &Value, stack: &Value) {
    if let Some(dict) = context.downcast::<Dict>()
        && !stack.is_empty()
    {
        let name = vm.intern("source_traceback");
        drop(dict.set_str(&name, stack.clone()));
    }
}

/// "exception was never retrieved"
pub(crate) fn never_retrieved(vm: &mut Vm, future: &Value, core: &FutureCore) -> Result<(), Raised> {
    let message = format!("{} exception was never retrieved", vm.class_of(future).name());
    let context = context_of(vm, &message, &[("exception", core.outcome()), ("future", future.clone())]);
    add_stack(vm, &context, &core.made_at());
    tell(vm, &core.event_loop.get(), &context)
}

/// "Task was destroyed but it is pending!"
pub(crate) fn destroyed_pending(vm: &mut Vm, task: &Value, core: &FutureCore) -> Result<(), Raised> {
    let message = "Task was destroyed but it is pending!";
    let dict = vm.new_dict();
    for (name, value) in [("task", task.clone()), ("message", vm.str(message))] {
        let name = vm.intern(name);
        drop(dict.set_str(&name, value));
    }
    let context = dict.into();
    add_stack(vm, &context, &core.made_at());
    tell(vm, &core.event_loop.get(), &context)
}

/// At the end of a program: tasks that were made on a loop that never ran. CPython ends without a word of what was wrong.
pub(crate) fn never_ran(vm: &mut Vm) {
    if vm.rooms.get::<Runtime>().is_none_or(|state| state.fresh_loops == 0) {
        return;
    }
    let tasks = event_loop::tasks_of_loops_that_never_ran(vm);
    if tasks.is_empty() {
        return;
    }
    let (count, are) = (tasks.len(), if tasks.len() == 1 { "task was" } else { "tasks were" });
    let mut text = format!("{count} {are} made on a loop that never ran, so nothing happened:\n");
    for task in &tasks {
        let coroutine = task.coroutine.get();
        let shown = match coroutine.downcast::<Generator>() {
            Some(generator) => format!("{}()", generator.function.qualname()),
            None => "a coroutine".to_string(),
        };
        text.push_str(&format!("  {}, {shown}, made in line {}\n", task.name_text(), task.made_at.get()));
        task.core.reports_destruction.set(false);
    }
    text.push_str("A loop runs with asyncio.run(main()), or by hand with loop.run_until_complete(main())\n");
    // Nothing is left to be done if standard error is closed.
    let _ = vm.write_stream(Stream::Err, &text);
}

/// A task failed while `asyncio.run` was cancelling what was left.
pub(crate) fn unhandled_at_shutdown(
    vm: &mut Vm,
    event_loop: &Value,
    task: &Value,
    core: &FutureCore,
) -> Result<(), Raised> {
    let text = "unhandled exception during asyncio.run() shutdown";
    let context = context_of(vm, text, &[("exception", core.outcome()), ("task", task.clone())]);
    tell(vm, event_loop, &context)
}

/// An exception in a callback of the program.
pub(crate) fn callback_failed(
    vm: &mut Vm,
    event_loop: &Value,
    callback: &Value,
    raised: Raised,
    handle: &Ref<Holder<CallHandle>>,
) -> Result<(), Raised> {
    if task::ends_the_loop(vm, &raised) {
        return Err(raised);
    }
    let source = names::callback_source(vm, callback)?;
    let text = format!("Exception in callback {source}");
    let stack = handle.made_at.get();
    let context = context_of(vm, &text, &[("exception", raised.0.value()), ("handle", handle.value())]);
    add_stack(vm, &context, &stack);
    // What a handler of the program raises meanwhile has the exception for its context.
    vm.while_handling(&raised, |vm| tell(vm, event_loop, &context))
}

/// An exception in a handle of ours.
pub(crate) fn handle_failed(
    vm: &mut Vm,
    event_loop: &Value,
    what: &str,
    raised: Raised,
) -> Result<(), Raised> {
    let context = context_of(vm, &format!("Exception in callback {what}"), &[("exception", raised.0.into())]);
    tell(vm, event_loop, &context)
}

/// An exception, reported with a text of its own.
pub(crate) fn handle_failed_as(
    vm: &mut Vm,
    event_loop: &Value,
    text: &str,
    raised: Raised,
) -> Result<(), Raised> {
    let context = context_of(vm, text, &[("exception", raised.0.into())]);
    tell(vm, event_loop, &context)
}

/// `loop.call_exception_handler(context)` of any loop.
pub(crate) fn tell(vm: &mut Vm, event_loop: &Value, context: &Value) -> Result<(), Raised> {
    if event_loop.is_empty() {
        return default_handler(vm, context);
    }
    vm.call_method(event_loop, "call_exception_handler", std::slice::from_ref(context)).map(drop)
}

/// The same for a loop of ours: the program's handler, if it has set one, else the default.
pub(crate) fn call_handler(vm: &mut Vm, event_loop: &Value, context: &Value) -> Result<(), Raised> {
    let handler = event_loop.foreign::<LoopData>().map_or(Value::EMPTY, |data| data.exception_handler());
    if handler.is_empty() {
        return match vm.call_method(event_loop, "default_exception_handler", std::slice::from_ref(context)) {
            Ok(_) => Ok(()),
            Err(raised) if task::ends_the_loop(vm, &raised) => Err(raised),
            Err(raised) => log(vm, "Exception in default exception handler", Some(&raised.0)),
        };
    }
    let own = own_context(vm, context);
    match crate::context::call_in(vm, &own, &handler, &[event_loop.clone(), context.clone()]) {
        Ok(_) => Ok(()),
        Err(raised) if task::ends_the_loop(vm, &raised) => Err(raised),
        Err(raised) => {
            let text = "Unhandled error in exception handler";
            let wrapped =
                context_of(vm, text, &[("exception", raised.0.into()), ("context", context.clone())]);
            default_handler(vm, &wrapped)
        }
    }
}

/// The context variables' world of the task or handle that a report is about: its handler runs there. Empty for none.
fn own_context(vm: &mut Vm, context: &Value) -> Value {
    let Some(dict) = context.downcast::<Dict>() else { return Value::EMPTY };
    for name in ["task", "future", "handle"] {
        let name = vm.intern(name);
        let Some(thing) = dict.get_str(&name) else { continue };
        if let Some(task) = thing.foreign::<Task>() {
            return task.context.get();
        }
        if let Some(handle) = thing.foreign::<CallHandle>() {
            return handle.context.get();
        }
    }
    Value::EMPTY
}

/// `loop.default_exception_handler(context)`: the message, what else is in the context, the traceback.
pub(crate) fn default_handler(vm: &mut Vm, context: &Value) -> Result<(), Raised> {
    let Some(dict) = context.downcast::<Dict>() else {
        return Err(vm.type_error("the context must be a dict"));
    };
    let mut entries: Vec<(String, Value)> = Vec::new();
    for entry in dict.entries() {
        let key = vm.str_of(&entry.key)?;
        entries.push((key.as_str().to_string(), entry.value));
    }
    entries.sort_by(|left, right| left.0.cmp(&right.0));
    let (mut lines, mut exception) = (vec![String::from("Unhandled exception in event loop")], None);
    for (name, value) in entries {
        match name.as_str() {
            "message" => {
                if let Some(text) = value.downcast::<Str>().filter(|text| !text.is_empty()) {
                    lines[0] = text.as_str().to_string();
                }
            }
            "source_traceback" | "handle_traceback" => {
                let what = if name == "source_traceback" { "Object" } else { "Handle" };
                let traceback = vm.import_module("traceback")?;
                let shown = vm.call_method(&traceback, "format_list", &[value])?;
                let empty = vm.str("");
                let shown = vm.call_method(&empty, "join", &[shown])?;
                let shown = vm.str_of(&shown)?.as_str().trim_end().to_string();
                lines.push(format!("{name}: {what} created at (most recent call last):\n{shown}"));
            }
            "exception" => exception = value.downcast::<Exception>().map(|exception| exception.to_ref()),
            _ => lines.push(format!("{name}: {}", vm.repr(&value)?.as_str())),
        }
    }
    log(vm, &lines.join("\n"), exception.as_ref())
}

/// A line at a low level for asyncio's logger, with one argument. Who has not imported `logging` cannot have asked for it.
pub(crate) fn note(vm: &mut Vm, level: &str, text: &str, argument: Value) -> Result<(), Raised> {
    let name = vm.intern("logging");
    // A module that is still being imported has no loggers yet.
    let Some(logging) = vm.modules.get_str(&name) else { return Ok(()) };
    let get_logger = vm.intern("getLogger");
    if vm.find_attr(&logging, &get_logger)?.is_none() {
        return Ok(());
    }
    let (asyncio, text) = (vm.str("asyncio"), vm.str(text));
    let logger = vm.call_method(&logging, "getLogger", &[asyncio])?;
    vm.call_method(&logger, level, &[text, argument]).map(drop)
}

/// `logger.error(text, exc_info=exception)` of asyncio's logger. Without `logging` it goes to standard error, in the form that
/// `logging` gives it when nothing is configured.
pub(crate) fn log(vm: &mut Vm, text: &str, exception: Option<&Ref<Exception>>) -> Result<(), Raised> {
    let name = vm.intern("logging");
    if let Some(logging) = vm.modules.get_str(&name) {
        let (asyncio, text) = (vm.str("asyncio"), vm.str(text));
        let logger = vm.call_method(&logging, "getLogger", &[asyncio])?;
        let error = vm.get_attr_str(&logger, "error")?;
        let key = Value::from(vm.intern("exc_info"));
        let info = exception.map_or(Value::FALSE, |exception| exception.value());
        return vm.call_with(&error, [text, info].into_iter().collect(), &[key]).map(drop);
    }
    let mut text = format!("{text}\n");
    if let Some(exception) = exception {
        text.push_str(&vm.format_exception(exception, false));
        if !text.ends_with('\n') {
            text.push('\n');
        }
    }
    vm.write_stream(Stream::Err, &text)
}
