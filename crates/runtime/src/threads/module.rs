//! What `import _thread` gives.

use rondo_eventloop::Instant;
use rondo_vm::heap::{Dict, Kind, Value};
use rondo_vm::native::{Arguments, NativeDef};
use rondo_vm::{Outcome, Vm, function};

use std::collections::{BTreeMap, VecDeque};

use super::handle;
use super::local;
use super::lock;
use super::{Classes, MAIN, Room, Thread, Threads, Woken, current, threads};
use crate::state::SharedWorld;

/// Puts the scheduler into a machine, with the main thread as its only one.
pub fn install(vm: &mut Vm, world: SharedWorld) {
    let main = Thread {
        green: None,
        waiting: None,
        wanted: None,
        woken: Woken::News,
        room: Room::default(),
        locals: Vec::new(),
        handle: Value::EMPTY,
        is_daemon: false,
        lane: None,
    };
    vm.rooms.put(Threads {
        world,
        all: BTreeMap::from([(MAIN, main)]),
        current: MAIN,
        ready: VecDeque::new(),
        count: MAIN.0,
        waits: 0,
        slice_began: Instant::ZERO,
        stack_size: 0,
        has_reported: false,
        is_ending: false,
        classes: None,
    });
    vm.native_modules.insert("_thread", make);
}

const FUNCTIONS: &[NativeDef] = &[
    function!(
        "start_new_thread",
        "(function, args, kwargs={}, /)",
        start_new_thread,
        "Start a new thread and return its identifier."
    ),
    function!(
        "start_joinable_thread",
        "(function, handle=None, daemon=True)",
        start_joinable_thread,
        "Start a new thread that can be joined, and return its handle."
    ),
    function!("allocate_lock", "()", lock::new_lock, "Create a new lock object."),
    function!("allocate", "()", lock::new_lock, "An obsolete synonym of allocate_lock()."),
    function!(
        "get_ident",
        "()",
        get_ident,
        "Return a non-zero integer that uniquely identifies the current thread."
    ),
    function!("get_native_id", "()", get_ident, "Return a non-negative integer identifying the thread."),
    function!("_get_main_thread_ident", "()", main_ident, "Return the identifier of the main thread."),
    function!(
        "_make_thread_handle",
        "(ident, /)",
        make_handle,
        "Make a handle of a thread that is there already."
    ),
    function!("_count", "()", count, "Return the number of other threads that run."),
    function!("_shutdown", "()", shutdown, "Wait for all threads that are no daemons."),
    function!("exit", "()", exit, "Raise SystemExit: the running thread ends in silence."),
    function!("exit_thread", "()", exit, "An obsolete synonym of exit()."),
    function!("interrupt_main", "(signum=2, /)", interrupt_main, "Simulate the arrival of Ctrl-C."),
    function!("stack_size", "(size=0, /)", stack_size, "Return the thread stack size; 0 is the default."),
    function!("daemon_threads_allowed", "()", |_, _| Ok(Value::TRUE), "Whether there may be daemon threads."),
];

fn make(vm: &mut Vm) -> Outcome {
    let doc = "The primitive operations upon which `threading` is written.";
    let module = vm.add_module("_thread", FUNCTIONS, doc);
    let object = vm.types.object.clone();
    let [lock, rlock, handle] = [&lock::LOCK, &lock::RECURSIVE, &handle::HANDLE]
        .map(|def| vm.new_builtin_class(def, &object, Kind::Foreign));
    lock.has_weak.set(true);
    let local = vm.new_builtin_class(&local::LOCAL, &object, Kind::Foreign);
    vm.give_attributes(&local, 0, true);
    for class in [&rlock, &local] {
        class.has_weak.set(true);
    }
    let names = [
        ("lock", &lock),
        ("LockType", &lock),
        ("RLock", &rlock),
        ("_ThreadHandle", &handle),
        ("_local", &local),
    ];
    for (name, class) in names {
        vm.set_module_item(&module, name, class.value());
    }
    let error = vm.types.exceptions.runtime_error.value();
    vm.set_module_item(&module, "error", error);
    vm.set_module_item(&module, "TIMEOUT_MAX", Value::float(lock::LONGEST));
    threads(vm).classes = Some(Classes { lock, handle });
    let main = handle::make(vm, Some(MAIN));
    threads(vm).thread(MAIN).handle = main;
    Ok(module.into())
}

