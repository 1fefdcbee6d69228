//! To be replaced by the room of this name.
use crate::types::class::ClassDef;
use std::cell::Cell;
use crate::heap::{Kind, List, Object, Payload, Ref, Tracer, Tuple, Value};
use crate::vm::{Outcome, Raised, Vm};
/// it
pub struct Iterator { list: Value, index: Cell<usize> }
impl Payload for Iterator { const KIND: Kind = Kind::Iterator; const CONTAINER: bool = true; fn trace(&self, t: &mut Tracer<'_>) { t.value(&self.list) } }
/// next
pub fn iterator_next(vm: &mut Vm, it: &Object<Iterator>) -> Result<Option<Value>, Raised> { let _ = vm; let i = it.index.get(); it.index.set(i + 1); Ok(it.list.downcast::<List>().and_then(|l| l.get(i)).or(it.list.downcast::<Tuple>().and_then(|t| t.get(i).cloned()))) }
impl Vm {
    /// iter
    pub fn iter(&mut self, v: &Value) -> Outcome { if v.is_a::<Iterator>() || v.is_a::<crate::types::generator::Generator>() { return Ok(v.clone()); } if v.is_a::<List>() || v.is_a::<Tuple>() { let c = self.types.list_iterator.clone(); return Ok(self.heap.alloc(&c, Iterator { list: v.clone(), index: Cell::new(0) }).into()); } let n = self.names.iter.clone(); match self.call_special(v, &n, &[]) { Some(o) => o, None => { let m = format!("'{}' object is not iterable", self.type_name(v)); Err(self.type_error(m)) } } }
    /// next
    pub fn next(&mut self, v: &Value) -> Result<Option<Value>, Raised> { if let Some(i) = v.downcast::<Iterator>() { let i: Ref<Iterator> = i.to_ref(); return iterator_next(self, &i); } if let Some(g) = v.downcast::<crate::types::generator::Generator>() { let g = g.to_ref(); return match self.resume(&g, crate::Sent::Value(Value::NONE))? { crate::Completion::Yield(v) => Ok(Some(v)), _ => Ok(None) }; } match self.next_or_stop(v)? { Ok(v) => Ok(Some(v)), Err(_) => Ok(None) } }
    /// collect
    pub fn collect(&mut self, v: &Value) -> Result<Vec<Value>, Raised> { let it = self.iter(v)?; let mut out = vec![]; while let Some(x) = self.next(&it)? { out.push(x); } Ok(out) }
}
/// `list_iterator`
pub const LIST_ITERATOR: ClassDef = ClassDef { name: "list_iterator", doc: "", methods: &[], properties: &[], is_base: false };
/// `enumerate`
pub const ENUMERATE: ClassDef = ClassDef { name: "enumerate", doc: "", methods: &[], properties: &[], is_base: true };
/// `zip`
pub const ZIP: ClassDef = ClassDef { name: "zip", doc: "", methods: &[], properties: &[], is_base: true };
/// `map`
pub const MAP: ClassDef = ClassDef { name: "map", doc: "", methods: &[], properties: &[], is_base: true };
/// `filter`
pub const FILTER: ClassDef = ClassDef { name: "filter", doc: "", methods: &[], properties: &[], is_base: true };
/// `reversed`
pub const REVERSED: ClassDef = ClassDef { name: "reversed", doc: "", methods: &[], properties: &[], is_base: true };
