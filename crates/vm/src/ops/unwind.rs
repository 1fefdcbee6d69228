//! Exceptions on their way: raising, finding the handler, leaving frames, keeping the traceback.

use rondo_bytecode::{Instr, Reg, SEND_BEHIND_CALL};

use crate::dispatch::Completion;
use crate::frame::{Frame, FrameKind};
use crate::heap::{Kind, Ref, Value};
use crate::types::class::Class;
use crate::types::exception::Exception;
use crate::types::frame::FrameObject;
use crate::types::generator::Flavour;
use crate::types::traceback::Traceback;
use crate::vm::{Raised, Vm};

impl Vm {
    /// Makes what `raise x` raises: an instance as it is, a class called.
    pub(crate) fn raise(&mut self, exception: Value, cause: Option<Value>) -> Raised {
        let raised = match self.instantiate(exception) {
            Ok(raised) => raised,
            Err(raised) => return raised,
        };
        if let Some(cause) = cause
            && let Err(other) = self.attach_cause(&raised, cause)
        {
            return other;
        }
        self.attach_context(&raised);
        raised
    }

    fn instantiate(&mut self, exception: Value) -> Result<Raised, Raised> {
        if exception.is_a::<Exception>() {
            return Ok(self.raised_of(exception));
        }
        if let Some(class) = exception.downcast::<Class>()
            && class.layout == Kind::Exception
        {
            let made = self.call(&exception, &[])?;
            if made.is_a::<Exception>() {
                return Ok(self.raised_of(made));
            }
            let message = format!(
                "calling {} should have returned an instance of BaseException, not {}",
                self.repr(&exception)?.as_str(),
                self.repr(&self.class_of(&made).value())?.as_str()
            );
            return Err(self.type_error(message));
        }
        Err(self.type_error("exceptions must derive from BaseException"))
    }

    fn attach_cause(&mut self, raised: &Raised, cause: Value) -> Result<(), Raised> {
        if cause.is_none() {
            self.set_cause(raised, Value::EMPTY);
            return Ok(());
        }
        let is_exception_class =
            cause.downcast::<Class>().is_some_and(|class| class.layout == Kind::Exception);
        let class = cause.clone();
        let cause = if is_exception_class { self.call(&cause, &[])? } else { cause };
        if is_exception_class && !cause.is_a::<Exception>() {
            let message = format!(
                "calling {} should have returned an instance of BaseException, not {}",
                self.repr(&class)?.as_str(),
                self.repr(&self.class_of(&cause).value())?.as_str()
            );
            return Err(self.type_error(message));
        }
        if !cause.is_a::<Exception>() {
            return Err(self.type_error("exception causes must derive from BaseException"));
        }
        self.set_cause(raised, cause);
        Ok(())
    }

    /// Sets `__cause__`, which suppresses the context.
    pub fn set_cause(&mut self, raised: &Raised, cause: Value) {
        raised.0.cause.set(cause);
        raised.0.suppress_context.set(true);
    }

    /// Sets `__context__` to what is being handled, unless that is the exception itself; breaks cycles as CPython does.
    pub fn attach_context(&mut self, raised: &Raised) {
        let handled = self.handled();
        let Some(context) = handled.downcast::<Exception>() else { return };
        if raised.0.is(context) {
            return;
        }
        let mut walk = context.to_ref();
        // A chain could already contain a cycle of its own: the hare goes twice as fast.
        let mut hare = Some(walk.clone());
        loop {
            let next = walk.context.get();
            let Some(next) = next.downcast::<Exception>() else { break };
            if raised.0.is(next) {
                walk.context.set(Value::EMPTY);
                break;
            }
            walk = next.to_ref();
            for _ in 0..2 {
                hare = hare
                    .and_then(|hare| hare.context.get().downcast::<Exception>().map(|next| next.to_ref()));
            }
            if hare.as_ref().is_some_and(|hare| hare.is(&walk)) {
                break;
            }
        }
        raised.0.context.set(handled);
    }

    /// An exception value as something raised.
    pub fn raised_of(&self, exception: Value) -> Raised {
        Raised(exception.downcast::<Exception>().expect("handlers hold exceptions").to_ref())
    }

    /// Does something while an exception is being handled, as an `except` of a native.
    pub fn while_handling<R>(&mut self, raised: &Raised, inside: impl FnOnce(&mut Vm) -> R) -> R {
        let before = std::mem::replace(&mut self.handled, raised.0.value());
        let result = inside(self);
        self.handled = before;
        result
    }

    /// `raise` without an operand.
    pub(crate) fn raise_again(&mut self) -> Result<Raised, Raised> {
        let handled = self.handled();
        if handled.is_empty() {
            return Err(self.runtime_error("No active exception to reraise"));
        }
        Ok(self.raised_of(handled))
    }

