//! `datetime.tzinfo` and `datetime.timezone`, and what every zone is asked.

use rondo_vm::heap::{Foreign, Str, Tracer, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::ClassDef;
use rondo_vm::types::object::{class_for_new, new_foreign};
use rondo_vm::{Outcome, Raised, Vm, method, static_method};

use super::classes;
use super::delta::{self, DAY, Delta, SECOND, as_delta};
use super::point::{Point, as_moment, object};

type R<T> = Result<T, Raised>;

/// The payload of a zone that a program defines: nothing, its methods say everything.
pub struct Zone;

impl Foreign for Zone {}

/// The payload of a `timezone`: a fixed offset.
pub struct Fixed {
    /// In microseconds.
    pub offset: i64,
    name: Value,
}

impl Foreign for Fixed {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.name);
    }
}

/// `datetime.tzinfo`
pub static TZINFO: ClassDef = ClassDef {
    name: "datetime.tzinfo",
    doc: "Abstract base class for time zone info objects.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            |vm, args| {
                let owner = classes(vm).tzinfo.clone();
                let class = class_for_new(vm, &args[0], &owner)?;
                Ok(new_foreign(vm, &class, Zone))
            },
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!(
            "utcoffset",
            "(self, object, /)",
            |vm, _| must_implement(vm, "utcoffset"),
            "datetime -> timedelta showing offset from UTC, negative values indicating West of UTC"
        ),
        method!(
            "dst",
            "(self, object, /)",
            |vm, _| must_implement(vm, "dst"),
            "datetime -> DST offset as timedelta positive east of UTC."
        ),
        method!(
            "tzname",
            "(self, object, /)",
            |vm, _| must_implement(vm, "tzname"),
            "datetime -> string name of time zone."
        ),
        method!("fromutc", "(self, object, /)", from_utc, "datetime in UTC -> datetime in local time."),
        method!("__reduce__", "(self, /)", reduce, "-> (cls, state)"),
    ],
    properties: &[],
    is_base: true,
};

fn must_implement(vm: &mut Vm, name: &str) -> Outcome {
    Err(vm.not_implemented_error(format!("a tzinfo subclass must implement {name}()")))
}

fn reduce(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = vm.class_of(&args[0]).value();
    let name = vm.intern("__getinitargs__");
    let initial = match vm.find_attr(&args[0], &name)? {
        Some(method) => vm.call(&method, &[])?,
        None => vm.tuple([]),
    };
    let state = rondo_vm::types::object::get_dict(vm, &args[0]).unwrap_or(Value::NONE);
    Ok(vm.tuple([class, initial, state]))
}

/// `datetime.timezone`
pub static TIMEZONE: ClassDef = ClassDef {
    name: "datetime.timezone",
    doc: "Fixed offset from UTC implementation of tzinfo.",
    methods: METHODS,
    properties: &[],
    is_base: false,
};

const METHODS: &[NativeDef] = &[
    static_method!(
        "__new__",
        "(cls, offset, name=None)",
        construct,
        "Create and return a new object.  See help(type) for accurate signature."
    ),
    method!(
        "utcoffset",
        "(self, object, /)",
        |vm, args| {
            check_argument(vm, "utcoffset", &args[1])?;
            let offset = fixed(vm, &args[0])?.offset;
            delta::new(vm, offset.into())
        },
        "Return fixed offset."
    ),
    method!(
        "tzname",
        "(self, object, /)",
        |vm, args| {
            check_argument(vm, "tzname", &args[1])?;
            let text = name_of(fixed(vm, &args[0])?);
            Ok(vm.str(&text))
        },
        "If name is specified when timezone is created, returns the name.  Otherwise returns offset as 'UTC(+|-)HH:MM'."
    ),
    method!(
        "dst",
        "(self, object, /)",
        |vm, args| {
            check_argument(vm, "dst", &args[1])?;
            Ok(Value::NONE)
        },
        "Return None."
    ),
    method!(
        "fromutc",
        "(self, object, /)",
        |vm, args| {
            let offset = fixed(vm, &args[0])?.offset;
            let point = own_moment(vm, args)?;
            shifted(vm, &args[1], &point, offset)
        },
        "datetime in UTC -> datetime in local time."
    ),
    method!(
        "__eq__",
        "(self, value, /)",
        |_, args| {
            Ok(match (args[0].foreign::<Fixed>(), args[1].foreign::<Fixed>()) {
                (Some(this), Some(other)) => Value::bool(this.offset == other.offset),
                _ => Value::NOT_IMPLEMENTED,
            })
        },
        "Return self==value."
    ),
    method!(
        "__hash__",
        "(self, /)",
        |vm, args| {
            let offset = fixed(vm, &args[0])?.offset;
            let hash = rondo_vm::types::hashing::hash_i64(offset);
            Ok(vm.int_from_hash(hash))
        },
        "Return hash(self)."
    ),
    method!("__repr__", "(self, /)", repr, "Return repr(self)."),
    method!(
        "__str__",
        "(self, /)",
        |vm, args| {
            let text = name_of(fixed(vm, &args[0])?);
            Ok(vm.str(&text))
        },
        "Return str(self)."
    ),
    method!(
        "__getinitargs__",
        "(self, /)",
        |vm, args| {
            let zone = fixed(vm, &args[0])?;
            let (offset, name) = (zone.offset, zone.name.clone());
            let offset = delta::new(vm, offset.into())?;
            Ok(if name.is_none() { vm.tuple([offset]) } else { vm.tuple([offset, name]) })
        },
        "pickle support"
    ),
];

