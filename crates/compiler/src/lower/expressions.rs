//! Expressions: the three ways to lower one, and which function knows its kind.

use rondo_bytecode::{Constant, Instr, Reg};
use rondo_diagnostics::Span;
use rondo_syntax::tree::{Expr, ExprKind, Identifier, Name};

use super::operators::small;
use super::{Lower, Neighbour};
use crate::{errors, fold, with_stack};

impl<'t> Lower<'t> {
    /// Says in which register the value of an expression is: a local's own, or a new temporary.
    pub(super) fn operand(&mut self, expression: &'t Expr) -> Reg {
        match &expression.kind {
            ExprKind::Name(name) => {
                if let Some(reg) = self.local_register(expression.span, name) {
                    return reg;
                }
            }
            ExprKind::NamedExpr { target, value } => {
                if let Some(reg) = self.target_register(&target.name) {
                    self.into(value, reg);
                    self.frame.asm.known.insert(reg);
                    return reg;
                }
            }
            _ => {}
        }
        self.temporary(expression)
    }

    /// As [`Lower::operand`], but if a temporary is needed and `dst` is one, it is used.
    pub(super) fn operand_via(&mut self, expression: &'t Expr, dst: Reg) -> Reg {
        if let ExprKind::Name(name) = &expression.kind
            && let Some(reg) = self.local_register(expression.span, name)
        {
            return reg;
        }
        let dst = self.scratch_for(expression.span, dst);
        self.into(expression, dst);
        dst
    }

    /// As [`Lower::operand_via`], for an operand after which others are evaluated: if they may bind the local anew, it is copied.
    pub(super) fn operand_before(&mut self, expression: &'t Expr, dst: Reg, later: &[&Expr]) -> Reg {
        let reg = self.operand_via(expression, dst);
        if self.is_temporary(reg)
            || !self.scopes.get(self.frame.host).has_walrus
            || !later.iter().any(|e| has_walrus(e))
        {
            return reg;
        }
        let copy = self.scratch_for(expression.span, dst);
        self.emit(expression.span, Instr::Move { dst: copy, src: reg });
        copy
    }

    /// Puts the value of an expression into a new temporary.
    pub(super) fn temporary(&mut self, expression: &'t Expr) -> Reg {
        let dst = self.allocate(expression.span);
        self.into(expression, dst);
        dst
    }

    /// Puts the value of an expression into a register: a temporary that was given out, or a local. A local keeps its old value
    /// until the new one is there.
    pub(super) fn into(&mut self, expression: &'t Expr, dst: Reg) {
        let top = self.frame.top;
        with_stack(|| self.evaluate(expression, dst));
        self.frame.top = top;
    }

    /// Evaluates an expression for its effect.
    pub(super) fn discard(&mut self, expression: &'t Expr) {
        let span = expression.span;
        let top = self.frame.top;
        match &expression.kind {
            ExprKind::Constant(constant) => {
                fold::literal(constant).or_else(|| self.refuse_literal(span));
            }
            ExprKind::Call { func, args, keywords } => {
                with_stack(|| self.call(span, func, args, keywords, Reg::DISCARD));
            }
            ExprKind::Yield { value } => with_stack(|| self.yield_(span, value.as_deref(), Reg::DISCARD)),
            ExprKind::Name(name) if self.local_register(span, name).is_some() => {}
            ExprKind::BoolOp { .. } => {
                let end = self.label();
                self.jump_on_bool_op_discarded(expression, end);
                self.place(end);
            }
            ExprKind::IfExp { test, body, orelse } => {
                let (otherwise, end) = (self.label(), self.label());
                self.condition(test, otherwise, false);
                self.discard(body);
                self.jump_to(span, end);
                self.place(otherwise);
                self.discard(orelse);
                self.place(end);
            }
            _ => {
                let value = self.temporary(expression);
                self.emit(span, Instr::Drop { reg: value });
            }
        }
        self.frame.top = top;
    }

