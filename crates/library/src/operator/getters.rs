//! `itemgetter`, `attrgetter` and `methodcaller`: callables that ask their argument for something.
//!
//! They are called without `__call__` being looked up ([`Caller`]), since they mostly serve as keys of sorting.

use rondo_vm::heap::{Dict, Foreign, Holder, Object, Ref, Str, Tracer, Value};
use rondo_vm::native::Arguments;
use rondo_vm::types::class::{Caller, Class, ClassDef, Forward};
use rondo_vm::types::object::new_foreign;
use rondo_vm::types::sequence::append_repr;
use rondo_vm::types::r#type::qualified_name;
use rondo_vm::{Outcome, Raised, Vm, method, static_method};

/// The classes, what calls their instances, and how they themselves are called.
pub(super) static CLASSES: &[(&ClassDef, Caller, &str)] = &[
    (&ITEM_GETTER, call_item_getter, "(item, /, *items)"),
    (&ATTR_GETTER, call_attr_getter, "(attr, /, *attrs)"),
    (&METHOD_CALLER, call_method_caller, "(name, /, *args, **kwargs)"),
];

/// Tells whether a caller gave exactly one argument, and says so if not.
fn only_argument(vm: &mut Vm, name: &str, arguments: &Arguments, names: &[Value]) -> Result<Value, Raised> {
    if !names.is_empty() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    match arguments.as_slice() {
        [one] => Ok(one.clone()),
        other => {
            let message = format!("{name} expected 1 argument, got {}", other.len());
            Err(vm.type_error(message))
        }
    }
}

/// The class that a constructor was asked for.
fn class_of_new(args: &[Value]) -> Ref<Class> {
    args[0].downcast::<Class>().expect("`__new__` gets a class").to_ref()
}

/// `operator.itemgetter(1, 2)`
fn repr_of(vm: &mut Vm, this: &Value, items: &[Value], keywords: Option<&Object<Dict>>) -> Outcome {
    let class = vm.class_of(this).clone();
    let mut text = qualified_name(vm, &class);
    if !vm.enter_repr(this) {
        text.push_str("(...)");
        return Ok(vm.str(&text));
    }
    let result = append_arguments(vm, items, keywords, &mut text);
    vm.leave_repr(this);
    result?;
    Ok(vm.str(&text))
}

fn append_arguments(
    vm: &mut Vm,
    items: &[Value],
    keywords: Option<&Object<Dict>>,
    text: &mut String,
) -> Result<(), Raised> {
    text.push('(');
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            text.push_str(", ");
        }
        append_repr(vm, item, text)?;
    }
    for entry in keywords.map(|keywords| keywords.entries()).unwrap_or_default() {
        let name = vm.str_of(&entry.key)?;
        text.push_str(&format!(", {}=", name.as_str()));
        append_repr(vm, &entry.value, text)?;
    }
    text.push(')');
    Ok(())
}

// ------------------------------------------------------------------------------------------------------- itemgetter

struct ItemGetter {
    items: Box<[Value]>,
}

impl Foreign for ItemGetter {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(self.items.iter());
    }
}

static ITEM_GETTER: ClassDef = ClassDef {
    name: "operator.itemgetter",
    doc: "Return a callable object that fetches the given item(s) from its operand.\nAfter f = itemgetter(2), the call f(r) returns r[2].",
    methods: &[
        static_method!("__new__", "(cls, /, *items)", new_item_getter, "Make an itemgetter."),
        method!(
            "__call__",
            "(self, obj, /)",
            |vm, args| vm.call(&args[0], &args[1..]),
            "Call self as a function."
        ),
        method!(
            "__repr__",
            "(self, /)",
            |vm, args| {
                let items = item_getter(&args[0]).items.clone();
                repr_of(vm, &args[0], &items, None)
            },
            "Return repr(self)."
        ),
        method!(
            "__reduce__",
            "(self, /)",
            |vm, args| Ok(reduced(vm, &args[0], &item_getter(&args[0]).items)),
            "Return state information for pickling"
        ),
    ],
    properties: &[],
    is_base: false,
};