fn fixed<'a>(vm: &mut Vm, this: &'a Value) -> R<&'a Fixed> {
    match this.foreign::<Fixed>() {
        Some(zone) => Ok(zone),
        None => Err(vm.type_error("a 'datetime.timezone' object is expected")),
    }
}

fn check_argument(vm: &mut Vm, name: &str, value: &Value) -> R<()> {
    if value.is_none() || as_moment(value).is_some() {
        return Ok(());
    }
    let kind = vm.type_name(value);
    Err(vm.type_error(format!("{name}(dt) argument must be a datetime instance or None, not {kind}")))
}

/// That an offset is less than a day.
fn check_offset(vm: &mut Vm, delta: Delta, shown: &Value) -> R<i64> {
    let total = delta.total();
    if total.abs() < i128::from(DAY) {
        return Ok(total as i64);
    }
    let shown = vm.repr(shown)?;
    Err(vm.value_error(format!(
        "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {}",
        shown.as_str()
    )))
}

fn construct(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(offset) = as_delta(&args[1]) else {
        let kind = vm.type_name(&args[1]);
        return Err(vm.type_error(format!("timezone() argument 1 must be datetime.timedelta, not {kind}")));
    };
    let name = args[2].clone().or_none();
    if !args[2].is_empty() && !name.is_a::<Str>() {
        let kind = vm.type_name(&name);
        return Err(vm.type_error(format!("timezone() argument 2 must be str, not {kind}")));
    }
    let offset = check_offset(vm, offset, &args[1])?;
    if offset == 0 && name.is_none() {
        return Ok(classes(vm).utc.clone());
    }
    Ok(new_fixed(vm, offset, name))
}

/// A zone with a fixed offset.
pub fn new_fixed(vm: &mut Vm, offset: i64, name: Value) -> Value {
    let class = classes(vm).timezone.clone();
    new_foreign(vm, &class, Fixed { offset, name })
}

/// A zone for an offset that was read: UTC for none.
pub fn of_offset(vm: &mut Vm, offset: i64) -> Value {
    if offset == 0 { classes(vm).utc.clone() } else { new_fixed(vm, offset, Value::NONE) }
}

/// Whether a zone has one offset for all times.
pub fn is_fixed(zone: &Value) -> bool {
    zone.foreign::<Fixed>().is_some()
}

/// `+01:30`, with seconds and microseconds if there are any.
pub fn offset_text(offset: i64, separator: &str) -> String {
    let sign = if offset < 0 { '-' } else { '+' };
    let (seconds, micros) = (offset.abs() / SECOND, offset.abs() % SECOND);
    let mut text = format!("{sign}{:02}{separator}{:02}", seconds / 3600, seconds / 60 % 60);
    if seconds % 60 != 0 || micros != 0 {
        text += &format!("{separator}{:02}", seconds % 60);
    }
    if micros != 0 {
        text += &format!(".{micros:06}");
    }
    text
}

