//! `re.Match`: what a pattern has found.

use rondo_vm::heap::{Foreign, Str, Tracer, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::types::object::new_foreign;
use rondo_vm::{Outcome, Raised, Vm, class_method, method};

use super::matcher::UNSET;
use super::pattern::{Pattern, as_pattern};
use super::replace;
use super::subject::{Pieces, Subject};

type R<T> = Result<T, Raised>;

/// The payload of a match.
pub struct Found {
    /// The pattern.
    pub pattern: Value,
    /// What was matched.
    pub subject: Subject,
    bounds: (usize, usize),
    /// Where each group begins and ends, in bytes.
    spans: Box<[u32]>,
    last: u32,
}

impl Foreign for Found {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.pattern);
        self.subject.trace(tracer);
    }
}

/// A match from the registers of the matcher.
pub fn new(
    vm: &mut Vm,
    pattern_value: &Value,
    pattern: &Pattern,
    subject: &Subject,
    bounds: (usize, usize),
    registers: &[u32],
) -> Value {
    let places = 2 * pattern.program.groups + 2;
    let found = Found {
        pattern: pattern_value.clone(),
        subject: subject.clone(),
        bounds,
        spans: registers[..places].into(),
        last: registers[places],
    };
    new_foreign(vm, &pattern.found_class, found)
}

/// `re.Match`
pub static CLASS: ClassDef = ClassDef {
    name: "re.Match",
    doc: "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
    methods: METHODS,
    properties: &[
        property("string", "The string passed to match() or search().", |vm, this| {
            Ok(as_found(vm, this)?.subject.original.clone())
        }),
        property("re", "The regular expression object.", |vm, this| Ok(as_found(vm, this)?.pattern.clone())),
        property(
            "pos",
            "The index into the string at which the RE engine started looking for a match.",
            |vm, this| {
                let found = as_found(vm, this)?;
                Ok(vm.size(found.subject.point(found.bounds.0 as u32)))
            },
        ),
        property(
            "endpos",
            "The index into the string beyond which the RE engine will not go.",
            |vm, this| {
                let found = as_found(vm, this)?;
                Ok(vm.size(found.subject.point(found.bounds.1 as u32)))
            },
        ),
        property("lastindex", "The integer index of the last matched capturing group.", |vm, this| {
            let found = as_found(vm, this)?;
            Ok(if found.last == UNSET { Value::NONE } else { vm.size(found.last as usize) })
        }),
        property("lastgroup", "The name of the last matched capturing group.", last_group),
        property("regs", "", regs),
    ],
    is_base: false,
};

const fn property(name: &'static str, doc: &'static str, get: fn(&mut Vm, &Value) -> Outcome) -> PropertyDef {
    PropertyDef { name, get, set: None, doc }
}

const METHODS: &[NativeDef] = &[
    method!(
        "group",
        "(self, /, *groups)",
        group,
        "group([group1, ...]) -> str or tuple.\n\nReturn subgroup(s) of the match by indices or names.\nFor 0 returns the entire match."
    ),
    method!(
        "groups",
        "(self, /, default=None)",
        groups,
        "Return a tuple containing all the subgroups of the match, from 1."
    ),
    method!(
        "groupdict",
        "(self, /, default=None)",
        group_dict,
        "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name."
    ),
    method!(
        "start",
        "(self, group=0, /)",
        |vm, args| Ok(span_of(vm, args)?.0),
        "Return index of the start of the substring matched by group."
    ),
    method!(
        "end",
        "(self, group=0, /)",
        |vm, args| Ok(span_of(vm, args)?.1),
        "Return index of the end of the substring matched by group."
    ),
    method!(
        "span",
        "(self, group=0, /)",
        |vm, args| {
            let (start, end) = span_of(vm, args)?;
            Ok(vm.tuple([start, end]))
        },
        "For match object m, return the 2-tuple (m.start(group), m.end(group))."
    ),
    method!(
        "expand",
        "(self, /, template)",
        expand,
        "Return the string obtained by doing backslash substitution on the string template, as done by the sub() method."
    ),
    method!(
        "__getitem__",
        "(self, key, /)",
        |vm, args| group_value(vm, &args[0], &args[1]),
        "Return self[key]."
    ),
    method!("__repr__", "(self, /)", repr, "Return repr(self)."),
    method!("__copy__", "(self, /)", |_, args| Ok(args[0].clone()), ""),
    method!("__deepcopy__", "(self, memo, /)", |_, args| Ok(args[0].clone()), ""),
    class_method!(
        "__class_getitem__",
        "(cls, object, /)",
        rondo_vm::types::alias::class_getitem,
        "See PEP 585"
    ),
];

fn as_found<'a>(vm: &mut Vm, this: &'a Value) -> R<&'a Found> {
    match this.foreign::<Found>() {
        Some(found) => Ok(found),
        None => Err(vm.type_error("a 're.Match' object is expected")),
    }
}

