//! New instances: of classes of the program, and payloads of builtin classes.

use crate::heap::{Object, Payload, Ref, Str, Value};
use crate::types::class::{Class, special};
use crate::vm::{Outcome, Raised, Vm};

impl Vm {
    /// A fresh instance of a class without builtin layout.
    #[inline]
    pub fn new_instance(&mut self, class: &Ref<Class>) -> Outcome {
        if class.is_abstract.get() {
            return Err(self.abstract_instance(class));
        }
        let instance = self.heap.new_instance(class, class.root_shape.get(), class.slots_hint.get() as usize);
        if class.has_special(special::DEL) {
            instance.header().set_finalise(true);
        }
        Ok(instance.into())
    }

    #[cold]
    fn abstract_instance(&mut self, class: &Ref<Class>) -> Raised {
        let names = class.abstract_methods.get();
        let mut list: Vec<String> = match self.collect(&names) {
            Ok(names) => names
                .iter()
                .filter_map(|name| name.downcast::<Str>().map(|name| format!("'{}'", name.as_str())))
                .collect(),
            Err(raised) => return raised,
        };
        list.sort();
        let plural = if list.len() == 1 { "" } else { "s" };
        let message = format!(
            "Can't instantiate abstract class {} without an implementation for abstract method{plural} {}",
            class.name(),
            list.join(", ")
        );
        self.type_error(message)
    }

    /// Puts a payload of a builtin class on the heap; of a subclass, with its attributes.
    pub fn new_builtin<T: Payload>(&mut self, class: &Ref<Class>, payload: T) -> Value {
        let shape = class.root_shape.get();
        if shape == 0 {
            return self.heap.alloc(class, payload).into();
        }
        let object = self.heap.alloc_with_attributes(class, payload, shape);
        if class.has_special(special::DEL) {
            object.header().set_finalise(true);
        }
        object.into()
    }

    /// An instance of a class with `__del__` is finalised when its last reference goes.
    pub fn watch_finaliser(&mut self, class: &Object<Class>, value: &Value) {
        if class.has_special(special::DEL)
            && let Some(header) = value.header()
        {
            header.set_finalise(true);
        }
    }
}
