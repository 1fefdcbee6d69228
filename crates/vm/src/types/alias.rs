//! `types.GenericAlias`: what `list[int]` gives. It stands for its class in calls and attributes, and remembers the rest.

use crate::heap::{Foreign, Tracer, Tuple, Value};
use crate::types::class::{Class, ClassDef, PropertyDef};
use crate::types::descriptors::call_through;
use crate::types::object::{class_for_new, names_of, new_foreign, sorted_names};
use crate::types::substitution::{parameters, substitute};
use crate::types::super_object::name_argument;
use crate::types::r#type::qualified_name;
use crate::types::union::union_or;
use crate::vm::{Outcome, Raised, Vm};
use crate::{method, static_method};

/// The payload of a generic alias.
pub struct GenericAlias {
    /// The class.
    pub origin: Value,
    /// What stands in the brackets: a tuple.
    pub args: Value,
    /// Whether it was unpacked: `*tuple[int]`.
    pub is_starred: bool,
}

impl Foreign for GenericAlias {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.origin);
        tracer.value(&self.args);
    }
}

/// `types.GenericAlias`
pub const CLASS: ClassDef = ClassDef {
    name: "types.GenericAlias",
    doc: "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    methods: &[
        static_method!(
            "__new__",
            "(cls, origin, args, /)",
            new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__call__", "(self, /, *args, **kwargs)", call, "Call self as a function."),
        method!("__getattribute__", "(self, name, /)", getattribute, "Return getattr(self, name)."),
        method!("__getitem__", "(self, key, /)", getitem, "Return self[key]."),
        method!("__iter__", "(self, /)", iter, "Implement iter(self)."),
        method!("__eq__", "(self, value, /)", eq, "Return self==value."),
        method!("__hash__", "(self, /)", hash, "Return hash(self)."),
        method!("__or__", "(self, value, /)", or, "Return self|value."),
        method!("__ror__", "(self, value, /)", ror, "Return value|self."),
        method!("__mro_entries__", "(self, object, /)", mro_entries, ""),
        method!("__instancecheck__", "(self, object, /)", instancecheck, ""),
        method!("__subclasscheck__", "(self, object, /)", subclasscheck, ""),
        method!("__dir__", "(self, /)", dir, ""),
    ],
    properties: &[
        PropertyDef {
            name: "__origin__",
            get: |_, value| Ok(this(value).origin.clone()),
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "__args__",
            get: |_, value| Ok(this(value).args.clone()),
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "__unpacked__",
            get: |_, value| Ok(Value::bool(this(value).is_starred)),
            set: None,
            doc: "",
        },
        PropertyDef {
            name: "__parameters__",
            get: |vm, value| {
                let found = parameters(vm, this(value).args.items())?;
                Ok(vm.tuple(found))
            },
            set: None,
            doc: "Type variables in the GenericAlias.",
        },
    ],
    is_base: true,
};

fn this(value: &Value) -> &GenericAlias {
    value.foreign::<GenericAlias>().expect("the receiver is a generic alias")
}

/// `Class[item]` of builtin classes: the row `__class_getitem__` of their tables calls this.
pub fn class_getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(generic_alias(vm, args[0].clone(), args[1].clone(), false))
}

/// An alias; an item that is no tuple is the only one.
pub fn generic_alias(vm: &mut Vm, origin: Value, item: Value, is_starred: bool) -> Value {
    let args = if item.is_a::<Tuple>() { item } else { vm.tuple([item]) };
    let class = vm.types.generic_alias.clone();
    new_foreign(vm, &class, GenericAlias { origin, args, is_starred })
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = vm.types.generic_alias.clone();
    let class = class_for_new(vm, &args[0], &owner)?;
    let items = if args[2].is_a::<Tuple>() { args[2].clone() } else { vm.tuple([args[2].clone()]) };
    Ok(new_foreign(vm, &class, GenericAlias { origin: args[1].clone(), args: items, is_starred: false }))
}

