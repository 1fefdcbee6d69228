//! Running a program over a text: a backtracking matcher that never recurses.
//!
//! Ways not taken wait on a stack. What changes in the registers meanwhile (groups, counts of loops) is written on a
//! trail, so that going back undoes it. The matcher works on bytes; in texts it steps over whole characters. It spends the
//! machine's countdown, so that Ctrl-C and limits reach a pattern that would take forever.

use memchr::{memchr, memrchr};
use rondo_vm::{Raised, Vm};

use super::program::{Next, Op, Pc, Program, Start, is_unbounded};
use super::sets::{CharSet, lower};
use super::steps::{back, holds, length_of, point_at, run_of, step};
use super::tree::{Cases, Greed};

/// A register that holds nothing.
pub const UNSET: u32 = u32::MAX;

/// The choice is to give back a character of a repetition, or to take one more, not to go on at an instruction.
const STEP: u32 = 1 << 31;

/// How many instructions are executed before the machine's countdown is spent.
const FUEL: u32 = 2_000;

/// How many ways back the room may keep place for between two matches.
const KEPT: usize = 1 << 16;

/// A way not taken.
#[derive(Clone, Copy)]
struct Choice {
    pc: Pc,
    /// How long the trail was.
    trail: u32,
    /// Where in the text.
    place: u32,
    /// Of a greedy repetition the first place that it may give back to; of a lazy one how many it has taken.
    bound: u32,
}

/// What a match must fulfil besides.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Nothing.
    Any,
    /// It must end where the text does.
    Full,
    /// It must not be empty: the last match ended here.
    Advance,
}

/// The room in which a pattern is matched, to be used again and again.
#[derive(Default)]
pub struct Matcher {
    /// Places of groups, and what else the program notes.
    pub registers: Vec<u32>,
    choices: Vec<Choice>,
    trail: Vec<(u32, u32)>,
    fuel: u32,
}

type R<T> = Result<T, Raised>;

impl Matcher {
    /// Looks for the first match at or behind a place. `wish` holds at that place only, but for `Full`.
    pub fn search(
        &mut self,
        vm: &mut Vm,
        program: &Program,
        text: &[u8],
        from: usize,
        wish: Wish,
    ) -> R<bool> {
        let mut wish = wish;
        let mut at = from;
        loop {
            let Some(start) = candidate(program, text, at) else { return Ok(false) };
            let here = if start == from { wish } else { Wish::Any };
            if self.matches_at(vm, program, text, start, here)? {
                return Ok(true);
            }
            if start >= text.len() {
                return Ok(false);
            }
            at = start + if program.is_text { length_of(text[start]) } else { 1 };
            wish = Wish::Any;
        }
    }

    /// Whether the pattern matches at a place; the registers tell then what it has matched.
    pub fn matches_at(
        &mut self,
        vm: &mut Vm,
        program: &Program,
        text: &[u8],
        start: usize,
        wish: Wish,
    ) -> R<bool> {
        self.registers.clear();
        self.registers.resize(program.registers, UNSET);
        self.choices.clear();
        self.trail.clear();
        let end = if program.is_text {
            self.run::<true>(vm, program, text, start, wish)?
        } else {
            self.run::<false>(vm, program, text, start, wish)?
        };
        let Some(end) = end else { return Ok(false) };
        self.registers[0] = start as u32;
        self.registers[1] = end as u32;
        Ok(true)
    }

    fn set(&mut self, register: u32, value: u32) {
        let place = &mut self.registers[register as usize];
        if !self.choices.is_empty() {
            self.trail.push((register, *place));
        }
        *place = value;
    }

    fn choose(&mut self, pc: Pc, place: usize, bound: usize) {
        let choice = Choice { pc, trail: self.trail.len() as u32, place: place as u32, bound: bound as u32 };
        self.choices.push(choice);
    }

