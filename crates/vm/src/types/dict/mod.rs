//! `dict`: mapping keys to values in the order of insertion. Its representation is in `heap::dict`; here is how keys are
//! looked up when their `__eq__` may run code of the program, and the operators and methods. [`views`] has `keys()`,
//! `values()` and `items()`, [`mapping_proxy`] the read-only view that classes give of their namespace.

pub mod mapping_proxy;
mod methods;
pub mod views;

use crate::heap::{Dict, Entry, Located, Object, Ref, Tuple, Value};
use crate::types::sequence::{R, is_exact};
use crate::types::set::Set;
use crate::vm::{Outcome, Vm};

pub use methods::CLASS;

/// What a key of a dict is called in the error for one without hash.
const ROLE: &str = "a dict key";

impl Vm {
    /// The hash of a value that is to be a key of a dict.
    #[inline]
    pub fn dict_key_hash(&mut self, key: &Value) -> R<u64> {
        self.hash_as(key, ROLE)
    }

    /// The index of the entry with a key, whose hash is known.
    #[inline]
    pub fn dict_find(&mut self, dict: &Object<Dict>, key: &Value, hash: u64) -> R<Option<usize>> {
        match dict.locate(hash, key) {
            Located::Found(index) => Ok(Some(index)),
            Located::Missing => Ok(None),
            Located::Unsure => self.dict_ask(dict, key, hash),
        }
    }

