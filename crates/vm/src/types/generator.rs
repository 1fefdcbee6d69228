//! Generators, coroutines and async generators: a frame that nobody is running.
//!
//! While it is suspended, its registers lie in its own buffer; to resume it is to swap them into a window of the
//! machine's registers and to push a frame, to suspend it is to swap them back. Nothing of Rust's stack is involved.

use std::cell::{Cell, RefCell};

use rondo_bytecode::Instr;

use crate::heap::{Kind, Payload, Ref, Tracer, Value, ValueCell, drop_backwards};
use crate::types::frame::FrameObject;
use crate::types::function::Function;

/// Which of the three it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flavour {
    /// Made by a function with `yield`.
    Generator,
    /// Made by an `async def`.
    Coroutine,
    /// Made by an `async def` with `yield`.
    AsyncGenerator,
}

/// Where it is in its life.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Made, never resumed.
    Created,
    /// Waiting to be resumed.
    Suspended,
    /// Running now.
    Running,
    /// Returned, raised, or closed.
    Finished,
}

/// The payload of the three.
pub struct Generator {
    /// Which of the three it is.
    pub flavour: Flavour,
    /// Where it is in its life.
    pub state: Cell<State>,
    /// What runs.
    pub function: Ref<Function>,
    /// The instruction to go on with: that *at* which it is suspended.
    pub ip: Cell<u32>,
    /// Its registers while it is suspended.
    pub registers: RefCell<Vec<Value>>,
    /// The exception that it was handling when it was suspended, or empty.
    pub handled: ValueCell,
    /// `__name__` and `__qualname__` if they were set.
    pub names: RefCell<Option<Box<(Value, Value)>>>,
    /// Its frame as an object, if somebody has asked for it.
    pub frame: RefCell<Option<Ref<FrameObject>>>,
    /// Of an async generator: whether the hooks have been called.
    pub hooked: Cell<bool>,
    /// Of an async generator: what the finaliser hook was when it was first iterated, or empty.
    pub finaliser: ValueCell,
    /// Of an async generator: whether an `asend`, `athrow` or `aclose` is under way.
    pub is_awaited: Cell<bool>,
    /// Of an async generator: whether it has been closed.
    pub is_closed: Cell<bool>,
    /// Of a coroutine: where it was made, as instruction of the caller's code (`coroutine_origin`).
    pub origin: Cell<u32>,
}

impl Payload for Generator {
    const KIND: Kind = Kind::Generator;
    const CONTAINER: bool = true;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.function);
        tracer.values(self.registers.borrow().iter());
        self.handled.trace(tracer);
        self.finaliser.trace(tracer);
        if let Some(frame) = &*self.frame.borrow() {
            tracer.reference(frame);
        }
    }

    fn clear(&self) {
        let registers = self.registers.take();
        self.state.set(State::Finished);
        drop_backwards(registers);
        drop((self.handled.take(), self.finaliser.take()));
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        drop_backwards(self.registers.take());
    }
}

impl Generator {
    /// One that has not begun, its arguments in the first registers.
    pub fn new(flavour: Flavour, function: Ref<Function>, registers: Vec<Value>) -> Generator {
        Generator {
            flavour,
            state: Cell::new(State::Created),
            function,
            ip: Cell::new(0),
            registers: RefCell::new(registers),
            handled: ValueCell::default(),
            names: RefCell::default(),
            frame: RefCell::default(),
            hooked: Cell::new(false),
            finaliser: ValueCell::default(),
            is_awaited: Cell::new(false),
            is_closed: Cell::new(false),
            origin: Cell::new(0),
        }
    }

    /// What it delegates to while it is suspended in `yield from` or `await`: `gi_yieldfrom`, `cr_await`.
    pub fn delegate(&self) -> Option<Value> {
        if self.state.get() != State::Suspended {
            return None;
        }
        match self.function.code.data.instrs.get(self.ip.get() as usize) {
            Some(Instr::Send { iter, .. }) => self.registers.borrow().get(usize::from(iter.0)).cloned(),
            _ => None,
        }
    }

    /// The line at which it is suspended.
    pub fn line(&self) -> u32 {
        let data = &self.function.code.data;
        match self.state.get() {
            State::Created => data.first_line,
            _ => data.lines.get(self.ip.get() as usize).copied().unwrap_or(data.first_line),
        }
    }
}
