//! Functions as objects: those of the language, those bound to an object, and those written in Rust.

use crate::heap::{CellBox, Dict, Kind, Object, Ref, Str, Tuple, Value, ValueCell};
use crate::native::{Binding, NativeFunction, ParameterKind};
use crate::types::class::{Class, ClassDef, PropertyDef};
use crate::types::code::CodeObject;
use crate::types::descriptors::call_through;
use crate::types::function::{BoundMethod, Function};
use crate::types::object::{address, get_dict, none_if_empty, set_dict};
use crate::types::super_object::name_argument;
use crate::vm::{Outcome, Raised, Vm};
use crate::{method, static_method};

/// `function`
pub const FUNCTION: ClassDef = ClassDef {
    name: "function",
    doc: "Create a function object.\n\n  code\n    a code object\n  globals\n    the globals dictionary\n  name\n    a string that overrides the name from the code object\n  argdefs\n    a tuple that specifies the default argument values\n  closure\n    a tuple that supplies the bindings for free variables\n  kwdefaults\n    a dictionary that specifies the default keyword argument values",
    methods: &[
        static_method!(
            "__new__",
            "(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
            function_new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", function_repr, "Return repr(self)."),
        method!("__call__", "(self, /, *args, **kwargs)", call, "Call self as a function."),
        method!(
            "__get__",
            "(self, instance, owner=None, /)",
            bind,
            "Return an attribute of instance, which is of type owner."
        ),
    ],
    properties: &[
        PropertyDef {
            name: "__name__",
            get: |vm, value| Ok(kept(vm, |this| &this.name, |this| this.name(), value)),
            set: Some(set_name),
            doc: "",
        },
        PropertyDef {
            name: "__qualname__",
            get: |vm, value| Ok(kept(vm, |this| &this.qualname, |this| this.qualname(), value)),
            set: Some(set_qualname),
            doc: "",
        },
        PropertyDef { name: "__doc__", get: get_doc, set: Some(set_doc), doc: "" },
        PropertyDef { name: "__module__", get: get_module, set: Some(set_module), doc: "" },
        PropertyDef {
            name: "__code__",
            get: |_, value| Ok(function(value).code.clone().into()),
            set: None,
            doc: "",
        },
        PropertyDef {
            name: "__defaults__",
            get: |_, value| Ok(none_if_empty(function(value).defaults.get())),
            set: Some(set_defaults),
            doc: "",
        },
        PropertyDef {
            name: "__kwdefaults__",
            get: |_, value| Ok(none_if_empty(function(value).keyword_defaults.get())),
            set: Some(set_keyword_defaults),
            doc: "",
        },
        PropertyDef {
            name: "__globals__",
            get: |_, value| Ok(function(value).globals.clone().into()),
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "__builtins__",
            get: |vm, _| Ok(vm.builtins.clone().into()),
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "__closure__",
            get: get_closure,
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "__annotations__",
            get: get_annotations,
            set: Some(set_annotations),
            doc: "Dict of annotations in a function object.",
        },
        PropertyDef {
            name: "__annotate__",
            get: get_annotate,
            set: Some(set_annotate),
            doc: "Get the code object for a function.",
        },
        PropertyDef {
            name: "__type_params__",
            get: get_type_params,
            set: Some(set_type_params),
            doc: "Get the declared type parameters for a function.",
        },
        PropertyDef { name: "__dict__", get: get_dict, set: Some(set_dict), doc: "" },
    ],
    is_base: false,
};

/// `method`
pub const METHOD: ClassDef = ClassDef {
    name: "method",
    doc: "Create a bound instance method object.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, function, instance, /)",
            method_new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", method_repr, "Return repr(self)."),
        method!("__call__", "(self, /, *args, **kwargs)", call, "Call self as a function."),
        method!(
            "__get__",
            "(self, instance, owner=None, /)",
            method_get,
            "Return an attribute of instance, which is of type owner."
        ),
        method!("__eq__", "(self, value, /)", method_eq, "Return self==value."),
        method!("__hash__", "(self, /)", method_hash, "Return hash(self)."),
        method!("__getattribute__", "(self, name, /)", method_getattribute, "Return getattr(self, name)."),
    ],
    properties: &[
        PropertyDef {
            name: "__func__",
            get: |_, value| Ok(bound(value).function.clone()),
            set: Some(crate::types::descriptors::readonly),
            doc: "the function (or other callable) implementing a method",
        },
        PropertyDef {
            name: "__self__",
            get: |_, value| Ok(bound(value).receiver.clone()),
            set: Some(crate::types::descriptors::readonly),
            doc: "the instance to which a method is bound",
        },
    ],
    is_base: false,
};

