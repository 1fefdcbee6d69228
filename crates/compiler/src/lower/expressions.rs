//! Expressions.

use rondo_bytecode::{BinaryOp, CompareOp, Constant, Conversion, Count, Imm, Instr, Reg, UnaryOp};
use rondo_diagnostics::Span;
use rondo_syntax::tree::{self, CmpOp, Expr, ExprKind, Identifier, Name, Operator};

use super::{Lower, Neighbour};
use crate::fold::{self, fold};
use crate::{errors, with_stack};

/// How many parts of an f-string are joined at once.
const JOINED_AT_ONCE: usize = 60;

/// The left side of an operator: known already, or in a register.
enum Side {
    Known(Constant),
    Register(Reg),
}

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
            ExprKind::IfExp { test, body, orelse } => {
                let (otherwise, end) = (self.label(), self.label());
                self.condition(test, otherwise, false);
                self.into(body, dst);
                self.jump_to(span, end);
                self.place(otherwise);
                self.into(orelse, dst);
                self.place(end);
            }
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
            ExprKind::Slice { lower, upper, step } => {
                let base = self.allocate_many(span, 3);
                for (index, part) in [lower, upper, step].into_iter().enumerate() {
                    let at = base.nth(index);
                    match part {
                        Some(part) => self.into(part, at),
                        None => self.emit(span, Instr::LoadNone { dst: at }),
                    }
                }
                self.emit(span, Instr::BuildSlice { dst, base });
            }
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

    // Operators.

    /// `a + b - c …`: walks down the left spine in a loop, then up again, folding while both sides are known.
    fn operators(&mut self, expression: &'t Expr, dst: Reg) {
        let mut spine = Vec::new();
        let mut leaf = expression;
        while let ExprKind::BinOp { left, op, right } = &leaf.kind {
            spine.push((leaf.span, *op, &**right));
            leaf = left;
        }
        let all_right: Vec<&Expr> = spine.iter().map(|(_, _, right)| *right).collect();
        let mut side = match fold(leaf) {
            Some(constant) => Side::Known(constant),
            None => Side::Register(self.operand_before(leaf, dst, &all_right)),
        };
        let scratch = match side {
            Side::Register(reg) if self.is_temporary(reg) => Some(reg),
            _ => None,
        };
        let mut scratch = scratch.or(self.is_temporary(dst).then_some(dst));
        while let Some((span, op, right)) = spine.pop() {
            if let Side::Known(left) = &side
                && let Some(known) = fold(right).and_then(|right| fold::binary(op, left, &right))
            {
                side = Side::Known(known);
                continue;
            }
            let result =
                if spine.is_empty() { dst } else { *scratch.get_or_insert_with(|| self.allocate(span)) };
            let left = match side {
                Side::Register(reg) => reg,
                Side::Known(constant) => {
                    let reg = *scratch.get_or_insert_with(|| self.allocate(span));
                    self.constant_into(leaf.span, constant, reg);
                    reg
                }
            };
            let top = self.frame.top;
            self.operator(span, op, left, right, result);
            self.frame.top = top;
            side = Side::Register(result);
        }
        if let Side::Known(constant) = side {
            self.constant_into(expression.span, constant, dst);
        }
    }

    fn operator(&mut self, span: Span, op: Operator, a: Reg, right: &'t Expr, dst: Reg) {
        if let Some(b) = small(right) {
            let instr = match op {
                Operator::Add => Some(Instr::AddInt { dst, a, b }),
                Operator::Sub => Some(Instr::SubInt { dst, a, b }),
                Operator::Mult => Some(Instr::MulInt { dst, a, b }),
                Operator::FloorDiv if b.0 != 0 => Some(Instr::FloorDivInt { dst, a, b }),
                Operator::Mod if b.0 != 0 => Some(Instr::ModInt { dst, a, b }),
                _ => None,
            };
            if let Some(instr) = instr {
                return self.emit(span, instr);
            }
        }
        let b = self.operand(right);
        self.emit(span, binary_instr(op, dst, a, b));
    }

    fn unary(&mut self, span: Span, op: tree::UnaryOp, operand: &'t Expr, dst: Reg) {
        if let Some(constant) = fold(operand).and_then(|constant| fold::unary(op, &constant)) {
            return self.constant_into(span, constant, dst);
        }
        let op = match op {
            tree::UnaryOp::Not => {
                if let Some((left, op, right)) = negatable(operand) {
                    let a = self.operand_before(left, dst, &[right]);
                    let b = self.operand(right);
                    let instr = match op {
                        CmpOp::Is => Instr::IsNot { dst, a, b },
                        CmpOp::IsNot => Instr::Is { dst, a, b },
                        CmpOp::In => Instr::NotIn { dst, item: a, container: b },
                        _ => Instr::In { dst, item: a, container: b },
                    };
                    return self.emit(span, instr);
                }
                let a = self.operand_via(operand, dst);
                return self.emit(span, Instr::Not { dst, a });
            }
            tree::UnaryOp::Invert => UnaryOp::Invert,
            tree::UnaryOp::UAdd => UnaryOp::Pos,
            tree::UnaryOp::USub => UnaryOp::Neg,
        };
        let a = self.operand_via(operand, dst);
        self.emit(span, Instr::Unary { op, dst, a });
    }

    fn bool_op(&mut self, span: Span, op: tree::BoolOp, values: &'t [Expr], dst: Reg) {
        let scratch = self.scratch_for(span, dst);
        let end = self.label();
        let (last, others) = values.split_last().expect("an `and` has operands");
        for (index, value) in others.iter().enumerate() {
            self.into(value, scratch);
            let target = end.target();
            let instr = match op {
                tree::BoolOp::And => Instr::JumpIfFalseKeep { a: scratch, target },
                tree::BoolOp::Or => Instr::JumpIfTrueKeep { a: scratch, target },
            };
            self.frame.asm.jump(value.span, instr);
            if !self.are_inert(std::slice::from_ref(&values[index + 1])) {
                self.emit(value.span, Instr::Drop { reg: scratch });
            }
        }
        self.into(last, scratch);
        self.place(end);
        self.deliver(span, scratch, dst);
    }

    fn jump_on_bool_op_discarded(&mut self, expression: &'t Expr, end: crate::assembler::Label) {
        let ExprKind::BoolOp { op, values } = &expression.kind else { return };
        let (last, others) = values.split_last().expect("an `and` has operands");
        for value in others {
            self.condition(value, end, *op == tree::BoolOp::Or);
        }
        self.discard(last);
    }

    // Comparisons.

    fn compare(&mut self, span: Span, left: &'t Expr, ops: &[CmpOp], comparators: &'t [Expr], dst: Reg) {
        if let ([op], [right]) = (ops, comparators) {
            let a = self.operand_before(left, dst, &[right]);
            let b = self.container(*op, right);
            return self.emit(span, compare_instr(*op, dst, a, b));
        }
        // `a < b < c`: each middle operand is evaluated once and used twice.
        let scratch = self.scratch_for(span, dst);
        let end = self.label();
        let later: Vec<&Expr> = comparators.iter().collect();
        // Two registers in turn hold the operand that is used next, and the one after it.
        let slots = [self.allocate(span), self.allocate(span)];
        let top = self.frame.top;
        let mut a = self.operand_before(left, slots[0], &later);
        for (index, (op, right)) in ops.iter().zip(comparators).enumerate() {
            self.frame.top = top;
            let is_last = index + 1 == ops.len();
            let right_home = slots[(index + 1) % 2];
            let b = if is_last {
                self.container(*op, right)
            } else {
                self.operand_before(right, right_home, &later[index + 1..])
            };
            if is_last {
                self.emit(span, compare_instr(*op, scratch, a, b));
                break;
            }
            let used = self.keep(right.span, b);
            self.emit(span, compare_instr(*op, scratch, a, used));
            if self.is_temporary(b) {
                let go_on = self.label();
                self.frame.asm.jump(span, Instr::JumpIfTrueKeep { a: scratch, target: go_on.target() });
                self.emit(span, Instr::Drop { reg: b });
                self.jump_to(span, end);
                self.place(go_on);
            } else {
                self.frame.asm.jump(span, Instr::JumpIfFalseKeep { a: scratch, target: end.target() });
            }
            a = b;
        }
        self.place(end);
        self.deliver(span, scratch, dst);
    }

    /// A copy of a temporary that an instruction would take and that is needed once more; a local is only copied anyway.
    pub(super) fn keep(&mut self, span: Span, reg: Reg) -> Reg {
        if !self.is_temporary(reg) {
            return reg;
        }
        let copy = self.allocate(span);
        self.emit(span, Instr::Move { dst: copy, src: reg });
        copy
    }

    /// The right operand of a comparison: after `in`, a list or set of constants is a constant itself.
    pub(super) fn container(&mut self, op: CmpOp, right: &'t Expr) -> Reg {
        if matches!(op, CmpOp::In | CmpOp::NotIn) {
            let constant = match &right.kind {
                ExprKind::List { elts } => elts.iter().map(fold).collect::<Option<_>>().map(Constant::Tuple),
                ExprKind::Set { elts } => {
                    elts.iter().map(fold).collect::<Option<_>>().map(Constant::FrozenSet)
                }
                _ => None,
            };
            if let Some(constant) = constant {
                return self.temporary_constant(right.span, constant);
            }
        }
        self.operand(right)
    }

    // Attributes and items.

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

    // Suspension.

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

    // Strings.

    fn joined(&mut self, span: Span, values: &'t [Expr], dst: Reg) {
        match values {
            // `f""`, and the format in `{x:}`.
            [] => return self.constant_into(span, Constant::Str("".into()), dst),
            [value] => return self.into(value, dst),
            _ => {}
        }
        if values.len() <= JOINED_AT_ONCE {
            return self.join_some(span, values, dst);
        }
        let parts: Vec<_> = values.chunks(JOINED_AT_ONCE).collect();
        let base = self.allocate_many(span, parts.len().min(JOINED_AT_ONCE) as u16);
        let mut filled = 0;
        for part in parts {
            if filled == JOINED_AT_ONCE {
                self.emit(span, Instr::BuildString { dst: base, base, count: Count(JOINED_AT_ONCE as u8) });
                filled = 1;
            }
            self.join_some(span, part, base.nth(filled));
            filled += 1;
        }
        self.emit(span, Instr::BuildString { dst, base, count: Count(filled as u8) });
    }

    fn join_some(&mut self, span: Span, values: &'t [Expr], dst: Reg) {
        let top = self.frame.top;
        let base = self.frame.top;
        for value in values {
            self.temporary(value);
        }
        let base = Reg(base.min(u16::from(Reg::LAST.0)) as u8);
        self.emit(span, Instr::BuildString { dst, base, count: Count(values.len() as u8) });
        self.frame.top = top;
    }

    fn formatted(
        &mut self,
        span: Span,
        value: &'t Expr,
        conversion: tree::Conversion,
        format_spec: Option<&'t Expr>,
        dst: Reg,
    ) {
        let scratch = self.scratch_for(span, dst);
        let later: Vec<&Expr> = format_spec.into_iter().collect();
        let src = self.operand_before(value, scratch, &later);
        let spec = match format_spec {
            Some(spec) => self.temporary(spec),
            None => Reg::DISCARD,
        };
        let conversion = match conversion {
            tree::Conversion::None => Conversion::None,
            tree::Conversion::Str => Conversion::Str,
            tree::Conversion::Repr => Conversion::Repr,
            tree::Conversion::Ascii => Conversion::Ascii,
        };
        self.emit(span, Instr::FormatValue { dst: scratch, src, spec, conversion });
        if spec != Reg::DISCARD {
            self.emit(span, Instr::Drop { reg: spec });
        }
        self.deliver(span, scratch, dst);
    }
}

