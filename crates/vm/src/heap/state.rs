//! The heap of a session: who is alive, what waits for finalisation, how much memory is taken.
//!
//! There is no global state: every object finds its heap through its class. When the last reference to an object goes,
//! [`release`] runs. An object with a finaliser (`__del__`, a suspended generator, a coroutine never awaited, weak
//! references with callbacks) is not freed then: it gets one reference back and waits in a queue, and the machine,
//! which checks before it executes its next instruction, finalises it and drops it again.
//!
//! Freeing an object may free what it refers to, and so on down a list of a million links. The Rust stack must not
//! grow with that, so beyond a certain depth objects wait in a list that the outermost call works off.

use std::cell::{Cell, RefCell};
use std::ptr::NonNull;

use rustc_hash::FxHashMap;

use super::attributes::Attributes;
use super::foreign;
use super::object::{Header, Kind, Object, Payload, Ref, Tracer, UNTRACKED, flag, layout_of};
use super::value::Value;
use crate::types::class::Class;

/// The payload type of each kind, `Foreign` aside: the one list from which freeing, tracing and clearing are made.
macro_rules! with_payloads {
    ($then:ident) => {
        $then! {
            Str => $crate::heap::text::Str,
            BigInt => $crate::types::int::BigInt,
            Boxed => $crate::types::boxed::Boxed,
            Bytes => $crate::types::bytes::Bytes,
            ByteArray => $crate::types::bytes::ByteArray,
            Tuple => $crate::heap::tuple::Tuple,
            List => $crate::heap::list::List,
            Dict => $crate::heap::dict::Dict,
            Set => $crate::types::set::Set,
            Range => $crate::types::range::Range,
            Slice => $crate::types::slice::Slice,
            Cell => $crate::heap::cell::CellBox,
            Function => $crate::types::function::Function,
            Native => $crate::native::NativeFunction,
            BoundMethod => $crate::types::function::BoundMethod,
            Class => $crate::types::class::Class,
            Instance => $crate::heap::instance::Instance,
            Module => $crate::types::module::Module,
            Generator => $crate::types::generator::Generator,
            Exception => $crate::types::exception::Exception,
            Traceback => $crate::types::traceback::Traceback,
            Frame => $crate::types::frame::FrameObject,
            Code => $crate::types::code::CodeObject,
            Iterator => $crate::types::iterator::Iterator,
        }
    };
}

/// How deep freeing may nest before objects wait for their turn.
const MAX_NESTED_FREES: u32 = 50;

/// The heap of one session. See the module.
pub struct Heap {
    /// The objects that the collector lists, in the order in which they were made: in that order garbage is finalised. An
    /// object that goes leaves a hole; see [`Heap::close_holes`].
    pub(super) tracked: RefCell<Vec<Option<NonNull<Header>>>>,
    pub(super) holes: Cell<usize>,
    /// Tracked objects from here on are young: they have not survived a collection.
    pub(super) young_from: Cell<usize>,
    pub(super) collecting: Cell<bool>,
    /// When the tracked objects number this many, a collection is due.
    pub(super) collect_at: Cell<usize>,
    pub(super) collections: Cell<u32>,
    /// Whether automatic collection is on: `gc.enable()`.
    pub(super) automatic: Cell<bool>,
    /// Objects that wait for finalisation, and whether the collector found them: those are still held by each other.
    pending: RefCell<Vec<(Value, bool)>>,
    /// For each object that weak references point to, those references, uncounted: each takes itself off when it goes.
    weak: RefCell<FxHashMap<u64, Vec<NonNull<Header>>>>,
    nested: Cell<u32>,
    postponed: RefCell<Vec<NonNull<Header>>>,
    /// Whether there are any: asked whenever an object dies.
    has_postponed: Cell<bool>,
    bytes: Cell<usize>,
    /// What containers hold outside of themselves, as it was measured last.
    pub(super) elsewhere: Cell<usize>,
    max_bytes: Cell<usize>,
    /// Whether the machine is to look up before its next instruction.
    attention: Cell<bool>,
    closing: Cell<bool>,
    /// Changes whenever a class changes or goes: what was remembered of classes no longer holds.
    class_epoch: Cell<u32>,
    class_number: Cell<u32>,
    classes: RefCell<FxHashMap<u32, NonNull<Object<Class>>>>,
    ids: RefCell<FxHashMap<u64, u64>>,
    next_id: Cell<u64>,
}

