//! Suspending and resuming: generators, coroutines, and chains of them.
//!
//! To resume is to move the registers in and push a frame; to suspend is to pop the frame and move them out. A coroutine
//! that awaits another waits at its `Send`. When the innermost suspends, every frame that waits for it in a `Send` is
//! suspended with it, down to the frame that Rust (a task's step, `next()`) or a `for` is waiting for:
//!
//! ```text
//! frames   … │ driver │ main: Send │ fetch: Send │ sleep: Yield ⟵ suspends: pops itself, fetch and main
//! ```
//!
//! What is common is done without detours: a generator that a `for` of the language walks is resumed and suspended within
//! the dispatch ([`Vm::resume_in_loop`]), and one whose items Rust merely gathers (`sum`, `list`, `any`) does not even leave
//! the stack between two items ([`Vm::drive`]).
//!
//! A coroutine that is awaited right where it is called (`await f(x)`) runs as an ordinary call first, without an object
//! ([`FrameKind::Await`]). Only if it suspends does it get one, which takes the place that it would have had all along:
//! the caller's register, the caller waiting at its `Send`.

use rondo_bytecode::{Instr, Reg, SEND_BEHIND_AWAITABLE, SEND_BEHIND_CALL};

use crate::dispatch::Completion;
use crate::frame::{Frame, FrameKind};
use crate::heap::{Base, Object, Ref, Running, Value};
use crate::ops::chain::Inner;
use crate::types::frame::FrameObject;
use crate::types::generator::{Flavour, Generator, Link, State};
use crate::types::traceback::Traceback;
use crate::vm::{Outcome, Raised, Vm};

/// What a generator is resumed with.
pub enum Sent {
    /// The value of its `yield` expression.
    Value(Value),
    /// An exception, raised where it is suspended.
    Raise(Raised),
}

/// What became of an item that was offered.
pub enum Step {
    /// It was taken, and the next one is wanted.
    More,
    /// It was taken, and no other is wanted.
    Enough,
    /// It could not be taken without running code of the program.
    NotQuietly(Value),
}

/// What throwing into a chain of frames led to.
enum Thrown {
    /// The topmost frame goes on.
    Ready,
    /// The exception is raised in the topmost frame.
    Raise(Raised),
    /// A delegate swallowed it and yielded: all suspend again with this value.
    Yielded(Value),
}

impl Vm {
    /// What the topmost generator was handling is out of sight for what is thrown into further in: CPython enters the
    /// context of each generator of a chain only when the exception has come back to it.
    fn veil_context(&mut self, generator: &Generator) {
        if !self.handled.is_empty() {
            generator.rare_mut().veiled.set(std::mem::take(&mut self.handled));
        }
    }

    /// An exception, a result or a stop has come back to the topmost generator.
    pub(crate) fn unveil_context(&mut self) {
        let frame = self.frames.last().expect("it was thrown through a generator");
        if let Some(rare) = running_generator(frame).rare() {
            self.handled = rare.veiled.take();
        }
    }

    /// The exception that is being handled: `sys.exception()`; empty when there is none.
    ///
    /// A generator has a context of its own. While it runs, what its driver is handling lies where the generator keeps its
    /// own while it is suspended; of an awaited call that has no object yet, in the frame.
    pub fn handled(&self) -> Value {
        if !self.handled.is_empty() {
            return self.handled.clone();
        }
        let of_driver = |frame: &Frame| match frame.extra.downcast::<Generator>() {
            Some(generator) => generator.handled.get(),
            None if frame.kind == FrameKind::Await => frame.extra.clone(),
            None => Value::EMPTY,
        };
        self.frames.iter().rev().map(of_driver).find(|handled| !handled.is_empty()).unwrap_or_default()
    }

    /// Resumes a generator with a value, as a frame on the stack. `false` when it had finished.
    pub(crate) fn enter_generator(
        &mut self,
        generator: Ref<Generator>,
        sent: Value,
        kind: FrameKind,
        dst: Reg,
    ) -> Result<bool, Raised> {
        if let Some(sent) = self.resume_plainly(&generator, sent, kind, dst) {
            return self.enter_rarely(generator, sent, kind, dst);
        }
        Ok(true)
    }

