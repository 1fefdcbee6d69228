//! Frames, tracebacks and code as objects: what `inspect`, `traceback` and debuggers look at.

use rondo_bytecode::{CodeKind, Instr};

use crate::heap::{CellBox, Kind, Object, Ref, Value};
use crate::types::class::{ClassDef, PropertyDef};
use crate::types::code::CodeObject;
use crate::types::frame::FrameObject;
use crate::types::generator::Generator;
use crate::types::object::address;
use crate::types::traceback::Traceback;
use crate::vm::{Outcome, Raised, Vm};
use crate::{method, static_method};

/// `frame`
pub const FRAME: ClassDef = ClassDef {
    name: "frame",
    doc: "",
    methods: &[
        method!("__repr__", "(self, /)", frame_repr, "Return repr(self)."),
        method!("clear", "(self, /)", frame_clear, "Clear all references held by the frame."),
    ],
    properties: &[
        PropertyDef { name: "f_back", get: frame_back, set: None, doc: "" },
        PropertyDef {
            name: "f_code",
            get: |_, value| Ok(frame(value).function.code.clone().into()),
            set: None,
            doc: "Return the code object being executed in this frame.",
        },
        PropertyDef {
            name: "f_globals",
            get: |_, value| Ok(frame(value).function.globals.clone().into()),
            set: None,
            doc: "Return the global variables used by this frame.",
        },
        PropertyDef {
            name: "f_builtins",
            get: |vm, _| Ok(vm.builtins.clone().into()),
            set: None,
            doc: "Return the built-in variables in the frame.",
        },
        PropertyDef {
            name: "f_locals",
            get: |vm, value| frame_locals(vm, frame(value)),
            set: None,
            doc: "Return the mapping used by the frame to look up local variables.",
        },
        PropertyDef {
            name: "f_lineno",
            get: |vm, value| {
                let line = frame_line(vm, frame(value));
                Ok(vm.int(i64::from(line)))
            },
            set: None,
            doc: "Return the current line number in the frame.",
        },
        PropertyDef {
            name: "f_lasti",
            get: |vm, value| {
                let ip = frame_ip(vm, frame(value));
                Ok(vm.int(i64::from(ip) * 2))
            },
            set: None,
            doc: "Return the index of the last attempted instruction in the frame.",
        },
        PropertyDef { name: "f_trace", get: |_, _| Ok(Value::NONE), set: None, doc: "" },
        PropertyDef { name: "f_trace_lines", get: |_, _| Ok(Value::TRUE), set: None, doc: "" },
        PropertyDef { name: "f_trace_opcodes", get: |_, _| Ok(Value::FALSE), set: None, doc: "" },
        PropertyDef {
            name: "f_generator",
            get: frame_generator,
            set: None,
            doc: "Return the generator or coroutine associated with this frame, or None.",
        },
    ],
    is_base: false,
};

