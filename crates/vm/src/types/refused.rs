//! Classes of CPython that are outside the subset, by name: `complex` and `memoryview`.
//!
//! They are there so that `isinstance(x, (bytes, memoryview))` has an answer. They have no instances: to make one is refused.

use crate::heap::Value;
use crate::static_method;
use crate::types::class::ClassDef;
use crate::vm::{Outcome, Raised, Vm};

/// `complex`
pub const COMPLEX: ClassDef = ClassDef {
    name: "complex",
    doc: "Complex numbers, which are outside Rondo's subset of Python.",
    methods: &[static_method!("__new__", "(cls, /, *args, **kwargs)", |vm, _| refuse(vm, "complex"), "")],
    properties: &[],
    is_base: false,
};

/// `memoryview`
pub const MEMORY_VIEW: ClassDef = ClassDef {
    name: "memoryview",
    doc: "Views of memory, which are outside Rondo's subset of Python.",
    methods: &[static_method!("__new__", "(cls, /, *args, **kwargs)", |vm, _| refuse(vm, "memoryview"), "")],
    properties: &[],
    is_base: false,
};

/// What using a builtin that is outside the subset raises.
pub fn refused(vm: &mut Vm, name: &str) -> Raised {
    let class = vm.types.exceptions.not_implemented_error.clone();
    vm.error(&class, format!("{name} is outside Rondo's subset of Python"))
}

fn refuse(vm: &mut Vm, name: &str) -> Result<Value, Raised> {
    Err(refused(vm, name))
}

/// `eval`, `exec`, `compile` and `breakpoint` are there to be refused by name.
pub fn refuse_call(vm: &mut Vm, name: &str) -> Outcome {
    Err(refused(vm, &format!("{name}()")))
}
