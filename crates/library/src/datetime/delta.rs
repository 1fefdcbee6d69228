//! `datetime.timedelta`: a whole number of microseconds, kept as days, seconds and microseconds.

use std::cmp::Ordering;

use num_bigint::BigInt as Number;
use num_traits::{Signed, ToPrimitive, Zero};
use rondo_vm::heap::{Foreign, Tuple, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::types::int::Int;
use rondo_vm::types::int::arithmetic::holds;
use rondo_vm::types::object::{class_for_new, new_foreign};
use rondo_vm::{BinaryOp, CompareOp, Outcome, Raised, Vm, method, static_method};

use super::{classes, display_name};

type R<T> = Result<T, Raised>;

/// The microseconds of a second.
pub const SECOND: i64 = 1_000_000;
/// The microseconds of a day.
pub const DAY: i64 = 86_400 * SECOND;
/// As many days as a span may have.
const MAX_DAYS: i128 = 999_999_999;

/// The payload: the days may be negative, the rest is not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Delta {
    /// Days.
    pub days: i32,
    /// Seconds of the day.
    pub seconds: i32,
    /// Microseconds of the second.
    pub micros: i32,
}

impl Foreign for Delta {}

impl Delta {
    /// The whole in microseconds.
    pub fn total(self) -> i128 {
        i128::from(self.days) * i128::from(DAY)
            + i128::from(self.seconds) * i128::from(SECOND)
            + i128::from(self.micros)
    }

    /// From microseconds that are known to be in range.
    pub fn from_total(total: i128) -> Delta {
        let (days, rest) = (total.div_euclid(DAY.into()), total.rem_euclid(DAY.into()) as i64);
        Delta { days: days as i32, seconds: (rest / SECOND) as i32, micros: (rest % SECOND) as i32 }
    }
}

/// The payload of a span.
pub fn as_delta(value: &Value) -> Option<Delta> {
    value.foreign::<Delta>().map(|delta| ***delta)
}

/// A span of so many microseconds.
pub fn new(vm: &mut Vm, total: i128) -> Outcome {
    let class = classes(vm).delta.clone();
    make(vm, &class, total)
}

fn make(vm: &mut Vm, class: &rondo_vm::heap::Ref<Class>, total: i128) -> Outcome {
    let days = total.div_euclid(DAY.into());
    if i32::try_from(days).is_err() {
        return Err(vm.overflow_error("Python int too large to convert to C int"));
    }
    if days.abs() > MAX_DAYS {
        return Err(vm.overflow_error(format!("days={days}; must have magnitude <= 999999999")));
    }
    Ok(new_foreign(vm, class, Delta::from_total(total)))
}

/// `datetime.timedelta`
pub static CLASS: ClassDef = ClassDef {
    name: "datetime.timedelta",
    doc: "Difference between two datetime values.\n\ntimedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)\n\nAll arguments are optional and default to 0.\nArguments may be integers or floats, and may be positive or negative.",
    methods: METHODS,
    properties: &[
        property("days", "Number of days.", |vm, this| Ok(Value::int(receiver(vm, this)?.days))),
        property("seconds", "Number of seconds (>= 0 and less than 1 day).", |vm, this| {
            Ok(Value::int(receiver(vm, this)?.seconds))
        }),
        property("microseconds", "Number of microseconds (>= 0 and less than 1 second).", |vm, this| {
            Ok(Value::int(receiver(vm, this)?.micros))
        }),
    ],
    is_base: true,
};

const fn property(name: &'static str, doc: &'static str, get: fn(&mut Vm, &Value) -> Outcome) -> PropertyDef {
    PropertyDef { name, get, set: None, doc }
}

