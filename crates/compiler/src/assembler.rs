//! The assembler: instructions in a row, labels, handlers, and the tables of a code.
//!
//! **The one idea.** It knows, at every place, what is surely true there: whether the place can be reached at all, and which
//! locals are surely bound. A jump carries that knowledge to its label, and where ways meet only what all of them know remains.
//! So a check for an unbound local is emitted only where one is possible, and what cannot be reached is not emitted at all,
//! without any analysis of its own.
//!
//! Two places are reached by ways that are not yet known when they are written: the head of a loop, and a handler. There nothing
//! may be assumed that the loop or the `try` might undo, that is, what `del` may unbind.
//!
//! Each instruction notes the innermost handler around it; the exception table is made of the runs of equal notes. That is why
//! a copy of a `finally` block in the middle of its own `try` needs no care.

use std::rc::Rc;

use rondo_bytecode::{Cache, Const, Constant, Handler, Instr, Name, Reg, Target};
use rondo_diagnostics::Span;
use rustc_hash::FxHashMap;

/// A place that jumps can lead to, before it is known where it lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Label(u32);

impl Label {
    /// What stands for it in an instruction until the code is finished.
    pub fn target(self) -> Target {
        Target(self.0)
    }
}

/// A handler of exceptions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HandlerId(u32);

/// A set of local registers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct RegSet([u64; 4]);

impl RegSet {
    /// Whether the register is in it.
    pub fn has(self, reg: Reg) -> bool {
        self.0[usize::from(reg.0 >> 6)] & (1 << (reg.0 & 63)) != 0
    }

    /// Adds a register.
    pub fn insert(&mut self, reg: Reg) {
        self.0[usize::from(reg.0 >> 6)] |= 1 << (reg.0 & 63);
    }

    /// Takes a register out.
    pub fn remove(&mut self, reg: Reg) {
        self.0[usize::from(reg.0 >> 6)] &= !(1 << (reg.0 & 63));
    }

    fn and(self, other: RegSet) -> RegSet {
        RegSet(std::array::from_fn(|index| self.0[index] & other.0[index]))
    }

    fn without(self, other: RegSet) -> RegSet {
        RegSet(std::array::from_fn(|index| self.0[index] & !other.0[index]))
    }
}

#[derive(Clone, Copy, Default)]
struct LabelState {
    position: Option<u32>,
    /// What all jumps to it know; nothing if there is none so far.
    known: Option<RegSet>,
}

struct HandlerState {
    label: Label,
    depth: u8,
    known: RegSet,
    used: bool,
}

/// A constant as a key: floats by their bits, so that `0.0` and `-0.0` stay apart.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    BigInt(Box<str>),
    Float(u64),
    Str(Rc<str>),
    Bytes(Box<[u8]>),
    Tuple(Vec<Key>),
    FrozenSet(Vec<Key>),
    /// Code is never shared.
    Code(usize),
}

fn key(constant: &Constant) -> Key {
    match constant {
        Constant::None => Key::None,
        Constant::Ellipsis => Key::Ellipsis,
        Constant::Bool(value) => Key::Bool(*value),
        Constant::Int(value) => Key::Int(*value),
        Constant::BigInt(digits) => Key::BigInt(digits.clone()),
        Constant::Float(value) => Key::Float(value.to_bits()),
        Constant::Str(value) => Key::Str(value.clone()),
        Constant::Bytes(value) => Key::Bytes(value.clone()),
        Constant::Tuple(items) => Key::Tuple(items.iter().map(key).collect()),
        Constant::FrozenSet(items) => Key::FrozenSet(items.iter().map(key).collect()),
        Constant::Code(code) => Key::Code(Rc::as_ptr(code) as usize),
    }
}