    /// Compares candidates outside the dict. When that changes the dict's keys, it looks again; whom it has asked already it
    /// does not ask twice, as long as they are still there.
    #[cold]
    fn dict_ask(&mut self, dict: &Object<Dict>, key: &Value, hash: u64) -> R<Option<usize>> {
        let mut asked: Vec<Value> = Vec::new();
        'again: loop {
            for (index, candidate) in dict.candidates(hash, key) {
                if asked.iter().any(|other| other.is(&candidate)) {
                    continue;
                }
                let changes = dict.changes();
                let is_equal = self.equal(&candidate, key)?;
                let is_there = dict.entry_at(index).is_some_and(|entry| entry.key.is(&candidate));
                if is_equal && is_there {
                    return Ok(Some(index));
                }
                if is_there {
                    asked.push(candidate);
                }
                if dict.changes() != changes {
                    match dict.locate(hash, key) {
                        Located::Found(index) => return Ok(Some(index)),
                        Located::Missing => return Ok(None),
                        Located::Unsure => continue 'again,
                    }
                }
            }
            return Ok(None);
        }
    }

    /// `key in dict`
    #[inline]
    pub fn dict_contains(&mut self, dict: &Object<Dict>, key: &Value) -> R<bool> {
        let hash = self.dict_key_hash(key)?;
        Ok(self.dict_find(dict, key, hash)?.is_some())
    }

    /// `dict.get(key)`
    #[inline]
    pub fn dict_get(&mut self, dict: &Object<Dict>, key: &Value) -> R<Option<Value>> {
        let hash = self.dict_key_hash(key)?;
        Ok(self.dict_find(dict, key, hash)?.and_then(|index| dict.value_at(index)))
    }

    /// `dict[key] = value`
    #[inline]
    pub fn dict_set(&mut self, dict: &Object<Dict>, key: Value, value: Value) -> R<()> {
        let hash = self.dict_key_hash(&key)?;
        self.dict_set_hashed(dict, key, hash, value)
    }

    /// `dict[key] = value`, where the hash of the key is known.
    pub fn dict_set_hashed(&mut self, dict: &Object<Dict>, key: Value, hash: u64, value: Value) -> R<()> {
        match self.dict_find(dict, &key, hash)? {
            Some(index) => drop(dict.set_value_at(index, value)),
            None => {
                dict.push(hash, key, value);
                let count = dict.len();
                if count.is_multiple_of(1 << 14) {
                    self.check_size(count * 2 * size_of::<Entry>())?;
                }
            }
        }
        Ok(())
    }

    /// Takes an entry out and returns its value, if there is one with this key.
    pub fn dict_remove(&mut self, dict: &Object<Dict>, key: &Value) -> R<Option<Value>> {
        let hash = self.dict_key_hash(key)?;
        Ok(self.dict_find(dict, key, hash)?.and_then(|index| dict.remove_at(index)).map(|entry| entry.value))
    }

    /// Copies the entries of one dict into another; `changed` is an error when the source changes meanwhile.
    fn dict_merge(&mut self, dict: &Object<Dict>, other: &Object<Dict>) -> R<()> {
        if std::ptr::eq(dict, other) || other.is_empty() {
            return Ok(());
        }
        self.spend(other.len() / 4)?;
        if dict.is_empty() {
            self.check_size(other.len() * 2 * size_of::<Entry>())?;
            let old = dict.copy_entries_of(other);
            drop(old);
            return Ok(());
        }
        let (mut place, count) = (0, other.len());
        while let Some((next, entry)) = other.next_entry(place) {
            self.dict_set_hashed(dict, entry.key, entry.hash, entry.value)?;
            if other.len() != count {
                return Err(self.runtime_error("dict mutated during update"));
            }
            place = next;
        }
        Ok(())
    }

    /// Whether iterating over a dict is what `dict` itself does, so that its entries can be read directly.
    pub(crate) fn has_own_iteration(&mut self, dict: &Object<Dict>) -> bool {
        if !dict.class().is_heap_class() {
            return false;
        }
        let name = self.names.iter.clone();
        let class = dict.class().clone();
        let builtin = self.types.dict.clone();
        match (self.lookup(&class, &name), self.lookup(&builtin, &name)) {
            (Some(found), Some(plain)) => !found.is(&plain),
            _ => true,
        }
    }

    /// `dict.update(source)` for one source: a mapping, or an iterable of pairs.
    pub fn dict_update(&mut self, dict: &Object<Dict>, source: &Value) -> R<()> {
        if let Some(other) = source.downcast::<Dict>()
            && !self.has_own_iteration(other)
        {
            return self.dict_merge(dict, other);
        }
        let name = self.names.keys.clone();
        let Some(method) = self.find_attr(source, &name)? else {
            return self.dict_update_from_pairs(dict, source);
        };
        let keys = self.call(&method, &[])?;
        for key in self.collect(&keys)? {
            let value = self.get_item(source, &key)?;
            self.dict_set(dict, key, value)?;
        }
        Ok(())
    }

    fn dict_update_from_pairs(&mut self, dict: &Object<Dict>, source: &Value) -> R<()> {
        let (dict, mut place) = (dict.to_ref(), 0);
        self.for_each(source, |vm, item| {
            if let Some(pair) = item.downcast::<Tuple>()
                && let [key, value] = pair.as_slice()
                && !pair.class().is_heap_class()
            {
                place += 1;
                return vm.dict_set(&dict, key.clone(), value.clone());
            }
            let pair = match vm.collect_or(&item, "object is not iterable") {
                Ok(pair) => pair,
                Err(raised) => {
                    if raised.0.class().is(&vm.types.exceptions.type_error) {
                        let text = format!(
                            "Cannot convert dictionary update sequence element #{place} to a sequence"
                        );
                        let note = vm.str(&text);
                        vm.call_method(&raised.0.value(), "add_note", &[note])?;
                    }
                    return Err(raised);
                }
            };
            let count = pair.len();
            let Ok([key, value]) = <[Value; 2]>::try_from(pair) else {
                let message =
                    format!("dictionary update sequence element #{place} has length {count}; 2 is required");
                return Err(vm.value_error(message));
            };
            place += 1;
            vm.dict_set(&dict, key, value)
        })
    }

    /// A plain dict with the same entries.
    pub fn dict_copy(&mut self, dict: &Object<Dict>) -> R<Ref<Dict>> {
        let copy = self.new_dict();
        self.dict_update(&copy, &dict.value())?;
        Ok(copy)
    }

    /// `dict == dict`
    pub fn dict_equal(&mut self, dict: &Object<Dict>, other: &Object<Dict>) -> R<bool> {
        self.check_stack()?;
        if dict.len() != other.len() {
            return Ok(false);
        }
        let mut place = 0;
        while let Some((next, entry)) = dict.next_entry(place) {
            let Some(index) = self.dict_find(other, &entry.key, entry.hash)? else { return Ok(false) };
            let Some(value) = other.value_at(index) else { return Ok(false) };
            if !self.equal(&value, &entry.value)? {
                return Ok(false);
            }
            place = next;
        }
        self.spend(place / 4)?;
        Ok(true)
    }

    /// `dict[key]`: asks `__missing__` of a subclass before it gives up.
    pub fn dict_subscript(&mut self, dict: &Object<Dict>, key: &Value) -> Outcome {
        if let Some(value) = self.dict_get(dict, key)? {
            return Ok(value);
        }
        if !dict.class().is(&self.types.dict) {
            let name = self.names.missing.clone();
            if let Some(outcome) = self.call_special(&dict.value(), &name, std::slice::from_ref(key)) {
                return outcome;
            }
        }
        Err(self.key_error(key.clone()))
    }

    /// `dict.fromkeys(iterable, value)`
    pub fn dict_from_keys(&mut self, class: &Value, iterable: &Value, value: &Value) -> Outcome {
        let made = self.call(class, &[])?;
        if !is_exact::<Dict>(&made) {
            let target = made.clone();
            self.for_each(iterable, |vm, key| vm.set_item(&target, &key, value.clone()))?;
            return Ok(made);
        }
        let dict = made.downcast::<Dict>().expect("just checked").to_ref();
        if let Some(keys) = iterable.downcast::<Set>()
            && is_exact::<Set>(iterable)
        {
            let mut place = 0;
            while let Some((next, hash, key)) = keys.next_key(place) {
                self.dict_set_hashed(&dict, key, hash, value.clone())?;
                place = next;
            }
            return Ok(made);
        }
        self.for_each(iterable, |vm, key| vm.dict_set(&dict, key, value.clone()))?;
        Ok(made)
    }
}
