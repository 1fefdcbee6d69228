//! Rust stacks of green threads.
//!
//! A function of the language needs none of Rust's stack, but natives do: a sort that calls a key function, an event loop
//! that takes a task's step. A thread may have to wait right there, so each green thread but the main one has a stack of
//! its own, and to switch is to exchange the stack pointer. All of them belong to one thread of the operating system, and
//! one of them runs at a time.
//!
//! ```text
//! main's stack   … run_forever ─► park ─► RustStack::resume ──┐        ┌──► returns: somebody else's turn
//!                                                             ▼        │
//! a thread's     body ─► execute ─► sort ─► key ─► lock.acquire ─► Way::leave
//! ```

use std::ptr::NonNull;

use corosensei::stack::{DefaultStack, Stack};
use corosensei::{Coroutine, CoroutineResult, Yielder};

use crate::vm::Vm;

/// A Rust stack with a body of natives that runs there.
pub struct RustStack {
    coroutine: Coroutine<NonNull<Vm>, (), (), DefaultStack>,
    /// The machine that runs there. It must not move while the stack refers to it.
    machine: Option<NonNull<Vm>>,
    bottom: usize,
}

/// The way from a stack back to the main one.
#[derive(Clone, Copy)]
pub struct Way(NonNull<Yielder<NonNull<Vm>, ()>>);

impl RustStack {
    /// A stack of so many bytes on which `body` will run. The error is the operating system's: it has no more memory.
    pub fn new(size: usize, body: impl FnOnce(&mut Vm) + 'static) -> std::io::Result<RustStack> {
        let stack = DefaultStack::new(size)?;
        let bottom = stack.limit().get();
        let coroutine = Coroutine::with_stack(stack, move |yielder, machine: NonNull<Vm>| {
            let mut machine = machine;
            // SAFETY: it comes from the exclusive reference that `resume` has. While this stack runs, who called `resume`
            // waits for it; while others run, nobody uses the references on this stack: who holds one waits in `leave`.
            let vm = unsafe { machine.as_mut() };
            vm.way = Some(Way(NonNull::from(yielder)));
            body(vm);
        });
        Ok(RustStack { coroutine, machine: None, bottom })
    }

    /// The lowest address of the stack.
    pub fn bottom(&self) -> usize {
        self.bottom
    }

    /// Goes on there until the body leaves or ends. Says whether it has ended.
    pub fn resume(&mut self, vm: &mut Vm) -> bool {
        let machine = NonNull::from(vm);
        let first = *self.machine.get_or_insert(machine);
        assert!(first == machine, "a machine does not move while a thread of it waits");
        matches!(self.coroutine.resume(machine), CoroutineResult::Return(()))
    }
}

impl Way {
    /// Goes back to who resumed this stack, and returns when it is resumed again. The machine is asked for because the
    /// others use it meanwhile.
    pub fn leave(self, _vm: &mut Vm) {
        // SAFETY: a way is only kept in the machine while its own stack is the one that runs, and a yielder lives as long
        // as the body of its stack.
        unsafe { self.0.as_ref() }.suspend(());
    }
}
