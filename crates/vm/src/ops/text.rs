//! The texts of values: `repr`, `str`, `format`, and the guard against values that contain themselves.

use crate::heap::{Ref, Str, Value};
use crate::vm::{Outcome, Raised, Vm};

impl Vm {
    /// `repr(value)`.
    pub fn repr(&mut self, value: &Value) -> Result<Ref<Str>, Raised> {
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
        self.check_stack()?;
        let name = self.names.str.clone();
        let outcome = self.call_special(value, &name, &[]).expect("object has __str__");
        self.text_result(outcome, "__str__")
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
        for char in text.as_str().chars() {
            match char as u32 {
                code if code < 0x80 => escaped.push(char),
                code if code < 0x100 => escaped.push_str(&format!("\\x{code:02x}")),
                code if code < 0x1_0000 => escaped.push_str(&format!("\\u{code:04x}")),
                code => escaped.push_str(&format!("\\U{code:08x}")),
            }
        }
        Ok(self.new_str(&escaped))
    }

    /// `format(value, spec)`.
    pub fn format_value(&mut self, value: &Value, spec: &str) -> Result<Ref<Str>, Raised> {
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
