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
        "Return series of accumulated sums.",
        "(cls, iterable, func=None, *, initial=None)",
        choosing::accumulate
    ),
    class!(
        "batched",
        "Batch data into tuples of length n. The last batch may be shorter than n.\n\nLoops over the input iterable and accumulates data into tuples\nup to size n.  The input is consumed lazily, just enough to\nfill a batch.  The result is yielded as soon as a batch is full\nor when the input iterable is exhausted.\n\n    >>> for batch in batched('ABCDEFG', 3):\n    ...     print(batch)\n    ...\n    ('A', 'B', 'C')\n    ('D', 'E', 'F')\n    ('G',)\n\nIf \"strict\" is True, raises a ValueError if the final batch is shorter\nthan n.",
        "(cls, iterable, n, *, strict=False)",
        joining::batched
    ),
    class!(
        "chain",
        "Return a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.",
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
        "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)",
        "(cls, iterable, r)",
        combining::combinations
    ),
    class!(
        "combinations_with_replacement",
        "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')",
        "(cls, iterable, r)",
        combining::combinations_with_replacement
    ),
    class!(
        "compress",
        "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements using the selectors to\nchoose the data elements.",
        "(cls, data, selectors)",
        choosing::compress
    ),
    class!(
        "count",
        "Return a count object whose .__next__() method returns consecutive values.\n\nEquivalent to:\n    def count(firstval=0, step=1):\n        x = firstval\n        while 1:\n            yield x\n            x += step",
        "(cls, start=0, step=1)",
        joining::count,
        method!("__repr__", "(self, /)", joining::count_repr, "Return repr(self)."),
    ),
    class!(
        "cycle",
        "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
        "(cls, iterable, /)",
        joining::cycle
    ),
    class!(
        "dropwhile",
        "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.",
        "(cls, predicate, iterable, /)",
        choosing::dropwhile
    ),
    class!(
        "filterfalse",
        "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.",
        "(cls, function, iterable, /)",
        choosing::filterfalse
    ),
    class!(
        "groupby",
        "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide into groups according to the key function.\n  key\n    A function for computing the group category for each element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping.",
        "(cls, iterable, key=None)",
        choosing::groupby
    ),
    class!(
        "islice",
        "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an\niterable.  If start is specified, will skip all preceding elements;\notherwise, start defaults to zero.  Step defaults to one.  If\nspecified as another value, step determines how many values are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an iterator.",
        "(cls, /, *args)",
        joining::islice
    ),
    class!(
        "pairwise",
        "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...",
        "(cls, iterable, /)",
        joining::pairwise
    ),
    class!(
        "permutations",
        "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
        "(cls, iterable, r=None)",
        combining::permutations
    ),
    class!(
        "product",
        "Cartesian product of input iterables.  Equivalent to nested for-loops.\n\nFor example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).\nThe leftmost iterators are in the outermost for-loop, so the output tuples\ncycle in a manner similar to an odometer (with the rightmost element changing\non every iteration).\n\nTo compute the product of an iterable with itself, specify the number\nof repetitions with the optional repeat keyword argument. For example,\nproduct(A, repeat=4) means the same as product(A, A, A, A).\n\nproduct('ab', range(3)) --> ('a',0) ('a',1) ('a',2) ('b',0) ('b',1) ('b',2)\nproduct((0,1), (0,1), (0,1)) --> (0,0,0) (0,0,1) (0,1,0) (0,1,1) (1,0,0) ...",
        "(cls, /, *iterables, repeat=1)",
        combining::product
    ),
    class!(
        "repeat",
        "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.",
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
        "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.",
        "(cls, function, iterable, /)",
        choosing::starmap
    ),
    class!(
        "takewhile",
        "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
        "(cls, predicate, iterable, /)",
        choosing::takewhile
    ),
    class!(
        "zip_longest",
        "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.  The .__next__()\nmethod continues until the longest iterable in the argument sequence\nis exhausted and then it raises StopIteration.  When the shorter iterables\nare exhausted, the fillvalue is substituted in their place.  The fillvalue\ndefaults to None or can be specified by a keyword argument.",
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

const MODULE_DOC: &str = "Functional tools for creating and using iterators.\n\nInfinite iterators:\ncount(start=0, step=1) --> start, start+step, start+2*step, ...\ncycle(p) --> p0, p1, ... plast, p0, p1, ...\nrepeat(elem [,n]) --> elem, elem, elem, ... endlessly or up to n times\n\nIterators terminating on the shortest input sequence:\naccumulate(p[, func]) --> p0, p0+p1, p0+p1+p2\nbatched(p, n) --> [p0, p1, ..., p_n-1], [p_n, p_n+1, ..., p_2n-1], ...\nchain(p, q, ...) --> p0, p1, ... plast, q0, q1, ...\nchain.from_iterable([p, q, ...]) --> p0, p1, ... plast, q0, q1, ...\ncompress(data, selectors) --> (d[0] if s[0]), (d[1] if s[1]), ...\ndropwhile(predicate, seq) --> seq[n], seq[n+1], starting when predicate fails\ngroupby(iterable[, keyfunc]) --> sub-iterators grouped by value of keyfunc(v)\nfilterfalse(predicate, seq) --> elements of seq where predicate(elem) is False\nislice(seq, [start,] stop [, step]) --> elements from\n       seq[start:stop:step]\npairwise(s) --> (s[0],s[1]), (s[1],s[2]), (s[2], s[3]), ...\nstarmap(fun, seq) --> fun(*seq[0]), fun(*seq[1]), ...\ntee(it, n=2) --> (it1, it2 , ... itn) splits one iterator into n\ntakewhile(predicate, seq) --> seq[0], seq[1], until predicate fails\nzip_longest(p, q, ...) --> (p[0], q[0]), (p[1], q[1]), ...\n\nCombinatoric generators:\nproduct(p, q, ... [repeat=1]) --> cartesian product\npermutations(p[, r])\ncombinations(p, r)\ncombinations_with_replacement(p, r)\n";
