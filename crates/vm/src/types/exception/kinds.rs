//! The exceptions that carry more than their arguments, but for those of the operating system, of Unicode, and groups.
//!
//! Their further attributes are members: slots that the table of the hierarchy declares.

use crate::heap::{Dict, Str, Value};
use crate::method;
use crate::native::NativeDef;
use crate::types::exception::base::{self, arguments, exception};
use crate::vm::{Outcome, Raised, Vm};

/// `KeyError`
pub const KEY_ERROR: &[NativeDef] = &[method!("__str__", "(self, /)", key_error_str, "Return str(self).")];

/// `StopIteration`
pub const STOP_ITERATION: &[NativeDef] = &[method!(
    "__init__",
    "(self, /, *args, **kwargs)",
    stop_iteration_init,
    "Initialize self.  See help(type(self)) for accurate signature."
)];

/// `SystemExit`
pub const SYSTEM_EXIT: &[NativeDef] = &[method!(
    "__init__",
    "(self, /, *args, **kwargs)",
    system_exit_init,
    "Initialize self.  See help(type(self)) for accurate signature."
)];

/// `ImportError`
pub const IMPORT_ERROR: &[NativeDef] = &[
    method!(
        "__init__",
        "(self, /, *args, **kwargs)",
        import_error_init,
        "Initialize self.  See help(type(self)) for accurate signature."
    ),
    method!("__str__", "(self, /)", import_error_str, "Return str(self)."),
];

/// `AttributeError`
pub const ATTRIBUTE_ERROR: &[NativeDef] = &[method!(
    "__init__",
    "(self, /, *args, **kwargs)",
    attribute_error_init,
    "Initialize self.  See help(type(self)) for accurate signature."
)];

/// `NameError`
pub const NAME_ERROR: &[NativeDef] = &[method!(
    "__init__",
    "(self, /, *args, **kwargs)",
    name_error_init,
    "Initialize self.  See help(type(self)) for accurate signature."
)];

/// `SyntaxError`
pub const SYNTAX_ERROR: &[NativeDef] = &[
    method!(
        "__init__",
        "(self, /, *args, **kwargs)",
        syntax_error_init,
        "Initialize self.  See help(type(self)) for accurate signature."
    ),
    method!("__str__", "(self, /)", syntax_error_str, "Return str(self)."),
];

/// The slots of members, in the order of the table of the hierarchy.
pub mod slot {
    #![allow(missing_docs, reason = "Each constant is the member of the same name.")]
    pub const STOP_ITERATION_VALUE: usize = 0;
    pub const SYSTEM_EXIT_CODE: usize = 0;
    pub const IMPORT_MSG: usize = 0;
    pub const IMPORT_NAME: usize = 1;
    pub const IMPORT_NAME_FROM: usize = 3;
    pub const NAME: usize = 0;
    pub const OBJ: usize = 1;
    pub const SYNTAX_MSG: usize = 0;
    pub const SYNTAX_FILENAME: usize = 1;
    pub const SYNTAX_LINENO: usize = 2;
    pub const SYNTAX_OFFSET: usize = 3;
    pub const SYNTAX_TEXT: usize = 4;
    pub const SYNTAX_END_LINENO: usize = 5;
    pub const SYNTAX_END_OFFSET: usize = 6;
}

/// A member as the program sees it: an absent one is `None`.
pub fn member(value: &Value, slot: usize) -> Value {
    value.slot(slot).or_none()
}

fn key_error_str(vm: &mut Vm, args: &[Value]) -> Outcome {
    match arguments(&args[0]).as_slice() {
        [key] => Ok(vm.repr(key)?.into()),
        _ => base::str(vm, args),
    }
}

fn stop_iteration_init(vm: &mut Vm, args: &[Value]) -> Outcome {
    base::init(vm, args)?;
    let value = args[1].items().first().cloned().unwrap_or(Value::NONE);
    drop(args[0].set_slot(slot::STOP_ITERATION_VALUE, value));
    Ok(Value::NONE)
}

fn system_exit_init(vm: &mut Vm, args: &[Value]) -> Outcome {
    base::init(vm, args)?;
    set_exit_code(&args[0]);
    Ok(Value::NONE)
}

