//! `math`: functions of floats and whole numbers, with CPython's results and messages.
//!
//! Elementary functions are the C library's, as CPython's are. What C lacks or does inexactly (`fsum`, `hypot`, `comb`,
//! `gamma`) follows CPython's algorithms, so that the last digit is the same.

mod floats;
mod gamma;
mod integers;
mod sums;

use rondo_vm::heap::Value;
use rondo_vm::native::NativeDef;
use rondo_vm::{Outcome, Vm, function};

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let doc = "This module provides access to the mathematical functions\ndefined by the C standard.";
    let module = vm.add_module("math", FUNCTIONS, doc);
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, value) in constants {
        vm.set_module_item(&module, name, Value::float(value));
    }
    Ok(module.into())
}

const FUNCTIONS: &[NativeDef] = &[
    function!(
        "acos",
        "(x, /)",
        floats::acos,
        "Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi."
    ),
    function!("acosh", "(x, /)", floats::acosh, "Return the inverse hyperbolic cosine of x."),
    function!(
        "asin",
        "(x, /)",
        floats::asin,
        "Return the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2."
    ),
    function!("asinh", "(x, /)", floats::asinh, "Return the inverse hyperbolic sine of x."),
    function!(
        "atan",
        "(x, /)",
        floats::atan,
        "Return the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2."
    ),
    function!(
        "atan2",
        "(y, x, /)",
        floats::atan2,
        "Return the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and y are considered."
    ),
    function!("atanh", "(x, /)", floats::atanh, "Return the inverse hyperbolic tangent of x."),
    function!("cbrt", "(x, /)", floats::cbrt, "Return the cube root of x."),
    function!(
        "ceil",
        "(x, /)",
        integers::ceil,
        "Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x."
    ),
    function!(
        "comb",
        "(n, k, /)",
        integers::comb,
        "Number of ways to choose k items from n items without repetition and without order."
    ),
    function!(
        "copysign",
        "(x, y, /)",
        floats::copysign,
        "Return a float with the magnitude (absolute value) of x but the sign of y."
    ),
    function!("cos", "(x, /)", floats::cos, "Return the cosine of x (measured in radians)."),
    function!("cosh", "(x, /)", floats::cosh, "Return the hyperbolic cosine of x."),
    function!("degrees", "(x, /)", floats::degrees, "Convert angle x from radians to degrees."),
    function!("dist", "(p, q, /)", sums::dist, "Return the Euclidean distance between two points p and q."),
    function!("erf", "(x, /)", floats::erf, "Error function at x."),
    function!("erfc", "(x, /)", floats::erfc, "Complementary error function at x."),
    function!("exp", "(x, /)", floats::exp, "Return e raised to the power of x."),
    function!("exp2", "(x, /)", floats::exp2, "Return 2 raised to the power of x."),
    function!("expm1", "(x, /)", floats::expm1, "Return exp(x)-1."),
    function!("fabs", "(x, /)", floats::fabs, "Return the absolute value of the float x."),
    function!("factorial", "(n, /)", integers::factorial, "Find n!."),
    function!(
        "floor",
        "(x, /)",
        integers::floor,
        "Return the floor of x as an Integral.\n\nThis is the largest integer <= x."
    ),
    function!(
        "fma",
        "(x, y, z, /)",
        floats::fma,
        "Fused multiply-add operation.\n\nCompute (x * y) + z with a single round."
    ),
    function!(
        "fmod",
        "(x, y, /)",
        floats::fmod,
        "Return fmod(x, y), according to platform C.\n\nx % y may differ."
    ),
    function!("frexp", "(x, /)", floats::frexp, "Return the mantissa and exponent of x, as pair (m, e)."),
    function!(
        "fsum",
        "(seq, /)",
        sums::fsum,
        "Return an accurate floating-point sum of values in the iterable seq."
    ),
    function!("gamma", "(x, /)", gamma::gamma, "Gamma function at x."),
    function!("gcd", "(*integers)", integers::gcd, "Greatest Common Divisor."),
    function!(
        "hypot",
        "(*coordinates)",
        sums::hypot,
        "Multidimensional Euclidean distance from the origin to a point."
    ),
    function!(
        "isclose",
        "(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
        floats::isclose,
        "Determine whether two floating-point numbers are close in value."
    ),
    function!(
        "isfinite",
        "(x, /)",
        floats::isfinite,
        "Return True if x is neither an infinity nor a NaN, and False otherwise."
    ),
    function!(
        "isinf",
        "(x, /)",
        floats::isinf,
        "Return True if x is a positive or negative infinity, and False otherwise."
    ),
    function!(
        "isnan",
        "(x, /)",
        floats::isnan,
        "Return True if x is a NaN (not a number), and False otherwise."
    ),
    function!("isqrt", "(n, /)", integers::isqrt, "Return the integer part of the square root of the input."),
    function!("lcm", "(*integers)", integers::lcm, "Least Common Multiple."),
    function!(
        "ldexp",
        "(x, i, /)",
        floats::ldexp,
        "Return x * (2**i).\n\nThis is essentially the inverse of frexp()."
    ),
    function!(
        "lgamma",
        "(x, /)",
        gamma::lgamma,
        "Natural logarithm of absolute value of Gamma function at x."
    ),
    function!(
        "log",
        "(x, base=e, /)",
        floats::log,
        "log(x, [base=math.e])\nReturn the logarithm of x to the given base."
    ),
    function!("log10", "(x, /)", floats::log10, "Return the base 10 logarithm of x."),
    function!("log1p", "(x, /)", floats::log1p, "Return the natural logarithm of 1+x (base e)."),
    function!("log2", "(x, /)", floats::log2, "Return the base 2 logarithm of x."),
    function!("modf", "(x, /)", floats::modf, "Return the fractional and integer parts of x."),
    function!(
        "nextafter",
        "(x, y, /, *, steps=None)",
        floats::nextafter,
        "Return the floating-point value the given number of steps after x towards y."
    ),
    function!(
        "perm",
        "(n, k=None, /)",
        integers::perm,
        "Number of ways to choose k items from n items without repetition and with order."
    ),
    function!("pow", "(x, y, /)", floats::pow, "Return x**y (x to the power of y)."),
    function!(
        "prod",
        "(iterable, /, *, start=1)",
        sums::prod,
        "Calculate the product of all the elements in the input iterable."
    ),
    function!("radians", "(x, /)", floats::radians, "Convert angle x from degrees to radians."),
    function!(
        "remainder",
        "(x, y, /)",
        floats::remainder,
        "Difference between x and the closest integer multiple of y."
    ),
    function!("sin", "(x, /)", floats::sin, "Return the sine of x (measured in radians)."),
    function!("sinh", "(x, /)", floats::sinh, "Return the hyperbolic sine of x."),
    function!("sqrt", "(x, /)", floats::sqrt, "Return the square root of x."),
    function!(
        "sumprod",
        "(p, q, /)",
        sums::sumprod,
        "Return the sum of products of values from two iterables p and q."
    ),
    function!("tan", "(x, /)", floats::tan, "Return the tangent of x (measured in radians)."),
    function!("tanh", "(x, /)", floats::tanh, "Return the hyperbolic tangent of x."),
    function!("trunc", "(x, /)", integers::trunc, "Truncates the Real x to the nearest Integral toward 0."),
    function!("ulp", "(x, /)", floats::ulp, "Return the value of the least significant bit of the float x."),
];
