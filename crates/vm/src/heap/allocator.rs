//! The allocator for a program that runs sessions: mimalloc, asked in its shortest way.
//!
//! Its door for aligned memory looks whether the block that comes next happens to be aligned. But all its blocks are, to
//! their size or to 16 bytes, and nothing in a session wants more: so the plain door serves, in a third of the instructions.

use std::alloc::{GlobalAlloc, Layout};

use libmimalloc_sys as mimalloc;

/// For `#[global_allocator]`.
pub struct Allocator;

/// Blocks of at least this size are aligned to it.
const ALIGNED: usize = 16;

#[inline(always)]
fn is_plain(layout: Layout) -> bool {
    layout.align() <= ALIGNED && layout.align() <= layout.size()
}

// SAFETY: mimalloc keeps the contract of an allocator; a block of a plain layout is aligned as the layout asks.
unsafe impl GlobalAlloc for Allocator {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: any size may be asked for.
        unsafe {
            if is_plain(layout) {
                mimalloc::mi_malloc(layout.size()).cast()
            } else {
                mimalloc::mi_malloc_aligned(layout.size(), layout.align()).cast()
            }
        }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        unsafe { mimalloc::mi_zalloc_aligned(layout.size(), layout.align()).cast() }
    }

    #[inline]
    unsafe fn dealloc(&self, pointer: *mut u8, _: Layout) {
        // SAFETY: the caller got the pointer from this allocator.
        unsafe { mimalloc::mi_free(pointer.cast()) }
    }

    #[inline]
    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as above.
        unsafe { mimalloc::mi_realloc_aligned(pointer.cast(), size, layout.align()).cast() }
    }
}

/// Gives back to the system what has been freed and is kept for a while: tables that have grown leave their halves behind.
/// It goes through all pages that are in use, so it is for long waits.
pub fn give_back() {
    // SAFETY: any thread may ask for it at any time; memory that is in use is not touched.
    unsafe {
        // The first time frees pages that are kept for blocks to come, the second gives them back.
        mimalloc::mi_collect(true);
        mimalloc::mi_collect(true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_aligned_as_asked() {
        for size in [1, 8, 16, 24, 40, 72, 200, 1024, 1032, 5000, 1 << 20] {
            for align in [1, 2, 4, 8, 16, 64] {
                let layout = Layout::from_size_align(size, align).expect("these are powers of two");
                // SAFETY: each block is given back once, with its layout.
                unsafe {
                    let blocks: Vec<*mut u8> = (0..50).map(|_| Allocator.alloc(layout)).collect();
                    assert!(
                        blocks
                            .iter()
                            .all(|block| !block.is_null() && (*block as usize).is_multiple_of(align))
                    );
                    blocks.into_iter().for_each(|block| Allocator.dealloc(block, layout));
                }
            }
        }
    }
}
