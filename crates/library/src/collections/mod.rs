//! `_collections`: the containers of `collections` that are made in Rust. The module `collections` itself is written in the
//! language.

mod counting;
mod defaultdict;
mod deque;
mod named_tuple;
mod ordered;
mod ordered_walk;

use rondo_vm::heap::{Kind, Ref};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::Class;
use rondo_vm::types::tuple_getter;
use rondo_vm::{Outcome, Vm, function};

/// What the containers must find again.
pub(crate) struct Classes {
    pub deque_iterator: Ref<Class>,
    pub deque_reverse_iterator: Ref<Class>,
    pub ordered: Ref<Class>,
    pub ordered_views: [Ref<Class>; 3],
    pub ordered_iterator: Ref<Class>,
}

fn classes(vm: &Vm) -> &Classes {
    vm.rooms.get().expect("the module was made before its containers")
}

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let module = vm.add_module("_collections", FUNCTIONS, "Containers made in Rust.");
    let (object, dict) = (vm.types.object.clone(), vm.types.dict.clone());
    let deque = vm.new_builtin_class(&deque::CLASS, &object, Kind::Foreign);
    deque.has_weak.set(true);
    deque.is_sequence.set(true);
    let deque_iterator = vm.new_builtin_class(&deque::ITERATOR, &object, Kind::Iterator);
    let deque_reverse_iterator = vm.new_builtin_class(&deque::REVERSE_ITERATOR, &object, Kind::Iterator);
    let defaultdict = vm.new_builtin_class(&defaultdict::CLASS, &dict, Kind::Dict);
    vm.give_attributes(&defaultdict, 1, false);
    let factory = vm.new_member(&defaultdict, "default_factory", 0, true);
    let name = vm.intern("default_factory");
    drop(defaultdict.dict().set_str(&name, factory));
    let ordered = vm.new_builtin_class(&ordered::CLASS, &dict, Kind::Dict);
    vm.give_attributes(&ordered, 0, true);
    for class in [&defaultdict, &ordered] {
        class.is_mapping.set(true);
        class.has_weak.set(true);
    }
    let bases = [vm.types.dict_keys.clone(), vm.types.dict_values.clone(), vm.types.dict_items.clone()];
    let [keys, values, items] = &bases;
    let ordered_views = [
        vm.new_builtin_class(&ordered::KEYS, keys, Kind::Foreign),
        vm.new_builtin_class(&ordered::VALUES, values, Kind::Foreign),
        vm.new_builtin_class(&ordered::ITEMS, items, Kind::Foreign),
    ];
    let getter = vm.new_builtin_class(&tuple_getter::CLASS, &object, Kind::Foreign);
    let constructor = vm.new_builtin_class(&named_tuple::CLASS, &object, Kind::Foreign);
    constructor.caller.set(Some(named_tuple::call));
    vm.give_attributes(&constructor, 0, true);
    let names = [
        ("OrderedDict", &ordered),
        ("_deque_iterator", &deque_iterator),
        ("_deque_reverse_iterator", &deque_reverse_iterator),
        ("_tuple_constructor", &constructor),
        ("_tuplegetter", &getter),
        ("defaultdict", &defaultdict),
        ("deque", &deque),
    ];
    for (name, class) in names {
        vm.set_module_item(&module, name, class.value());
    }
    let ordered_iterator = vm.new_builtin_class(&ordered_walk::CLASS, &object, Kind::Iterator);
    vm.rooms.put(Classes {
        deque_iterator,
        deque_reverse_iterator,
        ordered,
        ordered_views,
        ordered_iterator,
    });
    Ok(module.into())
}

const FUNCTIONS: &[NativeDef] = &[function!(
    "_count_elements",
    "(mapping, iterable, /)",
    counting::count_elements,
    "Count elements in the iterable, updating the mapping"
)];
