//! Items: `x[i]`, slices, membership.

use rondo_bytecode::Reg;

use crate::call::Called;
use crate::frame::FrameKind;
use crate::heap::{Dict, Kind, List, Located, Str, Tuple, Value};
use crate::native::Arguments;
use crate::types;
use crate::types::bytes::{ByteArray, Bytes};
use crate::types::class::Class;
use crate::types::function::Function;
use crate::types::range::Range;
use crate::types::sequence::has_index;
use crate::types::set::Set;
use crate::types::slice::Bounds;
use crate::vm::{Outcome, Raised, Vm};

/// The place that an index means, counting from the end when negative.
#[inline(always)]
fn place(index: i64, length: usize) -> Option<usize> {
    let place = if index < 0 { index + length as i64 } else { index };
    if place >= 0 && (place as usize) < length { Some(place as usize) } else { None }
}

impl Vm {
    /// An item of a list, tuple or dict of the builtin class, when that needs no code of the program and no exception.
    #[inline(always)]
    pub(crate) fn plain_item(container: &Value, key: &Value) -> Option<Value> {
        let header = container.header()?;
        match header.kind() {
            Kind::List if !header.class().is_heap_class() => {
                let list = container.downcast::<List>()?;
                list.get(place(key.as_small_int()?, list.len())?)
            }
            Kind::Dict if !header.class().is_heap_class() => Vm::plain_lookup(container, key),
            Kind::Tuple if !header.class().is_heap_class() => {
                let tuple = container.downcast::<Tuple>()?;
                tuple.get(place(key.as_small_int()?, tuple.len())?).cloned()
            }
            _ => None,
        }
    }

    #[inline]
    fn plain_lookup(container: &Value, key: &Value) -> Option<Value> {
        let dict = container.downcast::<Dict>()?;
        let hash = if let Some(text) = key.downcast::<Str>() {
            if text.has_own_class() {
                return None;
            }
            text.hash()
        } else {
            small_hash(key)?
        };
        match dict.locate(hash, key) {
            Located::Found(index) => dict.value_at(index),
            Located::Missing | Located::Unsure => None,
        }
    }

    /// A slice of a list or string.
    pub(crate) fn plain_slice(&mut self, sliced: &Value, bounds: Bounds) -> Outcome {
        match sliced.downcast::<List>() {
            Some(list) => types::list::get_slice(self, list, bounds),
            None => {
                let text = sliced.downcast::<Str>().expect("only lists and strings are sliced plainly");
                types::text::slice_of(self, text, bounds)
            }
        }
    }

    /// Sets an item of a list or dict likewise, and returns what was there; gives the value back when the general way is
    /// needed.
    #[inline(always)]
    pub(crate) fn set_plain_item(container: &Value, key: &Value, value: Value) -> Result<Value, Value> {
        let Some(header) = container.header() else { return Err(value) };
        match header.kind() {
            Kind::List if !header.class().is_heap_class() => {
                let list = container.downcast::<List>().expect("the kind was just checked");
                match key.as_small_int().and_then(|index| place(index, list.len())) {
                    Some(place) => list.set(place, value),
                    None => Err(value),
                }
            }
            Kind::Dict if !header.class().is_heap_class() => {
                let dict = container.downcast::<Dict>().expect("the kind was just checked");
                let hash = match key.downcast::<Str>() {
                    Some(text) if !text.has_own_class() => text.hash(),
                    Some(_) => return Err(value),
                    None => match small_hash(key) {
                        Some(hash) => hash,
                        None => return Err(value),
                    },
                };
                match dict.locate(hash, key) {
                    Located::Found(index) => Ok(dict.set_value_at(index, value).unwrap_or_default()),
                    Located::Missing => {
                        dict.push(hash, key.clone(), value);
                        Ok(Value::EMPTY)
                    }
                    Located::Unsure => Err(value),
                }
            }
            _ => Err(value),
        }
    }

