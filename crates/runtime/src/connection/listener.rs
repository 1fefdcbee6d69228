//! Listening sockets: every connection that comes in is handed to a function of the server.

use std::cell::Cell;
use std::io;
use std::net::SocketAddr;

use rondo_eventloop::{Direction, SocketOption, SourceId};
use rondo_vm::heap::{Foreign, Holder, Ref, Str, Tracer, Value, ValueCell};
use rondo_vm::types::class::ClassDef;
use rondo_vm::{Outcome, Raised, Vm, method};

use super::addresses::{address_of, address_tuple};
use super::connecting::lent;
use super::{descriptor, new_connection};
use crate::event_loop::LoopData;
use crate::handle::Handle;
use crate::reports;
use crate::socket::options;
use crate::state::{SharedWorld, runtime};
use crate::system::{bad_descriptor, close_source, raised_of, raised_with};

/// The payload of a listening socket.
pub struct Listener {
    source: Cell<Option<SourceId>>,
    world: SharedWorld,
    event_loop: ValueCell,
    /// Called with each new connection.
    on_accept: ValueCell,
    backlog: Cell<u32>,
    address: SocketAddr,
}

impl Foreign for Listener {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.event_loop.trace(tracer);
        self.on_accept.trace(tracer);
    }

    fn clear(&self) {
        drop((self.event_loop.take(), self.on_accept.take()));
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        close_source(&self.world, self.source.take());
    }
}

type ListenerRef = Ref<Holder<Listener>>;

/// What a server may want of its socket, in the order in which `_listen` takes it.
const SERVER_OPTIONS: [SocketOption; 3] =
    [SocketOption::ReuseAddress(true), SocketOption::ReusePort(true), SocketOption::KeepAlive(true)];

/// `_listen(loop, address, backlog, reuse_address, reuse_port, keep_alive)`
pub(super) fn listen(vm: &mut Vm, args: &[Value]) -> Outcome {
    let address = address_of(vm, &args[1])?;
    let backlog = vm.index_i64(&args[2])?.clamp(0, i64::from(i32::MAX)) as u32;
    let mut options = Vec::new();
    for (wanted, option) in args[3..].iter().zip(SERVER_OPTIONS) {
        if vm.truth(wanted)? {
            options.push(option);
        }
    }
    let world = runtime(vm).world.clone();
    let opened = world.borrow_mut().listen_with(address, backlog.max(1), &options);
    let source = match opened {
        Ok(source) => source,
        Err(error) => {
            let shown = address_tuple(vm, address);
            let shown = vm.repr(&shown)?.as_str().to_string();
            let number = error.raw_os_error().unwrap_or_default();
            let reason = rondo_vm::errors::system_message(number).to_lowercase();
            let reason = format!("[errno {number}] {reason}");
            let text = format!("error while attempting to bind on address {shown}: {reason}");
            return Err(raised_with(vm, &error, &text));
        }
    };
    let address = world.borrow_mut().local_address(source).unwrap_or(address);
    Ok(new_listener(vm, args[0].clone(), source, backlog.max(1), address))
}

fn new_listener(
    vm: &mut Vm,
    event_loop: Value,
    source: SourceId,
    backlog: u32,
    address: SocketAddr,
) -> Value {
    let state = runtime(vm);
    let (class, world) = (state.classes.listener.clone(), state.world.clone());
    let payload = Listener {
        source: Cell::new(Some(source)),
        world,
        event_loop: ValueCell::new(event_loop),
        on_accept: ValueCell::default(),
        backlog: Cell::new(backlog),
        address,
    };
    vm.heap.alloc_foreign(&class, payload, class.root_shape.get()).into()
}

/// `_adopt_listener(loop, sock, backlog)`
pub(super) fn adopt(vm: &mut Vm, args: &[Value]) -> Outcome {
    let backlog = vm.index_i64(&args[2])?.clamp(1, i64::from(i32::MAX)) as u32;
    let source = lent(vm, &args[1])?;
    let world = runtime(vm).world.clone();
    let listening = world.borrow_mut().listen(source, backlog);
    let address = listening.and_then(|()| world.borrow_mut().local_address(source));
    match address {
        Ok(address) => Ok(new_listener(vm, args[0].clone(), source, backlog, address)),
        Err(error) => Err(raised_of(vm, &error)),
    }
}

