//! `datetime`: dates, times, moments, spans and zones.
//!
//! A span is a number of microseconds (`delta`), a day has a number ([`days`]), and all arithmetic is done on these.
//! Programs derive from the classes, so what a method returns is made by calling the class when it is not the builtin
//! one. The local zone of a session is UTC: what a program prints must not depend on where it runs.

mod date;
pub mod days;
mod delta;
mod hours;
mod isoformat;
mod moment;
pub mod point;
pub mod strftime;
mod zone;

pub use date::clock_text;

use rondo_vm::heap::{Kind, Ref, Value};
use rondo_vm::types::class::Class;
use rondo_vm::{Outcome, Raised, Vm};

use crate::struct_sequence;
use days::Date;
use point::{Clock, Hours, Point};

/// The classes of the module.
pub struct Classes {
    delta: Ref<Class>,
    date: Ref<Class>,
    datetime: Ref<Class>,
    time: Ref<Class>,
    tzinfo: Ref<Class>,
    timezone: Ref<Class>,
    iso_calendar: Ref<Class>,
    /// `timezone.utc`
    utc: Value,
}

struct_sequence!(ISO_CALENDAR = "datetime.IsoCalendarDate", "The result of date.isocalendar() or datetime.isocalendar()" {
    0 year,
    1 week,
    2 weekday,
});

fn classes(vm: &Vm) -> &Classes {
    vm.rooms.get::<Classes>().expect("the module that makes dates put the classes there")
}

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let module = vm.add_module("datetime", &[], "Concrete date/time and related types.");
    let object = vm.types.object.clone();
    let delta = vm.new_builtin_class(&delta::CLASS, &object, Kind::Foreign);
    let date = vm.new_builtin_class(&date::CLASS, &object, Kind::Foreign);
    let datetime = vm.new_builtin_class(&moment::CLASS, &date, Kind::Foreign);
    let time = vm.new_builtin_class(&hours::CLASS, &object, Kind::Foreign);
    let tzinfo = vm.new_builtin_class(&zone::TZINFO, &object, Kind::Foreign);
    let timezone = vm.new_builtin_class(&zone::TIMEZONE, &tzinfo, Kind::Foreign);
    let iso_calendar = crate::structseq::class(vm, &ISO_CALENDAR);
    let named = [
        ("timedelta", &delta),
        ("date", &date),
        ("datetime", &datetime),
        ("time", &time),
        ("tzinfo", &tzinfo),
        ("timezone", &timezone),
    ];
    for (name, class) in named {
        vm.set_module_item(&module, name, class.value());
    }
    vm.rooms.put(Classes { delta, date, datetime, time, tzinfo, timezone, iso_calendar, utc: Value::NONE });
    let utc = zone::new_fixed(vm, 0, Value::NONE);
    vm.rooms.get_mut::<Classes>().expect("they were just put there").utc = utc.clone();
    vm.set_module_item(&module, "UTC", utc);
    vm.set_module_item(&module, "MINYEAR", Value::int(1));
    vm.set_module_item(&module, "MAXYEAR", Value::int(9999));
    let names = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"];
    let names = vm.tuple(names.map(|name| vm.str(name)));
    vm.set_module_item(&module, "__all__", names);
    add_bounds(vm)?;
    Ok(module.into())
}

