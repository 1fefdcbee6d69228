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

use std::alloc::Layout;
use std::ptr::NonNull;
use std::rc::Rc;

use rondo_bytecode::{Code, Count, Instr, Reg, Target};

use super::object::{Object, Ref};
use super::value::Value;
use crate::types::code::CodeObject;
use crate::types::function::Function;

/// How many places the main thread's row has. Memory is only taken as far as the row is used.
const CAPACITY: usize = 12 << 20;

/// How many places the row of another thread has.
const THREAD_CAPACITY: usize = 1 << 18;

/// How far beyond a base the row always reaches.
const WINDOW: usize = 256;

/// Where a frame's window begins: a place in the row, which never moves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Base(NonNull<Value>);

/// The row of registers of a thread.
pub struct Registers {
    /// Room for `capacity` values, of which the first `length` hold one.
    row: NonNull<Value>,
    length: usize,
    capacity: usize,
    /// The last place where a window may end: `WINDOW` places before the end.
    limit: *mut Value,
}

impl Registers {
    /// The main thread's row, with nothing in it.
    pub fn new() -> Registers {
        Registers::with_capacity(CAPACITY)
    }

    /// Another thread's row, with nothing in it.
    pub fn for_thread() -> Registers {
        Registers::with_capacity(THREAD_CAPACITY)
    }

    fn with_capacity(capacity: usize) -> Registers {
        let layout = Registers::layout(capacity);
        // SAFETY: the layout is not of size zero.
        let row = unsafe { std::alloc::alloc(layout) }.cast::<Value>();
        let Some(row) = NonNull::new(row) else { std::alloc::handle_alloc_error(layout) };
        let mut registers = Registers { row, length: 0, capacity, limit: row.as_ptr() };
        registers.extend(WINDOW);
        registers
    }

    fn layout(capacity: usize) -> Layout {
        Layout::array::<Value>(capacity).expect("the row fits into memory")
    }

    /// The first base.
    pub fn bottom(&self) -> Base {
        Base(self.row)
    }

    /// The base of a window of so many registers that begins in another window, `offset` places from its base; `None`
    /// when the row is full.
    #[inline(always)]
    pub fn window_within(&mut self, base: Base, offset: usize, registers: usize) -> Option<Base> {
        let start = base.0.as_ptr().wrapping_add(offset);
        if start.wrapping_add(registers) > self.limit {
            let index = (start as usize - self.row.as_ptr() as usize) / size_of::<Value>();
            self.extend(index + registers + WINDOW)?;
        }
        // SAFETY: it is a place of the row, whose end was just looked at.
        Some(Base(unsafe { NonNull::new_unchecked(start) }))
    }

    #[cold]
    #[inline(never)]
    fn extend(&mut self, needed: usize) -> Option<()> {
        if needed > self.capacity {
            return None;
        }
        let length = (needed + 2 * WINDOW).min(self.capacity);
        for index in self.length..length {
            // SAFETY: there is room for `capacity` values, and this place holds none yet.
            unsafe { self.row.add(index).write(Value::EMPTY) };
        }
        self.length = length;
        self.limit = self.row.as_ptr().wrapping_add(length - WINDOW);
        Some(())
    }

