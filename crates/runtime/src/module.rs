//! What `import asyncio` gives, and how the room is put into a machine.
//!
//! The module itself is made in Rust when it is first imported, in microseconds. The parts of asyncio that are written in the
//! language are modules of their own (`asyncio.queues`), imported only when one of their names is asked for.

use rondo_vm::heap::{Kind, Ref, Str, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::{Class, ClassDef, Driver};
use rondo_vm::{Outcome, Vm, function};

use crate::abstract_loop;
use crate::connection;
use crate::coroutine;
use crate::current;
use crate::event_loop;
use crate::functions::{FUNCTIONS, IN_C};
use crate::future;
use crate::gather;
use crate::handle;
use crate::nap;
use crate::operation;
use crate::running;
use crate::sleep;
use crate::state::{Classes, Runtime, SharedWorld, Surroundings};
use crate::task;

/// The modules of asyncio that are written in the language: name and source. The interpreter has them as code, too.
pub const SOURCES: &[(&str, &str)] = &[
    ("asyncio._helpers", include_str!("python/_helpers.py")),
    ("asyncio.exceptions", include_str!("python/exceptions.py")),
    ("asyncio.mixins", include_str!("python/mixins.py")),
    ("asyncio.constants", include_str!("python/constants.py")),
    ("asyncio.log", include_str!("python/log.py")),
    ("asyncio.format_helpers", include_str!("python/format_helpers.py")),
    ("asyncio.base_futures", include_str!("python/base_futures.py")),
    ("asyncio.base_tasks", include_str!("python/base_tasks.py")),
    ("asyncio.futures", include_str!("python/futures.py")),
    ("asyncio.tasks", include_str!("python/tasks.py")),
    ("asyncio.coroutines", include_str!("python/coroutines.py")),
    ("asyncio.policies", include_str!("python/policies.py")),
    ("asyncio.events", include_str!("python/events.py")),
    ("asyncio.base_events", include_str!("python/base_events.py")),
    ("asyncio.selector_events", include_str!("python/selector_events.py")),
    ("asyncio.unix_events", include_str!("python/unix_events.py")),
    ("asyncio.waiting", include_str!("python/waiting.py")),
    ("asyncio.timeouts", include_str!("python/timeouts.py")),
    ("asyncio.taskgroups", include_str!("python/taskgroups.py")),
    ("asyncio.locks", include_str!("python/locks.py")),
    ("asyncio.queues", include_str!("python/queues.py")),
    ("asyncio.runners", include_str!("python/runners.py")),
    ("asyncio.protocols", include_str!("python/protocols.py")),
    ("asyncio.transports", include_str!("python/transports.py")),
    ("asyncio.trsock", include_str!("python/trsock.py")),
    ("asyncio.servers", include_str!("python/servers.py")),
    ("asyncio.streams", include_str!("python/streams.py")),
    ("asyncio.sockets", include_str!("python/sockets.py")),
    ("asyncio.watching", include_str!("python/watching.py")),
    ("asyncio.threads", include_str!("python/threads.py")),
];

/// The source of a module of asyncio that is written in the language.
pub fn source_of(name: &str) -> Option<&'static str> {
    SOURCES.iter().find(|(own, _)| *own == name).map(|(_, source)| *source)
}

/// Which module a name of `asyncio` lies in, if it is written in the language.
const LAZY: &[(&str, &[&str])] = &[
    (
        "asyncio.waiting",
        &[
            "wait",
            "wait_for",
            "as_completed",
            "shield",
            "FIRST_COMPLETED",
            "FIRST_EXCEPTION",
            "ALL_COMPLETED",
            "create_eager_task_factory",
            "eager_task_factory",
        ],
    ),
    ("asyncio.timeouts", &["timeout", "timeout_at", "Timeout"]),
    ("asyncio.taskgroups", &["TaskGroup"]),
    ("asyncio.locks", &["Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier"]),
    ("asyncio.queues", &["Queue", "LifoQueue", "PriorityQueue", "QueueFull", "QueueEmpty", "QueueShutDown"]),
    ("asyncio.runners", &["Runner"]),
    ("asyncio.threads", &["to_thread", "run_coroutine_threadsafe", "wrap_future"]),
    ("asyncio.base_events", &["BaseEventLoop"]),
    ("asyncio.servers", &["AbstractServer"]),
    (
        "asyncio.policies",
        &[
            "AbstractEventLoopPolicy",
            "DefaultEventLoopPolicy",
            "_DefaultEventLoopPolicy",
            "get_event_loop_policy",
            "set_event_loop_policy",
            "_get_event_loop_policy",
            "_set_event_loop_policy",
        ],
    ),
    (
        "asyncio.protocols",
        &["BaseProtocol", "Protocol", "BufferedProtocol", "DatagramProtocol", "SubprocessProtocol"],
    ),
    (
        "asyncio.transports",
        &[
            "BaseTransport",
            "ReadTransport",
            "WriteTransport",
            "Transport",
            "DatagramTransport",
            "SubprocessTransport",
        ],
    ),
    (
        "asyncio.exceptions",
        &["IncompleteReadError", "LimitOverrunError", "BrokenBarrierError", "SendfileNotAvailableError"],
    ),
    (
        "asyncio.streams",
        &[
            "open_connection",
            "start_server",
            "StreamReader",
            "StreamWriter",
            "StreamReaderProtocol",
            "Server",
        ],
    ),
];

