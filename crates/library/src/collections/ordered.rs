//! `OrderedDict`: a dict whose order is part of what it is. Entries can be moved to either end, and two are equal only when
//! their orders are.
//!
//! Every dict keeps the order of insertion, so there is no second structure: this class adds methods only.

use rondo_vm::heap::{Dict, Entry, Object, Ref, Value};
use rondo_vm::types::class::ClassDef;
use rondo_vm::types::dict::views::{Which, new_view_of};
use rondo_vm::types::sequence::{R, begin_repr, receiver};
use rondo_vm::{Outcome, Vm, class_method, method};

use super::classes;
use super::ordered_walk::{iter_of_view, reversed_of_view, walk};

pub(super) static CLASS: ClassDef = ClassDef {
    name: "collections.OrderedDict",
    doc: "Dictionary that remembers insertion order",
    methods: &[
        method!("__init__", "(self, /, *args, **kwargs)", init, "Initialize self."),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__eq__", "(self, value, /)", eq, "Return self==value."),
        method!(
            "__ne__",
            "(self, value, /)",
            |vm, args| {
                let equal = eq(vm, args)?;
                Ok(equal.as_bool().map_or(Value::NOT_IMPLEMENTED, |equal| Value::bool(!equal)))
            },
            "Return self!=value."
        ),
        method!(
            "__or__",
            "(self, value, /)",
            |vm, args| merged(vm, &args[0], &args[1], &args[0]),
            "Return self|value."
        ),
        method!(
            "__ror__",
            "(self, value, /)",
            |vm, args| merged(vm, &args[1], &args[0], &args[0]),
            "Return value|self."
        ),
        method!(
            "__ior__",
            "(self, value, /)",
            |vm, args| {
                fill(vm, &args[0], &args[1])?;
                Ok(args[0].clone())
            },
            "Return self|=value."
        ),
        method!("__reduce__", "(self, /)", reduce, "Return state information for pickling"),
        method!(
            "__iter__",
            "(self, /)",
            |vm, args| {
                let dict = this(vm, args)?.to_ref();
                Ok(walk(vm, dict, Which::Keys, false))
            },
            "Implement iter(self)."
        ),
        method!(
            "__reversed__",
            "(self, /)",
            |vm, args| {
                let dict = this(vm, args)?.to_ref();
                Ok(walk(vm, dict, Which::Keys, true))
            },
            "od.__reversed__() <==> reversed(od)"
        ),
        method!("copy", "(self, /)", copy, "A shallow copy of ordered dict."),
        method!(
            "update",
            "(self, /, *args, **kwargs)",
            update,
            "Update from a mapping or iterable of pairs, then from keywords."
        ),
        method!(
            "setdefault",
            "(self, /, key, default=None)",
            setdefault,
            "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default."
        ),
        method!(
            "pop",
            "(self, /, key, default=<unrepresentable>)",
            pop,
            "Remove the key and return its value; of a missing key the default, or KeyError."
        ),
        method!(
            "popitem",
            "(self, /, last=True)",
            popitem,
            "Remove and return a (key, value) pair: the last, or the first if last is false."
        ),
        method!(
            "move_to_end",
            "(self, /, key, last=True)",
            move_to_end,
            "Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the element does not exist."
        ),
        method!("keys", "(self, /)", |vm, args| view(vm, args, 0, Which::Keys), ""),
        method!("values", "(self, /)", |vm, args| view(vm, args, 1, Which::Values), ""),
        method!("items", "(self, /)", |vm, args| view(vm, args, 2, Which::Items), ""),
        class_method!(
            "fromkeys",
            "(cls, /, iterable, value=None)",
            from_keys,
            "Create a new ordered dictionary with keys from iterable and values set to value."
        ),
    ],
    properties: &[],
    is_base: true,
};