    /// Resumes a generator with a value in the most common case: it is suspended, drives no chain, and nobody has asked for
    /// its frame. Otherwise the value is given back, with nothing done.
    #[inline(always)]
    pub(super) fn resume_plainly(
        &mut self,
        generator: &Ref<Generator>,
        sent: Value,
        kind: FrameKind,
        dst: Reg,
    ) -> Option<Value> {
        let is_plain = generator.state.get() == State::Suspended
            && generator.link.get() == Link::None
            && generator.rare().is_none_or(|rare| rare.frame.borrow().is_none())
            && self.frames.len() < self.recursion_limit;
        if !is_plain {
            return Some(sent);
        }
        let resumed = Running::of(&generator.function);
        let at = generator.ip.get();
        let (ip, wanted, awaited) = match resumed.peek(at as usize) {
            Some(Instr::Yield { dst, .. } | Instr::AsyncYield { dst, .. }) => (at + 1, dst, None),
            Some(Instr::Send { dst, iter, value }) => (at, value, Some((iter, dst))),
            _ => unreachable!("generators are suspended at instructions that suspend"),
        };
        let count = resumed.registers();
        let Some(base) = self.window_above(count) else { return Some(sent) };
        self.push_resumed(generator.clone(), base, ip, kind, dst);
        generator.state.set(State::Running);
        if let Some((iter, result)) = awaited
            && self.is_over(self.registers.get(base, iter))
        {
            // It had only given up its turn, or taken a nap: on behind the `Send`.
            self.registers.set(base, iter, Value::EMPTY);
            self.registers.set(base, result, Value::NONE);
            self.frames.last_mut().expect("a frame was just pushed").ip = at + 1;
            return None;
        }
        if wanted == Reg::DISCARD {
            drop(sent)
        } else {
            self.registers.set(base, wanted, sent)
        }
        None
    }

    /// Pushes the frame of a generator, whose registers and context of exceptions move in.
    #[inline(always)]
    fn push_resumed(&mut self, generator: Ref<Generator>, base: Base, ip: u32, kind: FrameKind, dst: Reg) {
        let function = generator.function.clone();
        let window = self.registers.window_mut(base, function.code.instructions.registers());
        generator.registers.restore(window);
        self.handled = generator.handled.replace(std::mem::take(&mut self.handled));
        let extra = generator.into();
        self.frames.push(Frame { function, base, ip, dst: dst.0, kind, extra, object: None });
    }

    /// Resumes a generator for a `for` or an `async for` of the running frame, in the most common case: it is suspended at a
    /// `yield` whose value is not used, and nobody has asked for its frame. The base of its window; `None`, with nothing done,
    /// otherwise.
    #[inline(never)]
    pub(crate) fn resume_in_loop(
        &mut self,
        generator: &Ref<Generator>,
        driver: Running,
        base: Base,
        dst: Reg,
        kind: FrameKind,
    ) -> Option<Base> {
        let is_plain = generator.state.get() == State::Suspended
            && generator.link.get() == Link::None
            && generator.rare().is_none_or(|rare| rare.frame.borrow().is_none())
            && self.frames.len() < self.recursion_limit;
        let resumed = Running::of(&generator.function);
        let ip = generator.ip.get();
        let is_plain = is_plain
            && matches!(
                resumed.peek(ip as usize),
                Some(Instr::Yield { dst: Reg::DISCARD, .. } | Instr::AsyncYield { dst: Reg::DISCARD, .. })
            );
        if !is_plain {
            return None;
        }
        let base = self.registers.window_within(base, driver.registers(), resumed.registers())?;
        self.push_resumed(generator.clone(), base, ip, kind, dst);
        generator.state.set(State::Running);
        // Of a plain generator it never is.
        generator.is_awaited.set(kind == FrameKind::AsyncNext);
        Some(base)
    }

