//! `float`: numbers of double precision.
//!
//! A float lies in its word; there is no object, but for instances of subclasses (see [`super::boxed`]). Rust computes as C
//! does; what Python adds are the errors (division by zero, overflow of powers), division rounded down, exact comparison
//! with ints, and the shortest text that reads back as the same number.

mod hex;
pub mod methods;
pub mod text;

use num_bigint::BigInt as Number;
use num_integer::Integer;
use num_traits::{FromPrimitive, ToPrimitive, Zero};
use rondo_bytecode::BinaryOp;

use crate::heap::{Str, Value};
use crate::types::boxed::unboxed;
use crate::types::bytes;
use crate::types::int::Int;
use crate::types::int::arithmetic::division_by_zero;
use crate::vm::{Outcome, Raised, Vm};

pub use methods::CLASS;
pub use text::{float_repr, parse_float};

/// The float that a value is: plain, or an instance of a subclass.
#[inline]
pub fn as_float(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| unboxed(value).as_float())
}

/// An operator on two numbers of which at least one is a float; `None` when that is not so or floats do not have it.
pub fn float_binary(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Option<Outcome> {
    let (x, y) = (as_float(a), as_float(b));
    if x.is_none() && y.is_none() {
        return None;
    }
    numbers_binary(vm, op, a, b)
}

/// As [`float_binary`], with two ints too: what `float.__add__` and its like do.
pub fn numbers_binary(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Option<Outcome> {
    if matches!(
        op,
        BinaryOp::MatMul | BinaryOp::LShift | BinaryOp::RShift | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor
    ) {
        return None;
    }
    let (x, y) = match (operand(vm, a)?, operand(vm, b)?) {
        (Ok(x), Ok(y)) => (x, y),
        (Err(raised), _) | (_, Err(raised)) => return Some(Err(raised)),
    };
    Some(arithmetic(vm, op, x, y))
}

/// A number as an operand of float arithmetic; `None` when it is none.
fn operand(vm: &mut Vm, value: &Value) -> Option<Result<f64, Raised>> {
    if let Some(float) = as_float(value) {
        return Some(Ok(float));
    }
    let float = Int::of(value)?.to_f64();
    Some(if float.is_finite() { Ok(float) } else { Err(too_large(vm)) })
}

fn too_large(vm: &mut Vm) -> Raised {
    vm.overflow_error("int too large to convert to float")
}

fn arithmetic(vm: &mut Vm, op: BinaryOp, x: f64, y: f64) -> Outcome {
    let float = match op {
        BinaryOp::Add => x + y,
        BinaryOp::Sub => x - y,
        BinaryOp::Mul => x * y,
        BinaryOp::TrueDiv | BinaryOp::FloorDiv | BinaryOp::Mod if y == 0.0 => {
            return Err(division_by_zero(vm));
        }
        BinaryOp::TrueDiv => x / y,
        BinaryOp::FloorDiv => div_mod(x, y).0,
        BinaryOp::Mod => modulo(x, y),
        BinaryOp::Pow => return power(vm, x, y),
        BinaryOp::MatMul
        | BinaryOp::LShift
        | BinaryOp::RShift
        | BinaryOp::And
        | BinaryOp::Or
        | BinaryOp::Xor => {
            unreachable!("the caller has sorted out what floats do not have")
        }
    };
    Ok(Value::float(float))
}

/// `x % y` for a `y` that is not zero: it has the sign of `y`.
#[inline]
pub fn modulo(x: f64, y: f64) -> f64 {
    let rest = x % y;
    if rest == 0.0 {
        0f64.copysign(y)
    } else if (y < 0.0) != (rest < 0.0) {
        rest + y
    } else {
        rest
    }
}

/// `(x // y, x % y)` for a `y` that is not zero.
pub fn div_mod(x: f64, y: f64) -> (f64, f64) {
    let mut rest = x % y;
    let mut quotient = (x - rest) / y;
    if rest == 0.0 {
        rest = 0f64.copysign(y);
    } else if (y < 0.0) != (rest < 0.0) {
        rest += y;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0f64.copysign(x / y), rest);
    }
    // The quotient is near a whole number, but division may have missed it by a little.
    let floor = quotient.floor();
    (if quotient - floor > 0.5 { floor + 1.0 } else { floor }, rest)
}

/// `x ** y`.
pub fn power(vm: &mut Vm, x: f64, y: f64) -> Outcome {
    if x == 0.0 && y < 0.0 && y.is_finite() {
        return Err(vm.zero_division_error("zero to a negative power"));
    }
    if x < 0.0 && x.is_finite() && y.is_finite() && y.fract() != 0.0 {
        return Err(vm.value_error(
            "negative number cannot be raised to a fractional power: the result would be complex",
        ));
    }
    let power = x.powf(y);
    if power.is_infinite() && x.is_finite() && y.is_finite() {
        let arguments = vec![Value::int(34), vm.str("Numerical result out of range")];
        let class = vm.types.exceptions.overflow_error.clone();
        return Err(vm.raise_with(&class, arguments));
    }
    Ok(Value::float(power))
}

/// Rounds to so many decimal places, half to even on the exact value, as `round(x, digits)`.
pub fn round_to(vm: &mut Vm, x: f64, digits: i64) -> Result<f64, Raised> {
    if !x.is_finite() || x == 0.0 || digits > 323 {
        return Ok(x);
    }
    if digits < -308 {
        return Ok(0f64.copysign(x));
    }
    if digits >= 0 {
        // Rust writes the exact value, rounded half to even, and reads it back exactly.
        let text = format!("{x:.places$}", places = digits as usize);
        return Ok(text.parse().expect("Rust reads what it wrote"));
    }
    let power = Number::from(10).pow(digits.unsigned_abs() as u32);
    let whole = Number::from_f64(x.abs().trunc()).expect("the float is finite");
    let (mut quotient, rest) = whole.div_rem(&power);
    let twice = rest * 2;
    let tie_goes_up = x.fract() != 0.0 || quotient.is_odd();
    if twice > power || twice == power && tie_goes_up {
        quotient += 1;
    }
    let rounded = if quotient.is_zero() { 0.0 } else { (quotient * power).to_f64().unwrap_or(f64::INFINITY) };
    if rounded.is_infinite() {
        return Err(vm.overflow_error("rounded value too large to represent"));
    }
    Ok(rounded.copysign(x))
}

impl Vm {
    /// The float that a real number stands for, where CPython's functions take a `double`.
    #[inline]
    pub fn float_of(&mut self, value: &Value) -> Result<f64, Raised> {
        if let Some(float) = value.as_float() {
            return Ok(float);
        }
        match self.try_float_of(value)? {
            Some(float) => Ok(float),
            None => {
                let message = format!("must be real number, not {}", self.type_name(value));
                Err(self.type_error(message))
            }
        }
    }

    /// The float that a real number stands for; `None` when it is none.
    pub fn try_float_of(&mut self, value: &Value) -> Result<Option<f64>, Raised> {
        // A float is taken as it is, whatever `__float__` its class may have: only `float()` asks that.
        match as_float(value) {
            Some(float) => Ok(Some(float)),
            None => self.float_by_method(value),
        }
    }

    /// What `__float__` or `__index__` gives.
    fn float_by_method(&mut self, value: &Value) -> Result<Option<f64>, Raised> {
        if !crate::types::int::convert::has_own_class(value) {
            if let Some(operand) = operand(self, value) {
                return operand.map(Some);
            }
            if value.is_a::<Str>() {
                return Ok(None);
            }
        }
        let name = self.names.float.clone();
        if let Some(outcome) = self.call_special(value, &name, &[]) {
            let result = outcome?;
            return match as_float(&result) {
                Some(float) => {
                    self.warn_of_subclass(value, "__float__", "float", &result)?;
                    Ok(Some(float))
                }
                None => {
                    let message = format!(
                        "{}.__float__ returned non-float (type {})",
                        self.type_name(value),
                        self.type_name(&result)
                    );
                    Err(self.type_error(message))
                }
            };
        }
        let name = self.names.index.clone();
        if self.lookup_class_of(value, &name).is_none() {
            return Ok(None);
        }
        let int = self.index(value)?;
        operand(self, &int).expect("`index` gives ints").map(Some)
    }

    /// `float(value)`, for text too.
    pub fn float_from(&mut self, value: &Value) -> Result<f64, Raised> {
        if let Some(float) = value.as_float() {
            return Ok(float);
        }
        if let Some(float) = self.float_by_method(value)? {
            return Ok(float);
        }
        let parsed = if let Some(text) = value.downcast::<Str>() {
            parse_float(text.as_str())
        } else if let Some(bytes) = bytes::view(value) {
            std::str::from_utf8(&bytes).ok().filter(|text| text.is_ascii()).and_then(parse_float)
        } else {
            let message = format!(
                "float() argument must be a string or a real number, not '{}'",
                self.type_name(value)
            );
            return Err(self.type_error(message));
        };
        match parsed {
            Some(float) => Ok(float),
            None => {
                let shown = self.repr(value)?;
                Err(self.value_error(format!("could not convert string to float: {}", shown.as_str())))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn division_is_rounded_down() {
        assert_eq!(div_mod(-7.5, 2.0), (-4.0, 0.5));
        assert_eq!(div_mod(7.5, -2.0), (-4.0, -0.5));
        assert_eq!(div_mod(1.0, 0.1), (9.0, 0.099_999_999_999_999_95));
        assert_eq!(modulo(-1e-20, 3.0), 3.0);
        assert!(modulo(-4.0, 2.0).is_sign_positive());
    }
}
