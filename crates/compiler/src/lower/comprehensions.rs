//! Comprehensions and generator expressions.
//!
//! A list, set or dict comprehension is a loop in the frame around it (PEP 709): its variables are hidden locals, bound when the
//! loop binds them and emptied when it is over, however it ends. A generator expression is a generator of its own, called at
//! once with an iterator over the outermost iterable as its only argument, `.0`.

use rondo_bytecode::{CodeKind, Count, Instr, Parameters, Reg};
use rondo_diagnostics::Span;
use rondo_syntax::tree::{Comprehension, Expr, ExprKind};

use super::Lower;
use super::frame::Home;
use super::functions::Defaults;
use crate::scopes::{Part, ScopeId};

/// What a comprehension does with each item.
#[derive(Clone, Copy)]
enum Element<'t> {
    List(&'t Expr),
    Set(&'t Expr),
    Dict(&'t Expr, &'t Expr),
    Yield(&'t Expr),
}

impl<'t> Lower<'t> {
    pub(super) fn comprehension(&mut self, expression: &'t Expr, dst: Reg) {
        let span = expression.span;
        let (element, generators) = match &expression.kind {
            ExprKind::ListComp { elt, generators } => (Element::List(elt), generators),
            ExprKind::SetComp { elt, generators } => (Element::Set(elt), generators),
            ExprKind::DictComp { key, value, generators } => (Element::Dict(key, value), generators),
            _ => unreachable!("only list, set and dict comprehensions come here"),
        };
        let scope = self.scopes.of(expression, Part::Body);
        let result = self.scratch_for(span, dst);
        let over = self.iterable(&generators[0].iter);
        let outside = self.frame.asm.handler;
        let cleanup = self.frame.asm.new_handler(result);
        self.in_scope(scope, |this| {
            this.make_hidden_cells(span, scope);
            this.frame.asm.handler = Some(cleanup);
            match element {
                Element::Set(_) => {
                    this.emit(span, Instr::BuildSet { dst: result, base: result, count: Count(0) })
                }
                Element::Dict(..) => {
                    this.emit(span, Instr::BuildDict { dst: result, base: result, count: Count(0) })
                }
                Element::List(_) | Element::Yield(_) => {
                    this.emit(span, Instr::BuildList { dst: result, base: result, count: Count(0) });
                }
            }
            this.generator_loop(span, generators, over, false, element, result);
        });
        self.frame.asm.handler = outside;
        self.drop_hidden(span, scope);
        if self.frame.asm.is_used(cleanup) {
            let end = self.label();
            self.jump_to(span, end);
            self.frame.asm.place_handler(cleanup);
            self.drop_hidden(span, scope);
            self.emit(span, Instr::Reraise { exc: result });
            self.place(end);
        }
        self.deliver(span, result, dst);
    }

    fn hidden_homes(&self, scope: ScopeId) -> Vec<Home> {
        let symbols = &self.scopes.get(scope).symbols;
        symbols.iter().filter_map(|symbol| self.frame.home(scope, &symbol.name)).collect()
    }

    fn make_hidden_cells(&mut self, span: Span, scope: ScopeId) {
        for home in self.hidden_homes(scope) {
            if let Home::Cell(reg) = home {
                self.emit(span, Instr::MakeCell { reg });
            }
        }
    }

    /// Empties the variables of a comprehension that is over.
    fn drop_hidden(&mut self, span: Span, scope: ScopeId) {
        for home in self.hidden_homes(scope) {
            match home {
                Home::Register(reg) | Home::Cell(reg) => {
                    self.emit(span, Instr::Drop { reg });
                    self.frame.asm.known.remove(reg);
                }
                // Very many locals: it lives on until the name is used again.
                Home::Wide(_) => {}
            }
        }
    }

    /// One `for` clause, and within it the others and the element. What it iterates over is in `src`, and the loop's registers begin with `state`;
    /// a generator expression's first clause has an iterator there already.
    fn generator_loop(
        &mut self,
        whole: Span,
        generators: &'t [Comprehension],
        (state, src): (Reg, Reg),
        is_iterator: bool,
        element: Element<'t>,
        result: Reg,
    ) {
        let (generator, rest) = generators.split_first().expect("a comprehension has a `for`");
        let next = self.label();
        let inside = |this: &mut Self, skip| {
            for test in &generator.ifs {
                this.condition(test, skip, false);
            }
            match rest.first() {
                Some(inner) => {
                    let over = this.iterable(&inner.iter);
                    this.generator_loop(whole, rest, over, false, element, result);
                }
                None => this.element(element, result),
            }
        };
        if generator.is_async {
            let spans = (generator.iter.span, whole);
            self.async_loop(spans, &generator.target, src, state, next, inside, is_iterator);
        } else {
            self.for_loop(generator.iter.span, &generator.target, src, state, next, inside, is_iterator);
        }
    }

    fn element(&mut self, element: Element<'t>, result: Reg) {
        let top = self.frame.top;
        match element {
            Element::List(value) => {
                let src = self.operand(value);
                self.emit(value.span, Instr::ListAppend { list: result, src });
            }
            Element::Set(value) => {
                let src = self.operand(value);
                self.emit(value.span, Instr::SetAdd { set: result, src });
            }
            Element::Dict(key, value) => {
                let home = self.allocate(key.span);
                let key_reg = self.operand_before(key, home, &[value]);
                let value_reg = self.operand(value);
                let span = key.span.to(value.span);
                self.emit(span, Instr::DictSet { dict: result, key: key_reg, value: value_reg });
            }
            Element::Yield(value) => {
                let src = self.operand(value);
                if self.frame.kind == CodeKind::AsyncGenerator {
                    self.emit(value.span, Instr::AsyncYield { dst: Reg::DISCARD, src });
                } else {
                    self.emit(value.span, Instr::Yield { dst: Reg::DISCARD, src });
                }
            }
        }
        self.frame.top = top;
    }

    pub(super) fn generator_expression(
        &mut self,
        expression: &'t Expr,
        elt: &'t Expr,
        generators: &'t [Comprehension],
        dst: Reg,
    ) {
        let span = expression.span;
        let scope = self.scopes.of(expression, Part::Body);
        let kind =
            if self.scopes.get(scope).is_async { CodeKind::AsyncGenerator } else { CodeKind::Generator };
        let outer = self.enter_frame(scope, kind, "<genexpr>", span);
        self.frame.parameters = Parameters { positional: 1, ..Parameters::default() };
        let state = self.allocate_many(span, 3);
        if generators[0].is_async {
            self.emit(span, Instr::Move { dst: state, src: Reg(0) });
        } else {
            // The loop has the iterator for itself, so that it may walk what is behind it.
            self.emit(span, Instr::Take { dst: state, src: Reg(0) });
        }
        self.generator_loop(span, generators, (state, state), true, Element::Yield(elt), Reg::DISCARD);
        let code = self.leave_frame(outer);

        let func = self.base_for(span, dst);
        self.make_function(span, Defaults::None, None, code, func);
        let iter = self.allocate(span);
        let iterable = &generators[0].iter;
        let src = self.operand_via(iterable, iter);
        if generators[0].is_async {
            self.emit(iterable.span, Instr::GetAsyncIter { dst: iter, src });
        } else {
            self.emit(iterable.span, Instr::GetIter { dst: iter, src });
        }
        self.emit(span, Instr::Call { dst, func, argc: Count(1) });
    }
}
