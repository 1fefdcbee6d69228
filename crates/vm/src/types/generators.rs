//! Generators, coroutines and async generators as objects: what a program that drives them by hand can do.
//!
//! The machine resumes and suspends ([`Vm::resume`]); here its answers become Python's protocol, in which the end of an
//! iteration is an exception. Async generators need a second layer: `asend` and its like do not run the generator, they
//! give an *awaitable* that, awaited, runs it up to its next `yield` and lets everything that it awaits on the way pass
//! through to the loop:
//!
//! ```text
//! async for x in agen:     __anext__() ─► asend object ─► Send ─► resume ─┬─ AsyncYield(x) ─► result of the await: x
//!                                                                         ├─ Yield(future) ─► up to the loop
//!                                                                         └─ Return ────────► StopAsyncIteration
//! ```

use std::cell::Cell;

use crate::dispatch::Completion;
use crate::heap::{Foreign, Object, Ref, Str, Tracer, Tuple, Value, ValueCell};
use crate::ops::suspend::Sent;
use crate::types::alias::class_getitem;
use crate::types::class::{Class, ClassDef, PropertyDef};
use crate::types::exception::Exception;
use crate::types::generator::{Flavour, Generator, State};
use crate::types::object::{address, new_foreign};
use crate::types::traceback::Traceback;
use crate::vm::{Outcome, Raised, Vm};
use crate::{class_method, method};

