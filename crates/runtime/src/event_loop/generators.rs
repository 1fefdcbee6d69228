//! The async generators of a loop: it is told of each that is first iterated, and closes those that are left.
//!
//! An async generator whose last reference goes cannot be closed on the spot, because its `finally` may await; so the loop
//! runs its `aclose()` in a task.

use rondo_vm::heap::Value;
use rondo_vm::types::generator::{Flavour, Generator, State};
use rondo_vm::{Outcome, Vm};

use super::class::call_soon;
use super::data;
use crate::functions;
use crate::sleep::{self, Origin};

pub(super) fn note_first_iteration(_vm: &mut Vm, args: &[Value]) -> Outcome {
    data(&args[0]).generators.borrow_mut().push(args[1].bits());
    Ok(Value::NONE)
}

/// An async generator goes: the loop closes it, in a task of its own.
pub(super) fn finalise(vm: &mut Vm, args: &[Value]) -> Outcome {
    let this = data(&args[0]);
    this.generators.borrow_mut().retain(|bits| *bits != args[1].bits());
    if this.is_closed() {
        return Ok(Value::NONE);
    }
    let closing = vm.call_method(&args[1], "aclose", &[])?;
    let create_task = vm.get_attr_str(&args[0], "create_task")?;
    let arguments = vm.tuple([closing]);
    call_soon(vm, &[args[0].clone(), create_task, arguments, Value::EMPTY])
}

/// The async generators that this loop has to close, in the order in which they were first iterated.
fn open_generators(vm: &mut Vm, event_loop: &Value) -> Vec<Value> {
    let order = data(event_loop).generators.take();
    if order.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(usize, Value)> = Vec::new();
    for object in vm.heap.tracked_objects() {
        let is_open = object.downcast::<Generator>().is_some_and(|generator| {
            generator.flavour == Flavour::AsyncGenerator && generator.state.get() != State::Finished
        });
        // An address may have been used again, but then the newcomer was first iterated later.
        if is_open && let Some(place) = order.iter().rposition(|bits| *bits == object.bits()) {
            found.push((place, object));
        }
    }
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, generator)| generator).collect()
}

pub(super) fn shut_down(vm: &mut Vm, args: &[Value]) -> Outcome {
    data(&args[0]).has_shut_generators_down.set(true);
    let open = open_generators(vm, &args[0]);
    if open.is_empty() {
        return Ok(sleep::immediate(vm, Origin::ShutdownAsyncgens));
    }
    let helper = functions::helper(vm, "shutdown_asyncgens")?;
    let open = vm.list(open);
    vm.call(&helper, &[args[0].clone(), open])
}
