//! `_heapq`: the steps of a heap that lies in a list. The module `heapq` itself is written in the language and takes them from
//! here.
//!
//! ```text
//!            0                 the children of place k stand at 2k+1 and 2k+2,
//!        1       2             and none of them comes before its parent
//!      3   4   5   6
//! ```
//!
//! A comparison may run code of the program, which may change the list. So items are compared where they stand, one pair at a
//! time, and a list that changes its length meanwhile is an error.

use crate::plain;
use rondo_vm::heap::{List, Object, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::sequence::R;
use rondo_vm::{Outcome, Vm, function};

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let module = vm.add_module("_heapq", FUNCTIONS, "The steps of a heap in a list.");
    Ok(module.into())
}

const FUNCTIONS: &[NativeDef] = &[
    function!(
        "heapify",
        "(heap, /)",
        |vm, args| heapify(vm, args, "heapify", Order::Least),
        "Transform list into a heap, in-place, in O(len(heap)) time."
    ),
    function!(
        "heappop",
        "(heap, /)",
        |vm, args| pop(vm, args, "heappop", Order::Least),
        "Pop the smallest item off the heap, maintaining the heap invariant."
    ),
    function!(
        "heappush",
        "(heap, item, /)",
        |vm, args| push(vm, args, "heappush", Order::Least),
        "Push item onto heap, maintaining the heap invariant."
    ),
    function!(
        "heappushpop",
        "(heap, item, /)",
        |vm, args| push_pop(vm, args, "heappushpop", Order::Least),
        "Push item on the heap, then pop and return the smallest item from the heap."
    ),
    function!(
        "heapreplace",
        "(heap, item, /)",
        |vm, args| replace(vm, args, "heapreplace", Order::Least),
        "Pop and return the current smallest value, and add the new item."
    ),
    function!(
        "heapify_max",
        "(heap, /)",
        |vm, args| heapify(vm, args, "heapify_max", Order::Greatest),
        "Maxheap variant of heapify."
    ),
    function!(
        "heappop_max",
        "(heap, /)",
        |vm, args| pop(vm, args, "heappop_max", Order::Greatest),
        "Maxheap variant of heappop."
    ),
    function!(
        "heappush_max",
        "(heap, item, /)",
        |vm, args| push(vm, args, "heappush_max", Order::Greatest),
        "Push item onto max heap, maintaining the heap invariant."
    ),
    function!(
        "heappushpop_max",
        "(heap, item, /)",
        |vm, args| push_pop(vm, args, "heappushpop_max", Order::Greatest),
        "Maxheap variant of heappushpop."
    ),
    function!(
        "heapreplace_max",
        "(heap, item, /)",
        |vm, args| replace(vm, args, "heapreplace_max", Order::Greatest),
        "Maxheap variant of heapreplace."
    ),
];

/// What stands at the top.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Least,
    Greatest,
}

/// The list that is the first argument.
fn heap<'a>(vm: &mut Vm, args: &'a [Value], name: &str) -> R<&'a Object<List>> {
    match args[0].downcast::<List>() {
        Some(list) => Ok(list),
        None => {
            let which = if args.len() > 1 { " 1" } else { "" };
            let given = if args[0].is_none() { "None".into() } else { vm.type_name(&args[0]) };
            Err(vm.type_error(format!("{name}() argument{which} must be list, not {given}")))
        }
    }
}

/// Whether one value comes before another.
fn before(vm: &mut Vm, a: &Value, b: &Value, order: Order) -> R<bool> {
    match order {
        Order::Least => vm.less(a, b),
        Order::Greatest => vm.less(b, a),
    }
}

/// Whether the item at one place comes before that at another; the list must not change its length meanwhile.
fn place_before(vm: &mut Vm, heap: &Object<List>, a: usize, b: usize, order: Order) -> R<bool> {
    let length = heap.len();
    let plain = heap.with(|items| match order {
        Order::Least => plain::less(&items[a], &items[b]),
        Order::Greatest => plain::less(&items[b], &items[a]),
    });
    if let Some(answer) = plain {
        return Ok(answer);
    }
    let pair = (heap.get(a), heap.get(b));
    let (Some(first), Some(second)) = pair else { unreachable!("both places were within the list") };
    let answer = before(vm, &first, &second, order)?;
    if heap.len() != length {
        return Err(vm.runtime_error("list changed size during iteration"));
    }
    Ok(answer)
}

/// Lets the item at a place rise towards `top` as long as it comes before its parent.
fn rise(vm: &mut Vm, heap: &Object<List>, top: usize, mut place: usize, order: Order) -> R<()> {
    while place > top {
        let parent = (place - 1) / 2;
        if !place_before(vm, heap, place, parent, order)? {
            break;
        }
        heap.with_mut(|items| items.swap(place, parent));
        place = parent;
    }
    Ok(())
}

/// Lets the item at a place sink to a leaf, the lesser child taking each place, and then rise to where it belongs. (It came from
/// the end of the list most times, so it belongs near a leaf.)
fn sink(vm: &mut Vm, heap: &Object<List>, top: usize, order: Order) -> R<()> {
    let (length, mut place) = (heap.len(), top);
    while place < length / 2 {
        let mut child = 2 * place + 1;
        if child + 1 < length && !place_before(vm, heap, child, child + 1, order)? {
            child += 1;
        }
        heap.with_mut(|items| items.swap(place, child));
        place = child;
    }
    rise(vm, heap, top, place, order)
}

fn heapify(vm: &mut Vm, args: &[Value], name: &str, order: Order) -> Outcome {
    let heap = heap(vm, args, name)?;
    let length = heap.len();
    for place in (0..length / 2).rev() {
        sink(vm, heap, place, order)?;
        if place.is_multiple_of(64) {
            vm.spend(64)?;
        }
        if heap.len() != length {
            return Err(vm.runtime_error("list changed size during iteration"));
        }
    }
    Ok(Value::NONE)
}

fn push(vm: &mut Vm, args: &[Value], name: &str, order: Order) -> Outcome {
    let heap = heap(vm, args, name)?;
    heap.push(args[1].clone());
    rise(vm, heap, 0, heap.len() - 1, order)?;
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, args: &[Value], name: &str, order: Order) -> Outcome {
    let heap = heap(vm, args, name)?;
    let Some(last) = heap.pop() else { return Err(vm.index_error("index out of range")) };
    let Some(first) = heap.get(0) else { return Ok(last) };
    drop(heap.set(0, last));
    sink(vm, heap, 0, order)?;
    Ok(first)
}

/// Puts an item in the place of the top and returns that.
fn exchange(vm: &mut Vm, heap: &Object<List>, item: Value, order: Order) -> Outcome {
    let Some(first) = heap.get(0) else { return Err(vm.index_error("index out of range")) };
    drop(heap.set(0, item));
    sink(vm, heap, 0, order)?;
    Ok(first)
}

fn replace(vm: &mut Vm, args: &[Value], name: &str, order: Order) -> Outcome {
    let heap = heap(vm, args, name)?;
    exchange(vm, heap, args[1].clone(), order)
}

fn push_pop(vm: &mut Vm, args: &[Value], name: &str, order: Order) -> Outcome {
    let heap = heap(vm, args, name)?;
    let Some(first) = heap.get(0) else { return Ok(args[1].clone()) };
    if !before(vm, &first, &args[1], order)? {
        return Ok(args[1].clone());
    }
    exchange(vm, heap, args[1].clone(), order)
}
