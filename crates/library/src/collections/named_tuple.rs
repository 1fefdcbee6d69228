//! The `__new__` of a named tuple: a callable that takes the fields by position or by name.
//!
//! It stands for the function that CPython compiles for each named tuple, with the same parameters and the same complaints.

use rondo_vm::heap::{Foreign, Holder, Object, Ref, Str, Tracer, Tuple, Value, ValueCell};
use rondo_vm::native::Arguments;
use rondo_vm::types::class::{Class, ClassDef, Forward, PropertyDef};
use rondo_vm::types::object::new_foreign;
use rondo_vm::{Outcome, Raised, Vm, method, static_method, suggest};

/// The payload of such a callable.
pub(super) struct Constructor {
    /// The name of the class.
    class_name: Ref<Str>,
    fields: Box<[Ref<Str>]>,
    /// The defaults of the last fields: a tuple.
    defaults: ValueCell,
}

impl Foreign for Constructor {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.class_name);
        self.fields.iter().for_each(|field| tracer.reference(field));
        self.defaults.trace(tracer);
    }

    fn clear(&self) {
        drop(self.defaults.take());
    }
}

pub(super) static CLASS: ClassDef = ClassDef {
    name: "collections._tuple_constructor",
    doc: "Makes an instance of a named tuple from its fields.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, typename, fields, defaults, /)",
            new,
            "Make the constructor of a class."
        ),
        method!(
            "__call__",
            "(self, /, *args, **kwargs)",
            |vm, args| {
                let mut arguments: Arguments = args[1].items().iter().cloned().collect();
                let mut names = Vec::new();
                for entry in
                    args[2].downcast::<rondo_vm::heap::Dict>().map(|dict| dict.entries()).unwrap_or_default()
                {
                    names.push(entry.key);
                    arguments.push(entry.value);
                }
                make(vm, &args[0], arguments, &names)
            },
            "Call self as a function."
        ),
        method!(
            "__repr__",
            "(self, /)",
            |vm, args| {
                let place = rondo_vm::types::object::address(vm, &args[0]);
                let name = constructor(&args[0]).class_name.as_str().to_string();
                Ok(vm.str(&format!("<function {name}.__new__ at {place}>")))
            },
            "Return repr(self)."
        ),
    ],
    properties: &[
        PropertyDef {
            name: "__defaults__",
            get: |_, value| {
                let defaults = constructor(value).defaults.get();
                Ok(if defaults.items().is_empty() { Value::NONE } else { defaults })
            },
            set: Some(|vm, value, new| {
                let defaults = if new.is_a::<Tuple>() { new } else { vm.tuple([]) };
                constructor(value).defaults.set(defaults);
                Ok(())
            }),
            doc: "",
        },
        PropertyDef { name: "__text_signature__", get: text_signature, set: None, doc: "" },
    ],
    is_base: false,
};

fn constructor(value: &Value) -> &Object<Holder<Constructor>> {
    value.foreign().expect("the receiver was checked when the method was called")
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("`__new__` gets a class").to_ref();
    let mut fields = Vec::new();
    for field in vm.collect(&args[2])? {
        let Some(field) = field.downcast::<Str>() else {
            return Err(vm.type_error("field names are strings"));
        };
        fields.push(vm.intern_str(field));
    }
    let class_name = vm.str_of(&args[1])?;
    let defaults = ValueCell::new(vm.tuple_from(&args[3])?);
    Ok(new_foreign(vm, &class, Constructor { class_name, fields: fields.into(), defaults }))
}

fn text_signature(vm: &mut Vm, value: &Value) -> Outcome {
    let this = constructor(value);
    let defaults = this.defaults.get();
    let defaults = defaults.items();
    let mut parts = vec![String::from("_cls")];
    let first_default = this.fields.len().saturating_sub(defaults.len());
    for (place, field) in this.fields.iter().enumerate() {
        parts.push(match place.checked_sub(first_default).and_then(|place| defaults.get(place)) {
            Some(default) => format!("{}={}", field.as_str(), vm.repr(default)?.as_str()),
            None => field.as_str().to_string(),
        });
    }
    Ok(vm.str(&format!("({})", parts.join(", "))))
}

/// Makes the tuple.
pub(super) fn call(
    vm: &mut Vm,
    this: &Value,
    arguments: Arguments,
    names: &[Value],
) -> Result<Forward, Raised> {
    make(vm, this, arguments, names).map(Forward::Done)
}