/// How a getter is made again: its class, and what that is called with.
fn reduced(vm: &mut Vm, getter: &Value, given: &[Value]) -> Value {
    let class = vm.class_of(getter).value();
    let given = vm.tuple(given.to_vec());
    vm.tuple([class, given])
}

fn item_getter(value: &Value) -> &Object<Holder<ItemGetter>> {
    value.foreign().expect("the receiver was checked when the method was called")
}

fn new_item_getter(vm: &mut Vm, args: &[Value]) -> Outcome {
    let items = args[1].items();
    if items.is_empty() {
        return Err(vm.type_error("itemgetter expected 1 argument, got 0"));
    }
    let items = items.to_vec().into();
    Ok(new_foreign(vm, &class_of_new(args), ItemGetter { items }))
}

fn call_item_getter(
    vm: &mut Vm,
    this: &Value,
    arguments: Arguments,
    names: &[Value],
) -> Result<Forward, Raised> {
    let object = only_argument(vm, "itemgetter", &arguments, names)?;
    let getter = item_getter(this);
    if let [item] = &*getter.items {
        return vm.get_item(&object, item).map(Forward::Done);
    }
    let mut found = Vec::with_capacity(getter.items.len());
    for item in &getter.items {
        found.push(vm.get_item(&object, item)?);
    }
    Ok(Forward::Done(vm.tuple(found)))
}

// ------------------------------------------------------------------------------------------------------- attrgetter

struct AttrGetter {
    /// The names as they were given.
    given: Box<[Value]>,
    /// Each name, split at its dots.
    paths: Box<[Box<[Ref<Str>]>]>,
}

impl Foreign for AttrGetter {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(self.given.iter());
        self.paths.iter().flatten().for_each(|name| tracer.reference(name));
    }
}

static ATTR_GETTER: ClassDef = ClassDef {
    name: "operator.attrgetter",
    doc: "Return a callable object that fetches the given attribute(s) from its operand.\nAfter f = attrgetter('name.first'), the call f(r) returns r.name.first.",
    methods: &[
        static_method!("__new__", "(cls, /, *attrs)", new_attr_getter, "Make an attrgetter."),
        method!(
            "__call__",
            "(self, obj, /)",
            |vm, args| vm.call(&args[0], &args[1..]),
            "Call self as a function."
        ),
        method!(
            "__repr__",
            "(self, /)",
            |vm, args| {
                let given = attr_getter(&args[0]).given.clone();
                repr_of(vm, &args[0], &given, None)
            },
            "Return repr(self)."
        ),
        method!(
            "__reduce__",
            "(self, /)",
            |vm, args| Ok(reduced(vm, &args[0], &attr_getter(&args[0]).given)),
            "Return state information for pickling"
        ),
    ],
    properties: &[],
    is_base: false,
};

fn attr_getter(value: &Value) -> &Object<Holder<AttrGetter>> {
    value.foreign().expect("the receiver was checked when the method was called")
}

fn new_attr_getter(vm: &mut Vm, args: &[Value]) -> Outcome {
    let given = args[1].items();
    if given.is_empty() {
        return Err(vm.type_error("attrgetter expected 1 argument, got 0"));
    }
    let mut paths = Vec::with_capacity(given.len());
    for name in given {
        let Some(name) = name.downcast::<Str>() else {
            return Err(vm.type_error("attribute name must be a string"));
        };
        paths.push(name.as_str().split('.').map(|part| vm.intern(part)).collect());
    }
    let getter = AttrGetter { given: given.to_vec().into(), paths: paths.into() };
    Ok(new_foreign(vm, &class_of_new(args), getter))
}

fn follow(vm: &mut Vm, object: &Value, path: &[Ref<Str>]) -> Outcome {
    let mut value = object.clone();
    for name in path {
        value = vm.get_attr(&value, name)?;
    }
    Ok(value)
}

