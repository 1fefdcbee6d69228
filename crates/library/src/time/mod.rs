//! `time`: the one clock of the session, real or virtual, and waiting on it.
//!
//! Everything asks the machine's door, so that on the virtual clock a program that sleeps an hour takes no time, and sees
//! that an hour has passed.

mod calendar;

pub use calendar::struct_time;

use rondo_vm::heap::Value;
use rondo_vm::native::NativeDef;
use rondo_vm::{Outcome, Raised, Vm, function};

const FUNCTIONS: &[NativeDef] = &[
    function!("time", "()", time, "Return the current time in seconds since the Epoch."),
    function!("time_ns", "()", time_ns, "Return the current time in nanoseconds since the Epoch."),
    function!("monotonic", "()", monotonic, "Monotonic clock, cannot go backward."),
    function!("monotonic_ns", "()", monotonic_ns, "Monotonic clock, cannot go backward, as nanoseconds."),
    function!("perf_counter", "()", monotonic, "Performance counter for benchmarking."),
    function!("perf_counter_ns", "()", monotonic_ns, "Performance counter for benchmarking as nanoseconds."),
    function!(
        "process_time",
        "()",
        process_time,
        "Process time for profiling: sum of the kernel and user-space CPU time."
    ),
    function!("process_time_ns", "()", process_time_ns, "Process time for profiling as nanoseconds."),
    function!(
        "thread_time",
        "()",
        process_time,
        "Thread time for profiling: sum of the kernel and user-space CPU time."
    ),
    function!("thread_time_ns", "()", process_time_ns, "Thread time for profiling as nanoseconds."),
    function!(
        "clock_gettime",
        "(clk_id, /)",
        clock_time,
        "Return the time of the specified clock clk_id as a float."
    ),
    function!(
        "clock_gettime_ns",
        "(clk_id, /)",
        clock_time_ns,
        "Return the time of the specified clock clk_id as nanoseconds (int)."
    ),
    function!(
        "clock_getres",
        "(clk_id, /)",
        clock_resolution,
        "Return the resolution (precision) of the specified clock clk_id."
    ),
    function!("get_clock_info", "(name, /)", clock_info, "Get information of the specified clock."),
    function!("sleep", "(object, /)", sleep, "Delay execution for a given number of seconds."),
];

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let doc = "This module provides various functions to manipulate time values.";
    let module = vm.add_module("time", FUNCTIONS, doc);
    // The calendar of a session is UTC's: what a program prints must not depend on where it runs.
    let zone = vm.str("UTC");
    let names = vm.tuple([zone.clone(), zone]);
    for (name, value) in [
        ("timezone", Value::int(0)),
        ("altzone", Value::int(0)),
        ("daylight", Value::int(0)),
        ("tzname", names),
        ("CLOCK_REALTIME", Value::int(REALTIME)),
        ("CLOCK_MONOTONIC", Value::int(MONOTONIC)),
        ("CLOCK_PROCESS_CPUTIME_ID", Value::int(PROCESS_TIME)),
        ("CLOCK_THREAD_CPUTIME_ID", Value::int(THREAD_TIME)),
    ] {
        vm.set_module_item(&module, name, value);
    }
    calendar::put(vm, &module);
    Ok(module.into())
}

/// The clocks by their numbers.
const REALTIME: i32 = 0;
const MONOTONIC: i32 = 1;
const PROCESS_TIME: i32 = 2;
const THREAD_TIME: i32 = 3;

/// What the clock with a number shows.
fn clock(vm: &mut Vm, number: &Value) -> Result<f64, Raised> {
    match vm.c_int_argument(number)? {
        REALTIME => Ok(vm.host.wall()),
        MONOTONIC => Ok(vm.host.monotonic()),
        PROCESS_TIME | THREAD_TIME => Ok(vm.host.cpu_time()),
        _ => Err(vm.os_error(22, None)),
    }
}

fn clock_time(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::float(clock(vm, &args[0])?))
}

fn clock_time_ns(vm: &mut Vm, args: &[Value]) -> Outcome {
    let now = clock(vm, &args[0])?;
    nanoseconds(vm, now)
}

fn clock_resolution(vm: &mut Vm, args: &[Value]) -> Outcome {
    clock(vm, &args[0])?;
    Ok(Value::float(1e-9))
}

/// Seconds as nanoseconds: a whole number.
fn nanoseconds(vm: &mut Vm, seconds: f64) -> Outcome {
    Ok(vm.int((seconds * 1e9).round() as i64))
}

fn time(vm: &mut Vm, _: &[Value]) -> Outcome {
    Ok(Value::float(vm.host.wall()))
}

fn time_ns(vm: &mut Vm, _: &[Value]) -> Outcome {
    let now = vm.host.wall();
    nanoseconds(vm, now)
}

fn monotonic(vm: &mut Vm, _: &[Value]) -> Outcome {
    Ok(Value::float(vm.host.monotonic()))
}

fn monotonic_ns(vm: &mut Vm, _: &[Value]) -> Outcome {
    let now = vm.host.monotonic();
    nanoseconds(vm, now)
}

fn process_time(vm: &mut Vm, _: &[Value]) -> Outcome {
    Ok(Value::float(vm.host.cpu_time()))
}

fn process_time_ns(vm: &mut Vm, _: &[Value]) -> Outcome {
    let now = vm.host.cpu_time();
    nanoseconds(vm, now)
}

/// Waits on the session's clock. Ctrl-C ends it.
/// `get_clock_info(name)`: a namespace of facts.
fn clock_info(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = vm.str_of(&args[0])?;
    let (clock, is_monotonic, is_adjustable) = match name.as_str() {
        "time" => ("CLOCK_REALTIME", false, true),
        "monotonic" | "perf_counter" => ("CLOCK_MONOTONIC", true, false),
        "process_time" => ("CLOCK_PROCESS_CPUTIME_ID", true, false),
        "thread_time" => ("CLOCK_THREAD_CPUTIME_ID", true, false),
        _ => return Err(vm.value_error("unknown clock")),
    };
    let types = vm.import_module("types")?;
    let namespace = vm.get_attr_str(&types, "SimpleNamespace")?;
    let implementation = vm.str(&format!("clock_gettime({clock})"));
    let values = [implementation, Value::bool(is_monotonic), Value::bool(is_adjustable), Value::float(1e-9)];
    let names =
        ["implementation", "monotonic", "adjustable", "resolution"].map(|name| vm.intern(name).into());
    vm.call_with(&namespace, values.into_iter().collect(), &names)
}

fn sleep(vm: &mut Vm, args: &[Value]) -> Outcome {
    let seconds = duration(vm, &args[0])?;
    if seconds < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    rondo_runtime::threads::sleep(vm, seconds)?;
    Ok(Value::NONE)
}

/// A number of seconds, which may be any that there is.
fn seconds_of(vm: &mut Vm, value: &Value) -> Result<f64, Raised> {
    let seconds = match value.as_float() {
        Some(seconds) => seconds,
        None => {
            if let Some(seconds) = vm.try_float_of(value)? {
                seconds
            } else {
                let message = format!("'{}' object cannot be interpreted as an integer", vm.type_name(value));
                return Err(vm.type_error(message));
            }
        }
    };
    if seconds.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    Ok(seconds)
}

fn duration(vm: &mut Vm, value: &Value) -> Result<f64, Raised> {
    let seconds = seconds_of(vm, value)?;
    // As many nanoseconds as fit: CPython's clock counts them in 64 bits.
    if seconds.abs() > i64::MAX as f64 / 1e9 {
        return Err(vm.overflow_error("timestamp out of range for platform time_t"));
    }
    Ok(seconds)
}
