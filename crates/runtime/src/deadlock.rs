//! When nothing can ever run again.
//!
//! CPython waits for ever then. Here the loop knows: no handle is ready, no timer is set, no socket and no thread can wake
//! anyone. It says which tasks wait, where, and for what; then it cancels the main task, so that its `finally` blocks run,
//! and the program ends with status 1.

use rondo_vm::heap::Value;
use rondo_vm::types::generator::Generator;
use rondo_vm::{Raised, Stream, Vm};

use crate::event_loop;
use crate::future::{self, State};
use crate::handle::TaskRef;
use crate::sleep::NativeCoroutine;
use crate::state::runtime;
use crate::task::Task;

/// Files of the library are not where a reader's fault is.
pub(crate) fn is_own_file(file: &str) -> bool {
    !file.starts_with("<rondo>") && !file.starts_with("<frozen")
}

/// Reports the deadlock and cancels the main task; the second time the loop is left.
pub(crate) fn report(vm: &mut Vm, event_loop: &Value) -> Result<(), Raised> {
    let is_second = std::mem::replace(&mut runtime(vm).has_deadlocked, true);
    let tasks = event_loop::unfinished_tasks(vm, event_loop);
    if !is_second {
        let text = describe(vm, &tasks) + &crate::threads::report::others(vm);
        vm.write_stream(Stream::Err, &text)?;
    }
    let main = main_task(vm, &tasks);
    match main {
        Some(main) if !is_second => future::cancel_any(vm, &main, Value::NONE).map(drop),
        Some(_) | None => Err(exit(vm)),
    }
}

/// `SystemExit(1)`: how a deadlocked program ends.
pub(crate) fn exit(vm: &mut Vm) -> Raised {
    let class = vm.types.exceptions.system_exit.clone();
    let raised = vm.raise_with(&class, vec![Value::int(1)]);
    raised.0.value().set_slot(0, Value::int(1));
    raised
}

/// The task that `asyncio.run` runs, or else the oldest one.
fn main_task(vm: &mut Vm, tasks: &[TaskRef]) -> Option<Value> {
    let main = runtime(vm).main_task.clone();
    if future::core(&main).is_some_and(|core| !core.is_done()) {
        return Some(main);
    }
    tasks.first().map(|task| task.value())
}

fn describe(vm: &mut Vm, tasks: &[TaskRef]) -> String {
    let mut text = String::from("deadlock: nothing can ever run again\n");
    if tasks.is_empty() {
        text.push_str("  the loop runs, but there is no task, no timer and no socket\n");
    }
    for task in tasks {
        text.push_str(&format!("  {}\n", describe_task(vm, task)));
    }
    text
}

fn describe_task(vm: &mut Vm, task: &TaskRef) -> String {
    let place = place_of(vm, &task.coroutine.get());
    let target = target_of(vm, task);
    match place {
        Some((file, line, function)) => {
            format!("{} waits at {file}:{line}, in {function}, for {target}", task.name_text())
        }
        None => format!("{} waits for {target}", task.name_text()),
    }
}

/// The innermost place in the program's own files: file, line, function.
fn place_of(vm: &Vm, coroutine: &Value) -> Option<(String, u32, String)> {
    let generator = coroutine.downcast::<Generator>()?.to_ref();
    let (chain, _) = vm.await_chain(&generator);
    let own = chain.iter().rev().find(|link| is_own_file(&link.function.code.data.file))?;
    Some((own.function.code.data.file.to_string(), own.line(), own.function.qualname().to_string()))
}

/// What a task waits for: another task, a future, or what a function of the library waits for on its behalf.
fn target_of(vm: &mut Vm, task: &TaskRef) -> String {
    if let Some(function) = library_function(vm, &task.coroutine.get()) {
        return function;
    }
    let waiter = task.waiter.get();
    if let Some(other) = waiter.foreign::<Task>() {
        return other.name_text();
    }
    if waiter.foreign::<NativeCoroutine>().is_some() {
        return "a sleep".into();
    }
    match future::core(&waiter) {
        Some(core) if core.state() == State::Pending => {
            let name = vm.class_of(&waiter).name();
            if &*name == "_GatheringFuture" {
                "a gather".into()
            } else {
                format!("a {name} that nobody completes")
            }
        }
        Some(_) | None => "something that never comes".into(),
    }
}

/// The outermost function of the library in the chain below the program's own code: `Queue.get()`.
fn library_function(vm: &Vm, coroutine: &Value) -> Option<String> {
    let generator = coroutine.downcast::<Generator>()?.to_ref();
    let (chain, _) = vm.await_chain(&generator);
    let own = chain.iter().rposition(|link| is_own_file(&link.function.code.data.file))?;
    chain.get(own + 1).map(|link| format!("{}()", link.function.qualname()))
}
