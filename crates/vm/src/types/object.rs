//! `object`: what every value can do.

use crate::heap::{Dict, Foreign, Kind, List, Object, Ref, Str, Value};
use crate::native::NativeFunction;
use crate::types::class::{Class, ClassDef, PropertyDef};
use crate::types::reduce;
use crate::types::super_object::name_argument;
use crate::vm::{Outcome, Raised, Vm};
use crate::{class_method, method, static_method};

/// `object`
pub const CLASS: ClassDef = ClassDef {
    name: "object",
    doc: "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!(
            "__init__",
            "(self, /, *args, **kwargs)",
            init,
            "Initialize self.  See help(type(self)) for accurate signature."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__str__", "(self, /)", str, "Return str(self)."),
        method!(
            "__format__",
            "(self, format_spec, /)",
            format,
            "Default object formatter.\n\nReturn str(self) if format_spec is empty. Raise TypeError otherwise."
        ),
        method!("__hash__", "(self, /)", hash, "Return hash(self)."),
        method!("__eq__", "(self, value, /)", eq, "Return self==value."),
        method!("__ne__", "(self, value, /)", ne, "Return self!=value."),
        method!("__lt__", "(self, value, /)", not_ordered, "Return self<value."),
        method!("__le__", "(self, value, /)", not_ordered, "Return self<=value."),
        method!("__gt__", "(self, value, /)", not_ordered, "Return self>value."),
        method!("__ge__", "(self, value, /)", not_ordered, "Return self>=value."),
        method!("__getattribute__", "(self, name, /)", getattribute, "Return getattr(self, name)."),
        method!("__setattr__", "(self, name, value, /)", setattr, "Implement setattr(self, name, value)."),
        method!("__delattr__", "(self, name, /)", delattr, "Implement delattr(self, name)."),
        method!("__dir__", "(self, /)", dir, "Default dir() implementation."),
        method!("__sizeof__", "(self, /)", sizeof, "Size of object in memory, in bytes."),
        method!("__reduce__", "(self, /)", reduce::reduce, "Helper for pickle."),
        method!("__reduce_ex__", "(self, protocol, /)", reduce::reduce_ex, "Helper for pickle."),
        method!("__getstate__", "(self, /)", reduce::getstate, "Helper for pickle."),
        class_method!(
            "__init_subclass__",
            "(cls, /, **kwargs)",
            init_subclass,
            "This method is called when a class is subclassed.\n\nThe default implementation does nothing. It may be\noverridden to extend subclasses."
        ),
        class_method!(
            "__subclasshook__",
            "(cls, object, /)",
            subclasshook,
            "Abstract classes can override this to customize issubclass().\n\nThis is invoked early on by abc.ABCMeta.__subclasscheck__().\nIt should return True, False or NotImplemented.  If it returns\nNotImplemented, the normal algorithm is used.  Otherwise, it\noverrides the normal algorithm (and the outcome is cached)."
        ),
    ],
    properties: &[PropertyDef {
        name: "__class__",
        get: get_class,
        set: Some(set_class),
        doc: "the object's class",
    }],
    is_base: true,
};

/// The `__dict__` of instances: a row for each class whose instances have attributes of their own.
pub static DICT_PROPERTY: PropertyDef = PropertyDef {
    name: "__dict__",
    get: get_dict,
    set: Some(set_dict),
    doc: "dictionary for instance variables",
};

/// The `__weakref__` of instances.
pub static WEAKREF_PROPERTY: PropertyDef = PropertyDef {
    name: "__weakref__",
    get: |vm, value| Ok(crate::types::weakref::plain_reference(vm, value).unwrap_or(Value::NONE)),
    set: None,
    doc: "list of weak references to the object",
};