macro_rules! views {
    ($($constant:ident = $name:literal;)*) => {
        $(pub(super) static $constant: ClassDef =
            ClassDef {
                name: $name,
                doc: "",
                methods: &[
                    method!("__iter__", "(self, /)", iter_of_view, "Implement iter(self)."),
                    method!("__reversed__", "(self, /)", reversed_of_view, "od.__reversed__() <==> reversed(od)"),
                ],
                properties: &[],
                is_base: false,
            };)*
    };
}

views! {
    KEYS = "odict_keys";
    VALUES = "odict_values";
    ITEMS = "odict_items";
}

fn this<'a>(vm: &mut Vm, args: &'a [Value]) -> R<&'a Object<Dict>> {
    receiver(vm, args, "collections.OrderedDict")
}

/// Takes the entries of a mapping or of pairs over. Unlike a plain dict's, items are set one by one, by the `__setitem__` that
/// a derived class may have.
fn fill(vm: &mut Vm, this: &Value, source: &Value) -> R<()> {
    if let Some(plain) = source.downcast::<Dict>()
        && !plain.class().is_heap_class()
    {
        return set_all(vm, this, plain);
    }
    let name = vm.names.keys.clone();
    if let Some(keys) = vm.find_attr(source, &name)? {
        let keys = vm.call(&keys, &[])?;
        return vm.for_each(&keys, |vm, key| {
            let value = vm.get_item(source, &key)?;
            vm.set_item(this, &key, value)
        });
    }
    vm.for_each(source, |vm, pair| {
        let items = vm.collect(&pair)?;
        let [key, value] = items.as_slice() else {
            let message = match items.len() {
                0 => String::from("need more than 0 values to unpack"),
                1 => String::from("need more than 1 value to unpack"),
                _ => String::from("too many values to unpack (expected 2)"),
            };
            return Err(vm.value_error(message));
        };
        vm.set_item(this, key, value.clone())
    })
}

fn set_all(vm: &mut Vm, this: &Value, source: &Object<Dict>) -> R<()> {
    for entry in source.entries() {
        vm.set_item(this, &entry.key, entry.value)?;
    }
    Ok(())
}

fn fill_with(vm: &mut Vm, args: &[Value]) -> R<()> {
    this(vm, args)?;
    let given = args[1].items();
    if given.len() > 1 {
        let message = format!("update() takes at most 1 positional argument ({} given)", given.len());
        return Err(vm.type_error(message));
    }
    if let Some(source) = given.first() {
        fill(vm, &args[0], source)?;
    }
    match args[2].downcast::<Dict>() {
        Some(keywords) => set_all(vm, &args[0], keywords),
        None => Ok(()),
    }
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let given = args[1].items().len();
    if given > 1 {
        return Err(vm.type_error(format!("expected at most 1 argument, got {given}")));
    }
    fill_with(vm, args)?;
    Ok(Value::NONE)
}

fn update(vm: &mut Vm, args: &[Value]) -> Outcome {
    fill_with(vm, args)?;
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?;
    let name = dict.class().name();
    if dict.is_empty() {
        return Ok(vm.str(&format!("{name}()")));
    }
    let copy = vm.new_dict();
    drop(copy.copy_entries_of(dict));
    if !begin_repr(vm, &args[0])? {
        return Ok(vm.str("..."));
    }
    let text = vm.repr(&copy.into());
    vm.leave_repr(&args[0]);
    Ok(vm.str(&format!("{name}({})", text?.as_str())))
}

/// Equal entries, and between two ordered dicts in equal order.
fn eq(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?.to_ref();
    let Some(other) = args[1].downcast::<Dict>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let before = (dict.changes(), other.changes());
    if !vm.dict_equal(&dict, other)? {
        return Ok(Value::FALSE);
    }
    let ordered = classes(vm).ordered.clone();
    if !other.class().is_subclass_of(&ordered) {
        return Ok(Value::TRUE);
    }
    let (mut left, mut right) = (0, 0);
    while let (Some((left_next, ours)), Some((right_next, theirs))) =
        (dict.next_entry(left), other.next_entry(right))
    {
        let is_equal = vm.equal(&ours.key, &theirs.key)?;
        if (dict.changes(), other.changes()) != before {
            return Err(vm.runtime_error("OrderedDict mutated during iteration"));
        }
        if !is_equal {
            return Ok(Value::FALSE);
        }
        (left, right) = (left_next, right_next);
    }
    Ok(Value::TRUE)
}

