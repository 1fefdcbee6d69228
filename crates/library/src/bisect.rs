//! `bisect`: where something belongs in a sorted sequence, found by halving.

use crate::plain;
use rondo_vm::heap::{List, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::sequence::{R, is_exact};
use rondo_vm::{Outcome, Vm, function};

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let doc = "Bisection algorithms: keeping a list sorted as items come.";
    let module = vm.add_module("bisect", &[], doc);
    let owner = vm.str("_bisect");
    for definition in FUNCTIONS {
        let function = vm.native_of(definition, Value::EMPTY, owner.clone());
        vm.set_module_item(&module, definition.name, function.clone());
        if let Some(short) = definition.name.strip_suffix("_right") {
            vm.set_module_item(&module, short, function);
        }
    }
    Ok(module.into())
}

const FUNCTIONS: &[NativeDef] = &[
    function!(
        "bisect_left",
        "(a, x, lo=0, hi=None, *, key=None)",
        |vm, args| search(vm, args, &args[1], Side::Left).map(|place| vm.size(place)),
        "Return the index where to insert item x in list a, assuming a is sorted.\n\nEqual items come behind it: all e in a[:i] have e < x, all e in a[i:] have e >= x."
    ),
    function!(
        "bisect_right",
        "(a, x, lo=0, hi=None, *, key=None)",
        |vm, args| search(vm, args, &args[1], Side::Right).map(|place| vm.size(place)),
        "Return the index where to insert item x in list a, assuming a is sorted.\n\nEqual items come before it: all e in a[:i] have e <= x, all e in a[i:] have e > x."
    ),
    function!(
        "insort_left",
        "(a, x, lo=0, hi=None, *, key=None)",
        |vm, args| insert(vm, args, Side::Left),
        "Insert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to the left of the leftmost x."
    ),
    function!(
        "insort_right",
        "(a, x, lo=0, hi=None, *, key=None)",
        |vm, args| insert(vm, args, Side::Right),
        "Insert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to the right of the rightmost x."
    ),
];

/// On which side of equal items.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

fn key_of(args: &[Value]) -> Option<&Value> {
    Some(&args[4]).filter(|key| !key.is_empty() && !key.is_none())
}

/// The place of `wanted` in the sequence, which is the first argument.
fn search(vm: &mut Vm, args: &[Value], wanted: &Value, side: Side) -> R<usize> {
    let sequence = &args[0];
    let low = if args[2].is_empty() { 0 } else { vm.size_argument(&args[2])? };
    if low < 0 {
        return Err(vm.value_error("lo must be non-negative"));
    }
    let high = if args[3].is_empty() || args[3].is_none() { -1 } else { vm.size_argument(&args[3])? };
    let high = if high == -1 { vm.length(sequence)? as i64 } else { high };
    let (mut low, mut high) = (low, high);
    while low < high {
        let middle = low + (high - low) / 2;
        let mut item = item_at(vm, sequence, middle)?;
        if let Some(key) = key_of(args) {
            item = vm.call(key, &[item])?;
        }
        let goes_right = match side {
            Side::Left => less(vm, &item, wanted)?,
            Side::Right => !less(vm, wanted, &item)?,
        };
        if goes_right {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low as usize)
}

fn less(vm: &mut Vm, a: &Value, b: &Value) -> R<bool> {
    match plain::less(a, b) {
        Some(answer) => Ok(answer),
        None => vm.less(a, b),
    }
}

fn item_at(vm: &mut Vm, sequence: &Value, place: i64) -> Outcome {
    if is_exact::<List>(sequence)
        && let Some(item) = sequence.downcast::<List>().and_then(|list| list.get(place as usize))
    {
        return Ok(item);
    }
    let place = vm.int(place);
    vm.get_item(sequence, &place)
}

fn insert(vm: &mut Vm, args: &[Value], side: Side) -> Outcome {
    let wanted = match key_of(args) {
        Some(key) => vm.call(key, std::slice::from_ref(&args[1]))?,
        None => args[1].clone(),
    };
    let place = search(vm, args, &wanted, side)?;
    if is_exact::<List>(&args[0])
        && let Some(list) = args[0].downcast::<List>()
    {
        list.with_mut(|items| items.insert(place.min(items.len()), args[1].clone()));
        return Ok(Value::NONE);
    }
    let place = vm.size(place);
    vm.call_method(&args[0], "insert", &[place, args[1].clone()])?;
    Ok(Value::NONE)
}
