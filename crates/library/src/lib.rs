//! The bundled library: what `import` finds without any file.
//!
//! Modules that need the machine's inside, or speed, are written in Rust: one file each, with a table of natives beside
//! the functions, and a `make` that is called when a program first imports the module. Others are written in the language
//! itself ([`bundled`]); the interpreter compiles them when it is built. Nothing is made at start-up.
//!
//! ```text
//! import math ─► table of native modules ─► math::make ─► module
//! import heapq ─► (no such row) ─► loader ─► bundled::find("heapq") ─► frozen code ─► module
//! ```
//!
//! **Deliberately absent:** `asyncio` and sockets, which are the runtime's; and files beside the script, which are the
//! loader's.

pub mod abc;
pub mod binascii;
pub mod bisect;
pub mod bundled;
pub mod collections;
pub mod contextvars;
pub mod datetime;
pub mod functools;
pub mod gc;
pub mod hashes;
pub mod heapq;
pub mod imports;
pub mod io;
pub mod itertools;
pub mod json;
pub mod math;
pub mod operator;
pub mod os;
mod plain;
pub mod random;
pub mod re;
pub mod site;
pub mod source;
pub mod structseq;
pub mod sys;
pub mod time;
pub mod traceback;
pub mod typing;
pub mod warnings;
pub mod weakref;

use rondo_vm::{Raised, Vm};

/// Makes the native modules known to a machine, and tells `sys` about the run.
pub fn install(vm: &mut Vm, settings: sys::Settings) {
    vm.rooms.put(settings);
    vm.native_modules.insert("_abc", abc::make);
    vm.native_modules.insert("_binascii", binascii::make);
    vm.native_modules.insert("_collections", collections::make);
    vm.native_modules.insert("_functools", functools::make);
    vm.native_modules.insert("_hashes", hashes::make);
    vm.native_modules.insert("_heapq", heapq::make);
    vm.native_modules.insert("_imports", imports::make);
    vm.native_modules.insert("_json", json::make);
    vm.native_modules.insert("_os", os::make);
    vm.native_modules.insert("_random", random::make);
    vm.native_modules.insert("_source", source::make);
    vm.native_modules.insert("_sre", re::make);
    vm.native_modules.insert("_traceback", traceback::make);
    vm.native_modules.insert("_typing", typing::make);
    vm.native_modules.insert("_warnings", warnings::make);
    vm.native_modules.insert("_weakref", weakref::make);
    vm.native_modules.insert("bisect", bisect::make);
    vm.native_modules.insert("contextvars", contextvars::make);
    vm.native_modules.insert("datetime", datetime::make);
    vm.native_modules.insert("gc", gc::make);
    vm.native_modules.insert("io", io::make);
    vm.native_modules.insert("itertools", itertools::make);
    vm.native_modules.insert("math", math::make);
    vm.native_modules.insert("operator", operator::make);
    vm.native_modules.insert("sys", sys::make);
    vm.native_modules.insert("time", time::make);
    io::install(vm);
    site::install(vm);
}

/// Calls what the program has registered with `atexit`, if it has imported that.
pub fn run_exit_functions(vm: &mut Vm) -> Result<(), Raised> {
    let name = vm.intern("atexit");
    let Some(module) = vm.modules.get_str(&name).filter(|_| !vm.limits.is_exceeded) else { return Ok(()) };
    let run = vm.get_attr_str(&module, "_run_exitfuncs")?;
    vm.call(&run, &[]).map(drop)
}