    /// `enter_generator` where the generator is not simply suspended.
    #[inline(never)]
    fn enter_rarely(
        &mut self,
        generator: Ref<Generator>,
        sent: Value,
        kind: FrameKind,
        dst: Reg,
    ) -> Result<bool, Raised> {
        match generator.state.get() {
            State::Finished if generator.flavour == Flavour::Coroutine => {
                return Err(self.runtime_error("cannot reuse already awaited coroutine"));
            }
            State::Finished => return Ok(false),
            State::Running => return Err(self.already_running(&generator)),
            State::Created if !sent.is_none() && !sent.is_empty() => {
                let what = flavour_word(generator.flavour);
                return Err(self.type_error(format!("can't send non-None value to a just-started {what}")));
            }
            // A suspended generator that is dropped is closed, if it has anything to close.
            State::Created => generator.header().set_finalise(true),
            State::Suspended => match generator.link.get() {
                Link::None => {}
                Link::Root => {
                    if self.enter_chain(&generator, kind, dst)? {
                        self.deliver(sent);
                        return Ok(true);
                    }
                }
                Link::Member => {
                    if self.generator_state(&generator) == State::Running {
                        return Err(self.already_running(&generator));
                    }
                    self.leave_chain(&generator);
                }
            },
        }
        self.push_generator(generator, kind, dst)?;
        self.deliver(sent);
        Ok(true)
    }

    fn already_running(&mut self, generator: &Object<Generator>) -> Raised {
        let message = format!("{} already executing", flavour_word(generator.flavour));
        self.value_error(message)
    }

    /// Pushes the frame of a generator and moves its registers in.
    #[inline(always)]
    pub(crate) fn push_generator(
        &mut self,
        generator: Ref<Generator>,
        kind: FrameKind,
        dst: Reg,
    ) -> Result<(), Raised> {
        let count = generator.function.code.instructions.registers();
        let Some(base) = self.window_above(count).filter(|_| self.frames.len() < self.recursion_limit) else {
            return Err(self.recursion_error());
        };
        let (ip, object) = (generator.ip.get(), generator.frame());
        if let Some(object) = &object {
            // It held copies of the registers while these were put away.
            drop(object.locals.take());
        }
        self.push_resumed(generator, base, ip, kind, dst);
        self.frames.last_mut().expect("it was just pushed").object = object;
        Ok(())
    }

    /// Gives the frame on top the value that it was resumed with.
    #[inline(always)]
    fn deliver(&mut self, sent: Value) {
        let frame = self.frames.last_mut().expect("the generator's frame was just pushed");
        let generator = frame.extra.downcast::<Generator>().expect("a generator's frame holds it");
        let before = generator.state.replace(State::Running);
        if before == State::Created {
            return;
        }
        match frame.function.code.data.instrs[frame.ip as usize] {
            Instr::Yield { dst, .. } | Instr::AsyncYield { dst, .. } => {
                frame.ip += 1;
                let base = frame.base;
                if dst == Reg::DISCARD { drop(sent) } else { self.registers.set(base, dst, sent) }
            }
            Instr::Send { value, .. } => {
                let base = frame.base;
                self.registers.set(base, value, sent);
            }
            _ => unreachable!("generators are suspended at instructions that suspend"),
        }
    }

    /// Suspends the generator on top, and all that wait for it in a `Send`. The value is returned when Rust waits for it;
    /// otherwise a `for` loop goes on with it.
    #[inline]
    pub(crate) fn suspend(&mut self, value: Value) -> Option<Value> {
        let kind = match self.frames.last().expect("a generator is running").kind {
            // It stays on the stack until `drive` wants it off.
            FrameKind::Driven => return Some(value),
            FrameKind::Entry => {
                self.suspend_one();
                return Some(value);
            }
            _ => self.suspend_all(),
        };
        self.give(kind, value)
    }

    /// Suspends the generator on top alone. A function of its own keeps the dispatch small.
    #[inline(never)]
    pub(crate) fn suspend_one(&mut self) {
        drop(self.pop_generator());
    }