const METHODS: &[NativeDef] = &[
    static_method!(
        "__new__",
        "(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)",
        construct,
        "Create and return a new object.  See help(type) for accurate signature."
    ),
    method!("total_seconds", "(self, /)", total_seconds, "Total seconds in the duration."),
    method!("__add__", "(self, value, /)", |vm, args| combine(vm, args, |a, b| a + b), "Return self+value."),
    method!("__radd__", "(self, value, /)", |vm, args| combine(vm, args, |a, b| a + b), "Return value+self."),
    method!("__sub__", "(self, value, /)", |vm, args| combine(vm, args, |a, b| a - b), "Return self-value."),
    method!("__rsub__", "(self, value, /)", |vm, args| combine(vm, args, |a, b| b - a), "Return value-self."),
    method!("__mul__", "(self, value, /)", multiply, "Return self*value."),
    method!("__rmul__", "(self, value, /)", multiply, "Return value*self."),
    method!("__truediv__", "(self, value, /)", divide, "Return self/value."),
    method!("__rtruediv__", "(self, value, /)", |_, _| Ok(Value::NOT_IMPLEMENTED), "Return value/self."),
    method!("__floordiv__", "(self, value, /)", floor_divide, "Return self//value."),
    method!("__rfloordiv__", "(self, value, /)", |_, _| Ok(Value::NOT_IMPLEMENTED), "Return value//self."),
    method!(
        "__mod__",
        "(self, value, /)",
        |vm, args| Ok(divmod(vm, args)?.map_or(Value::NOT_IMPLEMENTED, |parts| parts.1)),
        "Return self%value."
    ),
    method!("__rmod__", "(self, value, /)", |_, _| Ok(Value::NOT_IMPLEMENTED), "Return value%self."),
    method!(
        "__divmod__",
        "(self, value, /)",
        |vm, args| {
            Ok(match divmod(vm, args)? {
                Some((quotient, rest)) => vm.tuple([quotient, rest]),
                None => Value::NOT_IMPLEMENTED,
            })
        },
        "Return divmod(self, value)."
    ),
    method!(
        "__rdivmod__",
        "(self, value, /)",
        |_, _| Ok(Value::NOT_IMPLEMENTED),
        "Return divmod(value, self)."
    ),
    method!("__neg__", "(self, /)", |vm, args| change(vm, args, |total| -total), "-self"),
    method!("__pos__", "(self, /)", |vm, args| change(vm, args, |total| total), "+self"),
    method!("__abs__", "(self, /)", |vm, args| change(vm, args, i128::abs), "abs(self)"),
    method!(
        "__bool__",
        "(self, /)",
        |vm, args| Ok(Value::bool(receiver(vm, &args[0])?.total() != 0)),
        "True if self else False"
    ),
    method!("__eq__", "(self, value, /)", |vm, args| compare(vm, args, CompareOp::Eq), "Return self==value."),
    method!("__ne__", "(self, value, /)", |vm, args| compare(vm, args, CompareOp::Ne), "Return self!=value."),
    method!("__lt__", "(self, value, /)", |vm, args| compare(vm, args, CompareOp::Lt), "Return self<value."),
    method!("__le__", "(self, value, /)", |vm, args| compare(vm, args, CompareOp::Le), "Return self<=value."),
    method!("__gt__", "(self, value, /)", |vm, args| compare(vm, args, CompareOp::Gt), "Return self>value."),
    method!("__ge__", "(self, value, /)", |vm, args| compare(vm, args, CompareOp::Ge), "Return self>=value."),
    method!("__hash__", "(self, /)", hash, "Return hash(self)."),
    method!("__repr__", "(self, /)", repr, "Return repr(self)."),
    method!(
        "__str__",
        "(self, /)",
        |vm, args| {
            let text = text_of(receiver(vm, &args[0])?);
            Ok(vm.str(&text))
        },
        "Return str(self)."
    ),
    method!("__reduce__", "(self, /)", reduce, "__reduce__() -> (cls, state)"),
];

fn receiver(vm: &mut Vm, this: &Value) -> R<Delta> {
    match as_delta(this) {
        Some(delta) => Ok(delta),
        None => Err(vm.type_error("a 'datetime.timedelta' object is expected")),
    }
}

/// The arguments as they are added up, the smallest unit first, with the microseconds of each.
const UNITS: &[(usize, &str, i64)] = &[
    (3, "microseconds", 1),
    (4, "milliseconds", 1000),
    (2, "seconds", SECOND),
    (5, "minutes", 60 * SECOND),
    (6, "hours", 3600 * SECOND),
    (1, "days", DAY),
    (7, "weeks", 7 * DAY),
];

