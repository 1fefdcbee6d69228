//! Weak references: they lead to an object without keeping it alive.
//!
//! The heap knows which references point where and tells the machine when a target dies ([`target_died`]); a reference
//! that goes first takes itself off the heap's list. A [proxy] is a weak reference that behaves like its target.

mod operators;
mod proxy;

use std::cell::Cell;
use std::rc::Rc;

use rondo_bytecode::CompareOp;

use crate::heap::{Dict, Foreign, Heap, Kind, Ref, Str, Tracer, Value, ValueCell};
use crate::native::NativeDef;
use crate::types::alias::class_getitem;
use crate::types::class::{Class, ClassDef, PropertyDef};
use crate::types::object::{address, class_for_new, new_foreign};
use crate::vm::{Outcome, Raised, Vm};
use crate::{class_method, function, method, static_method};

pub use proxy::{CALLABLE_PROXY, PROXY};

/// The payload of a weak reference and of a proxy.
pub struct Weak {
    heap: Rc<Heap>,
    /// The bits of the target; 0 once it has died.
    target: Cell<u64>,
    /// The bits of this very object, by which the heap knows it.
    own: Cell<u64>,
    /// Called with the reference when the target has died, or empty.
    callback: ValueCell,
    /// The hash of the target, once asked for.
    hash: Cell<Option<u64>>,
}

impl Foreign for Weak {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.callback.trace(tracer);
    }

    fn clear(&self) {
        drop(self.callback.take());
    }
}

impl Weak {
    /// The object, while it lives.
    pub fn target(&self) -> Option<Value> {
        match self.target.get() {
            0 => None,
            bits => self.heap.upgrade(bits),
        }
    }
}

impl Drop for Weak {
    fn drop(&mut self) {
        if self.target.get() != 0 {
            self.heap.forget_weak(self.target.get(), self.own.get());
        }
    }
}

/// `weakref.ref`, whose own name is `weakref.ReferenceType`.
pub const REFERENCE: ClassDef = ClassDef {
    name: "weakref.ReferenceType",
    doc: "",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!(
            "__init__",
            "(self, /, *args, **kwargs)",
            init,
            "Initialize self.  See help(type(self)) for accurate signature."
        ),
        method!("__call__", "(self, /)", call, "Call self as a function."),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__eq__", "(self, value, /)", eq, "Return self==value."),
        method!("__ne__", "(self, value, /)", ne, "Return self!=value."),
        method!("__hash__", "(self, /)", hash, "Return hash(self)."),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[PropertyDef {
        name: "__callback__",
        get: |_, value| Ok(weak(value).callback.get().or_none()),
        set: None,
        doc: "",
    }],
    is_base: true,
};

/// Completes the proxies, and says which builtin objects can be referred to weakly.
pub(crate) fn install(vm: &mut Vm) {
    proxy::install(vm);
    let types = &vm.types;
    for class in [
        &types.type_,
        &types.function,
        &types.method,
        &types.builtin_function,
        &types.method_descriptor,
        &types.generator,
        &types.coroutine,
        &types.async_generator,
        &types.module,
        &types.code,
        &types.set,
        &types.frozenset,
        &types.generic_alias,
        &types.union,
        &types.type_var,
        &types.type_var_tuple,
        &types.param_spec,
        &types.param_spec_args,
        &types.param_spec_kwargs,
        &types.generic,
    ] {
        class.has_weak.set(true);
    }
}

/// The functions of the module `_weakref`, on which the library's `weakref` stands.
pub const FUNCTIONS: &[NativeDef] = &[
    function!(
        "proxy",
        "(object, callback=None, /)",
        |vm, args| vm.weak_proxy(&args[0], &args[1]),
        "Create a proxy object that weakly references 'object'.\n\n'callback', if given, is called with a reference to the\nproxy when 'object' is about to be finalized."
    ),
    function!(
        "getweakrefcount",
        "(object, /)",
        |vm, args| {
            let count = vm.heap.weak_references(&args[0]).len();
            Ok(vm.size(count))
        },
        "Return the number of weak references to 'object'."
    ),
    function!(
        "getweakrefs",
        "(object, /)",
        |vm, args| {
            let mut found = vm.heap.weak_references(&args[0]);
            found.reverse();
            // The plain reference stands first, whenever it was made.
            let plain = plain_reference(vm, &args[0]);
            found.sort_by_key(|reference| plain.as_ref().is_none_or(|plain| !plain.is(reference)));
            Ok(vm.list(found))
        },
        "Return a list of all weak reference objects pointing to 'object'."
    ),
    function!(
        "_remove_dead_weakref",
        "(dct, key, /)",
        remove_dead,
        "Atomically remove key from dict if it points to a dead weakref."
    ),
];

fn remove_dead(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(dict) = args[0].downcast::<Dict>() else {
        let text = format!("_remove_dead_weakref() argument 1 must be dict, not {}", vm.type_name(&args[0]));
        return Err(vm.type_error(text));
    };
    let found = vm.dict_get(dict, &args[1])?;
    if found.is_some_and(|found| found.foreign::<Weak>().is_some_and(|weak| weak.target().is_none())) {
        drop(vm.dict_remove(dict, &args[1])?);
    }
    Ok(Value::NONE)
}

fn weak(value: &Value) -> &Weak {
    value.foreign::<Weak>().expect("the receiver is a weak reference or a proxy")
}

/// A target has died: its references are cleared, then their callbacks called, the newest first.
pub fn target_died(vm: &mut Vm, target: &Value) {
    let references = vm.heap.take_weak(target);
    for reference in &references {
        weak(reference).target.set(0);
    }
    for reference in references.iter().rev() {
        let callback = weak(reference).callback.take();
        if callback.is_empty() {
            continue;
        }
        if let Err(raised) = vm.call(&callback, std::slice::from_ref(reference)) {
            vm.unraisable(&raised, "Exception ignored while calling weakref callback", &callback);
        }
    }
}

