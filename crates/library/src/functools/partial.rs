//! `partial`: a callable with some of its arguments already given.
//!
//! Calling it is calling what it wraps with the arguments put together; no frame of Rust lies between.

use rondo_vm::heap::{Dict, Foreign, Holder, Object, Ref, Tracer, Tuple, Value, ValueCell};
use rondo_vm::native::Arguments;
use rondo_vm::types::alias::class_getitem;
use rondo_vm::types::class::{Class, ClassDef, Forward, PropertyDef};
use rondo_vm::types::object::new_foreign;
use rondo_vm::types::sequence::{append_repr, is_exact};
use rondo_vm::types::r#type::qualified_name;
use rondo_vm::{Outcome, Raised, Vm, class_method, method, static_method};

use super::Classes;

/// The one object that stands for an argument that is still to come.
pub(super) struct Placeholder;

impl Foreign for Placeholder {}

pub(super) static PLACEHOLDER: ClassDef = ClassDef {
    name: "functools._PlaceholderType",
    doc: "The type of the Placeholder singleton.\n\nUsed as a placeholder for partial arguments.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            |vm, args| {
                let has_keywords = args[2].downcast::<Dict>().is_some_and(|keywords| !keywords.is_empty());
                if !args[1].items().is_empty() || has_keywords {
                    return Err(vm.type_error("_PlaceholderType takes no arguments"));
                }
                Ok(classes(vm).placeholder.clone())
            },
            "Return the one placeholder."
        ),
        method!("__repr__", "(self, /)", |vm, _| Ok(vm.str("Placeholder")), "Return repr(self)."),
        method!("__reduce__", "(self, /)", |vm, _| Ok(vm.str("Placeholder")), ""),
    ],
    properties: &[],
    is_base: false,
};

fn classes(vm: &Vm) -> &Classes {
    vm.rooms.get().expect("the module was made before its objects")
}

/// The payload of a `partial`.
pub(super) struct Partial {
    function: ValueCell,
    /// The arguments that come first, placeholders among them: a tuple.
    arguments: ValueCell,
    keywords: ValueCell,
}

impl Foreign for Partial {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.function.trace(tracer);
        self.arguments.trace(tracer);
        self.keywords.trace(tracer);
    }

    fn clear(&self) {
        drop((self.function.take(), self.arguments.take(), self.keywords.take()));
    }
}

pub(super) static CLASS: ClassDef = ClassDef {
    name: "functools.partial",
    doc: "Create a new function with partial application of the given arguments\nand keywords.",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **keywords)", new, "Make a partial."),
        method!(
            "__call__",
            "(self, /, *args, **kwargs)",
            |vm, args| super::call_by_name(vm, args, call),
            "Call self as a function."
        ),
        method!(
            "__get__",
            "(self, instance, owner=None, /)",
            super::bind,
            "Return an attribute of instance, which is of type owner."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__reduce__", "(self, /)", reduce, "Return state information for pickling."),
        method!("__setstate__", "(self, object, /)", setstate, "Set state information for unpickling."),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[
        PropertyDef {
            name: "func",
            get: |_, value| Ok(partial(value).function.get()),
            set: None,
            doc: "function object to use in future partial calls",
        },
        PropertyDef {
            name: "args",
            get: |_, value| Ok(partial(value).arguments.get()),
            set: None,
            doc: "tuple of arguments to future partial calls",
        },
        PropertyDef {
            name: "keywords",
            get: |_, value| Ok(partial(value).keywords.get()),
            set: None,
            doc: "dictionary of keyword arguments to future partial calls",
        },
    ],
    is_base: true,
};

fn partial(value: &Value) -> &Object<Holder<Partial>> {
    value.foreign().expect("the receiver was checked when the method was called")
}

fn is_callable(vm: &mut Vm, value: &Value) -> bool {
    let name = vm.names.call.clone();
    value.is_a::<Class>() || vm.lookup_class_of(value, &name).is_some()
}

