//! `sys.stdout`, `sys.stderr` and `sys.stdin`.

use rondo_vm::heap::Object;
use rondo_vm::types::module::Module;
use rondo_vm::{Raised, Vm};

use crate::io::standard_streams;

/// Puts the three into the module, also under the names that tell how they were at first.
pub(super) fn put(vm: &mut Vm, module: &Object<Module>) -> Result<(), Raised> {
    let streams = standard_streams(vm)?;
    for (name, stream) in ["stdin", "stdout", "stderr"].into_iter().zip(streams) {
        vm.set_module_item(module, name, stream.clone());
        vm.set_module_item(module, &format!("__{name}__"), stream);
    }
    Ok(())
}
