//! A session whose runtime is not built in: it has a clock and Ctrl-C, but no loop for coroutines.

use std::cell::RefCell;
use std::rc::Rc;

use rondo_vm::heap::Value;
use rondo_vm::{Outcome, Vm};

/// What the loop would run.
pub type Handle = ();

/// The one world of a session.
pub type SharedWorld = Rc<RefCell<rondo_eventloop::World<Handle>>>;

/// Without a runtime nothing is put into the machine.
pub fn install(_: &mut Vm, _: SharedWorld) {}

/// A file that awaits at top level is refused.
pub fn run_main(vm: &mut Vm, _: Value) -> Outcome {
    Err(vm.not_implemented_error("await at top level needs the asyncio runtime"))
}
