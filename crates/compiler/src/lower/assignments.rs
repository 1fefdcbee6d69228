//! Assignments, augmented assignments, annotated ones, and `del`.

use rondo_bytecode::{Constant, Count, Instr, Reg};
use rondo_diagnostics::Span;
use rondo_syntax::tree::{Expr, ExprKind, Name, Operator};

use super::operators::{in_place_instr, small};
use super::{Lower, Neighbour};
use crate::scopes::ScopeKind;
use crate::with_stack;

/// Up to how many targets `a, b = x, y` is done without a tuple.
const MAX_PARALLEL: usize = 20;

impl<'t> Lower<'t> {
    pub(super) fn assign(&mut self, targets: &'t [Expr], value: &'t Expr) {
        if let [target] = targets {
            return self.assign_one(target, value);
        }
        let src = self.operand(value);
        let (last, others) = targets.split_last().expect("an assignment has targets");
        for target in others {
            let copy = self.keep(target.span, src);
            self.store_target(target, copy);
            if copy != src {
                self.release(copy);
            }
        }
        self.store_target(last, src);
        self.release(src);
    }

    fn assign_one(&mut self, target: &'t Expr, value: &'t Expr) {
        if let ExprKind::Name(name) = &target.kind
            && let Some(reg) = self.target_register(name)
        {
            self.into(value, reg);
            self.frame.asm.known.insert(reg);
            return;
        }
        if let (Some(targets), ExprKind::Tuple { elts: values } | ExprKind::List { elts: values }) =
            (plain_elements(target), &value.kind)
            && plain_elements(value).is_some()
            && targets.len() == values.len()
            && targets.len() <= MAX_PARALLEL
            && !targets.is_empty()
        {
            return self.assign_in_parallel(targets, values);
        }
        let src = self.operand(value);
        self.store_target(target, src);
        self.release(src);
    }

    /// `a, b = x, y`: all values, then all targets, without a tuple in between.
    fn assign_in_parallel(&mut self, targets: &'t [Expr], values: &'t [Expr]) {
        let top = self.frame.top;
        let (last, others) = values.split_last().expect("there are values");
        let sources: Vec<Reg> = others.iter().map(|value| self.temporary(value)).collect();
        let direct = self.distinct_locals(targets);
        match direct {
            Some(reg) => {
                self.into(last, reg);
                self.frame.asm.known.insert(reg);
                sources.iter().zip(targets).for_each(|(src, target)| self.store_target(target, *src));
            }
            None => {
                let src = self.temporary(last);
                let sources = sources.into_iter().chain([src]);
                sources.zip(targets).for_each(|(src, target)| self.store_target(target, src));
            }
        }
        self.frame.top = top;
    }

    /// If all targets are plain locals, no two of them the same, the last one's register: its value may go there at once.
    fn distinct_locals(&self, targets: &[Expr]) -> Option<Reg> {
        let mut seen = Vec::new();
        for target in targets {
            let ExprKind::Name(name) = &target.kind else { return None };
            let reg = self.target_register(name)?;
            if seen.contains(&reg) {
                return None;
            }
            seen.push(reg);
        }
        seen.pop()
    }

    /// Stores a value to a target; a temporary is left empty.
    pub(super) fn store_target(&mut self, target: &'t Expr, src: Reg) {
        let top = self.frame.top;
        with_stack(|| self.store_target_inner(target, src));
        self.frame.top = top;
    }

    fn store_target_inner(&mut self, target: &'t Expr, src: Reg) {
        let span = target.span;
        match &target.kind {
            ExprKind::Name(name) => self.store(span, name, src),
            ExprKind::Attribute { value, attr } => {
                let object = self.operand(value);
                let name = self.mangled(&attr.name);
                let (name, cache) = (self.frame.asm.name(&name), self.frame.asm.cache());
                let span = self.attribute_span(span, attr);
                self.emit(span, Instr::StoreAttr { object, src, name, cache });
            }
            ExprKind::Subscript { value, slice } => {
                let home = self.allocate(span);
                let object = self.operand_before(value, home, &[slice]);
                let key = self.operand(slice);
                self.emit(span, Instr::SetItem { object, key, src });
            }
            ExprKind::Tuple { elts } | ExprKind::List { elts } => self.unpack(span, elts, src),
            ExprKind::Starred { value } => self.store_target(value, src),
            _ => unreachable!("the parser has verified that this can be assigned to"),
        }
    }

    fn unpack(&mut self, span: Span, elts: &'t [Expr], src: Reg) {
        let star = elts.iter().position(|element| matches!(element.kind, ExprKind::Starred { .. }));
        if star.is_none()
            && let Some(base) = self.neighbouring_locals(elts)
        {
            self.emit(span, Instr::Unpack { base, count: Count(elts.len() as u8), src });
            (0..elts.len()).for_each(|index| self.frame.asm.known.insert(base.nth(index)));
            return;
        }
        let base = self.allocate_many(span, elts.len().max(1) as u16);
        match star {
            Some(star) => {
                let (before, after) = (Count(star as u8), Count((elts.len() - star - 1) as u8));
                self.emit(span, Instr::UnpackStar { base, before, after, src });
            }
            None => self.emit(span, Instr::Unpack { base, count: Count(elts.len() as u8), src }),
        }
        for (index, element) in elts.iter().enumerate() {
            self.store_target(element, base.nth(index));
        }
    }

    /// If all targets are plain locals in registers one after the other, the first of these: the items may go there at once.
    fn neighbouring_locals(&self, targets: &[Expr]) -> Option<Reg> {
        let mut first = None;
        for (index, target) in targets.iter().enumerate() {
            let ExprKind::Name(name) = &target.kind else { return None };
            let reg = self.target_register(name)?;
            let base: Reg = *first.get_or_insert(reg);
            if reg != base.nth(index) {
                return None;
            }
        }
        first
    }

