//! x
use rondo_vm::{heap::Value, Outcome, Vm};
pub type Handle = ();
pub type SharedWorld = std::rc::Rc<std::cell::RefCell<rondo_eventloop::World<()>>>;
pub fn install(_: &mut Vm, _: SharedWorld) {}
pub fn run_main(vm: &mut Vm, _: Value) -> Outcome { Err(vm.runtime_error("no runtime yet")) }
