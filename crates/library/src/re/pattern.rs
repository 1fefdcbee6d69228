//! `re.Pattern`: a compiled pattern, and everything that it can be asked.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use rondo_vm::heap::{Foreign, Ref, Tracer, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::types::object::new_foreign;
use rondo_vm::{Outcome, Raised, Vm, class_method, method};

use super::matcher::{Matcher, UNSET, Wish};
use super::parse::Parsed;
use super::program::Program;
use super::subject::Subject;
use super::template::Part;
use super::tree::flag;
use super::walk::{self, Walk};
use super::{classes, found, replace};

type R<T> = Result<T, Raised>;

/// The payload of a pattern.
pub struct Pattern {
    /// As it was written.
    text: Value,
    flags: u32,
    /// What the matcher executes.
    pub program: Program,
    /// The names of groups, in order.
    pub names: Vec<(String, usize)>,
    /// The room for matching; taken out while it is used.
    pub matcher: Cell<Matcher>,
    /// The template that was used last.
    pub template: RefCell<Option<(Value, Rc<[Part]>)>>,
    /// The class of matches.
    pub found_class: Ref<Class>,
}

impl Foreign for Pattern {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.text);
        tracer.reference(&self.found_class);
        if let Some((text, _)) = &*self.template.borrow() {
            tracer.value(text);
        }
    }
}

/// A pattern object.
pub fn new(vm: &mut Vm, text: Value, parsed: Parsed, program: Program) -> Value {
    let class = classes(vm).pattern.clone();
    let found_class = classes(vm).found.clone();
    let pattern = Pattern {
        text,
        flags: parsed.flags,
        program,
        names: parsed.names,
        matcher: Cell::default(),
        template: RefCell::default(),
        found_class,
    };
    new_foreign(vm, &class, pattern)
}

/// `re.Pattern`
pub static CLASS: ClassDef = ClassDef {
    name: "re.Pattern",
    doc: "Compiled regular expression object.",
    methods: METHODS,
    properties: &[
        property("pattern", "The pattern string from which the RE object was compiled.", |vm, this| {
            Ok(as_pattern(vm, this)?.text.clone())
        }),
        property("flags", "The regex matching flags.", |vm, this| {
            let flags = as_pattern(vm, this)?.flags;
            Ok(vm.int(flags.into()))
        }),
        property("groups", "The number of capturing groups in the pattern.", |vm, this| {
            let groups = as_pattern(vm, this)?.program.groups;
            Ok(vm.size(groups))
        }),
        property("groupindex", "A dictionary mapping group names to group numbers.", |vm, this| {
            let dict = vm.new_dict();
            for (name, group) in &as_pattern(vm, this)?.names {
                let name = vm.intern(name);
                drop(dict.set_str(&name, vm.size(*group)));
            }
            Ok(vm.mapping_proxy(dict.into()))
        }),
    ],
    is_base: false,
};

const fn property(name: &'static str, doc: &'static str, get: fn(&mut Vm, &Value) -> Outcome) -> PropertyDef {
    PropertyDef { name, get, set: None, doc }
}

const METHODS: &[NativeDef] = &[
    method!(
        "match",
        "(self, /, string, pos=0, endpos=sys.maxsize)",
        |vm, args| once(vm, args, Mode::Match),
        "Matches zero or more characters at the beginning of the string."
    ),
    method!(
        "fullmatch",
        "(self, /, string, pos=0, endpos=sys.maxsize)",
        |vm, args| once(vm, args, Mode::Full),
        "Matches against all of the string."
    ),
    method!(
        "search",
        "(self, /, string, pos=0, endpos=sys.maxsize)",
        |vm, args| once(vm, args, Mode::Search),
        "Scan through string looking for a match, and return a corresponding match object instance.\n\nReturn None if no position in the string matches."
    ),
    method!(
        "findall",
        "(self, /, string, pos=0, endpos=sys.maxsize)",
        find_all,
        "Return a list of all non-overlapping matches of pattern in string."
    ),
    method!(
        "finditer",
        "(self, /, string, pos=0, endpos=sys.maxsize)",
        |vm, args| walk_of(vm, args, false),
        "Return an iterator over all non-overlapping matches for the RE pattern in string.\n\nFor each match, the iterator returns a match object."
    ),
    method!(
        "scanner",
        "(self, /, string, pos=0, endpos=sys.maxsize)",
        |vm, args| walk_of(vm, args, true),
        ""
    ),
    method!(
        "split",
        "(self, /, string, maxsplit=0)",
        replace::split,
        "Split string by the occurrences of pattern."
    ),
    method!(
        "sub",
        "(self, /, repl, string, count=0)",
        |vm, args| Ok(replace::substitute(vm, &args[0], &args[1], &args[2], &args[3])?.0),
        "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl."
    ),
    method!(
        "subn",
        "(self, /, repl, string, count=0)",
        |vm, args| {
            let (text, count) = replace::substitute(vm, &args[0], &args[1], &args[2], &args[3])?;
            let count = vm.size(count);
            Ok(vm.tuple([text, count]))
        },
        "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl."
    ),
    method!("__repr__", "(self, /)", repr, "Return repr(self)."),
    method!("__eq__", "(self, value, /)", equal, "Return self==value."),
    method!("__hash__", "(self, /)", hash, "Return hash(self)."),
    method!("__copy__", "(self, /)", |_, args| Ok(args[0].clone()), ""),
    method!("__deepcopy__", "(self, memo, /)", |_, args| Ok(args[0].clone()), ""),
    class_method!(
        "__class_getitem__",
        "(cls, object, /)",
        rondo_vm::types::alias::class_getitem,
        "See PEP 585"
    ),
];

