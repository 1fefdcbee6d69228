//! m
use rondo_vm::{Outcome, Vm};
/// m
pub fn make(vm: &mut Vm) -> Outcome { Ok(vm.add_module("math", &[], "").into()) }
