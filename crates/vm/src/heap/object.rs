//! Objects on the heap: a header, then a payload of one of a closed set of kinds.
//!
//! ```text
//! [ Attributes ]  only objects of builtin layout that have attributes of their own (subclasses, exceptions, functions)
//!   count   class   kind  flags  shape        ← a Value or a Ref<T> points here
//!   payload T
//! [ trailing items: the text of a str, the items of a tuple, the slots of an instance ]
//! ```
//!
//! `Ref<T>` is a counted pointer to an object whose payload is known to be `T`; `Value::downcast` gives it. Payloads are
//! shared, so what changes in them lies in cells.

use std::alloc::Layout;
use std::cell::Cell;
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;

use super::attributes::Attributes;
use super::state::{self, Heap};
use super::value::Value;
use crate::types::class::Class;

/// The layouts of payloads. A class written in the language has the layout of its nearest builtin base.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub enum Kind {
    /// `str`
    Str,
    /// An `int` that does not fit in a word.
    BigInt,
    /// A float, int or bool in an object: an instance of a subclass of `float` or `int`.
    Boxed,
    /// `bytes`
    Bytes,
    /// `bytearray`
    ByteArray,
    /// `tuple`
    Tuple,
    /// `list`
    List,
    /// `dict`
    Dict,
    /// `set` and `frozenset`
    Set,
    /// `range`
    Range,
    /// `slice`
    Slice,
    /// The box of a captured variable.
    Cell,
    /// A function written in the language.
    Function,
    /// A function written in Rust.
    Native,
    /// A function with its `self`.
    BoundMethod,
    /// A class.
    Class,
    /// An instance of a class without builtin layout.
    Instance,
    /// A module.
    Module,
    /// A generator, coroutine or async generator.
    Generator,
    /// An exception.
    Exception,
    /// An entry of a traceback.
    Traceback,
    /// A frame, as an object.
    Frame,
    /// Linked code.
    Code,
    /// An iterator over something builtin.
    Iterator,
    /// A type of another room (or a rarer one of this): its payload brings its own table of functions.
    Foreign,
}

/// What lies before every payload.
#[repr(C)]
pub struct Header {
    count: Cell<u32>,
    /// Where the collector lists this object; `UNTRACKED` when it does not.
    pub(super) index: Cell<u32>,
    class: Cell<NonNull<Object<Class>>>,
    kind: Kind,
    flags: Cell<u8>,
    /// The shape of the object's attributes; 0 when it cannot have any.
    pub(super) shape: Cell<u32>,
}

/// Not listed by the collector.
pub(super) const UNTRACKED: u32 = u32::MAX;

/// Facts about an object, one bit each.
pub(super) mod flag {
    /// `Attributes` lie before the header.
    pub const ATTRIBUTES: u8 = 1;
    /// When the last reference goes, the object is queued for finalisation.
    pub const FINALISE: u8 = 2;
    /// Weak references point here.
    pub const WEAK: u8 = 4;
    /// Has been finalised; never again.
    pub const FINALISED: u8 = 8;
    /// Has been given an `id`.
    pub const HAS_ID: u8 = 16;
}

impl Header {
    /// The layout of the payload.
    #[inline(always)]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The class of the object.
    #[inline(always)]
    pub fn class(&self) -> &Ref<Class> {
        // SAFETY: `Ref<Class>` is a transparent NonNull; the header holds a counted reference to its class.
        unsafe { &*(self.class.as_ptr() as *const Ref<Class>) }
    }

    /// Makes the object an instance of another class of the same layout.
    pub fn set_class(&self, class: Ref<Class>) {
        let old = self.class.replace(class.pointer);
        std::mem::forget(class);
        // SAFETY: the header's reference to the old class is taken over here and dropped.
        drop(unsafe { Ref::<Class>::from_raw(old) });
    }

    /// The shape of the object's attributes; 0 when it cannot have any.
    #[inline(always)]
    pub fn shape(&self) -> u32 {
        self.shape.get()
    }

    /// How many references there are.
    pub fn references(&self) -> u32 {
        self.count.get()
    }

    /// Asks that the object be finalised when its last reference goes, or no longer.
    pub fn set_finalise(&self, wanted: bool) {
        self.set_flag(flag::FINALISE, wanted);
    }

    /// Whether finalisation is asked for.
    pub fn wants_finalise(&self) -> bool {
        self.has(flag::FINALISE)
    }

    #[inline(always)]
    pub(super) fn has(&self, bit: u8) -> bool {
        self.flags.get() & bit != 0
    }

    pub(super) fn set_flag(&self, bit: u8, on: bool) {
        let flags = self.flags.get();
        self.flags.set(if on { flags | bit } else { flags & !bit });
    }

    #[inline(always)]
    pub(super) fn retain(&self) {
        self.count.set(self.count.get() + 1);
    }

