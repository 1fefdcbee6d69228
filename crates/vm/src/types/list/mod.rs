//! `list`: the growing sequence. Its representation is in `heap::list`; here are its operators and methods, and in
//! [`sort`] the sorting that `sorted` shares.

pub mod sort;
mod timsort;

use rondo_bytecode::CompareOp;

use crate::heap::{List, Object, Tuple, Value, drop_backwards};
use crate::ops::suspend::Step;
use crate::types::alias::class_getitem;
use crate::types::class::{Class, ClassDef};
use crate::types::iterator::{Iterator, Walk};
use crate::types::sequence::{
    R, begin_repr, cannot_repeat, check_items, compare_items, contains_item, count_items, find_item,
    is_exact, item_index, pick, receiver, repeat_count, repeated, repr_items, search_bound,
};
use crate::types::slice::{Bounds, Slice, adjust, slice_bounds};
use crate::vm::{Outcome, Vm};
use crate::{class_method, method, static_method};

const OUT_OF_RANGE: &str = "list index out of range";

fn this<'a>(vm: &mut Vm, args: &'a [Value]) -> R<&'a Object<List>> {
    receiver(vm, args, "list")
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("`__new__` gets a class").to_ref();
    Ok(vm.new_builtin(&class, List::default()))
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?;
    let old = list.take();
    drop(old);
    if !args[1].is_empty() {
        extend_with(vm, list, &args[1])?;
    }
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?.to_ref();
    if list.is_empty() {
        return Ok(vm.str("[]"));
    }
    if !begin_repr(vm, &args[0])? {
        return Ok(vm.str("[...]"));
    }
    let mut text = String::from("[");
    let result = repr_items(vm, &*list, &mut text);
    vm.leave_repr(&args[0]);
    result?;
    text.push(']');
    Ok(vm.str(&text))
}

fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Outcome {
    let list = this(vm, args)?;
    match args[1].downcast::<List>() {
        Some(other) => compare_items(vm, op, list, other),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn iter(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?.to_ref();
    let class = vm.types.list_iterator.clone();
    Ok(vm.heap.alloc(&class, Iterator::List(Walk::new(list))).into())
}

fn reversed(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?.to_ref();
    let class = vm.types.list_reverseiterator.clone();
    let end = list.len();
    Ok(vm.heap.alloc(&class, Iterator::ReversedList(Walk::from(list, end))).into())
}

fn len(vm: &mut Vm, args: &[Value]) -> Outcome {
    let length = this(vm, args)?.len();
    Ok(vm.size(length))
}

/// `list[key]`, for the machine and for `__getitem__`.
pub fn get_item(vm: &mut Vm, list: &Object<List>, key: &Value) -> Outcome {
    if let Some(slice) = key.downcast::<Slice>() {
        let bounds = slice_bounds(vm, slice)?;
        return get_slice(vm, list, bounds);
    }
    let index = item_index(vm, key, list.len(), "list", OUT_OF_RANGE)?;
    match list.get(index) {
        Some(item) => Ok(item),
        None => Err(vm.index_error(OUT_OF_RANGE)),
    }
}

/// `list[start:stop:step]`; the step is not 0.
pub fn get_slice(vm: &mut Vm, list: &Object<List>, (start, stop, step): Bounds) -> Outcome {
    let (start, _, step, count) = adjust(start, stop, step, list.len());
    check_items(vm, count)?;
    let items = list.with(|items| pick(items, start, step, count));
    Ok(vm.list(items))
}

fn getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?;
    get_item(vm, list, &args[1])
}

/// `list[key] = value`, for the machine and for `__setitem__`.
pub fn set_item(vm: &mut Vm, list: &Object<List>, key: &Value, value: Value) -> R<()> {
    if let Some(slice) = key.downcast::<Slice>() {
        let bounds = slice_bounds(vm, slice)?;
        return set_slice(vm, list, bounds, &value);
    }
    let index = item_index(vm, key, list.len(), "list", "list assignment index out of range")?;
    match list.set(index, value) {
        Ok(old) => {
            drop(old);
            Ok(())
        }
        Err(_) => Err(vm.index_error("list assignment index out of range")),
    }
}

/// `list[start:stop:step] = value`; the step is not 0.
pub fn set_slice(vm: &mut Vm, list: &Object<List>, (start, stop, step): Bounds, value: &Value) -> R<()> {
    let items = match value.downcast::<List>() {
        Some(other) if is_exact::<List>(value) => other.to_vec(),
        _ => vm.collect_or(value, "must assign iterable to extended slice")?,
    };
    let (start, stop, step, count) = adjust(start, stop, step, list.len());
    if step == 1 {
        check_items(vm, list.len() + items.len())?;
        let stop = stop.max(start);
        let (start, stop) = (start as usize, stop as usize);
        if items.len() == stop - start {
            // As many as there were: they change places.
            let mut items = items;
            list.with_mut(|all| all[start..stop].swap_with_slice(&mut items));
            items.into_iter().rev().for_each(drop);
            return Ok(());
        }
        let old: Vec<Value> = list.with_mut(|all| all.splice(start..stop, items).collect());
        // From the last to the first, as CPython drops them.
        old.into_iter().rev().for_each(drop);
        return Ok(());
    }
    if items.len() != count {
        let message =
            format!("attempt to assign sequence of size {} to extended slice of size {count}", items.len());
        return Err(vm.value_error(message));
    }
    let old: Vec<Value> = list.with_mut(|all| {
        let places = (0..count).map(|place| (start + place as i64 * step) as usize);
        places.zip(items).map(|(place, item)| std::mem::replace(&mut all[place], item)).collect()
    });
    drop(old);
    Ok(())
}

fn setitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?;
    set_item(vm, list, &args[1], args[2].clone())?;
    Ok(Value::NONE)
}

