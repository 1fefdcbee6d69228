//! Functions of whole numbers, and from floats to whole numbers.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};
use rondo_vm::heap::{Ref, Str, Value};
use rondo_vm::types::int::Int;
use rondo_vm::{Outcome, Raised, Vm};

/// The whole number that an argument is, by `__index__` if it is none itself.
fn whole(vm: &mut Vm, value: &Value) -> Result<BigInt, Raised> {
    let index = vm.index(value)?;
    Ok(Int::of(&index).expect("an index is an int").number().into_owned())
}

/// What a type's own method says, and for floats and what can become one, the float's.
fn rounded(vm: &mut Vm, value: &Value, method: &Ref<Str>, round: fn(f64) -> f64) -> Outcome {
    if let Some(float) = value.as_float() {
        return vm.int_of_float(round(float));
    }
    if let Some(result) = vm.call_special(value, method, &[]) {
        return result;
    }
    let float = vm.float_of(value)?;
    vm.int_of_float(round(float))
}

pub(super) fn floor(vm: &mut Vm, args: &[Value]) -> Outcome {
    let method = vm.names.floor.clone();
    rounded(vm, &args[0], &method, f64::floor)
}

pub(super) fn ceil(vm: &mut Vm, args: &[Value]) -> Outcome {
    let method = vm.names.ceil.clone();
    rounded(vm, &args[0], &method, f64::ceil)
}

pub(super) fn trunc(vm: &mut Vm, args: &[Value]) -> Outcome {
    let method = vm.names.trunc.clone();
    if let Some(float) = args[0].as_float() {
        return vm.int_of_float(float.trunc());
    }
    match vm.call_special(&args[0], &method, &[]) {
        Some(result) => result,
        None => {
            let message = format!("type {} doesn't define __trunc__ method", vm.type_name(&args[0]));
            Err(vm.type_error(message))
        }
    }
}

pub(super) fn factorial(vm: &mut Vm, args: &[Value]) -> Outcome {
    let n = whole(vm, &args[0])?;
    if n.is_negative() {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    match n.to_i32() {
        Some(n) => {
            // A factorial has fewer than n times log2(n) bits, and takes about as many steps.
            let bits = n as usize * (32 - n.leading_zeros() as usize);
            vm.check_size(bits / 8)?;
            vm.spend(bits / 64 + 1)?;
            Ok(vm.big_int(product(1, n as u64)))
        }
        None => Err(vm.overflow_error("factorial() argument should not exceed 2147483647")),
    }
}

/// The product of `low..=high`, by halves, so that numbers of like size are multiplied.
fn product(low: u64, high: u64) -> BigInt {
    match high.saturating_sub(low) {
        _ if low > high => BigInt::one(),
        0..=8 => (low..=high).map(BigInt::from).product(),
        span => {
            let middle = low + span / 2;
            product(low, middle) * product(middle + 1, high)
        }
    }
}

/// `n` and `k` of `comb` and `perm`.
fn choice(vm: &mut Vm, args: &[Value]) -> Result<(BigInt, BigInt), Raised> {
    let (n, k) = (whole(vm, &args[0])?, whole(vm, &args[1])?);
    if n.is_negative() {
        return Err(vm.value_error("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(vm.value_error("k must be a non-negative integer"));
    }
    Ok((n, k))
}

/// The falling product `n (n-1) … (n-k+1)`.
fn falling(vm: &mut Vm, n: &BigInt, k: u64) -> Result<BigInt, Raised> {
    let bits = usize::try_from(n.bits().saturating_mul(k)).unwrap_or(usize::MAX);
    vm.check_size(bits / 8)?;
    vm.spend(bits / 64 + 1)?;
    if let Some(n) = n.to_u64() {
        return Ok(if k == 0 { BigInt::one() } else { product(n - k + 1, n) });
    }
    Ok((0..k).map(|i| n - i).product())
}

pub(super) fn comb(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (n, k) = choice(vm, args)?;
    if k > n {
        return Ok(Value::int(0));
    }
    let Some(k) = k.clone().min(&n - k).to_u64() else {
        return Err(vm.overflow_error(format!("min(n - k, k) must not exceed {}", i64::MAX)));
    };
    let result = falling(vm, &n, k)? / product(1, k);
    Ok(vm.big_int(result))
}

pub(super) fn perm(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[1].is_empty() || args[1].is_none() {
        return factorial(vm, args);
    }
    let (n, k) = choice(vm, args)?;
    if k > n {
        return Ok(Value::int(0));
    }
    let Some(k) = k.to_u64() else {
        return Err(vm.overflow_error(format!("k must not exceed {}", i64::MAX)));
    };
    let result = falling(vm, &n, k)?;
    Ok(vm.big_int(result))
}

pub(super) fn gcd(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mut result = BigInt::zero();
    for number in args[0].items().to_vec() {
        result = result.gcd(&whole(vm, &number)?);
    }
    Ok(vm.big_int(result))
}

pub(super) fn lcm(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mut result = BigInt::one();
    for number in args[0].items().to_vec() {
        result = result.lcm(&whole(vm, &number)?);
    }
    Ok(vm.big_int(result.abs()))
}

pub(super) fn isqrt(vm: &mut Vm, args: &[Value]) -> Outcome {
    let n = whole(vm, &args[0])?;
    if n.is_negative() {
        return Err(vm.value_error("isqrt() argument must be nonnegative"));
    }
    Ok(vm.big_int(n.sqrt()))
}
