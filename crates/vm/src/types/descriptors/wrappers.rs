//! `staticmethod` and `classmethod`: twins that wrap a function, and differ in what they bind it to.

use super::{as_class_method, as_static_method, is_abstract, readonly};
use crate::heap::{Dict, Foreign, Ref, Tracer, Value, ValueCell};
use crate::native::Arguments;
use crate::types::alias::class_getitem;
use crate::types::class::{Class, ClassDef, PropertyDef};
use crate::types::object::{class_for_new, get_dict, new_foreign, set_dict};
use crate::vm::{Outcome, Raised, Vm};
use crate::{class_method, method, static_method};

/// The payload of `staticmethod`.
pub struct StaticMethod {
    /// The function.
    pub function: ValueCell,
}

/// The payload of `classmethod`.
pub struct ClassMethod {
    /// The function.
    pub function: ValueCell,
}

impl Foreign for StaticMethod {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.function.trace(tracer);
    }

    fn clear(&self) {
        drop(self.function.take());
    }
}

impl Foreign for ClassMethod {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.function.trace(tracer);
    }

    fn clear(&self) {
        drop(self.function.take());
    }
}

/// `staticmethod`
pub const STATIC_METHOD: ClassDef = ClassDef {
    name: "staticmethod",
    doc: "Convert a function to be a static method.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            static_new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!(
            "__init__",
            "(self, function, /)",
            wrapper_init,
            "Initialize self.  See help(type(self)) for accurate signature."
        ),
        method!(
            "__get__",
            "(self, instance, owner=None, /)",
            static_get,
            "Return an attribute of instance, which is of type owner."
        ),
        method!("__call__", "(self, /, *args, **kwargs)", static_call, "Call self as a function."),
        method!("__repr__", "(self, /)", static_repr, "Return repr(self)."),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: WRAPPER_PROPERTIES,
    is_base: true,
};

/// `classmethod`
pub const CLASS_METHOD: ClassDef = ClassDef {
    name: "classmethod",
    doc: "Convert a function to be a class method.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            class_new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!(
            "__init__",
            "(self, function, /)",
            wrapper_init,
            "Initialize self.  See help(type(self)) for accurate signature."
        ),
        method!(
            "__get__",
            "(self, instance, owner=None, /)",
            class_get,
            "Return an attribute of instance, which is of type owner."
        ),
        method!("__repr__", "(self, /)", class_repr, "Return repr(self)."),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: WRAPPER_PROPERTIES,
    is_base: true,
};

/// What both have: they need a `__dict__`, for the attributes that they copy from their function.
const WRAPPER_PROPERTIES: &[PropertyDef] = &[
    PropertyDef {
        name: "__func__",
        get: |_, value| Ok(wrapped(value).get().or_none()),
        set: Some(readonly),
        doc: "",
    },
    PropertyDef {
        name: "__wrapped__",
        get: |_, value| Ok(wrapped(value).get().or_none()),
        set: Some(readonly),
        doc: "",
    },
    PropertyDef {
        name: "__isabstractmethod__",
        get: |vm, value| {
            let function = wrapped(value).get();
            Ok(Value::bool(!function.is_empty() && is_abstract(vm, &function)?))
        },
        set: None,
        doc: "",
    },
    PropertyDef {
        name: "__annotations__",
        get: |vm, value| wrapped_attribute(vm, value, "__annotations__"),
        set: Some(|vm, value, new| set_wrapped_attribute(vm, value, "__annotations__", new)),
        doc: "",
    },
    PropertyDef {
        name: "__annotate__",
        get: |vm, value| wrapped_attribute(vm, value, "__annotate__"),
        set: Some(|vm, value, new| set_wrapped_attribute(vm, value, "__annotate__", new)),
        doc: "",
    },
    PropertyDef { name: "__dict__", get: get_dict, set: Some(set_dict), doc: "" },
];

fn wrapped(value: &Value) -> &ValueCell {
    match (as_static_method(value), as_class_method(value)) {
        (Some(method), _) => &method.function,
        (None, Some(method)) => &method.function,
        (None, None) => unreachable!("the receiver is a static or a class method"),
    }
}

fn static_new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = vm.types.staticmethod.clone();
    let class = class_for_new(vm, &args[0], &owner)?;
    Ok(new_foreign(vm, &class, StaticMethod { function: ValueCell::default() }))
}

