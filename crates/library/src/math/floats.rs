//! Functions of floats. Each says in its error what it expected.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};
use rondo_vm::heap::Value;
use rondo_vm::types::float::float_repr;
use rondo_vm::types::int::Int;
use rondo_vm::{Outcome, Raised, Vm};

/// What an argument outside of a function's domain gets to hear.
fn domain(vm: &mut Vm, expected: &str, got: f64) -> Raised {
    vm.value_error(format!("{expected}, got {}", float_repr(got)))
}

/// A function of one float that is finite for finite arguments, but where the result is not: outside of its domain when
/// that is not a number, beyond the floats when it is infinite.
fn one(vm: &mut Vm, args: &[Value], function: fn(f64) -> f64, expected: Option<&str>) -> Outcome {
    let x = vm.float_of(&args[0])?;
    let result = function(x);
    if result.is_nan() && !x.is_nan() {
        return Err(match expected {
            Some(expected) => domain(vm, expected, x),
            None => vm.value_error("math domain error"),
        });
    }
    if result.is_infinite() && x.is_finite() {
        return Err(match expected {
            Some(expected) => domain(vm, expected, x),
            None => vm.overflow_error("math range error"),
        });
    }
    Ok(Value::float(result))
}

/// Declares functions of one float: the name, the function, and what is expected of the argument.
macro_rules! of_one_float {
    ($($name:ident $function:path $(, $expected:literal)?;)*) => {
        $(pub(super) fn $name(vm: &mut Vm, args: &[Value]) -> Outcome {
            one(vm, args, $function, of_one_float!(@ $($expected)?))
        })*
    };
    (@) => { None };
    (@ $expected:literal) => { Some($expected) };
}

of_one_float! {
    acos f64::acos, "expected a number in range from -1 up to 1";
    acosh libm::acosh, "expected argument value not less than 1";
    asin f64::asin, "expected a number in range from -1 up to 1";
    asinh libm::asinh;
    atan f64::atan;
    atanh libm::atanh, "expected a number between -1 and 1";
    cbrt f64::cbrt;
    cos f64::cos, "expected a finite input";
    cosh f64::cosh;
    exp f64::exp;
    exp2 f64::exp2;
    expm1 f64::exp_m1;
    fabs f64::abs;
    log1p f64::ln_1p, "expected argument value > -1";
    sin f64::sin, "expected a finite input";
    sinh f64::sinh;
    sqrt f64::sqrt, "expected a nonnegative input";
    tan f64::tan, "expected a finite input";
    tanh f64::tanh;
    erf libm::erf;
    erfc libm::erfc;
}

pub(super) fn degrees(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::float(vm.float_of(&args[0])? * (180.0 / std::f64::consts::PI)))
}

pub(super) fn radians(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::float(vm.float_of(&args[0])? * (std::f64::consts::PI / 180.0)))
}

pub(super) fn isfinite(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(vm.float_of(&args[0])?.is_finite()))
}

pub(super) fn isinf(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(vm.float_of(&args[0])?.is_infinite()))
}

pub(super) fn isnan(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(vm.float_of(&args[0])?.is_nan()))
}

pub(super) fn atan2(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (y, x) = (vm.float_of(&args[0])?, vm.float_of(&args[1])?);
    Ok(Value::float(y.atan2(x)))
}

pub(super) fn copysign(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (x, y) = (vm.float_of(&args[0])?, vm.float_of(&args[1])?);
    Ok(Value::float(x.copysign(y)))
}

pub(super) fn fmod(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (x, y) = (vm.float_of(&args[0])?, vm.float_of(&args[1])?);
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(vm.value_error("math domain error"));
    }
    Ok(Value::float(result))
}

/// IEEE 754's remainder: the nearest multiple is taken away, of two equally near ones the even.
pub(super) fn remainder(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (x, y) = (vm.float_of(&args[0])?, vm.float_of(&args[1])?);
    if x.is_nan() || y.is_nan() {
        return Ok(Value::float(x + y));
    }
    if x.is_infinite() || y == 0.0 {
        return Err(vm.value_error("math domain error"));
    }
    if y.is_infinite() {
        return Ok(Value::float(x));
    }
    let (absolute_x, absolute_y) = (x.abs(), y.abs());
    let rest = absolute_x % absolute_y;
    let complement = absolute_y - rest;
    let result = if rest < complement {
        rest
    } else if rest > complement {
        -complement
    } else {
        rest - 2.0 * ((0.5 * (absolute_x - rest)) % absolute_y)
    };
    Ok(Value::float(1f64.copysign(x) * result))
}

pub(super) fn pow(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (x, y) = (vm.float_of(&args[0])?, vm.float_of(&args[1])?);
    let result = x.powf(y);
    if x.is_finite() && y.is_finite() {
        if result.is_nan() || (result.is_infinite() && x == 0.0) {
            return Err(vm.value_error("math domain error"));
        }
        if result.is_infinite() {
            return Err(vm.overflow_error("math range error"));
        }
    }
    Ok(Value::float(result))
}

pub(super) fn fma(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (x, y, z) = (vm.float_of(&args[0])?, vm.float_of(&args[1])?, vm.float_of(&args[2])?);
    let result = x.mul_add(y, z);
    if result.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
        return Err(vm.value_error("invalid operation in fma"));
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(vm.overflow_error("overflow in fma"));
    }
    Ok(Value::float(result))
}

pub(super) fn frexp(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (mantissa, exponent) = libm::frexp(vm.float_of(&args[0])?);
    Ok(vm.tuple([Value::float(mantissa), Value::int(exponent)]))
}

