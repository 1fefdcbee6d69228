//! The calendar's side of `time`: `struct_time`, and times as text. The local zone is UTC.

use rondo_vm::heap::{Kind, Object, Ref, Str, Tuple, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::types::module::Module;
use rondo_vm::{Outcome, Raised, Vm, function, method, static_method};

use crate::datetime::ctime_text;
use crate::datetime::days::{Date, EPOCH, MAX_ORDINAL, days_in_month};
use crate::datetime::point::Clock;
use crate::datetime::strftime::{self, Fields};
use crate::structseq;

type R<T> = Result<T, Raised>;

/// The class of the module, kept for those who make such tuples.
struct StructTime(Ref<Class>);

const NAMES: [&str; 9] =
    ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"];

static STRUCT_TIME: ClassDef = ClassDef {
    name: "time.struct_time",
    doc: "The time value as returned by gmtime(), localtime(), and strptime(), and accepted by asctime(), mktime() and strftime().  May be considered as a sequence of 9 integers.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, sequence, dict=None)",
            construct,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!(
            "__repr__",
            "(self, /)",
            |vm, args| structseq::repr(vm, &args[0], "time.struct_time", &NAMES),
            "Return repr(self)."
        ),
    ],
    properties: &[
        property("tm_year", "year, for example, 1993", structseq::item::<0>),
        property("tm_mon", "month of year, range [1, 12]", structseq::item::<1>),
        property("tm_mday", "day of month, range [1, 31]", structseq::item::<2>),
        property("tm_hour", "hours, range [0, 23]", structseq::item::<3>),
        property("tm_min", "minutes, range [0, 59]", structseq::item::<4>),
        property("tm_sec", "seconds, range [0, 61])", structseq::item::<5>),
        property("tm_wday", "day of week, range [0, 6], Monday is 0", structseq::item::<6>),
        property("tm_yday", "day of year, range [1, 366]", structseq::item::<7>),
        property(
            "tm_isdst",
            "1 if summer time is in effect, 0 if not, and -1 if unknown",
            structseq::item::<8>,
        ),
        property("tm_zone", "abbreviation of timezone name", |vm, _| Ok(vm.str("UTC"))),
        property("tm_gmtoff", "offset from UTC in seconds", |_, _| Ok(Value::int(0))),
    ],
    is_base: false,
};

const fn property(name: &'static str, doc: &'static str, get: fn(&mut Vm, &Value) -> Outcome) -> PropertyDef {
    PropertyDef { name, get, set: None, doc }
}

/// The functions of this side.
pub const FUNCTIONS: &[NativeDef] = &[
    function!(
        "gmtime",
        "(seconds=None, /)",
        broken_down,
        "Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a. GMT)."
    ),
    function!(
        "localtime",
        "(seconds=None, /)",
        broken_down,
        "Convert seconds since the Epoch to a time tuple expressing local time."
    ),
    function!(
        "mktime",
        "(object, /)",
        mktime,
        "Convert a time tuple in local time to seconds since the Epoch."
    ),
    function!(
        "asctime",
        "(tuple=None, /)",
        asctime,
        "Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."
    ),
    function!(
        "ctime",
        "(seconds=None, /)",
        ctime,
        "Convert a time in seconds since the Epoch to a string in local time."
    ),
    function!(
        "strftime",
        "(format, tuple=None, /)",
        strftime,
        "Convert a time tuple to a string according to a format specification."
    ),
    function!(
        "strptime",
        "(string, format='%a %b %d %H:%M:%S %Y', /)",
        strptime,
        "Parse a string to a time tuple according to a format specification."
    ),
];

/// Puts the class and the functions into the module.
pub fn put(vm: &mut Vm, module: &Object<Module>) {
    let base = vm.types.tuple.clone();
    let class = vm.new_builtin_class(&STRUCT_TIME, &base, Kind::Tuple);
    vm.set_module_item(module, "struct_time", class.value());
    vm.rooms.put(StructTime(class));
    for def in FUNCTIONS {
        let owner = vm.str("time");
        let function = vm.native_of(def, Value::EMPTY, owner);
        vm.set_module_item(module, def.name, function);
    }
}

fn construct(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("`__new__` is given a class").to_ref();
    let items = vm.collect_or(&args[1], "constructor requires a sequence")?;
    if !(9..=11).contains(&items.len()) {
        let (bound, count) =
            if items.len() < 9 { ("at least 9", items.len()) } else { ("at most 11", items.len()) };
        return Err(
            vm.type_error(format!("time.struct_time() takes an {bound}-sequence ({count}-sequence given)"))
        );
    }
    Ok(structseq::instance(vm, &class, items.into_iter().take(9).collect()))
}

