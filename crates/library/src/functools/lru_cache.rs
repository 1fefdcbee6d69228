//! What `lru_cache` puts around a function: a table of results, and the order in which they were last asked for.
//!
//! ```text
//! table     key ─► slot            slots    0 ⇄ 3 ⇄ 1 ⇄ 2      last asked for … longest not asked for
//! ```
//!
//! The table is a dict of the language, since keys are compared as the language compares. The slots are linked by their
//! numbers; when all are taken, the one at the end is used again.

use std::cell::{Cell, RefCell};

use rondo_vm::heap::{Dict, Foreign, Holder, Kind, Object, Ref, Tracer, Value};
use rondo_vm::native::Arguments;
use rondo_vm::types::class::{Class, ClassDef, Forward};
use rondo_vm::types::object::new_foreign;
use rondo_vm::{Outcome, Raised, Vm, method, static_method};

/// No slot.
const NOWHERE: usize = usize::MAX;

/// A remembered result.
struct Slot {
    key: Value,
    hash: u64,
    result: Value,
    /// The slot that was asked for next after this one, and the one before.
    newer: usize,
    older: usize,
}

/// The slots, in the order in which they were asked for.
struct Slots {
    all: Vec<Slot>,
    newest: usize,
    oldest: usize,
}

impl Default for Slots {
    fn default() -> Slots {
        Slots { all: Vec::new(), newest: NOWHERE, oldest: NOWHERE }
    }
}

impl Slots {
    fn unlink(&mut self, place: usize) {
        let (newer, older) = (self.all[place].newer, self.all[place].older);
        match newer {
            NOWHERE => self.newest = older,
            newer => self.all[newer].older = older,
        }
        match older {
            NOWHERE => self.oldest = newer,
            older => self.all[older].newer = newer,
        }
    }

    fn link_newest(&mut self, place: usize) {
        let before = self.newest;
        (self.all[place].newer, self.all[place].older) = (NOWHERE, before);
        match before {
            NOWHERE => self.oldest = place,
            before => self.all[before].newer = place,
        }
        self.newest = place;
    }

    /// The slot was asked for just now.
    fn touch(&mut self, place: usize) {
        if self.newest != place {
            self.unlink(place);
            self.link_newest(place);
        }
    }
}

/// The payload of the wrapper.
pub(super) struct Cache {
    function: Value,
    /// What makes `cache_info()`: a class of named tuples.
    info: Value,
    /// How many results are kept; `None` for all.
    limit: Option<usize>,
    /// Whether `f(3)` and `f(3.0)` are remembered apart.
    is_typed: bool,
    /// Stands between positional and named arguments in a key.
    mark: Value,
    /// Key to slot; without a limit, key to result.
    table: Ref<Dict>,
    slots: RefCell<Slots>,
    hits: Cell<u64>,
    misses: Cell<u64>,
}

impl Foreign for Cache {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.function, &self.info, &self.mark]);
        tracer.reference(&self.table);
        for slot in &self.slots.borrow().all {
            tracer.values([&slot.key, &slot.result]);
        }
    }

    fn clear(&self) {
        drop(self.slots.take());
    }
}

pub(super) static CLASS: ClassDef = ClassDef {
    name: "functools._lru_cache_wrapper",
    doc: "A cached callable that wraps another function.\n\nmaxsize is the number of results to keep, 0 for none, None for all;\ntyped tells f(3) and f(3.0) apart.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, user_function, maxsize, typed, cache_info_type)",
            new,
            "Make a cached callable."
        ),
        method!(
            "__call__",
            "(self, /, *args, **kwargs)",
            |vm, args| super::call_by_name(vm, args, call),
            "Call self as a function."
        ),
        method!(
            "__get__",
            "(self, instance, owner=None, /)",
            super::bind,
            "Return an attribute of instance, which is of type owner."
        ),
        method!("cache_info", "(self, /)", cache_info, "Report cache statistics"),
        method!("cache_clear", "(self, /)", cache_clear, "Clear the cache and cache statistics"),
        method!(
            "__reduce__",
            "(self, /)",
            |vm, args| vm.get_attr_str(&args[0], "__qualname__"),
            "The name by which it is found again."
        ),
        method!("__copy__", "(self, /)", |_, args| Ok(args[0].clone()), "There is only one."),
        method!("__deepcopy__", "(self, memo, /)", |_, args| Ok(args[0].clone()), "There is only one."),
    ],
    properties: &[],
    is_base: true,
};