/// Whether an object can be referred to weakly.
fn is_referable(vm: &Vm, target: &Value) -> bool {
    target.is_object() && vm.class_of(target).has_weak.get()
}

fn make(vm: &mut Vm, class: &Ref<Class>, target: &Value, callback: Value) -> Outcome {
    if !is_referable(vm, target) {
        let text = format!("cannot create weak reference to '{}' object", vm.type_name(target));
        return Err(vm.type_error(text));
    }
    let payload = Weak {
        heap: vm.heap.clone(),
        target: Cell::new(0),
        own: Cell::new(0),
        callback: ValueCell::new(callback),
        hash: Cell::new(None),
    };
    let reference = new_foreign(vm, class, payload);
    weak(&reference).own.set(reference.bits());
    vm.heap.add_weak(target, &reference);
    weak(&reference).target.set(target.bits());
    Ok(reference)
}

/// The reference without a callback that a target already has: there is only one of each class.
fn existing(vm: &Vm, class: &Ref<Class>, target: &Value) -> Option<Value> {
    vm.heap
        .weak_references(target)
        .into_iter()
        .find(|reference| vm.class_of(reference).is(class) && !weak(reference).callback.is_set())
}

/// The plain reference to an object, if there is one: `__weakref__`.
pub fn plain_reference(vm: &mut Vm, target: &Value) -> Option<Value> {
    let class = vm.types.weak_reference.clone();
    existing(vm, &class, target)
}

/// A reference or proxy. Of those without a callback there is one for each target and class.
fn find_or_make(vm: &mut Vm, class: &Ref<Class>, target: &Value, callback: Value) -> Outcome {
    if callback.is_empty()
        && let Some(reference) = existing(vm, class, target)
    {
        return Ok(reference);
    }
    make(vm, class, target, callback)
}

impl Vm {
    /// `weakref.ref(target, callback)`; the callback may be `None`.
    pub fn weak_reference(&mut self, target: &Value, callback: &Value) -> Outcome {
        let class = self.types.weak_reference.clone();
        find_or_make(self, &class, target, callback.clone().or_empty())
    }

    /// `weakref.proxy(target, callback)`.
    pub fn weak_proxy(&mut self, target: &Value, callback: &Value) -> Outcome {
        let call = self.names.call.clone();
        let is_callable = self.lookup_class_of(target, &call).is_some();
        let class =
            if is_callable { self.types.weak_callable_proxy.clone() } else { self.types.weak_proxy.clone() };
        find_or_make(self, &class, target, callback.clone().or_empty())
    }
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = vm.types.weak_reference.clone();
    let class = class_for_new(vm, &args[0], &owner)?;
    let has_keywords = args[2].downcast::<Dict>().is_some_and(|keywords| !keywords.is_empty());
    if class.is(&owner) && has_keywords {
        return Err(vm.type_error("ref() takes no keyword arguments"));
    }
    let (target, callback) = match args[1].items() {
        [target] => (target, Value::EMPTY),
        [target, callback] => (target, callback.clone().or_empty()),
        [] => return Err(vm.type_error("__new__ expected at least 1 argument, got 0")),
        more => {
            let text = format!("__new__ expected at most 2 arguments, got {}", more.len());
            return Err(vm.type_error(text));
        }
    };
    if class.is(&owner) {
        return find_or_make(vm, &class, target, callback);
    }
    make(vm, &class, target, callback)
}

fn init(_vm: &mut Vm, _args: &[Value]) -> Outcome {
    Ok(Value::NONE)
}

fn call(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(weak(&args[0]).target().unwrap_or(Value::NONE))
}

/// "to 'C' at 0x…", with the name of a class or function behind it.
fn describe(vm: &mut Vm, target: &Value) -> Result<String, Raised> {
    let name = vm.names.name.clone();
    let mut text = format!("'{}' at {}", vm.type_name(target), address(vm, target));
    if matches!(
        target.kind(),
        Some(Kind::Class | Kind::Function | Kind::Module | Kind::Native | Kind::Generator)
    ) && let Some(name) = vm.find_attr(target, &name)?
        && let Some(name) = name.downcast::<Str>()
    {
        text.push_str(&format!(" ({})", name.as_str()));
    }
    Ok(text)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let place = address(vm, &args[0]);
    let text = match weak(&args[0]).target() {
        Some(target) => format!("<weakref at {place}; to {}>", describe(vm, &target)?),
        None => format!("<weakref at {place}; dead>"),
    };
    Ok(vm.str(&text))
}

/// References are equal when their targets are; dead ones only to themselves.
fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Outcome {
    let (Some(left), Some(right)) = (args[0].foreign::<Weak>(), args[1].foreign::<Weak>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match (left.target(), right.target()) {
        (Some(left), Some(right)) => vm.compare(op, &left, &right),
        _ => Ok(Value::bool(args[0].is(&args[1]) == (op == CompareOp::Eq))),
    }
}

fn eq(vm: &mut Vm, args: &[Value]) -> Outcome {
    compare(vm, args, CompareOp::Eq)
}

fn ne(vm: &mut Vm, args: &[Value]) -> Outcome {
    compare(vm, args, CompareOp::Ne)
}

/// The hash of the target, which the reference keeps when the target has died.
fn hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let this = weak(&args[0]);
    if let Some(hash) = this.hash.get() {
        return Ok(vm.int(hash as i64));
    }
    let Some(target) = this.target() else { return Err(vm.type_error("weak object has gone away")) };
    let hash = vm.hash(&target)?;
    weak(&args[0]).hash.set(Some(hash));
    Ok(vm.int(hash as i64))
}
