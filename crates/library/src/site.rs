//! The builtins that CPython's `site` adds for people at the prompt: `exit`, `quit` and `help`.
//!
//! They are objects that say how they are meant when they are shown, and do it when they are called. What `help` writes is
//! the matter of `_help.py`, which is imported when somebody asks.

use rondo_vm::heap::{Foreign, Kind, Value};
use rondo_vm::types::class::ClassDef;
use rondo_vm::types::object::new_foreign;
use rondo_vm::{Outcome, Vm, method};

/// `exit` or `quit`.
struct Quitter {
    name: &'static str,
}

impl Foreign for Quitter {}

static QUITTER: ClassDef = ClassDef {
    name: "_sitebuiltins.Quitter",
    doc: "",
    methods: &[
        method!("__call__", "(self, code=None)", quit, "Ends the program: raises SystemExit."),
        method!("__repr__", "(self, /)", quitter_repr, "Return repr(self)."),
    ],
    properties: &[],
    is_base: false,
};

/// `help`
struct Helper;

impl Foreign for Helper {}

static HELPER: ClassDef = ClassDef {
    name: "_sitebuiltins._Helper",
    doc: "Define the builtin 'help'.\n\nCalling help(thing) writes help on the python object 'thing'.",
    methods: &[
        method!("__call__", "(self, *args, **kwds)", help, "Call self as a function."),
        method!("__repr__", "(self, /)", helper_repr, "Return repr(self)."),
    ],
    properties: &[],
    is_base: false,
};

/// Puts the three among the builtins.
pub fn install(vm: &mut Vm) {
    let object = vm.types.object.clone();
    let quitter = vm.new_builtin_class(&QUITTER, &object, Kind::Foreign);
    for name in ["exit", "quit"] {
        let value = new_foreign(vm, &quitter, Quitter { name });
        vm.set_builtin(name, value);
    }
    let helper = vm.new_builtin_class(&HELPER, &object, Kind::Foreign);
    let helper = new_foreign(vm, &helper, Helper);
    vm.set_builtin("help", helper);
}

fn quit(vm: &mut Vm, args: &[Value]) -> Outcome {
    let code = args[1].clone().or_none();
    let class = vm.types.exceptions.system_exit.value();
    let exception = vm.call(&class, &[code])?;
    Err(vm.raised_of(exception))
}

fn quitter_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = args[0].foreign::<Quitter>().expect("the receiver is exit or quit").name;
    Ok(vm.str(&format!("Use {name}() or Ctrl-D (i.e. EOF) to exit")))
}

fn help(vm: &mut Vm, args: &[Value]) -> Outcome {
    let module = vm.import_module("_help")?;
    match args[1].items() {
        [] => {
            let text = "help(thing) tells what a thing is and how it is used: help(len), help(str.split), help(list).\n";
            vm.write_out(text)?;
            Ok(Value::NONE)
        }
        [thing] => vm.call_method(&module, "show", std::slice::from_ref(thing)),
        many => {
            let text = format!("help() takes at most one thing, not {}", many.len());
            Err(vm.type_error(text))
        }
    }
}

fn helper_repr(vm: &mut Vm, _: &[Value]) -> Outcome {
    Ok(vm.str("Type help() for interactive help, or help(object) for help about object."))
}
