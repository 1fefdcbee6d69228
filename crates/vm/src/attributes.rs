//! Attributes: how `object.name` is read, written and deleted.
//!
//! The order of reading is Python's: a data descriptor of the class, then the object's own attribute, then anything else
//! of the class, then `__getattr__`. What inline caches remember of it, `ops::attributes` says.

use crate::heap::{Dict, Kind, Object, Ref, Str, Value};
use crate::native::{Binding, NativeFunction};
use crate::types::class::{Class, special};
use crate::types::descriptors;
use crate::types::function::BoundMethod;
use crate::types::module::Module;
use crate::vm::{Outcome, Raised, Vm};

/// What a value found on a class does when it is reached through an instance.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A function that takes the instance first.
    Method,
    /// Has `__get__` only.
    Descriptor,
    /// Has `__set__` or `__delete__` too.
    DataDescriptor,
    /// An ordinary value.
    Plain,
}

impl Vm {
    /// The class of any value.
    #[inline]
    pub fn class_of<'a>(&'a self, value: &'a Value) -> &'a Ref<Class> {
        match value.header() {
            Some(header) => header.class(),
            None if value.is_small_int() => &self.types.int,
            None if value.is_float() => &self.types.float,
            None if value.is_bool() => &self.types.bool,
            None if value.is_none() => &self.types.none,
            None if value.is_not_implemented() => &self.types.not_implemented,
            None => &self.types.ellipsis,
        }
    }

    /// The name of a value's class, as messages print it: with its module when it is a builtin class of a module.
    pub fn type_name(&self, value: &Value) -> std::rc::Rc<str> {
        self.class_of(value).shown_name()
    }

    /// An attribute of a class or its bases, as it lies there. The name must be interned.
    #[inline]
    pub fn lookup(&mut self, class: &Object<Class>, name: &Object<Str>) -> Option<Value> {
        self.method_cache.lookup(self.heap.class_epoch(), class, name)
    }

    /// An attribute of the class of a value, as it lies there.
    #[inline]
    pub fn lookup_class_of(&mut self, value: &Value, name: &Object<Str>) -> Option<Value> {
        let class = match value.header() {
            Some(header) => header.class().clone(),
            None => self.class_of(value).clone(),
        };
        self.lookup(&class, name)
    }

    /// Whether a value is an instance of a class, by its true class only.
    #[inline]
    pub fn is_instance(&self, value: &Value, class: &Object<Class>) -> bool {
        self.class_of(value).is_subclass_of(class)
    }

    fn role(&self, found: &Value) -> Role {
        let Some(header) = found.header() else { return Role::Plain };
        match header.kind() {
            Kind::Function => Role::Method,
            Kind::Native => match found.downcast::<NativeFunction>().map(|native| native.def.binding) {
                Some(Binding::Method) => Role::Method,
                Some(Binding::Class) => Role::Descriptor,
                _ => Role::Plain,
            },
            Kind::Foreign | Kind::Instance => {
                if let Some(role) = descriptors::builtin_role(found) {
                    return if role { Role::DataDescriptor } else { Role::Descriptor };
                }
                let class = header.class();
                if class.has_special(special::SET) {
                    Role::DataDescriptor
                } else if class.has_special(special::GET) {
                    Role::Descriptor
                } else {
                    Role::Plain
                }
            }
            _ if header.class().is_heap_class()
                && header.class().has_special(special::GET | special::SET) =>
            {
                if header.class().has_special(special::SET) { Role::DataDescriptor } else { Role::Descriptor }
            }
            _ => Role::Plain,
        }
    }

    /// Whether a value found on a class takes precedence over the instance's own attributes.
    pub(crate) fn is_data_descriptor(&self, found: &Value) -> bool {
        self.role(found) == Role::DataDescriptor
    }

    /// Whether a value found on a class is given as it is.
    pub(crate) fn is_plain(&self, found: &Value) -> bool {
        self.role(found) == Role::Plain
    }

    /// What `instance.name` gives for a value found on the class.
    pub fn bind_descriptor(&mut self, found: &Value, object: &Value) -> Outcome {
        match self.role(found) {
            Role::Plain => Ok(found.clone()),
            Role::Method => Ok(self.bind_method(found, object)),
            Role::Descriptor | Role::DataDescriptor => {
                let class = self.class_of(object).clone();
                self.get_through(found, object, &class)
            }
        }
    }

