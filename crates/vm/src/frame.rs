//! Frames: one a running function. They lie in one `Vec`; calls between functions of the language never nest in Rust.

use crate::heap::{Base, Ref, Value};
use crate::types::frame::FrameObject;
use crate::types::function::Function;

/// What becomes of a frame's result, and of a value that it yields.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FrameKind {
    /// An ordinary call: the result goes to the caller's `dst`.
    Call,
    /// `__init__`: the result must be `None`; the new instance, held in `extra`, goes to the caller's `dst`.
    Init,
    /// A generator driven by the caller's `ForNext`.
    ForNext,
    /// A generator or coroutine driven by the caller's `Send`.
    Send,
    /// The same, resumed by an exception that was thrown into the outermost: what leaves it is given its context anew.
    Thrown,
    /// An async generator that the caller, an `async for`, asks for its next item: see `ops::anext`.
    AsyncNext,
    /// A coroutine that is awaited where it is called, and has no object yet; `dst` is the register for its object.
    Await,
    /// The innermost of a chain of generators, the others of which have no frames: see `ops::chain`.
    Chained,
    /// `__next__` written in the language, called by the caller's `ForNext`: `StopIteration` ends the loop.
    Next,
    /// Called by Rust: the result ends `Vm::run`.
    Entry,
    /// A generator that Rust asks for item after item: it yields without leaving the stack. See `Vm::drive`.
    Driven,
}

/// One running function.
pub struct Frame {
    /// What runs.
    pub function: Ref<Function>,
    /// Where its registers begin.
    pub base: Base,
    /// The instruction being executed. Of the topmost frame it is only up to date where something looks.
    pub ip: u32,
    /// The caller's register for the result.
    pub dst: u8,
    /// Who waits for the result.
    pub kind: FrameKind,
    /// The generator that this frame runs, or the new instance during `__init__`, or what the driver of an awaited call
    /// handles; else empty.
    pub extra: Value,
    /// The frame as an object, if somebody has asked for it.
    pub object: Option<Ref<FrameObject>>,
}

impl Frame {
    /// How many registers the frame has.
    #[inline(always)]
    pub fn registers(&self) -> usize {
        self.function.code.instructions.registers()
    }

    /// The line being executed.
    pub fn line(&self) -> u32 {
        self.function.code.data.line_at(self.ip)
    }
}
