//! To be replaced by the room of this name.
use crate::types::class::ClassDef;
use crate::heap::{Dict, Object, Probe, Value};
use crate::vm::{Raised, Vm};
impl Vm {
    fn dict_index(&mut self, dict: &Object<Dict>, hash: u64, key: &Value) -> Result<Option<usize>, Raised> {
        match dict.probe(hash, key) { Probe::Found(i) => Ok(Some(i)), Probe::Missing => Ok(None), Probe::Ask(c) => { for (i, k) in c { if self.equal(&k, key)? { return Ok(Some(i)); } } Ok(None) } }
    }
    /// f
    pub fn dict_find(&mut self, dict: &Object<Dict>, key: &Value, hash: u64) -> Result<Option<usize>, Raised> { self.dict_index(dict, hash, key) }
    /// get
    pub fn dict_get(&mut self, dict: &Object<Dict>, key: &Value) -> Result<Option<Value>, Raised> { let h = self.hash(key)?; Ok(self.dict_index(dict, h, key)?.and_then(|i| dict.value_at(i))) }
    /// set
    pub fn dict_set(&mut self, dict: &Object<Dict>, key: Value, value: Value) -> Result<(), Raised> { let h = self.hash(&key)?; match self.dict_index(dict, h, &key)? { Some(i) => { drop(dict.set_value_at(i, value)); } None => { dict.push(h, key, value); } } Ok(()) }
    /// remove
    pub fn dict_remove(&mut self, dict: &Object<Dict>, key: &Value) -> Result<Option<Value>, Raised> { let h = self.hash(key)?; Ok(self.dict_index(dict, h, key)?.and_then(|i| dict.remove_at(i)).map(|e| e.value)) }
}
/// `dict`
pub const CLASS: ClassDef = ClassDef { name: "dict", doc: "", methods: &[], properties: &[], is_base: true };