/// A whole number that fits into an instruction.
pub(super) fn small(expression: &Expr) -> Option<Imm> {
    match &expression.kind {
        ExprKind::Constant(tree::Constant::Int(value)) => i16::try_from(*value).ok().map(Imm),
        ExprKind::UnaryOp { .. } | ExprKind::BinOp { .. } => match fold(expression)? {
            Constant::Int(value) => i16::try_from(value).ok().map(Imm),
            _ => None,
        },
        _ => None,
    }
}

/// Whether an assignment expression occurs in an expression; what lies in functions of its own does not count, but is searched too.
fn has_walrus(expression: &Expr) -> bool {
    crate::walk::any(expression, &|inner| matches!(inner.kind, ExprKind::NamedExpr { .. }))
}

/// `a is b` and `a in b`, of which `not` makes `a is not b` and `a not in b`.
fn negatable(operand: &Expr) -> Option<(&Expr, CmpOp, &Expr)> {
    let ExprKind::Compare { left, ops, comparators } = &operand.kind else { return None };
    match (&ops[..], &comparators[..]) {
        ([op @ (CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn)], [right]) => Some((left, *op, right)),
        _ => None,
    }
}

pub(super) fn compare_instr(op: CmpOp, dst: Reg, a: Reg, b: Reg) -> Instr {
    match op {
        CmpOp::Eq => Instr::Compare { op: CompareOp::Eq, dst, a, b },
        CmpOp::NotEq => Instr::Compare { op: CompareOp::Ne, dst, a, b },
        CmpOp::Lt => Instr::Compare { op: CompareOp::Lt, dst, a, b },
        CmpOp::LtE => Instr::Compare { op: CompareOp::Le, dst, a, b },
        CmpOp::Gt => Instr::Compare { op: CompareOp::Gt, dst, a, b },
        CmpOp::GtE => Instr::Compare { op: CompareOp::Ge, dst, a, b },
        CmpOp::Is => Instr::Is { dst, a, b },
        CmpOp::IsNot => Instr::IsNot { dst, a, b },
        CmpOp::In => Instr::In { dst, item: a, container: b },
        CmpOp::NotIn => Instr::NotIn { dst, item: a, container: b },
    }
}

