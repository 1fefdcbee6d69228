//! `type`: the class of classes. Making a class stands elsewhere ([`crate::classes`]); here is what a class can do once it exists.

mod attributes;
mod checks;

use crate::heap::{Dict, Object, Str, Tuple, Value};
use crate::types::alias::GenericAlias;
use crate::types::class::{Class, ClassDef};
use crate::types::descriptors::call_through;
use crate::types::object::{add_class_names, sorted_names};
use crate::types::type_params::alias_type::TypeAlias;
use crate::types::union::Union;
use crate::vm::{Outcome, Vm};
use crate::{class_method, method, static_method};

/// `type`
pub const CLASS: ClassDef = ClassDef {
    name: "type",
    doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
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
        method!("__call__", "(self, /, *args, **kwargs)", call, "Call self as a function."),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("mro", "(self, /)", mro, "Return a type's method resolution order."),
        method!("__subclasses__", "(self, /)", subclasses, "Return a list of immediate subclasses."),
        method!(
            "__instancecheck__",
            "(self, instance, /)",
            instancecheck,
            "Check if an object is an instance."
        ),
        method!("__subclasscheck__", "(self, subclass, /)", subclasscheck, "Check if a class is a subclass."),
        method!("__dir__", "(self, /)", dir, "Specialized __dir__ implementation for types."),
        method!("__or__", "(self, value, /)", or, "Return self|value."),
        method!("__ror__", "(self, value, /)", ror, "Return value|self."),
        class_method!(
            "__prepare__",
            "(cls, name, bases, /, **kwds)",
            prepare,
            "Create the namespace for the class statement"
        ),
    ],
    properties: attributes::PROPERTIES,
    is_base: true,
};

