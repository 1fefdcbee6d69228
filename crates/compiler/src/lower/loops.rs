//! Loops.
//!
//! ```text
//!   while test:               for x in xs:
//!       if not test → exit        ForPrep → next
//!   head:                     body:
//!       body                      body
//!   again:                    next:
//!       if test → head            ForNext x → body
//!   exit:                         else
//!       else                  break:
//!   break:
//! ```
//!
//! The test stands at the bottom, so that a turn costs one jump.

use rondo_bytecode::{Constant, Instr, Reg};
use rondo_diagnostics::Span;
use rondo_syntax::tree::{Expr, ExprKind, Stmt};

use super::exceptions::Block;
use super::{Lower, Neighbour};
use crate::assembler::Label;
use crate::fold;

impl<'t> Lower<'t> {
    pub(super) fn while_(&mut self, test: &'t Expr, body: &'t [Stmt], orelse: &'t [Stmt]) {
        let (head, again, exit, break_) = (self.label(), self.label(), self.label(), self.label());
        let forever = fold::truth(test) == Some(true);
        if !forever {
            self.condition(test, exit, false);
        }
        self.frame.asm.place_head(head);
        self.enter_block(test.span, Block::Loop { break_, continue_: again, state: None });
        self.statements(body);
        self.frame.blocks.pop();
        self.place(again);
        if forever {
            self.jump_to(test.span, head);
        } else {
            self.condition(test, head, true);
        }
        self.place(exit);
        self.statements(orelse);
        self.place(break_);
    }

    pub(super) fn for_(
        &mut self,
        target: &'t Expr,
        iter: &'t Expr,
        body: &'t [Stmt],
        orelse: &'t [Stmt],
        is_async: bool,
        whole: Span,
    ) {
        let top = self.frame.top;
        let (next, break_) = (self.label(), self.label());
        let (state, src) = self.iterable(iter);
        let inside = |this: &mut Self, continue_| {
            this.enter_block(iter.span, Block::Loop { break_, continue_, state: Some(state) });
            this.statements(body);
            this.frame.blocks.pop();
        };
        if is_async {
            self.async_loop((iter.span, whole), target, src, state, next, inside, false);
        } else {
            self.for_loop(iter.span, target, src, state, next, inside, false);
        }
        self.frame.top = top;
        self.statements(orelse);
        self.place(break_);
    }

    /// Evaluates an iterable, and gives out the registers of the loop's state, of which the first may hold it.
    pub(super) fn iterable(&mut self, iter: &'t Expr) -> (Reg, Reg) {
        let state = self.allocate(iter.span);
        let constants = match &iter.kind {
            ExprKind::Set { elts } => elts.iter().map(fold::fold).collect::<Option<Vec<_>>>(),
            _ => None,
        };
        let src = match constants {
            // A loop over a set of constants walks the frozenset itself.
            Some(items) => {
                self.constant_into(iter.span, Constant::FrozenSet(items), state);
                state
            }
            None => self.operand_via(iter, state),
        };
        self.allocate_many(iter.span, 2);
        (state, src)
    }

    /// A loop over what is in `src`; its state takes three registers from `state` on. `inside` gets the label that goes on with
    /// the next item.
    #[allow(clippy::too_many_arguments, reason = "A loop has that many parts.")]
    pub(super) fn for_loop(
        &mut self,
        span: Span,
        target: &'t Expr,
        src: Reg,
        state: Reg,
        next: Label,
        inside: impl FnOnce(&mut Self, Label),
        is_iterator: bool,
    ) {
        let body = self.label();
        let direct = match &target.kind {
            ExprKind::Name(name) => self.target_register(name),
            _ => None,
        };
        let dst = match direct {
            Some(reg) => reg,
            None => self.allocate(span),
        };
        let reachable = self.frame.asm.reachable;
        let entry = self.frame.asm.known;
        let target_of_jump = next.target();
        let prepare = if is_iterator {
            Instr::ForPrepIterator { state, src, target: target_of_jump }
        } else {
            Instr::ForPrep { state, src, target: target_of_jump }
        };
        self.frame.asm.jump(span, prepare);
        self.frame.asm.place_body(body, entry, reachable);
        if let Some(reg) = direct {
            self.frame.asm.known.insert(reg);
        } else {
            self.store_target(target, dst);
        }
        inside(self, next);
        self.place(next);
        self.frame.asm.jump(span, Instr::ForNext { dst, state, target: body.target() });
    }

    /// A loop over an async iterable in `src`. It ends when the awaited `__anext__` raises `StopAsyncIteration`.
    /// The outermost iterable of a generator expression is an async iterator already (`is_iterator`). What goes wrong in a step
    /// goes wrong, CPython says, in the loop as a whole, or in the whole comprehension.
    #[allow(clippy::too_many_arguments, reason = "A loop has that many parts.")]
    pub(super) fn async_loop(
        &mut self,
        (span, whole): (Span, Span),
        target: &'t Expr,
        src: Reg,
        iter: Reg,
        next: Label,
        inside: impl FnOnce(&mut Self, Label),
        is_iterator: bool,
    ) {
        if !is_iterator {
            self.emit(span, Instr::GetAsyncIter { dst: iter, src });
        }
        self.frame.asm.place_head(next);
        let outside = self.frame.asm.handler;
        let item = iter.nth(1);
        let ended = self.frame.asm.new_handler(item);
        self.frame.asm.handler = Some(ended);
        self.emit(whole, Instr::GetAsyncNext { dst: item, iter });
        self.emit(whole, Instr::LoadNone { dst: item.nth(1) });
        self.emit(whole, Instr::Send { dst: item, iter: item, value: item.nth(1) });
        self.frame.asm.handler = outside;
        self.store_target(target, item);
        inside(self, next);
        self.jump_to(span, next);
        self.frame.asm.place_handler(ended);
        self.emit(whole, Instr::EndAsyncFor { exc: item });
        self.emit(span, Instr::Drop { reg: iter });
    }
}
