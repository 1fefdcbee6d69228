//! Classes: builtin ones, made from a table in Rust, and those that programs define.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::heap::{Dict, Heap, Kind, Object, Payload, Ref, Str, Tracer, Value, ValueCell};
use crate::native::NativeDef;

/// What a builtin class is made from.
pub struct ClassDef {
    /// `list`, or with a dot when it belongs to a module: `asyncio.Task`.
    pub name: &'static str,
    /// The docstring.
    pub doc: &'static str,
    /// Methods, static and class methods.
    pub methods: &'static [NativeDef],
    /// Attributes that are computed.
    pub properties: &'static [PropertyDef],
    /// Whether programs may derive from it.
    pub is_base: bool,
}

/// An attribute of a builtin class that is computed, `list.__len__` aside: `property` in Rust.
pub struct PropertyDef {
    /// The name of the attribute.
    pub name: &'static str,
    /// Reads it.
    pub get: fn(&mut crate::Vm, &Value) -> crate::Outcome,
    /// Writes it (an empty value deletes it), if that is allowed.
    pub set: Option<Setter>,
    /// The docstring.
    pub doc: &'static str,
}

/// Writes a computed attribute; an empty value deletes it.
pub type Setter = fn(&mut crate::Vm, &Value, Value) -> Result<(), crate::Raised>;

/// The attributes that a program gave an object made in Rust; made, if that is asked for.
pub type SideTable = fn(&mut crate::Vm, &Value, bool) -> Option<Ref<Dict>>;

/// Finalises an object made in Rust.
pub type Finaliser = fn(&mut crate::Vm, &Value);

/// Drives an awaitable made in Rust.
pub type Driver = fn(&mut crate::Vm, &Value, crate::Sent) -> Result<crate::Completion, crate::Raised>;

/// What calling an instance made in Rust leads to.
pub enum Forward {
    /// The result.
    Done(Value),
    /// Another call, whose result is the result: the callee, its arguments, the names of the last of them.
    To(Value, crate::native::Arguments, Vec<Value>),
}

/// Calls an instance made in Rust; the last arguments are named.
pub type Caller =
    fn(&mut crate::Vm, &Value, crate::native::Arguments, &[Value]) -> Result<Forward, crate::Raised>;

/// The payload of a class.
pub struct Class {
    heap: Rc<Heap>,
    name: RefCell<Rc<str>>,
    qualname: RefCell<Rc<str>>,
    bases: RefCell<Vec<Ref<Class>>>,
    /// The order in which attributes are looked up, this class first. (Not itself counted: that would be a cycle.)
    mro: RefCell<Rc<[Ref<Class>]>>,
    dict: RefCell<Option<Ref<Dict>>>,
    /// The kind of object that instances are.
    pub layout: Kind,
    /// The builtin class whose Rust payload instances have.
    pub definition: Option<&'static ClassDef>,
    is_heap_class: bool,
    /// Whether instances have a `__dict__`, that is, attributes without declaration.
    pub has_dict: Cell<bool>,
    /// Whether instances can be referred to weakly.
    pub has_weak: Cell<bool>,
    /// Whether programs may derive from it.
    pub is_base: Cell<bool>,
    number: u32,
    /// Whether its instances match sequence patterns.
    pub is_sequence: Cell<bool>,
    /// Whether its instances match mapping patterns.
    pub is_mapping: Cell<bool>,
    /// Drives an instance that is awaited, without looking anything up: for awaitables made in Rust.
    pub driver: Cell<Option<Driver>>,
    /// Calls an instance, without looking `__call__` up: for callables made in Rust. Classes of programs do not inherit it,
    /// since they may have a `__call__` of their own.
    pub caller: Cell<Option<Caller>>,
    /// The `__new__` of a class made in Rust, once it is known that a call of the class does no more than call it.
    pub only_new: Cell<Option<&'static NativeDef>>,
    /// Whether CPython has this class written in Python: then its methods complain about arguments as functions do.
    pub stands_for_written: Cell<bool>,
    /// Where instances keep the attributes that a program gives them, if few ever get any and room in each would be wasted.
    pub side_table: Cell<Option<SideTable>>,
    /// Finalises an instance made in Rust, when its last reference goes.
    pub finaliser: Cell<Option<Finaliser>>,
    /// The shape of a fresh instance; 0 when instances have no attributes of their own.
    pub root_shape: Cell<u32>,
    /// With how many slots an instance is made.
    pub slots_hint: Cell<u32>,
    /// How many `__slots__` instances have, those of bases included.
    pub declared_slots: Cell<u32>,
    /// Special methods that the class or a base overrides: see [`special`].
    pub specials: Cell<u32>,
    /// The numbers of the classes derived from this one: weak references.
    pub subclasses: RefCell<Vec<u32>>,
    /// The class is abstract: names of methods that must be overridden, or empty.
    pub abstract_methods: ValueCell,
    /// Whether such names are left, so that the class has no instances.
    pub is_abstract: Cell<bool>,
    /// Makes a fresh payload for an instance of this class: `__new__` of a foreign builtin class uses it.
    pub immutable: Cell<bool>,
    /// Whether a program has changed an attribute of this class, which is made in Rust: then its methods ask each other by name.
    pub is_altered: Cell<bool>,
}

