//! To be replaced by the room of this name.
use std::cell::Cell;
use crate::heap::{Kind, List, Object, Payload, Tracer, Tuple, Value, Dict};
use crate::types::class::ClassDef;
use crate::vm::{Outcome, Raised, Vm};
/// walk
pub struct Walk { pub(crate) list: Value, pub(crate) index: Cell<usize> }
impl Walk {
    /// new
    pub fn new<T: Payload>(list: crate::heap::Ref<T>) -> Walk { Walk { list: list.value(), index: Cell::new(0) } }
    /// from
    pub fn from<T: Payload>(list: crate::heap::Ref<T>, at: usize) -> Walk { Walk { list: list.value(), index: Cell::new(at) } }
}
/// r
pub struct RangeWalk { at: Cell<i64>, step: i64, left: Cell<u64> }
impl RangeWalk { /// n
pub fn new(start: i64, step: i64, count: u64) -> RangeWalk { RangeWalk { at: Cell::new(start), step, left: Cell::new(count) } } }
/// l
pub struct LongRangeWalk;
impl LongRangeWalk { /// n
pub fn new<A, B, C>(_a: A, _b: B, _c: C) -> LongRangeWalk { LongRangeWalk } }
/// s
pub struct SetWalk;
impl SetWalk { /// n
pub fn new<A>(_s: A) -> SetWalk { SetWalk } }
/// it
#[allow(missing_docs)]
pub enum Iterator { List(Walk), ReversedList(Walk), Range(RangeWalk), LongRange(LongRangeWalk), Set(SetWalk), Tuple(Walk), Keys(Walk) }
impl Payload for Iterator { const KIND: Kind = Kind::Iterator; const CONTAINER: bool = true; fn trace(&self, t: &mut Tracer<'_>) { if let Iterator::List(w) | Iterator::Tuple(w) = self { t.value(&w.list) } } }
/// next
pub fn iterator_next(_vm: &mut Vm, it: &Object<Iterator>) -> Result<Option<Value>, Raised> {
    Ok(match &**it { Iterator::List(w) => { let i = w.index.get(); w.index.set(i + 1); w.list.downcast::<List>().and_then(|l| l.get(i)) }
    Iterator::Tuple(w) => { let i = w.index.get(); w.index.set(i + 1); w.list.downcast::<Tuple>().and_then(|l| l.get(i).cloned()) }
    Iterator::Keys(w) => { let d = w.list.downcast::<Dict>().unwrap(); d.next_entry(w.index.get()).map(|(n, e)| { w.index.set(n); e.key }) }
    Iterator::Range(r) => if r.left.get() == 0 { None } else { r.left.set(r.left.get() - 1); let v = r.at.get(); r.at.set(v + r.step); Value::small_int(v) }
    _ => None })
}
impl Vm {
    /// iter
    pub fn iter(&mut self, v: &Value) -> Outcome { if v.is_a::<Iterator>() || v.is_a::<crate::types::generator::Generator>() { return Ok(v.clone()); } let c = self.types.list_iterator.clone(); if let Some(d) = v.downcast::<Dict>() { return Ok(self.heap.alloc(&c, Iterator::Keys(Walk::new(d.to_ref()))).into()) } if let Some(l) = v.downcast::<List>() { return Ok(self.heap.alloc(&c, Iterator::List(Walk::new(l.to_ref()))).into()) } if let Some(l) = v.downcast::<Tuple>() { return Ok(self.heap.alloc(&c, Iterator::Tuple(Walk::new(l.to_ref()))).into()) } let n = self.names.iter.clone(); match self.call_special(v, &n, &[]) { Some(o) => o, None => { let m = format!("'{}' object is not iterable", self.type_name(v)); Err(self.type_error(m)) } } }
    /// next
    pub fn next(&mut self, v: &Value) -> Result<Option<Value>, Raised> { if let Some(i) = v.downcast::<Iterator>() { let i = i.to_ref(); return iterator_next(self, &i); } if let Some(g) = v.downcast::<crate::types::generator::Generator>() { let g = g.to_ref(); return match self.resume(&g, crate::Sent::Value(Value::NONE))? { crate::Completion::Yield(v) => Ok(Some(v)), _ => Ok(None) }; } match self.next_or_stop(v)? { Ok(v) => Ok(Some(v)), Err(_) => Ok(None) } }
    /// collect
    pub fn collect(&mut self, v: &Value) -> Result<Vec<Value>, Raised> { let it = self.iter(v)?; let mut out = vec![]; while let Some(x) = self.next(&it)? { out.push(x); } Ok(out) }
    /// c
    pub fn collect_or(&mut self, v: &Value, _m: &str) -> Result<Vec<Value>, Raised> { self.collect(v) }
    /// c
    pub fn length_hint(&mut self, _v: &Value) -> Result<usize, Raised> { Ok(0) }
    /// c
    pub fn drain(&mut self, i: &Value, mut f: impl FnMut(&mut Vm, Value) -> Result<(), Raised>) -> Result<(), Raised> { while let Some(x) = self.next(i)? { f(self, x)?; } Ok(()) }
    /// c
    pub fn for_each(&mut self, v: &Value, f: impl FnMut(&mut Vm, Value) -> Result<(), Raised>) -> Result<(), Raised> { let i = self.iter(v)?; self.drain(&i, f) }
    /// g
    pub fn generic_alias(&mut self, o: &Value, _a: &Value) -> Outcome { Ok(o.clone()) }
    /// g
    pub fn mapping_proxy(&mut self, o: Value) -> Value { o }
    /// g
    pub fn format_exception(&mut self, e: &crate::heap::Ref<crate::types::exception::Exception>, _s: &dyn Fn(&str, u32) -> Option<String>, _c: bool) -> String { let mut tb = e.traceback.borrow().clone(); let mut s = String::new(); while let Some(t) = tb { s.push_str(&format!("  File {}, line {}\n", t.frame.function.code.data.file, t.line())); let n = t.next.borrow().clone(); tb = n; } let v = e.value(); let m = self.str_of(&v).map(|t| t.as_str().to_string()).unwrap_or_default(); format!("{s}{}: {m}\n", e.class().name()) }
}
fn it(_vm: &mut Vm, a: &[Value]) -> Outcome { Ok(a[0].clone()) }
macro_rules! c { ($($n:ident $t:literal)*) => { $( /// c
pub const $n: ClassDef = ClassDef { name: $t, doc: "", methods: &[crate::method!("__iter__", "(self, /)", it, ""), crate::method!("__next__", "(self, /)", |vm, a| { match vm.next(&a[0])? { Some(v) => Ok(v), None => Err(vm.stop_iteration(Value::NONE)) } }, "")], properties: &[], is_base: false }; )* } }
c! { LIST_ITERATOR "list_iterator" ENUMERATE "enumerate" ZIP "zip" MAP "map" FILTER "filter" REVERSED "reversed" }
