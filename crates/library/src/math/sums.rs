//! Sums and products over many numbers, without the rounding of each step.

use rondo_vm::heap::Value;
use rondo_vm::types::int::Int;
use rondo_vm::{BinaryOp, Outcome, Raised, Vm};

/// The exact sum of two floats: the rounded one, and what the rounding lost.
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let part = sum - a;
    (sum, (a - (sum - part)) + (b - part))
}

/// Shewchuk's sum: a list of floats that do not overlap, whose sum is exact; rounded once, at the end.
pub(super) fn fsum(vm: &mut Vm, args: &[Value]) -> Outcome {
    let items = vm.iter(&args[0])?;
    let mut partials: Vec<f64> = Vec::new();
    let (mut special, mut infinite) = (0.0, 0.0);
    while let Some(item) = vm.next(&items)? {
        let mut x = vm.float_of(&item)?;
        let original = x;
        let mut kept = 0;
        for index in 0..partials.len() {
            let mut y = partials[index];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        if x == 0.0 {
            continue;
        }
        if x.is_finite() {
            partials.push(x);
            continue;
        }
        if original.is_finite() {
            return Err(vm.overflow_error("intermediate overflow in fsum"));
        }
        if original.is_infinite() {
            infinite += original;
        }
        special += original;
        partials.clear();
    }
    if special != 0.0 {
        return if infinite.is_nan() {
            Err(vm.value_error("-inf + inf in fsum"))
        } else {
            Ok(Value::float(special))
        };
    }
    Ok(Value::float(round_once(&partials)))
}

/// The sum of partials, from the largest down, rounded half to even as if it were exact.
fn round_once(partials: &[f64]) -> f64 {
    let Some((&last, rest)) = partials.split_last() else { return 0.0 };
    let mut high = last;
    let mut left = rest.len();
    let mut low = 0.0;
    while left > 0 {
        left -= 1;
        let x = high;
        let y = rest[left];
        high = x + y;
        low = y - (high - x);
        if low != 0.0 {
            break;
        }
    }
    if left > 0 && ((low < 0.0 && rest[left - 1] < 0.0) || (low > 0.0 && rest[left - 1] > 0.0)) {
        let y = low * 2.0;
        let x = high + y;
        if y == x - high {
            high = x;
        }
    }
    high
}

/// The length of a vector, scaled so that no square overflows, with the squares' rounding made good.
fn length(coordinates: &[f64]) -> f64 {
    let largest = coordinates.iter().fold(0.0, |largest: f64, x| largest.max(x.abs()));
    if coordinates.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if coordinates.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 || coordinates.len() <= 1 {
        return largest;
    }
    let (_, exponent) = libm::frexp(largest);
    if exponent < -1023 {
        // Subnormal: the scale itself could not be held.
        let scaled: Vec<f64> = coordinates.iter().map(|x| x / f64::MIN_POSITIVE).collect();
        return f64::MIN_POSITIVE * length(&scaled);
    }
    let scale = libm::ldexp(1.0, -exponent);
    let (mut sum, mut lost_first, mut lost_second) = (1.0, 0.0, 0.0);
    for x in coordinates {
        let x = x * scale;
        let square = x * x;
        let error = x.mul_add(x, -square);
        let (next, lost) = fast_two_sum(sum, square);
        sum = next;
        lost_first += lost;
        lost_second += error;
    }
    let root = (sum - 1.0 + (lost_first + lost_second)).sqrt();
    let square = -root * root;
    let error = (-root).mul_add(root, -square);
    let (next, lost) = fast_two_sum(sum, square);
    let rest = next - 1.0 + (lost_first + lost + (lost_second + error));
    (root + rest / (2.0 * root)) / scale
}

fn fast_two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, b - (sum - a))
}

pub(super) fn hypot(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mut coordinates = Vec::new();
    for item in args[0].items().to_vec() {
        coordinates.push(vm.float_of(&item)?);
    }
    Ok(Value::float(length(&coordinates)))
}

pub(super) fn dist(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (p, q) = (vm.collect(&args[0])?, vm.collect(&args[1])?);
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let mut differences = Vec::new();
    for (p, q) in p.iter().zip(&q) {
        differences.push(vm.float_of(p)? - vm.float_of(q)?);
    }
    Ok(Value::float(length(&differences)))
}

pub(super) fn prod(vm: &mut Vm, args: &[Value]) -> Outcome {
    let items = vm.iter(&args[0])?;
    let mut product = if args[1].is_empty() { Value::int(1) } else { args[1].clone() };
    while let Some(item) = vm.next(&items)? {
        product = vm.binary(BinaryOp::Mul, &product, &item)?;
    }
    Ok(product)
}

/// The sum of products: exact with whole numbers; with floats among them, each product and sum is carried in three parts.
pub(super) fn sumprod(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (p, q) = (vm.iter(&args[0])?, vm.iter(&args[1])?);
    let mut pairs = Vec::new();
    loop {
        match (vm.next(&p)?, vm.next(&q)?) {
            (None, None) => break,
            (Some(a), Some(b)) => pairs.push((a, b)),
            (Some(_), None) | (None, Some(_)) => return Err(vm.value_error("Inputs are not the same length")),
        }
    }
    let is_plain = |value: &Value| value.as_float().is_some() || Int::of(value).is_some();
    let has_float = pairs.iter().any(|(a, b)| a.as_float().is_some() || b.as_float().is_some());
    if has_float && pairs.iter().all(|(a, b)| is_plain(a) && is_plain(b)) {
        return precise(vm, &pairs);
    }
    let mut total = Value::int(0);
    for (a, b) in &pairs {
        let product = vm.binary(BinaryOp::Mul, a, b)?;
        total = vm.binary(BinaryOp::Add, &total, &product)?;
    }
    Ok(total)
}

fn precise(vm: &mut Vm, pairs: &[(Value, Value)]) -> Result<Value, Raised> {
    let (mut high, mut low, mut lowest) = (0.0, 0.0, 0.0);
    for (a, b) in pairs {
        let (x, y) = (vm.float_of(a)?, vm.float_of(b)?);
        let product = x * y;
        let error = x.mul_add(y, -product);
        let (sum, lost) = two_sum(high, product);
        let (second, lost_again) = two_sum(low, error);
        let (second, lost_third) = two_sum(second, lost);
        (high, low, lowest) = (sum, second, lowest + lost_again + lost_third);
    }
    Ok(Value::float(if high.is_finite() { high + (low + lowest) } else { high }))
}
