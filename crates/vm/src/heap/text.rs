//! Strings: UTF-8 text right behind the payload, with a cached hash.
//!
//! Python indexes by code point. For ASCII text (the flag is known from the start) that is the byte; for other text an
//! index of every 64th code point is built when first needed. A string that nobody else refers to may grow where it is:
//! that makes `s += part` in a loop take linear time.

use std::cell::{Cell, OnceCell};

use super::object::{Kind, Object, Payload, Ref, layout_of};
use super::state::Heap;
use super::value::Value;
use crate::types::class::Class;
use crate::types::hashing;

/// Every how many code points the index of a non-ASCII string has an entry.
const STRIDE: usize = 64;

/// The most bytes a string may have.
pub const MAX_BYTES: usize = u32::MAX as usize / 2;

/// Where every [`STRIDE`]th code point begins. Few strings have one, so it takes one word of each, not two.
struct PointIndex(Box<[u32]>);

/// The payload of `str`.
#[repr(C)]
pub struct Str {
    /// 0 when not yet computed.
    hash: Cell<u64>,
    length: Cell<u32>,
    capacity: Cell<u32>,
    /// How many code points; `u32::MAX` when not yet counted.
    points: Cell<u32>,
    ascii: Cell<bool>,
    interned: Cell<bool>,
    index: OnceCell<Box<PointIndex>>,
    text: [u8; 0],
}

impl Payload for Str {
    const KIND: Kind = Kind::Str;

    fn trailing(&self) -> usize {
        self.capacity.get() as usize
    }
}

impl Heap {
    /// Makes a string. The caller has checked that it is not longer than [`MAX_BYTES`].
    #[inline]
    pub fn new_str(&self, class: &Ref<Class>, text: &str) -> Ref<Str> {
        self.new_str_with_capacity(class, text, text.len())
    }

    /// Makes a string of a text that is changed where the string has it: `str::make_ascii_lowercase` does that.
    pub fn new_str_changed(&self, class: &Ref<Class>, text: &str, change: impl FnOnce(&mut str)) -> Ref<Str> {
        let string = self.new_str(class, text);
        // SAFETY: the text was just copied there, and nobody else sees the string yet.
        change(unsafe {
            let bytes = std::slice::from_raw_parts_mut(string.text_start(), text.len());
            std::str::from_utf8_unchecked_mut(bytes)
        });
        string.ascii.set(string.as_str().is_ascii());
        string
    }

    fn new_str_with_capacity(&self, class: &Ref<Class>, text: &str, capacity: usize) -> Ref<Str> {
        let string = self.alloc_raw(class, Str::header(text, capacity), capacity, false);
        // SAFETY: the allocation has `capacity` bytes behind the payload, at least as many as the text.
        unsafe { std::ptr::copy_nonoverlapping(text.as_ptr(), string.text_start(), text.len()) };
        string
    }

    /// Makes a string that can have attributes: an instance of a subclass of `str`.
    pub fn new_str_with_attributes(&self, class: &Ref<Class>, text: &str, shape: u32) -> Ref<Str> {
        let string = self.alloc_raw(class, Str::header(text, text.len()), text.len(), true);
        // SAFETY: as above.
        unsafe { std::ptr::copy_nonoverlapping(text.as_ptr(), string.text_start(), text.len()) };
        string.header().shape.set(shape);
        self.track(string.pointer.cast());
        string
    }

    /// `left + right`, growing `left` where it is when nobody else refers to it.
    pub fn append_str(&self, class: &Ref<Class>, left: Value, right: &str) -> Ref<Str> {
        let string = left.downcast::<Str>().expect("the caller has checked that this is a str");
        let length = string.len();
        let total = length + right.len();
        if string.header().is_unshared()
            && !string.interned.get()
            && !string.has_attributes()
            && string.class().is(class)
        {
            let mut reference = string.to_ref();
            drop(left);
            if total > reference.capacity.get() as usize {
                reference = self.grow_str(reference, room_for(total));
            }
            // SAFETY: there is room for `total` bytes, and nobody else sees this string while it changes.
            unsafe {
                std::ptr::copy_nonoverlapping(right.as_ptr(), reference.text_start().add(length), right.len())
            };
            reference.length.set(total as u32);
            reference.hash.set(0);
            reference.ascii.set(reference.ascii.get() && right.is_ascii());
            reference.points.set(u32::MAX);
            // SAFETY: the only reference to this object is `reference`.
            unsafe { &mut (*reference.pointer.as_ptr()).payload }.index.take();
            return reference;
        }
        let capacity = if length > 64 { total + total / 4 } else { total };
        let result = self.new_str_with_capacity(class, string.as_str(), capacity);
        // SAFETY: the capacity is at least `total`.
        unsafe {
            std::ptr::copy_nonoverlapping(right.as_ptr(), result.text_start().add(length), right.len())
        };
        result.length.set(total as u32);
        result.ascii.set(string.ascii.get() && right.is_ascii());
        result
    }

