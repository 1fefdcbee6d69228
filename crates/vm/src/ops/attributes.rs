//! Attributes in bytecode: inline caches before the general way.
//!
//! Three steps, each for what the one before does not know. The instruction's own cache remembers one shape; the machine's
//! [`SharedCache`](crate::attribute_cache::SharedCache) remembers what instructions that see many shapes have seen; the
//! general way finds out, and tells both.

use rondo_bytecode::{self as bytecode, Name, Reg};

use crate::attribute_cache::Access;
use crate::call::Called;
use crate::frame::FrameKind;
use crate::heap::{Header, Instance, Kind, Object, Ref, Running, Str, Value};
use crate::native::NativeFunction;
use crate::types::class::{Class, special};
use crate::types::code::{Cache, cached};
use crate::types::function::Function;
use crate::types::module::Module;
use crate::vm::{Raised, Vm};

/// What a cache compares for objects of builtin classes, which have no shape: the number of their class.
const BY_CLASS: u32 = 1 << 31;

/// What a cache compares for an object: its shape, or its class when it has none.
#[inline(always)]
fn cache_key(header: &Header) -> u32 {
    let shape = header.shape();
    if shape != 0 { shape } else { BY_CLASS | header.class().number() }
}

/// What is remembered of reading an attribute.
enum Described {
    /// It lies in this slot.
    Slot(u32),
    /// It is a property whose getter is this function of the language, or this descriptor, which is written in Rust, gives it.
    Property(Value),
    /// It lies in the class, as it is: to be looked up there, for it may be replaced.
    OfClass,
}

impl Vm {
    /// An attribute, if the cache of the instruction knows where it lies in an object like this.
    #[inline(always)]
    pub(crate) fn cached_attribute(
        running: Running,
        object: &Value,
        cache: bytecode::Cache,
    ) -> Option<Value> {
        let header = object.header()?;
        let entry = running.code().cache(cache).get();
        // An empty cache has no slot, so that its key need not be looked at.
        if header.shape() != entry.key || entry.found >= cached::METHOD {
            return None;
        }
        let value = match object.downcast::<Instance>() {
            Some(instance) => instance.slot(entry.found as usize),
            None => object.slot(entry.found as usize),
        };
        if value.is_empty() { None } else { Some(value) }
    }

    /// An attribute of an instance, if the machine remembers where it lies in objects of that shape: for instructions that see
    /// several shapes.
    #[inline(never)]
    pub(crate) fn shared_attribute(
        &self,
        running: Running,
        object: &Value,
        name: Name,
        cache: bytecode::Cache,
    ) -> Value {
        let Some(instance) = object.downcast::<Instance>() else { return Value::EMPTY };
        let shape = instance.header().shape();
        match self.shared_cache.find(Access::Load, shape, running.code().name_at(name)) {
            Some((entry, value)) if entry.found < cached::METHOD => {
                running.code().remember_first(cache, entry, value);
                instance.slot(entry.found as usize)
            }
            _ => Value::EMPTY,
        }
    }

    /// What `instance.name(…)` calls, as the machine remembers it for objects of that shape.
    #[inline(never)]
    pub(crate) fn shared_method(
        &self,
        running: Running,
        object: &Value,
        name: Name,
        cache: bytecode::Cache,
    ) -> Option<Value> {
        let instance = object.downcast::<Instance>()?;
        let shape = instance.header().shape();
        let (entry, function) = self.shared_cache.find(Access::Call, shape, running.code().name_at(name))?;
        running.code().remember_first(cache, entry, function);
        Some(function.clone())
    }

    /// What `module.name(…)` calls, if the cache of the instruction knows.
    #[inline(always)]
    pub(crate) fn cached_function(running: Running, object: &Value, cache: bytecode::Cache) -> Option<Value> {
        Vm::cached_in_module(running, object.downcast::<Module>()?, cache)
    }

    /// The value of a module's attribute, if the cache of the instruction knows where it lies.
    #[inline]
    fn cached_in_module(running: Running, module: &Module, cache: bytecode::Cache) -> Option<Value> {
        let entry = running.code().cache(cache).get();
        if entry.key == 0 || entry.found & cached::ADD != cached::OTHER || module.dict.version() != entry.key
        {
            return None;
        }
        module.dict.value_at((entry.found & cached::INDEX) as usize)
    }

    /// Remembers where an attribute of a module lies.
    fn remember_in_module(
        &mut self,
        running: Running,
        module: &Module,
        name: &Ref<Str>,
        cache: bytecode::Cache,
    ) {
        if let Some(index) = module.dict.find_str(name) {
            let key = self.version_of(&module.dict);
            running.code().remember(cache, Cache { key, found: index as u32 | cached::OTHER });
        }
    }

