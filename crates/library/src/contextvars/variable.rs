//! `contextvars.ContextVar`: looked up in the current context, set there, and reset by the token of a `set`.

use std::cell::Cell;

use rondo_vm::heap::{Foreign, Holder, Object, Ref, Str, Tracer, Value};
use rondo_vm::types::alias::class_getitem;
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::types::object::address;
use rondo_vm::types::sequence::R;
use rondo_vm::{Outcome, Vm, class_method, method, static_method};

use super::context::context;
use super::state;
use super::token::Token;

/// The payload of a variable.
pub(super) struct Variable {
    name: Ref<Str>,
    /// What it is worth where it was never set, or empty.
    default: Value,
}

impl Foreign for Variable {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.name);
        tracer.value(&self.default);
    }
}

fn variable(value: &Value) -> &Object<Holder<Variable>> {
    value.foreign().expect("the receiver was checked when the method was called")
}

pub(super) static VARIABLE: ClassDef = ClassDef {
    name: "_contextvars.ContextVar",
    doc: "ContextVar(name, *, default): a variable whose value belongs to the current context.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, name, /, *, default=<unrepresentable>)",
            new_variable,
            "Make a variable."
        ),
        method!("__repr__", "(self, /)", variable_repr, "Return repr(self)."),
        method!(
            "__hash__",
            "(self, /)",
            |vm, args| {
                let hash = vm.identity_hash(&args[0]);
                Ok(vm.int_from_hash(hash))
            },
            "Return hash(self)."
        ),
        method!(
            "get",
            "(self, default=<unrepresentable>, /)",
            variable_get,
            "Return the value in the current context, or the default given, or the variable's default, or raise a LookupError."
        ),
        method!(
            "set",
            "(self, value, /)",
            variable_set,
            "Set the value in the current context, and return a token with which it can be reset."
        ),
        method!(
            "reset",
            "(self, token, /)",
            variable_reset,
            "Give the variable the value that it had before the set() that made the token."
        ),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[PropertyDef {
        name: "name",
        get: |_, value| Ok(variable(value).name.value()),
        set: None,
        doc: "",
    }],
    is_base: false,
};

fn new_variable(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("`__new__` gets a class").to_ref();
    let Some(name) = args[1].downcast::<Str>() else {
        return Err(vm.type_error("context variable name must be a str"));
    };
    let variable = Variable { name: name.to_ref(), default: args[2].clone() };
    Ok(vm.heap.alloc_foreign(&class, variable, 0).into())
}

fn variable_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (name, default) = (variable(&args[0]).name.value(), variable(&args[0]).default.clone());
    let mut text = format!("<ContextVar name={}", vm.repr(&name)?.as_str());
    if !default.is_empty() {
        text.push_str(&format!(" default={}", vm.repr(&default)?.as_str()));
    }
    text.push_str(&format!(" at {}>", address(vm, &args[0])));
    Ok(vm.str(&text))
}

fn value_in_current(vm: &mut Vm, variable: &Value) -> R<Option<Value>> {
    let current = state(vm).current.clone();
    let dict = context(&current).dict(vm);
    vm.dict_get(&dict, variable)
}

fn variable_get(vm: &mut Vm, args: &[Value]) -> Outcome {
    if let Some(value) = value_in_current(vm, &args[0])? {
        return Ok(value);
    }
    let default = if args[1].is_empty() { &variable(&args[0]).default } else { &args[1] };
    if !default.is_empty() {
        return Ok(default.clone());
    }
    let class = vm.types.exceptions.lookup_error.clone();
    Err(vm.raise_with(&class, vec![args[0].clone()]))
}

fn variable_set(vm: &mut Vm, args: &[Value]) -> Outcome {
    let current = state(vm).current.clone();
    let dict = context(&current).own_dict(vm)?;
    let old = vm.dict_get(&dict, &args[0])?.unwrap_or_default();
    vm.dict_set(&dict, args[0].clone(), args[1].clone())?;
    let class = state(vm).token_class.clone();
    let token = Token { context: current, variable: args[0].clone(), old, is_used: Cell::new(false) };
    Ok(vm.heap.alloc_foreign(&class, token, 0).into())
}

pub(super) fn variable_reset(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(token) = args[1].foreign::<Token>() else {
        let message = format!("expected an instance of Token, got {}", vm.repr(&args[1])?.as_str());
        return Err(vm.type_error(message));
    };
    let shown = |vm: &mut Vm| vm.repr(&args[1]).map(|text| text.as_str().to_string());
    if token.is_used.get() {
        let message = format!("{} has already been used once", shown(vm)?);
        return Err(vm.runtime_error(message));
    }
    if !token.variable.is(&args[0]) {
        let message = format!("{} was created by a different ContextVar", shown(vm)?);
        return Err(vm.value_error(message));
    }
    let current = state(vm).current.clone();
    if !token.context.is(&current) {
        let message = format!("{} was created in a different Context", shown(vm)?);
        return Err(vm.value_error(message));
    }
    token.is_used.set(true);
    let dict = context(&current).own_dict(vm)?;
    if token.old.is_empty() {
        drop(vm.dict_remove(&dict, &args[0])?);
    } else {
        vm.dict_set(&dict, args[0].clone(), token.old.clone())?;
    }
    Ok(Value::NONE)
}
