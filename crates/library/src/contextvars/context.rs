//! `contextvars.Context`: a mapping from variables to values, and `run`.

use std::cell::Cell;

use rondo_vm::heap::{Dict, Foreign, Holder, Object, Ref, Tracer, Value, ValueCell};
use rondo_vm::types::class::ClassDef;
use rondo_vm::types::descriptors::call_through;
use rondo_vm::types::sequence::R;
use rondo_vm::{Outcome, Vm, method, static_method};

use super::variable::Variable;
use super::{state, swap};

/// The payload of a context.
pub(super) struct Context {
    /// A dict from variables to values; shared with copies until one of them sets a variable.
    pub(super) variables: ValueCell,
    pub(super) is_entered: Cell<bool>,
}

impl Foreign for Context {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.variables.trace(tracer);
    }

    fn clear(&self) {
        drop(self.variables.take());
    }
}

pub(super) fn context(value: &Value) -> &Object<Holder<Context>> {
    value.foreign().expect("the receiver was checked when the method was called")
}

impl Context {
    pub(super) fn dict(&self, vm: &mut Vm) -> Ref<Dict> {
        match self.variables.get().downcast::<Dict>() {
            Some(dict) => dict.to_ref(),
            None => vm.new_dict(),
        }
    }

    /// The dict, to change it: a copy if somebody else holds it.
    pub(super) fn own_dict(&self, vm: &mut Vm) -> R<Ref<Dict>> {
        let held = self.variables.take();
        if let Some(dict) = held.downcast::<Dict>()
            && dict.header().is_unshared()
        {
            let dict = dict.to_ref();
            self.variables.set(held);
            return Ok(dict);
        }
        let copy = vm.new_dict();
        if let Some(dict) = held.downcast::<Dict>() {
            drop(copy.copy_entries_of(dict));
        }
        self.variables.set(copy.value());
        Ok(copy)
    }
}

pub(super) static CONTEXT: ClassDef = ClassDef {
    name: "_contextvars.Context",
    doc: "A mapping of context variables to their values.",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **kwargs)", new_context, "Make an empty context."),
        method!("__eq__", "(self, value, /)", context_eq, "Return self==value."),
        method!(
            "__ne__",
            "(self, value, /)",
            |vm, args| {
                let equal = context_eq(vm, args)?;
                Ok(equal.as_bool().map_or(Value::NOT_IMPLEMENTED, |equal| Value::bool(!equal)))
            },
            "Return self!=value."
        ),
        method!(
            "__len__",
            "(self, /)",
            |vm, args| {
                let length = context(&args[0]).dict(vm).len();
                Ok(vm.size(length))
            },
            "Return len(self)."
        ),
        method!("__getitem__", "(self, key, /)", context_getitem, "Return self[key]."),
        method!(
            "__contains__",
            "(self, key, /)",
            |vm, args| Ok(Value::bool(look_up(vm, &args[0], &args[1])?.is_some())),
            "Return bool(key in self)."
        ),
        method!("__iter__", "(self, /)", |vm, args| walk(vm, &args[0], "keys"), "Implement iter(self)."),
        method!(
            "get",
            "(self, key, default=None, /)",
            |vm, args| {
                let default = args[2].clone().or_none();
                Ok(look_up(vm, &args[0], &args[1])?.unwrap_or(default))
            },
            "Return the value of a variable in the context, or the default."
        ),
        method!(
            "keys",
            "(self, /)",
            |vm, args| walk(vm, &args[0], "keys"),
            "Return the variables of the context."
        ),
        method!(
            "values",
            "(self, /)",
            |vm, args| walk(vm, &args[0], "values"),
            "Return the values of the variables."
        ),
        method!(
            "items",
            "(self, /)",
            |vm, args| walk(vm, &args[0], "items"),
            "Return the variables with their values."
        ),
        method!(
            "copy",
            "(self, /)",
            |vm, args| Ok(copy_of(vm, context(&args[0]))),
            "Return a shallow copy of the context object."
        ),
        method!("run", "(self, /, *args, **kwargs)", run, "Call something in this context."),
    ],
    properties: &[],
    is_base: false,
};

fn new_context(vm: &mut Vm, args: &[Value]) -> Outcome {
    let has_keywords = args[2].downcast::<Dict>().is_some_and(|keywords| !keywords.is_empty());
    if !args[1].items().is_empty() || has_keywords {
        return Err(vm.type_error("Context() does not accept any arguments"));
    }
    let empty = Context { variables: ValueCell::new(vm.new_dict().into()), is_entered: Cell::new(false) };
    let class = state(vm).context_class.clone();
    Ok(vm.heap.alloc_foreign(&class, empty, 0).into())
}

pub(super) fn copy_of(vm: &mut Vm, original: &Context) -> Value {
    let copy = Context { variables: ValueCell::new(original.variables.get()), is_entered: Cell::new(false) };
    let class = state(vm).context_class.clone();
    vm.heap.alloc_foreign(&class, copy, 0).into()
}

fn context_eq(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(other) = args[1].foreign::<Context>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let (ours, theirs) = (context(&args[0]).dict(vm), other.dict(vm));
    vm.dict_equal(&ours, &theirs).map(Value::bool)
}

fn look_up(vm: &mut Vm, this: &Value, key: &Value) -> R<Option<Value>> {
    if key.foreign::<Variable>().is_none() {
        let message = format!("a ContextVar key was expected, got {}", vm.repr(key)?.as_str());
        return Err(vm.type_error(message));
    }
    let dict = context(this).dict(vm);
    vm.dict_get(&dict, key)
}

fn context_getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    match look_up(vm, &args[0], &args[1])? {
        Some(value) => Ok(value),
        None => Err(vm.key_error(args[1].clone())),
    }
}

/// An iterator over a copy: setting a variable meanwhile does not disturb it.
fn walk(vm: &mut Vm, this: &Value, view: &str) -> Outcome {
    let copy = vm.new_dict();
    let dict = context(this).dict(vm);
    drop(copy.copy_entries_of(&dict));
    let view = vm.call_method(&copy.into(), view, &[])?;
    vm.iter(&view)
}

fn run(vm: &mut Vm, args: &[Value]) -> Outcome {
    let [callee, arguments @ ..] = args[1].items() else {
        return Err(vm.type_error("run() missing 1 required positional argument"));
    };
    if context(&args[0]).is_entered.get() {
        let message = format!("cannot enter context: {} is already entered", vm.repr(&args[0])?.as_str());
        return Err(vm.runtime_error(message));
    }
    let before = swap(vm, args[0].clone());
    let arguments = vm.tuple(arguments.to_vec());
    let outcome = call_through(vm, callee, None, &arguments, &args[2]);
    drop(swap(vm, before));
    outcome
}
