//! `contextvars.Token`: what a variable was worth before it was set. It can be used once.

use std::cell::Cell;

use rondo_vm::heap::{Foreign, Holder, Object, Tracer, Value};
use rondo_vm::types::alias::class_getitem;
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::types::object::address;
use rondo_vm::{Outcome, Vm, class_method, method, static_method};

use super::state;
use super::variable::variable_reset;

/// The payload of a token: what a variable was worth before it was set.
pub(super) struct Token {
    pub(super) context: Value,
    pub(super) variable: Value,
    /// Empty when the variable had no value.
    pub(super) old: Value,
    pub(super) is_used: Cell<bool>,
}

impl Foreign for Token {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.context, &self.variable, &self.old]);
    }
}

pub(super) fn token(value: &Value) -> &Object<Holder<Token>> {
    value.foreign().expect("the receiver was checked when the method was called")
}

pub(super) static TOKEN: ClassDef = ClassDef {
    name: "_contextvars.Token",
    doc: "What ContextVar.set() returns, and ContextVar.reset() takes.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            |vm, _| Err(vm.runtime_error("Tokens can only be created by ContextVars")),
            "Tokens are not made by hand."
        ),
        method!("__repr__", "(self, /)", token_repr, "Return repr(self)."),
        method!(
            "__eq__",
            "(self, value, /)",
            |_, args| { Ok(if args[0].is(&args[1]) { Value::TRUE } else { Value::NOT_IMPLEMENTED }) },
            "Return self==value."
        ),
        method!("__enter__", "(self, /)", |_, args| Ok(args[0].clone()), "Enter into Token context manager."),
        method!(
            "__exit__",
            "(self, type, val, tb, /)",
            |vm, args| {
                let variable = token(&args[0]).variable.clone();
                variable_reset(vm, &[variable, args[0].clone()])
            },
            "Exit from Token context manager, restore the linked ContextVar."
        ),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[
        PropertyDef { name: "var", get: |_, value| Ok(token(value).variable.clone()), set: None, doc: "" },
        PropertyDef {
            name: "old_value",
            get: |vm, value| {
                let old = token(value).old.clone();
                Ok(if old.is_empty() { state(vm).missing.clone() } else { old })
            },
            set: None,
            doc: "",
        },
    ],
    is_base: false,
};

fn token_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (variable, is_used) = (token(&args[0]).variable.clone(), token(&args[0]).is_used.get());
    let used = if is_used { " used" } else { "" };
    let text = format!("<Token{used} var={} at {}>", vm.repr(&variable)?.as_str(), address(vm, &args[0]));
    Ok(vm.str(&text))
}

/// `Token.MISSING`
pub(super) struct Missing;

impl Foreign for Missing {}

pub(super) static MISSING: ClassDef = ClassDef {
    name: "Token.MISSING",
    doc: "",
    methods: &[method!("__repr__", "(self, /)", |vm, _| Ok(vm.str("<Token.MISSING>")), "Return repr(self).")],
    properties: &[],
    is_base: false,
};
