//! `_os`: what `os` asks the operating system, through the machine's door. Paths come as strings; what a path may be
//! besides, which defaults there are and how everything is called, the module `os` says, which is written in the language.

mod descriptors;

use rondo_vm::heap::{Str, Value};
use rondo_vm::host::{EntryKind, Piped, System};
use rondo_vm::native::NativeDef;
use rondo_vm::{Outcome, Raised, Vm, function};

const FUNCTIONS: &[NativeDef] = &[
    function!("getcwd", "()", getcwd, "The directory that relative paths begin in."),
    function!("chdir", "(path, /)", chdir, "Change it."),
    function!("entries", "(path, /)", entries, "The names in a directory, each with its kind."),
    function!("status", "(path, follow, /)", status, "What is known of a file, as a tuple of numbers."),
    function!("mkdir", "(path, mode, /)", mkdir, "Make a directory."),
    function!("rmdir", "(path, /)", rmdir, "Remove an empty directory."),
    function!("unlink", "(path, /)", unlink, "Remove a file."),
    function!("rename", "(source, target, /)", rename, "Rename a file; the number of the error, or 0."),
    function!(
        "symlink",
        "(target, path, /)",
        symlink,
        "Make a symbolic link; the number of the error, or 0."
    ),
    function!("link", "(source, target, /)", link, "Make another name; the number of the error, or 0."),
    function!("readlink", "(path, /)", readlink, "Where a symbolic link points to."),
    function!("chmod", "(path, mode, /)", chmod, "Set the permissions."),
    function!("utime", "(path, accessed, modified, /)", utime, "Set the times, in nanoseconds since 1970."),
    function!("truncate", "(path, length, /)", truncate, "Set the length of a file."),
    function!("access", "(path, mode, /)", access, "Whether a file may be read, written, executed."),
    function!("environment", "()", environment, "The variables of the environment."),
    function!("identity", "()", identity, "The numbers of the process, its parent, its user, its group."),
    function!("cpu_count", "()", cpu_count, "How many processors there are."),
    function!("urandom", "(size, /)", urandom, "Random bytes."),
    function!(
        "run",
        "(command, input, wants_output, /)",
        run,
        "Let the shell run a command: its status, and what it wrote."
    ),
    function!("leave", "(status, /)", leave, "End the process at once."),
    function!("strerror", "(code, /)", strerror, "What the number of an error means."),
];

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let module = vm.add_module("_os", FUNCTIONS, "The operating system, as os asks it.");
    let owner = vm.str("_os");
    for def in descriptors::FUNCTIONS {
        let function = vm.native_of(def, Value::EMPTY, owner.clone());
        vm.set_module_item(&module, def.name, function);
    }
    Ok(module.into())
}

/// The system behind the door; where there is none, nothing is permitted.
fn system(vm: &mut Vm) -> Result<&mut dyn System, i32> {
    /// Operation not permitted.
    const NOT_PERMITTED: i32 = 1;
    vm.host.system().ok_or(NOT_PERMITTED)
}

fn text(vm: &mut Vm, value: &Value) -> Result<String, Raised> {
    let Some(text) = value.downcast::<Str>() else {
        let message = format!("expected str, not {}", vm.type_name(value));
        return Err(vm.type_error(message));
    };
    if text.as_str().contains('\0') {
        return Err(vm.value_error("embedded null byte"));
    }
    Ok(text.as_str().to_string())
}

/// Asks the system something about a path; the exception names the path.
fn about<T>(
    vm: &mut Vm,
    path: &Value,
    ask: impl FnOnce(&mut dyn System, &str) -> Result<T, i32>,
) -> Result<T, Raised> {
    let path = text(vm, path)?;
    match system(vm).and_then(|system| ask(system, &path)) {
        Ok(answer) => Ok(answer),
        Err(errno) => Err(vm.os_error(errno, Some(&path))),
    }
}

/// Does something that concerns two paths: the number of the error, which the caller words, or 0.
fn between(
    vm: &mut Vm,
    args: &[Value],
    act: impl FnOnce(&mut dyn System, &str, &str) -> Result<(), i32>,
) -> Outcome {
    let (from, to) = (text(vm, &args[0])?, text(vm, &args[1])?);
    let errno = system(vm).and_then(|system| act(system, &from, &to)).err().unwrap_or(0);
    Ok(vm.int(errno.into()))
}

fn getcwd(vm: &mut Vm, _args: &[Value]) -> Outcome {
    match system(vm).and_then(|system| system.current_directory()) {
        Ok(path) => Ok(vm.str(&path)),
        Err(errno) => Err(vm.os_error(errno, None)),
    }
}

fn chdir(vm: &mut Vm, args: &[Value]) -> Outcome {
    about(vm, &args[0], |system, path| system.change_directory(path))?;
    Ok(Value::NONE)
}

fn entries(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = about(vm, &args[0], |system, path| system.entries(path))?;
    vm.spend(found.len())?;
    let mut list = Vec::with_capacity(found.len());
    for (name, kind) in found {
        let kind = match kind {
            EntryKind::File => "file",
            EntryKind::Directory => "directory",
            EntryKind::Link => "link",
            EntryKind::Other => "other",
        };
        let pair = [vm.str(&name), vm.intern(kind).value()];
        list.push(vm.tuple(pair));
    }
    Ok(vm.list(list))
}

