//! Descriptors: what a class holds so that reading an attribute of an instance *does* something.
//!
//! The machine's look-up ([`crate::attributes`]) recognises the ones written in Rust by their payload and calls [`get`] and
//! [`set`] here; those written in the language go through `__get__`, `__set__` and `__delete__`.
//!
//! ```text
//! property           get, set, delete: functions of the program      data          property.rs
//! member             a slot of the instance (`__slots__`)            data          members.rs
//! getset             a row of a table in Rust                        data          members.rs
//! static, class      a function, bound to nothing or to the class    not data      wrappers.rs
//! super              looks up behind a class: it is asked, not found               ../super_object.rs
//! ```

mod members;
mod property;
mod wrappers;

use crate::heap::{Holder, Object, Ref, Str, Value};
use crate::native::{Binding, NativeFunction};
use crate::types::class::Class;
use crate::types::tuple_getter::as_tuple_getter;
use crate::vm::{Outcome, Raised, Vm};
use members::{member_get, member_set};
use property::{property_get, property_set};
use wrappers::bind_to_class;

pub use members::{GETSET_DESCRIPTOR, GetSet, MEMBER_DESCRIPTOR, Member};
pub use property::{PROPERTY, Property};
pub use wrappers::{CLASS_METHOD, ClassMethod, STATIC_METHOD, StaticMethod, call_through};

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

/// Whether a function is marked as abstract.
fn is_abstract(vm: &mut Vm, function: &Value) -> Result<bool, Raised> {
    let name = vm.names.isabstractmethod.clone();
    match vm.find_attr(function, &name)? {
        Some(mark) => vm.truth(&mark),
        None => Ok(false),
    }
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
                Binding::Class => self.bind_method(found, &class.value()),
                Binding::Method if !object.is_empty() => self.bind_method(found, object),
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
        let object = object.clone().or_none();
        match self.call_special(found, &name, &[object, class.value()]) {
            Some(outcome) => outcome,
            None => Ok(found.clone()),
        }
    }
}
