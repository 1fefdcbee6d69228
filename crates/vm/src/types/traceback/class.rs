//! Tracebacks as programs see them: `tb_next`, `tb_lineno`, and making one by hand.

use std::cell::RefCell;

use super::Traceback;
use crate::heap::{Object, Ref, Value};
use crate::types::class::{ClassDef, PropertyDef};
use crate::types::descriptors::readonly;
use crate::types::frame::FrameObject;
use crate::vm::{Outcome, Raised, Vm};
use crate::{method, static_method};

/// `traceback`
pub const CLASS: ClassDef = ClassDef {
    name: "traceback",
    doc: "Create a new traceback object.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, tb_next, tb_frame, tb_lasti, tb_lineno)",
            traceback_new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__dir__", "(self, /)", traceback_dir, ""),
    ],
    properties: &[
        PropertyDef {
            name: "tb_frame",
            get: |_, value| Ok(traceback(value).frame.clone().into()),
            set: Some(readonly),
            doc: "",
        },
        PropertyDef { name: "tb_next", get: traceback_next, set: Some(traceback_set_next), doc: "" },
        PropertyDef {
            name: "tb_lasti",
            get: |vm, value| Ok(vm.int(i64::from(traceback(value).ip) * 2)),
            set: Some(readonly),
            doc: "",
        },
        PropertyDef {
            name: "tb_lineno",
            get: |vm, value| Ok(vm.int(i64::from(traceback(value).line()))),
            set: None,
            doc: "",
        },
    ],
    is_base: false,
};

fn traceback(value: &Value) -> &Object<Traceback> {
    value.downcast().expect("the receiver of a traceback's method is a traceback")
}

fn traceback_next(_vm: &mut Vm, value: &Value) -> Outcome {
    let next = traceback(value).next.borrow().clone();
    Ok(next.map_or(Value::NONE, Value::from))
}

fn wants_traceback(vm: &mut Vm, value: &Value) -> Result<Option<Ref<Traceback>>, Raised> {
    match value.downcast::<Traceback>() {
        Some(next) => Ok(Some(next.to_ref())),
        None if value.is_none() => Ok(None),
        None => {
            let text = format!("expected traceback object, got '{}'", vm.type_name(value));
            Err(vm.type_error(text))
        }
    }
}

fn traceback_set_next(vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    if new.is_empty() {
        return Err(vm.type_error("can't delete tb_next attribute"));
    }
    let next = wants_traceback(vm, &new)?;
    let mut walk = next.clone();
    while let Some(entry) = walk {
        if entry.is_value(value) {
            return Err(vm.value_error("traceback loop detected"));
        }
        walk = entry.next.borrow().clone();
    }
    let old = traceback(value).next.replace(next);
    drop(old);
    Ok(())
}

/// The line decides where an entry made by a program points; `tb_lasti` only where they agree.
fn traceback_new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let next = wants_traceback(vm, &args[1])?;
    let Some(frame) = args[2].downcast::<FrameObject>() else {
        let text = format!("traceback() argument 'tb_frame' must be frame, not {}", vm.type_name(&args[2]));
        return Err(vm.type_error(text));
    };
    let (last, line) = (vm.index_i64(&args[3])?, vm.index_i64(&args[4])?);
    let lines = frame.function.code.data.places.lines();
    let last = (last.max(0) / 2) as usize;
    let agrees = lines.get(last).is_some_and(|&known| i64::from(known) == line);
    let place = if agrees { Some(last) } else { lines.iter().position(|&known| i64::from(known) == line) };
    let Some(place) = place else {
        return Err(vm.value_error("tb_lineno is not a line of the code of tb_frame"));
    };
    let entry = Traceback { next: RefCell::new(next), frame: frame.to_ref(), ip: place as u32 };
    Ok(vm.heap.alloc(&vm.types.traceback, entry).into())
}

fn traceback_dir(vm: &mut Vm, _args: &[Value]) -> Outcome {
    let names = ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"].map(|name| vm.str(name));
    Ok(vm.list(names.to_vec()))
}
