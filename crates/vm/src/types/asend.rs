//! What `asend`, `athrow`, `aclose` and `__anext__` of an async generator give: awaitables that run it to its next `yield`.
//!
//! Everything that the generator awaits on the way passes through to the loop:
//!
//! ```text
//! async for x in agen:     __anext__() ─► asend object ─► Send ─► resume ─┬─ AsyncYield(x) ─► result of the await: x
//!                                                                         ├─ Yield(future) ─► up to the loop
//!                                                                         └─ Return ────────► StopAsyncIteration
//! ```
//!
//! As long as the generator does not suspend, an `async for` over it takes the same way without these objects: see
//! `ops::anext`.

use std::cell::Cell;

use crate::dispatch::Completion;
use crate::heap::{Foreign, Object, Ref, Tracer, Value, ValueCell};
use crate::method;
use crate::ops::suspend::Sent;
use crate::types::class::ClassDef;
use crate::types::generator::class::{answer, generator, itself, qualname, thrown, warn_of_parts};
use crate::types::generator::{Generator, State};
use crate::types::object::new_foreign;
use crate::vm::{Outcome, Raised, Vm};

/// Where an awaitable of an async generator is in its life.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Not yet awaited.
    New,
    /// Being awaited.
    Running,
    /// Awaited to its end.
    Done,
}

/// The payload of `async_generator_asend`: runs the generator to its next item.
pub struct AsyncSend {
    generator: Ref<Generator>,
    value: ValueCell,
    step: Cell<Step>,
}

/// The payload of `async_generator_athrow`: raises in the generator, or closes it.
pub struct AsyncThrow {
    generator: Ref<Generator>,
    /// The arguments of `athrow`, a tuple; empty for `aclose`.
    arguments: ValueCell,
    step: Cell<Step>,
}

impl Foreign for AsyncSend {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.generator);
        self.value.trace(tracer);
    }
}

impl Foreign for AsyncThrow {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.generator);
        self.arguments.trace(tracer);
    }
}

macro_rules! awaitable_class {
    ($name:literal, $drive:expr) => {
        ClassDef {
            name: $name,
            doc: "",
            methods: &[
                method!("__await__", "(self, /)", itself, "Return an iterator to be used in await expression."),
                method!("__iter__", "(self, /)", itself, "Implement iter(self)."),
                method!("__next__", "(self, /)", |vm, args| { let completion = $drive(vm, &args[0], Sent::Value(Value::NONE))?; answer(vm, completion) }, "Implement next(self)."),
                method!("send", "(self, object, /)", |vm, args| { let completion = $drive(vm, &args[0], Sent::Value(args[1].clone()))?; answer(vm, completion) }, "send(value) -> send 'value' into generator,\nreturn next yielded value or raise StopIteration."),
                method!("throw", "(self, type, value=None, traceback=None, /)", |vm, args| { warn_of_parts(vm, args.get(2), "throw")?; let raised = thrown(vm, &args[1..])?; let completion = $drive(vm, &args[0], Sent::Raise(raised))?; answer(vm, completion) }, "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in generator, return next yielded value or raise\nStopIteration."),
                method!("close", "(self, /)", |vm, args| close_awaitable(vm, &args[0], $drive), "close() -> raise GeneratorExit inside generator."),
            ],
            properties: &[],
            is_base: false,
        }
    };
}

/// `async_generator_asend`
pub const ASYNC_SEND: ClassDef = awaitable_class!("async_generator_asend", drive_send);

/// `async_generator_athrow`
pub const ASYNC_THROW: ClassDef = awaitable_class!("async_generator_athrow", drive_throw);

/// The first iteration of an async generator tells the loop of it, and asks it who will finalise.
fn call_hooks(vm: &mut Vm, generator: &Object<Generator>) -> Result<(), Raised> {
    if generator.hooked.replace(true) {
        return Ok(());
    }
    let (first, finaliser) = vm.asyncgen_hooks.clone();
    if !finaliser.is_empty() && !finaliser.is_none() {
        generator.rare_mut().finaliser.set(finaliser);
    }
    if !first.is_empty() && !first.is_none() {
        vm.call(&first, &[generator.value()])?;
    }
    Ok(())
}

