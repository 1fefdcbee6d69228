//! What a program sees of a coroutine that is written in Rust: a sleep, or an operation that awaits.
//!
//! Both are coroutines to it, of one class: `type(...).__name__`, `send`, `throw`, `close`, "was never awaited".

use rondo_vm::heap::{Foreign, Tracer, Value, ValueCell};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::{Completion, Outcome, Raised, Sent, Vm, method};

use crate::operation::{self, Operation};
use crate::sleep::{self, NativeCoroutine};
use crate::state::runtime;

/// The class of `asyncio.sleep` and its like. It derives from `coroutine`, and has its name.
pub const CLASS: ClassDef = ClassDef {
    name: "coroutine",
    doc: "A coroutine.",
    methods: METHODS,
    properties: PROPERTIES,
    is_base: false,
};

/// The class of the coroutines written in Rust that await. To a program it is the same.
pub const OPERATION: ClassDef = ClassDef { ..CLASS };

const METHODS: &[NativeDef] = &[
    method!("__repr__", "(self, /)", repr, "Return repr(self)."),
    method!("__await__", "(self, /)", wrapper, "Return an iterator to be used in await expression."),
    method!("__del__", "(self, /)", del, "Say that it was never awaited."),
    method!("__next__", "(self, /)", next, "Implement next(self)."),
    method!("send", "(self, arg, /)", send, "Resume the coroutine with a value."),
    method!(
        "throw",
        "(self, type, value=None, traceback=None, /)",
        throw,
        "Raise an exception in the coroutine."
    ),
    method!("close", "(self, /)", close, "End the coroutine."),
];

const PROPERTIES: &[PropertyDef] = &[
    PropertyDef { name: "__name__", get: name, set: None, doc: "name of the coroutine" },
    PropertyDef { name: "__qualname__", get: qualname, set: None, doc: "qualified name of the coroutine" },
    PropertyDef {
        name: "cr_await",
        get: |_, value| Ok(awaited(value)),
        set: None,
        doc: "object being awaited on, or None",
    },
    PropertyDef {
        name: "cr_running",
        get: |_, _| Ok(Value::FALSE),
        set: None,
        doc: "Always False: it runs no code of the language.",
    },
    PropertyDef {
        name: "cr_suspended",
        get: is_suspended,
        set: None,
        doc: "Whether it has been awaited and has not ended.",
    },
    PropertyDef {
        name: "_is_new",
        get: |_, value| Ok(Value::bool(is_new(value))),
        set: None,
        doc: "Whether it was never awaited: what a coroutine's frame tells otherwise.",
    },
    PropertyDef {
        name: "cr_frame",
        get: |_, _| Ok(Value::NONE),
        set: None,
        doc: "Always None: it is written in Rust.",
    },
    PropertyDef {
        name: "cr_code",
        get: |_, _| Ok(Value::NONE),
        set: None,
        doc: "Always None: it is written in Rust.",
    },
    PropertyDef {
        name: "cr_origin",
        get: |_, _| Ok(Value::NONE),
        set: None,
        doc: "Where it was made, or None.",
    },
];

fn coroutine(value: &Value) -> &NativeCoroutine {
    value.foreign::<NativeCoroutine>().expect("the receiver of a native coroutine's method is one")
}

/// The `__qualname__` of either kind.
fn qualified_name(value: &Value) -> &'static str {
    match value.foreign::<Operation>() {
        Some(operation) => operation.origin().qualname(),
        None => coroutine(value).qualname(),
    }
}

/// What it awaits; a sleep awaits nothing that a program could see.
fn awaited(value: &Value) -> Value {
    value.foreign::<Operation>().map_or(Value::NONE, |operation| operation.awaited()).or_none()
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let id = vm.id_of(&args[0]);
    Ok(vm.str(&format!("<coroutine object {} at {id:#x}>", qualified_name(&args[0]))))
}

fn wrapper(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = runtime(vm).classes.coroutine_wrapper.clone();
    let payload = Wrapper { coroutine: ValueCell::new(args[0].clone()) };
    Ok(vm.heap.alloc_foreign(&class, payload, 0).into())
}

// What `sleep(1).__await__()` gives: an iterator, which the coroutine itself is not.

/// The payload of an iterator over a coroutine written in Rust.
pub struct Wrapper {
    coroutine: ValueCell,
}

impl Foreign for Wrapper {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.coroutine.trace(tracer);
    }

    fn clear(&self) {
        drop(self.coroutine.take());
    }
}

