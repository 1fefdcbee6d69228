//! Tracebacks: a list of the frames through which an exception came, outermost first. Here is the object; its text is made in
//! steps:
//!
//! ```text
//! exception ──shown.rs──► what is to be shown ──writer.rs──► chains, groups, last lines ──► text.rs, the door
//!                │                                  └─ stack.rs ── carets.rs ── anchors.rs
//!                └─ hints.rs: "Did you mean"                          └─ width.rs
//! sources.rs: what is quoted
//! ```

mod anchors;
mod carets;
pub mod class;
mod hints;
mod shown;
mod sources;
mod stack;
mod text;
mod width;
mod writer;

use std::cell::RefCell;

use crate::heap::{Kind, Payload, Ref, Tracer};
use crate::types::frame::FrameObject;

pub use carets::positions;
pub use stack::Entry;

/// The payload of one entry.
pub struct Traceback {
    /// The entry of the frame that this one called.
    pub next: RefCell<Option<Ref<Traceback>>>,
    /// The frame.
    pub frame: Ref<FrameObject>,
    /// The instruction in it that raised or called.
    pub ip: u32,
}

impl Payload for Traceback {
    const KIND: Kind = Kind::Traceback;
    const CONTAINER: bool = true;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.frame);
        if let Some(next) = &*self.next.borrow() {
            tracer.reference(next);
        }
    }

    fn clear(&self) {
        let next = self.next.take();
        drop(next);
    }
}

impl Traceback {
    /// The line in the frame's file.
    pub fn line(&self) -> u32 {
        self.frame.function.code.data.line_at(self.ip)
    }
}
