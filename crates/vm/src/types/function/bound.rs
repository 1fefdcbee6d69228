//! Methods: a function together with the object that it was found on.

use super::BoundMethod;
use super::class::call;
use crate::heap::{Object, Str, Value};
use crate::types::class::{ClassDef, PropertyDef};
use crate::types::descriptors::readonly;
use crate::types::super_object::name_argument;
use crate::vm::{Outcome, Vm};
use crate::{method, static_method};

/// `method`
pub const METHOD: ClassDef = ClassDef {
    name: "method",
    doc: "Create a bound instance method object.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, function, instance, /)",
            method_new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", method_repr, "Return repr(self)."),
        method!("__call__", "(self, /, *args, **kwargs)", call, "Call self as a function."),
        method!(
            "__get__",
            "(self, instance, owner=None, /)",
            method_get,
            "Return an attribute of instance, which is of type owner."
        ),
        method!("__eq__", "(self, value, /)", method_eq, "Return self==value."),
        method!("__hash__", "(self, /)", method_hash, "Return hash(self)."),
        method!("__getattribute__", "(self, name, /)", method_getattribute, "Return getattr(self, name)."),
    ],
    properties: &[
        PropertyDef {
            name: "__func__",
            get: |_, value| Ok(bound(value).function.clone()),
            set: Some(readonly),
            doc: "the function (or other callable) implementing a method",
        },
        PropertyDef {
            name: "__self__",
            get: |_, value| Ok(bound(value).receiver.clone()),
            set: Some(readonly),
            doc: "the instance to which a method is bound",
        },
    ],
    is_base: false,
};

fn bound(value: &Value) -> &Object<BoundMethod> {
    value.downcast().expect("the receiver of a method's method is a method")
}

fn method_new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let call = vm.names.call.clone();
    if vm.lookup_class_of(&args[1], &call).is_none() {
        return Err(vm.type_error("first argument must be callable"));
    }
    if args[2].is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    let class = vm.types.method.clone();
    let method = BoundMethod { function: args[1].clone(), receiver: args[2].clone() };
    Ok(vm.heap.alloc(&class, method).into())
}

fn method_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (function, receiver) = (bound(&args[0]).function.clone(), bound(&args[0]).receiver.clone());
    let mut name = None;
    for attribute in [vm.names.qualname.clone(), vm.names.name.clone()] {
        if name.is_none() {
            name = vm.find_attr(&function, &attribute)?;
        }
    }
    let name = match name.as_ref().and_then(|name| name.downcast::<Str>()) {
        Some(name) => name.as_str().to_string(),
        None => "?".to_string(),
    };
    let receiver = vm.repr(&receiver)?;
    Ok(vm.str(&format!("<bound method {name} of {}>", receiver.as_str())))
}

/// A method is bound already.
fn method_get(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(args[0].clone())
}

pub(super) fn method_eq(vm: &mut Vm, args: &[Value]) -> Outcome {
    if let (Some(a), Some(b)) = (args[0].downcast::<BoundMethod>(), args[1].downcast::<BoundMethod>()) {
        let same = a.receiver.is(&b.receiver)
            && (a.function.is(&b.function) || vm.equal(&a.function, &b.function)?);
        return Ok(Value::bool(same));
    }
    Ok(if args[0].is(&args[1]) { Value::TRUE } else { Value::NOT_IMPLEMENTED })
}

pub(super) fn method_hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let id = match args[0].downcast::<BoundMethod>() {
        Some(method) => {
            let receiver = vm.id_of(&method.receiver);
            let function = vm.hash(&method.function)?;
            (receiver >> 4) ^ function
        }
        None => vm.id_of(&args[0]) >> 4,
    };
    Ok(vm.int(id as i64 >> 2))
}

/// The attributes of a bound method are, but for its own, those of its function.
fn method_getattribute(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = name_argument(vm, &args[1])?;
    let class = vm.types.method.clone();
    let is_functions = matches!(name.as_str(), "__doc__" | "__module__" | "__name__" | "__qualname__");
    if !is_functions
        && vm.lookup(&class, &name).is_some()
        && let Some(found) = vm.generic_find(&args[0], &name)?
    {
        return Ok(found);
    }
    let function = bound(&args[0]).function.clone();
    match vm.find_attr(&function, &name)? {
        Some(found) => Ok(found),
        // It is the function that was asked last, and the complaint is its own.
        None => Err(vm.no_attribute(&function, name.as_str())),
    }
}