impl Found {
    /// What a group has matched, in bytes.
    pub fn span(&self, group: usize) -> Option<(u32, u32)> {
        let (start, end) = (self.spans[2 * group], self.spans[2 * group + 1]);
        // A group that was begun again, but not ended, has not matched.
        (start != UNSET && end != UNSET && start <= end).then_some((start, end))
    }

    fn text(&self, vm: &mut Vm, group: usize, absent: &Value) -> Value {
        match self.span(group) {
            Some((start, end)) => self.subject.slice(vm, start, end),
            None => absent.clone(),
        }
    }

    fn groups(&self) -> usize {
        self.spans.len() / 2
    }
}

/// The number of the group that a program means.
fn group_number(vm: &mut Vm, found: &Found, key: &Value) -> R<usize> {
    let groups = found.groups();
    if let Some(number) = key.as_small_int() {
        if let Ok(number) = usize::try_from(number)
            && number < groups
        {
            return Ok(number);
        }
    } else if let Some(name) = key.downcast::<Str>() {
        let pattern = as_pattern(vm, &found.pattern)?;
        if let Some((_, group)) = pattern.names.iter().find(|(known, _)| known == name.as_str()) {
            return Ok(*group);
        }
    } else if vm.has_index(key) {
        let number = vm.index(key)?;
        let number = rondo_vm::types::int::Int::of(&number).and_then(|number| number.word());
        if let Some(number) =
            number.and_then(|number| usize::try_from(number).ok()).filter(|&number| number < groups)
        {
            return Ok(number);
        }
    }
    Err(vm.index_error("no such group"))
}

fn group_value(vm: &mut Vm, this: &Value, key: &Value) -> Outcome {
    let found = as_found(vm, this)?;
    let group = group_number(vm, found, key)?;
    Ok(found.text(vm, group, &Value::NONE))
}

fn group(vm: &mut Vm, args: &[Value]) -> Outcome {
    match args[1].items() {
        [] => Ok(as_found(vm, &args[0])?.text(vm, 0, &Value::NONE)),
        [key] => group_value(vm, &args[0], key),
        keys => {
            let mut texts = Vec::with_capacity(keys.len());
            for key in keys {
                texts.push(group_value(vm, &args[0], key)?);
            }
            Ok(vm.tuple(texts))
        }
    }
}

fn groups(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = as_found(vm, &args[0])?;
    let absent = args[1].clone().or_none();
    let texts: Vec<Value> = (1..found.groups()).map(|group| found.text(vm, group, &absent)).collect();
    Ok(vm.tuple(texts))
}

fn group_dict(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = as_found(vm, &args[0])?;
    let absent = args[1].clone().or_none();
    let dict = vm.new_dict();
    for (name, group) in &as_pattern(vm, &found.pattern)?.names {
        let name = vm.intern(name);
        drop(dict.set_str(&name, found.text(vm, *group, &absent)));
    }
    Ok(dict.into())
}

/// Where a group begins and ends as the program counts; -1 when it has not matched.
fn places(vm: &mut Vm, found: &Found, group: usize) -> (Value, Value) {
    match found.span(group) {
        Some((start, end)) => (vm.size(found.subject.point(start)), vm.size(found.subject.point(end))),
        None => (Value::int(-1), Value::int(-1)),
    }
}

fn span_of(vm: &mut Vm, args: &[Value]) -> R<(Value, Value)> {
    let found = as_found(vm, &args[0])?;
    let group = if args[1].is_empty() { 0 } else { group_number(vm, found, &args[1])? };
    Ok(places(vm, found, group))
}

fn regs(vm: &mut Vm, this: &Value) -> Outcome {
    let found = as_found(vm, this)?;
    let mut spans = Vec::new();
    for group in 0..found.groups() {
        let (start, end) = places(vm, found, group);
        spans.push(vm.tuple([start, end]));
    }
    Ok(vm.tuple(spans))
}

fn last_group(vm: &mut Vm, this: &Value) -> Outcome {
    let found = as_found(vm, this)?;
    let pattern = as_pattern(vm, &found.pattern)?;
    let name = pattern.names.iter().find(|(_, group)| *group == found.last as usize);
    Ok(name.map_or(Value::NONE, |(name, _)| vm.str(name)))
}

fn expand(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = as_found(vm, &args[0])?;
    let pattern = as_pattern(vm, &found.pattern)?;
    let template = replace::template(vm, pattern, &args[1])?;
    let mut pieces = Pieces::new(pattern.program.is_text);
    replace::push_template(
        &template,
        found.subject.bytes(),
        pattern.program.is_text,
        &found.spans,
        &mut pieces,
    );
    pieces.finish(vm)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let found = as_found(vm, &args[0])?;
    let (start, end) = found.span(0).expect("the whole has matched");
    let text = found.subject.slice(vm, start, end);
    let shown = vm.repr(&text)?;
    let (start, end) = (found.subject.point(start), found.subject.point(end));
    let text = format!("<re.Match object; span=({start}, {end}), match={}>", shown.as_str());
    Ok(vm.str(&text))
}
