//! `datetime.date`, and what a `datetime` inherits from it.

use rondo_vm::heap::{Ref, Str, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::types::int::arithmetic::holds;
use rondo_vm::types::object::{class_for_new, new_foreign};
use rondo_vm::{CompareOp, Outcome, Raised, Vm, class_method, method, static_method};

use super::days::{Date, MAX_ORDINAL, days_before_year};
use super::delta::{self, DAY, SECOND, as_delta};
use super::isoformat::{self, Written};
use super::point::{Clock, Point, as_point, check_date, number_or, object};
use super::strftime::{self, DAYS, Fields, MONTHS};
use super::{classes, display_name, zone};

type R<T> = Result<T, Raised>;

/// `datetime.date`
pub static CLASS: ClassDef = ClassDef {
    name: "datetime.date",
    doc: "date(year, month, day) --> date object",
    methods: METHODS,
    properties: &[
        property("year", |vm, this| Ok(Value::int(receiver(vm, this)?.date.year))),
        property("month", |vm, this| Ok(Value::int(receiver(vm, this)?.date.month.into()))),
        property("day", |vm, this| Ok(Value::int(receiver(vm, this)?.date.day.into()))),
    ],
    is_base: true,
};

/// A computed attribute.
pub const fn property(name: &'static str, get: fn(&mut Vm, &Value) -> Outcome) -> PropertyDef {
    PropertyDef { name, get, set: None, doc: "" }
}

const METHODS: &[NativeDef] = &[
    static_method!(
        "__new__",
        "(cls, year, month, day)",
        construct,
        "Create and return a new object.  See help(type) for accurate signature."
    ),
    class_method!(
        "today",
        "(cls, /)",
        |vm, args| {
            let now = Value::float(vm.host.wall());
            vm.call_method(&args[0], "fromtimestamp", &[now])
        },
        "Current date or datetime:  same as self.__class__.fromtimestamp(time.time())."
    ),
    class_method!(
        "fromtimestamp",
        "(cls, timestamp, /)",
        from_timestamp,
        "Create a date from a POSIX timestamp."
    ),
    class_method!(
        "fromordinal",
        "(cls, ordinal, /)",
        from_ordinal,
        "Construct a date from a proleptic Gregorian ordinal."
    ),
    class_method!(
        "fromisoformat",
        "(cls, object, /)",
        from_iso,
        "Construct a date from a string in ISO 8601 format."
    ),
    class_method!(
        "fromisocalendar",
        "(cls, year, week, day)",
        from_iso_calendar,
        "Construct a date from the ISO year, week number and weekday."
    ),
    class_method!(
        "strptime",
        "(cls, string, format, /)",
        |vm, args| super::parse_by_format(vm, "_strptime_datetime_date", args),
        "string, format -> new date parsed from a string (like time.strptime())."
    ),
    method!("ctime", "(self, /)", ctime, "Return ctime() style string."),
    method!(
        "strftime",
        "(self, /, format)",
        |vm, args| strftime_of(vm, &args[0], &args[1]),
        "format -> strftime() style string."
    ),
    method!("__format__", "(self, format_spec, /)", format, "Formats self with strftime."),
    method!(
        "isoformat",
        "(self, /)",
        |vm, args| {
            let text = iso_text(receiver(vm, &args[0])?.date);
            Ok(vm.str(&text))
        },
        "Return string in ISO 8601 format, YYYY-MM-DD."
    ),
    method!(
        "isocalendar",
        "(self, /)",
        iso_calendar,
        "Return a named tuple containing ISO year, week number, and weekday."
    ),
    method!(
        "isoweekday",
        "(self, /)",
        |vm, args| Ok(Value::int(receiver(vm, &args[0])?.date.weekday() as i32 + 1)),
        "Return the day of the week represented by the date.\nMonday == 1 ... Sunday == 7"
    ),
    method!(
        "weekday",
        "(self, /)",
        |vm, args| Ok(Value::int(receiver(vm, &args[0])?.date.weekday() as i32)),
        "Return the day of the week represented by the date.\nMonday == 0 ... Sunday == 6"
    ),
    method!(
        "toordinal",
        "(self, /)",
        |vm, args| Ok(Value::int(receiver(vm, &args[0])?.date.ordinal() as i32)),
        "Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1."
    ),
    method!(
        "timetuple",
        "(self, /)",
        |vm, args| {
            let point = receiver(vm, &args[0])?;
            time_tuple(vm, point.date, point.clock, -1)
        },
        "Return time tuple, compatible with time.localtime()."
    ),
    method!(
        "replace",
        "(self, /, year=..., month=..., day=...)",
        replace,
        "Return date with new specified fields."
    ),
    method!("__replace__", "(self, /, *, year=..., month=..., day=...)", replace, "The same as replace()."),
    method!("__add__", "(self, value, /)", |vm, args| add(vm, args, 1), "Return self+value."),
    method!("__radd__", "(self, value, /)", |vm, args| add(vm, args, 1), "Return value+self."),
    method!("__sub__", "(self, value, /)", subtract, "Return self-value."),
    method!("__rsub__", "(self, value, /)", |_, _| Ok(Value::NOT_IMPLEMENTED), "Return value-self."),
    method!("__eq__", "(self, value, /)", |vm, args| compare(vm, args, CompareOp::Eq), "Return self==value."),
    method!("__ne__", "(self, value, /)", |vm, args| compare(vm, args, CompareOp::Ne), "Return self!=value."),
    method!("__lt__", "(self, value, /)", |vm, args| compare(vm, args, CompareOp::Lt), "Return self<value."),
    method!("__le__", "(self, value, /)", |vm, args| compare(vm, args, CompareOp::Le), "Return self<=value."),
    method!("__gt__", "(self, value, /)", |vm, args| compare(vm, args, CompareOp::Gt), "Return self>value."),
    method!("__ge__", "(self, value, /)", |vm, args| compare(vm, args, CompareOp::Ge), "Return self>=value."),
    method!(
        "__hash__",
        "(self, /)",
        |vm, args| {
            let hash = rondo_vm::types::hashing::hash_i64(receiver(vm, &args[0])?.date.ordinal());
            Ok(vm.int_from_hash(hash))
        },
        "Return hash(self)."
    ),
    method!(
        "__repr__",
        "(self, /)",
        |vm, args| {
            let date = receiver(vm, &args[0])?.date;
            let text = format!("{}({}, {}, {})", display_name(vm, &args[0]), date.year, date.month, date.day);
            Ok(vm.str(&text))
        },
        "Return repr(self)."
    ),
    method!(
        "__str__",
        "(self, /)",
        |vm, args| vm.call_method(&args[0], "isoformat", &[]),
        "Return str(self)."
    ),
    method!(
        "__reduce__",
        "(self, /)",
        |vm, args| {
            let date = receiver(vm, &args[0])?.date;
            let class = vm.class_of(&args[0]).value();
            let parts = vm.tuple([date.year, date.month.into(), date.day.into()].map(Value::int));
            Ok(vm.tuple([class, parts]))
        },
        "__reduce__() -> (cls, state)"
    ),
];

/// The payload of what a method of dates is called with.
pub fn receiver<'a>(vm: &mut Vm, this: &'a Value) -> R<&'a Point> {
    match as_point(this) {
        Some(point) => Ok(point),
        None => Err(vm.type_error("a 'datetime.date' object is expected")),
    }
}

