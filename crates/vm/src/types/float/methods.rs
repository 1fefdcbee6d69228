//! The table of `float`'s methods.

use num_bigint::BigInt as Number;
use num_traits::{FromPrimitive, One};
use rondo_bytecode::{BinaryOp, CompareOp};

use super::hex::{HexError, from_hex, hex};
use super::{as_float, div_mod, float_repr, numbers_binary, round_to};
use crate::heap::{Str, Value};
use crate::types::boxed::{Boxed, class_argument, wrong_receiver};
use crate::types::class::{ClassDef, PropertyDef};
use crate::types::format;
use crate::types::int::arithmetic::{compare_numbers, division_by_zero, holds};
use crate::vm::{Outcome, Raised, Vm};
use crate::{class_method, method, static_method};

/// The class `float`.
pub const CLASS: ClassDef = ClassDef {
    name: "float",
    doc: "Convert a string or number to a floating-point number, if possible.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, x=0, /)",
            new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("__hash__", "(self, /)", hash, "Return hash(self)."),
        method!(
            "__format__",
            "(self, format_spec, /)",
            format_method,
            "Formats the float according to format_spec."
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
        method!("__int__", "(self, /)", to_int, "int(self)"),
        method!("__float__", "(self, /)", plain, "float(self)"),
        method!("__floordiv__", "(self, value, /)", floordiv, "Return self//value."),
        method!("__rfloordiv__", "(self, value, /)", rfloordiv, "Return value//self."),
        method!("__truediv__", "(self, value, /)", truediv, "Return self/value."),
        method!("__rtruediv__", "(self, value, /)", rtruediv, "Return value/self."),
        method!("__trunc__", "(self, /)", to_int, "Return the Integral closest to x between 0 and x."),
        method!("__floor__", "(self, /)", floor, "Return the floor as an Integral."),
        method!("__ceil__", "(self, /)", ceil, "Return the ceiling as an Integral."),
        method!(
            "__round__",
            "(self, ndigits=None, /)",
            round,
            "Return the Integral closest to x, rounding half toward even.\n\nWhen an argument is passed, work like built-in round(x, ndigits)."
        ),
        method!("__getnewargs__", "(self, /)", getnewargs, ""),
        class_method!(
            "__getformat__",
            "(cls, typestr, /)",
            getformat,
            "You probably don't want to use this function.\n\n  typestr\n    Must be 'double' or 'float'.\n\nIt exists mainly to be used in Python's test suite.\n\nThis function returns whichever of 'unknown', 'IEEE, big-endian' or 'IEEE,\nlittle-endian' best describes the format of floating-point numbers used by the\nC type named by typestr."
        ),
        method!("conjugate", "(self, /)", plain, "Return self, the complex conjugate of any float."),
        method!(
            "as_integer_ratio",
            "(self, /)",
            as_integer_ratio,
            "Return a pair of integers, whose ratio is exactly equal to the original float.\n\nThe ratio is in lowest terms and has a positive denominator.  Raise\nOverflowError on infinities and a ValueError on NaNs.\n\n>>> (10.0).as_integer_ratio()\n(10, 1)\n>>> (0.0).as_integer_ratio()\n(0, 1)\n>>> (-.25).as_integer_ratio()\n(-1, 4)"
        ),
        class_method!(
            "from_number",
            "(cls, number, /)",
            from_number,
            "Convert real number to a floating-point number."
        ),
        class_method!(
            "fromhex",
            "(cls, string, /)",
            fromhex,
            "Create a floating-point number from a hexadecimal string.\n\n>>> float.fromhex('0x1.ffffp10')\n2047.984375\n>>> float.fromhex('-0x1p-1074')\n-5e-324"
        ),
        method!(
            "hex",
            "(self, /)",
            hex_method,
            "Return a hexadecimal representation of a floating-point number.\n\n>>> (-0.1).hex()\n'-0x1.999999999999ap-4'\n>>> 3.14159.hex()\n'0x1.921f9f01b866ep+1'"
        ),
        method!("is_integer", "(self, /)", is_integer, "Return True if the float is an integer."),
    ],
    properties: &[
        PropertyDef {
            name: "real",
            get: |vm, value| receiver(vm, value).map(Value::float),
            set: None,
            doc: "the real part of a complex number",
        },
        PropertyDef {
            name: "imag",
            get: |_, _| Ok(Value::float(0.0)),
            set: None,
            doc: "the imaginary part of a complex number",
        },
    ],
    is_base: true,
};

