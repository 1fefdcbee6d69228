//! Contexts: in which context variables' world a callback or a task runs.
//!
//! The module `contextvars` belongs to the library. It tells this room three functions; until it does, nobody has a
//! context, and the place for one stays empty: a program that never imports `contextvars` never pays for it.

use rondo_vm::heap::{Value, ValueCell};
use rondo_vm::{Outcome, Vm};

use crate::state::{Runtime, runtime};

/// What the library's `contextvars` provides.
#[derive(Clone, Copy)]
pub struct ContextHooks {
    /// A copy of the current context: `contextvars.copy_context()`.
    pub copy: fn(&mut Vm) -> Value,
    /// Makes a context the current one and gives back the one that was (empty for the outermost).
    pub swap: fn(&mut Vm, Value) -> Value,
    /// Another thread runs from now on, in this context or, if it is empty, in a new one. The other's is given back: it
    /// stays entered.
    pub exchange: fn(&mut Vm, Value) -> Value,
}

/// From now on tasks and callbacks run in contexts.
pub fn set_hooks(vm: &mut Vm, hooks: ContextHooks) {
    // They may be told before asyncio is imported, and after.
    vm.rooms.put(hooks);
    if let Some(state) = vm.rooms.get_mut::<Runtime>() {
        state.context_hooks = Some(hooks);
    }
}

/// The context that was given, or else a copy of the current one; empty where there are no contexts.
pub(crate) fn given_or_copied(vm: &mut Vm, given: Value) -> Value {
    if !given.is_empty() && !given.is_none() {
        return given;
    }
    match runtime(vm).context_hooks {
        Some(hooks) => (hooks.copy)(vm),
        None => Value::EMPTY,
    }
}

/// What `get_context()` answers for the context in this place.
///
/// It is empty for what was made before anybody imported `contextvars`; that runs in the context that it shows from now on.
pub(crate) fn shown(vm: &mut Vm, place: &ValueCell) -> Outcome {
    if !place.is_set() {
        vm.import_module("contextvars")?;
        let context = given_or_copied(vm, Value::NONE);
        place.set(context);
    }
    Ok(place.get())
}

/// Enters a context; what it gives back is to be given to [`leave`].
#[inline]
pub(crate) fn enter(vm: &mut Vm, context: &Value) -> Option<Value> {
    if context.is_empty() {
        return None;
    }
    let hooks = runtime(vm).context_hooks?;
    Some((hooks.swap)(vm, context.clone()))
}

/// Leaves a context.
#[inline]
pub(crate) fn leave(vm: &mut Vm, before: Option<Value>) {
    if let Some(before) = before
        && let Some(hooks) = runtime(vm).context_hooks
    {
        drop((hooks.swap)(vm, before));
    }
}

/// Calls something in a context.
pub(crate) fn call_in(vm: &mut Vm, context: &Value, callee: &Value, arguments: &[Value]) -> Outcome {
    let before = enter(vm, context);
    let outcome = vm.call(callee, arguments);
    leave(vm, before);
    outcome
}