/// `del list[key]`, for the machine and for `__delitem__`.
pub fn delete_item(vm: &mut Vm, list: &Object<List>, key: &Value) -> R<()> {
    if let Some(slice) = key.downcast::<Slice>() {
        let (start, stop, step) = slice_bounds(vm, slice)?;
        let (start, _, step, count) = adjust(start, stop, step, list.len());
        let old = list.with_mut(|all| remove_places(all, start, step, count));
        if step == 1 {
            drop_backwards(old)
        } else {
            drop(old)
        }
        return Ok(());
    }
    let index = item_index(vm, key, list.len(), "list", "list assignment index out of range")?;
    // An `__index__` may have shortened the list meanwhile.
    match list.with_mut(|all| (index < all.len()).then(|| all.remove(index))) {
        Some(old) => {
            drop(old);
            Ok(())
        }
        None => Err(vm.index_error("list assignment index out of range")),
    }
}

/// Takes out what a resolved slice picks.
fn remove_places(all: &mut Vec<Value>, start: i64, step: i64, count: usize) -> Vec<Value> {
    if count == 0 {
        return Vec::new();
    }
    // A slice that goes backwards picks the same items as one that goes forwards from its last.
    let (first, step) = match step < 0 {
        true => ((start + (count as i64 - 1) * step) as usize, step.unsigned_abs() as usize),
        false => (start as usize, step as usize),
    };
    if step == 1 {
        return all.drain(first..first + count).collect();
    }
    let last = first + (count - 1) * step;
    let tail = all.split_off(first);
    let mut removed = Vec::with_capacity(count);
    for (offset, item) in tail.into_iter().enumerate() {
        if offset.is_multiple_of(step) && first + offset <= last {
            removed.push(item)
        } else {
            all.push(item)
        }
    }
    removed
}

fn delitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?;
    delete_item(vm, list, &args[1])?;
    Ok(Value::NONE)
}

/// `list + list`, for the machine and for `__add__`.
pub fn concat(vm: &mut Vm, list: &Object<List>, other: &Value) -> Outcome {
    let Some(right) = other.downcast::<List>() else {
        let message = format!("can only concatenate list (not \"{}\") to list", vm.type_name(other));
        return Err(vm.type_error(message));
    };
    let total = list.len() + right.len();
    check_items(vm, total)?;
    let mut items = Vec::with_capacity(total);
    list.with(|left| items.extend_from_slice(left));
    right.with(|right| items.extend_from_slice(right));
    Ok(vm.list(items))
}

