//! Linked code: the compiler's plain data with its constants made into values and room for inline caches.

pub mod class;

use std::cell::Cell;
use std::rc::Rc;

use rondo_bytecode::{Code, CodeKind, Constant, Name};

use crate::heap::{Instructions, Kind, Payload, Ref, Str, Tracer, Value, ValueCell};
use crate::vm::Vm;

/// What an instruction remembers between executions: the shape or version it saw, and what it found then.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cache {
    /// The shape of the object, or the version of the namespace; 0 when nothing is remembered.
    pub key: u32,
    /// Which slot, entry or value: see [`cached`].
    pub found: u32,
}

impl Default for Cache {
    /// Nothing is remembered, least of all a slot.
    fn default() -> Cache {
        Cache { key: 0, found: u32::MAX }
    }
}

/// The two top bits of [`Cache::found`].
pub mod cached {
    /// A slot of the instance.
    pub const SLOT: u32 = 0;
    /// A function found on the class, held beside the entry: to be bound.
    pub const METHOD: u32 = 1 << 30;
    /// Of a global name: the entry of the builtins. Of an attribute: the entry of a module's namespace.
    pub const OTHER: u32 = 2 << 30;
    /// An attribute that a store adds: `found` is the slot, the next shape is held beside the entry.
    pub const ADD: u32 = 3 << 30;
    /// The rest: an index.
    pub const INDEX: u32 = (1 << 30) - 1;
}

/// The inline cache of one instruction: what it remembers, and a value that goes with it.
#[derive(Default)]
pub struct InlineCache {
    entry: Cell<Cache>,
    value: ValueCell,
}

impl InlineCache {
    /// What it remembers.
    #[inline(always)]
    pub fn get(&self) -> Cache {
        self.entry.get()
    }

    /// The value that goes with it.
    #[inline(always)]
    pub fn value(&self) -> Value {
        self.value.get()
    }

    /// Remembers the place of a global name, which no class can change.
    #[inline]
    pub fn set_global(&self, entry: Cache) {
        self.entry.set(entry);
    }

    fn clear(&self) {
        self.entry.set(Cache::default());
        drop(self.value.take());
    }
}

/// How the arguments of a call meet the parameters.
pub const NOT_SIMPLE: u16 = u16::MAX;

/// The payload of a code object.
pub struct CodeObject {
    /// What the compiler made.
    pub data: Rc<Code>,
    /// Its instructions, as the dispatch loop reads them.
    pub instructions: Instructions,
    /// The constants, as values.
    pub constants: Box<[Value]>,
    /// The names, interned.
    pub names: Box<[Ref<Str>]>,
    /// The names of the locals, interned: those of parameters are needed to bind keywords.
    pub local_names: Box<[Ref<Str>]>,
    /// The inline caches.
    caches: Box<[InlineCache]>,
    /// Whether the caches remember something of classes.
    is_warm: Cell<bool>,
    /// What a call of it makes.
    pub kind: CodeKind,
    /// The number of parameters when all of them are positional and a call runs the code at once; else `NOT_SIMPLE`.
    pub simple: u16,
    /// The number of parameters when all of them are positional, whatever a call does; else `NOT_SIMPLE`.
    pub positional: u16,
    /// The registers of the locals that are no parameters: from the first to the one behind the last.
    pub own_locals: (u8, u8),
    /// The function's name as a value.
    pub name: Ref<Str>,
    /// Of a generator: whether `types.coroutine` has made its generators awaitable.
    pub is_iterable_coroutine: Cell<bool>,
}

impl Payload for CodeObject {
    const KIND: Kind = Kind::Code;
    const CONTAINER: bool = true;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(self.constants.iter());
        self.caches.iter().for_each(|cache| cache.value.trace(tracer));
    }

    fn clear(&self) {
        self.clear_caches();
    }
}

impl CodeObject {
    /// Of a generator function: its generators may be awaited from now on. False if it is none.
    pub fn let_generators_be_awaited(&self) -> bool {
        let makes_generators = self.data.kind == CodeKind::Generator;
        self.is_iterable_coroutine.set(makes_generators);
        makes_generators
    }