/// `SystemExit.code`: nothing, the argument, or the tuple of them.
pub(super) fn set_exit_code(value: &Value) {
    let code = match arguments(value).as_slice() {
        [] => return,
        [one] => one.clone(),
        _ => exception(value).args.get(),
    };
    drop(value.set_slot(slot::SYSTEM_EXIT_CODE, code));
}

/// Takes keyword-only arguments that are members; any other keyword is refused.
fn take_members(vm: &mut Vm, class: &str, args: &[Value], members: &[(&str, usize)]) -> Result<(), Raised> {
    exception(&args[0]).args.set(args[1].clone());
    let Some(keywords) = args[2].downcast::<Dict>() else { return Ok(()) };
    for entry in keywords.entries() {
        let name = entry.key.downcast::<Str>().expect("keywords are strings").as_str();
        match members.iter().find(|(member, _)| *member == name) {
            Some((_, slot)) => drop(args[0].set_slot(*slot, entry.value.clone())),
            None => {
                let message = format!("{class}() got an unexpected keyword argument '{name}'");
                return Err(vm.type_error(message));
            }
        }
    }
    Ok(())
}

fn import_error_init(vm: &mut Vm, args: &[Value]) -> Outcome {
    // Called again, it forgets what it was told before.
    (slot::IMPORT_MSG..=slot::IMPORT_NAME_FROM).for_each(|slot| drop(args[0].set_slot(slot, Value::EMPTY)));
    take_members(vm, "ImportError", args, &[("name", 1), ("path", 2), ("name_from", 3)])?;
    if let [message] = args[1].items() {
        drop(args[0].set_slot(slot::IMPORT_MSG, message.clone()));
    }
    Ok(Value::NONE)
}

fn import_error_str(vm: &mut Vm, args: &[Value]) -> Outcome {
    let message = member(&args[0], slot::IMPORT_MSG);
    if message.downcast::<Str>().is_some_and(|text| !text.has_own_class()) {
        return Ok(message);
    }
    base::str(vm, args)
}

fn attribute_error_init(vm: &mut Vm, args: &[Value]) -> Outcome {
    take_members(vm, "AttributeError", args, &[("name", slot::NAME), ("obj", slot::OBJ)])?;
    Ok(Value::NONE)
}

fn name_error_init(vm: &mut Vm, args: &[Value]) -> Outcome {
    take_members(vm, "NameError", args, &[("name", slot::NAME)])?;
    Ok(Value::NONE)
}

/// `SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset]))`.
fn syntax_error_init(vm: &mut Vm, args: &[Value]) -> Outcome {
    base::init(vm, args)?;
    let arguments = args[1].items();
    if let Some(message) = arguments.first() {
        drop(args[0].set_slot(slot::SYNTAX_MSG, message.clone()));
    }
    let [_, details] = arguments else { return Ok(Value::NONE) };
    let details = vm.collect(details)?;
    if details.len() < 4 {
        return Err(vm.type_error(format!("function takes at least 4 arguments ({} given)", details.len())));
    }
    if details.len() > 7 {
        return Err(vm.type_error(format!("function takes at most 7 arguments ({} given)", details.len())));
    }
    if details.len() == 5 {
        return Err(vm.type_error("end_offset must be provided when end_lineno is provided"));
    }
    for (index, detail) in details.into_iter().take(6).enumerate() {
        drop(args[0].set_slot(slot::SYNTAX_FILENAME + index, detail));
    }
    Ok(Value::NONE)
}

fn syntax_error_str(vm: &mut Vm, args: &[Value]) -> Outcome {
    let message = member(&args[0], slot::SYNTAX_MSG);
    let message = vm.str_of(&message)?;
    let filename = member(&args[0], slot::SYNTAX_FILENAME);
    let filename =
        filename.downcast::<Str>().map(|name| name.as_str().rsplit('/').next().unwrap_or("").to_string());
    let line = member(&args[0], slot::SYNTAX_LINENO).as_small_int();
    let text = match (filename, line) {
        (None, None) => return Ok(message.into()),
        (Some(filename), Some(line)) => format!("{} ({filename}, line {line})", message.as_str()),
        (Some(filename), None) => format!("{} ({filename})", message.as_str()),
        (None, Some(line)) => format!("{} (line {line})", message.as_str()),
    };
    Ok(vm.str(&text))
}
