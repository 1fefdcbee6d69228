//! `coroutine_wrapper`: what `coroutine.__await__()` gives, an iterator that drives the coroutine.

use super::Generator;
use super::class::{close, generator, itself, next, send, show_innermost, throw};
use crate::dispatch::Completion;
use crate::heap::{Foreign, Ref, Tracer, Value};
use crate::method;
use crate::ops::suspend::Sent;
use crate::types::class::ClassDef;
use crate::types::object::new_foreign;
use crate::vm::{Outcome, Raised, Vm};

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

pub(super) fn await_coroutine(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = vm.types.coroutine_wrapper.clone();
    let coroutine = generator(&args[0]).to_ref();
    Ok(new_foreign(vm, &class, CoroutineWrapper { coroutine }))
}

/// Drives a coroutine through its wrapper: what the machine calls when one is awaited.
pub fn drive_wrapper(vm: &mut Vm, value: &Value, sent: Sent) -> Result<Completion, Raised> {
    let coroutine = wrapped(value);
    if matches!(sent, Sent::Raise(_)) {
        show_innermost(vm, generator(&coroutine));
    }
    vm.resume(generator(&coroutine), sent)
}