/// Puts arguments into the places that earlier ones left open; those that are over come behind.
fn merge(first: &[Value], more: &[Value], placeholder: &Value) -> Vec<Value> {
    let mut more = more.iter();
    let mut merged: Vec<Value> = first
        .iter()
        .map(|argument| match argument.is(placeholder) {
            true => more.next().unwrap_or(argument).clone(),
            false => argument.clone(),
        })
        .collect();
    merged.extend(more.cloned());
    merged
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("`__new__` gets a class").to_ref();
    let [function, given @ ..] = args[1].items() else {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    };
    let mut function = function.clone();
    if !is_callable(vm, &function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let placeholder = classes(vm).placeholder.clone();
    if given.last().is_some_and(|last| last.is(&placeholder)) {
        return Err(vm.type_error("trailing Placeholders are not allowed"));
    }
    let keywords = args[2].downcast::<Dict>().expect("`**keywords` comes as a dict").to_ref();
    if keywords.entries().iter().any(|entry| entry.value.is(&placeholder)) {
        return Err(vm.type_error("Placeholder cannot be passed as a keyword argument"));
    }
    let mut arguments = given.to_vec();
    let mut all_keywords = keywords.clone();
    // A partial of a plain partial wraps what that wraps.
    let inner = function.foreign::<Partial>().filter(|_| !vm.class_of(&function).is_heap_class());
    if let Some(inner) = inner
        && vm.attribute_dict(&function).is_empty()
    {
        arguments = merge(inner.arguments.get().items(), &arguments, &placeholder);
        all_keywords = vm.new_dict();
        for source in [inner.keywords.get(), keywords.value()] {
            vm.dict_update(&all_keywords, &source)?;
        }
        let wrapped = inner.function.get();
        function = wrapped;
    }
    let arguments = vm.tuple(arguments);
    let payload = Partial {
        function: ValueCell::new(function),
        arguments: ValueCell::new(arguments),
        keywords: ValueCell::new(all_keywords.into()),
    };
    Ok(new_foreign(vm, &class, payload))
}

/// Puts the arguments together and hands them on.
pub(super) fn call(
    vm: &mut Vm,
    this: &Value,
    arguments: Arguments,
    names: &[Value],
) -> Result<Forward, Raised> {
    let state = partial(this);
    let first = state.arguments.get();
    let first = first.items();
    let placeholder = &classes(vm).placeholder;
    let open = first.iter().filter(|argument| argument.is(placeholder)).count();
    let positional = arguments.len() - names.len();
    let mut all: Arguments = if open == 0 {
        first.iter().cloned().chain(arguments[..positional].iter().cloned()).collect()
    } else if positional < open {
        let message = format!(
            "missing positional arguments in 'partial' call; expected at least {open}, got {positional}"
        );
        return Err(vm.type_error(message));
    } else {
        merge(first, &arguments[..positional], placeholder).into_iter().collect()
    };
    let stored = state.keywords.get();
    let stored = stored.downcast::<Dict>().expect("keywords lie in a dict");
    if stored.is_empty() {
        all.extend(arguments[positional..].iter().cloned());
        return Ok(Forward::To(state.function.get(), all, names.to_vec()));
    }
    let keywords = vm.new_dict();
    vm.dict_update(&keywords, &stored.value())?;
    for (name, value) in names.iter().zip(&arguments[positional..]) {
        vm.dict_set(&keywords, name.clone(), value.clone())?;
    }
    let mut all_names = Vec::with_capacity(keywords.len());
    for entry in keywords.entries() {
        if !entry.key.is_a::<rondo_vm::heap::Str>() {
            return Err(vm.type_error("keywords must be strings"));
        }
        all_names.push(entry.key);
        all.push(entry.value);
    }
    Ok(Forward::To(state.function.get(), all, all_names))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = vm.class_of(&args[0]).clone();
    let mut text = qualified_name(vm, &class);
    if !vm.enter_repr(&args[0]) {
        return Ok(vm.str("..."));
    }
    let result = append_parts(vm, partial(&args[0]), &mut text);
    vm.leave_repr(&args[0]);
    result?;
    Ok(vm.str(&text))
}

fn append_parts(vm: &mut Vm, state: &Partial, text: &mut String) -> Result<(), Raised> {
    text.push('(');
    append_repr(vm, &state.function.get(), text)?;
    let arguments = state.arguments.get();
    for argument in arguments.items() {
        text.push_str(", ");
        append_repr(vm, argument, text)?;
    }
    let keywords = state.keywords.get();
    let keywords: &Object<Dict> = keywords.downcast().expect("keywords lie in a dict");
    for entry in keywords.entries() {
        let name = vm.str_of(&entry.key)?;
        text.push_str(&format!(", {}=", name.as_str()));
        append_repr(vm, &entry.value, text)?;
    }
    text.push(')');
    Ok(())
}

fn reduce(vm: &mut Vm, args: &[Value]) -> Outcome {
    let state = partial(&args[0]);
    let (function, arguments, keywords) = (state.function.get(), state.arguments.get(), state.keywords.get());
    let class = vm.class_of(&args[0]).value();
    let attributes: Ref<Dict> = vm.attribute_dict(&args[0]);
    let attributes = if attributes.is_empty() { Value::NONE } else { attributes.into() };
    let only = vm.tuple([function.clone()]);
    let state = vm.tuple([function, arguments, keywords, attributes]);
    Ok(vm.tuple([class, only, state]))
}

fn setstate(vm: &mut Vm, args: &[Value]) -> Outcome {
    let parts = args[1].downcast::<Tuple>().map(|tuple| tuple.to_vec()).unwrap_or_default();
    let [function, arguments, keywords, attributes] = parts.as_slice() else {
        return Err(vm.type_error("invalid partial state"));
    };
    let fits = is_callable(vm, function)
        && arguments.is_a::<Tuple>()
        && (keywords.is_none() || keywords.is_a::<Dict>());
    if !fits {
        return Err(vm.type_error("invalid partial state"));
    }
    let state = partial(&args[0]);
    let arguments =
        if is_exact::<Tuple>(arguments) { arguments.clone() } else { vm.tuple(arguments.items().to_vec()) };
    let keywords = if is_exact::<Dict>(keywords) {
        keywords.clone()
    } else {
        let copy = vm.new_dict();
        if !keywords.is_none() {
            vm.dict_update(&copy, keywords)?;
        }
        copy.into()
    };
    state.function.set(function.clone());
    state.arguments.set(arguments);
    state.keywords.set(keywords);
    let attributes = match attributes.downcast::<Dict>() {
        Some(attributes) => attributes.to_ref(),
        None => vm.new_dict(),
    };
    vm.set_attribute_dict(&args[0], attributes);
    Ok(Value::NONE)
}