const fn read_only(name: &'static str, get: fn(&mut Vm, &Value) -> Outcome) -> PropertyDef {
    PropertyDef { name, get, set: None, doc: "" }
}

// What a function written in Rust says of itself, in whichever class it shows.
const NATIVE_NAME: PropertyDef = read_only("__name__", |vm, value| Ok(vm.str(native(value).def.name)));
const NATIVE_QUALNAME: PropertyDef = read_only("__qualname__", native_qualname);
const NATIVE_DOC: PropertyDef = read_only("__doc__", native_doc);
const NATIVE_SELF: PropertyDef = read_only("__self__", native_self);
const NATIVE_OBJCLASS: PropertyDef =
    read_only("__objclass__", |_, value| Ok(none_if_empty(native(value).owner.clone())));
const NATIVE_SIGNATURE: PropertyDef = read_only("__text_signature__", native_signature);

/// `builtin_function_or_method`: a function of a module, a static method, or a method bound to its object.
pub const BUILTIN: ClassDef = ClassDef {
    name: "builtin_function_or_method",
    doc: "",
    methods: &[
        method!("__repr__", "(self, /)", builtin_repr, "Return repr(self)."),
        method!("__call__", "(self, /, *args, **kwargs)", call, "Call self as a function."),
        method!("__eq__", "(self, value, /)", method_eq, "Return self==value."),
        method!("__hash__", "(self, /)", method_hash, "Return hash(self)."),
    ],
    properties: &[
        NATIVE_NAME,
        NATIVE_QUALNAME,
        NATIVE_DOC,
        PropertyDef { name: "__module__", get: native_module, set: None, doc: "" },
        NATIVE_SELF,
        NATIVE_SIGNATURE,
    ],
    is_base: false,
};

/// `method_descriptor`: a method of a builtin class, not bound.
pub const METHOD_DESCRIPTOR: ClassDef = ClassDef {
    name: "method_descriptor",
    doc: "",
    methods: &[
        method!("__repr__", "(self, /)", builtin_repr, "Return repr(self)."),
        method!("__call__", "(self, /, *args, **kwargs)", call, "Call self as a function."),
        method!(
            "__get__",
            "(self, instance, owner=None, /)",
            bind,
            "Return an attribute of instance, which is of type owner."
        ),
    ],
    properties: &[NATIVE_NAME, NATIVE_QUALNAME, NATIVE_DOC, NATIVE_OBJCLASS, NATIVE_SIGNATURE],
    is_base: false,
};

/// `function`, of one that CPython has written in Python: it binds as those do, and there is no code behind it.
pub const WRITTEN: ClassDef = ClassDef {
    name: "function",
    doc: "",
    methods: &[
        method!("__repr__", "(self, /)", function_repr, "Return repr(self)."),
        method!("__call__", "(self, /, *args, **kwargs)", call, "Call self as a function."),
        method!(
            "__get__",
            "(self, instance, owner=None, /)",
            bind,
            "Return an attribute of instance, which is of type owner."
        ),
    ],
    properties: &[
        NATIVE_NAME,
        NATIVE_QUALNAME,
        NATIVE_DOC,
        PropertyDef { name: "__module__", get: native_module, set: None, doc: "" },
        NATIVE_SIGNATURE,
    ],
    is_base: false,
};

/// `wrapper_descriptor`: a special method of a builtin class, not bound.
pub const WRAPPER_DESCRIPTOR: ClassDef = ClassDef { name: "wrapper_descriptor", ..METHOD_DESCRIPTOR };

/// `method-wrapper`: a special method of a builtin class, bound.
pub const METHOD_WRAPPER: ClassDef = ClassDef {
    name: "method-wrapper",
    properties: &[NATIVE_NAME, NATIVE_QUALNAME, NATIVE_DOC, NATIVE_SELF, NATIVE_OBJCLASS, NATIVE_SIGNATURE],
    ..BUILTIN
};

