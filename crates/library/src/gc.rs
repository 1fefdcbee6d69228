//! `gc`: the collector of cycles. What is not part of a cycle never waits for it.

use rondo_vm::heap::{List, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::module::Module;
use rondo_vm::{Outcome, Vm, function};

const FUNCTIONS: &[NativeDef] = &[
    function!(
        "collect",
        "(generation=2)",
        collect,
        "Run the garbage collector.\n\nThe number of unreachable objects is returned."
    ),
    function!("enable", "()", enable, "Enable automatic garbage collection."),
    function!("disable", "()", disable, "Disable automatic garbage collection."),
    function!("isenabled", "()", is_enabled, "Returns true if automatic garbage collection is enabled."),
    function!(
        "get_objects",
        "(generation=None)",
        get_objects,
        "Return a list of objects tracked by the collector (excluding the list returned)."
    ),
    function!("get_count", "()", get_count, "Return a three-tuple of the current collection counts."),
    function!("get_threshold", "()", get_threshold, "Return the current collection thresholds."),
    function!(
        "set_threshold",
        "(threshold0, threshold1=<unrepresentable>, threshold2=<unrepresentable>, /)",
        set_threshold,
        "Set the collection thresholds (the collection frequency).\n\nSetting 'threshold0' to zero disables collection."
    ),
    function!(
        "set_debug",
        "(flags, /)",
        set_debug,
        "Set the garbage collection debugging flags. There is nothing to be shown here: only 0 is taken."
    ),
    function!("get_debug", "()", |_, _| Ok(Value::int(0)), "Get the garbage collection debugging flags."),
    function!(
        "freeze",
        "()",
        |_, _| Ok(Value::NONE),
        "Freeze all current tracked objects and ignore them for future collections: all are looked at all the same here."
    ),
    function!("unfreeze", "()", |_, _| Ok(Value::NONE), "Unfreeze all objects in the permanent generation."),
    function!(
        "get_freeze_count",
        "()",
        |_, _| Ok(Value::int(0)),
        "Return the number of objects in the permanent generation."
    ),
    function!(
        "get_referents",
        "(*objs)",
        get_referents,
        "Return the list of objects that are directly referred to by 'objs'."
    ),
    function!(
        "get_referrers",
        "(*objs)",
        get_referrers,
        "Return the list of objects that directly refer to any of 'objs'."
    ),
    function!(
        "is_tracked",
        "(obj, /)",
        is_tracked,
        "Returns true if the object is tracked by the garbage collector."
    ),
    function!(
        "is_finalized",
        "(obj, /)",
        is_finalised,
        "Returns true if the object has been already finalized by the GC."
    ),
];

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let doc = "This module provides access to the garbage collector for reference cycles.";
    let module = vm.add_module("gc", FUNCTIONS, doc);
    for name in ["garbage", "callbacks"] {
        let list = vm.list(Vec::new());
        vm.set_module_item(&module, name, list);
    }
    Ok(module.into())
}

fn collect(vm: &mut Vm, args: &[Value]) -> Outcome {
    let generation = if args[0].is_empty() { 2 } else { vm.c_int_argument(&args[0])? };
    if !(0..=2).contains(&generation) {
        return Err(vm.value_error("invalid generation"));
    }
    tell(vm, "start", generation, 0);
    let found = vm.collect_garbage();
    tell(vm, "stop", generation, found);
    Ok(vm.size(found))
}

/// Calls `gc.callbacks`. (A collection that the machine begins by itself between two instructions does not call them.)
fn tell(vm: &mut Vm, phase: &str, generation: i32, found: usize) {
    let (gc, callbacks) = (vm.intern("gc"), vm.intern("callbacks"));
    let module = vm.modules.get_str(&gc);
    let listed = module.and_then(|module| module.downcast::<Module>()?.dict.get_str(&callbacks));
    let Some(listed) = listed.as_ref().and_then(|listed| listed.downcast::<List>()) else { return };
    for place in 0..listed.len() {
        let Some(callback) = listed.get(place) else { break };
        let info = vm.new_dict();
        for (name, number) in
            [("generation", generation as usize), ("collected", found), ("uncollectable", 0)]
        {
            let (name, number) = (vm.intern(name), vm.size(number));
            drop(info.set_str(&name, number));
        }
        let phase = vm.str(phase);
        if let Err(raised) = vm.call(&callback, &[phase, info.into()]) {
            vm.unraisable(&raised, "Exception ignored while calling GC callback", &callback);
        }
    }
}

