//! The registers of all frames, in one row, and the code that runs on them.
//!
//! A frame's registers are a window into the row. A callee's window begins where its arguments lie in the caller's, so a
//! call copies nothing:
//!
//! ```text
//! … │ r0 r1 r2 │ r3 r4 …            caller: base 100
//!              │ r0 r1 r2 r3 …      callee: base 103, its arguments were r3, r4 of the caller
//! ```
//!
//! Registers are read and written without checks of bounds. That is sound because a [`Base`] is only given out when the
//! row reaches 256 places beyond it, because the row never moves nor shrinks, and because a register operand is a byte.

use std::ptr::NonNull;

use rondo_bytecode::{Instr, Reg};

use super::object::{Object, Ref};
use super::state::Heap;
use super::value::Value;
use crate::types::code::CodeObject;
use crate::types::function::Function;

/// How many places the row has. Memory is only taken as far as the row is used.
const CAPACITY: usize = 12 << 20;

/// How far beyond a base the row always reaches.
const WINDOW: usize = 256;

/// Where a frame's window begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Base(usize);

impl Base {
    /// The distance from the beginning of the row.
    pub fn index(self) -> usize {
        self.0
    }
}

/// The row of registers.
pub struct Registers {
    row: Vec<Value>,
}

impl Registers {
    /// A row with nothing in it.
    pub fn new() -> Registers {
        let mut row = Vec::with_capacity(CAPACITY);
        row.resize_with(2 * WINDOW, || Value::EMPTY);
        Registers { row }
    }

    /// The first base.
    pub fn bottom(&self) -> Base {
        Base(0)
    }

    /// A base at a place, with room for so many registers (and a window) above it; `None` when the row is full.
    #[inline(always)]
    pub fn base_at(&mut self, index: usize, registers: usize) -> Option<Base> {
        let needed = index + registers + WINDOW;
        if needed > self.row.len() {
            self.extend(needed)?;
        }
        Some(Base(index))
    }

    #[cold]
    #[inline(never)]
    fn extend(&mut self, needed: usize) -> Option<()> {
        // Never beyond the first capacity: the row must not move.
        if needed > CAPACITY {
            return None;
        }
        let length = (needed + 4096).min(CAPACITY);
        self.row.resize_with(length, || Value::EMPTY);
        Some(())
    }

    #[inline(always)]
    fn place(&self, base: Base, register: u8) -> *mut Value {
        debug_assert!(base.0 + usize::from(register) < self.row.len());
        // SAFETY: a base has at least 256 places above it (see the module).
        unsafe { self.row.as_ptr().cast_mut().add(base.0 + usize::from(register)) }
    }

    /// Looks at a register.
    #[inline(always)]
    pub fn get(&self, base: Base, register: Reg) -> &Value {
        // SAFETY: the place is within the row; writing needs `&mut self`, so nothing changes while it is borrowed.
        unsafe { &*self.place(base, register.0) }
    }

    /// Writes a register and drops what was there.
    #[inline(always)]
    pub fn set(&mut self, base: Base, register: Reg, value: Value) {
        // SAFETY: as for `get`. The old value is dropped after the new one is in its place.
        unsafe { drop(self.place(base, register.0).replace(value)) }
    }

    /// Writes a register and returns what was there.
    #[inline(always)]
    pub fn replace(&mut self, base: Base, register: Reg, value: Value) -> Value {
        // SAFETY: as for `get`.
        unsafe { self.place(base, register.0).replace(value) }
    }

    /// Takes a register's value out and leaves it empty.
    #[inline(always)]
    pub fn take(&mut self, base: Base, register: Reg) -> Value {
        self.replace(base, register, Value::EMPTY)
    }

    /// A window as a slice, for operations on several registers.
    #[inline(always)]
    pub fn slice(&self, base: Base, first: Reg, count: usize) -> &[Value] {
        &self.row[base.0 + usize::from(first.0)..][..count]
    }

    /// A window as a slice, for operations on several registers.
    #[inline(always)]
    pub fn slice_mut(&mut self, base: Base, first: Reg, count: usize) -> &mut [Value] {
        &mut self.row[base.0 + usize::from(first.0)..][..count]
    }

    /// A window of a frame, wide registers included.
    #[inline(always)]
    pub fn window_mut(&mut self, base: Base, count: usize) -> &mut [Value] {
        &mut self.row[base.0..][..count]
    }

    /// A window of a frame, wide registers included.
    #[inline(always)]
    pub fn window(&self, base: Base, count: usize) -> &[Value] {
        &self.row[base.0..][..count]
    }
}

impl Default for Registers {
    fn default() -> Registers {
        Registers::new()
    }
}

/// The running function: its instructions and constants, within reach.
///
/// A copy of what the topmost frame holds, kept in machine registers by the dispatch loop. Whoever pushes or pops a frame
/// makes a new one.
#[derive(Clone, Copy)]
pub struct Running {
    instrs: NonNull<Instr>,
    length: u32,
    first_temporary: u8,
    code: NonNull<Object<CodeObject>>,
    function: NonNull<Object<Function>>,
}

impl Running {
    /// What runs in a frame. The frame's reference to the function keeps all of it alive while the frame exists.
    #[inline(always)]
    pub fn of(function: &Ref<Function>) -> Running {
        let code = &function.code;
        let instrs = &code.data.instrs;
        Running {
            instrs: NonNull::from(&**instrs).cast(),
            length: instrs.len() as u32,
            first_temporary: code.data.first_temporary,
            code: NonNull::from(&**code),
            function: NonNull::from(&**function),
        }
    }

    /// Tells the heap that this code runs from now on: `fetch` reads its instructions.
    #[inline(always)]
    pub fn enter(&self, heap: &Heap) {
        heap.set_limit(self.length as usize);
    }

    /// The next instruction, or `None` when the machine is to look up first.
    #[inline(always)]
    pub fn fetch(&self, heap: &Heap, ip: usize) -> Option<&Instr> {
        if ip >= heap.limit() {
            return None;
        }
        debug_assert!(ip < self.length as usize);
        // SAFETY: the limit is never above the length of the code that was entered last, which is this one; the code is
        // alive because the frame on top holds its function.
        unsafe { Some(self.instrs.add(ip).as_ref()) }
    }

    /// An instruction nearby, to look ahead.
    #[inline]
    pub fn peek(&self, ip: usize) -> Option<Instr> {
        // SAFETY: as for `fetch`, and the index is checked.
        if ip < self.length as usize { Some(unsafe { *self.instrs.add(ip).as_ref() }) } else { None }
    }

    /// Registers from here on are temporaries.
    #[inline(always)]
    pub fn first_temporary(&self) -> u8 {
        self.first_temporary
    }

    /// How many registers the frame has.
    #[inline(always)]
    pub fn registers(&self) -> usize {
        usize::from(self.code().data.registers)
    }

    /// How many instructions there are.
    pub fn length(&self) -> usize {
        self.length as usize
    }

    /// The running code.
    #[inline(always)]
    pub fn code(&self) -> &Object<CodeObject> {
        // SAFETY: as for `fetch`.
        unsafe { self.code.as_ref() }
    }

    /// The running function.
    #[inline(always)]
    pub fn function(&self) -> &Object<Function> {
        // SAFETY: as for `fetch`.
        unsafe { self.function.as_ref() }
    }
}
