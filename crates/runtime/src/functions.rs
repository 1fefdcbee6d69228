//! The functions of the module `asyncio` that are written in Rust.

use rondo_vm::heap::{Dict, Object, Value};
use rondo_vm::native::{Arguments, NativeDef, NativeFunction};
use rondo_vm::types::class::Class;
use rondo_vm::types::function::{BoundMethod, Function};
use rondo_vm::types::generator::{Flavour, Generator};
use rondo_vm::{Outcome, Raised, Vm, function};

use crate::current;
use crate::event_loop::{self, LoopData};
use crate::future;
use crate::gather;
use crate::names;
use crate::operation::Operation;
use crate::run;
use crate::sleep::{self, NativeCoroutine};
use crate::state::runtime;
use crate::task;

/// The functions of `asyncio`.
pub(crate) const FUNCTIONS: &[NativeDef] = &[
    function!(
        "run",
        "(main, *, debug=None, loop_factory=None)",
        run::run,
        "Execute the coroutine and return the result."
    )
    .written_in("asyncio.runners"),
    function!(
        "sleep",
        "(delay, result=None)",
        sleep::sleep,
        "Coroutine that completes after a given time (in seconds)."
    )
    .making_coroutines()
    .written_in("asyncio.tasks"),
    function!(
        "gather",
        "(*coros_or_futures, return_exceptions=False)",
        gather::gather,
        "Return a future aggregating results from the given coroutines/futures."
    )
    .written_in("asyncio.tasks"),
    function!(
        "create_task",
        "(coro, **kwargs)",
        create_task,
        "Schedule the execution of a coroutine object in a spawn task."
    )
    .written_in("asyncio.tasks"),
    function!(
        "ensure_future",
        "(coro_or_future, *, loop=None)",
        ensure_future,
        "Wrap a coroutine or an awaitable in a future."
    )
    .written_in("asyncio.tasks"),
    function!("set_event_loop", "(loop)", set_event_loop, "Set the current event loop.")
        .written_in("asyncio.events"),
    function!("new_event_loop", "()", new_event_loop, "Create and return a new event loop.")
        .written_in("asyncio.events"),
    function!("_get_policy", "()", get_policy, "The policy that was set, or None."),
    function!("_set_policy", "(policy)", set_policy, "Set the policy, or None."),
    function!("_format_coroutine_text", "(coro)", format_coroutine, "A coroutine as its task shows it."),
    function!("_short_repr", "(value)", short_repr, "The repr of a value, no longer than a line."),
    function!("iscoroutine", "(obj)", iscoroutine, "Return True if obj is a coroutine object.")
        .written_in("asyncio.coroutines"),
    function!(
        "iscoroutinefunction",
        "(func)",
        iscoroutinefunction,
        "Return True if func is a decorated coroutine function."
    )
    .written_in("asyncio.coroutines"),
    function!(
        "_makes_coroutines",
        "(func, /)",
        |vm, args| is_coroutine_function(vm, &args[0]).map(Value::bool),
        "Whether a function written in Rust makes coroutines."
    ),
    function!("isfuture", "(obj)", isfuture, "Return True if obj is a future.")
        .written_in("asyncio.base_futures"),
];

/// Those that CPython has in C, in the module `_asyncio`.
pub(crate) const IN_C: &[NativeDef] = &[
    function!(
        "current_task",
        "(loop=None)",
        current_task,
        "Return the currently running task in an event loop or None."
    ),
    function!("all_tasks", "(loop=None)", all_tasks, "Return a set of all tasks for the loop."),
    function!(
        "get_running_loop",
        "()",
        get_running_loop,
        "Return the running event loop.  Raise a RuntimeError if there is none."
    ),
    function!("_get_running_loop", "()", get_running_loop_or_none, "Return the running event loop or None."),
    function!("_set_running_loop", "(loop, /)", set_running_loop, "Set the running event loop."),
    function!("get_event_loop", "()", get_event_loop, "Return an asyncio event loop."),
];

