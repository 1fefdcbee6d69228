//! Walking from match to match: behind `finditer`, `findall`, `split`, `sub`, and the undocumented `scanner`.

use std::cell::Cell;

use rondo_vm::heap::{Foreign, Tracer, Value};
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::types::object::new_foreign;
use rondo_vm::{Outcome, Raised, Vm, method};

use super::classes;
use super::found;
use super::matcher::Wish;
use super::pattern::{Pattern, as_pattern};
use super::subject::Subject;

/// Where a walk over a subject has come to. After a match it goes on at its end, and must not match nothing there again.
pub struct Walk {
    /// The pattern.
    pub pattern: Value,
    /// What is matched.
    pub subject: Subject,
    /// Where it began and ends.
    pub bounds: (usize, usize),
    at: Cell<Option<usize>>,
    must_advance: Cell<bool>,
}

impl Walk {
    /// At the beginning.
    pub fn new(pattern: &Value, subject: Subject, bounds: (usize, usize)) -> Walk {
        let at = Cell::new(if bounds.0 <= bounds.1 { Some(bounds.0) } else { None });
        Walk { pattern: pattern.clone(), subject, bounds, at, must_advance: Cell::new(false) }
    }

    /// Finds the next match and lets `look` see its registers.
    pub fn next<T>(
        &self,
        vm: &mut Vm,
        search: bool,
        look: impl FnOnce(&mut Vm, &Pattern, &[u32]) -> T,
    ) -> Result<Option<T>, Raised> {
        let Some(at) = self.at.get() else { return Ok(None) };
        let pattern = as_pattern(vm, &self.pattern)?;
        let text = &self.subject.bytes()[..self.bounds.1];
        let wish = if self.must_advance.get() { Wish::Advance } else { Wish::Any };
        let mut matcher = pattern.matcher.take();
        let program = &pattern.program;
        let found = if search {
            matcher.search(vm, program, text, at, wish)
        } else {
            matcher.matches_at(vm, program, text, at, wish)
        };
        let result = match found {
            Ok(true) => {
                let (start, end) = (matcher.registers[0], matcher.registers[1]);
                self.at.set(Some(end as usize));
                self.must_advance.set(start == end);
                Ok(Some(look(vm, pattern, &matcher.registers)))
            }
            Ok(false) => {
                self.at.set(None);
                Ok(None)
            }
            Err(raised) => Err(raised),
        };
        pattern.matcher.set(matcher.trim());
        result
    }

    /// The next match as an object.
    pub fn next_match(&self, vm: &mut Vm, search: bool) -> Result<Option<Value>, Raised> {
        self.next(vm, search, |vm, pattern, registers| {
            found::new(vm, &self.pattern, pattern, &self.subject, self.bounds, registers)
        })
    }
}

impl Foreign for Walk {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.pattern);
        self.subject.trace(tracer);
    }
}

/// What `finditer` returns.
pub static ITERATOR: ClassDef = ClassDef {
    name: "callable_iterator",
    doc: "",
    methods: &[
        method!("__iter__", "(self, /)", |_, args| Ok(args[0].clone()), "Implement iter(self)."),
        method!("__next__", "(self, /)", next, "Implement next(self)."),
    ],
    properties: &[],
    is_base: false,
};

/// What `Pattern.scanner` returns.
pub static SCANNER: ClassDef = ClassDef {
    name: "_sre.SRE_Scanner",
    doc: "",
    methods: &[
        method!("match", "(self, /)", |vm, args| step(vm, args, false), ""),
        method!("search", "(self, /)", |vm, args| step(vm, args, true), ""),
    ],
    properties: &[PropertyDef {
        name: "pattern",
        get: |vm, this| Ok(as_walk(vm, this)?.pattern.clone()),
        set: None,
        doc: "",
    }],
    is_base: false,
};

fn as_walk<'a>(vm: &mut Vm, this: &'a Value) -> Result<&'a Walk, Raised> {
    match this.foreign::<Walk>() {
        Some(walk) => Ok(walk),
        None => Err(vm.type_error("a walk over matches is expected")),
    }
}

fn step(vm: &mut Vm, args: &[Value], search: bool) -> Outcome {
    let walk = as_walk(vm, &args[0])?;
    Ok(walk.next_match(vm, search)?.unwrap_or(Value::NONE))
}

fn next(vm: &mut Vm, args: &[Value]) -> Outcome {
    let walk = as_walk(vm, &args[0])?;
    match walk.next_match(vm, true)? {
        Some(found) => Ok(found),
        None => {
            let class = vm.types.exceptions.stop_iteration.clone();
            Err(vm.raise_with(&class, vec![]))
        }
    }
}

/// A walk as an object: an iterator, or a scanner.
pub fn object(vm: &mut Vm, walk: Walk, is_scanner: bool) -> Value {
    let classes = classes(vm);
    let class = if is_scanner { classes.scanner.clone() } else { classes.iterator.clone() };
    new_foreign(vm, &class, walk)
}