    /// `object.name`; fills the caches. The getter of a property runs as a frame.
    #[inline(never)]
    pub(crate) fn begin_load_attr(
        &mut self,
        running: Running,
        object: Value,
        name: Name,
        cache: bytecode::Cache,
        dst: Reg,
    ) -> Result<Called, Raised> {
        if let Some(module) = object.downcast::<Module>() {
            if let Some(value) = Vm::cached_in_module(running, module, cache) {
                return Ok(Called::Done(value));
            }
            self.remember_in_module(running, module, running.code().name_at(name), cache);
            return self.get_attr(&object, running.code().name_at(name)).map(Called::Done);
        }
        let name = running.code().name_at(name);
        let Some(header) = object.header() else { return self.get_attr(&object, name).map(Called::Done) };
        let key = cache_key(header);
        if let Some((entry, value)) = self.shared_cache.find(Access::Load, key, name) {
            if entry.found < cached::METHOD {
                running.code().remember_first(cache, entry, value);
                let value = object.slot(entry.found as usize);
                if !value.is_empty() {
                    return Ok(Called::Done(value));
                }
            } else if entry.found == cached::METHOD {
                let getter = value.clone();
                return self.begin_getter(getter, object, dst);
            } else {
                let class = header.class().clone();
                if let Some(value) = self.lookup(&class, name) {
                    return Ok(Called::Done(value));
                }
            }
        }
        match self.describe_attribute(&object, name) {
            Some(Described::Slot(slot)) => {
                let entry = Cache { key, found: slot };
                running.code().remember(cache, entry);
                self.shared_cache.remember(Access::Load, entry, name, Value::EMPTY);
            }
            Some(Described::Property(getter)) => {
                let entry = Cache { key, found: cached::METHOD };
                self.shared_cache.remember(Access::Load, entry, name, getter.clone());
                return self.begin_getter(getter, object, dst);
            }
            Some(Described::OfClass) => {
                let entry = Cache { key, found: cached::OTHER };
                self.shared_cache.remember(Access::Load, entry, name, Value::EMPTY);
            }
            None => {}
        }
        self.get_attr(&object, name).map(Called::Done)
    }

    /// Runs the getter of a property as a frame of its own, or asks a descriptor written in Rust.
    fn begin_getter(&mut self, getter: Value, object: Value, dst: Reg) -> Result<Called, Raised> {
        let function = match getter.into_ref::<Function>() {
            Ok(function) => function,
            Err(descriptor) => {
                let class = self.class_of(&object).clone();
                return crate::types::descriptors::get(self, &descriptor, &object, &class).map(Called::Done);
            }
        };
        let base = self.push_frame(function, dst, FrameKind::Call, Value::EMPTY)?;
        self.registers.set(base, Reg(0), object);
        Ok(Called::Entered)
    }

    /// Where an attribute lies, when all objects of the same shape have it in the same place.
    fn describe_attribute(&mut self, object: &Value, name: &Ref<Str>) -> Option<Described> {
        let header = object.header()?;
        let shape = header.shape();
        if header.kind() == Kind::Class || self.shapes.get(shape).in_dict {
            return None;
        }
        let class = header.class().clone();
        if class.has_special(special::GETATTRIBUTE) {
            return None;
        }
        match self.lookup(&class, name) {
            Some(found) if self.is_data_descriptor(&found) => {
                if let Some(slot) = crate::types::descriptors::member_slot(&found) {
                    return Some(Described::Slot(slot));
                }
                if class.has_special(special::GETATTR) {
                    // An `AttributeError` of the getter leads on to `__getattr__`.
                    return None;
                }
                if crate::types::descriptors::reads_quickly(&found) {
                    return Some(Described::Property(found));
                }
                let getter = crate::types::descriptors::plain_getter(&found)?;
                let is_simple = getter.downcast::<Function>().is_some_and(|getter| getter.code.simple == 1);
                is_simple.then_some(Described::Property(getter))
            }
            found => match self.shapes.slot(shape, name) {
                Some(slot) => Some(Described::Slot(slot)),
                None => found.filter(|found| self.is_plain(found)).map(|_| Described::OfClass),
            },
        }
    }

    /// Writes an attribute where the cache says; gives the value back when the cache does not know.
    #[inline(always)]
    pub(crate) fn store_cached(
        running: Running,
        object: &Value,
        cache: bytecode::Cache,
        value: Value,
    ) -> Result<Value, Value> {
        let Some(header) = object.header() else { return Err(value) };
        let cache = running.code().cache(cache);
        let entry = cache.get();
        if header.shape() != entry.key || entry.key == 0 {
            return Err(value);
        }
        Ok(Vm::store_known(object, entry, &cache.value(), value))
    }

