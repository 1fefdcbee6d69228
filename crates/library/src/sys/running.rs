//! What changes while a program runs: its frames, its exceptions, its limits.

use rondo_vm::heap::{Str, Tuple, Value};
use rondo_vm::types::exception::Exception;
use rondo_vm::{Outcome, Vm};

pub(super) fn exit(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = vm.types.exceptions.system_exit.value();
    // As wherever an exception is raised by its class and a value: None stands for no arguments, a tuple for several.
    let status = match &args[0] {
        none if none.is_empty() || none.is_none() => vec![],
        several => match several.downcast::<Tuple>() {
            Some(several) => several.to_vec(),
            None => vec![several.clone()],
        },
    };
    match vm.call(&class, &status) {
        Ok(exception) => Err(rondo_vm::Raised(
            exception.downcast::<Exception>().expect("the class of an exception makes exceptions").to_ref(),
        )),
        Err(raised) => Err(raised),
    }
}

pub(super) fn exception(vm: &mut Vm, _: &[Value]) -> Outcome {
    let handled = vm.handled();
    Ok(handled.or_none())
}

pub(super) fn exc_info(vm: &mut Vm, args: &[Value]) -> Outcome {
    let exception = exception(vm, args)?;
    if exception.is_none() {
        return Ok(vm.tuple([Value::NONE, Value::NONE, Value::NONE]));
    }
    let class = vm.class_of(&exception).value();
    let traceback = vm.get_attr_str(&exception, "__traceback__")?;
    Ok(vm.tuple([class, exception, traceback]))
}

pub(super) fn get_recursion_limit(vm: &mut Vm, _: &[Value]) -> Outcome {
    Ok(vm.size(vm.recursion_limit))
}

pub(super) fn set_recursion_limit(vm: &mut Vm, args: &[Value]) -> Outcome {
    let limit = vm.c_int_argument(&args[0])?;
    if limit < 1 {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    }
    let depth = vm.depth();
    if limit as usize <= depth {
        let message = format!(
            "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
        );
        let class = vm.types.exceptions.recursion_error.clone();
        return Err(vm.error(&class, message));
    }
    vm.recursion_limit = limit as usize;
    Ok(Value::NONE)
}

pub(super) fn get_frame(vm: &mut Vm, args: &[Value]) -> Outcome {
    let depth = if args[0].is_empty() { 0 } else { vm.c_int_argument(&args[0])?.max(0) as usize };
    match vm.depth().checked_sub(depth + 1) {
        Some(index) => Ok(vm.frame_object(index).into()),
        None => Err(vm.value_error("call stack is not deep enough")),
    }
}

/// What an object takes here, by its `__sizeof__` if it has one.
pub(super) fn size_of(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = vm.names.sizeof.clone();
    match vm.call_special(&args[0], &name, &[]) {
        Some(size) => size,
        None if args[1].is_empty() => {
            let message = format!("Type {} doesn't define __sizeof__", vm.type_name(&args[0]));
            Err(vm.type_error(message))
        }
        None => Ok(args[1].clone()),
    }
}

/// The references to an object, that of the call included.
pub(super) fn reference_count(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(vm.size(args[0].header().map_or(u32::MAX as usize, |header| header.references() as usize)))
}

pub(super) fn intern(vm: &mut Vm, args: &[Value]) -> Outcome {
    match args[0].downcast::<Str>() {
        Some(text) => Ok(vm.intern_str(text).into()),
        None => {
            let message = format!("intern() argument must be str, not {}", vm.given_name(&args[0]));
            Err(vm.type_error(message))
        }
    }
}

pub(super) fn is_true(_: &mut Vm, _: &[Value]) -> Outcome {
    Ok(Value::TRUE)
}

pub(super) fn is_false(_: &mut Vm, _: &[Value]) -> Outcome {
    Ok(Value::FALSE)
}

pub(super) fn switch_interval(_: &mut Vm, _: &[Value]) -> Outcome {
    Ok(Value::float(0.005))
}

pub(super) fn get_digits(vm: &mut Vm, _: &[Value]) -> Outcome {
    Ok(vm.size(vm.max_str_digits))
}

pub(super) fn set_digits(vm: &mut Vm, args: &[Value]) -> Outcome {
    let digits = vm.c_int_argument(&args[0])?;
    if digits != 0 && digits < 640 {
        return Err(vm.value_error("maxdigits must be >= 640 or 0 for unlimited"));
    }
    vm.max_str_digits = digits.max(0) as usize;
    Ok(Value::NONE)
}

pub(super) fn encoding(vm: &mut Vm, _: &[Value]) -> Outcome {
    Ok(vm.str("utf-8"))
}

pub(super) fn encode_errors(vm: &mut Vm, _: &[Value]) -> Outcome {
    Ok(vm.str("surrogateescape"))
}
