//! How a connection comes to be: it connects, or takes a connected socket of the program over.

use std::io;
use std::net::SocketAddr;

use rondo_eventloop::{Connect, Direction, Family, SourceId};
use rondo_vm::heap::Value;
use rondo_vm::{Outcome, Raised, Vm};

use super::addresses::{address_of, address_tuple};
use super::{ConnectionRef, arm, new_connection};
use crate::future;
use crate::state::runtime;
use crate::system::{raised_of, raised_with};

/// Begins to connect. Gives the connection, and the future that is done when it stands.
pub(super) fn start_connect(vm: &mut Vm, args: &[Value]) -> Outcome {
    let address = address_of(vm, &args[1])?;
    let world = runtime(vm).world.clone();
    let opened = world.borrow_mut().open(Family::of(address));
    let source = match opened {
        Ok(source) => source,
        Err(error) => return Err(raised_of(vm, &error)),
    };
    let bound = match args.get(2).filter(|local| !local.is_empty() && !local.is_none()) {
        Some(local) => {
            let local = address_of(vm, local)?;
            world.borrow_mut().bind(source, local)
        }
        None => Ok(()),
    };
    let connection = new_connection(vm, args[0].clone(), source, Some(address));
    if let Err(error) = bound {
        return Err(raised_of(vm, &error));
    }
    let waiter = future::new_future(vm, args[0].clone());
    let begun = world.borrow_mut().connect(source, address);
    match begun {
        Ok(Connect::Done) => {
            connection.local.set(world.borrow_mut().local_address(source).ok());
            future::finish(vm, &waiter, future::receiver(&waiter), Value::NONE)?;
        }
        Ok(Connect::Pending) => {
            connection.connecting.set(waiter.clone());
            arm(vm, &connection, Direction::Write)?;
        }
        Err(error) => {
            let raised = connect_failed(vm, &error, address);
            future::fail(vm, &waiter, future::receiver(&waiter), raised)?;
        }
    }
    Ok(vm.tuple([connection.value(), waiter]))
}

/// Takes a connected socket of the program over: the connection closes it.
pub(super) fn adopt(vm: &mut Vm, args: &[Value]) -> Outcome {
    let source = lent(vm, &args[1])?;
    let peer = runtime(vm).world.clone().borrow_mut().peer_address(source).ok();
    Ok(new_connection(vm, args[0].clone(), source, peer).into())
}

/// The source of a socket of the program, which no longer closes it.
pub(super) fn lent(vm: &mut Vm, value: &Value) -> Result<SourceId, Raised> {
    match crate::socket::lend(vm, value) {
        Some(source) => source,
        None => {
            let text = format!("a socket was expected, not '{}'", vm.type_name(value));
            Err(vm.type_error(text))
        }
    }
}

pub(super) fn is_connected(vm: &mut Vm, connection: &ConnectionRef) -> Result<(), Raised> {
    let waiter = connection.connecting.take();
    let Some(source) = connection.source.get() else { return Ok(()) };
    let outcome = connection.world.borrow_mut().connect_outcome(source);
    let core = future::receiver(&waiter);
    if core.is_done() {
        return Ok(());
    }
    match outcome {
        Ok(()) => {
            connection.local.set(connection.world.borrow_mut().local_address(source).ok());
            future::finish(vm, &waiter, core, Value::NONE)
        }
        Err(error) => {
            let peer = connection.peer.expect("a connection that connects knows its peer");
            let raised = connect_failed(vm, &error, peer);
            future::fail(vm, &waiter, core, raised)
        }
    }
}

fn connect_failed(vm: &mut Vm, error: &io::Error, address: SocketAddr) -> Raised {
    let shown = address_tuple(vm, address);
    let shown = vm.repr(&shown).map_or_else(|_| address.to_string(), |text| text.as_str().to_string());
    raised_with(vm, error, &format!("Connect call failed {shown}"))
}
