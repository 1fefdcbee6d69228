//! `BaseException`: what all exceptions can do.

use crate::heap::{Dict, List, Object, Ref, Str, Value};
use crate::native::NativeDef;
use crate::types::class::{Class, PropertyDef};
use crate::types::exception::Exception;
use crate::types::object::{class_for_new, get_dict, set_dict};
use crate::types::traceback::Traceback;
use crate::vm::{Outcome, Raised, Vm};
use crate::{method, static_method};

/// The methods of `BaseException`.
pub const METHODS: &[NativeDef] = &[
    static_method!(
        "__new__",
        "(cls, /, *args, **kwargs)",
        new,
        "Create and return a new object.  See help(type) for accurate signature."
    ),
    method!(
        "__init__",
        "(self, /, *args, **kwargs)",
        init,
        "Initialize self.  See help(type(self)) for accurate signature."
    ),
    method!("__repr__", "(self, /)", repr, "Return repr(self)."),
    method!("__str__", "(self, /)", str, "Return str(self)."),
    method!(
        "with_traceback",
        "(self, tb, /)",
        with_traceback,
        "Set self.__traceback__ to tb and return self."
    ),
    method!("__reduce__", "(self, /)", reduce, ""),
    method!("__setstate__", "(self, state, /)", setstate, ""),
    method!("add_note", "(self, note, /)", add_note, "Add a note to the exception"),
];

/// The computed attributes of `BaseException`.
pub const PROPERTIES: &[PropertyDef] = &[
    PropertyDef { name: "args", get: get_args, set: Some(set_args), doc: "" },
    PropertyDef { name: "__dict__", get: get_dict, set: Some(set_dict), doc: "" },
    PropertyDef { name: "__traceback__", get: get_traceback, set: Some(set_traceback), doc: "" },
    PropertyDef { name: "__context__", get: get_context, set: Some(set_context), doc: "exception context" },
    PropertyDef { name: "__cause__", get: get_cause, set: Some(set_cause), doc: "exception cause" },
    PropertyDef { name: "__suppress_context__", get: get_suppress, set: Some(set_suppress), doc: "" },
];

/// The payload behind the receiver of an exception's method.
pub fn exception(value: &Value) -> &Object<Exception> {
    value.downcast().expect("the receiver of an exception's method is an exception")
}

/// Makes an exception of a class without running its `__init__`.
pub fn allocate(vm: &mut Vm, class: &Ref<Class>, arguments: Value) -> Value {
    let payload = Exception::default();
    payload.args.set(arguments);
    vm.new_builtin(class, payload)
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = vm.types.exceptions.base_exception.clone();
    let class = class_for_new(vm, &args[0], &owner)?;
    Ok(allocate(vm, &class, args[1].clone()))
}

/// Refuses keyword arguments, in CPython's words.
pub fn no_keywords(vm: &mut Vm, receiver: &Value, keywords: &Value) -> Result<(), Raised> {
    if keywords.downcast::<Dict>().is_none_or(|dict| dict.is_empty()) {
        return Ok(());
    }
    let message = format!("{}() takes no keyword arguments", vm.type_name(receiver));
    Err(vm.type_error(message))
}

pub(super) fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    no_keywords(vm, &args[0], &args[2])?;
    exception(&args[0]).args.set(args[1].clone());
    Ok(Value::NONE)
}

/// The arguments of an exception.
pub fn arguments(value: &Value) -> Vec<Value> {
    let arguments = exception(value).args.get();
    if arguments.is_a::<crate::heap::Tuple>() { arguments.items().to_vec() } else { Vec::new() }
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = vm.type_name(&args[0]);
    let name = name.rsplit('.').next().unwrap_or_default().to_string();
    let arguments = arguments(&args[0]);
    let text = match arguments.as_slice() {
        [one] => format!("{name}({})", vm.repr(one)?.as_str()),
        [] => format!("{name}()"),
        _ => {
            let tuple = vm.tuple(arguments);
            format!("{name}{}", vm.repr(&tuple)?.as_str())
        }
    };
    Ok(vm.str(&text))
}

pub(super) fn str(vm: &mut Vm, args: &[Value]) -> Outcome {
    let arguments = arguments(&args[0]);
    match arguments.as_slice() {
        [] => Ok(vm.str("")),
        [one] => Ok(vm.str_of(one)?.into()),
        _ => {
            let tuple = vm.tuple(arguments);
            Ok(vm.str_of(&tuple)?.into())
        }
    }
}

