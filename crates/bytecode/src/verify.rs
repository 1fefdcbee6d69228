//! The verifier: what the machine relies upon without looking.
//!
//! Three questions, from cheap to dear:
//!
//! 1. **Do the operands exist?** Registers lie in the frame, jumps in the code; constants, names, captured variables and caches
//!    in their tables.
//! 2. **Is the way clear?** The last instruction does not fall off the end; handlers cover something and catch into a temporary;
//!    what is awaited is awaited right behind.
//! 3. **Is every temporary full when it is read?** A flow over the code follows which temporaries have surely been written and
//!    not been used since. A read of any other is a fault of the compiler.
//!
//! The machine checks none of this when it runs. The compiler's tests run it over everything they compile, and so do debug builds.

use std::fmt;

use crate::code::{Code, Constant};
use crate::effects::{Effects, effects};
use crate::instr::{Instr, SEND_BEHIND_AWAITABLE};
use crate::operand::{Operand, Reg, Wide};

/// What is wrong with a code: a fault of the compiler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The qualified name of the code.
    pub code: String,
    /// The instruction, if it is one.
    pub ip: Option<usize>,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.ip {
            Some(ip) => write!(f, "{} @{ip}: {}", self.code, self.what),
            None => write!(f, "{}: {}", self.code, self.what),
        }
    }
}

