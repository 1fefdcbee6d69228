//! Functions written in Rust as objects. By how they are reached they show in one of five classes, all with the same payload.

use super::BoundMethod;
use super::bound::{method_eq, method_hash};
use super::class::{bind, call};
use crate::heap::{Object, Str, Value};
use crate::method;
use crate::native::{Binding, NativeFunction, ParameterKind};
use crate::types::class::{Class, ClassDef, PropertyDef};
use crate::types::object::address;
use crate::vm::{Outcome, Vm};

const fn read_only(name: &'static str, get: fn(&mut Vm, &Value) -> Outcome) -> PropertyDef {
    PropertyDef { name, get, set: None, doc: "" }
}

// What a function written in Rust says of itself, in whichever class it shows.
const NATIVE_NAME: PropertyDef = read_only("__name__", |vm, value| Ok(vm.str(native(value).def.name)));
const NATIVE_QUALNAME: PropertyDef = read_only("__qualname__", native_qualname);
const NATIVE_DOC: PropertyDef = read_only("__doc__", native_doc);
const NATIVE_SELF: PropertyDef = read_only("__self__", native_self);
const NATIVE_OBJCLASS: PropertyDef =
    read_only("__objclass__", |_, value| Ok(native(value).owner.clone().or_none()));
const NATIVE_SIGNATURE: PropertyDef = read_only("__text_signature__", native_signature);

/// `builtin_function_or_method`: a function of a module, a static method, or a method bound to its object.
pub const BUILTIN: ClassDef = ClassDef {
    name: "builtin_function_or_method",
    doc: "",
    methods: &[
        method!("__repr__", "(self, /)", builtin_repr, "Return repr(self)."),
        method!("__call__", "(self, /, *args, **kwargs)", call, "Call self as a function."),
        method!("__eq__", "(self, value, /)", method_eq, "Return self==value."),
        method!("__hash__", "(self, /)", method_hash, "Return hash(self)."),
    ],
    properties: &[
        NATIVE_NAME,
        NATIVE_QUALNAME,
        NATIVE_DOC,
        PropertyDef { name: "__module__", get: native_module, set: None, doc: "" },
        NATIVE_SELF,
        NATIVE_SIGNATURE,
    ],
    is_base: false,
};

/// `method_descriptor`: a method of a builtin class, not bound.
pub const METHOD_DESCRIPTOR: ClassDef = ClassDef {
    name: "method_descriptor",
    doc: "",
    methods: &[
        method!("__repr__", "(self, /)", builtin_repr, "Return repr(self)."),
        method!("__call__", "(self, /, *args, **kwargs)", call, "Call self as a function."),
        method!(
            "__get__",
            "(self, instance, owner=None, /)",
            bind_to_fitting,
            "Return an attribute of instance, which is of type owner."
        ),
    ],
    properties: &[NATIVE_NAME, NATIVE_QUALNAME, NATIVE_DOC, NATIVE_OBJCLASS, NATIVE_SIGNATURE],
    is_base: false,
};

/// `function`, of one that CPython has written in Python: it binds as those do, and there is no code behind it.
pub const WRITTEN: ClassDef = ClassDef {
    name: "function",
    doc: "",
    methods: &[
        method!("__repr__", "(self, /)", written_repr, "Return repr(self)."),
        method!("__call__", "(self, /, *args, **kwargs)", call, "Call self as a function."),
        method!(
            "__get__",
            "(self, instance, owner=None, /)",
            bind,
            "Return an attribute of instance, which is of type owner."
        ),
    ],
    properties: &[
        NATIVE_NAME,
        NATIVE_QUALNAME,
        NATIVE_DOC,
        PropertyDef { name: "__module__", get: native_module, set: None, doc: "" },
        NATIVE_SIGNATURE,
    ],
    is_base: false,
};

/// `wrapper_descriptor`: a special method of a builtin class, not bound.
pub const WRAPPER_DESCRIPTOR: ClassDef = ClassDef { name: "wrapper_descriptor", ..METHOD_DESCRIPTOR };

/// `method-wrapper`: a special method of a builtin class, bound.
pub const METHOD_WRAPPER: ClassDef = ClassDef {
    name: "method-wrapper",
    properties: &[NATIVE_NAME, NATIVE_QUALNAME, NATIVE_DOC, NATIVE_SELF, NATIVE_OBJCLASS, NATIVE_SIGNATURE],
    ..BUILTIN
};

/// `classmethod_descriptor`: a class method of a builtin class, not bound.
pub const CLASS_METHOD_DESCRIPTOR: ClassDef =
    ClassDef { name: "classmethod_descriptor", ..METHOD_DESCRIPTOR };

