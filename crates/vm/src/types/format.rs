//! To be replaced by the room of this name.
use crate::heap::{Ref, Str, Value};
use crate::vm::{Raised, Vm};
/// s
pub fn spec_argument(vm: &mut Vm, v: &Value) -> Result<Ref<Str>, Raised> { vm.str_of(v) }
/// s
pub fn format_float(vm: &mut Vm, v: &Value, _s: &str) -> Result<Ref<Str>, Raised> { vm.str_of(v) }
/// s
pub fn format_int(vm: &mut Vm, v: &Value, _s: &str) -> Result<Ref<Str>, Raised> { vm.str_of(v) }