fn make(vm: &mut Vm, this: &Value, arguments: Arguments, names: &[Value]) -> Outcome {
    let state = constructor(this);
    let count = state.fields.len();
    let positional = arguments.len() - names.len();
    let mut arguments = arguments.into_iter();
    let Some(class) = arguments.next().filter(|_| positional > 0) else {
        let message =
            format!("{}.__new__() missing 1 required positional argument: '_cls'", state.class_name.as_str());
        return Err(vm.type_error(message));
    };
    let mut items: Vec<Value> = arguments.by_ref().take((positional - 1).min(count)).collect();
    items.resize(count, Value::EMPTY);
    let excess = (positional - 1).saturating_sub(count);
    arguments.by_ref().take(excess).for_each(drop);
    for (name, value) in names.iter().zip(arguments) {
        bind_name(vm, state, &mut items, name, value)?;
    }
    if excess > 0 {
        return Err(too_many(vm, state, positional));
    }
    fill_defaults(vm, state, &mut items)?;
    match class.downcast::<Class>() {
        Some(class) if class.layout == rondo_vm::heap::Kind::Tuple => {
            let class = class.to_ref();
            Ok(vm.tuple_of_class(&class, items))
        }
        Some(class) => {
            let name = class.name();
            Err(vm.type_error(format!("tuple.__new__({name}): {name} is not a subtype of tuple")))
        }
        None => {
            let name = vm.type_name(&class);
            Err(vm.type_error(format!("tuple.__new__(X): X is not a type object ({name})")))
        }
    }
}

fn bind_name(
    vm: &mut Vm,
    state: &Constructor,
    items: &mut [Value],
    name: &Value,
    value: Value,
) -> Result<(), Raised> {
    let name = name.downcast::<Str>().expect("keywords are strings");
    let place = state.fields.iter().position(|field| field.as_str() == name.as_str());
    let message = match place {
        Some(place) if items[place].is_empty() => {
            items[place] = value;
            return Ok(());
        }
        Some(_) => format!(
            "{}.__new__() got multiple values for argument '{}'",
            state.class_name.as_str(),
            name.as_str()
        ),
        None => {
            let names = state.fields.iter().map(|field| field.as_str());
            let hint = match suggest::closest_keyword(name.as_str(), std::iter::once("_cls").chain(names)) {
                Some(close) => format!(". Did you mean '{close}'?"),
                None => String::new(),
            };
            format!(
                "{}.__new__() got an unexpected keyword argument '{}'{hint}",
                state.class_name.as_str(),
                name.as_str()
            )
        }
    };
    Err(vm.type_error(message))
}

fn too_many(vm: &mut Vm, state: &Constructor, given: usize) -> Raised {
    let most = state.fields.len() + 1;
    let defaults = state.defaults.get().items().len().min(state.fields.len());
    let takes = if defaults > 0 { format!("from {} to {most}", most - defaults) } else { most.to_string() };
    let plural = if most == 1 { "" } else { "s" };
    let name = state.class_name.as_str();
    let message =
        format!("{name}.__new__() takes {takes} positional argument{plural} but {given} were given");
    vm.type_error(message)
}

fn fill_defaults(vm: &mut Vm, state: &Constructor, items: &mut [Value]) -> Result<(), Raised> {
    if items.iter().all(|item| !item.is_empty()) {
        return Ok(());
    }
    let defaults = state.defaults.get();
    let defaults = defaults.items();
    let first_default = items.len().saturating_sub(defaults.len());
    let mut missing = Vec::new();
    for (place, item) in items.iter_mut().enumerate().filter(|(_, item)| item.is_empty()) {
        match place.checked_sub(first_default).and_then(|place| defaults.get(place)) {
            Some(default) => *item = default.clone(),
            None => missing.push(format!("'{}'", state.fields[place].as_str())),
        }
    }
    let list = match missing.as_slice() {
        [] => return Ok(()),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [start @ .., last] => format!("{}, and {last}", start.join(", ")),
    };
    let plural = if missing.len() == 1 { "" } else { "s" };
    let message = format!(
        "{}.__new__() missing {} required positional argument{plural}: {list}",
        state.class_name.as_str(),
        missing.len()
    );
    Err(vm.type_error(message))
}