    /// Takes one reference away; true when it was the last.
    #[inline(always)]
    pub(super) fn release_one(&self) -> bool {
        let count = self.count.get() - 1;
        self.count.set(count);
        count == 0
    }

    pub(super) fn set_count(&self, count: u32) {
        self.count.set(count);
    }

    /// Whether there is only one reference.
    #[inline(always)]
    pub fn is_unshared(&self) -> bool {
        self.count.get() == 1
    }
}

/// What an object holds. Each kind has one payload type (`Foreign` aside).
pub trait Payload: 'static {
    /// Which kind of object has this payload.
    const KIND: Kind;
    /// Whether it may be part of a cycle, so that the collector lists it.
    const CONTAINER: bool = false;

    /// Shows the collector every reference that the payload holds.
    fn trace(&self, _tracer: &mut Tracer<'_>) {}

    /// Gives up the references that may be part of a cycle: the object is garbage.
    fn clear(&self) {}

    /// How many bytes the payload holds elsewhere: the places of a list's items, the table of a dict. Of a payload that is no
    /// container it is always the same.
    fn elsewhere(&self) -> usize {
        0
    }

    /// How many bytes lie behind the payload.
    fn trailing(&self) -> usize {
        0
    }
}

/// Walks the references of an object.
pub struct Tracer<'a> {
    pub(super) visit: &'a mut dyn FnMut(NonNull<Header>),
}

impl Tracer<'_> {
    /// Shows one value.
    pub fn value(&mut self, value: &Value) {
        if value.is_object() {
            (self.visit)(value.pointer());
        }
    }

    /// Shows several values.
    pub fn values<'v>(&mut self, values: impl IntoIterator<Item = &'v Value>) {
        values.into_iter().for_each(|value| self.value(value));
    }

    /// Shows a typed reference.
    pub fn reference<T: Payload>(&mut self, reference: &Ref<T>) {
        (self.visit)(reference.pointer.cast());
    }
}

/// A header and its payload.
#[repr(C)]
pub struct Object<T> {
    pub(super) header: Header,
    pub(super) payload: T,
}

/// A counted reference to an object whose payload is a `T`.
#[repr(transparent)]
pub struct Ref<T: Payload> {
    pub(super) pointer: NonNull<Object<T>>,
    owns: PhantomData<Object<T>>,
}

impl<T: Payload> Object<T> {
    /// What lies before the payload.
    #[inline(always)]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The class of the object.
    #[inline(always)]
    pub fn class(&self) -> &Ref<Class> {
        self.header.class()
    }

    /// A counted reference to this object.
    #[inline(always)]
    pub fn to_ref(&self) -> Ref<T> {
        self.header.retain();
        Ref { pointer: NonNull::from(self), owns: PhantomData }
    }

    /// A value that refers to this object.
    #[inline(always)]
    pub fn value(&self) -> Value {
        self.to_ref().into_value()
    }

    /// Whether a value is this object.
    #[inline(always)]
    pub fn is_value(&self, value: &Value) -> bool {
        value.is_object() && value.pointer() == NonNull::from(self).cast()
    }

    /// The address, for identity maps.
    pub fn address(&self) -> usize {
        self as *const Self as usize
    }
}

impl<T> Deref for Object<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        &self.payload
    }
}

impl<T: Payload> Ref<T> {
    /// Takes over one counted reference.
    ///
    /// # Safety
    /// The pointer must come from an allocation of an `Object<T>` and carry a reference that nobody else gives up.
    #[inline(always)]
    pub(super) unsafe fn from_raw(pointer: NonNull<Object<T>>) -> Ref<T> {
        Ref { pointer, owns: PhantomData }
    }

    /// The pointer, with its reference.
    #[inline(always)]
    pub(super) fn into_pointer(self) -> NonNull<Object<T>> {
        let pointer = self.pointer;
        std::mem::forget(self);
        pointer
    }

    /// The same reference as a value.
    #[inline(always)]
    pub fn into_value(self) -> Value {
        Value::from_pointer(self.into_pointer().cast())
    }

    /// Whether both are one object.
    #[inline(always)]
    pub fn is(&self, other: &Object<T>) -> bool {
        self.pointer == NonNull::from(other)
    }
}

impl<T: Payload> Deref for Ref<T> {
    type Target = Object<T>;

    #[inline(always)]
    fn deref(&self) -> &Object<T> {
        // SAFETY: this reference is counted, so the object is alive, and its payload is a `T`.
        unsafe { self.pointer.as_ref() }
    }
}

impl<T: Payload> Clone for Ref<T> {
    #[inline(always)]
    fn clone(&self) -> Ref<T> {
        self.header().retain();
        Ref { pointer: self.pointer, owns: PhantomData }
    }
}

impl<T: Payload> Drop for Ref<T> {
    #[inline(always)]
    fn drop(&mut self) {
        if self.header().release_one() {
            // SAFETY: the last reference was just given up, and the pointer is not used afterwards.
            unsafe { state::release(self.pointer.cast()) }
        }
    }
}

