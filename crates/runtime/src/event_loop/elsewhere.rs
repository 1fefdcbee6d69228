//! What a loop does by way of modules written in the language: streams, sockets of the program, executors.
//!
//! They are compiled when they are first needed, so a program without them does not pay for them.

use rondo_vm::heap::Value;
use rondo_vm::native::Arguments;
use rondo_vm::{Outcome, Vm};

use super::class::check_callback;
use super::{check_open, data};
use crate::sleep::{self, Origin};

/// The options of `loop.create_connection`, in the order of its signature.
const CONNECTION_OPTIONS: [&str; 12] = [
    "ssl",
    "family",
    "proto",
    "flags",
    "sock",
    "local_addr",
    "server_hostname",
    "ssl_handshake_timeout",
    "ssl_shutdown_timeout",
    "happy_eyeballs_delay",
    "interleave",
    "all_errors",
];

/// Those of `loop.create_server`.
const SERVER_OPTIONS: [&str; 11] = [
    "family",
    "flags",
    "sock",
    "backlog",
    "ssl",
    "reuse_address",
    "reuse_port",
    "keep_alive",
    "ssl_handshake_timeout",
    "ssl_shutdown_timeout",
    "start_serving",
];

/// Calls a function of a module written in the language, which is compiled when it is first needed. The arguments after the
/// positional ones are options, empty where they were not given.
fn call_part(vm: &mut Vm, (module, name): (&str, &str), args: &[Value], options: &[&str]) -> Outcome {
    let module = vm.import_module(module)?;
    let function = vm.get_attr_str(&module, name)?;
    let (positional, given) = args.split_at(args.len() - options.len());
    let mut arguments: Arguments = positional.iter().map(|value| value.clone().or_none()).collect();
    let mut names = Vec::new();
    for (name, value) in options.iter().zip(given).filter(|(_, value)| !value.is_empty()) {
        names.push(Value::from(vm.intern(name)));
        arguments.push(value.clone());
    }
    vm.call_with(&function, arguments, &names)
}

pub(super) fn create_connection(vm: &mut Vm, args: &[Value]) -> Outcome {
    call_part(vm, ("asyncio.streams", "create_connection"), args, &CONNECTION_OPTIONS)
}

pub(super) fn create_server(vm: &mut Vm, args: &[Value]) -> Outcome {
    call_part(vm, ("asyncio.streams", "create_server"), args, &SERVER_OPTIONS)
}

pub(super) fn run_in_executor(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_open(vm, &args[0])?;
    if data(&args[0]).is_debug.get() {
        check_callback(vm, &args[0], &args[2], "run_in_executor")?;
    }
    if args[1].is_none() && data(&args[0]).has_shut_executor_down.get() {
        return Err(vm.runtime_error("Executor shutdown has been called"));
    }
    let run = in_threads(vm, "_run_in_executor")?;
    vm.call(&run, args)
}

/// A function of the part of asyncio that is about threads.
pub(super) fn in_threads(vm: &mut Vm, name: &str) -> Outcome {
    let module = vm.import_module("asyncio.threads")?;
    vm.get_attr_str(&module, name)
}

/// A function of the part of asyncio that watches descriptors: `loop, fd, callback, *args`.
pub(super) fn call_watching(vm: &mut Vm, name: &str, args: &[Value]) -> Outcome {
    let module = vm.import_module("asyncio.watching")?;
    let function = vm.get_attr_str(&module, name)?;
    let mut all = args[..args.len().min(3)].to_vec();
    all.extend(args.get(3).map(|rest| rest.items().to_vec()).unwrap_or_default());
    vm.call(&function, &all)
}

/// A function of the part of asyncio that is about sockets of the program.
pub(super) fn call_sockets(vm: &mut Vm, name: &str, args: &[Value]) -> Outcome {
    let module = vm.import_module("asyncio.sockets")?;
    let function = vm.get_attr_str(&module, name)?;
    let given = args.iter().position(Value::is_empty).unwrap_or(args.len());
    vm.call(&function, &args[..given])
}

pub(super) fn getaddrinfo(vm: &mut Vm, args: &[Value]) -> Outcome {
    call_part(vm, ("asyncio.sockets", "getaddrinfo"), args, &["family", "type", "proto", "flags"])
}

pub(super) fn set_default_executor(vm: &mut Vm, args: &[Value]) -> Outcome {
    let check = in_threads(vm, "_check_executor")?;
    vm.call(&check, &args[1..])?;
    data(&args[0]).executor.set(args[1].clone());
    Ok(Value::NONE)
}

pub(super) fn shutdown_default_executor(vm: &mut Vm, args: &[Value]) -> Outcome {
    data(&args[0]).has_shut_executor_down.set(true);
    let executor = data(&args[0]).executor.get();
    if executor.is_empty() || executor.is_none() {
        return Ok(sleep::immediate(vm, Origin::ShutdownDefaultExecutor));
    }
    let shut_down = in_threads(vm, "_shutdown_default_executor")?;
    let timeout = args[1].clone().or_none();
    vm.call(&shut_down, &[args[0].clone(), executor, timeout])
}
