//! `sys`: what a program can learn and set about the machine that runs it.
//!
//! The module is made when a program first imports it. Until then the machine uses what lies in [`Settings`] and writes to
//! its streams directly; from then on the module's own `stdout`, `path` and hooks are asked, which the program may change.

mod facts;
mod hooks;
mod running;
mod streams;

use rondo_vm::native::NativeDef;
use rondo_vm::{Outcome, Vm, function};

/// What `sys` says about the run.
#[derive(Default)]
pub struct Settings {
    /// `sys.argv`.
    pub arguments: Vec<String>,
    /// `sys.path`.
    pub path: Vec<String>,
    /// `sys.warnoptions`.
    pub warnings: Vec<String>,
    /// Whether the environment's `PYTHON…` variables are not heard.
    pub ignores_environment: bool,
    /// Whether modules are not looked for beside the program.
    pub has_safe_path: bool,
    /// Whether the run hears nothing of the user's surroundings.
    pub is_isolated: bool,
}

/// The settings of a session.
pub fn settings(vm: &Vm) -> &Settings {
    vm.rooms.get::<Settings>().expect("the library was installed with its settings")
}

/// Names the program that runs, `sys.argv[0]`: with `-m` it is known only once the module was found.
pub fn set_program(vm: &mut Vm, file: &str) {
    let settings = vm.rooms.get_mut::<Settings>().expect("the library was installed with its settings");
    if let Some(first) = settings.arguments.first_mut() {
        *first = file.to_string();
    }
    let sys = vm.intern("sys");
    let Some(sys) = vm.modules.get_str(&sys) else { return };
    let name = vm.str(file);
    // A program that took `argv` away keeps it so.
    if let Ok(argv) = vm.get_attr_str(&sys, "argv") {
        drop(vm.set_item(&argv, &rondo_vm::heap::Value::int(0), name));
    }
}

const FUNCTIONS: &[NativeDef] = &[
    function!(
        "exit",
        "(status=None, /)",
        running::exit,
        "Exit the interpreter by raising SystemExit(status)."
    ),
    function!(
        "exc_info",
        "()",
        running::exc_info,
        "Return current exception information: (type, value, traceback)."
    ),
    function!("exception", "()", running::exception, "Return the current exception."),
    function!(
        "getrecursionlimit",
        "()",
        running::get_recursion_limit,
        "Return the current value of the recursion limit."
    ),
    function!(
        "setrecursionlimit",
        "(limit, /)",
        running::set_recursion_limit,
        "Set the maximum depth of the Python interpreter stack to n."
    ),
    function!("_getframe", "(depth=0, /)", running::get_frame, "Return a frame object from the call stack."),
    function!("getsizeof", "(object, default=None)", running::size_of, "Return the size of object in bytes."),
    function!(
        "getrefcount",
        "(object, /)",
        running::reference_count,
        "Return the reference count of object."
    ),
    function!("intern", "(string, /)", running::intern, "``Intern'' the given string."),
    function!(
        "_is_gil_enabled",
        "()",
        running::is_true,
        "Return True if the GIL is currently enabled and False if not."
    ),
    function!("is_finalizing", "()", running::is_false, "Return True if Python is exiting."),
    function!(
        "getswitchinterval",
        "()",
        running::switch_interval,
        "Return the current thread switch interval; see sys.setswitchinterval()."
    ),
    function!(
        "get_int_max_str_digits",
        "()",
        running::get_digits,
        "Return the maximum string digits limit for non-binary int<->str conversions."
    ),
    function!(
        "set_int_max_str_digits",
        "(maxdigits)",
        running::set_digits,
        "Set the maximum string digits limit for non-binary int<->str conversions."
    ),
    function!(
        "getdefaultencoding",
        "()",
        running::encoding,
        "Return the current default encoding used by the Unicode implementation."
    ),
    function!(
        "getfilesystemencoding",
        "()",
        running::encoding,
        "Return the encoding used to convert Unicode filenames to OS filenames."
    ),
    function!(
        "getfilesystemencodeerrors",
        "()",
        running::encode_errors,
        "Return the error mode used for Unicode to OS filename conversion."
    ),
    function!(
        "set_asyncgen_hooks",
        "(firstiter=None, finalizer=None)",
        hooks::set_asyncgen_hooks,
        "set_asyncgen_hooks([firstiter] [, finalizer])\n\nSet a finalizer for async generators objects."
    ),
    function!(
        "get_asyncgen_hooks",
        "()",
        hooks::get_asyncgen_hooks,
        "Return the installed asynchronous generators hooks."
    ),
    function!(
        "settrace",
        "(function, /)",
        hooks::set_trace,
        "Set the global debug tracing function: there is none here, so only None is taken."
    ),
    function!(
        "gettrace",
        "()",
        hooks::none,
        "Return the global debug tracing function set with sys.settrace."
    ),
    function!(
        "setprofile",
        "(function, /)",
        hooks::set_profile,
        "Set the profiling function: there is none here, so only None is taken."
    ),
    function!("getprofile", "()", hooks::none, "Return the profiling function set with sys.setprofile."),
    function!(
        "get_coroutine_origin_tracking_depth",
        "()",
        hooks::origin_depth,
        "Check status of origin tracking for coroutine objects in this thread."
    ),
    function!(
        "set_coroutine_origin_tracking_depth",
        "(depth)",
        hooks::set_origin_depth,
        "Enable or disable origin tracking for coroutine objects in this thread."
    ),
    function!(
        "setswitchinterval",
        "(interval, /)",
        hooks::set_switch_interval,
        "Set the ideal thread switching delay inside the Python interpreter."
    ),
    function!(
        "audit",
        "(event, /, *args)",
        hooks::audit,
        "Passes the event to any hooks that are attached: there are none."
    ),
    function!(
        "unraisablehook",
        "(unraisable, /)",
        hooks::unraisable,
        "Handle an unraisable exception.\n\nThe unraisable argument has the following attributes:\n\n* exc_type: Exception type.\n* exc_value: Exception value, can be None.\n* exc_traceback: Exception traceback, can be None.\n* err_msg: Error message, can be None.\n* object: Object causing the exception, can be None."
    ),
    function!(
        "displayhook",
        "(object, /)",
        hooks::display,
        "Print an object to sys.stdout and also save it in builtins._"
    ),
    function!(
        "excepthook",
        "(exctype, value, traceback, /)",
        hooks::except,
        "Handle an exception by displaying it with a traceback on sys.stderr."
    ),
];

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let doc = "This module provides access to some objects used or maintained by the\ninterpreter and to functions that \
               interact strongly with the interpreter.";
    let module = vm.add_module("sys", FUNCTIONS, doc);
    let strings = |vm: &Vm, texts: &[String]| texts.iter().map(|text| vm.str(text)).collect::<Vec<_>>();
    let Settings { arguments, path, .. } = settings(vm);
    let (arguments, path) = (arguments.clone(), path.clone());
    for (name, texts) in [("argv", &arguments), ("orig_argv", &arguments), ("path", &path)] {
        let texts = strings(vm, texts);
        let list = vm.list(texts);
        vm.set_module_item(&module, name, list);
    }
    let modules = vm.modules.clone().into();
    vm.set_module_item(&module, "modules", modules);
    streams::put(vm, &module)?;
    facts::put(vm, &module);
    hooks::put(vm, &module);
    Ok(module.into())
}
