//! To be replaced by the room of this name.
use crate::heap::Value;
use crate::native::NativeDef;
use crate::vm::{Outcome, Vm};
/// functions
pub const FUNCTIONS: &[NativeDef] = &[crate::function!("print", "(*args)", print, "p"), crate::function!("__build_class__", "(func, name, /, *bases, **kw)", build_class, "b"),
crate::function!("len", "(o, /)", |vm, a| { let n = vm.length(&a[0])?; Ok(vm.size(n)) }, "b")];
fn print(vm: &mut Vm, args: &[Value]) -> Outcome { let mut s = String::new(); for (i, a) in args[0].items().iter().enumerate() { if i > 0 { s.push(' '); } s.push_str(vm.str_of(a)?.as_str()); } s.push('\n'); vm.write_out(&s)?; Ok(Value::NONE) }
fn build_class(vm: &mut Vm, args: &[Value]) -> Outcome { let kw = args[3].downcast::<crate::heap::Dict>().expect("dict").to_ref(); vm.build_class_statement(&args[0], &args[1], args[2].items().to_vec(), &kw) }
