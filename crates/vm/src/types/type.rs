//! `type`: the class of classes. Making a class stands elsewhere; here is what a class can do once it exists.

use crate::heap::{Dict, Object, Ref, Str, Tuple, Value};
use crate::types::alias::GenericAlias;
use crate::types::class::{Class, ClassDef, PropertyDef};
use crate::types::descriptors::call_through;
use crate::types::object::{add_class_names, none_if_empty, sorted_names};
use crate::types::type_params::alias_type::TypeAlias;
use crate::types::union::Union;
use crate::vm::{Outcome, Raised, Vm};
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
    properties: &[
        PropertyDef { name: "__name__", get: get_name, set: Some(set_name), doc: "" },
        PropertyDef { name: "__qualname__", get: get_qualname, set: Some(set_qualname), doc: "" },
        PropertyDef { name: "__module__", get: get_module, set: Some(set_module), doc: "" },
        PropertyDef { name: "__bases__", get: get_bases, set: Some(set_bases), doc: "" },
        PropertyDef { name: "__base__", get: get_base, set: None, doc: "" },
        PropertyDef { name: "__mro__", get: get_mro, set: None, doc: "" },
        PropertyDef { name: "__dict__", get: get_dict, set: None, doc: "" },
        PropertyDef { name: "__doc__", get: get_doc, set: Some(set_doc), doc: "" },
        PropertyDef { name: "__abstractmethods__", get: get_abstract, set: Some(set_abstract), doc: "" },
        PropertyDef { name: "__annotations__", get: get_annotations, set: Some(set_annotations), doc: "" },
        PropertyDef { name: "__annotate__", get: get_annotate, set: Some(set_annotate), doc: "" },
        PropertyDef { name: "__type_params__", get: get_type_params, set: Some(set_type_params), doc: "" },
        PropertyDef { name: "__text_signature__", get: get_text_signature, set: None, doc: "" },
        PropertyDef { name: "__flags__", get: get_flags, set: None, doc: "" },
    ],
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

/// How deep tuples of classes may nest, and how many single bases an object that stands for a class may lead to. (Rust's
/// stack would bear more; CPython's would not.)
const DEEPEST_CHOICE: u32 = 20_000;

impl Vm {
    /// `isinstance(object, class)`, hooks included.
    pub fn isinstance(&mut self, object: &Value, class: &Value) -> Result<bool, Raised> {
        self.isinstance_within(object, class, 0)
    }

