//! Generators, coroutines and async generators: a frame that nobody is running.
//!
//! While it is suspended, its registers lie in its own buffer; to resume it is to swap them into a window of the
//! machine's registers and to push a frame, to suspend it is to swap them back. Nothing of Rust's stack is involved.

pub mod class;
pub mod wrapper;

use std::cell::{Cell, OnceCell, RefCell};

use rondo_bytecode::Instr;

use crate::heap::{Kind, Payload, Ref, SavedRegisters, Tracer, Value, ValueCell};
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

/// The payload of the three. Its registers lie behind it.
#[repr(C)]
pub struct Generator {
    /// Which of the three it is.
    pub flavour: Flavour,
    /// Where it is in its life.
    pub state: Cell<State>,
    /// How it takes part in a chain: see `ops::chain`.
    pub link: Cell<Link>,
    /// Of an async generator: whether the hooks have been called.
    pub hooked: Cell<bool>,
    /// Of an async generator: whether an `asend`, `athrow` or `aclose` is under way.
    pub is_awaited: Cell<bool>,
    /// Of an async generator: whether it has been closed.
    pub is_closed: Cell<bool>,
    /// The instruction to go on with: that *at* which it is suspended.
    pub ip: Cell<u32>,
    /// Of a coroutine: the line of the caller where it was made (`coroutine_origin`).
    pub origin: Cell<u32>,
    /// What runs.
    pub function: Ref<Function>,
    /// The exception that it was handling when it was suspended, or empty.
    pub handled: ValueCell,
    /// What few have.
    rare: OnceCell<Box<Rare>>,
    /// Its registers while it is suspended.
    pub registers: SavedRegisters,
}

/// How a suspended generator takes part in a chain of those that wait for each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Link {
    /// Not at all.
    None,
    /// It is driven from outside and remembers the whole chain.
    Root,
    /// It is waited for by another one in the chain.
    Member,
}

/// What few generators have.
#[derive(Default)]
pub struct Rare {
    /// `__name__` and `__qualname__` if they were set.
    pub names: RefCell<Option<(Value, Value)>>,
    /// Its frame as an object, if somebody has asked for it.
    pub frame: RefCell<Option<Ref<FrameObject>>>,
    /// Of a coroutine: where it was made, if that is tracked (`cr_origin`), or empty.
    pub origin: ValueCell,
    /// Of an async generator: what the finaliser hook was when it was first iterated, or empty.
    pub finaliser: ValueCell,
    /// What it was handling, while an exception goes through it to one further in.
    pub veiled: ValueCell,
    /// The chain that begins with this one.
    pub chain: RefCell<Option<Chain>>,
}

impl Drop for Rare {
    /// A frame outlives its generator only as one that has ended.
    fn drop(&mut self) {
        if let Some(frame) = self.frame.get_mut() {
            frame.is_done.set(true);
        }
    }
}

/// A chain of suspended generators, each of which waits for the next: see `ops::chain`.
pub struct Chain {
    /// From the first that the root waits for to the innermost.
    pub members: Vec<Ref<Generator>>,
    /// The machine's count of broken chains when this one was made.
    pub epoch: u32,
}

impl Payload for Generator {
    const KIND: Kind = Kind::Generator;
    const CONTAINER: bool = true;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.function);
        self.registers.trace(tracer);
        self.handled.trace(tracer);
        let Some(rare) = self.rare.get() else { return };
        rare.finaliser.trace(tracer);
        rare.veiled.trace(tracer);
        if let Some(frame) = &*rare.frame.borrow() {
            tracer.reference(frame);
        }
        if let Some(chain) = &*rare.chain.borrow() {
            chain.members.iter().for_each(|member| tracer.reference(member));
        }
    }

    fn clear(&self) {
        self.state.set(State::Finished);
        self.registers.clear();
        drop(self.handled.take());
        if let Some(rare) = self.rare.get() {
            drop((rare.finaliser.take(), rare.veiled.take(), rare.chain.take()));
        }
    }

    fn trailing(&self) -> usize {
        self.registers.trailing()
    }
}

impl Generator {
    /// One that has not begun.
    pub fn new(flavour: Flavour, function: Ref<Function>, registers: SavedRegisters) -> Generator {
        Generator {
            flavour,
            state: Cell::new(State::Created),
            link: Cell::new(Link::None),
            hooked: Cell::new(false),
            is_awaited: Cell::new(false),
            is_closed: Cell::new(false),
            ip: Cell::new(0),
            origin: Cell::new(0),
            function,
            handled: ValueCell::default(),
            rare: OnceCell::new(),
            registers,
        }
    }

    /// What few generators have, if this one has any of it.
    #[inline(always)]
    pub fn rare(&self) -> Option<&Rare> {
        self.rare.get().map(|rare| &**rare)
    }

    /// What few generators have; room for it is made.
    pub fn rare_mut(&self) -> &Rare {
        self.rare.get_or_init(Box::default)
    }

    /// Its frame as an object, if somebody has asked for it.
    #[inline(always)]
    pub fn frame(&self) -> Option<Ref<FrameObject>> {
        self.rare().and_then(|rare| rare.frame.borrow().clone())
    }

    /// Whether it is an async generator of which nobody awaits an item.
    #[inline(always)]
    pub fn can_be_asked(&self) -> bool {
        self.flavour == Flavour::AsyncGenerator && !self.is_awaited.get()
    }

    /// Whether it is suspended, and nobody else is on the way to resume it.
    pub fn can_be_resumed(&self) -> bool {
        self.state.get() == State::Suspended && self.link.get() != Link::Member
    }

    /// What it delegates to while it is suspended in `yield from` or `await`: `gi_yieldfrom`, `cr_await`.
    pub fn delegate(&self) -> Option<Value> {
        if self.state.get() != State::Suspended {
            return None;
        }
        match self.function.code.data.instrs.get(self.ip.get() as usize) {
            Some(Instr::Send { iter, .. }) => {
                Some(self.registers.get(usize::from(iter.0))).filter(|value| !value.is_empty())
            }
            _ => None,
        }
    }

    /// Puts another in place of what it delegates to.
    pub fn set_delegate(&self, delegate: Value) {
        if let Some(Instr::Send { iter, .. }) = self.function.code.data.instrs.get(self.ip.get() as usize) {
            self.registers.set(usize::from(iter.0), delegate);
        }
    }

    /// The line at which it is suspended.
    pub fn line(&self) -> u32 {
        let data = &self.function.code.data;
        match self.state.get() {
            State::Created => data.first_line,
            _ => data.line_at(self.ip.get()),
        }
    }
}
