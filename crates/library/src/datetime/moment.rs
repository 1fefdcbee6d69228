//! `datetime.datetime`: a day and a time of day, perhaps in a zone.

use rondo_vm::heap::{Str, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::ClassDef;
use rondo_vm::types::int::arithmetic::holds;
use rondo_vm::types::object::{class_for_new, new_foreign};
use rondo_vm::{CompareOp, Outcome, Raised, Vm, class_method, method, static_method};

use super::date::{
    check_written, class_argument, invalid_iso, iso_argument, iso_text, property, strftime_of, time_tuple,
};
use super::days::{Date, EPOCH};
use super::delta::{self, DAY, SECOND, as_delta};
use super::hours::{clock_arguments, clock_text, object as hours_object};
use super::point::{
    Clock, Hours, Point, as_moment, as_point, check_clock, check_date, check_fold, check_zone, number_or,
    object, plain,
};
use super::{classes, display_name, isoformat, timestamp_argument, zone};

type R<T> = Result<T, Raised>;

/// `datetime.datetime`
pub static CLASS: ClassDef = ClassDef {
    name: "datetime.datetime",
    doc: "datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])\n\nThe year, month and day arguments are required. tzinfo may be None, or an\ninstance of a tzinfo subclass. The remaining arguments may be ints.",
    methods: METHODS,
    properties: &[
        property("hour", |vm, this| Ok(Value::int(receiver(vm, this)?.clock.hour.into()))),
        property("minute", |vm, this| Ok(Value::int(receiver(vm, this)?.clock.minute.into()))),
        property("second", |vm, this| Ok(Value::int(receiver(vm, this)?.clock.second.into()))),
        property("microsecond", |vm, this| Ok(Value::int(receiver(vm, this)?.clock.micros as i32))),
        property("tzinfo", |vm, this| Ok(receiver(vm, this)?.zone.clone())),
        property("fold", |vm, this| Ok(Value::int(receiver(vm, this)?.fold.into()))),
    ],
    is_base: true,
};

const METHODS: &[NativeDef] = &[
    static_method!(
        "__new__",
        "(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)",
        construct,
        "Create and return a new object.  See help(type) for accurate signature."
    ),
    class_method!(
        "now",
        "(cls, /, tz=None)",
        now,
        "Returns new datetime object representing current time local to tz.\n\n  tz\n    Timezone object.\n\nIf no tz is specified, uses local timezone."
    ),
    class_method!("utcnow", "(cls, /)", utcnow, "Return a new datetime representing UTC day and time."),
    class_method!(
        "fromtimestamp",
        "(cls, /, timestamp, tz=None)",
        |vm, args| {
            let micros = timestamp_argument(vm, &args[1])?;
            let zone = check_zone(vm, &args[2])?;
            at_epoch(vm, &args[0], Some(micros), &zone)
        },
        "Create a datetime from a POSIX timestamp."
    ),
    class_method!(
        "utcfromtimestamp",
        "(cls, timestamp, /)",
        utcfromtimestamp,
        "Create a naive UTC datetime from a POSIX timestamp."
    ),
    class_method!(
        "combine",
        "(cls, /, date, time, tzinfo=...)",
        combine,
        "date, time -> datetime with same date and time fields"
    ),
    class_method!(
        "fromisoformat",
        "(cls, object, /)",
        from_iso,
        "Construct a date from a string in ISO 8601 format."
    ),
    class_method!(
        "strptime",
        "(cls, string, format, /)",
        |vm, args| super::parse_by_format(vm, "_strptime_datetime_datetime", args),
        "string, format -> new datetime parsed from a string (like time.strptime())."
    ),
    method!(
        "date",
        "(self, /)",
        |vm, args| {
            let date = receiver(vm, &args[0])?.date;
            Ok(plain(vm, Point::of_date(date)))
        },
        "Return date object with same year, month and day."
    ),
    method!(
        "time",
        "(self, /)",
        |vm, args| {
            let point = receiver(vm, &args[0])?;
            let hours = Hours { clock: point.clock, fold: point.fold, zone: Value::NONE };
            let class = classes(vm).time.clone();
            hours_object(vm, &class, hours)
        },
        "Return time object with same time but with tzinfo=None."
    ),
    method!(
        "timetz",
        "(self, /)",
        |vm, args| {
            let point = receiver(vm, &args[0])?.clone();
            let hours = Hours { clock: point.clock, fold: point.fold, zone: point.zone };
            let class = classes(vm).time.clone();
            hours_object(vm, &class, hours)
        },
        "Return time object with same time and tzinfo."
    ),
    method!(
        "timetuple",
        "(self, /)",
        |vm, args| {
            let point = receiver(vm, &args[0])?.clone();
            let dst = zone::span_from(vm, &point.zone, "dst", &args[0])?;
            let is_dst = dst.and_then(|dst| as_delta(&dst)).map_or(-1, |dst| i64::from(dst.total() != 0));
            time_tuple(vm, point.date, point.clock, is_dst)
        },
        "Return time tuple, compatible with time.localtime()."
    ),
    method!(
        "utctimetuple",
        "(self, /)",
        |vm, args| {
            let point = receiver(vm, &args[0])?.clone();
            let offset = zone::offset_of(vm, &point.zone, &args[0])?.unwrap_or(0);
            let utc = Point::from_total(vm, i128::from(point.total() - offset), Value::NONE)?;
            time_tuple(vm, utc.date, utc.clock, 0)
        },
        "Return UTC time tuple, compatible with time.localtime()."
    ),
    method!("timestamp", "(self, /)", timestamp, "Return POSIX timestamp as float."),
    method!(
        "strftime",
        "(self, /, format)",
        |vm, args| strftime_of(vm, &args[0], &args[1]),
        "format -> strftime() style string."
    ),
    method!(
        "isoformat",
        "(self, /, sep='T', timespec='auto')",
        iso_format,
        "[sep] -> string in ISO 8601 format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM]."
    ),
    method!(
        "astimezone",
        "(self, /, tz=None)",
        as_time_zone,
        "tz -> convert to local time in new timezone tz"
    ),
    method!(
        "replace",
        "(self, /, year=..., month=..., day=..., hour=..., minute=..., second=..., microsecond=..., tzinfo=..., *, fold=...)",
        replace,
        "Return datetime with new specified fields."
    ),
    method!(
        "__replace__",
        "(self, /, *, year=..., month=..., day=..., hour=..., minute=..., second=..., microsecond=..., tzinfo=..., fold=...)",
        replace,
        "The same as replace()."
    ),
    method!(
        "utcoffset",
        "(self, /)",
        |vm, args| {
            let zone = receiver(vm, &args[0])?.zone.clone();
            Ok(zone::span_from(vm, &zone, "utcoffset", &args[0])?.unwrap_or(Value::NONE))
        },
        "Return self.tzinfo.utcoffset(self)."
    ),
    method!(
        "dst",
        "(self, /)",
        |vm, args| {
            let zone = receiver(vm, &args[0])?.zone.clone();
            Ok(zone::span_from(vm, &zone, "dst", &args[0])?.unwrap_or(Value::NONE))
        },
        "Return self.tzinfo.dst(self)."
    ),
    method!(
        "tzname",
        "(self, /)",
        |vm, args| {
            let zone = receiver(vm, &args[0])?.zone.clone();
            zone::name_at(vm, &zone, &args[0])
        },
        "Return self.tzinfo.tzname(self)."
    ),
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
            let point = receiver(vm, &args[0])?.clone();
            // Moments that differ in nothing but their fold are equal within a zone, so they hash alike.
            let moment = if point.fold == 0 { args[0].clone() } else { with_fold(vm, &args[0], &point, 0)? };
            let offset = zone::offset_of(vm, &point.zone, &moment)?.unwrap_or(0);
            let hash = rondo_vm::types::hashing::hash_i64(point.total() - offset);
            Ok(vm.int_from_hash(hash))
        },
        "Return hash(self)."
    ),
    method!("__repr__", "(self, /)", repr, "Return repr(self)."),
    method!(
        "__str__",
        "(self, /)",
        |vm, args| {
            let space = vm.str(" ");
            vm.call_method(&args[0], "isoformat", &[space])
        },
        "Return str(self)."
    ),
    method!(
        "__reduce__",
        "(self, /)",
        |vm, args| {
            let Point { date, clock, zone, .. } = receiver(vm, &args[0])?.clone();
            let class = vm.class_of(&args[0]).value();
            let numbers = [
                date.year,
                date.month.into(),
                date.day.into(),
                clock.hour.into(),
                clock.minute.into(),
                clock.second.into(),
                clock.micros as i32,
            ];
            let parts: Vec<Value> = numbers.into_iter().map(Value::int).chain([zone]).collect();
            let parts = vm.tuple(parts);
            Ok(vm.tuple([class, parts]))
        },
        "__reduce__() -> (cls, state)"
    ),
];

