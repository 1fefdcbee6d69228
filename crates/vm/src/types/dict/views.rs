//! The views of a dict: `keys()`, `values()`, `items()`. They hold the dict itself, so they always show its present state;
//! those of keys and items are sets besides.

use rondo_bytecode::CompareOp;

use crate::heap::{Dict, Foreign, Holder, Object, Ref, Tracer, Tuple, Value};
use crate::method;
use crate::types::class::{Class, ClassDef, PropertyDef};
use crate::types::iterator::{DictWalk, Iterator};
use crate::types::sequence::{R, begin_repr, compare_lengths, repr_items};
use crate::types::set::Set;
use crate::vm::{Outcome, Vm};

/// What of each entry a view shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// The key.
    Keys,
    /// The value.
    Values,
    /// Both, as a tuple.
    Items,
}

/// The payload of a view.
pub struct DictView {
    /// The dict that it shows.
    pub dict: Ref<Dict>,
    /// What of it.
    pub which: Which,
}

impl Foreign for DictView {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.dict);
    }
}

/// A view of a dict, of a class derived from that of dicts.
pub fn new_view_of(vm: &mut Vm, class: &Ref<Class>, dict: Ref<Dict>, which: Which) -> Value {
    vm.heap.alloc_foreign(class, DictView { dict, which }, 0).into()
}

/// A view of a dict.
pub fn new_view(vm: &mut Vm, dict: Ref<Dict>, which: Which) -> Value {
    let class = match which {
        Which::Keys => &vm.types.dict_keys,
        Which::Values => &vm.types.dict_values,
        Which::Items => &vm.types.dict_items,
    };
    vm.heap.alloc_foreign(class, DictView { dict, which }, 0).into()
}

fn this<'a>(vm: &mut Vm, args: &'a [Value]) -> R<&'a Object<Holder<DictView>>> {
    match args[0].foreign::<DictView>() {
        Some(view) => Ok(view),
        None => {
            let message =
                format!("descriptor requires a dict view but received a '{}'", vm.type_name(&args[0]));
            Err(vm.type_error(message))
        }
    }
}

/// The view, if it is one of keys or items.
fn set_like(value: &Value) -> Option<&Object<Holder<DictView>>> {
    value.foreign::<DictView>().filter(|view| view.which != Which::Values)
}

/// An iterator over a view.
pub fn iterator_of(vm: &mut Vm, dict: Ref<Dict>, which: Which) -> Value {
    let (class, iterator) = match which {
        Which::Keys => (&vm.types.dict_keyiterator, Iterator::DictKeys(DictWalk::new(dict))),
        Which::Values => (&vm.types.dict_valueiterator, Iterator::DictValues(DictWalk::new(dict))),
        Which::Items => (&vm.types.dict_itemiterator, Iterator::DictItems(DictWalk::new(dict))),
    };
    vm.heap.alloc(class, iterator).into()
}

fn iter(vm: &mut Vm, args: &[Value]) -> Outcome {
    let view = this(vm, args)?;
    let (dict, which) = (view.dict.clone(), view.which);
    Ok(iterator_of(vm, dict, which))
}

fn reversed(vm: &mut Vm, args: &[Value]) -> Outcome {
    let view = this(vm, args)?;
    let walk = DictWalk::reversed(view.dict.clone());
    let (class, iterator) = match view.which {
        Which::Keys => (&vm.types.dict_reversekeyiterator, Iterator::ReversedDictKeys(walk)),
        Which::Values => (&vm.types.dict_reversevalueiterator, Iterator::ReversedDictValues(walk)),
        Which::Items => (&vm.types.dict_reverseitemiterator, Iterator::ReversedDictItems(walk)),
    };
    Ok(vm.heap.alloc(class, iterator).into())
}

fn len(vm: &mut Vm, args: &[Value]) -> Outcome {
    let length = this(vm, args)?.dict.len();
    Ok(vm.size(length))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = this(vm, args)?.class().name();
    if !begin_repr(vm, &args[0])? {
        return Ok(vm.str("..."));
    }
    let mut text = format!("{name}([");
    let result = match vm.collect(&args[0]) {
        Ok(items) => {
            let items = vm.tuple(items);
            let items = items.downcast::<Tuple>().expect("just made").to_ref();
            repr_items(vm, &*items, &mut text)
        }
        Err(raised) => Err(raised),
    };
    vm.leave_repr(&args[0]);
    result?;
    text.push_str("])");
    Ok(vm.str(&text))
}

