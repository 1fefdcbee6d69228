//! `typing.TypeAliasType`: what `type Pair[T] = tuple[T, T]` makes. Its value is computed when it is asked for.

use super::type_var_tuple::TypeVarTuple;
use super::{Lazy, checked_name, module_of_caller, type_var, unpacked};
use crate::heap::{Foreign, Ref, Str, Tracer, Tuple, Value};
use crate::types::alias::generic_alias;
use crate::types::class::{ClassDef, PropertyDef};
use crate::types::object::new_foreign;
use crate::types::union::make_union;
use crate::vm::{Outcome, Raised, Vm};
use crate::{method, static_method};

/// The payload of a type alias.
pub struct TypeAlias {
    name: Ref<Str>,
    /// A tuple, empty for most.
    parameters: Value,
    value: Lazy,
    module: Value,
}

impl Foreign for TypeAlias {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.parameters);
        self.value.trace(tracer);
        tracer.value(&self.module);
    }
}

/// `typing.TypeAliasType`
pub const CLASS: ClassDef = ClassDef {
    name: "typing.TypeAliasType",
    doc: "Type alias.\n\nWhat a `type` statement makes: `type Pair[T] = tuple[T, T]`.\n",
    methods: &[
        static_method!(
            "__new__",
            "(cls, name, value, *, type_params=())",
            new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", |_, args| Ok(this(&args[0]).name.value()), "Return repr(self)."),
        method!("__getitem__", "(self, key, /)", getitem, "Return self[key]."),
        method!("__iter__", "(self, /)", iter, "Implement iter(self)."),
        method!("__or__", "(self, value, /)", or, "Return self|value."),
        method!("__ror__", "(self, value, /)", ror, "Return value|self."),
        method!("__reduce__", "(self, /)", |_, args| Ok(this(&args[0]).name.value()), ""),
    ],
    properties: &[
        row("__name__", |_, value| Ok(this(value).name.value())),
        row("__value__", |vm, value| this(value).value.get(vm)),
        row("__type_params__", |_, value| Ok(this(value).parameters.clone())),
        row("__parameters__", parameters),
        row("__module__", |_, value| Ok(this(value).module.clone())),
        row("evaluate_value", |vm, value| Ok(this(value).value.evaluator(vm))),
    ],
    is_base: false,
};

const fn row(name: &'static str, get: fn(&mut Vm, &Value) -> Outcome) -> PropertyDef {
    PropertyDef { name, get, set: None, doc: "" }
}

fn this(value: &Value) -> &TypeAlias {
    value.foreign::<TypeAlias>().expect("the receiver is a type alias")
}

/// Made by the compiler, for a `type` statement.
pub fn make(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = checked_name(vm, &args[0], "typealias")?;
    let module = module_of_caller(vm);
    let alias = TypeAlias { name, parameters: args[1].clone(), value: Lazy::computed(&args[2]), module };
    let class = vm.types.type_alias.clone();
    Ok(new_foreign(vm, &class, alias))
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = checked_name(vm, &args[1], "typealias")?;
    let parameters = if args[3].is_empty() { vm.tuple([]) } else { args[3].clone() };
    if !parameters.is_a::<Tuple>() {
        return Err(vm.type_error("type_params must be a tuple"));
    }
    check_defaults(vm, &parameters)?;
    let module = module_of_caller(vm);
    let alias = TypeAlias { name, parameters, value: Lazy::known(args[2].clone()), module };
    let class = vm.types.type_alias.clone();
    Ok(new_foreign(vm, &class, alias))
}

/// Parameters with a default come last.
fn check_defaults(vm: &mut Vm, parameters: &Value) -> Result<(), Raised> {
    let mut has_default = false;
    for parameter in parameters.items() {
        let key = vm.intern("has_default");
        let Some(method) = vm.find_attr(parameter, &key)? else {
            let text = format!("Expected a type param, got {}", vm.repr(parameter)?.as_str());
            return Err(vm.type_error(text));
        };
        let given = vm.call(&method, &[])?;
        if vm.truth(&given)? {
            has_default = true;
        } else if has_default {
            let text = vm.repr(parameter)?;
            let text =
                format!("non-default type parameter '{}' follows default type parameter", text.as_str());
            return Err(vm.type_error(text));
        }
    }
    Ok(())
}

/// The parameters as they stand in brackets: a `TypeVarTuple` unpacked.
fn parameters(vm: &mut Vm, value: &Value) -> Outcome {
    let parameters = this(value).parameters.clone();
    unpack_tuples(vm, &parameters)
}

/// A tuple of type parameters, with each `TypeVarTuple` unpacked.
pub(super) fn unpack_tuples(vm: &mut Vm, parameters: &Value) -> Outcome {
    let mut spread = Vec::new();
    for parameter in parameters.items() {
        let is_tuple = parameter.foreign::<TypeVarTuple>().is_some();
        spread.push(if is_tuple { unpacked(vm, parameter)? } else { parameter.clone() });
    }
    Ok(vm.tuple(spread))
}

fn getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    if this(&args[0]).parameters.items().is_empty() {
        return Err(vm.type_error("Only generic type aliases are subscriptable"));
    }
    Ok(generic_alias(vm, args[0].clone(), args[1].clone(), false))
}

fn iter(vm: &mut Vm, args: &[Value]) -> Outcome {
    let unpacked = unpacked(vm, &args[0])?;
    let tuple = vm.tuple([unpacked]);
    vm.iter(&tuple)
}

fn or(vm: &mut Vm, args: &[Value]) -> Outcome {
    let other = type_var::alternative(vm, &args[1])?;
    make_union(vm, vec![args[0].clone(), other])
}

fn ror(vm: &mut Vm, args: &[Value]) -> Outcome {
    let other = type_var::alternative(vm, &args[1])?;
    make_union(vm, vec![other, args[0].clone()])
}
