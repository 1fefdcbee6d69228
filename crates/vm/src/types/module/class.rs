//! Modules as programs see them: their names, annotations, `dir`.

use super::Module;
use crate::heap::{Dict, Object, Ref, Str, Value};
use crate::types::class::{ClassDef, PropertyDef};
use crate::types::object::class_for_new;
use crate::vm::{Outcome, Raised, Vm};
use crate::{method, static_method};

/// `module`
pub const CLASS: ClassDef = ClassDef {
    name: "module",
    doc: "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!(
            "__init__",
            "(self, name, doc=None)",
            init,
            "Initialize self.  See help(type(self)) for accurate signature."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__dir__", "(self, /)", dir, "__dir__() -> list\nspecialized dir() implementation"),
    ],
    properties: &[
        PropertyDef {
            name: "__dict__",
            get: |_, value| Ok(module(value).dict.clone().into()),
            set: None,
            doc: "",
        },
        PropertyDef { name: "__annotations__", get: get_annotations, set: Some(set_annotations), doc: "" },
        PropertyDef { name: "__annotate__", get: get_annotate, set: Some(set_annotate), doc: "" },
    ],
    is_base: true,
};

fn module(value: &Value) -> &Object<Module> {
    value.downcast().expect("the receiver of a module's method is a module")
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = vm.types.module.clone();
    let class = class_for_new(vm, &args[0], &owner)?;
    let dict = vm.new_dict();
    Ok(vm.new_builtin(&class, Module { dict }))
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    if !args[1].is_a::<Str>() {
        let text = format!("module.__init__() argument 1 must be str, not {}", vm.given_name(&args[1]));
        return Err(vm.type_error(text));
    }
    let doc = args[2].clone().or_none();
    let dict = module(&args[0]).dict.clone();
    let entries = [
        (vm.names.name.clone(), args[1].clone()),
        (vm.names.doc.clone(), doc),
        (vm.names.package.clone(), Value::NONE),
        (vm.names.loader.clone(), Value::NONE),
        (vm.names.spec.clone(), Value::NONE),
    ];
    for (name, value) in entries {
        drop(dict.set_str(&name, value));
    }
    Ok(Value::NONE)
}

/// Where a module comes from: a file, the machine itself, or a program that made it.
fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = module(&args[0]).dict.clone();
    let (name, file, spec) = (vm.names.name.clone(), vm.names.file.clone(), vm.names.spec.clone());
    let name = match dict.get_str(&name) {
        Some(name) => vm.repr(&name)?.as_str().to_string(),
        None => "'?'".to_string(),
    };
    // Modules that CPython has inside itself, and not in a file.
    const BUILT_IN: &[&str] = &["'builtins'", "'sys'", "'time'", "'itertools'", "'gc'", "'math'"];
    let text = match dict.get_str(&file).filter(|file| file.is_a::<Str>()) {
        Some(file) => format!("<module {name} from {}>", vm.repr(&file)?.as_str()),
        None if dict.get_str(&spec).is_some_and(|spec| spec.is_none())
            && !BUILT_IN.contains(&name.as_str()) =>
        {
            format!("<module {name}>")
        }
        None => format!("<module {name} (built-in)>"),
    };
    Ok(vm.str(&text))
}

fn dir(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = module(&args[0]).dict.clone();
    let hook = vm.names.dir.clone();
    if let Some(hook) = dict.get_str(&hook) {
        return vm.call(&hook, &[]);
    }
    let names = dict.entries().into_iter().map(|entry| entry.key).collect();
    Ok(vm.list(names))
}

/// What lies in the namespace of a module under a name.
fn own(value: &Value, name: &Ref<Str>) -> Option<Value> {
    module(value).dict.get_str(name)
}

fn get_annotations(vm: &mut Vm, value: &Value) -> Outcome {
    let (name, annotate) = (vm.names.annotations.clone(), vm.names.annotate.clone());
    if let Some(annotations) = own(value, &name) {
        return Ok(annotations);
    }
    let annotations = match own(value, &annotate) {
        Some(annotate) if !annotate.is_none() => vm.compute_annotations(&annotate)?,
        _ => vm.new_dict().into(),
    };
    drop(module(value).dict.set_str(&name, annotations.clone()));
    Ok(annotations)
}

fn set_annotations(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    let (name, annotate) = (vm.names.annotations.clone(), vm.names.annotate.clone());
    let dict: Ref<Dict> = module(value).dict.clone();
    if new.is_empty() {
        if dict.remove_str(&name).is_none() {
            return Err(vm.no_attribute(value, "__annotations__"));
        }
    } else {
        drop(dict.set_str(&name, new));
    }
    drop(dict.remove_str(&annotate));
    Ok(())
}

fn get_annotate(vm: &mut Vm, value: &Value) -> Outcome {
    let name = vm.names.annotate.clone();
    Ok(own(value, &name).unwrap_or(Value::NONE))
}

fn set_annotate(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    if new.is_empty() {
        return Err(vm.type_error("cannot delete __annotate__ attribute"));
    }
    let call = vm.names.call.clone();
    if !new.is_none() && vm.lookup_class_of(&new, &call).is_none() {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    let (name, annotations) = (vm.names.annotate.clone(), vm.names.annotations.clone());
    if !new.is_none() {
        drop(module(value).dict.remove_str(&annotations));
    }
    drop(module(value).dict.set_str(&name, new));
    Ok(())
}
