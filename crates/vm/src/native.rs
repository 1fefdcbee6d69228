//! Functions written in Rust, declared in tables beside them.
//!
//! A row gives the name, the signature in Python's own notation, the function, and the docstring:
//!
//! ```text
//! method!("insert", "(self, index, object, /)", insert, "Insert object before index."),
//! ```
//!
//! The signature is not decoration: arity, keywords and defaults are checked and bound by it. The function gets one
//! value per parameter, in the order of the signature; an optional one that was not given is empty. `*args` comes as
//! a tuple, `**kwargs` as a dict.
//!
//! ```text
//! the signature, read twice              signature.rs
//! from arguments to parameters           binding.rs
//! what is said of wrong arguments        complaints.rs, written_words.rs
//! ```

mod binding;
mod complaints;
mod signature;
mod written_words;

use std::cell::OnceCell;

use crate::heap::{Kind, Payload, Str, Tracer, Tuple, Value};
use crate::types::class::Class;
use crate::vm::{Outcome, Vm};

use signature::arity_of;
pub(crate) use signature::{FEW_ARGUMENTS, PACKED_ARGUMENTS};

pub use signature::{Arity, Parameter, ParameterKind, parameters};

/// A function in Rust.
pub type NativeFn = fn(&mut Vm, &[Value]) -> Outcome;

/// How a native function is reached through a class or an instance.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Binding {
    /// A function of a module: never bound.
    Function,
    /// A method: bound to the instance, and its first parameter is `self`.
    Method,
    /// A static method of a class, `__new__` among them.
    Static,
    /// A class method: bound to the class.
    Class,
}

/// One row of a table of natives.
pub struct NativeDef {
    /// The name.
    pub name: &'static str,
    /// The signature, in Python's notation.
    pub signature: &'static str,
    /// What it does.
    pub function: NativeFn,
    /// The docstring.
    pub doc: &'static str,
    /// How it is bound.
    pub binding: Binding,
    /// Derived from the signature.
    pub arity: Arity,
    /// Whether it stands for an `async def`. Such a function is told when its coroutine is awaited where it is called, see
    /// [`Vm::is_awaited_at_once`].
    pub makes_coroutine: bool,
    /// Whether it stands for an `async def`, told or not.
    pub is_async: bool,
    /// Whether CPython hands its class to it when it is called, and so has other words for a wrong number of arguments.
    pub knows_class: bool,
    /// Where CPython has it written in Python: the module of a function, the class with its module of a method that CPython
    /// has in a base. Empty for what CPython has in C, and where the class says it.
    pub home: &'static str,
}

impl NativeDef {
    /// A row.
    pub const fn new(
        binding: Binding,
        name: &'static str,
        signature: &'static str,
        function: NativeFn,
        doc: &'static str,
    ) -> NativeDef {
        NativeDef {
            name,
            signature,
            function,
            doc,
            binding,
            arity: arity_of(signature),
            makes_coroutine: false,
            is_async: false,
            knows_class: false,
            home: "",
        }
    }

    /// The same row, of a function that stands for an `async def`.
    pub const fn making_coroutines(self) -> NativeDef {
        NativeDef { makes_coroutine: true, is_async: true, ..self }
    }

    /// The same row, of a function that gives a coroutine which others make: it is not told.
    pub const fn giving_coroutines(self) -> NativeDef {
        NativeDef { is_async: true, ..self }
    }

    /// The same row, of a method to which CPython hands its class.
    pub const fn knowing_its_class(self) -> NativeDef {
        NativeDef { knows_class: true, ..self }
    }

    /// The same row, of a function that CPython has written in Python: there. A function of a module binds as such
    /// functions do when a program puts it into a class.
    pub const fn written_in(self, home: &'static str) -> NativeDef {
        NativeDef { home, binding: Binding::Method, ..self }
    }
}

/// A row of a method: bound to its instance.
#[macro_export]
macro_rules! method {
    ($name:literal, $signature:literal, $function:expr, $doc:literal) => {
        $crate::native::NativeDef::new($crate::native::Binding::Method, $name, $signature, $function, $doc)
    };
}

/// A row of a function of a module.
#[macro_export]
macro_rules! function {
    ($name:literal, $signature:literal, $function:expr, $doc:literal) => {
        $crate::native::NativeDef::new($crate::native::Binding::Function, $name, $signature, $function, $doc)
    };
}

/// A row of a method that stands for an `async def`.
#[macro_export]
macro_rules! coroutine_method {
    ($name:literal, $signature:literal, $function:expr, $doc:literal) => {
        $crate::method!($name, $signature, $function, $doc).making_coroutines()
    };
}

/// A row of a static method, `__new__` among them.
#[macro_export]
macro_rules! static_method {
    ($name:literal, $signature:literal, $function:expr, $doc:literal) => {
        $crate::native::NativeDef::new($crate::native::Binding::Static, $name, $signature, $function, $doc)
    };
}

/// A row of a class method.
#[macro_export]
macro_rules! class_method {
    ($name:literal, $signature:literal, $function:expr, $doc:literal) => {
        $crate::native::NativeDef::new($crate::native::Binding::Class, $name, $signature, $function, $doc)
    };
}

/// The payload of a native function object.
pub struct NativeFunction {
    /// Its row.
    pub def: &'static NativeDef,
    /// The class that it belongs to, or empty.
    pub owner: Value,
    /// The module that it belongs to, or `None`.
    pub module: Value,
    parameters: OnceCell<Vec<Parameter>>,
}

impl Payload for NativeFunction {
    const KIND: Kind = Kind::Native;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.owner);
        tracer.value(&self.module);
    }
}

impl NativeFunction {
    /// A function object for a row.
    pub fn new(def: &'static NativeDef, owner: Value, module: Value) -> NativeFunction {
        NativeFunction { def, owner, module, parameters: OnceCell::new() }
    }

    /// The parameters, read from the signature once.
    pub fn parameters(&self) -> &[Parameter] {
        self.parameters.get_or_init(|| parameters(self.def.signature))
    }

    /// The name with its class: `list.append`.
    pub fn qualname(&self) -> String {
        if let Some((_, class)) = self.home_in_base() {
            return format!("{class}.{}", self.def.name);
        }
        match self.owner.downcast::<Class>() {
            Some(class) => format!("{}.{}", class.name(), self.def.name),
            None => self.def.name.to_string(),
        }
    }

    /// The name with its class or module, as errors print it: `list.append`, `math.sin`.
    pub fn full_name(&self) -> String {
        let name = self.qualname();
        match self.module.downcast::<Str>() {
            Some(module) if self.owner.is_empty() && module.as_str() != "builtins" => {
                format!("{}.{name}", module.as_str())
            }
            _ => name,
        }
    }
}

/// Room for the arguments of one call.
pub type Arguments = smallvec::SmallVec<[Value; 6]>;

impl Value {
    /// The items of a tuple that is known to be one: `*args` of a native function.
    pub fn items(&self) -> &[Value] {
        self.downcast::<Tuple>().expect("`*args` comes as a tuple").as_slice()
    }
}
