//! Code as programs see it: `co_name`, `co_flags`, `co_lines()` and their like.

use rondo_bytecode::CodeKind;

use super::CodeObject;
use crate::heap::{Object, Value};
use crate::method;
use crate::types::class::{ClassDef, PropertyDef};
use crate::types::descriptors::readonly;
use crate::types::object::address;
use crate::types::traceback::positions;
use crate::vm::{Outcome, Vm};

/// `code`
pub const CLASS: ClassDef = ClassDef {
    name: "code",
    doc: "Create a code object.  Not for mere mortals.",
    methods: &[
        method!("__repr__", "(self, /)", code_repr, "Return repr(self)."),
        method!("co_lines", "(self, /)", code_lines, ""),
        method!("co_positions", "(self, /)", code_positions, ""),
    ],
    properties: &[
        PropertyDef {
            name: "co_name",
            get: |_, value| Ok(code(value).name.value()),
            set: Some(readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_qualname",
            get: |vm, value| Ok(vm.str(&code(value).data.qualname)),
            set: Some(readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_filename",
            get: |vm, value| Ok(vm.str(&code(value).data.file)),
            set: Some(readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_firstlineno",
            get: |vm, value| Ok(vm.int(i64::from(code(value).data.first_line))),
            set: Some(readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_argcount",
            get: |vm, value| Ok(vm.int(i64::from(code(value).data.parameters.positional))),
            set: Some(readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_posonlyargcount",
            get: |vm, value| Ok(vm.int(i64::from(code(value).data.parameters.positional_only))),
            set: Some(readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_kwonlyargcount",
            get: |vm, value| Ok(vm.int(i64::from(code(value).data.parameters.keyword_only))),
            set: Some(readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_nlocals",
            get: |vm, value| {
                let count = variable_names(code(value)).len();
                Ok(vm.size(count))
            },
            set: Some(readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_stacksize",
            get: |vm, value| Ok(vm.int(i64::from(code(value).data.registers))),
            set: Some(readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_flags",
            get: |vm, value| Ok(vm.int(flags(code(value)))),
            set: Some(readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_varnames",
            get: |vm, value| {
                let names = variable_names(code(value));
                Ok(names_tuple(vm, &names))
            },
            set: None,
            doc: "",
        },
        PropertyDef { name: "co_cellvars", get: code_cells, set: None, doc: "" },
        PropertyDef {
            name: "co_freevars",
            get: |vm, value| {
                let names = code(value).data.free.clone();
                let names: Vec<&str> = names.iter().map(|name| &**name).collect();
                Ok(names_tuple(vm, &names))
            },
            set: None,
            doc: "",
        },
        PropertyDef {
            name: "co_names",
            get: |vm, value| {
                Ok(vm.tuple(code(value).names.iter().map(|name| name.value()).collect::<Vec<_>>()))
            },
            set: Some(readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_consts",
            // The docstring is no constant of the machine, but is the first one in CPython.
            get: |vm, value| {
                let doc = code(value).data.doc.clone().map(|doc| vm.str(&doc));
                Ok(vm.tuple(doc.into_iter().chain(code(value).constants.iter().cloned()).collect::<Vec<_>>()))
            },
            set: Some(readonly),
            doc: "",
        },
    ],
    is_base: false,
};

fn code(value: &Value) -> &Object<CodeObject> {
    value.downcast().expect("the receiver of a code object's method is a code object")
}

fn names_tuple(vm: &mut Vm, names: &[&str]) -> Value {
    let names: Vec<Value> = names.iter().map(|name| vm.intern(name).into()).collect();
    vm.tuple(names)
}

/// Parameters, then those locals that no inner function captures: CPython's `co_varnames`.
fn variable_names(code: &CodeObject) -> Vec<&str> {
    let parameters = code.data.parameters.total();
    code.data
        .locals
        .iter()
        .enumerate()
        .filter(|(place, local)| *place < parameters || (!local.is_cell && !local.name.starts_with('.')))
        .map(|(_, local)| &*local.name)
        .collect()
}

fn code_cells(vm: &mut Vm, value: &Value) -> Outcome {
    let data = code(value).data.clone();
    let names: Vec<&str> =
        data.locals.iter().filter(|local| local.is_cell).map(|local| &*local.name).collect();
    Ok(names_tuple(vm, &names))
}

/// CPython's flags of a code object.
fn flags(code: &CodeObject) -> i64 {
    let data = &code.data;
    let is_function = !matches!(data.kind, CodeKind::Module | CodeKind::ClassBody);
    let kind = match data.kind {
        CodeKind::Module | CodeKind::ClassBody | CodeKind::Function => 0,
        CodeKind::Generator if code.is_iterable_coroutine.get() => 0x120,
        CodeKind::Generator => 0x20,
        CodeKind::Coroutine => 0x80,
        CodeKind::AsyncGenerator => 0x200,
    };
    let is_nested = data.qualname.contains("<locals>");
    (i64::from(is_function) * 3)
        | (i64::from(data.parameters.varargs) * 4)
        | (i64::from(data.parameters.varkw) * 8)
        | (i64::from(is_nested && is_function) * 0x10)
        | kind
        | (i64::from(data.doc.is_some() && is_function) * 0x400_0000)
}

fn code_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let data = code(&args[0]).data.clone();
    let place = address(vm, &args[0]);
    let text =
        format!("<code object {} at {place}, file \"{}\", line {}>", data.name, data.file, data.first_line);
    Ok(vm.str(&text))
}

/// `(start, end, line)` for each stretch of instructions of one line.
fn code_lines(vm: &mut Vm, args: &[Value]) -> Outcome {
    let lines = code(&args[0]).data.places.lines().to_vec();
    let mut rows = Vec::new();
    let mut start = 0;
    for end in 1..=lines.len() {
        if end == lines.len() || lines[end] != lines[start] {
            let row = [vm.size(start * 2), vm.size(end * 2), vm.int(i64::from(lines[start]))];
            rows.push(vm.tuple(row));
            start = end;
        }
    }
    let rows = vm.list(rows);
    vm.iter(&rows)
}

/// `(line, end_line, column, end_column)` for each instruction; columns only where the source is at hand.
fn code_positions(vm: &mut Vm, args: &[Value]) -> Outcome {
    let data = code(&args[0]).data.clone();
    let source = vm.source(&data.file);
    let mut rows = Vec::new();
    for (span, line) in data.places.iter() {
        let row = match &source {
            Some(source) => {
                let (start, end) = positions(source, span);
                [start.0, end.0, start.1, end.1].map(|number| vm.size(number)).to_vec()
            }
            None => vec![vm.int(i64::from(line)), vm.int(i64::from(line)), Value::NONE, Value::NONE],
        };
        rows.push(vm.tuple(row));
    }
    let rows = vm.list(rows);
    vm.iter(&rows)
}
