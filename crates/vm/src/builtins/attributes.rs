//! Builtin functions about objects and classes: attributes, identity, hash, membership of classes.

use crate::function;
use crate::heap::{Kind, Ref, Str, Value};
use crate::native::NativeDef;
use crate::types::sequence::R;
use crate::vm::{Outcome, Vm};

/// The name of an attribute, which must be a string.
fn name_of(vm: &mut Vm, value: &Value) -> R<Ref<Str>> {
    match value.downcast::<Str>() {
        Some(name) => Ok(vm.intern_str(name)),
        None => {
            let message = format!("attribute name must be string, not '{}'", vm.type_name(value));
            Err(vm.type_error(message))
        }
    }
}

fn getattr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = name_of(vm, &args[1])?;
    if args[2].is_empty() {
        return vm.get_attr(&args[0], &name);
    }
    Ok(vm.find_attr(&args[0], &name)?.unwrap_or_else(|| args[2].clone()))
}

fn setattr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = name_of(vm, &args[1])?;
    vm.set_attr(&args[0], &name, args[2].clone())?;
    Ok(Value::NONE)
}

fn hasattr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = name_of(vm, &args[1])?;
    Ok(Value::bool(vm.find_attr(&args[0], &name)?.is_some()))
}

fn delattr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = name_of(vm, &args[1])?;
    vm.delete_attr(&args[0], &name)?;
    Ok(Value::NONE)
}

fn isinstance(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.isinstance(&args[0], &args[1]).map(Value::bool)
}

fn issubclass(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.issubclass(&args[0], &args[1]).map(Value::bool)
}

impl Vm {
    /// Whether a value can be called.
    pub fn is_callable(&mut self, value: &Value) -> bool {
        match value.kind() {
            Some(Kind::Function | Kind::Native | Kind::BoundMethod | Kind::Class) => true,
            None => false,
            Some(_) => {
                let name = self.names.call.clone();
                self.lookup_class_of(value, &name).is_some()
            }
        }
    }
}

fn callable(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(vm.is_callable(&args[0])))
}

fn hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let hash = vm.hash(&args[0])?;
    Ok(vm.int_from_hash(hash))
}

fn id(vm: &mut Vm, args: &[Value]) -> Outcome {
    let id = vm.id_of(&args[0]);
    Ok(vm.int(id as i64))
}

/// See the module.
pub const FUNCTIONS: &[NativeDef] = &[
    function!(
        "getattr",
        "(object, name, default=<unrepresentable>, /)",
        getattr,
        "getattr(object, name[, default]) -> value\n\nGet a named attribute from an object; getattr(x, 'y') is equivalent to x.y.\nWhen a default argument is given, it is returned when the attribute doesn't\nexist; without it, an exception is raised in that case."
    ),
    function!(
        "setattr",
        "(obj, name, value, /)",
        setattr,
        "Sets the named attribute on the given object to the specified value.\n\nsetattr(x, 'y', v) is equivalent to ``x.y = v``"
    ),
    function!(
        "hasattr",
        "(obj, name, /)",
        hasattr,
        "Return whether the object has an attribute with the given name.\n\nThis is done by calling getattr(obj, name) and catching AttributeError."
    ),
    function!(
        "delattr",
        "(obj, name, /)",
        delattr,
        "Deletes the named attribute from the given object.\n\ndelattr(x, 'y') is equivalent to ``del x.y``"
    ),
    function!(
        "isinstance",
        "(obj, class_or_tuple, /)",
        isinstance,
        "Return whether an object is an instance of a class or of a subclass thereof.\n\nA tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\nor ...`` etc."
    ),
    function!(
        "issubclass",
        "(cls, class_or_tuple, /)",
        issubclass,
        "Return whether 'cls' is derived from another class or is the same class.\n\nA tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)\nor ...``."
    ),
    function!(
        "callable",
        "(obj, /)",
        callable,
        "Return whether the object is callable (i.e., some kind of function).\n\nNote that classes are callable, as are instances of classes with a\n__call__() method."
    ),
    function!(
        "hash",
        "(obj, /)",
        hash,
        "Return the hash value for the given object.\n\nTwo objects that compare equal must also have the same hash value, but the\nreverse is not necessarily true."
    ),
    function!(
        "id",
        "(obj, /)",
        id,
        "Return the identity of an object.\n\nThis is guaranteed to be unique among simultaneously existing objects.\n(CPython uses the object's memory address.)"
    ),
];