    /// Writes an attribute as remembered.
    #[inline(always)]
    fn store_known(object: &Value, entry: Cache, next: &Value, value: Value) -> Value {
        if entry.found >= cached::METHOD {
            // The store adds an attribute: the next shape is remembered beside the cache.
            let next = next.as_small_int().expect("an adding cache remembers the next shape");
            object.set_shape(next as u32);
        }
        let slot = (entry.found & cached::INDEX) as usize;
        match object.downcast::<Instance>() {
            Some(instance) => instance.set_slot(slot, value),
            None => object.set_slot(slot, value),
        }
    }

    /// `object.name = value`; fills the caches.
    #[inline(never)]
    pub(crate) fn store_attr(
        &mut self,
        running: Running,
        object: &Value,
        name: Name,
        cache: bytecode::Cache,
        value: Value,
    ) -> Result<(), Raised> {
        let name = running.code().name_at(name);
        let before = object.header().map_or(0, |header| header.shape());
        if before != 0
            && let Some((entry, next)) = self.shared_cache.find(Access::Store, before, name)
        {
            running.code().remember_first(cache, entry, next);
            drop(Vm::store_known(object, entry, next, value));
            return Ok(());
        }
        self.set_attr(object, name, value)?;
        if let Some((entry, next)) = self.describe_store(object, before, name) {
            running.code().remember_with(cache, entry, next.clone());
            self.shared_cache.remember(Access::Store, entry, name, next);
        }
        Ok(())
    }

    /// What a store that was just done can do at once the next time, for an object that has the shape `before`.
    fn describe_store(&mut self, object: &Value, before: u32, name: &Ref<Str>) -> Option<(Cache, Value)> {
        let header = object.header()?;
        let after = header.shape();
        let class = header.class().clone();
        if before == 0 || header.kind() == Kind::Class || class.has_special(special::SETATTR) {
            return None;
        }
        let found = self.lookup(&class, name);
        if let Some(found) = found.as_ref().filter(|found| self.is_data_descriptor(found)) {
            let slot = crate::types::descriptors::member_slot(found)?;
            return Some((Cache { key: before, found: slot }, Value::EMPTY));
        }
        if self.shapes.get(after).in_dict {
            return None;
        }
        let slot = self.shapes.slot(after, name)?;
        if before == after {
            Some((Cache { key: before, found: slot }, Value::EMPTY))
        } else {
            Some((Cache { key: before, found: slot | cached::ADD }, Value::int(after as i32)))
        }
    }

    /// The function behind `object.name(…)`, if the cache knows that it takes the object as its first argument.
    #[inline(always)]
    pub(crate) fn cached_method(running: Running, object: &Value, cache: bytecode::Cache) -> Option<Value> {
        let header = object.header()?;
        let cache = running.code().cache(cache);
        let entry = cache.get();
        if entry.found != cached::METHOD || cache_key(header) != entry.key {
            return None;
        }
        Some(cache.value())
    }

    /// The function and its first argument behind `object.name(…)`, or what is to be called without one; fills the caches.
    pub(crate) fn load_method(
        &mut self,
        running: Running,
        object: Value,
        name: Name,
        cache: bytecode::Cache,
    ) -> Result<(Value, Value), Raised> {
        if let Some(function) = Vm::cached_method(running, &object, cache) {
            return Ok((function, object));
        }
        let name = running.code().name_at(name);
        if let Some(module) = object.downcast::<Module>() {
            if let Some(value) = Vm::cached_in_module(running, module, cache) {
                return Ok((value, Value::EMPTY));
            }
            self.remember_in_module(running, module, name, cache);
        } else {
            // A number that lies in its word has no header to be remembered by in the instruction.
            let header = object.header();
            let key = header.map_or_else(|| BY_CLASS | self.class_of(&object).number(), cache_key);
            if let Some((entry, function)) = self.shared_cache.find(Access::Call, key, name) {
                if header.is_some() {
                    running.code().remember_first(cache, entry, function);
                }
                return Ok((function.clone(), object));
            }
            if let Some(function) = self.plain_method(&object, name) {
                // What is remembered is called without looking at its first argument again.
                if takes_instances(&function, self.class_of(&object)) {
                    let entry = Cache { key, found: cached::METHOD };
                    if header.is_some() {
                        running.code().remember_with(cache, entry, function.clone());
                    }
                    self.shared_cache.remember(Access::Call, entry, name, function.clone());
                }
                return Ok((function, object));
            }
        }
        self.get_attr(&object, name).map(|value| (value, Value::EMPTY))
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

/// Whether instances of a class may be the first argument of a method. Only a class that has borrowed the method of a builtin
/// class which it does not derive from has others.
fn takes_instances(method: &Value, class: &Object<Class>) -> bool {
    let owner = method.downcast::<NativeFunction>().and_then(|native| native.owner.downcast::<Class>());
    owner.is_none_or(|owner| class.is_subclass_of(owner))
}
