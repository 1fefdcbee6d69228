//! The table of `int`'s methods.

use num_bigint::{BigInt as Number, Sign};
use num_integer::Integer;
use rondo_bytecode::{BinaryOp, CompareOp};

use super::Int;
use super::arithmetic::{self, compare_ints, division_by_zero, holds, plain_binary, power_modulo};
use super::division::div_mod;
use crate::heap::{Str, Value};
use crate::types::boxed::{Boxed, class_argument, wrong_receiver};
use crate::types::class::{ClassDef, PropertyDef};
use crate::types::{bytes, format};
use crate::vm::{Outcome, Raised, Vm};
use crate::{class_method, method, static_method};

/// The class `int`.
pub const CLASS: ClassDef = ClassDef {
    name: "int",
    doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an integer, or return 0 if no \
          arguments\nare given.  If x is a number, return x.__int__().  For floating-point\nnumbers, this truncates towards \
          zero.\n\nIf x is not a number or if base is given, then x must be a string,\nbytes, or bytearray instance \
          representing an integer literal in the\ngiven base.  The literal can be preceded by '+' or '-' and be \
          surrounded\nby whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\nBase 0 means to interpret the \
          base from the string as an integer literal.\n>>> int('0b100', base=0)\n4",
    methods: &[
        static_method!(
            "__new__",
            "(cls, x=0, /, base=10)",
            new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__hash__", "(self, /)", hash, "Return hash(self)."),
        method!(
            "__format__",
            "(self, format_spec, /)",
            format_method,
            "Convert to a string according to format_spec."
        ),
        method!("__lt__", "(self, value, /)", lt, "Return self<value."),
        method!("__le__", "(self, value, /)", le, "Return self<=value."),
        method!("__eq__", "(self, value, /)", eq, "Return self==value."),
        method!("__ne__", "(self, value, /)", ne, "Return self!=value."),
        method!("__gt__", "(self, value, /)", gt, "Return self>value."),
        method!("__ge__", "(self, value, /)", ge, "Return self>=value."),
        method!("__add__", "(self, value, /)", add, "Return self+value."),
        method!("__radd__", "(self, value, /)", radd, "Return value+self."),
        method!("__sub__", "(self, value, /)", sub, "Return self-value."),
        method!("__rsub__", "(self, value, /)", rsub, "Return value-self."),
        method!("__mul__", "(self, value, /)", mul, "Return self*value."),
        method!("__rmul__", "(self, value, /)", rmul, "Return value*self."),
        method!("__mod__", "(self, value, /)", modulo, "Return self%value."),
        method!("__rmod__", "(self, value, /)", rmodulo, "Return value%self."),
        method!("__divmod__", "(self, value, /)", divmod, "Return divmod(self, value)."),
        method!("__rdivmod__", "(self, value, /)", rdivmod, "Return divmod(value, self)."),
        method!("__pow__", "(self, value, mod=None, /)", pow, "Return pow(self, value, mod)."),
        method!("__rpow__", "(self, value, mod=None, /)", rpow, "Return pow(value, self, mod)."),
        method!("__neg__", "(self, /)", neg, "-self"),
        method!("__pos__", "(self, /)", plain, "+self"),
        method!("__abs__", "(self, /)", abs, "abs(self)"),
        method!("__bool__", "(self, /)", truth, "True if self else False"),
        method!("__invert__", "(self, /)", invert, "~self"),
        method!("__lshift__", "(self, value, /)", lshift, "Return self<<value."),
        method!("__rlshift__", "(self, value, /)", rlshift, "Return value<<self."),
        method!("__rshift__", "(self, value, /)", rshift, "Return self>>value."),
        method!("__rrshift__", "(self, value, /)", rrshift, "Return value>>self."),
        method!("__and__", "(self, value, /)", and, "Return self&value."),
        method!("__rand__", "(self, value, /)", rand, "Return value&self."),
        method!("__xor__", "(self, value, /)", xor, "Return self^value."),
        method!("__rxor__", "(self, value, /)", rxor, "Return value^self."),
        method!("__or__", "(self, value, /)", or, "Return self|value."),
        method!("__ror__", "(self, value, /)", ror, "Return value|self."),
        method!("__int__", "(self, /)", plain, "int(self)"),
        method!("__float__", "(self, /)", to_float, "float(self)"),
        method!("__floordiv__", "(self, value, /)", floordiv, "Return self//value."),
        method!("__rfloordiv__", "(self, value, /)", rfloordiv, "Return value//self."),
        method!("__truediv__", "(self, value, /)", truediv, "Return self/value."),
        method!("__rtruediv__", "(self, value, /)", rtruediv, "Return value/self."),
        method!(
            "__index__",
            "(self, /)",
            plain,
            "Return self converted to an integer, if self is suitable for use as an index into a list."
        ),
        method!("__trunc__", "(self, /)", plain, "Truncating an Integral returns itself."),
        method!("__floor__", "(self, /)", plain, "Flooring an Integral returns itself."),
        method!("__ceil__", "(self, /)", plain, "Ceiling of an Integral returns itself."),
        method!(
            "__round__",
            "(self, ndigits=None, /)",
            round,
            "Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns an integer."
        ),
        method!("__getnewargs__", "(self, /)", getnewargs, ""),
        method!("__sizeof__", "(self, /)", sizeof, "Returns size in memory, in bytes."),
        method!("conjugate", "(self, /)", plain, "Returns self, the complex conjugate of any int."),
        method!(
            "bit_length",
            "(self, /)",
            bit_length,
            "Number of bits necessary to represent self in binary.\n\n>>> bin(37)\n'0b100101'\n>>> (37).bit_length()\n6"
        ),
        method!(
            "bit_count",
            "(self, /)",
            bit_count,
            "Number of ones in the binary representation of the absolute value of self.\n\nAlso known as the population count.\n\n>>> bin(13)\n'0b1101'\n>>> (13).bit_count()\n3"
        ),
        method!(
            "to_bytes",
            "(self, /, length=1, byteorder='big', *, signed=False)",
            to_bytes,
            "Return an array of bytes representing an integer.\n\n  length\n    Length of bytes object to use.  An OverflowError is raised if the\n    integer is not representable with the given number of bytes.  Default\n    is length 1.\n  byteorder\n    The byte order used to represent the integer.  If byteorder is 'big',\n    the most significant byte is at the beginning of the byte array.  If\n    byteorder is 'little', the most significant byte is at the end of the\n    byte array.  To request the native byte order of the host system, use\n    sys.byteorder as the byte order value.  Default is to use 'big'.\n  signed\n    Determines whether two's complement is used to represent the integer.\n    If signed is False and a negative integer is given, an OverflowError\n    is raised."
        ),
        class_method!(
            "from_bytes",
            "(cls, /, bytes, byteorder='big', *, signed=False)",
            from_bytes,
            "Return the integer represented by the given array of bytes.\n\n  bytes\n    Holds the array of bytes to convert.  The argument must either\n    support the buffer protocol or be an iterable object producing bytes.\n    Bytes and bytearray are examples of built-in objects that support the\n    buffer protocol.\n  byteorder\n    The byte order used to represent the integer.  If byteorder is 'big',\n    the most significant byte is at the beginning of the byte array.  If\n    byteorder is 'little', the most significant byte is at the end of the\n    byte array.  To request the native byte order of the host system, use\n    sys.byteorder as the byte order value.  Default is to use 'big'.\n  signed\n    Indicates whether two's complement is used to represent the integer."
        ),
        method!(
            "as_integer_ratio",
            "(self, /)",
            as_integer_ratio,
            "Return a pair of integers, whose ratio is equal to the original int.\n\nThe ratio is in lowest terms and has a positive denominator.\n\n>>> (10).as_integer_ratio()\n(10, 1)\n>>> (-10).as_integer_ratio()\n(-10, 1)\n>>> (0).as_integer_ratio()\n(0, 1)"
        ),
        method!(
            "is_integer",
            "(self, /)",
            is_integer,
            "Returns True. Exists for duck type compatibility with float.is_integer."
        ),
    ],
    properties: &[
        PropertyDef { name: "real", get: plain_of, set: None, doc: "the real part of a complex number" },
        PropertyDef {
            name: "imag",
            get: |_, _| Ok(Value::int(0)),
            set: None,
            doc: "the imaginary part of a complex number",
        },
        PropertyDef {
            name: "numerator",
            get: plain_of,
            set: None,
            doc: "the numerator of a rational number in lowest terms",
        },
        PropertyDef {
            name: "denominator",
            get: |_, _| Ok(Value::int(1)),
            set: None,
            doc: "the denominator of a rational number in lowest terms",
        },
    ],
    is_base: true,
};

/// The int that `self` is. A program can hang a method of `int` on another class, whose instances are none.
fn receiver<'a>(vm: &mut Vm, value: &'a Value) -> Result<Int<'a>, Raised> {
    Int::of(value).ok_or_else(|| wrong_receiver(vm, "int", value))
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let int = match (&args[1], &args[2]) {
        (x, base) if base.is_empty() => {
            if x.is_empty() {
                Value::int(0)
            } else {
                vm.int_of(x)?
            }
        }
        (x, _) if x.is_empty() => return Err(vm.type_error("int() missing string argument")),
        (x, base) => vm.int_of_base(x, base)?,
    };
    if vm.types.int.is_value(&args[0]) {
        return Ok(int);
    }
    let base = vm.types.int.clone();
    let class = class_argument(vm, &args[0], &base)?;
    if class.is(&vm.types.bool) {
        return Err(vm.type_error("int.__new__(bool) is not safe, use bool.__new__()"));
    }
    Ok(vm.new_builtin(&class, Boxed::new(int)))
}

