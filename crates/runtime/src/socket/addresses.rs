//! Addresses as tuples, and looking up names.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6};

use rondo_eventloop::{Family, LookUpError, literal_address, look_up};
use rondo_vm::heap::{Str, Tuple, Value};
use rondo_vm::types::bytes;
use rondo_vm::{Outcome, Raised, Vm};

use super::{SocketRef, blocking};
use crate::connection::{address_tuple, look_up_failed};
use crate::handle::Handle;
use crate::system::{INTERNET, INTERNET_6, UNIX, raised_of};
use crate::threads::{self, Woken};

/// Reads the address that an operation of a socket was given. A name is looked up, which holds only this thread.
pub(super) fn address_of(
    vm: &mut Vm,
    socket: &SocketRef,
    value: &Value,
    operation: &str,
) -> Result<SocketAddr, Raised> {
    let (name, needed) = match socket.family.get() {
        INTERNET => ("AF_INET", 2..=2),
        INTERNET_6 => ("AF_INET6", 2..=4),
        _ => {
            let text = format!("{operation}(): unix addresses are not supported");
            return Err(vm.not_implemented_error(&text));
        }
    };
    let Some(items) = value.downcast::<Tuple>() else {
        let text = format!("{operation}(): {name} address must be tuple, not {}", vm.type_name(value));
        return Err(vm.type_error(text));
    };
    let items = items.as_slice();
    if !needed.contains(&items.len()) {
        let shape = if name == "AF_INET" {
            "a pair (host, port)"
        } else {
            "a tuple (host, port[, flowinfo[, scopeid]])"
        };
        return Err(vm.type_error(format!("{name} address must be {shape}")));
    }
    let port = vm.index_i64(&items[1])?;
    let Ok(port) = u16::try_from(port) else {
        return Err(vm.overflow_error(format!("{operation}(): port must be 0-65535.")));
    };
    let mut numbers = [0u32; 2];
    for (number, item) in numbers.iter_mut().zip(&items[2..]) {
        *number = u32::try_from(vm.index_i64(item)?).unwrap_or(u32::MAX);
    }
    const LARGEST_FLOW: u32 = 0xf_ffff;
    if numbers[0] > LARGEST_FLOW {
        return Err(vm.overflow_error(format!("{operation}(): flowinfo must be 0-1048575.")));
    }
    let host = host_of(vm, &items[0])?;
    let family = if name == "AF_INET" { Family::V4 } else { Family::V6 };
    let address = match (host.as_str(), family) {
        ("", Family::V4) => SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), port),
        ("", Family::V6) => SocketAddr::new(IpAddr::V6(Ipv6Addr::UNSPECIFIED), port),
        ("<broadcast>", _) => SocketAddr::new(IpAddr::V4(Ipv4Addr::BROADCAST), port),
        (host, family) => {
            let found = find(vm, socket.world.clone(), host, port, Some(family))?;
            *found.first().expect("a look-up that finds nothing fails")
        }
    };
    Ok(match address {
        SocketAddr::V6(found) if items.len() > 2 => {
            SocketAddr::V6(SocketAddrV6::new(*found.ip(), port, numbers[0], numbers[1].max(found.scope_id())))
        }
        address => address,
    })
}

fn host_of(vm: &mut Vm, value: &Value) -> Result<String, Raised> {
    if let Some(host) = value.downcast::<Str>() {
        return Ok(host.as_str().to_string());
    }
    match bytes::view(value) {
        Some(host) => Ok(String::from_utf8_lossy(&host).into_owned()),
        None => {
            let text = format!("str, bytes or bytearray expected, not {}", vm.type_name(value));
            Err(vm.type_error(text))
        }
    }
}

/// The addresses of a host. One that has to be asked for is asked for on the pool.
fn find(
    vm: &mut Vm,
    world: crate::state::SharedWorld,
    host: &str,
    port: u16,
    family: Option<Family>,
) -> Result<Vec<SocketAddr>, Raised> {
    if let Some(address) = literal_address(host, port) {
        if family.is_none_or(|family| family == Family::of(address)) {
            return Ok(vec![address]);
        }
        let error = LookUpError { code: -9, text: "Address family for hostname not supported".into() };
        return Err(look_up_failed(vm, &error));
    }
    // The system knows this one by heart.
    let found = if host == "localhost" {
        look_up(host, port, family)
    } else {
        let lane = threads::lane(vm);
        let name = host.to_string();
        let ticket =
            world.borrow_mut().run_blocking(lane, Handle::Unblock, move || look_up(&name, port, family));
        loop {
            let woken = threads::wait_for_answer(vm, lane, "a name to be looked up");
            if woken == Woken::News {
                break;
            }
            if let Err(raised) = threads::hear(vm, woken) {
                let left = world.borrow_mut().abandon(ticket);
                drop(left);
                return Err(raised);
            }
        }
        let found = world.borrow_mut().take_result(ticket);
        found.expect("the job has ended")
    };
    found.map_err(|error| look_up_failed(vm, &error))
}

/// `_look_up(host, port, family)`: a list of address tuples.
pub(super) fn look_up_native(vm: &mut Vm, args: &[Value]) -> Outcome {
    let host = host_of(vm, &args[0])?;
    let port = vm.index_i64(&args[1])?;
    let family = match vm.index_i64(&args[2])? {
        0 => None,
        2 => Some(Family::V4),
        10 => Some(Family::V6),
        _ => {
            let error = LookUpError { code: -6, text: "ai_family not supported".into() };
            return Err(look_up_failed(vm, &error));
        }
    };
    let world = crate::state::runtime(vm).world.clone();
    let found = find(vm, world, &host, port as u16, family)?;
    let found = found.into_iter().map(|address| address_tuple(vm, address)).collect();
    Ok(vm.list(found))
}

/// An address, as a socket tells its own; a socket without any, of a pair, tells an empty text.
pub(super) fn shown(vm: &mut Vm, socket: &SocketRef, is_peer: bool) -> Outcome {
    let source = blocking::source(vm, socket)?;
    if socket.family.get() == UNIX {
        return Ok(vm.str(""));
    }
    let found = {
        let mut world = socket.world.borrow_mut();
        if is_peer { world.peer_address(source) } else { world.local_address(source) }
    };
    match found {
        Ok(address) => Ok(address_tuple(vm, address)),
        Err(error) => Err(raised_of(vm, &error)),
    }
}

/// `_parse_address(text)`: the bytes of a number, four or sixteen; `None` for anything else.
pub(super) fn parse(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = host_of(vm, &args[0])?;
    Ok(match text.parse::<IpAddr>() {
        Ok(IpAddr::V4(address)) => vm.bytes(&address.octets()),
        Ok(IpAddr::V6(address)) => vm.bytes(&address.octets()),
        Err(_) => Value::NONE,
    })
}

/// `_format_address(bytes)`: four or sixteen bytes as a number.
pub(super) fn format(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(bytes) = bytes::view(&args[0]).map(|bytes| bytes.to_vec()) else {
        let text = format!("a bytes-like object is required, not '{}'", vm.type_name(&args[0]));
        return Err(vm.type_error(text));
    };
    let v4 = <[u8; 4]>::try_from(&bytes[..]).map(IpAddr::from);
    let v6 = <[u8; 16]>::try_from(&bytes[..]).map(IpAddr::from);
    Ok(match v4.or(v6) {
        Ok(address) => vm.str(&address.to_string()),
        Err(_) => Value::NONE,
    })
}