pub(super) fn ldexp(vm: &mut Vm, args: &[Value]) -> Outcome {
    let x = vm.float_of(&args[0])?;
    let exponent = match Int::of(&args[1]) {
        // Beyond these bounds every float has long become nothing, or too large.
        Some(exponent) => exponent.number().clamp_exponent(),
        None => return Err(vm.type_error("Expected an int as second argument to ldexp.")),
    };
    let result = libm::ldexp(x, exponent);
    if result.is_infinite() && x.is_finite() {
        return Err(vm.overflow_error("math range error"));
    }
    Ok(Value::float(result))
}

/// An exponent that C can take.
trait ClampExponent {
    fn clamp_exponent(&self) -> i32;
}

impl ClampExponent for BigInt {
    fn clamp_exponent(&self) -> i32 {
        let bound = if self.is_negative() { -100_000 } else { 100_000 };
        self.to_i32().filter(|exponent| exponent.abs() <= 100_000).unwrap_or(bound)
    }
}

pub(super) fn modf(vm: &mut Vm, args: &[Value]) -> Outcome {
    let x = vm.float_of(&args[0])?;
    let (fraction, whole) =
        if x.is_infinite() { (0f64.copysign(x), x) } else { ((x - x.trunc()).copysign(x), x.trunc()) };
    Ok(vm.tuple([Value::float(fraction), Value::float(whole)]))
}

/// A logarithm, also of whole numbers that no float can hold: of those, the float and the binary exponent are taken apart.
fn logarithm(vm: &mut Vm, value: &Value, function: fn(f64) -> f64) -> Result<f64, Raised> {
    let Some(int) = Int::of(value).map(|int| int.number().into_owned()) else {
        let x = vm.float_of(value)?;
        return if x > 0.0 || x.is_nan() {
            Ok(function(x))
        } else {
            Err(domain(vm, "expected a positive input", x))
        };
    };
    if !int.is_positive() {
        return Err(vm.value_error("expected a positive input"));
    }
    match int.to_f64().filter(|x| x.is_finite()) {
        Some(x) => Ok(function(x)),
        None => {
            let shift = int.bits() - 64;
            let mantissa = (int >> shift).to_f64().expect("64 bits fit into a float");
            Ok(function(mantissa) + function(2.0) * shift as f64)
        }
    }
}

pub(super) fn log(vm: &mut Vm, args: &[Value]) -> Outcome {
    let number = logarithm(vm, &args[0], f64::ln)?;
    if args[1].is_empty() {
        return Ok(Value::float(number));
    }
    let base = logarithm(vm, &args[1], f64::ln)?;
    if base == 0.0 {
        return Err(vm.zero_division_error("division by zero"));
    }
    Ok(Value::float(number / base))
}

pub(super) fn log2(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::float(logarithm(vm, &args[0], f64::log2)?))
}

pub(super) fn log10(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::float(logarithm(vm, &args[0], f64::log10)?))
}

pub(super) fn isclose(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (a, b) = (vm.float_of(&args[0])?, vm.float_of(&args[1])?);
    let relative = if args[2].is_empty() { 1e-9 } else { vm.float_of(&args[2])? };
    let absolute = if args[3].is_empty() { 0.0 } else { vm.float_of(&args[3])? };
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(Value::TRUE);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Value::FALSE);
    }
    let difference = (b - a).abs();
    let is_close =
        difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute;
    Ok(Value::bool(is_close))
}

pub(super) fn nextafter(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (x, y) = (vm.float_of(&args[0])?, vm.float_of(&args[1])?);
    let steps = if args[2].is_empty() || args[2].is_none() {
        1
    } else {
        let steps = vm.index(&args[2])?;
        let steps = Int::of(&steps).expect("an index is an int").number().into_owned();
        if steps.is_negative() {
            return Err(vm.value_error("steps must be a non-negative integer"));
        }
        steps.to_u64().unwrap_or(u64::MAX)
    };
    if x.is_nan() || y.is_nan() {
        return Ok(Value::float(x + y));
    }
    let place = order(y).saturating_sub(order(x));
    let step = i128::from(steps).min(place.abs()) * place.signum();
    if step == place {
        // A single step keeps the sign even of the zero that it ends at.
        let keeps_sign = y == 0.0 && x != 0.0 && (args[2].is_empty() || args[2].is_none());
        return Ok(Value::float(if keeps_sign { y.copysign(x) } else { y }));
    }
    let reached = from_order(order(x) + step);
    // A zero that was reached from below is a negative one.
    Ok(Value::float(if reached == 0.0 { reached.copysign(x) } else { reached }))
}

/// The floats in their order, as whole numbers: both zeros are 0, neighbours differ by 1.
fn order(x: f64) -> i128 {
    let magnitude = i128::from(x.to_bits() & (u64::MAX >> 1));
    if x.is_sign_negative() { -magnitude } else { magnitude }
}

fn from_order(place: i128) -> f64 {
    let magnitude = f64::from_bits(place.unsigned_abs() as u64);
    if place < 0 { -magnitude } else { magnitude }
}

pub(super) fn ulp(vm: &mut Vm, args: &[Value]) -> Outcome {
    let x = vm.float_of(&args[0])?.abs();
    if !x.is_finite() {
        return Ok(Value::float(x));
    }
    let above = x.next_up();
    Ok(Value::float(if above.is_infinite() { x - x.next_down() } else { above - x }))
}
