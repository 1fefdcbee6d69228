//! `typing.Union`: what `int | str` gives.

use crate::heap::{Foreign, Str, Tracer, Tuple, Value};
use crate::types::alias::{GenericAlias, type_text};
use crate::types::class::{Class, ClassDef, PropertyDef};
use crate::types::object::new_foreign;
use crate::types::substitution::{parameters, substitute};
use crate::types::r#type::is_unionable;
use crate::vm::{Outcome, Raised, Vm};
use crate::{class_method, method};

/// The payload of a union.
pub struct Union {
    /// The alternatives, each once: a tuple.
    pub args: Value,
}

impl Foreign for Union {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.args);
    }
}

/// `typing.Union`, which is `types.UnionType` too.
pub const CLASS: ClassDef = ClassDef {
    name: "typing.Union",
    doc: "Represent a union type\n\nE.g. for int | str",
    methods: &[
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__or__", "(self, value, /)", or, "Return self|value."),
        method!("__ror__", "(self, value, /)", ror, "Return value|self."),
        method!("__eq__", "(self, value, /)", eq, "Return self==value."),
        method!("__hash__", "(self, /)", hash, "Return hash(self)."),
        method!("__getitem__", "(self, key, /)", getitem, "Return self[key]."),
        method!("__instancecheck__", "(self, instance, /)", instancecheck, ""),
        method!("__subclasscheck__", "(self, subclass, /)", subclasscheck, ""),
        method!("__mro_entries__", "(self, object, /)", mro_entries, ""),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, ""),
    ],
    properties: &[
        PropertyDef {
            name: "__args__",
            get: |_, value| Ok(this(value).args.clone()),
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "__origin__",
            get: |vm, _| Ok(vm.types.union.value()),
            set: None,
            doc: "Always returns the type",
        },
        PropertyDef {
            name: "__parameters__",
            get: |vm, value| {
                let found = parameters(vm, this(value).args.items())?;
                Ok(vm.tuple(found))
            },
            set: None,
            doc: "Type variables in the types.UnionType.",
        },
        PropertyDef { name: "__name__", get: |vm, _| Ok(vm.str("Union")), set: None, doc: "" },
        PropertyDef { name: "__qualname__", get: |vm, _| Ok(vm.str("Union")), set: None, doc: "" },
        PropertyDef { name: "__module__", get: |vm, _| Ok(vm.str("typing")), set: None, doc: "" },
    ],
    is_base: false,
};

fn this(value: &Value) -> &Union {
    value.foreign::<Union>().expect("the receiver is a union")
}

/// `left | right` for types; `NotImplemented` for anything else.
pub fn union_or(vm: &mut Vm, left: &Value, right: &Value) -> Outcome {
    if !is_unionable(left) || !is_unionable(right) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    make_union(vm, [left.clone(), right.clone()].to_vec())
}

/// A union of alternatives: nested unions are spread, `None` stands for its class, doubles go; one alone is itself.
pub fn make_union(vm: &mut Vm, parts: Vec<Value>) -> Outcome {
    let mut flat: Vec<Value> = Vec::new();
    for part in parts {
        let spread = match part.foreign::<Union>() {
            Some(union) => union.args.items().to_vec(),
            None if part.is_none() => vec![vm.types.none.value()],
            None if part.is_a::<Str>() => {
                let typing = vm.import_module("typing")?;
                vec![vm.call_method(&typing, "_type_convert", &[part])?]
            }
            None => vec![part],
        };
        for item in spread {
            let mut is_double = false;
            for known in flat.clone() {
                is_double = is_double || is_same(vm, &known, &item)?;
            }
            if !is_double {
                flat.push(item);
            }
        }
    }
    if flat.len() == 1 {
        return Ok(flat.remove(0));
    }
    let args = vm.tuple(flat);
    let class = vm.types.union.clone();
    Ok(new_foreign(vm, &class, Union { args }))
}

fn is_same(vm: &mut Vm, a: &Value, b: &Value) -> Result<bool, Raised> {
    if a.is(b) {
        return Ok(true);
    }
    if a.is_a::<Class>() && b.is_a::<Class>() {
        return Ok(false);
    }
    // `list[int]` and `list` are different although both stand for the same class.
    if a.foreign::<GenericAlias>().is_some() != b.foreign::<GenericAlias>().is_some() {
        return Ok(false);
    }
    vm.equal(a, b)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.check_stack()?;
    let none = vm.types.none.value();
    let mut texts = Vec::new();
    for item in this(&args[0]).args.items() {
        texts.push(if item.is(&none) { "None".to_string() } else { type_text(vm, item)? });
    }
    Ok(vm.str(&texts.join(" | ")))
}

fn or(vm: &mut Vm, args: &[Value]) -> Outcome {
    union_or(vm, &args[0], &args[1])
}

fn ror(vm: &mut Vm, args: &[Value]) -> Outcome {
    union_or(vm, &args[1], &args[0])
}

fn eq(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(other) = args[1].foreign::<Union>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let (left, right) = (this(&args[0]).args.items(), other.args.items());
    if left.len() != right.len() {
        return Ok(Value::FALSE);
    }
    for item in left {
        let mut is_there = false;
        for candidate in right {
            is_there = is_there || is_same(vm, item, candidate)?;
        }
        if !is_there {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

/// The order of the alternatives does not count, so their hashes are added.
fn hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mut sum = 0u64;
    for item in this(&args[0]).args.items() {
        sum = sum.wrapping_add(vm.hash(item)?);
    }
    Ok(vm.int((sum as i64) >> 4))
}

fn getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let inner = this(&args[0]).args.clone();
    let items = substitute(vm, &args[0], inner.items(), &args[1])?;
    make_union(vm, items)
}

fn class_getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let parts = match args[1].downcast::<Tuple>() {
        Some(tuple) => tuple.to_vec(),
        None => vec![args[1].clone()],
    };
    if parts.is_empty() {
        return Err(vm.type_error("Cannot take a Union of no types."));
    }
    make_union(vm, parts)
}

fn instancecheck(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(vm.isinstance(&args[1], &args[0])?))
}

fn subclasscheck(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(vm.issubclass(&args[1], &args[0])?))
}

fn mro_entries(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = vm.repr(&args[0])?;
    Err(vm.type_error(format!("Cannot subclass {}", text.as_str())))
}