fn receiver<'a>(vm: &mut Vm, this: &'a Value) -> R<&'a Point> {
    match as_moment(this) {
        Some(point) => Ok(point),
        None => Err(vm.type_error("a 'datetime.datetime' object is expected")),
    }
}

fn construct(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = classes(vm).datetime.clone();
    let class = class_for_new(vm, &args[0], &owner)?;
    let (year, month) = (number_or(vm, &args[1], 0)?, number_or(vm, &args[2], 0)?);
    let day = number_or(vm, &args[3], 0)?;
    let date = check_date(vm, year, month, day)?;
    let clock = clock_arguments(vm, &args[4..8], Clock::default())?;
    let zone = check_zone(vm, &args[8])?;
    let fold = check_fold(vm, &args[9])?;
    Ok(new_foreign(vm, &class, Point { date, clock, fold, zone, has_time: true }))
}

fn now(vm: &mut Vm, args: &[Value]) -> Outcome {
    let zone = check_zone(vm, &args[1])?;
    at_epoch(vm, &args[0], None, &zone)
}

fn utcnow(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.warn_deprecated(
        "datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to \
         represent datetimes in UTC: datetime.datetime.now(datetime.UTC).",
    )?;
    at_epoch(vm, &args[0], None, &Value::NONE)
}

