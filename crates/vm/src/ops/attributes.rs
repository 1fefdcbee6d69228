//! Attributes in bytecode: inline caches before the general way.

use rondo_bytecode::{self as bytecode, Name};

use crate::heap::{Header, Instance, Kind, Ref, Running, Str, Value};
use crate::types::class::{Class, special};
use crate::types::code::{Cache, cached};
use crate::types::module::Module;
use crate::vm::{Outcome, Raised, Vm};

/// What a cache compares for objects of builtin classes, which have no shape: the number of their class.
const BY_CLASS: u32 = 1 << 31;

#[inline(always)]
fn class_key(header: &Header) -> u32 {
    BY_CLASS | header.class().number()
}

impl Vm {
    /// An attribute, if the cache of the instruction knows where it lies in an object like this.
    #[inline(always)]
    pub(crate) fn cached_attribute(
        running: &Running,
        object: &Value,
        cache: bytecode::Cache,
    ) -> Option<Value> {
        let header = object.header()?;
        let entry = running.code().cache(cache).get();
        let shape = header.shape();
        if shape == 0 {
            if let Some(module) = object.downcast::<Module>()
                && entry.key != 0
                && module.dict.version() == entry.key
            {
                return module.dict.value_at(entry.found as usize);
            }
            return None;
        }
        if shape != entry.key {
            return None;
        }
        if entry.found < cached::METHOD {
            let value = match object.downcast::<Instance>() {
                Some(instance) => instance.slot(entry.found as usize),
                None => object.slot(entry.found as usize),
            };
            return if value.is_empty() { None } else { Some(value) };
        }
        None
    }

    /// `object.name`; fills the cache.
    pub(crate) fn load_attr(
        &mut self,
        running: &Running,
        object: &Value,
        name: Name,
        cache: bytecode::Cache,
    ) -> Outcome {
        let name = running.code().name_at(name).clone();
        if let Some(entry) = self.describe_attribute(object, &name) {
            running.code().cache(cache).set(entry);
        }
        self.get_attr(object, &name)
    }

    /// Where an attribute lies, when objects of the same shape have it in the same place.
    fn describe_attribute(&mut self, object: &Value, name: &Ref<Str>) -> Option<Cache> {
        if let Some(module) = object.downcast::<Module>() {
            let dict = module.dict.clone();
            let index = dict.find_str(name)?;
            return Some(Cache { key: self.version_of(&dict), found: index as u32 });
        }
        let header = object.header()?;
        let shape = header.shape();
        if shape == 0 || header.kind() == Kind::Class || self.shapes.get(shape).in_dict {
            return None;
        }
        let class = header.class().clone();
        if class.has_special(special::GETATTRIBUTE) {
            return None;
        }
        match self.lookup(&class, name) {
            Some(found) if self.is_data_descriptor(&found) => {
                let slot = crate::types::descriptors::member_slot(&found)?;
                Some(Cache { key: shape, found: slot })
            }
            _ => Some(Cache { key: shape, found: self.shapes.slot(shape, name)? }),
        }
    }

    /// Writes an attribute where the cache says; gives the value back when the cache does not know.
    #[inline(always)]
    pub(crate) fn store_cached(
        running: &Running,
        object: &Value,
        cache: bytecode::Cache,
        value: Value,
    ) -> Result<Value, Value> {
        let Some(header) = object.header() else { return Err(value) };
        let entry = running.code().cache(cache).get();
        if header.shape() != entry.key || entry.key == 0 {
            return Err(value);
        }
        if entry.found < cached::METHOD {
            return Ok(object.set_slot(entry.found as usize, value));
        }
        // The store adds an attribute: the next shape is remembered beside the cache.
        let next = running
            .code()
            .cache_value(cache)
            .as_small_int()
            .expect("an adding cache remembers the next shape");
        object.set_shape(next as u32);
        Ok(object.set_slot((entry.found & cached::INDEX) as usize, value))
    }

    /// `object.name = value`; fills the cache.
    pub(crate) fn store_attr(
        &mut self,
        running: &Running,
        object: &Value,
        name: Name,
        cache: bytecode::Cache,
        value: Value,
    ) -> Result<(), Raised> {
        let name = running.code().name_at(name).clone();
        let before = object.header().map_or(0, |header| header.shape());
        self.set_attr(object, &name, value)?;
        let Some(header) = object.header() else { return Ok(()) };
        let after = header.shape();
        let class = header.class().clone();
        if before == 0 || header.kind() == Kind::Class || class.has_special(special::SETATTR) {
            return Ok(());
        }
        let found = self.lookup(&class, &name);
        if let Some(found) = found.as_ref().filter(|found| self.is_data_descriptor(found)) {
            if let Some(slot) = crate::types::descriptors::member_slot(found) {
                running.code().cache(cache).set(Cache { key: before, found: slot });
            }
            return Ok(());
        }
        if self.shapes.get(after).in_dict {
            return Ok(());
        }
        let Some(slot) = self.shapes.slot(after, &name) else { return Ok(()) };
        if before == after {
            running.code().cache(cache).set(Cache { key: before, found: slot });
        } else {
            running.code().set_cache_value(cache, Value::int(after as i32));
            running.code().cache(cache).set(Cache { key: before, found: slot | cached::ADD });
        }
        Ok(())
    }

    /// The function behind `object.name(…)`, if the cache knows that it takes the object as its first argument.
    #[inline(always)]
    pub(crate) fn cached_method(
        &self,
        running: &Running,
        object: &Value,
        cache: bytecode::Cache,
    ) -> Option<Value> {
        let entry = running.code().cache(cache).get();
        if entry.key == 0 {
            return None;
        }
        let header = object.header()?;
        let shape = header.shape();
        let key = if shape != 0 { shape } else { class_key(header) };
        if key != entry.key { None } else { Some(running.code().cache_value(cache)) }
    }

    /// The function and its first argument behind `object.name(…)`, or what is to be called without one; fills the cache.
    pub(crate) fn load_method(
        &mut self,
        running: &Running,
        object: Value,
        name: Name,
        cache: bytecode::Cache,
    ) -> Result<(Value, Value), Raised> {
        if let Some(function) = self.cached_method(running, &object, cache) {
            return Ok((function, object));
        }
        let name = running.code().name_at(name).clone();
        if let Some(function) = self.plain_method(&object, &name) {
            if let Some(header) = object.header() {
                let shape = header.shape();
                let key = if shape != 0 { shape } else { class_key(header) };
                running.code().set_cache_value(cache, function.clone());
                running.code().cache(cache).set(Cache { key, found: cached::METHOD });
            }
            return Ok((function, object));
        }
        self.get_attr(&object, &name).map(|value| (value, Value::EMPTY))
    }

    /// The function that `object.name` would bind to the object, if that is all that it would do.
    fn plain_method(&mut self, object: &Value, name: &Ref<Str>) -> Option<Value> {
        if object.is_a::<Class>() || object.is_a::<Module>() {
            return None;
        }
        let class = self.class_of(object).clone();
        if class.has_special(special::GETATTRIBUTE) {
            return None;
        }
        let found = self.lookup(&class, name)?;
        if !self.binds_as_method(&found) {
            return None;
        }
        let shape = object.header().map_or(0, |header| header.shape());
        if shape != 0 {
            let hidden =
                if self.shapes.get(shape).in_dict { true } else { self.shapes.slot(shape, name).is_some() };
            if hidden && self.own_attribute(object, name).is_some() {
                return None;
            }
            if self.shapes.get(shape).in_dict {
                // The dict may get such a name later without a change of shape: nothing to remember.
                return None;
            }
        }
        Some(found)
    }
}
