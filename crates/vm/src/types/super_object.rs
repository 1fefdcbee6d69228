//! `super`: looks attributes up in the classes behind a given one, in the order of resolution of the object's class.
//!
//! Without arguments it finds both in the frame that calls it: the class in the cell `__class__`, which the compiler makes
//! where `super` is used in a class, the object in the first parameter.

use rondo_bytecode::{Cache, ClassCell, Name, Reg};

use crate::heap::{Base, CellBox, Foreign, Ref, Registers, Running, Str, Tracer, Value, ValueCell};
use crate::types::class::{Class, ClassDef, PropertyDef};
use crate::types::code;
use crate::types::object::{class_for_new, new_foreign};
use crate::vm::{Outcome, Raised, Vm};
use crate::{method, static_method};

/// The payload of `super`.
#[derive(Default)]
pub struct Super {
    /// The class behind which is looked: `__thisclass__`.
    pub class: ValueCell,
    /// The object, or empty when it is unbound: `__self__`.
    pub object: ValueCell,
    /// The class whose order counts: `__self_class__`.
    pub object_class: ValueCell,
}

impl Foreign for Super {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.class.trace(tracer);
        self.object.trace(tracer);
        self.object_class.trace(tracer);
    }
}

/// `super`
pub const CLASS: ClassDef = ClassDef {
    name: "super",
    doc: "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!(
            "__init__",
            "(self, /, *args)",
            init,
            "Initialize self.  See help(type(self)) for accurate signature."
        ),
        method!("__getattribute__", "(self, name, /)", getattribute, "Return getattr(self, name)."),
        method!(
            "__get__",
            "(self, instance, owner=None, /)",
            get,
            "Return an attribute of instance, which is of type owner."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
    ],
    properties: &[
        PropertyDef {
            name: "__thisclass__",
            get: |_, value| Ok(this(value).class.get().or_none()),
            set: Some(crate::types::descriptors::readonly),
            doc: "the class invoking super()",
        },
        PropertyDef {
            name: "__self__",
            get: |_, value| Ok(this(value).object.get().or_none()),
            set: Some(crate::types::descriptors::readonly),
            doc: "the instance invoking super(); may be None",
        },
        PropertyDef {
            name: "__self_class__",
            get: |_, value| Ok(this(value).object_class.get().or_none()),
            set: Some(crate::types::descriptors::readonly),
            doc: "the type of the instance invoking super(); may be None",
        },
    ],
    is_base: true,
};

fn this(value: &Value) -> &Super {
    value.foreign::<Super>().expect("the receiver of a method of super is a super object")
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = vm.types.super_.clone();
    let class = class_for_new(vm, &args[0], &owner)?;
    Ok(new_foreign(vm, &class, Super::default()))
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let given = args[1].items();
    if given.len() > 2 {
        return Err(vm.type_error(format!("super() expected at most 2 arguments, got {}", given.len())));
    }
    let (class, object) = match given {
        [] => from_frame(vm)?,
        [class, rest @ ..] => {
            let Some(class) = class.downcast::<Class>() else {
                let text = format!("super() argument 1 must be a type, not {}", vm.type_name(class));
                return Err(vm.type_error(text));
            };
            (class.to_ref(), rest.first().cloned().unwrap_or(Value::NONE))
        }
    };
    fill(vm, this(&args[0]), class, object)?;
    Ok(Value::NONE)
}