fn call_attr_getter(
    vm: &mut Vm,
    this: &Value,
    arguments: Arguments,
    names: &[Value],
) -> Result<Forward, Raised> {
    let object = only_argument(vm, "attrgetter", &arguments, names)?;
    let getter = attr_getter(this);
    if let [path] = &*getter.paths {
        return follow(vm, &object, path).map(Forward::Done);
    }
    let mut found = Vec::with_capacity(getter.paths.len());
    for path in &getter.paths {
        found.push(follow(vm, &object, path)?);
    }
    Ok(Forward::Done(vm.tuple(found)))
}

// ----------------------------------------------------------------------------------------------------- methodcaller

struct MethodCaller {
    name: Ref<Str>,
    arguments: Box<[Value]>,
    keywords: Ref<Dict>,
}

impl Foreign for MethodCaller {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.name);
        tracer.values(self.arguments.iter());
        tracer.reference(&self.keywords);
    }
}

static METHOD_CALLER: ClassDef = ClassDef {
    name: "operator.methodcaller",
    doc: "Return a callable object that calls the given method on its operand.\nAfter f = methodcaller('name', 1, x=2), the call f(r) returns r.name(1, x=2).",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **kwargs)", new_method_caller, "Make a methodcaller."),
        method!(
            "__call__",
            "(self, obj, /)",
            |vm, args| vm.call(&args[0], &args[1..]),
            "Call self as a function."
        ),
        method!(
            "__repr__",
            "(self, /)",
            |vm, args| {
                let caller = method_caller(&args[0]);
                let mut items = vec![caller.name.value()];
                items.extend_from_slice(&caller.arguments);
                let keywords = caller.keywords.clone();
                repr_of(vm, &args[0], &items, Some(&keywords))
            },
            "Return repr(self)."
        ),
        method!("__reduce__", "(self, /)", reduce_method_caller, "Return state information for pickling"),
    ],
    properties: &[],
    is_base: false,
};

fn method_caller(value: &Value) -> &Object<Holder<MethodCaller>> {
    value.foreign().expect("the receiver was checked when the method was called")
}

fn new_method_caller(vm: &mut Vm, args: &[Value]) -> Outcome {
    let [name, arguments @ ..] = args[1].items() else {
        return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
    };
    let Some(name) = name.downcast::<Str>() else {
        return Err(vm.type_error("method name must be a string"));
    };
    let name = vm.intern(name.as_str());
    let keywords = args[2].downcast::<Dict>().expect("`**kwargs` comes as a dict").to_ref();
    let caller = MethodCaller { name, arguments: arguments.to_vec().into(), keywords };
    Ok(new_foreign(vm, &class_of_new(args), caller))
}

fn call_method_caller(
    vm: &mut Vm,
    this: &Value,
    arguments: Arguments,
    names: &[Value],
) -> Result<Forward, Raised> {
    let object = only_argument(vm, "methodcaller", &arguments, names)?;
    let caller = method_caller(this);
    let callee = vm.get_attr(&object, &caller.name)?;
    let mut all: Arguments = caller.arguments.iter().cloned().collect();
    let mut names = Vec::new();
    for entry in caller.keywords.entries() {
        names.push(entry.key);
        all.push(entry.value);
    }
    Ok(Forward::To(callee, all, names))
}

/// Without keywords the class and its arguments; with keywords a `partial` that binds them.
fn reduce_method_caller(vm: &mut Vm, args: &[Value]) -> Outcome {
    let caller = method_caller(&args[0]);
    let mut given = vec![caller.name.value()];
    given.extend_from_slice(&caller.arguments);
    let keywords = caller.keywords.clone();
    let class = vm.class_of(&args[0]).value();
    if keywords.is_empty() {
        let given = vm.tuple(given);
        return Ok(vm.tuple([class, given]));
    }
    let functools = vm.import_module("functools")?;
    let partial = vm.get_attr_str(&functools, "partial")?;
    let mut bound: Arguments = [class, given[0].clone()].into_iter().collect();
    let mut names = Vec::new();
    for entry in keywords.entries() {
        names.push(entry.key);
        bound.push(entry.value);
    }
    let partial = vm.call_with(&partial, bound, &names)?;
    let rest = vm.tuple(given[1..].to_vec());
    Ok(vm.tuple([partial, rest]))
}
