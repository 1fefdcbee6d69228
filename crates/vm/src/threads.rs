//! Green threads, as far as the machine goes: what each has of its own, and how it is exchanged.
//!
//! **The one idea.** A thread is a row of registers, the frames on it, the exceptions that it handles, and a Rust stack for
//! natives. The running thread's lie in the machine itself, where everybody finds them without asking which thread runs;
//! [`Vm::resume_thread`] is the one place where they are exchanged. So threads cost nothing until one is switched to, and
//! then some dozens of nanoseconds.
//!
//! ```text
//! machine  heap, classes, modules, caches      for all
//!          registers frames chains handled     the running thread's  ◄─── exchange ───►  GreenThread: the same of another
//! ```
//!
//! Only the main thread resumes others; they go back to it when they wait. Who runs next is not decided here: the
//! scheduler of the room above does that.

use std::mem::swap;

use crate::frame::Frame;
use crate::heap::stacks::{RustStack, Way};
use crate::heap::{Registers, Value};
use crate::ops::chain::ActiveChain;
use crate::setup::STACK_RESERVE;
use crate::vm::{Raised, Vm};

/// How much Rust stack a thread has. It is reserved, not used.
const STACK: usize = 16 << 20;

/// A thread that does not run at the moment, other than the main one.
pub struct GreenThread {
    own: Own,
    stack: RustStack,
}

/// What each thread has of its own in the machine.
struct Own {
    registers: Registers,
    frames: Vec<Frame>,
    chains: Vec<ActiveChain>,
    handled: Value,
    napper: u32,
    repr_guard: Vec<u64>,
    loading: Vec<String>,
    stack_floor: usize,
    asyncgen_hooks: (Value, Value),
    origin_depth: usize,
    way: Option<Way>,
}

impl GreenThread {
    /// A thread that will run `body`. The error is the operating system's.
    pub fn new(body: impl FnOnce(&mut Vm) + 'static) -> std::io::Result<GreenThread> {
        let stack = RustStack::new(STACK, body)?;
        let own = Own {
            registers: Registers::for_thread(),
            frames: Vec::new(),
            chains: Vec::new(),
            handled: Value::EMPTY,
            napper: 0,
            repr_guard: Vec::new(),
            loading: Vec::new(),
            stack_floor: stack.bottom() + STACK_RESERVE,
            asyncgen_hooks: (Value::NONE, Value::NONE),
            origin_depth: 0,
            way: None,
        };
        Ok(GreenThread { own, stack })
    }
}

impl Vm {
    /// Lets another thread run until it leaves its stack or ends. Says whether it has ended.
    pub fn resume_thread(&mut self, thread: &mut GreenThread) -> bool {
        assert!(self.way.is_none(), "only the main thread resumes others");
        self.exchange(&mut thread.own);
        let has_ended = thread.stack.resume(self);
        self.exchange(&mut thread.own);
        has_ended
    }

    /// Leaves the running thread's stack for the main one, and returns when it is resumed.
    pub fn leave_thread(&mut self) {
        let way = self.way.expect("the main thread is where the others go to");
        way.leave(self);
    }

    fn exchange(&mut self, own: &mut Own) {
        // The members of active chains count as frames of their thread.
        self.recursion_limit += chained(&self.chains);
        swap(&mut self.registers, &mut own.registers);
        swap(&mut self.frames, &mut own.frames);
        swap(&mut self.chains, &mut own.chains);
        swap(&mut self.handled, &mut own.handled);
        swap(&mut self.napper, &mut own.napper);
        swap(&mut self.repr_guard, &mut own.repr_guard);
        swap(&mut self.loading, &mut own.loading);
        swap(&mut self.stack_floor, &mut own.stack_floor);
        swap(&mut self.asyncgen_hooks, &mut own.asyncgen_hooks);
        swap(&mut self.origin_depth, &mut own.origin_depth);
        swap(&mut self.way, &mut own.way);
        self.recursion_limit = self.recursion_limit.saturating_sub(chained(&self.chains));
    }
}

/// Where a frame stands.
pub struct Place {
    /// Its file.
    pub file: String,
    /// Its line.
    pub line: u32,
    /// The full name of its function.
    pub function: String,
}

impl GreenThread {
    /// Where it stands, the innermost place first.
    pub fn places(&self) -> Vec<Place> {
        self.own.frames.iter().rev().map(place).collect()
    }
}

impl Vm {
    /// Where the running thread stands, the innermost place first.
    pub fn places(&self) -> Vec<Place> {
        self.frames.iter().rev().map(place).collect()
    }
}

impl Vm {
    /// Standard input is about to be read: other threads go on until there is something.
    pub fn wait_for_input(&mut self) -> Result<(), Raised> {
        match self.before_input {
            Some(wait) => wait(self),
            None => Ok(()),
        }
    }
}

fn place(frame: &Frame) -> Place {
    let file = frame.function.code.data.file.to_string();
    Place { file, line: frame.line(), function: frame.function.qualname().to_string() }
}

fn chained(chains: &[ActiveChain]) -> usize {
    chains.iter().map(ActiveChain::depth).sum()
}
