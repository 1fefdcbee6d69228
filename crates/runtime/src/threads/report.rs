//! What is said when no thread can ever go on.

use rondo_vm::heap::Value;
use rondo_vm::threads::Place;
use rondo_vm::{Raised, Stream, Vm};

use super::lock::{LockData, RecursiveLockData};
use super::{MAIN, ThreadId, Wanted, threads};
use crate::deadlock;

/// Reports the deadlock once; what is returned ends the main thread, whose `finally` blocks run.
pub(crate) fn deadlocked(vm: &mut Vm) -> Raised {
    if !std::mem::replace(&mut threads(vm).has_reported, true) {
        let text = format!("deadlock: nothing can ever run again\n{}", describe(vm));
        // Nothing is left to be done if standard error is closed.
        let _ = vm.write_stream(Stream::Err, &text);
    }
    deadlock::exit(vm)
}

/// The same for the threads beside a loop that has told of itself.
pub(crate) fn others(vm: &mut Vm) -> String {
    threads(vm).has_reported = true;
    if threads(vm).all.len() == 1 {
        return String::new();
    }
    let lines = describe(vm);
    lines.lines().filter(|line| !line.starts_with("  MainThread ")).map(|line| format!("{line}\n")).collect()
}

/// A line for each thread that waits, but for those that only wait within the library: idle threads of a pool.
pub(crate) fn describe(vm: &mut Vm) -> String {
    let mut text = String::new();
    for Stuck { thread, place, target } in stuck(vm) {
        let name = name_of(vm, thread);
        let target = match target {
            Target::Words(words) => words.to_string(),
            Target::Function(function) => format!("{function}()"),
            Target::Thread(other) => format!("{} to end", name_of(vm, other)),
            Target::Lock(None) => "a lock that nobody releases".to_string(),
            Target::Lock(Some(owner)) => format!("a lock that {} has taken", name_of(vm, owner)),
        };
        match place {
            Some(Place { file, line, function }) => {
                text.push_str(&format!("  {name} waits at {file}:{line}, in {function}, for {target}\n"));
            }
            None if thread == MAIN => text.push_str(&format!("  {name} waits for {target}\n")),
            None => {}
        }
    }
    text
}

/// A thread that waits.
struct Stuck {
    thread: ThreadId,
    /// The innermost place in the program's own files.
    place: Option<Place>,
    target: Target,
}

enum Target {
    Words(&'static str),
    /// A function of the library that waits on its behalf: `Queue.get`.
    Function(String),
    Thread(ThreadId),
    Lock(Option<ThreadId>),
}

fn stuck(vm: &mut Vm) -> Vec<Stuck> {
    let mut main = Some(vm.places());
    let mut stuck = Vec::new();
    for (id, thread) in &threads(vm).all {
        let places = match &thread.green {
            Some(green) => green.places(),
            None => main.take().unwrap_or_default(),
        };
        // The main thread has just been woken to say this.
        let wanted = match &thread.waiting {
            Some((waiting, _)) => Some(&waiting.what),
            None => thread.wanted.as_ref().filter(|_| *id == MAIN),
        };
        let own = places.iter().position(|place| deadlock::is_own_file(&place.file));
        let target = match wanted {
            Some(Wanted::Lock(_)) if own.is_some_and(|own| own > 0) => {
                Target::Function(places[own.unwrap_or(1) - 1].function.clone())
            }
            Some(Wanted::Lock(lock)) => Target::Lock(owner_of(lock)),
            Some(Wanted::End(other)) => Target::Thread(*other),
            Some(Wanted::Time) => Target::Words("time to pass"),
            Some(Wanted::Loop) => Target::Words("its event loop, which has nothing to do"),
            Some(Wanted::Outside(word)) => Target::Words(word),
            None => continue,
        };
        let place = own.and_then(|own| places.into_iter().nth(own));
        stuck.push(Stuck { thread: *id, place, target });
    }
    stuck
}

fn owner_of(lock: &Value) -> Option<ThreadId> {
    match (lock.foreign::<LockData>(), lock.foreign::<RecursiveLockData>()) {
        (Some(lock), _) => lock.taken_by.get(),
        (None, Some(lock)) => lock.lock.taken_by.get(),
        (None, None) => None,
    }
}

/// The name that `threading` has for a thread.
pub(crate) fn name_of(vm: &mut Vm, thread: ThreadId) -> String {
    if thread == MAIN {
        return "MainThread".into();
    }
    let key = vm.intern("threading");
    let found = vm.modules.get_str(&key).and_then(|threading| {
        let active = vm.get_attr_str(&threading, "_active").ok()?;
        let ident = vm.size(thread.0 as usize);
        let object = vm.get_item(&active, &ident).ok()?;
        let name = vm.get_attr_str(&object, "name").ok()?;
        Some(vm.str_of(&name).ok()?.as_str().to_string())
    });
    found.unwrap_or_else(|| format!("thread {}", thread.0))
}