    #[cold]
    fn refuel(&mut self, vm: &mut Vm) -> R<()> {
        self.fuel = FUEL;
        vm.spend(FUEL as usize / 4)?;
        vm.check_size(self.choices.len() * size_of::<Choice>() + self.trail.len() * size_of::<(u32, u32)>())
    }

    /// Gives memory back that an unusual match has taken.
    pub fn trim(mut self) -> Matcher {
        self.choices.clear();
        self.trail.clear();
        self.choices.shrink_to(KEPT);
        self.trail.shrink_to(KEPT);
        self
    }

    /// Executes the program from a place; gives where the match ends.
    fn run<const TEXT: bool>(
        &mut self,
        vm: &mut Vm,
        program: &Program,
        text: &[u8],
        start: usize,
        wish: Wish,
    ) -> R<Option<usize>> {
        let code = &program.code[..];
        let (mut pc, mut at): (Pc, usize) = (0, start);
        loop {
            if self.fuel == 0 {
                self.refuel(vm)?;
            }
            self.fuel -= 1;
            let goes_on = match &code[pc as usize] {
                Op::Byte(byte) => {
                    let found = text.get(at) == Some(byte);
                    at += 1;
                    found
                }
                Op::Bytes { start, end } => {
                    let bytes = &program.literals[*start as usize..*end as usize];
                    let found = text[at..].starts_with(bytes);
                    at += bytes.len();
                    found
                }
                Op::Set(set) => match step::<TEXT>(&program.sets[*set as usize], text, at) {
                    Some(next) => {
                        at = next;
                        true
                    }
                    None => false,
                },
                Op::At(anchor) => holds::<TEXT>(*anchor, text, at),
                Op::Fail => false,
                Op::Save(register) => {
                    self.set(*register, at as u32);
                    if register & 1 == 1 {
                        self.set(2 * program.groups as u32 + 2, register / 2);
                    }
                    true
                }
                Op::Jump(target) => {
                    pc = *target;
                    continue;
                }
                Op::Split { first, exclusive, other } => {
                    match (first, text.get(at)) {
                        (Some(first), Some(byte)) => {
                            if !program.nexts[*first as usize].bytes[usize::from(*byte)] {
                                pc = *other;
                                continue;
                            }
                            if !exclusive {
                                self.choose(*other, at, 0);
                            }
                        }
                        _ => self.choose(*other, at, 0),
                    }
                    true
                }
                Op::LazySplit { other } => {
                    self.choose(pc + 1, at, 0);
                    pc = *other;
                    continue;
                }
                Op::Repeat { set, min, max, greed, next } => {
                    let set = &program.sets[*set as usize];
                    match self.repeat::<TEXT>(pc, set, (*min, *max), *greed, text, at) {
                        Some(end) => {
                            at = end;
                            // Where a match cannot go on, it is not tried.
                            *greed == Greed::Possessive
                                || next.is_none_or(|next| program.nexts[next as usize].allows(text, at))
                        }
                        None => false,
                    }
                }
                Op::LoopStart(register) => {
                    self.set(*register, 0);
                    self.set(register + 1, UNSET);
                    true
                }
                Op::LoopTest { register, min, max, greed, exit, first, exclusive } => {
                    let count = self.registers[*register as usize];
                    let last = self.registers[*register as usize + 1];
                    if count < *min {
                        self.set(*register, count + 1);
                        true
                    } else if *greed == Greed::Lazy {
                        // The way of another turn lies just before the exit.
                        self.choose(exit - 1, at, 0);
                        pc = *exit;
                        continue;
                    } else {
                        let may = (count < *max || is_unbounded(*max)) && last != at as u32;
                        let byte = text.get(at);
                        let can = first.is_none_or(|first| {
                            byte.is_some_and(|byte| program.nexts[first as usize].bytes[usize::from(*byte)])
                        });
                        if !may || !can {
                            pc = *exit;
                            continue;
                        }
                        if !exclusive {
                            self.choose(*exit, at, 0);
                        }
                        self.set(*register, count.saturating_add(1));
                        self.set(register + 1, at as u32);
                        true
                    }
                }
                Op::LoopMore { register, max, body } => {
                    let count = self.registers[*register as usize];
                    let last = self.registers[*register as usize + 1];
                    if (count >= *max && !is_unbounded(*max)) || last == at as u32 {
                        false
                    } else {
                        self.set(*register, count.saturating_add(1));
                        self.set(register + 1, at as u32);
                        pc = *body;
                        continue;
                    }
                }
                Op::Enter(register) => {
                    self.set(*register, self.choices.len() as u32);
                    self.set(register + 1, at as u32);
                    true
                }
                Op::Commit(register) => {
                    self.choices.truncate(self.registers[*register as usize] as usize);
                    true
                }
                Op::CommitBack(register) => {
                    self.choices.truncate(self.registers[*register as usize] as usize);
                    at = self.registers[*register as usize + 1] as usize;
                    true
                }
                Op::EnterNot { register, exit } => {
                    self.set(*register, self.choices.len() as u32);
                    self.choose(*exit, at, 0);
                    true
                }
                Op::CommitFail(register) => {
                    let height = self.registers[*register as usize] as usize;
                    let trail = self.choices[height].trail;
                    self.choices.truncate(height);
                    self.undo(trail);
                    false
                }
                Op::Back(count) => match back::<TEXT>(text, at, *count) {
                    Some(place) => {
                        at = place;
                        true
                    }
                    None => false,
                },
                Op::Reference(group, cases) => match self.reference::<TEXT>(*group, *cases, text, at) {
                    Some(end) => {
                        at = end;
                        true
                    }
                    None => false,
                },
                Op::Unless { group, no } => {
                    if self.registers[*group as usize * 2 + 1] == UNSET {
                        pc = *no;
                        continue;
                    }
                    true
                }
                Op::Match => {
                    let fits = match wish {
                        Wish::Any => true,
                        Wish::Full => at == text.len(),
                        Wish::Advance => at != start,
                    };
                    if fits {
                        return Ok(Some(at));
                    }
                    false
                }
            };
            if goes_on {
                pc += 1;
                continue;
            }
            match self.go_back::<TEXT>(program, text) {
                Some((way, place)) => (pc, at) = (way, place),
                None => return Ok(None),
            }
        }
    }