    /// `container[key]` in bytecode: a `__getitem__` of the language runs as a frame of its own.
    pub(crate) fn begin_get_item(
        &mut self,
        container: Value,
        key: Value,
        dst: Reg,
    ) -> Result<Called, Raised> {
        if let Some(outcome) = self.builtin_item(&container, &key) {
            return outcome.map(Called::Done);
        }
        let name = self.names.getitem.clone();
        if let Some(found) = self.lookup_class_of(&container, &name)
            && let Some(function) = found.downcast::<Function>()
            && !function.code.data.kind.is_suspendable()
        {
            let function = function.to_ref();
            let mut arguments = Arguments::new();
            arguments.push(container);
            arguments.push(key);
            return self.begin_function(function, arguments, &[], dst, FrameKind::Call);
        }
        self.get_item(&container, &key).map(Called::Done)
    }

    /// `container[key]` of the builtin containers themselves, without looking `__getitem__` up.
    #[inline]
    fn builtin_item(&mut self, container: &Value, key: &Value) -> Option<Outcome> {
        let header = container.header()?;
        if header.class().is_heap_class() {
            return None;
        }
        match header.kind() {
            Kind::List => Some(types::list::get_item(self, container.downcast()?, key)),
            Kind::Tuple => Some(types::tuple::get_item(self, container.downcast()?, key)),
            Kind::Str => Some(types::text::get_item(self, container.downcast()?, key)),
            Kind::Dict => Some(self.dict_subscript(container.downcast()?, key)),
            Kind::Range => Some(types::range::get_item(self, container.downcast()?, key)),
            Kind::Bytes => {
                let bytes = container.downcast::<Bytes>()?.as_slice();
                let byte = bytes[place(key.as_small_int()?, bytes.len())?];
                Some(Ok(Value::int(byte.into())))
            }
            Kind::ByteArray => {
                let array = container.downcast::<ByteArray>()?;
                let byte = array.byte_at(place(key.as_small_int()?, array.len())?)?;
                Some(Ok(Value::int(byte.into())))
            }
            _ => None,
        }
    }

    /// `item in container` of the builtin containers themselves, without looking `__contains__` up.
    #[inline]
    fn builtin_contains(&mut self, container: &Value, item: &Value) -> Option<Result<bool, Raised>> {
        let header = container.header()?;
        if header.class().is_heap_class() {
            return None;
        }
        match header.kind() {
            Kind::Dict => {
                let dict = container.downcast::<Dict>()?;
                Some(self.dict_contains(dict, item))
            }
            // A set as the item is looked up as a frozenset.
            Kind::Set if item.kind() != Some(Kind::Set) => {
                Some(self.set_contains(container.downcast()?, item))
            }
            Kind::Str => {
                let (text, part) = (container.downcast::<Str>()?, item.downcast::<Str>()?);
                Some(Ok(text.as_str().contains(part.as_str())))
            }
            _ => None,
        }
    }

    /// `container[key]`.
    pub fn get_item(&mut self, container: &Value, key: &Value) -> Outcome {
        if let Some(outcome) = self.builtin_item(container, key) {
            return outcome;
        }
        let name = self.names.getitem.clone();
        if let Some(outcome) = self.call_special(container, &name, std::slice::from_ref(key)) {
            return outcome;
        }
        if container.is_a::<Class>() {
            return self.class_item(container, key);
        }
        let message = format!("'{}' object is not subscriptable", self.type_name(container));
        Err(self.type_error(message))
    }

    /// `Class[key]`: `__class_getitem__`.
    fn class_item(&mut self, class: &Value, key: &Value) -> Outcome {
        if self.types.type_.is_value(class) {
            // `type[int]`: `type` itself has no `__class_getitem__`, since every class would inherit it.
            return Ok(crate::types::alias::generic_alias(self, class.clone(), key.clone(), false));
        }
        let name = self.names.class_getitem.clone();
        match self.find_attr(class, &name)?.filter(|method| !method.is_none()) {
            Some(method) => self.call(&method, std::slice::from_ref(key)),
            None => {
                let name =
                    class.downcast::<Class>().expect("the caller has checked that this is a class").name();
                Err(self.type_error(format!("type '{name}' is not subscriptable")))
            }
        }
    }