/// `classmethod_descriptor`: a class method of a builtin class, not bound.
pub const CLASS_METHOD_DESCRIPTOR: ClassDef =
    ClassDef { name: "classmethod_descriptor", ..METHOD_DESCRIPTOR };

/// Calls whatever the receiver is: what `__call__` of functions does.
fn call(vm: &mut Vm, args: &[Value]) -> Outcome {
    call_through(vm, &args[0], None, &args[1], &args[2])
}

fn function(value: &Value) -> &Object<Function> {
    value.downcast().expect("the receiver of a function's method is a function")
}

fn function_new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(code) = args[1].downcast::<CodeObject>() else {
        let text = format!("function() argument 'code' must be code, not {}", vm.type_name(&args[1]));
        return Err(vm.type_error(text));
    };
    let Some(globals) = args[2].downcast::<Dict>() else {
        let text = format!("function() argument 'globals' must be dict, not {}", vm.type_name(&args[2]));
        return Err(vm.type_error(text));
    };
    let given = |index: usize| if args[index].is_none() { Value::EMPTY } else { args[index].clone() };
    let (name, defaults, closure, keyword_defaults) = (given(3), given(4), given(5), given(6));
    if !name.is_empty() && !name.is_a::<Str>() {
        return Err(vm.type_error("arg 3 (name) must be None or string"));
    }
    if !defaults.is_empty() && !defaults.is_a::<Tuple>() {
        return Err(vm.type_error("arg 4 (defaults) must be None or tuple"));
    }
    if !keyword_defaults.is_empty() && !keyword_defaults.is_a::<Dict>() {
        return Err(vm.type_error("arg 6 (kwdefaults) must be None or dict"));
    }
    let cells: Vec<Value> = closure.downcast::<Tuple>().map(|tuple| tuple.to_vec()).unwrap_or_default();
    let wanted = code.data.free.len();
    if wanted > 0 && !closure.is_a::<Tuple>() {
        return Err(vm.type_error("arg 5 (closure) must be tuple"));
    }
    if cells.len() != wanted {
        let text = format!("{} requires closure of length {wanted}, not {}", code.data.name, cells.len());
        return Err(vm.value_error(text));
    }
    if let Some(wrong) = cells.iter().find(|cell| !cell.is_a::<CellBox>()) {
        let text = format!("arg 5 (closure) expected cell, found {}", vm.type_name(wrong));
        return Err(vm.type_error(text));
    }
    let made = Function::new(code.to_ref(), globals.to_ref(), cells.into());
    made.defaults.set(defaults);
    made.keyword_defaults.set(keyword_defaults);
    made.name.set(name);
    let class = vm.types.function.clone();
    Ok(vm.heap.alloc_with_attributes(&class, made, class.root_shape.get()).into())
}

fn function_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = match args[0].downcast::<NativeFunction>() {
        Some(native) => native.qualname(),
        None => function(&args[0]).qualname().to_string(),
    };
    let text = format!("<function {name} at {}>", address(vm, &args[0]));
    Ok(vm.str(&text))
}

fn bind(vm: &mut Vm, args: &[Value]) -> Outcome {
    let by_class =
        args[1].is_none() && args.get(2).is_some_and(|owner| !owner.is_empty() && !owner.is_none());
    if args[1].is_none() && !by_class {
        if args[2].is_empty() || args[2].is_none() {
            return Err(vm.type_error("__get__(None, None) is invalid"));
        }
        return Ok(args[0].clone());
    }
    // `function.__get__(None, NoneType)` is how a method of `None` would be bound; a class asked gives the function.
    if args[1].is_none() {
        let none = vm.types.none.value();
        return Ok(if args[2].is(&none) { vm.bind_method(&args[0], &args[1]) } else { args[0].clone() });
    }
    Ok(vm.bind_method(&args[0], &args[1]))
}

fn wants_string(vm: &mut Vm, name: &str, new: &Value) -> Result<(), Raised> {
    if new.is_a::<Str>() {
        Ok(())
    } else {
        Err(vm.type_error(format!("{name} must be set to a string object")))
    }
}