impl Value {
    /// The object, if its payload is a `T` (whether its class is the builtin one or a subclass).
    #[inline(always)]
    pub fn downcast<T: Payload>(&self) -> Option<&Object<T>> {
        if !self.is_object() {
            return None;
        }
        let pointer = self.pointer();
        // SAFETY: the object is alive as long as this value, and each kind has one payload type only (`Foreign` payloads
        // implement no `Payload` of their own), so an object of `T`'s kind is an `Object<T>`.
        unsafe {
            if pointer.as_ref().kind() == T::KIND { Some(pointer.cast::<Object<T>>().as_ref()) } else { None }
        }
    }

    /// The same reference, typed; the value back if the payload is no `T`.
    #[inline(always)]
    pub fn into_ref<T: Payload>(self) -> Result<Ref<T>, Value> {
        if !self.is_a::<T>() {
            return Err(self);
        }
        let pointer = self.pointer().cast();
        std::mem::forget(self);
        // SAFETY: the payload is a `T`, and the reference that the value held is taken over.
        Ok(unsafe { Ref::from_raw(pointer) })
    }

    /// Whether this is an object whose payload is a `T`.
    #[inline(always)]
    pub fn is_a<T: Payload>(&self) -> bool {
        self.kind() == Some(T::KIND)
    }
}

pub(super) fn layout_of<T: Payload>(trailing: usize, attributes: bool) -> (Layout, usize) {
    let object = Layout::new::<Object<T>>();
    let size = object.size() + trailing;
    let prefix = if attributes { size_of::<Attributes>() } else { 0 };
    let align = object.align().max(align_of::<Attributes>());
    (Layout::from_size_align(prefix + size, align).expect("an object's size was checked before"), prefix)
}

impl Heap {
    /// Puts a payload on the heap.
    #[inline]
    pub fn alloc<T: Payload>(&self, class: &Ref<Class>, payload: T) -> Ref<T> {
        if !T::CONTAINER {
            self.charge(payload.elsewhere());
        }
        let reference = self.alloc_raw(class, payload, 0, false);
        if T::CONTAINER {
            self.track(reference.pointer.cast());
        }
        reference
    }

    /// Makes `type`, the class of itself.
    pub(crate) fn alloc_first_class(&self, payload: Class) -> Ref<Class> {
        let layout = layout_of::<Class>(0, false).0;
        self.charge(layout.size());
        // SAFETY: the layout is that of an object without attributes; all of it is written before anyone sees it. Its class
        // is itself: one reference is held by the header, the other is returned.
        unsafe {
            let object = std::alloc::alloc(layout).cast::<Object<Class>>();
            let Some(pointer) = NonNull::new(object) else { std::alloc::handle_alloc_error(layout) };
            object.write(Object {
                header: Header {
                    count: Cell::new(2),
                    index: Cell::new(UNTRACKED),
                    class: Cell::new(pointer),
                    kind: Kind::Class,
                    flags: Cell::new(0),
                    shape: Cell::new(0),
                },
                payload,
            });
            Ref::from_raw(pointer)
        }
    }

    /// Puts a payload on the heap, with room for attributes of the given shape.
    pub fn alloc_with_attributes<T: Payload>(&self, class: &Ref<Class>, payload: T, shape: u32) -> Ref<T> {
        if !T::CONTAINER {
            self.charge(payload.elsewhere());
        }
        let reference = self.alloc_raw(class, payload, 0, true);
        reference.header().shape.set(shape);
        self.track(reference.pointer.cast());
        reference
    }

    /// Puts a payload on the heap with `trailing` bytes behind it, not yet written.
    #[inline]
    pub(super) fn alloc_raw<T: Payload>(
        &self,
        class: &Ref<Class>,
        payload: T,
        trailing: usize,
        attributes: bool,
    ) -> Ref<T> {
        let (layout, prefix) = layout_of::<T>(trailing, attributes);
        self.charge(layout.size());
        // SAFETY: the layout is not of size zero; the attributes and the object are written before anyone sees them; the
        // object is aligned, since the size of `Attributes` is a multiple of the common alignment of eight.
        unsafe {
            let start = std::alloc::alloc(layout);
            if start.is_null() {
                std::alloc::handle_alloc_error(layout);
            }
            if attributes {
                start.cast::<Attributes>().write(Attributes::default());
            }
            let object = start.add(prefix).cast::<Object<T>>();
            object.write(Object {
                header: Header {
                    count: Cell::new(1),
                    index: Cell::new(UNTRACKED),
                    class: Cell::new(class.clone().into_pointer()),
                    kind: T::KIND,
                    flags: Cell::new(if attributes { flag::ATTRIBUTES } else { 0 }),
                    shape: Cell::new(0),
                },
                payload,
            });
            Ref::from_raw(NonNull::new_unchecked(object))
        }
    }
}
