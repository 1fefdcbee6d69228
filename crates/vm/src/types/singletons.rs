//! The classes of `None`, `...` and `NotImplemented`, and of cells.

use rondo_bytecode::CompareOp;

use crate::heap::{CellBox, Dict, Value};
use crate::types::class::{ClassDef, PropertyDef};
use crate::types::object::address;
use crate::vm::{Outcome, Raised, Vm};
use crate::{method, static_method};

/// `NoneType`
pub const NONE: ClassDef = ClassDef {
    name: "NoneType",
    doc: "The type of the None singleton.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            new_none,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", |vm, _| Ok(vm.str("None")), "Return repr(self)."),
        method!("__bool__", "(self, /)", |_, _| Ok(Value::FALSE), "True if self else False"),
        method!("__hash__", "(self, /)", |vm, _| Ok(vm.int(0xFCA8_6420)), "Return hash(self)."),
        method!("__eq__", "(self, value, /)", eq, "Return self==value."),
        method!("__ne__", "(self, value, /)", ne, "Return self!=value."),
    ],
    properties: &[],
    is_base: false,
};

/// `ellipsis`
pub const ELLIPSIS: ClassDef = ClassDef {
    name: "ellipsis",
    doc: "The type of the Ellipsis singleton.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            new_ellipsis,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", |vm, _| Ok(vm.str("Ellipsis")), "Return repr(self)."),
        method!("__reduce__", "(self, /)", |vm, _| Ok(vm.str("Ellipsis")), ""),
    ],
    properties: &[],
    is_base: false,
};

/// `NotImplementedType`
pub const NOT_IMPLEMENTED: ClassDef = ClassDef {
    name: "NotImplementedType",
    doc: "The type of the NotImplemented singleton.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            new_not_implemented,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", |vm, _| Ok(vm.str("NotImplemented")), "Return repr(self)."),
        method!("__bool__", "(self, /)", not_implemented_bool, "True if self else False"),
        method!("__reduce__", "(self, /)", |vm, _| Ok(vm.str("NotImplemented")), ""),
    ],
    properties: &[],
    is_base: false,
};

/// `cell`
pub const CELL: ClassDef = ClassDef {
    name: "cell",
    doc: "Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, the cell will be empty,\n    and \n further attempts to access its cell_contents attribute will\n    raise a ValueError.",
    methods: &[
        static_method!(
            "__new__",
            "(cls, contents=None, /)",
            new_cell,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__repr__", "(self, /)", cell_repr, "Return repr(self)."),
        method!(
            "__eq__",
            "(self, value, /)",
            |vm, args| cell_compare(vm, args, CompareOp::Eq),
            "Return self==value."
        ),
        method!(
            "__ne__",
            "(self, value, /)",
            |vm, args| cell_compare(vm, args, CompareOp::Ne),
            "Return self!=value."
        ),
        method!(
            "__lt__",
            "(self, value, /)",
            |vm, args| cell_compare(vm, args, CompareOp::Lt),
            "Return self<value."
        ),
        method!(
            "__le__",
            "(self, value, /)",
            |vm, args| cell_compare(vm, args, CompareOp::Le),
            "Return self<=value."
        ),
        method!(
            "__gt__",
            "(self, value, /)",
            |vm, args| cell_compare(vm, args, CompareOp::Gt),
            "Return self>value."
        ),
        method!(
            "__ge__",
            "(self, value, /)",
            |vm, args| cell_compare(vm, args, CompareOp::Ge),
            "Return self>=value."
        ),
    ],
    properties: &[PropertyDef { name: "cell_contents", get: cell_get, set: Some(cell_set), doc: "" }],
    is_base: false,
};

fn no_arguments(vm: &mut Vm, args: &[Value], name: &str) -> Result<(), Raised> {
    let has_keywords = args[2].downcast::<Dict>().is_some_and(|keywords| !keywords.is_empty());
    if args[1].items().is_empty() && !has_keywords {
        return Ok(());
    }
    Err(vm.type_error(format!("{name} takes no arguments")))
}

fn new_none(vm: &mut Vm, args: &[Value]) -> Outcome {
    no_arguments(vm, args, "NoneType")?;
    Ok(Value::NONE)
}

fn new_ellipsis(vm: &mut Vm, args: &[Value]) -> Outcome {
    no_arguments(vm, args, "EllipsisType")?;
    Ok(Value::ELLIPSIS)
}

fn new_not_implemented(vm: &mut Vm, args: &[Value]) -> Outcome {
    no_arguments(vm, args, "NotImplementedType")?;
    Ok(Value::NOT_IMPLEMENTED)
}

fn eq(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(if args[1].is_none() { Value::TRUE } else { Value::NOT_IMPLEMENTED })
}

fn ne(_vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(if args[1].is_none() { Value::FALSE } else { Value::NOT_IMPLEMENTED })
}

fn not_implemented_bool(vm: &mut Vm, _args: &[Value]) -> Outcome {
    Err(vm.type_error("NotImplemented should not be used in a boolean context"))
}

fn cell(value: &Value) -> &CellBox {
    value.downcast::<CellBox>().expect("the receiver of a cell's method is a cell")
}

fn new_cell(vm: &mut Vm, args: &[Value]) -> Outcome {
    let cell = CellBox::default();
    cell.contents.set(args[1].clone());
    Ok(vm.heap.alloc(&vm.types.cell, cell).into())
}

/// Cells are compared by their contents; an empty one comes before a filled one.
fn cell_compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> Outcome {
    let Some(other) = args[1].downcast::<CellBox>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let (a, b) = (cell(&args[0]).contents.get(), other.contents.get());
    if !a.is_empty() && !b.is_empty() {
        return vm.compare(op, &a, &b);
    }
    let filled = [a, b].map(|contents| Value::int(i32::from(!contents.is_empty())));
    vm.compare(op, &filled[0], &filled[1])
}

fn cell_get(vm: &mut Vm, value: &Value) -> Outcome {
    let contents = cell(value).contents.get();
    if contents.is_empty() { Err(vm.value_error("Cell is empty")) } else { Ok(contents) }
}

fn cell_set(_vm: &mut Vm, value: &Value, new: Value) -> Result<(), Raised> {
    cell(value).contents.set(new);
    Ok(())
}

fn cell_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let contents = cell(&args[0]).contents.get();
    let place = address(vm, &args[0]);
    let text = if contents.is_empty() {
        format!("<cell at {place}: empty>")
    } else {
        format!("<cell at {place}: {} object at {}>", vm.type_name(&contents), address(vm, &contents))
    };
    Ok(vm.str(&text))
}