fn construct(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = classes(vm).delta.clone();
    let class = class_for_new(vm, &args[0], &owner)?;
    let (mut total, mut left) = (0_i128, 0.0_f64);
    for &(place, name, factor) in UNITS {
        let value = &args[place];
        if value.is_empty() {
            continue;
        }
        let whole = if let Some(int) = Int::of(value) {
            int.number().to_i128().and_then(|int| int.checked_mul(factor.into()))
        } else if let Some(float) = rondo_vm::types::float::as_float(value) {
            // Whole units are exact; what is left of them is added up as a float and rounded once.
            let truncated = whole_part(vm, float)?;
            let rest = float.fract() * factor as f64;
            left += rest.fract();
            truncated
                .to_i128()
                .and_then(|int| int.checked_mul(factor.into()))
                .map(|total| total + rest as i128)
        } else {
            let kind = vm.type_name(value);
            return Err(vm.type_error(format!("unsupported type for timedelta {name} component: {kind}")));
        };
        match whole.and_then(|whole| total.checked_add(whole)) {
            Some(sum) => total = sum,
            None => return Err(vm.overflow_error("Python int too large to convert to C int")),
        }
    }
    if left != 0.0 {
        let mut whole = left.round();
        if (whole - left).abs() == 0.5 {
            // Halfway the even number of microseconds is taken, the whole ones included.
            let odd = (total & 1) as f64;
            whole = 2.0 * ((left + odd) * 0.5).round() - odd;
        }
        total += whole as i128;
    }
    make(vm, &class, total)
}

/// The whole part of a float, as a number of any size.
fn whole_part(vm: &mut Vm, float: f64) -> R<Number> {
    let value = vm.int_of_float(float)?;
    Ok(Int::of(&value).expect("a float is converted to an int").number().into_owned())
}

fn total_seconds(vm: &mut Vm, args: &[Value]) -> Outcome {
    let total = receiver(vm, &args[0])?.total();
    quotient(vm, total, SECOND.into())
}

/// The float nearest to a quotient.
pub fn quotient(vm: &mut Vm, numerator: i128, denominator: i128) -> Outcome {
    let (numerator, denominator) = (vm.big_int(numerator.into()), vm.big_int(denominator.into()));
    vm.binary(BinaryOp::TrueDiv, &numerator, &denominator)
}

fn change(vm: &mut Vm, args: &[Value], how: fn(i128) -> i128) -> Outcome {
    let total = receiver(vm, &args[0])?.total();
    new(vm, how(total))
}

