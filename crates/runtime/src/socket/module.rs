//! What `import _socket` gives.

use rondo_vm::heap::{Kind, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::{Outcome, Vm, function};

use super::{Detached, Sockets, addresses, object, this};
use crate::state::runtime;
use crate::system::{STREAM, UNIX, bad_descriptor, raised_of};

/// Makes the module known. It is made when it is first imported.
pub fn install(vm: &mut Vm) {
    vm.native_modules.insert("_socket", make);
}

const FUNCTIONS: &[NativeDef] = &[
    function!(
        "getdefaulttimeout",
        "()",
        get_default_timeout,
        "Returns the default timeout in seconds (float) for new socket objects."
    ),
    function!(
        "setdefaulttimeout",
        "(timeout, /)",
        set_default_timeout,
        "Set the default timeout in seconds (float) for new socket objects."
    ),
    function!(
        "_watch",
        "(fd, /)",
        watch,
        "What tells when a descriptor is ready, and whether it is a socket of this program."
    ),
    function!("_detach", "(socket, /)", detach, "Let only its descriptor stand for a socket."),
    function!(
        "_attach_into",
        "(fd, socket, /)",
        attach,
        "Make a new socket of a descriptor that was detached; answers whether it was."
    ),
    function!("_describe", "(socket, family, type, proto, /)", describe, "Say of which kind a socket is."),
    function!(
        "_duplicate_into",
        "(fd, socket, /)",
        duplicate,
        "Make a new socket that is another name for the one with this descriptor."
    ),
    function!("_pair_into", "(left, right, /)", pair, "Connect two new sockets with each other."),
    function!("_look_up", "(host, port, family, /)", addresses::look_up_native, "The addresses of a host."),
    function!("_parse_address", "(text, /)", addresses::parse, "The bytes of an address."),
    function!("_format_address", "(packed, /)", addresses::format, "The text of an address."),
];

fn make(vm: &mut Vm) -> Outcome {
    // Loops and sockets share the world and some classes.
    crate::module::make_runtime(vm);
    let module =
        vm.add_module("_socket", FUNCTIONS, "The primitive operations upon which `socket` is written.");
    let object = vm.types.object.clone();
    let class = vm.new_builtin_class(&object::SOCKET, &object, Kind::Foreign);
    class.has_weak.set(true);
    vm.set_module_item(&module, "socket", class.value());
    let gaierror = runtime(vm).classes.gaierror.value();
    vm.set_module_item(&module, "gaierror", gaierror);
    vm.rooms.put(Sockets { default_timeout: None, detached: Vec::new() });
    Ok(module.into())
}

fn get_default_timeout(vm: &mut Vm, _args: &[Value]) -> Outcome {
    let timeout = vm.rooms.get::<Sockets>().and_then(|sockets| sockets.default_timeout);
    Ok(timeout.map_or(Value::NONE, Value::float))
}

fn set_default_timeout(vm: &mut Vm, args: &[Value]) -> Outcome {
    let timeout = object::timeout_of(vm, &args[0])?;
    vm.rooms.get_mut::<Sockets>().expect("the module was made").default_timeout = timeout;
    Ok(Value::NONE)
}

fn pair(vm: &mut Vm, args: &[Value]) -> Outcome {
    let world = runtime(vm).world.clone();
    let pair = world.borrow_mut().pair();
    match pair {
        Ok((left, right)) => {
            object::adopt(&this(&args[0]), left, UNIX, STREAM, 0);
            object::adopt(&this(&args[1]), right, UNIX, STREAM, 0);
            Ok(Value::NONE)
        }
        Err(error) => Err(raised_of(vm, &error)),
    }
}

/// `_watch(fd)`: a socket of this program is watched by way of its own source, anything else is taken in for that.
fn watch(vm: &mut Vm, args: &[Value]) -> Outcome {
    let descriptor = vm.index_i64(&args[0])? as i32;
    let module = vm.import_module("_socket")?;
    let class = vm.get_attr_str(&module, "socket")?;
    let watch = object::new_socket(vm, &class);
    let socket = this(&watch);
    let known = socket.world.borrow_mut().source_of(descriptor);
    let source = match known {
        Some(source) => {
            socket.is_lent.set(true);
            source
        }
        None => {
            let adopted = socket.world.borrow_mut().adopt(descriptor);
            adopted.map_err(|error| raised_of(vm, &error))?
        }
    };
    object::adopt(&socket, source, 0, 0, 0);
    Ok(vm.tuple([watch, Value::bool(known.is_some())]))
}

fn detach(vm: &mut Vm, args: &[Value]) -> Outcome {
    let socket = this(&args[0]);
    let Some(source) = socket.source.take() else { return Ok(Value::int(-1)) };
    let detached = Detached {
        source,
        family: socket.family.get(),
        kind: socket.kind.get(),
        protocol: socket.protocol.get(),
    };
    vm.rooms.get_mut::<Sockets>().expect("the module was made").detached.push(detached);
    let descriptor = socket.world.borrow_mut().descriptor(source);
    descriptor.map(Value::int).map_err(|error| raised_of(vm, &error))
}

fn attach(vm: &mut Vm, args: &[Value]) -> Outcome {
    let descriptor = vm.index_i64(&args[0])?;
    let socket = this(&args[1]);
    let world = socket.world.clone();
    let detached = &mut vm.rooms.get_mut::<Sockets>().expect("the module was made").detached;
    let is_it = |one: &Detached| {
        world.borrow_mut().descriptor(one.source).is_ok_and(|its| i64::from(its) == descriptor)
    };
    let Some(place) = detached.iter().position(is_it) else { return Ok(Value::FALSE) };
    let Detached { source, family, kind, protocol } = detached.remove(place);
    object::adopt(&socket, source, family, kind, protocol);
    Ok(Value::TRUE)
}

fn describe(vm: &mut Vm, args: &[Value]) -> Outcome {
    let socket = this(&args[0]);
    for (cell, value) in [&socket.family, &socket.kind, &socket.protocol].into_iter().zip(&args[1..]) {
        let number = vm.index_i64(value)? as i32;
        cell.set(number);
    }
    Ok(Value::NONE)
}

fn duplicate(vm: &mut Vm, args: &[Value]) -> Outcome {
    let descriptor = vm.index_i64(&args[0])? as i32;
    let socket = this(&args[1]);
    let Some(source) = socket.world.borrow_mut().source_of(descriptor) else {
        return Err(bad_descriptor(vm));
    };
    let second = socket.world.borrow_mut().duplicate(source);
    match second {
        Ok(second) => {
            object::adopt(&socket, second, 0, 0, 0);
            Ok(Value::NONE)
        }
        Err(error) => Err(raised_of(vm, &error)),
    }
}
