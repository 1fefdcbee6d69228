//! Displays, f-strings, and the merging of keyword arguments.

use rondo_bytecode::{Conversion, Reg};

use crate::heap::{Base, Dict, List, Object, Ref, Str, Value};
use crate::types::set::Set;
use crate::vm::{Outcome, Raised, Vm};

impl Vm {
    /// `{k: v, …}` from keys and values in turn.
    pub(crate) fn build_dict(&mut self, items: Vec<Value>) -> Outcome {
        let dict = self.new_dict();
        let mut items = items.into_iter();
        while let (Some(key), Some(value)) = (items.next(), items.next()) {
            if let Err(value) = Vm::set_plain_item(&dict.value(), &key, value) {
                self.dict_set(&dict, key, value)?;
            }
        }
        Ok(dict.into())
    }

    /// Joins the parts of an f-string.
    pub(crate) fn build_string(&mut self, base: Base, first: Reg, count: u8) -> Outcome {
        let parts = self.registers.slice_mut(base, first, count.into());
        let length = parts.iter().map(|part| part.downcast::<Str>().map_or(0, |text| text.len())).sum();
        self.check_size(length)?;
        let text = self.written(|vm, text| {
            for part in vm.registers.slice_mut(base, first, count.into()) {
                let part = std::mem::take(part);
                text.push_str(part.downcast::<Str>().expect("the parts of an f-string are strings").as_str());
            }
            Ok(())
        })?;
        Ok(text.into())
    }

    /// One `{value!conversion:spec}` of an f-string.
    pub(crate) fn format_part(&mut self, value: &Value, spec: &Value, conversion: Conversion) -> Outcome {
        let converted: Value = match conversion {
            Conversion::None => value.clone(),
            Conversion::Str => self.str_of(value)?.into(),
            Conversion::Repr => self.repr(value)?.into(),
            Conversion::Ascii => self.ascii(value)?.into(),
        };
        if spec.is_empty() && converted.downcast::<Str>().is_some_and(|text| !text.has_own_class()) {
            return Ok(converted);
        }
        let spec = spec.downcast::<Str>().map(|spec| spec.to_ref());
        self.format_value(&converted, spec.as_ref().map_or("", |spec| spec.as_str())).map(Value::from)
    }

    /// `[*x]`.
    pub(crate) fn extend_display(&mut self, list: &Value, source: &Value) -> Result<(), Raised> {
        let iter = self.names.iter.clone();
        let getitem = self.names.getitem.clone();
        if self.lookup_class_of(source, &iter).is_none() && self.lookup_class_of(source, &getitem).is_none() {
            let message = format!("Value after * must be an iterable, not {}", self.type_name(source));
            return Err(self.type_error(message));
        }
        let items = self.collect(source)?;
        list.downcast::<List>().expect("the compiler made a list").with_mut(|list| list.extend(items));
        Ok(())
    }

    /// `{*x}`, one item.
    pub(crate) fn add_to_set(&mut self, set: &Value, item: Value) -> Result<(), Raised> {
        let set = set.downcast::<Set>().expect("the compiler made a set").to_ref();
        self.set_add(&set, item)
    }

    /// `{*x}`.
    pub(crate) fn update_set(&mut self, set: &Value, source: &Value) -> Result<(), Raised> {
        let set = set.downcast::<Set>().expect("the compiler made a set").to_ref();
        self.set_update(&set, source)
    }

    /// `{**x}`.
    pub(crate) fn update_display(&mut self, dict: &Value, source: &Value) -> Result<(), Raised> {
        let dict = dict.downcast::<Dict>().expect("the compiler made a dict").to_ref();
        let Some(pairs) = self.mapping_items(source)? else {
            let message = format!("'{}' object is not a mapping", self.type_name(source));
            return Err(self.type_error(message));
        };
        for (key, value) in pairs {
            self.dict_set(&dict, key, value)?;
        }
        Ok(())
    }

    /// The keys and values of a mapping, or nothing when the object has no `keys`.
    fn mapping_items(&mut self, source: &Value) -> Result<Option<Vec<(Value, Value)>>, Raised> {
        if let Some(dict) = source.downcast::<Dict>()
            && !self.has_own_iteration(dict)
        {
            return Ok(Some(dict.entries().into_iter().map(|entry| (entry.key, entry.value)).collect()));
        }
        let name = self.names.keys.clone();
        let Some(method) = self.find_attr(source, &name)? else { return Ok(None) };
        let keys = self.call(&method, &[])?;
        let mut pairs = Vec::new();
        for key in self.collect(&keys)? {
            let value = self.get_item(source, &key)?;
            pairs.push((key, value));
        }
        Ok(Some(pairs))
    }

    /// Copies keywords into a dict that has none yet, where none can be there twice.
    fn copy_keywords(&mut self, dict: &Object<Dict>, source: &Object<Dict>) -> Result<(), Raised> {
        let mut place = 0;
        while let Some((next, entry)) = source.next_entry(place) {
            if !entry.key.is_a::<Str>() {
                return Err(self.type_error("keywords must be strings"));
            }
            dict.push(entry.hash, entry.key, entry.value);
            place = next;
        }
        Ok(())
    }

    /// `f(**x)`.
    pub(crate) fn merge_keywords(
        &mut self,
        dict: &Value,
        source: &Value,
        func: &Value,
    ) -> Result<(), Raised> {
        let dict: Ref<Dict> = dict.downcast::<Dict>().expect("the compiler made a dict").to_ref();
        if let Some(source) = source.downcast::<Dict>()
            && !source.class().is_heap_class()
            && dict.is_empty()
        {
            return self.copy_keywords(&dict, source);
        }
        let Some(pairs) = self.mapping_items(source)? else {
            let message = format!(
                "{} argument after ** must be a mapping, not {}",
                self.callee_text(func),
                self.type_name(source)
            );
            return Err(self.type_error(message));
        };
        for (key, value) in pairs {
            let Some(name) = key.downcast::<Str>() else {
                return Err(self.type_error("keywords must be strings"));
            };
            if dict.get_str(name).is_some() {
                let message = format!(
                    "{} got multiple values for keyword argument '{}'",
                    self.callee_text(func),
                    name.as_str()
                );
                return Err(self.type_error(message));
            }
            dict.set_str(name, value);
        }
        Ok(())
    }
}
