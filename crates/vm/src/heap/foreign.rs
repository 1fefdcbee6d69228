//! Objects whose payload another room defines: tasks, sockets, a deque, a compiled pattern.
//!
//! A [`Foreign`] payload brings a table with its type and its functions, which lies as the first word of the payload.

use std::any::TypeId;
use std::ptr::NonNull;

use super::object::{Header, Kind, Object, Payload, Ref, Tracer};
use super::state::{self, Heap};
use super::value::Value;
use crate::types::class::Class;

/// A payload that is not one of the machine's own kinds.
pub trait Foreign: 'static {
    /// Shows the collector every reference that the payload holds.
    fn trace(&self, _tracer: &mut Tracer<'_>) {}

    /// Gives up the references that may be part of a cycle: the object is garbage.
    fn clear(&self) {}

    /// How many bytes the payload holds elsewhere, for the limits of memory.
    fn elsewhere(&self) -> usize {
        0
    }
}

struct Table {
    type_id: TypeId,
    free: unsafe fn(&Heap, NonNull<Header>),
    trace: unsafe fn(NonNull<Header>, &mut Tracer<'_>),
    clear: unsafe fn(NonNull<Header>),
    elsewhere: unsafe fn(NonNull<Header>) -> usize,
}

/// The payload of a foreign object: its table, then the value.
#[repr(C)]
pub struct Holder<T: Foreign> {
    table: &'static Table,
    value: T,
}

impl<T: Foreign> Payload for Holder<T> {
    const KIND: Kind = Kind::Foreign;
    const CONTAINER: bool = true;
}

impl<T: Foreign> std::ops::Deref for Holder<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Foreign> Holder<T> {
    const TABLE: Table = Table {
        type_id: TypeId::of::<T>(),
        free: |heap, pointer| {
            // SAFETY: the table belongs to an object of this very type, which `state::release` is about to free.
            unsafe { state::free_as::<Holder<T>>(heap, pointer.cast()) }
        },
        trace: |pointer, tracer| {
            // SAFETY: the table belongs to an object of this very type, and it is alive.
            unsafe { pointer.cast::<Object<Holder<T>>>().as_ref() }.value.trace(tracer);
        },
        clear: |pointer| {
            // SAFETY: as for `trace`.
            unsafe { pointer.cast::<Object<Holder<T>>>().as_ref() }.value.clear();
        },
        elsewhere: |pointer| {
            // SAFETY: as for `trace`.
            unsafe { pointer.cast::<Object<Holder<T>>>().as_ref() }.value.elsewhere()
        },
    };
}

unsafe fn table_of(pointer: NonNull<Header>) -> &'static Table {
    // SAFETY: by the contract this is a live object of kind `Foreign`, whose payload begins with its table. The header and
    // the table have the same place in every `Object<Holder<T>>`, since both types are `repr(C)` and the alignment is 8.
    unsafe { *pointer.as_ptr().add(1).cast::<&'static Table>() }
}

/// # Safety
/// As for `state::release`; the object must be foreign.
pub(super) unsafe fn free(heap: &Heap, pointer: NonNull<Header>) {
    // SAFETY: passed on.
    unsafe { (table_of(pointer).free)(heap, pointer) }
}

/// # Safety
/// The object must be alive and foreign.
pub(super) unsafe fn trace(pointer: NonNull<Header>, tracer: &mut Tracer<'_>) {
    // SAFETY: passed on.
    unsafe { (table_of(pointer).trace)(pointer, tracer) }
}

/// # Safety
/// The object must be alive and foreign.
pub(super) unsafe fn clear(pointer: NonNull<Header>) {
    // SAFETY: passed on.
    unsafe { (table_of(pointer).clear)(pointer) }
}

/// # Safety
/// The object must be alive and foreign.
pub(super) unsafe fn elsewhere(pointer: NonNull<Header>) -> usize {
    // SAFETY: passed on.
    unsafe { (table_of(pointer).elsewhere)(pointer) }
}

impl Heap {
    /// Puts a foreign payload on the heap. With a shape other than 0 the object can have attributes.
    pub fn alloc_foreign<T: Foreign>(&self, class: &Ref<Class>, value: T, shape: u32) -> Ref<Holder<T>> {
        const { assert!(align_of::<T>() <= 8, "the table must come right after the header") };
        let holder = Holder { table: &Holder::<T>::TABLE, value };
        if shape == 0 { self.alloc(class, holder) } else { self.alloc_with_attributes(class, holder, shape) }
    }
}

impl Value {
    /// The foreign object, if its payload is a `T`.
    pub fn foreign<T: Foreign>(&self) -> Option<&Object<Holder<T>>> {
        if self.kind() != Some(Kind::Foreign) {
            return None;
        }
        let pointer = self.pointer();
        // SAFETY: the object is alive and foreign; its table tells its type.
        unsafe {
            if table_of(pointer).type_id == TypeId::of::<T>() {
                Some(pointer.cast::<Object<Holder<T>>>().as_ref())
            } else {
                None
            }
        }
    }
}