fn start_new_thread(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = vm.names.call.clone();
    if vm.lookup_class_of(&args[0], &name).is_none() {
        return Err(vm.type_error("first arg must be callable"));
    }
    if args[1].downcast::<rondo_vm::heap::Tuple>().is_none() {
        return Err(vm.type_error("2nd arg must be a tuple"));
    }
    if !args[2].is_empty() && args[2].downcast::<Dict>().is_none() {
        return Err(vm.type_error("optional 3rd arg must be a dictionary"));
    }
    let mut arguments: Arguments = args[1].items().iter().cloned().collect();
    let names = handle::keywords(&mut arguments, &args[2]);
    let own = handle::make(vm, None);
    let thread = handle::start(vm, args[0].clone(), arguments, names, own, true)?;
    Ok(vm.size(thread.0 as usize))
}

fn start_joinable_thread(vm: &mut Vm, args: &[Value]) -> Outcome {
    let is_daemon = args[2].is_empty() || vm.truth(&args[2])?;
    let own = match args[1].is_empty() || args[1].is_none() {
        true => handle::make(vm, None),
        false => args[1].clone(),
    };
    match own.foreign::<handle::HandleData>() {
        None => return Err(vm.type_error("'handle' must be a _ThreadHandle")),
        Some(data) if data.thread.get().is_some() => {
            return Err(vm.runtime_error("thread already started"));
        }
        Some(_) => {}
    }
    handle::start(vm, args[0].clone(), Arguments::new(), vec![], own.clone(), is_daemon)?;
    Ok(own)
}

fn get_ident(vm: &mut Vm, _args: &[Value]) -> Outcome {
    let me = current(vm);
    Ok(vm.size(me.0 as usize))
}

fn main_ident(vm: &mut Vm, _args: &[Value]) -> Outcome {
    Ok(vm.size(MAIN.0 as usize))
}

fn make_handle(vm: &mut Vm, args: &[Value]) -> Outcome {
    let ident = vm.index_i64(&args[0])?;
    let found = threads(vm)
        .alive()
        .find(|(id, _)| i64::from(id.0) == ident)
        .map(|(id, thread)| (id, thread.handle.clone()));
    Ok(match found {
        Some((_, handle)) if !handle.is_empty() => handle,
        Some((id, _)) => handle::make(vm, Some(id)),
        None => return Err(vm.value_error("there is no such thread")),
    })
}

fn count(vm: &mut Vm, _args: &[Value]) -> Outcome {
    let others = threads(vm).alive().count() - 1;
    Ok(vm.size(others))
}

fn shutdown(vm: &mut Vm, _args: &[Value]) -> Outcome {
    super::join_all(vm)?;
    Ok(Value::NONE)
}

fn exit(vm: &mut Vm, _args: &[Value]) -> Outcome {
    let class = vm.types.exceptions.system_exit.clone();
    Err(vm.raise_with(&class, vec![]))
}

fn interrupt_main(vm: &mut Vm, args: &[Value]) -> Outcome {
    const INTERRUPT: i64 = 2;
    const SIGNALS: std::ops::Range<i64> = 1..65;
    let signal = if args[0].is_empty() { INTERRUPT } else { vm.index_i64(&args[0])? };
    if !SIGNALS.contains(&signal) {
        return Err(vm.value_error("signal number out of range"));
    }
    if signal == INTERRUPT && current(vm) == MAIN {
        super::hear(vm, Woken::Interrupted)?;
        return Ok(Value::NONE);
    }
    if signal == INTERRUPT {
        threads(vm).world.borrow().interrupter().interrupt();
    }
    Ok(Value::NONE)
}

fn stack_size(vm: &mut Vm, args: &[Value]) -> Outcome {
    let before = threads(vm).stack_size;
    if !args[0].is_empty() {
        let size = vm.index_i64(&args[0])?;
        if size < 0 {
            return Err(vm.value_error("size must be 0 or a positive value"));
        }
        if size != 0 && size < 32 * 1024 {
            return Err(vm.value_error(format!("size not valid: {size} bytes")));
        }
        threads(vm).stack_size = size;
    }
    Ok(vm.int(before))
}