/// The class that `__new__` of a builtin class was asked for: it, or one derived from it.
pub fn class_for_new(vm: &mut Vm, class: &Value, owner: &Ref<Class>) -> Result<Ref<Class>, Raised> {
    let Some(class) = class.downcast::<Class>() else {
        let text = format!("{0}.__new__(X): X is not a type object ({1})", owner.name(), vm.type_name(class));
        return Err(vm.type_error(text));
    };
    if class.is_subclass_of(owner) {
        return Ok(class.to_ref());
    }
    let text = format!("{0}.__new__({1}): {1} is not a subtype of {0}", owner.name(), class.name());
    Err(vm.type_error(text))
}

/// Puts a foreign payload on the heap, with room for attributes when the class gives its instances any.
pub fn new_foreign<T: Foreign>(vm: &mut Vm, class: &Ref<Class>, payload: T) -> Value {
    let value: Value = vm.heap.alloc_foreign(class, payload, class.root_shape.get()).into();
    vm.watch_finaliser(class, &value);
    value
}

/// Where an object is said to lie: `0x00007f0000000010`. A number of the session, not an address.
pub fn address(vm: &mut Vm, value: &Value) -> String {
    format!("{:#014x}", vm.id_of(value))
}

/// A class's name with its module, as `repr` of its instances prints it.
pub fn full_name(vm: &mut Vm, class: &Object<Class>) -> String {
    let name = vm.names.module.clone();
    let module = class.own(&name);
    match module.as_ref().and_then(|module| module.downcast::<Str>()) {
        Some(module) if module.as_str() != "builtins" => format!("{}.{}", module.as_str(), class.qualname()),
        Some(_) => class.qualname().to_string(),
        None => class.definition.map_or(class.name().to_string(), |definition| definition.name.to_string()),
    }
}

/// Whether a method found on a class is `object`'s own.
fn is_own(vm: &mut Vm, class: &Ref<Class>, name: &Ref<Str>) -> bool {
    let found = vm.lookup(class, name).unwrap_or_default();
    found.downcast::<NativeFunction>().is_some_and(|native| vm.types.object.is_value(&native.owner))
}

fn has_excess(args: &[Value]) -> bool {
    !args[1].items().is_empty() || args[2].downcast::<Dict>().is_some_and(|keywords| !keywords.is_empty())
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = vm.types.object.clone();
    let class = class_for_new(vm, &args[0], &owner)?;
    if class.layout != Kind::Instance {
        let mut builtin = class.clone();
        while builtin.is_heap_class() {
            let Some(base) = builtin.bases().into_iter().find(|base| base.layout == class.layout) else {
                break;
            };
            builtin = base;
        }
        let text = format!("object.__new__({}) is not safe, use {}.__new__()", class.name(), builtin.name());
        return Err(vm.type_error(text));
    }
    if has_excess(args) {
        let (new, init) = (vm.names.new.clone(), vm.names.init.clone());
        if !is_own(vm, &class, &new) {
            let text = "object.__new__() takes exactly one argument (the type to instantiate)";
            return Err(vm.type_error(text));
        }
        if is_own(vm, &class, &init) {
            let text = format!("{}() takes no arguments", class.name());
            return Err(vm.type_error(text));
        }
    }
    vm.new_instance(&class)
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    if has_excess(args) {
        let class = vm.class_of(&args[0]).clone();
        let (new, init) = (vm.names.new.clone(), vm.names.init.clone());
        if !is_own(vm, &class, &init) {
            let text = "object.__init__() takes exactly one argument (the instance to initialize)";
            return Err(vm.type_error(text));
        }
        if is_own(vm, &class, &new) {
            let text = format!(
                "{}.__init__() takes exactly one argument (the instance to initialize)",
                class.name()
            );
            return Err(vm.type_error(text));
        }
    }
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = vm.class_of(&args[0]).clone();
    let text = format!("<{} object at {}>", full_name(vm, &class), address(vm, &args[0]));
    Ok(vm.str(&text))
}

fn str(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(vm.repr(&args[0])?.into())
}