/// The class that a class method was called on.
pub fn class_argument(value: &Value) -> Ref<Class> {
    value.downcast::<Class>().expect("class methods are given a class").to_ref()
}

fn construct(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = classes(vm).date.clone();
    let class = class_for_new(vm, &args[0], &owner)?;
    let (year, month) = (number_or(vm, &args[1], 0)?, number_or(vm, &args[2], 0)?);
    let day = number_or(vm, &args[3], 0)?;
    let date = check_date(vm, year, month, day)?;
    Ok(new_foreign(vm, &class, Point::of_date(date)))
}

/// A new object of the class, as calling it makes it: a derived class may be a `datetime`.
fn of_class(vm: &mut Vm, class: &Value, date: Date) -> Outcome {
    let class = class_argument(class);
    let has_time = class.is_subclass_of(&classes(vm).datetime.clone());
    object(vm, &class, Point { has_time, ..Point::of_date(date) })
}

fn from_timestamp(vm: &mut Vm, args: &[Value]) -> Outcome {
    let seconds = super::timestamp_argument(vm, &args[1])?;
    let days = seconds.div_euclid(DAY) + super::days::EPOCH;
    let date = date_of_ordinal(vm, days)?;
    of_class(vm, &args[0], date)
}

/// The day with a number, if it is one.
pub fn date_of_ordinal(vm: &mut Vm, ordinal: i64) -> R<Date> {
    if ordinal < 1 {
        return Err(vm.value_error("ordinal must be >= 1"));
    }
    if ordinal > MAX_ORDINAL {
        // The year is said, so it is computed.
        let mut year = ordinal * 400 / 146_097 + 1;
        while year < i64::from(i32::MAX) && days_before_year(year as i32) >= ordinal {
            year -= 1;
        }
        return Err(vm.value_error(format!("year must be in 1..9999, not {year}")));
    }
    Ok(Date::from_ordinal(ordinal))
}

