//! Builtin functions about collections and iteration.

use rondo_bytecode::CompareOp;

use crate::function;
use crate::heap::{Kind, Value};
use crate::native::NativeDef;
use crate::ops::suspend::Step;
use crate::types::iterator::{Iterator, iterator_next};
use crate::types::list::sort;
use crate::types::sequence::R;
use crate::vm::{Outcome, Vm};

fn len(vm: &mut Vm, args: &[Value]) -> Outcome {
    let length = vm.length(&args[0])?;
    Ok(vm.size(length))
}

fn iter(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[1].is_empty() {
        return vm.iter(&args[0]);
    }
    if !vm.is_callable(&args[0]) {
        return Err(vm.type_error("iter(v, w): v must be callable"));
    }
    Ok(vm.iter_calls(args[0].clone(), args[1].clone()))
}

fn next(vm: &mut Vm, args: &[Value]) -> Outcome {
    let default = &args[1];
    if let Some(iterator) = args[0].downcast::<Iterator>()
        && !iterator.class().is_heap_class()
    {
        return match iterator_next(vm, iterator)? {
            Some(item) => Ok(item),
            None if default.is_empty() => Err(vm.stop_iteration(Value::NONE)),
            None => Ok(default.clone()),
        };
    }
    let name = vm.names.next.clone();
    match vm.call_special(&args[0], &name, &[]) {
        Some(Err(raised)) if !default.is_empty() && vm.stop_value(&raised).is_some() => Ok(default.clone()),
        Some(outcome) => outcome,
        None => {
            let message = format!("'{}' object is not an iterator", vm.type_name(&args[0]));
            Err(vm.type_error(message))
        }
    }
}

fn aiter(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = vm.names.aiter.clone();
    let Some(outcome) = vm.call_special(&args[0], &name, &[]) else {
        let message = format!("'{}' object is not an async iterable", vm.type_name(&args[0]));
        return Err(vm.type_error(message));
    };
    let iterator = outcome?;
    let name = vm.names.anext.clone();
    if vm.lookup_class_of(&iterator, &name).is_none() {
        let message = format!("aiter() returned not an async iterator of type '{}'", vm.type_name(&iterator));
        return Err(vm.type_error(message));
    }
    Ok(iterator)
}

fn anext(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = vm.names.anext.clone();
    let Some(outcome) = vm.call_special(&args[0], &name, &[]) else {
        let message = format!("'{}' object is not an async iterator", vm.type_name(&args[0]));
        return Err(vm.type_error(message));
    };
    let awaitable = outcome?;
    if args[1].is_empty() { Ok(awaitable) } else { Ok(vm.anext_with_default(awaitable, args[1].clone())) }
}

fn any(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = find_truth(vm, &args[0], true)?;
    Ok(Value::bool(found))
}

fn all(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = find_truth(vm, &args[0], false)?;
    Ok(Value::bool(!found))
}

/// Whether an iterable has an item that is as true as wanted.
fn find_truth(vm: &mut Vm, iterable: &Value, wanted: bool) -> R<bool> {
    let iterator = vm.iter(iterable)?;
    let mut found = false;
    vm.drain_quietly(&iterator, |vm, item, quietly| {
        if quietly && !runs_no_code(&item) {
            return Ok(Step::NotQuietly(item));
        }
        found = vm.truth(&item)? == wanted;
        Ok(if found { Step::Enough } else { Step::More })
    })?;
    Ok(found)
}

/// Whether a value's truth and order are known without running code of the program: numbers, strings and the singletons.
fn runs_no_code(value: &Value) -> bool {
    value.header().is_none_or(|header| header.kind() == Kind::Str && !header.class().is_heap_class())
}

fn sorted(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mut items = vm.collect(&args[0])?;
    let key = args[1].clone().or_none();
    let reverse = sort::reverse_flag(vm, &args[2])?;
    sort::sort_items(vm, &mut items, &key, reverse)?;
    Ok(vm.list(items))
}

