//! What a task waits for, in words, and who could end its waiting.
//!
//! Nothing is recorded for this while a program runs. The frames of the coroutines that wait tell it: the innermost of the
//! program's own is the place; the functions of the library further in, with the objects that they work for, are the reason;
//! and who is inside an `async with lock` keeps that lock's `__aexit__` in a register until it comes out.

use rondo_vm::Vm;
use rondo_vm::heap::{Dict, Ref, Value};
use rondo_vm::native::NativeFunction;
use rondo_vm::types::function::{BoundMethod, Function};
use rondo_vm::types::generator::Generator;

use crate::deadlock::is_own_file;
use crate::future::{self, State};
use crate::gather::Gathering;
use crate::handle::TaskRef;
use crate::nap;
use crate::operation::Operation;
use crate::sleep::NativeCoroutine;
use crate::task::Task;

/// A task that waits.
pub(crate) struct Wait {
    /// File, line and function of the innermost place in the program's own files.
    pub place: Option<(String, u32, String)>,
    /// For what, in words.
    pub target: String,
    /// The numbers of the tasks that it waits for.
    pub behind: Vec<u32>,
}

/// Where a task waits, and for what. `all` are the tasks that could be to blame.
pub(crate) fn of(vm: &mut Vm, task: &TaskRef, all: &[TaskRef]) -> Wait {
    let (chain, last) = chain_of(vm, task);
    let own = chain.iter().rposition(|link| is_own_file(&link.function.code.data.file));
    let place = own.map(|index| {
        let link = &chain[index];
        (link.function.code.data.file.to_string(), link.line(), link.function.qualname().to_string())
    });
    let inside = &chain[own.map_or(0, |index| index + 1)..];
    let (target, behind) = match method_of(vm, inside, &last) {
        Some((name, object)) => object_and_holders(vm, task, &name, &object, all),
        None => waiter_and_tasks(vm, task),
    };
    Wait { place, target, behind }
}

/// The coroutines of a task that wait for each other, the task's own first; and what the last of them awaits, or empty.
fn chain_of(vm: &Vm, task: &TaskRef) -> (Vec<Ref<Generator>>, Value) {
    let coroutine = task.coroutine.get();
    match coroutine.downcast::<Generator>() {
        Some(own) => {
            let (chain, last) = vm.await_chain(&own.to_ref());
            (chain, last.unwrap_or_default())
        }
        None => (Vec::new(), coroutine),
    }
}

/// The function of the library that a program called, as `Queue.get`, and the object that it works for. What a `with` calls
/// (`__aenter__`) is passed over for what that calls.
fn method_of(vm: &Vm, inside: &[Ref<Generator>], last: &Value) -> Option<(String, Value)> {
    let is_plain = |link: &&Ref<Generator>| !link.function.name().ends_with("__aenter__");
    let plain = inside.iter().find(is_plain);
    if plain.is_none()
        && let Some(operation) = last.foreign::<Operation>()
    {
        let (object, qualname) = (operation.object.get(), operation.origin().qualname());
        let (_, method) = qualname.rsplit_once('.').expect("operations are methods");
        let method = if method == "__aenter__" { "acquire" } else { method };
        return Some((format!("{}.{method}", vm.class_of(&object).name()), object));
    }
    let link = plain.or(inside.first())?;
    let object = link.registers.get(0);
    let qualname = link.function.qualname();
    let (owner, method) = qualname.rsplit_once('.').unwrap_or(("", &qualname));
    if owner.is_empty() {
        return Some((method.to_string(), Value::NONE));
    }
    Some((format!("{}.{method}", vm.class_of(&object).name()), object))
}

