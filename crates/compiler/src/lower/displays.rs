//! Displays: tuples, lists, sets and dicts as they are written.
//!
//! Few items are evaluated into neighbouring registers and collected at once; many are added one by one, so that the registers
//! never run out.

use rondo_bytecode::{Constant, Count, Instr, Reg};
use rondo_diagnostics::Span;
use rondo_syntax::tree::{DictItem, Expr, ExprKind};

use super::{Lower, Neighbour};
use crate::fold::fold;

/// How many items are evaluated before they are collected.
const AT_ONCE: usize = 30;

/// From how many constants on a list or set is made of a constant tuple.
const MIN_CONSTANTS: usize = 3;

impl<'t> Lower<'t> {
    pub(super) fn tuple(&mut self, span: Span, elts: &'t [Expr], dst: Reg) {
        if let Some(items) = elts.iter().map(fold).collect::<Option<Vec<_>>>() {
            return self.constant_into(span, Constant::Tuple(items), dst);
        }
        if is_short(elts) {
            let base = self.items(span, elts, dst);
            return self.emit(span, Instr::BuildTuple { dst, base, count: Count(elts.len() as u8) });
        }
        let scratch = self.scratch_for(span, dst);
        self.emit(span, Instr::BuildList { dst: scratch, base: scratch, count: Count(0) });
        self.extend_list(span, scratch, elts);
        self.emit(span, Instr::ListToTuple { dst: scratch, src: scratch });
        self.deliver(span, scratch, dst);
    }

    pub(super) fn list(&mut self, span: Span, elts: &'t [Expr], dst: Reg) {
        if elts.len() >= MIN_CONSTANTS
            && let Some(items) = elts.iter().map(fold).collect::<Option<Vec<_>>>()
        {
            let scratch = self.scratch_for(span, dst);
            self.emit(span, Instr::BuildList { dst: scratch, base: scratch, count: Count(0) });
            let src = self.temporary_constant(span, Constant::Tuple(items));
            self.emit(span, Instr::ListExtend { list: scratch, src });
            return self.deliver(span, scratch, dst);
        }
        if is_short(elts) {
            let base = self.items(span, elts, dst);
            return self.emit(span, Instr::BuildList { dst, base, count: Count(elts.len() as u8) });
        }
        let scratch = self.scratch_for(span, dst);
        self.emit(span, Instr::BuildList { dst: scratch, base: scratch, count: Count(0) });
        self.extend_list(span, scratch, elts);
        self.deliver(span, scratch, dst);
    }

    /// A set of constants is copied from a frozenset, as CPython does it: its table may be of another size than one that the
    /// constants are added to one by one, and that shows in its order.
    pub(super) fn set(&mut self, span: Span, elts: &'t [Expr], dst: Reg) {
        if elts.len() >= MIN_CONSTANTS
            && let Some(items) = elts.iter().map(fold).collect::<Option<Vec<_>>>()
        {
            let scratch = self.scratch_for(span, dst);
            self.emit(span, Instr::BuildSet { dst: scratch, base: scratch, count: Count(0) });
            let src = self.temporary_constant(span, Constant::FrozenSet(items));
            self.emit(span, Instr::SetUpdate { set: scratch, src });
            return self.deliver(span, scratch, dst);
        }
        if is_short(elts) {
            let base = self.items(span, elts, dst);
            return self.emit(span, Instr::BuildSet { dst, base, count: Count(elts.len() as u8) });
        }
        let scratch = self.scratch_for(span, dst);
        self.emit(span, Instr::BuildSet { dst: scratch, base: scratch, count: Count(0) });
        for element in elts {
            if let ExprKind::Starred { value } = &element.kind {
                let src = self.operand(value);
                self.emit(span, Instr::SetUpdate { set: scratch, src });
                self.drop_temporary(element.span, src);
            } else {
                let src = self.operand(element);
                self.emit(span, Instr::SetAdd { set: scratch, src });
                self.release(src);
            }
        }
        self.deliver(span, scratch, dst);
    }

    pub(super) fn dict(&mut self, span: Span, items: &'t [DictItem], dst: Reg) {
        let is_short = items.len() <= AT_ONCE / 2 && items.iter().all(|item| item.key.is_some());
        if is_short {
            let base = self.allocate_many(span, 2 * items.len() as u16);
            for (index, item) in items.iter().enumerate() {
                let key = base.nth(2 * index);
                self.into(item.key.as_ref().expect("all have keys"), key);
                self.into(&item.value, key.nth(1));
            }
            let base = if items.is_empty() { self.scratch_for(span, dst) } else { base };
            return self.emit(span, Instr::BuildDict { dst, base, count: Count(items.len() as u8) });
        }
        let scratch = self.scratch_for(span, dst);
        self.emit(span, Instr::BuildDict { dst: scratch, base: scratch, count: Count(0) });
        for item in items {
            if let Some(key) = &item.key {
                let home = self.allocate(span);
                let key = self.operand_before(key, home, &[&item.value]);
                let value = self.operand(&item.value);
                self.emit(span, Instr::DictSet { dict: scratch, key, value });
                self.release(home);
            } else {
                let src = self.operand(&item.value);
                self.emit(span, Instr::DictUpdate { dict: scratch, src });
                self.drop_temporary(item.value.span, src);
            }
        }
        self.deliver(span, scratch, dst);
    }

    /// Evaluates items into neighbouring temporaries; the first of them is returned.
    fn items(&mut self, span: Span, elts: &'t [Expr], dst: Reg) -> Reg {
        let Some((first, rest)) = elts.split_first() else { return self.scratch_for(span, dst) };
        let base = self.base_for(span, dst);
        self.into(first, base);
        for element in rest {
            self.temporary(element);
        }
        base
    }

    /// Adds items to a list that is being built. What cannot be added is a fault of the whole display, as in CPython.
    pub(super) fn extend_list(&mut self, span: Span, list: Reg, elts: &'t [Expr]) {
        for element in elts {
            if let ExprKind::Starred { value } = &element.kind {
                let src = self.operand(value);
                self.emit(span, Instr::ListExtend { list, src });
                self.drop_temporary(element.span, src);
            } else {
                let src = self.operand(element);
                self.emit(element.span, Instr::ListAppend { list, src });
                self.release(src);
            }
        }
    }

    /// Drops what a temporary holds, and gives it back; a local stays.
    pub(super) fn drop_temporary(&mut self, span: Span, reg: Reg) {
        if self.is_temporary(reg) {
            self.emit(span, Instr::Drop { reg });
            self.release(reg);
        }
    }
}

fn is_short(elts: &[Expr]) -> bool {
    elts.len() <= AT_ONCE && !elts.iter().any(|element| matches!(element.kind, ExprKind::Starred { .. }))
}