    /// A method bound to its object.
    pub fn bind_method(&mut self, function: &Value, object: &Value) -> Value {
        let class = match function.downcast::<NativeFunction>() {
            None => &self.types.method,
            Some(native) if native.stands_for_function() => &self.types.method,
            Some(native)
                if native.def.binding == Binding::Method
                    && crate::types::function::builtin::is_slot(native.def.name) =>
            {
                &self.types.method_wrapper
            }
            Some(_) => &self.types.builtin_function,
        };
        self.heap.alloc(class, BoundMethod { function: function.clone(), receiver: object.clone() }).into()
    }

    /// `found.__get__(object, class)`; the object is empty when the class itself is asked.
    fn get_through(&mut self, found: &Value, object: &Value, class: &Ref<Class>) -> Outcome {
        if let Some(native) = found.downcast::<NativeFunction>() {
            return Ok(match native.def.binding {
                Binding::Class => self.bind_method(found, &class.value()),
                Binding::Method if !object.is_empty() => self.bind_method(found, object),
                _ => found.clone(),
            });
        }
        if descriptors::builtin_role(found).is_some() && !self.class_of(found).is_heap_class() {
            return descriptors::get(self, found, object, class);
        }
        let name = self.names.get.clone();
        let object = object.clone().or_none();
        match self.call_special(found, &name, &[object, class.value()]) {
            Some(outcome) => outcome,
            None => Ok(found.clone()),
        }
    }

    /// A static method or the like, taken off a class: `__new__` before it is called.
    pub(crate) fn unwrap_static(&mut self, found: &Value, class: &Ref<Class>) -> Outcome {
        match self.role(found) {
            Role::Descriptor | Role::DataDescriptor => self.get_through(found, &Value::EMPTY, class),
            Role::Method | Role::Plain => Ok(found.clone()),
        }
    }

    /// `object.name`. The name must be interned.
    pub fn get_attr(&mut self, object: &Value, name: &Ref<Str>) -> Outcome {
        let class = self.class_of(object).clone();
        let found = if class.has_special(special::GETATTRIBUTE | special::GETATTR) {
            self.get_attr_hooked(object, &class, name)
        } else {
            match self.generic_find(object, name) {
                Ok(Some(value)) => Ok(value),
                Ok(None) => return Err(self.no_attribute(object, name.as_str())),
                Err(raised) => Err(raised),
            }
        };
        found.inspect_err(|raised| self.tell_what_was_asked(raised, object, name))
    }

    /// An `AttributeError` that the program raised while it was asked for an attribute learns which, and of what, unless it has
    /// been told: a suggestion may come of it.
    #[cold]
    fn tell_what_was_asked(&self, raised: &Raised, object: &Value, name: &Ref<Str>) {
        if !self.raised_is(raised, &self.types.exceptions.attribute_error) {
            return;
        }
        let exception = raised.0.value();
        let is_unknown = |slot| {
            let value: Value = exception.slot(slot);
            value.is_empty() || value.is_none()
        };
        if is_unknown(0) && is_unknown(1) {
            exception.set_slot(0, name.value());
            exception.set_slot(1, object.clone());
        }
    }

    fn get_attr_hooked(&mut self, object: &Value, class: &Ref<Class>, name: &Ref<Str>) -> Outcome {
        let first = if class.has_special(special::GETATTRIBUTE) {
            let hook = self.names.getattribute.clone();
            let found = self.lookup(class, &hook).expect("the class says that it has __getattribute__");
            self.call_found(&found, object, &[name.value()])
        } else {
            match self.generic_find(object, name) {
                Ok(Some(value)) => return Ok(value),
                Ok(None) => Err(self.no_attribute(object, name.as_str())),
                Err(raised) => Err(raised),
            }
        };
        match first {
            Err(raised)
                if class.has_special(special::GETATTR)
                    && self.raised_is(&raised, &self.types.exceptions.attribute_error) =>
            {
                drop(raised);
                let hook = self.names.getattr.clone();
                let found = self.lookup(class, &hook).expect("the class says that it has __getattr__");
                self.call_found(&found, object, &[name.value()])
            }
            other => other,
        }
    }

    /// `object.name` for a name that need not be interned.
    pub fn get_attr_str(&mut self, object: &Value, name: &str) -> Outcome {
        let name = self.intern(name);
        self.get_attr(object, &name)
    }

