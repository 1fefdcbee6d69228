//! `_source`: runs a text that a module of the library wrote, and shows the texts that were run.
//!
//! `dataclasses` writes `__init__`, `__eq__` and their like as text, so that they are functions like any other: with
//! parameters that `inspect` sees, with Python's own words for wrong arguments, and as fast. `doctest` runs its examples as the
//! prompt would. For programs, `exec` is refused; this door is the library's.

use rondo_vm::heap::{Dict, Str, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::{Outcome, Vm, function};

const FUNCTIONS: &[NativeDef] = &[
    function!(
        "run",
        "(text, namespace, file='<string>', /)",
        run,
        "Run the text as the body of a module whose names are those of the namespace."
    ),
    function!(
        "run_entry",
        "(text, namespace, file='<doctest>', /)",
        run_entry,
        "Run the text as an entry of the prompt, which shows the values of its expressions."
    ),
    function!(
        "kept",
        "(file, /)",
        kept,
        "The text of a file whose code was loaded, also of a module that is part of Rondo; or None."
    ),
];

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    Ok(vm
        .add_module("_source", FUNCTIONS, "Runs texts that the library wrote, and shows those that were run.")
        .into())
}

fn run(vm: &mut Vm, args: &[Value]) -> Outcome {
    execute(vm, args, "<string>", false)
}

fn run_entry(vm: &mut Vm, args: &[Value]) -> Outcome {
    execute(vm, args, "<doctest>", true)
}

fn kept(vm: &mut Vm, args: &[Value]) -> Outcome {
    let source = args[0].downcast::<Str>().and_then(|file| vm.source(file.as_str()));
    Ok(source.map_or(Value::NONE, |source| vm.str(source.text())))
}

fn execute(vm: &mut Vm, args: &[Value], file: &str, is_entry: bool) -> Outcome {
    let (Some(text), Some(namespace)) = (args[0].downcast::<Str>(), args[1].downcast::<Dict>()) else {
        return Err(vm.type_error("run() takes a text and a dict"));
    };
    let file = args[2].downcast::<Str>().map_or(file.to_string(), |file| file.as_str().to_string());
    let loader = vm.loader.clone().expect("a module of the library was loaded by the loader");
    let code = loader.compile(vm, &file, text.as_str(), is_entry)?;
    vm.run_code(&code, &namespace.to_ref())?;
    Ok(Value::NONE)
}
