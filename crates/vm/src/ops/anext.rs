//! `async for`, and how it walks an async generator without an object for each item.
//!
//! `GetAsyncNext` gives the awaitable of the next item, which the `Send` two instructions on awaits. Nearly always the
//! iterator is an async generator that nobody else drives. Then it gets a frame right there, as a generator does from a
//! `for` ([`FrameKind::AsyncNext`]):
//!
//! ```text
//! yields     … │ main: GetAsyncNext │ numbers: AsyncYield     pops itself; main goes on behind its Send, with the item
//! suspends   … │ main: GetAsyncNext │ numbers: Send │ sleep   all suspend: main gets the awaitable that it would have
//!                                                             had all along, and waits at its Send
//! resumed    … │ main: Send         │ numbers                 and when numbers yields: as above
//! ```

use rondo_bytecode::{Instr, Reg, SEND_BEHIND_AWAITABLE};

use crate::frame::{Frame, FrameKind};
use crate::heap::{Base, Object, Ref, Running, Value};
use crate::ops::suspend::running_generator;
use crate::types::asend;
use crate::types::generator::{Flavour, Generator};
use crate::vm::{Outcome, Raised, Vm};

impl Vm {
    /// Resumes the async generator of an awaitable that is under way, for the `Send` of the topmost frame.
    pub(crate) fn ask_again(&mut self, awaitable: &Value, sent: Value, dst: Reg) -> Result<(), Raised> {
        let generator = asend::asked(awaitable).expect("the awaitable is under way").clone();
        let entered = self.enter_generator(generator.clone(), sent, FrameKind::AsyncNext, dst);
        if entered.is_err() {
            self.end_asking(&generator);
        }
        entered.map(drop)
    }

    /// The async generator on top suspends with an item, which goes to the frame below, behind its `Send`. Whether that frame
    /// is at its `GetAsyncNext` still, and so has no awaitable.
    #[inline(never)]
    pub(crate) fn leave_for_asker(&mut self) -> bool {
        let frame = self.pop_generator();
        self.end_asking(running_generator(&frame))
    }

    /// The async generator that the topmost frame asked has suspended without an item: the frame waits for it at its `Send`.
    pub(crate) fn park_asker(&mut self, generator: &Ref<Generator>) {
        if !self.go_to_send() {
            return;
        }
        let awaitable = asend::under_way(self, generator);
        let (base, iter) = self.awaitable_of_asker().expect("it waits at its Send");
        self.registers.set(base, iter, awaitable);
    }

    /// The async generator that the topmost frame asked has returned. What is raised where it was asked.
    pub(crate) fn asked_in_vain(&mut self, frame: &Frame) -> Raised {
        let generator = running_generator(frame);
        self.end_asking(generator);
        asend::exhausted(self, generator)
    }

    /// The async generator that the topmost frame asked has raised.
    pub(crate) fn asking_failed(&mut self, frame: &Frame, raised: &Raised) {
        let generator = running_generator(frame);
        self.end_asking(generator);
        asend::has_raised(self, generator, raised);
    }

    /// Nobody is waiting for the generator any more; the awaitable, if there is one, has been awaited to its end. Whether there
    /// was none.
    #[inline(always)]
    fn end_asking(&mut self, generator: &Object<Generator>) -> bool {
        generator.is_awaited.set(false);
        let Some((base, iter)) = self.awaitable_of_asker() else { return true };
        asend::end(self.registers.get(base, iter));
        false
    }

    /// Where the topmost frame has the awaitable that it waits for at its `Send`; nowhere as long as it is at its `GetAsyncNext`.
    fn awaitable_of_asker(&self) -> Option<(Base, Reg)> {
        let frame = self.frames.last().expect("somebody asked");
        match Running::of(&frame.function).peek(frame.ip as usize) {
            Some(Instr::Send { iter, .. }) => Some((frame.base, iter)),
            _ => None,
        }
    }

    /// Moves the topmost frame from its `GetAsyncNext` to its `Send`. Whether it was not there yet.
    fn go_to_send(&mut self) -> bool {
        let frame = self.frames.last_mut().expect("somebody asked");
        let is_at_get =
            matches!(frame.function.code.data.instrs[frame.ip as usize], Instr::GetAsyncNext { .. });
        if is_at_get {
            frame.ip += SEND_BEHIND_AWAITABLE;
        }
        is_at_get
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
        // Nearly always it is an async generator, whose class nobody can derive from.
        if let Some(generator) = iterator.downcast::<Generator>()
            && generator.flavour == Flavour::AsyncGenerator
        {
            return asend::new_send(self, generator, Value::NONE);
        }
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
}
