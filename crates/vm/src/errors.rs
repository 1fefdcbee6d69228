//! Raising: one function an exception class, so that a message is all that the place of the fault has to know.

use crate::heap::{Ref, Value};
use crate::types::class::Class;
use crate::types::exception::Exception;
use crate::vm::{Outcome, Raised, Vm};

macro_rules! raisers {
    ($($name:ident),*) => {
        impl Vm {
            $(
                /// Makes an exception of the class of the same name, to be returned as an error.
                #[cold]
                pub fn $name(&mut self, message: impl Into<String>) -> Raised {
                    let class = self.types.exceptions.$name.clone();
                    self.error(&class, message)
                }
            )*
        }
    };
}

raisers!(
    type_error,
    value_error,
    index_error,
    overflow_error,
    zero_division_error,
    runtime_error,
    attribute_error,
    assertion_error,
    name_error,
    unbound_local_error,
    lookup_error,
    not_implemented_error,
    import_error,
    buffer_error,
    eof_error,
    system_error,
    reference_error
);

impl Vm {
    /// An exception of a builtin class with a message.
    #[cold]
    pub fn error(&mut self, class: &Ref<Class>, message: impl Into<String>) -> Raised {
        let message = self.str(&message.into());
        self.raise_with(class, vec![message])
    }

    /// An exception of a builtin class with these `args`.
    pub fn raise_with(&mut self, class: &Ref<Class>, args: Vec<Value>) -> Raised {
        let exception = self.new_exception(class);
        let first = args.first().cloned().unwrap_or(Value::NONE);
        exception.args.set(self.tuple(args));
        // The one declared member of these classes is their first argument.
        let exceptions = &self.types.exceptions;
        if class.is_subclass_of(&exceptions.stop_iteration) || class.is_subclass_of(&exceptions.import_error)
        {
            exception.value().set_slot(0, first);
        }
        Raised(exception)
    }

    /// A bare exception of a class, without calling anything of the program.
    pub fn new_exception(&mut self, class: &Ref<Class>) -> Ref<Exception> {
        self.heap.alloc_with_attributes(class, Exception::default(), class.root_shape.get())
    }

    /// `KeyError(key)`.
    #[cold]
    pub fn key_error(&mut self, key: Value) -> Raised {
        let class = self.types.exceptions.key_error.clone();
        self.raise_with(&class, vec![key])
    }

    /// `StopIteration(value)`; without arguments when the value is `None`.
    pub fn stop_iteration(&mut self, value: Value) -> Raised {
        let class = self.types.exceptions.stop_iteration.clone();
        let args = if value.is_none() { vec![] } else { vec![value] };
        self.raise_with(&class, args)
    }

    /// `MemoryError()`.
    #[cold]
    pub fn memory_error(&mut self) -> Raised {
        let class = self.types.exceptions.memory_error.clone();
        self.raise_with(&class, vec![])
    }

    /// `RecursionError`.
    #[cold]
    pub fn recursion_error(&mut self) -> Raised {
        let class = self.types.exceptions.recursion_error.clone();
        self.error(&class, "maximum recursion depth exceeded")
    }

    /// `AttributeError` of an object that lacks an attribute, with the names that suggestions need.
    #[cold]
    pub fn no_attribute(&mut self, object: &Value, name: &str) -> Raised {
        let text = match object.downcast::<Class>() {
            Some(class) => format!("type object '{}' has no attribute '{name}'", class.name()),
            None => match object.downcast::<crate::types::module::Module>() {
                Some(module) => self.no_module_attribute(module, name),
                None => format!("'{}' object has no attribute '{name}'", self.type_name(object)),
            },
        };
        let raised = self.attribute_error(text);
        let name: Value = self.intern(name).into();
        raised.0.value().set_slot(0, name);
        raised.0.value().set_slot(1, object.clone());
        raised
    }

    /// `OSError` of the subclass that fits the operating system's number.
    #[cold]
    pub fn os_error(&mut self, errno: i32, filename: Option<&str>) -> Raised {
        let text = system_message(errno);
        let class = self.types.exceptions.os_error.clone().value();
        let mut args = vec![Value::int(errno), self.str(&text)];
        if let Some(name) = filename {
            args.push(self.str(name));
        }
        match self.call(&class, &args) {
            Ok(exception) => {
                Raised(exception.downcast::<Exception>().expect("OSError makes exceptions").to_ref())
            }
            Err(raised) => raised,
        }
    }

    /// The exception as a value.
    pub fn exception_value(raised: &Raised) -> Value {
        raised.0.value()
    }

    /// Whether what was raised is an instance of a class.
    pub fn raised_is(&self, raised: &Raised, class: &Ref<Class>) -> bool {
        raised.0.class().is_subclass_of(class)
    }

    /// The value that a `StopIteration` carries, if this is one.
    pub fn stop_value(&self, raised: &Raised) -> Option<Value> {
        let is_stop = raised.0.class().is_subclass_of(&self.types.exceptions.stop_iteration);
        is_stop.then(|| {
            let value = raised.0.value().slot(0);
            value.or_none()
        })
    }

    /// An outcome in which `AttributeError` means that there is nothing.
    pub fn attribute_or_none(&mut self, outcome: Outcome) -> Result<Option<Value>, Raised> {
        match outcome {
            Ok(value) => Ok(Some(value)),
            Err(raised) if self.raised_is(&raised, &self.types.exceptions.attribute_error) => Ok(None),
            Err(raised) => Err(raised),
        }
    }
}

/// The operating system's text for one of its numbers, as C's `strerror` gives it.
pub fn system_message(errno: i32) -> String {
    let text = std::io::Error::from_raw_os_error(errno).to_string();
    match text.rfind(" (os error") {
        Some(end) => text[..end].to_string(),
        None => text,
    }
}