    /// Undoes what was written on the trail since it was so long.
    fn undo(&mut self, trail: u32) {
        while self.trail.len() > trail as usize {
            let (register, old) = self.trail.pop().expect("the trail is longer than that");
            self.registers[register as usize] = old;
        }
    }

    /// The latest way not taken: where to go on, and at which place.
    fn go_back<const TEXT: bool>(&mut self, program: &Program, text: &[u8]) -> Option<(Pc, usize)> {
        loop {
            let choice = self.choices.last_mut()?;
            let (pc, trail) = (choice.pc, choice.trail);
            let found = if pc & STEP == 0 {
                let place = choice.place as usize;
                self.choices.pop();
                Some((pc, place))
            } else {
                let pc = pc & !STEP;
                let Op::Repeat { set, max, greed, next, .. } = &program.code[pc as usize] else {
                    unreachable!("only repetitions step");
                };
                let next = next.map(|next| &program.nexts[next as usize]);
                let place = if *greed == Greed::Lazy {
                    take_more::<TEXT>(choice, &program.sets[*set as usize], *max, next, text)
                } else {
                    give_back::<TEXT>(choice, next, text)
                };
                match place {
                    Some(place) => Some((pc + 1, place)),
                    None => {
                        self.choices.pop();
                        None
                    }
                }
            };
            if found.is_some() {
                self.undo(trail);
                return found;
            }
        }
    }