/// A day and a time as `time.struct_time`.
pub fn struct_time(vm: &mut Vm, date: Date, clock: Clock, is_dst: i64) -> Outcome {
    if vm.rooms.get::<StructTime>().is_none() {
        vm.import_module("time")?;
    }
    let class = vm.rooms.get::<StructTime>().expect("the module time puts it there").0.clone();
    let parts = [
        date.year.into(),
        date.month.into(),
        date.day.into(),
        clock.hour.into(),
        clock.minute.into(),
        clock.second.into(),
        date.weekday(),
        date.day_of_year(),
        is_dst,
    ];
    let parts = parts.iter().map(|&part| vm.int(part)).collect();
    Ok(structseq::instance(vm, &class, parts))
}

/// Seconds since 1970, now if none are given, as a day and a time.
fn moment(vm: &mut Vm, seconds: &Value) -> R<(Date, Clock)> {
    let seconds =
        if seconds.is_empty() || seconds.is_none() { vm.host.wall() } else { super::duration(vm, seconds)? };
    let seconds = seconds.floor() as i64;
    let day = seconds.div_euclid(86_400) + EPOCH;
    if !(1..=MAX_ORDINAL).contains(&day) {
        return Err(vm.overflow_error("timestamp out of range for platform time_t"));
    }
    let micros = seconds.rem_euclid(86_400) * 1_000_000;
    Ok((Date::from_ordinal(day), Clock::from_total(micros)))
}

fn broken_down(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (date, clock) = moment(vm, &args[0])?;
    struct_time(vm, date, clock, 0)
}

/// The day and time of a tuple, or now.
fn tuple_argument(vm: &mut Vm, value: &Value, function: &str) -> R<(Date, Clock)> {
    if value.is_empty() || value.is_none() {
        return moment(vm, &Value::NONE);
    }
    let Some(items) = value.downcast::<Tuple>().map(|tuple| tuple.as_slice().to_vec()) else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    if items.len() != 9 {
        return Err(vm.type_error(format!("{function}(): illegal time tuple argument")));
    }
    let mut parts = [0; 9];
    for (part, item) in parts.iter_mut().zip(&items) {
        *part = i64::from(vm.c_int_argument(item)?);
    }
    let [year, month, day, hour, minute, second, ..] = parts;
    // Zero stands for the first month, and for the first day.
    let (month, day) = (if month == 0 { 1 } else { month }, if day == 0 { 1 } else { day });
    let checks = [
        ("month", month, 1, 12),
        ("day of month", day, 1, 31),
        ("hour", hour, 0, 23),
        ("minute", minute, 0, 59),
        ("seconds", second, 0, 61),
        ("day of week", parts[6], -1, i64::MAX),
        ("day of year", parts[7], 0, 366),
    ];
    for (name, value, least, most) in checks {
        if !(least..=most).contains(&value) {
            return Err(vm.value_error(format!("{name} out of range")));
        }
    }
    if !(1..=9999).contains(&year) {
        return Err(vm.value_error(format!("year {year} is out of range")));
    }
    let (year, month) = (year as i32, month as u8);
    let date = Date { year, month, day: (day as u8).min(days_in_month(year, month)) };
    Ok((date, Clock { hour: hour as u8, minute: minute as u8, second: second.min(59) as u8, micros: 0 }))
}

fn epoch_of(date: Date, clock: Clock) -> i64 {
    (date.ordinal() - EPOCH) * 86_400 + clock.total() / 1_000_000
}

fn mktime(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[0].is_none() {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    }
    let (date, clock) = tuple_argument(vm, &args[0], "mktime")?;
    Ok(Value::float(epoch_of(date, clock) as f64))
}

fn asctime(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (date, clock) = tuple_argument(vm, &args[0], "asctime")?;
    let text = ctime_text(date, clock);
    Ok(vm.str(&text))
}

fn ctime(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (date, clock) = moment(vm, &args[0])?;
    let text = ctime_text(date, clock);
    Ok(vm.str(&text))
}

fn strftime(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(format) = args[0].downcast::<Str>() else {
        let kind = vm.type_name(&args[0]);
        return Err(vm.type_error(format!("strftime() argument 1 must be str, not {kind}")));
    };
    let (date, clock) = tuple_argument(vm, &args[1], "strftime")?;
    let fields = Fields { date, clock, epoch: epoch_of(date, clock) };
    let mut ask = |_: &mut Vm, what: &str| -> R<String> {
        Ok(match what {
            "Z" => "UTC",
            "z" => "+0000",
            _ => "+00:00",
        }
        .to_string())
    };
    let text = strftime::format(vm, format.as_str(), &fields, &mut ask)?;
    Ok(vm.str(&text))
}

fn strptime(vm: &mut Vm, args: &[Value]) -> Outcome {
    let module = vm.import_module("_strptime")?;
    let given: Vec<Value> = args.iter().filter(|value| !value.is_empty()).cloned().collect();
    vm.call_method(&module, "_strptime_time", &given)
}