/// What is being assembled.
#[derive(Default)]
pub struct Assembler {
    instrs: Vec<Instr>,
    spans: Vec<Span>,
    /// For each instruction, the innermost handler around it.
    covers: Vec<Option<HandlerId>>,
    labels: Vec<LabelState>,
    handlers: Vec<HandlerState>,
    constants: Vec<Constant>,
    constant_index: FxHashMap<Key, usize>,
    names: Vec<Rc<str>>,
    name_index: FxHashMap<Rc<str>, usize>,
    caches: usize,
    /// The handler that covers what is emitted next.
    pub handler: Option<HandlerId>,
    /// Whether what is emitted next can be reached.
    pub reachable: bool,
    /// The locals that are surely bound here.
    pub known: RegSet,
    /// The locals that `del` or the end of an `except` clause may unbind somewhere.
    pub fickle: RegSet,
}

/// The finished tables.
pub struct Assembled {
    /// The instructions.
    pub instrs: Box<[Instr]>,
    /// Their spans.
    pub spans: Box<[Span]>,
    /// The exception table.
    pub handlers: Vec<Handler>,
    /// The constants.
    pub constants: Vec<Constant>,
    /// The names.
    pub names: Vec<Rc<str>>,
    /// How many caches there are.
    pub caches: u16,
    /// Which table is over-full, if one is.
    pub full: Option<&'static str>,
}

impl Assembler {
    /// An empty one.
    pub fn new() -> Self {
        Assembler { reachable: true, ..Assembler::default() }
    }

    /// Appends an instruction that does not jump, if this place can be reached.
    pub fn emit(&mut self, span: Span, instr: Instr) {
        if !self.reachable {
            return;
        }
        if let Some(handler) = self.handler {
            self.handlers[handler.0 as usize].used = true;
        }
        self.instrs.push(instr);
        self.spans.push(span);
        self.covers.push(self.handler);
        match instr {
            Instr::Return { .. }
            | Instr::Raise { .. }
            | Instr::RaiseFrom { .. }
            | Instr::RaiseAgain {}
            | Instr::Reraise { .. } => self.reachable = false,
            _ => {}
        }
    }

    /// Appends an instruction that jumps to a label.
    pub fn jump(&mut self, span: Span, instr: Instr) {
        if !self.reachable {
            return;
        }
        let Target(label) = instr.target().expect("a jump has a goal");
        let known = self.known;
        let state = &mut self.labels[label as usize];
        state.known = Some(state.known.map_or(known, |old| old.and(known)));
        self.emit(span, instr);
        if let Instr::Jump { .. } | Instr::ForPrep { .. } | Instr::ForPrepIterator { .. } = instr {
            self.reachable = false;
        }
    }

    /// A new label, which lies nowhere yet.
    pub fn label(&mut self) -> Label {
        self.labels.push(LabelState::default());
        Label(self.labels.len() as u32 - 1)
    }

    /// Puts a label here: ways meet.
    pub fn place(&mut self, label: Label) {
        let position = self.instrs.len() as u32;
        let state = &mut self.labels[label.0 as usize];
        state.position = Some(position);
        match (self.reachable, state.known) {
            (true, Some(known)) => self.known = self.known.and(known),
            (false, Some(known)) => {
                self.reachable = true;
                self.known = known;
            }
            (_, None) => {}
        }
    }

    /// Puts the label of a loop here, to which jumps will lead that are not yet written.
    pub fn place_head(&mut self, label: Label) {
        self.labels[label.0 as usize].position = Some(self.instrs.len() as u32);
        self.known = self.known.without(self.fickle);
    }

    /// Puts the label of the body of a `for` here, to which only the `ForNext` at its bottom will lead. Nothing falls into it.
    pub fn place_body(&mut self, label: Label, entry: RegSet, can_be_reached: bool) {
        self.labels[label.0 as usize].position = Some(self.instrs.len() as u32);
        self.reachable = can_be_reached;
        self.known = entry.without(self.fickle);
    }

    /// A new handler for what follows: the exception goes into register `depth`.
    pub fn new_handler(&mut self, depth: Reg) -> HandlerId {
        let label = self.label();
        let known = self.known.without(self.fickle);
        self.handlers.push(HandlerState { label, depth: depth.0, known, used: false });
        HandlerId(self.handlers.len() as u32 - 1)
    }