    // `x += y`

    pub(super) fn augmented(&mut self, span: Span, target: &'t Expr, op: Operator, value: &'t Expr) {
        let top = self.frame.top;
        match &target.kind {
            ExprKind::Name(name) => match self.local_register(target.span, name) {
                Some(reg) => {
                    let left = self.operand_before(target, reg, &[value]);
                    self.in_place(span, op, reg, left, value);
                    self.frame.asm.known.insert(reg);
                }
                None => {
                    let scratch = self.temporary(target);
                    self.in_place(span, op, scratch, scratch, value);
                    self.store(target.span, name, scratch);
                }
            },
            ExprKind::Attribute { value: object, attr } => {
                let object = self.operand(object);
                let used = self.keep(target.span, object);
                let scratch = self.allocate(target.span);
                let at = self.attribute_span(target.span, attr);
                self.load_attribute(at, used, &attr.name, scratch);
                self.in_place(span, op, scratch, scratch, value);
                let name = self.mangled(&attr.name);
                let (name, cache) = (self.frame.asm.name(&name), self.frame.asm.cache());
                self.emit(at, Instr::StoreAttr { object, src: scratch, name, cache });
            }
            ExprKind::Subscript { value: object, slice } => {
                let home = self.allocate(target.span);
                let object = self.operand_before(object, home, &[slice, value]);
                let key_home = self.allocate(target.span);
                let key = self.operand_before(slice, key_home, &[value]);
                let (used, used_key) = (self.keep(target.span, object), self.keep(target.span, key));
                let scratch = self.allocate(target.span);
                self.emit(target.span, Instr::GetItem { dst: scratch, object: used, key: used_key });
                self.in_place(span, op, scratch, scratch, value);
                self.emit(target.span, Instr::SetItem { object, key, src: scratch });
            }
            _ => unreachable!("the parser has verified that this can be assigned to"),
        }
        self.frame.top = top;
    }

    fn in_place(&mut self, span: Span, op: Operator, dst: Reg, a: Reg, value: &'t Expr) {
        if let Some(b) = small(value) {
            match op {
                Operator::Add => return self.emit(span, Instr::InPlaceAddInt { dst, a, b }),
                Operator::Sub => return self.emit(span, Instr::InPlaceSubInt { dst, a, b }),
                _ => {}
            }
        }
        let b = self.operand(value);
        self.emit(span, in_place_instr(op, dst, a, b));
    }

    // `x: int = y`

    pub(super) fn annotated(
        &mut self,
        target: &'t Expr,
        annotation: &'t Expr,
        value: Option<&'t Expr>,
        simple: bool,
    ) {
        if let Some(value) = value {
            self.assign_one(target, value);
        }
        let kind = self.scope().kind;
        if !matches!(kind, ScopeKind::Module | ScopeKind::Class) {
            // In a function only the target is evaluated, and only if nothing is assigned to it.
            if value.is_none() {
                self.evaluate_target(target);
            }
            return;
        }
        if simple && matches!(target.kind, ExprKind::Name(_)) {
            self.note_annotation(target.span);
        } else {
            if value.is_none() {
                self.evaluate_target(target);
            }
            if !self.annotations_are_strings {
                self.discard(annotation);
            }
        }
    }

    /// `a.b: int` evaluates `a`, `a[i]: int` evaluates both.
    fn evaluate_target(&mut self, target: &'t Expr) {
        match &target.kind {
            ExprKind::Attribute { value, .. } => self.discard(value),
            ExprKind::Subscript { value, slice } => {
                self.discard(value);
                self.discard(slice);
            }
            _ => {}
        }
    }

    // `del`

    pub(super) fn delete_target(&mut self, target: &'t Expr) {
        let span = target.span;
        let top = self.frame.top;
        match &target.kind {
            ExprKind::Name(name) => self.delete(span, name),
            ExprKind::Attribute { value, attr } => {
                let object = self.operand(value);
                let name = self.mangled(&attr.name);
                let name = self.frame.asm.name(&name);
                self.emit(span, Instr::DeleteAttr { object, name });
            }
            ExprKind::Subscript { value, slice } => {
                let home = self.allocate(span);
                let object = self.operand_before(value, home, &[slice]);
                let key = self.operand(slice);
                self.emit(span, Instr::DeleteItem { object, key });
            }
            ExprKind::Tuple { elts } | ExprKind::List { elts } => {
                elts.iter().for_each(|element| with_stack(|| self.delete_target(element)));
            }
            _ => unreachable!("the parser has verified that this can be deleted"),
        }
        self.frame.top = top;
    }

    /// Notes in the set of reached annotations that this one, which may not be reached, has been reached.
    fn note_annotation(&mut self, span: Span) {
        let Some(&index) = self.frame.annotations.get(&span) else { return };
        let set = self.allocate(span);
        self.load(span, &Name::new("__conditional_annotations__"), set);
        let src = self.temporary_constant(span, Constant::Int(index.into()));
        self.emit(span, Instr::SetAdd { set, src });
        self.emit(span, Instr::Drop { reg: set });
        self.release(set);
    }
}

/// The elements of a tuple or list without stars.
fn plain_elements(expression: &Expr) -> Option<&[Expr]> {
    match &expression.kind {
        ExprKind::Tuple { elts } | ExprKind::List { elts } => {
            let starred = elts.iter().any(|element| matches!(element.kind, ExprKind::Starred { .. }));
            (!starred).then_some(elts)
        }
        _ => None,
    }
}
