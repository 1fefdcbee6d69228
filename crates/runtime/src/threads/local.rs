//! `threading.local`: an object that has other attributes in each thread.
//!
//! Each thread has a dict for each such object. The object's own `__dict__` is the dict of the thread that used it last; who
//! comes from another thread puts his own in its place first. A thread that meets the object for the first time runs its
//! `__init__` with the arguments that it was made with.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use rondo_vm::heap::{Dict, Foreign, Holder, Object, Ref, Str, Tracer, Value, ValueCell};
use rondo_vm::native::Arguments;
use rondo_vm::types::class::{Class, ClassDef};
use rondo_vm::types::object::new_foreign;
use rondo_vm::types::super_object::name_argument;
use rondo_vm::{Outcome, Raised, Vm, method, static_method};

use super::{ThreadId, current, threads};

/// The dicts of one object, by their threads. They go with the object, or with the thread.
type Dicts = RefCell<Vec<(ThreadId, Ref<Dict>)>>;

/// The objects in which a thread has a dict.
pub(crate) type Locals = Vec<Weak<Dicts>>;

struct LocalData {
    dicts: Rc<Dicts>,
    /// Whose attributes lie in the object.
    owner: Cell<ThreadId>,
    /// A tuple and a dict.
    arguments: ValueCell,
    keywords: ValueCell,
}

impl Foreign for LocalData {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.arguments.trace(tracer);
        self.keywords.trace(tracer);
        for (_, dict) in &*self.dicts.borrow() {
            tracer.reference(dict);
        }
    }

    fn clear(&self) {
        drop((self.arguments.take(), self.keywords.take(), self.dicts.take()));
    }
}

pub(crate) const LOCAL: ClassDef = ClassDef {
    name: "_thread._local",
    doc: "Thread-local data.",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **kwargs)", new, "Create and return a new object."),
        method!("__getattribute__", "(self, name, /)", get, "Return getattr(self, name)."),
        method!("__setattr__", "(self, name, value, /)", set, "Implement setattr(self, name, value)."),
        method!("__delattr__", "(self, name, /)", delete, "Implement delattr(self, name)."),
    ],
    properties: &[],
    is_base: true,
};

fn data(value: &Value) -> &Object<Holder<LocalData>> {
    value.foreign().expect("the receiver is a local")
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("__new__ is given a class").to_ref();
    let has_arguments =
        !args[1].items().is_empty() || args[2].downcast::<Dict>().is_some_and(|dict| !dict.is_empty());
    let init = vm.names.init.clone();
    let plain = vm.types.object.clone();
    let (own, plain) = (vm.lookup(&class, &init), vm.lookup(&plain, &init));
    if has_arguments && own.unwrap_or_default().is(&plain.unwrap_or_default()) {
        return Err(vm.type_error("Initialization arguments are not supported"));
    }
    let owner = Cell::new(current(vm));
    let (arguments, keywords) = (ValueCell::new(args[1].clone()), ValueCell::new(args[2].clone()));
    let payload = LocalData { dicts: Rc::default(), owner, arguments, keywords };
    let this = new_foreign(vm, &class, payload);
    let dict = vm.new_dict();
    remember(vm, &this, dict);
    Ok(this)
}

/// The running thread's dict is the object's from now on.
fn remember(vm: &mut Vm, this: &Value, dict: Ref<Dict>) {
    let me = current(vm);
    vm.set_attribute_dict(this, dict.clone());
    let local = data(this);
    local.owner.set(me);
    local.dicts.borrow_mut().push((me, dict));
    threads(vm).thread(me).locals.push(Rc::downgrade(&local.dicts));
}

/// Puts the running thread's attributes into the object.
fn enter(vm: &mut Vm, this: &Value) -> Result<(), Raised> {
    let me = current(vm);
    if data(this).owner.get() == me {
        return Ok(());
    }
    let found =
        data(this).dicts.borrow().iter().find(|(owner, _)| *owner == me).map(|(_, dict)| dict.clone());
    if let Some(dict) = found {
        vm.set_attribute_dict(this, dict);
        data(this).owner.set(me);
        return Ok(());
    }
    let dict = vm.new_dict();
    remember(vm, this, dict);
    let init = vm.names.init.clone();
    let class = vm.class_of(this).clone();
    if let Some(init) = vm.lookup(&class, &init) {
        let mut arguments: Arguments = std::iter::once(this.clone()).collect();
        arguments.extend(data(this).arguments.get().items().iter().cloned());
        let keywords = data(this).keywords.get();
        let names = super::handle::keywords(&mut arguments, &keywords);
        drop(vm.call_with(&init, arguments, &names)?);
    }
    Ok(())
}

/// A thread has ended: what it kept in such objects goes.
pub(crate) fn forget(thread: ThreadId, locals: Locals) {
    for dicts in locals.iter().filter_map(Weak::upgrade) {
        let place = dicts.borrow().iter().position(|(owner, _)| *owner == thread);
        let Some((_, dict)) = place.map(|place| dicts.borrow_mut().remove(place)) else { continue };
        // With one more reference than ours only the object has it still, until another thread comes by.
        if dict.header().references() <= 2 {
            drop(dict.take());
        }
    }
}

fn get(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = name_argument(vm, &args[1])?;
    enter(vm, &args[0])?;
    match vm.generic_find(&args[0], &name)? {
        Some(value) => Ok(value),
        None => Err(vm.no_attribute(&args[0], name.as_str())),
    }
}

fn set(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = name_argument(vm, &args[1])?;
    refuse_dict(vm, &args[0], &name)?;
    enter(vm, &args[0])?;
    vm.generic_set_attr(&args[0], &name, args[2].clone())?;
    Ok(Value::NONE)
}

fn delete(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = name_argument(vm, &args[1])?;
    refuse_dict(vm, &args[0], &name)?;
    enter(vm, &args[0])?;
    vm.generic_delete_attr(&args[0], &name)?;
    Ok(Value::NONE)
}

fn refuse_dict(vm: &mut Vm, this: &Value, name: &Ref<Str>) -> Result<(), Raised> {
    if name.as_str() != "__dict__" {
        return Ok(());
    }
    let class = vm.class_of(this).name();
    Err(vm.attribute_error(format!("'{class}' object attribute '__dict__' is read-only")))
}
