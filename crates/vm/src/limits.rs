//! What ends a run early: numbers of instructions, bytes, written characters, seconds.
//!
//! The room for objects is no limit of ours but the system's (`ulimit -v`): what does not fit into it ends in `MemoryError`, which a
//! program may catch. The limits end the run.

/// The limits of a session, and what has been used of them. A limit that is not set is never reached.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The most ticks: back edges, calls, and the work of natives.
    pub max_instructions: u64,
    /// Ticks spent.
    pub instructions: u64,
    /// The most bytes written to standard output and error.
    pub max_output: u64,
    /// Bytes written.
    pub output: u64,
    /// The most seconds of the real monotonic clock.
    pub max_seconds: f64,
    /// When the session began.
    pub started: Option<std::time::Instant>,
    /// The bytes that objects can take before the system refuses to give more.
    pub room: usize,
    /// Ticks since the memory was measured.
    pub unmeasured: usize,
    /// What is lent beyond the room since `MemoryError` was raised, so that its handlers can do their work.
    pub lent: usize,
    /// Whether a limit was exceeded: no handler takes what was raised then.
    pub is_exceeded: bool,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            max_instructions: u64::MAX,
            instructions: 0,
            max_output: u64::MAX,
            output: 0,
            max_seconds: f64::INFINITY,
            started: None,
            room: usize::MAX,
            unmeasured: 0,
            lent: 0,
            is_exceeded: false,
        }
    }
}