/// The class of such iterators.
pub const WRAPPER: ClassDef = ClassDef {
    name: "coroutine_wrapper",
    doc: "A wrapper object implementing __await__ for coroutines.",
    methods: &[
        method!("__iter__", "(self, /)", |_, args| Ok(args[0].clone()), "Implement iter(self)."),
        method!("__next__", "(self, /)", |vm, args| next(vm, &[wrapped(&args[0])]), "Implement next(self)."),
        method!(
            "send",
            "(self, arg, /)",
            |vm, args| send(vm, &[wrapped(&args[0]), args[1].clone()]),
            "Resume the coroutine with a value."
        ),
        method!(
            "throw",
            "(self, type, value=None, traceback=None, /)",
            |vm, args| throw(vm, &[wrapped(&args[0]), args[1].clone(), args[2].clone(), args[3].clone()]),
            "Raise an exception in the coroutine."
        ),
        method!("close", "(self, /)", |vm, args| close(vm, &[wrapped(&args[0])]), "End the coroutine."),
    ],
    properties: &[],
    is_base: false,
};

fn wrapped(wrapper: &Value) -> Value {
    wrapper.foreign::<Wrapper>().expect("only wrappers have this class").coroutine.get()
}

/// `yield from` it.
pub(crate) fn drive_wrapper(vm: &mut Vm, wrapper: &Value, sent: Sent) -> Result<Completion, Raised> {
    drive_either(vm, &wrapped(wrapper), sent)
}

fn drive_either(vm: &mut Vm, coroutine: &Value, sent: Sent) -> Result<Completion, Raised> {
    match coroutine.foreign::<Operation>() {
        Some(_) => operation::drive(vm, coroutine, sent),
        None => sleep::drive(vm, coroutine, sent),
    }
}

fn by_hand(vm: &mut Vm, coroutine: &Value, sent: Sent) -> Outcome {
    match drive_either(vm, coroutine, sent)? {
        Completion::Yield(value) | Completion::AsyncYield(value) => Ok(value),
        Completion::Return(value) => Err(vm.stop_iteration(value)),
    }
}

fn next(vm: &mut Vm, args: &[Value]) -> Outcome {
    by_hand(vm, &args[0], Sent::Value(Value::NONE))
}

fn send(vm: &mut Vm, args: &[Value]) -> Outcome {
    if is_new(&args[0]) && !args[1].is_none() {
        return Err(vm.type_error("can't send non-None value to a just-started coroutine"));
    }
    by_hand(vm, &args[0], Sent::Value(args[1].clone()))
}

fn throw(vm: &mut Vm, args: &[Value]) -> Outcome {
    rondo_vm::types::generator::class::warn_of_parts(vm, args.get(2), "throw")?;
    let raised = rondo_vm::types::generator::class::thrown(vm, &args[1..])?;
    by_hand(vm, &args[0], Sent::Raise(raised))
}

fn close(vm: &mut Vm, args: &[Value]) -> Outcome {
    match args[0].foreign::<Operation>() {
        Some(_) => operation::close(vm, &args[0])?,
        None => sleep::close(&args[0]),
    }
    Ok(Value::NONE)
}

/// Whether nobody has awaited it yet.
fn is_new(value: &Value) -> bool {
    match value.foreign::<Operation>() {
        Some(operation) => operation.is_new(),
        None => coroutine(value).is_new(),
    }
}

fn del(vm: &mut Vm, args: &[Value]) -> Outcome {
    if is_new(&args[0]) {
        let name = format!("coroutine '{}'", qualified_name(&args[0]));
        vm.warn_never_awaited(&name, &args[0]);
    } else if args[0].foreign::<Operation>().is_some() {
        operation::close(vm, &args[0])?;
    }
    Ok(Value::NONE)
}

fn name(vm: &mut Vm, value: &Value) -> Outcome {
    let qualname = qualified_name(value);
    Ok(vm.str(qualname.rsplit('.').next().expect("a name has a last part")))
}

fn qualname(vm: &mut Vm, value: &Value) -> Outcome {
    Ok(vm.str(qualified_name(value)))
}

fn is_suspended(_vm: &mut Vm, value: &Value) -> Outcome {
    if let Some(operation) = value.foreign::<Operation>() {
        return Ok(Value::bool(operation.is_suspended()));
    }
    Ok(Value::bool(coroutine(value).is_suspended()))
}