macro_rules! binary_methods {
    ($($name:ident, $reflected:ident = $op:ident;)*) => {
        $(
            fn $name(vm: &mut Vm, args: &[Value]) -> Outcome {
                plain_binary(vm, BinaryOp::$op, &args[0], &args[1]).unwrap_or(Ok(Value::NOT_IMPLEMENTED))
            }

            fn $reflected(vm: &mut Vm, args: &[Value]) -> Outcome {
                plain_binary(vm, BinaryOp::$op, &args[1], &args[0]).unwrap_or(Ok(Value::NOT_IMPLEMENTED))
            }
        )*
    };
}

binary_methods! {
    add, radd = Add;
    sub, rsub = Sub;
    mul, rmul = Mul;
    modulo, rmodulo = Mod;
    floordiv, rfloordiv = FloorDiv;
    truediv, rtruediv = TrueDiv;
    lshift, rlshift = LShift;
    rshift, rrshift = RShift;
    and, rand = And;
    or, ror = Or;
    xor, rxor = Xor;
}

macro_rules! comparisons {
    ($($name:ident = $op:ident;)*) => {
        $(
            fn $name(vm: &mut Vm, args: &[Value]) -> Outcome {
                Ok(match Int::of(&args[1]) {
                    Some(other) => Value::bool(holds(CompareOp::$op, Some(compare_ints(receiver(vm, &args[0])?, other)))),
                    None => Value::NOT_IMPLEMENTED,
                })
            }
        )*
    };
}

