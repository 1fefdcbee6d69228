//! Tuples: their items lie right behind the payload.

use super::object::{Kind, Object, Payload, Ref, Tracer};
use super::state::Heap;
use super::value::Value;
use crate::types::class::Class;

/// The payload of `tuple`.
#[repr(C)]
pub struct Tuple {
    length: usize,
    items: [Value; 0],
}

impl Payload for Tuple {
    const KIND: Kind = Kind::Tuple;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(self.as_slice());
    }

    fn trailing(&self) -> usize {
        self.length * size_of::<Value>()
    }
}

impl Tuple {
    /// The items.
    #[inline(always)]
    pub fn as_slice(&self) -> &[Value] {
        let start = (self as *const Tuple).cast::<u8>();
        // SAFETY: a `Tuple` only lives in an object made by `new_tuple`, with `length` items behind the payload.
        unsafe {
            let items = start.add(std::mem::offset_of!(Tuple, items)).cast::<Value>();
            std::slice::from_raw_parts(items, self.length)
        }
    }
}

impl Drop for Tuple {
    fn drop(&mut self) {
        let items = self.as_slice();
        for item in items.iter().rev() {
            // SAFETY: the items are dropped once, with the payload that they belong to; from the last to the first, as
            // CPython's are.
            unsafe { std::ptr::drop_in_place(std::ptr::from_ref(item).cast_mut()) }
        }
    }
}

impl std::ops::Deref for Tuple {
    type Target = [Value];

    #[inline(always)]
    fn deref(&self) -> &[Value] {
        self.as_slice()
    }
}

impl Heap {
    /// Makes a tuple of the items, which are moved out of where they lie.
    #[inline]
    pub fn new_tuple(&self, class: &Ref<Class>, items: impl ExactSizeIterator<Item = Value>) -> Ref<Tuple> {
        self.make_tuple(class, items, None)
    }

    /// Makes a tuple that can have attributes: an instance of a subclass of `tuple`.
    pub fn new_tuple_with_attributes(
        &self,
        class: &Ref<Class>,
        items: impl ExactSizeIterator<Item = Value>,
        shape: u32,
    ) -> Ref<Tuple> {
        self.make_tuple(class, items, Some(shape))
    }

    fn make_tuple(
        &self,
        class: &Ref<Class>,
        items: impl ExactSizeIterator<Item = Value>,
        shape: Option<u32>,
    ) -> Ref<Tuple> {
        let length = items.len();
        let payload = Tuple { length, items: [] };
        let tuple = self.alloc_raw(class, payload, length * size_of::<Value>(), shape.is_some());
        let mut tracked = shape.is_some();
        let mut written = 0;
        // The items are written through the object's own address: the empty array's bounds are empty.
        let object = tuple.pointer.as_ptr();
        for item in items.take(length) {
            tracked |=
                item.is_object() && !matches!(item.kind(), Some(Kind::Str | Kind::BigInt | Kind::Bytes));
            // SAFETY: there is room for `length` items, and each place is written once. The array is 8-aligned.
            unsafe {
                let offset =
                    std::mem::offset_of!(Object<Tuple>, payload) + std::mem::offset_of!(Tuple, items);
                object.cast::<u8>().add(offset).cast::<Value>().add(written).write(item);
            }
            written += 1;
        }
        assert!(written == length, "an exact-size iterator gives as many items as it said");
        if let Some(shape) = shape {
            tuple.header().shape.set(shape);
        }
        if tracked {
            self.track(tuple.pointer.cast());
        }
        tuple
    }
}
