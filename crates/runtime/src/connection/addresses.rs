//! Addresses: numbers as tuples, and names that have to be looked up.
//!
//! Looking a name up blocks, so it is done on the pool of threads, and a future is told the answer. Only what needs nobody to
//! be asked, a number or `localhost`, is answered at once.

use std::cell::Cell;
use std::net::SocketAddr;

use rondo_eventloop::{LookUpError, TicketId, literal_address, look_up};
use rondo_vm::heap::{Foreign, Str, Tracer, Value, ValueCell};
use rondo_vm::types::class::ClassDef;
use rondo_vm::types::exception::Exception;
use rondo_vm::{Outcome, Raised, Vm};

use crate::event_loop::LoopData;
use crate::future;
use crate::handle::Handle;
use crate::state::{SharedWorld, runtime};

/// An address as Python has it: `('127.0.0.1', 80)`, or four items on version 6.
pub(crate) fn address_tuple(vm: &mut Vm, address: SocketAddr) -> Value {
    let (host, port) = (vm.str(&address.ip().to_string()), vm.int(address.port().into()));
    match address {
        SocketAddr::V4(_) => vm.tuple([host, port]),
        SocketAddr::V6(address) => {
            let (flow, scope) = (vm.int(address.flowinfo().into()), vm.int(address.scope_id().into()));
            vm.tuple([host, port, flow, scope])
        }
    }
}

pub(super) fn address_of(vm: &mut Vm, value: &Value) -> Result<SocketAddr, Raised> {
    let items = value.items();
    let (Some(host), Some(port)) = (items.first().and_then(|host| host.downcast::<Str>()), items.get(1))
    else {
        return Err(vm.type_error("an address is a tuple of a host and a port"));
    };
    let port = port_of(vm, port, "connect")?;
    match literal_address(host.as_str(), port) {
        Some(address) => Ok(address),
        None => {
            Err(vm.value_error(format!("'{}' does not appear to be an IPv4 or IPv6 address", host.as_str())))
        }
    }
}

fn port_of(vm: &mut Vm, value: &Value, operation: &str) -> Result<u16, Raised> {
    if value.is_none() {
        return Ok(0);
    }
    let written = value.downcast::<Str>().map(|text| text.as_str().trim().to_string());
    let port = match written.as_deref() {
        None => vm.index_i64(value)?,
        Some("") => 0,
        Some(written) => match written.parse() {
            Ok(port) => port,
            Err(_) => {
                let text = "Servname not supported for ai_socktype".to_string();
                return Err(look_up_failed(vm, &LookUpError { code: -8, text }));
            }
        },
    };
    match u16::try_from(port) {
        Ok(port) => Ok(port),
        Err(_) => Err(vm.overflow_error(format!("{operation}(): port must be 0-65535."))),
    }
}

/// The answer of a look-up that is under way on the pool.
pub struct LookUp {
    waiter: ValueCell,
    ticket: Cell<Option<TicketId>>,
    world: SharedWorld,
}

impl Foreign for LookUp {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.waiter.trace(tracer);
    }

    fn clear(&self) {
        drop(self.waiter.take());
    }
}

/// The class of look-ups, which no program sees.
pub const LOOK_UP: ClassDef = ClassDef {
    name: "asyncio._LookUp",
    doc: "A look-up of a name.",
    methods: &[],
    properties: &[],
    is_base: false,
};

/// `_resolve(loop, host, port)`: a list of addresses, or a future of one.
pub(super) fn resolve(vm: &mut Vm, args: &[Value]) -> Outcome {
    let operation = args[3].downcast::<Str>().map_or("connect", |operation| operation.as_str());
    let port = port_of(vm, &args[2], operation)?;
    let host = match args[1].downcast::<Str>() {
        Some(host) => host.as_str().to_string(),
        None => return Err(vm.type_error("the host must be a string")),
    };
    if let Some(address) = literal_address(&host, port) {
        let address = address_tuple(vm, address);
        return Ok(vm.list(vec![address]));
    }
    // The system knows this one by heart.
    if host == "localhost" {
        return addresses(vm, look_up(&host, port, None));
    }
    let event_loop = args[0].clone();
    let Some(loop_id) = event_loop.foreign::<LoopData>().and_then(|data| data.id()) else {
        return Err(vm.runtime_error("Event loop is closed"));
    };
    let waiter = future::new_future(vm, event_loop);
    let state = runtime(vm);
    let (class, world) = (state.classes.look_up.clone(), state.world.clone());
    let payload =
        LookUp { waiter: ValueCell::new(waiter.clone()), ticket: Cell::new(None), world: world.clone() };
    let pending = vm.heap.alloc_foreign(&class, payload, 0);
    let handle = Handle::Message(pending.value());
    let ticket = world.borrow_mut().run_blocking(loop_id, handle, move || look_up(&host, port, None));
    pending.ticket.set(Some(ticket));
    Ok(waiter)
}

fn addresses(vm: &mut Vm, found: Result<Vec<SocketAddr>, LookUpError>) -> Outcome {
    match found {
        Ok(found) => {
            let found = found.into_iter().map(|address| address_tuple(vm, address)).collect();
            Ok(vm.list(found))
        }
        Err(error) => Err(look_up_failed(vm, &error)),
    }
}

/// `socket.gaierror`: an `OSError` with the number of `getaddrinfo`.
pub(crate) fn look_up_failed(vm: &mut Vm, error: &LookUpError) -> Raised {
    let class = runtime(vm).classes.gaierror.value();
    let arguments = [vm.int(error.code.into()), vm.str(&error.text)];
    match vm.call(&class, &arguments) {
        Ok(made) => Raised(made.downcast::<Exception>().expect("gaierror makes exceptions").to_ref()),
        Err(raised) => raised,
    }
}

/// `socket.gaierror`
pub const GAIERROR: ClassDef = ClassDef {
    name: "socket.gaierror",
    doc: "A name has no address.",
    methods: &[],
    properties: &[],
    is_base: true,
};

/// Another thread has left its answer.
pub(crate) fn has_message(vm: &mut Vm, object: &Value) -> Result<(), Raised> {
    let pending = object.foreign::<LookUp>().expect("only look-ups get messages").to_ref();
    let Some(ticket) = pending.ticket.take() else { return Ok(()) };
    let answer = pending.world.borrow_mut().take_result::<Result<Vec<SocketAddr>, LookUpError>>(ticket);
    let waiter = pending.waiter.take();
    let core = future::receiver(&waiter);
    let (Some(answer), false) = (answer, core.is_done()) else { return Ok(()) };
    match addresses(vm, answer) {
        Ok(list) => future::finish(vm, &waiter, core, list),
        Err(raised) => future::fail(vm, &waiter, core, raised),
    }
}