    /// An interned name.
    #[inline(always)]
    pub fn name_at(&self, name: Name) -> &Ref<Str> {
        &self.names[usize::from(name.0)]
    }

    /// The inline cache of an instruction.
    #[inline(always)]
    pub fn cache(&self, cache: rondo_bytecode::Cache) -> &InlineCache {
        &self.caches[usize::from(cache.0)]
    }

    /// Remembers something of a class that needs no value.
    #[inline]
    pub fn remember(&self, cache: rondo_bytecode::Cache, entry: Cache) {
        self.is_warm.set(true);
        self.cache(cache).entry.set(entry);
    }

    /// Remembers something of a class and its value.
    #[inline]
    pub fn remember_with(&self, cache: rondo_bytecode::Cache, entry: Cache, value: Value) {
        self.remember(cache, entry);
        self.cache(cache).value.set(value);
    }

    /// The same, if nothing is remembered yet.
    #[inline]
    pub fn remember_first(&self, cache: rondo_bytecode::Cache, entry: Cache, value: &Value) {
        if self.cache(cache).entry.get().key == 0 {
            self.remember_with(cache, entry, value.clone());
        }
    }

    /// Forgets what all the caches remember.
    pub fn clear_caches(&self) {
        self.is_warm.set(false);
        self.caches.iter().for_each(InlineCache::clear);
    }

    /// Forgets what the caches remember of classes: one has changed.
    pub fn forget_classes(&self) {
        if self.is_warm.get() {
            self.clear_caches();
        }
    }
}

impl Vm {
    /// Makes code runnable: constants become values, names are interned, caches get their room.
    pub fn link(&mut self, data: &Rc<Code>) -> Ref<CodeObject> {
        let constants = data.constants.iter().map(|constant| self.constant(constant)).collect();
        let names = data.names.iter().map(|name| self.intern(name)).collect();
        let local_names = data.locals.iter().map(|local| self.intern(&local.name)).collect();
        let parameters = &data.parameters;
        let is_plain = parameters.keyword_only == 0
            && !parameters.varargs
            && !parameters.varkw
            && parameters.positional < 200;
        let positional = if is_plain { parameters.positional } else { NOT_SIMPLE };
        let code = CodeObject {
            constants,
            names,
            local_names,
            caches: (0..data.caches).map(|_| InlineCache::default()).collect(),
            is_warm: Cell::new(false),
            kind: data.kind,
            simple: if data.kind == CodeKind::Function { positional } else { NOT_SIMPLE },
            positional,
            own_locals: (
                u8::try_from(parameters.total()).unwrap_or(data.first_temporary),
                data.first_temporary,
            ),
            name: self.intern(&data.name),
            is_iterable_coroutine: Cell::new(false),
            instructions: Instructions::of(data),
            data: data.clone(),
        };
        let code = self.heap.alloc(&self.types.code, code);
        self.linked.push(code.clone());
        code
    }

    fn constant(&mut self, constant: &Constant) -> Value {
        match constant {
            Constant::None => Value::NONE,
            Constant::Ellipsis => Value::ELLIPSIS,
            Constant::Bool(bool) => Value::bool(*bool),
            Constant::Int(int) => self.int(*int),
            Constant::BigInt(digits) => {
                let number = digits.parse().expect("the compiler writes large numbers in decimal digits");
                self.big_int(number)
            }
            Constant::Float(float) => Value::float(*float),
            Constant::Str(text) if is_identifier_like(text) => self.intern(text).into(),
            Constant::Str(text) => self.str(text),
            Constant::Bytes(bytes) => self.bytes(bytes),
            Constant::Tuple(items) => {
                let items: Vec<Value> = items.iter().map(|item| self.constant(item)).collect();
                self.tuple(items)
            }
            Constant::FrozenSet(items) => {
                let items: Vec<Value> = items.iter().map(|item| self.constant(item)).collect();
                self.frozen_set(items).expect("the compiler makes sets of hashable constants only")
            }
            Constant::Code(code) => self.link(code).into(),
        }
    }
}

/// Strings that look like names are interned, as CPython does: they will be keys.
fn is_identifier_like(text: &str) -> bool {
    text.len() <= 40 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