/// A type as annotations write it: its name for a class, `...`, `None` for `NoneType` in unions only, else its `repr`.
pub fn type_text(vm: &mut Vm, value: &Value) -> Result<String, Raised> {
    if value.is(&Value::ELLIPSIS) {
        return Ok("...".to_string());
    }
    if let Some(class) = value.downcast::<Class>() {
        return Ok(qualified_name(vm, class));
    }
    if let Some(list) = value.downcast::<crate::heap::List>() {
        let mut texts = Vec::new();
        for item in list.to_vec() {
            texts.push(type_text(vm, &item)?);
        }
        return Ok(format!("[{}]", texts.join(", ")));
    }
    Ok(vm.repr(value)?.as_str().to_string())
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.check_stack()?;
    let this = this(&args[0]);
    let origin = type_text(vm, &this.origin)?;
    let mut texts = Vec::new();
    for item in this.args.items() {
        texts.push(type_text(vm, item)?);
    }
    let inner = if texts.is_empty() { "()".to_string() } else { texts.join(", ") };
    let star = if this.is_starred { "*" } else { "" };
    Ok(vm.str(&format!("{star}{origin}[{inner}]")))
}

/// Calls the class, and tells the instance, if it can hold it, what it was made by.
fn call(vm: &mut Vm, args: &[Value]) -> Outcome {
    let origin = this(&args[0]).origin.clone();
    let instance = call_through(vm, &origin, None, &args[1], &args[2])?;
    let name = vm.intern("__orig_class__");
    match vm.set_attr(&instance, &name, args[0].clone()) {
        Ok(()) => Ok(instance),
        Err(raised)
            if vm.raised_is(&raised, &vm.types.exceptions.attribute_error)
                || vm.raised_is(&raised, &vm.types.exceptions.type_error) =>
        {
            Ok(instance)
        }
        Err(raised) => Err(raised),
    }
}

/// The attributes that are the alias's own; all others are those of its class.
const OWN: &[&str] = &[
    "__class__",
    "__bases__",
    "__copy__",
    "__deepcopy__",
    "__unpacked__",
    "__typing_unpacked_tuple_args__",
    "__origin__",
    "__args__",
    "__parameters__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
];

fn getattribute(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = name_argument(vm, &args[1])?;
    if !OWN.contains(&name.as_str()) {
        let origin = this(&args[0]).origin.clone();
        return vm.get_attr(&origin, &name);
    }
    match vm.generic_find(&args[0], &name)? {
        Some(value) => Ok(value),
        None => Err(vm.no_attribute(&args[0], name.as_str())),
    }
}

fn getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (origin, inner, is_starred) = {
        let this = this(&args[0]);
        (this.origin.clone(), this.args.clone(), this.is_starred)
    };
    let items = substitute(vm, &args[0], inner.items(), &args[1])?;
    let items = vm.tuple(items);
    Ok(generic_alias(vm, origin, items, is_starred))
}

/// `*tuple[int]` in a subscript gives one starred alias.
fn iter(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (origin, inner) = (this(&args[0]).origin.clone(), this(&args[0]).args.clone());
    let starred = generic_alias(vm, origin, inner, true);
    let tuple = vm.tuple([starred]);
    vm.iter(&tuple)
}

fn eq(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(other) = args[1].foreign::<GenericAlias>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let (left, right) = (this(&args[0]), other);
    let same = left.is_starred == right.is_starred
        && vm.equal(&left.origin, &right.origin)?
        && vm.equal(&left.args, &right.args)?;
    Ok(Value::bool(same))
}

fn hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let this = this(&args[0]);
    let hash = vm.hash(&this.origin)? ^ vm.hash(&this.args)?;
    Ok(vm.int(hash as i64))
}

fn or(vm: &mut Vm, args: &[Value]) -> Outcome {
    union_or(vm, &args[0], &args[1])
}

fn ror(vm: &mut Vm, args: &[Value]) -> Outcome {
    union_or(vm, &args[1], &args[0])
}

fn mro_entries(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(vm.tuple([this(&args[0]).origin.clone()]))
}

fn instancecheck(vm: &mut Vm, _args: &[Value]) -> Outcome {
    Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
}

fn subclasscheck(vm: &mut Vm, _args: &[Value]) -> Outcome {
    Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
}

fn dir(vm: &mut Vm, args: &[Value]) -> Outcome {
    let origin = this(&args[0]).origin.clone();
    let class = origin.downcast::<Class>().map(|class| class.to_ref());
    let mut names = names_of(vm, &origin, class.as_deref())?;
    for own in OWN {
        let name: Value = vm.intern(own).into();
        if !names.iter().any(|known| known.is(&name)) {
            names.push(name);
        }
    }
    Ok(sorted_names(vm, names))
}