impl Default for Heap {
    fn default() -> Heap {
        Heap {
            tracked: RefCell::default(),
            holes: Cell::new(0),
            young_from: Cell::new(0),
            collecting: Cell::new(false),
            collect_at: Cell::new(20_000),
            collections: Cell::new(0),
            automatic: Cell::new(true),
            pending: RefCell::default(),
            weak: RefCell::default(),
            nested: Cell::new(0),
            postponed: RefCell::default(),
            has_postponed: Cell::new(false),
            bytes: Cell::new(0),
            elsewhere: Cell::new(0),
            max_bytes: Cell::new(usize::MAX),
            attention: Cell::new(false),
            closing: Cell::new(false),
            class_epoch: Cell::new(1),
            class_number: Cell::new(0),
            classes: RefCell::default(),
            ids: RefCell::default(),
            next_id: Cell::new(0x7f5a_c000_0000),
        }
    }
}

/// From how many on the list of the collector grows by a quarter instead of doubling: half a list is much memory then.
const LONG_LIST: usize = 1 << 16;

#[cold]
fn make_room(tracked: &mut Vec<Option<NonNull<Header>>>) {
    let length = tracked.len();
    tracked.reserve_exact(if length < LONG_LIST { length.max(64) } else { length / 4 });
}

impl Heap {
    /// Lists an object for the collector.
    #[inline]
    pub(super) fn track(&self, pointer: NonNull<Header>) {
        let mut tracked = self.tracked.borrow_mut();
        let index = tracked.len();
        // SAFETY: the caller has just made the object.
        unsafe { pointer.as_ref() }.index.set(index as u32);
        if index == tracked.capacity() {
            make_room(&mut tracked);
        }
        tracked.push(Some(pointer));
        if index >= self.collect_at.get() {
            self.call_attention();
        }
    }

    #[inline]
    fn untrack(&self, header: &Header) {
        let index = header.index.replace(UNTRACKED) as usize;
        let mut tracked = self.tracked.borrow_mut();
        if index + 1 < tracked.len() {
            tracked[index] = None;
            self.holes.set(self.holes.get() + 1);
            return;
        }
        tracked.pop();
        while let Some(None) = tracked.last() {
            tracked.pop();
            self.holes.set(self.holes.get() - 1);
        }
    }

    /// Counts bytes taken. What containers hold elsewhere is not counted but measured
    /// now and then ([`Heap::measure`]): lists grow by themselves, without a word to the heap.
    #[inline(always)]
    pub fn charge(&self, bytes: usize) {
        self.bytes.set(self.bytes.get().wrapping_add(bytes));
    }

    /// Changes whenever a class changes or goes.
    #[inline(always)]
    pub fn class_epoch(&self) -> u32 {
        self.class_epoch.get()
    }

    /// Says that a class has changed or is gone.
    pub fn new_class_epoch(&self) {
        self.class_epoch.set(self.class_epoch.get().wrapping_add(1));
    }

    /// A number for a new class.
    pub(crate) fn next_class_number(&self) -> u32 {
        self.class_number.set(self.class_number.get() + 1);
        self.class_number.get()
    }

    /// Lists a class, so that its bases can find it by its number.
    pub(crate) fn register_class(&self, class: &Ref<Class>) {
        self.classes.borrow_mut().insert(class.number(), class.pointer);
    }

    /// Takes a class that goes off the list.
    pub(crate) fn forget_class(&self, number: u32) {
        self.classes.borrow_mut().remove(&number);
    }

    /// The class with a number, if it is still alive.
    pub fn class_by_number(&self, number: u32) -> Option<Ref<Class>> {
        let pointer = *self.classes.borrow().get(&number)?;
        // SAFETY: a class takes itself off the list when its payload is dropped, and one whose count is zero (it waits to be
        // freed) is not handed out.
        let object = unsafe { pointer.as_ref() };
        if object.header.references() == 0 { None } else { Some(object.to_ref()) }
    }

    /// The `id` of a value: a counter of the session, given on demand, so that runs repeat.
    pub fn id_of(&self, value: &Value) -> u64 {
        if let Some(&id) = self.ids.borrow().get(&value.bits()) {
            return id;
        }
        let id = self.next_id.get() + 16;
        self.next_id.set(id);
        self.ids.borrow_mut().insert(value.bits(), id);
        if let Some(header) = value.header() {
            header.set_flag(flag::HAS_ID, true);
        }
        id
    }