    /// Puts a handler here. Only exceptions lead to it, so it can be reached if anything was covered by it.
    pub fn place_handler(&mut self, handler: HandlerId) {
        let state = &self.handlers[handler.0 as usize];
        self.reachable = state.used;
        self.known = state.known;
        self.labels[state.label.0 as usize].position = Some(self.instrs.len() as u32);
    }

    /// How many instructions there are so far.
    pub fn len(&self) -> usize {
        self.instrs.len()
    }

    /// Whether there is no instruction yet.
    pub fn is_empty(&self) -> bool {
        self.instrs.is_empty()
    }

    /// The span of the instruction emitted last.
    pub fn last_span(&self) -> Option<Span> {
        self.spans.last().copied()
    }

    /// Whether anything that was emitted may lead to a handler.
    pub fn is_used(&self, handler: HandlerId) -> bool {
        self.handlers[handler.0 as usize].used
    }

    /// The index of a constant; equal constants share one.
    pub fn constant(&mut self, constant: Constant) -> Const {
        let index = match self.constant_index.get(&key(&constant)) {
            Some(&index) => index,
            None => {
                self.constant_index.insert(key(&constant), self.constants.len());
                self.constants.push(constant);
                self.constants.len() - 1
            }
        };
        Const(index as u16)
    }

    /// The index of a name.
    pub fn name(&mut self, name: &str) -> Name {
        let index = match self.name_index.get(name) {
            Some(&index) => index,
            None => {
                let name: Rc<str> = Rc::from(name);
                self.name_index.insert(name.clone(), self.names.len());
                self.names.push(name);
                self.names.len() - 1
            }
        };
        Name(index as u16)
    }

    /// A cache for one instruction.
    pub fn cache(&mut self) -> Cache {
        self.caches += 1;
        Cache((self.caches - 1) as u16)
    }

    /// Replaces labels by positions, and makes the exception table.
    pub fn finish(mut self) -> Assembled {
        let positions: Vec<_> = self.labels.iter().map(|label| label.position).collect();
        for instr in &mut self.instrs {
            if let Some(Target(label)) = instr.target() {
                let position =
                    positions[label as usize].expect("every label that is jumped to has been placed");
                instr.set_target(Target(position));
            }
        }
        self.thread_jumps();
        let handlers = self.exception_table(&positions);
        let full = if self.constants.len() > 0x1_0000 {
            Some("constants")
        } else if self.names.len() > 0x1_0000 {
            Some("names")
        } else if self.caches > 0xffff {
            Some("inline caches")
        } else {
            None
        };
        Assembled {
            instrs: self.instrs.into(),
            spans: self.spans.into(),
            handlers,
            constants: self.constants,
            names: self.names,
            caches: self.caches.min(0xffff) as u16,
            full,
        }
    }

    /// A jump that leads to a jump leads where that one leads. (A loop of jumps, `while True: pass`, ends after a few steps.)
    fn thread_jumps(&mut self) {
        const MAX_STEPS: usize = 8;
        for index in 0..self.instrs.len() {
            let instr = self.instrs[index];
            let Some(mut target) = instr.target() else { continue };
            for _ in 0..MAX_STEPS {
                match self.instrs.get(target.0 as usize) {
                    Some(Instr::Jump { target: next }) => target = *next,
                    _ => break,
                }
            }
            self.instrs[index].set_target(target);
        }
    }

    fn exception_table(&self, positions: &[Option<u32>]) -> Vec<Handler> {
        let mut table: Vec<Handler> = Vec::new();
        let mut last = None;
        for (ip, cover) in self.covers.iter().enumerate() {
            let ip = ip as u32;
            if let Some(id) = cover {
                if last == Some(*id) {
                    table.last_mut().expect("a run has begun").end = ip + 1;
                } else {
                    let state = &self.handlers[id.0 as usize];
                    let target =
                        positions[state.label.0 as usize].expect("every handler in use has been placed");
                    table.push(Handler { start: ip, end: ip + 1, target, depth: state.depth });
                }
            }
            last = *cover;
        }
        table
    }
}