/// `traceback`
pub const TRACEBACK: ClassDef = ClassDef {
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
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef { name: "tb_next", get: traceback_next, set: Some(traceback_set_next), doc: "" },
        PropertyDef {
            name: "tb_lasti",
            get: |vm, value| Ok(vm.int(i64::from(traceback(value).ip) * 2)),
            set: Some(crate::types::descriptors::readonly),
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

/// `code`
pub const CODE: ClassDef = ClassDef {
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
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_qualname",
            get: |vm, value| Ok(vm.str(&code(value).data.qualname)),
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_filename",
            get: |vm, value| Ok(vm.str(&code(value).data.file)),
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_firstlineno",
            get: |vm, value| Ok(vm.int(i64::from(code(value).data.first_line))),
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_argcount",
            get: |vm, value| Ok(vm.int(i64::from(code(value).data.parameters.positional))),
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_posonlyargcount",
            get: |vm, value| Ok(vm.int(i64::from(code(value).data.parameters.positional_only))),
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_kwonlyargcount",
            get: |vm, value| Ok(vm.int(i64::from(code(value).data.parameters.keyword_only))),
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_nlocals",
            get: |vm, value| {
                let count = variable_names(code(value)).len();
                Ok(vm.size(count))
            },
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_stacksize",
            get: |vm, value| Ok(vm.int(i64::from(code(value).data.registers))),
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_flags",
            get: |vm, value| Ok(vm.int(flags(code(value)))),
            set: Some(crate::types::descriptors::readonly),
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
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
        PropertyDef {
            name: "co_consts",
            get: |vm, value| Ok(vm.tuple(code(value).constants.to_vec())),
            set: Some(crate::types::descriptors::readonly),
            doc: "",
        },
    ],
    is_base: false,
};

fn frame(value: &Value) -> &Object<FrameObject> {
    value.downcast().expect("the receiver of a frame's method is a frame")
}

/// Where on the stack a frame is running; nothing when it is suspended or has ended.
fn running_at(vm: &Vm, frame: &Object<FrameObject>) -> Option<usize> {
    if frame.is_done.get() {
        return None;
    }
    vm.frames.iter().rposition(|running| running.object.as_ref().is_some_and(|object| object.is(frame)))
}

fn frame_ip(vm: &Vm, frame: &Object<FrameObject>) -> u32 {
    running_at(vm, frame).map_or(frame.ip.get(), |index| vm.frames[index].ip)
}

fn frame_line(vm: &Vm, frame: &Object<FrameObject>) -> u32 {
    let data = &frame.function.code.data;
    let is_generators = !matches!(data.kind, CodeKind::Function | CodeKind::Module | CodeKind::ClassBody);
    if is_generators && frame.ip.get() == 0 && !frame.is_done.get() && running_at(vm, frame).is_none() {
        // A coroutine that has not begun is where it is defined.
        return data.first_line;
    }
    let ip = frame_ip(vm, frame);
    // A frame that an exception has left from a place that stands nowhere in the source remains where it was raised.
    let left_from_nowhere = frame.is_done.get()
        && matches!(data.instrs.get(ip as usize), Some(Instr::Reraise { .. }))
        && data.places.span(ip).is_some_and(|span| span.is_empty());
    data.line_at(if left_from_nowhere { frame.raised_at.get() } else { ip })
}

fn frame_back(vm: &mut Vm, value: &Value) -> Outcome {
    match running_at(vm, frame(value)) {
        Some(index) => {
            let below = if index == 0 { Value::NONE } else { vm.frame_object(index - 1).into() };
            // Who waits for this one in a chain has no frame on the stack, but is a caller all the same.
            let mut back = below;
            for member in vm.waiting_members(index).iter().rev() {
                let Some(frame) = vm.generator_frame(member) else { continue };
                frame.back.set(back);
                back = frame.into();
            }
            Ok(back)
        }
        None => {
            let back = frame(value).back.get();
            Ok(if back.is_empty() { Value::NONE } else { back })
        }
    }
}

fn frame_generator(vm: &mut Vm, value: &Value) -> Outcome {
    Ok(match running_at(vm, frame(value)) {
        Some(index) if vm.frames[index].extra.is_a::<Generator>() => vm.frames[index].extra.clone(),
        _ => Value::NONE,
    })
}

/// The local variables as a dict: of a module its globals, of a class body its namespace, else a copy.
pub fn frame_locals(vm: &mut Vm, frame: &Object<FrameObject>) -> Outcome {
    let data = frame.function.code.data.clone();
    if data.kind == CodeKind::Module {
        return Ok(frame.function.globals.clone().into());
    }
    let registers: Vec<Value> = match running_at(vm, frame) {
        Some(index) => {
            let running = &vm.frames[index];
            vm.registers.window(running.base, running.registers()).to_vec()
        }
        None => frame.locals.borrow().clone(),
    };
    if data.kind == CodeKind::ClassBody {
        return Ok(registers.into_iter().next().unwrap_or(Value::NONE));
    }
    let dict = vm.new_dict();
    let mut add = |name: &str, value: Value| {
        let value = match value.downcast::<CellBox>() {
            Some(cell) => cell.contents.get(),
            None => value,
        };
        if !value.is_empty() && !name.starts_with('.') {
            let name = vm.intern(name);
            drop(dict.set_str(&name, value));
        }
    };
    for local in &data.locals {
        add(&local.name, registers.get(usize::from(local.register)).cloned().unwrap_or_default());
    }
    for (name, cell) in data.free.iter().zip(frame.function.closure.iter()) {
        add(name, cell.clone());
    }
    Ok(dict.into())
}

impl Vm {
    /// The frame of a generator as an object: the running one, or, while it is suspended, one with a copy of its locals.
    pub fn generator_frame(&mut self, generator: &Object<Generator>) -> Option<Ref<FrameObject>> {
        use crate::types::generator::State;
        let state = generator.state.get();
        if state == State::Running
            && let Some(index) = self.frames.iter().rposition(|frame| generator.is_value(&frame.extra))
        {
            return Some(self.frame_object(index));
        }
        match state {
            State::Finished => None,
            // The root of a chain runs without a frame.
            State::Created | State::Suspended | State::Running => {
                let object = generator.frame();
                let object = object.unwrap_or_else(|| {
                    self.heap.alloc(
                        &self.types.frame,
                        FrameObject::new(generator.function.clone(), generator.ip.get()),
                    )
                });
                // It stays the generator's frame; but one that runs has no object yet that its frame on the stack knows.
                if state != State::Running {
                    *generator.rare_mut().frame.borrow_mut() = Some(object.clone());
                }
                object.ip.set(generator.ip.get());
                let copy = generator.registers.to_vec();
                let old = object.locals.replace(copy);
                drop(old);
                Some(object)
            }
        }
    }
}

fn frame_repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let this = frame(&args[0]);
    let data = this.function.code.data.clone();
    let line = frame_line(vm, this);
    let text = format!(
        "<frame at {}, file '{}', line {line}, code {}>",
        address(vm, &args[0]),
        data.file,
        data.name
    );
    Ok(vm.str(&text))
}