fn object_and_holders(
    vm: &mut Vm,
    task: &TaskRef,
    name: &str,
    object: &Value,
    all: &[TaskRef],
) -> (String, Vec<u32>) {
    let method = name.rsplit('.').next().unwrap_or(name);
    let number = |vm: &mut Vm, attribute: &str| match vm.get_attr_str(object, attribute) {
        Ok(value) => vm.str_of(&value).map(|text| text.as_str().to_string()).unwrap_or_default(),
        Err(_) => String::new(),
    };
    match method {
        "acquire" => {
            let holders = holders_of(vm, task, object, all);
            let names: Vec<String> = holders.iter().map(|holder| holder.name_text()).collect();
            let held = match names.len() {
                0 => ", which nobody releases".to_string(),
                _ => format!(", held by {}", names.join(", ")),
            };
            (format!("{name}(){held}"), holders.iter().map(|holder| holder.number.get()).collect())
        }
        "__aexit__" if name.starts_with("TaskGroup") => {
            let tasks = group_of(vm, object);
            let names: Vec<String> = tasks.iter().map(|child| child.name_text()).collect();
            let numbers = tasks.iter().map(|child| child.number.get()).collect();
            (format!("the tasks of a TaskGroup: {}", names.join(", ")), numbers)
        }
        "get" => (format!("{name}(): it is empty, and nobody puts anything in"), vec![]),
        "put" => {
            let size = number(vm, "maxsize");
            (format!("{name}(): it is full with {size}, and nobody takes anything out"), vec![])
        }
        "join" => {
            let left = number(vm, "_unfinished_tasks");
            (format!("{name}(): task_done() was not called for {left} of its items"), vec![])
        }
        "wait" if name.starts_with("Event") => (format!("{name}(): nobody sets it"), vec![]),
        "wait" | "wait_for" if name.starts_with("Condition") => {
            (format!("{name}(): nobody notifies it"), vec![])
        }
        "wait" if name.starts_with("Barrier") => {
            let (come, all) = (number(vm, "n_waiting"), number(vm, "parties"));
            (format!("{name}(): {come} of {all} have come"), vec![])
        }
        _ => {
            let (waiter, behind) = waiter_and_tasks(vm, task);
            let target =
                if behind.is_empty() { String::new() } else { format!(", which waits for {waiter}") };
            (format!("{name}(){target}"), behind)
        }
    }
}

/// Who is inside an `async with` of an object.
fn holders_of(vm: &Vm, waiting: &TaskRef, object: &Value, all: &[TaskRef]) -> Vec<TaskRef> {
    let exits = |value: &Value| {
        value.downcast::<BoundMethod>().is_some_and(|method| {
            let is_exit = match method.function.downcast::<NativeFunction>() {
                Some(native) => native.def.name == "__aexit__",
                None => {
                    let function = method.function.downcast::<Function>();
                    function.is_some_and(|exit| &*exit.name() == "__aexit__")
                }
            };
            is_exit && method.receiver.is(object)
        })
    };
    let holds = |task: &&TaskRef| {
        let (chain, last) = chain_of(vm, task);
        let own = chain.iter().rposition(|link| is_own_file(&link.function.code.data.file));
        let inside = &chain[own.map_or(0, |index| index + 1)..];
        // Who is still outside has looked the method up already.
        let is_outside = method_of(vm, inside, &last).is_some_and(|(_, wanted)| wanted.is(object));
        !is_outside && chain.iter().any(|link| link.registers.to_vec().iter().any(exits))
    };
    all.iter().filter(|task| task.number.get() != waiting.number.get()).filter(holds).cloned().collect()
}

/// The tasks of a group that have not ended.
fn group_of(vm: &mut Vm, group: &Value) -> Vec<TaskRef> {
    let Ok(tasks) = vm.get_attr_str(group, "_tasks") else { return Vec::new() };
    let entries = tasks.downcast::<Dict>().map(|dict| dict.entries()).unwrap_or_default();
    entries.iter().filter_map(|entry| entry.key.foreign::<Task>()).map(|task| task.to_ref()).collect()
}

/// What the task itself is parked at: another task, several, or a future.
fn waiter_and_tasks(vm: &mut Vm, task: &TaskRef) -> (String, Vec<u32>) {
    let waiter = task.waiter.get();
    if let Some(other) = waiter.foreign::<Task>() {
        return (other.name_text(), vec![other.number.get()]);
    }
    if let Some(gathering) = waiter.foreign::<Gathering>() {
        let children = gathering.pending_children();
        let tasks: Vec<&_> = children.iter().filter_map(|child| child.foreign::<Task>()).collect();
        let names: Vec<String> = tasks.iter().map(|child| child.name_text()).collect();
        let of = if names.is_empty() { String::new() } else { format!(" of {}", names.join(", ")) };
        return (format!("a gather{of}"), tasks.iter().map(|child| child.number.get()).collect());
    }
    if nap::is_napping(task) || waiter.foreign::<NativeCoroutine>().is_some() {
        return ("a sleep".into(), vec![]);
    }
    let is_pending = future::core(&waiter).is_some_and(|core| core.state() == State::Pending);
    let target = if is_pending {
        format!("a {} that nobody completes", vm.class_of(&waiter).name())
    } else {
        "something that never comes".to_string()
    };
    (target, vec![])
}
