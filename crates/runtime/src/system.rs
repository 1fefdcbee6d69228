//! What the operating system calls things: numbers of errors, families and kinds of sockets, and its errors as exceptions.

use std::io;

use rondo_eventloop::SourceId;
use rondo_vm::heap::Value;
use rondo_vm::types::exception::Exception;
use rondo_vm::{Raised, Vm};

use crate::state::SharedWorld;

/// `EBADF`: what stands in messages when a socket is not there any more.
const BAD_DESCRIPTOR: i32 = 9;
/// `EAGAIN`: the operation would have to wait.
const TRY_AGAIN: i32 = 11;
/// `ENOTCONN`: there is no other side. The number is that of Linux.
pub(crate) const NOT_CONNECTED: i32 = 107;

/// `AF_UNIX`, `AF_INET` and `AF_INET6` on Linux.
pub(crate) const UNIX: i32 = 1;
pub(crate) const INTERNET: i32 = 2;
pub(crate) const INTERNET_6: i32 = 10;

/// `SOCK_STREAM` and `SOCK_DGRAM`.
pub(crate) const STREAM: i32 = 1;
pub(crate) const DATAGRAM: i32 = 2;

/// The error of an operation on a socket that is closed.
pub(crate) fn bad_descriptor(vm: &mut Vm) -> Raised {
    vm.os_error(BAD_DESCRIPTOR, None)
}

/// Python's exception for an error of the operating system.
pub(crate) fn raised_of(vm: &mut Vm, error: &io::Error) -> Raised {
    match error.raw_os_error() {
        Some(number) => vm.os_error(number, None),
        None if error.kind() == io::ErrorKind::WouldBlock => vm.os_error(TRY_AGAIN, None),
        None => {
            let class = vm.types.exceptions.os_error.clone();
            vm.error(&class, error.to_string())
        }
    }
}

/// The same with a text that says more than the system's own.
pub(crate) fn raised_with(vm: &mut Vm, error: &io::Error, text: &str) -> Raised {
    let Some(number) = error.raw_os_error() else { return raised_of(vm, error) };
    let class = vm.types.exceptions.os_error.value();
    let arguments = [Value::int(number), vm.str(text)];
    match vm.call(&class, &arguments) {
        Ok(made) => Raised(made.downcast::<Exception>().expect("OSError makes exceptions").to_ref()),
        Err(raised) => raised,
    }
}

/// Closes a socket. Who waited for it is let go. While the world is busy with something else (an object is dropped meanwhile) it
/// stays open; then it is closed with the world.
pub(crate) fn close_source(world: &SharedWorld, source: Option<SourceId>) {
    if let (Some(source), Ok(mut world)) = (source, world.try_borrow_mut()) {
        let abandoned = world.close(source);
        drop(world);
        drop(abandoned);
    }
}