comparisons! {
    lt = Lt;
    le = Le;
    eq = Eq;
    ne = Ne;
    gt = Gt;
    ge = Ge;
}

fn divmod_of(vm: &mut Vm, a: &Value, b: &Value) -> Outcome {
    let (Some(x), Some(y)) = (Int::of(a), Int::of(b)) else { return Ok(Value::NOT_IMPLEMENTED) };
    if y.is_zero() {
        return Err(division_by_zero(vm));
    }
    let (quotient, rest) = match (x, y) {
        (Int::Word(x), Int::Word(y)) => {
            let (quotient, rest) = i128::from(x).div_mod_floor(&i128::from(y));
            (vm.wide(quotient), vm.wide(rest))
        }
        _ => {
            let (quotient, rest) = div_mod(x, y);
            (vm.big_int(quotient), vm.big_int(rest))
        }
    };
    Ok(vm.tuple([quotient, rest]))
}

fn divmod(vm: &mut Vm, args: &[Value]) -> Outcome {
    divmod_of(vm, &args[0], &args[1])
}

fn rdivmod(vm: &mut Vm, args: &[Value]) -> Outcome {
    divmod_of(vm, &args[1], &args[0])
}

/// `pow` of two ints, or of three.
pub fn power_of(vm: &mut Vm, base: &Value, exponent: &Value, modulus: &Value) -> Outcome {
    if modulus.is_empty() || modulus.is_none() {
        return plain_binary(vm, BinaryOp::Pow, base, exponent).unwrap_or(Ok(Value::NOT_IMPLEMENTED));
    }
    match (Int::of(base), Int::of(exponent), Int::of(modulus)) {
        (Some(base), Some(exponent), Some(modulus)) => power_modulo(vm, base, exponent, modulus),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn pow(vm: &mut Vm, args: &[Value]) -> Outcome {
    power_of(vm, &args[0], &args[1], &args[2])
}

fn rpow(vm: &mut Vm, args: &[Value]) -> Outcome {
    power_of(vm, &args[1], &args[0], &args[2])
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let int = receiver(vm, &args[0])?;
    vm.int_str(int).map(Value::from)
}

fn hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let plain = plain(vm, args)?;
    let hash = vm.hash(&plain)?;
    Ok(vm.word(hash as i64))
}

fn format_method(vm: &mut Vm, args: &[Value]) -> Outcome {
    let spec = format::spec_argument(vm, &args[1])?;
    format::format_int(vm, &args[0], spec.as_str()).map(Value::from)
}

fn neg(vm: &mut Vm, args: &[Value]) -> Outcome {
    let int = receiver(vm, &args[0])?;
    Ok(arithmetic::negate(vm, int))
}

fn abs(vm: &mut Vm, args: &[Value]) -> Outcome {
    if receiver(vm, &args[0])?.is_negative() { neg(vm, args) } else { plain(vm, args) }
}

fn invert(vm: &mut Vm, args: &[Value]) -> Outcome {
    let int = receiver(vm, &args[0])?;
    Ok(arithmetic::invert(vm, int))
}

fn truth(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(!receiver(vm, &args[0])?.is_zero()))
}

