//! Files by their numbers: `os.open`, `os.read` and their kin.

use std::io::SeekFrom;

use rondo_vm::heap::Value;
use rondo_vm::host::{Access, Files};
use rondo_vm::native::NativeDef;
use rondo_vm::types::bytes::like_argument;
use rondo_vm::{Outcome, Raised, Vm, function};

use super::{number, text};

/// The natives of this file.
pub(super) const FUNCTIONS: &[NativeDef] = &[
    function!("open", "(path, flags, /)", open, "Open a file; its number."),
    function!("read", "(file, size, /)", read, "Read at most so many bytes."),
    function!("write", "(file, data, /)", write, "Write bytes; how many were written."),
    function!("close", "(file, /)", close, "Close a file."),
    function!("lseek", "(file, place, whence, /)", lseek, "Go to a place; where that is from the beginning."),
    function!("ftruncate", "(file, length, /)", ftruncate, "Set the length of a file."),
    function!("fsync", "(file, /)", fsync, "See to it that what was written lies on the disk."),
    function!("isatty", "(file, /)", isatty, "Whether a file is a terminal."),
];

/// Invalid argument.
const INVALID: i32 = 22;

/// The files behind the door; where there are none, every number is a bad one.
fn files(vm: &mut Vm) -> Result<&mut dyn Files, i32> {
    /// Bad file descriptor.
    const BAD_NUMBER: i32 = 9;
    vm.host.files().ok_or(BAD_NUMBER)
}

fn descriptor(vm: &mut Vm, value: &Value) -> Result<i32, Raised> {
    let given = number(vm, value)?;
    match i32::try_from(given) {
        Ok(descriptor) => Ok(descriptor),
        Err(_) => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// Asks something about an open file.
fn about<T>(
    vm: &mut Vm,
    file: &Value,
    ask: impl FnOnce(&mut dyn Files, i32) -> Result<T, i32>,
) -> Result<T, Raised> {
    let file = descriptor(vm, file)?;
    match files(vm).and_then(|files| ask(files, file)) {
        Ok(answer) => Ok(answer),
        Err(errno) => Err(vm.os_error(errno, None)),
    }
}

fn open(vm: &mut Vm, args: &[Value]) -> Outcome {
    let path = text(vm, &args[0])?;
    let flags = number(vm, &args[1])?;
    let has = |flag: i64| flags & flag == flag;
    // The low two bits are a choice: reading 0, writing 1, both 2.
    let access = Access {
        read: flags & 3 != 1,
        write: flags & 3 != 0,
        create: has(0o100),
        create_new: has(0o300),
        truncate: has(0o1000),
        append: has(0o2000),
    };
    match files(vm).and_then(|files| files.open(&path, access)) {
        Ok(file) => Ok(vm.int(file.into())),
        Err(errno) => Err(vm.os_error(errno, Some(&path))),
    }
}

fn read(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Ok(size) = usize::try_from(number(vm, &args[1])?) else {
        return Err(vm.os_error(INVALID, None));
    };
    vm.check_size(size)?;
    let mut bytes = vec![0; size];
    let count = about(vm, &args[0], |files, file| files.read(file, &mut bytes))?;
    Ok(vm.bytes(&bytes[..count]))
}

fn write(vm: &mut Vm, args: &[Value]) -> Outcome {
    let bytes = like_argument(vm, &args[1])?;
    let count = about(vm, &args[0], |files, file| files.write(file, &bytes))?;
    Ok(vm.int(count as i64))
}

fn close(vm: &mut Vm, args: &[Value]) -> Outcome {
    about(vm, &args[0], |files, file| files.close(file))?;
    Ok(Value::NONE)
}

fn lseek(vm: &mut Vm, args: &[Value]) -> Outcome {
    let place = number(vm, &args[1])?;
    let to = match (number(vm, &args[2])?, u64::try_from(place)) {
        (0, Ok(place)) => SeekFrom::Start(place),
        (1, _) => SeekFrom::Current(place),
        (2, _) => SeekFrom::End(place),
        _ => return Err(vm.os_error(INVALID, None)),
    };
    let place = about(vm, &args[0], |files, file| files.seek(file, to))?;
    Ok(vm.int(place as i64))
}

fn ftruncate(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Ok(length) = u64::try_from(number(vm, &args[1])?) else {
        return Err(vm.os_error(INVALID, None));
    };
    about(vm, &args[0], |files, file| files.set_length(file, length))?;
    Ok(Value::NONE)
}

fn fsync(vm: &mut Vm, args: &[Value]) -> Outcome {
    about(vm, &args[0], |files, file| files.sync(file))?;
    Ok(Value::NONE)
}

fn isatty(vm: &mut Vm, args: &[Value]) -> Outcome {
    let is_terminal = about(vm, &args[0], |files, file| Ok(files.is_terminal(file)))?;
    Ok(Value::bool(is_terminal))
}
