//! Functions written in the language, and methods bound to their object.

pub mod bound;
pub mod builtin;
pub mod class;

use std::rc::Rc;

use crate::heap::{Dict, Kind, Payload, Ref, Tracer, Value, ValueCell};
use crate::types::code::CodeObject;

/// The payload of a function.
pub struct Function {
    /// Its code, for good.
    pub code: Ref<CodeObject>,
    /// The namespace of the module it was defined in.
    pub globals: Ref<Dict>,
    /// The captured variables, in the order of the code's `free`: cells.
    pub closure: Box<[Value]>,
    /// A tuple of the defaults of the last positional parameters, or empty.
    pub defaults: ValueCell,
    /// A dict of the defaults of keyword-only parameters, or empty.
    pub keyword_defaults: ValueCell,
    /// The function that computes the annotations, `None`, or empty.
    pub annotate: ValueCell,
    /// The annotations, once computed or set.
    pub annotations: ValueCell,
    /// `__name__` if it was set.
    pub name: ValueCell,
    /// `__qualname__` if it was set.
    pub qualname: ValueCell,
    /// `__doc__` if it was set.
    pub doc: ValueCell,
    /// `__module__` if it was set.
    pub module: ValueCell,
    /// `__type_params__`.
    pub type_params: ValueCell,
}

impl Payload for Function {
    const KIND: Kind = Kind::Function;
    const CONTAINER: bool = true;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.reference(&self.code);
        tracer.reference(&self.globals);
        tracer.values(self.closure.iter());
        for cell in self.cells() {
            cell.trace(tracer);
        }
    }

    fn clear(&self) {
        // The closure's cells are containers themselves: they are cleared, which opens every cycle through them.
        for cell in self.cells() {
            drop(cell.take());
        }
    }
}

impl Function {
    /// A function without defaults.
    pub fn new(code: Ref<CodeObject>, globals: Ref<Dict>, closure: Box<[Value]>) -> Function {
        Function {
            code,
            globals,
            closure,
            defaults: ValueCell::default(),
            keyword_defaults: ValueCell::default(),
            annotate: ValueCell::default(),
            annotations: ValueCell::default(),
            name: ValueCell::default(),
            qualname: ValueCell::default(),
            doc: ValueCell::default(),
            module: ValueCell::default(),
            type_params: ValueCell::default(),
        }
    }

    fn cells(&self) -> [&ValueCell; 9] {
        [
            &self.defaults,
            &self.keyword_defaults,
            &self.annotate,
            &self.annotations,
            &self.name,
            &self.qualname,
            &self.doc,
            &self.module,
            &self.type_params,
        ]
    }

    /// Whether it is an `async def` without `yield`: a call makes a coroutine.
    pub fn makes_coroutines(&self) -> bool {
        self.code.data.kind == rondo_bytecode::CodeKind::Coroutine
    }

    /// Its `__name__`.
    pub fn name(&self) -> Rc<str> {
        match self.name.get().downcast::<crate::heap::Str>() {
            Some(name) => Rc::from(name.as_str()),
            None => self.code.data.name.clone(),
        }
    }

    /// Its `__qualname__`.
    pub fn qualname(&self) -> Rc<str> {
        match self.qualname.get().downcast::<crate::heap::Str>() {
            Some(name) => Rc::from(name.as_str()),
            None => self.code.data.qualname.clone(),
        }
    }
}

/// The payload of a bound method.
pub struct BoundMethod {
    /// What is called.
    pub function: Value,
    /// Its first argument.
    pub receiver: Value,
}

impl Payload for BoundMethod {
    const KIND: Kind = Kind::BoundMethod;
    const CONTAINER: bool = true;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.function);
        tracer.value(&self.receiver);
    }
}
