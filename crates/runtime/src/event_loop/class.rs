//! The class of loops: its table, and the methods that are done here.
//!
//! What a method does to the state of the loop is in [`super`]; async generators have a room of their own
//! ([`super::generators`]), and so has what is written in the language ([`super::elsewhere`]).

use rondo_eventloop::Instant;
use rondo_vm::heap::Value;
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::types::object::new_foreign;
use rondo_vm::{Outcome, Raised, Vm, method};

use super::derived::replace;
use super::{LoopData, check_open, close_loop, data, elsewhere, generators};
use crate::debug;
use crate::functions;
use crate::future;
use crate::handle::{self, CallHandle, Handle};
use crate::reports;
use crate::running;
use crate::state::runtime;
use crate::task;
use crate::threads;

/// A row of a method that `asyncio.sockets` has as a function of the same name.
macro_rules! of_sockets {
    ($name:literal, $signature:literal, $doc:literal) => {
        method!($name, $signature, |vm, args| elsewhere::call_sockets(vm, $name, args), $doc)
            .written_in("asyncio.selector_events.BaseSelectorEventLoop")
            .giving_coroutines()
    };
}

/// A row of a method that `asyncio.watching` has as a function of the same name.
macro_rules! of_watching {
    ($name:literal, $signature:literal, $doc:literal) => {
        method!($name, $signature, |vm, args| elsewhere::call_watching(vm, $name, args), $doc)
            .written_in("asyncio.selector_events.BaseSelectorEventLoop")
    };
}

/// The class in which CPython has most methods of its loops.
const BASE: &str = "asyncio.base_events.BaseEventLoop";