    /// Suspends the generators on top that wait for each other. What drives the outermost is returned.
    #[inline(never)]
    fn suspend_all(&mut self) -> FrameKind {
        // Those that have been suspended here, the innermost first.
        let mut inner = Inner::new();
        loop {
            let frame = self.pop_any_generator();
            match frame.kind {
                FrameKind::Chained => {
                    let kind = self.suspend_chain(std::mem::take(&mut inner));
                    // If what drives the root waits itself, it is suspended too, as the root of its own.
                    if !matches!(kind, FrameKind::Send | FrameKind::AsyncNext) {
                        return kind;
                    }
                }
                kind @ (FrameKind::Entry | FrameKind::Driven | FrameKind::ForNext) => {
                    if !inner.is_empty() {
                        self.remember_chain(&running_generator(&frame).to_ref(), inner.into_iter().rev());
                    }
                    return kind;
                }
                FrameKind::AsyncNext => {
                    let generator = running_generator(&frame).to_ref();
                    if !inner.is_empty() {
                        self.remember_chain(&generator, std::mem::take(&mut inner).into_iter().rev());
                    }
                    self.park_asker(&generator);
                }
                FrameKind::Send => inner.push(running_generator(&frame).to_ref()),
                FrameKind::Thrown => {
                    inner.push(running_generator(&frame).to_ref());
                    self.unveil_context();
                }
                FrameKind::Await => {
                    inner.push(running_generator(&frame).to_ref());
                    // The coroutine has its object now: the caller waits at the `Send`.
                    let caller = self.frames.last_mut().expect("an awaiting frame is below");
                    caller.ip += SEND_BEHIND_CALL;
                    let base = caller.base;
                    self.registers.set(base, Reg(frame.dst), frame.extra);
                }
                FrameKind::Call | FrameKind::Init | FrameKind::Next => {
                    unreachable!("only frames of generators are suspended")
                }
            }
        }
    }

    /// Gives what was yielded to what drives the generator: it is returned when that is Rust.
    fn give(&mut self, kind: FrameKind, value: Value) -> Option<Value> {
        if kind != FrameKind::ForNext {
            return Some(value);
        }
        let caller = self.frames.last_mut().expect("a loop waits for this generator");
        let Instr::ForNext { dst, target, .. } = caller.function.code.data.instrs[caller.ip as usize] else {
            unreachable!("a frame of this kind is pushed by a ForNext")
        };
        caller.ip = target.0;
        let base = caller.base;
        self.registers.set(base, dst, value);
        None
    }

    /// Pops the generator's frame on top and moves its registers out. A coroutine without an object gets one.
    fn pop_any_generator(&mut self) -> Frame {
        if self.frames.last().is_some_and(|frame| frame.kind == FrameKind::Await) {
            self.give_object();
            let frame = self.frames.pop().expect("just looked at");
            self.put_away(&frame, running_generator(&frame));
            return frame;
        }
        self.pop_generator()
    }

    /// Gives the coroutine on top, which was awaited where it was called, an object that its registers move into.
    #[inline(never)]
    fn give_object(&mut self) {
        let frame = self.frames.last_mut().expect("a generator is running");
        let window = self.registers.window_mut(frame.base, frame.registers());
        let (function, count) = (frame.function.clone(), window.len());
        let make = |registers| Generator::new(Flavour::Coroutine, function, registers);
        let values = window.iter_mut().map(std::mem::take);
        let generator = self.heap.new_generator(&self.types.coroutine, make, count, values);
        generator.handled.set(std::mem::replace(&mut frame.extra, generator.value()));
        // A suspended generator that is dropped is closed, if it has anything to close.
        generator.header().set_finalise(true);
    }

    /// Pops the frame on top, of a generator that has an object, and moves its registers out.
    #[inline(always)]
    pub(crate) fn pop_generator(&mut self) -> Frame {
        let frame = self.frames.pop().expect("a generator is running");
        let generator = running_generator(&frame);
        generator.registers.save(self.registers.window_mut(frame.base, frame.registers()));
        self.put_away(&frame, generator);
        frame
    }

