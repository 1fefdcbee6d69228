//! Making classes: what `type.__new__` does. The statement that leads here stands in
//! [`class_statement`](crate::class_statement).
//!
//! ```text
//! which base gives the payload, `__slots__`        layout.rs
//! in which order bases are asked                   order.rs
//! special methods noted in bits; a class changes   specials.rs
//! builtin classes, from tables                     builtin.rs
//! instances                                        instances.rs
//! ```

mod builtin;
mod instances;
mod layout;
mod order;
mod specials;

use crate::heap::{CellBox, Dict, Kind, Object, Ref, Str, Value};
use crate::native::NativeFunction;
use crate::types::class::Class;
use crate::types::function::Function;
use crate::vm::{Outcome, Raised, Vm};

pub use layout::mangle;

impl Vm {
    /// `type.__new__` with the arguments that it was called with.
    pub fn make_class(
        &mut self,
        metaclass: &Ref<Class>,
        name: &Value,
        bases: &Value,
        namespace: &Value,
        keywords: &Value,
    ) -> Outcome {
        let entries = self.names.mro_entries.clone();
        for base in bases.items() {
            if !base.is_a::<Class>() && self.find_attr(base, &entries)?.is_some() {
                return Err(
                    self.type_error("type() doesn't support MRO entry resolution; use types.new_class()")
                );
            }
        }
        let chosen = self.choose_metaclass(Some(metaclass.value()), bases.items())?;
        let chosen = chosen.downcast::<Class>().expect("metaclasses are classes").to_ref();
        if let Some(outcome) = self.delegate_to_winner(metaclass, &chosen, [name, bases, namespace], keywords)
        {
            return outcome;
        }
        let mut classes = Vec::new();
        for base in bases.items() {
            let Some(base) = base.downcast::<Class>() else {
                return Err(self.type_error("bases must be types"));
            };
            classes.push(base.to_ref());
        }
        let namespace = namespace.downcast::<Dict>().expect("the caller has checked the namespace").to_ref();
        let keywords: Vec<(Value, Value)> = match keywords.downcast::<Dict>() {
            Some(keywords) => keywords.entries().into_iter().map(|entry| (entry.key, entry.value)).collect(),
            None => vec![],
        };
        let name = name.downcast::<Str>().expect("the caller has checked the name").as_str().to_string();
        self.new_class(&chosen, &name, classes, &namespace, &keywords)
    }

    /// `type.__new__(metaclass, name, bases, namespace, **keywords)`.
    pub fn new_class(
        &mut self,
        metaclass: &Ref<Class>,
        name: &str,
        bases: Vec<Ref<Class>>,
        namespace: &Object<Dict>,
        keywords: &[(Value, Value)],
    ) -> Outcome {
        let bases = if bases.is_empty() { vec![self.types.object.clone()] } else { bases };
        for base in &bases {
            if !base.is_base.get() {
                let message = format!("type '{}' is not an acceptable base type", base.shown_name());
                return Err(self.type_error(message));
            }
        }
        let layout_base = self.layout_base(&bases)?;
        let class = Class::new(self.heap.clone(), name, layout_base.layout, layout_base.definition, true);
        let class = self.heap.alloc(metaclass, class);
        class.driver.set(layout_base.driver.get());
        class.finaliser.set(layout_base.finaliser.get());
        self.heap.register_class(&class);
        class.set_bases(bases.clone());
        let dict = self.new_dict();
        for entry in namespace.entries() {
            if let Some(key) = entry.key.downcast::<Str>() {
                let key = self.intern(key.as_str());
                drop(dict.set_str(&key, entry.value));
            }
        }
        class.set_dict(dict.clone());
        let tail = self.merge_mro(&bases)?;
        // What a pattern takes its instances for, the first class says that says anything.
        if let Some(first) = tail.iter().find(|base| base.is_sequence.get() || base.is_mapping.get()) {
            class.is_sequence.set(first.is_sequence.get());
            class.is_mapping.set(first.is_mapping.get());
        }
        class.set_mro_tail(tail);
        self.finish_namespace(&class, &dict)?;
        self.ask_metaclass_for_order(metaclass, &class)?;
        self.declare_slots(&class, &dict, &bases)?;
        // Only now: `__doc__` may be one of the slots.
        let doc = self.names.doc.clone();
        if dict.get_str(&doc).is_none() {
            drop(dict.set_str(&doc, Value::NONE));
        }
        self.add_instance_attributes(&class, &dict);
        self.refresh_specials(&class);
        for base in &bases {
            base.subclasses.borrow_mut().push(class.number());
        }
        self.set_names(&class, &dict)?;
        self.init_subclass(&class, keywords)?;
        Ok(class.into())
    }

