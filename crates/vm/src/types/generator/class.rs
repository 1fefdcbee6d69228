//! Generators, coroutines and async generators as objects: what a program that drives them by hand can do.
//!
//! The machine resumes and suspends ([`Vm::resume`]); here its answers become Python's protocol, in which the end of an
//! iteration is an exception. What the methods of an async generator give is in [`asend`](crate::types::asend).

use super::wrapper::await_coroutine;
use super::{Flavour, Generator, State};
use crate::dispatch::Completion;
use crate::heap::{Object, Str, Tuple, Value};
use crate::ops::suspend::Sent;
use crate::types::alias::class_getitem;
use crate::types::asend::{aclose, anext, asend, athrow};
use crate::types::class::{Class, ClassDef, PropertyDef};
use crate::types::exception::Exception;
use crate::types::object::address;
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

pub(in crate::types) fn itself(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(args[0].clone())
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = qualname(generator(&args[0]));
    let text = format!("<{} object {name} at {}>", vm.type_name(&args[0]), address(vm, &args[0]));
    Ok(vm.str(&text))
}

/// The answer of a resumed generator in Python's protocol: a value, or `StopIteration` with the result.
pub(in crate::types) fn answer(vm: &mut Vm, completion: Completion) -> Outcome {
    match completion {
        Completion::Yield(value) | Completion::AsyncYield(value) => Ok(value),
        Completion::Return(result) => Err(vm.stop_iteration(result)),
    }
}

pub(in crate::types) fn next(vm: &mut Vm, args: &[Value]) -> Outcome {
    let completion = vm.resume(generator(&args[0]), Sent::Value(Value::NONE))?;
    answer(vm, completion)
}

pub(in crate::types) fn send(vm: &mut Vm, args: &[Value]) -> Outcome {
    let completion = vm.resume(generator(&args[0]), Sent::Value(args[1].clone()))?;
    answer(vm, completion)
}

pub(in crate::types) fn throw(vm: &mut Vm, args: &[Value]) -> Outcome {
    warn_of_parts(vm, args.get(2), "throw")?;
    let raised = thrown(vm, &args[1..])?;
    show_innermost(vm, generator(&args[0]));
    let completion = vm.resume(generator(&args[0]), Sent::Raise(raised))?;
    answer(vm, completion)
}

pub(in crate::types) fn close(vm: &mut Vm, args: &[Value]) -> Outcome {
    show_innermost(vm, generator(&args[0]));
    vm.close_generator(generator(&args[0]))
}

/// What happens when the last reference goes happens here when a program asks for it.
fn delete(vm: &mut Vm, args: &[Value]) -> Outcome {
    if generator(&args[0]).flavour != Flavour::AsyncGenerator {
        vm.close_generator(generator(&args[0]))?;
    }
    Ok(Value::NONE)
}

/// An exception in three parts is an old way to say it: `value` is the second argument of this method.
pub fn warn_of_parts(vm: &mut Vm, value: Option<&Value>, method: &str) -> Result<(), Raised> {
    if value.is_none_or(Value::is_empty) {
        return Ok(());
    }
    vm.warn_deprecated(&format!(
        "the (type, exc, tb) signature of {method}() is deprecated, use the single-arg signature instead."
    ))
}

/// The exception that the arguments of `throw` stand for: an exception, or a class with value and traceback.
pub fn thrown(vm: &mut Vm, args: &[Value]) -> Result<Raised, Raised> {
    let kind = &args[0];
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
        // What goes wrong in making the exception is thrown in its place.
        match instance_for(vm, kind, value) {
            Ok(exception) => exception,
            Err(raised) => return Ok(raised),
        }
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
    show_awaited(vm, generator(value));
    Ok(generator(value).delegate().unwrap_or(Value::NONE))
}

/// If a coroutine awaits something that is no object: makes it one.
fn show_awaited(vm: &mut Vm, coroutine: &Object<Generator>) {
    if let Some(awaited) = coroutine.delegate().filter(Value::stands_for_coroutine) {
        let object = vm.make_awaited(&awaited);
        coroutine.set_delegate(object);
    }
}

/// Makes an object of what a coroutine awaits, through however many others: it is about to end by hand.
pub(super) fn show_innermost(vm: &mut Vm, coroutine: &Object<Generator>) {
    let mut innermost = coroutine.to_ref();
    while let Some(inner) = innermost.delegate().and_then(|inner| inner.into_ref::<Generator>().ok()) {
        innermost = inner;
    }
    show_awaited(vm, &innermost);
}

/// Where a coroutine was made, if that is tracked: a tuple of (file, line, function), the innermost first.
fn origin(_vm: &mut Vm, value: &Value) -> Outcome {
    let origin = generator(value).rare().map_or(Value::EMPTY, |rare| rare.origin.get());
    Ok(origin.or_none())
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