    /// A generator whose frame was popped, and whose registers have been moved out, is suspended.
    #[inline(always)]
    fn put_away(&mut self, frame: &Frame, generator: &Generator) {
        self.handled = generator.handled.replace(std::mem::take(&mut self.handled));
        generator.ip.set(frame.ip);
        generator.state.set(State::Suspended);
        if let Some(object) = &frame.object {
            object.ip.set(frame.ip);
            *generator.rare_mut().frame.borrow_mut() = Some(object.clone());
        }
    }

    /// Marks the generator of a frame that has ended as finished.
    pub(crate) fn finish_generator(&mut self, frame: &mut Frame) {
        if frame.kind == FrameKind::Await {
            self.handled = std::mem::take(&mut frame.extra);
        }
        if let Some(generator) = frame.extra.downcast::<Generator>() {
            self.handled = generator.handled.take();
            generator.state.set(State::Finished);
            generator.header().set_finalise(false);
            if let Some(rare) = generator.rare() {
                drop(rare.frame.take());
            }
        }
    }

    /// Resumes a generator from Rust and runs it to its next stop: `send` and `throw`.
    pub fn resume(&mut self, generator: &Object<Generator>, sent: Sent) -> Result<Completion, Raised> {
        self.check_stack()?;
        match sent {
            Sent::Value(value) => {
                if self.enter_generator(generator.to_ref(), value, FrameKind::Entry, Reg::DISCARD)? {
                    self.run()
                } else {
                    Ok(Completion::Return(Value::NONE))
                }
            }
            Sent::Raise(raised) => match generator.state.get() {
                State::Finished if generator.flavour == Flavour::Coroutine => {
                    Err(self.runtime_error("cannot reuse already awaited coroutine"))
                }
                State::Finished => Err(raised),
                State::Running => Err(self.already_running(generator)),
                State::Created => Err(self.throw_at_start(generator, raised)),
                State::Suspended => {
                    if self.generator_state(generator) == State::Running {
                        return Err(self.already_running(generator));
                    }
                    self.leave_chain(generator);
                    match self.throw_into(generator, raised, FrameKind::Entry, Reg::DISCARD)? {
                        Thrown::Ready => self.run(),
                        Thrown::Raise(raised) => {
                            self.attach_own_context(&raised);
                            self.unwind_thrown(raised, true)?;
                            self.run_from(None)
                        }
                        Thrown::Yielded(value) => {
                            let value = self.suspend(value).expect("Rust waits for this generator");
                            Ok(Completion::Yield(value))
                        }
                    }
                }
            },
        }
    }

    /// Gives every item of a generator to a closure. As long as the closure takes them quietly, the generator's frame stays on
    /// the stack in between, where code of the program would find it: that is what "quietly" forbids.
    pub(crate) fn drive(
        &mut self,
        generator: &Ref<Generator>,
        mut each: impl FnMut(&mut Vm, Value, bool) -> Result<Step, Raised>,
    ) -> Result<(), Raised> {
        self.check_stack()?;
        let depth = self.frames.len();
        while self.enter_generator(generator.clone(), Value::NONE, FrameKind::Driven, Reg::DISCARD)? {
            loop {
                let item = match self.run()? {
                    Completion::Return(_) => return Ok(()),
                    Completion::Yield(item) | Completion::AsyncYield(item) => item,
                };
                // What a delegate in a frame of its own yielded has suspended the generator as well.
                let is_there = self.frames.len() > depth;
                let mut step = each(self, item, is_there);
                if is_there {
                    if matches!(step, Ok(Step::More)) {
                        self.deliver(Value::NONE);
                        continue;
                    }
                    drop(self.pop_generator());
                    if let Ok(Step::NotQuietly(item)) = step {
                        step = each(self, item, false);
                    }
                }
                match step? {
                    Step::More => break,
                    Step::Enough => return Ok(()),
                    Step::NotQuietly(_) => unreachable!("there is no other way to take it"),
                }
            }
        }
        Ok(())
    }