fn from_ordinal(vm: &mut Vm, args: &[Value]) -> Outcome {
    let ordinal = number_or(vm, &args[1], 0)?;
    let date = date_of_ordinal(vm, ordinal)?;
    of_class(vm, &args[0], date)
}

/// The text that a `fromisoformat` is given.
pub fn iso_argument<'a>(vm: &mut Vm, value: &'a Value) -> R<&'a str> {
    match value.downcast::<Str>() {
        Some(text) => Ok(text.as_str()),
        None => Err(vm.type_error("fromisoformat: argument must be str")),
    }
}

/// The error for a text that is no date or time.
pub fn invalid_iso(vm: &mut Vm, value: &Value) -> Raised {
    match vm.repr(value) {
        Ok(shown) => vm.value_error(format!("Invalid isoformat string: {}", shown.as_str())),
        Err(raised) => raised,
    }
}

/// A date that was read, checked.
pub fn check_written(vm: &mut Vm, written: Written) -> R<Date> {
    match written {
        Written::Day(year, month, day) => check_date(vm, year, month, day),
        Written::Week(date) => Ok(date),
    }
}

fn from_iso(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = iso_argument(vm, &args[1])?;
    let Some(written) = isoformat::date(text.as_bytes()) else { return Err(invalid_iso(vm, &args[1])) };
    let date = check_written(vm, written)?;
    of_class(vm, &args[0], date)
}

fn from_iso_calendar(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (year, week) = (number_or(vm, &args[1], 0)?, number_or(vm, &args[2], 0)?);
    let day = number_or(vm, &args[3], 0)?;
    if !(1..=9999).contains(&year) {
        return Err(vm.value_error(format!("year must be in 1..9999, not {year}")));
    }
    if !(1..=super::days::iso_weeks(year as i32)).contains(&week) {
        return Err(vm.value_error(format!("Invalid week: {week}")));
    }
    if !(1..=7).contains(&day) {
        return Err(vm.value_error(format!("Invalid weekday: {day} (range is [1, 7])")));
    }
    match isoformat::of_week(year as i32, week, day) {
        Some(date) => of_class(vm, &args[0], date),
        None => Err(vm.overflow_error("date value out of range")),
    }
}

