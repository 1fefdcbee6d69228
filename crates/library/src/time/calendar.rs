//! The calendar's side of `time`: `struct_time`, and times as text. The local zone is UTC.

use rondo_vm::heap::{Kind, Object, Ref, Str, Tuple, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::types::module::Module;
use rondo_vm::{Outcome, Raised, Vm, function, method, static_method};

use crate::datetime::clock_text;
use crate::datetime::days::{Date, EPOCH, MAX_ORDINAL, days_before_month};
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
    let moment = Moment::of(date, clock);
    moment.struct_time(vm, is_dst)
}

/// A time in the parts that C's `struct tm` has. Python's calendar ends with the year 9999, that of C does not: what lies
/// outside is computed in a year of the same kind, a multiple of four hundred years away.
struct Moment {
    /// The year as it is shown.
    year: i64,
    /// The day, in a year that the calendar has.
    date: Date,
    clock: Clock,
    weekday: i64,
    day_of_year: i64,
}

/// The days of four hundred years, after which the calendar repeats itself, the days of the week too.
const CYCLE_DAYS: i64 = 146_097;
const CYCLE_YEARS: i64 = 400;

impl Moment {
    fn of(date: Date, clock: Clock) -> Moment {
        let (weekday, day_of_year) = (date.weekday(), date.day_of_year());
        Moment { year: date.year.into(), date, clock, weekday, day_of_year }
    }

    /// Seconds since 1970, now if none are given.
    fn at(vm: &mut Vm, seconds: &Value) -> R<Moment> {
        let seconds = if seconds.is_empty() || seconds.is_none() {
            vm.host.wall()
        } else {
            super::seconds_of(vm, seconds)?
        };
        if seconds.abs() >= i64::MAX as f64 {
            return Err(vm.overflow_error("timestamp out of range for platform time_t"));
        }
        let seconds = seconds.floor() as i64;
        let day = seconds.div_euclid(86_400) + EPOCH;
        let cycles = if (1..=MAX_ORDINAL).contains(&day) { 0 } else { (day - 1).div_euclid(CYCLE_DAYS) - 1 };
        let micros = seconds.rem_euclid(86_400) * 1_000_000;
        let date = Date::from_ordinal(day - cycles * CYCLE_DAYS);
        let mut moment = Moment::of(date, Clock::from_total(micros));
        moment.year += cycles * CYCLE_YEARS;
        if i32::try_from(moment.year).is_err() {
            const EOVERFLOW: i32 = 75;
            return Err(vm.os_error(EOVERFLOW, None));
        }
        Ok(moment)
    }

    /// The moment that a tuple says, or now.
    fn of_tuple(vm: &mut Vm, value: &Value, function: &str) -> R<Moment> {
        if value.is_empty() || value.is_none() {
            return Moment::at(vm, &Value::NONE);
        }
        let [year, month, day, hour, minute, second, weekday, day_of_year] =
            tuple_parts(vm, value, function)?;
        // Zero stands for the first month, and for the first day; the days of the week are counted round.
        let or_first = |part: i64| if part == 0 { 1 } else { part };
        let (month, day, day_of_year) = (or_first(month), or_first(day), or_first(day_of_year));
        let checks = [
            ("month", month, 1, 12),
            ("day of month", day, 1, 31),
            ("hour", hour, 0, 23),
            ("minute", minute, 0, 59),
            ("seconds", second, 0, 61),
            ("day of week", weekday, -1, i64::MAX),
            ("day of year", day_of_year, 1, 366),
        ];
        for (name, value, least, most) in checks {
            if !(least..=most).contains(&value) {
                return Err(vm.value_error(format!("{name} out of range")));
            }
        }
        let inside = (1..=9999).contains(&year);
        let like = if inside { year } else { year.rem_euclid(CYCLE_YEARS) + CYCLE_YEARS } as i32;
        let date = Date { year: like, month: month as u8, day: day as u8 };
        let clock = Clock { hour: hour as u8, minute: minute as u8, second: second as u8, micros: 0 };
        Ok(Moment { year, date, clock, weekday: weekday.rem_euclid(7), day_of_year })
    }

    fn struct_time(&self, vm: &mut Vm, is_dst: i64) -> Outcome {
        if vm.rooms.get::<StructTime>().is_none() {
            vm.import_module("time")?;
        }
        let class = vm.rooms.get::<StructTime>().expect("the module time puts it there").0.clone();
        let parts = [
            self.year,
            self.date.month.into(),
            self.date.day.into(),
            self.clock.hour.into(),
            self.clock.minute.into(),
            self.clock.second.into(),
            self.weekday,
            self.day_of_year,
            is_dst,
        ];
        let parts = parts.iter().map(|&part| vm.int(part)).collect();
        Ok(structseq::instance(vm, &class, parts))
    }

    /// As C's `asctime` shows it.
    fn text(&self) -> String {
        format!("{} {}", clock_text(self.weekday, self.date, self.clock), self.year)
    }
}

/// The first eight numbers of a time tuple, as they are.
fn tuple_parts(vm: &mut Vm, value: &Value, function: &str) -> R<[i64; 8]> {
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
    // The years of C are counted from 1900, in a 32-bit word.
    if parts[0] < i64::from(i32::MIN) + 1900 {
        return Err(vm.overflow_error("year out of range"));
    }
    Ok(parts[..8].try_into().expect("there are nine"))
}

fn broken_down(vm: &mut Vm, args: &[Value]) -> Outcome {
    Moment::at(vm, &args[0])?.struct_time(vm, 0)
}

/// The seconds since 1970. Parts that are out of range run over into the next greater ones.
fn seconds_since_epoch([year, month, day, hour, minute, second, ..]: [i64; 8]) -> i64 {
    let (year, month) = (year + (month - 1).div_euclid(12), (month - 1).rem_euclid(12) + 1);
    let before = year - 1;
    let leap_days = before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400);
    let like = year.rem_euclid(CYCLE_YEARS) + CYCLE_YEARS;
    let days = before * 365 + leap_days + days_before_month(like as i32, month as u8) + day;
    ((days - EPOCH) * 24 + hour) * 3600 + minute * 60 + second
}

fn mktime(vm: &mut Vm, args: &[Value]) -> Outcome {
    if args[0].is_none() {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    }
    let parts = tuple_parts(vm, &args[0], "mktime")?;
    Ok(Value::float(seconds_since_epoch(parts) as f64))
}

fn asctime(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = Moment::of_tuple(vm, &args[0], "asctime")?.text();
    Ok(vm.str(&text))
}

fn ctime(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = Moment::at(vm, &args[0])?.text();
    Ok(vm.str(&text))
}

fn strftime(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(format) = args[0].downcast::<Str>() else {
        let kind = vm.type_name(&args[0]);
        return Err(vm.type_error(format!("strftime() argument 1 must be str, not {kind}")));
    };
    let Moment { year, date, clock, weekday, day_of_year } = Moment::of_tuple(vm, &args[1], "strftime")?;
    let (month, hour, minute, second) =
        (date.month.into(), clock.hour.into(), clock.minute.into(), clock.second.into());
    let epoch = seconds_since_epoch([year, month, date.day.into(), hour, minute, second, 0, 0]);
    let fields = Fields { date, clock, epoch, year, weekday, day_of_year };
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