/// The class behind the receiver of a method of `type`.
pub fn class(value: &Value) -> &Object<Class> {
    value.downcast().expect("the receiver of a method of type is a class")
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = vm.types.type_.clone();
    let metaclass = crate::types::object::class_for_new(vm, &args[0], &owner)?;
    let [name, bases, namespace] = args[1].items() else {
        let given = args[1].items().len();
        if given == 1 && metaclass.is(&owner) {
            if args[2].downcast::<Dict>().is_some_and(|keywords| !keywords.is_empty()) {
                return Err(vm.type_error("type() takes no keyword arguments"));
            }
            return Ok(vm.class_of(&args[1].items()[0]).value());
        }
        return Err(if metaclass.is(&owner) {
            vm.type_error("type() takes 1 or 3 arguments")
        } else {
            vm.type_error(format!("type.__new__() takes exactly 3 arguments ({given} given)"))
        });
    };
    let fits =
        [(name.is_a::<Str>(), "str"), (bases.is_a::<Tuple>(), "tuple"), (namespace.is_a::<Dict>(), "dict")];
    for (index, (fits, wanted)) in fits.into_iter().enumerate() {
        if !fits {
            let text = format!(
                "type.__new__() argument {} must be {wanted}, not {}",
                index + 1,
                vm.type_name(&args[1].items()[index])
            );
            return Err(vm.type_error(text));
        }
    }
    if name.downcast::<Str>().is_some_and(|name| name.as_str().contains('\0')) {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    vm.make_class(&metaclass, name, bases, namespace, &args[2])
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let given = args[1].items().len();
    if given != 1 && given != 3 {
        return Err(vm.type_error("type.__init__() takes 1 or 3 arguments"));
    }
    Ok(Value::NONE)
}

fn call(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.call_type(class(&args[0]), &args[1], &args[2])
}

impl Vm {
    /// What `type.__call__` does, whatever the metaclass says: `__new__`, then `__init__` if an instance came out.
    pub fn call_type(&mut self, class: &Object<Class>, args: &Value, kwargs: &Value) -> Outcome {
        let class = class.to_ref();
        let has_keywords = kwargs.downcast::<Dict>().is_some_and(|keywords| !keywords.is_empty());
        if class.is(&self.types.type_) && !has_keywords && args.items().len() == 1 {
            return Ok(self.class_of(&args.items()[0]).value());
        }
        let name = self.names.new.clone();
        let found = self.lookup(&class, &name).expect("object has __new__");
        let new = self.get_descriptor(&found, &Value::EMPTY, &class)?;
        let instance = call_through(self, &new, Some(class.value()), args, kwargs)?;
        if !self.is_instance(&instance, &class) {
            return Ok(instance);
        }
        let name = self.names.init.clone();
        if let Some(init) = self.lookup_class_of(&instance, &name) {
            let class = self.class_of(&instance).clone();
            let init = self.get_descriptor(&init, &instance, &class)?;
            let result = call_through(self, &init, None, args, kwargs)?;
            self.check_init_result(&result)?;
        }
        Ok(instance)
    }
}

/// The module of a class: what its namespace says, or what the table of a builtin class says.
pub fn module_of(vm: &mut Vm, class: &Object<Class>) -> Value {
    let name = vm.names.module.clone();
    if class.is_heap_class() {
        return class.own(&name).unwrap_or(Value::NONE);
    }
    if let Some(module) = class.own(&name)
        && module.is_a::<Str>()
    {
        return module;
    }
    let full = class.definition.map_or("", |definition| definition.name);
    match full.rsplit_once('.') {
        Some((module, _)) if class.name().as_ref() == full || full.ends_with(&*class.name()) => {
            vm.str(module)
        }
        _ => vm.str("builtins"),
    }
}

/// A class's name without its module.
fn short_name(class: &Object<Class>) -> String {
    let name = class.name();
    name.rsplit('.').next().unwrap_or_default().to_string()
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = format!("<class '{}'>", qualified_name(vm, class(&args[0])));
    Ok(vm.str(&text))
}

/// `module.qualname`, without the module when that is `builtins`.
pub fn qualified_name(vm: &mut Vm, class: &Object<Class>) -> String {
    let module = module_of(vm, class);
    let qualname = if class.is_heap_class() { class.qualname().to_string() } else { short_name(class) };
    match module.downcast::<Str>() {
        Some(module) if module.as_str() != "builtins" => format!("{}.{qualname}", module.as_str()),
        _ => qualname,
    }
}

fn mro(vm: &mut Vm, args: &[Value]) -> Outcome {
    let order = class(&args[0]).mro().into_iter().map(Value::from).collect();
    Ok(vm.list(order))
}

fn subclasses(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = vm.subclasses_of(class(&args[0])).into_iter().map(Value::from).collect();
    Ok(vm.list(found))
}

fn instancecheck(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(vm.is_instance_plainly(&args[1], &args[0])?))
}

fn subclasscheck(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(vm.is_subclass_plainly(&args[1], &args[0])?))
}

fn dir(vm: &mut Vm, args: &[Value]) -> Outcome {
    let names = vm.new_dict();
    for class in class(&args[0]).mro() {
        add_class_names(&names, &class);
    }
    let names = names.entries().into_iter().map(|entry| entry.key).collect();
    Ok(sorted_names(vm, names))
}

fn or(vm: &mut Vm, args: &[Value]) -> Outcome {
    crate::types::union::union_or(vm, &args[0], &args[1])
}

fn ror(vm: &mut Vm, args: &[Value]) -> Outcome {
    crate::types::union::union_or(vm, &args[1], &args[0])
}

fn prepare(vm: &mut Vm, _args: &[Value]) -> Outcome {
    Ok(vm.new_dict().into())
}

/// Whether a value may stand on a side of `|` to make a union.
pub fn is_unionable(value: &Value) -> bool {
    value.is_none()
        || value.is_a::<Class>()
        || value.foreign::<GenericAlias>().is_some()
        || value.foreign::<Union>().is_some()
        || value.foreign::<TypeAlias>().is_some()
}