fn with_traceback(vm: &mut Vm, args: &[Value]) -> Outcome {
    set_traceback(vm, &args[0], args[1].clone())?;
    Ok(args[0].clone())
}

/// How to make an exception again: its class, its arguments, its attributes.
fn reduce(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = vm.class_of(&args[0]).value();
    let arguments = get_args(vm, &args[0])?;
    let dict = vm.attribute_dict(&args[0]);
    if dict.is_empty() {
        return Ok(vm.tuple([class, arguments]));
    }
    Ok(vm.tuple([class, arguments, dict.into()]))
}

/// Takes over attributes from a dict: what copying an exception does.
fn setstate(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[1].is_none() {
        return Ok(Value::NONE);
    }
    let Some(state) = args[1].downcast::<Dict>() else {
        return Err(vm.type_error("state is not a dictionary"));
    };
    for entry in state.entries() {
        let name = crate::types::super_object::name_argument(vm, &entry.key)?;
        vm.set_attr(&args[0], &name, entry.value)?;
    }
    Ok(Value::NONE)
}

fn add_note(vm: &mut Vm, args: &[Value]) -> Outcome {
    if !args[1].is_a::<Str>() {
        let message = format!("add_note() argument must be str, not {}", vm.given_name(&args[1]));
        return Err(vm.type_error(message));
    }
    let name = vm.names.notes.clone();
    match vm.find_attr(&args[0], &name)? {
        Some(notes) => match notes.downcast::<List>() {
            Some(list) => list.push(args[1].clone()),
            None => return Err(vm.type_error("Cannot add note: __notes__ is not a list")),
        },
        None => {
            let notes = vm.list(vec![args[1].clone()]);
            vm.set_attr(&args[0], &name, notes)?;
        }
    }
    Ok(Value::NONE)
}

fn get_args(vm: &mut Vm, value: &Value) -> Outcome {
    let arguments = exception(value).args.get();
    Ok(if arguments.is_empty() { vm.tuple([]) } else { arguments })
}

fn set_args(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    if new.is_empty() {
        return Err(vm.type_error("args may not be deleted"));
    }
    let items = vm.collect(&new)?;
    let tuple = vm.tuple(items);
    exception(value).args.set(tuple);
    Ok(())
}

fn get_traceback(_vm: &mut Vm, value: &Value) -> Outcome {
    let traceback = exception(value).traceback.borrow().clone();
    Ok(traceback.map_or(Value::NONE, Value::from))
}

fn set_traceback(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    let traceback = match new.downcast::<Traceback>() {
        Some(traceback) => Some(traceback.to_ref()),
        None if new.is_none() => None,
        None if new.is_empty() => return Err(vm.type_error("__traceback__ may not be deleted")),
        None => return Err(vm.type_error("__traceback__ must be a traceback or None")),
    };
    let old = exception(value).traceback.replace(traceback);
    drop(old);
    Ok(())
}

/// What a program may assign to `__cause__` and `__context__`.
fn check_linked(vm: &mut Vm, new: &Value, deleted: &str, what: &str) -> Result<Value, Raised> {
    if new.is_empty() {
        return Err(vm.type_error(format!("{deleted} may not be deleted")));
    }
    if new.is_none() {
        return Ok(Value::EMPTY);
    }
    if new.is_a::<Exception>() {
        return Ok(new.clone());
    }
    Err(vm.type_error(format!("exception {what} must be None or derive from BaseException")))
}

fn get_context(_vm: &mut Vm, value: &Value) -> Outcome {
    Ok(exception(value).context.get().or_none())
}

fn set_context(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    let context = check_linked(vm, &new, "__context__", "context")?;
    exception(value).context.set(context);
    Ok(())
}

fn get_cause(_vm: &mut Vm, value: &Value) -> Outcome {
    Ok(exception(value).cause.get().or_none())
}

fn set_cause(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    let cause = check_linked(vm, &new, "__cause__", "cause")?;
    exception(value).cause.set(cause);
    exception(value).suppress_context.set(true);
    Ok(())
}

fn get_suppress(_vm: &mut Vm, value: &Value) -> Outcome {
    Ok(Value::bool(exception(value).suppress_context.get()))
}

fn set_suppress(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    match new.as_bool() {
        Some(suppress) => {
            exception(value).suppress_context.set(suppress);
            Ok(())
        }
        None if new.is_empty() => Err(vm.type_error("can't delete numeric/char attribute")),
        None => Err(vm.type_error("attribute value type must be bool")),
    }
}
