//! Descriptors: what a class holds so that reading an attribute of an instance *does* something.
//!
//! The machine's look-up ([`crate::attributes`]) recognises the ones written in Rust by their payload and calls [`get`] and
//! [`set`] here; those written in the language go through `__get__`, `__set__` and `__delete__`.
//!
//! ```text
//! property           get, set, delete: functions of the program      data
//! member             a slot of the instance (`__slots__`)            data
//! getset             a row of a table in Rust                        data
//! static, class      a function, bound to nothing or to the class    not data
//! super              looks up behind a class: it is asked, not found
//! ```

use crate::heap::{Foreign, Holder, Object, Ref, Str, Tracer, Value, ValueCell};
use crate::native::NativeFunction;
use crate::types::class::{Class, ClassDef, PropertyDef};
use crate::types::object::{class_for_new, new_foreign, none_if_empty};
use crate::types::tuple_getter::as_tuple_getter;
use crate::types::r#type::qualified_name;
use crate::vm::{Outcome, Raised, Vm};
use crate::{class_method, method, static_method};

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
    pub doc_from_getter: std::cell::Cell<bool>,
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

/// A property, if this is one.
#[inline]
pub fn as_property(value: &Value) -> Option<&Object<Holder<Property>>> {
    value.foreign()
}

/// A static method, if this is one.
#[inline]
pub fn as_static_method(value: &Value) -> Option<&Object<Holder<StaticMethod>>> {
    value.foreign()
}

/// A class method, if this is one.
#[inline]
pub fn as_class_method(value: &Value) -> Option<&Object<Holder<ClassMethod>>> {
    value.foreign()
}

/// A member descriptor, if this is one.
#[inline]
pub fn as_member(value: &Value) -> Option<&Object<Holder<Member>>> {
    value.foreign()
}

/// A getset descriptor, if this is one.
#[inline]
pub fn as_getset(value: &Value) -> Option<&Object<Holder<GetSet>>> {
    value.foreign()
}

/// Whether a value is a descriptor written in Rust, and then whether it is a data descriptor.
#[inline]
pub fn builtin_role(found: &Value) -> Option<bool> {
    if as_property(found).is_some()
        || as_member(found).is_some()
        || as_getset(found).is_some()
        || as_tuple_getter(found).is_some()
    {
        Some(true)
    } else if as_static_method(found).is_some() || as_class_method(found).is_some() {
        Some(false)
    } else {
        None
    }
}

/// Reads an attribute through a descriptor written in Rust. The object is empty when the class itself is asked.
pub fn get(vm: &mut Vm, found: &Value, object: &Value, class: &Ref<Class>) -> Outcome {
    if as_property(found).is_some() {
        return if object.is_empty() { Ok(found.clone()) } else { property_get(vm, found, object) };
    }
    if let Some(member) = as_member(found) {
        return if object.is_empty() { Ok(found.clone()) } else { member_get(vm, member, object) };
    }
    if let Some(getset) = as_getset(found) {
        if object.is_empty() {
            return Ok(found.clone());
        }
        check_object(vm, &getset.owner, getset.def.name, object)?;
        return (getset.def.get)(vm, object);
    }
    if let Some(getter) = as_tuple_getter(found) {
        return getter.read(vm, found, object);
    }
    if let Some(function) = as_static_method(found) {
        return Ok(function.function.get());
    }
    match as_class_method(found) {
        Some(method) => {
            let function = method.function.get();
            bind_to_class(vm, &function, class)
        }
        None => Ok(found.clone()),
    }
}

/// Whether a descriptor written in Rust gives the attribute without any code of the program.
pub fn reads_quickly(found: &Value) -> bool {
    as_getset(found).is_some() || as_tuple_getter(found).is_some()
}

/// A class method binds what it wraps to the class.
fn bind_to_class(vm: &mut Vm, function: &Value, class: &Ref<Class>) -> Outcome {
    Ok(vm.bind_method(function, &class.value()))
}

/// Writes an attribute through a descriptor written in Rust; an empty value deletes it.
pub fn set(vm: &mut Vm, found: &Value, object: &Value, name: &Ref<Str>, value: Value) -> Result<(), Raised> {
    if as_property(found).is_some() {
        return property_set(vm, found, object, value);
    }
    if let Some(member) = as_member(found) {
        return member_set(vm, member, object, value);
    }
    if let Some(getset) = as_getset(found) {
        check_object(vm, &getset.owner, getset.def.name, object)?;
        return match getset.def.set {
            Some(set) => set(vm, object, value),
            None => {
                let text = format!(
                    "attribute '{}' of '{}' objects is not writable",
                    name.as_str(),
                    getset.owner.shown_name()
                );
                Err(vm.attribute_error(text))
            }
        };
    }
    if as_tuple_getter(found).is_some() {
        return Err(vm.attribute_error("can't set attribute"));
    }
    let text = format!("'{}' object attribute '{}' is read-only", vm.type_name(object), name.as_str());
    Err(vm.attribute_error(text))
}

/// The setter of an attribute that CPython declares as a read-only member.
pub fn readonly(vm: &mut Vm, _value: &Value, _new: Value) -> Result<(), Raised> {
    Err(vm.attribute_error("readonly attribute"))
}

/// A descriptor of one class is of no use for objects of another.
fn check_object(vm: &mut Vm, owner: &Ref<Class>, name: &str, object: &Value) -> Result<(), Raised> {
    if vm.is_instance(object, owner) {
        return Ok(());
    }
    let text = format!(
        "descriptor '{name}' for '{}' objects doesn't apply to a '{}' object",
        owner.shown_name(),
        vm.type_name(object)
    );
    Err(vm.type_error(text))
}