fn utcfromtimestamp(vm: &mut Vm, args: &[Value]) -> Outcome {
    vm.warn_deprecated(
        "datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future version. Use timezone-aware \
         objects to represent datetimes in UTC: datetime.datetime.fromtimestamp(timestamp, datetime.UTC).",
    )?;
    let micros = timestamp_argument(vm, &args[1])?;
    at_epoch(vm, &args[0], Some(micros), &Value::NONE)
}

/// The moment so many microseconds after 1970, in a zone; without a number it is now. The local zone is UTC.
fn at_epoch(vm: &mut Vm, class: &Value, micros: Option<i64>, zone: &Value) -> Outcome {
    let micros = micros.unwrap_or_else(|| (vm.host.wall() * 1e6).round() as i64);
    let days = micros.div_euclid(DAY) + EPOCH;
    if days < 1 {
        return Err(vm.value_error(format!("year must be in 1..9999, not {}", days.div_euclid(366) + 1)));
    }
    let date = super::date::date_of_ordinal(vm, days)?;
    let clock = Clock::from_total(micros.rem_euclid(DAY));
    let class = class_argument(class);
    let moment = object(vm, &class, Point::new(date, clock, zone.clone()))?;
    if zone.is_none() {
        return Ok(moment);
    }
    vm.call_method(zone, "fromutc", &[moment])
}

fn combine(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(point) = as_point(&args[1]) else {
        let kind = vm.type_name(&args[1]);
        return Err(vm.type_error(format!("combine() argument 1 must be datetime.date, not {kind}")));
    };
    let Some(hours) = args[2].foreign::<Hours>() else {
        let kind = vm.type_name(&args[2]);
        return Err(vm.type_error(format!("combine() argument 2 must be datetime.time, not {kind}")));
    };
    let zone = if args[3].is_empty() { hours.zone.clone() } else { check_zone(vm, &args[3])? };
    let class = class_argument(&args[0]);
    let moment = Point { date: point.date, clock: hours.clock, fold: hours.fold, zone, has_time: true };
    object(vm, &class, moment)
}

