//! `mappingproxy`: a read-only view of a mapping. A class's `__dict__` is one, and `view.mapping`.

use rondo_bytecode::{BinaryOp, CompareOp};

use crate::heap::{Foreign, Holder, List, Object, Tracer, Tuple, Value};
use crate::types::alias::class_getitem;
use crate::types::class::ClassDef;
use crate::types::sequence::R;
use crate::vm::{Outcome, Vm};
use crate::{class_method, method, static_method};

/// The payload of `mappingproxy`.
pub struct MappingProxy {
    /// What it shows.
    pub mapping: Value,
}

impl Foreign for MappingProxy {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.mapping);
    }
}

impl Vm {
    /// A read-only view of a mapping.
    pub fn mapping_proxy(&mut self, mapping: Value) -> Value {
        self.heap.alloc_foreign(&self.types.mapping_proxy, MappingProxy { mapping }, 0).into()
    }
}

fn this<'a>(vm: &mut Vm, args: &'a [Value]) -> R<&'a Object<Holder<MappingProxy>>> {
    match args[0].foreign::<MappingProxy>() {
        Some(proxy) => Ok(proxy),
        None => {
            let message = format!(
                "descriptor requires a 'mappingproxy' object but received a '{}'",
                vm.type_name(&args[0])
            );
            Err(vm.type_error(message))
        }
    }
}

fn mapping_of(vm: &mut Vm, args: &[Value]) -> Outcome {
    this(vm, args).map(|proxy| proxy.mapping.clone())
}

/// What a proxy stands for; any other value stands for itself.
fn unwrapped(value: &Value) -> Value {
    value.foreign::<MappingProxy>().map_or_else(|| value.clone(), |proxy| proxy.mapping.clone())
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = vm.names.getitem.clone();
    let is_mapping =
        vm.lookup_class_of(&args[1], &name).is_some() && !args[1].is_a::<List>() && !args[1].is_a::<Tuple>();
    if !is_mapping {
        let message = format!("mappingproxy() argument must be a mapping, not {}", vm.type_name(&args[1]));
        return Err(vm.type_error(message));
    }
    Ok(vm.mapping_proxy(args[1].clone()))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mapping = mapping_of(vm, args)?;
    vm.check_stack()?;
    let text = vm.repr(&mapping)?;
    Ok(vm.str(&format!("mappingproxy({})", text.as_str())))
}

fn str(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mapping = mapping_of(vm, args)?;
    vm.str_of(&mapping).map(Value::from)
}

fn hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mapping = mapping_of(vm, args)?;
    let hash = vm.hash(&mapping)?;
    Ok(vm.int_from_hash(hash))
}

fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Outcome {
    let mapping = mapping_of(vm, args)?;
    vm.compare(op, &mapping, &args[1])
}

fn iter(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mapping = mapping_of(vm, args)?;
    vm.iter(&mapping)
}

fn or(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.binary(BinaryOp::Or, &unwrapped(&args[0]), &unwrapped(&args[1]))
}

fn ror(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.binary(BinaryOp::Or, &unwrapped(&args[1]), &unwrapped(&args[0]))
}

fn ior(vm: &mut Vm, args: &[Value]) -> Outcome {
    let message = format!("'|=' is not supported by {}; use '|' instead", vm.type_name(&args[0]));
    Err(vm.type_error(message))
}

fn len(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mapping = mapping_of(vm, args)?;
    let length = vm.length(&mapping)?;
    Ok(vm.size(length))
}

fn getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mapping = mapping_of(vm, args)?;
    vm.get_item(&mapping, &args[1])
}

fn contains(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mapping = mapping_of(vm, args)?;
    vm.contains(&mapping, &args[1]).map(Value::bool)
}

fn get(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mapping = mapping_of(vm, args)?;
    let default = args[2].clone().or_none();
    vm.call_method(&mapping, "get", &[args[1].clone(), default])
}

fn delegate(vm: &mut Vm, args: &[Value], method: &str) -> Outcome {
    let mapping = mapping_of(vm, args)?;
    vm.call_method(&mapping, method, &[])
}

/// `mappingproxy`
pub const CLASS: ClassDef = ClassDef {
    name: "mappingproxy",
    doc: "Read-only proxy of a mapping.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, mapping)",
            new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__hash__", "(self, /)", hash, "Return hash(self)."),
        method!("__str__", "(self, /)", str, "Return str(self)."),
        method!(
            "__lt__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Lt),
            "Return self<value."
        ),
        method!(
            "__le__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Le),
            "Return self<=value."
        ),
        method!(
            "__eq__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Eq),
            "Return self==value."
        ),
        method!(
            "__ne__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Ne),
            "Return self!=value."
        ),
        method!(
            "__gt__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Gt),
            "Return self>value."
        ),
        method!(
            "__ge__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Ge),
            "Return self>=value."
        ),
        method!("__iter__", "(self, /)", iter, "Implement iter(self)."),
        method!("__or__", "(self, value, /)", or, "Return self|value."),
        method!("__ror__", "(self, value, /)", ror, "Return value|self."),
        method!("__ior__", "(self, value, /)", ior, "Return self|=value."),
        method!("__len__", "(self, /)", len, "Return len(self)."),
        method!("__getitem__", "(self, key, /)", getitem, "Return self[key]."),
        method!("__contains__", "(self, key, /)", contains, "Return bool(key in self)."),
        method!(
            "get",
            "(self, key, default=None, /)",
            get,
            "Return the value for key if key is in the mapping, else default."
        ),
        method!(
            "keys",
            "(self, /)",
            |vm, args| delegate(vm, args, "keys"),
            "D.keys() -> a set-like object providing a view on D's keys"
        ),
        method!(
            "values",
            "(self, /)",
            |vm, args| delegate(vm, args, "values"),
            "D.values() -> an object providing a view on D's values"
        ),
        method!(
            "items",
            "(self, /)",
            |vm, args| delegate(vm, args, "items"),
            "D.items() -> a set-like object providing a view on D's items"
        ),
        method!(
            "copy",
            "(self, /)",
            |vm, args| delegate(vm, args, "copy"),
            "D.copy() -> a shallow copy of D"
        ),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
        method!(
            "__reversed__",
            "(self, /)",
            |vm, args| delegate(vm, args, "__reversed__"),
            "D.__reversed__() -> reverse iterator"
        ),
    ],
    properties: &[],
    is_base: false,
};