fn member_get(vm: &mut Vm, member: &Object<Holder<Member>>, object: &Value) -> Outcome {
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

fn member_set(
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

    /// `property(getter)`, for those who need one in Rust.
    pub fn new_property(&mut self, getter: Value, setter: Value) -> Value {
        let class = self.types.property.clone();
        let property = Property::default();
        property.getter.set(getter);
        property.setter.set(setter);
        new_foreign(self, &class, property)
    }

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

// ---------------------------------------------------------------------------------------------------- property

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
            get: |_, value| Ok(none_if_empty(property(value).getter.get())),
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "fset",
            get: |_, value| Ok(none_if_empty(property(value).setter.get())),
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "fdel",
            get: |_, value| Ok(none_if_empty(property(value).deleter.get())),
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "__doc__",
            get: |_, value| Ok(none_if_empty(property(value).doc.get())),
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

fn given(value: &Value) -> Value {
    if value.is_none() { Value::EMPTY } else { value.clone() }
}

fn property_init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let this = property(&args[0]);
    this.getter.set(given(&args[1]));
    this.setter.set(given(&args[2]));
    this.deleter.set(given(&args[3]));
    this.doc.set(given(&args[4]));
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
        let doc = none_if_empty(this.doc.get());
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

/// Reads through a property.
pub fn property_get(vm: &mut Vm, value: &Value, object: &Value) -> Outcome {
    let getter = property(value).getter.get();
    if getter.is_empty() {
        return Err(property_refusal(vm, value, object, "getter"));
    }
    vm.call(&getter, std::slice::from_ref(object))
}

/// Writes through a property; an empty value deletes.
pub fn property_set(vm: &mut Vm, value: &Value, object: &Value, new: Value) -> Result<(), Raised> {
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
        [this.getter.get(), this.setter.get(), this.deleter.get()].map(none_if_empty).to_vec();
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
    property(value).doc.set(given(&new));
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

/// Whether a function is marked as abstract.
fn is_abstract(vm: &mut Vm, function: &Value) -> Result<bool, Raised> {
    let name = vm.names.isabstractmethod.clone();
    match vm.find_attr(function, &name)? {
        Some(mark) => vm.truth(&mark),
        None => Ok(false),
    }
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

// --------------------------------------------------------------------------------- staticmethod and classmethod

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
        class_method!(
            "__class_getitem__",
            "(cls, object, /)",
            crate::types::alias::class_getitem,
            "See PEP 585"
        ),
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
        class_method!(
            "__class_getitem__",
            "(cls, object, /)",
            crate::types::alias::class_getitem,
            "See PEP 585"
        ),
    ],
    properties: WRAPPER_PROPERTIES,
    is_base: true,
};

/// What both have: they need a `__dict__`, for the attributes that they copy from their function.
const WRAPPER_PROPERTIES: &[PropertyDef] = &[
    PropertyDef {
        name: "__func__",
        get: |_, value| Ok(none_if_empty(wrapped(value).get())),
        set: Some(crate::types::descriptors::readonly),
        doc: "",
    },
    PropertyDef {
        name: "__wrapped__",
        get: |_, value| Ok(none_if_empty(wrapped(value).get())),
        set: Some(crate::types::descriptors::readonly),
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
    PropertyDef {
        name: "__dict__",
        get: crate::types::object::get_dict,
        set: Some(crate::types::object::set_dict),
        doc: "",
    },
];

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
    let mut all: crate::native::Arguments = first.into_iter().collect();
    all.extend(args.items().iter().cloned());
    let mut names = Vec::new();
    if let Some(keywords) = kwargs.downcast::<crate::heap::Dict>() {
        for entry in keywords.entries() {
            names.push(entry.key);
            all.push(entry.value);
        }
    }
    vm.call_with(function, all, &names)
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

// ----------------------------------------------------------------------------------------- members and getsets

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

/// Whether a value found on a class is a function of a builtin class, unbound.
pub fn is_unbound_native(value: &Value) -> bool {
    value
        .downcast::<NativeFunction>()
        .is_some_and(|native| native.def.binding == crate::native::Binding::Method)
}

/// The slot of a member descriptor: inline caches go there directly.
#[inline]
pub fn member_slot(value: &Value) -> Option<u32> {
    as_member(value).map(|member| member.slot as u32)
}

/// The getter of an ordinary property, if the value is one that has a getter.
pub fn plain_getter(value: &Value) -> Option<Value> {
    if value.header()?.class().is_heap_class() {
        return None;
    }
    let getter = as_property(value)?.getter.get();
    if getter.is_empty() || getter.is_none() { None } else { Some(getter) }
}

impl Vm {
    /// What reading a value found on a class gives: through an object, or, when that is empty, through the class.
    pub fn get_descriptor(&mut self, found: &Value, object: &Value, class: &Ref<Class>) -> Outcome {
        if let Some(native) = found.downcast::<NativeFunction>() {
            return Ok(match native.def.binding {
                crate::native::Binding::Class => self.bind_method(found, &class.value()),
                crate::native::Binding::Method if !object.is_empty() => self.bind_method(found, object),
                _ => found.clone(),
            });
        }
        if self.binds_as_method(found) {
            return Ok(if object.is_empty() { found.clone() } else { self.bind_method(found, object) });
        }
        if builtin_role(found).is_some() && !self.class_of(found).is_heap_class() {
            return get(self, found, object, class);
        }
        let name = self.names.get.clone();
        let object = if object.is_empty() { Value::NONE } else { object.clone() };
        match self.call_special(found, &name, &[object, class.value()]) {
            Some(outcome) => outcome,
            None => Ok(found.clone()),
        }
    }
}