fn enable(vm: &mut Vm, _: &[Value]) -> Outcome {
    vm.heap.set_automatic(true);
    Ok(Value::NONE)
}

fn disable(vm: &mut Vm, _: &[Value]) -> Outcome {
    vm.heap.set_automatic(false);
    Ok(Value::NONE)
}

fn is_enabled(vm: &mut Vm, _: &[Value]) -> Outcome {
    // A threshold of zero stops collections without turning them off.
    Ok(Value::bool(vm.heap.is_automatic() || thresholds(vm)[0] == 0))
}

/// There is one generation here: the youngest and the middle one are empty.
fn get_objects(vm: &mut Vm, args: &[Value]) -> Outcome {
    let generation = if args[0].is_empty() || args[0].is_none() { 2 } else { vm.index_i64(&args[0])? };
    if generation < 0 {
        return Err(vm.value_error("generation parameter cannot be negative"));
    }
    if generation > 2 {
        return Err(
            vm.value_error("generation parameter must be less than the number of available generations (3)")
        );
    }
    let objects = if generation == 2 { vm.heap.tracked_objects() } else { Vec::new() };
    Ok(vm.list(objects))
}

fn get_count(vm: &mut Vm, _: &[Value]) -> Outcome {
    let (since, _) = vm.heap.tracked_counts();
    let since = vm.size(since);
    Ok(vm.tuple([since, Value::int(0), Value::int(0)]))
}

/// The thresholds that a program has set. When collections are due, the machine decides by itself; only 0 has a meaning.
struct Thresholds([i32; 3]);

fn thresholds(vm: &Vm) -> [i32; 3] {
    vm.rooms.get::<Thresholds>().map_or([2000, 10, 0], |thresholds| thresholds.0)
}

fn get_threshold(vm: &mut Vm, _: &[Value]) -> Outcome {
    let thresholds = thresholds(vm);
    Ok(vm.tuple(thresholds.map(Value::int)))
}

fn set_threshold(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mut new = thresholds(vm);
    for (place, arg) in args.iter().enumerate().filter(|(_, arg)| !arg.is_empty()) {
        new[place] = vm.c_int_argument(arg)?;
    }
    // A threshold of zero turns automatic collection off, and another turns it on only if that is what turned it off.
    let was_off = thresholds(vm)[0] == 0;
    if new[0] == 0 {
        vm.heap.set_automatic(false);
    } else if was_off {
        vm.heap.set_automatic(true);
    }
    vm.rooms.put(Thresholds(new));
    Ok(Value::NONE)
}

fn set_debug(vm: &mut Vm, args: &[Value]) -> Outcome {
    if vm.c_int_argument(&args[0])? != 0 {
        return Err(vm.value_error("the collector has nothing to show"));
    }
    Ok(Value::NONE)
}

fn get_referents(vm: &mut Vm, args: &[Value]) -> Outcome {
    let objects = args[0].items().to_vec();
    let referents = objects.iter().flat_map(|object| vm.heap.referents(object)).collect();
    Ok(vm.list(referents))
}

fn get_referrers(vm: &mut Vm, args: &[Value]) -> Outcome {
    let wanted: Vec<u64> = args[0].items().iter().map(Value::bits).collect();
    let mut referrers = vm.heap.tracked_objects();
    referrers.retain(|object| {
        let is_the_question = object.bits() == args[0].bits();
        !is_the_question && vm.heap.referents(object).iter().any(|referent| wanted.contains(&referent.bits()))
    });
    Ok(vm.list(referrers))
}

fn is_tracked(vm: &mut Vm, args: &[Value]) -> Outcome {
    let tracked = vm.heap.tracked_objects();
    Ok(Value::bool(tracked.iter().any(|object| object.bits() == args[0].bits())))
}

fn is_finalised(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(vm.heap.is_finalised(&args[0])))
}