fn cache(value: &Value) -> &Object<Holder<Cache>> {
    value.foreign().expect("the receiver was checked when the method was called")
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("`__new__` gets a class").to_ref();
    let name = vm.names.call.clone();
    if !args[1].is_a::<Class>() && vm.lookup_class_of(&args[1], &name).is_none() {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let limit = if args[2].is_none() {
        None
    } else if vm.has_index(&args[2]) {
        Some(vm.size_argument(&args[2])?.max(0) as usize)
    } else {
        return Err(vm.type_error("maxsize should be integer or None"));
    };
    let object = vm.types.object.clone();
    let payload = Cache {
        function: args[1].clone(),
        info: args[4].clone(),
        limit,
        is_typed: vm.truth(&args[3])?,
        mark: vm.new_instance(&object)?,
        table: vm.new_dict(),
        slots: RefCell::default(),
        hits: Cell::new(0),
        misses: Cell::new(0),
    };
    Ok(new_foreign(vm, &class, payload))
}

/// The key of a call: its arguments. One int or string stands for itself.
fn key_of(vm: &mut Vm, cache: &Cache, arguments: &Arguments, names: &[Value]) -> Value {
    if !cache.is_typed
        && names.is_empty()
        && let [only] = arguments.as_slice()
    {
        let is_plain = match only.kind() {
            Some(Kind::Str | Kind::BigInt) => {
                only.header().is_some_and(|header| !header.class().is_heap_class())
            }
            _ => only.is_small_int(),
        };
        if is_plain {
            return only.clone();
        }
    }
    let positional = arguments.len() - names.len();
    let mut parts: Vec<Value> = arguments[..positional].to_vec();
    if !names.is_empty() {
        parts.push(cache.mark.clone());
        for (name, value) in names.iter().zip(&arguments[positional..]) {
            parts.extend([name.clone(), value.clone()]);
        }
    }
    if cache.is_typed {
        parts.extend(arguments.iter().map(|argument| vm.class_of(argument).value()));
    }
    vm.tuple(parts)
}

/// Looks the result up, or calls the function and remembers what it gives.
pub(super) fn call(
    vm: &mut Vm,
    this: &Value,
    arguments: Arguments,
    names: &[Value],
) -> Result<Forward, Raised> {
    let cache = cache(this);
    if cache.limit == Some(0) {
        cache.misses.set(cache.misses.get() + 1);
        return Ok(Forward::To(cache.function.clone(), arguments, names.to_vec()));
    }
    let key = key_of(vm, cache, &arguments, names);
    let hash = vm.hash(&key)?;
    if let Some(found) = look_up(vm, cache, &key, hash)? {
        cache.hits.set(cache.hits.get() + 1);
        return Ok(Forward::Done(found));
    }
    cache.misses.set(cache.misses.get() + 1);
    vm.check_stack()?;
    let result = vm.call_with(&cache.function, arguments, names)?;
    match cache.limit {
        None => vm.dict_set_hashed(&cache.table, key, hash, result.clone())?,
        Some(limit) => remember(vm, cache, limit, key, hash, &result)?,
    }
    Ok(Forward::Done(result))
}

/// The result for a key, which becomes the one asked for last.
fn look_up(vm: &mut Vm, cache: &Cache, key: &Value, hash: u64) -> Result<Option<Value>, Raised> {
    let Some(index) = vm.dict_find(&cache.table, key, hash)? else { return Ok(None) };
    let Some(found) = cache.table.value_at(index) else { return Ok(None) };
    if cache.limit.is_none() {
        return Ok(Some(found));
    }
    let place = found.as_small_int().expect("the table has the numbers of slots") as usize;
    let mut slots = cache.slots.borrow_mut();
    if place >= slots.all.len() {
        // Comparing keys ran code that cleared the cache.
        return Ok(None);
    }
    slots.touch(place);
    Ok(Some(slots.all[place].result.clone()))
}

/// Puts a result into a fresh slot, or into that which was longest not asked for.
fn remember(
    vm: &mut Vm,
    cache: &Cache,
    limit: usize,
    key: Value,
    hash: u64,
    result: &Value,
) -> Result<(), Raised> {
    // The call may have come back here and remembered the same key.
    if vm.dict_find(&cache.table, &key, hash)?.is_some() {
        return Ok(());
    }
    let slot = Slot { key: key.clone(), hash, result: result.clone(), newer: NOWHERE, older: NOWHERE };
    let mut slots = cache.slots.borrow_mut();
    if slots.all.len() < limit {
        let place = slots.all.len();
        slots.all.push(slot);
        slots.link_newest(place);
        drop(slots);
        let place = vm.size(place);
        return vm.dict_set_hashed(&cache.table, key, hash, place);
    }
    let place = slots.oldest;
    let (old_key, old_hash) = (slots.all[place].key.clone(), slots.all[place].hash);
    drop(slots);
    let found = vm.dict_find(&cache.table, &old_key, old_hash)?;
    let removed = found.and_then(|index| cache.table.remove_at(index));
    let number = vm.size(place);
    vm.dict_set_hashed(&cache.table, key, hash, number)?;
    let mut slots = cache.slots.borrow_mut();
    if place >= slots.all.len() {
        return Ok(());
    }
    slots.unlink(place);
    let old = std::mem::replace(&mut slots.all[place], slot);
    slots.link_newest(place);
    drop(slots);
    drop((removed, old));
    Ok(())
}

fn cache_info(vm: &mut Vm, args: &[Value]) -> Outcome {
    let cache = cache(&args[0]);
    let (info, limit, held) = (cache.info.clone(), cache.limit, cache.table.len());
    let (hits, misses) = (vm.int(cache.hits.get() as i64), vm.int(cache.misses.get() as i64));
    let limit = limit.map_or(Value::NONE, |limit| vm.size(limit));
    let held = vm.size(held);
    vm.call(&info, &[hits, misses, limit, held])
}

fn cache_clear(_vm: &mut Vm, args: &[Value]) -> Outcome {
    let cache = cache(&args[0]);
    cache.hits.set(0);
    cache.misses.set(0);
    let old = (cache.table.take(), cache.slots.take());
    drop(old);
    Ok(Value::NONE)
}
