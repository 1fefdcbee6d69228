//! Frames as programs see them: `f_back`, `f_locals`, `f_lineno`; and the frame of a generator.
//!
//! What a frame tells is looked up where it is just now: in the machine's registers while it runs, in the generator's buffer while
//! that is suspended, in the object once it has ended.

use rondo_bytecode::{CodeKind, Instr};

use super::FrameObject;
use crate::heap::{CellBox, Object, Ref, Value};
use crate::method;
use crate::types::class::{ClassDef, PropertyDef};
use crate::types::generator::Generator;
use crate::types::object::address;
use crate::vm::{Outcome, Vm};

/// `frame`
pub const CLASS: ClassDef = ClassDef {
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
            Ok(back.or_none())
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