fn from_iso(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = iso_argument(vm, &args[1])?;
    let bytes = text.as_bytes();
    let end = isoformat::end_of_date(bytes).filter(|&end| end <= bytes.len());
    let Some((end, written)) = end.and_then(|end| Some((end, isoformat::date(&bytes[..end])?))) else {
        return Err(invalid_iso(vm, &args[1]));
    };
    let mut parts = ([0; 4], None);
    // One character of any kind stands between date and time.
    if let Some(separator) = text.get(end..).and_then(|rest| rest.chars().next()) {
        match isoformat::time(&bytes[end + separator.len_utf8()..]) {
            Some(time) => parts = time,
            None => return Err(invalid_iso(vm, &args[1])),
        }
    }
    let ([hour, rest @ ..], offset) = parts;
    let zone = match offset {
        Some(offset) => super::zone_of_offset(vm, offset)?,
        None => Value::NONE,
    };
    let date = check_written(vm, written)?;
    let is_midnight = hour == 24;
    if is_midnight && rest != [0; 3] {
        return Err(vm.value_error("minute, second, and microsecond must be 0 when hour is 24"));
    }
    let clock = check_clock(vm, [if is_midnight { 0 } else { hour }, rest[0], rest[1], rest[2]])?;
    let mut point = Point::new(date, clock, zone);
    if is_midnight {
        let total = i128::from(point.total() + DAY);
        point = Point::from_total(vm, total, point.zone)?;
    }
    let class = class_argument(&args[0]);
    object(vm, &class, point)
}

fn timestamp(vm: &mut Vm, args: &[Value]) -> Outcome {
    let point = receiver(vm, &args[0])?.clone();
    let offset = zone::offset_of(vm, &point.zone, &args[0])?.unwrap_or(0);
    delta::quotient(vm, i128::from(point.total() - offset - EPOCH * DAY), SECOND.into())
}

fn iso_format(vm: &mut Vm, args: &[Value]) -> Outcome {
    let point = receiver(vm, &args[0])?.clone();
    let separator = match args[1].downcast::<Str>() {
        None if args[1].is_empty() => "T",
        Some(text) if text.points() == 1 => text.as_str(),
        Some(text) => {
            let length = text.points();
            return Err(vm.type_error(format!(
                "isoformat() argument 1 must be a unicode character, not a string of length {length}"
            )));
        }
        None => {
            let kind = vm.type_name(&args[1]);
            return Err(
                vm.type_error(format!("isoformat() argument 1 must be a unicode character, not {kind}"))
            );
        }
    };
    let mut text = format!("{}{separator}{}", iso_text(point.date), clock_text(vm, point.clock, &args[2])?);
    if let Some(offset) = zone::offset_of(vm, &point.zone, &args[0])? {
        text += &zone::offset_text(offset, ":");
    }
    Ok(vm.str(&text))
}

fn as_time_zone(vm: &mut Vm, args: &[Value]) -> Outcome {
    let point = receiver(vm, &args[0])?.clone();
    let target = check_zone(vm, &args[1])?;
    let target = if target.is_none() {
        let name = vm.str("UTC");
        zone::new_fixed(vm, 0, name)
    } else {
        target
    };
    if target.is(&point.zone) {
        return Ok(args[0].clone());
    }
    let offset = zone::offset_of(vm, &point.zone, &args[0])?.unwrap_or(0);
    let utc = Point::from_total(vm, i128::from(point.total() - offset), target.clone())?;
    let class = vm.class_of(&args[0]).clone();
    let utc = object(vm, &class, utc)?;
    vm.call_method(&target, "fromutc", &[utc])
}

fn replace(vm: &mut Vm, args: &[Value]) -> Outcome {
    let point = receiver(vm, &args[0])?.clone();
    let Date { year, month, day } = point.date;
    let year = number_or(vm, &args[1], year.into())?;
    let month = number_or(vm, &args[2], month.into())?;
    let day = number_or(vm, &args[3], day.into())?;
    let date = check_date(vm, year, month, day)?;
    let clock = clock_arguments(vm, &args[4..8], point.clock)?;
    let zone = if args[8].is_empty() { point.zone } else { check_zone(vm, &args[8])? };
    let fold = if args[9].is_empty() { point.fold } else { check_fold(vm, &args[9])? };
    let class = vm.class_of(&args[0]).clone();
    object(vm, &class, Point { date, clock, fold, zone, has_time: true })
}