/// `min` and `max`: the first of those that no other surpasses. Arguments: `*args`, `key`, `default`.
fn extreme(vm: &mut Vm, args: &[Value], op: CompareOp, name: &str) -> Outcome {
    let (given, key, default) = (args[0].items(), &args[1], &args[2]);
    if given.len() > 1 && !default.is_empty() {
        let message = format!("Cannot specify a default for {name}() with multiple positional arguments");
        return Err(vm.type_error(message));
    }
    let has_key = !key.is_empty() && !key.is_none();
    if let [first, others @ ..] = given
        && !others.is_empty()
        && !has_key
    {
        let mut best = first;
        for item in others {
            if vm.compare_truth(op, item, best)? {
                best = item;
            }
        }
        return Ok(best.clone());
    }
    let source = match given {
        [] => return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0"))),
        [one] => one.clone(),
        [..] => args[0].clone(),
    };
    let iterator = vm.iter(&source)?;
    let mut best: Option<(Value, Value)> = None;
    vm.drain_quietly(&iterator, |vm, item, quietly| {
        let is_quiet =
            || !has_key && runs_no_code(&item) && best.as_ref().is_none_or(|best| runs_no_code(&best.1));
        if quietly && !is_quiet() {
            return Ok(Step::NotQuietly(item));
        }
        let rank = if has_key { vm.call(key, std::slice::from_ref(&item))? } else { item.clone() };
        let is_better = match &best {
            Some((best_rank, _)) => vm.compare_truth(op, &rank, best_rank)?,
            None => true,
        };
        if is_better {
            best = Some((rank, item));
        }
        Ok(Step::More)
    })?;
    match best {
        Some((_, item)) => Ok(item),
        None if default.is_empty() => Err(vm.value_error(format!("{name}() iterable argument is empty"))),
        None => Ok(default.clone()),
    }
}

/// See the module.
pub const FUNCTIONS: &[NativeDef] = &[
    function!("len", "(obj, /)", len, "Return the number of items in a container."),
    function!(
        "iter",
        "(object, sentinel=<unrepresentable>, /)",
        iter,
        "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\nGet an iterator from an object.  In the first form, the argument must\nsupply its own iterator, or be a sequence.\nIn the second form, the callable is called until it returns the sentinel."
    ),
    function!(
        "next",
        "(iterator, default=<unrepresentable>, /)",
        next,
        "next(iterator[, default])\n\nReturn the next item from the iterator. If default is given and the iterator\nis exhausted, it is returned instead of raising StopIteration."
    ),
    function!("aiter", "(async_iterable, /)", aiter, "Return an AsyncIterator for an AsyncIterable object."),
    function!(
        "anext",
        "(aiterator, default=<unrepresentable>, /)",
        anext,
        "Return the next item from the async iterator.\n\nIf default is given and the async iterator is exhausted,\nit is returned instead of raising StopAsyncIteration."
    ),
    function!(
        "any",
        "(iterable, /)",
        any,
        "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False."
    ),
    function!(
        "all",
        "(iterable, /)",
        all,
        "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True."
    ),
    function!(
        "sorted",
        "(iterable, /, *, key=None, reverse=False)",
        sorted,
        "Return a new list containing all items from the iterable in ascending order.\n\nA custom key function can be supplied to customize the sort order, and the\nreverse flag can be set to request the result in descending order."
    ),
    function!(
        "min",
        "(*args, key=None, default=<unrepresentable>)",
        |vm, args| extreme(vm, args, CompareOp::Lt, "min"),
        "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\nWith a single iterable argument, return its smallest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\nWith two or more positional arguments, return the smallest argument."
    ),
    function!(
        "max",
        "(*args, key=None, default=<unrepresentable>)",
        |vm, args| extreme(vm, args, CompareOp::Gt, "max"),
        "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\nWith a single iterable argument, return its biggest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\nWith two or more positional arguments, return the largest argument."
    ),
];