    /// What `type.__new__` takes out of and puts into the namespace.
    fn finish_namespace(&mut self, class: &Ref<Class>, dict: &Object<Dict>) -> Result<(), Raised> {
        let qualname = self.names.qualname.clone();
        if let Some(value) = dict.remove_str(&qualname) {
            let Some(text) = value.downcast::<Str>() else {
                let message = format!("type __qualname__ must be a str, not {}", self.type_name(&value));
                return Err(self.type_error(message));
            };
            class.set_qualname(text.as_str());
        }
        let classcell = self.names.classcell.clone();
        if let Some(cell) = dict.remove_str(&classcell) {
            let Some(cell) = cell.downcast::<CellBox>() else {
                let kind = self.class_of(&cell).value();
                let kind = self.repr(&kind)?;
                let text = format!("__classcell__ must be a nonlocal cell, not {}", kind.as_str());
                return Err(self.type_error(text));
            };
            cell.contents.set(class.value());
        }
        let classdictcell = self.names.classdictcell.clone();
        if let Some(cell) = dict.remove_str(&classdictcell)
            && let Some(cell) = cell.downcast::<CellBox>()
        {
            cell.contents.set(dict.value());
        }
        // Functions of these names are made class or static methods.
        let names = &self.names;
        let implied = [
            (names.new.clone(), true),
            (names.init_subclass.clone(), false),
            (names.class_getitem.clone(), false),
        ];
        for (name, is_static) in implied {
            if let Some(found) = dict.get_str(&name)
                && found.is_a::<Function>()
            {
                let wrapped =
                    if is_static { self.new_static_method(found) } else { self.new_class_method(found) };
                drop(dict.set_str(&name, wrapped));
            }
        }
        let module = self.names.module.clone();
        if dict.get_str(&module).is_none() {
            let name = self.names.name.clone();
            let caller = self.frames.last().and_then(|frame| frame.function.globals.get_str(&name));
            if let Some(caller) = caller {
                drop(dict.set_str(&module, caller));
            }
        }
        // A class with `__eq__` but without `__hash__` is unhashable.
        let (eq, hash) = (self.names.eq.clone(), self.names.hash.clone());
        if dict.get_str(&eq).is_some() && dict.get_str(&hash).is_none() {
            drop(dict.set_str(&hash, Value::NONE));
        }
        Ok(())
    }

    /// `__set_name__` of what the namespace holds.
    fn set_names(&mut self, class: &Ref<Class>, dict: &Object<Dict>) -> Result<(), Raised> {
        let name = self.names.set_name.clone();
        for entry in dict.entries() {
            if !matches!(entry.value.kind(), Some(Kind::Instance | Kind::Foreign | Kind::Dict | Kind::List)) {
                continue;
            }
            if let Some(found) = self.lookup_class_of(&entry.value, &name)
                && let Err(raised) =
                    self.call_found(&found, &entry.value, &[class.value(), entry.key.clone()])
            {
                let key = self.repr(&entry.key)?;
                let note = format!(
                    "Error calling __set_name__ on '{}' instance {} in '{}'",
                    self.type_name(&entry.value),
                    key.as_str(),
                    class.name()
                );
                let note = self.str(&note);
                self.call_method(&raised.0.value(), "add_note", &[note])?;
                return Err(raised);
            }
        }
        Ok(())
    }

    /// `super(class, class).__init_subclass__(**keywords)`.
    fn init_subclass(&mut self, class: &Ref<Class>, keywords: &[(Value, Value)]) -> Result<(), Raised> {
        let name = self.names.init_subclass.clone();
        let Some(found) = class.mro_tail().iter().find_map(|base| base.own(&name)) else { return Ok(()) };
        if keywords.is_empty() && self.is_object_init(&found) {
            return Ok(());
        }
        let method = self.unwrap_static(&found, class)?;
        let arguments = keywords.iter().map(|(_, value)| value.clone()).collect();
        let names: Vec<Value> = keywords.iter().map(|(name, _)| name.clone()).collect();
        self.call_with(&method, arguments, &names).map(drop)
    }

    /// Whether a method is one of `object` that does nothing: `__init__`, `__init_subclass__`.
    pub(crate) fn is_object_init(&self, method: &Value) -> bool {
        method.downcast::<NativeFunction>().is_some_and(|native| self.types.object.is_value(&native.owner))
    }
}