fn set_name(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    wants_string(vm, "__name__", &new)?;
    function(value).name.set(new);
    Ok(())
}

fn set_qualname(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    wants_string(vm, "__qualname__", &new)?;
    function(value).qualname.set(new);
    Ok(())
}

fn get_doc(vm: &mut Vm, value: &Value) -> Outcome {
    let this = function(value);
    if this.doc.is_set() {
        return Ok(this.doc.get());
    }
    let Some(doc) = this.code.data.doc.clone() else { return Ok(Value::NONE) };
    let doc = vm.str(&doc);
    function(value).doc.set(doc.clone());
    Ok(doc)
}

fn set_doc(_vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    function(value).doc.set(none_if_empty(new));
    Ok(())
}

fn get_module(vm: &mut Vm, value: &Value) -> Outcome {
    let this = function(value);
    if this.module.is_set() {
        return Ok(this.module.get());
    }
    let name = vm.names.name.clone();
    Ok(this.globals.get_str(&name).unwrap_or(Value::NONE))
}

/// A name of a function as an object: the same one whenever it is asked for.
fn kept(
    vm: &mut Vm,
    cell: fn(&Function) -> &ValueCell,
    name: fn(&Function) -> std::rc::Rc<str>,
    value: &Value,
) -> Value {
    let this = function(value);
    if !cell(this).is_set() {
        let name = vm.str(&name(this));
        cell(function(value)).set(name);
    }
    cell(function(value)).get()
}

fn set_module(_vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    function(value).module.set(none_if_empty(new));
    Ok(())
}

fn set_defaults(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    let new = if new.is_none() { Value::EMPTY } else { new };
    if !new.is_empty() && !new.is_a::<Tuple>() {
        return Err(vm.type_error("__defaults__ must be set to a tuple object"));
    }
    function(value).defaults.set(new);
    Ok(())
}

fn set_keyword_defaults(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    let new = if new.is_none() { Value::EMPTY } else { new };
    if !new.is_empty() && !new.is_a::<Dict>() {
        return Err(vm.type_error("__kwdefaults__ must be set to a dict object"));
    }
    function(value).keyword_defaults.set(new);
    Ok(())
}

fn get_closure(vm: &mut Vm, value: &Value) -> Outcome {
    let this = function(value);
    if this.closure.is_empty() {
        return Ok(Value::NONE);
    }
    Ok(vm.tuple(this.closure.to_vec()))
}

/// The annotations: set, or computed when first asked for (PEP 649).
fn get_annotations(vm: &mut Vm, value: &Value) -> Outcome {
    let this = function(value);
    if this.annotations.is_set() {
        return Ok(this.annotations.get());
    }
    let annotate = this.annotate.get();
    let annotations = if annotate.is_empty() || annotate.is_none() {
        vm.new_dict().into()
    } else {
        vm.compute_annotations(&annotate)?
    };
    function(value).annotations.set(annotations.clone());
    Ok(annotations)
}

fn set_annotations(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    let new = if new.is_none() { Value::EMPTY } else { new };
    if !new.is_empty() && !new.is_a::<Dict>() {
        return Err(vm.type_error("__annotations__ must be set to a dict object"));
    }
    let this = function(value);
    this.annotations.set(new);
    this.annotate.set(Value::EMPTY);
    Ok(())
}

fn get_annotate(_vm: &mut Vm, value: &Value) -> Outcome {
    Ok(none_if_empty(function(value).annotate.get()))
}