fn format(vm: &mut Vm, args: &[Value]) -> Outcome {
    match args[1].downcast::<Str>() {
        Some(spec) if spec.is_empty() => Ok(vm.str_of(&args[0])?.into()),
        Some(_) => {
            let text = format!("unsupported format string passed to {}.__format__", vm.type_name(&args[0]));
            Err(vm.type_error(text))
        }
        None => {
            let text = format!("__format__() argument must be str, not {}", vm.given_name(&args[1]));
            Err(vm.type_error(text))
        }
    }
}

fn hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let id = vm.id_of(&args[0]);
    Ok(vm.int((id >> 4) as i64))
}

fn eq(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(if args[0].is(&args[1]) { Value::TRUE } else { Value::NOT_IMPLEMENTED })
}

/// `!=` is the contrary of the class's `==`, if that knows an answer.
fn ne(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = vm.names.eq.clone();
    let Some(outcome) = vm.call_special(&args[0], &name, &args[1..2]) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let answer = outcome?;
    if answer.is_not_implemented() {
        return Ok(answer);
    }
    Ok(Value::bool(!vm.truth(&answer)?))
}

fn not_ordered(_vm: &mut Vm, _args: &[Value]) -> Outcome {
    Ok(Value::NOT_IMPLEMENTED)
}

fn getattribute(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = name_argument(vm, &args[1])?;
    match vm.generic_find(&args[0], &name)? {
        Some(value) => Ok(value),
        None => Err(vm.no_attribute(&args[0], name.as_str())),
    }
}

fn setattr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = name_argument(vm, &args[1])?;
    vm.generic_set_attr(&args[0], &name, args[2].clone())?;
    Ok(Value::NONE)
}

fn delattr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = name_argument(vm, &args[1])?;
    vm.generic_delete_attr(&args[0], &name)?;
    Ok(Value::NONE)
}

/// The names in a namespace and in the classes it comes from, each once, in no particular order.
pub fn names_of(vm: &mut Vm, value: &Value, class: Option<&Object<Class>>) -> Result<Vec<Value>, Raised> {
    let names = vm.new_dict();
    let attribute = vm.names.dict.clone();
    if let Some(own) = vm.find_attr(value, &attribute)?
        && let Some(own) = own.downcast::<Dict>()
    {
        add_names(&names, own);
    }
    let class = match class {
        Some(class) => Some(class.to_ref()),
        None => {
            let attribute = vm.names.class.clone();
            let said = vm.find_attr(value, &attribute)?.unwrap_or_default();
            said.downcast::<Class>().map(|class| class.to_ref())
        }
    };
    for class in class.iter().flat_map(|class| class.mro()) {
        add_names(&names, &class.dict());
    }
    Ok(names.entries().into_iter().map(|entry| entry.key).collect())
}

/// Adds the names of a class's own namespace.
pub fn add_class_names(names: &Dict, class: &Object<Class>) {
    add_names(names, &class.dict());
}

fn add_names(names: &Dict, from: &Dict) {
    for entry in from.entries() {
        if let Some(name) = entry.key.downcast::<Str>() {
            names.set_str(name, Value::NONE);
        }
    }
}

fn dir(vm: &mut Vm, args: &[Value]) -> Outcome {
    let names = names_of(vm, &args[0], None)?;
    Ok(vm.list(names))
}

fn sizeof(vm: &mut Vm, args: &[Value]) -> Outcome {
    let slots = vm.class_of(&args[0]).slots_hint.get() as usize;
    Ok(vm.size(16 + 8 * slots))
}

fn init_subclass(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[1].downcast::<Dict>().is_some_and(|keywords| !keywords.is_empty()) {
        let name = args[0].downcast::<Class>().map_or("object".into(), |class| class.qualname());
        let text = format!("{name}.__init_subclass__() takes no keyword arguments");
        return Err(vm.type_error(text));
    }
    Ok(Value::NONE)
}

fn subclasshook(_vm: &mut Vm, _args: &[Value]) -> Outcome {
    Ok(Value::NOT_IMPLEMENTED)
}