fn add(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?;
    concat(vm, list, &args[1])
}

fn mul(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?;
    let Some(count) = repeat_count(vm, &args[1])? else {
        return Err(cannot_repeat(vm, &args[1]));
    };
    if let (1, Some(only)) = (list.len(), list.get(0)) {
        let items = repeated(vm, &[only], count)?;
        return Ok(vm.list(items));
    }
    let copy = list.to_vec();
    let items = repeated(vm, &copy, count)?;
    Ok(vm.list(items))
}

fn contains(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?;
    contains_item(vm, list, &args[1]).map(Value::bool)
}

fn iadd(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?;
    extend_with(vm, list, &args[1])?;
    Ok(args[0].clone())
}

fn imul(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?;
    let Some(count) = repeat_count(vm, &args[1])? else {
        return Err(cannot_repeat(vm, &args[1]));
    };
    let copy = list.to_vec();
    let items = repeated(vm, &copy, count)?;
    let old = list.replace(items);
    drop(old);
    Ok(args[0].clone())
}

fn sizeof(vm: &mut Vm, args: &[Value]) -> Outcome {
    let length = this(vm, args)?.len();
    Ok(vm.size(40 + 8 * length))
}

fn clear(vm: &mut Vm, args: &[Value]) -> Outcome {
    drop_backwards(this(vm, args)?.take());
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?;
    check_items(vm, list.len())?;
    Ok(vm.list(list.to_vec()))
}

fn append(vm: &mut Vm, args: &[Value]) -> Outcome {
    this(vm, args)?.push(args[1].clone());
    Ok(Value::NONE)
}

fn insert(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?;
    let index = vm.size_argument(&args[1])?;
    let item = args[2].clone();
    list.with_mut(|all| {
        let length = all.len() as i64;
        let place = if index < 0 { (index.saturating_add(length)).max(0) } else { index.min(length) };
        all.insert(place as usize, item);
    });
    Ok(Value::NONE)
}

/// Appends all items of an iterable: `extend`, `+=`, `[*x]`.
pub fn extend_with(vm: &mut Vm, list: &Object<List>, iterable: &Value) -> R<()> {
    if let Some(other) = iterable.downcast::<List>()
        && !other.class().is_heap_class()
    {
        check_items(vm, list.len() + other.len())?;
        if std::ptr::eq(list, other) {
            list.with_mut(|items| items.extend_from_within(..));
        } else {
            list.with_mut(|items| other.with(|more| items.extend_from_slice(more)));
        }
        return Ok(());
    }
    if let Some(tuple) = iterable.downcast::<Tuple>()
        && !tuple.class().is_heap_class()
    {
        check_items(vm, list.len() + tuple.len())?;
        list.with_mut(|items| items.extend_from_slice(tuple));
        return Ok(());
    }
    let list = list.to_ref();
    let iterator = vm.iter(iterable)?;
    vm.length_hint(iterable)?;
    vm.drain_quietly(&iterator, |vm, item, _| {
        list.push(item);
        let length = list.len();
        if length.is_multiple_of(4096) {
            check_items(vm, length * 2)?;
        }
        Ok(Step::More)
    })
}

fn extend(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?;
    extend_with(vm, list, &args[1])?;
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?;
    if args[1].is_empty() {
        return match list.pop() {
            Some(item) => Ok(item),
            None => Err(vm.index_error("pop from empty list")),
        };
    }
    let index = vm.size_argument(&args[1])?;
    let length = list.len() as i64;
    if length == 0 {
        return Err(vm.index_error("pop from empty list"));
    }
    let place = if index < 0 { index + length } else { index };
    if place < 0 || place >= length {
        return Err(vm.index_error("pop index out of range"));
    }
    Ok(list.with_mut(|all| all.remove(place as usize)))
}