    /// `object.name`, or nothing when that raises `AttributeError`.
    pub fn find_attr(&mut self, object: &Value, name: &Ref<Str>) -> Result<Option<Value>, Raised> {
        let class = self.class_of(object).clone();
        if class.has_special(special::GETATTRIBUTE | special::GETATTR) {
            let outcome = self.get_attr_hooked(object, &class, name);
            return self.attribute_or_none(outcome);
        }
        match self.generic_find(object, name) {
            Err(raised) => self.attribute_or_none(Err(raised)),
            found => found,
        }
    }

    /// Calls a method by its name.
    pub fn call_method(&mut self, object: &Value, name: &str, arguments: &[Value]) -> Outcome {
        let name = self.intern(name);
        let method = self.get_attr(object, &name)?;
        self.call(&method, arguments)
    }

    /// What `object.__getattribute__` does for most objects, without `__getattr__`; nothing when there is no attribute.
    pub fn generic_find(&mut self, object: &Value, name: &Ref<Str>) -> Result<Option<Value>, Raised> {
        if let Some(class) = object.downcast::<Class>() {
            let class = class.to_ref();
            return self.find_class_attribute(&class, name);
        }
        let class = self.class_of(object).clone();
        let found = self.lookup(&class, name);
        let role = found.as_ref().map(|found| self.role(found));
        if role == Some(Role::DataDescriptor)
            && let Some(found) = &found
            && Self::can_get(found)
        {
            return self.get_through(found, object, &class).map(Some);
        }
        if let Some(own) = self.own_attribute(object, name) {
            return Ok(Some(own));
        }
        match (found, role) {
            (Some(found), Some(Role::Method)) => Ok(Some(self.bind_method(&found, object))),
            (Some(found), Some(Role::Plain)) => Ok(Some(found)),
            (Some(found), _) if !Self::can_get(&found) => Ok(Some(found)),
            (Some(found), _) => self.get_through(&found, object, &class).map(Some),
            (None, _) => self.find_in_module(object, name),
        }
    }

    /// Whether a descriptor has a say in reading. One that only has `__set__` leaves that to the instance.
    fn can_get(found: &Value) -> bool {
        let Some(header) = found.header() else { return true };
        !header.class().is_heap_class() || header.class().has_special(special::GET)
    }

    /// An attribute that lies in the object itself.
    pub fn own_attribute(&mut self, object: &Value, name: &Ref<Str>) -> Option<Value> {
        let shape = object.header()?.shape();
        if shape == 0 {
            return match object.downcast::<Module>() {
                Some(module) => module.dict.get_str(name),
                None => self.side_table(object, false)?.get_str(name),
            };
        }
        if self.shapes.get(shape).in_dict {
            return object.attribute_dict().and_then(|dict| dict.get_str(name));
        }
        let slot = self.shapes.slot(shape, name)?;
        let value = object.slot(slot as usize);
        if value.is_empty() { None } else { Some(value) }
    }

    /// A module's `__getattr__` (PEP 562).
    fn find_in_module(&mut self, object: &Value, name: &Ref<Str>) -> Result<Option<Value>, Raised> {
        let Some(module) = object.downcast::<Module>() else { return Ok(None) };
        let hook = self.names.getattr.clone();
        match module.dict.get_str(&hook) {
            Some(hook) => self.call(&hook, &[name.value()]).map(Some),
            None => Ok(None),
        }
    }

    /// `Class.name`: the metaclass's data descriptors, then the class and its bases, then the rest of the metaclass.
    fn find_class_attribute(&mut self, class: &Ref<Class>, name: &Ref<Str>) -> Result<Option<Value>, Raised> {
        let metaclass = class.class().clone();
        let meta = self.lookup(&metaclass, name);
        if let Some(found) = &meta
            && self.role(found) == Role::DataDescriptor
            && Self::can_get(found)
        {
            return self.get_through(found, &class.value(), &metaclass).map(Some);
        }
        if let Some(found) = self.lookup(class, name) {
            return match self.role(&found) {
                Role::Plain | Role::Method => Ok(Some(found)),
                Role::Descriptor | Role::DataDescriptor => {
                    self.get_through(&found, &Value::EMPTY, class).map(Some)
                }
            };
        }
        match meta {
            Some(found) => self.bind_descriptor(&found, &class.value()).map(Some),
            None => Ok(None),
        }
    }

    /// `object.name = value`. The name must be interned.
    pub fn set_attr(&mut self, object: &Value, name: &Ref<Str>, value: Value) -> Result<(), Raised> {
        let class = self.class_of(object).clone();
        if class.has_special(special::SETATTR) {
            let hook = self.names.setattr.clone();
            let found = self.lookup(&class, &hook).expect("the class says that it has __setattr__");
            self.call_found(&found, object, &[name.value(), value])?;
            return Ok(());
        }
        self.generic_set_attr(object, name, value)
    }

