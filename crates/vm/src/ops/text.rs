//! The texts of values: `repr`, `str`, `format`, and the guard against values that contain themselves.

use crate::heap::{Ref, Str, Value};
use crate::types::float::text::push_float_repr;
use crate::types::format::push_builtin;
use crate::types::int::{BigInt, Int};
use crate::types::text::repr::{push_ascii, push_repr};
use crate::vm::{Outcome, Raised, Vm};

impl Vm {
    /// `repr(value)`.
    pub fn repr(&mut self, value: &Value) -> Result<Ref<Str>, Raised> {
        if let Some(text) = self.plain_text(value)? {
            return Ok(text);
        }
        if let Some(text) = value.downcast::<Str>()
            && !text.has_own_class()
        {
            return self.written(|_, shown| {
                push_repr(text.as_str(), shown);
                Ok(())
            });
        }
        self.check_stack()?;
        let name = self.names.repr.clone();
        let outcome = self.call_special(value, &name, &[]).expect("object has __repr__");
        self.text_result(outcome, "__repr__")
    }

    /// `str(value)`.
    pub fn str_of(&mut self, value: &Value) -> Result<Ref<Str>, Raised> {
        if let Some(text) = value.downcast::<Str>()
            && !text.has_own_class()
        {
            return Ok(text.to_ref());
        }
        if let Some(text) = self.plain_text(value)? {
            return Ok(text);
        }
        self.check_stack()?;
        let name = self.names.str.clone();
        let outcome = self.call_special(value, &name, &[]).expect("object has __str__");
        self.text_result(outcome, "__str__")
    }

    /// The text of a plain number or constant, which is the same for `repr` and `str`; asking its class would only take
    /// longer.
    #[inline]
    fn plain_text(&mut self, value: &Value) -> Result<Option<Ref<Str>>, Raised> {
        if let Some(word) = value.as_small_int() {
            return self.int_str(Int::Word(word)).map(Some);
        }
        if let Some(float) = value.as_float() {
            let write = |_: &mut Vm, text: &mut String| {
                push_float_repr(float, text);
                Ok(())
            };
            return self.written(write).map(Some);
        }
        match value.downcast::<BigInt>() {
            Some(big) if !big.class().is_heap_class() => self.int_str(big.int()).map(Some),
            _ => Ok(None),
        }
    }

    fn text_result(&mut self, outcome: Outcome, method: &str) -> Result<Ref<Str>, Raised> {
        let result = outcome?;
        match result.downcast::<Str>() {
            Some(text) => Ok(text.to_ref()),
            None => {
                let message = format!("{method} returned non-string (type {})", self.type_name(&result));
                Err(self.type_error(message))
            }
        }
    }

    /// `ascii(value)`.
    pub fn ascii(&mut self, value: &Value) -> Result<Ref<Str>, Raised> {
        let text = self.repr(value)?;
        if text.is_ascii() {
            return Ok(text);
        }
        let mut escaped = String::new();
        push_ascii(text.as_str(), &mut escaped);
        Ok(self.new_str(&escaped))
    }

    /// `format(value, spec)`.
    pub fn format_value(&mut self, value: &Value, spec: &str) -> Result<Ref<Str>, Raised> {
        let formatted =
            self.with_buffer(|vm, text| Ok(push_builtin(vm, value, spec, text)?.then(|| vm.new_str(text))))?;
        if let Some(text) = formatted {
            return Ok(text);
        }
        self.check_stack()?;
        let name = self.names.format.clone();
        let spec = self.str(spec);
        let outcome = self.call_special(value, &name, &[spec]).expect("object has __format__");
        let result = outcome?;
        match result.downcast::<Str>() {
            Some(text) => Ok(text.to_ref()),
            None => {
                let message = format!("__format__ must return a str, not {}", self.type_name(&result));
                Err(self.type_error(message))
            }
        }
    }

    /// Begins the `repr` of a container: false when it is already under way, that is, when it contains itself.
    pub fn enter_repr(&mut self, value: &Value) -> bool {
        if self.repr_guard.contains(&value.bits()) {
            return false;
        }
        self.repr_guard.push(value.bits());
        true
    }

    /// Ends the `repr` of a container.
    pub fn leave_repr(&mut self, value: &Value) {
        let ended = self.repr_guard.pop();
        debug_assert_eq!(ended, Some(value.bits()), "texts of containers nest");
    }
}