/// Puts the room into a machine. Nothing else happens until a program imports `asyncio`.
pub fn install(vm: &mut Vm, world: SharedWorld) {
    crate::threads::install(vm, world.clone());
    crate::socket::install(vm);
    vm.rooms.put(Surroundings { world });
    vm.native_modules.insert("asyncio", import_asyncio);
    vm.native_modules.insert("asyncio._sync", crate::sync::import);
    vm.native_modules.insert("asyncio._streams", crate::streams::import);
}

/// Runs a coroutine as `asyncio.run` does: that of a file that awaits at top level.
pub fn run_main(vm: &mut Vm, main: Value) -> Outcome {
    vm.import_module("asyncio")?;
    crate::run::run(vm, &[main, Value::EMPTY, Value::EMPTY])
}

/// Lets go of everything that refers to values: before the machine ends.
pub fn shut_down(vm: &mut Vm) {
    vm.stand_ins.clear();
    crate::threads::end_all(vm);
    crate::reports::never_ran(vm);
    if let Some(state) = vm.rooms.get_mut::<Runtime>() {
        let held = [
            std::mem::take(&mut state.running),
            std::mem::take(&mut state.current_loop),
            std::mem::take(&mut state.main_task),
            std::mem::take(&mut state.strangers),
            std::mem::take(&mut state.policy),
            std::mem::take(&mut state.line_class),
        ];
        let elsewhere = std::mem::take(&mut state.current_elsewhere);
        drop((held, elsewhere));
        vm.finalise_pending();
    }
}

fn import_asyncio(vm: &mut Vm) -> Outcome {
    make_runtime(vm);
    let module = vm.add_module("asyncio", FUNCTIONS, "The asyncio package, tracking PEP 3156.");
    for def in HOOKS.iter().chain(current::FUNCTIONS).chain(connection::FUNCTIONS) {
        let owner = vm.str("asyncio");
        let function = vm.native_of(def, Value::EMPTY, owner);
        vm.set_module_item(&module, def.name, function);
    }
    for def in IN_C {
        let owner = vm.str("_asyncio");
        let function = vm.native_of(def, Value::EMPTY, owner);
        vm.set_module_item(&module, def.name, function);
    }
    vm.base_substitute = Some(crate::event_loop::derived::substitute);
    let path = vm.list(vec![]);
    vm.set_module_item(&module, "__path__", path);
    let package = vm.str("asyncio");
    vm.set_module_item(&module, "__package__", package);
    let classes = &vm.rooms.get::<Runtime>().expect("it was just made").classes;
    let names = [
        ("Future", classes.future.value()),
        ("Task", classes.task.value()),
        ("Handle", classes.handle.value()),
        ("TimerHandle", classes.timer_handle.value()),
        ("AbstractEventLoop", classes.abstract_loop.value()),
        ("SelectorEventLoop", classes.event_loop.value()),
        ("EventLoop", classes.event_loop.value()),
        ("_SelectorSocketTransport", classes.connection.value()),
        ("CancelledError", classes.cancelled_error.value()),
        ("InvalidStateError", classes.invalid_state_error.value()),
    ];
    for (name, class) in names {
        vm.set_module_item(&module, name, class);
    }
    let timeout = vm.types.exceptions.timeout_error.value();
    vm.set_module_item(&module, "TimeoutError", timeout);
    let public: Vec<Value> = public_names().into_iter().map(|name| vm.intern(name).into()).collect();
    let public = vm.list(public);
    vm.set_module_item(&module, "__all__", public);
    Ok(module.into())
}