    /// Counts bytes given back.
    #[inline(always)]
    pub fn refund(&self, bytes: usize) {
        self.bytes.set(self.bytes.get().wrapping_sub(bytes));
    }

    /// How many bytes the objects take, and what containers held elsewhere when that was measured last.
    pub fn bytes(&self) -> usize {
        self.bytes.get() + self.elsewhere.get()
    }

    /// The most bytes that objects may take.
    pub fn max_bytes(&self) -> usize {
        self.max_bytes.get()
    }

    /// Limits the memory of the session.
    pub fn set_max_bytes(&self, bytes: usize) {
        self.max_bytes.set(bytes);
    }

    /// Makes the machine look up before its next instruction.
    #[inline]
    pub fn call_attention(&self) {
        self.attention.set(true);
    }

    /// Whether the machine is to look up; the request is taken back.
    pub fn take_attention(&self) -> bool {
        self.attention.replace(false)
    }

    /// Whether something asks the machine to look up.
    #[inline(always)]
    pub fn has_attention(&self) -> bool {
        self.attention.get()
    }

    /// Takes the objects that wait for finalisation, in the order in which they died, and whether the collector found them.
    pub fn take_pending(&self) -> Vec<(Value, bool)> {
        self.pending.take()
    }

    /// Whether objects wait for finalisation.
    pub fn has_pending(&self) -> bool {
        !self.pending.borrow().is_empty()
    }

    /// Queues an object for finalisation.
    pub(super) fn finalise_soon(&self, value: Value, is_garbage: bool) {
        self.pending.borrow_mut().push((value, is_garbage));
        self.call_attention();
    }

    /// From here on nothing is finalised any more: the session ends.
    pub fn close(&self) {
        self.closing.set(true);
        self.automatic.set(false);
        // From here on objects with weak references are freed like any other, so nobody may look them up any more.
        self.weak.borrow_mut().clear();
    }

    /// Notes that a weak reference object points to a target. Neither is counted: the reference object must call
    /// [`Heap::forget_weak`] when it is dropped, and the target is finalised before it is freed, which calls `take_weak`.
    pub fn add_weak(&self, target: &Value, reference: &Value) {
        let header = target.header().expect("only objects on the heap have weak references");
        header.set_flag(flag::WEAK, true);
        self.weak.borrow_mut().entry(target.bits()).or_default().push(reference.pointer());
    }

    /// The object that a weak reference points to, from the bits that its value had.
    pub fn upgrade(&self, target_bits: u64) -> Option<Value> {
        if self.closing.get() || !self.weak.borrow().contains_key(&target_bits) {
            return None;
        }
        let pointer = NonNull::new((target_bits >> 16) as *mut Header)?;
        self.revive(pointer)
    }

    /// A counted reference to an object that is known not to have been freed; `None` when it is about to be.
    fn revive(&self, pointer: NonNull<Header>) -> Option<Value> {
        // SAFETY: targets are in the table until they are finalised, and reference objects until they are dropped, so the
        // object has not been freed. One with a count of zero is being freed at this moment and must stay so.
        let header = unsafe { pointer.as_ref() };
        if header.references() == 0 {
            return None;
        }
        header.retain();
        Some(Value::from_pointer(pointer))
    }

    /// The weak reference objects that point to a target, oldest first.
    pub fn weak_references(&self, target: &Value) -> Vec<Value> {
        let found = self.weak.borrow().get(&target.bits()).cloned().unwrap_or_default();
        found.into_iter().filter_map(|pointer| self.revive(pointer)).collect()
    }

    /// Forgets a weak reference object that itself goes.
    pub fn forget_weak(&self, target_bits: u64, reference_bits: u64) {
        let mut weak = self.weak.borrow_mut();
        let Some(list) = weak.get_mut(&target_bits) else { return };
        list.retain(|reference| reference.as_ptr() as u64 != reference_bits >> 16);
        if list.is_empty() {
            weak.remove(&target_bits);
            let pointer =
                NonNull::new((target_bits >> 16) as *mut Header).expect("objects do not lie at zero");
            // SAFETY: the target was in the table until just now, so it has not been freed.
            unsafe { pointer.as_ref() }.set_flag(flag::WEAK, false);
        }
    }