fn get_class(vm: &mut Vm, value: &Value) -> Outcome {
    Ok(vm.class_of(value).value())
}

/// `object.__class__ = other`: both classes must lay their instances out alike.
fn set_class(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    if new.is_empty() {
        return Err(vm.type_error("can't delete __class__ attribute"));
    }
    let Some(new) = new.downcast::<Class>() else {
        let text = format!("__class__ must be set to a class, not '{}' object", vm.type_name(&new));
        return Err(vm.type_error(text));
    };
    let old = vm.class_of(value).clone();
    let is_module = |class: &Object<Class>| class.is_subclass_of(&vm.types.module);
    let both_heap = old.is_heap_class() && new.is_heap_class();
    let both_modules = is_module(&old) && is_module(new);
    if !both_heap && !both_modules {
        return Err(
            vm.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses")
        );
    }
    let is_alike = old.layout == new.layout
        && old.has_dict.get() == new.has_dict.get()
        && old.has_weak.get() == new.has_weak.get()
        && declared(&old) == declared(new)
        && (declared(new) == 0 || crate::rebase::same_layout(&old, &new.to_ref()))
        && builtin_base(&old).is(&builtin_base(new));
    if !is_alike {
        let text =
            format!("__class__ assignment: '{}' object layout differs from '{}'", new.name(), old.name());
        return Err(vm.type_error(text));
    }
    // A shape belongs to one class, so the attributes move into a dict, which any class can have.
    let header = value.header().expect("instances of classes of the program lie on the heap");
    let has_attributes = header.shape() != 0 && old.has_dict.get();
    if has_attributes {
        drop(vm.attribute_dict(value));
    }
    header.set_class(new.to_ref());
    vm.watch_finaliser(new, value);
    if has_attributes {
        let shape = vm.shapes.dict_shape(new.root_shape.get());
        value.set_shape(shape);
    } else if header.shape() != 0 {
        value.set_shape(new.root_shape.get());
    }
    Ok(())
}

fn declared(class: &Class) -> u32 {
    class.declared_slots.get()
}

/// The nearest class written in Rust.
pub fn builtin_base(class: &Object<Class>) -> Ref<Class> {
    class.mro().into_iter().find(|class| !class.is_heap_class()).expect("every class derives from object")
}

/// `object.__dict__` of an object whose class gives its instances attributes.
pub fn get_dict(vm: &mut Vm, value: &Value) -> Outcome {
    if value.header().is_none_or(|header| header.shape() == 0) {
        return Err(vm.no_attribute(value, "__dict__"));
    }
    Ok(vm.attribute_dict(value).into())
}

/// `object.__dict__ = dict`.
pub fn set_dict(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    if new.is_empty() && !vm.class_of(value).is_heap_class() {
        return Err(vm.type_error("cannot delete __dict__"));
    }
    if value.header().is_none_or(|header| header.shape() == 0) {
        return Err(vm.no_attribute(value, "__dict__"));
    }
    let dict = match new.downcast::<Dict>() {
        Some(dict) => dict.to_ref(),
        None if new.is_empty() => vm.new_dict(),
        None => {
            let text = format!("__dict__ must be set to a dictionary, not a '{}'", vm.type_name(&new));
            return Err(vm.type_error(text));
        }
    };
    vm.set_attribute_dict(value, dict);
    Ok(())
}

/// A list with the strings of names in order: what `dir()` gives.
pub fn sorted_names(vm: &mut Vm, names: Vec<Value>) -> Value {
    let mut texts: Vec<(String, Value)> = names
        .into_iter()
        .filter_map(|name| {
            name.downcast::<Str>().map(|text| text.as_str().to_string()).map(|text| (text, name.clone()))
        })
        .collect();
    texts.sort_by(|a, b| a.0.cmp(&b.0));
    let list = List::new(texts.into_iter().map(|(_, name)| name).collect());
    vm.heap.alloc(&vm.types.list, list).into()
}