fn mapping(vm: &mut Vm, value: &Value) -> Outcome {
    let dict = this(vm, std::slice::from_ref(value))?.dict.value();
    Ok(vm.mapping_proxy(dict))
}

/// Whether a view shows a value.
fn shows(vm: &mut Vm, view: &DictView, value: &Value) -> R<bool> {
    match view.which {
        Which::Keys => {
            let hash = vm.dict_key_hash(value)?;
            vm.dict_find(&view.dict, value, hash).map(|index| index.is_some())
        }
        Which::Items => {
            let Some([key, wanted]) = value.downcast::<Tuple>().map(|pair| pair.as_slice()) else {
                return Ok(false);
            };
            match vm.dict_get(&view.dict, key)? {
                Some(found) => vm.equal(&found, wanted),
                None => Ok(false),
            }
        }
        Which::Values => {
            let iterator = iterator_of(vm, view.dict.clone(), Which::Values);
            while let Some(candidate) = vm.next(&iterator)? {
                if vm.equal(&candidate, value)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
    }
}

fn contains(vm: &mut Vm, args: &[Value]) -> Outcome {
    let view = this(vm, args)?;
    shows(vm, view, &args[1]).map(Value::bool)
}

/// Whether everything that one shows is in the other.
fn all_in(vm: &mut Vm, inner: &Value, outer: &Value) -> R<bool> {
    let iterator = vm.iter(inner)?;
    while let Some(item) = vm.next(&iterator)? {
        if !vm.contains(outer, &item)? {
            return Ok(false);
        }
        vm.spend(1)?;
    }
    Ok(true)
}

fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Outcome {
    let length = this(vm, args)?.dict.len();
    let (view, other) = (&args[0], &args[1]);
    let other_length = match (other.downcast::<Set>(), set_like(other)) {
        (Some(set), _) => set.len(),
        (None, Some(other)) => other.dict.len(),
        (None, None) => return Ok(Value::NOT_IMPLEMENTED),
    };
    vm.check_stack()?;
    let truth = match op {
        CompareOp::Eq => length == other_length && all_in(vm, view, other)?,
        CompareOp::Ne => length != other_length || !all_in(vm, view, other)?,
        CompareOp::Lt | CompareOp::Le => {
            compare_lengths(op, length, other_length) && all_in(vm, view, other)?
        }
        CompareOp::Gt | CompareOp::Ge => {
            compare_lengths(op, length, other_length) && all_in(vm, other, view)?
        }
    };
    Ok(Value::bool(truth))
}

/// A new set of what a view, or any iterable, gives.
fn as_set(vm: &mut Vm, value: &Value) -> R<Ref<Set>> {
    let set = vm.heap.alloc(&vm.types.set.clone(), Set::default());
    match value.foreign::<DictView>() {
        Some(view) if view.which == Which::Keys => vm.set_update(&set, &view.dict.value())?,
        _ => vm.set_update(&set, value)?,
    }
    Ok(set)
}

fn subtract(vm: &mut Vm, left: &Value, right: &Value) -> Outcome {
    let set = as_set(vm, left)?;
    vm.set_subtract(&set, right)?;
    Ok(set.into())
}

fn union(vm: &mut Vm, left: &Value, right: &Value) -> Outcome {
    let set = as_set(vm, left)?;
    vm.set_update(&set, right)?;
    Ok(set.into())
}

fn toggle(vm: &mut Vm, left: &Value, right: &Value) -> Outcome {
    let set = as_set(vm, left)?;
    vm.set_toggle(&set, right)?;
    Ok(set.into())
}

/// `left & right`. The smaller of two is walked, the larger one asked.
fn intersect(vm: &mut Vm, left: &Value, right: &Value) -> Outcome {
    let (view, other) = match set_like(left) {
        Some(view) => (view, right),
        None => match set_like(right) {
            Some(view) => (view, left),
            None => return Ok(Value::NOT_IMPLEMENTED),
        },
    };
    if let Some(set) = other.downcast::<Set>()
        && set.class().is(&vm.types.set)
        && view.dict.len() <= set.len()
    {
        return vm.set_intersection(set, &view.value()).map(Value::from);
    }
    let (asked, walked) = match set_like(other) {
        Some(larger) if larger.dict.len() > view.dict.len() => (larger, view.value()),
        _ => (view, other.clone()),
    };
    let (asked, result) = (asked.to_ref(), vm.heap.alloc(&vm.types.set.clone(), Set::default()));
    let into = result.clone();
    vm.for_each(
        &walked,
        |vm, item| if shows(vm, &asked, &item)? { vm.set_add(&into, item) } else { Ok(()) },
    )?;
    Ok(result.into())
}

fn isdisjoint(vm: &mut Vm, args: &[Value]) -> Outcome {
    let view = this(vm, args)?;
    let other = &args[1];
    if args[0].is(other) {
        return Ok(Value::bool(view.dict.is_empty()));
    }
    let other_length =
        other.downcast::<Set>().map(|set| set.len()).or(set_like(other).map(|other| other.dict.len()));
    let (walked, asked) = match other_length {
        Some(length) if length > view.dict.len() => (&args[0], other),
        _ => (other, &args[0]),
    };
    let iterator = vm.iter(walked)?;
    while let Some(item) = vm.next(&iterator)? {
        if vm.contains(asked, &item)? {
            return Ok(Value::FALSE);
        }
        vm.spend(1)?;
    }
    Ok(Value::TRUE)
}

/// The table of a set-like view; those of keys and items differ in name only.
macro_rules! set_like_class {
    ($name:literal, $isdisjoint:literal, $reversed:literal) => {
        ClassDef {
            name: $name,
            doc: "",
            methods: &[
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
                    "__sub__",
                    "(self, value, /)",
                    |vm, args| subtract(vm, &args[0], &args[1]),
                    "Return self-value."
                ),
                method!(
                    "__rsub__",
                    "(self, value, /)",
                    |vm, args| subtract(vm, &args[1], &args[0]),
                    "Return value-self."
                ),
                method!(
                    "__and__",
                    "(self, value, /)",
                    |vm, args| intersect(vm, &args[0], &args[1]),
                    "Return self&value."
                ),
                method!(
                    "__rand__",
                    "(self, value, /)",
                    |vm, args| intersect(vm, &args[1], &args[0]),
                    "Return value&self."
                ),
                method!(
                    "__xor__",
                    "(self, value, /)",
                    |vm, args| toggle(vm, &args[0], &args[1]),
                    "Return self^value."
                ),
                method!(
                    "__rxor__",
                    "(self, value, /)",
                    |vm, args| toggle(vm, &args[1], &args[0]),
                    "Return value^self."
                ),
                method!(
                    "__or__",
                    "(self, value, /)",
                    |vm, args| union(vm, &args[0], &args[1]),
                    "Return self|value."
                ),
                method!(
                    "__ror__",
                    "(self, value, /)",
                    |vm, args| union(vm, &args[1], &args[0]),
                    "Return value|self."
                ),
                method!("__len__", "(self, /)", len, "Return len(self)."),
                method!("__contains__", "(self, key, /)", contains, "Return bool(key in self)."),
                method!("isdisjoint", "(self, object, /)", isdisjoint, $isdisjoint),
                method!("__reversed__", "(self, /)", reversed, $reversed),
            ],
            properties: &[MAPPING],
            is_base: false,
        }
    };
}

const MAPPING: PropertyDef =
    PropertyDef { name: "mapping", get: mapping, set: None, doc: "dictionary that this view refers to" };

/// `dict_keys`
pub const KEYS_CLASS: ClassDef = set_like_class!(
    "dict_keys",
    "Return True if the view and the given iterable have a null intersection.",
    "Return a reverse iterator over the dict keys."
);

/// `dict_items`
pub const ITEMS_CLASS: ClassDef = set_like_class!(
    "dict_items",
    "Return True if the view and the given iterable have a null intersection.",
    "Return a reverse iterator over the dict items."
);

/// `dict_values`
pub const VALUES_CLASS: ClassDef = ClassDef {
    name: "dict_values",
    doc: "",
    methods: &[
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__iter__", "(self, /)", iter, "Implement iter(self)."),
        method!("__len__", "(self, /)", len, "Return len(self)."),
        method!("__reversed__", "(self, /)", reversed, "Return a reverse iterator over the dict values."),
    ],
    properties: &[MAPPING],
    is_base: false,
};