/// `generator`
pub const GENERATOR: ClassDef = ClassDef {
    name: "generator",
    doc: "",
    methods: &[
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__iter__", "(self, /)", itself, "Implement iter(self)."),
        method!("__next__", "(self, /)", next, "Implement next(self)."),
        method!(
            "send",
            "(self, object, /)",
            send,
            "send(value) -> send 'value' into generator,\nreturn next yielded value or raise StopIteration."
        ),
        method!(
            "throw",
            "(self, type, value=None, traceback=None, /)",
            throw,
            "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in generator, return next yielded value or raise\nStopIteration."
        ),
        method!("close", "(self, /)", close, "close() -> raise GeneratorExit inside generator."),
        method!("__del__", "(self, /)", delete, ""),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[
        PropertyDef { name: "__name__", get: get_name, set: Some(set_name), doc: "name of the generator" },
        PropertyDef {
            name: "__qualname__",
            get: get_qualname,
            set: Some(set_qualname),
            doc: "qualified name of the generator",
        },
        PropertyDef { name: "gi_code", get: get_code, set: None, doc: "" },
        PropertyDef { name: "gi_frame", get: get_frame, set: None, doc: "" },
        PropertyDef { name: "gi_running", get: is_running, set: None, doc: "" },
        PropertyDef { name: "gi_suspended", get: is_suspended, set: None, doc: "" },
        PropertyDef {
            name: "gi_yieldfrom",
            get: get_delegate,
            set: None,
            doc: "object being iterated by yield from, or None",
        },
    ],
    is_base: false,
};

/// `coroutine`
pub const COROUTINE: ClassDef = ClassDef {
    name: "coroutine",
    doc: "",
    methods: &[
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!(
            "__await__",
            "(self, /)",
            await_coroutine,
            "Return an iterator to be used in await expression."
        ),
        method!(
            "send",
            "(self, object, /)",
            send,
            "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration."
        ),
        method!(
            "throw",
            "(self, type, value=None, traceback=None, /)",
            throw,
            "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next iterated value or raise\nStopIteration."
        ),
        method!("close", "(self, /)", close, "close() -> raise GeneratorExit inside coroutine."),
        method!("__del__", "(self, /)", delete, ""),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[
        PropertyDef { name: "__name__", get: get_name, set: Some(set_name), doc: "name of the coroutine" },
        PropertyDef {
            name: "__qualname__",
            get: get_qualname,
            set: Some(set_qualname),
            doc: "qualified name of the coroutine",
        },
        PropertyDef { name: "cr_code", get: get_code, set: None, doc: "" },
        PropertyDef { name: "cr_frame", get: get_frame, set: None, doc: "" },
        PropertyDef { name: "cr_running", get: is_running, set: None, doc: "" },
        PropertyDef { name: "cr_suspended", get: is_suspended, set: None, doc: "" },
        PropertyDef {
            name: "cr_await",
            get: get_delegate,
            set: None,
            doc: "object being awaited on, or None",
        },
        PropertyDef { name: "cr_origin", get: origin, set: None, doc: "" },
    ],
    is_base: false,
};

/// `async_generator`
pub const ASYNC_GENERATOR: ClassDef = ClassDef {
    name: "async_generator",
    doc: "",
    methods: &[
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!(
            "__aiter__",
            "(self, /)",
            itself,
            "Return an awaitable, that resolves in asynchronous iterator."
        ),
        method!("__anext__", "(self, /)", anext, "Return a value or raise StopAsyncIteration."),
        method!("asend", "(self, object, /)", asend, "asend(v) -> send 'v' in generator."),
        method!(
            "athrow",
            "(self, type, value=None, traceback=None, /)",
            athrow,
            "athrow(value)\nathrow(type[,value[,tb]])\n\nraise exception in generator."
        ),
        method!("aclose", "(self, /)", aclose, "aclose() -> raise GeneratorExit inside generator."),
        method!("__del__", "(self, /)", delete, ""),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[
        PropertyDef {
            name: "__name__",
            get: get_name,
            set: Some(set_name),
            doc: "name of the async generator",
        },
        PropertyDef {
            name: "__qualname__",
            get: get_qualname,
            set: Some(set_qualname),
            doc: "qualified name of the async generator",
        },
        PropertyDef { name: "ag_code", get: get_code, set: None, doc: "" },
        PropertyDef { name: "ag_frame", get: get_frame, set: None, doc: "" },
        PropertyDef {
            name: "ag_running",
            get: |_, value| Ok(Value::bool(generator(value).is_awaited.get())),
            set: None,
            doc: "",
        },
        PropertyDef { name: "ag_suspended", get: is_suspended, set: None, doc: "" },
        PropertyDef {
            name: "ag_await",
            get: get_delegate,
            set: None,
            doc: "object being awaited on, or None",
        },
    ],
    is_base: false,
};

/// The generator behind the receiver of its methods.
pub fn generator(value: &Value) -> &Object<Generator> {
    value.downcast().expect("the receiver of a generator's method is a generator")
}

fn itself(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(args[0].clone())
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = qualname(generator(&args[0]));
    let text = format!("<{} object {name} at {}>", vm.type_name(&args[0]), address(vm, &args[0]));
    Ok(vm.str(&text))
}

/// The answer of a resumed generator in Python's protocol: a value, or `StopIteration` with the result.
fn answer(vm: &mut Vm, completion: Completion) -> Outcome {
    match completion {
        Completion::Yield(value) | Completion::AsyncYield(value) => Ok(value),
        Completion::Return(result) => Err(vm.stop_iteration(result)),
    }
}

fn next(vm: &mut Vm, args: &[Value]) -> Outcome {
    let completion = vm.resume(generator(&args[0]), Sent::Value(Value::NONE))?;
    answer(vm, completion)
}

fn send(vm: &mut Vm, args: &[Value]) -> Outcome {
    let completion = vm.resume(generator(&args[0]), Sent::Value(args[1].clone()))?;
    answer(vm, completion)
}

fn throw(vm: &mut Vm, args: &[Value]) -> Outcome {
    let raised = thrown(vm, &args[1..])?;
    let completion = vm.resume(generator(&args[0]), Sent::Raise(raised))?;
    answer(vm, completion)
}

fn close(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.close_generator(generator(&args[0]))
}

/// What happens when the last reference goes happens here when a program asks for it.
fn delete(vm: &mut Vm, args: &[Value]) -> Outcome {
    if generator(&args[0]).flavour != Flavour::AsyncGenerator {
        vm.close_generator(generator(&args[0]))?;
    }
    Ok(Value::NONE)
}

/// The exception that the arguments of `throw` stand for: an exception, or a class with value and traceback.
pub fn thrown(vm: &mut Vm, args: &[Value]) -> Result<Raised, Raised> {
    let kind = &args[0];
    if args.get(1).is_some_and(|value| !value.is_empty()) {
        let class = vm.types.exceptions.deprecation_warning.clone();
        let text =
            "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.";
        vm.warn(&class, text, &Value::NONE);
    }
    let value = args.get(1).filter(|value| !value.is_empty() && !value.is_none());
    let traceback = match args.get(2).filter(|traceback| !traceback.is_empty() && !traceback.is_none()) {
        None => None,
        Some(given) => match given.downcast::<Traceback>() {
            Some(traceback) => Some(traceback.to_ref()),
            None => return Err(vm.type_error("throw() third argument must be a traceback object")),
        },
    };
    let is_class = |vm: &Vm, kind: &Value| {
        kind.downcast::<Class>()
            .is_some_and(|class| class.is_subclass_of(&vm.types.exceptions.base_exception))
    };
    let exception = if is_class(vm, kind) {
        instance_for(vm, kind, value)?
    } else if kind.is_a::<Exception>() {
        if value.is_some() {
            return Err(vm.type_error("instance exception may not have a separate value"));
        }
        kind.clone()
    } else {
        let text = format!(
            "exceptions must be classes or instances deriving from BaseException, not {}",
            vm.type_name(kind)
        );
        return Err(vm.type_error(text));
    };
    let raised = vm.raised_of(exception);
    if traceback.is_some() {
        let old = raised.0.traceback.replace(traceback);
        drop(old);
    }
    Ok(raised)
}

/// An instance of a class of exceptions from the second argument of `throw`.
fn instance_for(vm: &mut Vm, class: &Value, value: Option<&Value>) -> Outcome {
    let made = match value {
        None => vm.call(class, &[])?,
        Some(value) if class.downcast::<Class>().is_some_and(|class| vm.is_instance(value, class)) => {
            value.clone()
        }
        Some(value) => match value.downcast::<Tuple>() {
            Some(arguments) => vm.call(class, arguments)?,
            None => vm.call(class, std::slice::from_ref(value))?,
        },
    };
    if made.is_a::<Exception>() {
        return Ok(made);
    }
    let text = format!(
        "calling {} should have returned an instance of BaseException, not {}",
        vm.repr(class)?.as_str(),
        vm.type_name(&made)
    );
    Err(vm.type_error(text))
}

// ------------------------------------------------------------------------------------------------------ attributes

/// The qualified name.
pub fn qualname(generator: &Generator) -> String {
    let names = generator.rare().and_then(|rare| rare.names.borrow().clone());
    match names {
        Some((_, name)) => name.downcast::<Str>().map(|name| name.as_str().to_string()).unwrap_or_default(),
        None => generator.function.qualname().to_string(),
    }
}

fn names(vm: &mut Vm, generator: &Generator) -> (Value, Value) {
    if let Some(names) = generator.rare().and_then(|rare| rare.names.borrow().clone()) {
        return names;
    }
    (vm.str(&generator.function.name()), vm.str(&generator.function.qualname()))
}

fn get_name(vm: &mut Vm, value: &Value) -> Outcome {
    Ok(names(vm, generator(value)).0)
}

fn get_qualname(vm: &mut Vm, value: &Value) -> Outcome {
    Ok(names(vm, generator(value)).1)
}

fn set_name(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    if !new.is_a::<Str>() {
        return Err(vm.type_error("__name__ must be set to a string object"));
    }
    let (_, qualname) = names(vm, generator(value));
    let old = generator(value).rare_mut().names.replace(Some((new, qualname)));
    drop(old);
    Ok(())
}

fn set_qualname(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    if !new.is_a::<Str>() {
        return Err(vm.type_error("__qualname__ must be set to a string object"));
    }
    let (name, _) = names(vm, generator(value));
    let old = generator(value).rare_mut().names.replace(Some((name, new)));
    drop(old);
    Ok(())
}

fn get_code(_vm: &mut Vm, value: &Value) -> Outcome {
    Ok(generator(value).function.code.clone().into())
}

fn get_frame(vm: &mut Vm, value: &Value) -> Outcome {
    Ok(vm.generator_frame(generator(value)).map_or(Value::NONE, Value::from))
}

fn is_running(vm: &mut Vm, value: &Value) -> Outcome {
    Ok(Value::bool(vm.generator_state(generator(value)) == State::Running))
}

fn is_suspended(vm: &mut Vm, value: &Value) -> Outcome {
    Ok(Value::bool(vm.generator_state(generator(value)) == State::Suspended))
}

fn get_delegate(vm: &mut Vm, value: &Value) -> Outcome {
    if vm.generator_state(generator(value)) == State::Running {
        return Ok(Value::NONE);
    }
    Ok(generator(value).delegate().unwrap_or(Value::NONE))
}

// ------------------------------------------------------------------------------------------------ coroutine_wrapper

/// The payload of `coroutine_wrapper`: the iterator that `coroutine.__await__()` gives.
pub struct CoroutineWrapper {
    coroutine: Ref<Generator>,
}

impl Foreign for CoroutineWrapper {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.coroutine);
    }
}

/// `coroutine_wrapper`
pub const COROUTINE_WRAPPER: ClassDef = ClassDef {
    name: "coroutine_wrapper",
    doc: "A wrapper object implementing __await__ for coroutines.",
    methods: &[
        method!("__iter__", "(self, /)", itself, "Implement iter(self)."),
        method!("__next__", "(self, /)", |vm, args| next(vm, &[wrapped(&args[0])]), "Implement next(self)."),
        method!(
            "send",
            "(self, object, /)",
            |vm, args| send(vm, &[wrapped(&args[0]), args[1].clone()]),
            "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration."
        ),
        method!(
            "throw",
            "(self, type, value=None, traceback=None, /)",
            wrapper_throw,
            "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next iterated value or raise\nStopIteration."
        ),
        method!(
            "close",
            "(self, /)",
            |vm, args| close(vm, &[wrapped(&args[0])]),
            "close() -> raise GeneratorExit inside coroutine."
        ),
    ],
    properties: &[],
    is_base: false,
};

fn wrapped(value: &Value) -> Value {
    value.foreign::<CoroutineWrapper>().expect("the receiver is a coroutine wrapper").coroutine.value()
}

fn wrapper_throw(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mut all = args.to_vec();
    all[0] = wrapped(&args[0]);
    throw(vm, &all)
}

fn await_coroutine(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = vm.types.coroutine_wrapper.clone();
    let coroutine = generator(&args[0]).to_ref();
    Ok(new_foreign(vm, &class, CoroutineWrapper { coroutine }))
}

/// Drives a coroutine through its wrapper: what the machine calls when one is awaited.
pub fn drive_wrapper(vm: &mut Vm, value: &Value, sent: Sent) -> Result<Completion, Raised> {
    let coroutine = wrapped(value);
    vm.resume(generator(&coroutine), sent)
}

// ----------------------------------------------------------------------------- awaitables of async generators

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
                method!("throw", "(self, type, value=None, traceback=None, /)", |vm, args| { let raised = thrown(vm, &args[1..])?; let completion = $drive(vm, &args[0], Sent::Raise(raised))?; answer(vm, completion) }, "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in generator, return next yielded value or raise\nStopIteration."),
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

fn anext(vm: &mut Vm, args: &[Value]) -> Outcome {
    new_send(vm, generator(&args[0]), Value::NONE)
}

fn asend(vm: &mut Vm, args: &[Value]) -> Outcome {
    new_send(vm, generator(&args[0]), args[1].clone())
}

fn athrow(vm: &mut Vm, args: &[Value]) -> Outcome {
    let arguments = vm.tuple(args[1..].to_vec());
    new_throw(vm, generator(&args[0]), arguments)
}

fn aclose(vm: &mut Vm, args: &[Value]) -> Outcome {
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
        Ok(Completion::Return(_)) => {
            generator.is_closed.set(true);
            generator.is_awaited.set(false);
            let class = vm.types.exceptions.stop_async_iteration.clone();
            Err(vm.raise_with(&class, vec![]))
        }
        Err(raised) => {
            if is_end(vm, &raised) {
                generator.is_closed.set(true);
            }
            generator.is_awaited.set(false);
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
        return finish_close(vm, awaitable, &generator, answer, is_value);
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
    was_sent: bool,
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
            let _ = was_sent;
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

/// Tells the machine how awaitables are driven when they are awaited, and what to do when one goes that never was.
pub(crate) fn install(vm: &mut Vm) {
    vm.types.coroutine_wrapper.driver.set(Some(drive_wrapper));
    vm.types.async_generator_asend.driver.set(Some(drive_send));
    vm.types.async_generator_athrow.driver.set(Some(drive_throw));
    for class in [vm.types.async_generator_asend.clone(), vm.types.async_generator_athrow.clone()] {
        class.finaliser.set(Some(warn_if_never_awaited));
    }
}

fn warn_if_never_awaited(vm: &mut Vm, value: &Value) {
    if let Some(text) = never_awaited(value) {
        let class = vm.types.exceptions.runtime_warning.clone();
        vm.warn(&class, &text, value);
    }
}

/// Where a coroutine was made, if that is tracked: a tuple of (file, line, function), the innermost first.
fn origin(_vm: &mut Vm, value: &Value) -> Outcome {
    let origin = generator(value).rare().map_or(Value::EMPTY, |rare| rare.origin.get());
    Ok(if origin.is_empty() { Value::NONE } else { origin })
}

impl Vm {
    /// Remembers where a coroutine is made.
    #[cold]
    pub(crate) fn note_origin(&mut self, generator: &Object<Generator>) {
        let places: Vec<(std::rc::Rc<str>, u32, String)> = self
            .frames
            .iter()
            .rev()
            .take(self.origin_depth)
            .map(|frame| {
                let function = &frame.function;
                (function.code.data.file.clone(), frame.line(), function.name().to_string())
            })
            .collect();
        let mut entries = Vec::new();
        for (file, line, name) in places {
            let entry = [self.str(&file), Value::int(i64::from(line) as i32), self.str(&name)];
            entries.push(self.tuple(entry));
        }
        let origin = self.tuple(entries);
        generator.rare_mut().origin.set(origin);
    }
}

/// What is to be complained about when an awaitable goes that was never awaited: the text of the warning.
pub fn never_awaited(value: &Value) -> Option<String> {
    let (method, generator) = match (value.foreign::<AsyncSend>(), value.foreign::<AsyncThrow>()) {
        (Some(awaitable), _) if awaitable.step.get() == Step::New => ("asend", awaitable.generator.clone()),
        (None, Some(awaitable)) if awaitable.step.get() == Step::New => {
            (if awaitable.arguments.is_set() { "athrow" } else { "aclose" }, awaitable.generator.clone())
        }
        _ => return None,
    };
    Some(format!("coroutine method '{method}' of '{}' was never awaited", qualname(&generator)))
}