fn class_new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = vm.types.classmethod.clone();
    let class = class_for_new(vm, &args[0], &owner)?;
    Ok(new_foreign(vm, &class, ClassMethod { function: ValueCell::default() }))
}

/// Takes the function, and copies the attributes by which it presents itself.
fn wrapper_init(vm: &mut Vm, args: &[Value]) -> Outcome {
    wrapped(&args[0]).set(args[1].clone());
    let class = vm.class_of(&args[0]).clone();
    if !class.has_dict.get() {
        return Ok(Value::NONE);
    }
    let names =
        [vm.names.module.clone(), vm.names.name.clone(), vm.names.qualname.clone(), vm.names.doc.clone()];
    for name in names {
        if let Some(attribute) = vm.find_attr(&args[1], &name)? {
            vm.set_own_attribute(&args[0], &name, attribute);
        }
    }
    Ok(Value::NONE)
}

fn static_get(vm: &mut Vm, args: &[Value]) -> Outcome {
    let function = wrapped(&args[0]).get();
    if function.is_empty() {
        return Err(vm.runtime_error("uninitialized staticmethod object"));
    }
    Ok(function)
}

fn class_get(vm: &mut Vm, args: &[Value]) -> Outcome {
    let function = wrapped(&args[0]).get();
    if function.is_empty() {
        return Err(vm.runtime_error("uninitialized classmethod object"));
    }
    let class = match args[2].downcast::<Class>() {
        Some(class) => class.to_ref(),
        None => vm.class_of(&args[1]).clone(),
    };
    bind_to_class(vm, &function, &class)
}

/// A class method binds what it wraps to the class.
pub(super) fn bind_to_class(vm: &mut Vm, function: &Value, class: &Ref<Class>) -> Outcome {
    Ok(vm.bind_method(function, &class.value()))
}

fn static_call(vm: &mut Vm, args: &[Value]) -> Outcome {
    let function = wrapped(&args[0]).get();
    call_through(vm, &function, None, &args[1], &args[2])
}

/// Calls with the arguments that a native function got as `*args` and `**kwargs`.
pub fn call_through(
    vm: &mut Vm,
    function: &Value,
    first: Option<Value>,
    args: &Value,
    kwargs: &Value,
) -> Outcome {
    let mut all: Arguments = first.into_iter().collect();
    all.extend(args.items().iter().cloned());
    let mut names = Vec::new();
    if let Some(keywords) = kwargs.downcast::<Dict>() {
        for entry in keywords.entries() {
            names.push(entry.key);
            all.push(entry.value);
        }
    }
    vm.call_with(function, all, &names)
}

/// An attribute that was set on the wrapper, else that of the function: annotations are not copied, but looked up late.
fn wrapped_attribute(vm: &mut Vm, value: &Value, name: &str) -> Outcome {
    let name = vm.intern(name);
    if let Some(own) = vm.own_attribute(value, &name) {
        return Ok(own);
    }
    let function = wrapped(value).get();
    vm.get_attr(&function, &name)
}

fn set_wrapped_attribute(vm: &mut Vm, value: &Value, name: &str, new: Value) -> Result<(), Raised> {
    let name = vm.intern(name);
    if new.is_empty() {
        let dict = vm.attribute_dict(value);
        return match dict.remove_str(&name) {
            Some(_) => Ok(()),
            None => Err(vm.no_attribute(value, name.as_str())),
        };
    }
    vm.set_own_attribute(value, &name, new);
    Ok(())
}

fn wrapper_repr(vm: &mut Vm, value: &Value, name: &str) -> Outcome {
    let function = wrapped(value).get();
    let inner = if function.is_empty() { vm.new_str("<NULL>") } else { vm.repr(&function)? };
    Ok(vm.str(&format!("<{name}({})>", inner.as_str())))
}

fn static_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    wrapper_repr(vm, &args[0], "staticmethod")
}

fn class_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    wrapper_repr(vm, &args[0], "classmethod")
}

impl Vm {
    /// `staticmethod(function)`.
    pub fn new_static_method(&mut self, function: Value) -> Value {
        let class = self.types.staticmethod.clone();
        new_foreign(self, &class, StaticMethod { function: ValueCell::new(function) })
    }

    /// `classmethod(function)`.
    pub fn new_class_method(&mut self, function: Value) -> Value {
        let class = self.types.classmethod.clone();
        new_foreign(self, &class, ClassMethod { function: ValueCell::new(function) })
    }
}
