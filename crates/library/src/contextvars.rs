//! `contextvars`: variables whose values belong to a context, of which every task has its own.
//!
//! **The one idea.** A context holds a dict from variables to values, and copying a context shares it: only when a variable is
//! set while someone else holds the dict, the dict itself is copied. So the copy that every task gets costs next to nothing.
//!
//! Which context is the current one is a word of the session's state. The runtime changes it around every step of a task and
//! every callback, through the two hooks that [`make`] gives it.

mod context;
mod token;
mod variable;

use std::cell::Cell;

use rondo_runtime::{ContextHooks, set_hooks};
use rondo_vm::heap::{Kind, Ref, Value, ValueCell};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::Class;
use rondo_vm::{Outcome, Vm, function};

use context::{CONTEXT, Context, context, copy_of};
use token::{MISSING, Missing, TOKEN};
use variable::VARIABLE;

/// The state of the session.
struct State {
    context_class: Ref<Class>,
    token_class: Ref<Class>,
    /// `Token.MISSING`
    missing: Value,
    /// The current context.
    current: Value,
}

fn state(vm: &Vm) -> &State {
    vm.rooms.get().expect("the module was made before its contexts")
}

/// Makes the module, and tells the runtime how contexts are copied and entered.
pub fn make(vm: &mut Vm) -> Outcome {
    let doc = "Variables whose values belong to a context, of which every task has its own.";
    let module = vm.add_module("contextvars", &[], doc);
    let owner = vm.str("_contextvars");
    let copy_context = vm.native_of(&FUNCTIONS[0], Value::EMPTY, owner);
    vm.set_module_item(&module, "copy_context", copy_context);
    let object = vm.types.object.clone();
    let [context_class, variable_class, token_class, missing_class] =
        [&CONTEXT, &VARIABLE, &TOKEN, &MISSING].map(|def| vm.new_builtin_class(def, &object, Kind::Foreign));
    for class in [&context_class, &variable_class] {
        class.has_weak.set(true);
    }
    context_class.is_mapping.set(true);
    let missing: Value = vm.heap.alloc_foreign(&missing_class, Missing, 0).into();
    let name = vm.intern("MISSING");
    drop(token_class.dict().set_str(&name, missing.clone()));
    let base = Context { variables: ValueCell::new(vm.new_dict().into()), is_entered: Cell::new(true) };
    let current = vm.heap.alloc_foreign(&context_class, base, 0).into();
    for (name, class) in
        [("Context", &context_class), ("ContextVar", &variable_class), ("Token", &token_class)]
    {
        vm.set_module_item(&module, name, class.value());
    }
    let public = ["Context", "ContextVar", "Token", "copy_context"].map(|name| vm.str(name));
    let public = vm.tuple(public);
    vm.set_module_item(&module, "__all__", public);
    vm.rooms.put(State { context_class, token_class, missing, current });
    set_hooks(vm, ContextHooks { copy: copy_current, swap, exchange });
    Ok(module.into())
}

const FUNCTIONS: &[NativeDef] =
    &[function!("copy_context", "()", |vm, _| Ok(copy_current(vm)), "Return a copy of the current context.")];

fn copy_current(vm: &mut Vm) -> Value {
    let current = state(vm).current.clone();
    copy_of(vm, context(&current))
}

/// Makes a context the current one and returns the one that was. One that is entered already is being gone back to.
fn swap(vm: &mut Vm, new: Value) -> Value {
    let state = vm.rooms.get_mut::<State>().expect("the hooks were given when the module was made");
    let old = std::mem::replace(&mut state.current, new.clone());
    if old.is(&new) {
        return old;
    }
    if context(&new).is_entered.replace(true) {
        context(&old).is_entered.set(false);
    }
    old
}

/// Another thread runs: its context is the current one. A thread begins in an empty one.
fn exchange(vm: &mut Vm, new: Value) -> Value {
    let new = if new.is_empty() {
        let base = Context { variables: ValueCell::new(vm.new_dict().into()), is_entered: Cell::new(true) };
        let class = state(vm).context_class.clone();
        vm.heap.alloc_foreign(&class, base, 0).into()
    } else {
        new
    };
    let state = vm.rooms.get_mut::<State>().expect("the hooks were given when the module was made");
    std::mem::replace(&mut state.current, new)
}
