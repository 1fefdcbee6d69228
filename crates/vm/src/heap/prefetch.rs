//! Fetching memory before it is looked at.
//!
//! A loop with many thousands of tasks goes from one to the next in an order that the processor cannot guess, and each of them
//! lies somewhere else. Who knows what comes next says so, and the memory arrives while something else runs. It is no more than
//! a hint: it changes nothing but time, and where the processor is not known it does nothing.

use super::value::Value;

/// So many bytes are fetched at once.
const LINE: usize = 64;

/// So many lines are worth fetching: objects of the loop take about as much.
const LINES: usize = 3;

/// Asks for the memory of something that will be looked at soon.
#[inline(always)]
pub fn prefetch<T>(object: &T) {
    fetch((object as *const T).cast());
}

impl Value {
    /// Asks for the memory of the object, if it is one.
    #[inline(always)]
    pub fn prefetch(&self) {
        if self.is_object() {
            fetch(self.pointer().as_ptr().cast_const().cast());
        }
    }
}

#[inline(always)]
fn fetch(start: *const i8) {
    #[cfg(target_arch = "x86_64")]
    for line in 0..LINES {
        // SAFETY: a hint, which reads nothing and may name any address.
        unsafe {
            use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
            _mm_prefetch::<_MM_HINT_T0>(start.wrapping_add(line * LINE));
        }
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = (start, LINE, LINES);
}
