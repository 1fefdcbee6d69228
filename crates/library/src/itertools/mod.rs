//! `itertools`: iterators made of iterators.
//!
//! **The one idea.** Each is a small state that knows one step ([`Steps`]): whoever iterates asks it directly, so a chain of
//! them runs without a method being looked up or an exception made. A step may run code of the program, which may come back to
//! the very same iterator; so states lie in cells, and nothing is borrowed while code runs.
//!
//! [`joining`] has those that put iterables together or take parts of them, [`choosing`] those that ask a function,
//! [`combining`] those that walk over arrangements, [`tee`] the one that can be read several times.

mod choosing;
mod combining;
mod joining;
mod tee;

use rondo_vm::heap::{Kind, Ref, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::alias::class_getitem;
use rondo_vm::types::class::{Class, ClassDef};
use rondo_vm::types::iterator::{ITER, Iterator, NEXT, Steps, constructor};
use rondo_vm::{Outcome, Vm, class_method, function, method};

/// The classes of iterators that programs do not make themselves.
pub(crate) struct Classes {
    /// `itertools._grouper`
    pub grouper: Ref<Class>,
    /// What a `groupby` and its groups share.
    pub groups: Ref<Class>,
    /// `itertools._tee`
    pub tee: Ref<Class>,
    /// `itertools._tee_dataobject`
    pub tee_block: Ref<Class>,
}

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let module = vm.add_module("itertools", FUNCTIONS, MODULE_DOC);
    let object = vm.types.object.clone();
    for definition in PUBLIC {
        let class = vm.new_builtin_class(definition, &object, Kind::Iterator);
        let short = definition.name.trim_start_matches("itertools.");
        vm.set_module_item(&module, short, class.into());
    }
    let grouper = vm.new_builtin_class(&GROUPER, &object, Kind::Iterator);
    let tee = vm.new_builtin_class(&TEE, &object, Kind::Iterator);
    let tee_block = vm.new_builtin_class(&tee::BLOCK, &object, Kind::Foreign);
    vm.set_module_item(&module, "_grouper", grouper.value());
    vm.set_module_item(&module, "_tee", tee.value());
    vm.set_module_item(&module, "_tee_dataobject", tee_block.value());
    let groups = vm.new_builtin_class(&choosing::GROUPS, &object, Kind::Foreign);
    vm.rooms.put(Classes { grouper, groups, tee, tee_block });
    Ok(module.into())
}

/// The classes that were made with the module.
pub(crate) fn classes(vm: &Vm) -> &Classes {
    vm.rooms.get().expect("the module was made before its iterators")
}

/// Puts a state on the heap as an iterator of a class, which `__new__` was given.
fn made(vm: &mut Vm, class: &Value, steps: impl Steps) -> Outcome {
    match class.downcast::<Class>() {
        Some(class) if class.layout == Kind::Iterator => {
            let class = class.to_ref();
            Ok(vm.new_builtin(&class, Iterator::Foreign(Box::new(steps))))
        }
        _ => Err(vm.type_error("__new__ needs a class of iterators")),
    }
}

/// The state behind the receiver of a method, which may have been hung on another class.
fn state_of<'a, T: Steps>(vm: &mut Vm, receiver: &'a Value) -> Result<&'a T, rondo_vm::Raised> {
    match receiver.downcast::<Iterator>().and_then(|iterator| iterator.steps::<T>()) {
        Some(state) => Ok(state),
        None => Err(vm.type_error("the method belongs to another class of iterators")),
    }
}

const FUNCTIONS: &[NativeDef] =
    &[function!("tee", "(iterable, n=2, /)", tee::tee, "Returns a tuple of n independent iterators.")];

macro_rules! class {
    ($name:literal, $doc:literal, $signature:literal, $new:expr $(, $row:expr)* $(,)?) => {
        ClassDef {
            name: concat!("itertools.", $name),
            doc: $doc,
            methods: &[constructor($signature, $new), ITER, NEXT $(, $row)*],
            properties: &[],
            is_base: true,
        }
    };
}

