//! From a tree to a program for the matcher.
//!
//! What makes programs quick is what is known about the next byte. For every part of a pattern the compiler computes with
//! which bytes a match can go on there ([`First`]). A repetition of a set whose bytes cannot begin what follows needs no
//! way back; a branch whose bytes the next one is not among need not be tried; and a search can leap to where a match may
//! begin at all.

use memchr::memmem::Finder;

use super::parse::Parsed;
use super::sets::{CharSet, Item, Wide};
use super::tree::{Anchor, Cases, Greed, Node, UNBOUNDED};

/// A place in a program.
pub type Pc = u32;

/// An instruction of the matcher.
#[derive(Clone, Debug)]
pub enum Op {
    /// One byte.
    Byte(u8),
    /// Several bytes, from the program's literals.
    Bytes { start: u32, end: u32 },
    /// One character of a set.
    Set(u32),
    /// A place.
    At(Anchor),
    /// Never matches.
    Fail,
    /// Notes the place in a register: where a group begins or ends.
    Save(u32),
    /// Goes on elsewhere.
    Jump(Pc),
    /// Goes on with the next instruction, and if that fails with another. With a table only if the next byte is in it;
    /// when it is `exclusive` the other way need then not be remembered.
    Split { first: Option<u32>, exclusive: bool, other: Pc },
    /// Goes on elsewhere, and if that fails with the next instruction.
    LazySplit { other: Pc },
    /// A set again and again. The table says with which bytes a match can go on behind it.
    Repeat { set: u32, min: u32, max: u32, greed: Greed, next: Option<u32> },
    /// Begins a loop, whose count lies in a register, and where its last turn began in the next.
    LoopStart(u32),
    /// Decides whether a loop takes another turn, which begins with the next instruction.
    LoopTest {
        register: u32,
        min: u32,
        max: u32,
        greed: Greed,
        exit: Pc,
        first: Option<u32>,
        exclusive: bool,
    },
    /// Behind a lazy loop that did not go on: another turn.
    LoopMore { register: u32, max: u32, body: Pc },
    /// Notes how many ways back there are, and the place.
    Enter(u32),
    /// Forgets the ways back since `Enter`.
    Commit(u32),
    /// As `Commit`, and goes back to the place.
    CommitBack(u32),
    /// As `Enter`, for something that must not match; when it does not, goes on elsewhere.
    EnterNot { register: u32, exit: Pc },
    /// What must not match did.
    CommitFail(u32),
    /// Goes back so many characters.
    Back(u32),
    /// What a group has matched, again.
    Reference(u32, Cases),
    /// Goes on elsewhere unless a group has matched.
    Unless { group: u32, no: Pc },
    /// The end.
    Match,
}

/// The bytes with which a match can go on, and whether it can do so at the end of the text.
#[derive(Clone, PartialEq, Eq)]
pub struct First {
    /// For each byte, whether it may come next.
    pub bytes: [bool; 256],
    /// Whether nothing may come next.
    pub end: bool,
}

impl First {
    fn none() -> First {
        First { bytes: [false; 256], end: false }
    }

    fn all() -> First {
        First { bytes: [true; 256], end: true }
    }

    fn is_all(&self) -> bool {
        self.bytes.iter().all(|&byte| byte)
    }

    fn join(mut self, other: &First) -> First {
        self.bytes.iter_mut().zip(&other.bytes).for_each(|(mine, its)| *mine |= its);
        self.end |= other.end;
        self
    }

    fn is_disjoint(&self, other: &First) -> bool {
        !self.bytes.iter().zip(&other.bytes).any(|(mine, its)| *mine && *its)
    }

    fn only_byte(&self) -> Option<u8> {
        let mut bytes = (0..=255).filter(|&byte| self.bytes[usize::from(byte)]);
        let byte = bytes.next();
        byte.filter(|_| bytes.next().is_none() && !self.end)
    }
}

/// A set of next bytes, as the matcher uses it.
pub struct Next {
    /// For each byte, whether it may come next.
    pub bytes: [bool; 256],
    /// Whether nothing may come next.
    pub end: bool,
    /// The one byte that must come next.
    pub only: Option<u8>,
}