/// The payload of a pattern object.
pub fn as_pattern<'a>(vm: &mut Vm, this: &'a Value) -> R<&'a Pattern> {
    match this.foreign::<Pattern>() {
        Some(pattern) => Ok(pattern),
        None => Err(vm.type_error("a 're.Pattern' object is expected")),
    }
}

/// Where a single match may lie.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Match,
    Full,
    Search,
}

/// `match`, `fullmatch`, `search`
fn once(vm: &mut Vm, args: &[Value], mode: Mode) -> Outcome {
    let pattern = as_pattern(vm, &args[0])?;
    let subject = Subject::new(vm, &args[1], pattern.program.is_text)?;
    let (start, end) = subject.bounds(vm, &args[2], &args[3])?;
    if start > end {
        return Ok(Value::NONE);
    }
    let text = &subject.bytes()[..end];
    let mut matcher = pattern.matcher.take();
    let program = &pattern.program;
    let is_found = match mode {
        Mode::Search => matcher.search(vm, program, text, start, Wish::Any),
        Mode::Match => matcher.matches_at(vm, program, text, start, Wish::Any),
        Mode::Full => matcher.matches_at(vm, program, text, start, Wish::Full),
    };
    let result = match is_found {
        Ok(true) => Ok(found::new(vm, &args[0], pattern, &subject, (start, end), &matcher.registers)),
        Ok(false) => Ok(Value::NONE),
        Err(raised) => Err(raised),
    };
    pattern.matcher.set(matcher.trim());
    result
}

fn walk_from(vm: &mut Vm, args: &[Value]) -> R<Walk> {
    let pattern = as_pattern(vm, &args[0])?;
    let subject = Subject::new(vm, &args[1], pattern.program.is_text)?;
    let bounds = subject.bounds(vm, &args[2], &args[3])?;
    Ok(Walk::new(&args[0], subject, bounds))
}

fn walk_of(vm: &mut Vm, args: &[Value], is_scanner: bool) -> Outcome {
    let walk = walk_from(vm, args)?;
    Ok(walk::object(vm, walk, is_scanner))
}

/// `findall`: the matches, or their one group, or their groups.
fn find_all(vm: &mut Vm, args: &[Value]) -> Outcome {
    let walk = walk_from(vm, args)?;
    let empty = walk.subject.empty(vm);
    let mut results = Vec::new();
    loop {
        let step = walk.next(vm, true, |vm, pattern, registers| {
            let text = |vm: &mut Vm, group: usize| {
                let (start, end) = (registers[2 * group], registers[2 * group + 1]);
                let is_set = start != UNSET && end != UNSET && start <= end;
                if is_set { walk.subject.slice(vm, start, end) } else { empty.clone() }
            };
            match pattern.program.groups {
                0 => text(vm, 0),
                1 => text(vm, 1),
                groups => {
                    let texts: Vec<Value> = (1..=groups).map(|group| text(vm, group)).collect();
                    vm.tuple(texts)
                }
            }
        })?;
        match step {
            Some(result) => results.push(result),
            None => return Ok(vm.list(results)),
        }
        vm.spend(1)?;
    }
}

/// The flags in the order in which `repr` names them.
const FLAG_NAMES: &[(u32, &str)] = &[
    (flag::IGNORECASE, "re.IGNORECASE"),
    (flag::LOCALE, "re.LOCALE"),
    (flag::MULTILINE, "re.MULTILINE"),
    (flag::DOTALL, "re.DOTALL"),
    (flag::UNICODE, "re.UNICODE"),
    (flag::VERBOSE, "re.VERBOSE"),
    (128, "re.DEBUG"),
    (flag::ASCII, "re.ASCII"),
];

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let pattern = as_pattern(vm, &args[0])?;
    let mut flags = pattern.flags;
    let types = flag::LOCALE | flag::UNICODE | flag::ASCII;
    // What texts have anyway is not said.
    if pattern.program.is_text && flags & types == flag::UNICODE {
        flags &= !flag::UNICODE;
    }
    let mut names: Vec<String> = Vec::new();
    for &(flag, name) in FLAG_NAMES {
        if flags & flag != 0 {
            names.push(name.to_string());
            flags &= !flag;
        }
    }
    if flags != 0 {
        names.push(format!("{flags:#x}"));
    }
    let shown = vm.repr(&pattern.text)?;
    let shown: String = shown.as_str().chars().take(200).collect();
    let flags = if names.is_empty() { String::new() } else { format!(", {}", names.join("|")) };
    Ok(vm.str(&format!("re.compile({shown}{flags})")))
}

fn equal(vm: &mut Vm, args: &[Value]) -> Outcome {
    let pattern = as_pattern(vm, &args[0])?;
    let Some(other) = args[1].foreign::<Pattern>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let same = pattern.flags == other.flags
        && pattern.program.is_text == other.program.is_text
        && vm.equal(&pattern.text, &other.text)?;
    Ok(Value::bool(same))
}

fn hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let pattern = as_pattern(vm, &args[0])?;
    let hash = vm.hash(&pattern.text)? ^ u64::from(pattern.flags).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    Ok(vm.int_from_hash(hash))
}
