//! `datetime.time`: a time of day, perhaps in a zone.

use rondo_vm::heap::{Ref, Str, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::{Class, ClassDef};
use rondo_vm::types::int::arithmetic::holds;
use rondo_vm::types::object::{class_for_new, new_foreign};
use rondo_vm::{CompareOp, Outcome, Raised, Vm, class_method, method, static_method};

use super::date::{class_argument, invalid_iso, iso_argument, property, strftime_of};
use super::point::{Clock, Hours, check_clock, check_fold, check_zone, number_or};
use super::{classes, display_name, isoformat, zone};

type R<T> = Result<T, Raised>;

/// `datetime.time`
pub static CLASS: ClassDef = ClassDef {
    name: "datetime.time",
    doc: "time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object\n\nAll arguments are optional. tzinfo may be None, or an instance of\na tzinfo subclass. The remaining arguments may be ints.",
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
        "(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)",
        construct,
        "Create and return a new object.  See help(type) for accurate signature."
    ),
    class_method!(
        "fromisoformat",
        "(cls, object, /)",
        from_iso,
        "Construct a time from a string in ISO 8601 format."
    ),
    class_method!(
        "strptime",
        "(cls, string, format, /)",
        |vm, args| super::parse_by_format(vm, "_strptime_datetime_time", args),
        "string, format -> new time parsed from a string (like time.strptime())."
    ),
    method!(
        "isoformat",
        "(self, /, timespec='auto')",
        iso_format,
        "Return the time formatted according to ISO.\n\nThe full format is 'HH:MM:SS.mmmmmm+zz:zz'."
    ),
    method!(
        "strftime",
        "(self, /, format)",
        |vm, args| strftime_of(vm, &args[0], &args[1]),
        "format -> strftime() style string."
    ),
    method!(
        "__format__",
        "(self, format_spec, /)",
        |vm, args| {
            match args[1].downcast::<Str>() {
                Some(spec) if spec.is_empty() => Ok(vm.str_of(&args[0])?.into()),
                Some(_) => vm.call_method(&args[0], "strftime", &args[1..2]),
                None => {
                    let kind = vm.type_name(&args[1]);
                    Err(vm.type_error(format!("__format__() argument 1 must be str, not {kind}")))
                }
            }
        },
        "Formats self with strftime."
    ),
    method!(
        "utcoffset",
        "(self, /)",
        |vm, args| {
            let zone = receiver(vm, &args[0])?.zone.clone();
            Ok(zone::span_from(vm, &zone, "utcoffset", &Value::NONE)?.unwrap_or(Value::NONE))
        },
        "Return self.tzinfo.utcoffset(self)."
    ),
    method!(
        "dst",
        "(self, /)",
        |vm, args| {
            let zone = receiver(vm, &args[0])?.zone.clone();
            Ok(zone::span_from(vm, &zone, "dst", &Value::NONE)?.unwrap_or(Value::NONE))
        },
        "Return self.tzinfo.dst(self)."
    ),
    method!(
        "tzname",
        "(self, /)",
        |vm, args| {
            let zone = receiver(vm, &args[0])?.zone.clone();
            zone::name_at(vm, &zone, &Value::NONE)
        },
        "Return self.tzinfo.tzname(self)."
    ),
    method!(
        "replace",
        "(self, /, hour=..., minute=..., second=..., microsecond=..., tzinfo=..., *, fold=...)",
        replace,
        "Return time with new specified fields."
    ),
    method!(
        "__replace__",
        "(self, /, *, hour=..., minute=..., second=..., microsecond=..., tzinfo=..., fold=...)",
        replace,
        "The same as replace()."
    ),
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
            let hours = receiver(vm, &args[0])?.clone();
            let offset = zone::offset_of(vm, &hours.zone, &Value::NONE)?.unwrap_or(0);
            let hash = rondo_vm::types::hashing::hash_i64(hours.clock.total() - offset);
            Ok(vm.int_from_hash(hash))
        },
        "Return hash(self)."
    ),
    method!("__repr__", "(self, /)", repr, "Return repr(self)."),
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
            let hours = receiver(vm, &args[0])?.clone();
            let class = vm.class_of(&args[0]).value();
            let parts = arguments(&hours);
            let parts = vm.tuple(parts);
            Ok(vm.tuple([class, parts]))
        },
        "__reduce__() -> (cls, state)"
    ),
];

/// The payload of a time.
pub fn receiver<'a>(vm: &mut Vm, this: &'a Value) -> R<&'a Hours> {
    match this.foreign::<Hours>() {
        Some(hours) => Ok(hours),
        None => Err(vm.type_error("a 'datetime.time' object is expected")),
    }
}

fn construct(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = classes(vm).time.clone();
    let class = class_for_new(vm, &args[0], &owner)?;
    let clock = clock_arguments(vm, &args[1..5], Clock::default())?;
    let zone = check_zone(vm, &args[5])?;
    let fold = check_fold(vm, &args[6])?;
    Ok(new_foreign(vm, &class, Hours { clock, fold, zone }))
}

/// Hour, minute, second and microsecond; absent ones as they are in another time.
pub fn clock_arguments(vm: &mut Vm, args: &[Value], absent: Clock) -> R<Clock> {
    let parts = [
        number_or(vm, &args[0], absent.hour.into())?,
        number_or(vm, &args[1], absent.minute.into())?,
        number_or(vm, &args[2], absent.second.into())?,
        number_or(vm, &args[3], absent.micros.into())?,
    ];
    check_clock(vm, parts)
}