    /// Takes characters of a set, and remembers that there are other numbers of them.
    fn repeat<const TEXT: bool>(
        &mut self,
        pc: Pc,
        set: &CharSet,
        (min, max): (u32, u32),
        greed: Greed,
        text: &[u8],
        at: usize,
    ) -> Option<usize> {
        let mut low = at;
        for _ in 0..min {
            low = step::<TEXT>(set, text, low)?;
        }
        if greed == Greed::Lazy {
            if max > min {
                self.choose(pc | STEP, low, min as usize);
            }
            return Some(low);
        }
        let mut end = low;
        if is_unbounded(max) {
            end = run_of::<TEXT>(set, text, low);
        } else {
            for _ in min..max {
                match step::<TEXT>(set, text, end) {
                    Some(next) => end = next,
                    None => break,
                }
            }
        }
        if greed == Greed::Greedy && end > low {
            self.choose(pc | STEP, end, low);
        }
        Some(end)
    }

    /// What a group has matched, again: where it ends.
    fn reference<const TEXT: bool>(&self, group: u32, cases: Cases, text: &[u8], at: usize) -> Option<usize> {
        let start = self.registers[group as usize * 2];
        let end = self.registers[group as usize * 2 + 1];
        if start == UNSET || end == UNSET || end < start {
            return None;
        }
        let wanted = &text[start as usize..end as usize];
        if cases == Cases::Exact {
            return text[at..].starts_with(wanted).then_some(at + wanted.len());
        }
        let (mut here, mut there) = (at, start as usize);
        while there < end as usize {
            let (left, next) = point_at::<TEXT>(text, there);
            if here >= text.len() {
                return None;
            }
            let (right, after) = point_at::<TEXT>(text, here);
            if lower(left, cases) != lower(right, cases) {
                return None;
            }
            (there, here) = (next, after);
        }
        Some(here)
    }
}

impl Next {
    /// Whether a match can go on at a place.
    #[inline]
    fn allows(&self, text: &[u8], at: usize) -> bool {
        match text.get(at) {
            Some(byte) => self.bytes[usize::from(*byte)],
            None => self.end,
        }
    }
}

/// A greedy repetition gives back characters until the rest can go on.
fn give_back<const TEXT: bool>(choice: &mut Choice, next: Option<&Next>, text: &[u8]) -> Option<usize> {
    let low = choice.bound as usize;
    let mut at = choice.place as usize;
    if let Some(byte) = next.and_then(|next| next.only) {
        // The one byte that must follow is looked for backwards.
        at = memrchr(byte, &text[low..at]).map(|found| low + found)?;
        choice.place = at as u32;
        return Some(at);
    }
    while at > low {
        at -= 1;
        while TEXT && text[at] & 0xc0 == 0x80 {
            at -= 1;
        }
        if next.is_none_or(|next| next.allows(text, at)) {
            choice.place = at as u32;
            return Some(at);
        }
    }
    None
}

/// A lazy repetition takes characters until the rest can go on.
fn take_more<const TEXT: bool>(
    choice: &mut Choice,
    set: &CharSet,
    max: u32,
    next: Option<&Next>,
    text: &[u8],
) -> Option<usize> {
    loop {
        if choice.bound >= max && !is_unbounded(max) {
            return None;
        }
        let at = step::<TEXT>(set, text, choice.place as usize)?;
        choice.place = at as u32;
        choice.bound = choice.bound.saturating_add(1);
        if next.is_none_or(|next| next.allows(text, at)) {
            return Some(at);
        }
    }
}

/// The first place from another on where a match may begin.
fn candidate(program: &Program, text: &[u8], from: usize) -> Option<usize> {
    if from > text.len() {
        return None;
    }
    match &program.start {
        Start::Anywhere => Some(from),
        Start::Anchored => (from == 0).then_some(0),
        Start::Prefix(finder) => finder.find(&text[from..]).map(|found| from + found),
        Start::Bytes(next) => {
            let found = match next.only {
                Some(byte) => memchr(byte, &text[from..]),
                None => text[from..].iter().position(|&byte| next.bytes[usize::from(byte)]),
            };
            match found {
                Some(found) => Some(from + found),
                None => next.end.then_some(text.len()),
            }
        }
    }
}