fn set_annotate(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    if new.is_empty() {
        return Err(vm.type_error("__annotate__ cannot be deleted"));
    }
    let call = vm.names.call.clone();
    if new.is_none() {
        function(value).annotate.set(Value::EMPTY);
        return Ok(());
    }
    if vm.lookup_class_of(&new, &call).is_none() {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    function(value).annotate.set(new);
    function(value).annotations.set(Value::EMPTY);
    Ok(())
}

fn get_type_params(vm: &mut Vm, value: &Value) -> Outcome {
    let params = function(value).type_params.get();
    Ok(if params.is_empty() { vm.tuple([]) } else { params })
}

fn set_type_params(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    if !new.is_a::<Tuple>() {
        return Err(vm.type_error("__type_params__ must be set to a tuple"));
    }
    function(value).type_params.set(new);
    Ok(())
}

// ------------------------------------------------------------------------------------------------- bound methods

fn bound(value: &Value) -> &Object<BoundMethod> {
    value.downcast().expect("the receiver of a method's method is a method")
}

fn method_new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let call = vm.names.call.clone();
    if vm.lookup_class_of(&args[1], &call).is_none() {
        return Err(vm.type_error("first argument must be callable"));
    }
    if args[2].is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    let class = vm.types.method.clone();
    let method = BoundMethod { function: args[1].clone(), receiver: args[2].clone() };
    Ok(vm.heap.alloc(&class, method).into())
}

fn method_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (function, receiver) = (bound(&args[0]).function.clone(), bound(&args[0]).receiver.clone());
    let mut name = None;
    for attribute in [vm.names.qualname.clone(), vm.names.name.clone()] {
        if name.is_none() {
            name = vm.find_attr(&function, &attribute)?;
        }
    }
    let name = match name.as_ref().and_then(|name| name.downcast::<Str>()) {
        Some(name) => name.as_str().to_string(),
        None => "?".to_string(),
    };
    let receiver = vm.repr(&receiver)?;
    Ok(vm.str(&format!("<bound method {name} of {}>", receiver.as_str())))
}

/// A method is bound already.
fn method_get(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(args[0].clone())
}

fn method_eq(vm: &mut Vm, args: &[Value]) -> Outcome {
    if let (Some(a), Some(b)) = (args[0].downcast::<BoundMethod>(), args[1].downcast::<BoundMethod>()) {
        let same = a.receiver.is(&b.receiver)
            && (a.function.is(&b.function) || vm.equal(&a.function, &b.function)?);
        return Ok(Value::bool(same));
    }
    Ok(if args[0].is(&args[1]) { Value::TRUE } else { Value::NOT_IMPLEMENTED })
}

fn method_hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let id = match args[0].downcast::<BoundMethod>() {
        Some(method) => {
            let receiver = vm.id_of(&method.receiver);
            let function = vm.hash(&method.function)?;
            (receiver >> 4) ^ function
        }
        None => vm.id_of(&args[0]) >> 4,
    };
    Ok(vm.int(id as i64 >> 2))
}

/// The attributes of a bound method are, but for its own, those of its function.
fn method_getattribute(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = name_argument(vm, &args[1])?;
    let class = vm.types.method.clone();
    let is_functions = matches!(name.as_str(), "__doc__" | "__module__" | "__name__" | "__qualname__");
    if !is_functions
        && vm.lookup(&class, &name).is_some()
        && let Some(found) = vm.generic_find(&args[0], &name)?
    {
        return Ok(found);
    }
    let function = bound(&args[0]).function.clone();
    match vm.find_attr(&function, &name)? {
        Some(found) => Ok(found),
        None => Err(vm.no_attribute(&args[0], name.as_str())),
    }
}

// --------------------------------------------------------------------------------------- functions written in Rust

/// The native function of a receiver, which may be bound.
fn native(value: &Value) -> &Object<NativeFunction> {
    match value.downcast::<BoundMethod>() {
        Some(method) => method.function.downcast(),
        None => value.downcast(),
    }
    .expect("the receiver is a builtin function, bound or not")
}

/// Whether CPython has this method as a slot of its type, and so prints it in another way.
pub fn is_slot(name: &str) -> bool {
    name.starts_with("__")
        && name.ends_with("__")
        && !matches!(
            name,
            "__dir__"
                | "__format__"
                | "__sizeof__"
                | "__reduce__"
                | "__reduce_ex__"
                | "__getstate__"
                | "__init_subclass__"
                | "__subclasshook__"
                | "__class_getitem__"
                | "__reversed__"
                | "__getnewargs__"
                | "__round__"
                | "__trunc__"
                | "__floor__"
                | "__ceil__"
                | "__instancecheck__"
                | "__subclasscheck__"
                | "__subclasses__"
                | "__prepare__"
                | "__set_name__"
                | "__mro_entries__"
                | "__new__"
                | "__length_hint__"
                | "__enter__"
                | "__exit__"
                | "__copy__"
                | "__deepcopy__"
        )
}

