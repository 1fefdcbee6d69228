//! Proxies: weak references that behave like their target. Each special method looks for the target and asks it.

use rondo_bytecode::{CompareOp, UnaryOp};

use super::{Weak, operators, weak};
use crate::heap::Value;
use crate::method;
use crate::native::NativeDef;
use crate::types::class::ClassDef;
use crate::types::descriptors::call_through;
use crate::types::object::address;
use crate::types::super_object::name_argument;
use crate::vm::{Outcome, Vm};

/// `weakref.ProxyType`
pub const PROXY: ClassDef =
    ClassDef { name: "weakref.ProxyType", doc: "", methods: PROXY_METHODS, properties: &[], is_base: false };

/// `weakref.CallableProxyType`
pub const CALLABLE_PROXY: ClassDef = ClassDef {
    name: "weakref.CallableProxyType",
    doc: "",
    methods: PROXY_METHODS,
    properties: &[],
    is_base: false,
};

/// A row whose function asks the target.
macro_rules! on_target {
    ($name:literal, $signature:literal, $doc:literal, ($vm:ident, $target:ident, $args:ident) => $body:expr) => {
        method!(
            $name,
            $signature,
            |$vm, $args| {
                let $target = &live($vm, &$args[0])?;
                $body
            },
            $doc
        )
    };
}

const PROXY_METHODS: &[NativeDef] = &[
    method!("__getattribute__", "(self, name, /)", proxy_getattribute, "Return getattr(self, name)."),
    method!("__setattr__", "(self, name, value, /)", proxy_setattr, "Implement setattr(self, name, value)."),
    method!("__delattr__", "(self, name, /)", proxy_delattr, "Implement delattr(self, name)."),
    method!("__repr__", "(self, /)", proxy_repr, "Return repr(self)."),
    on_target!("__str__", "(self, /)", "Return str(self).", (vm, target, args) => Ok(vm.str_of(target)?.into())),
    on_target!("__bytes__", "(self, /)", "", (vm, target, args) => vm.call_method(target, "__bytes__", &[])),
    on_target!("__bool__", "(self, /)", "True if self else False", (vm, target, args) => {
        Ok(Value::bool(vm.truth(target)?))
    }),
    on_target!("__len__", "(self, /)", "Return len(self).", (vm, target, args) => {
        let length = vm.length(target)?;
        Ok(vm.size(length))
    }),
    on_target!("__getitem__", "(self, key, /)", "Return self[key].", (vm, target, args) => {
        vm.get_item(target, &args[1])
    }),
    on_target!("__setitem__", "(self, key, value, /)", "Set self[key] to value.", (vm, target, args) => {
        vm.set_item(target, &args[1], args[2].clone())?;
        Ok(Value::NONE)
    }),
    on_target!("__delitem__", "(self, key, /)", "Delete self[key].", (vm, target, args) => {
        vm.delete_item(target, &args[1])?;
        Ok(Value::NONE)
    }),
    on_target!("__contains__", "(self, key, /)", "Return bool(key in self).", (vm, target, args) => {
        Ok(Value::bool(vm.contains(target, &args[1])?))
    }),
    on_target!("__iter__", "(self, /)", "Implement iter(self).", (vm, target, args) => vm.iter(target)),
    on_target!("__next__", "(self, /)", "Implement next(self).", (vm, target, args) => {
        if !vm.is_iterator(target) {
            let text = format!("Weakref proxy referenced a non-iterator '{}' object", vm.type_name(target));
            return Err(vm.type_error(text));
        }
        vm.call_method(target, "__next__", &[])
    }),
    on_target!("__neg__", "(self, /)", "-self", (vm, target, args) => vm.unary(UnaryOp::Neg, target)),
    on_target!("__pos__", "(self, /)", "+self", (vm, target, args) => vm.unary(UnaryOp::Pos, target)),
    on_target!("__invert__", "(self, /)", "~self", (vm, target, args) => vm.unary(UnaryOp::Invert, target)),
    on_target!("__int__", "(self, /)", "int(self)", (vm, target, args) => {
        vm.call_method(target, "__int__", &[])
    }),
    on_target!("__float__", "(self, /)", "float(self)", (vm, target, args) => {
        vm.call_method(target, "__float__", &[])
    }),
    on_target!("__index__", "(self, /)", "", (vm, target, args) => vm.index(target)),
    method!(
        "__eq__",
        "(self, value, /)",
        |vm, args| forward_compare(vm, CompareOp::Eq, args),
        "Return self==value."
    ),
    method!(
        "__ne__",
        "(self, value, /)",
        |vm, args| forward_compare(vm, CompareOp::Ne, args),
        "Return self!=value."
    ),
    method!(
        "__lt__",
        "(self, value, /)",
        |vm, args| forward_compare(vm, CompareOp::Lt, args),
        "Return self<value."
    ),
    method!(
        "__le__",
        "(self, value, /)",
        |vm, args| forward_compare(vm, CompareOp::Le, args),
        "Return self<=value."
    ),
    method!(
        "__gt__",
        "(self, value, /)",
        |vm, args| forward_compare(vm, CompareOp::Gt, args),
        "Return self>value."
    ),
    method!(
        "__ge__",
        "(self, value, /)",
        |vm, args| forward_compare(vm, CompareOp::Ge, args),
        "Return self>=value."
    ),
    method!("__hash__", "(self, /)", proxy_hash, "Return hash(self)."),
];

