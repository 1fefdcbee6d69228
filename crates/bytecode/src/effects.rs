//! What each instruction does to registers, for whoever reasons about code without running it: the verifier first of all.
//!
//! The table says it in notation for people; here it stands once more for machines. The two are kept together by the
//! verifier, which runs over every compiled unit in the tests.

use crate::instr::Instr;
use crate::operand::{Count, FunctionParts, Reg};

/// What an instruction does to registers.
#[derive(Clone, Default)]
pub struct Effects {
    /// Registers that are looked at, and keep what they hold.
    pub reads: Vec<Reg>,
    /// Registers that are looked at, and left empty if they are temporaries.
    pub takes: Vec<Reg>,
    /// Registers that are left empty, whatever they held.
    pub empties: Vec<Reg>,
    /// Registers that are written when the instruction completes and the next one follows.
    pub writes: Vec<Reg>,
    /// Registers that are written when it jumps.
    pub writes_on_jump: Vec<Reg>,
}

impl Effects {
    fn reads(mut self, regs: &[Reg]) -> Self {
        self.reads.extend(regs.iter().filter(|reg| **reg != Reg::DISCARD));
        self
    }

    fn takes(mut self, regs: &[Reg]) -> Self {
        self.takes.extend(regs);
        self
    }

    fn takes_run(mut self, base: Reg, count: u16) -> Self {
        self.takes.extend((0..count).map(|index| run(base, index)));
        self
    }

    fn empties(mut self, regs: &[Reg]) -> Self {
        self.empties.extend(regs);
        self
    }

    fn writes(mut self, regs: &[Reg]) -> Self {
        self.writes.extend(regs.iter().filter(|reg| **reg != Reg::DISCARD));
        self
    }

    fn writes_run(mut self, base: Reg, count: u16) -> Self {
        self.writes.extend((0..count).map(|index| run(base, index)));
        self
    }
}

/// The register `index` places above `base`; past the last one it stays at `_`, which no frame has.
fn run(base: Reg, index: u16) -> Reg {
    Reg(u8::try_from(u16::from(base.0) + index).unwrap_or(Reg::DISCARD.0))
}

fn parts_count(parts: FunctionParts) -> u16 {
    parts.0.count_ones() as u16
}

