//! How much memory the system lets us have (`ulimit -v`).
//!
//! A Rust program ends at once when it is refused memory, where CPython raises `MemoryError`. So the machine stops asking before it
//! is refused: it counts the bytes of its objects, and compares them with the room that there is.

use nix::sys::resource::{Resource, getrlimit};

/// A list that grows holds its old place and one twice as large for a moment: three times what is counted.
const GROWTH: u64 = 3;

/// The bytes that objects can take; as many as can be counted where there is no end to them.
pub fn for_objects() -> usize {
    let Ok((limit, _)) = getrlimit(Resource::RLIMIT_AS) else { return usize::MAX };
    if limit == nix::sys::resource::RLIM_INFINITY {
        return usize::MAX;
    }
    usize::try_from(limit.saturating_sub(taken()) / GROWTH).unwrap_or(usize::MAX)
}

/// The addresses that the process has taken already, its stacks and the allocator's stock among them.
fn taken() -> u64 {
    const PAGE: u64 = 4096;
    let statistics = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    statistics.split(' ').next().and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * PAGE
}
