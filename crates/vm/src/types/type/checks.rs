//! `isinstance` and `issubclass`: by the hooks `__instancecheck__` and `__subclasscheck__`, and plainly where there are none.
//!
//! Where a class is asked for a tuple or a union of classes may stand, nested as deep as one likes, and objects that only have
//! `__bases__`.

use crate::heap::{Object, Tuple, Value};
use crate::types::class::Class;
use crate::types::union::Union;
use crate::vm::{Raised, Vm};

/// How deep tuples of classes may nest, and how many single bases an object that stands for a class may lead to. (Rust's
/// stack would bear more; CPython's would not.)
const DEEPEST_CHOICE: u32 = 20_000;

impl Vm {
    /// `isinstance(object, class)`, hooks included.
    pub fn isinstance(&mut self, object: &Value, class: &Value) -> Result<bool, Raised> {
        self.isinstance_within(object, class, 0)
    }

    fn isinstance_within(&mut self, object: &Value, class: &Value, depth: u32) -> Result<bool, Raised> {
        if self.class_of(object).is_value(class) {
            return Ok(true);
        }
        if self.class_of(class).is(&self.types.type_) {
            return self.is_instance_plainly(object, class);
        }
        if let Some(choices) = choices(class) {
            self.check_choices(depth)?;
            for choice in choices {
                if self.isinstance_within(object, &choice, depth + 1)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let name = self.names.instancecheck.clone();
        match self.call_special(class, &name, std::slice::from_ref(object)) {
            Some(answer) => {
                let answer = answer?;
                self.truth(&answer)
            }
            None => self.is_instance_plainly(object, class),
        }
    }

    /// `issubclass(class, base)`, hooks included.
    pub fn issubclass(&mut self, class: &Value, base: &Value) -> Result<bool, Raised> {
        self.issubclass_within(class, base, 0)
    }

    fn issubclass_within(&mut self, class: &Value, base: &Value, depth: u32) -> Result<bool, Raised> {
        if self.class_of(base).is(&self.types.type_) {
            if class.is(base) {
                return Ok(true);
            }
            return self.is_subclass_plainly(class, base);
        }
        if let Some(choices) = choices(base) {
            self.check_choices(depth)?;
            for choice in choices {
                if self.issubclass_within(class, &choice, depth + 1)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let name = self.names.subclasscheck.clone();
        match self.call_special(base, &name, std::slice::from_ref(class)) {
            Some(answer) => {
                let answer = answer?;
                self.truth(&answer)
            }
            None => self.is_subclass_plainly(class, base),
        }
    }

    /// Whether choices of classes may be looked at that lie so deep in others.
    fn check_choices(&mut self, depth: u32) -> Result<(), Raised> {
        if depth < DEEPEST_CHOICE { self.check_stack() } else { Err(self.recursion_error()) }
    }

    /// `isinstance` without hooks: by the true class, then by what `__class__` says.
    pub(super) fn is_instance_plainly(&mut self, object: &Value, class: &Value) -> Result<bool, Raised> {
        let Some(class) = class.downcast::<Class>() else {
            if self.bases_of(class)?.is_none() {
                let text = "isinstance() arg 2 must be a type, a tuple of types, or a union";
                return Err(self.type_error(text));
            }
            let name = self.names.class.clone();
            return match self.find_attr(object, &name)? {
                Some(said) => self.derives_from(said, class),
                None => Ok(false),
            };
        };
        if self.is_instance(object, class) || self.stands_in_for(self.class_of(object), class) {
            return Ok(true);
        }
        if !object.is_object() {
            return Ok(false);
        }
        let name = self.names.class.clone();
        let said = self.find_attr(object, &name)?;
        Ok(said.is_some_and(|said| said.downcast::<Class>().is_some_and(|said| said.is_subclass_of(class))))
    }

    pub(super) fn is_subclass_plainly(&mut self, class: &Value, base: &Value) -> Result<bool, Raised> {
        match (class.downcast::<Class>(), base.downcast::<Class>()) {
            (Some(class), Some(base)) => Ok(class.is_subclass_of(base) || self.stands_in_for(class, base)),
            _ => {
                if self.bases_of(class)?.is_none() {
                    return Err(self.type_error("issubclass() arg 1 must be a class"));
                }
                if self.bases_of(base)?.is_none() {
                    let text = "issubclass() arg 2 must be a class, a tuple of classes, or a union";
                    return Err(self.type_error(text));
                }
                self.derives_from(class.clone(), base)
            }
        }
    }

    /// Whether a class derives from one that stands for another, made in Rust.
    fn stands_in_for(&self, class: &Object<Class>, base: &Object<Class>) -> bool {
        self.stand_ins.iter().any(|(written, native)| native.is(base) && class.is_subclass_of(written))
    }

    /// `__bases__`, if that is a tuple: what has it may stand where a class is asked for.
    fn bases_of(&mut self, value: &Value) -> Result<Option<Value>, Raised> {
        let name = self.intern("__bases__");
        Ok(self.find_attr(value, &name)?.filter(|bases| bases.is_a::<Tuple>()))
    }

    /// Whether something is what stands for a class, or has it among its bases or theirs.
    fn derives_from(&mut self, derived: Value, base: &Value) -> Result<bool, Raised> {
        let mut derived = derived;
        // A property that makes its bases anew each time leads on for ever.
        let mut steps = 0;
        loop {
            self.check_choices(steps)?;
            steps += 1;
            if derived.is(base) {
                return Ok(true);
            }
            self.spend(1)?;
            let Some(bases) = self.bases_of(&derived)? else { return Ok(false) };
            match bases.items() {
                [] => return Ok(false),
                [only] => derived = only.clone(),
                many => {
                    for one in many {
                        if self.derives_from(one.clone(), base)? {
                            return Ok(true);
                        }
                    }
                    return Ok(false);
                }
            }
        }
    }
}

/// The classes of a tuple or a union.
fn choices(class: &Value) -> Option<Vec<Value>> {
    match class.foreign::<Union>() {
        Some(union) => Some(union.args.items().to_vec()),
        None => class.downcast::<Tuple>().map(|tuple| tuple.to_vec()),
    }
}