fn add(vm: &mut Vm, args: &[Value], sign: i128) -> Outcome {
    let point = receiver(vm, &args[0])?.clone();
    let Some(span) = as_delta(&args[1]) else { return Ok(Value::NOT_IMPLEMENTED) };
    let later = Point::from_total(vm, i128::from(point.total()) + sign * span.total(), point.zone)?;
    let class = vm.class_of(&args[0]).clone();
    object(vm, &class, later)
}

/// The times of two moments on one scale, or nothing when only one of them knows where it is.
fn on_one_scale(vm: &mut Vm, args: &[Value], this: &Point, other: &Point) -> R<Option<(i64, i64)>> {
    let (left, right) = (this.total(), other.total());
    if this.zone.is(&other.zone) {
        return Ok(Some((left, right)));
    }
    let offset = zone::offset_of(vm, &this.zone, &args[0])?;
    Ok(match (offset, zone::offset_of(vm, &other.zone, &args[1])?) {
        (None, None) => Some((left, right)),
        (Some(here), Some(there)) => Some((left - here, right - there)),
        _ => None,
    })
}

fn subtract(vm: &mut Vm, args: &[Value]) -> Outcome {
    let point = receiver(vm, &args[0])?.clone();
    let Some(other) = as_moment(&args[1]).cloned() else { return add(vm, args, -1) };
    match on_one_scale(vm, args, &point, &other)? {
        Some((left, right)) => delta::new(vm, i128::from(left - right)),
        None => Err(vm.type_error("can't subtract offset-naive and offset-aware datetimes")),
    }
}

/// The same moment with another fold.
fn with_fold(vm: &mut Vm, moment: &Value, point: &Point, fold: u8) -> Outcome {
    let class = vm.class_of(moment).clone();
    object(vm, &class, Point { fold, ..point.clone() })
}

/// Whether a moment lies where clocks are changed: it equals none of another zone then.
fn depends_on_fold(vm: &mut Vm, moment: &Value, point: &Point) -> R<bool> {
    if point.zone.is_none() || zone::is_fixed(&point.zone) {
        return Ok(false);
    }
    let flipped = with_fold(vm, moment, point, 1 - point.fold)?;
    Ok(zone::offset_of(vm, &point.zone, moment)? != zone::offset_of(vm, &point.zone, &flipped)?)
}

fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Outcome {
    let point = receiver(vm, &args[0])?.clone();
    let Some(other) = as_moment(&args[1]).cloned() else { return Ok(Value::NOT_IMPLEMENTED) };
    match on_one_scale(vm, args, &point, &other)? {
        Some((left, right))
            if left == right
                && matches!(op, CompareOp::Eq | CompareOp::Ne)
                && !point.zone.is(&other.zone)
                && (depends_on_fold(vm, &args[0], &point)? || depends_on_fold(vm, &args[1], &other)?) =>
        {
            Ok(Value::bool(op == CompareOp::Ne))
        }
        Some((left, right)) => Ok(Value::bool(holds(op, Some(left.cmp(&right))))),
        None if matches!(op, CompareOp::Eq | CompareOp::Ne) => Ok(Value::bool(op == CompareOp::Ne)),
        None => Err(vm.type_error("can't compare offset-naive and offset-aware datetimes")),
    }
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let point = receiver(vm, &args[0])?.clone();
    let (date, clock) = (point.date, point.clock);
    let mut text = format!(
        "{}({}, {}, {}, {}, {}",
        display_name(vm, &args[0]),
        date.year,
        date.month,
        date.day,
        clock.hour,
        clock.minute
    );
    if clock.second != 0 || clock.micros != 0 {
        text += &format!(", {}", clock.second);
    }
    if clock.micros != 0 {
        text += &format!(", {}", clock.micros);
    }
    if point.fold != 0 {
        text += ", fold=1";
    }
    if !point.zone.is_none() {
        text += &format!(", tzinfo={}", vm.repr(&point.zone)?.as_str());
    }
    text.push(')');
    Ok(vm.str(&text))
}