/// Special methods whose presence the machine must know in a hot place: one bit each.
pub mod special {
    /// `__getattribute__` is not `object`'s.
    pub const GETATTRIBUTE: u32 = 1;
    /// `__getattr__` exists.
    pub const GETATTR: u32 = 2;
    /// `__setattr__` is not `object`'s.
    pub const SETATTR: u32 = 4;
    /// `__delattr__` is not `object`'s.
    pub const DELATTR: u32 = 8;
    /// `__del__` exists.
    pub const DEL: u32 = 16;
    /// `__new__` is not that of the builtin base.
    pub const NEW: u32 = 32;
    /// `__eq__` or `__hash__` is written in the language.
    pub const EQ: u32 = 64;
    /// `__get__` exists: instances are descriptors.
    pub const GET: u32 = 128;
    /// `__set__` or `__delete__` exists: instances are data descriptors.
    pub const SET: u32 = 256;
}

impl Payload for Class {
    const KIND: Kind = Kind::Class;
    const CONTAINER: bool = true;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.bases.borrow().iter().for_each(|base| tracer.reference(base));
        self.mro.borrow().iter().for_each(|class| tracer.reference(class));
        if let Some(dict) = &*self.dict.borrow() {
            tracer.reference(dict);
        }
        self.abstract_methods.trace(tracer);
    }

    fn clear(&self) {
        let mro = self.mro.replace(Rc::from([]));
        let bases = self.bases.take();
        let dict = self.dict.borrow().as_ref().map(|dict| dict.take());
        drop((mro, bases, dict));
    }
}

impl Class {
    /// A class that is not yet in any order of resolution.
    pub fn new(
        heap: Rc<Heap>,
        name: &str,
        layout: Kind,
        definition: Option<&'static ClassDef>,
        is_heap_class: bool,
    ) -> Class {
        Class {
            number: heap.next_class_number(),
            heap,
            name: RefCell::new(Rc::from(name)),
            qualname: RefCell::new(Rc::from(name)),
            bases: RefCell::default(),
            mro: RefCell::new(Rc::from([])),
            dict: RefCell::new(None),
            layout,
            definition,
            is_heap_class,
            has_dict: Cell::new(false),
            has_weak: Cell::new(false),
            is_base: Cell::new(is_heap_class || definition.is_some_and(|definition| definition.is_base)),
            is_sequence: Cell::new(false),
            is_mapping: Cell::new(false),
            driver: Cell::new(None),
            caller: Cell::new(None),
            only_new: Cell::new(None),
            stands_for_written: Cell::new(false),
            side_table: Cell::new(None),
            finaliser: Cell::new(None),
            root_shape: Cell::new(0),
            slots_hint: Cell::new(0),
            declared_slots: Cell::new(0),
            specials: Cell::new(0),
            subclasses: RefCell::default(),
            abstract_methods: ValueCell::default(),
            is_abstract: Cell::new(false),
            immutable: Cell::new(!is_heap_class),
            is_altered: Cell::new(false),
        }
    }

    /// The heap of the session that this class belongs to.
    #[inline(always)]
    pub fn heap(&self) -> &Rc<Heap> {
        &self.heap
    }

    /// Whether a program has defined it.
    #[inline(always)]
    pub fn is_heap_class(&self) -> bool {
        self.is_heap_class
    }

    /// A number that no other class of the session has or had.
    #[inline(always)]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Its `__name__`.
    pub fn name(&self) -> Rc<str> {
        self.name.borrow().clone()
    }

    /// Sets its `__name__`.
    pub fn set_name(&self, name: &str) {
        *self.name.borrow_mut() = Rc::from(name);
    }