/// `2024-02-29`
pub fn iso_text(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

fn ctime(vm: &mut Vm, args: &[Value]) -> Outcome {
    let point = receiver(vm, &args[0])?;
    let text = ctime_text(point.date, point.clock);
    Ok(vm.str(&text))
}

/// `Thu Feb 29 13:05:09 2024`
pub fn ctime_text(date: Date, clock: Clock) -> String {
    format!("{} {:04}", clock_text(date.weekday(), date, clock), date.year)
}

/// The same but for the year, with the day of the week said apart.
pub fn clock_text(weekday: i64, date: Date, clock: Clock) -> String {
    format!(
        "{} {} {:2} {:02}:{:02}:{:02}",
        &DAYS[weekday as usize][..3],
        &MONTHS[usize::from(date.month) - 1][..3],
        date.day,
        clock.hour,
        clock.minute,
        clock.second,
    )
}

fn format(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(spec) = args[1].downcast::<Str>() else {
        let kind = vm.type_name(&args[1]);
        return Err(vm.type_error(format!("__format__() argument 1 must be str, not {kind}")));
    };
    if spec.is_empty() {
        return Ok(vm.str_of(&args[0])?.into());
    }
    vm.call_method(&args[0], "strftime", &args[1..2])
}

/// `strftime` of a date, a datetime or a time.
pub fn strftime_of(vm: &mut Vm, this: &Value, format: &Value) -> Outcome {
    let Some(format) = format.downcast::<Str>() else {
        let kind = vm.type_name(format);
        return Err(vm.type_error(format!("strftime() argument 1 must be str, not {kind}")));
    };
    let (date, clock, zone_value, moment) = if let Some(point) = as_point(this) {
        (point.date, point.clock, point.zone.clone(), this.clone())
    } else {
        let hours = super::hours::receiver(vm, this)?;
        (Date { year: 1900, month: 1, day: 1 }, hours.clock, hours.zone.clone(), Value::NONE)
    };
    let epoch = (date.ordinal() - super::days::EPOCH) * 86_400 + clock.total() / SECOND;
    let mut ask = |vm: &mut Vm, what: &str| -> R<String> {
        if what == "Z" {
            let name = zone::name_at(vm, &zone_value, &moment)?;
            return Ok(name.downcast::<Str>().map_or(String::new(), |name| name.as_str().to_string()));
        }
        let offset = zone::offset_of(vm, &zone_value, &moment)?;
        let separator = if what == ":z" { ":" } else { "" };
        Ok(offset.map_or(String::new(), |offset| zone::offset_text(offset, separator)))
    };
    let text = strftime::format(vm, format.as_str(), &Fields::of(date, clock, epoch), &mut ask)?;
    Ok(vm.str(&text))
}

fn iso_calendar(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (year, week, day) = receiver(vm, &args[0])?.date.iso();
    let class = classes(vm).iso_calendar.clone();
    let parts = vec![Value::int(year), vm.int(week), vm.int(day)];
    Ok(crate::structseq::instance(vm, &class, parts))
}

/// `time.struct_time` of a day and a time.
pub fn time_tuple(vm: &mut Vm, date: Date, clock: Clock, is_dst: i64) -> Outcome {
    crate::time::struct_time(vm, date, clock, is_dst)
}

fn replace(vm: &mut Vm, args: &[Value]) -> Outcome {
    let date = receiver(vm, &args[0])?.date;
    let year = number_or(vm, &args[1], date.year.into())?;
    let month = number_or(vm, &args[2], date.month.into())?;
    let day = number_or(vm, &args[3], date.day.into())?;
    let date = check_date(vm, year, month, day)?;
    let class = vm.class_of(&args[0]).clone();
    object(vm, &class, Point::of_date(date))
}

fn add(vm: &mut Vm, args: &[Value], sign: i64) -> Outcome {
    let point = receiver(vm, &args[0])?;
    let Some(span) = as_delta(&args[1]) else { return Ok(Value::NOT_IMPLEMENTED) };
    let ordinal = point.date.ordinal() + sign * i64::from(span.days);
    if !(1..=MAX_ORDINAL).contains(&ordinal) {
        return Err(vm.overflow_error("date value out of range"));
    }
    let class = vm.class_of(&args[0]).clone();
    object(vm, &class, Point::of_date(Date::from_ordinal(ordinal)))
}

fn subtract(vm: &mut Vm, args: &[Value]) -> Outcome {
    let point = receiver(vm, &args[0])?;
    if let Some(other) = as_point(&args[1]).filter(|other| !other.has_time) {
        let days = point.date.ordinal() - other.date.ordinal();
        return delta::new(vm, i128::from(days) * i128::from(DAY));
    }
    // A day less a span of hours is the day itself, so only the days of the span count.
    add(vm, args, -1)
}

fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Outcome {
    let point = receiver(vm, &args[0])?;
    Ok(match as_point(&args[1]) {
        Some(other) if !point.has_time && !other.has_time => {
            Value::bool(holds(op, Some(point.date.cmp(&other.date))))
        }
        _ => Value::NOT_IMPLEMENTED,
    })
}