fn frame_clear(vm: &mut Vm, args: &[Value]) -> Outcome {
    let this = frame(&args[0]);
    if running_at(vm, this).is_some() {
        return Err(vm.runtime_error("cannot clear an executing frame"));
    }
    if !this.is_done.get() {
        return Err(vm.runtime_error("cannot clear a suspended frame"));
    }
    let old = this.locals.take();
    drop(old);
    Ok(Value::NONE)
}

// ----------------------------------------------------------------------------------------------------- tracebacks

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
    let entry = Traceback { next: std::cell::RefCell::new(next), frame: frame.to_ref(), ip: place as u32 };
    Ok(vm.heap.alloc(&vm.types.traceback, entry).into())
}

fn traceback_dir(vm: &mut Vm, _args: &[Value]) -> Outcome {
    let names = ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"].map(|name| vm.str(name));
    Ok(vm.list(names.to_vec()))
}

// ----------------------------------------------------------------------------------------------------------- code

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
                let (start, end) = crate::types::traceback::positions(source, span);
                [start.0, end.0, start.1, end.1].map(|number| vm.size(number)).to_vec()
            }
            None => vec![vm.int(i64::from(line)), vm.int(i64::from(line)), Value::NONE, Value::NONE],
        };
        rows.push(vm.tuple(row));
    }
    let rows = vm.list(rows);
    vm.iter(&rows)
}

/// Whether a value is one of the three: what the machine itself makes and programs only look at.
pub fn is_inner_object(value: &Value) -> bool {
    matches!(value.kind(), Some(Kind::Frame | Kind::Traceback | Kind::Code))
}