/// Where a search may find a match.
pub enum Start {
    /// Only at the beginning of the text.
    Anchored,
    /// Where this text stands.
    Prefix(Box<Finder<'static>>),
    /// Where one of these bytes stands.
    Bytes(Box<Next>),
    /// Anywhere.
    Anywhere,
}

/// A compiled pattern.
pub struct Program {
    /// The instructions.
    pub code: Vec<Op>,
    /// The sets that they speak of.
    pub sets: Vec<CharSet>,
    /// The bytes that they speak of.
    pub literals: Vec<u8>,
    /// The tables of next bytes that they speak of.
    pub nexts: Vec<Next>,
    /// How many registers they use; the first two of each group, then the number of the last group that was closed.
    pub registers: usize,
    /// How many groups there are.
    pub groups: usize,
    /// Where a search may find a match.
    pub start: Start,
    /// Whether it is for texts.
    pub is_text: bool,
}

/// Compiles a tree.
pub fn compile(parsed: &Parsed, is_text: bool) -> Program {
    let (root, groups) = (&parsed.root, parsed.groups);
    let mut compiler = Compiler {
        widths: &parsed.widths,
        program: Program {
            code: Vec::new(),
            sets: Vec::new(),
            literals: Vec::new(),
            nexts: Vec::new(),
            registers: 2 * groups + 3,
            groups,
            start: Start::Anywhere,
            is_text,
        },
    };
    compiler.emit(root, &First::all());
    compiler.program.code.push(Op::Match);
    compiler.program.start = compiler.start_of(root);
    compiler.program
}

struct Compiler<'a> {
    /// The widths of groups.
    widths: &'a [Option<(u64, u64)>],
    program: Program,
}

/// The one character that a node takes, as a set.
fn single(node: &Node, is_text: bool) -> Option<CharSet> {
    match node {
        Node::Set(set) => Some((**set).clone()),
        Node::Literal(point) => {
            Some(CharSet::new(vec![Item::Range(*point, *point)], false, Cases::Exact, is_text))
        }
        Node::Group(None, body) => single(body, is_text),
        _ => None,
    }
}