/// Whether a value can be called.
pub(crate) fn is_callable(vm: &mut Vm, value: &Value) -> bool {
    if value.is_a::<Function>() || value.is_a::<BoundMethod>() {
        return true;
    }
    let name = vm.names.call.clone();
    vm.lookup_class_of(value, &name).is_some()
}

/// Whether a value is an `async def`.
pub(crate) fn is_coroutine_function(vm: &mut Vm, value: &Value) -> Result<bool, Raised> {
    let function = match value.downcast::<BoundMethod>() {
        Some(method) => method.function.clone(),
        None => value.clone(),
    };
    if function.downcast::<Function>().is_some_and(|function| function.makes_coroutines()) {
        return Ok(true);
    }
    if let Some(native) = function.downcast::<NativeFunction>() {
        return Ok(native.def.is_async);
    }
    // `inspect.markcoroutinefunction`, and what asyncio had for it before.
    let (name, key) = (vm.intern("_is_coroutine"), vm.intern("asyncio.coroutines"));
    if let Some(module) = vm.modules.get_str(&key)
        && let Some(mark) = vm.find_attr(&function, &name)?
        && vm.find_attr(&module, &name)?.is_some_and(|its| its.is(&mark))
    {
        return Ok(true);
    }
    let name = vm.intern("_is_coroutine_marker");
    if function.is_a::<Function>() && vm.find_attr(&function, &name)?.is_none() {
        return Ok(false);
    }
    let inspect = vm.import_module("inspect")?;
    let answer = vm.call_method(&inspect, "iscoroutinefunction", &[function])?;
    vm.truth(&answer)
}

/// Whether `await` takes a value: `inspect.isawaitable`.
fn is_awaitable(vm: &mut Vm, value: &Value) -> bool {
    if let Some(generator) = value.downcast::<Generator>() {
        return generator.flavour == Flavour::Coroutine
            || generator.function.code.is_iterable_coroutine.get();
    }
    if value.foreign::<NativeCoroutine>().is_some()
        || value.foreign::<Operation>().is_some()
        || future::core(value).is_some()
    {
        return true;
    }
    let name = vm.names.await_.clone();
    vm.lookup_class_of(value, &name).is_some()
}

/// A function of the helper module that is written in the language.
pub(crate) fn helper(vm: &mut Vm, name: &str) -> Outcome {
    let module = vm.import_module("asyncio._helpers")?;
    vm.get_attr_str(&module, name)
}

/// The loop of a future.
pub(crate) fn loop_of(vm: &mut Vm, future: &Value) -> Outcome {
    match future::core(future) {
        Some(core) => Ok(core.event_loop.get()),
        None => vm.call_method(future, "get_loop", &[]),
    }
}

/// Whether a value is a future: ours, or an object of the program that says that it behaves like one.
pub(crate) fn is_future(vm: &mut Vm, value: &Value) -> Result<bool, Raised> {
    if future::core(value).is_some() {
        return Ok(true);
    }
    let name = vm.intern("_asyncio_future_blocking");
    if vm.lookup_class_of(value, &name).is_none() {
        if !vm.class_of(value).is_heap_class() {
            return Ok(false);
        }
        // An object may say that it is of another class: a stand-in for a future in a test.
        let class = vm.get_attr_str(value, "__class__")?;
        if class.downcast::<Class>().is_none() || vm.find_attr(&class, &name)?.is_none() {
            return Ok(false);
        }
    }
    Ok(vm.find_attr(value, &name)?.is_some_and(|blocking| !blocking.is_none()))
}