fn name_of(zone: &Fixed) -> String {
    match zone.name.downcast::<Str>() {
        Some(name) => name.as_str().to_string(),
        None if zone.offset == 0 => "UTC".to_string(),
        None => format!("UTC{}", offset_text(zone.offset, ":")),
    }
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    if classes(vm).utc.is(&args[0]) {
        return Ok(vm.str("datetime.timezone.utc"));
    }
    let zone = fixed(vm, &args[0])?;
    let (offset, name) = (zone.offset, zone.name.clone());
    let offset = delta::new(vm, offset.into())?;
    let mut text = format!("datetime.timezone({}", vm.repr(&offset)?.as_str());
    if !name.is_none() {
        text += &format!(", {}", vm.repr(&name)?.as_str());
    }
    text.push(')');
    Ok(vm.str(&text))
}

/// The moment that `fromutc` is given, whose zone must be the one that is asked.
fn own_moment(vm: &mut Vm, args: &[Value]) -> R<Point> {
    let Some(point) = as_moment(&args[1]).cloned() else {
        return Err(vm.type_error("fromutc: argument must be a datetime"));
    };
    if !point.zone.is(&args[0]) {
        return Err(vm.value_error("fromutc: dt.tzinfo is not self"));
    }
    Ok(point)
}

/// A moment of the same class, so many microseconds later.
fn shifted(vm: &mut Vm, moment: &Value, point: &Point, offset: i64) -> Outcome {
    let total = i128::from(point.total()) + i128::from(offset);
    let later = Point::from_total(vm, total, point.zone.clone())?;
    let class = vm.class_of(moment).clone();
    object(vm, &class, later)
}

/// `tzinfo.fromutc`: works for zones whose standard offset does not change.
fn from_utc(vm: &mut Vm, args: &[Value]) -> Outcome {
    let point = own_moment(vm, args)?;
    let Some(offset) = offset_of(vm, &point.zone, &args[1])? else {
        return Err(vm.value_error("fromutc: non-None utcoffset() result required"));
    };
    let Some(dst) = span_from(vm, &point.zone, "dst", &args[1])? else {
        return Err(vm.value_error("fromutc: non-None dst() result required"));
    };
    let standard = offset - as_delta(&dst).map_or(0, |dst| dst.total() as i64);
    let local = shifted(vm, &args[1], &point, standard)?;
    let Some(dst) = span_from(vm, &point.zone, "dst", &local)? else {
        return Err(vm.value_error("fromutc: tz.dst() gave inconsistent results; cannot convert"));
    };
    let dst = as_delta(&dst).map_or(0, |dst| dst.total() as i64);
    let local_point = as_moment(&local).expect("shifted moments are moments").clone();
    shifted(vm, &local, &local_point, dst)
}

/// What a zone's `utcoffset` or `dst` says of a moment (None for a time): a span less than a day, or nothing.
pub fn span_from(vm: &mut Vm, zone: &Value, method: &str, moment: &Value) -> R<Option<Value>> {
    if zone.is_none() {
        return Ok(None);
    }
    let result = vm.call_method(zone, method, std::slice::from_ref(moment))?;
    if result.is_none() {
        return Ok(None);
    }
    let Some(delta) = as_delta(&result) else {
        let kind = vm.type_name(&result);
        return Err(vm.type_error(format!("tzinfo.{method}() must return None or timedelta, not '{kind}'")));
    };
    check_offset(vm, delta, &result)?;
    Ok(Some(result))
}

/// The offset of a moment in microseconds.
pub fn offset_of(vm: &mut Vm, zone: &Value, moment: &Value) -> R<Option<i64>> {
    if let Some(zone) = zone.foreign::<Fixed>() {
        return Ok(Some(zone.offset));
    }
    let span = span_from(vm, zone, "utcoffset", moment)?;
    Ok(span.and_then(|span| as_delta(&span)).map(|delta| delta.total() as i64))
}

/// The name that a zone has at a moment.
pub fn name_at(vm: &mut Vm, zone: &Value, moment: &Value) -> Outcome {
    if zone.is_none() {
        return Ok(Value::NONE);
    }
    let result = vm.call_method(zone, "tzname", std::slice::from_ref(moment))?;
    if result.is_none() || result.is_a::<Str>() {
        return Ok(result);
    }
    let kind = vm.type_name(&result);
    Err(vm.type_error(format!("tzinfo.tzname() must return None or a string, not '{kind}'")))
}
