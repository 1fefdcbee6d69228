//! `contextvars`: variables whose values belong to a context, of which every task has its own.
//!
//! **The one idea.** A context holds a dict from variables to values, and copying a context shares it: only when a variable is
//! set while someone else holds the dict, the dict itself is copied. So the copy that every task gets costs next to nothing.
//!
//! Which context is the current one is a word of the session's state. The runtime changes it around every step of a task and
//! every callback, through the two hooks that [`make`] gives it.

use std::cell::Cell;

use rondo_runtime::{ContextHooks, set_hooks};
use rondo_vm::heap::{Dict, Foreign, Holder, Kind, Object, Ref, Str, Tracer, Value, ValueCell};
use rondo_vm::native::NativeDef;
use rondo_vm::types::alias::class_getitem;
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::types::descriptors::call_through;
use rondo_vm::types::object::address;
use rondo_vm::types::sequence::R;
use rondo_vm::{Outcome, Vm, class_method, function, method, static_method};

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

// ---------------------------------------------------------------------------------------------------------- contexts

/// The payload of a context.
struct Context {
    /// A dict from variables to values; shared with copies until one of them sets a variable.
    variables: ValueCell,
    is_entered: Cell<bool>,
}

impl Foreign for Context {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.variables.trace(tracer);
    }

    fn clear(&self) {
        drop(self.variables.take());
    }
}

fn context(value: &Value) -> &Object<Holder<Context>> {
    value.foreign().expect("the receiver was checked when the method was called")
}

impl Context {
    fn dict(&self, vm: &mut Vm) -> Ref<Dict> {
        match self.variables.get().downcast::<Dict>() {
            Some(dict) => dict.to_ref(),
            None => vm.new_dict(),
        }
    }

    /// The dict, to change it: a copy if somebody else holds it.
    fn own_dict(&self, vm: &mut Vm) -> R<Ref<Dict>> {
        let held = self.variables.take();
        if let Some(dict) = held.downcast::<Dict>()
            && dict.header().is_unshared()
        {
            let dict = dict.to_ref();
            self.variables.set(held);
            return Ok(dict);
        }
        let copy = vm.new_dict();
        if let Some(dict) = held.downcast::<Dict>() {
            drop(copy.copy_entries_of(dict));
        }
        self.variables.set(copy.value());
        Ok(copy)
    }
}

static CONTEXT: ClassDef = ClassDef {
    name: "_contextvars.Context",
    doc: "A mapping of context variables to their values.",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **kwargs)", new_context, "Make an empty context."),
        method!("__eq__", "(self, value, /)", context_eq, "Return self==value."),
        method!(
            "__ne__",
            "(self, value, /)",
            |vm, args| {
                let equal = context_eq(vm, args)?;
                Ok(equal.as_bool().map_or(Value::NOT_IMPLEMENTED, |equal| Value::bool(!equal)))
            },
            "Return self!=value."
        ),
        method!(
            "__len__",
            "(self, /)",
            |vm, args| {
                let length = context(&args[0]).dict(vm).len();
                Ok(vm.size(length))
            },
            "Return len(self)."
        ),
        method!("__getitem__", "(self, key, /)", context_getitem, "Return self[key]."),
        method!(
            "__contains__",
            "(self, key, /)",
            |vm, args| Ok(Value::bool(look_up(vm, &args[0], &args[1])?.is_some())),
            "Return bool(key in self)."
        ),
        method!("__iter__", "(self, /)", |vm, args| walk(vm, &args[0], "keys"), "Implement iter(self)."),
        method!(
            "get",
            "(self, key, default=None, /)",
            |vm, args| {
                let default = if args[2].is_empty() { Value::NONE } else { args[2].clone() };
                Ok(look_up(vm, &args[0], &args[1])?.unwrap_or(default))
            },
            "Return the value of a variable in the context, or the default."
        ),
        method!(
            "keys",
            "(self, /)",
            |vm, args| walk(vm, &args[0], "keys"),
            "Return the variables of the context."
        ),
        method!(
            "values",
            "(self, /)",
            |vm, args| walk(vm, &args[0], "values"),
            "Return the values of the variables."
        ),
        method!(
            "items",
            "(self, /)",
            |vm, args| walk(vm, &args[0], "items"),
            "Return the variables with their values."
        ),
        method!(
            "copy",
            "(self, /)",
            |vm, args| Ok(copy_of(vm, context(&args[0]))),
            "Return a shallow copy of the context object."
        ),
        method!("run", "(self, /, *args, **kwargs)", run, "Call something in this context."),
    ],
    properties: &[],
    is_base: false,
};

