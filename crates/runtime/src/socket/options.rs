//! `setsockopt` and `getsockopt`: the numbers of Linux, and what they mean.

use rondo_eventloop::{OptionName, SocketOption, SourceId};
use rondo_vm::heap::Value;
use rondo_vm::types::bytes;
use rondo_vm::{Outcome, Raised, Vm};

use super::blocking::source;
use super::{SocketRef, this};
use crate::state::SharedWorld;
use crate::system::{STREAM, UNIX, raised_of};

/// The operating system's "Protocol not available".
const NO_SUCH_OPTION: i32 = 92;

/// The levels `SOL_SOCKET`, `IPPROTO_TCP` and `IPPROTO_IPV6` with the options that can be set.
const NAMES: &[((i64, i64), OptionName)] = &[
    ((1, 2), OptionName::ReuseAddress),
    ((1, 6), OptionName::Broadcast),
    ((1, 7), OptionName::SendBuffer),
    ((1, 8), OptionName::ReceiveBuffer),
    ((1, 9), OptionName::KeepAlive),
    ((1, 13), OptionName::Linger),
    ((1, 15), OptionName::ReusePort),
    ((6, 1), OptionName::NoDelay),
    ((41, 26), OptionName::OnlyV6),
];

/// Options that are only asked for: `SO_TYPE`, `SO_ERROR`, `SO_ACCEPTCONN`, `SO_PROTOCOL`, `SO_DOMAIN`.
const TYPE: (i64, i64) = (1, 3);
const ERROR: (i64, i64) = (1, 4);
const PROTOCOL: (i64, i64) = (1, 38);
const DOMAIN: (i64, i64) = (1, 39);

fn named(vm: &mut Vm, args: &[Value]) -> Result<((i64, i64), Option<OptionName>), Raised> {
    let key = (vm.index_i64(&args[1])?, vm.index_i64(&args[2])?);
    Ok((key, NAMES.iter().find(|(numbers, _)| *numbers == key).map(|(_, name)| *name)))
}

/// `setsockopt(level, option, value)`
pub(super) fn set(vm: &mut Vm, args: &[Value]) -> Outcome {
    let socket = this(&args[0]);
    let source = source(vm, &socket)?;
    set_on(vm, &socket.world, source, args)
}

/// The same for any source: the first argument is passed over.
pub(crate) fn set_on(vm: &mut Vm, world: &SharedWorld, source: SourceId, args: &[Value]) -> Outcome {
    let (_, name) = named(vm, args)?;
    let Some(name) = name else { return Err(vm.os_error(NO_SUCH_OPTION, None)) };
    let number = match bytes::view(&args[3]).map(|bytes| bytes.to_vec()) {
        Some(bytes) => words(vm, &bytes)?,
        None => [vm.index_i64(&args[3])?, 0],
    };
    let is_on = number[0] != 0;
    let size = usize::try_from(number[0]).unwrap_or(0);
    let option = match name {
        OptionName::NoDelay => SocketOption::NoDelay(is_on),
        OptionName::ReuseAddress => SocketOption::ReuseAddress(is_on),
        OptionName::ReusePort => SocketOption::ReusePort(is_on),
        OptionName::OnlyV6 => SocketOption::OnlyV6(is_on),
        OptionName::KeepAlive => SocketOption::KeepAlive(is_on),
        OptionName::Broadcast => SocketOption::Broadcast(is_on),
        OptionName::SendBuffer => SocketOption::SendBuffer(size),
        OptionName::ReceiveBuffer => SocketOption::ReceiveBuffer(size),
        OptionName::Linger => SocketOption::Linger(is_on.then(|| u32::try_from(number[1]).unwrap_or(0))),
    };
    let outcome = world.borrow_mut().set_option(source, option);
    outcome.map(|()| Value::NONE).map_err(|error| raised_of(vm, &error))
}

/// One or two numbers of 32 bits, as `struct.pack("ii", …)` makes them.
fn words(vm: &mut Vm, bytes: &[u8]) -> Result<[i64; 2], Raised> {
    let mut words = [0; 2];
    if bytes.len() < 4 {
        const INVALID: i32 = 22;
        return Err(vm.os_error(INVALID, None));
    }
    for (word, bytes) in words.iter_mut().zip(bytes.chunks_exact(4)) {
        *word = i64::from(i32::from_ne_bytes(bytes.try_into().expect("a chunk has four bytes")));
    }
    Ok(words)
}

/// `getsockopt(level, option, buffersize=0)`
pub(super) fn get(vm: &mut Vm, args: &[Value]) -> Outcome {
    let socket = this(&args[0]);
    let (key, name) = named(vm, args)?;
    let wants_bytes = !args[3].is_empty() && vm.index_i64(&args[3])? > 0;
    let words = values(vm, &socket, key, name)?;
    if !wants_bytes {
        return Ok(Value::int(words[0]));
    }
    let is_pair = name == Some(OptionName::Linger);
    let bytes: Vec<u8> =
        words.iter().take(1 + usize::from(is_pair)).flat_map(|word| word.to_ne_bytes()).collect();
    Ok(vm.bytes(&bytes))
}

fn values(
    vm: &mut Vm,
    socket: &SocketRef,
    key: (i64, i64),
    name: Option<OptionName>,
) -> Result<[i32; 2], Raised> {
    let source = source(vm, socket)?;
    let Some(name) = name else {
        return match key {
            TYPE => Ok([socket.kind.get(), 0]),
            DOMAIN => Ok([socket.family.get(), 0]),
            PROTOCOL if socket.family.get() == UNIX => Ok([0, 0]),
            PROTOCOL => Ok([if socket.kind.get() == STREAM { 6 } else { 17 }, 0]),
            ERROR => {
                let error = socket.world.borrow_mut().pending_error(source);
                match error {
                    Ok(error) => Ok([error.and_then(|error| error.raw_os_error()).unwrap_or(0), 0]),
                    Err(error) => Err(raised_of(vm, &error)),
                }
            }
            _ => Err(vm.os_error(NO_SUCH_OPTION, None)),
        };
    };
    words_of(vm, &socket.world, source, name)
}

/// `getsockopt(level, option)` of any source, for an option that can be set.
pub(crate) fn get_on(vm: &mut Vm, world: &SharedWorld, source: SourceId, args: &[Value]) -> Outcome {
    let (_, name) = named(vm, args)?;
    let Some(name) = name else { return Err(vm.os_error(NO_SUCH_OPTION, None)) };
    words_of(vm, world, source, name).map(|words| Value::int(words[0]))
}

fn words_of(
    vm: &mut Vm,
    world: &SharedWorld,
    source: SourceId,
    name: OptionName,
) -> Result<[i32; 2], Raised> {
    let found = world.borrow_mut().option(source, name);
    let number = |size: usize| i32::try_from(size).unwrap_or(i32::MAX);
    match found {
        Ok(option) => Ok(match option {
            SocketOption::NoDelay(on)
            | SocketOption::ReuseAddress(on)
            | SocketOption::ReusePort(on)
            | SocketOption::OnlyV6(on)
            | SocketOption::KeepAlive(on)
            | SocketOption::Broadcast(on) => [i32::from(on), 0],
            SocketOption::SendBuffer(size) | SocketOption::ReceiveBuffer(size) => [number(size), 0],
            SocketOption::Linger(seconds) => {
                [i32::from(seconds.is_some()), seconds.map_or(0, |seconds| number(seconds as usize))]
            }
        }),
        Err(error) => Err(raised_of(vm, &error)),
    }
}
