//! What an instruction's fields may be. Each kind is a type of its own, so that a register is never taken
//! for a constant, and each prints with its own sigil.

use std::fmt;

use crate::packed::{Reader, write_number, write_signed};

/// A register of the running frame: `r3`. Parameters and locals come first, temporaries above them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reg(pub u8);

impl Reg {
    /// Where a call puts a result that nobody wants: it is dropped at once, as CPython drops it.
    pub const DISCARD: Reg = Reg(255);
    /// The highest register that instructions can name; locals beyond it are reached by `LoadWide` and `StoreWide`.
    pub const LAST: Reg = Reg(254);

    /// The register `n` places above this one.
    pub fn plus(self, n: u8) -> Reg {
        Reg(self.0 + n)
    }
}

/// A register beyond the 255 that a byte can name: `w300`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Wide(pub u16);

impl Wide {
    /// The first register that a byte cannot name.
    pub const FIRST: u16 = 255;
    /// Only a frame with so many locals below its temporaries has wide ones, too.
    pub const NARROW: u8 = 160;
}

/// An entry of the constant table: `k2`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Const(pub u16);

/// An entry of the table of names (attributes, globals, modules): `.name`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Name(pub u16);

/// A variable of an enclosing function that this one has captured: `^1`, an index into the closure.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Free(pub u16);

/// Where a jump goes: the index of an instruction, `@12`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Target(pub u32);

/// How many registers, items or arguments: `#3`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Count(pub u8);

/// A small whole number that stands in the instruction itself: `42`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Imm(pub i16);

/// A whole number of 32 bits that stands in the instruction itself.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Imm32(pub i32);

/// The inline cache that this instruction owns: `!4`, an index into the side array of its code.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cache(pub u16);

/// Makes a closed set of alternatives with a printed word each.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$item:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[repr(u8)]
        pub enum $name { $($(#[$item])* $variant,)* }

        impl $name {
            /// All of them, in the order of declaration.
            pub const ALL: &[$name] = &[$($name::$variant,)*];

            /// The word that the disassembler and messages print.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }
        }
    };
}

words! {
    /// The operators of two operands.
    BinaryOp {
        /// `a + b`
        Add = "+", /// `a - b`
        Sub = "-", /// `a * b`
        Mul = "*", /// `a @ b`
        MatMul = "@", /// `a / b`
        TrueDiv = "/", /// `a // b`
        FloorDiv = "//", /// `a % b`
        Mod = "%", /// `a ** b`
        Pow = "**", /// `a << b`
        LShift = "<<", /// `a >> b`
        RShift = ">>", /// `a & b`
        And = "&", /// `a | b`
        Or = "|", /// `a ^ b`
        Xor = "^",
    }
}

words! {
    /// The operators of one operand, `not` aside.
    UnaryOp {
        /// `-a`
        Neg = "-", /// `+a`
        Pos = "+", /// `~a`
        Invert = "~",
    }
}

words! {
    /// The rich comparisons.
    CompareOp {
        /// `a < b`
        Lt = "<", /// `a <= b`
        Le = "<=", /// `a == b`
        Eq = "==", /// `a != b`
        Ne = "!=", /// `a > b`
        Gt = ">", /// `a >= b`
        Ge = ">=",
    }
}

words! {
    /// Objects that the compiler needs and that no program can shadow.
    Intrinsic {
        /// The builder of classes behind the `class` statement, `builtins.__build_class__`.
        BuildClass = "build_class",
        /// `AssertionError`, whatever the program calls by that name.
        AssertionError = "AssertionError",
        /// `StopAsyncIteration`, with which `async for` ends.
        StopAsyncIteration = "StopAsyncIteration",
        /// `type(name, params, value)` of a `type X = …` statement: the maker of lazy aliases.
        TypeAlias = "TypeAlias",
        /// The maker of a type variable, for `def f[T]()` and `class C[T]`: called with its name.
        TypeVar = "TypeVar",
        /// The maker of a `*Ts`: called with its name.
        TypeVarTuple = "TypeVarTuple",
        /// The maker of a `**P`: called with its name.
        ParamSpec = "ParamSpec",
        /// `Generic`, the base that a class with type parameters gets: subscripted with them.
        Generic = "Generic",
    }
}

words! {
    /// Methods that statements look up on the *type* of an object, never on the object.
    Special {
        /// `with` entering.
        Enter = "__enter__", /// `with` leaving.
        Exit = "__exit__", /// `async with` entering.
        AEnter = "__aenter__", /// `async with` leaving.
        AExit = "__aexit__",
    }
}

words! {
    /// How an f-string's `{value!c}` is converted before formatting.
    Conversion {
        /// No conversion.
        None = "", /// `!s`
        Str = "!s", /// `!r`
        Repr = "!r", /// `!a`
        Ascii = "!a",
    }
}

/// What a function is made with beside its code: one bit a part. The parts lie in consecutive registers, in this order.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct FunctionParts(pub u8);

impl FunctionParts {
    /// A tuple with the defaults of the last positional parameters.
    pub const DEFAULTS: u8 = 1;
    /// A dict with the defaults of keyword-only parameters.
    pub const KEYWORD_DEFAULTS: u8 = 2;
    /// The function that computes the annotations when they are asked for.
    pub const ANNOTATE: u8 = 4;
    /// A tuple of cells: the captured variables, in the order of the code's `free`.
    pub const CLOSURE: u8 = 8;
    /// A tuple of type parameters.
    pub const TYPE_PARAMS: u8 = 16;

    /// Whether a part is given.
    pub fn has(self, part: u8) -> bool {
        self.0 & part != 0
    }
}

/// An operand as the disassembler sees it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Operand {
    /// A register.
    Reg(Reg),
    /// A register beyond the first 255.
    Wide(Wide),
    /// A constant.
    Const(Const),
    /// A name.
    Name(Name),
    /// A captured variable.
    Free(Free),
    /// The goal of a jump.
    Target(Target),
    /// An amount.
    Count(Count),
    /// A number in place.
    Number(i32),
    /// An inline cache.
    Cache(Cache),
    /// One of a closed set of words.
    Word(&'static str),
    /// The parts of a function.
    Parts(FunctionParts),
}

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Operand::Reg(Reg::DISCARD) => write!(f, "_"),
            Operand::Reg(r) => write!(f, "r{}", r.0),
            Operand::Wide(w) => write!(f, "w{}", w.0),
            Operand::Const(k) => write!(f, "k{}", k.0),
            Operand::Name(n) => write!(f, ".{}", n.0),
            Operand::Free(i) => write!(f, "^{}", i.0),
            Operand::Target(t) => write!(f, "@{}", t.0),
            Operand::Count(n) => write!(f, "#{}", n.0),
            Operand::Number(n) => write!(f, "{n}"),
            Operand::Cache(c) => write!(f, "!{}", c.0),
            Operand::Word(w) => write!(f, "{w}"),
            Operand::Parts(p) => {
                let names = ["defaults", "kwdefaults", "annotate", "closure", "typeparams"];
                let given: Vec<_> = (0..5).filter(|i| p.has(1 << i)).map(|i| names[i]).collect();
                write!(f, "{{{}}}", given.join(","))
            }
        }
    }
}

