//! Functions of the language as programs see them: `__name__`, `__defaults__`, `__annotations__` and their like.

use super::Function;
use crate::heap::{CellBox, Dict, Kind, Object, Ref, Str, Tuple, Value, ValueCell};
use crate::types::class::{ClassDef, PropertyDef};
use crate::types::code::CodeObject;
use crate::types::descriptors::{call_through, readonly};
use crate::types::object::{address, get_dict, set_dict};
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
            get: |_, value| Ok(function(value).defaults.get().or_none()),
            set: Some(set_defaults),
            doc: "",
        },
        PropertyDef {
            name: "__kwdefaults__",
            get: |_, value| Ok(function(value).keyword_defaults.get().or_none()),
            set: Some(set_keyword_defaults),
            doc: "",
        },
        PropertyDef {
            name: "__globals__",
            get: |_, value| Ok(function(value).globals.clone().into()),
            set: Some(readonly),
            doc: "",
        },
        PropertyDef {
            name: "__builtins__",
            get: |vm, _| Ok(vm.builtins.clone().into()),
            set: Some(readonly),
            doc: "",
        },
        PropertyDef { name: "__closure__", get: get_closure, set: Some(readonly), doc: "" },
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

/// Calls whatever the receiver is: what `__call__` of functions does.
pub(super) fn call(vm: &mut Vm, args: &[Value]) -> Outcome {
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
    let given = |index: usize| args[index].clone().or_empty();
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
    let text = format!("<function {} at {}>", function(&args[0]).qualname(), address(vm, &args[0]));
    Ok(vm.str(&text))
}

pub(super) fn bind(vm: &mut Vm, args: &[Value]) -> Outcome {
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
    function(value).doc.set(new.or_none());
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

fn set_module(_vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    function(value).module.set(new.or_none());
    Ok(())
}

fn set_defaults(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    let new = new.or_empty();
    if !new.is_empty() && !new.is_a::<Tuple>() {
        return Err(vm.type_error("__defaults__ must be set to a tuple object"));
    }
    function(value).defaults.set(new);
    Ok(())
}

fn set_keyword_defaults(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    let new = new.or_empty();
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
    let new = new.or_empty();
    if !new.is_empty() && !new.is_a::<Dict>() {
        return Err(vm.type_error("__annotations__ must be set to a dict object"));
    }
    let this = function(value);
    this.annotations.set(new);
    this.annotate.set(Value::EMPTY);
    Ok(())
}

fn get_annotate(_vm: &mut Vm, value: &Value) -> Outcome {
    Ok(function(value).annotate.get().or_none())
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