    /// Throws into a generator that has not begun: none of its handlers is in force yet, so it just ends.
    fn throw_at_start(&mut self, generator: &Object<Generator>, raised: Raised) -> Raised {
        let frame = FrameObject::new(generator.function.clone(), 0);
        frame.is_done.set(true);
        let locals = generator.registers.take();
        drop(frame.locals.replace(locals));
        let frame = self.heap.alloc(&self.types.frame, frame);
        generator.state.set(State::Finished);
        generator.header().set_finalise(false);
        self.attach_context(&raised);
        let next = raised.0.traceback.take();
        // No instruction has run: the line is that of the `def`.
        let entry = Traceback { next: std::cell::RefCell::new(next), frame, ip: u32::MAX };
        let entry = self.heap.alloc(&self.types.traceback, entry);
        *raised.0.traceback.borrow_mut() = Some(entry);
        self.stop_becomes_runtime_error(raised, generator.function.code.data.kind)
    }

    /// Pushes a suspended generator, and the chain that it delegates to, to raise an exception at the innermost.
    fn throw_into(
        &mut self,
        generator: &Object<Generator>,
        raised: Raised,
        kind: FrameKind,
        dst: Reg,
    ) -> Result<Thrown, Raised> {
        self.push_generator(generator.to_ref(), kind, dst)?;
        let before = generator.state.replace(State::Running);
        let frame = self.frames.last().expect("the generator's frame was just pushed");
        let (base, ip) = (frame.base, frame.ip as usize);
        let Instr::Send { dst, iter, .. } = frame.function.code.data.instrs[ip] else {
            return Ok(Thrown::Raise(raised));
        };
        if before == State::Created {
            return Ok(Thrown::Raise(raised));
        }
        let delegate = self.registers.get(base, iter).clone();
        self.veil_context(generator);
        if self.raised_is(&raised, &self.types.exceptions.generator_exit) {
            let closed = self.close_delegate(&delegate);
            self.unveil_context();
            return Ok(match closed {
                Ok(()) => Thrown::Raise(raised),
                Err(other) => Thrown::Raise(other),
            });
        }
        let outcome = match delegate.downcast::<Generator>() {
            Some(inner) => match inner.state.get() {
                State::Created | State::Suspended => {
                    let inner = inner.to_ref();
                    self.leave_chain(&inner);
                    return self.throw_into(&inner, raised, FrameKind::Thrown, dst);
                }
                State::Running => Err(self.already_running(inner)),
                State::Finished => Err(raised),
            },
            None => self.throw_to(&delegate, raised),
        };
        self.unveil_context();
        Ok(match outcome {
            Ok(Completion::Yield(value) | Completion::AsyncYield(value)) => Thrown::Yielded(value),
            Ok(Completion::Return(result)) => {
                self.registers.set(base, iter, Value::EMPTY);
                self.registers.set(base, dst, result);
                self.frames.last_mut().expect("the generator's frame was just pushed").ip += 1;
                Thrown::Ready
            }
            Err(raised) => Thrown::Raise(raised),
        })
    }

    /// `close()` of what a generator delegates to, if it has one.
    fn close_delegate(&mut self, delegate: &Value) -> Result<(), Raised> {
        if let Some(generator) = delegate.downcast::<Generator>() {
            return self.close_generator(generator).map(drop);
        }
        if delegate.stands_for_coroutine() {
            return Ok(());
        }
        let name = self.names.close.clone();
        match self.find_attr(delegate, &name) {
            Ok(Some(close)) => self.call(&close, &[]).map(drop),
            Ok(None) => Ok(()),
            // An object that cannot even say whether it can be closed does not keep the generator from it.
            Err(raised) => {
                self.unraisable(&raised, "Exception ignored while closing generator", delegate);
                Ok(())
            }
        }
    }