/// The effects of an instruction.
pub fn effects(instr: &Instr) -> Effects {
    let of = Effects::default;
    let many = |count: Count| u16::from(count.0);
    match *instr {
        Instr::Move { dst, src } => of().reads(&[src]).writes(&[dst]),
        Instr::Take { dst, src } => of().reads(&[src]).empties(&[src]).writes(&[dst]),
        Instr::Drop { reg } => of().empties(&[reg]),
        Instr::LoadConst { dst, .. }
        | Instr::LoadInt { dst, .. }
        | Instr::LoadNone { dst }
        | Instr::LoadIntrinsic { dst, .. }
        | Instr::LoadWide { dst, .. } => of().writes(&[dst]),
        Instr::StoreWide { src, .. } => of().reads(&[src]),
        Instr::CheckLocal { .. } | Instr::MakeCell { .. } | Instr::DeleteLocal { .. } => of(),
        Instr::LoadCell { dst, .. }
        | Instr::LoadClosure { dst, .. }
        | Instr::LoadFree { dst, .. }
        | Instr::LoadGlobal { dst, .. } => of().writes(&[dst]),
        Instr::StoreCell { src, .. } | Instr::StoreFree { src, .. } | Instr::StoreGlobal { src, .. } => {
            of().takes(&[src])
        }
        Instr::DeleteCell { .. } | Instr::DeleteFree { .. } | Instr::DeleteGlobal { .. } => of(),
        Instr::LoadName { dst, namespace, .. } | Instr::LoadNameOrFree { dst, namespace, .. } => {
            of().reads(&[namespace]).writes(&[dst])
        }
        Instr::StoreName { namespace, src, .. } => of().reads(&[namespace]).takes(&[src]),
        Instr::DeleteName { namespace, .. } => of().reads(&[namespace]),
        Instr::Add { dst, a, b }
        | Instr::Sub { dst, a, b }
        | Instr::Mul { dst, a, b }
        | Instr::TrueDiv { dst, a, b }
        | Instr::FloorDiv { dst, a, b }
        | Instr::Mod { dst, a, b }
        | Instr::LShift { dst, a, b }
        | Instr::RShift { dst, a, b }
        | Instr::And { dst, a, b }
        | Instr::Or { dst, a, b }
        | Instr::Xor { dst, a, b }
        | Instr::Binary { dst, a, b, .. }
        | Instr::InPlaceAdd { dst, a, b }
        | Instr::InPlaceSub { dst, a, b }
        | Instr::InPlaceMul { dst, a, b }
        | Instr::InPlace { dst, a, b, .. }
        | Instr::Compare { dst, a, b, .. }
        | Instr::Is { dst, a, b }
        | Instr::IsNot { dst, a, b } => of().takes(&[a, b]).writes(&[dst]),
        Instr::In { dst, item, container } | Instr::NotIn { dst, item, container } => {
            of().takes(&[item, container]).writes(&[dst])
        }
        Instr::AddInt { dst, a, .. }
        | Instr::SubInt { dst, a, .. }
        | Instr::MulInt { dst, a, .. }
        | Instr::FloorDivInt { dst, a, .. }
        | Instr::ModInt { dst, a, .. }
        | Instr::InPlaceAddInt { dst, a, .. }
        | Instr::InPlaceSubInt { dst, a, .. }
        | Instr::Unary { dst, a, .. }
        | Instr::Not { dst, a } => of().takes(&[a]).writes(&[dst]),
        Instr::Jump { .. } => of(),
        Instr::JumpIfTrueKeep { a, .. } | Instr::JumpIfFalseKeep { a, .. } => of().reads(&[a]),
        Instr::JumpIfTrue { a, .. }
        | Instr::JumpIfFalse { a, .. }
        | Instr::JumpIfNone { a, .. }
        | Instr::JumpIfNotNone { a, .. }
        | Instr::JumpLtInt { a, .. }
        | Instr::JumpLeInt { a, .. }
        | Instr::JumpEqInt { a, .. }
        | Instr::JumpNeInt { a, .. }
        | Instr::JumpGtInt { a, .. }
        | Instr::JumpGeInt { a, .. }
        | Instr::JumpNotLtInt { a, .. }
        | Instr::JumpNotLeInt { a, .. }
        | Instr::JumpNotEqInt { a, .. }
        | Instr::JumpNotNeInt { a, .. }
        | Instr::JumpNotGtInt { a, .. }
        | Instr::JumpNotGeInt { a, .. } => of().takes(&[a]),
        Instr::JumpLt { a, b, .. }
        | Instr::JumpLe { a, b, .. }
        | Instr::JumpEq { a, b, .. }
        | Instr::JumpNe { a, b, .. }
        | Instr::JumpGt { a, b, .. }
        | Instr::JumpGe { a, b, .. }
        | Instr::JumpNotLt { a, b, .. }
        | Instr::JumpNotLe { a, b, .. }
        | Instr::JumpNotEq { a, b, .. }
        | Instr::JumpNotNe { a, b, .. }
        | Instr::JumpNotGt { a, b, .. }
        | Instr::JumpNotGe { a, b, .. } => of().takes(&[a, b]),
        Instr::ForPrep { state, src, .. } | Instr::ForPrepIterator { state, src, .. } => {
            let mut effects = of().takes(&[src]);
            effects.writes_on_jump.extend((0..3).map(|index| run(state, index)));
            effects
        }
        Instr::ForNext { dst, state, .. } => {
            let three = [state, run(state, 1), run(state, 2)];
            let mut effects = of().reads(&three).empties(&three);
            effects.writes_on_jump.extend(three);
            effects.writes_on_jump.push(dst);
            effects
        }
        Instr::GetIter { dst, src }
        | Instr::GetYieldFromIter { dst, src }
        | Instr::GetAsyncIter { dst, src }
        | Instr::GetAwaitable { dst, src } => of().takes(&[src]).writes(&[dst]),
        Instr::Unpack { base, count, src } => of().takes(&[src]).writes_run(base, many(count)),
        Instr::UnpackStar { base, before, after, src } => {
            of().takes(&[src]).writes_run(base, many(before) + many(after) + 1)
        }
        Instr::GetAsyncNext { dst, iter } => of().reads(&[iter]).writes(&[dst]),
        Instr::EndAsyncFor { exc } => of().reads(&[exc]).empties(&[exc]),
        Instr::LoadAttr { dst, object, .. } => of().takes(&[object]).writes(&[dst]),
        Instr::LoadMethod { dst, object, .. } => of().takes(&[object]).writes_run(dst, 2),
        Instr::StoreAttr { object, src, .. } => of().takes(&[object, src]),
        Instr::DeleteAttr { object, .. } => of().takes(&[object]),
        Instr::GetItem { dst, object, key } => of().takes(&[object, key]).writes(&[dst]),
        Instr::GetItemInt { dst, object, .. } => of().takes(&[object]).writes(&[dst]),
        Instr::SetItem { object, key, src } => of().takes(&[object, key, src]),
        Instr::DeleteItem { object, key } => of().takes(&[object, key]),
        Instr::BuildSlice { dst, base } => of().takes_run(base, 3).writes(&[dst]),
        Instr::Call { dst, func, argc } | Instr::CallKw { dst, func, argc, .. } => {
            of().takes_run(func, many(argc) + 1).writes(&[dst])
        }
        Instr::CallSpread { dst, func } => of().takes_run(func, 3).writes(&[dst]),
        Instr::CallGlobal { dst, base, argc, .. } => of().takes_run(base, many(argc)).writes(&[dst]),
        Instr::CallMethod { dst, base, argc, .. } => of().takes_run(base, many(argc) + 1).writes(&[dst]),
        Instr::LoadSuperMethod { dst, .. } => of().writes_run(dst, 2),
        Instr::CallPair { dst, base, argc } => of().takes_run(base, many(argc) + 2).writes(&[dst]),
        Instr::Return { src } => of().takes(&[src]),
        Instr::MakeFunction { dst, base, parts, .. } => {
            of().takes_run(base, parts_count(parts)).writes(&[dst])
        }
        Instr::Yield { dst, src } | Instr::AsyncYield { dst, src } => of().takes(&[src]).writes(&[dst]),
        Instr::Send { dst, iter, value } => of().reads(&[iter, value]).empties(&[iter, value]).writes(&[dst]),
        Instr::Raise { exc } => of().reads(&[exc]),
        Instr::RaiseFrom { exc, cause } => of().reads(&[exc, cause]),
        Instr::RaiseAgain {} => of(),
        Instr::Reraise { exc } => of().reads(&[exc]).empties(&[exc]),
        Instr::EnterHandler { save, exc } => of().reads(&[exc]).writes(&[save]),
        Instr::LeaveHandler { save } => of().reads(&[save]).empties(&[save]),
        Instr::MatchException { dst, exc, class } => of().reads(&[exc, class]).writes(&[dst]),
        Instr::MatchGroup { rest, exc, class } => {
            of().reads(&[exc, class]).empties(&[exc]).writes_run(rest, 2)
        }
        Instr::PrepareReraiseStar { dst, original, raised } => of().reads(&[original, raised]).writes(&[dst]),
        Instr::LoadSpecial { dst, object, .. } => of().reads(&[object]).writes(&[dst]),
        Instr::WithExcept { dst, exit, exc } => of().reads(&[exit, exc]).writes(&[dst]),
        Instr::BuildTuple { dst, base, count }
        | Instr::BuildList { dst, base, count }
        | Instr::BuildSet { dst, base, count }
        | Instr::BuildString { dst, base, count } => of().takes_run(base, many(count)).writes(&[dst]),
        Instr::BuildDict { dst, base, count } => of().takes_run(base, 2 * many(count)).writes(&[dst]),
        Instr::FormatValue { dst, src, spec, .. } => of().reads(&[src, spec]).writes(&[dst]),
        Instr::ListAppend { list, src } => of().reads(&[list]).takes(&[src]),
        Instr::SetAdd { set, src } => of().reads(&[set]).takes(&[src]),
        Instr::ListExtend { list, src } => of().reads(&[list, src]),
        Instr::ListToTuple { dst, src } => of().reads(&[src]).writes(&[dst]),
        Instr::SetUpdate { set, src } => of().reads(&[set, src]),
        Instr::DictSet { dict, key, value } => of().reads(&[dict]).takes(&[key, value]),
        Instr::DictUpdate { dict, src } => of().reads(&[dict, src]),
        Instr::DictMerge { dict, src, func } => of().reads(&[dict, src, func]),
        Instr::MatchSequence { dst, subject }
        | Instr::MatchMapping { dst, subject }
        | Instr::GetLength { dst, subject } => of().reads(&[subject]).writes(&[dst]),
        Instr::MatchKeys { dst, subject, keys } | Instr::MatchRest { dst, subject, keys } => {
            of().reads(&[subject, keys]).writes(&[dst])
        }
        Instr::MatchClass { dst, subject, class, .. } => of().reads(&[subject, class]).writes(&[dst]),
        Instr::ImportName { dst, .. } => of().writes(&[dst]),
        Instr::ImportFrom { dst, module, .. } => of().reads(&[module]).writes(&[dst]),
        Instr::ImportStar { module } => of().reads(&[module]),
        Instr::Echo { src } => of().takes(&[src]),
    }
}
