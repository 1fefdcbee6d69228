//! `StreamReader` and `StreamWriter`: what a program sees of a connection. They are here because every byte goes through them;
//! servers, protocols and the opening of connections are written in the language.

mod buffer;
pub(crate) mod reader;
pub(crate) mod reading;
pub(crate) mod writer;

use rondo_vm::heap::Kind;
use rondo_vm::types::class::ClassDef;
use rondo_vm::{Outcome, Vm};

/// `asyncio._streams`: the module in which these classes lie.
pub(crate) fn import(vm: &mut Vm) -> Outcome {
    let module = vm.add_module("asyncio._streams", &[], "The streams of asyncio that are written in Rust.");
    let object = vm.types.object.clone();
    let definitions: [&'static ClassDef; 2] = [&reader::CLASS, &writer::CLASS];
    for definition in definitions {
        let class = vm.new_written_class(definition, &object, Kind::Foreign);
        vm.give_attributes(&class, 0, true);
        class.has_weak.set(true);
        let name = definition.name.rsplit('.').next().expect("a name has a last part");
        vm.set_module_item(&module, name, class.value());
    }
    Ok(module.into())
}
