//! What a class says of itself: `__name__`, `__bases__`, `__doc__`, `__annotations__` and their like, and what can be set.
//!
//! Builtin classes cannot be changed; what they answer comes from their tables.

use crate::heap::{Dict, Object, Ref, Str, Value};
use crate::types::class::{Class, PropertyDef};
use crate::types::r#type::{class, module_of, short_name};
use crate::vm::{Outcome, Raised, Vm};

/// The table of them.
pub(super) const PROPERTIES: &[PropertyDef] = &[
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
];

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
    let abstract_methods = class.abstract_methods.get().or_none();
    let is_abstract = !abstract_methods.is_none() && vm.truth(&abstract_methods)?;
    let flags = (i64::from(class.is_sequence.get()) << 5)
        | (i64::from(class.is_mapping.get()) << 6)
        | (i64::from(class.is_heap_class()) << 9)
        | (i64::from(class.is_base.get()) << 10)
        | (i64::from(class.immutable.get()) << 8)
        | (i64::from(is_abstract) << 20);
    Ok(vm.int(flags))
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