fn builtin_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let function = native(&args[0]);
    let name = function.def.name;
    let owner = function.owner.downcast::<Class>().map(|class| class.name());
    let receiver = match args[0].downcast::<BoundMethod>() {
        Some(method) => Some(method.receiver.clone()),
        None if function.def.binding == Binding::Static => Some(function.owner.clone()),
        None => None,
    };
    let text = match (receiver, owner) {
        (Some(receiver), Some(_)) => {
            let kind = if is_slot(name) { "method-wrapper" } else { "built-in method" };
            let name = if is_slot(name) { format!("'{name}'") } else { name.to_string() };
            format!("<{kind} {name} of {} object at {}>", vm.type_name(&receiver), address(vm, &receiver))
        }
        (None, Some(owner)) if is_slot(name) => format!("<slot wrapper '{name}' of '{owner}' objects>"),
        (None, Some(owner)) => format!("<method '{name}' of '{owner}' objects>"),
        (_, None) => format!("<built-in function {name}>"),
    };
    Ok(vm.str(&text))
}

fn native_qualname(vm: &mut Vm, value: &Value) -> Outcome {
    let function = native(value);
    // A method of a class bound to the class is `dict.fromkeys`; bound to an instance its class stands before it.
    let text = match function.owner.downcast::<Class>() {
        Some(_) if function.home_in_base().is_some() => function.qualname(),
        Some(owner) => format!("{}.{}", owner.qualname(), function.def.name),
        None => function.def.name.to_string(),
    };
    Ok(vm.str(&text))
}

fn native_doc(vm: &mut Vm, value: &Value) -> Outcome {
    let doc = native(value).def.doc;
    Ok(if doc.is_empty() { Value::NONE } else { vm.str(doc) })
}

fn native_module(vm: &mut Vm, value: &Value) -> Outcome {
    let function = native(value);
    Ok(if function.stands_for_function() {
        vm.str(function.home())
    } else if function.owner.is_empty() && function.module.is_empty() {
        vm.str("builtins")
    } else {
        none_if_empty(function.module.clone())
    })
}

fn native_self(vm: &mut Vm, value: &Value) -> Outcome {
    if let Some(method) = value.downcast::<BoundMethod>() {
        return Ok(method.receiver.clone());
    }
    let function = native(value);
    if !function.owner.is_empty() {
        return Ok(function.owner.clone());
    }
    let name = vm.intern("builtins");
    let module = match function.module.downcast::<Str>() {
        Some(module) => vm.intern_str(module),
        None => name,
    };
    Ok(vm.modules.get_str(&module).unwrap_or(Value::NONE))
}

/// The signature as `inspect` reads it: the first parameter of a method is marked.
fn native_signature(vm: &mut Vm, value: &Value) -> Outcome {
    let function = native(value);
    let marked = match function.parameters().first() {
        Some(first)
            if matches!(function.def.binding, Binding::Method | Binding::Class)
                && !function.stands_for_function()
                && matches!(first.kind, ParameterKind::PositionalOnly | ParameterKind::Either) =>
        {
            function.def.signature.replacen('(', "($", 1)
        }
        _ => function.def.signature.to_string(),
    };
    Ok(vm.str(&marked))
}

/// Whether a value is a function of either sort, bound or not: what `callable` and `inspect` take for granted.
pub fn is_function(value: &Value) -> bool {
    matches!(value.kind(), Some(Kind::Function | Kind::Native | Kind::BoundMethod))
}

/// A name for messages about something called: `f()` for a function, its `repr` otherwise.
pub fn callee_text(vm: &mut Vm, value: &Value) -> Result<String, Raised> {
    if let Some(function) = value.downcast::<Function>() {
        return Ok(format!("{}()", function.qualname()));
    }
    let name: Ref<Str> = vm.names.qualname.clone();
    match vm.find_attr(value, &name)? {
        Some(found) if found.is_a::<Str>() => {
            let text = found.downcast::<Str>().expect("just checked").as_str().to_string();
            Ok(format!("{text}()"))
        }
        _ => Ok(vm.repr(value)?.as_str().to_string()),
    }
}
