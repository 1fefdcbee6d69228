//! What `anext(iterator, default)` gives: an awaitable that turns the end of the iterator into a default.

use crate::dispatch::Completion;
use crate::heap::{Foreign, Holder, Object, Tracer, Value, ValueCell};
use crate::method;
use crate::ops::suspend::Sent;
use crate::types::class::ClassDef;
use crate::types::generator::Generator;
use crate::types::sequence::R;
use crate::vm::{Outcome, Raised, Vm};

/// The payload of `anext_awaitable`.
pub struct AnextAwaitable {
    /// What `__anext__` returned.
    awaitable: Value,
    /// What is driven: made of the awaitable when it is first asked.
    driven: ValueCell,
    /// The result at the end of the iterator.
    default: Value,
}

impl Foreign for AnextAwaitable {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.awaitable, &self.default]);
        self.driven.trace(tracer);
    }

    fn clear(&self) {
        drop(self.driven.take());
    }
}

impl Vm {
    /// `anext(iterator, default)`, of what `__anext__` has returned.
    pub fn anext_with_default(&mut self, awaitable: Value, default: Value) -> Value {
        let payload = AnextAwaitable { awaitable, driven: ValueCell::default(), default };
        let class = self.types.anext_awaitable.clone();
        self.heap.alloc_foreign(&class, payload, 0).into()
    }
}

fn this<'a>(vm: &mut Vm, args: &'a [Value]) -> R<&'a Object<Holder<AnextAwaitable>>> {
    match args[0].foreign::<AnextAwaitable>() {
        Some(object) => Ok(object),
        None => {
            let message = format!(
                "descriptor requires an 'anext_awaitable' object but received a '{}'",
                vm.type_name(&args[0])
            );
            Err(vm.type_error(message))
        }
    }
}

/// Drives the awaitable one step.
fn step(vm: &mut Vm, object: &AnextAwaitable, sent: Sent) -> Outcome {
    let driven = match object.driven.get() {
        driven if driven.is_empty() => {
            let driven = vm.awaitable(object.awaitable.clone())?;
            object.driven.set(driven.clone());
            driven
        }
        driven => driven,
    };
    let completion = match (driven.downcast::<Generator>(), sent) {
        (Some(generator), sent) => vm.resume(generator, sent),
        (None, Sent::Value(value)) => vm.send_to(&driven, value),
        (None, Sent::Raise(raised)) => {
            let outcome = vm.call_method(&driven, "throw", &[raised.0.value()]);
            vm.completion_of(outcome)
        }
    };
    match completion {
        Ok(Completion::Yield(value) | Completion::AsyncYield(value)) => Ok(value),
        Ok(Completion::Return(value)) => Err(vm.stop_iteration(value)),
        Err(raised) if is_end(vm, &raised) => Err(vm.stop_iteration(object.default.clone())),
        Err(raised) => Err(raised),
    }
}

fn is_end(vm: &Vm, raised: &Raised) -> bool {
    vm.raised_is(raised, &vm.types.exceptions.stop_async_iteration)
}

fn iter(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(args[0].clone())
}

fn next(vm: &mut Vm, args: &[Value]) -> Outcome {
    let object = this(vm, args)?;
    step(vm, object, Sent::Value(Value::NONE))
}

fn send(vm: &mut Vm, args: &[Value]) -> Outcome {
    let object = this(vm, args)?;
    step(vm, object, Sent::Value(args[1].clone()))
}

fn throw(vm: &mut Vm, args: &[Value]) -> Outcome {
    let object = this(vm, args)?;
    // `throw(class, value)` is the old way; the machine makes one exception of whatever it gets.
    let exception = if args[2].is_empty() || args[2].is_none() { args[1].clone() } else { args[2].clone() };
    let raised = vm.raise(exception, None);
    step(vm, object, Sent::Raise(raised))
}

fn close(vm: &mut Vm, args: &[Value]) -> Outcome {
    let object = this(vm, args)?;
    let driven = object.driven.get();
    if !driven.is_empty() {
        vm.call_method(&driven, "close", &[])?;
    }
    Ok(Value::NONE)
}

/// `anext_awaitable`
pub const CLASS: ClassDef = ClassDef {
    name: "anext_awaitable",
    doc: "",
    methods: &[
        method!("__iter__", "(self, /)", iter, "Implement iter(self)."),
        method!("__next__", "(self, /)", next, "Implement next(self)."),
        method!("__await__", "(self, /)", iter, "Return an iterator to be used in await expression."),
        method!(
            "send",
            "(self, object, /)",
            send,
            "send(arg) -> send 'arg' into the wrapped iterator,\nreturn next yielded value or raise StopIteration."
        ),
        method!(
            "throw",
            "(self, typ, val=None, tb=None, /)",
            throw,
            "throw(value)\nthrow(typ[,val[,tb]])\n\nraise exception in the wrapped iterator, return next yielded value\nor raise StopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python."
        ),
        method!("close", "(self, /)", close, "close() -> raise GeneratorExit inside generator."),
    ],
    properties: &[],
    is_base: false,
};