fn arguments(hours: &Hours) -> Vec<Value> {
    let clock = hours.clock;
    let mut parts: Vec<Value> =
        [clock.hour, clock.minute, clock.second].iter().map(|&part| Value::int(part.into())).collect();
    parts.push(Value::int(clock.micros as i32));
    parts.push(hours.zone.clone());
    parts
}

/// A time of a class.
pub fn object(vm: &mut Vm, class: &Ref<Class>, hours: Hours) -> Outcome {
    if !class.is_heap_class() {
        return Ok(new_foreign(vm, class, hours));
    }
    let mut args = arguments(&hours);
    let class = class.value();
    if hours.fold == 0 {
        return vm.call(&class, &args);
    }
    args.push(Value::int(1));
    let name = vm.intern("fold").into();
    vm.call_with(&class, args.into_iter().collect(), &[name])
}

fn from_iso(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = iso_argument(vm, &args[1])?;
    let text = text.strip_prefix('T').unwrap_or(text);
    let Some((mut parts, offset)) = isoformat::time(text.as_bytes()) else {
        return Err(invalid_iso(vm, &args[1]));
    };
    if parts[0] == 24 {
        if parts[1..] != [0; 3] {
            return Err(vm.value_error("minute, second, and microsecond must be 0 when hour is 24"));
        }
        parts[0] = 0;
    }
    let clock = check_clock(vm, parts)?;
    let zone = match offset {
        Some(offset) => super::zone_of_offset(vm, offset)?,
        None => Value::NONE,
    };
    let class = class_argument(&args[0]);
    object(vm, &class, Hours { clock, fold: 0, zone })
}

/// The time as `timespec` says.
pub fn clock_text(vm: &mut Vm, clock: Clock, timespec: &Value) -> R<String> {
    let spec = match timespec.downcast::<Str>() {
        Some(spec) => spec.as_str(),
        None if timespec.is_empty() => "auto",
        None => {
            let kind = vm.type_name(timespec);
            return Err(vm.type_error(format!("isoformat() argument 'timespec' must be str, not {kind}")));
        }
    };
    let Clock { hour, minute, second, micros } = clock;
    Ok(match spec {
        "auto" if micros == 0 => format!("{hour:02}:{minute:02}:{second:02}"),
        "auto" | "microseconds" => format!("{hour:02}:{minute:02}:{second:02}.{micros:06}"),
        "hours" => format!("{hour:02}"),
        "minutes" => format!("{hour:02}:{minute:02}"),
        "seconds" => format!("{hour:02}:{minute:02}:{second:02}"),
        "milliseconds" => format!("{hour:02}:{minute:02}:{second:02}.{:03}", micros / 1000),
        _ => return Err(vm.value_error("Unknown timespec value")),
    })
}

fn iso_format(vm: &mut Vm, args: &[Value]) -> Outcome {
    let hours = receiver(vm, &args[0])?.clone();
    let mut text = clock_text(vm, hours.clock, &args[1])?;
    if let Some(offset) = zone::offset_of(vm, &hours.zone, &Value::NONE)? {
        text += &zone::offset_text(offset, ":");
    }
    Ok(vm.str(&text))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let hours = receiver(vm, &args[0])?.clone();
    let Clock { hour, minute, second, micros } = hours.clock;
    let mut text = format!("{}({hour}, {minute}", display_name(vm, &args[0]));
    if second != 0 || micros != 0 {
        text += &format!(", {second}");
    }
    if micros != 0 {
        text += &format!(", {micros}");
    }
    if !hours.zone.is_none() {
        text += &format!(", tzinfo={}", vm.repr(&hours.zone)?.as_str());
    }
    if hours.fold != 0 {
        text += ", fold=1";
    }
    text.push(')');
    Ok(vm.str(&text))
}

fn replace(vm: &mut Vm, args: &[Value]) -> Outcome {
    let hours = receiver(vm, &args[0])?.clone();
    let clock = clock_arguments(vm, &args[1..5], hours.clock)?;
    let zone = if args[5].is_empty() { hours.zone } else { check_zone(vm, &args[5])? };
    let fold = if args[6].is_empty() { hours.fold } else { check_fold(vm, &args[6])? };
    let class = vm.class_of(&args[0]).clone();
    object(vm, &class, Hours { clock, fold, zone })
}

fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Outcome {
    let this = receiver(vm, &args[0])?.clone();
    let Some(other) = args[1].foreign::<Hours>().map(|other| (***other).clone()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let mut totals = (this.clock.total(), other.clock.total());
    if !this.zone.is(&other.zone) {
        let offset = zone::offset_of(vm, &this.zone, &Value::NONE)?;
        match (offset, zone::offset_of(vm, &other.zone, &Value::NONE)?) {
            (None, None) => {}
            (Some(left), Some(right)) => totals = (totals.0 - left, totals.1 - right),
            _ if matches!(op, CompareOp::Eq | CompareOp::Ne) => return Ok(Value::bool(op == CompareOp::Ne)),
            _ => return Err(vm.type_error("can't compare offset-naive and offset-aware times")),
        }
    }
    Ok(Value::bool(holds(op, Some(totals.0.cmp(&totals.1)))))
}