/// `generator.asend(value)`, which is `anext(generator)` with `None`.
pub(crate) fn new_send(vm: &mut Vm, generator: &Object<Generator>, value: Value) -> Outcome {
    call_hooks(vm, generator)?;
    let class = vm.types.async_generator_asend.clone();
    let payload =
        AsyncSend { generator: generator.to_ref(), value: ValueCell::new(value), step: Cell::new(Step::New) };
    let awaitable = new_foreign(vm, &class, payload);
    awaitable.header().expect("it lies on the heap").set_finalise(true);
    Ok(awaitable)
}

fn new_throw(vm: &mut Vm, generator: &Object<Generator>, arguments: Value) -> Outcome {
    call_hooks(vm, generator)?;
    let class = vm.types.async_generator_athrow.clone();
    let payload = AsyncThrow {
        generator: generator.to_ref(),
        arguments: ValueCell::new(arguments),
        step: Cell::new(Step::New),
    };
    let awaitable = new_foreign(vm, &class, payload);
    awaitable.header().expect("it lies on the heap").set_finalise(true);
    Ok(awaitable)
}

pub(super) fn anext(vm: &mut Vm, args: &[Value]) -> Outcome {
    new_send(vm, generator(&args[0]), Value::NONE)
}

pub(super) fn asend(vm: &mut Vm, args: &[Value]) -> Outcome {
    new_send(vm, generator(&args[0]), args[1].clone())
}

pub(super) fn athrow(vm: &mut Vm, args: &[Value]) -> Outcome {
    warn_of_parts(vm, args.get(2), "athrow")?;
    let arguments = vm.tuple(args[1..].to_vec());
    new_throw(vm, generator(&args[0]), arguments)
}

pub(super) fn aclose(vm: &mut Vm, args: &[Value]) -> Outcome {
    new_throw(vm, generator(&args[0]), Value::EMPTY)
}

/// An awaitable that is being awaited needs no finaliser: there is nothing to complain about any more.
fn begin(value: &Value) {
    value.header().expect("an awaitable lies on the heap").set_finalise(false);
}

/// Whether an exception says that an async generator is over.
fn is_end(vm: &Vm, raised: &Raised) -> bool {
    let exceptions = &vm.types.exceptions;
    vm.raised_is(raised, &exceptions.stop_async_iteration) || vm.raised_is(raised, &exceptions.generator_exit)
}

/// The async generator has returned: what is raised where it was awaited.
pub(crate) fn exhausted(vm: &mut Vm, generator: &Generator) -> Raised {
    generator.is_closed.set(true);
    generator.is_awaited.set(false);
    let class = vm.types.exceptions.stop_async_iteration.clone();
    vm.raise_with(&class, vec![])
}

/// The async generator has raised this.
pub(crate) fn has_raised(vm: &Vm, generator: &Generator, raised: &Raised) {
    if is_end(vm, raised) {
        generator.is_closed.set(true);
    }
    generator.is_awaited.set(false);
}

/// What an async generator's answer means to who awaits it: an item ends the await, everything else goes up.
fn unwrap(
    vm: &mut Vm,
    generator: &Object<Generator>,
    answer: Result<Completion, Raised>,
) -> Result<Completion, Raised> {
    match answer {
        Ok(Completion::Yield(value)) => Ok(Completion::Yield(value)),
        Ok(Completion::AsyncYield(item)) => {
            generator.is_awaited.set(false);
            Ok(Completion::Return(item))
        }
        Ok(Completion::Return(_)) => Err(exhausted(vm, generator)),
        Err(raised) => {
            has_raised(vm, generator, &raised);
            Err(raised)
        }
    }
}

