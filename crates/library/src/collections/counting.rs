//! The loop of `Counter`: one more for every item.

use rondo_vm::heap::{Dict, Ref, Str, Value};
use rondo_vm::types::sequence::R;
use rondo_vm::{BinaryOp, Outcome, Vm};

/// Whether a mapping is a dict whose class leaves reading and writing as they are in `dict`.
fn plain_dict(vm: &mut Vm, mapping: &Value) -> Option<Ref<Dict>> {
    let dict = mapping.downcast::<Dict>()?.to_ref();
    let names: [Ref<Str>; 2] = [vm.intern("get"), vm.names.setitem.clone()];
    let builtin = vm.types.dict.clone();
    let class = dict.class().clone();
    let is_plain = names.iter().all(|name| match (vm.lookup(&class, name), vm.lookup(&builtin, name)) {
        (Some(found), Some(plain)) => found.is(&plain),
        _ => false,
    });
    is_plain.then_some(dict)
}

/// `_count_elements(mapping, iterable)`
pub(super) fn count_elements(vm: &mut Vm, args: &[Value]) -> Outcome {
    match plain_dict(vm, &args[0]) {
        Some(dict) => vm.for_each(&args[1], |vm, item| count_in_dict(vm, &dict, item))?,
        None => {
            let get = vm.get_attr_str(&args[0], "get")?;
            vm.for_each(&args[1], |vm, item| {
                let old = vm.call(&get, &[item.clone(), Value::int(0)])?;
                let new = vm.binary(BinaryOp::Add, &old, &Value::int(1))?;
                vm.set_item(&args[0], &item, new)
            })?;
        }
    }
    Ok(Value::NONE)
}

fn count_in_dict(vm: &mut Vm, dict: &Ref<Dict>, item: Value) -> R<()> {
    let hash = vm.hash(&item)?;
    let found = vm.dict_find(dict, &item, hash)?;
    let Some((index, old)) = found.and_then(|index| Some((index, dict.value_at(index)?))) else {
        return vm.dict_set_hashed(dict, item, hash, Value::int(1));
    };
    if let Some(new) = old.add_small(&Value::int(1)) {
        drop(dict.set_value_at(index, new));
        return Ok(());
    }
    let new = vm.binary(BinaryOp::Add, &old, &Value::int(1))?;
    vm.dict_set_hashed(dict, item, hash, new)
}