impl Vm {
    /// The function behind `super().name(…)` and the object that is its first argument, or what is to be called without one.
    pub(crate) fn load_super_method(
        &mut self,
        running: Running,
        base: Base,
        name: Name,
        cache: Cache,
    ) -> Result<(Value, Value), Raised> {
        let global = match self.cached_global(running, Cache(cache.0 + 1)) {
            Some(global) => global,
            None => {
                let name = self.intern("super");
                self.load_global_named(running, &name, Cache(cache.0 + 1))?
            }
        };
        let name = running.code().name_at(name);
        if !self.types.super_.is_value(&global) {
            let object = self.call(&global, &[])?;
            return self.get_attr(&object, name).map(|value| (value, Value::EMPTY));
        }
        let (class, object) = match plain_frame(running, &self.registers, base) {
            Some(found) => found,
            None => from_frame(self)?,
        };
        let object_class = self.class_of(&object).clone();
        let remembered = running.code().cache(cache);
        let entry = code::Cache { key: object_class.number(), found: class.number() };
        if remembered.get() == entry {
            return Ok((remembered.value(), object));
        }
        if !object.is_a::<Class>() && object_class.is_subclass_of(&class) {
            let order = object_class.mro();
            let behind = order.iter().skip_while(|candidate| !candidate.is(&class)).skip(1);
            let found = behind.filter_map(|class| class.own(name)).next();
            if let Some(found) = found.filter(|found| self.binds_as_method(found)) {
                running.code().remember_with(cache, entry, found.clone());
                return Ok((found, object));
            }
        }
        let made = Super::default();
        fill(self, &made, class, object)?;
        let owner = self.types.super_.clone();
        let made = new_foreign(self, &owner, made);
        self.get_attr(&made, name).map(|value| (value, Value::EMPTY))
    }
}

/// Class and object of `super()` in a method whose first parameter is an ordinary variable.
fn plain_frame(running: Running, registers: &Registers, base: Base) -> Option<(Ref<Class>, Value)> {
    let data = &running.code().data;
    if data.parameters.positional == 0 || data.first_parameter_is_cell {
        return None;
    }
    let cell = match data.class_cell? {
        ClassCell::Free(index) => &running.function().closure[usize::from(index)],
        ClassCell::Register(register) => registers.get(base, Reg(register)),
    };
    let class = cell.downcast::<CellBox>()?.contents.get().into_ref::<Class>().ok()?;
    let object = registers.get(base, Reg(0)).clone();
    if object.is_empty() { None } else { Some((class, object)) }
}

fn fill(vm: &mut Vm, payload: &Super, class: Ref<Class>, object: Value) -> Result<(), Raised> {
    if !object.is_none() {
        let object_class = check(vm, &class, &object)?;
        payload.object_class.set(object_class.into());
        payload.object.set(object);
    }
    payload.class.set(class.into());
    Ok(())
}

/// The class whose order counts: the object itself when it is a class below, else the object's class.
fn check(vm: &mut Vm, class: &Ref<Class>, object: &Value) -> Result<Ref<Class>, Raised> {
    if let Some(object) = object.downcast::<Class>()
        && object.is_subclass_of(class)
    {
        return Ok(object.to_ref());
    }
    if vm.is_instance(object, class) {
        return Ok(vm.class_of(object).clone());
    }
    // A proxy may say of itself what it stands for.
    let name = vm.names.class.clone();
    if let Some(said) = vm.find_attr(object, &name)?
        && let Some(said) = said.downcast::<Class>()
        && said.is_subclass_of(class)
    {
        return Ok(said.to_ref());
    }
    let (kind, name) = match object.downcast::<Class>() {
        Some(class) => ("type", class.name()),
        None => ("instance of", vm.type_name(object)),
    };
    let text = format!(
        "super(type, obj): obj ({kind} {name}) is not an instance or subtype of type ({}).",
        class.name()
    );
    Err(vm.type_error(text))
}

