//! The operators of whole numbers: words with checked arithmetic first, numbers of any size when that overflows.
//!
//! The size of a result is known before it is computed, so it is checked before: `10**10**10` ends in `MemoryError` at
//! once. Work on large numbers spends the countdown in proportion.

use std::cmp::Ordering;

use num_bigint::BigInt as Number;
use num_integer::Integer;
use num_traits::{FromPrimitive, One, Signed, ToPrimitive, Zero};
use rondo_bytecode::{BinaryOp, CompareOp};

use super::Int;
use super::division::div_mod;
use crate::heap::Value;
use crate::types::boxed::unboxed;
use crate::vm::{Outcome, Raised, Vm};

/// The most bits that an int may have: CPython's own bound lies far beyond what memory holds.
const MAX_SHIFT: u64 = 1 << 40;

/// An operator on two ints; `None` when one is none, or when ints do not have the operator. Two bools give a bool for
/// `&`, `|` and `^`.
pub fn int_binary(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Option<Outcome> {
    if let (Some(a), Some(b)) = (a.as_bool(), b.as_bool()) {
        match op {
            BinaryOp::And => return Some(Ok(Value::bool(a & b))),
            BinaryOp::Or => return Some(Ok(Value::bool(a | b))),
            BinaryOp::Xor => return Some(Ok(Value::bool(a ^ b))),
            _ => {}
        }
    }
    plain_binary(vm, op, a, b)
}

/// As [`int_binary`], with bools as nothing but 0 and 1: what `int.__and__` does.
pub fn plain_binary(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Option<Outcome> {
    let (x, y) = (Int::of(a)?, Int::of(b)?);
    if op == BinaryOp::MatMul {
        return None;
    }
    Some(match (x, y) {
        (Int::Word(x), Int::Word(y)) => word_binary(vm, op, x, y),
        _ => large_binary(vm, op, x, y),
    })
}

fn word_binary(vm: &mut Vm, op: BinaryOp, x: i64, y: i64) -> Outcome {
    let result = match op {
        BinaryOp::Add => x.checked_add(y),
        BinaryOp::Sub => x.checked_sub(y),
        BinaryOp::Mul => x.checked_mul(y),
        BinaryOp::And => Some(x & y),
        BinaryOp::Or => Some(x | y),
        BinaryOp::Xor => Some(x ^ y),
        BinaryOp::FloorDiv | BinaryOp::Mod if y == 0 => return Err(division_by_zero(vm)),
        BinaryOp::FloorDiv => {
            x.checked_div(y).map(|quotient| quotient - i64::from(x % y != 0 && (x < 0) != (y < 0)))
        }
        BinaryOp::Mod => {
            let rest = x.wrapping_rem(y);
            Some(if rest != 0 && (rest < 0) != (y < 0) { rest + y } else { rest })
        }
        BinaryOp::TrueDiv => return true_divide(vm, Int::Word(x), Int::Word(y)),
        BinaryOp::Pow => return power(vm, Int::Word(x), Int::Word(y)),
        BinaryOp::LShift if (0..64).contains(&y) => return Ok(vm.wide(i128::from(x) << y)),
        BinaryOp::LShift => return shift_left(vm, Int::Word(x), Int::Word(y)),
        BinaryOp::RShift if y < 0 => return Err(vm.value_error("negative shift count")),
        BinaryOp::RShift => Some(x >> y.min(63)),
        BinaryOp::MatMul => unreachable!("ints have no `@`, which the caller has sorted out"),
    };
    match result {
        Some(word) => Ok(vm.word(word)),
        None => Ok(vm.wide(match op {
            BinaryOp::Add => i128::from(x) + i128::from(y),
            BinaryOp::Sub => i128::from(x) - i128::from(y),
            BinaryOp::Mul => i128::from(x) * i128::from(y),
            // Only the smallest word divided by -1 overflows.
            _ => -i128::from(x),
        })),
    }
}

fn large_binary(vm: &mut Vm, op: BinaryOp, x: Int<'_>, y: Int<'_>) -> Outcome {
    let number = match op {
        BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul => {
            let bytes =
                if op == BinaryOp::Mul { (x.bits() + y.bits()) / 8 } else { x.bits().max(y.bits()) / 8 };
            vm.check_size(bytes as usize)?;
            spend_product(vm, x.bits(), if op == BinaryOp::Mul { y.bits() } else { 1 })?;
            match (op, x, y) {
                (BinaryOp::Add, Int::Large(x), Int::Word(y)) => x + y,
                (BinaryOp::Add, Int::Word(x), Int::Large(y)) => y + x,
                (BinaryOp::Sub, Int::Large(x), Int::Word(y)) => x - y,
                (BinaryOp::Mul, Int::Large(x), Int::Word(y)) => x * y,
                (BinaryOp::Mul, Int::Word(x), Int::Large(y)) => y * x,
                (BinaryOp::Add, x, y) => &*x.number() + &*y.number(),
                (BinaryOp::Sub, x, y) => &*x.number() - &*y.number(),
                (_, x, y) => &*x.number() * &*y.number(),
            }
        }
        BinaryOp::And => &*x.number() & &*y.number(),
        BinaryOp::Or => &*x.number() | &*y.number(),
        BinaryOp::Xor => &*x.number() ^ &*y.number(),
        BinaryOp::FloorDiv | BinaryOp::Mod => {
            if y.is_zero() {
                return Err(division_by_zero(vm));
            }
            spend_product(vm, x.bits().saturating_sub(y.bits()), y.bits())?;
            let (quotient, rest) = div_mod(x, y);
            if op == BinaryOp::FloorDiv { quotient } else { rest }
        }
        BinaryOp::TrueDiv => return true_divide(vm, x, y),
        BinaryOp::Pow => return power(vm, x, y),
        BinaryOp::LShift => return shift_left(vm, x, y),
        BinaryOp::RShift => return shift_right(vm, x, y),
        BinaryOp::MatMul => unreachable!("ints have no `@`, which the caller has sorted out"),
    };
    Ok(vm.big_int(number))
}

/// Spends what multiplying numbers of so many bits costs.
fn spend_product(vm: &mut Vm, a: u64, b: u64) -> Result<(), Raised> {
    let (a, b) = (a / 64 + 1, b / 64 + 1);
    // Beyond some hundreds of words the work grows slower than the product.
    let work = a.max(b).saturating_mul(a.min(b).min(400)) / 100;
    if work > 0 { vm.spend(work as usize) } else { Ok(()) }
}

pub(crate) fn division_by_zero(vm: &mut Vm) -> Raised {
    vm.zero_division_error("division by zero")
}

/// `x / y`, correctly rounded.
fn true_divide(vm: &mut Vm, x: Int<'_>, y: Int<'_>) -> Outcome {
    const EXACT: u64 = 1 << 53;
    if y.is_zero() {
        return Err(division_by_zero(vm));
    }
    if let (Int::Word(x), Int::Word(y)) = (x, y)
        && x.unsigned_abs() <= EXACT
        && y.unsigned_abs() <= EXACT
    {
        return Ok(Value::float(x as f64 / y as f64));
    }
    match ratio(&x.number(), &y.number()) {
        Some(float) => Ok(Value::float(float)),
        None => Err(vm.overflow_error("integer division result too large for a float")),
    }
}

/// The float nearest to a fraction; `None` when it is too large for one.
pub fn ratio(x: &Number, y: &Number) -> Option<f64> {
    if x.is_zero() {
        return Some(if y.is_negative() { -0.0 } else { 0.0 });
    }
    // A quotient of 55 or 56 bits, or of fewer where the result is so small that a float has fewer bits.
    let exponent = (x.bits() as i64 - y.bits() as i64 - 55).max(-1076);
    let (mut above, mut below) = (x.abs(), y.abs());
    if exponent < 0 {
        above <<= exponent.unsigned_abs()
    } else {
        below <<= exponent as u64
    }
    let (quotient, rest) = above.div_rem(&below);
    let quotient = quotient.to_u64().unwrap_or(u64::MAX);
    let float = round_scaled(quotient, !rest.is_zero(), exponent)?;
    Some(if x.is_negative() != y.is_negative() { -float } else { float })
}

/// The float nearest to `mantissa * 2**exponent`, half to even; `inexact` says that a little more was cut off.
pub fn round_scaled(mantissa: u64, inexact: bool, exponent: i64) -> Option<f64> {
    if mantissa == 0 {
        return Some(0.0);
    }
    let bits = i64::from(64 - mantissa.leading_zeros());
    let surplus = (bits - 53).max(-1074 - exponent).max(0);
    if surplus > 63 {
        return Some(0.0);
    }
    let mut kept = mantissa >> surplus;
    if surplus > 0 {
        let rest = mantissa & ((1 << surplus) - 1);
        let half = 1 << (surplus - 1);
        if rest > half || rest == half && (inexact || kept & 1 == 1) {
            kept += 1;
        }
    }
    let float = scale(kept as f64, exponent + surplus);
    float.is_finite().then_some(float)
}

/// `float * 2**exponent` where that is exact or overflows.
pub fn scale(float: f64, exponent: i64) -> f64 {
    let (mut float, mut exponent) = (float, exponent);
    while exponent > 1000 && float.is_finite() && float != 0.0 {
        float *= 2f64.powi(1000);
        exponent -= 1000;
    }
    while exponent < -1000 && float != 0.0 {
        // Two steps could round twice; a mantissa of 53 bits times 2**-1000 is still exact.
        float *= 2f64.powi(-1000);
        exponent += 1000;
    }
    float * 2f64.powi(exponent.clamp(-1000, 1000) as i32)
}

/// `x ** y`; a float when `y` is negative.
fn power(vm: &mut Vm, x: Int<'_>, y: Int<'_>) -> Outcome {
    if y.is_negative() {
        if x.is_zero() {
            return Err(vm.zero_division_error("zero to a negative power"));
        }
        let (base, exponent) = (finite(vm, x)?, finite(vm, y)?);
        return crate::types::float::power(vm, base, exponent);
    }
    if let Int::Word(base @ -1..=1) = x {
        let odd = match y {
            Int::Word(y) => y & 1 == 1,
            Int::Large(y) => y.bit(0),
        };
        let power = match base {
            0 => i32::from(y.is_zero()),
            -1 if odd => -1,
            _ => 1,
        };
        return Ok(Value::int(power));
    }
    let Int::Word(exponent) = y else { return Err(vm.memory_error()) };
    if let Int::Word(base) = x
        && let Ok(exponent) = u32::try_from(exponent)
        && let Some(power) = base.checked_pow(exponent)
    {
        return Ok(vm.word(power));
    }
    let bits = u128::from(x.bits()) * exponent as u128;
    vm.check_size(usize::try_from(bits / 8).unwrap_or(usize::MAX))?;
    spend_product(vm, bits as u64, bits as u64)?;
    let Ok(exponent) = u32::try_from(exponent) else { return Err(vm.memory_error()) };
    Ok(vm.big_int(x.number().pow(exponent)))
}

/// As a float.
fn finite(vm: &mut Vm, int: Int<'_>) -> Result<f64, Raised> {
    let float = int.to_f64();
    if float.is_finite() { Ok(float) } else { Err(vm.overflow_error("int too large to convert to float")) }
}

/// `pow(x, y, modulus)`.
pub fn power_modulo(vm: &mut Vm, x: Int<'_>, y: Int<'_>, modulus: Int<'_>) -> Outcome {
    if modulus.is_zero() {
        return Err(vm.value_error("pow() 3rd argument cannot be 0"));
    }
    if let (Int::Word(base), Int::Word(exponent @ 0..), Int::Word(modulus)) = (x, y, modulus) {
        return Ok(vm.word(word_power_modulo(base, exponent, modulus)));
    }
    let (base, exponent, modulus) = (x.number(), y.number(), modulus.number());
    spend_product(vm, modulus.bits().saturating_mul(exponent.bits().max(1)), modulus.bits())?;
    if modulus.is_one() || *modulus == Number::from(-1) {
        return Ok(Value::int(0));
    }
    if !exponent.is_negative() {
        return Ok(vm.big_int(base.modpow(&exponent, &modulus)));
    }
    let Some(inverse) = base.modinv(&modulus) else {
        return Err(vm.value_error("base is not invertible for the given modulus"));
    };
    Ok(vm.big_int(inverse.modpow(&exponent.abs(), &modulus)))
}

fn word_power_modulo(base: i64, exponent: i64, modulus: i64) -> i64 {
    let wide = i128::from(modulus).abs();
    let (mut square, mut power, mut exponent) = (i128::from(base).rem_euclid(wide), 1 % wide, exponent);
    while exponent > 0 {
        if exponent & 1 == 1 {
            power = power * square % wide;
        }
        square = square * square % wide;
        exponent >>= 1;
    }
    // The result has the sign of the modulus.
    if modulus < 0 && power != 0 { (power - wide) as i64 } else { power as i64 }
}

fn shift_left(vm: &mut Vm, x: Int<'_>, y: Int<'_>) -> Outcome {
    if y.is_negative() {
        return Err(vm.value_error("negative shift count"));
    }
    if x.is_zero() {
        return Ok(Value::int(0));
    }
    let places = match y {
        Int::Word(places) if places as u64 <= MAX_SHIFT => places as u64,
        _ => return Err(vm.overflow_error("too many digits in integer")),
    };
    let bytes = (x.bits() + places) / 8;
    vm.check_size(bytes as usize)?;
    spend_product(vm, x.bits() + places, 1)?;
    Ok(vm.big_int(&*x.number() << places))
}

fn shift_right(vm: &mut Vm, x: Int<'_>, y: Int<'_>) -> Outcome {
    if y.is_negative() {
        return Err(vm.value_error("negative shift count"));
    }
    match y {
        Int::Word(places) if (places as u64) < x.bits() => Ok(vm.big_int(&*x.number() >> places as u64)),
        _ => Ok(Value::int(if x.is_negative() { -1 } else { 0 })),
    }
}

/// `-x` of an int.
pub fn negate(vm: &mut Vm, x: Int<'_>) -> Value {
    match x {
        Int::Word(word) => vm.wide(-i128::from(word)),
        Int::Large(number) => vm.big_int(-number),
    }
}

/// `~x` of an int.
pub fn invert(vm: &mut Vm, x: Int<'_>) -> Value {
    match x {
        Int::Word(word) => vm.word(!word),
        Int::Large(number) => vm.big_int(!number),
    }
}

/// How two ints compare.
pub fn compare_ints(x: Int<'_>, y: Int<'_>) -> Ordering {
    match (x, y) {
        (Int::Word(x), Int::Word(y)) => x.cmp(&y),
        (Int::Large(x), Int::Large(y)) => x.cmp(y),
        (Int::Large(x), Int::Word(_)) => {
            if x.is_negative() {
                Ordering::Less
            } else {
                Ordering::Greater
            }
        }
        (Int::Word(_), Int::Large(y)) => {
            if y.is_negative() {
                Ordering::Greater
            } else {
                Ordering::Less
            }
        }
    }
}

/// How an int and a float compare, exactly; `None` for NaN.
pub fn compare_mixed(x: Int<'_>, y: f64) -> Option<Ordering> {
    if y.is_nan() {
        return None;
    }
    if y.is_infinite() {
        return Some(if y > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let whole = y.trunc();
    let by_whole = match x {
        Int::Word(x) if x.unsigned_abs() <= 1 << 53 => return (x as f64).partial_cmp(&y),
        Int::Word(x) => i128::from(x).cmp(&if whole.abs() < 1e30 {
            whole as i128
        } else if whole > 0.0 {
            i128::MAX
        } else {
            i128::MIN
        }),
        Int::Large(x) => x.cmp(&Number::from_f64(whole).expect("a finite float has a whole part")),
    };
    Some(
        by_whole
            .then_with(|| 0.0.partial_cmp(&(y - whole)).expect("the fraction of a finite float is finite")),
    )
}

/// How two numbers compare. The outer `None`: one is no number; the inner: one is NaN.
pub fn compare_numbers(a: &Value, b: &Value) -> Option<Option<Ordering>> {
    let (a, b) = (unboxed(a), unboxed(b));
    Some(match (a.as_float(), b.as_float()) {
        (Some(x), Some(y)) => x.partial_cmp(&y),
        (Some(x), None) => compare_mixed(Int::of(b)?, x).map(Ordering::reverse),
        (None, Some(y)) => compare_mixed(Int::of(a)?, y),
        (None, None) => Some(compare_ints(Int::of(a)?, Int::of(b)?)),
    })
}

/// A comparison of two numbers; `None` when one is none.
pub fn number_compare(op: CompareOp, a: &Value, b: &Value) -> Option<bool> {
    Some(holds(op, compare_numbers(a, b)?))
}

/// Whether a comparison holds for this order; NaN has none, and only differs.
pub fn holds(op: CompareOp, order: Option<Ordering>) -> bool {
    match op {
        CompareOp::Lt => order == Some(Ordering::Less),
        CompareOp::Le => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        CompareOp::Eq => order == Some(Ordering::Equal),
        CompareOp::Ne => order != Some(Ordering::Equal),
        CompareOp::Gt => order == Some(Ordering::Greater),
        CompareOp::Ge => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().expect("the test gives digits")
    }

    #[test]
    fn division_rounds_once() {
        assert_eq!(ratio(&number("1"), &number("3")), Some(1.0 / 3.0));
        assert_eq!(
            ratio(&number("-10000000000000000000000000000000"), &number("3")),
            Some(-3.3333333333333336e30)
        );
        assert_eq!(ratio(&(Number::one() << 1100_u32), &number("1")), None);
        assert_eq!(ratio(&number("1"), &(Number::one() << 1074_u32)), Some(5e-324));
        assert_eq!(ratio(&number("1"), &(Number::one() << 1075_u32)), Some(0.0));
        assert_eq!(ratio(&number("3"), &(Number::one() << 1075_u32)), Some(1e-323));
    }

    #[test]
    fn ints_and_floats_compare_exactly() {
        let big = (1_i64 << 53) + 1;
        assert_eq!(compare_mixed(Int::Word(big), 2f64.powi(53)), Some(Ordering::Greater));
        assert_eq!(compare_mixed(Int::Word(-3), -2.5), Some(Ordering::Less));
        assert_eq!(compare_mixed(Int::Word(1), f64::NAN), None);
        assert_eq!(
            compare_mixed(Int::Large(&number("100000000000000000000000")), 1e23),
            Some(Ordering::Greater)
        );
    }

    #[test]
    fn powers_of_words_keep_the_sign_of_the_modulus() {
        assert_eq!(word_power_modulo(3, 5, 7), 5);
        assert_eq!(word_power_modulo(3, 5, -7), -2);
        assert_eq!(word_power_modulo(-3, 0, 1), 0);
    }
}