    /// Moves an unshared string to a larger place.
    fn grow_str(&self, string: Ref<Str>, capacity: usize) -> Ref<Str> {
        debug_assert!(string.header().is_unshared());
        let (old, _) = layout_of::<Str>(string.trailing(), false);
        let (new, _) = layout_of::<Str>(capacity, false);
        self.charge(new.size() - old.size());
        let pointer = string.into_pointer();
        // SAFETY: the object was allocated with `old`; the new size is not zero; no other pointer to it is left.
        unsafe {
            let moved = std::alloc::realloc(pointer.as_ptr().cast(), old, new.size()).cast::<Object<Str>>();
            if moved.is_null() {
                std::alloc::handle_alloc_error(new);
            }
            (*moved).payload.capacity.set(capacity as u32);
            Ref::from_raw(std::ptr::NonNull::new_unchecked(moved))
        }
    }
}

/// How much room a string gets that has grown to so many bytes: twice as much, for it may go on. A short one is more likely
/// to stay as it is, and gets what the allocator gives it anyway, which deals in multiples of 16 bytes.
fn room_for(total: usize) -> usize {
    const SHORT: usize = 32;
    if total >= SHORT {
        return (total * 2).min(MAX_BYTES).max(total);
    }
    let (layout, _) = layout_of::<Str>(total, false);
    total + layout.size().next_multiple_of(16) - layout.size()
}

impl Str {
    #[inline]
    fn header(text: &str, capacity: usize) -> Str {
        assert!(capacity <= u32::MAX as usize, "the size of a string is checked before it is made");
        Str {
            hash: Cell::new(0),
            length: Cell::new(text.len() as u32),
            capacity: Cell::new(capacity as u32),
            points: Cell::new(u32::MAX),
            ascii: Cell::new(text.is_ascii()),
            interned: Cell::new(false),
            index: OnceCell::new(),
            text: [],
        }
    }
}

/// Bytes that are surely ASCII, as text: digits that were written into a buffer.
#[inline]
pub fn ascii(bytes: &[u8]) -> &str {
    assert!(bytes.is_ascii(), "the caller has written ASCII");
    // SAFETY: all ASCII is UTF-8.
    unsafe { std::str::from_utf8_unchecked(bytes) }
}

impl Object<Str> {
    #[inline]
    fn text_start(&self) -> *mut u8 {
        // The pointer is derived from the whole object's address, not from the empty array, whose bounds are empty.
        let object = self as *const Object<Str> as *mut Object<Str>;
        // SAFETY: the offset lies within the allocation.
        unsafe {
            object
                .cast::<u8>()
                .add(std::mem::offset_of!(Object<Str>, payload) + std::mem::offset_of!(Str, text))
        }
    }

    fn has_attributes(&self) -> bool {
        self.attributes().is_some()
    }

    /// The text.
    #[inline(always)]
    pub fn as_str(&self) -> &str {
        // SAFETY: `length` bytes behind the payload hold valid UTF-8, written when the string was made or grew; a string
        // grows only when no other reference, and so no borrow of its text, exists.
        unsafe {
            let bytes = std::slice::from_raw_parts(self.text_start(), self.length.get() as usize);
            std::str::from_utf8_unchecked(bytes)
        }
    }

    /// The bytes of the text.
    #[inline(always)]
    pub fn as_bytes(&self) -> &[u8] {
        self.as_str().as_bytes()
    }

    /// How many bytes the text has.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.length.get() as usize
    }

    /// Whether the text is empty.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether all of it is ASCII.
    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.ascii.get()
    }

    /// How many code points the text has: Python's `len`.
    #[inline]
    pub fn points(&self) -> usize {
        if self.ascii.get() {
            return self.len();
        }
        if self.points.get() == u32::MAX {
            self.points.set(self.as_str().chars().count() as u32);
        }
        self.points.get() as usize
    }

    /// The hash, computed once.
    #[inline(always)]
    pub fn hash(&self) -> u64 {
        let hash = self.hash.get();
        if hash != 0 { hash } else { self.compute_hash() }
    }

    #[cold]
    fn compute_hash(&self) -> u64 {
        let hash = hashing::str_hash(self.as_str(), self.ascii.get());
        self.hash.set(hash);
        hash
    }

    /// Whether it is the one string of its text among the interned.
    #[inline]
    pub fn is_interned(&self) -> bool {
        self.interned.get()
    }

    /// Marks the string as one of the interned: it never grows in place.
    pub fn set_interned(&self) {
        self.interned.set(true);
    }

    /// Where a code point begins, as a byte offset; the end for the index behind the last.
    pub fn offset_of_point(&self, point: usize) -> usize {
        if self.ascii.get() {
            return point;
        }
        let text = self.as_str();
        let offsets = || text.char_indices().step_by(STRIDE).map(|(offset, _)| offset as u32).collect();
        let PointIndex(index) = &**self.index.get_or_init(|| Box::new(PointIndex(offsets())));
        let Some(&start) = index.get(point / STRIDE) else { return text.len() };
        let rest = &text[start as usize..];
        rest.char_indices().nth(point % STRIDE).map_or(text.len(), |(offset, _)| start as usize + offset)
    }

    /// The part between two code points.
    pub fn slice_points(&self, start: usize, end: usize) -> &str {
        &self.as_str()[self.offset_of_point(start)..self.offset_of_point(end)]
    }

    /// How many code points come before a byte offset.
    pub fn point_of_offset(&self, offset: usize) -> usize {
        if self.ascii.get() { offset } else { self.as_str()[..offset].chars().count() }
    }
}