/// Drives an `asend` or `__anext__`: the machine calls this for an `await`, the methods for a program.
pub fn drive_send(vm: &mut Vm, value: &Value, sent: Sent) -> Result<Completion, Raised> {
    let awaitable = value.foreign::<AsyncSend>().expect("the receiver is an asend object");
    let generator = awaitable.generator.clone();
    let mut sent = sent;
    match awaitable.step.get() {
        Step::Done => return Err(vm.runtime_error("cannot reuse already awaited __anext__()/asend()")),
        Step::New => {
            begin(value);
            if generator.is_awaited.get() {
                awaitable.step.set(Step::Done);
                return Err(vm.runtime_error("anext(): asynchronous generator is already running"));
            }
            if matches!(&sent, Sent::Value(value) if value.is_none() || value.is_empty()) {
                sent = Sent::Value(awaitable.value.get());
            }
            awaitable.step.set(Step::Running);
        }
        Step::Running => {}
    }
    generator.is_awaited.set(true);
    let answer = vm.resume(&generator, sent);
    let result = unwrap(vm, &generator, answer);
    if !matches!(result, Ok(Completion::Yield(_))) {
        awaitable.step.set(Step::Done);
    }
    result
}

/// Drives an `athrow` or `aclose`.
pub fn drive_throw(vm: &mut Vm, value: &Value, sent: Sent) -> Result<Completion, Raised> {
    let awaitable = value.foreign::<AsyncThrow>().expect("the receiver is an athrow object");
    let generator = awaitable.generator.clone();
    let is_close = !awaitable.arguments.is_set();
    let is_value = matches!(sent, Sent::Value(_));
    if awaitable.step.get() == Step::Done {
        return Err(vm.runtime_error("cannot reuse already awaited aclose()/athrow()"));
    }
    if is_value && generator.state.get() == State::Finished {
        begin(value);
        awaitable.step.set(Step::Done);
        return Ok(Completion::Return(Value::NONE));
    }
    let mut sent = sent;
    if awaitable.step.get() == Step::New {
        begin(value);
        sent = start_throw(vm, awaitable, &generator, sent)?;
    }
    let answer = vm.resume(&generator, sent);
    if is_close {
        return finish_close(vm, awaitable, &generator, answer);
    }
    let result = unwrap(vm, &generator, answer);
    if !matches!(result, Ok(Completion::Yield(_))) {
        awaitable.step.set(Step::Done);
    }
    result
}

/// The first step of an `athrow` or `aclose`: what is raised in the generator.
fn start_throw(
    vm: &mut Vm,
    awaitable: &AsyncThrow,
    generator: &Object<Generator>,
    sent: Sent,
) -> Result<Sent, Raised> {
    let is_close = !awaitable.arguments.is_set();
    if generator.is_awaited.get() {
        awaitable.step.set(Step::Done);
        let what = if is_close { "aclose" } else { "athrow" };
        return Err(vm.runtime_error(format!("{what}(): asynchronous generator is already running")));
    }
    let Sent::Value(value) = &sent else {
        awaitable.step.set(Step::Running);
        generator.is_awaited.set(true);
        return Ok(sent);
    };
    if generator.is_closed.get() {
        awaitable.step.set(Step::Done);
        let class = vm.types.exceptions.stop_async_iteration.clone();
        return Err(vm.raise_with(&class, vec![]));
    }
    if !value.is_none() && !value.is_empty() {
        return Err(vm.runtime_error("can't send non-None value to a just-started coroutine"));
    }
    awaitable.step.set(Step::Running);
    generator.is_awaited.set(true);
    if is_close {
        generator.is_closed.set(true);
        let class = vm.types.exceptions.generator_exit.clone();
        return Ok(Sent::Raise(vm.raise_with(&class, vec![])));
    }
    match thrown(vm, awaitable.arguments.get().items()) {
        Ok(raised) => Ok(Sent::Raise(raised)),
        Err(raised) => {
            awaitable.step.set(Step::Done);
            generator.is_awaited.set(false);
            Err(raised)
        }
    }
}

/// What the answer to `GeneratorExit` means: the generator may await on its way out, but not yield another item.
fn finish_close(
    vm: &mut Vm,
    awaitable: &AsyncThrow,
    generator: &Object<Generator>,
    answer: Result<Completion, Raised>,
) -> Result<Completion, Raised> {
    match answer {
        Ok(Completion::Yield(value)) => Ok(Completion::Yield(value)),
        Ok(Completion::AsyncYield(_)) => {
            generator.is_awaited.set(false);
            awaitable.step.set(Step::Done);
            Err(vm.runtime_error("async generator ignored GeneratorExit"))
        }
        Ok(Completion::Return(_)) => {
            generator.is_awaited.set(false);
            awaitable.step.set(Step::Done);
            Ok(Completion::Return(Value::NONE))
        }
        Err(raised) => {
            generator.is_awaited.set(false);
            awaitable.step.set(Step::Done);
            if is_end(vm, &raised) { Ok(Completion::Return(Value::NONE)) } else { Err(raised) }
        }
    }
}

