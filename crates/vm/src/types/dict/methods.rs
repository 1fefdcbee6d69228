//! The methods and operators of `dict`, and its table.

use rondo_bytecode::CompareOp;

use super::views::{self, Which};
use crate::heap::{Dict, Object, Value};
use crate::types::alias::class_getitem;
use crate::types::class::{Class, ClassDef};
use crate::types::iterator::{DictWalk, Iterator};
use crate::types::sequence::{R, append_repr, begin_repr, receiver};
use crate::vm::{Outcome, Vm};
use crate::{class_method, method, static_method};

fn this<'a>(vm: &mut Vm, args: &'a [Value]) -> R<&'a Object<Dict>> {
    receiver(vm, args, "dict")
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("`__new__` gets a class").to_ref();
    Ok(vm.new_builtin(&class, Dict::default()))
}

/// What `dict(…)`, `__init__` and `update` share: at most one source, then keywords.
fn fill(vm: &mut Vm, args: &[Value], name: &str) -> R<()> {
    let dict = this(vm, args)?;
    let given = args[1].items();
    if given.len() > 1 {
        let message = format!("{name} expected at most 1 argument, got {}", given.len());
        return Err(vm.type_error(message));
    }
    if let Some(source) = given.first() {
        vm.dict_update(dict, source)?;
    }
    if let Some(keywords) = args[2].downcast::<Dict>()
        && !keywords.is_empty()
    {
        vm.dict_merge(dict, keywords)?;
    }
    Ok(())
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    fill(vm, args, "dict")?;
    Ok(Value::NONE)
}

fn update(vm: &mut Vm, args: &[Value]) -> Outcome {
    fill(vm, args, "update")?;
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?.to_ref();
    if dict.is_empty() {
        return Ok(vm.str("{}"));
    }
    if !begin_repr(vm, &args[0])? {
        return Ok(vm.str("{...}"));
    }
    let mut text = String::from("{");
    let result = repr_entries(vm, &dict, &mut text);
    vm.leave_repr(&args[0]);
    result?;
    text.push('}');
    Ok(vm.str(&text))
}

fn repr_entries(vm: &mut Vm, dict: &Object<Dict>, text: &mut String) -> R<()> {
    let mut place = 0;
    while let Some((next, entry)) = dict.next_entry(place) {
        if place > 0 {
            text.push_str(", ");
        }
        append_repr(vm, &entry.key, text)?;
        text.push_str(": ");
        append_repr(vm, &entry.value, text)?;
        place = next;
    }
    Ok(())
}

fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Outcome {
    let dict = this(vm, args)?;
    let Some(other) = args[1].downcast::<Dict>() else { return Ok(Value::NOT_IMPLEMENTED) };
    match op {
        CompareOp::Eq => vm.dict_equal(dict, other).map(Value::bool),
        CompareOp::Ne => vm.dict_equal(dict, other).map(|equal| Value::bool(!equal)),
        CompareOp::Lt | CompareOp::Le | CompareOp::Gt | CompareOp::Ge => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn iter(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?.to_ref();
    let class = vm.types.dict_keyiterator.clone();
    Ok(vm.heap.alloc(&class, Iterator::DictKeys(DictWalk::new(dict))).into())
}

fn reversed(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?.to_ref();
    let class = vm.types.dict_reversekeyiterator.clone();
    Ok(vm.heap.alloc(&class, Iterator::ReversedDictKeys(DictWalk::reversed(dict))).into())
}

fn merged(vm: &mut Vm, left: &Value, right: &Value) -> Outcome {
    let (Some(left), Some(right)) = (left.downcast::<Dict>(), right.downcast::<Dict>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let result = vm.dict_copy(left)?;
    vm.dict_update(&result, &right.value())?;
    Ok(result.into())
}

fn or(vm: &mut Vm, args: &[Value]) -> Outcome {
    merged(vm, &args[0], &args[1])
}

fn ror(vm: &mut Vm, args: &[Value]) -> Outcome {
    merged(vm, &args[1], &args[0])
}

fn ior(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?;
    vm.dict_update(dict, &args[1])?;
    Ok(args[0].clone())
}

fn len(vm: &mut Vm, args: &[Value]) -> Outcome {
    let length = this(vm, args)?.len();
    Ok(vm.size(length))
}

fn getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?;
    vm.dict_subscript(dict, &args[1])
}

fn setitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?;
    vm.dict_set(dict, args[1].clone(), args[2].clone())?;
    Ok(Value::NONE)
}

fn delitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?;
    match vm.dict_remove(dict, &args[1])? {
        Some(old) => {
            drop(old);
            Ok(Value::NONE)
        }
        None => Err(vm.key_error(args[1].clone())),
    }
}

fn contains(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?;
    vm.dict_contains(dict, &args[1]).map(Value::bool)
}

fn sizeof(vm: &mut Vm, args: &[Value]) -> Outcome {
    let places = this(vm, args)?.places();
    Ok(vm.size(64 + if places == 0 { 0 } else { 24 * places.next_power_of_two().max(8) }))
}