fn binary_instr(op: Operator, dst: Reg, a: Reg, b: Reg) -> Instr {
    match op {
        Operator::Add => Instr::Add { dst, a, b },
        Operator::Sub => Instr::Sub { dst, a, b },
        Operator::Mult => Instr::Mul { dst, a, b },
        Operator::MatMult => Instr::Binary { op: BinaryOp::MatMul, dst, a, b },
        Operator::Div => Instr::TrueDiv { dst, a, b },
        Operator::Mod => Instr::Mod { dst, a, b },
        Operator::Pow => Instr::Binary { op: BinaryOp::Pow, dst, a, b },
        Operator::LShift => Instr::LShift { dst, a, b },
        Operator::RShift => Instr::RShift { dst, a, b },
        Operator::BitOr => Instr::Or { dst, a, b },
        Operator::BitXor => Instr::Xor { dst, a, b },
        Operator::BitAnd => Instr::And { dst, a, b },
        Operator::FloorDiv => Instr::FloorDiv { dst, a, b },
    }
}

/// The instruction of an augmented assignment.
pub(super) fn in_place_instr(op: Operator, dst: Reg, a: Reg, b: Reg) -> Instr {
    let op = match op {
        Operator::Add => return Instr::InPlaceAdd { dst, a, b },
        Operator::Sub => return Instr::InPlaceSub { dst, a, b },
        Operator::Mult => return Instr::InPlaceMul { dst, a, b },
        Operator::MatMult => BinaryOp::MatMul,
        Operator::Div => BinaryOp::TrueDiv,
        Operator::Mod => BinaryOp::Mod,
        Operator::Pow => BinaryOp::Pow,
        Operator::LShift => BinaryOp::LShift,
        Operator::RShift => BinaryOp::RShift,
        Operator::BitOr => BinaryOp::Or,
        Operator::BitXor => BinaryOp::Xor,
        Operator::BitAnd => BinaryOp::And,
        Operator::FloorDiv => BinaryOp::FloorDiv,
    };
    Instr::InPlace { op, dst, a, b }
}