    fn evaluate(&mut self, expression: &'t Expr, dst: Reg) {
        let span = expression.span;
        match &expression.kind {
            ExprKind::Constant(constant) => {
                if let Some(constant) = fold::literal(constant).or_else(|| self.refuse_literal(span)) {
                    self.constant_into(span, constant, dst);
                }
            }
            ExprKind::Name(name) if *name == "__debug__" => {
                self.constant_into(span, Constant::Bool(true), dst)
            }
            ExprKind::Name(name) => self.load(span, name, dst),
            ExprKind::BoolOp { op, values } => self.bool_op(span, *op, values, dst),
            ExprKind::NamedExpr { target, value } => self.named(span, target, value, dst),
            ExprKind::BinOp { .. } => self.operators(expression, dst),
            ExprKind::UnaryOp { op, operand } => self.unary(span, *op, operand, dst),
            ExprKind::Lambda { args, body } => self.lambda(expression, args, body, dst),
            ExprKind::IfExp { test, body, orelse } => self.choice(span, test, [body, orelse], dst),
            ExprKind::Dict { items } => self.dict(span, items, dst),
            ExprKind::Set { elts } => self.set(span, elts, dst),
            ExprKind::List { elts } => self.list(span, elts, dst),
            ExprKind::Tuple { elts } => self.tuple(span, elts, dst),
            ExprKind::ListComp { .. } | ExprKind::SetComp { .. } | ExprKind::DictComp { .. } => {
                self.comprehension(expression, dst);
            }
            ExprKind::GeneratorExp { elt, generators } => {
                self.generator_expression(expression, elt, generators, dst)
            }
            ExprKind::Await { value } => {
                let scratch = self.base_for(span, dst);
                self.into(value, scratch);
                self.await_in(span, scratch, dst);
            }
            ExprKind::Yield { value } => self.yield_(span, value.as_deref(), dst),
            ExprKind::YieldFrom { value } => {
                let scratch = self.base_for(span, dst);
                let src = self.operand_via(value, scratch);
                self.emit(span, Instr::GetYieldFromIter { dst: scratch, src });
                self.send(span, scratch, dst);
            }
            ExprKind::Compare { left, ops, comparators } => self.compare(span, left, ops, comparators, dst),
            ExprKind::Call { func, args, keywords } => self.call(span, func, args, keywords, dst),
            ExprKind::JoinedStr { values } => self.joined(span, values, dst),
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                self.formatted(span, value, *conversion, format_spec.as_deref(), dst);
            }
            ExprKind::TemplateStr { .. } | ExprKind::Interpolation { .. } => {
                self.faults.push(errors::template_string(span));
            }
            ExprKind::Attribute { value, attr } => {
                let object = self.operand_via(value, dst);
                self.load_attribute(self.attribute_span(span, attr), object, &attr.name, dst);
            }
            ExprKind::Subscript { value, slice } => self.subscript(span, value, slice, dst),
            ExprKind::Slice { lower, upper, step } => self.slice(span, [lower, upper, step], dst),
            ExprKind::Starred { value } => self.into(value, dst),
        }
    }

    fn refuse_literal(&mut self, span: Span) -> Option<Constant> {
        self.faults.push(errors::complex_literal(span));
        None
    }

    fn named(&mut self, span: Span, target: &'t Identifier, value: &'t Expr, dst: Reg) {
        if let Some(reg) = self.target_register(&target.name) {
            self.into(value, reg);
            self.frame.asm.known.insert(reg);
            self.emit(span, Instr::Move { dst, src: reg });
        } else {
            let scratch = self.scratch_for(span, dst);
            self.into(value, scratch);
            let copy = self.allocate(span);
            self.emit(span, Instr::Move { dst: copy, src: scratch });
            self.store_identifier(target, copy);
            self.deliver(span, scratch, dst);
        }
    }

    /// `body if test else orelse`
    fn choice(&mut self, span: Span, test: &'t Expr, [body, orelse]: [&'t Expr; 2], dst: Reg) {
        let (otherwise, end) = (self.label(), self.label());
        self.condition(test, otherwise, false);
        self.into(body, dst);
        self.jump_to(span, end);
        self.place(otherwise);
        self.into(orelse, dst);
        self.place(end);
    }

    /// Where a traceback should point: at the line of the attribute if the chain spans several.
    pub(super) fn attribute_span(&self, span: Span, attr: &Identifier) -> Span {
        if self.line(span) == self.line(attr.span) { span } else { Span::new(attr.span.start, span.end) }
    }

    pub(super) fn load_attribute(&mut self, span: Span, object: Reg, name: &Name, dst: Reg) {
        let name = self.mangled(name);
        let (name, cache) = (self.frame.asm.name(&name), self.frame.asm.cache());
        self.emit(span, Instr::LoadAttr { dst, object, name, cache });
    }

    fn subscript(&mut self, span: Span, value: &'t Expr, slice: &'t Expr, dst: Reg) {
        let object = self.operand_before(value, dst, &[slice]);
        if let Some(key) = small(slice) {
            return self.emit(span, Instr::GetItemInt { dst, object, key });
        }
        let key = self.operand(slice);
        self.emit(span, Instr::GetItem { dst, object, key });
    }

    fn slice(&mut self, span: Span, parts: [&'t Option<Box<Expr>>; 3], dst: Reg) {
        let base = self.allocate_many(span, 3);
        for (index, part) in parts.into_iter().enumerate() {
            let at = base.nth(index);
            match part {
                Some(part) => self.into(part, at),
                None => self.emit(span, Instr::LoadNone { dst: at }),
            }
        }
        self.emit(span, Instr::BuildSlice { dst, base });
    }

    /// Awaits what is in a temporary.
    pub(super) fn await_in(&mut self, span: Span, scratch: Reg, dst: Reg) {
        self.emit(span, Instr::GetAwaitable { dst: scratch, src: scratch });
        self.send(span, scratch, dst);
    }

    fn send(&mut self, span: Span, iter: Reg, dst: Reg) {
        let value = self.allocate(span);
        self.emit(span, Instr::LoadNone { dst: value });
        self.emit(span, Instr::Send { dst, iter, value });
    }

    fn yield_(&mut self, span: Span, value: Option<&'t Expr>, dst: Reg) {
        let src = match value {
            Some(value) if dst == Reg::DISCARD => self.operand(value),
            Some(value) => self.operand_via(value, dst),
            None => {
                let none = self.scratch_for(span, dst);
                self.emit(span, Instr::LoadNone { dst: none });
                none
            }
        };
        if self.frame.kind == rondo_bytecode::CodeKind::AsyncGenerator {
            self.emit(span, Instr::AsyncYield { dst, src });
        } else {
            self.emit(span, Instr::Yield { dst, src });
        }
    }
}

/// Whether an assignment expression occurs in an expression; what lies in functions of its own does not count, but is searched too.
fn has_walrus(expression: &Expr) -> bool {
    crate::walk::any(expression, &|inner| matches!(inner.kind, ExprKind::NamedExpr { .. }))
}
