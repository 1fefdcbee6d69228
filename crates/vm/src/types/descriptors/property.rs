//! `property`: up to three functions of the program, called to read, to write and to delete an attribute.

use std::cell::Cell;

use super::{as_property, is_abstract, readonly};
use crate::heap::{Foreign, Holder, Object, Tracer, Value, ValueCell};
use crate::types::class::{ClassDef, PropertyDef};
use crate::types::object::{class_for_new, new_foreign};
use crate::vm::{Outcome, Raised, Vm};
use crate::{method, static_method};

/// The payload of `property`.
#[derive(Default)]
pub struct Property {
    /// Called to read.
    pub getter: ValueCell,
    /// Called to write.
    pub setter: ValueCell,
    /// Called to delete.
    pub deleter: ValueCell,
    /// The docstring.
    pub doc: ValueCell,
    /// The name, if it was told or set.
    pub name: ValueCell,
    /// Whether the docstring is that of the getter.
    pub doc_from_getter: Cell<bool>,
}

impl Foreign for Property {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.cells().into_iter().for_each(|cell| cell.trace(tracer));
    }

    fn clear(&self) {
        self.cells().into_iter().for_each(|cell| drop(cell.take()));
    }
}

impl Property {
    fn cells(&self) -> [&ValueCell; 5] {
        [&self.getter, &self.setter, &self.deleter, &self.doc, &self.name]
    }
}

/// `property`
pub const PROPERTY: ClassDef = ClassDef {
    name: "property",
    doc: "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n    function to be used for setting an attribute value\n  fdel\n    function to be used for del'ing an attribute\n  doc\n    docstring",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            property_new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!(
            "__init__",
            "(self, /, fget=None, fset=None, fdel=None, doc=None)",
            property_init,
            "Initialize self.  See help(type(self)) for accurate signature."
        ),
        method!(
            "__get__",
            "(self, instance, owner=None, /)",
            property_dunder_get,
            "Return an attribute of instance, which is of type owner."
        ),
        method!(
            "__set__",
            "(self, instance, value, /)",
            property_dunder_set,
            "Set an attribute of instance to value."
        ),
        method!(
            "__delete__",
            "(self, instance, /)",
            property_dunder_delete,
            "Delete an attribute of instance."
        ),
        method!(
            "getter",
            "(self, object, /)",
            property_getter,
            "Descriptor to obtain a copy of the property with a different getter."
        ),
        method!(
            "setter",
            "(self, object, /)",
            property_setter,
            "Descriptor to obtain a copy of the property with a different setter."
        ),
        method!(
            "deleter",
            "(self, object, /)",
            property_deleter,
            "Descriptor to obtain a copy of the property with a different deleter."
        ),
        method!(
            "__set_name__",
            "(self, owner, name, /)",
            property_set_name,
            "Method to set name of a property."
        ),
    ],
    properties: &[
        PropertyDef {
            name: "fget",
            get: |_, value| Ok(property(value).getter.get().or_none()),
            set: Some(readonly),
            doc: "",
        },
        PropertyDef {
            name: "fset",
            get: |_, value| Ok(property(value).setter.get().or_none()),
            set: Some(readonly),
            doc: "",
        },
        PropertyDef {
            name: "fdel",
            get: |_, value| Ok(property(value).deleter.get().or_none()),
            set: Some(readonly),
            doc: "",
        },
        PropertyDef {
            name: "__doc__",
            get: |_, value| Ok(property(value).doc.get().or_none()),
            set: Some(property_set_doc),
            doc: "",
        },
        PropertyDef { name: "__name__", get: property_get_name, set: Some(property_change_name), doc: "" },
        PropertyDef { name: "__isabstractmethod__", get: property_is_abstract, set: None, doc: "" },
    ],
    is_base: true,
};

fn property(value: &Value) -> &Object<Holder<Property>> {
    as_property(value).expect("the receiver of a property's method is a property")
}

fn property_new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = vm.types.property.clone();
    let class = class_for_new(vm, &args[0], &owner)?;
    Ok(new_foreign(vm, &class, Property::default()))
}

fn property_init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let this = property(&args[0]);
    this.getter.set(args[1].clone().or_empty());
    this.setter.set(args[2].clone().or_empty());
    this.deleter.set(args[3].clone().or_empty());
    this.doc.set(args[4].clone().or_empty());
    this.name.set(Value::EMPTY);
    this.doc_from_getter.set(false);
    if !this.doc.is_set() && this.getter.is_set() {
        let name = vm.names.doc.clone();
        if let Some(doc) = vm.find_attr(&this.getter.get(), &name)?
            && !doc.is_none()
        {
            this.doc.set(doc);
            this.doc_from_getter.set(true);
        }
    }
    // The docstring of a subclass would hide that of its instance, so the instance has it as an attribute.
    if vm.class_of(&args[0]).is_heap_class() {
        let doc = this.doc.get().or_none();
        let is_getters = this.doc_from_getter.get();
        let name = vm.names.doc.clone();
        if let Err(raised) = vm.set_attr(&args[0], &name, doc)
            && (is_getters || !raised.0.is_instance_of(&vm.types.exceptions.attribute_error))
        {
            return Err(raised);
        }
    }
    Ok(Value::NONE)
}

