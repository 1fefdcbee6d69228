//! Putting types into the place of type variables: `dict[str, T][int]` is `dict[str, int]`.
//!
//! Whatever has a method `__typing_subst__` is a type variable. It judges what takes its place, and before that may rearrange all that
//! was given (`__typing_prepare_subst__`: for defaults, for `*Ts` and `**P`). Arguments that hold variables themselves
//! (`list[T]` in `dict[str, list[T]]`) are subscribed in their turn.

use crate::heap::{List, Tuple, Value};
use crate::types::class::Class;
use crate::types::type_params::type_var_tuple::TypeVarTuple;
use crate::vm::{Raised, Vm};

/// The type variables in some arguments, each once, in order of appearance.
pub fn parameters(vm: &mut Vm, args: &[Value]) -> Result<Vec<Value>, Raised> {
    let mut found = Vec::new();
    gather(vm, args, &mut found)?;
    Ok(found)
}

fn gather(vm: &mut Vm, args: &[Value], found: &mut Vec<Value>) -> Result<(), Raised> {
    vm.check_stack()?;
    let (subst, nested) = (vm.intern("__typing_subst__"), vm.intern("__parameters__"));
    let add = |found: &mut Vec<Value>, parameter: &Value| {
        if !found.iter().any(|known| known.is(parameter)) {
            found.push(parameter.clone());
        }
    };
    for arg in args.iter().filter(|arg| !arg.is_a::<Class>()) {
        if vm.lookup_class_of(arg, &subst).is_some() {
            add(found, arg);
        } else if let Some(items) = plain_items(arg) {
            gather(vm, &items, found)?;
        } else if let Some(inner) = vm.find_attr(arg, &nested)?
            && let Some(inner) = inner.downcast::<Tuple>()
        {
            inner.iter().for_each(|parameter| add(found, parameter));
        }
    }
    Ok(())
}

/// The items of a list or tuple that stands among the arguments: the parameters of a function.
fn plain_items(arg: &Value) -> Option<Vec<Value>> {
    if let Some(tuple) = arg.downcast::<Tuple>() {
        return Some(tuple.to_vec());
    }
    arg.downcast::<List>().map(|list| list.to_vec())
}

/// Puts what stands in brackets in the place of type variables.
pub fn substitute(vm: &mut Vm, whole: &Value, args: &[Value], item: &Value) -> Result<Vec<Value>, Raised> {
    let wanted = parameters(vm, args)?;
    if wanted.is_empty() {
        let text = vm.repr(whole)?;
        return Err(vm.type_error(format!("{} is not a generic class", text.as_str())));
    }
    let mut item = spread_items(vm, item)?;
    let prepare = vm.intern("__typing_prepare_subst__");
    for parameter in &wanted {
        if let Some(method) = vm.find_attr(parameter, &prepare)? {
            let given = if item.is_a::<Tuple>() { item } else { vm.tuple([item]) };
            item = vm.call(&method, &[whole.clone(), given])?;
        }
    }
    let items: Vec<Value> = if item.is_a::<Tuple>() { item.items().to_vec() } else { vec![item] };
    if items.len() != wanted.len() {
        let what = if items.len() > wanted.len() { "many" } else { "few" };
        let text = vm.repr(whole)?;
        return Err(vm.type_error(format!(
            "Too {what} arguments for {}; actual {}, expected {}",
            text.as_str(),
            items.len(),
            wanted.len()
        )));
    }
    place_items(vm, args, &wanted, &items)
}

/// `*tuple[int, str]` among the items stands for its own items.
fn spread_items(vm: &mut Vm, item: &Value) -> Result<Value, Raised> {
    let unpacked = vm.intern("__typing_unpacked_tuple_args__");
    let items = if item.is_a::<Tuple>() { item.items().to_vec() } else { vec![item.clone()] };
    let mut spread = Vec::new();
    for one in items {
        let inner = if one.is_a::<Class>() { None } else { vm.find_attr(&one, &unpacked)? };
        match inner {
            Some(inner) if inner.is_a::<Tuple>() && !ends_open(&inner) => {
                spread.extend(inner.items().iter().cloned());
            }
            _ => spread.push(one),
        }
    }
    Ok(vm.tuple(spread))
}

/// `tuple[int, ...]` has no fixed items.
fn ends_open(items: &Value) -> bool {
    items.items().last().is_some_and(|last| last.is(&Value::ELLIPSIS))
}

fn place_items(vm: &mut Vm, args: &[Value], wanted: &[Value], items: &[Value]) -> Result<Vec<Value>, Raised> {
    vm.check_stack()?;
    let subst = vm.intern("__typing_subst__");
    let (unpacks, nested) = (vm.intern("__typing_is_unpacked_typevartuple__"), vm.intern("__parameters__"));
    let mut result = Vec::new();
    for arg in args {
        if arg.is_a::<Class>() {
            result.push(arg.clone());
            continue;
        }
        if let Some(inner) = plain_items(arg) {
            let placed = place_items(vm, &inner, wanted, items)?;
            result.push(if arg.is_a::<Tuple>() { vm.tuple(placed) } else { vm.list(placed) });
            continue;
        }
        let is_unpacked = match vm.find_attr(arg, &unpacks)? {
            Some(flag) => vm.truth(&flag)?,
            None => false,
        };
        // `*Ts` is replaced by all that fell to it.
        if is_unpacked
            && let Some(inner) = vm.find_attr(arg, &nested)?
            && let Some(place) =
                wanted.iter().position(|known| inner.items().first().is_some_and(|it| it.is(known)))
            && let Some(many) = items[place].downcast::<Tuple>()
        {
            result.extend(many.iter().cloned());
            continue;
        }
        let place = wanted.iter().position(|parameter| parameter.is(arg));
        let placed = match place {
            Some(place) if vm.lookup_class_of(arg, &subst).is_some() => {
                let method = vm.get_attr(arg, &subst)?;
                vm.call(&method, &items[place..=place])?
            }
            _ => subscribe(vm, arg, wanted, items)?,
        };
        result.push(placed);
    }
    Ok(result)
}

/// An argument that holds type variables itself gets those items that are meant for them.
fn subscribe(vm: &mut Vm, arg: &Value, wanted: &[Value], items: &[Value]) -> Result<Value, Raised> {
    let nested = vm.intern("__parameters__");
    let inner = match vm.find_attr(arg, &nested)? {
        Some(inner) if inner.is_a::<Tuple>() && !inner.items().is_empty() => inner,
        _ => return Ok(arg.clone()),
    };
    let mut chosen = Vec::new();
    for parameter in inner.items() {
        match wanted.iter().position(|known| known.is(parameter)) {
            Some(place) => match items[place].downcast::<Tuple>() {
                Some(many) if parameter.foreign::<TypeVarTuple>().is_some() => {
                    chosen.extend(many.iter().cloned());
                }
                _ => chosen.push(items[place].clone()),
            },
            None => chosen.push(parameter.clone()),
        }
    }
    let key = vm.tuple(chosen);
    vm.get_item(arg, &key)
}