fn arm_listener(vm: &mut Vm, listener: &ListenerRef) -> Result<(), Raised> {
    let Some(source) = listener.source.get() else { return Ok(()) };
    let event_loop = listener.event_loop.get();
    let Some(data) = event_loop.foreign::<LoopData>() else { return Ok(()) };
    match data.arm(source, Direction::Read, Handle::Ready(listener.value(), Direction::Read)) {
        Ok(replaced) => {
            drop(replaced);
            Ok(())
        }
        Err(error) => Err(raised_of(vm, &error)),
    }
}

/// Somebody knocks: all who stand there are let in.
pub(super) fn accept(vm: &mut Vm, listener: &ListenerRef) -> Result<(), Raised> {
    for _ in 0..listener.backlog.get() {
        let Some(source) = listener.source.get() else { return Ok(()) };
        let accepted = listener.world.borrow_mut().accept(source);
        match accepted {
            Ok((source, peer)) => {
                let connection = new_connection(vm, listener.event_loop.get(), source, Some(peer));
                let on_accept = listener.on_accept.get();
                vm.call(&on_accept, &[connection.into()])?;
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
            // The peer has gone again before it was let in.
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
            Err(error) => {
                // No descriptors left: what waits is tried again in a second, as asyncio does.
                let raised = raised_of(vm, &error);
                let event_loop = listener.event_loop.get();
                let text = "socket.accept() out of system resource";
                reports::handle_failed_as(vm, &event_loop, text, raised)?;
                let again = vm.get_attr_str(&listener.value(), "_start")?;
                let on_accept = listener.on_accept.get();
                return vm
                    .call_method(&event_loop, "call_later", &[Value::int(1), again, on_accept])
                    .map(drop);
            }
        }
    }
    arm_listener(vm, listener)
}

/// The class of listening sockets. A program sees them as it sees those of connections: through `asyncio.trsock`.
pub const LISTENER: ClassDef = ClassDef {
    name: "asyncio.base_events._Listener",
    doc: "A listening socket of a server.",
    methods: &[
        method!(
            "get_extra_info",
            "(self, name, default=None)",
            listener_info,
            "What is known of the socket."
        ),
        method!("fileno", "(self, /)", listener_fileno, "The descriptor, or -1 once it is closed."),
        method!("_get_option", "(self, level, option, /)", get_option, "An option of the socket."),
        method!("_set_option", "(self, level, option, value, /)", set_option, "Set an option of the socket."),
        method!(
            "_start",
            "(self, on_accept, /)",
            listener_start,
            "Call a function with each new connection."
        ),
        method!("_stop", "(self, /)", listener_stop, "Close the socket."),
    ],
    properties: &[],
    is_base: false,
};

fn listener_of(value: &Value) -> ListenerRef {
    value.foreign::<Listener>().expect("the receiver of a listener's method is one").to_ref()
}

fn listener_info(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = args[1].downcast::<Str>().map(|name| name.as_str().to_string()).unwrap_or_default();
    match name.as_str() {
        "sockname" => {
            let address = listener_of(&args[0]).address;
            Ok(address_tuple(vm, address))
        }
        _ => Ok(if args[2].is_empty() { Value::NONE } else { args[2].clone() }),
    }
}

fn listener_fileno(vm: &mut Vm, args: &[Value]) -> Outcome {
    let listener = listener_of(&args[0]);
    Ok(descriptor(vm, &listener.world, listener.source.get()))
}

fn open_source(vm: &mut Vm, listener: &ListenerRef) -> Result<SourceId, Raised> {
    listener.source.get().ok_or_else(|| bad_descriptor(vm))
}

fn get_option(vm: &mut Vm, args: &[Value]) -> Outcome {
    let listener = listener_of(&args[0]);
    let source = open_source(vm, &listener)?;
    options::get_on(vm, &listener.world, source, args)
}

fn set_option(vm: &mut Vm, args: &[Value]) -> Outcome {
    let listener = listener_of(&args[0]);
    let source = open_source(vm, &listener)?;
    options::set_on(vm, &listener.world, source, args)
}

fn listener_start(vm: &mut Vm, args: &[Value]) -> Outcome {
    let listener = listener_of(&args[0]);
    listener.on_accept.set(args[1].clone());
    arm_listener(vm, &listener)?;
    Ok(Value::NONE)
}

fn listener_stop(_vm: &mut Vm, args: &[Value]) -> Outcome {
    let listener = listener_of(&args[0]);
    close_source(&listener.world, listener.source.take());
    drop(listener.on_accept.take());
    Ok(Value::NONE)
}