/// The float that `self` is. A program can hang a method of `float` on another class, whose instances are none.
fn receiver(vm: &mut Vm, value: &Value) -> Result<f64, Raised> {
    as_float(value).ok_or_else(|| wrong_receiver(vm, "float", value))
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let float = if args[1].is_empty() { 0.0 } else { vm.float_from(&args[1])? };
    if vm.types.float.is_value(&args[0]) {
        return Ok(Value::float(float));
    }
    let base = vm.types.float.clone();
    let class = class_argument(vm, &args[0], &base)?;
    Ok(vm.new_builtin(&class, Boxed::new(Value::float(float))))
}

macro_rules! binary_methods {
    ($($name:ident, $reflected:ident = $op:ident;)*) => {
        $(
            fn $name(vm: &mut Vm, args: &[Value]) -> Outcome {
                numbers_binary(vm, BinaryOp::$op, &args[0], &args[1]).unwrap_or(Ok(Value::NOT_IMPLEMENTED))
            }

            fn $reflected(vm: &mut Vm, args: &[Value]) -> Outcome {
                numbers_binary(vm, BinaryOp::$op, &args[1], &args[0]).unwrap_or(Ok(Value::NOT_IMPLEMENTED))
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
}

macro_rules! comparisons {
    ($($name:ident = $op:ident;)*) => {
        $(
            fn $name(_: &mut Vm, args: &[Value]) -> Outcome {
                Ok(match compare_numbers(&args[0], &args[1]) {
                    Some(order) => Value::bool(holds(CompareOp::$op, order)),
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

/// `pow` of two floats; a modulus is for ints only.
fn power_of(vm: &mut Vm, base: &Value, exponent: &Value, modulus: &Value) -> Outcome {
    if !modulus.is_empty() && !modulus.is_none() {
        return Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    numbers_binary(vm, BinaryOp::Pow, base, exponent).unwrap_or(Ok(Value::NOT_IMPLEMENTED))
}

fn pow(vm: &mut Vm, args: &[Value]) -> Outcome {
    power_of(vm, &args[0], &args[1], &args[2])
}

fn rpow(vm: &mut Vm, args: &[Value]) -> Outcome {
    power_of(vm, &args[1], &args[0], &args[2])
}

fn divmod_of(vm: &mut Vm, a: &Value, b: &Value) -> Outcome {
    let (x, y) = match (super::operand(vm, a), super::operand(vm, b)) {
        (Some(x), Some(y)) => (x?, y?),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    if y == 0.0 {
        return Err(division_by_zero(vm));
    }
    let (quotient, rest) = div_mod(x, y);
    Ok(vm.tuple([Value::float(quotient), Value::float(rest)]))
}

fn divmod(vm: &mut Vm, args: &[Value]) -> Outcome {
    divmod_of(vm, &args[0], &args[1])
}

fn rdivmod(vm: &mut Vm, args: &[Value]) -> Outcome {
    divmod_of(vm, &args[1], &args[0])
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let float = receiver(vm, &args[0])?;
    Ok(vm.str(&float_repr(float)))
}

fn hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let float = receiver(vm, &args[0])?;
    let hash =
        if float.is_nan() { vm.identity_hash(&args[0]) } else { crate::types::hashing::hash_float(float) };
    Ok(vm.word(hash as i64))
}

fn format_method(vm: &mut Vm, args: &[Value]) -> Outcome {
    let spec = format::spec_argument(vm, &args[1])?;
    format::format_float(vm, &args[0], spec.as_str()).map(Value::from)
}

fn neg(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::float(-receiver(vm, &args[0])?))
}

fn plain(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::float(receiver(vm, &args[0])?))
}

fn abs(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::float(receiver(vm, &args[0])?.abs()))
}

fn truth(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(receiver(vm, &args[0])? != 0.0))
}

fn to_int(vm: &mut Vm, args: &[Value]) -> Outcome {
    let float = receiver(vm, &args[0])?;
    vm.int_of_float(float)
}

fn floor(vm: &mut Vm, args: &[Value]) -> Outcome {
    let float = receiver(vm, &args[0])?;
    vm.int_of_float(float.floor())
}

fn ceil(vm: &mut Vm, args: &[Value]) -> Outcome {
    let float = receiver(vm, &args[0])?;
    vm.int_of_float(float.ceil())
}

fn round(vm: &mut Vm, args: &[Value]) -> Outcome {
    let float = receiver(vm, &args[0])?;
    if args[1].is_empty() || args[1].is_none() {
        return vm.int_of_float(float.round_ties_even());
    }
    let digits = vm.index(&args[1])?;
    // Beyond a word the direction is all that counts.
    let digits = vm.slice_bound(&digits, 0)?;
    round_to(vm, float, digits).map(Value::float)
}

fn getnewargs(vm: &mut Vm, args: &[Value]) -> Outcome {
    let float = receiver(vm, &args[0])?;
    Ok(vm.tuple([Value::float(float)]))
}

fn getformat(vm: &mut Vm, args: &[Value]) -> Outcome {
    match args[1].downcast::<Str>().map(|text| text.as_str().to_string()).as_deref() {
        Some("double" | "float") => {
            Ok(vm.str(if cfg!(target_endian = "big") { "IEEE, big-endian" } else { "IEEE, little-endian" }))
        }
        Some(_) => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
        None => {
            let message = format!("__getformat__() argument must be str, not {}", vm.given_name(&args[1]));
            Err(vm.type_error(message))
        }
    }
}

fn as_integer_ratio(vm: &mut Vm, args: &[Value]) -> Outcome {
    let float = receiver(vm, &args[0])?;
    if float.is_nan() {
        return Err(vm.value_error("cannot convert NaN to integer ratio"));
    }
    if float.is_infinite() {
        return Err(vm.overflow_error("cannot convert Infinity to integer ratio"));
    }
    let (mut scaled, mut places) = (float, 0_u32);
    while scaled.fract() != 0.0 {
        // Doubling is exact: a fraction of a float has at most 1074 binary places.
        scaled *= 2.0;
        places += 1;
    }
    let above = vm.big_int(Number::from_f64(scaled).expect("the float is finite"));
    let below = vm.big_int(Number::one() << places);
    Ok(vm.tuple([above, below]))
}

/// What a class method gives: a float, or what the subclass makes of it.
fn of_class(vm: &mut Vm, class: &Value, float: f64) -> Outcome {
    let float = Value::float(float);
    if vm.types.float.is_value(class) { Ok(float) } else { vm.call(class, &[float]) }
}

fn from_number(vm: &mut Vm, args: &[Value]) -> Outcome {
    let float = vm.float_of(&args[1])?;
    of_class(vm, &args[0], float)
}

fn fromhex(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(text) = args[1].downcast::<Str>() else {
        return Err(vm.type_error("bad argument type for built-in operation"));
    };
    match from_hex(text.as_str()) {
        Ok(float) => of_class(vm, &args[0], float),
        Err(HexError::Invalid) => Err(vm.value_error("invalid hexadecimal floating-point string")),
        Err(HexError::TooLarge) => {
            Err(vm.overflow_error("hexadecimal value too large to represent as a float"))
        }
    }
}

fn hex_method(vm: &mut Vm, args: &[Value]) -> Outcome {
    let float = receiver(vm, &args[0])?;
    Ok(vm.str(&hex(float)))
}

fn is_integer(vm: &mut Vm, args: &[Value]) -> Outcome {
    let float = receiver(vm, &args[0])?;
    Ok(Value::bool(float.is_finite() && float.fract() == 0.0))
}