fn new_context(vm: &mut Vm, args: &[Value]) -> Outcome {
    let has_keywords = args[2].downcast::<Dict>().is_some_and(|keywords| !keywords.is_empty());
    if !args[1].items().is_empty() || has_keywords {
        return Err(vm.type_error("Context() does not accept any arguments"));
    }
    let empty = Context { variables: ValueCell::new(vm.new_dict().into()), is_entered: Cell::new(false) };
    let class = state(vm).context_class.clone();
    Ok(vm.heap.alloc_foreign(&class, empty, 0).into())
}

fn copy_of(vm: &mut Vm, original: &Context) -> Value {
    let copy = Context { variables: ValueCell::new(original.variables.get()), is_entered: Cell::new(false) };
    let class = state(vm).context_class.clone();
    vm.heap.alloc_foreign(&class, copy, 0).into()
}

fn context_eq(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(other) = args[1].foreign::<Context>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let (ours, theirs) = (context(&args[0]).dict(vm), other.dict(vm));
    vm.dict_equal(&ours, &theirs).map(Value::bool)
}

fn look_up(vm: &mut Vm, this: &Value, key: &Value) -> R<Option<Value>> {
    if key.foreign::<Variable>().is_none() {
        let message = format!("a ContextVar key was expected, got {}", vm.repr(key)?.as_str());
        return Err(vm.type_error(message));
    }
    let dict = context(this).dict(vm);
    vm.dict_get(&dict, key)
}

fn context_getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    match look_up(vm, &args[0], &args[1])? {
        Some(value) => Ok(value),
        None => Err(vm.key_error(args[1].clone())),
    }
}

/// An iterator over a copy: setting a variable meanwhile does not disturb it.
fn walk(vm: &mut Vm, this: &Value, view: &str) -> Outcome {
    let copy = vm.new_dict();
    let dict = context(this).dict(vm);
    drop(copy.copy_entries_of(&dict));
    let view = vm.call_method(&copy.into(), view, &[])?;
    vm.iter(&view)
}

fn run(vm: &mut Vm, args: &[Value]) -> Outcome {
    let [callee, arguments @ ..] = args[1].items() else {
        return Err(vm.type_error("run() missing 1 required positional argument"));
    };
    if context(&args[0]).is_entered.get() {
        let message = format!("cannot enter context: {} is already entered", vm.repr(&args[0])?.as_str());
        return Err(vm.runtime_error(message));
    }
    let before = swap(vm, args[0].clone());
    let arguments = vm.tuple(arguments.to_vec());
    let outcome = call_through(vm, callee, None, &arguments, &args[2]);
    drop(swap(vm, before));
    outcome
}

// --------------------------------------------------------------------------------------------------------- variables

/// The payload of a variable.
struct Variable {
    name: Ref<Str>,
    /// What it is worth where it was never set, or empty.
    default: Value,
}

impl Foreign for Variable {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.name);
        tracer.value(&self.default);
    }
}

fn variable(value: &Value) -> &Object<Holder<Variable>> {
    value.foreign().expect("the receiver was checked when the method was called")
}

static VARIABLE: ClassDef = ClassDef {
    name: "_contextvars.ContextVar",
    doc: "ContextVar(name, *, default): a variable whose value belongs to the current context.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, name, /, *, default=<unrepresentable>)",
            new_variable,
            "Make a variable."
        ),
        method!("__repr__", "(self, /)", variable_repr, "Return repr(self)."),
        method!(
            "__hash__",
            "(self, /)",
            |vm, args| {
                let hash = vm.identity_hash(&args[0]);
                Ok(vm.int_from_hash(hash))
            },
            "Return hash(self)."
        ),
        method!(
            "get",
            "(self, default=<unrepresentable>, /)",
            variable_get,
            "Return the value in the current context, or the default given, or the variable's default, or raise a LookupError."
        ),
        method!(
            "set",
            "(self, value, /)",
            variable_set,
            "Set the value in the current context, and return a token with which it can be reset."
        ),
        method!(
            "reset",
            "(self, token, /)",
            variable_reset,
            "Give the variable the value that it had before the set() that made the token."
        ),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[PropertyDef {
        name: "name",
        get: |_, value| Ok(variable(value).name.value()),
        set: None,
        doc: "",
    }],
    is_base: false,
};

fn new_variable(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("`__new__` gets a class").to_ref();
    let Some(name) = args[1].downcast::<Str>() else {
        return Err(vm.type_error("context variable name must be a str"));
    };
    let variable = Variable { name: name.to_ref(), default: args[2].clone() };
    Ok(vm.heap.alloc_foreign(&class, variable, 0).into())
}

fn variable_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (name, default) = (variable(&args[0]).name.value(), variable(&args[0]).default.clone());
    let mut text = format!("<ContextVar name={}", vm.repr(&name)?.as_str());
    if !default.is_empty() {
        text.push_str(&format!(" default={}", vm.repr(&default)?.as_str()));
    }
    text.push_str(&format!(" at {}>", address(vm, &args[0])));
    Ok(vm.str(&text))
}