/// Class and object of `super()` without arguments.
fn from_frame(vm: &mut Vm) -> Result<(Ref<Class>, Value), Raised> {
    let Some(frame) = vm.frames.last() else { return Err(vm.runtime_error("super(): no current frame")) };
    let (function, base) = (frame.function.clone(), frame.base);
    let data = function.code.data.clone();
    let parameters = &data.parameters;
    let has_first = parameters.positional > 0 || parameters.varargs;
    if !has_first {
        return Err(vm.runtime_error("super(): no arguments"));
    }
    let mut object = vm.registers.get(base, Reg(first_register(parameters))).clone();
    if parameters.positional == 0 {
        object = object.items().first().cloned().unwrap_or_default();
    }
    if let Some(cell) = object.downcast::<CellBox>()
        && data.first_parameter_is_cell
    {
        object = cell.contents.get();
    }
    if object.is_empty() {
        return Err(vm.runtime_error("super(): arg[0] deleted"));
    }
    let cell = match data.class_cell {
        None => return Err(vm.runtime_error("super(): __class__ cell not found")),
        Some(ClassCell::Free(index)) => function.closure[usize::from(index)].clone(),
        Some(ClassCell::Register(register)) => vm.registers.get(base, Reg(register)).clone(),
    };
    let class = cell.downcast::<CellBox>().map(|cell| cell.contents.get()).unwrap_or_default();
    if class.is_empty() {
        return Err(vm.runtime_error("super(): empty __class__ cell"));
    }
    match class.downcast::<Class>() {
        Some(class) => Ok((class.to_ref(), object)),
        None => {
            let text = format!("super(): __class__ is not a type ({})", vm.type_name(&class));
            Err(vm.runtime_error(text))
        }
    }
}

/// Where the first positional argument lies: first of all, or in `*args`, which stands behind the keyword-only ones.
fn first_register(parameters: &rondo_bytecode::Parameters) -> u8 {
    if parameters.positional > 0 { 0 } else { parameters.keyword_only as u8 }
}

/// What `super(…).name` finds on the classes behind, bound to the object; nothing when there is no such attribute.
pub fn find(vm: &mut Vm, value: &Value, name: &Ref<Str>) -> Result<Option<Value>, Raised> {
    let payload = this(value);
    let object_class = payload.object_class.get();
    let (Some(order), class) = (object_class.downcast::<Class>(), payload.class.get()) else {
        return Ok(None);
    };
    // `super().__class__` is the class of the super object itself.
    if name.as_str() == "__class__" {
        return Ok(None);
    }
    let behind = order.mro();
    let mut behind = behind.iter().skip_while(|candidate| !candidate.is_value(&class)).skip(1);
    let Some(found) = behind.find_map(|class| class.own(name)) else { return Ok(None) };
    let object = payload.object.get();
    let through_class = object.is(&object_class);
    let receiver = if through_class { Value::EMPTY } else { object };
    vm.get_descriptor(&found, &receiver, &order.to_ref()).map(Some)
}

fn getattribute(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = name_argument(vm, &args[1])?;
    if let Some(found) = find(vm, &args[0], &name)? {
        return Ok(found);
    }
    match vm.generic_find(&args[0], &name)? {
        Some(found) => Ok(found),
        None => Err(vm.no_attribute(&args[0], name.as_str())),
    }
}

/// The name of an attribute as a program gives it: a string, interned.
pub fn name_argument(vm: &mut Vm, value: &Value) -> Result<Ref<Str>, Raised> {
    match value.downcast::<Str>() {
        Some(name) => Ok(vm.intern_str(name)),
        None => {
            let text = format!("attribute name must be string, not '{}'", vm.type_name(value));
            Err(vm.type_error(text))
        }
    }
}

/// An unbound super object in a class is bound to the instance when it is read.
fn get(vm: &mut Vm, args: &[Value]) -> Outcome {
    let payload = this(&args[0]);
    if args[1].is_none() || payload.object.is_set() {
        return Ok(args[0].clone());
    }
    let class = vm.class_of(&args[0]).value();
    vm.call(&class, &[payload.class.get(), args[1].clone()])
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let payload = this(&args[0]);
    let class = payload.class.get();
    let class = class.downcast::<Class>().map_or("NULL".into(), |class| class.name());
    let text = match payload.object_class.get().downcast::<Class>() {
        Some(object) => format!("<super: <class '{class}'>, <{} object>>", object.name()),
        None => format!("<super: <class '{class}'>, NULL>"),
    };
    Ok(vm.str(&text))
}