fn get(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?;
    let found = vm.dict_get(dict, &args[1])?;
    Ok(found.unwrap_or_else(|| args[2].clone().or_none()))
}

fn setdefault(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?;
    let hash = vm.dict_key_hash(&args[1])?;
    if let Some(value) = vm.dict_find(dict, &args[1], hash)?.and_then(|index| dict.value_at(index)) {
        return Ok(value);
    }
    let value = args[2].clone().or_none();
    dict.push(hash, args[1].clone(), value.clone());
    Ok(value)
}

fn pop(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?;
    // An empty dict does not even ask for the hash.
    let found = if dict.is_empty() { None } else { vm.dict_remove(dict, &args[1])? };
    match found {
        Some(value) => Ok(value),
        None if args[2].is_empty() => Err(vm.key_error(args[1].clone())),
        None => Ok(args[2].clone()),
    }
}

fn popitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    match this(vm, args)?.pop_last() {
        Some(entry) => Ok(vm.tuple([entry.key, entry.value])),
        None => {
            let message = vm.str("popitem(): dictionary is empty");
            Err(vm.key_error(message))
        }
    }
}

fn keys(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?.to_ref();
    Ok(views::new_view(vm, dict, Which::Keys))
}

fn values(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?.to_ref();
    Ok(views::new_view(vm, dict, Which::Values))
}

fn items(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?.to_ref();
    Ok(views::new_view(vm, dict, Which::Items))
}

fn fromkeys(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.dict_from_keys(&args[0], &args[1], &args[2].clone().or_none())
}

fn clear(vm: &mut Vm, args: &[Value]) -> Outcome {
    let old = this(vm, args)?.take();
    drop(old);
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?;
    vm.dict_copy(dict).map(Value::from)
}

/// `dict`
pub const CLASS: ClassDef = ClassDef {
    name: "dict",
    doc: "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!(
            "__lt__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Lt),
            "Return self<value."
        ),
        method!(
            "__le__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Le),
            "Return self<=value."
        ),
        method!(
            "__eq__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Eq),
            "Return self==value."
        ),
        method!(
            "__ne__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Ne),
            "Return self!=value."
        ),
        method!(
            "__gt__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Gt),
            "Return self>value."
        ),
        method!(
            "__ge__",
            "(self, value, /)",
            |vm, args| compare(vm, args, CompareOp::Ge),
            "Return self>=value."
        ),
        method!("__iter__", "(self, /)", iter, "Implement iter(self)."),
        method!(
            "__init__",
            "(self, /, *args, **kwargs)",
            init,
            "Initialize self.  See help(type(self)) for accurate signature."
        ),
        method!("__or__", "(self, value, /)", or, "Return self|value."),
        method!("__ror__", "(self, value, /)", ror, "Return value|self."),
        method!("__ior__", "(self, value, /)", ior, "Return self|=value."),
        method!("__len__", "(self, /)", len, "Return len(self)."),
        method!("__getitem__", "(self, key, /)", getitem, "Return self[key]."),
        method!("__setitem__", "(self, key, value, /)", setitem, "Set self[key] to value."),
        method!("__delitem__", "(self, key, /)", delitem, "Delete self[key]."),
        method!(
            "__contains__",
            "(self, key, /)",
            contains,
            "True if the dictionary has the specified key, else False."
        ),
        method!("__sizeof__", "(self, /)", sizeof, "Return the size of the dict in memory, in bytes."),
        method!(
            "get",
            "(self, key, default=None, /)",
            get,
            "Return the value for key if key is in the dictionary, else default."
        ),
        method!(
            "setdefault",
            "(self, key, default=None, /)",
            setdefault,
            "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default."
        ),
        method!(
            "pop",
            "(self, key, default=<unrepresentable>, /)",
            pop,
            "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError."
        ),
        method!(
            "popitem",
            "(self, /)",
            popitem,
            "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty."
        ),
        method!("keys", "(self, /)", keys, "Return a set-like object providing a view on the dict's keys."),
        method!(
            "items",
            "(self, /)",
            items,
            "Return a set-like object providing a view on the dict's items."
        ),
        method!("values", "(self, /)", values, "Return an object providing a view on the dict's values."),
        method!(
            "update",
            "(self, /, *args, **kwargs)",
            update,
            "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.\nIf E is present and has a .keys() method, then does:  for k in E.keys(): D[k] = E[k]\nIf E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\nIn either case, this is followed by: for k in F:  D[k] = F[k]"
        ),
        class_method!(
            "fromkeys",
            "(cls, iterable, value=None, /)",
            fromkeys,
            "Create a new dictionary with keys from iterable and values set to value."
        ),
        method!("clear", "(self, /)", clear, "Remove all items from the dict."),
        method!("copy", "(self, /)", copy, "Return a shallow copy of the dict."),
        method!("__reversed__", "(self, /)", reversed, "Return a reverse iterator over the dict keys."),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[],
    is_base: true,
};