fn plain_of(vm: &mut Vm, value: &Value) -> Outcome {
    vm.plain_int(value).ok_or_else(|| wrong_receiver(vm, "int", value))
}

fn plain(vm: &mut Vm, args: &[Value]) -> Outcome {
    plain_of(vm, &args[0])
}

fn to_float(vm: &mut Vm, args: &[Value]) -> Outcome {
    let int = plain(vm, args)?;
    vm.float_of(&int).map(Value::float)
}

/// Rounds to a power of ten, half to even.
fn round(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[1].is_empty() || args[1].is_none() {
        return plain(vm, args);
    }
    let digits = vm.index(&args[1])?;
    let digits = Int::of(&digits).expect("`index` gives ints");
    if !digits.is_negative() {
        return plain(vm, args);
    }
    let int = receiver(vm, &args[0])?;
    // A power of ten that has more than twice the digits rounds to 0.
    let places = match digits {
        Int::Word(word) if word.unsigned_abs() <= int.bits() / 3 + 2 => word.unsigned_abs() as u32,
        _ => return Ok(Value::int(0)),
    };
    let (number, power) = (int.number(), Number::from(10).pow(places));
    let (quotient, rest) = number.div_mod_floor(&power);
    let twice = &rest * 2;
    let up = twice > power || twice == power && quotient.is_odd();
    let rounded = (if up { quotient + 1 } else { quotient }) * power;
    Ok(vm.big_int(rounded))
}