/// The least and the greatest of each class, and how fine it is.
fn add_bounds(vm: &mut Vm) -> Result<(), Raised> {
    let day = i128::from(delta::DAY);
    let (first, last) = (Date { year: 1, month: 1, day: 1 }, Date { year: 9999, month: 12, day: 31 });
    let end = Clock::from_total(delta::DAY - 1);
    let fine = delta::new(vm, 1)?;
    let whole_day = delta::new(vm, day)?;

    let (least, greatest) = (delta::new(vm, -999_999_999 * day)?, delta::new(vm, 1_000_000_000 * day - 1)?);
    let class = classes(vm).delta.clone();
    set_bounds(vm, &class, least, greatest, Some(fine.clone()));

    let (least, greatest) = (point::plain(vm, Point::of_date(first)), point::plain(vm, Point::of_date(last)));
    let class = classes(vm).date.clone();
    set_bounds(vm, &class, least, greatest, Some(whole_day));

    let least = point::plain(vm, Point::new(first, Clock::default(), Value::NONE));
    let greatest = point::plain(vm, Point::new(last, end, Value::NONE));
    let class = classes(vm).datetime.clone();
    set_bounds(vm, &class, least, greatest, Some(fine.clone()));

    let class = classes(vm).time.clone();
    let least = hours::object(vm, &class, Hours { clock: Clock::default(), fold: 0, zone: Value::NONE })?;
    let greatest = hours::object(vm, &class, Hours { clock: end, fold: 0, zone: Value::NONE })?;
    set_bounds(vm, &class, least, greatest, Some(fine));

    let class = classes(vm).timezone.clone();
    let most = delta::DAY - 60 * delta::SECOND;
    let (least, greatest) = (zone::new_fixed(vm, -most, Value::NONE), zone::new_fixed(vm, most, Value::NONE));
    set_bounds(vm, &class, least, greatest, None);
    let utc = classes(vm).utc.clone();
    set(vm, &class, "utc", utc);
    Ok(())
}

fn set(vm: &mut Vm, class: &Ref<Class>, name: &str, value: Value) {
    let name = vm.intern(name);
    drop(class.dict().set_str(&name, value));
}

fn set_bounds(vm: &mut Vm, class: &Ref<Class>, least: Value, greatest: Value, resolution: Option<Value>) {
    set(vm, class, "min", least);
    set(vm, class, "max", greatest);
    if let Some(resolution) = resolution {
        set(vm, class, "resolution", resolution);
    }
}

/// The name of an object's class as its `repr` has it.
fn display_name(vm: &Vm, value: &Value) -> String {
    let class = vm.class_of(value);
    if class.is_heap_class() { class.name().to_string() } else { format!("datetime.{}", class.name()) }
}

/// Seconds since 1970 as microseconds, rounded to the nearest, halfway to the even.
fn timestamp_argument(vm: &mut Vm, value: &Value) -> Result<i64, Raised> {
    let out_of_range = "timestamp out of range for platform time_t";
    if let Some(seconds) = rondo_vm::types::float::as_float(value) {
        if seconds.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        if seconds.abs() >= 9.2e18 {
            return Err(vm.overflow_error(out_of_range));
        }
        let micros = (seconds.fract() * 1e6).round_ties_even() as i64;
        return match (seconds.trunc() as i64).checked_mul(delta::SECOND) {
            Some(whole) => Ok(whole.saturating_add(micros)),
            None => {
                let year = (seconds / 31_556_952.0) as i64 + 1970;
                Err(vm.value_error(format!("year must be in 1..9999, not {year}")))
            }
        };
    }
    if !vm.has_index(value) {
        let kind = vm.type_name(value);
        return Err(vm.type_error(format!("argument must be int or float, not {kind}")));
    }
    let seconds = point::number_or(vm, value, 0)?;
    match seconds.checked_mul(delta::SECOND) {
        Some(micros) => Ok(micros),
        None => {
            let year = seconds / 31_556_952 + 1970;
            Err(vm.value_error(format!("year must be in 1..9999, not {year}")))
        }
    }
}

/// A zone for an offset that was read; it must be less than a day.
fn zone_of_offset(vm: &mut Vm, offset: i64) -> Outcome {
    if offset.abs() < delta::DAY {
        return Ok(zone::of_offset(vm, offset));
    }
    let offset = delta::new(vm, offset.into())?;
    let class = classes(vm).timezone.value();
    vm.call(&class, &[offset])
}

/// `strptime` of a class: the reading is written in the language.
fn parse_by_format(vm: &mut Vm, function: &str, args: &[Value]) -> Outcome {
    for (place, value) in args[1..].iter().enumerate() {
        if !value.is_a::<rondo_vm::heap::Str>() {
            let kind = vm.type_name(value);
            return Err(vm.type_error(format!("strptime() argument {} must be str, not {kind}", place + 1)));
        }
    }
    let module = vm.import_module("_strptime")?;
    vm.call_method(&module, function, args)
}