/// Reads through a property.
pub(super) fn property_get(vm: &mut Vm, value: &Value, object: &Value) -> Outcome {
    let getter = property(value).getter.get();
    if getter.is_empty() {
        return Err(property_refusal(vm, value, object, "getter"));
    }
    vm.call(&getter, std::slice::from_ref(object))
}

/// Writes through a property; an empty value deletes.
pub(super) fn property_set(vm: &mut Vm, value: &Value, object: &Value, new: Value) -> Result<(), Raised> {
    let this = property(value);
    let is_deletion = new.is_empty();
    let function = if is_deletion { this.deleter.get() } else { this.setter.get() };
    if function.is_empty() {
        let what = if is_deletion { "deleter" } else { "setter" };
        return Err(property_refusal(vm, value, object, what));
    }
    if is_deletion {
        vm.call(&function, std::slice::from_ref(object))?;
    } else {
        vm.call(&function, &[object.clone(), new])?;
    }
    Ok(())
}

/// The name as messages print it: quoted, when it is known.
fn property_name(vm: &mut Vm, value: &Value) -> Result<Option<String>, Raised> {
    let this = property(value);
    if this.name.is_set() {
        let name = this.name.get();
        return Ok(Some(vm.repr(&name)?.as_str().to_string()));
    }
    if !this.getter.is_set() {
        return Ok(None);
    }
    let attribute = vm.names.name.clone();
    match vm.find_attr(&this.getter.get(), &attribute)? {
        Some(name) => Ok(Some(vm.repr(&name)?.as_str().to_string())),
        None => Ok(None),
    }
}

fn property_refusal(vm: &mut Vm, value: &Value, object: &Value, what: &str) -> Raised {
    let qualname = vm.class_of(object).qualname();
    match property_name(vm, value) {
        Ok(Some(name)) => vm.attribute_error(format!("property {name} of '{qualname}' object has no {what}")),
        Ok(None) => vm.attribute_error(format!("property of '{qualname}' object has no {what}")),
        Err(raised) => raised,
    }
}

fn property_dunder_get(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[1].is_none() { Ok(args[0].clone()) } else { property_get(vm, &args[0], &args[1]) }
}

fn property_dunder_set(vm: &mut Vm, args: &[Value]) -> Outcome {
    property_set(vm, &args[0], &args[1], args[2].clone())?;
    Ok(Value::NONE)
}

fn property_dunder_delete(vm: &mut Vm, args: &[Value]) -> Outcome {
    property_set(vm, &args[0], &args[1], Value::EMPTY)?;
    Ok(Value::NONE)
}

/// A copy of a property, made by calling its class, with one function replaced.
fn property_copy(vm: &mut Vm, value: &Value, place: usize, function: &Value) -> Outcome {
    let this = property(value);
    let mut functions =
        [this.getter.get(), this.setter.get(), this.deleter.get()].map(Value::or_none).to_vec();
    functions[place] = function.clone();
    let keeps_doc = this.doc.is_set() && !this.doc_from_getter.get();
    functions.push(if keeps_doc { this.doc.get() } else { Value::NONE });
    let name = this.name.get();
    let class = vm.class_of(value).value();
    let copy = vm.call(&class, &functions)?;
    if let Some(copy) = as_property(&copy) {
        copy.name.set(name);
    }
    Ok(copy)
}

fn property_getter(vm: &mut Vm, args: &[Value]) -> Outcome {
    property_copy(vm, &args[0], 0, &args[1])
}

fn property_setter(vm: &mut Vm, args: &[Value]) -> Outcome {
    property_copy(vm, &args[0], 1, &args[1])
}

fn property_deleter(vm: &mut Vm, args: &[Value]) -> Outcome {
    property_copy(vm, &args[0], 2, &args[1])
}

fn property_set_name(_vm: &mut Vm, args: &[Value]) -> Outcome {
    property(&args[0]).name.set(args[2].clone());
    Ok(Value::NONE)
}

fn property_set_doc(_vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    property(value).doc.set(new.clone().or_empty());
    Ok(())
}

fn property_get_name(vm: &mut Vm, value: &Value) -> Outcome {
    let this = property(value);
    if this.name.is_set() {
        return Ok(this.name.get());
    }
    let attribute = vm.names.name.clone();
    if this.getter.is_set()
        && let Some(name) = vm.find_attr(&this.getter.get(), &attribute)?
    {
        return Ok(name);
    }
    Err(vm.no_attribute(value, "__name__"))
}

fn property_change_name(_vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    property(value).name.set(new);
    Ok(())
}

fn property_is_abstract(vm: &mut Vm, value: &Value) -> Outcome {
    let this = property(value);
    for function in [this.getter.get(), this.setter.get(), this.deleter.get()] {
        if !function.is_empty() && is_abstract(vm, &function)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}