/// An operand as the goal of a jump: most are none.
pub(crate) trait Goal {
    /// Sets the goal.
    fn retarget(&mut self, to: Target);
    /// The goal.
    fn goal(&self) -> Option<Target>;
}

impl Goal for Target {
    fn retarget(&mut self, to: Target) {
        *self = to;
    }

    fn goal(&self) -> Option<Target> {
        Some(*self)
    }
}

/// Makes the empty `Goal` for all other kinds.
macro_rules! never_a_goal {
    ($($kind:ident)*) => {
        $(impl Goal for $kind {
            fn retarget(&mut self, _: Target) {}

            fn goal(&self) -> Option<Target> {
                None
            }
        })*
    };
}

never_a_goal! { Reg Wide Const Name Free Count Cache Imm Imm32 BinaryOp UnaryOp CompareOp Intrinsic Special Conversion FunctionParts }

/// How an operand is written in frozen code.
pub(crate) trait Pack: Sized {
    /// Writes it.
    fn pack(self, out: &mut Vec<u8>);
    /// Reads it.
    fn unpack(from: &mut Reader<'_>) -> Self;
}

/// Makes `Pack` for kinds that are a number: how it is written, how it is read.
macro_rules! packed {
    ($($kind:ident: $number:ty, $write:ident as $written:ty, $read:ident;)*) => { $(
        impl Pack for $kind {
            #[inline(always)]
            fn pack(self, out: &mut Vec<u8>) {
                $write(out, <$written>::from(self.0));
            }

            #[inline(always)]
            fn unpack(from: &mut Reader<'_>) -> Self {
                $kind(from.$read() as $number)
            }
        }
    )* };
}

packed! {
    Wide: u16, write_number as u64, number;
    Const: u16, write_number as u64, number;
    Name: u16, write_number as u64, number;
    Free: u16, write_number as u64, number;
    Target: u32, write_number as u64, number;
    Cache: u16, write_number as u64, number;
    Imm: i16, write_signed as i64, signed;
    Imm32: i32, write_signed as i64, signed;
}

/// Makes `Pack` for kinds that are a byte.
macro_rules! packed_bytes {
    ($($kind:ident)*) => { $(
        impl Pack for $kind {
            #[inline(always)]
            fn pack(self, out: &mut Vec<u8>) {
                out.push(self.0);
            }

            #[inline(always)]
            fn unpack(from: &mut Reader<'_>) -> Self {
                $kind(from.byte())
            }
        }
    )* };
}

packed_bytes! { Reg Count FunctionParts }

/// Makes `Pack` for kinds that are one of a closed set of words.
macro_rules! packed_words {
    ($($kind:ident)*) => { $(
        impl Pack for $kind {
            #[inline(always)]
            fn pack(self, out: &mut Vec<u8>) {
                out.push(self as u8);
            }

            #[inline(always)]
            fn unpack(from: &mut Reader<'_>) -> Self {
                $kind::ALL[usize::from(from.byte())]
            }
        }
    )* };
}

packed_words! { BinaryOp UnaryOp CompareOp Intrinsic Special Conversion }

/// Makes `From<T> for Operand` for each kind, which the table of instructions asks for.
macro_rules! operands {
    ($($kind:ident => $make:expr,)*) => {
        $(impl From<$kind> for Operand {
            fn from(value: $kind) -> Operand { $make(value) }
        })*
    };
}

operands! {
    Reg => Operand::Reg,
    Wide => Operand::Wide,
    Const => Operand::Const,
    Name => Operand::Name,
    Free => Operand::Free,
    Target => Operand::Target,
    Count => Operand::Count,
    Cache => Operand::Cache,
    Imm => |n: Imm| Operand::Number(n.0.into()),
    Imm32 => |n: Imm32| Operand::Number(n.0),
    BinaryOp => |op: BinaryOp| Operand::Word(op.word()),
    UnaryOp => |op: UnaryOp| Operand::Word(op.word()),
    CompareOp => |op: CompareOp| Operand::Word(op.word()),
    Intrinsic => |i: Intrinsic| Operand::Word(i.word()),
    Special => |s: Special| Operand::Word(s.word()),
    Conversion => |c: Conversion| Operand::Word(c.word()),
    FunctionParts => Operand::Parts,
}
