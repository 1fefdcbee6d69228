//! `OSError`: the number of an error chooses the class, and the message names the files.

use crate::heap::{Ref, Value};
use crate::native::{NativeDef, NativeFunction};
use crate::types::class::{Class, PropertyDef};
use crate::types::exception::base::{self, allocate, exception, no_keywords};
use crate::types::exception::kinds::member;
use crate::types::object::class_for_new;
use crate::vm::{Outcome, Raised, Vm};
use crate::{method, static_method};

/// The methods of `OSError`.
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
    method!("__str__", "(self, /)", str, "Return str(self)."),
];

/// The computed attributes of `OSError`.
pub const PROPERTIES: &[PropertyDef] =
    &[PropertyDef { name: "characters_written", get: get_written, set: Some(set_written), doc: "" }];

/// The slots of the members.
pub mod slot {
    #![allow(missing_docs, reason = "Each constant is the member of the same name.")]
    pub const ERRNO: usize = 0;
    pub const STRERROR: usize = 1;
    pub const FILENAME: usize = 2;
    pub const FILENAME2: usize = 3;
    pub const WRITTEN: usize = 4;
}

/// The class for a number of Linux, where there is one of its own.
pub fn class_for(vm: &Vm, errno: i64) -> Ref<Class> {
    let classes = &vm.types.exceptions;
    match errno {
        11 | 114 | 115 => &classes.blocking_io_error,
        32 | 108 => &classes.broken_pipe_error,
        10 => &classes.child_process_error,
        103 => &classes.connection_aborted_error,
        111 => &classes.connection_refused_error,
        104 => &classes.connection_reset_error,
        17 => &classes.file_exists_error,
        2 => &classes.file_not_found_error,
        21 => &classes.is_a_directory_error,
        20 => &classes.not_a_directory_error,
        4 => &classes.interrupted_error,
        1 | 13 => &classes.permission_error,
        3 => &classes.process_lookup_error,
        110 => &classes.timeout_error,
        _ => &classes.os_error,
    }
    .clone()
}

/// A subclass with an `__init__` but no `__new__` of its own has its arguments read by `__init__`.
fn is_read_by_init(vm: &mut Vm, class: &Ref<Class>) -> bool {
    let (init, new) = (vm.names.init.clone(), vm.names.new.clone());
    let mut is_ours = |name| {
        let found = vm.lookup(class, name).unwrap_or_default();
        found
            .downcast::<NativeFunction>()
            .is_some_and(|native| vm.types.exceptions.os_error.is_value(&native.owner))
    };
    !is_ours(&init) && is_ours(&new)
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = vm.types.exceptions.os_error.clone();
    let mut class = class_for_new(vm, &args[0], &owner)?;
    if is_read_by_init(vm, &class) {
        let none = vm.tuple([]);
        return Ok(allocate(vm, &class, none));
    }
    let given = args[1].items();
    if class.is(&owner)
        && (2..=5).contains(&given.len())
        && let Some(errno) = given[0].as_small_int()
    {
        class = class_for(vm, errno);
    }
    let value = allocate(vm, &class, args[1].clone());
    no_keywords(vm, &value, &args[2])?;
    fill(vm, &value, &args[1])?;
    Ok(value)
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = vm.class_of(&args[0]).clone();
    if is_read_by_init(vm, &class) {
        no_keywords(vm, &args[0], &args[2])?;
        fill(vm, &args[0], &args[1])?;
    }
    Ok(Value::NONE)
}

/// Spreads the arguments over the members. With a file name, `args` keeps the first two only.
pub(super) fn fill(vm: &mut Vm, value: &Value, given: &Value) -> Result<(), Raised> {
    exception(value).args.set(given.clone());
    let given = given.items();
    if !(2..=5).contains(&given.len()) {
        return Ok(());
    }
    drop(value.set_slot(slot::ERRNO, given[0].clone()));
    drop(value.set_slot(slot::STRERROR, given[1].clone()));
    let Some(filename) = given.get(2).filter(|name| !name.is_none()) else { return Ok(()) };
    let blocking = vm.types.exceptions.blocking_io_error.clone();
    if vm.class_of(value).is(&blocking)
        && (filename.is_small_int() || filename.is_bool() || filename.is_float())
    {
        let written = vm.index_i64(filename)?;
        drop(value.set_slot(slot::WRITTEN, vm.int(written)));
        return Ok(());
    }
    drop(value.set_slot(slot::FILENAME, filename.clone()));
    if let Some(second) = given.get(4).filter(|name| !name.is_none()) {
        drop(value.set_slot(slot::FILENAME2, second.clone()));
    }
    let two = vm.tuple(given[..2].to_vec());
    exception(value).args.set(two);
    Ok(())
}

fn str(vm: &mut Vm, args: &[Value]) -> Outcome {
    let value = &args[0];
    let (errno, strerror) = (value.slot(slot::ERRNO), value.slot(slot::STRERROR));
    let filename = value.slot(slot::FILENAME);
    if filename.is_empty() && (errno.is_empty() || strerror.is_empty()) {
        return base::str(vm, args);
    }
    let mut text = format!(
        "[Errno {}] {}",
        vm.str_of(&member(value, slot::ERRNO))?.as_str(),
        vm.str_of(&member(value, slot::STRERROR))?.as_str()
    );
    if !filename.is_empty() {
        text.push_str(&format!(": {}", vm.repr(&filename)?.as_str()));
        let second = value.slot(slot::FILENAME2);
        if !second.is_empty() {
            text.push_str(&format!(" -> {}", vm.repr(&second)?.as_str()));
        }
    }
    Ok(vm.str(&text))
}

fn get_written(vm: &mut Vm, value: &Value) -> Outcome {
    let written = value.slot(slot::WRITTEN);
    if written.is_empty() { Err(vm.attribute_error("characters_written")) } else { Ok(written) }
}

fn set_written(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    if new.is_empty() {
        get_written(vm, value)?;
        drop(value.set_slot(slot::WRITTEN, Value::EMPTY));
        return Ok(());
    }
    let written = vm.index_i64(&new)?;
    drop(value.set_slot(slot::WRITTEN, vm.int(written)));
    Ok(())
}