static PUBLIC: &[ClassDef] = &[
    class!(
        "accumulate",
        "Running totals: of the first item, the first two, the first three… With func, what it makes of the total and the next item.",
        "(cls, iterable, func=None, *, initial=None)",
        choosing::accumulate
    ),
    class!(
        "batched",
        "Tuples of n items each; the last one may be shorter, unless strict is true: then that is a ValueError.",
        "(cls, iterable, n, *, strict=False)",
        joining::batched
    ),
    class!(
        "chain",
        "The items of the first iterable, then those of the next, and so on.",
        "(cls, /, *iterables)",
        joining::chain,
        class_method!(
            "from_iterable",
            "(cls, iterable, /)",
            joining::chain_from_iterable,
            "Alternative chain() constructor taking a single iterable argument that evaluates lazily."
        ),
        class_method!("__class_getitem__", "(cls, object, /)", class_getitem, "See PEP 585"),
    ),
    class!(
        "combinations",
        "All ways to take r items out of an iterable, in its order: combinations('ABC', 2) gives AB AC BC.",
        "(cls, iterable, r)",
        combining::combinations
    ),
    class!(
        "combinations_with_replacement",
        "All ways to take r items, each as often as one likes: of 'AB', 2 AA AB BB.",
        "(cls, iterable, r)",
        combining::combinations_with_replacement
    ),
    class!(
        "compress",
        "Those items of the data whose selectors are true.",
        "(cls, data, selectors)",
        choosing::compress
    ),
    class!(
        "count",
        "Numbers from start on, always step apart, without end.",
        "(cls, start=0, step=1)",
        joining::count,
        method!("__repr__", "(self, /)", joining::count_repr, "Return repr(self)."),
    ),
    class!(
        "cycle",
        "The items of an iterable, again and again without end.",
        "(cls, iterable, /)",
        joining::cycle
    ),
    class!(
        "dropwhile",
        "The items of an iterable from the first on for which the predicate is false.",
        "(cls, predicate, iterable, /)",
        choosing::dropwhile
    ),
    class!(
        "filterfalse",
        "Those items for which the function is false; with None, those that are false themselves.",
        "(cls, function, iterable, /)",
        choosing::filterfalse
    ),
    class!(
        "groupby",
        "Pairs of a key and an iterator over the items in a row that have it.\n\nWithout a key function an item is its own key. A group ends when the next one is asked for.",
        "(cls, iterable, key=None)",
        choosing::groupby
    ),
    class!(
        "islice",
        "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nSome items of an iterable, as a slice of a list would be, but read one by one.",
        "(cls, /, *args)",
        joining::islice
    ),
    class!(
        "pairwise",
        "Each item together with the next: AB BC CD.",
        "(cls, iterable, /)",
        joining::pairwise
    ),
    class!(
        "permutations",
        "All orders of r items of an iterable, or of all: permutations('ABC', 2) gives AB AC BA BC CA CB.",
        "(cls, iterable, r=None)",
        combining::permutations
    ),
    class!(
        "product",
        "All ways to take one item of each iterable, as nested loops would; repeat takes the same iterables several times.",
        "(cls, /, *iterables, repeat=1)",
        combining::product
    ),
    class!(
        "repeat",
        "repeat(object [,times]) -> the object again and again, without end or so many times.",
        "(cls, object, times=<unrepresentable>)",
        joining::repeat,
        method!("__repr__", "(self, /)", joining::repeat_repr, "Return repr(self)."),
        method!(
            "__length_hint__",
            "(self, /)",
            joining::repeat_length_hint,
            "Private method returning an estimate of len(list(it))."
        ),
    ),
    class!(
        "starmap",
        "What the function makes of each tuple of arguments: function(*arguments).",
        "(cls, function, iterable, /)",
        choosing::starmap
    ),
    class!(
        "takewhile",
        "The items of an iterable up to the first for which the predicate is false.",
        "(cls, predicate, iterable, /)",
        choosing::takewhile
    ),
    class!(
        "zip_longest",
        "Tuples of the first items, the second items, and so on, until the longest iterable ends; fillvalue stands for what is missing.",
        "(cls, /, *iterables, fillvalue=None)",
        joining::zip_longest
    ),
];

static GROUPER: ClassDef = ClassDef {
    name: "itertools._grouper",
    doc: "",
    methods: &[constructor("(cls, parent, tgtkey, /)", choosing::grouper), ITER, NEXT],
    properties: &[],
    is_base: false,
};

static TEE: ClassDef = ClassDef {
    name: "itertools._tee",
    doc: "Iterator wrapped to make it copyable.",
    methods: &[
        constructor("(cls, iterable, /)", tee::new),
        ITER,
        NEXT,
        method!("__copy__", "(self, /)", tee::copy, "Returns an independent iterator."),
    ],
    properties: &[],
    is_base: true,
};

const MODULE_DOC: &str = "Iterators made of iterators.\n\nWithout end: count cycle repeat\nOf one or more iterables: accumulate batched chain compress dropwhile filterfalse groupby islice pairwise\n    starmap takewhile tee zip_longest\nArrangements: product permutations combinations combinations_with_replacement";