fn status(vm: &mut Vm, args: &[Value]) -> Outcome {
    let follow = vm.truth(&args[1])?;
    let found = about(vm, &args[0], |system, path| system.status(path, follow))?;
    let unsigned =
        [found.inode, found.device, found.links, found.user.into(), found.group.into(), found.size];
    let mut numbers = vec![vm.int(found.mode.into())];
    numbers.extend(unsigned.map(|number| vm.int(number as i64)));
    numbers.extend(found.times.map(|time| vm.int(time)));
    numbers.extend([found.blocks, found.block_size].map(|number| vm.int(number as i64)));
    Ok(vm.tuple(numbers))
}

/// An argument that the caller has made an int.
fn number(vm: &mut Vm, value: &Value) -> Result<i64, Raised> {
    vm.index_i64(value)
}

fn mkdir(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mode = number(vm, &args[1])? as u32;
    about(vm, &args[0], |system, path| system.make_directory(path, mode))?;
    Ok(Value::NONE)
}

fn rmdir(vm: &mut Vm, args: &[Value]) -> Outcome {
    about(vm, &args[0], |system, path| system.remove_directory(path))?;
    Ok(Value::NONE)
}

fn unlink(vm: &mut Vm, args: &[Value]) -> Outcome {
    about(vm, &args[0], |system, path| system.remove_file(path))?;
    Ok(Value::NONE)
}

fn rename(vm: &mut Vm, args: &[Value]) -> Outcome {
    between(vm, args, |system, from, to| system.rename(from, to))
}

fn symlink(vm: &mut Vm, args: &[Value]) -> Outcome {
    between(vm, args, |system, target, path| system.symbolic_link(target, path))
}

fn link(vm: &mut Vm, args: &[Value]) -> Outcome {
    between(vm, args, |system, from, to| system.hard_link(from, to))
}

fn readlink(vm: &mut Vm, args: &[Value]) -> Outcome {
    let target = about(vm, &args[0], |system, path| system.read_link(path))?;
    Ok(vm.str(&target))
}

fn chmod(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mode = number(vm, &args[1])? as u32;
    about(vm, &args[0], |system, path| system.change_mode(path, mode))?;
    Ok(Value::NONE)
}

fn utime(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (accessed, modified) = (number(vm, &args[1])?, number(vm, &args[2])?);
    about(vm, &args[0], |system, path| system.set_times(path, accessed, modified))?;
    Ok(Value::NONE)
}

fn truncate(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Ok(length) = u64::try_from(number(vm, &args[1])?) else {
        /// Invalid argument.
        const INVALID: i32 = 22;
        let path = text(vm, &args[0])?;
        return Err(vm.os_error(INVALID, Some(&path)));
    };
    about(vm, &args[0], |system, path| system.set_length_of(path, length))?;
    Ok(Value::NONE)
}

fn access(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mode = number(vm, &args[1])? as u32;
    let may = about(vm, &args[0], |system, path| Ok(system.may_access(path, mode)))?;
    Ok(Value::bool(may))
}

fn environment(vm: &mut Vm, _args: &[Value]) -> Outcome {
    let variables = system(vm).map_or_else(|_| Vec::new(), |system| system.environment());
    let dict = vm.new_dict();
    for (name, value) in variables {
        let (name, value) = (vm.intern(&name), vm.str(&value));
        drop(dict.set_str(&name, value));
    }
    Ok(dict.into())
}

fn identity(vm: &mut Vm, _args: &[Value]) -> Outcome {
    let numbers = system(vm).map_or([0; 4], |system| system.identity());
    Ok(vm.tuple(numbers.map(|number| vm.int(number.into()))))
}

fn cpu_count(vm: &mut Vm, _args: &[Value]) -> Outcome {
    let count = system(vm).map_or(1, |system| system.processors());
    Ok(vm.int(count as i64))
}

fn urandom(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Ok(size) = usize::try_from(number(vm, &args[0])?) else {
        return Err(vm.value_error("negative argument not allowed"));
    };
    vm.check_size(size)?;
    let mut bytes = vec![0; size];
    vm.host.entropy(&mut bytes);
    Ok(vm.bytes(&bytes))
}

fn run(vm: &mut Vm, args: &[Value]) -> Outcome {
    let command = text(vm, &args[0])?;
    let input = args[1].downcast::<rondo_vm::types::bytes::Bytes>().map(|bytes| bytes.as_slice().to_vec());
    let piped = match &input {
        Some(bytes) => Piped::Input(bytes),
        None if vm.truth(&args[2])? => Piped::Output,
        None => Piped::Nothing,
    };
    match system(vm).and_then(|system| system.run_command(&command, piped)) {
        Ok((status, output)) => {
            let pair = [vm.int(status.into()), vm.bytes(&output)];
            Ok(vm.tuple(pair))
        }
        Err(errno) => Err(vm.os_error(errno, None)),
    }
}

fn leave(vm: &mut Vm, args: &[Value]) -> Outcome {
    let status = number(vm, &args[0])? as i32;
    match system(vm) {
        Ok(system) => system.leave(status),
        Err(errno) => Err(vm.os_error(errno, None)),
    }
}

fn strerror(vm: &mut Vm, args: &[Value]) -> Outcome {
    let code = number(vm, &args[0])?;
    let code = i32::try_from(code).unwrap_or(-1);
    Ok(vm.str(&rondo_vm::errors::system_message(code)))
}
