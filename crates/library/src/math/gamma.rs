//! `gamma` and `lgamma`, by CPython's own approximation: Lanczos's, with a correction that keeps the last digits.

#![allow(
    clippy::excessive_precision,
    reason = "The constants stand as they were computed: the compiler rounds them."
)]

use std::f64::consts::PI;

use rondo_vm::heap::Value;
use rondo_vm::types::float::float_repr;
use rondo_vm::{Outcome, Vm};

const G: f64 = 6.024_680_040_776_729_583_740_234_375;
const G_MINUS_HALF: f64 = 5.524_680_040_776_729_583_740_234_375;

const NUMERATOR: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];

const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

/// Factorials that a float holds exactly.
const FACTORIALS: [f64; 23] = [
    1.0,
    1.0,
    2.0,
    6.0,
    24.0,
    120.0,
    720.0,
    5040.0,
    40320.0,
    362880.0,
    3628800.0,
    39916800.0,
    479001600.0,
    6227020800.0,
    87178291200.0,
    1307674368000.0,
    20922789888000.0,
    355687428096000.0,
    6402373705728000.0,
    121645100408832000.0,
    2432902008176640000.0,
    51090942171709440000.0,
    1124000727777607680000.0,
];

fn lanczos_sum(x: f64) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    // Evaluated in the direction in which the terms stay small.
    if x < 5.0 {
        for (n, d) in NUMERATOR.iter().zip(&DENOMINATOR).rev() {
            numerator = numerator * x + n;
            denominator = denominator * x + d;
        }
    } else {
        for (n, d) in NUMERATOR.iter().zip(&DENOMINATOR) {
            numerator = numerator / x + n;
            denominator = denominator / x + d;
        }
    }
    numerator / denominator
}

/// The sine of pi times x, exact where x is a half or whole number.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let result = match (2.0 * y).round() as u8 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1f64.copysign(x) * result
}

fn gamma_of(x: f64) -> f64 {
    if x == x.floor() && (1.0..=23.0).contains(&x) {
        return FACTORIALS[x as usize - 1];
    }
    let absolute = x.abs();
    if absolute < 1e-20 {
        return 1.0 / x;
    }
    if absolute > 200.0 {
        return if x < 0.0 { 0.0 / sin_pi(x) } else { f64::INFINITY };
    }
    let y = absolute + G_MINUS_HALF;
    // What the addition lost.
    let correction = if absolute > G_MINUS_HALF {
        let lost = y - absolute;
        lost - G_MINUS_HALF
    } else {
        let lost = y - G_MINUS_HALF;
        lost - absolute
    };
    let correction = correction * G / y;
    if x < 0.0 {
        let mut result = -PI / sin_pi(absolute) / absolute * y.exp() / lanczos_sum(absolute);
        result -= correction * result;
        if absolute < 140.0 {
            result / y.powf(absolute - 0.5)
        } else {
            let root = y.powf(absolute / 2.0 - 0.25);
            result / root / root
        }
    } else {
        let mut result = lanczos_sum(absolute) / y.exp();
        result += correction * result;
        if absolute < 140.0 {
            result * y.powf(absolute - 0.5)
        } else {
            let root = y.powf(absolute / 2.0 - 0.25);
            result * root * root
        }
    }
}

fn lgamma_of(x: f64) -> f64 {
    if x.is_infinite() {
        return f64::INFINITY;
    }
    if x == x.floor() && x <= 2.0 {
        return 0.0;
    }
    let absolute = x.abs();
    if absolute < 1e-20 {
        return -absolute.ln();
    }
    let mut result = lanczos_sum(absolute).ln() - G;
    result += (absolute - 0.5) * ((absolute + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        result = PI.ln() - sin_pi(absolute).abs().ln() - absolute.ln() - result;
    }
    result
}

/// Whether the functions have a pole there.
fn is_pole(x: f64) -> bool {
    x <= 0.0 && x == x.floor()
}

fn check(vm: &mut Vm, x: f64) -> Result<(), rondo_vm::Raised> {
    if is_pole(x) {
        return Err(
            vm.value_error(format!("expected a noninteger or positive integer, got {}", float_repr(x)))
        );
    }
    Ok(())
}

pub(super) fn gamma(vm: &mut Vm, args: &[Value]) -> Outcome {
    let x = vm.float_of(&args[0])?;
    check(vm, x)?;
    if !x.is_finite() {
        return Ok(Value::float(x));
    }
    let result = gamma_of(x);
    if result.is_infinite() { Err(vm.overflow_error("math range error")) } else { Ok(Value::float(result)) }
}

pub(super) fn lgamma(vm: &mut Vm, args: &[Value]) -> Outcome {
    let x = vm.float_of(&args[0])?;
    if x.is_finite() {
        check(vm, x)?;
    }
    let result = if x.is_nan() { x } else { lgamma_of(x) };
    if result.is_infinite() && x.is_finite() {
        return Err(vm.overflow_error("math range error"));
    }
    Ok(Value::float(result))
}
