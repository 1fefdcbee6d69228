//! `_sre`: regular expressions, with exactly Python's meaning.
//!
//! Python's patterns are those of a backtracking matcher: the leftmost match, the first alternative that leads to one,
//! groups as the last turn of a loop left them, backreferences, lookaround. No crate has just this meaning, so the
//! matcher is our own:
//!
//! ```text
//! "(\w+)@" ─reader, parse, escapes─► tree ─program─► instructions ─matcher─► places of groups
//! ```
//!
//! The module `re` itself, with its cache and its flags, is written in the language; it calls `compile` here.
//! `pattern` and `found` are the classes `re.Pattern` and `re.Match`.

mod escapes;
mod found;
mod matcher;
mod parse;
mod pattern;
mod program;
mod reader;
mod replace;
mod sets;
mod steps;
mod subject;
mod template;
mod tree;
mod walk;

use rondo_vm::heap::{Kind, Ref, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::Class;
use rondo_vm::{Outcome, Raised, Vm, function};

use reader::Fault;

/// The classes of the module.
pub struct Classes {
    pattern: Ref<Class>,
    found: Ref<Class>,
    scanner: Ref<Class>,
    iterator: Ref<Class>,
}

const FUNCTIONS: &[NativeDef] = &[
    function!(
        "compile",
        "(pattern, flags, /)",
        compile,
        "Compile a pattern, a str or bytes, into a Pattern object."
    ),
    function!(
        "template",
        "(pattern, template, /)",
        replace::check_template,
        "Check that a template fits a compiled pattern."
    ),
];

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let module = vm.add_module("_sre", FUNCTIONS, "The matcher behind the module re.");
    let object = vm.types.object.clone();
    let class = |vm: &mut Vm, definition| vm.new_builtin_class(definition, &object, Kind::Foreign);
    let classes = Classes {
        pattern: class(vm, &pattern::CLASS),
        found: class(vm, &found::CLASS),
        scanner: class(vm, &walk::SCANNER),
        iterator: class(vm, &walk::ITERATOR),
    };
    classes.pattern.has_weak.set(true);
    vm.set_module_item(&module, "Pattern", classes.pattern.value());
    vm.set_module_item(&module, "Match", classes.found.value());
    vm.rooms.put(classes);
    Ok(module.into())
}

fn classes(vm: &Vm) -> &Classes {
    vm.rooms.get::<Classes>().expect("the module that makes patterns put the classes there")
}

/// `compile(pattern, flags)`
fn compile(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (characters, is_text) = subject::characters(vm, &args[0])?;
    let flags = vm.index_i64(&args[1])? as u32;
    vm.spend(characters.len())?;
    let mut doubts = Vec::new();
    let parsed = parse::parse(&characters, is_text, flags, &mut doubts);
    for doubt in doubts {
        warn(vm, &doubt)?;
    }
    let parsed = match parsed {
        Ok(parsed) => parsed,
        Err(fault) => return Err(raise(vm, fault, &args[0])),
    };
    let program = program::compile(&parsed, is_text);
    Ok(pattern::new(vm, args[0].clone(), parsed, program))
}

/// Warns whoever called the function of `re` that compiles: two frames of the module lie between.
fn warn(vm: &mut Vm, doubt: &parse::Doubt) -> Result<(), Raised> {
    let module = vm.import_module("warnings")?;
    let warn = vm.get_attr_str(&module, "warn")?;
    let message = vm.str(&format!("Possible {} at position {}", doubt.what, doubt.place));
    let class = vm.types.exceptions.future_warning.value();
    let level = vm.int(3);
    vm.call(&warn, &[message, class, level]).map(drop)
}

/// The exception for a fault in a pattern or a template.
fn raise(vm: &mut Vm, fault: Fault, text: &Value) -> Raised {
    let (message, place) = match fault {
        Fault::Value(message) => return vm.value_error(message),
        Fault::Overflow(message) => return vm.overflow_error(message),
        Fault::Index(message) => return vm.index_error(message),
        Fault::Pattern(message, place) => (message, place),
    };
    let made = vm.import_module("re").and_then(|module| {
        let class = vm.get_attr_str(&module, "PatternError")?;
        let message = vm.str(&message);
        match place {
            Some(place) => {
                let place = vm.size(place);
                vm.call(&class, &[message, text.clone(), place])
            }
            None => vm.call(&class, &[message]),
        }
    });
    match made {
        Ok(exception) => vm.raised_of(exception),
        Err(raised) => raised,
    }
}