const CALL: &[NativeDef] =
    &[method!("__call__", "(self, /, *args, **kwargs)", proxy_call, "Call self as a function.")];

/// Fills in the rows that the proxies share with each other, or have alone.
pub(super) fn install(vm: &mut Vm) {
    let (proxy, callable) = (vm.types.weak_proxy.clone(), vm.types.weak_callable_proxy.clone());
    for class in [&proxy, &callable] {
        for rows in [operators::ARITHMETIC, operators::IN_PLACE, operators::OTHERS] {
            vm.fill_namespace(class, rows, &[]);
        }
    }
    vm.fill_namespace(&proxy, operators::REVERSED, &[]);
    vm.fill_namespace(&callable, CALL, &[]);
    vm.refresh_specials(&proxy);
    vm.refresh_specials(&callable);
}

/// The target of a proxy, or the complaint that it is gone.
pub(super) fn live(vm: &mut Vm, value: &Value) -> Outcome {
    match value.foreign::<Weak>() {
        None => Ok(value.clone()),
        Some(weak) => match weak.target() {
            Some(target) => Ok(target),
            None => Err(vm.reference_error("weakly-referenced object no longer exists")),
        },
    }
}

/// The target of a proxy; anything else is itself.
pub(super) fn unproxied(vm: &mut Vm, value: &Value) -> Outcome {
    let class = vm.class_of(value).clone();
    if class.is(&vm.types.weak_proxy) || class.is(&vm.types.weak_callable_proxy) {
        return live(vm, value);
    }
    Ok(value.clone())
}

fn forward_compare(vm: &mut Vm, op: CompareOp, args: &[Value]) -> Outcome {
    let (left, right) = (unproxied(vm, &args[0])?, unproxied(vm, &args[1])?);
    vm.compare(op, &left, &right)
}

fn proxy_getattribute(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = name_argument(vm, &args[1])?;
    let target = live(vm, &args[0])?;
    vm.get_attr(&target, &name)
}

fn proxy_setattr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = name_argument(vm, &args[1])?;
    let target = live(vm, &args[0])?;
    vm.set_attr(&target, &name, args[2].clone())?;
    Ok(Value::NONE)
}

fn proxy_delattr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = name_argument(vm, &args[1])?;
    let target = live(vm, &args[0])?;
    vm.delete_attr(&target, &name)?;
    Ok(Value::NONE)
}

fn proxy_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let place = address(vm, &args[0]);
    let text = match weak(&args[0]).target() {
        Some(target) => {
            format!("<weakproxy at {place}; to '{}' at {}>", vm.type_name(&target), address(vm, &target))
        }
        None => format!("<weakproxy at {place}; dead>"),
    };
    Ok(vm.str(&text))
}

fn proxy_hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = vm.class_of(&args[0]).definition.map_or("weakref.ProxyType", |table| table.name);
    let text = format!("unhashable type: '{name}'");
    Err(vm.type_error(text))
}

fn proxy_call(vm: &mut Vm, args: &[Value]) -> Outcome {
    let target = live(vm, &args[0])?;
    call_through(vm, &target, None, &args[1], &args[2])
}