fn combine(vm: &mut Vm, args: &[Value], how: fn(i128, i128) -> i128) -> Outcome {
    let this = receiver(vm, &args[0])?;
    match as_delta(&args[1]) {
        Some(other) => new(vm, how(this.total(), other.total())),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// A number of any size as microseconds of a span.
fn from_number(vm: &mut Vm, number: &Number) -> Outcome {
    match number.to_i128() {
        Some(total) => new(vm, total),
        None => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// A float as a ratio of two whole numbers.
fn ratio(vm: &mut Vm, value: &Value) -> R<(Number, Number)> {
    // A class derived from float may say something else here.
    let ratio = vm.call_method(value, "as_integer_ratio", &[])?;
    let Some(parts) = ratio.downcast::<Tuple>() else {
        let kind = vm.type_name(&ratio);
        return Err(vm.type_error(format!(
            "unexpected return type from as_integer_ratio(): expected tuple, not '{kind}'"
        )));
    };
    let [numerator, denominator] = parts.as_slice() else {
        return Err(vm.value_error("as_integer_ratio() must return a 2-tuple"));
    };
    match (Int::of(numerator), Int::of(denominator)) {
        (Some(numerator), Some(denominator)) => {
            Ok((numerator.number().into_owned(), denominator.number().into_owned()))
        }
        _ => Err(vm.type_error("unsupported operand type(s) in the result of as_integer_ratio()")),
    }
}

/// Divides and rounds to the nearest, halfway to the even.
fn divide_nearest(numerator: Number, denominator: Number) -> Number {
    let (numerator, denominator) =
        if denominator.is_negative() { (-numerator, -denominator) } else { (numerator, denominator) };
    let (quotient, rest) = num_integer::Integer::div_mod_floor(&numerator, &denominator);
    let twice: Number = rest * 2;
    let up = match twice.cmp(&denominator) {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => num_integer::Integer::is_odd(&quotient),
    };
    if up { quotient + 1 } else { quotient }
}

fn multiply(vm: &mut Vm, args: &[Value]) -> Outcome {
    let total = Number::from(receiver(vm, &args[0])?.total());
    if let Some(int) = Int::of(&args[1]) {
        let product = total * &*int.number();
        return from_number(vm, &product);
    }
    if rondo_vm::types::float::as_float(&args[1]).is_some() {
        let (numerator, denominator) = ratio(vm, &args[1])?;
        if denominator.is_zero() {
            return Err(vm.zero_division_error("division by zero"));
        }
        return from_number(vm, &divide_nearest(total * numerator, denominator));
    }
    Ok(Value::NOT_IMPLEMENTED)
}

fn divide(vm: &mut Vm, args: &[Value]) -> Outcome {
    let total = receiver(vm, &args[0])?.total();
    if let Some(other) = as_delta(&args[1]) {
        return quotient(vm, total, other.total());
    }
    let total = Number::from(total);
    if let Some(int) = Int::of(&args[1]) {
        if int.is_zero() {
            return Err(vm.zero_division_error("division by zero"));
        }
        let divisor = int.number().into_owned();
        return from_number(vm, &divide_nearest(total, divisor));
    }
    if rondo_vm::types::float::as_float(&args[1]).is_some() {
        let (numerator, denominator) = ratio(vm, &args[1])?;
        if numerator.is_zero() {
            return Err(vm.zero_division_error("division by zero"));
        }
        return from_number(vm, &divide_nearest(total * denominator, numerator));
    }
    Ok(Value::NOT_IMPLEMENTED)
}

fn floor_divide(vm: &mut Vm, args: &[Value]) -> Outcome {
    let total = receiver(vm, &args[0])?.total();
    if as_delta(&args[1]).is_some() {
        return Ok(divmod(vm, args)?.map_or(Value::NOT_IMPLEMENTED, |parts| parts.0));
    }
    let Some(int) = Int::of(&args[1]) else { return Ok(Value::NOT_IMPLEMENTED) };
    if int.is_zero() {
        return Err(vm.zero_division_error("division by zero"));
    }
    let quotient = num_integer::Integer::div_floor(&Number::from(total), &int.number());
    from_number(vm, &quotient)
}

/// The whole quotient of two spans, and the span that is left.
fn divmod(vm: &mut Vm, args: &[Value]) -> R<Option<(Value, Value)>> {
    let total = receiver(vm, &args[0])?.total();
    let Some(other) = as_delta(&args[1]) else { return Ok(None) };
    let other = other.total();
    if other == 0 {
        return Err(vm.zero_division_error("division by zero"));
    }
    let (quotient, rest) = num_integer::Integer::div_mod_floor(&total, &other);
    let rest = new(vm, rest)?;
    Ok(Some((vm.big_int(quotient.into()), rest)))
}

fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Outcome {
    let this = receiver(vm, &args[0])?;
    Ok(match as_delta(&args[1]) {
        Some(other) => Value::bool(holds(op, Some(this.cmp(&other)))),
        None => Value::NOT_IMPLEMENTED,
    })
}

fn hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let delta = receiver(vm, &args[0])?;
    let parts = [delta.days, delta.seconds, delta.micros].map(Value::int);
    let parts = vm.tuple(parts);
    let hash = vm.hash(&parts)?;
    Ok(vm.int_from_hash(hash))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let delta = receiver(vm, &args[0])?;
    let parts = [("days", delta.days), ("seconds", delta.seconds), ("microseconds", delta.micros)];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(_, number)| *number != 0)
        .map(|(name, number)| format!("{name}={number}"))
        .collect();
    let parts = if parts.is_empty() { "0".to_string() } else { parts.join(", ") };
    let text = format!("{}({parts})", display_name(vm, &args[0]));
    Ok(vm.str(&text))
}

/// `-1 day, 23:59:59.000001`
pub fn text_of(delta: Delta) -> String {
    let mut text = String::new();
    if delta.days != 0 {
        let plural = if delta.days.abs() == 1 { "" } else { "s" };
        text = format!("{} day{plural}, ", delta.days);
    }
    let (hours, minutes) = (delta.seconds / 3600, delta.seconds / 60 % 60);
    text += &format!("{hours}:{minutes:02}:{:02}", delta.seconds % 60);
    if delta.micros != 0 {
        text += &format!(".{:06}", delta.micros);
    }
    text
}

fn reduce(vm: &mut Vm, args: &[Value]) -> Outcome {
    let delta = receiver(vm, &args[0])?;
    let class = vm.class_of(&args[0]).value();
    let parts = vm.tuple([delta.days, delta.seconds, delta.micros].map(Value::int));
    Ok(vm.tuple([class, parts]))
}