fn getnewargs(vm: &mut Vm, args: &[Value]) -> Outcome {
    let int = plain(vm, args)?;
    Ok(vm.tuple([int]))
}

fn sizeof(vm: &mut Vm, args: &[Value]) -> Outcome {
    // CPython keeps thirty bits in each four bytes, behind a head of 24.
    let digits = receiver(vm, &args[0])?.bits().div_ceil(30).max(1);
    Ok(vm.word(24 + 4 * digits as i64))
}

fn bit_length(vm: &mut Vm, args: &[Value]) -> Outcome {
    let bits = receiver(vm, &args[0])?.bits();
    Ok(vm.word(bits as i64))
}

fn bit_count(vm: &mut Vm, args: &[Value]) -> Outcome {
    let ones = match receiver(vm, &args[0])? {
        Int::Word(word) => u64::from(word.unsigned_abs().count_ones()),
        Int::Large(number) => number.magnitude().count_ones(),
    };
    Ok(vm.word(ones as i64))
}

fn as_integer_ratio(vm: &mut Vm, args: &[Value]) -> Outcome {
    let int = plain(vm, args)?;
    Ok(vm.tuple([int, Value::int(1)]))
}

fn is_integer(_: &mut Vm, _: &[Value]) -> Outcome {
    Ok(Value::TRUE)
}

/// `byteorder`: whether the first byte is the most significant.
fn is_big_endian(vm: &mut Vm, value: &Value, function: &str) -> Result<bool, Raised> {
    if value.is_empty() {
        return Ok(true);
    }
    let Some(order) = value.downcast::<Str>() else {
        let message = format!("{function}() argument 'byteorder' must be str, not {}", vm.given_name(value));
        return Err(vm.type_error(message));
    };
    match order.as_str() {
        "big" => Ok(true),
        "little" => Ok(false),
        _ => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn is_signed(vm: &mut Vm, value: &Value) -> Result<bool, Raised> {
    if value.is_empty() { Ok(false) } else { vm.truth(value) }
}

fn to_bytes(vm: &mut Vm, args: &[Value]) -> Outcome {
    let length = if args[1].is_empty() { 1 } else { vm.index_i64(&args[1])? };
    let big_endian = is_big_endian(vm, &args[2], "to_bytes")?;
    let signed = is_signed(vm, &args[3])?;
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length argument must be non-negative"));
    };
    let int = receiver(vm, &args[0])?;
    if int.is_negative() && !signed {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    }
    vm.check_size(length)?;
    let number = int.number();
    let mut bytes = if signed { number.to_signed_bytes_le() } else { number.to_bytes_le().1 };
    if int.is_zero() {
        bytes.clear();
    }
    if bytes.len() > length {
        return Err(vm.overflow_error("int too big to convert"));
    }
    bytes.resize(length, if int.is_negative() { 0xff } else { 0 });
    if big_endian {
        bytes.reverse();
    }
    Ok(vm.bytes(&bytes))
}

fn from_bytes(vm: &mut Vm, args: &[Value]) -> Outcome {
    let big_endian = is_big_endian(vm, &args[2], "from_bytes")?;
    let mut bytes = bytes::bytes_of(vm, &args[1])?;
    if big_endian {
        bytes.reverse();
    }
    let number = if is_signed(vm, &args[3])? {
        Number::from_signed_bytes_le(&bytes)
    } else {
        Number::from_bytes_le(Sign::Plus, &bytes)
    };
    let int = vm.big_int(number);
    if vm.types.int.is_value(&args[0]) { Ok(int) } else { vm.call(&args[0], &[int]) }
}
