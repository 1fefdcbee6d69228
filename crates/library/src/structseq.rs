//! Tuples whose items have names: `sys.version_info`, `time.struct_time`.
//!
//! An instance is a plain tuple of a builtin class of its own; an attribute is a position in it.

use rondo_vm::heap::{Kind, Ref, Tuple, Value};
use rondo_vm::types::class::{Class, ClassDef};
use rondo_vm::{Outcome, Vm};

/// Reads the item at a fixed place: the getter of a named item.
pub fn item<const PLACE: usize>(vm: &mut Vm, this: &Value) -> Outcome {
    match this.downcast::<Tuple>().and_then(|tuple| tuple.as_slice().get(PLACE)) {
        Some(item) => Ok(item.clone()),
        None => Err(vm.type_error("descriptor requires a structure of its own class")),
    }
}

/// Declares the class of such tuples: `NAME = "module.name", "doc" { names… }`.
#[macro_export]
macro_rules! struct_sequence {
    ($visibility:vis $name:ident = $text:literal, $doc:literal { $($place:literal $field:ident),+ $(,)? }) => {
        $visibility static $name: rondo_vm::types::class::ClassDef = rondo_vm::types::class::ClassDef {
            name: $text,
            doc: $doc,
            methods: &[rondo_vm::method!("__repr__", "(self, /)", |vm, args| {
                $crate::structseq::repr(vm, &args[0], $text, &[$(stringify!($field)),+])
            }, "Return repr(self).")],
            properties: &[$(rondo_vm::types::class::PropertyDef {
                name: stringify!($field),
                get: $crate::structseq::item::<$place>,
                set: None,
                doc: "",
            }),+],
            is_base: false,
        };
    };
}

/// `sys.version_info(major=3, …)`.
pub fn repr(vm: &mut Vm, this: &Value, name: &str, fields: &[&str]) -> Outcome {
    let items: Vec<Value> = match this.downcast::<Tuple>() {
        Some(tuple) => tuple.as_slice().to_vec(),
        None => return Err(vm.type_error("descriptor '__repr__' requires a structure of its own class")),
    };
    let mut parts = Vec::new();
    for (field, item) in fields.iter().zip(&items) {
        let text = vm.repr(item)?;
        parts.push(format!("{field}={}", text.as_str()));
    }
    Ok(vm.str(&format!("{name}({})", parts.join(", "))))
}

/// The class of a table.
pub fn class(vm: &mut Vm, definition: &'static ClassDef) -> Ref<Class> {
    let base = vm.types.tuple.clone();
    vm.new_builtin_class(definition, &base, Kind::Tuple)
}

/// An instance.
pub fn instance(vm: &mut Vm, class: &Ref<Class>, items: Vec<Value>) -> Value {
    vm.heap.new_tuple(class, items.into_iter()).into()
}