    /// `container[key] = value`.
    pub fn set_item(&mut self, container: &Value, key: &Value, value: Value) -> Result<(), Raised> {
        if let Some(header) = container.header()
            && !header.class().is_heap_class()
        {
            if let Some(list) = container.downcast::<List>() {
                return types::list::set_item(self, list, key, value);
            }
            if let Some(dict) = container.downcast::<Dict>() {
                return self.dict_set(dict, key.clone(), value);
            }
            if let (Some(array), Some(index), Some(byte @ 0..=255)) =
                (container.downcast::<ByteArray>(), key.as_small_int(), value.as_small_int())
                && let Some(place) = place(index, array.len())
            {
                array.with_mut(|bytes| bytes[place] = byte as u8);
                return Ok(());
            }
        }
        let name = self.names.setitem.clone();
        match self.call_special(container, &name, &[key.clone(), value]) {
            Some(outcome) => outcome.map(drop),
            None => {
                let message =
                    format!("'{}' object does not support item assignment", self.type_name(container));
                Err(self.type_error(message))
            }
        }
    }

    /// `del container[key]`.
    pub fn delete_item(&mut self, container: &Value, key: &Value) -> Result<(), Raised> {
        let name = self.names.delitem.clone();
        match self.call_special(container, &name, std::slice::from_ref(key)) {
            Some(outcome) => outcome.map(drop),
            None => {
                // CPython words it twice: once for sequences, which are asked when the key is an index.
                let is_heap_class = self.class_of(container).is_heap_class();
                let is_sequence = is_heap_class
                    || container.is_a::<Str>()
                    || container.is_a::<Tuple>()
                    || container.is_a::<Bytes>()
                    || container.is_a::<Range>()
                    || container.is_a::<Set>();
                let verb = if is_sequence && has_index(self, key) { "doesn't" } else { "does not" };
                let name = self.type_name(container);
                Err(self.type_error(format!("'{name}' object {verb} support item deletion")))
            }
        }
    }

    /// `item in container`.
    pub fn contains(&mut self, container: &Value, item: &Value) -> Result<bool, Raised> {
        if let Some(found) = self.builtin_contains(container, item) {
            return found;
        }
        let name = self.names.contains.clone();
        match self.lookup_class_of(container, &name) {
            Some(found) if found.is_none() => {
                let message = format!("'{}' object is not a container", self.type_name(container));
                Err(self.type_error(message))
            }
            Some(found) => {
                let result = self.call_found(&found, container, std::slice::from_ref(item))?;
                self.truth(&result)
            }
            None => self.contains_by_iteration(container, item),
        }
    }

    fn contains_by_iteration(&mut self, container: &Value, item: &Value) -> Result<bool, Raised> {
        let iter = self.names.iter.clone();
        let getitem = self.names.getitem.clone();
        let can_iterate = self.lookup_class_of(container, &iter).is_some()
            || self.lookup_class_of(container, &getitem).is_some();
        if !can_iterate {
            let message =
                format!("argument of type '{}' is not a container or iterable", self.type_name(container));
            return Err(self.type_error(message));
        }
        let iterator = self.iter(container)?;
        while let Some(candidate) = self.next(&iterator)? {
            if self.equal(&candidate, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// The hash of a small int, as CPython has it, where that is quick to say.
#[inline(always)]
fn small_hash(key: &Value) -> Option<u64> {
    let int = key.as_small_int()?;
    // Small ints are below the modulus 2**61-1; only -1 is special.
    Some(if int == -1 { -2i64 as u64 } else { int as u64 })
}
