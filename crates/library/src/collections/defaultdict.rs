//! `defaultdict`: a dict that makes the values of keys that are missing.
//!
//! It is a dict in every respect; its factory lies in a declared slot.

use rondo_vm::heap::{Dict, Value};
use rondo_vm::native::Arguments;
use rondo_vm::types::alias::class_getitem;
use rondo_vm::types::class::{Class, ClassDef};
use rondo_vm::{Outcome, Vm, class_method, method};

/// The slot of `default_factory`.
const FACTORY: usize = 0;

pub(super) static CLASS: ClassDef = ClassDef {
    name: "collections.defaultdict",
    doc: "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nd[key] of a key that is missing calls the factory without arguments, keeps\nwhat it gives under the key, and returns it. All other arguments are those of dict.",
    methods: &[
        method!("__init__", "(self, /, *args, **kwargs)", init, "Initialize self."),
        method!(
            "__missing__",
            "(self, object, /)",
            missing,
            "Called by __getitem__ for a missing key: makes its value with the factory and keeps it."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__or__", "(self, value, /)", or, "Return self|value."),
        method!(
            "__ror__",
            "(self, value, /)",
            |vm, args| merged(vm, &args[1], &args[0], &args[0]),
            "Return value|self."
        ),
        method!("copy", "(self, /)", copy, "D.copy() -> a shallow copy of D."),
        method!("__copy__", "(self, /)", copy, "D.copy() -> a shallow copy of D."),
        method!("__reduce__", "(self, /)", reduce, "Return state information for pickling."),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[],
    is_base: true,
};

fn factory_of(this: &Value) -> Value {
    this.slot(FACTORY).or_none()
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let given = args[1].items();
    let (factory, rest) = match given {
        [] => (Value::NONE, given),
        [factory, rest @ ..] => (factory.clone(), rest),
    };
    let call = vm.names.call.clone();
    let is_callable =
        factory.is_none() || factory.is_a::<Class>() || vm.lookup_class_of(&factory, &call).is_some();
    if !is_callable {
        return Err(vm.type_error("first argument must be callable or None"));
    }
    drop(args[0].set_slot(FACTORY, factory));
    let mut arguments: Arguments = std::iter::once(args[0].clone()).chain(rest.iter().cloned()).collect();
    let mut names = Vec::new();
    if let Some(keywords) = args[2].downcast::<Dict>() {
        for entry in keywords.entries() {
            names.push(entry.key);
            arguments.push(entry.value);
        }
    }
    let name = vm.names.init.clone();
    let dict = vm.types.dict.clone();
    let init = vm.lookup(&dict, &name).expect("dict has __init__");
    vm.call_with(&init, arguments, &names)
}

fn missing(vm: &mut Vm, args: &[Value]) -> Outcome {
    let factory = factory_of(&args[0]);
    if factory.is_none() {
        return Err(vm.key_error(args[1].clone()));
    }
    let value = vm.call(&factory, &[])?;
    vm.set_item(&args[0], &args[1], value.clone())?;
    Ok(value)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let factory = factory_of(&args[0]);
    let name = vm.names.repr.clone();
    let dict = vm.types.dict.clone();
    let plain = vm.lookup(&dict, &name).expect("dict has __repr__");
    let contents = vm.call(&plain, std::slice::from_ref(&args[0]))?;
    let factory = if vm.enter_repr(&factory) {
        let text = vm.repr(&factory);
        vm.leave_repr(&factory);
        text?.as_str().to_string()
    } else {
        String::from("...")
    };
    let contents = vm.str_of(&contents)?;
    let name = vm.class_of(&args[0]).name();
    Ok(vm.str(&format!("{name}({factory}, {})", contents.as_str())))
}

/// `type(self)(self.default_factory, source)`
fn like(vm: &mut Vm, this: &Value, source: &Value) -> Outcome {
    let class = vm.class_of(this).value();
    vm.call(&class, &[factory_of(this), source.clone()])
}

fn copy(vm: &mut Vm, args: &[Value]) -> Outcome {
    like(vm, &args[0], &args[0])
}

fn merged(vm: &mut Vm, left: &Value, right: &Value, this: &Value) -> Outcome {
    if !left.is_a::<Dict>() || !right.is_a::<Dict>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let result = like(vm, this, left)?;
    vm.call_method(&result, "update", std::slice::from_ref(right))?;
    Ok(result)
}

fn or(vm: &mut Vm, args: &[Value]) -> Outcome {
    merged(vm, &args[0], &args[1], &args[0])
}

fn reduce(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = vm.class_of(&args[0]).value();
    let factory = factory_of(&args[0]);
    let arguments = if factory.is_none() { vm.tuple([]) } else { vm.tuple([factory]) };
    let items = vm.call_method(&args[0], "items", &[])?;
    let items = vm.iter(&items)?;
    Ok(vm.tuple([class, arguments, Value::NONE, Value::NONE, items]))
}