    /// Whether an `except` clause for a class, or a tuple of classes, takes an exception.
    pub(crate) fn match_exception(&mut self, exception: &Value, class: &Value) -> Result<bool, Raised> {
        let raised = self.class_of(exception).clone();
        if let Some(class) = class.downcast::<Class>()
            && class.layout == Kind::Exception
        {
            return Ok(raised.is_subclass_of(class));
        }
        if let Some(tuple) = class.downcast::<crate::heap::Tuple>() {
            let classes: Vec<Value> = tuple.to_vec();
            let is_class = |value: &Value| {
                value.downcast::<Class>().is_some_and(|class| class.layout == Kind::Exception)
            };
            if classes.iter().all(is_class) {
                return Ok(classes
                    .iter()
                    .filter_map(|class| class.downcast::<Class>())
                    .any(|class| raised.is_subclass_of(class)));
            }
        }
        Err(self.type_error("catching classes that do not inherit from BaseException is not allowed"))
    }

    /// How many frames are on the stack.
    pub fn depth(&self) -> usize {
        self.frames.len()
    }

    /// The frame of the language at a place on the stack, as an object.
    pub fn frame_object(&mut self, index: usize) -> Ref<FrameObject> {
        let frame = &mut self.frames[index];
        if let Some(object) = &frame.object {
            object.ip.set(frame.ip);
            return object.clone();
        }
        let object = self.heap.alloc(&self.types.frame, FrameObject::new(frame.function.clone(), frame.ip));
        self.frames[index].object = Some(object.clone());
        object
    }

    /// Adds the topmost frame to the traceback of an exception that passes through it.
    pub(crate) fn note_frame(&mut self, raised: &Raised) {
        let frame = self.frame_object(self.frames.len() - 1);
        let ip = self.frames.last().expect("a frame is running").ip;
        frame.raised_at.set(ip);
        let next = raised.0.traceback.take();
        if let Some(inner) = next.as_ref().map(|entry| &entry.frame)
            && inner.is_done.get()
            && !inner.back.is_set()
        {
            inner.back.set(frame.clone().into());
        }
        let entry = Traceback { next: std::cell::RefCell::new(next), frame, ip };
        let entry = self.heap.alloc(&self.types.traceback, entry);
        *raised.0.traceback.borrow_mut() = Some(entry);
    }

    /// Finds the handler of an exception: leaves frames until one has it, which is then the topmost and about to run it.
    /// An error means that the exception has left the entry frame.
    pub(crate) fn unwind(&mut self, raised: Raised, note: bool) -> Result<(), Raised> {
        if raised.0.traceback.borrow().is_none() && raised.0.context.get().is_empty() {
            self.attach_context(&raised);
        }
        self.unwind_thrown(raised, note)
    }

    /// Whatever context an exception had that arrives at a generator by `throw`: what that handles is its context now.
    pub(crate) fn attach_own_context(&mut self, raised: &Raised) {
        if !self.handled.is_empty() {
            self.attach_context(raised);
        }
    }

    /// The same for an exception that comes from outside and has its context already.
    pub(crate) fn unwind_thrown(&mut self, raised: Raised, note: bool) -> Result<(), Raised> {
        let mut raised = raised;
        let mut note = note;
        loop {
            if std::mem::replace(&mut note, true) {
                self.note_frame(&raised);
            }
            let frame = self.frames.last_mut().expect("an exception is raised in a frame");
            let handler = if self.limits.is_exceeded {
                None
            } else {
                frame.function.code.data.handler_at(frame.ip).copied()
            };
            if let Some(handler) = handler {
                frame.ip = handler.target;
                let base = frame.base;
                let count = frame.registers().min(255);
                for register in (usize::from(handler.depth)..count).rev() {
                    drop(self.registers.take(base, Reg(register as u8)));
                }
                self.registers.set(base, Reg(handler.depth), raised.0.value());
                return Ok(());
            }
            let mut frame = self.pop_frame();
            if is_generator(&frame) || frame.kind == FrameKind::Await {
                self.finish_generator(&mut frame);
                raised = self.stop_becomes_runtime_error(raised, frame.function.code.data.kind);
            }
            match frame.kind {
                FrameKind::Entry | FrameKind::Driven => return Err(raised),
                FrameKind::Chained => {
                    if let Err(other) = self.climb_chain() {
                        raised = other;
                    }
                }
                FrameKind::Thrown => {
                    drop(frame);
                    self.unveil_context();
                    self.attach_own_context(&raised);
                    continue;
                }
                FrameKind::AsyncNext => self.asking_failed(&frame, &raised),
                FrameKind::Next if self.stop_value(&raised).is_some() => {
                    self.end_loop();
                    return Ok(());
                }
                // It is the await that has failed, not the call.
                FrameKind::Await => {
                    let caller = self.frames.last_mut().expect("a frame awaits");
                    caller.ip += SEND_BEHIND_CALL;
                }
                FrameKind::Call
                | FrameKind::Init
                | FrameKind::ForNext
                | FrameKind::Send
                | FrameKind::Next => {}
            }
            drop(frame);
        }
    }

    /// The `for` loop of the topmost frame, which stands at its `ForNext`, is over.
    fn end_loop(&mut self) {
        let frame = self.frames.last_mut().expect("a loop was waiting");
        let Instr::ForNext { state, .. } = frame.function.code.data.instrs[frame.ip as usize] else {
            unreachable!("a frame of this kind is pushed by a ForNext")
        };
        frame.ip += 1;
        let base = frame.base;
        drop(self.registers.take(base, state));
    }