fn public_names() -> Vec<&'static str> {
    let native = FUNCTIONS.iter().chain(IN_C).map(|def| def.name).filter(|name| !name.starts_with('_'));
    let classes = [
        "Future",
        "Task",
        "Handle",
        "TimerHandle",
        "AbstractEventLoop",
        "SelectorEventLoop",
        "EventLoop",
        "CancelledError",
        "InvalidStateError",
        "TimeoutError",
    ];
    let lazy = LAZY.iter().flat_map(|(_, names)| names.iter().copied()).filter(|name| !name.starts_with('_'));
    let mut names: Vec<&str> = native.chain(classes).chain(lazy).collect();
    names.sort_unstable();
    names
}

/// Functions of the module that are not among its public ones.
const HOOKS: &[NativeDef] = &[
    function!(
        "_run_main",
        "(loop, main, context=None, /)",
        crate::run::run_main_of,
        "Run a coroutine as the main task of a loop."
    ),
    function!("_tear_down", "(loop, was_set, /)", crate::run::tear_down_of, "Wind a loop up and close it."),
    function!("__getattr__", "(name, /)", getattr, "Import the part of asyncio that a name lies in."),
    function!("__dir__", "()", dir, "The names of the module."),
];

/// Names that were part of asyncio once, and what became of them; and names that are not there yet.
const GONE: &[(&str, &str)] = &[
    (
        "coroutine",
        "asyncio.coroutine was removed in Python 3.11: write 'async def' instead of the decorator, and 'await' instead of 'yield from'",
    ),
    ("async", "asyncio.async was removed in Python 3.7: use asyncio.ensure_future or asyncio.create_task"),
    ("create_subprocess_exec", "asyncio.create_subprocess_exec is not supported: there are no subprocesses"),
    (
        "create_subprocess_shell",
        "asyncio.create_subprocess_shell is not supported: there are no subprocesses",
    ),
    ("open_unix_connection", "asyncio.open_unix_connection is not supported: there are no unix sockets"),
    ("start_unix_server", "asyncio.start_unix_server is not supported: there are no unix sockets"),
];

fn getattr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = args[0].downcast::<Str>().map(|name| name.as_str().to_string()).unwrap_or_default();
    if let Some((place, _)) = LAZY.iter().find(|(_, names)| names.contains(&name.as_str())) {
        let part = vm.import_module(place)?;
        let value = vm.get_attr_str(&part, &name)?;
        let asyncio = vm.import_module("asyncio")?;
        let key = vm.intern(&name);
        vm.set_attr(&asyncio, &key, value.clone())?;
        return Ok(value);
    }
    let place = format!("asyncio.{name}");
    if source_of(&place).is_some() {
        return vm.import_module(&place);
    }
    if let Some((_, text)) = GONE.iter().find(|(gone, _)| *gone == name) {
        let raised = vm.attribute_error(*text);
        // The text says what to write; without an object nothing else is suggested.
        raised.0.value().set_slot(0, args[0].clone());
        raised.0.value().set_slot(1, Value::NONE);
        return Err(raised);
    }
    let raised = vm.attribute_error(format!("module 'asyncio' has no attribute '{name}'"));
    let module = vm.import_module("asyncio")?;
    raised.0.value().set_slot(0, args[0].clone());
    raised.0.value().set_slot(1, module);
    Err(raised)
}

/// Modules that CPython does not have: what lies in them is elsewhere there.
const OWN_MODULES: [&str; 6] = ["_helpers", "policies", "servers", "sockets", "waiting", "watching"];

fn dir(vm: &mut Vm, _args: &[Value]) -> Outcome {
    let modules = SOURCES.iter().filter_map(|(name, _)| name.strip_prefix("asyncio."));
    let modules = modules.filter(|name| !OWN_MODULES.contains(name));
    let names: Vec<Value> =
        public_names().into_iter().chain(modules).map(|name| vm.intern(name).into()).collect();
    Ok(vm.list(names))
}

/// Classes that asyncio makes itself, derived from builtin ones.
const CANCELLED_ERROR: ClassDef = ClassDef {
    name: "asyncio.exceptions.CancelledError",
    doc: "The Future or Task was cancelled.",
    methods: &[],
    properties: &[],
    is_base: true,
};

const INVALID_STATE_ERROR: ClassDef = ClassDef {
    name: "asyncio.exceptions.InvalidStateError",
    doc: "The operation is not allowed in this state.",
    methods: &[],
    properties: &[],
    is_base: true,
};

/// Functions that are called through values, and have no public name.
const HIDDEN: &[NativeDef] = &[
    function!("task_wakeup", "(task, future, /)", task::wakeup_by_value, "Wake a task."),
    function!("_done_callback", "(gathering, child, /)", gather::gathered_by_value, "Count a child."),
];

