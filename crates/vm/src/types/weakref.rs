//! To be replaced by the room of this name.
use crate::heap::Value;
use crate::vm::Vm;
/// clear
pub fn clear(_vm: &mut Vm, _reference: &Value) {}
/// p
pub fn plain_reference(_vm: &mut Vm, _value: &Value) -> Option<Value> { None }
