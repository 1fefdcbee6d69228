//! Suspending and resuming: generators, coroutines, and chains of them.
//!
//! To resume is to swap the registers in and push a frame; to suspend is to pop the frame and swap them out. A coroutine
//! that awaits another waits at its `Send`. When the innermost suspends, every frame that waits for it in a `Send` is
//! suspended with it, down to the frame that Rust (a task's step, `next()`) or a `for` is waiting for:
//!
//! ```text
//! frames   … │ driver │ main: Send │ fetch: Send │ sleep: Yield ⟵ suspends: pops itself, fetch and main
//! ```
//!
//! A coroutine that is awaited right where it is called (`await f(x)`) runs as an ordinary call first, without an object
//! ([`FrameKind::Await`]). Only if it suspends does it get one, which takes the place that it would have had all along:
//! the caller's register, the caller waiting at its `Send`.

use rondo_bytecode::{Instr, Reg};

use crate::dispatch::Completion;
use crate::frame::{Frame, FrameKind};
use crate::heap::{Object, Ref, Value};
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
    /// Begins a context of handled exceptions of its own: that of a generator.
    pub(crate) fn enter_context(&mut self, handled: Value) {
        let below = std::mem::replace(&mut self.handled, handled);
        self.handled_below.push(below);
    }

    /// Ends the context of a generator; returns what it was handling.
    pub(crate) fn leave_context(&mut self) -> Value {
        let below = self.handled_below.pop().expect("every generator's frame has a context");
        std::mem::replace(&mut self.handled, below)
    }

    /// What the topmost generator was handling is out of sight for what is thrown into further in: CPython enters the
    /// context of each generator of a chain only when the exception has come back to it.
    fn veil_context(&mut self, generator: &Generator) {
        generator.handled.set(std::mem::take(&mut self.handled));
    }

    /// An exception, a result or a stop has come back to the topmost generator.
    pub(crate) fn unveil_context(&mut self) {
        let frame = self.frames.last().expect("it was thrown through a generator");
        let generator = frame.extra.downcast::<Generator>().expect("a generator's frame holds it");
        self.handled = generator.handled.take();
    }

    /// The exception that is being handled: `sys.exception()`; empty when there is none.
    pub fn handled(&self) -> Value {
        if !self.handled.is_empty() {
            return self.handled.clone();
        }
        self.handled_below.iter().rev().find(|value| !value.is_empty()).cloned().unwrap_or_default()
    }

    /// Resumes a generator with a value, as a frame on the stack. `false` when it had finished.
    pub(crate) fn enter_generator(
        &mut self,
        generator: &Object<Generator>,
        sent: Value,
        kind: FrameKind,
        dst: Reg,
    ) -> Result<bool, Raised> {
        match generator.state.get() {
            State::Finished if generator.flavour == Flavour::Coroutine => {
                return Err(self.runtime_error("cannot reuse already awaited coroutine"));
            }
            State::Finished => return Ok(false),
            State::Running if kind == FrameKind::Send && generator.flavour == Flavour::Coroutine => {
                return Err(self.runtime_error("coroutine is being awaited already"));
            }
            State::Running => return Err(self.already_running(generator)),
            State::Created if !sent.is_none() && !sent.is_empty() => {
                let what = flavour_word(generator.flavour);
                return Err(self.type_error(format!("can't send non-None value to a just-started {what}")));
            }
            State::Created => {}
            State::Suspended => match generator.link.get() {
                Link::None => {}
                Link::Root => {
                    if self.enter_chain(generator, kind, dst)? {
                        self.deliver(sent);
                        return Ok(true);
                    }
                }
                Link::Member => {
                    if self.generator_state(generator) == State::Running {
                        return Err(self.already_running(generator));
                    }
                    self.leave_chain(generator);
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

    /// Pushes the frame of a generator and swaps its registers in.
    #[inline]
    pub(crate) fn push_generator(
        &mut self,
        generator: &Object<Generator>,
        kind: FrameKind,
        dst: Reg,
    ) -> Result<(), Raised> {
        let function = generator.function.clone();
        let count = function.code.instructions.registers();
        let base = self.push_frame(function, dst, kind, generator.value())?;
        generator.registers.swap(self.registers.window_mut(base, count));
        generator.header().set_finalise(false);
        let frame = self.frames.last_mut().expect("a frame was just pushed");
        frame.ip = generator.ip.get();
        frame.object = generator.frame();
        self.enter_context(generator.handled.take());
        Ok(())
    }

    /// Gives the frame on top the value that it was resumed with.
    #[inline]
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
    pub(crate) fn suspend(&mut self, value: Value) -> Option<Value> {
        let kind = self.frames.last().expect("a generator is running").kind;
        match kind {
            FrameKind::ForNext | FrameKind::Entry => {
                drop(self.pop_generator());
                self.give(kind, value)
            }
            _ => {
                let kind = self.suspend_all();
                self.give(kind, value)
            }
        }
    }

    /// Suspends the generators on top that wait for each other. What drives the outermost is returned.
    fn suspend_all(&mut self) -> FrameKind {
        // Those that have been suspended here, the innermost first.
        let mut inner = Inner::new();
        loop {
            let frame = self.pop_generator();
            match frame.kind {
                FrameKind::Chained => {
                    let (kind, _) = self.suspend_chain(std::mem::take(&mut inner));
                    // If what drives the root waits in a `Send` itself, it is suspended too, as the root of its own.
                    if kind != FrameKind::Send {
                        return kind;
                    }
                }
                kind @ (FrameKind::Entry | FrameKind::ForNext) => {
                    if !inner.is_empty() {
                        self.remember_chain(&generator_of(&frame), inner.into_iter().rev());
                    }
                    return kind;
                }
                FrameKind::Send => inner.push(generator_of(&frame)),
                FrameKind::Thrown => {
                    inner.push(generator_of(&frame));
                    self.unveil_context();
                }
                FrameKind::Await => {
                    inner.push(generator_of(&frame));
                    // The coroutine has its object now: the caller waits at the `Send`, three instructions on.
                    let caller = self.frames.last_mut().expect("an awaiting frame is below");
                    caller.ip += 3;
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
    #[inline]
    fn give(&mut self, kind: FrameKind, value: Value) -> Option<Value> {
        if kind == FrameKind::Entry {
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

    /// Pops the generator's frame on top and swaps its registers out. A coroutine without an object gets one.
    #[inline]
    fn pop_generator(&mut self) -> Frame {
        let mut frame = self.frames.pop().expect("a generator is running");
        let count = frame.registers();
        let handled = self.leave_context();
        let window = self.registers.window_mut(frame.base, count);
        if frame.kind == FrameKind::Await {
            let function = frame.function.clone();
            let make = |registers| Generator::new(Flavour::Coroutine, function, registers);
            let values = window.iter_mut().map(std::mem::take);
            frame.extra = self.heap.new_generator(&self.types.coroutine, make, count, values).into();
        } else {
            let generator = frame.extra.downcast::<Generator>().expect("a generator's frame holds it");
            generator.registers.swap(window);
        }
        let generator = frame.extra.downcast::<Generator>().expect("a generator's frame holds it");
        generator.handled.set(handled);
        generator.ip.set(frame.ip);
        generator.state.set(State::Suspended);
        if let Some(object) = &frame.object {
            object.ip.set(frame.ip);
            *generator.rare_mut().frame.borrow_mut() = Some(object.clone());
        }
        // A suspended generator that is dropped is closed, if it has anything to close.
        generator.header().set_finalise(true);
        frame
    }

    /// Marks the generator of a frame that has ended as finished.
    pub(crate) fn finish_generator(&mut self, frame: &Frame) {
        drop(self.leave_context());
        if let Some(generator) = frame.extra.downcast::<Generator>() {
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
                if self.enter_generator(generator, value, FrameKind::Entry, Reg::DISCARD)? {
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
        self.push_generator(generator, kind, dst)?;
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

    /// What `await x` drives: a coroutine itself, else what `__await__` returns.
    pub fn awaitable(&mut self, source: Value) -> Outcome {
        if let Some(generator) = source.downcast::<Generator>()
            && generator.flavour == Flavour::Coroutine
        {
            if generator.state.get() == State::Suspended && generator.delegate().is_some() {
                return Err(self.runtime_error("coroutine is being awaited already"));
            }
            return Ok(source);
        }
        if self.class_of(&source).driver.get().is_some() {
            return Ok(source);
        }
        let name = self.names.await_.clone();
        let Some(found) = self.lookup_class_of(&source, &name) else {
            let message = format!("'{}' object can't be awaited", self.type_name(&source));
            return Err(self.type_error(message));
        };
        let iterator = self.call_found(&found, &source, &[])?;
        if let Some(generator) = iterator.downcast::<Generator>()
            && generator.flavour == Flavour::Coroutine
        {
            return Err(self.type_error("__await__() returned a coroutine"));
        }
        let next = self.names.next.clone();
        if self.class_of(&iterator).driver.get().is_none() && self.lookup_class_of(&iterator, &next).is_none()
        {
            let message =
                format!("__await__() returned non-iterator of type '{}'", self.type_name(&iterator));
            return Err(self.type_error(message));
        }
        Ok(iterator)
    }

    /// What `yield from x` delegates to.
    pub(crate) fn yield_from_iter(&mut self, source: Value) -> Outcome {
        if let Some(generator) = source.downcast::<Generator>() {
            match generator.flavour {
                Flavour::Generator => return Ok(source),
                Flavour::Coroutine => {
                    let text = "cannot 'yield from' a coroutine object in a non-coroutine generator";
                    return Err(self.type_error(text));
                }
                Flavour::AsyncGenerator => {}
            }
        }
        self.iter(&source)
    }

    /// What `async for` walks.
    pub(crate) fn async_iter(&mut self, source: &Value) -> Outcome {
        let name = self.names.aiter.clone();
        let Some(outcome) = self.call_special(source, &name, &[]) else {
            let message = format!(
                "'async for' requires an object with __aiter__ method, got {}",
                self.type_name(source)
            );
            return Err(self.type_error(message));
        };
        let iterator = outcome?;
        let next = self.names.anext.clone();
        if self.lookup_class_of(&iterator, &next).is_none() {
            let message = format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {}",
                self.type_name(&iterator)
            );
            return Err(self.type_error(message));
        }
        Ok(iterator)
    }

    /// The awaitable of the next item of an `async for`.
    pub(crate) fn async_next(&mut self, iterator: &Value) -> Outcome {
        let name = self.names.anext.clone();
        let Some(outcome) = self.call_special(iterator, &name, &[]) else {
            let message = format!(
                "'async for' requires an iterator with __anext__ method, got {}",
                self.type_name(iterator)
            );
            return Err(self.type_error(message));
        };
        let awaitable = outcome?;
        match self.awaitable(awaitable.clone()) {
            Ok(ready) => Ok(ready),
            Err(cause) => {
                let message = format!(
                    "'async for' received an invalid object from __anext__: {}",
                    self.type_name(&awaitable)
                );
                let raised = self.type_error(message);
                self.set_cause(&raised, cause.0.value());
                Err(raised)
            }
        }
    }

    /// Ends an `async for` on `StopAsyncIteration`; anything else goes on.
    pub(crate) fn end_async_for(&mut self, exception: Value) -> Option<Raised> {
        let raised = self.raised_of(exception);
        if self.raised_is(&raised, &self.types.exceptions.stop_async_iteration) { None } else { Some(raised) }
    }

    /// The chain of coroutines that a suspended one waits through, outermost first, and what the innermost waits for.
    pub fn await_chain(&self, coroutine: &Ref<Generator>) -> (Vec<Ref<Generator>>, Option<Value>) {
        let mut chain = vec![coroutine.clone()];
        loop {
            let last = chain.last().expect("the chain begins with the coroutine itself");
            match last.delegate() {
                Some(delegate) => match delegate.downcast::<Generator>() {
                    Some(inner) => chain.push(inner.to_ref()),
                    None => return (chain, Some(delegate)),
                },
                None => return (chain, None),
            }
        }
    }
}

/// The generator that a frame runs.
fn generator_of(frame: &Frame) -> Ref<Generator> {
    frame.extra.downcast::<Generator>().expect("a generator's frame holds it").to_ref()
}

/// How messages call it.
pub fn flavour_word(flavour: Flavour) -> &'static str {
    match flavour {
        Flavour::Generator => "generator",
        Flavour::Coroutine => "coroutine",
        Flavour::AsyncGenerator => "async generator",
    }
}