/// `close()` of an awaitable.
fn close_awaitable(
    vm: &mut Vm,
    value: &Value,
    drive: fn(&mut Vm, &Value, Sent) -> Result<Completion, Raised>,
) -> Outcome {
    let step = match (value.foreign::<AsyncSend>(), value.foreign::<AsyncThrow>()) {
        (Some(awaitable), _) => awaitable.step.get(),
        (None, Some(awaitable)) => awaitable.step.get(),
        (None, None) => Step::Done,
    };
    if step == Step::Done {
        return Ok(Value::NONE);
    }
    let class = vm.types.exceptions.generator_exit.clone();
    let exit = vm.raise_with(&class, vec![]);
    match drive(vm, value, Sent::Raise(exit)) {
        Ok(Completion::Return(_)) => Ok(Value::NONE),
        Ok(Completion::Yield(_) | Completion::AsyncYield(_)) => {
            Err(vm.runtime_error("coroutine ignored GeneratorExit"))
        }
        Err(raised) if is_end(vm, &raised) || vm.stop_value(&raised).is_some() => Ok(Value::NONE),
        Err(raised) => Err(raised),
    }
}

/// Tells the machine how these awaitables are driven when they are awaited, and what to do when one goes that never was.
pub(crate) fn install(vm: &mut Vm) {
    vm.types.async_generator_asend.driver.set(Some(drive_send));
    vm.types.async_generator_athrow.driver.set(Some(drive_throw));
    for class in [vm.types.async_generator_asend.clone(), vm.types.async_generator_athrow.clone()] {
        class.finaliser.set(Some(warn_if_never_awaited));
    }
}

fn warn_if_never_awaited(vm: &mut Vm, value: &Value) {
    let Some((text, generator)) = never_awaited(value) else { return };
    let class = vm.types.exceptions.runtime_warning.clone();
    if let Err(raised) = vm.try_warn(&class, &text, value) {
        vm.unraisable(&raised, "Exception ignored while finalizing async generator", &generator.value());
    }
}

/// What is to be complained about when an awaitable goes that was never awaited: the text of the warning, and whose it is.
fn never_awaited(value: &Value) -> Option<(String, Ref<Generator>)> {
    let (method, generator) = match (value.foreign::<AsyncSend>(), value.foreign::<AsyncThrow>()) {
        (Some(awaitable), _) if awaitable.step.get() == Step::New => ("asend", awaitable.generator.clone()),
        (None, Some(awaitable)) if awaitable.step.get() == Step::New => {
            (if awaitable.arguments.is_set() { "athrow" } else { "aclose" }, awaitable.generator.clone())
        }
        _ => return None,
    };
    let text = format!("coroutine method '{method}' of '{}' was never awaited", qualname(&generator));
    Some((text, generator))
}

// For `ops::anext`, which drives async generators without these objects until they suspend.

/// The awaitable of an async generator that has been asked for an item and has suspended.
pub(crate) fn under_way(vm: &mut Vm, generator: &Ref<Generator>) -> Value {
    let class = vm.types.async_generator_asend.clone();
    let payload = AsyncSend {
        generator: generator.clone(),
        value: ValueCell::default(),
        step: Cell::new(Step::Running),
    };
    new_foreign(vm, &class, payload)
}

/// The async generator behind an awaitable that is under way.
pub(crate) fn asked(awaitable: &Value) -> Option<&Ref<Generator>> {
    let awaitable = awaitable.foreign::<AsyncSend>()?;
    (awaitable.step.get() == Step::Running).then_some(&awaitable.generator)
}

/// The awaitable has been awaited to its end; anything else is left as it is.
pub(crate) fn end(awaitable: &Value) {
    if let Some(awaitable) = awaitable.foreign::<AsyncSend>() {
        awaitable.step.set(Step::Done);
    }
}
