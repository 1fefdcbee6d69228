//! Builtin functions about numbers.

use num_bigint::Sign;
use rondo_bytecode::BinaryOp;

use crate::function;
use crate::heap::{Kind, Ref, Str, Value};
use crate::native::NativeDef;
use crate::ops::suspend::Step;
use crate::types::int::convert::digits_in_base;
use crate::types::int::{BigInt, Int};
use crate::types::range::number_of_index;
use crate::types::sequence::R;
use crate::vm::{Outcome, Vm};

fn abs(vm: &mut Vm, args: &[Value]) -> Outcome {
    if let Some(float) = args[0].as_float() {
        return Ok(Value::float(float.abs()));
    }
    if let Some(word) = args[0].as_small_int() {
        return Ok(vm.int(word.abs()));
    }
    let name = vm.names.abs.clone();
    match vm.call_special(&args[0], &name, &[]) {
        Some(outcome) => outcome,
        None => {
            let message = format!("bad operand type for abs(): '{}'", vm.type_name(&args[0]));
            Err(vm.type_error(message))
        }
    }
}

fn round(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = vm.names.round.clone();
    let digits = if args[1].is_empty() || args[1].is_none() { &[] } else { &args[1..2] };
    match vm.call_special(&args[0], &name, digits) {
        Some(outcome) => outcome,
        None => {
            let message = format!("type {} doesn't define __round__ method", vm.type_name(&args[0]));
            Err(vm.type_error(message))
        }
    }
}