    /// Takes the weak references to a dying object; they are to be cleared.
    pub fn take_weak(&self, target: &Value) -> Vec<Value> {
        let Some(header) = target.header() else { return Vec::new() };
        if !header.has(flag::WEAK) {
            return Vec::new();
        }
        header.set_flag(flag::WEAK, false);
        let found = self.weak.borrow_mut().remove(&target.bits()).unwrap_or_default();
        found.into_iter().filter_map(|pointer| self.revive(pointer)).collect()
    }

    /// Marks an object as finalised: it will not be again.
    pub fn mark_finalised(&self, value: &Value) {
        let header = value.header().expect("only objects on the heap are finalised");
        header.set_flag(flag::FINALISED, true);
        header.set_flag(flag::FINALISE, false);
    }

    /// Whether an object has been finalised.
    pub fn is_finalised(&self, value: &Value) -> bool {
        value.header().is_some_and(|header| header.has(flag::FINALISED))
    }
}

/// The last reference to an object is gone: frees it, or queues it for finalisation.
///
/// # Safety
/// The object must be alive with a count of zero, and the caller must not use the pointer afterwards.
#[cold]
#[inline(never)]
pub(super) unsafe fn release(pointer: NonNull<Header>) {
    // SAFETY: by the contract the object is alive; its class, and through it the heap, live at least as long.
    let header = unsafe { pointer.as_ref() };
    let heap: *const Heap = &**header.class().heap();
    // SAFETY: the machine holds the heap until after the last object is gone.
    let heap = unsafe { &*heap };
    if header.has(flag::FINALISE | flag::WEAK) && !heap.closing.get() {
        header.set_count(1);
        heap.finalise_soon(Value::from_pointer(pointer), false);
        return;
    }
    let nested = heap.nested.get();
    if nested >= MAX_NESTED_FREES {
        heap.postponed.borrow_mut().push(pointer);
        heap.has_postponed.set(true);
        return;
    }
    heap.nested.set(nested + 1);
    // SAFETY: the count is zero, so nobody else refers to the object.
    unsafe { free(heap, pointer) };
    heap.nested.set(nested);
    if nested == 0 && heap.has_postponed.get() {
        free_postponed(heap);
    }
}

/// Frees what lay too deep to be freed at once.
#[cold]
fn free_postponed(heap: &Heap) {
    loop {
        let next = heap.postponed.borrow_mut().pop();
        let Some(next) = next else { break };
        heap.nested.set(1);
        // SAFETY: postponed objects have a count of zero and are in this list once.
        unsafe { free(heap, next) };
        heap.nested.set(0);
    }
    heap.has_postponed.set(false);
}

/// Drops payload and attributes and gives the memory back.
///
/// # Safety
/// As for [`release`].
unsafe fn free(heap: &Heap, pointer: NonNull<Header>) {
    // SAFETY: see the contract; each kind names its one payload type.
    unsafe {
        if pointer.as_ref().index.get() != UNTRACKED {
            heap.untrack(pointer.as_ref());
        }
        if pointer.as_ref().has(flag::HAS_ID) {
            heap.ids.borrow_mut().remove(&((pointer.as_ptr() as u64) << 16));
        }
        macro_rules! by_kind {
            ($($kind:ident => $payload:ty,)*) => {
                match pointer.as_ref().kind() {
                    $(Kind::$kind => free_as::<$payload>(heap, pointer.cast()),)*
                    Kind::Foreign => foreign::free(heap, pointer),
                }
            };
        }
        with_payloads!(by_kind);
    }
}

/// # Safety
/// As for [`release`], and the payload must be a `T`.
pub(super) unsafe fn free_as<T: Payload>(heap: &Heap, pointer: NonNull<Object<T>>) {
    // SAFETY: see the contract. The payload is dropped once and its memory is not touched afterwards.
    unsafe {
        let object = pointer.as_ptr();
        let trailing = (*object).payload.trailing();
        let attributes = (*object).header.has(flag::ATTRIBUTES);
        // The object's reference to its class is taken over: the header is not dropped, its memory is merely given back. Until
        // then the class is needed.
        let class = std::ptr::read((*object).header.class());
        if !T::CONTAINER {
            heap.refund((*object).payload.elsewhere());
        }
        std::ptr::drop_in_place(&raw mut (*object).payload);
        free_memory::<T>(heap, pointer, trailing, attributes);
        drop(class);
    }
}