/// `ensure_future(source, loop=…)`; with an empty loop the current one.
pub(crate) fn ensure_future_in(vm: &mut Vm, source: &Value, event_loop: &Value) -> Outcome {
    if is_future(vm, source)? {
        if !event_loop.is_empty() && !loop_of(vm, source)?.is(event_loop) {
            let text = "The future belongs to a different loop than the one specified as the loop argument";
            return Err(vm.value_error(text));
        }
        return Ok(source.clone());
    }
    let is_coroutine = task::is_coroutine(vm, source)?;
    let coroutine = if is_coroutine { source.clone() } else { wrap_awaitable(vm, source)? };
    let event_loop = if event_loop.is_empty() { event_loop::current(vm) } else { Ok(event_loop.clone()) };
    let outcome = event_loop.and_then(|event_loop| create_task_in(vm, &event_loop, coroutine.clone(), None));
    if let Err(raised) = &outcome
        && is_coroutine
        && vm.raised_is(raised, &vm.types.exceptions.runtime_error)
    {
        vm.call_method(&coroutine, "close", &[])?;
    }
    outcome
}

/// A coroutine that awaits something that is none itself.
pub(crate) fn wrap_awaitable(vm: &mut Vm, source: &Value) -> Outcome {
    if !is_awaitable(vm, source) {
        return Err(vm.type_error("An asyncio.Future, a coroutine or an awaitable is required"));
    }
    let wrap = helper(vm, "wrap_awaitable")?;
    vm.call(&wrap, std::slice::from_ref(source))
}

/// `loop.create_task(coroutine, **options)` of any loop.
pub(crate) fn create_task_in(
    vm: &mut Vm,
    event_loop: &Value,
    coroutine: Value,
    options: Option<&Object<Dict>>,
) -> Outcome {
    if event_loop::unaltered(event_loop).is_some() {
        return create_task_in_ours(vm, event_loop, coroutine, options);
    }
    create_task_by_name(vm, event_loop, coroutine, options)
}

/// `loop.create_task` as the program has it.
fn create_task_by_name(
    vm: &mut Vm,
    event_loop: &Value,
    coroutine: Value,
    options: Option<&Object<Dict>>,
) -> Outcome {
    let options = options_of(options);
    let method = vm.get_attr_str(event_loop, "create_task")?;
    call_with_options(vm, &method, &[coroutine], &options)
}

fn options_of(options: Option<&Object<Dict>>) -> Vec<(Value, Value)> {
    let entries = options.map_or(Vec::new(), |dict| dict.entries());
    entries.into_iter().map(|entry| (entry.key, entry.value)).collect()
}

/// The method itself of a loop of ours.
pub(crate) fn create_task_in_ours(
    vm: &mut Vm,
    event_loop: &Value,
    coroutine: Value,
    options: Option<&Object<Dict>>,
) -> Outcome {
    let data = event_loop.foreign::<LoopData>().expect("it is a loop of ours");
    if data.is_closed() {
        return Err(vm.runtime_error("Event loop is closed"));
    }
    let mut options = options_of(options);
    if let Some(factory) = event_loop::task_factory(event_loop) {
        return call_with_options(vm, &factory, &[event_loop.clone(), coroutine], &options);
    }
    if options.is_empty() {
        return task::spawn(vm, event_loop, coroutine, Value::EMPTY, Value::EMPTY);
    }
    let class = runtime(vm).classes.task.value();
    options.push((vm.intern("loop").into(), event_loop.clone()));
    call_with_options(vm, &class, &[coroutine], &options)
}

fn call_with_options(
    vm: &mut Vm,
    callee: &Value,
    positional: &[Value],
    options: &[(Value, Value)],
) -> Outcome {
    let mut arguments: Arguments = positional.iter().cloned().collect();
    arguments.extend(options.iter().map(|(_, value)| value.clone()));
    let names: Vec<Value> = options.iter().map(|(name, _)| name.clone()).collect();
    vm.call_with(callee, arguments, &names)
}

fn create_task(vm: &mut Vm, args: &[Value]) -> Outcome {
    let event_loop = event_loop::running_or_error(vm)?;
    let options = args[1].downcast::<Dict>();
    // A loop that overrides `create_task` is asked; one of ours does what it always does.
    if !vm.class_of(&event_loop).is_heap_class() {
        return create_task_in(vm, &event_loop, args[0].clone(), options);
    }
    create_task_by_name(vm, &event_loop, args[0].clone(), options)
}