    fn isinstance_within(&mut self, object: &Value, class: &Value, depth: u32) -> Result<bool, Raised> {
        if self.class_of(object).is_value(class) {
            return Ok(true);
        }
        if self.class_of(class).is(&self.types.type_) {
            return self.is_instance_plainly(object, class);
        }
        let choices: Option<Vec<Value>> = match class.foreign::<Union>() {
            Some(union) => Some(union.args.items().to_vec()),
            None => class.downcast::<Tuple>().map(|tuple| tuple.to_vec()),
        };
        if let Some(choices) = choices {
            self.check_choices(depth)?;
            for choice in choices {
                if self.isinstance_within(object, &choice, depth + 1)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let name = self.names.instancecheck.clone();
        match self.call_special(class, &name, std::slice::from_ref(object)) {
            Some(answer) => {
                let answer = answer?;
                self.truth(&answer)
            }
            None => self.is_instance_plainly(object, class),
        }
    }

    /// `issubclass(class, base)`, hooks included.
    pub fn issubclass(&mut self, class: &Value, base: &Value) -> Result<bool, Raised> {
        self.issubclass_within(class, base, 0)
    }

    fn issubclass_within(&mut self, class: &Value, base: &Value, depth: u32) -> Result<bool, Raised> {
        if self.class_of(base).is(&self.types.type_) {
            if class.is(base) {
                return Ok(true);
            }
            return self.is_subclass_plainly(class, base);
        }
        let choices: Option<Vec<Value>> = match base.foreign::<Union>() {
            Some(union) => Some(union.args.items().to_vec()),
            None => base.downcast::<Tuple>().map(|tuple| tuple.to_vec()),
        };
        if let Some(choices) = choices {
            self.check_choices(depth)?;
            for choice in choices {
                if self.issubclass_within(class, &choice, depth + 1)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let name = self.names.subclasscheck.clone();
        match self.call_special(base, &name, std::slice::from_ref(class)) {
            Some(answer) => {
                let answer = answer?;
                self.truth(&answer)
            }
            None => self.is_subclass_plainly(class, base),
        }
    }

    /// Whether choices of classes may be looked at that lie so deep in others.
    fn check_choices(&mut self, depth: u32) -> Result<(), Raised> {
        if depth < DEEPEST_CHOICE { self.check_stack() } else { Err(self.recursion_error()) }
    }

    /// `isinstance` without hooks: by the true class, then by what `__class__` says.
    fn is_instance_plainly(&mut self, object: &Value, class: &Value) -> Result<bool, Raised> {
        let Some(class) = class.downcast::<Class>() else {
            if self.bases_of(class)?.is_none() {
                let text = "isinstance() arg 2 must be a type, a tuple of types, or a union";
                return Err(self.type_error(text));
            }
            let name = self.names.class.clone();
            return match self.find_attr(object, &name)? {
                Some(said) => self.derives_from(said, class),
                None => Ok(false),
            };
        };
        if self.is_instance(object, class) || self.stands_in_for(self.class_of(object), class) {
            return Ok(true);
        }
        if !object.is_object() {
            return Ok(false);
        }
        let name = self.names.class.clone();
        let said = self.find_attr(object, &name)?;
        Ok(said.is_some_and(|said| said.downcast::<Class>().is_some_and(|said| said.is_subclass_of(class))))
    }

    fn is_subclass_plainly(&mut self, class: &Value, base: &Value) -> Result<bool, Raised> {
        match (class.downcast::<Class>(), base.downcast::<Class>()) {
            (Some(class), Some(base)) => Ok(class.is_subclass_of(base) || self.stands_in_for(class, base)),
            _ => {
                if self.bases_of(class)?.is_none() {
                    return Err(self.type_error("issubclass() arg 1 must be a class"));
                }
                if self.bases_of(base)?.is_none() {
                    let text = "issubclass() arg 2 must be a class, a tuple of classes, or a union";
                    return Err(self.type_error(text));
                }
                self.derives_from(class.clone(), base)
            }
        }
    }

    /// Whether a class derives from one that stands for another, made in Rust.
    fn stands_in_for(&self, class: &Object<Class>, base: &Object<Class>) -> bool {
        self.stand_ins.iter().any(|(written, native)| native.is(base) && class.is_subclass_of(written))
    }

    /// `__bases__`, if that is a tuple: what has it may stand where a class is asked for.
    fn bases_of(&mut self, value: &Value) -> Result<Option<Value>, Raised> {
        let name = self.intern("__bases__");
        Ok(self.find_attr(value, &name)?.filter(|bases| bases.is_a::<Tuple>()))
    }

    /// Whether something is what stands for a class, or has it among its bases or theirs.
    fn derives_from(&mut self, derived: Value, base: &Value) -> Result<bool, Raised> {
        let mut derived = derived;
        // A property that makes its bases anew each time leads on for ever.
        let mut steps = 0;
        loop {
            self.check_choices(steps)?;
            steps += 1;
            if derived.is(base) {
                return Ok(true);
            }
            self.spend(1)?;
            let Some(bases) = self.bases_of(&derived)? else { return Ok(false) };
            match bases.items() {
                [] => return Ok(false),
                [only] => derived = only.clone(),
                many => {
                    for one in many {
                        if self.derives_from(one.clone(), base)? {
                            return Ok(true);
                        }
                    }
                    return Ok(false);
                }
            }
        }
    }
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

/// Refuses to change a builtin class, or to delete what a class must have.
fn check_mutable(vm: &mut Vm, class: &Object<Class>, name: &str, new: &Value) -> Result<(), Raised> {
    if class.immutable.get() {
        let text = format!("cannot set '{name}' attribute of immutable type '{}'", class.name());
        return Err(vm.type_error(text));
    }
    if new.is_empty() {
        let text = format!("cannot delete '{name}' attribute of immutable type '{}'", class.name());
        return Err(vm.type_error(text));
    }
    Ok(())
}

fn get_name(vm: &mut Vm, value: &Value) -> Outcome {
    let class = class(value);
    // A class of a program may be given a name with a dot.
    Ok(if class.is_heap_class() { vm.str(&class.name()) } else { vm.str(&short_name(class)) })
}

fn set_name(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    check_mutable(vm, class(value), "__name__", &new)?;
    let Some(name) = new.downcast::<Str>() else {
        let text = format!(
            "can only assign string to {}.__name__, not '{}'",
            class(value).name(),
            vm.type_name(&new)
        );
        return Err(vm.type_error(text));
    };
    if name.as_str().contains('\0') {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    class(value).set_name(name.as_str());
    Ok(())
}

fn get_qualname(vm: &mut Vm, value: &Value) -> Outcome {
    let class = class(value);
    Ok(if class.is_heap_class() { vm.str(&class.qualname()) } else { vm.str(&short_name(class)) })
}

fn set_qualname(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    check_mutable(vm, class(value), "__qualname__", &new)?;
    match new.downcast::<Str>() {
        Some(name) => {
            class(value).set_qualname(name.as_str());
            Ok(())
        }
        None => {
            let text = format!(
                "can only assign string to {}.__qualname__, not '{}'",
                class(value).name(),
                vm.type_name(&new)
            );
            Err(vm.type_error(text))
        }
    }
}

fn get_module(vm: &mut Vm, value: &Value) -> Outcome {
    let module = module_of(vm, class(value));
    if module.is_none() { Err(vm.attribute_error("__module__")) } else { Ok(module) }
}

/// Puts something into the namespace of a class.
fn set_own(vm: &mut Vm, class: &Object<Class>, name: &Ref<Str>, new: Value) {
    let old = class.dict().set_str(name, new);
    vm.class_changed(&class.to_ref());
    drop(old);
}

fn set_module(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    check_mutable(vm, class(value), "__module__", &new)?;
    let name = vm.names.module.clone();
    set_own(vm, class(value), &name, new);
    // The line is one of the file that the class came from.
    let line = vm.intern("__firstlineno__");
    drop(class(value).dict().remove_str(&line));
    vm.class_changed(&class(value).to_ref());
    Ok(())
}

fn get_bases(vm: &mut Vm, value: &Value) -> Outcome {
    Ok(vm.tuple(class(value).bases().into_iter().map(Value::from).collect::<Vec<_>>()))
}

fn set_bases(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    let class = class(value).to_ref();
    check_mutable(vm, &class, "__bases__", &new)?;
    vm.set_class_bases(&class, &new)
}

/// The base that gives the layout: the first, unless a later one has a payload that the first lacks.
fn get_base(_vm: &mut Vm, value: &Value) -> Outcome {
    let bases = class(value).bases();
    let layout = class(value).layout;
    let base = bases.iter().find(|base| base.layout == layout).or(bases.first());
    Ok(base.map_or(Value::NONE, |base| base.value()))
}

fn get_mro(vm: &mut Vm, value: &Value) -> Outcome {
    Ok(vm.tuple(class(value).mro().into_iter().map(Value::from).collect::<Vec<_>>()))
}

fn get_dict(vm: &mut Vm, value: &Value) -> Outcome {
    let dict = class(value).dict();
    Ok(vm.mapping_proxy(dict.into()))
}

fn get_doc(vm: &mut Vm, value: &Value) -> Outcome {
    let class = class(value);
    let name = vm.names.doc.clone();
    if !class.is_heap_class() {
        let doc = class.own(&name).filter(|doc| doc.is_a::<Str>());
        let text = class.definition.map_or("", |definition| definition.doc);
        return Ok(match doc {
            Some(doc) => doc,
            None if text.is_empty() => Value::NONE,
            None => vm.str(text),
        });
    }
    match class.own(&name) {
        Some(doc) => vm.get_descriptor(&doc, &Value::EMPTY, &class.to_ref()),
        None => Ok(Value::NONE),
    }
}

fn set_doc(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    check_mutable(vm, class(value), "__doc__", &new)?;
    let name = vm.names.doc.clone();
    set_own(vm, class(value), &name, new);
    Ok(())
}

fn get_abstract(vm: &mut Vm, value: &Value) -> Outcome {
    let names = class(value).abstract_methods.get();
    if names.is_empty() { Err(vm.attribute_error("__abstractmethods__")) } else { Ok(names) }
}

fn set_abstract(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    let class = class(value);
    if new.is_empty() {
        get_abstract(vm, value)?;
        class.abstract_methods.set(Value::EMPTY);
        class.is_abstract.set(false);
        return Ok(());
    }
    class.is_abstract.set(vm.truth(&new)?);
    class.abstract_methods.set(new.clone());
    let name = vm.names.abstractmethods.clone();
    set_own(vm, class, &name, new);
    Ok(())
}

/// How a builtin class is called: the parameters of its own `__init__` or `__new__`, where these say more than `*args`.
fn get_text_signature(vm: &mut Vm, value: &Value) -> Outcome {
    let class = class(value);
    let Some(definition) = class.definition.filter(|_| !class.is_heap_class()) else {
        return Ok(Value::NONE);
    };
    match definition.name {
        // Of these CPython says nothing, and of `object` that it takes nothing.
        "int" | "str" | "bytes" | "bytearray" | "super" => return Ok(Value::NONE),
        "object" => return Ok(vm.str("()")),
        _ => {}
    }
    for name in ["__init__", "__new__"] {
        let Some(row) = definition.methods.iter().find(|row| row.name == name) else { continue };
        let (_, rest) = row.signature.split_once(',').unwrap_or(("", ")"));
        let rest = rest.trim_start();
        let rest = rest.strip_prefix("/, ").unwrap_or(rest);
        if rest != "*args, **kwargs)" {
            let is_known = !rest.contains('<');
            return Ok(if is_known { vm.str(&format!("({rest}")) } else { Value::NONE });
        }
    }
    Ok(Value::NONE)
}

fn no_type_attribute(vm: &mut Vm, class: &Object<Class>, name: &str) -> Raised {
    let value = class.value();
    vm.no_attribute(&value, name)
}

/// The annotations, computed when first asked for (PEP 649) and kept in the namespace.
fn get_annotations(vm: &mut Vm, value: &Value) -> Outcome {
    let class = class(value);
    if !class.is_heap_class() {
        return Err(no_type_attribute(vm, class, "__annotations__"));
    }
    let cache = vm.intern("__annotations_cache__");
    for name in [vm.names.annotations.clone(), cache.clone()] {
        if let Some(found) = class.own(&name) {
            return vm.get_descriptor(&found, &Value::EMPTY, &class.to_ref());
        }
    }
    let annotate = get_annotate(vm, value)?;
    let annotations =
        if annotate.is_none() { vm.new_dict().into() } else { vm.compute_annotations(&annotate)? };
    class.dict().set_str(&cache, annotations.clone());
    Ok(annotations)
}

impl Vm {
    /// Calls an annotate function for the annotations as values (format 1), which must come as a dict.
    pub fn compute_annotations(&mut self, annotate: &Value) -> Outcome {
        let annotations = self.call(annotate, &[Value::int(1)])?;
        if !annotations.is_a::<Dict>() {
            let text = format!("__annotate__() must return a dict, not {}", self.type_name(&annotations));
            return Err(self.type_error(text));
        }
        Ok(annotations)
    }
}

fn set_annotations(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    let class = class(value);
    if class.immutable.get() {
        let text = format!("cannot set '__annotations__' attribute of immutable type '{}'", class.name());
        return Err(vm.type_error(text));
    }
    let (name, cache) = (vm.names.annotations.clone(), vm.intern("__annotations_cache__"));
    let dict = class.dict();
    let removed = dict.remove_str(&cache);
    if new.is_empty() {
        if dict.remove_str(&name).is_none() && removed.is_none() {
            return Err(no_type_attribute(vm, class, "__annotations__"));
        }
    } else {
        drop(dict.set_str(&name, new));
    }
    for name in [vm.names.annotate_func.clone(), vm.names.annotate.clone()] {
        if dict.find_str(&name).is_some() {
            drop(dict.set_str(&name, Value::NONE));
        }
    }
    vm.class_changed(&class.to_ref());
    Ok(())
}

fn get_annotate(vm: &mut Vm, value: &Value) -> Outcome {
    let class = class(value);
    if !class.is_heap_class() {
        return Err(no_type_attribute(vm, class, "__annotate__"));
    }
    for name in [vm.names.annotate_func.clone(), vm.names.annotate.clone()] {
        if let Some(found) = class.own(&name) {
            return vm.get_descriptor(&found, &Value::EMPTY, &class.to_ref());
        }
    }
    Ok(Value::NONE)
}

fn set_annotate(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    let class = class(value);
    if new.is_empty() {
        return Err(vm.type_error("cannot delete __annotate__ attribute"));
    }
    check_mutable(vm, class, "__annotate__", &new)?;
    let call = vm.names.call.clone();
    if !new.is_none() && vm.lookup_class_of(&new, &call).is_none() {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    let name = vm.names.annotate_func.clone();
    if !new.is_none() {
        for name in [vm.names.annotations.clone(), vm.intern("__annotations_cache__")] {
            drop(class.dict().remove_str(&name));
        }
    }
    set_own(vm, class, &name, new);
    Ok(())
}

fn get_type_params(vm: &mut Vm, value: &Value) -> Outcome {
    let name = vm.names.type_params.clone();
    let own = if class(value).is_heap_class() { class(value).own(&name) } else { None };
    Ok(match own {
        Some(params) => params,
        None => vm.tuple([]),
    })
}

fn set_type_params(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    check_mutable(vm, class(value), "__type_params__", &new)?;
    let name = vm.names.type_params.clone();
    set_own(vm, class(value), &name, new);
    Ok(())
}

/// Of CPython's flags those that programs ask for: matches which patterns, made by a program, may be derived from, abstract.
fn get_flags(vm: &mut Vm, value: &Value) -> Outcome {
    let class = class(value);
    let abstract_methods = none_if_empty(class.abstract_methods.get());
    let is_abstract = !abstract_methods.is_none() && vm.truth(&abstract_methods)?;
    let flags = (i64::from(class.is_sequence.get()) << 5)
        | (i64::from(class.is_mapping.get()) << 6)
        | (i64::from(class.is_heap_class()) << 9)
        | (i64::from(class.is_base.get()) << 10)
        | (i64::from(class.immutable.get()) << 8)
        | (i64::from(is_abstract) << 20);
    Ok(vm.int(flags))
}

/// Whether a value may stand on a side of `|` to make a union.
pub fn is_unionable(value: &Value) -> bool {
    value.is_none()
        || value.is_a::<Class>()
        || value.foreign::<GenericAlias>().is_some()
        || value.foreign::<Union>().is_some()
        || value.foreign::<TypeAlias>().is_some()
}
