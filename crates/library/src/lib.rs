//! The bundled library: what `import` finds without any file.
//!
//! Modules that need the machine's inside, or speed, are written in Rust: one file each, with a table of natives beside
//! the functions, and a `make` that is called when a program first imports the module. Others are written in the language
//! itself and compiled when imported ([`bundled`]). Nothing is made at start-up.
//!
//! ```text
//! import math ─► table of native modules ─► math::make ─► module
//! import heapq ─► (no such row) ─► loader ─► bundled::find("heapq") ─► text ─► module
//! ```
//!
//! **Deliberately absent:** `asyncio` and sockets, which are the runtime's; and files beside the script, which are the
//! loader's.

pub mod bundled;
pub mod datetime;
pub mod gc;
pub mod json;
pub mod math;
pub mod re;
pub mod source;
pub mod structseq;
pub mod sys;
pub mod time;
pub mod traceback;
pub mod typing;
pub mod warnings;

use rondo_vm::Vm;

/// Makes the native modules known to a machine, and tells `sys` about the run.
pub fn install(vm: &mut Vm, arguments: Vec<String>, path: Vec<String>) {
    vm.rooms.put(sys::Settings { arguments, path });
    vm.native_modules.insert("sys", sys::make);
    vm.native_modules.insert("math", math::make);
    vm.native_modules.insert("time", time::make);
    vm.native_modules.insert("gc", gc::make);
    vm.native_modules.insert("_typing", typing::make);
    vm.native_modules.insert("_json", json::make);
    vm.native_modules.insert("_sre", re::make);
    vm.native_modules.insert("datetime", datetime::make);
    vm.native_modules.insert("_traceback", traceback::make);
    vm.native_modules.insert("_warnings", warnings::make);
    vm.native_modules.insert("_source", source::make);
}
