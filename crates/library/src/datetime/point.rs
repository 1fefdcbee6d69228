//! What a `date`, a `datetime` and a `time` hold, and the checks that all of their makers share.

use rondo_vm::heap::{Foreign, Ref, Tracer, Value};
use rondo_vm::types::class::Class;
use rondo_vm::types::object::new_foreign;
use rondo_vm::{Outcome, Raised, Vm};

use super::classes;
use super::days::{Date, MAX_YEAR, days_in_month};
use super::delta::{DAY, SECOND};

type R<T> = Result<T, Raised>;

/// A time of day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Clock {
    /// From 0 to 23.
    pub hour: u8,
    /// From 0 to 59.
    pub minute: u8,
    /// From 0 to 59.
    pub second: u8,
    /// From 0 to 999999.
    pub micros: u32,
}

impl Clock {
    /// The microseconds since midnight.
    pub fn total(self) -> i64 {
        (i64::from(self.hour) * 3600 + i64::from(self.minute) * 60 + i64::from(self.second)) * SECOND
            + i64::from(self.micros)
    }

    /// The time so many microseconds after midnight.
    pub fn from_total(total: i64) -> Clock {
        let seconds = total / SECOND;
        Clock {
            hour: (seconds / 3600) as u8,
            minute: (seconds / 60 % 60) as u8,
            second: (seconds % 60) as u8,
            micros: (total % SECOND) as u32,
        }
    }
}

/// The payload of a `date` or a `datetime`. A date's time is midnight.
#[derive(Clone)]
pub struct Point {
    /// The day.
    pub date: Date,
    /// The time.
    pub clock: Clock,
    /// Whether it is the second of two equal times, when clocks are put back.
    pub fold: u8,
    /// The time zone, or None.
    pub zone: Value,
    /// Whether it is a `datetime`.
    pub has_time: bool,
}

impl Foreign for Point {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.zone);
    }
}

impl Point {
    /// A date.
    pub fn of_date(date: Date) -> Point {
        Point { date, clock: Clock::default(), fold: 0, zone: Value::NONE, has_time: false }
    }

    /// A date and a time.
    pub fn new(date: Date, clock: Clock, zone: Value) -> Point {
        Point { date, clock, fold: 0, zone, has_time: true }
    }

    /// The microseconds since the day before the first.
    pub fn total(&self) -> i64 {
        self.date.ordinal() * DAY + self.clock.total()
    }

    /// The point so many microseconds after that day, in a zone.
    pub fn from_total(vm: &mut Vm, total: i128, zone: Value) -> R<Point> {
        if !(i128::from(DAY)..i128::from(DAY) * 3_652_060).contains(&total) {
            return Err(vm.overflow_error("date value out of range"));
        }
        let total = total as i64;
        Ok(Point::new(Date::from_ordinal(total / DAY), Clock::from_total(total % DAY), zone))
    }
}

/// The payload of a `time`.
#[derive(Clone)]
pub struct Hours {
    /// The time.
    pub clock: Clock,
    /// As of `Point`.
    pub fold: u8,
    /// The time zone, or None.
    pub zone: Value,
}

impl Foreign for Hours {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.zone);
    }
}

/// The payload of a date or datetime.
pub fn as_point(value: &Value) -> Option<&Point> {
    value.foreign::<Point>().map(|point| &***point)
}

/// The payload of a datetime.
pub fn as_moment(value: &Value) -> Option<&Point> {
    as_point(value).filter(|point| point.has_time)
}

/// An object of a class with a payload: of a derived class by calling it, as its `__new__` and `__init__` may do more.
pub fn object(vm: &mut Vm, class: &Ref<Class>, point: Point) -> Outcome {
    if !class.is_heap_class() {
        return Ok(new_foreign(vm, class, point));
    }
    let mut args = vec![
        Value::int(point.date.year),
        Value::int(point.date.month.into()),
        Value::int(point.date.day.into()),
    ];
    if point.has_time {
        let clock = point.clock;
        args.extend([clock.hour, clock.minute, clock.second].map(|part| Value::int(part.into())));
        args.push(Value::int(clock.micros as i32));
        args.push(point.zone.clone());
    }
    let class = class.value();
    if point.fold == 0 {
        return vm.call(&class, &args);
    }
    args.push(Value::int(1));
    let name = vm.intern("fold").into();
    vm.call_with(&class, args.into_iter().collect(), &[name])
}

/// A point of a builtin class.
pub fn plain(vm: &mut Vm, point: Point) -> Value {
    let class = if point.has_time { classes(vm).datetime.clone() } else { classes(vm).date.clone() };
    new_foreign(vm, &class, point)
}

/// Whole numbers as a day, if they are one.
pub fn check_date(vm: &mut Vm, year: i64, month: i64, day: i64) -> R<Date> {
    if !(1..=i64::from(MAX_YEAR)).contains(&year) {
        return Err(vm.value_error(format!("year must be in 1..9999, not {year}")));
    }
    if !(1..=12).contains(&month) {
        return Err(vm.value_error(format!("month must be in 1..12, not {month}")));
    }
    let (year, month) = (year as i32, month as u8);
    let last = days_in_month(year, month);
    if !(1..=i64::from(last)).contains(&day) {
        return Err(
            vm.value_error(format!("day {day} must be in range 1..{last} for month {month} in year {year}"))
        );
    }
    Ok(Date { year, month, day: day as u8 })
}

/// Whole numbers as a time of day, if they are one.
pub fn check_clock(vm: &mut Vm, [hour, minute, second, micros]: [i64; 4]) -> R<Clock> {
    let parts = [
        ("hour", hour, 23),
        ("minute", minute, 59),
        ("second", second, 59),
        ("microsecond", micros, 999_999),
    ];
    for (name, value, last) in parts {
        if !(0..=last).contains(&value) {
            return Err(vm.value_error(format!("{name} must be in 0..{last}, not {value}")));
        }
    }
    Ok(Clock { hour: hour as u8, minute: minute as u8, second: second as u8, micros: micros as u32 })
}

/// A fold: 0 or 1.
pub fn check_fold(vm: &mut Vm, value: &Value) -> R<u8> {
    match number_or(vm, value, 0)? {
        fold @ (0 | 1) => Ok(fold as u8),
        other => Err(vm.value_error(format!("fold must be either 0 or 1, not {other}"))),
    }
}

/// A whole number, or what stands for an absent one.
pub fn number_or(vm: &mut Vm, value: &Value, absent: i64) -> R<i64> {
    if value.is_empty() {
        return Ok(absent);
    }
    if let Some(int) = value.as_small_int() {
        return Ok(int);
    }
    let int = vm.index(value)?;
    match rondo_vm::types::int::Int::of(&int).and_then(|int| int.word()) {
        Some(word) => Ok(word),
        None => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// A time zone or None.
pub fn check_zone(vm: &mut Vm, value: &Value) -> R<Value> {
    if value.is_empty() || value.is_none() {
        return Ok(Value::NONE);
    }
    let class = classes(vm).tzinfo.clone();
    if vm.is_instance(value, &class) {
        return Ok(value.clone());
    }
    let kind = vm.type_name(value);
    let message = format!("tzinfo argument must be None or of a tzinfo subclass, not type '{kind}'");
    Err(vm.type_error(message))
}