    /// `generator.close()`: raises `GeneratorExit` where it is suspended. Returns the value that it returned, if any.
    pub fn close_generator(&mut self, generator: &Object<Generator>) -> Outcome {
        match generator.state.get() {
            State::Created => {
                generator.state.set(State::Finished);
                generator.header().set_finalise(false);
                generator.registers.clear();
                if let Some(frame) = generator.frame() {
                    frame.is_done.set(true);
                }
                return Ok(Value::NONE);
            }
            State::Finished => return Ok(Value::NONE),
            State::Suspended | State::Running => {}
        }
        let class = self.types.exceptions.generator_exit.clone();
        let exit = self.raise_with(&class, vec![]);
        match self.resume(generator, Sent::Raise(exit)) {
            Ok(Completion::Return(value)) => Ok(value),
            Ok(Completion::Yield(_) | Completion::AsyncYield(_)) => {
                let message = format!("{} ignored GeneratorExit", flavour_word(generator.flavour));
                Err(self.runtime_error(message))
            }
            Err(raised) if self.raised_is(&raised, &class) || self.stop_value(&raised).is_some() => {
                Ok(Value::NONE)
            }
            Err(raised) => Err(raised),
        }
    }

    /// Sends a value to a delegate that is no generator: a future's iterator, or an iterator of the language.
    pub(crate) fn send_to(&mut self, delegate: &Value, sent: Value) -> Result<Completion, Raised> {
        if let Some(driver) = self.class_of(delegate).driver.get() {
            return driver(self, delegate, Sent::Value(sent));
        }
        let outcome = if sent.is_none() || sent.is_empty() {
            return Ok(match self.next_or_stop(delegate)? {
                Ok(value) => Completion::Yield(value),
                Err(result) => Completion::Return(result),
            });
        } else {
            self.call_method(delegate, "send", &[sent])
        };
        self.completion_of(outcome)
    }

    /// Throws into a delegate that is no generator.
    fn throw_to(&mut self, delegate: &Value, raised: Raised) -> Result<Completion, Raised> {
        if delegate.stands_for_coroutine() {
            return Err(raised);
        }
        if let Some(driver) = self.class_of(delegate).driver.get() {
            return driver(self, delegate, Sent::Raise(raised));
        }
        let name = self.names.throw.clone();
        let Some(throw) = self.find_attr(delegate, &name)? else { return Err(raised) };
        let outcome = self.call(&throw, &[raised.0.value()]);
        self.completion_of(outcome)
    }

    /// Reads the answer of an iterator's method: `StopIteration` means that it returned.
    pub fn completion_of(&mut self, outcome: Outcome) -> Result<Completion, Raised> {
        match outcome {
            Ok(value) => Ok(Completion::Yield(value)),
            Err(raised) => match self.stop_value(&raised) {
                Some(value) => Ok(Completion::Return(value)),
                None => Err(raised),
            },
        }
    }

    /// Whether what is awaited is a coroutine without an object that whoever resumes may go on behind.
    #[inline(always)]
    pub(crate) fn is_over(&self, awaited: &Value) -> bool {
        awaited.is_turn() || awaited.as_nap().is_some_and(|task| task == self.napper)
    }

    /// The object of an awaited coroutine that has none.
    #[cold]
    pub(crate) fn make_awaited(&mut self, awaited: &Value) -> Value {
        let make = self.make_awaited.expect("who gives such values can make objects of them");
        make(self, awaited)
    }

    /// Suspends the topmost frame, which stands at the `GetAwaitable` of a call that gave `Value::TURN` or a nap, at its `Send`.
    /// The value is returned when Rust waits for it.
    pub(crate) fn give_up_turn(&mut self, coroutine: Reg, awaited: Value) -> Option<Value> {
        let frame = self.frames.last_mut().expect("a frame is running");
        frame.ip += SEND_BEHIND_AWAITABLE;
        let base = frame.base;
        self.registers.set(base, coroutine, awaited);
        self.suspend(Value::NONE)
    }
}

/// The generator that a frame runs.
#[inline(always)]
pub(super) fn running_generator(frame: &Frame) -> &Object<Generator> {
    frame.extra.downcast::<Generator>().expect("a generator's frame holds it")
}

/// How messages call it.
pub fn flavour_word(flavour: Flavour) -> &'static str {
    match flavour {
        Flavour::Generator => "generator",
        Flavour::Coroutine => "coroutine",
        Flavour::AsyncGenerator => "async generator",
    }
}