/// An empty one of the same class.
fn empty_like(vm: &mut Vm, this: &Value) -> Outcome {
    let class = vm.class_of(this).value();
    vm.call(&class, &[])
}

fn merged(vm: &mut Vm, left: &Value, right: &Value, this: &Value) -> Outcome {
    if !left.is_a::<Dict>() || !right.is_a::<Dict>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let class = vm.class_of(this).value();
    let result = vm.call(&class, std::slice::from_ref(left))?;
    fill(vm, &result, right)?;
    Ok(result)
}

fn copy(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?.to_ref();
    let result = empty_like(vm, &args[0])?;
    set_all(vm, &result, &dict)?;
    Ok(result)
}

fn reduce(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = vm.class_of(&args[0]).value();
    let state = vm.call_method(&args[0], "__getstate__", &[])?;
    let items = vm.call_method(&args[0], "items", &[])?;
    let items = vm.iter(&items)?;
    let arguments = vm.tuple([]);
    Ok(vm.tuple([class, arguments, state, Value::NONE, items]))
}

fn setdefault(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?;
    if let Some(value) = vm.dict_get(dict, &args[1])? {
        return Ok(value);
    }
    let value = args[2].clone().or_none();
    vm.set_item(&args[0], &args[1], value.clone())?;
    Ok(value)
}

fn pop(vm: &mut Vm, args: &[Value]) -> Outcome {
    let dict = this(vm, args)?;
    match vm.dict_remove(dict, &args[1])? {
        Some(value) => Ok(value),
        None if args[2].is_empty() => Err(vm.key_error(args[1].clone())),
        None => Ok(args[2].clone()),
    }
}

fn is_last(vm: &mut Vm, value: &Value) -> R<bool> {
    if value.is_empty() { Ok(true) } else { vm.truth(value) }
}

fn popitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let from_end = is_last(vm, &args[1])?;
    let dict = this(vm, args)?;
    let entry: Option<Entry> = if from_end {
        dict.pop_last()
    } else {
        dict.next_entry(0).and_then(|(behind, _)| dict.remove_at(behind - 1))
    };
    match entry {
        Some(entry) => Ok(vm.tuple([entry.key, entry.value])),
        None => {
            let message = vm.str("dictionary is empty");
            Err(vm.key_error(message))
        }
    }
}

fn move_to_end(vm: &mut Vm, args: &[Value]) -> Outcome {
    let to_end = is_last(vm, &args[2])?;
    let dict: Ref<Dict> = this(vm, args)?.to_ref();
    let hash = vm.dict_key_hash(&args[1])?;
    let found = vm.dict_find(&dict, &args[1], hash)?;
    let Some(entry) = found.and_then(|index| dict.remove_at(index)) else {
        return Err(vm.key_error(args[1].clone()));
    };
    if to_end {
        dict.push(entry.hash, entry.key, entry.value);
    } else {
        dict.push_first(entry);
    }
    Ok(Value::NONE)
}

fn view(vm: &mut Vm, args: &[Value], place: usize, which: Which) -> Outcome {
    let dict = this(vm, args)?.to_ref();
    let class = classes(vm).ordered_views[place].clone();
    Ok(new_view_of(vm, &class, dict, which))
}

fn from_keys(vm: &mut Vm, args: &[Value]) -> Outcome {
    let value = args[2].clone().or_none();
    let made = vm.call(&args[0], &[])?;
    vm.for_each(&args[1], |vm, key| vm.set_item(&made, &key, value.clone()))?;
    Ok(made)
}