    /// PEP 479: a `StopIteration` that leaves a generator would silently end a loop, so it becomes a `RuntimeError`.
    pub(crate) fn stop_becomes_runtime_error(
        &mut self,
        raised: Raised,
        kind: rondo_bytecode::CodeKind,
    ) -> Raised {
        let flavour = match kind {
            rondo_bytecode::CodeKind::Generator => Flavour::Generator,
            rondo_bytecode::CodeKind::Coroutine => Flavour::Coroutine,
            _ => Flavour::AsyncGenerator,
        };
        let what = crate::ops::suspend::flavour_word(flavour);
        let text = if self.stop_value(&raised).is_some() {
            format!("{what} raised StopIteration")
        } else if flavour == Flavour::AsyncGenerator
            && self.raised_is(&raised, &self.types.exceptions.stop_async_iteration)
        {
            format!("{what} raised StopAsyncIteration")
        } else {
            return raised;
        };
        let error = self.runtime_error(text);
        self.set_cause(&error, raised.0.value());
        error.0.context.set(raised.0.value());
        error
    }

    /// Pops the topmost frame. Its registers are emptied from the last to the first, as CPython does, unless somebody holds the
    /// frame as an object: then they move there.
    fn pop_frame(&mut self) -> Frame {
        let frame = self.frames.pop().expect("a frame is running");
        let count = frame.registers();
        if let Some(object) = &frame.object {
            object.ip.set(frame.ip);
            object.is_done.set(true);
            if !object.header().is_unshared() {
                // Locals live on with the object; what lay between two instructions does not.
                let window = self.registers.window_mut(frame.base, count);
                empty(&mut window[usize::from(frame.function.code.data.first_temporary)..count.min(255)]);
                let locals = window.iter_mut().map(std::mem::take).collect();
                let old = object.locals.replace(locals);
                drop(old);
                self.link_to_caller(&frame, object);
                return frame;
            }
        }
        empty(self.registers.window_mut(frame.base, count));
        frame
    }

    /// A frame that was left and lives on as an object knows who called it. (Who waits for a member of a chain gets its frame
    /// when the exception reaches it: see `note_frame`.)
    fn link_to_caller(&mut self, left: &Frame, object: &Ref<FrameObject>) {
        if left.kind != FrameKind::Chained && !self.frames.is_empty() {
            let caller = self.frame_object(self.frames.len() - 1);
            object.back.set(caller.into());
        }
    }

    /// Leaves the topmost frame with a result. The result is returned when Rust waits for it; otherwise the frame below is
    /// ready to go on.
    pub(crate) fn leave_frame(&mut self, value: Value) -> Result<Option<Completion>, Raised> {
        let mut frame = self.pop_frame();
        if is_generator(&frame) || frame.kind == FrameKind::Await {
            self.finish_generator(&mut frame);
        }
        if matches!(frame.kind, FrameKind::Entry | FrameKind::Driven) {
            return Ok(Some(Completion::Return(value)));
        }
        let caller = self.frames.last_mut().expect("somebody called the frame");
        let base = caller.base;
        match frame.kind {
            FrameKind::Call => {
                caller.ip += 1;
                self.set_result(base, Reg(frame.dst), value);
            }
            FrameKind::Init => {
                self.check_init_result(&value)?;
                let caller = self.frames.last_mut().expect("just looked at");
                caller.ip += 1;
                self.set_result(base, Reg(frame.dst), frame.extra);
            }
            FrameKind::ForNext => {
                drop(value);
                self.end_loop();
            }
            FrameKind::Next => {
                let Instr::ForNext { dst, target, .. } = caller.function.code.data.instrs[caller.ip as usize]
                else {
                    unreachable!("a frame of this kind is pushed by a ForNext")
                };
                caller.ip = target.0;
                self.registers.set(base, dst, value);
            }
            FrameKind::Send => self.finish_send(value),
            FrameKind::AsyncNext => return Err(self.asked_in_vain(&frame)),
            FrameKind::Thrown => {
                self.unveil_context();
                self.finish_send(value);
            }
            FrameKind::Chained => {
                self.climb_chain()?;
                self.finish_send(value);
            }
            FrameKind::Await => {
                // On behind the `Send`: the coroutine never had to be an object.
                caller.ip += SEND_BEHIND_CALL;
                self.finish_send(value);
            }
            FrameKind::Entry | FrameKind::Driven => unreachable!("handled above"),
        }
        Ok(None)
    }

    fn set_result(&mut self, base: crate::heap::Base, dst: Reg, value: Value) {
        if dst == Reg::DISCARD { drop(value) } else { self.registers.set(base, dst, value) }
    }
}

/// Empties registers from the last to the first, as CPython does with the variables of a frame.
#[inline]
fn empty(registers: &mut [Value]) {
    registers.iter_mut().rev().for_each(|register| drop(std::mem::take(register)));
}

/// Whether a frame runs a generator object.
fn is_generator(frame: &Frame) -> bool {
    frame.extra.is_a::<crate::types::generator::Generator>() && frame.kind != FrameKind::Init
}
