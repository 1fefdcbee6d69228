//! Descriptors that Rust declares: a *member* is a slot of the instance (`__slots__`), a *getset* a row of a table.

use super::{as_getset, as_member, check_object, get, set};
use crate::heap::{Foreign, Holder, Object, Ref, Str, Tracer, Value};
use crate::method;
use crate::types::class::{Class, ClassDef, PropertyDef};
use crate::types::object::new_foreign;
use crate::types::r#type::qualified_name;
use crate::vm::{Outcome, Raised, Vm};

/// The payload of a member descriptor: an attribute that lies in a declared slot.
pub struct Member {
    /// The name of the attribute.
    pub name: Ref<Str>,
    /// The class that declares it.
    pub owner: Ref<Class>,
    /// Which slot.
    pub slot: usize,
    /// Whether an empty slot reads as `None` instead of raising: so do the members of builtin exceptions.
    pub absent_is_none: bool,
    /// The docstring, or `None`.
    pub doc: Value,
}

impl Foreign for Member {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.owner);
        tracer.value(&self.doc);
    }
}

/// The payload of a getset descriptor: an attribute that a row of a table in Rust computes.
pub struct GetSet {
    /// The row.
    pub def: &'static PropertyDef,
    /// The class that it belongs to.
    pub owner: Ref<Class>,
}

impl Foreign for GetSet {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.owner);
    }
}

/// `member_descriptor`
pub const MEMBER_DESCRIPTOR: ClassDef = ClassDef {
    name: "member_descriptor",
    doc: "",
    methods: &[
        method!(
            "__get__",
            "(self, instance, owner=None, /)",
            descriptor_get,
            "Return an attribute of instance, which is of type owner."
        ),
        method!(
            "__set__",
            "(self, instance, value, /)",
            descriptor_set,
            "Set an attribute of instance to value."
        ),
        method!("__delete__", "(self, instance, /)", descriptor_delete, "Delete an attribute of instance."),
        method!("__repr__", "(self, /)", descriptor_repr, "Return repr(self)."),
    ],
    properties: DESCRIPTOR_PROPERTIES,
    is_base: false,
};

/// `getset_descriptor`
pub const GETSET_DESCRIPTOR: ClassDef = ClassDef {
    name: "getset_descriptor",
    doc: "",
    methods: MEMBER_DESCRIPTOR.methods,
    properties: DESCRIPTOR_PROPERTIES,
    is_base: false,
};

const DESCRIPTOR_PROPERTIES: &[PropertyDef] = &[
    PropertyDef { name: "__name__", get: |vm, value| Ok(vm.str(&described(value).0)), set: None, doc: "" },
    PropertyDef {
        name: "__qualname__",
        get: |vm, value| {
            let (name, owner) = described(value);
            Ok(vm.str(&format!("{}.{name}", owner.qualname())))
        },
        set: None,
        doc: "",
    },
    PropertyDef { name: "__objclass__", get: |_, value| Ok(described(value).1.value()), set: None, doc: "" },
    PropertyDef { name: "__doc__", get: descriptor_doc, set: None, doc: "" },
];

pub(super) fn member_get(vm: &mut Vm, member: &Object<Holder<Member>>, object: &Value) -> Outcome {
    check_object(vm, &member.owner, member.name.as_str(), object)?;
    let value = object.slot(member.slot);
    if !value.is_empty() {
        Ok(value)
    } else if member.absent_is_none {
        Ok(Value::NONE)
    } else {
        let class = vm.class_of(object).clone();
        let shown = qualified_name(vm, &class);
        let shown = shown.strip_prefix("__main__.").unwrap_or(&shown);
        let raised = vm.no_attribute(object, member.name.as_str());
        let text = vm.str(&format!("'{shown}' object has no attribute '{}'", member.name.as_str()));
        let (key, args) = (vm.intern("args"), vm.tuple([text]));
        vm.set_attr(&raised.0.value(), &key, args)?;
        Err(raised)
    }
}

pub(super) fn member_set(
    vm: &mut Vm,
    member: &Object<Holder<Member>>,
    object: &Value,
    value: Value,
) -> Result<(), Raised> {
    check_object(vm, &member.owner, member.name.as_str(), object)?;
    if value.is_empty() && !member.absent_is_none && object.slot(member.slot).is_empty() {
        return Err(vm.attribute_error(member.name.as_str()));
    }
    drop(object.set_slot(member.slot, value));
    Ok(())
}

/// Name and class of a member or getset descriptor.
fn described(value: &Value) -> (String, Ref<Class>) {
    match (as_member(value), as_getset(value)) {
        (Some(member), _) => (member.name.as_str().to_string(), member.owner.clone()),
        (None, Some(getset)) => (getset.def.name.to_string(), getset.owner.clone()),
        (None, None) => unreachable!("the receiver is a member or getset descriptor"),
    }
}

fn descriptor_doc(vm: &mut Vm, value: &Value) -> Outcome {
    Ok(match as_getset(value) {
        Some(getset) if !getset.def.doc.is_empty() => vm.str(getset.def.doc),
        _ => Value::NONE,
    })
}

fn descriptor_get(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[1].is_none() {
        return Ok(args[0].clone());
    }
    let class = vm.class_of(&args[1]).clone();
    get(vm, &args[0], &args[1], &class)
}

fn descriptor_set(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = vm.intern(&described(&args[0]).0);
    set(vm, &args[0], &args[1], &name, args[2].clone())?;
    Ok(Value::NONE)
}

fn descriptor_delete(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = vm.intern(&described(&args[0]).0);
    set(vm, &args[0], &args[1], &name, Value::EMPTY)?;
    Ok(Value::NONE)
}

fn descriptor_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (name, owner) = described(&args[0]);
    let kind = if as_member(&args[0]).is_some() { "member" } else { "attribute" };
    Ok(vm.str(&format!("<{kind} '{name}' of '{}' objects>", owner.name())))
}

impl Vm {
    /// The descriptor of an attribute that lies in a declared slot.
    pub fn new_member(&mut self, owner: &Ref<Class>, name: &str, slot: usize, absent_is_none: bool) -> Value {
        let name = self.intern(name);
        let class = self.types.member_descriptor.clone();
        let member = Member { name, owner: owner.clone(), slot, absent_is_none, doc: Value::NONE };
        new_foreign(self, &class, member)
    }

    /// The descriptor of an attribute that Rust computes.
    pub fn new_getset(&mut self, owner: &Ref<Class>, def: &'static PropertyDef) -> Value {
        let class = self.types.getset_descriptor.clone();
        new_foreign(self, &class, GetSet { def, owner: owner.clone() })
    }
}