/// Asks both operands for a binary operation that has no sign of its own; `NotImplemented` when neither knows.
fn by_methods(vm: &mut Vm, x: &Value, y: &Value, names: (Ref<Str>, Ref<Str>), more: &[Value]) -> Outcome {
    let (plain, reflected) = names;
    let (class_x, class_y) = (vm.class_of(x).clone(), vm.class_of(y).clone());
    let left = vm.lookup(&class_x, &plain);
    let mut right = if class_x.is(&class_y) { None } else { vm.lookup(&class_y, &reflected) };
    let with = |other: &Value| -> Vec<Value> { std::iter::once(other).chain(more).cloned().collect() };
    if class_y.is_subclass_of(&class_x)
        && let Some(found) = right.clone()
        && vm.lookup(&class_x, &reflected).is_none_or(|inherited| !inherited.is(&found))
    {
        right = None;
        let result = vm.call_found(&found, y, &with(x))?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    if let Some(found) = left {
        let result = vm.call_found(&found, x, &with(y))?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    match right {
        Some(found) => vm.call_found(&found, y, &with(x)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn divmod(vm: &mut Vm, args: &[Value]) -> Outcome {
    let names = (vm.names.divmod.clone(), vm.names.rdivmod.clone());
    let result = by_methods(vm, &args[0], &args[1], names, &[])?;
    if result.is_not_implemented() {
        let message = format!(
            "unsupported operand type(s) for divmod(): '{}' and '{}'",
            vm.type_name(&args[0]),
            vm.type_name(&args[1])
        );
        return Err(vm.type_error(message));
    }
    Ok(result)
}

fn pow(vm: &mut Vm, args: &[Value]) -> Outcome {
    let [base, exponent, modulus] = args else { unreachable!("the signature has three parameters") };
    if modulus.is_empty() || modulus.is_none() {
        let result = vm.binary(BinaryOp::Pow, base, exponent);
        return result;
    }
    let names = (vm.names.pow.clone(), vm.names.rpow.clone());
    let result = by_methods(vm, base, exponent, names, std::slice::from_ref(modulus))?;
    if result.is_not_implemented() {
        let message = format!(
            "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
            vm.type_name(base),
            vm.type_name(exponent),
            vm.type_name(modulus)
        );
        return Err(vm.type_error(message));
    }
    Ok(result)
}

/// A float sum that carries its rounding error along (Neumaier's way, as CPython since 3.12).
struct Compensated {
    sum: f64,
    error: f64,
}

impl Compensated {
    fn add(&mut self, x: f64) {
        let sum = self.sum + x;
        self.error += if self.sum.abs() >= x.abs() { (self.sum - sum) + x } else { (x - sum) + self.sum };
        self.sum = sum;
    }

    fn value(&self) -> f64 {
        // An infinite sum stays infinite, and the sign of a zero stays.
        if self.error != 0.0 && self.error.is_finite() { self.sum + self.error } else { self.sum }
    }
}

/// How far a sum has come. Sums of ints and floats go without making values in between.
enum Total {
    Int(i64),
    Float(Compensated),
    Any(Value),
}

impl Total {
    fn of(vm: &Vm, start: Value) -> Total {
        match (start.as_small_int(), start.as_float()) {
            (Some(int), _) => Total::Int(int),
            (None, Some(float)) => Total::Float(Compensated { sum: float, error: 0.0 }),
            (None, None) => {
                let _ = vm;
                Total::Any(start)
            }
        }
    }

    fn value(&self, vm: &Vm) -> Value {
        match self {
            Total::Int(int) => vm.int(*int),
            Total::Float(float) => Value::float(float.value()),
            Total::Any(value) => value.clone(),
        }
    }

    fn add(&mut self, vm: &mut Vm, item: &Value) -> R<()> {
        let word = item.as_small_int().or(item.as_bool().map(i64::from));
        match self {
            Total::Int(sum) => {
                if let Some(next) = word.and_then(|word| sum.checked_add(word)) {
                    *sum = next;
                    return Ok(());
                }
                if let Some(float) = item.as_float() {
                    let mut total = Compensated { sum: *sum as f64, error: 0.0 };
                    total.add(float);
                    *self = Total::Float(total);
                    return Ok(());
                }
            }
            Total::Float(sum) => {
                if let Some(float) = item.as_float().or(word.map(|word| word as f64)) {
                    sum.add(float);
                    return Ok(());
                }
                if item.kind() == Some(Kind::BigInt)
                    && let Some(float) = item.downcast::<BigInt>().map(|big| big.int().to_f64())
                {
                    if !float.is_finite() {
                        return Err(vm.overflow_error("int too large to convert to float"));
                    }
                    sum.add(float);
                    return Ok(());
                }
            }
            Total::Any(_) => {}
        }
        let sum = vm.binary(BinaryOp::Add, &self.value(vm), item)?;
        *self = Total::of(vm, sum);
        Ok(())
    }
}

fn sum(vm: &mut Vm, args: &[Value]) -> Outcome {
    let iterator = vm.iter(&args[0])?;
    let start = if args[1].is_empty() { Value::int(0) } else { args[1].clone() };
    let refused = match start.kind() {
        Some(Kind::Str) => Some("sum() can't sum strings [use ''.join(seq) instead]"),
        Some(Kind::Bytes) => Some("sum() can't sum bytes [use b''.join(seq) instead]"),
        Some(Kind::ByteArray) => Some("sum() can't sum bytearray [use b''.join(seq) instead]"),
        _ => None,
    };
    if let Some(message) = refused {
        return Err(vm.type_error(message));
    }
    let mut total = Total::of(vm, start);
    vm.drain_quietly(&iterator, |vm, item, quietly| {
        if quietly && (item.is_object() || matches!(total, Total::Any(_))) {
            return Ok(Step::NotQuietly(item));
        }
        total.add(vm, &item)?;
        Ok(Step::More)
    })?;
    Ok(total.value(vm))
}

/// The digits of an int in another base, with their prefix.
fn in_base(vm: &mut Vm, value: &Value, base: u32, prefix: &str) -> Outcome {
    let index = vm.index(value)?;
    let text = vm.written(|vm, text| {
        match Int::of(&index) {
            Some(Int::Word(word)) => {
                text.push_str(if word < 0 { "-" } else { "" });
                text.push_str(prefix);
                text.push_str(digits_in_base(word.unsigned_abs(), base, &mut [0; 64]));
            }
            _ => {
                let number = number_of_index(vm, &index)?;
                vm.check_size(number.bits() as usize)?;
                vm.spend(number.bits() as usize / 64)?;
                text.push_str(if number.sign() == Sign::Minus { "-" } else { "" });
                text.push_str(prefix);
                text.push_str(&number.magnitude().to_str_radix(base));
            }
        }
        Ok(())
    })?;
    Ok(text.into())
}

/// See the module.
pub const FUNCTIONS: &[NativeDef] = &[
    function!("abs", "(x, /)", abs, "Return the absolute value of the argument."),
    function!(
        "round",
        "(number, ndigits=None)",
        round,
        "Round a number to a given precision in decimal digits.\n\nThe return value is an integer if ndigits is omitted or None.  Otherwise\nthe return value has the same type as the number.  ndigits may be negative."
    ),
    function!("divmod", "(x, y, /)", divmod, "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x."),
    function!(
        "pow",
        "(base, exp, mod=None)",
        pow,
        "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments\n\nSome types, such as ints, are able to use a more efficient algorithm when\ninvoked using the three argument form."
    ),
    function!(
        "sum",
        "(iterable, /, start=0)",
        sum,
        "Return the sum of a 'start' value (default: 0) plus an iterable of numbers\n\nWhen the iterable is empty, return the start value.\nThis function is intended specifically for use with numeric values and may\nreject non-numeric types."
    ),
    function!(
        "bin",
        "(number, /)",
        |vm, args| in_base(vm, &args[0], 2, "0b"),
        "Return the binary representation of an integer.\n\n   >>> bin(2796202)\n   '0b1010101010101010101010'"
    ),
    function!(
        "oct",
        "(number, /)",
        |vm, args| in_base(vm, &args[0], 8, "0o"),
        "Return the octal representation of an integer.\n\n   >>> oct(342391)\n   '0o1234567'"
    ),
    function!(
        "hex",
        "(number, /)",
        |vm, args| in_base(vm, &args[0], 16, "0x"),
        "Return the hexadecimal representation of an integer.\n\n   >>> hex(12648430)\n   '0xc0ffee'"
    ),
];
