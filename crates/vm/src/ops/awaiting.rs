//! What can be awaited or delegated to, and what a suspended coroutine is waiting for.

use rondo_bytecode::{Count, Instr, Special};

use crate::heap::{Ref, Value};
use crate::types::generator::{Flavour, Generator, State};
use crate::vm::{Outcome, Vm};

impl Vm {
    /// What `await x` drives: a coroutine itself, else what `__await__` returns.
    pub fn awaitable(&mut self, source: Value) -> Outcome {
        if let Some(generator) = source.downcast::<Generator>()
            && generator.flavour == Flavour::Coroutine
        {
            if self.generator_state(generator) == State::Suspended && generator.delegate().is_some() {
                return Err(self.runtime_error("coroutine is being awaited already"));
            }
            return Ok(source);
        }
        if self.class_of(&source).driver.get().is_some() {
            return Ok(source);
        }
        if let Some(generator) = source.downcast::<Generator>()
            && generator.function.code.is_iterable_coroutine.get()
        {
            return Ok(source);
        }
        let name = self.names.await_.clone();
        let Some(found) = self.lookup_class_of(&source, &name) else {
            let kind = self.type_name(&source);
            let message = match self.awaited_by_with() {
                Some(method) => format!(
                    "'async with' received an object from {method} that does not implement __await__: {kind}"
                ),
                None => format!("'{kind}' object can't be awaited"),
            };
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

    /// The method whose result is awaited, if it is an `async with` that asks: the instructions before tell.
    #[cold]
    fn awaited_by_with(&self) -> Option<&'static str> {
        let frame = self.frames.last()?;
        let before = frame.function.code.data.instrs.get(..frame.ip as usize)?;
        match before {
            [.., Instr::LoadSpecial { which: Special::AEnter, .. }, Instr::Call { .. }] => Some("__aenter__"),
            [.., Instr::WithExcept { .. }] => Some("__aexit__"),
            [
                ..,
                Instr::Take { .. },
                Instr::LoadNone { .. },
                Instr::LoadNone { .. },
                Instr::LoadNone { .. },
                Instr::Call { argc: Count(3), .. },
            ] => Some("__aexit__"),
            _ => None,
        }
    }

    /// What `yield from x` delegates to.
    pub(crate) fn yield_from_iter(&mut self, source: Value) -> Outcome {
        if source.downcast::<Generator>().is_some_and(|generator| generator.flavour == Flavour::Generator) {
            return Ok(source);
        }
        if self.class_of(&source).is_subclass_of(&self.types.coroutine) {
            // One of the language, or one written in Rust.
            let frame = self.frames.last().expect("a generator is running");
            if frame.function.code.is_iterable_coroutine.get() {
                return Ok(source);
            }
            return Err(
                self.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator")
            );
        }
        self.iter(&source)
    }

    /// The chain of coroutines that a suspended one waits through, outermost first, and what the innermost waits for.
    pub fn await_chain(&self, coroutine: &Ref<Generator>) -> (Vec<Ref<Generator>>, Option<Value>) {
        let mut chain = vec![coroutine.clone()];
        loop {
            let last = chain.last().expect("the chain begins with the coroutine itself");
            match last.delegate() {
                Some(delegate) => match delegate.downcast::<Generator>() {
                    Some(inner) => chain.push(inner.to_ref()),
                    None => {
                        return (chain, Some(delegate).filter(|delegate| !delegate.stands_for_coroutine()));
                    }
                },
                None => return (chain, None),
            }
        }
    }
}