/// The classes of asyncio that are written in Rust. Whoever drives them is told to the machine here.
fn make_classes(vm: &mut Vm) -> Classes {
    let make = |vm: &mut Vm, def: &'static ClassDef, base: &Ref<Class>| {
        vm.new_builtin_class(def, base, Kind::Foreign)
    };
    // In CPython these are written in Python: they say so when they are called wrongly, and a program may change them.
    let written = |vm: &mut Vm, def: &'static ClassDef, base: &Ref<Class>| {
        vm.new_written_class(def, base, Kind::Foreign)
    };
    let driven = |vm: &mut Vm, def: &'static ClassDef, base: &Ref<Class>, drive: Driver| {
        let class = make(vm, def, base);
        class.driver.set(Some(drive));
        class
    };
    let (object, coroutine) = (vm.types.object.clone(), vm.types.coroutine.clone());
    let exceptions = &vm.types.exceptions;
    let (os_error, exception) = (exceptions.os_error.clone(), exceptions.exception.clone());
    let base_exception = exceptions.base_exception.clone();
    let future = driven(vm, &future::CLASS, &object, future::drive);
    let handle = written(vm, &handle::HANDLE, &object);
    let abstract_loop = vm.new_written_class(&abstract_loop::CLASS, &object, Kind::Instance);
    vm.give_attributes(&abstract_loop, 0, true);
    abstract_loop.has_weak.set(true);
    let classes = Classes {
        future_iterator: driven(vm, &future::ITERATOR, &object, future::drive_iterator),
        task: driven(vm, &task::CLASS, &future, future::drive),
        gathering: driven(vm, &gather::CLASS, &future, future::drive),
        future,
        native_coroutine: driven(vm, &coroutine::CLASS, &coroutine, sleep::drive),
        operation: driven(vm, &coroutine::OPERATION, &coroutine, operation::drive),
        coroutine_wrapper: driven(vm, &coroutine::WRAPPER, &object, coroutine::drive_wrapper),
        timer_handle: written(vm, &handle::TIMER_HANDLE, &handle),
        handle,
        event_loop: written(vm, &event_loop::CLASS, &abstract_loop),
        abstract_loop,
        carrier: make(vm, &running::CARRIER, &object),
        connection: make(vm, &connection::CONNECTION, &object),
        listener: make(vm, &connection::LISTENER, &object),
        look_up: make(vm, &connection::LOOK_UP, &object),
        gaierror: vm.new_builtin_class(&connection::GAIERROR, &os_error, Kind::Exception),
        cancelled_error: vm.new_builtin_class(&CANCELLED_ERROR, &base_exception, Kind::Exception),
        invalid_state_error: vm.new_builtin_class(&INVALID_STATE_ERROR, &exception, Kind::Exception),
    };
    let Classes {
        future,
        task,
        gathering,
        native_coroutine,
        operation,
        handle,
        timer_handle,
        event_loop,
        ..
    } = &classes;
    for class in [future, task, gathering] {
        class.side_table.set(Some(future::side_table));
    }
    for class in [future, task, gathering, native_coroutine, operation, handle, timer_handle, event_loop] {
        class.has_weak.set(true);
    }
    classes
}

/// Puts the runtime into the machine, once.
pub(crate) fn make_runtime(vm: &mut Vm) {
    if vm.rooms.get::<Runtime>().is_some() {
        return;
    }
    let world = vm.rooms.get::<Surroundings>().expect("the interpreter has installed the room").world.clone();
    let classes = make_classes(vm);
    let [wakeup_function, gathered_function] = [0, 1].map(|index| {
        let owner = vm.str("asyncio");
        vm.native_of(&HIDDEN[index], Value::EMPTY, owner)
    });
    vm.interrupt_hook = Some(crate::running::interrupted);
    let context_hooks = vm.rooms.get::<crate::context::ContextHooks>().copied();
    vm.make_awaited = Some(nap::make_awaited);
    vm.rooms.put(Runtime {
        classes,
        world,
        running: Value::EMPTY,
        current_loop: Value::EMPTY,
        current_elsewhere: Vec::new(),
        strangers: Value::EMPTY,
        policy: Value::EMPTY,
        fresh_loops: 0,
        tasks: 0,
        labels: 0,
        naps: Default::default(),
        context_hooks,
        main_task: Value::EMPTY,
        interrupts: 0,
        has_deadlocked: false,
        receive_buffer: Vec::new(),
        crowds: Vec::new(),
        flow_control_names: None,
        line_class: Value::EMPTY,
        wakeup_function,
        gathered_function,
    });
}