fn value_in_current(vm: &mut Vm, variable: &Value) -> R<Option<Value>> {
    let current = state(vm).current.clone();
    let dict = context(&current).dict(vm);
    vm.dict_get(&dict, variable)
}

fn variable_get(vm: &mut Vm, args: &[Value]) -> Outcome {
    if let Some(value) = value_in_current(vm, &args[0])? {
        return Ok(value);
    }
    let default = if args[1].is_empty() { &variable(&args[0]).default } else { &args[1] };
    if !default.is_empty() {
        return Ok(default.clone());
    }
    let class = vm.types.exceptions.lookup_error.clone();
    Err(vm.raise_with(&class, vec![args[0].clone()]))
}

fn variable_set(vm: &mut Vm, args: &[Value]) -> Outcome {
    let current = state(vm).current.clone();
    let dict = context(&current).own_dict(vm)?;
    let old = vm.dict_get(&dict, &args[0])?.unwrap_or_default();
    vm.dict_set(&dict, args[0].clone(), args[1].clone())?;
    let class = state(vm).token_class.clone();
    let token = Token { context: current, variable: args[0].clone(), old, is_used: Cell::new(false) };
    Ok(vm.heap.alloc_foreign(&class, token, 0).into())
}

fn variable_reset(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(token) = args[1].foreign::<Token>() else {
        let message = format!("expected an instance of Token, got {}", vm.repr(&args[1])?.as_str());
        return Err(vm.type_error(message));
    };
    let shown = |vm: &mut Vm| vm.repr(&args[1]).map(|text| text.as_str().to_string());
    if token.is_used.get() {
        let message = format!("{} has already been used once", shown(vm)?);
        return Err(vm.runtime_error(message));
    }
    if !token.variable.is(&args[0]) {
        let message = format!("{} was created by a different ContextVar", shown(vm)?);
        return Err(vm.value_error(message));
    }
    let current = state(vm).current.clone();
    if !token.context.is(&current) {
        let message = format!("{} was created in a different Context", shown(vm)?);
        return Err(vm.value_error(message));
    }
    token.is_used.set(true);
    let dict = context(&current).own_dict(vm)?;
    if token.old.is_empty() {
        drop(vm.dict_remove(&dict, &args[0])?);
    } else {
        vm.dict_set(&dict, args[0].clone(), token.old.clone())?;
    }
    Ok(Value::NONE)
}

// ------------------------------------------------------------------------------------------------------------ tokens

/// The payload of a token: what a variable was worth before it was set.
struct Token {
    context: Value,
    variable: Value,
    /// Empty when the variable had no value.
    old: Value,
    is_used: Cell<bool>,
}

impl Foreign for Token {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.context, &self.variable, &self.old]);
    }
}

fn token(value: &Value) -> &Object<Holder<Token>> {
    value.foreign().expect("the receiver was checked when the method was called")
}

static TOKEN: ClassDef = ClassDef {
    name: "_contextvars.Token",
    doc: "What ContextVar.set() returns, and ContextVar.reset() takes.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            |vm, _| Err(vm.runtime_error("Tokens can only be created by ContextVars")),
            "Tokens are not made by hand."
        ),
        method!("__repr__", "(self, /)", token_repr, "Return repr(self)."),
        method!(
            "__eq__",
            "(self, value, /)",
            |_, args| { Ok(if args[0].is(&args[1]) { Value::TRUE } else { Value::NOT_IMPLEMENTED }) },
            "Return self==value."
        ),
        method!("__enter__", "(self, /)", |_, args| Ok(args[0].clone()), "Enter into Token context manager."),
        method!(
            "__exit__",
            "(self, type, val, tb, /)",
            |vm, args| {
                let variable = token(&args[0]).variable.clone();
                variable_reset(vm, &[variable, args[0].clone()])
            },
            "Exit from Token context manager, restore the linked ContextVar."
        ),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[
        PropertyDef { name: "var", get: |_, value| Ok(token(value).variable.clone()), set: None, doc: "" },
        PropertyDef {
            name: "old_value",
            get: |vm, value| {
                let old = token(value).old.clone();
                Ok(if old.is_empty() { state(vm).missing.clone() } else { old })
            },
            set: None,
            doc: "",
        },
    ],
    is_base: false,
};

fn token_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (variable, is_used) = (token(&args[0]).variable.clone(), token(&args[0]).is_used.get());
    let used = if is_used { " used" } else { "" };
    let text = format!("<Token{used} var={} at {}>", vm.repr(&variable)?.as_str(), address(vm, &args[0]));
    Ok(vm.str(&text))
}

/// `Token.MISSING`
struct Missing;

impl Foreign for Missing {}

static MISSING: ClassDef = ClassDef {
    name: "Token.MISSING",
    doc: "",
    methods: &[method!("__repr__", "(self, /)", |vm, _| Ok(vm.str("<Token.MISSING>")), "Return repr(self).")],
    properties: &[],
    is_base: false,
};