/// The class of loops.
pub const CLASS: ClassDef = ClassDef {
    name: "asyncio.unix_events._UnixSelectorEventLoop",
    doc: "An event loop.",
    methods: &[
        rondo_vm::static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            new,
            "Create and return a new object."
        ),
        method!("__init__", "(self, selector=None)", init, "Initialize self."),
        method!("__repr__", "(self)", repr, "Return repr(self)."),
        method!("__setattr__", "(self, name, value, /)", replace, "Implement setattr(self, name, value)."),
        method!("run_forever", "(self)", run_forever, "Run until stop() is called.").written_in(BASE),
        method!("run_until_complete", "(self, future)", run_until_complete, "Run until the Future is done.")
            .written_in(BASE),
        method!("stop", "(self)", stop, "Stop running the event loop.").written_in(BASE),
        method!("close", "(self)", close, "Close the event loop."),
        method!("is_running", "(self)", is_running, "Returns True if the event loop is running.")
            .written_in(BASE),
        method!("is_closed", "(self)", is_closed, "Returns True if the event loop was closed.")
            .written_in(BASE),
        method!("time", "(self)", time, "Return the time according to the event loop's clock.")
            .written_in(BASE),
        method!(
            "call_soon",
            "(self, callback, *args, context=None)",
            call_soon,
            "Arrange for a callback to be called as soon as possible."
        )
        .written_in(BASE),
        method!(
            "call_soon_threadsafe",
            "(self, callback, *args, context=None)",
            call_soon_threadsafe,
            "Like call_soon(), but thread-safe."
        )
        .written_in(BASE),
        method!(
            "call_later",
            "(self, delay, callback, *args, context=None)",
            call_later,
            "Arrange for a callback to be called at a given time."
        )
        .written_in(BASE),
        method!(
            "call_at",
            "(self, when, callback, *args, context=None)",
            call_at,
            "Like call_later(), but uses an absolute time."
        )
        .written_in(BASE),
        method!("create_future", "(self)", create_future, "Create a Future object attached to the loop.")
            .written_in(BASE),
        method!(
            "create_task",
            "(self, coro, **kwargs)",
            create_task,
            "Schedule or begin executing a coroutine object."
        )
        .written_in(BASE),
        method!(
            "set_task_factory",
            "(self, factory)",
            set_task_factory,
            "Set a task factory that will be used by loop.create_task()."
        )
        .written_in(BASE),
        method!(
            "get_task_factory",
            "(self)",
            get_task_factory,
            "Return a task factory, or None if the default one is in use."
        )
        .written_in(BASE),
        method!(
            "set_exception_handler",
            "(self, handler)",
            set_exception_handler,
            "Set handler as the new event loop exception handler."
        )
        .written_in(BASE),
        method!(
            "get_exception_handler",
            "(self)",
            get_exception_handler,
            "Return an exception handler, or None if the default one is in use."
        )
        .written_in(BASE),
        method!(
            "default_exception_handler",
            "(self, context)",
            default_exception_handler,
            "Default exception handler."
        )
        .written_in(BASE),
        method!(
            "call_exception_handler",
            "(self, context)",
            call_exception_handler,
            "Call the current event loop's exception handler."
        )
        .written_in(BASE),
        method!("get_debug", "(self)", get_debug, "Whether debug mode is on.").written_in(BASE),
        method!("set_debug", "(self, enabled)", set_debug, "Turn debug mode on or off.").written_in(BASE),
        method!(
            "create_connection",
            "(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None, all_errors=False)",
            elsewhere::create_connection,
            "Connect to a TCP server."
        )
        .written_in(BASE)
        .giving_coroutines(),
        method!(
            "create_server",
            "(self, protocol_factory, host=None, port=None, *, family=0, flags=1, sock=None, backlog=100, ssl=None, reuse_address=None, reuse_port=None, keep_alive=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True)",
            elsewhere::create_server,
            "A coroutine which creates a TCP server bound to host and port."
        )
        .written_in(BASE)
        .giving_coroutines(),
        method!(
            "run_in_executor",
            "(self, executor, func, *args)",
            elsewhere::run_in_executor,
            "Arrange for func to be called in the specified executor, in another thread."
        )
        .written_in(BASE),
        of_watching!(
            "add_reader",
            "(self, fd, callback, *args)",
            "Call back whenever the descriptor can be read."
        ),
        of_watching!("remove_reader", "(self, fd)", "Stop watching the descriptor for reading."),
        of_watching!(
            "add_writer",
            "(self, fd, callback, *args)",
            "Call back whenever the descriptor can be written."
        ),
        of_watching!("remove_writer", "(self, fd)", "Stop watching the descriptor for writing."),
        of_sockets!("sock_recv", "(self, sock, n)", "Receive data from the socket."),
        of_sockets!("sock_recv_into", "(self, sock, buf)", "Receive data from the socket into a buffer."),
        of_sockets!("sock_recvfrom", "(self, sock, bufsize)", "Receive a datagram from a datagram socket."),
        of_sockets!("sock_recvfrom_into", "(self, sock, buf, nbytes=0)", "Receive a datagram into a buffer."),
        of_sockets!("sock_sendall", "(self, sock, data)", "Send data to the socket."),
        of_sockets!("sock_sendto", "(self, sock, data, address)", "Send a datagram to an address."),
        of_sockets!("sock_accept", "(self, sock)", "Accept a connection."),
        of_sockets!("sock_connect", "(self, sock, address)", "Connect to a remote socket at address."),
        method!(
            "getnameinfo",
            "(self, sockaddr, flags=0)",
            |vm, args| elsewhere::call_sockets(vm, "getnameinfo", args),
            "The names of an address."
        )
        .written_in(BASE)
        .giving_coroutines(),
        method!(
            "getaddrinfo",
            "(self, host, port, *, family=0, type=0, proto=0, flags=0)",
            elsewhere::getaddrinfo,
            "The addresses of a host, looked up in another thread."
        )
        .written_in(BASE)
        .giving_coroutines(),
        method!(
            "set_default_executor",
            "(self, executor)",
            elsewhere::set_default_executor,
            "Set executor as the default executor used by run_in_executor()."
        )
        .written_in(BASE),
        method!(
            "shutdown_asyncgens",
            "(self)",
            generators::shut_down,
            "Shutdown all active asynchronous generators."
        )
        .written_in(BASE)
        .giving_coroutines(),
        method!(
            "shutdown_default_executor",
            "(self, timeout=None)",
            elsewhere::shutdown_default_executor,
            "Schedule the shutdown of the default executor."
        )
        .written_in(BASE)
        .giving_coroutines(),
        method!(
            "_asyncgen_firstiter_hook",
            "(self, agen)",
            generators::note_first_iteration,
            "An async generator is iterated for the first time."
        )
        .written_in(BASE),
        method!(
            "_asyncgen_finalizer_hook",
            "(self, agen)",
            generators::finalise,
            "The last reference to an async generator is gone."
        )
        .written_in(BASE),
    ],
    properties: &[
        PropertyDef {
            name: "slow_callback_duration",
            get: |_, event_loop| Ok(Value::float(data(event_loop).slow_callback_duration.get())),
            set: Some(set_slow_callback_duration),
            doc: "In debug mode, a callback that takes longer is reported.",
        },
        PropertyDef {
            name: "_debug",
            get: |_, event_loop| Ok(Value::bool(data(event_loop).is_debug.get())),
            set: None,
            doc: "Whether debug mode is on.",
        },
        PropertyDef {
            name: "_default_executor",
            get: |_, event_loop| {
                let executor = data(event_loop).executor.get();
                Ok(executor.or_none())
            },
            set: Some(|_, event_loop, executor| {
                data(event_loop).executor.set(executor);
                Ok(())
            }),
            doc: "The executor in which functions run unless another is given.",
        },
    ],
    is_base: true,
};

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("__new__ is given a class").to_ref();
    let state = runtime(vm);
    state.fresh_loops += 1;
    let world = state.world.clone();
    Ok(new_foreign(vm, &class, LoopData::new(world)))
}