/// Verifies a code and all the code within it.
pub fn verify(code: &Code) -> Result<(), Vec<Fault>> {
    let mut verifier = Verifier { code, faults: Vec::new() };
    verifier.shape();
    for (ip, instr) in code.instrs.iter().enumerate() {
        verifier.operands(ip, instr);
        verifier.layout(ip, instr);
        verifier.registers(ip, &effects(instr));
    }
    if verifier.faults.is_empty() {
        verifier.flow();
    }
    let mut faults = verifier.faults;
    for constant in &code.constants {
        if let Constant::Code(inner) = constant
            && let Err(more) = verify(inner)
        {
            faults.extend(more);
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

struct Verifier<'c> {
    code: &'c Code,
    faults: Vec<Fault>,
}

impl Verifier<'_> {
    fn fault(&mut self, ip: Option<usize>, what: impl Into<String>) {
        self.faults.push(Fault { code: self.code.qualname.to_string(), ip, what: what.into() });
    }

    /// The code as a whole: its tables fit each other, and control cannot leave it but by `Return` or an exception.
    fn shape(&mut self) {
        let code = self.code;
        let length = code.instrs.len();
        if code.places.len() != length {
            self.fault(None, "not every instruction has a place in the source");
        }
        if u16::from(code.first_temporary) > code.registers {
            self.fault(None, "the temporaries begin outside the frame");
        }
        if code.parameters.total() > code.locals.len() {
            self.fault(None, "there are fewer locals than parameters");
        }
        for (index, local) in code.locals.iter().enumerate() {
            let is_parameter = index < code.parameters.total();
            if is_parameter && usize::from(local.register) != index {
                self.fault(None, format!("parameter {} is not register {index}", local.name));
            }
            let is_local = local.register < u16::from(code.first_temporary) || local.register >= Wide::FIRST;
            if !is_local || local.register >= code.registers {
                self.fault(
                    None,
                    format!("the local {} lies among the temporaries or outside the frame", local.name),
                );
            }
        }
        for handler in &code.handlers {
            if handler.start >= handler.end
                || handler.end as usize > length
                || handler.target as usize >= length
            {
                self.fault(None, format!("the handler {handler:?} covers nothing, or leads outside"));
            }
            if handler.depth < code.first_temporary || u16::from(handler.depth) >= code.registers {
                self.fault(None, format!("the handler {handler:?} catches outside the temporaries"));
            }
        }
        match code.instrs.last() {
            Some(last) if last.ends() => {}
            _ => self.fault(None, "control falls off the end"),
        }
    }

    fn operands(&mut self, ip: usize, instr: &Instr) {
        let code = self.code;
        for (field, operand) in instr.operands() {
            let exists = match operand {
                Operand::Reg(Reg::DISCARD) => match instr {
                    Instr::Call { .. }
                    | Instr::CallKw { .. }
                    | Instr::CallSpread { .. }
                    | Instr::CallGlobal { .. }
                    | Instr::CallMethod { .. }
                    | Instr::CallPair { .. }
                    | Instr::Yield { .. }
                    | Instr::AsyncYield { .. } => field == "dst",
                    Instr::FormatValue { .. } => field == "spec",
                    _ => false,
                },
                Operand::Reg(reg) => u16::from(reg.0) < code.registers,
                Operand::Wide(wide) => wide.0 >= Wide::FIRST && wide.0 < code.registers,
                Operand::Const(constant) => usize::from(constant.0) < code.constants.len(),
                Operand::Name(name) => usize::from(name.0) < code.names.len(),
                Operand::Free(free) => usize::from(free.0) < code.free.len(),
                Operand::Target(target) => (target.0 as usize) < code.instrs.len(),
                Operand::Cache(cache) => cache.0 < code.caches,
                Operand::Count(_) | Operand::Number(_) | Operand::Word(_) | Operand::Parts(_) => true,
            };
            if !exists {
                self.fault(Some(ip), format!("{instr}: {field} does not exist"));
            }
        }
    }

    /// What is awaited is awaited right behind: `GetAwaitable` or `GetAsyncNext`, `LoadNone`, `Send`.
    fn layout(&mut self, ip: usize, instr: &Instr) {
        let (Instr::GetAwaitable { dst, .. } | Instr::GetAsyncNext { dst, .. }) = *instr else { return };
        let between = self.code.instrs.get(ip + 1);
        let send = self.code.instrs.get(ip + SEND_BEHIND_AWAITABLE as usize);
        let is_laid_out = match (between, send) {
            (Some(Instr::LoadNone { dst: sent }), Some(Instr::Send { iter, value, .. })) => {
                *iter == dst && value == sent
            }
            _ => false,
        };
        if !is_laid_out {
            self.fault(Some(ip), format!("{instr} is not followed by LoadNone and Send"));
        }
    }

    /// Neighbouring registers that the operands do not name lie in the frame too.
    fn registers(&mut self, ip: usize, effects: &Effects) {
        let all =
            [&effects.reads, &effects.takes, &effects.empties, &effects.writes, &effects.writes_on_jump];
        let outside = all
            .iter()
            .flat_map(|regs| regs.iter())
            .any(|reg| u16::from(reg.0) >= self.code.registers || reg.0 == 255);
        if outside {
            self.fault(Some(ip), format!("{} reaches outside the frame", self.code.instrs[ip]));
        }
    }

    /// Follows which temporaries are surely full.
    fn flow(&mut self) {
        let length = self.code.instrs.len();
        let mut states: Vec<Option<Full>> = vec![None; length];
        let mut work = vec![0];
        states[0] = Some(Full::default());
        let mut faulty = vec![false; length];
        while let Some(ip) = work.pop() {
            let before = states[ip].expect("an instruction on the list has been reached");
            let instr = self.code.instrs[ip];
            let effects = effects(&instr);
            if let Some(reg) = self.read_while_empty(&instr, &effects, before)
                && !faulty[ip]
            {
                faulty[ip] = true;
                self.fault(Some(ip), format!("{instr} reads r{}, which may be empty", reg.0));
            }
            let mut emptied = before;
            effects.takes.iter().chain(&effects.empties).for_each(|reg| emptied.remove(*reg));
            let join = |to: usize, state: Full, states: &mut Vec<Option<Full>>, work: &mut Vec<usize>| {
                let joined = states[to].map_or(state, |old| old.and(state));
                if states[to] != Some(joined) {
                    states[to] = Some(joined);
                    work.push(to);
                }
            };
            if !instr.ends() {
                let mut after = emptied;
                effects.writes.iter().for_each(|reg| after.insert(*reg));
                join(ip + 1, after, &mut states, &mut work);
            }
            if let Some(target) = instr.target() {
                let mut after = emptied;
                effects.writes.iter().chain(&effects.writes_on_jump).for_each(|reg| after.insert(*reg));
                join(target.0 as usize, after, &mut states, &mut work);
            }
            if let Some(handler) = self.code.handler_at(ip as u32) {
                let mut caught = emptied.below(handler.depth);
                caught.insert(Reg(handler.depth));
                join(handler.target as usize, caught, &mut states, &mut work);
            }
        }
    }

    fn read_while_empty(&self, instr: &Instr, effects: &Effects, state: Full) -> Option<Reg> {
        let may_be_empty = |reg: Reg| match instr {
            // A method that `LoadMethod` or `LoadSuperMethod` could not pair with its object comes alone.
            Instr::CallPair { base, .. } => reg == base.plus(1),
            _ => false,
        };
        let is_temporary = |reg: &Reg| reg.0 >= self.code.first_temporary;
        let mut looked_at = effects.reads.iter().chain(&effects.takes).copied();
        looked_at.find(|reg| is_temporary(reg) && !state.has(*reg) && !may_be_empty(*reg))
    }
}

/// A set of registers.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Full([u64; 4]);

impl Full {
    fn has(self, reg: Reg) -> bool {
        self.0[usize::from(reg.0 >> 6)] & (1 << (reg.0 & 63)) != 0
    }

    fn insert(&mut self, reg: Reg) {
        self.0[usize::from(reg.0 >> 6)] |= 1 << (reg.0 & 63);
    }

    fn remove(&mut self, reg: Reg) {
        self.0[usize::from(reg.0 >> 6)] &= !(1 << (reg.0 & 63));
    }

    fn and(self, other: Full) -> Full {
        Full(std::array::from_fn(|index| self.0[index] & other.0[index]))
    }

    fn below(mut self, depth: u8) -> Full {
        (depth..=255).for_each(|reg| self.remove(Reg(reg)));
        self
    }
}
