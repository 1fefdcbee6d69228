//! `tuple`: the immutable sequence. Its representation is in `heap::tuple`; here are its operators and methods.

use rondo_bytecode::CompareOp;

use crate::heap::{Object, Ref, Tuple, Value};
use crate::types::alias::class_getitem;
use crate::types::class::{Class, ClassDef};
use crate::types::iterator::{Iterator, Walk};
use crate::types::sequence::{
    begin_repr, cannot_repeat, check_items, compare_items, contains_item, count_items, find_item, is_exact,
    item_index, pick, receiver, repeat_count, repeated, repr_items, search_bound,
};
use crate::types::slice::Slice;
use crate::vm::{Outcome, Vm};
use crate::{class_method, method, static_method};

impl Vm {
    /// A tuple of the given class, which is `tuple` or derives from it.
    pub fn tuple_of_class(&mut self, class: &Ref<Class>, items: Vec<Value>) -> Value {
        let shape = class.root_shape.get();
        if shape == 0 {
            return self.heap.new_tuple(class, items.into_iter()).into();
        }
        self.heap.new_tuple_with_attributes(class, items.into_iter(), shape).into()
    }

    /// `tuple(x)`.
    pub fn tuple_from(&mut self, iterable: &Value) -> Outcome {
        // A builtin class derived from tuple, like that of `time.localtime()`, is another class.
        if iterable.downcast::<Tuple>().is_some_and(|tuple| tuple.class().is(&self.types.tuple)) {
            return Ok(iterable.clone());
        }
        let items = self.collect(iterable)?;
        Ok(self.tuple(items))
    }
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("`__new__` gets a class").to_ref();
    if class.is(&vm.types.tuple) {
        return if args[1].is_empty() { Ok(vm.tuple([])) } else { vm.tuple_from(&args[1]) };
    }
    let items = if args[1].is_empty() { Vec::new() } else { vm.collect(&args[1])? };
    Ok(vm.tuple_of_class(&class, items))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let tuple = receiver::<Tuple>(vm, args, "tuple")?.to_ref();
    if tuple.is_empty() {
        return Ok(vm.str("()"));
    }
    if !begin_repr(vm, &args[0])? {
        return Ok(vm.str("(...)"));
    }
    let mut text = String::from("(");
    let result = repr_items(vm, &*tuple, &mut text);
    vm.leave_repr(&args[0]);
    result?;
    text.push_str(if tuple.len() == 1 { ",)" } else { ")" });
    Ok(vm.str(&text))
}

fn hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let tuple = receiver::<Tuple>(vm, args, "tuple")?;
    let hash = vm.hash_tuple(tuple)?;
    Ok(vm.int_from_hash(hash))
}

fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Outcome {
    let tuple = receiver::<Tuple>(vm, args, "tuple")?;
    match args[1].downcast::<Tuple>() {
        Some(other) => compare_items(vm, op, tuple, other),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn iter(vm: &mut Vm, args: &[Value]) -> Outcome {
    let tuple = receiver::<Tuple>(vm, args, "tuple")?.to_ref();
    let class = vm.types.tuple_iterator.clone();
    Ok(vm.heap.alloc(&class, Iterator::Tuple(Walk::new(tuple))).into())
}

fn len(vm: &mut Vm, args: &[Value]) -> Outcome {
    let length = receiver::<Tuple>(vm, args, "tuple")?.len();
    Ok(vm.size(length))
}

/// `tuple[key]`, for the machine and for `__getitem__`.
pub fn get_item(vm: &mut Vm, tuple: &Object<Tuple>, key: &Value) -> Outcome {
    if let Some(slice) = key.downcast::<Slice>() {
        let (start, _, step, count) = vm.slice_indices(slice, tuple.len())?;
        if count == tuple.len() && step == 1 && !tuple.class().is_heap_class() {
            return Ok(tuple.value());
        }
        check_items(vm, count)?;
        return Ok(vm.tuple(pick(tuple, start, step, count)));
    }
    let index = item_index(vm, key, tuple.len(), "tuple", "tuple index out of range")?;
    Ok(tuple[index].clone())
}

fn getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let tuple = receiver::<Tuple>(vm, args, "tuple")?;
    get_item(vm, tuple, &args[1])
}

/// `tuple + tuple`, for the machine and for `__add__`.
pub fn concat(vm: &mut Vm, tuple: &Object<Tuple>, other: &Value) -> Outcome {
    let Some(right) = other.downcast::<Tuple>() else {
        let message = format!("can only concatenate tuple (not \"{}\") to tuple", vm.type_name(other));
        return Err(vm.type_error(message));
    };
    if right.is_empty() && !tuple.class().is_heap_class() {
        return Ok(tuple.value());
    }
    if tuple.is_empty() && is_exact::<Tuple>(other) {
        return Ok(other.clone());
    }
    check_items(vm, tuple.len() + right.len())?;
    let items: Vec<Value> = tuple.iter().chain(right.iter()).cloned().collect();
    Ok(vm.tuple(items))
}

fn add(vm: &mut Vm, args: &[Value]) -> Outcome {
    let tuple = receiver::<Tuple>(vm, args, "tuple")?;
    concat(vm, tuple, &args[1])
}

fn mul(vm: &mut Vm, args: &[Value]) -> Outcome {
    let tuple = receiver::<Tuple>(vm, args, "tuple")?;
    let Some(count) = repeat_count(vm, &args[1])? else {
        return Err(cannot_repeat(vm, &args[1]));
    };
    if (count == 1 || tuple.is_empty()) && !tuple.class().is_heap_class() {
        return Ok(tuple.value());
    }
    let items = repeated(vm, tuple, count)?;
    Ok(vm.tuple(items))
}

fn contains(vm: &mut Vm, args: &[Value]) -> Outcome {
    let tuple = receiver::<Tuple>(vm, args, "tuple")?;
    contains_item(vm, tuple, &args[1]).map(Value::bool)
}

fn getnewargs(vm: &mut Vm, args: &[Value]) -> Outcome {
    let items = receiver::<Tuple>(vm, args, "tuple")?.to_vec();
    let copy = vm.tuple(items);
    Ok(vm.tuple([copy]))
}

fn index(vm: &mut Vm, args: &[Value]) -> Outcome {
    let tuple = receiver::<Tuple>(vm, args, "tuple")?;
    let start = search_bound(vm, &args[2], 0, tuple.len())?;
    let stop = search_bound(vm, &args[3], usize::MAX, tuple.len())?;
    match find_item(vm, tuple, &args[1], start, stop)? {
        Some(index) => Ok(vm.size(index)),
        None => Err(vm.value_error("tuple.index(x): x not in tuple")),
    }
}

fn count(vm: &mut Vm, args: &[Value]) -> Outcome {
    let tuple = receiver::<Tuple>(vm, args, "tuple")?;
    count_items(vm, tuple, &args[1])
}

/// `tuple`
pub const CLASS: ClassDef = ClassDef {
    name: "tuple",
    doc: "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, iterable=(), /)",
            new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__hash__", "(self, /)", hash, "Return hash(self)."),
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
        method!("__len__", "(self, /)", len, "Return len(self)."),
        method!("__getitem__", "(self, key, /)", getitem, "Return self[key]."),
        method!("__add__", "(self, value, /)", add, "Return self+value."),
        method!("__mul__", "(self, value, /)", mul, "Return self*value."),
        method!("__rmul__", "(self, value, /)", mul, "Return value*self."),
        method!("__contains__", "(self, key, /)", contains, "Return bool(key in self)."),
        method!("__getnewargs__", "(self, /)", getnewargs, ""),
        method!(
            "index",
            "(self, value, start=0, stop=sys.maxsize, /)",
            index,
            "Return first index of value.\n\nRaises ValueError if the value is not present."
        ),
        method!("count", "(self, value, /)", count, "Return number of occurrences of value."),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[],
    is_base: true,
};