    /// What `object.__setattr__` does.
    pub fn generic_set_attr(&mut self, object: &Value, name: &Ref<Str>, value: Value) -> Result<(), Raised> {
        if let Some(class) = object.downcast::<Class>() {
            let class = class.to_ref();
            return self.set_class_attribute(&class, name, Some(value));
        }
        let class = self.class_of(object).clone();
        let found = self.lookup(&class, name);
        if let Some(found) = &found
            && self.role(found) == Role::DataDescriptor
        {
            return self.set_through(found, object, name, value);
        }
        let shape = object.header().map_or(0, |header| header.shape());
        if shape != 0 && class.has_dict.get() {
            self.set_own_attribute(object, name, value);
            return Ok(());
        }
        if let Some(module) = object.downcast::<Module>() {
            let old = module.dict.set_str(name, value);
            drop(old);
            return Ok(());
        }
        if let Some(attributes) = self.side_table(object, true) {
            drop(attributes.set_str(name, value));
            return Ok(());
        }
        Err(self.cannot_set(object, name, found.is_some()))
    }

    /// Where an object made in Rust keeps the attributes that a program gave it.
    fn side_table(&mut self, object: &Value, make: bool) -> Option<Ref<Dict>> {
        let side_table = self.class_of(object).side_table.get()?;
        side_table(self, object, make)
    }

    fn cannot_set(&mut self, object: &Value, name: &Ref<Str>, is_class_attribute: bool) -> Raised {
        let class = self.type_name(object);
        let text = if is_class_attribute {
            format!("'{class}' object attribute '{}' is read-only", name.as_str())
        } else if self.class_of(object).has_dict.get() {
            format!("'{class}' object has no attribute '{}'", name.as_str())
        } else {
            format!(
                "'{class}' object has no attribute '{}' and no __dict__ for setting new attributes",
                name.as_str()
            )
        };
        let raised = self.attribute_error(text);
        raised.0.value().set_slot(0, name.value());
        raised.0.value().set_slot(1, object.clone());
        raised
    }

    /// Sets an attribute in the object itself, which can have any.
    pub fn set_own_attribute(&mut self, object: &Value, name: &Ref<Str>, value: Value) {
        let shape = object.header().expect("only objects have attributes").shape();
        if !self.shapes.get(shape).in_dict {
            if let Some(slot) = self.shapes.slot(shape, name) {
                drop(object.set_slot(slot as usize, value));
                return;
            }
            if let Some((next, slot)) = self.shapes.add(shape, name) {
                let class = self.class_of(object);
                if class.slots_hint.get() <= slot {
                    class.slots_hint.set(slot + 1);
                }
                object.set_shape(next);
                drop(object.set_slot(slot as usize, value));
                return;
            }
        }
        let dict = self.attribute_dict(object);
        drop(dict.set_str(name, value));
    }

    /// The `__dict__` of an object that has one: from here on its attributes lie there.
    pub fn attribute_dict(&mut self, object: &Value) -> Ref<Dict> {
        let shape = object.header().expect("only objects have attributes").shape();
        if !self.shapes.get(shape).in_dict {
            let dict = self.new_dict();
            let first = self.shapes.get(shape).first_slot as usize;
            let names = self.shapes.get(shape).names.clone();
            for (place, name) in names.iter().enumerate() {
                let value = object.set_slot(first + place, Value::EMPTY);
                if !value.is_empty() {
                    dict.set_str(name, value);
                }
            }
            let root = self.class_of(object).root_shape.get();
            object.set_shape(self.shapes.dict_shape(root));
            object.set_attribute_dict(Some(dict));
        }
        match object.attribute_dict() {
            Some(dict) => dict,
            None => {
                let dict = self.new_dict();
                object.set_attribute_dict(Some(dict.clone()));
                dict
            }
        }
    }

    /// Replaces the `__dict__` of an object.
    pub fn set_attribute_dict(&mut self, object: &Value, dict: Ref<Dict>) {
        drop(self.attribute_dict(object));
        object.set_attribute_dict(Some(dict));
    }