fn init(_vm: &mut Vm, _args: &[Value]) -> Outcome {
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let word = |is: bool| if is { "True" } else { "False" };
    let this = data(&args[0]);
    let text = format!(
        "<{} running={} closed={} debug={}>",
        vm.class_of(&args[0]).name(),
        word(this.is_running()),
        word(this.is_closed()),
        word(this.is_debug.get())
    );
    Ok(vm.str(&text))
}

fn run_forever(vm: &mut Vm, args: &[Value]) -> Outcome {
    running::run_forever(vm, &args[0])?;
    Ok(Value::NONE)
}

fn run_until_complete(vm: &mut Vm, args: &[Value]) -> Outcome {
    running::run_until_complete(vm, &args[0], &args[1])
}

fn stop(_vm: &mut Vm, args: &[Value]) -> Outcome {
    data(&args[0]).stop();
    Ok(Value::NONE)
}

fn close(vm: &mut Vm, args: &[Value]) -> Outcome {
    close_loop(vm, &args[0])?;
    Ok(Value::NONE)
}

fn is_running(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(data(&args[0]).is_running()))
}

fn is_closed(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(data(&args[0]).is_closed()))
}

fn time(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::float(data(&args[0]).now().seconds()))
}

/// In debug mode, what cannot be called is refused at once.
pub(super) fn check_callback(
    vm: &mut Vm,
    event_loop: &Value,
    callback: &Value,
    method: &str,
) -> Result<(), Raised> {
    if !data(event_loop).is_debug.get() {
        return Ok(());
    }
    if task::is_coroutine(vm, callback)? || functions::is_coroutine_function(vm, callback)? {
        return Err(vm.type_error(format!("coroutines cannot be used with {method}()")));
    }
    if !functions::is_callable(vm, callback) {
        let text =
            format!("a callable object was expected by {method}(), got {}", vm.repr(callback)?.as_str());
        return Err(vm.type_error(text));
    }
    Ok(())
}

pub(super) fn call_soon(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_open(vm, &args[0])?;
    check_callback(vm, &args[0], &args[1], "call_soon")?;
    check_thread(vm, &args[0])?;
    let handle = handle::new_handle(vm, &args[0], args[1].clone(), args[2].clone(), args[3].clone(), None);
    handle.made_at.set(debug::made_at(vm, &args[0])?);
    data(&args[0]).push(vm, Handle::Called(handle.clone()))?;
    Ok(handle.into())
}

/// In debug mode a loop that runs in another thread refuses to be called without `call_soon_threadsafe`.
fn check_thread(vm: &mut Vm, event_loop: &Value) -> Result<(), Raised> {
    let this = data(event_loop);
    let Some(thread) = this.thread.get().filter(|_| this.is_debug.get()) else { return Ok(()) };
    if thread == threads::current(vm) {
        return Ok(());
    }
    let text = "Non-thread-safe operation invoked on an event loop other than the current one";
    Err(vm.runtime_error(text))
}

/// The loop may be idle in another thread: it is woken.
fn call_soon_threadsafe(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_open(vm, &args[0])?;
    check_callback(vm, &args[0], &args[1], "call_soon_threadsafe")?;
    let handle = handle::new_handle(vm, &args[0], args[1].clone(), args[2].clone(), args[3].clone(), None);
    handle.made_at.set(debug::made_at(vm, &args[0])?);
    data(&args[0]).push(vm, Handle::Called(handle.clone()))?;
    let lane = data(&args[0]).id();
    threads::wake_loop(vm, lane);
    Ok(handle.into())
}

