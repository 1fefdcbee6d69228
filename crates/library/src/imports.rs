//! `_imports`: where modules come from, for `importlib`, and the specification that every module carries as `__spec__`.

use rondo_vm::heap::{Foreign, Kind, Ref, Str, Tracer, Value, ValueCell};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::types::object::{class_for_new, new_foreign};
use rondo_vm::{Finding, Outcome, Vm, function, method, static_method};

const FUNCTIONS: &[NativeDef] = &[function!(
    "find",
    "(name, /)",
    find,
    "The specification of a module that would be imported under this name, or None."
)];

/// `importlib.machinery.ModuleSpec`
static CLASS: ClassDef = ClassDef {
    name: "_frozen_importlib.ModuleSpec",
    doc: "The specification for a module, used for loading.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, name, loader, *, origin=None, loader_state=None, is_package=None)",
            new,
            "Create and return a new object."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__eq__", "(self, value, /)", eq, "Return self==value."),
    ],
    properties: &[
        PropertyDef { name: "name", get: |_, this| Ok(spec(this).name.clone()), set: None, doc: "" },
        PropertyDef { name: "loader", get: loader, set: Some(set_loader), doc: "" },
        PropertyDef { name: "origin", get: |_, this| Ok(spec(this).origin.clone()), set: None, doc: "" },
        PropertyDef {
            name: "submodule_search_locations",
            get: |_, this| Ok(spec(this).locations.clone()),
            set: None,
            doc: "",
        },
        PropertyDef { name: "loader_state", get: |_, _| Ok(Value::NONE), set: None, doc: "" },
        PropertyDef { name: "cached", get: |_, _| Ok(Value::NONE), set: None, doc: "" },
        PropertyDef { name: "has_location", get: has_location, set: None, doc: "" },
        PropertyDef { name: "parent", get: parent, set: None, doc: "The name of the module's parent." },
    ],
    is_base: true,
};

struct ModuleSpec {
    name: Value,
    origin: Value,
    /// The directories of a package, as a list; `None` for what is no package.
    locations: Value,
    /// Empty until somebody asks: it is an object of the language, made by `importlib.machinery`.
    loader: ValueCell,
}

impl Foreign for ModuleSpec {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        for value in [&self.name, &self.origin, &self.locations] {
            tracer.value(value);
        }
        self.loader.trace(tracer);
    }
}

/// The class, kept for the session.
struct SpecClass(Ref<Class>);

fn class(vm: &mut Vm) -> Ref<Class> {
    if let Some(class) = vm.rooms.get::<SpecClass>() {
        return class.0.clone();
    }
    let object = vm.types.object.clone();
    let class = vm.new_builtin_class(&CLASS, &object, Kind::Foreign);
    vm.rooms.put(SpecClass(class.clone()));
    class
}

fn spec(value: &Value) -> &ModuleSpec {
    value.foreign::<ModuleSpec>().expect("the receiver of a method of ModuleSpec is one")
}

/// The specification of a module that was found.
pub fn spec_of(vm: &mut Vm, name: &str, finding: &Finding) -> Value {
    let class = class(vm);
    let name = vm.str(name);
    let origin = finding.file.as_ref().map_or(Value::NONE, |file| vm.str(file));
    let locations = match &finding.directories {
        Some(directories) => {
            let directories = directories.iter().map(|directory| vm.str(directory)).collect();
            vm.list(directories)
        }
        None => Value::NONE,
    };
    let payload = ModuleSpec { name, origin, locations, loader: ValueCell::default() };
    vm.heap.alloc_foreign(&class, payload, 0).into()
}

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let module = vm.add_module("_imports", FUNCTIONS, "Where modules come from.");
    let class = class(vm).value();
    vm.set_module_item(&module, "ModuleSpec", class);
    Ok(module.into())
}

fn find(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(name) = args[0].downcast::<Str>().map(|name| name.as_str().to_string()) else {
        return Err(vm.type_error("module name must be a string"));
    };
    let loader = vm.loader.clone().expect("a module of the library was loaded by the loader");
    if let Some(finding) = loader.find(vm, &name)? {
        return Ok(spec_of(vm, &name, &finding));
    }
    if vm.native_modules.contains_key(name.as_str()) {
        let finding = Finding { file: Some("built-in".to_string()), directories: None };
        return Ok(spec_of(vm, &name, &finding));
    }
    Ok(Value::NONE)
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let [given, name, loader, origin, _, is_package] = args else {
        unreachable!("the signature has six parameters")
    };
    let owner = class(vm);
    let class = class_for_new(vm, given, &owner)?;
    let locations =
        if !is_package.is_empty() && vm.truth(is_package)? { vm.list(vec![]) } else { Value::NONE };
    let origin = origin.clone().or_none();
    let kept = ValueCell::default();
    kept.set(loader.clone());
    Ok(new_foreign(vm, &class, ModuleSpec { name: name.clone(), origin, locations, loader: kept }))
}

/// The loader, which `importlib.machinery` makes of what is known.
fn loader(vm: &mut Vm, this: &Value) -> Outcome {
    let kept = spec(this).loader.get();
    if !kept.is_empty() {
        return Ok(kept);
    }
    let machinery = vm.import_module("importlib.machinery")?;
    let make = vm.get_attr_str(&machinery, "_loader_of")?;
    let made = vm.call(&make, std::slice::from_ref(this))?;
    spec(this).loader.set(made.clone());
    Ok(made)
}

fn set_loader(_vm: &mut Vm, this: &Value, new: Value) -> Result<(), rondo_vm::Raised> {
    spec(this).loader.set(new);
    Ok(())
}

fn has_location(vm: &mut Vm, this: &Value) -> Outcome {
    let origin = spec(this).origin.clone();
    let built_in = vm.intern("built-in").value();
    Ok(Value::bool(!origin.is_none() && !vm.equal(&origin, &built_in)?))
}

fn parent(vm: &mut Vm, this: &Value) -> Outcome {
    let spec = spec(this);
    if !spec.locations.is_none() {
        return Ok(spec.name.clone());
    }
    let name = vm.str_of(&spec.name)?;
    let parent = name.as_str().rsplit_once('.').map_or("", |(parent, _)| parent);
    Ok(vm.str(parent))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let this = &args[0];
    let loader = loader(vm, this)?;
    let mut parts = Vec::new();
    let (name, origin, locations) =
        (spec(this).name.clone(), spec(this).origin.clone(), spec(this).locations.clone());
    for (label, value, always) in [
        ("name", name, true),
        ("loader", loader, true),
        ("origin", origin, false),
        ("submodule_search_locations", locations, false),
    ] {
        if always || !value.is_none() {
            parts.push(format!("{label}={}", vm.repr(&value)?.as_str()));
        }
    }
    Ok(vm.str(&format!("ModuleSpec({})", parts.join(", "))))
}

fn eq(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (Some(this), Some(other)) = (args[0].foreign::<ModuleSpec>(), args[1].foreign::<ModuleSpec>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let pairs = [
        (this.name.clone(), other.name.clone()),
        (this.origin.clone(), other.origin.clone()),
        (this.locations.clone(), other.locations.clone()),
    ];
    for (a, b) in pairs {
        if !vm.equal(&a, &b)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}