/// # Safety
/// The payload must have been dropped already.
pub(super) unsafe fn free_memory<T: Payload>(
    heap: &Heap,
    pointer: NonNull<Object<T>>,
    trailing: usize,
    attributes: bool,
) {
    let (layout, prefix) = layout_of::<T>(trailing, attributes);
    heap.refund(layout.size());
    // SAFETY: this is the layout with which the object was allocated, and `prefix` leads back to its start.
    unsafe {
        let start = pointer.as_ptr().cast::<u8>().sub(prefix);
        if attributes {
            std::ptr::drop_in_place(start.cast::<Attributes>());
        }
        std::alloc::dealloc(start, layout);
    }
}

/// Shows every reference of an object, that to a class of the program included. Builtin classes stay as long as the machine.
pub(super) fn trace(pointer: NonNull<Header>, visit: &mut dyn FnMut(NonNull<Header>)) {
    // SAFETY: the collector only asks for objects that are alive; each kind names its one payload type.
    unsafe {
        let header = pointer.as_ref();
        let mut tracer = Tracer { visit };
        if header.class().is_heap_class() {
            tracer.reference(header.class());
        }
        if header.has(flag::ATTRIBUTES) {
            attributes_before(pointer).trace(&mut tracer);
        }
        macro_rules! by_kind {
            ($($kind:ident => $payload:ty,)*) => {
                match header.kind() {
                    $(Kind::$kind => pointer.cast::<Object<$payload>>().as_ref().payload.trace(&mut tracer),)*
                    Kind::Foreign => foreign::trace(pointer, &mut tracer),
                }
            };
        }
        with_payloads!(by_kind);
    }
}

/// How many bytes the payload of an object holds elsewhere.
pub(super) fn elsewhere(pointer: NonNull<Header>) -> usize {
    // SAFETY: as for `trace`.
    unsafe {
        macro_rules! by_kind {
            ($($kind:ident => $payload:ty,)*) => {
                match pointer.as_ref().kind() {
                    $(Kind::$kind => pointer.cast::<Object<$payload>>().as_ref().payload.elsewhere(),)*
                    Kind::Foreign => foreign::elsewhere(pointer),
                }
            };
        }
        with_payloads!(by_kind)
    }
}

/// Makes a garbage object give up its references.
pub(super) fn clear(pointer: NonNull<Header>) {
    // SAFETY: as for `trace`.
    unsafe {
        let header = pointer.as_ref();
        if header.has(flag::ATTRIBUTES) {
            attributes_before(pointer).clear();
        }
        macro_rules! by_kind {
            ($($kind:ident => $payload:ty,)*) => {
                match header.kind() {
                    $(Kind::$kind => pointer.cast::<Object<$payload>>().as_ref().payload.clear(),)*
                    Kind::Foreign => foreign::clear(pointer),
                }
            };
        }
        with_payloads!(by_kind);
    }
}

/// The attributes that lie before an object.
///
/// # Safety
/// The object must be alive and have the flag `ATTRIBUTES`.
pub(super) unsafe fn attributes_before<'a>(pointer: NonNull<Header>) -> &'a Attributes {
    // SAFETY: an object with the flag was allocated with its attributes right before the header.
    unsafe { &*pointer.as_ptr().cast::<u8>().sub(size_of::<Attributes>()).cast::<Attributes>() }
}

impl<T: Payload> Object<T> {
    /// The attributes that lie before this object, if it can have any there.
    pub fn attributes(&self) -> Option<&Attributes> {
        // SAFETY: the flag is checked, and the object is alive while it is borrowed.
        if self.header.has(flag::ATTRIBUTES) {
            Some(unsafe { attributes_before(NonNull::from(self).cast()) })
        } else {
            None
        }
    }
}

impl Value {
    /// The attributes that lie before this object, if it can have any there.
    pub fn attributes(&self) -> Option<&Attributes> {
        let header = self.header()?;
        // SAFETY: the flag is checked, and the object is alive while this value is.
        if header.has(flag::ATTRIBUTES) { Some(unsafe { attributes_before(self.pointer()) }) } else { None }
    }
}