fn call_later(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[1].is_none() {
        return Err(vm.type_error("delay must not be None"));
    }
    let now = data(&args[0]).now().seconds();
    let when = match args[1].as_float() {
        Some(delay) => now + delay,
        None => {
            let when = vm.binary(rondo_vm::BinaryOp::Add, &Value::float(now), &args[1])?;
            vm.float_of(&when)?
        }
    };
    if data(&args[0]).is_altered.get() {
        let call_at = vm.get_attr_str(&args[0], "call_at")?;
        let rest = args[3].items().iter().cloned();
        let mut all: rondo_vm::native::Arguments =
            [Value::float(when), args[2].clone()].into_iter().chain(rest).collect();
        let mut names = Vec::new();
        if !args[4].is_empty() {
            all.extend([args[4].clone()]);
            names.push(Value::from(vm.intern("context")));
        }
        return vm.call_with(&call_at, all, &names);
    }
    call_at_seconds(vm, &args[0], when, &args[2..])
}

fn call_at(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[1].is_none() {
        return Err(vm.type_error("when cannot be None"));
    }
    let when = vm.float_of(&args[1])?;
    let handle = call_at_seconds(vm, &args[0], when, &args[2..])?;
    if args[1].as_float().is_none()
        && let Some(handle) = handle.foreign::<CallHandle>()
    {
        handle.when_given.set(args[1].clone());
    }
    Ok(handle)
}

fn call_at_seconds(vm: &mut Vm, event_loop: &Value, when: f64, rest: &[Value]) -> Outcome {
    check_open(vm, event_loop)?;
    check_callback(vm, event_loop, &rest[0], "call_at")?;
    check_thread(vm, event_loop)?;
    let handle =
        handle::new_handle(vm, event_loop, rest[0].clone(), rest[1].clone(), rest[2].clone(), Some(when));
    handle.made_at.set(debug::made_at(vm, event_loop)?);
    let timer =
        data(event_loop).set_timer(vm, Instant::from_seconds(when), Handle::Called(handle.clone()))?;
    handle.timer.set(Some(timer));
    Ok(handle.into())
}

fn create_future(vm: &mut Vm, args: &[Value]) -> Outcome {
    let future = future::new_future(vm, args[0].clone());
    let made_at = debug::made_at(vm, &args[0])?;
    future::receiver(&future).set_made_at(made_at);
    Ok(future)
}

fn create_task(vm: &mut Vm, args: &[Value]) -> Outcome {
    functions::create_task_in_ours(vm, &args[0], args[1].clone(), args[2].downcast())
}

fn set_task_factory(vm: &mut Vm, args: &[Value]) -> Outcome {
    if !args[1].is_none() && !functions::is_callable(vm, &args[1]) {
        return Err(vm.type_error("task factory must be a callable or None"));
    }
    data(&args[0]).task_factory.set(args[1].clone());
    Ok(Value::NONE)
}

fn get_task_factory(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(data(&args[0]).task_factory.get().or_none())
}

fn set_exception_handler(vm: &mut Vm, args: &[Value]) -> Outcome {
    if !args[1].is_none() && !functions::is_callable(vm, &args[1]) {
        let text = format!("A callable object or None is expected, got {}", vm.repr(&args[1])?.as_str());
        return Err(vm.type_error(text));
    }
    let handler = args[1].clone().or_empty();
    data(&args[0]).exception_handler.set(handler);
    Ok(Value::NONE)
}

fn get_exception_handler(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(data(&args[0]).exception_handler.get().or_none())
}

fn default_exception_handler(vm: &mut Vm, args: &[Value]) -> Outcome {
    reports::default_handler(vm, &args[1])?;
    Ok(Value::NONE)
}

fn call_exception_handler(vm: &mut Vm, args: &[Value]) -> Outcome {
    reports::call_handler(vm, &args[0], &args[1])?;
    Ok(Value::NONE)
}

fn get_debug(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(data(&args[0]).is_debug.get()))
}

fn set_debug(vm: &mut Vm, args: &[Value]) -> Outcome {
    let wanted = vm.truth(&args[1])?;
    data(&args[0]).is_debug.set(wanted);
    if data(&args[0]).is_running() {
        debug::track_origins(vm, wanted);
    }
    Ok(Value::NONE)
}

fn set_slow_callback_duration(vm: &mut Vm, event_loop: &Value, value: Value) -> Result<(), Raised> {
    let seconds = vm.float_of(&value)?;
    data(event_loop).slow_callback_duration.set(seconds);
    Ok(())
}