    /// Its `__qualname__`.
    pub fn qualname(&self) -> Rc<str> {
        self.qualname.borrow().clone()
    }

    /// Sets its `__qualname__`.
    pub fn set_qualname(&self, name: &str) {
        *self.qualname.borrow_mut() = Rc::from(name);
    }

    /// The direct bases.
    pub fn bases(&self) -> Vec<Ref<Class>> {
        self.bases.borrow().clone()
    }

    /// Sets the direct bases.
    pub fn set_bases(&self, bases: Vec<Ref<Class>>) {
        let old = self.bases.replace(bases);
        drop(old);
    }

    /// The order of resolution *behind* this class itself.
    pub fn mro_tail(&self) -> Rc<[Ref<Class>]> {
        self.mro.borrow().clone()
    }

    /// Sets the order of resolution behind this class.
    pub fn set_mro_tail(&self, tail: Vec<Ref<Class>>) {
        let old = self.mro.replace(Rc::from(tail));
        drop(old);
    }

    /// Its name as messages print it: that of a class which CPython has in C is printed with its module.
    pub fn shown_name(&self) -> Rc<str> {
        match self.definition {
            // `asyncio` is written in Python there but for its tasks and futures.
            Some(definition)
                if !self.is_heap_class
                    && self.layout != Kind::Exception
                    && definition.name.contains('.')
                    && !definition.name.starts_with("asyncio.") =>
            {
                Rc::from(definition.name)
            }
            _ => self.name(),
        }
    }

    /// Its namespace.
    pub fn dict(&self) -> Ref<Dict> {
        self.dict.borrow().clone().expect("a class gets its namespace when it is made")
    }

    /// Sets its namespace, once.
    pub fn set_dict(&self, dict: Ref<Dict>) {
        *self.dict.borrow_mut() = Some(dict);
    }

    /// An attribute of this class alone.
    pub fn own(&self, name: &Object<Str>) -> Option<Value> {
        self.dict.borrow().as_ref().and_then(|dict| dict.get_str(name))
    }

    /// An attribute of this class or of the first base that has it.
    pub fn lookup(&self, name: &Object<Str>) -> Option<Value> {
        self.own(name).or_else(|| self.mro.borrow().iter().find_map(|class| class.own(name)))
    }

    /// Where `lookup` finds an attribute: 0 for the class itself, then the places of its order; and the entry there.
    pub fn locate(&self, name: &Object<Str>) -> Option<(u32, u32)> {
        let within = |class: &Class| class.dict.borrow().as_ref().and_then(|dict| dict.find_str(name));
        if let Some(entry) = within(self) {
            return Some((0, entry as u32));
        }
        self.mro
            .borrow()
            .iter()
            .enumerate()
            .find_map(|(place, class)| Some((place as u32 + 1, within(class)? as u32)))
    }

    /// What `locate` found.
    #[inline]
    pub fn at(&self, place: u32, entry: u32) -> Option<Value> {
        if place == 0 {
            return self.dict.borrow().as_ref()?.value_at(entry as usize);
        }
        self.mro.borrow().get(place as usize - 1)?.dict.borrow().as_ref()?.value_at(entry as usize)
    }

    /// Whether a special method is present; see [`special`].
    #[inline(always)]
    pub fn has_special(&self, bits: u32) -> bool {
        self.specials.get() & bits != 0
    }
}

impl Drop for Class {
    fn drop(&mut self) {
        self.heap.forget_class(self.number);
        // Another class may come to lie at this address.
        self.heap.new_class_epoch();
    }
}

impl Object<Class> {
    /// Whether this is the other class or derives from it.
    #[inline]
    pub fn is_subclass_of(&self, other: &Object<Class>) -> bool {
        std::ptr::eq(self, other) || self.payload_mro_contains(other)
    }

    fn payload_mro_contains(&self, other: &Object<Class>) -> bool {
        self.mro.borrow().iter().any(|class| class.is(other))
    }

    /// The classes that derive from this one directly and are still alive.
    pub fn live_subclasses(&self) -> Vec<Ref<Class>> {
        self.subclasses.borrow().iter().filter_map(|&number| self.heap.class_by_number(number)).collect()
    }

    /// The order of resolution, this class first.
    pub fn mro(&self) -> Vec<Ref<Class>> {
        std::iter::once(self.to_ref()).chain(self.mro.borrow().iter().cloned()).collect()
    }
}
