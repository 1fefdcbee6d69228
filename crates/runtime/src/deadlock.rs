//! When nothing can ever run again.
//!
//! CPython waits for ever then. Here the loop knows: no handle is ready, no timer is set, no socket and no thread can wake
//! anyone. It says which tasks wait, where, and for what; then it cancels the main task, so that its `finally` blocks run,
//! and the program ends with status 1.

use rondo_vm::heap::Value;
use rondo_vm::{Raised, Stream, Vm};

use crate::event_loop;
use crate::future;
use crate::handle::{Handle, TaskRef};
use crate::state::runtime;
use crate::task::Task;
use crate::waits::{self, Wait};

/// Whether a file is the program's own: nobody's fault is to be looked for in the library.
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
        Some(main) if !is_second => cancel(vm, &main),
        Some(_) | None => Err(exit(vm)),
    }
}

/// Cancels a task whatever it waits for. Tasks that await one another in a circle cannot be cancelled the usual way: each would
/// hand the cancellation on to the next for ever.
pub(crate) fn cancel(vm: &mut Vm, task: &Value) -> Result<(), Raised> {
    let outcome = future::cancel_any(vm, task, Value::NONE);
    let recursion = vm.types.exceptions.recursion_error.clone();
    match (outcome, task.foreign::<Task>()) {
        (Err(raised), Some(task)) if vm.raised_is(&raised, &recursion) => {
            let task = task.to_ref();
            let cancelled = future::new_cancelled_error(vm, &Value::NONE);
            let event_loop = task.core.event_loop.get();
            event_loop::schedule(vm, &event_loop, Handle::Throw(Box::new((task, cancelled))))
        }
        (outcome, _) => outcome.map(drop),
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
    let found: Vec<Wait> = tasks.iter().map(|task| waits::of(vm, task, tasks)).collect();
    for (task, wait) in tasks.iter().zip(&found) {
        let (name, target) = (task.name_text(), &wait.target);
        text.push_str(&match &wait.place {
            Some((file, line, function)) => {
                format!("  {name} waits at {file}:{line}, in {function}, for {target}\n")
            }
            None => format!("  {name} waits for {target}\n"),
        });
    }
    text + &circle(tasks, &found)
}

/// Tasks that wait for one another in a circle, and those that wait for one of these: nobody else has to be looked at.
fn circle(tasks: &[TaskRef], waits: &[Wait]) -> String {
    let place = |number: u32| tasks.iter().position(|task| task.number.get() == number);
    let edges: Vec<Vec<usize>> =
        waits.iter().map(|wait| wait.behind.iter().filter_map(|number| place(*number)).collect()).collect();
    let Some(circle) = (0..tasks.len()).find_map(|start| way_back(&edges, start)) else {
        return String::new();
    };
    let name = |place: &usize| tasks[*place].name_text();
    let shown: Vec<String> = circle.iter().chain(circle.first()).map(name).collect();
    let mut text = format!("  in a circle: {}\n", shown.join(" waits for "));
    let tail: Vec<String> = (0..tasks.len())
        .filter(|place| !circle.contains(place) && reaches(&edges, *place, &circle))
        .map(|place| name(&place))
        .collect();
    if !tail.is_empty() {
        text.push_str(&format!("  behind it: {}\n", tail.join(", ")));
    }
    text
}

/// The shortest way from a task along its waits back to itself.
fn way_back(edges: &[Vec<usize>], start: usize) -> Option<Vec<usize>> {
    let mut ways: Vec<Vec<usize>> = vec![vec![start]];
    let mut seen = vec![false; edges.len()];
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            for next in &edges[*way.last().expect("a way has a beginning")] {
                if *next == start {
                    return Some(way);
                }
                if !std::mem::replace(&mut seen[*next], true) {
                    longer.push(way.iter().copied().chain([*next]).collect());
                }
            }
        }
        ways = longer;
    }
    None
}

fn reaches(edges: &[Vec<usize>], from: usize, circle: &[usize]) -> bool {
    let (mut open, mut seen) = (vec![from], vec![false; edges.len()]);
    while let Some(place) = open.pop() {
        if circle.contains(&place) {
            return true;
        }
        if !std::mem::replace(&mut seen[place], true) {
            open.extend(&edges[place]);
        }
    }
    false
}