impl Compiler<'_> {
    fn push_bytes(&self, point: u32, to: &mut Vec<u8>) {
        match char::from_u32(point) {
            Some(char) if self.program.is_text => {
                to.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
            }
            // A lone surrogate is in no text: a byte that no text has stands for it.
            None => to.push(0xff),
            Some(_) => to.push(point as u8),
        }
    }

    fn first_of_set(&self, set: &CharSet) -> First {
        let mut first = First { bytes: set.table, end: false };
        if self.program.is_text && set.wide != Wide::None {
            first.bytes[0xc2..=0xf4].fill(true);
        }
        first
    }

    /// With which bytes a match of a node and what follows it can begin.
    fn first(&self, node: &Node, follow: &First) -> First {
        match node {
            Node::Literal(point) => {
                let mut bytes = Vec::new();
                self.push_bytes(*point, &mut bytes);
                let mut first = First::none();
                first.bytes[usize::from(bytes[0])] = true;
                first
            }
            Node::Set(set) => self.first_of_set(set),
            Node::At(Anchor::End) => First { end: true, ..First::none() },
            Node::At(Anchor::LastLineEnd | Anchor::LineEnd) => {
                let mut first = First { end: true, ..First::none() };
                first.bytes[usize::from(b'\n')] = true;
                first
            }
            // What takes nothing leaves it to what follows.
            Node::At(_) | Node::Look { .. } => follow.clone(),
            Node::Fail => First::none(),
            Node::Group(_, body) | Node::Atomic(body) => self.first(body, follow),
            Node::Concat(items) => {
                items.iter().rev().fold(follow.clone(), |follow, item| self.first(item, &follow))
            }
            Node::Alternatives(items) => {
                items.iter().fold(First::none(), |all, item| all.join(&self.first(item, follow)))
            }
            Node::Repeat { max: 0, .. } => follow.clone(),
            Node::Repeat { body, min, .. } => {
                let first = self.first(body, follow);
                if *min == 0 { first.join(follow) } else { first }
            }
            Node::Reference(..) => First::all(),
            Node::Condition { yes, no, .. } => self.first(yes, follow).join(&self.first(no, follow)),
        }
    }

    fn start_of(&self, root: &Node) -> Start {
        let mut prefix = Vec::new();
        if self.prefix(root, &mut prefix) == Leading::Anchor {
            return Start::Anchored;
        }
        if !prefix.is_empty() {
            return Start::Prefix(Box::new(Finder::new(&prefix).into_owned()));
        }
        let first = self.first(root, &First::all());
        if first.is_all() {
            return Start::Anywhere;
        }
        Start::Bytes(Box::new(Next { only: first.only_byte(), bytes: first.bytes, end: first.end }))
    }

    /// Collects the bytes with which every match begins.
    fn prefix(&self, node: &Node, to: &mut Vec<u8>) -> Leading {
        match node {
            Node::Literal(point) => {
                self.push_bytes(*point, to);
                Leading::Whole
            }
            Node::At(Anchor::Start) if to.is_empty() => Leading::Anchor,
            Node::Group(_, body) | Node::Atomic(body) => self.prefix(body, to),
            Node::Concat(items) => {
                for item in items {
                    match self.prefix(item, to) {
                        Leading::Whole => {}
                        other => return other,
                    }
                }
                Leading::Whole
            }
            Node::Repeat { body, min: 1.., .. } => match self.prefix(body, to) {
                Leading::Anchor => Leading::Anchor,
                Leading::Whole | Leading::Part => Leading::Part,
            },
            _ => Leading::Part,
        }
    }

    fn next_table(&mut self, first: &First) -> Option<u32> {
        if first.is_all() {
            return None;
        }
        let next = Next { bytes: first.bytes, end: first.end, only: first.only_byte() };
        self.program.nexts.push(next);
        Some(self.program.nexts.len() as u32 - 1)
    }

    fn add_set(&mut self, set: CharSet) -> u32 {
        self.program.sets.push(set);
        self.program.sets.len() as u32 - 1
    }

    fn registers(&mut self, count: usize) -> u32 {
        let first = self.program.registers;
        self.program.registers += count;
        first as u32
    }

    fn here(&self) -> Pc {
        self.program.code.len() as Pc
    }

    fn push(&mut self, op: Op) -> usize {
        self.program.code.push(op);
        self.program.code.len() - 1
    }

    fn emit_bytes(&mut self, bytes: &[u8]) {
        if let [byte] = bytes {
            self.push(Op::Byte(*byte));
            return;
        }
        let start = self.program.literals.len() as u32;
        self.program.literals.extend_from_slice(bytes);
        self.push(Op::Bytes { start, end: self.program.literals.len() as u32 });
    }

    fn emit(&mut self, node: &Node, follow: &First) {
        match node {
            Node::Literal(point) => {
                let mut bytes = Vec::new();
                self.push_bytes(*point, &mut bytes);
                self.emit_bytes(&bytes);
            }
            Node::Set(set) => {
                let set = self.add_set((**set).clone());
                self.push(Op::Set(set));
            }
            Node::At(anchor) => {
                self.push(Op::At(*anchor));
            }
            Node::Fail => {
                self.push(Op::Fail);
            }
            Node::Group(None, body) => self.emit(body, follow),
            Node::Group(Some(number), body) => {
                self.push(Op::Save(*number as u32 * 2));
                self.emit(body, follow);
                self.push(Op::Save(*number as u32 * 2 + 1));
            }
            // What follows has no say in what an atomic group takes.
            Node::Atomic(body) => self.emit_atomic(|compiler| compiler.emit(body, &First::all())),
            Node::Concat(items) => self.emit_concat(items, follow),
            Node::Alternatives(items) => self.emit_alternatives(items, follow),
            Node::Repeat { body, min, max, greed } => self.emit_repeat(body, *min, *max, *greed, follow),
            Node::Look { body, negate, behind } => self.emit_look(body, *negate, *behind),
            Node::Reference(group, cases) => {
                self.push(Op::Reference(*group as u32, *cases));
            }
            Node::Condition { group, yes, no } => {
                let test = self.push(Op::Fail);
                self.emit(yes, follow);
                let jump = self.push(Op::Fail);
                self.program.code[test] = Op::Unless { group: *group as u32, no: self.here() };
                self.emit(no, follow);
                self.program.code[jump] = Op::Jump(self.here());
            }
        }
    }

    fn emit_atomic(&mut self, body: impl FnOnce(&mut Self)) {
        let register = self.registers(2);
        self.push(Op::Enter(register));
        body(self);
        self.push(Op::Commit(register));
    }

    fn emit_concat(&mut self, items: &[Node], follow: &First) {
        // What follows each item, from the last to the first.
        let mut follows = vec![follow.clone()];
        for item in items.iter().skip(1).rev() {
            let next = self.first(item, follows.last().expect("there is the first"));
            follows.push(next);
        }
        let mut bytes = Vec::new();
        for item in items {
            let follow = follows.pop().expect("there is one for each item");
            if let Node::Literal(point) = item {
                self.push_bytes(*point, &mut bytes);
                continue;
            }
            if !bytes.is_empty() {
                self.emit_bytes(&std::mem::take(&mut bytes));
            }
            self.emit(item, &follow);
        }
        if !bytes.is_empty() {
            self.emit_bytes(&bytes);
        }
    }

    fn emit_alternatives(&mut self, items: &[Node], follow: &First) {
        let firsts: Vec<First> = items.iter().map(|item| self.first(item, follow)).collect();
        // What the alternatives behind each can begin with, from the last to the first.
        let mut rests = vec![First::none()];
        for first in firsts.iter().skip(1).rev() {
            let rest = rests.last().expect("there is the empty one").clone().join(first);
            rests.push(rest);
        }
        let mut jumps = Vec::new();
        for (index, item) in items.iter().enumerate() {
            if index + 1 == items.len() {
                self.emit(item, follow);
                break;
            }
            let exclusive = firsts[index].is_disjoint(&rests[items.len() - 1 - index]);
            let first = self.next_table(&firsts[index]);
            let split = self.push(Op::Fail);
            self.emit(item, follow);
            jumps.push(self.push(Op::Fail));
            self.program.code[split] = Op::Split { first, exclusive, other: self.here() };
        }
        for jump in jumps {
            self.program.code[jump] = Op::Jump(self.here());
        }
    }

    fn emit_repeat(&mut self, body: &Node, min: u32, max: u32, greed: Greed, follow: &First) {
        if max == 0 {
            return;
        }
        if let Some(set) = single(body, self.program.is_text) {
            let safe = self.first_of_set(&set).is_disjoint(follow);
            let greed = if safe { Greed::Possessive } else { greed };
            let next = self.next_table(follow);
            let set = self.add_set(set);
            self.push(Op::Repeat { set, min, max, greed, next });
            return;
        }
        match (min, max, greed) {
            (_, _, Greed::Possessive) => {
                // Each turn is final, and so is their number.
                self.emit_atomic(|compiler| {
                    let turn = |compiler: &mut Self, _: &First| {
                        compiler.emit_atomic(|compiler| compiler.emit(body, &First::all()));
                    };
                    compiler.emit_loop(body, turn, (min, max), Greed::Greedy, &First::all());
                });
            }
            (1, 1, _) => self.emit(body, follow),
            (0, 1, Greed::Greedy) => {
                let first = self.first(body, follow);
                let exclusive = first.is_disjoint(follow);
                let first = self.next_table(&first);
                let split = self.push(Op::Fail);
                self.emit(body, follow);
                self.program.code[split] = Op::Split { first, exclusive, other: self.here() };
            }
            (0, 1, Greed::Lazy) => {
                let split = self.push(Op::Fail);
                self.emit(body, follow);
                self.program.code[split] = Op::LazySplit { other: self.here() };
            }
            _ => {
                let turn = |compiler: &mut Self, follow: &First| compiler.emit(body, follow);
                self.emit_loop(body, turn, (min, max), greed, follow);
            }
        }
    }

    fn emit_loop(
        &mut self,
        body: &Node,
        turn: impl Fn(&mut Self, &First),
        (min, max): (u32, u32),
        greed: Greed,
        follow: &First,
    ) {
        let register = self.registers(2);
        self.push(Op::LoopStart(register));
        let again = self.first(body, follow).join(follow);
        let first = self.first(body, &again);
        // Only a turn that surely takes something is known by its first byte.
        let takes = body.width(&[]).0 > 0;
        let exclusive = takes && first.is_disjoint(follow);
        let first = if takes { self.next_table(&first) } else { None };
        let test = self.push(Op::Fail);
        turn(self, &again);
        self.push(Op::Jump(test as Pc));
        if greed == Greed::Lazy {
            let more = self.push(Op::LoopMore { register, max, body: test as Pc + 1 });
            let exit = more as Pc + 1;
            self.program.code[test] =
                Op::LoopTest { register, min, max, greed, exit, first: None, exclusive: false };
        } else {
            let exit = self.here();
            self.program.code[test] = Op::LoopTest { register, min, max, greed, exit, first, exclusive };
        }
    }

    fn emit_look(&mut self, body: &Node, negate: bool, behind: bool) {
        let register = self.registers(2);
        let enter = self.push(Op::Enter(register));
        if behind {
            let (width, _) = body.width(self.widths);
            self.push(Op::Back(width as u32));
        }
        self.emit(body, &First::all());
        if negate {
            self.push(Op::CommitFail(register));
            self.program.code[enter] = Op::EnterNot { register, exit: self.here() };
        } else {
            self.push(Op::CommitBack(register));
        }
    }
}

/// What is known of how every match begins.
#[derive(PartialEq, Eq)]
enum Leading {
    /// At the beginning of the text.
    Anchor,
    /// With the bytes collected so far, and these are all of the node.
    Whole,
    /// With the bytes collected so far, and then with something else.
    Part,
}

/// A repetition has no bound.
pub fn is_unbounded(max: u32) -> bool {
    max == UNBOUNDED
}
