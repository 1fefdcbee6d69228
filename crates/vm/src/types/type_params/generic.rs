//! `typing.Generic`: the base of classes with type parameters.
//!
//! What `Generic[T]` and `Box[int]` are is the module `typing`'s to say; it is asked, as CPython asks it. A program that
//! only writes `class Box[T]` gets that module imported at the first such class.

use super::{alias_type, call_typing};
use crate::class_method;
use crate::heap::{Tuple, Value};
use crate::types::class::ClassDef;
use crate::types::descriptors::call_through;
use crate::vm::{Outcome, Vm};

/// `typing.Generic`
pub const CLASS: ClassDef = ClassDef {
    name: "typing.Generic",
    doc: "Abstract base class for generic types.\n\nA class with type parameters has it as a base without naming it:\n`class Box[T]: ...`. Before Python 3.12 it was named: `class Box(Generic[T])`.\n",
    methods: &[
        class_method!(
            "__class_getitem__",
            "(cls, /, *args, **kwargs)",
            class_getitem,
            "Parameterizes a generic class."
        ),
        class_method!(
            "__init_subclass__",
            "(cls, /, *args, **kwargs)",
            init_subclass,
            "Function to initialize subclasses."
        ),
    ],
    properties: &[],
    is_base: true,
};

fn class_getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let [class, given, keywords] = args else { unreachable!("the signature has three parameters") };
    if vm.types.generic.is_value(class)
        && let [item] = given.items()
        && item.is_a::<Tuple>()
    {
        let item = alias_type::unpack_tuples(vm, item)?;
        return call_typing(vm, "_generic_class_getitem", &[class.clone(), item]);
    }
    let typing = vm.import_module("typing")?;
    let function = vm.get_attr_str(&typing, "_generic_class_getitem")?;
    call_through(vm, &function, Some(class.clone()), given, keywords)
}

fn init_subclass(vm: &mut Vm, args: &[Value]) -> Outcome {
    let typing = vm.import_module("typing")?;
    let function = vm.get_attr_str(&typing, "_generic_init_subclass")?;
    call_through(vm, &function, Some(args[0].clone()), &args[1], &args[2])
}
