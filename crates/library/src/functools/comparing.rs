//! `cmp_to_key`: a function that compares two objects, made into a key of sorting.
//!
//! A key wraps an object; comparing two keys asks the function about their objects.

use rondo_vm::heap::{Foreign, Tracer, Value};
use rondo_vm::native::Arguments;
use rondo_vm::types::class::{ClassDef, Forward, PropertyDef};
use rondo_vm::{CompareOp, Outcome, Raised, Vm, method};

use super::Classes;

/// The function, and the object once there is one.
struct Key {
    compare: Value,
    object: Value,
}

impl Foreign for Key {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.compare, &self.object]);
    }
}

pub(super) static KEY_WRAPPER: ClassDef = ClassDef {
    name: "functools.KeyWrapper",
    doc: "",
    methods: &[
        method!(
            "__lt__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Lt),
            "Return self<value."
        ),
        method!(
            "__le__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Le),
            "Return self<=value."
        ),
        method!(
            "__eq__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Eq),
            "Return self==value."
        ),
        method!(
            "__ne__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Ne),
            "Return self!=value."
        ),
        method!(
            "__gt__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Gt),
            "Return self>value."
        ),
        method!(
            "__ge__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Ge),
            "Return self>=value."
        ),
        method!(
            "__call__",
            "(self, obj)",
            |vm, args| vm.call(&args[0], &args[1..]),
            "Call self as a function."
        ),
    ],
    properties: &[PropertyDef {
        name: "obj",
        get: |vm, value| {
            let object = value.foreign::<Key>().map(|key| key.object.clone()).unwrap_or_default();
            if object.is_empty() { Err(vm.attribute_error("object")) } else { Ok(object) }
        },
        set: None,
        doc: "Value wrapped by a key function.",
    }],
    is_base: false,
};

fn new_key(vm: &mut Vm, compare: Value, object: Value) -> Value {
    let class = vm.rooms.get::<Classes>().expect("the module was made before its keys").key_wrapper.clone();
    vm.heap.alloc_foreign(&class, Key { compare, object }, 0).into()
}

pub(super) fn cmp_to_key(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(new_key(vm, args[0].clone(), Value::EMPTY))
}

/// Wraps an object: the key function is called.
pub(super) fn call(
    vm: &mut Vm,
    this: &Value,
    arguments: Arguments,
    names: &[Value],
) -> Result<Forward, Raised> {
    let is_named =
        |name: &Value| name.downcast::<rondo_vm::heap::Str>().is_some_and(|name| name.as_str() == "obj");
    let [object] = arguments.as_slice() else {
        let message = if arguments.is_empty() {
            String::from("K() missing required argument 'obj' (pos 1)")
        } else {
            format!("K() takes at most 1 argument ({} given)", arguments.len())
        };
        return Err(vm.type_error(message));
    };
    if !names.iter().all(is_named) {
        return Err(vm.type_error("K() missing required argument 'obj' (pos 1)"));
    }
    let compare = this.foreign::<Key>().expect("only keys have this caller").compare.clone();
    Ok(Forward::Done(new_key(vm, compare, object.clone())))
}

fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Outcome {
    let (Some(left), Some(right)) = (args[0].foreign::<Key>(), args[1].foreign::<Key>()) else {
        return Err(vm.type_error("other argument must be K instance"));
    };
    if left.object.is_empty() || right.object.is_empty() {
        return Err(vm.attribute_error("object"));
    }
    let result = vm.call(&left.compare, &[left.object.clone(), right.object.clone()])?;
    vm.compare(op, &result, &Value::int(0))
}
