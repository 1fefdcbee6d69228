//! Code as plain data: what the compiler hands to the machine. Nothing here refers to a value of the machine;
//! the machine links it (makes constants into values, names into interned strings, room for caches) when it is loaded.

use std::rc::Rc;

use crate::instr::Instr;
use crate::places::Places;

/// A constant of a program.
#[derive(Clone, Debug)]
pub enum Constant {
    /// `None`
    None,
    /// `...`
    Ellipsis,
    /// `True` and `False`
    Bool(bool),
    /// A whole number that fits.
    Int(i64),
    /// A whole number that does not, in decimal digits with an optional sign.
    BigInt(Box<str>),
    /// A floating-point number.
    Float(f64),
    /// A string.
    Str(Rc<str>),
    /// A bytes object.
    Bytes(Box<[u8]>),
    /// A tuple of constants; also the names of keyword arguments.
    Tuple(Vec<Constant>),
    /// A frozenset of constants: `x in {1, 2}`.
    FrozenSet(Vec<Constant>),
    /// The code of an inner function, class body, comprehension or lambda.
    Code(Rc<Code>),
}

/// What calling a function with this code does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    /// A module: its names are global.
    Module,
    /// The body of a class: register 0 holds the namespace.
    ClassBody,
    /// A plain function: the call runs it.
    Function,
    /// The call makes a generator.
    Generator,
    /// The call makes a coroutine.
    Coroutine,
    /// The call makes an async generator.
    AsyncGenerator,
}

impl CodeKind {
    /// Whether a call makes an object that runs later.
    pub fn is_suspendable(self) -> bool {
        matches!(self, CodeKind::Generator | CodeKind::Coroutine | CodeKind::AsyncGenerator)
    }
}

/// The parameters. They are the first locals, in this order: positional-only, positional, keyword-only, `*args`, `**kwargs`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    /// How many may be given by position only.
    pub positional_only: u16,
    /// How many may be given by position, the former included.
    pub positional: u16,
    /// How many may be given by keyword only.
    pub keyword_only: u16,
    /// Whether there is a `*args`.
    pub varargs: bool,
    /// Whether there is a `**kwargs`.
    pub varkw: bool,
}

impl Parameters {
    /// How many locals the parameters take.
    pub fn total(&self) -> usize {
        usize::from(self.positional)
            + usize::from(self.keyword_only)
            + usize::from(self.varargs)
            + usize::from(self.varkw)
    }
}

/// An entry of the exception table: what is raised within `start..end` goes to `target`.
///
/// Entries are searched in order, so inner ones stand before outer ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// The first instruction covered.
    pub start: u32,
    /// The first instruction no longer covered.
    pub end: u32,
    /// Where the handler begins.
    pub target: u32,
    /// The exception is put into this register; it and all above are emptied first.
    pub depth: u8,
}

/// A local: a named register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Local {
    /// Where it lives: below `first_temporary`, or from 255 on when a function has very many.
    pub register: u16,
    /// Its name; that of a hidden local begins with a dot.
    pub name: Rc<str>,
    /// Whether inner functions capture it, so that the register holds a cell.
    pub is_cell: bool,
}

/// A compiled module, class body, function, lambda, or generator expression.
#[derive(Clone, Debug)]
pub struct Code {
    /// `f`, `<module>`, `<lambda>`, `<genexpr>`.
    pub name: Rc<str>,
    /// `C.f`, `f.<locals>.g`.
    pub qualname: Rc<str>,
    /// The file, as tracebacks print it.
    pub file: Rc<str>,
    /// The line of `def`, `class`, or the first decorator.
    pub first_line: u32,
    /// What a call does.
    pub kind: CodeKind,
    /// The parameters.
    pub parameters: Parameters,
    /// The named registers, parameters first: parameter `i` is register `i`.
    pub locals: Vec<Local>,
    /// Registers from here to 254 are temporaries: used once, then empty.
    pub first_temporary: u8,
    /// The names of captured variables of enclosing functions, in the order of the closure.
    pub free: Vec<Rc<str>>,
    /// How many registers a frame needs, temporaries and wide locals included.
    pub registers: u16,
    /// How many inline caches the instructions own.
    pub caches: u16,
    /// The instructions.
    pub instrs: Box<[Instr]>,
    /// For each instruction, the source that it came from: the traceback underlines it.
    pub places: Places,
    /// The exception table, inner entries first.
    pub handlers: Vec<Handler>,
    /// The constants.
    pub constants: Vec<Constant>,
    /// The names of attributes, globals and modules.
    pub names: Vec<Rc<str>>,
    /// The docstring.
    pub doc: Option<Rc<str>>,
    /// The register that holds the cell of `__class__`, or the closure's entry of it: what `super()` looks for.
    pub class_cell: Option<ClassCell>,
    /// Whether the first parameter is a cell: `super()` has to look inside.
    pub first_parameter_is_cell: bool,
}

/// Where a method finds the class that it was defined in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassCell {
    /// In the closure.
    Free(u16),
    /// In a register of its own.
    Register(u8),
}

impl Code {
    /// The line of an instruction; where there is no such instruction, that of the beginning.
    pub fn line_at(&self, ip: u32) -> u32 {
        self.places.line(ip).unwrap_or(self.first_line)
    }

    /// The entry of the exception table that covers an instruction.
    pub fn handler_at(&self, ip: u32) -> Option<&Handler> {
        self.handlers.iter().find(|handler| handler.start <= ip && ip < handler.end)
    }

    /// This code and all the code within it, outermost first.
    pub fn walk(self: &Rc<Code>) -> Vec<Rc<Code>> {
        let mut all = vec![self.clone()];
        let mut next = 0;
        while next < all.len() {
            let inner: Vec<_> = all[next]
                .constants
                .iter()
                .filter_map(|constant| match constant {
                    Constant::Code(code) => Some(code.clone()),
                    _ => None,
                })
                .collect();
            all.splice(next + 1..next + 1, inner);
            next += 1;
        }
        all
    }
}