fn remove(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?;
    match find_item(vm, list, &args[1], 0, usize::MAX)? {
        Some(index) => {
            let old = list.with_mut(|all| (index < all.len()).then(|| all.remove(index)));
            drop(old);
            Ok(Value::NONE)
        }
        None => Err(vm.value_error("list.remove(x): x not in list")),
    }
}

fn index(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?;
    let start = search_bound(vm, &args[2], 0, list.len())?;
    let stop = search_bound(vm, &args[3], usize::MAX, list.len())?;
    match find_item(vm, list, &args[1], start, stop)? {
        Some(index) => Ok(vm.size(index)),
        None => Err(vm.value_error("list.index(x): x not in list")),
    }
}

fn count(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?;
    count_items(vm, list, &args[1])
}

fn reverse(vm: &mut Vm, args: &[Value]) -> Outcome {
    this(vm, args)?.with_mut(|all| all.reverse());
    Ok(Value::NONE)
}

fn sort_method(vm: &mut Vm, args: &[Value]) -> Outcome {
    let list = this(vm, args)?.to_ref();
    let key = args[1].clone().or_none();
    let reverse = sort::reverse_flag(vm, &args[2])?;
    sort::sort_list(vm, &list, &key, reverse)?;
    Ok(Value::NONE)
}

/// `list`
pub const CLASS: ClassDef = ClassDef {
    name: "list",
    doc: "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.",
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
            "(self, iterable=(), /)",
            init,
            "Initialize self.  See help(type(self)) for accurate signature."
        ),
        method!("__len__", "(self, /)", len, "Return len(self)."),
        method!("__getitem__", "(self, index, /)", getitem, "Return self[index]."),
        method!("__setitem__", "(self, key, value, /)", setitem, "Set self[key] to value."),
        method!("__delitem__", "(self, key, /)", delitem, "Delete self[key]."),
        method!("__add__", "(self, value, /)", add, "Return self+value."),
        method!("__mul__", "(self, value, /)", mul, "Return self*value."),
        method!("__rmul__", "(self, value, /)", mul, "Return value*self."),
        method!("__contains__", "(self, key, /)", contains, "Return bool(key in self)."),
        method!("__iadd__", "(self, value, /)", iadd, "Implement self+=value."),
        method!("__imul__", "(self, value, /)", imul, "Implement self*=value."),
        method!("__reversed__", "(self, /)", reversed, "Return a reverse iterator over the list."),
        method!("__sizeof__", "(self, /)", sizeof, "Return the size of the list in memory, in bytes."),
        method!("clear", "(self, /)", clear, "Remove all items from list."),
        method!("copy", "(self, /)", copy, "Return a shallow copy of the list."),
        method!("append", "(self, object, /)", append, "Append object to the end of the list."),
        method!("insert", "(self, index, object, /)", insert, "Insert object before index."),
        method!(
            "extend",
            "(self, iterable, /)",
            extend,
            "Extend list by appending elements from the iterable."
        ),
        method!(
            "pop",
            "(self, index=-1, /)",
            pop,
            "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range."
        ),
        method!(
            "remove",
            "(self, value, /)",
            remove,
            "Remove first occurrence of value.\n\nRaises ValueError if the value is not present."
        ),
        method!(
            "index",
            "(self, value, start=0, stop=sys.maxsize, /)",
            index,
            "Return first index of value.\n\nRaises ValueError if the value is not present."
        ),
        method!("count", "(self, value, /)", count, "Return number of occurrences of value."),
        method!("reverse", "(self, /)", reverse, "Reverse *IN PLACE*."),
        method!(
            "sort",
            "(self, /, *, key=None, reverse=False)",
            sort_method,
            "Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list itself is modified) and stable (i.e. the\norder of two equal elements is maintained).\n\nIf a key function is given, apply it once to each list item and sort them,\nascending or descending, according to their function values.\n\nThe reverse flag can be set to sort in descending order."
        ),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ],
    properties: &[],
    is_base: true,
};