    /// `found.__set__(object, value)`, or a data descriptor's refusal.
    fn set_through(
        &mut self,
        found: &Value,
        object: &Value,
        name: &Ref<Str>,
        value: Value,
    ) -> Result<(), Raised> {
        if descriptors::builtin_role(found).is_some() && !self.class_of(found).is_heap_class() {
            return descriptors::set(self, found, object, name, value);
        }
        let hook = self.names.set.clone();
        match self.call_special(found, &hook, &[object.clone(), value]) {
            Some(outcome) => outcome.map(drop),
            None => {
                let message = self.str("__set__");
                let class = self.types.exceptions.attribute_error.clone();
                Err(self.raise_with(&class, vec![message]))
            }
        }
    }

    /// `del object.name`.
    pub fn delete_attr(&mut self, object: &Value, name: &Ref<Str>) -> Result<(), Raised> {
        let class = self.class_of(object).clone();
        if class.has_special(special::DELATTR) {
            let hook = self.names.delattr.clone();
            let found = self.lookup(&class, &hook).expect("the class says that it has __delattr__");
            self.call_found(&found, object, &[name.value()])?;
            return Ok(());
        }
        self.generic_delete_attr(object, name)
    }

    /// What `object.__delattr__` does.
    pub fn generic_delete_attr(&mut self, object: &Value, name: &Ref<Str>) -> Result<(), Raised> {
        if let Some(class) = object.downcast::<Class>() {
            let class = class.to_ref();
            return self.set_class_attribute(&class, name, None);
        }
        let class = self.class_of(object).clone();
        let found = self.lookup(&class, name);
        if let Some(found) = &found
            && self.role(found) == Role::DataDescriptor
        {
            if descriptors::builtin_role(found).is_some() && !self.class_of(found).is_heap_class() {
                return descriptors::set(self, found, object, name, Value::EMPTY);
            }
            let hook = self.names.delete.clone();
            return match self.call_special(found, &hook, std::slice::from_ref(object)) {
                Some(outcome) => outcome.map(drop),
                None => {
                    let class = self.types.exceptions.attribute_error.clone();
                    let text = self.str("__delete__");
                    Err(self.raise_with(&class, vec![text]))
                }
            };
        }
        if let Some(module) = object.downcast::<Module>() {
            return match module.dict.remove_str(name) {
                Some(_) => Ok(()),
                None => Err(self.no_attribute(object, name.as_str())),
            };
        }
        let shape = object.header().map_or(0, |header| header.shape());
        if shape != 0 && self.own_attribute(object, name).is_some() {
            let dict = self.attribute_dict(object);
            drop(dict.remove_str(name));
            return Ok(());
        }
        if let Some(attributes) = self.side_table(object, false) {
            return match attributes.remove_str(name) {
                Some(_) => Ok(()),
                None => Err(self.no_attribute(object, name.as_str())),
            };
        }
        if class.side_table.get().is_some() || shape != 0 && class.has_dict.get() {
            return Err(self.no_attribute(object, name.as_str()));
        }
        if found.is_some() {
            return Err(self.cannot_set(object, name, true));
        }
        Err(self.cannot_set(object, name, false))
    }

    /// Sets or deletes an attribute of a class.
    fn set_class_attribute(
        &mut self,
        class: &Ref<Class>,
        name: &Ref<Str>,
        value: Option<Value>,
    ) -> Result<(), Raised> {
        let metaclass = class.class().clone();
        if let Some(found) = self.lookup(&metaclass, name)
            && self.role(&found) == Role::DataDescriptor
        {
            return self.set_through(&found, &class.value(), name, value.unwrap_or(Value::EMPTY));
        }
        if class.immutable.get() {
            let text =
                format!("cannot set '{}' attribute of immutable type '{}'", name.as_str(), class.name());
            return Err(self.type_error(text));
        }
        if !class.is_heap_class() {
            class.is_altered.set(true);
        }
        let dict = class.dict();
        match value {
            Some(value) => {
                let is_plain_now = self.is_plain(&value);
                let old = dict.set_str(name, value);
                // A plain value in the place of a plain value changes nothing that any cache remembers.
                let was_plain = old.as_ref().is_some_and(|old| self.is_plain(old));
                if name.as_str().starts_with("__") {
                    self.class_changed(class);
                } else if !(was_plain && is_plain_now) {
                    self.class_attribute_changed();
                }
                drop(old);
            }
            None => match dict.remove_str(name) {
                Some(old) => {
                    self.class_changed(class);
                    drop(old);
                }
                None => return Err(self.no_attribute(&class.value(), name.as_str())),
            },
        }
        Ok(())
    }
}