    #[inline(always)]
    fn place(&self, base: Base, register: u8) -> *mut Value {
        debug_assert!(base.0.as_ptr().wrapping_add(usize::from(register)) < self.limit.wrapping_add(WINDOW));
        // SAFETY: a base has at least 256 places above it (see the module).
        unsafe { base.0.as_ptr().add(usize::from(register)) }
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

    /// Writes a register, drops what was there, and tells whether that died: it may have called for attention.
    #[inline(always)]
    pub fn overwrite(&mut self, base: Base, register: Reg, value: Value) -> bool {
        self.replace(base, register, value).release()
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

    /// Empties the registers of a frame that ends, from the last to the first, and tells whether something died.
    #[inline(always)]
    pub fn release_window(&mut self, base: Base, count: usize) -> bool {
        let mut died = false;
        for register in self.window_mut(base, count).iter_mut().rev() {
            if std::mem::take(register).release() {
                died = true;
            }
        }
        died
    }

    /// Registers in a row as a slice, for operations on several.
    #[inline(always)]
    pub fn slice(&self, base: Base, first: Reg, count: usize) -> &[Value] {
        let start = self.place(base, first.0);
        assert!(start.wrapping_add(count) <= self.limit.wrapping_add(WINDOW), "a window lies within the row");
        // SAFETY: the place is within the row and so is the end, as was just checked; writing needs `&mut self`.
        unsafe { std::slice::from_raw_parts(start, count) }
    }

    /// Registers in a row as a slice, for operations on several.
    #[inline(always)]
    pub fn slice_mut(&mut self, base: Base, first: Reg, count: usize) -> &mut [Value] {
        let start = self.place(base, first.0);
        assert!(start.wrapping_add(count) <= self.limit.wrapping_add(WINDOW), "a window lies within the row");
        // SAFETY: as for `slice`; `&mut self` makes this the only way to the row while it is borrowed.
        unsafe { std::slice::from_raw_parts_mut(start, count) }
    }

    #[cold]
    #[inline(never)]
    fn check_wide(&self, base: Base, count: usize) {
        let end = base.0.as_ptr().wrapping_add(count);
        assert!(end <= self.limit.wrapping_add(WINDOW), "a window lies within the row");
    }

    /// A window of a frame, wide registers included.
    #[inline(always)]
    pub fn window_mut(&mut self, base: Base, count: usize) -> &mut [Value] {
        if count > WINDOW {
            self.check_wide(base, count);
        }
        // SAFETY: the row reaches `WINDOW` places beyond every base, and more was just checked; `&mut self` makes this the
        // only way to the row while it is borrowed.
        unsafe { std::slice::from_raw_parts_mut(base.0.as_ptr(), count) }
    }

    /// A window of a frame, wide registers included.
    #[inline(always)]
    pub fn window(&self, base: Base, count: usize) -> &[Value] {
        self.slice(base, Reg(0), count)
    }
}

impl Drop for Registers {
    fn drop(&mut self) {
        for index in (0..self.length).rev() {
            // SAFETY: the first `length` places hold values, each of which is dropped once.
            unsafe { self.row.add(index).drop_in_place() };
        }
        // SAFETY: this is the layout with which the row was allocated.
        unsafe { std::alloc::dealloc(self.row.as_ptr().cast(), Registers::layout(self.capacity)) };
    }
}

impl Default for Registers {
    fn default() -> Registers {
        Registers::new()
    }
}

/// The instructions of linked code, with what calling and running it needs to know, close together.
pub struct Instructions {
    start: NonNull<Instr>,
    length: u32,
    /// How many registers a frame has.
    registers: u16,
    /// Registers from here on are temporaries.
    first_temporary: u8,
    /// Keeps the instructions where they are.
    _kept: Rc<Code>,
}

impl Instructions {
    /// Those of a code.
    ///
    /// # Panics
    /// When control could leave them other than by returning: `fetch` relies upon that.
    pub fn of(data: &Rc<Code>) -> Instructions {
        let length = data.instrs.len();
        let stays = |target: u32| (target as usize) < length;
        assert!(data.instrs.last().is_some_and(Instr::ends), "the last instruction ends the way");
        assert!(
            data.instrs.iter().filter_map(Instr::target).all(|target| stays(target.0))
                && data.handlers.iter().all(|handler| stays(handler.target)),
            "what is jumped to lies within the code"
        );
        Instructions {
            start: NonNull::from(&data.instrs[..]).cast(),
            length: data.instrs.len() as u32,
            registers: data.registers,
            first_temporary: data.first_temporary,
            _kept: data.clone(),
        }
    }

    /// How many registers a frame has.
    #[inline(always)]
    pub fn registers(&self) -> usize {
        usize::from(self.registers)
    }
}

/// The running function, within reach.
///
/// A copy of what the topmost frame holds, kept in machine registers by the dispatch loop. Whoever pushes or pops a frame
/// makes a new one. What it gives lives as long as that frame.
///
/// Its methods take it by value: what has an address would have to lie in memory.
#[derive(Clone, Copy)]
pub struct Running {
    code: NonNull<Object<CodeObject>>,
    function: NonNull<Object<Function>>,
}

/// The place of an instruction: a pointer, so that to fetch it costs no arithmetic. It belongs to the `Running` by which it
/// was made.
#[derive(Clone, Copy)]
pub struct Ip(*const Instr);

impl Ip {
    /// Whether a jump from another place to this one leads back.
    #[inline(always)]
    pub fn is_back_from(self, ip: Ip) -> bool {
        self.0 <= ip.0
    }

    /// The next instruction's place.
    #[inline(always)]
    pub fn next(self) -> Ip {
        Ip(self.0.wrapping_add(1))
    }
}

impl Running {
    /// What runs in a frame. The frame's reference to the function keeps all of it alive while the frame exists.
    #[inline(always)]
    pub fn of(function: &Ref<Function>) -> Running {
        Running { code: NonNull::from(&*function.code), function: NonNull::from(&**function) }
    }

    /// The place of the instruction with this index.
    #[inline(always)]
    pub fn at(self, index: u32) -> Ip {
        Ip(self.code().instructions.start.as_ptr().wrapping_add(index as usize))
    }

    /// The index of the instruction at a place.
    #[inline(always)]
    pub fn index(self, ip: Ip) -> u32 {
        let start = self.code().instructions.start.as_ptr() as usize;
        ((ip.0 as usize).wrapping_sub(start) / size_of::<Instr>()) as u32
    }

    /// The instruction at a place.
    #[inline(always)]
    pub fn fetch<'a>(self, ip: Ip) -> &'a Instr {
        debug_assert!((self.index(ip) as usize) < self.length());
        // SAFETY: the dispatch goes from an instruction to the next, if that one does not end the way, to its target, or
        // to a handler's, and `Instructions::of` has made sure that there is an instruction at each of these. The code is
        // alive because the frame on top holds its function.
        unsafe { &*ip.0 }
    }

    /// An instruction nearby, to look ahead.
    #[inline]
    pub fn peek(self, index: usize) -> Option<Instr> {
        let instructions = &self.code().instructions;
        // SAFETY: as for `fetch`, and the index is checked.
        if index < self.length() { Some(unsafe { *instructions.start.add(index).as_ref() }) } else { None }
    }

    /// The instruction behind one.
    #[inline]
    pub fn after(self, ip: Ip) -> Option<Instr> {
        self.peek(self.index(ip) as usize + 1)
    }

    /// Where the body of a loop begins by unpacking its item into two registers: those.
    #[inline(always)]
    pub fn unpacks_pair(self, body: Target, item: Reg) -> Option<(Reg, Reg)> {
        match self.peek(body.0 as usize) {
            Some(Instr::Unpack { base, count: Count(2), src }) if src == item => Some((base, base.plus(1))),
            _ => None,
        }
    }

    /// Registers from here on are temporaries.
    #[inline(always)]
    pub fn first_temporary(self) -> u8 {
        self.code().instructions.first_temporary
    }

    /// How many registers the frame has.
    #[inline(always)]
    pub fn registers(self) -> usize {
        self.code().instructions.registers()
    }

    /// How many instructions there are.
    #[inline(always)]
    pub fn length(self) -> usize {
        self.code().instructions.length as usize
    }

    /// The running code.
    #[inline(always)]
    pub fn code<'a>(self) -> &'a Object<CodeObject> {
        // SAFETY: as for `fetch`.
        unsafe { self.code.as_ref() }
    }

    /// The running function.
    #[inline(always)]
    pub fn function<'a>(self) -> &'a Object<Function> {
        // SAFETY: as for `fetch`.
        unsafe { self.function.as_ref() }
    }
}
