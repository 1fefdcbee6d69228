//! Numbers in an object: instances of subclasses of `int` and `float`.
//!
//! A plain int or float lies in its word (or, when large, in a [`super::int::BigInt`]), and has no room for a class of its
//! own or attributes. An instance of `class Metres(int)` is a box around the plain number. Arithmetic looks through the
//! box; its result is plain, as in CPython.

use crate::heap::{Kind, Payload, Ref, Tracer, Value};
use crate::types::class::Class;
use crate::vm::{Raised, Vm};

/// The payload of instances of subclasses of `int` and `float`.
pub struct Boxed {
    /// The plain number: an int in its word, a [`super::int::BigInt`] of class `int`, or a float.
    pub value: Value,
}

impl Payload for Boxed {
    const KIND: Kind = Kind::Boxed;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.value);
    }
}

impl Boxed {
    /// A box around a plain number.
    pub fn new(value: Value) -> Boxed {
        Boxed { value }
    }
}

/// The number itself: what is in the box, or the value as it is.
#[inline]
pub fn unboxed(value: &Value) -> &Value {
    match value.downcast::<Boxed>() {
        Some(boxed) => boxed.number(),
        None => value,
    }
}

impl Boxed {
    /// The number in the box.
    fn number(&self) -> &Value {
        &self.value
    }
}

/// Checks the first argument of a `__new__`: it must be the class itself or one derived from it.
pub fn class_argument(vm: &mut Vm, class: &Value, base: &Ref<Class>) -> Result<Ref<Class>, Raised> {
    let name = base.name();
    let Some(given) = class.downcast::<Class>() else {
        let message = format!("{name}.__new__(X): X is not a type object ({})", vm.type_name(class));
        return Err(vm.type_error(message));
    };
    if base.is(given) {
        return Ok(base.clone());
    }
    if !given.is_subclass_of(base) {
        let given = given.name();
        return Err(vm.type_error(format!("{name}.__new__({given}): {given} is not a subtype of {name}")));
    }
    Ok(given.to_ref())
}

/// The error of a method that was hung on a class whose instances are of another kind.
#[cold]
pub fn wrong_receiver(vm: &mut Vm, name: &str, given: &Value) -> Raised {
    let message = format!("descriptor requires a '{name}' object but received a '{}'", vm.type_name(given));
    vm.type_error(message)
}