/// `method.__get__(instance)`: a method of a builtin class is bound only to what it can work on.
fn bind_to_fitting(vm: &mut Vm, args: &[Value]) -> Outcome {
    let method = native(&args[0]);
    if !args[1].is_none()
        && method.def.binding == Binding::Method
        && let Some(owner) = method.owner.downcast::<Class>()
        && !vm.class_of(&args[1]).is_subclass_of(owner)
    {
        let message = format!(
            "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
            method.def.name,
            owner.shown_name(),
            vm.type_name(&args[1])
        );
        return Err(vm.type_error(message));
    }
    bind(vm, args)
}

/// The native function of a receiver, which may be bound.
fn native(value: &Value) -> &Object<NativeFunction> {
    match value.downcast::<BoundMethod>() {
        Some(method) => method.function.downcast(),
        None => value.downcast(),
    }
    .expect("the receiver is a builtin function, bound or not")
}

/// Whether CPython has this method as a slot of its type, and so prints it in another way.
pub fn is_slot(name: &str) -> bool {
    name.starts_with("__")
        && name.ends_with("__")
        && !matches!(
            name,
            "__dir__"
                | "__format__"
                | "__sizeof__"
                | "__reduce__"
                | "__reduce_ex__"
                | "__getstate__"
                | "__init_subclass__"
                | "__subclasshook__"
                | "__class_getitem__"
                | "__reversed__"
                | "__getnewargs__"
                | "__round__"
                | "__trunc__"
                | "__floor__"
                | "__ceil__"
                | "__instancecheck__"
                | "__subclasscheck__"
                | "__subclasses__"
                | "__prepare__"
                | "__set_name__"
                | "__mro_entries__"
                | "__new__"
                | "__length_hint__"
                | "__enter__"
                | "__exit__"
                | "__copy__"
                | "__deepcopy__"
        )
}

fn builtin_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let function = native(&args[0]);
    let name = function.def.name;
    let owner = function.owner.downcast::<Class>().map(|class| class.name());
    let receiver = match args[0].downcast::<BoundMethod>() {
        Some(method) => Some(method.receiver.clone()),
        None if function.def.binding == Binding::Static => Some(function.owner.clone()),
        None => None,
    };
    let text = match (receiver, owner) {
        (Some(receiver), Some(_)) => {
            let kind = if is_slot(name) { "method-wrapper" } else { "built-in method" };
            let name = if is_slot(name) { format!("'{name}'") } else { name.to_string() };
            format!("<{kind} {name} of {} object at {}>", vm.type_name(&receiver), address(vm, &receiver))
        }
        (None, Some(owner)) if is_slot(name) => format!("<slot wrapper '{name}' of '{owner}' objects>"),
        (None, Some(owner)) => format!("<method '{name}' of '{owner}' objects>"),
        (_, None) => format!("<built-in function {name}>"),
    };
    Ok(vm.str(&text))
}

fn written_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = format!("<function {} at {}>", native(&args[0]).qualname(), address(vm, &args[0]));
    Ok(vm.str(&text))
}

fn native_qualname(vm: &mut Vm, value: &Value) -> Outcome {
    let function = native(value);
    // A method of a class bound to the class is `dict.fromkeys`; bound to an instance its class stands before it.
    let text = match function.owner.downcast::<Class>() {
        Some(_) if function.home_in_base().is_some() => function.qualname(),
        Some(owner) => format!("{}.{}", owner.qualname(), function.def.name),
        None => function.def.name.to_string(),
    };
    Ok(vm.str(&text))
}

fn native_doc(vm: &mut Vm, value: &Value) -> Outcome {
    let doc = native(value).def.doc;
    Ok(if doc.is_empty() { Value::NONE } else { vm.str(doc) })
}

fn native_module(vm: &mut Vm, value: &Value) -> Outcome {
    let function = native(value);
    Ok(if function.stands_for_function() {
        vm.str(function.home())
    } else if function.owner.is_empty() && function.module.is_empty() {
        vm.str("builtins")
    } else {
        function.module.clone().or_none()
    })
}

fn native_self(vm: &mut Vm, value: &Value) -> Outcome {
    if let Some(method) = value.downcast::<BoundMethod>() {
        return Ok(method.receiver.clone());
    }
    let function = native(value);
    if !function.owner.is_empty() {
        return Ok(function.owner.clone());
    }
    let name = vm.intern("builtins");
    let module = match function.module.downcast::<Str>() {
        Some(module) => vm.intern_str(module),
        None => name,
    };
    Ok(vm.modules.get_str(&module).unwrap_or(Value::NONE))
}

/// The signature as `inspect` reads it: the first parameter of a method is marked.
fn native_signature(vm: &mut Vm, value: &Value) -> Outcome {
    let function = native(value);
    let marked = match function.parameters().first() {
        Some(first)
            if matches!(function.def.binding, Binding::Method | Binding::Class)
                && !function.stands_for_function()
                && matches!(first.kind, ParameterKind::PositionalOnly | ParameterKind::Either) =>
        {
            function.def.signature.replacen('(', "($", 1)
        }
        _ => function.def.signature.to_string(),
    };
    Ok(vm.str(&marked))
}
