//! Frames as objects: what a traceback, `sys._getframe` and `cr_frame` give.
//!
//! While the function runs, its locals are in its registers and the object only says which frame it is. When the function
//! ends and somebody still holds the object, the registers move into it: so a traceback keeps the locals of its frames
//! alive, as CPython's does.

pub mod class;

use std::cell::{Cell, RefCell};

use crate::heap::{Kind, Payload, Ref, Tracer, Value, ValueCell, drop_backwards};
use crate::types::function::Function;

/// The payload of a frame object.
pub struct FrameObject {
    /// The function that runs or ran.
    pub function: Ref<Function>,
    /// Where it is or was: an index of an instruction.
    pub ip: Cell<u32>,
    /// Where an exception was last raised in it.
    pub raised_at: Cell<u32>,
    /// The registers, once the frame has ended.
    pub locals: RefCell<Vec<Value>>,
    /// Whether the frame has ended.
    pub is_done: Cell<bool>,
    /// The frame object of the caller, once known.
    pub back: ValueCell,
}

impl Payload for FrameObject {
    const KIND: Kind = Kind::Frame;
    const CONTAINER: bool = true;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.function);
        tracer.values(self.locals.borrow().iter());
        self.back.trace(tracer);
    }

    fn clear(&self) {
        drop_backwards(self.locals.take());
        drop(self.back.take());
    }
}

impl Drop for FrameObject {
    fn drop(&mut self) {
        drop_backwards(self.locals.take());
    }
}

impl FrameObject {
    /// An object for a frame that runs.
    pub fn new(function: Ref<Function>, ip: u32) -> FrameObject {
        FrameObject {
            function,
            ip: Cell::new(ip),
            locals: RefCell::default(),
            is_done: Cell::new(false),
            raised_at: Cell::new(ip),
            back: ValueCell::default(),
        }
    }

    /// The line where the frame is.
    pub fn line(&self) -> u32 {
        self.function.code.data.line_at(self.ip.get())
    }
}