fn ensure_future(vm: &mut Vm, args: &[Value]) -> Outcome {
    let event_loop = args[1].clone().or_empty();
    ensure_future_in(vm, &args[0], &event_loop)
}

fn loop_argument(vm: &mut Vm, given: &Value) -> Outcome {
    if given.is_empty() || given.is_none() { event_loop::running_or_error(vm) } else { Ok(given.clone()) }
}

fn current_task(vm: &mut Vm, args: &[Value]) -> Outcome {
    let event_loop = loop_argument(vm, &args[0])?;
    let task = current::current(vm, &event_loop);
    Ok(task.or_none())
}

fn all_tasks(vm: &mut Vm, args: &[Value]) -> Outcome {
    let event_loop = loop_argument(vm, &args[0])?;
    let tasks = current::all(vm, &event_loop)?;
    vm.new_set(tasks)
}

fn get_running_loop(vm: &mut Vm, _args: &[Value]) -> Outcome {
    event_loop::running_or_error(vm)
}

fn get_running_loop_or_none(vm: &mut Vm, _args: &[Value]) -> Outcome {
    let running = runtime(vm).running.clone();
    Ok(running.or_none())
}

fn set_running_loop(vm: &mut Vm, args: &[Value]) -> Outcome {
    runtime(vm).running = args[0].clone().or_empty();
    Ok(Value::NONE)
}

fn get_event_loop(vm: &mut Vm, _args: &[Value]) -> Outcome {
    event_loop::current(vm)
}

fn set_event_loop(vm: &mut Vm, args: &[Value]) -> Outcome {
    let promised = runtime(vm).classes.abstract_loop.clone();
    if !args[0].is_none() && !vm.is_instance(&args[0], &promised) {
        let text = format!(
            "loop must be an instance of AbstractEventLoop or None, not '{}'",
            vm.type_name(&args[0])
        );
        return Err(vm.type_error(text));
    }
    if let Some(policy) = policy(vm) {
        return vm.call_method(&policy, "set_event_loop", &[args[0].clone()]);
    }
    runtime(vm).current_loop = args[0].clone();
    Ok(Value::NONE)
}

fn new_event_loop(vm: &mut Vm, _args: &[Value]) -> Outcome {
    make_loop(vm)
}

/// A new loop, as the policy wants it.
pub(crate) fn make_loop(vm: &mut Vm) -> Outcome {
    match policy(vm) {
        Some(policy) => vm.call_method(&policy, "new_event_loop", &[]),
        None => event_loop::new_loop(vm),
    }
}

/// The policy that was set, if one was.
pub(crate) fn policy(vm: &mut Vm) -> Option<Value> {
    let policy = runtime(vm).policy.clone();
    (!policy.is_empty()).then_some(policy)
}

fn get_policy(vm: &mut Vm, _args: &[Value]) -> Outcome {
    Ok(policy(vm).unwrap_or(Value::NONE))
}

fn set_policy(vm: &mut Vm, args: &[Value]) -> Outcome {
    runtime(vm).policy = args[0].clone().or_empty();
    Ok(Value::NONE)
}

fn format_coroutine(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = names::coroutine_text(vm, &args[0])?;
    Ok(vm.str(&text))
}

fn short_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = names::short_repr(vm, &args[0], names::DEPTH)?;
    Ok(vm.str(&text))
}

fn iscoroutine(vm: &mut Vm, args: &[Value]) -> Outcome {
    task::is_coroutine(vm, &args[0]).map(Value::bool)
}

fn iscoroutinefunction(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.warn_deprecated(
        "'asyncio.iscoroutinefunction' is deprecated and slated for removal in Python 3.16; use inspect.iscoroutinefunction() instead",
    )?;
    is_coroutine_function(vm, &args[0]).map(Value::bool)
}

fn isfuture(vm: &mut Vm, args: &[Value]) -> Outcome {
    is_future(vm, &args[0]).map(Value::bool)
}
