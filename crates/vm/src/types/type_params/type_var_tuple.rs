//! `typing.TypeVarTuple`: stands for any number of types. Iterating over it, as `*Ts` does, gives it unpacked.

use super::{
    Lazy, call_typing, checked_name, default_argument, default_value, no_subclass, set_module_of_caller,
    unpacked,
};
use crate::heap::{Foreign, Ref, Str, Tracer, Value};
use crate::types::class::{ClassDef, PropertyDef};
use crate::types::object::new_foreign;
use crate::vm::{Outcome, Vm};
use crate::{method, static_method};

/// The payload of a type variable tuple.
pub struct TypeVarTuple {
    name: Ref<Str>,
    default: Lazy,
}

impl Foreign for TypeVarTuple {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.default.trace(tracer);
    }
}

/// `typing.TypeVarTuple`
pub const CLASS: ClassDef = ClassDef {
    name: "typing.TypeVarTuple",
    doc: "Type variable tuple.\n\nStands for any number of types: `def zipped[*Ts](*items: *Ts) -> tuple[*Ts]`.\n",
    methods: &[
        static_method!(
            "__new__",
            "(cls, name, *, default=typing.NoDefault)",
            new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", |_, args| Ok(this(&args[0]).name.value()), "Return repr(self)."),
        method!("__iter__", "(self, /)", iter, "Implement iter(self)."),
        method!("__typing_subst__", "(self, arg, /)", subst, ""),
        method!(
            "__typing_prepare_subst__",
            "(self, alias, args, /)",
            |vm, args| call_typing(vm, "_typevartuple_prepare_subst", args),
            ""
        ),
        method!("__mro_entries__", "(self, object, /)", |vm, _| no_subclass(vm, "TypeVarTuple"), ""),
        method!("__reduce__", "(self, /)", |_, args| Ok(this(&args[0]).name.value()), ""),
        method!("has_default", "(self, /)", |_, args| Ok(Value::bool(this(&args[0]).default.is_given())), ""),
    ],
    properties: &[
        row("__name__", |_, value| Ok(this(value).name.value())),
        row("__default__", |vm, value| default_value(vm, &this(value).default)),
        row("evaluate_default", |vm, value| Ok(this(value).default.evaluator(vm))),
    ],
    is_base: false,
};

const fn row(name: &'static str, get: fn(&mut Vm, &Value) -> Outcome) -> PropertyDef {
    PropertyDef { name, get, set: None, doc: "" }
}

fn this(value: &Value) -> &TypeVarTuple {
    value.foreign::<TypeVarTuple>().expect("the receiver is a type variable tuple")
}

/// Made by the compiler, for a parameter in brackets.
pub fn make(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = checked_name(vm, &args[0], "typevartuple")?;
    let class = vm.types.type_var_tuple.clone();
    Ok(new_foreign(vm, &class, TypeVarTuple { name, default: Lazy::computed(&args[3]) }))
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = checked_name(vm, &args[1], "typevartuple")?;
    let default = default_argument(vm, &args[2]);
    let class = vm.types.type_var_tuple.clone();
    let made = new_foreign(vm, &class, TypeVarTuple { name, default });
    set_module_of_caller(vm, &made)?;
    Ok(made)
}

fn iter(vm: &mut Vm, args: &[Value]) -> Outcome {
    let unpacked = unpacked(vm, &args[0])?;
    let tuple = vm.tuple([unpacked]);
    vm.iter(&tuple)
}

fn subst(vm: &mut Vm, _args: &[Value]) -> Outcome {
    Err(vm.type_error("Substitution of bare TypeVarTuple is not supported"))
}
