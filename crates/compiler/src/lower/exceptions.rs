//! `try`, `with`, and what every way out of them has to do.
//!
//! A handler begins with the exception in a register (its *depth*), and with everything above empty. `EnterHandler` makes it the
//! exception that is being handled; every way out does `LeaveHandler` first, also that of an exception raised inside, for which
//! a second handler stands around the first:
//!
//! ```text
//!   try body             ── raised ──► t: EnterHandler save t
//!   else                                  match, bind, body        ── raised ──► u: LeaveHandler save
//!   → end                                 LeaveHandler save, → end                  Reraise u
//! ```
//!
//! `break`, `continue` and `return` leave blocks: [`Lower::unwind_to`] emits what each block has to do on the way, innermost
//! first. So the body of a `finally` is lowered once for each way out, as in CPython.

use rondo_bytecode::{Count, Instr, Reg, Special};
use rondo_diagnostics::Span;
use rondo_syntax::tree::{ExceptHandler, Identifier, Stmt, WithItem};

use super::Lower;
use crate::assembler::{HandlerId, Label};
use crate::errors;

/// How many blocks may nest in one function: CPython's number.
const MAX_BLOCKS: usize = 21;

/// What surrounds a statement and has something to do when it is left.
#[derive(Clone)]
pub(super) enum Block<'t> {
    /// A loop; that of a `for` keeps its state, or its async iterator, in a register.
    Loop { break_: Label, continue_: Label, state: Option<Reg> },
    /// The `try` part of an `except`: there is nothing to do, but what follows is no longer covered.
    Try { outside: Option<HandlerId> },
    /// The `try` part of a `finally`.
    Finally { body: &'t [Stmt], outside: Option<HandlerId> },
    /// The body of a `with`.
    With { exit: Reg, is_async: bool, span: Span, outside: Option<HandlerId> },
    /// The body of an `except` clause.
    Handler { save: Reg, name: Option<&'t Identifier>, outside: Option<HandlerId> },
    /// The body of a `finally` that runs because of an exception.
    FinallyHandler { exc: Reg, save: Reg, outside: Option<HandlerId> },
}

impl<'t> Lower<'t> {
    /// Begins a block. As in CPython only so many may nest, or the ways out of them would be more than anybody can follow.
    pub(super) fn enter_block(&mut self, span: Span, block: Block<'t>) {
        if self.frame.blocks.len() == MAX_BLOCKS {
            self.faults.push(errors::too_many_blocks(span));
        }
        self.frame.blocks.push(block);
    }

    // Ways out.

    /// Emits what has to be done when all blocks above `depth` are left, innermost first, and then the jump or `Return`, which
    /// belongs to what is outside.
    pub(super) fn unwind_to(&mut self, span: Span, depth: usize, then: impl FnOnce(&mut Self)) {
        let mut left = Vec::new();
        let handler = self.frame.asm.handler;
        while self.frame.blocks.len() > depth {
            let block = self.frame.blocks.pop().expect("there are more blocks than that");
            match &block {
                Block::Loop { state: Some(state), .. } => self.emit(span, Instr::Drop { reg: *state }),
                Block::Loop { state: None, .. } => {}
                Block::Try { outside } => self.frame.asm.handler = *outside,
                Block::Finally { body, outside } => {
                    self.frame.asm.handler = *outside;
                    self.statements(body);
                }
                Block::With { exit, is_async, span, outside } => {
                    self.frame.asm.handler = *outside;
                    self.exit_normally(*span, *exit, *is_async);
                }
                Block::Handler { save, name, outside } => {
                    self.frame.asm.handler = *outside;
                    self.emit(span, Instr::LeaveHandler { save: *save });
                    if let Some(name) = name {
                        self.unbind(name);
                    }
                }
                Block::FinallyHandler { exc, save, outside } => {
                    self.frame.asm.handler = *outside;
                    self.emit(span, Instr::LeaveHandler { save: *save });
                    self.emit(span, Instr::Drop { reg: *exc });
                }
            }
            left.push(block);
        }
        then(self);
        self.frame.asm.handler = handler;
        self.frame.blocks.extend(left.into_iter().rev());
    }

    pub(super) fn break_or_continue(&mut self, span: Span, is_break: bool) {
        let position = self.frame.blocks.iter().rposition(|block| matches!(block, Block::Loop { .. }));
        let Some(position) = position else { return };
        let Block::Loop { break_, continue_, state } = self.frame.blocks[position] else { return };
        self.unwind_to(span, position + 1, |this| {
            if is_break && let Some(reg) = state {
                this.emit(span, Instr::Drop { reg });
            }
            this.jump_to(span, if is_break { break_ } else { continue_ });
        });
    }

    // `try`

    pub(super) fn try_(
        &mut self,
        span: Span,
        body: &'t [Stmt],
        handlers: &'t [ExceptHandler],
        orelse: &'t [Stmt],
        finalbody: &'t [Stmt],
        is_star: bool,
    ) {
        let inner = |this: &mut Self| {
            if handlers.is_empty() {
                this.statements(body);
            } else if is_star {
                this.try_star(span, body, handlers, orelse);
            } else {
                this.try_except(span, body, handlers, orelse);
            }
        };
        if finalbody.is_empty() { inner(self) } else { self.try_finally(span, inner, finalbody) }
    }

    fn try_finally(&mut self, span: Span, inner: impl FnOnce(&mut Self), finalbody: &'t [Stmt]) {
        let top = self.frame.top;
        let end = self.label();
        let outside = self.frame.asm.handler;
        let raised = self.frame.asm.new_handler(self.next_temporary());
        self.enter_block(span, Block::Finally { body: finalbody, outside });
        self.frame.asm.handler = Some(raised);
        inner(self);
        self.frame.blocks.pop();
        self.frame.asm.handler = outside;
        self.statements(finalbody);
        self.jump_to(span, end);

        self.frame.asm.place_handler(raised);
        if self.frame.asm.reachable {
            let (exc, save) = self.enter_handler(span);
            let cleanup = self.frame.asm.new_handler(self.next_temporary());
            self.frame.asm.handler = Some(cleanup);
            self.enter_block(span, Block::FinallyHandler { exc, save, outside });
            self.statements(finalbody);
            self.frame.blocks.pop();
            self.frame.asm.handler = outside;
            self.emit(span, Instr::LeaveHandler { save });
            let last = finalbody.last().map_or(span, |last| last.span);
            self.emit(last, Instr::Reraise { exc });
            self.leave_and_reraise(span, cleanup, save, None);
        }
        self.frame.top = top;
        self.place(end);
    }

    fn try_except(
        &mut self,
        span: Span,
        body: &'t [Stmt],
        handlers: &'t [ExceptHandler],
        orelse: &'t [Stmt],
    ) {
        let top = self.frame.top;
        let end = self.label();
        let outside = self.frame.asm.handler;
        let raised = self.frame.asm.new_handler(self.next_temporary());
        self.frame.asm.handler = Some(raised);
        self.enter_block(span, Block::Try { outside });
        self.statements(body);
        self.frame.blocks.pop();
        self.frame.asm.handler = outside;
        self.statements(orelse);
        self.jump_to(span, end);

        self.frame.asm.place_handler(raised);
        if self.frame.asm.reachable {
            let (exc, save) = self.enter_handler(span);
            let cleanup = self.frame.asm.new_handler(self.next_temporary());
            for handler in handlers {
                self.frame.asm.handler = Some(cleanup);
                let next = self.label();
                self.except_clause(handler, exc, save, cleanup, outside, next, end);
                self.place(next);
            }
            self.frame.asm.handler = outside;
            self.emit(span, Instr::LeaveHandler { save });
            // The last thing that was done is the test of the last clause.
            let last = handlers
                .last()
                .map_or(span, |last| last.type_.as_ref().map_or(last.span, |type_| type_.span));
            self.emit(last, Instr::Reraise { exc });
            self.leave_and_reraise(span, cleanup, save, None);
        }
        self.frame.top = top;
        self.place(end);
    }

    /// One `except` clause: its test (on to `next` if it fails), its body, and the way to `end`.
    #[allow(clippy::too_many_arguments, reason = "A clause has that many surroundings.")]
    fn except_clause(
        &mut self,
        handler: &'t ExceptHandler,
        exc: Reg,
        save: Reg,
        cleanup: HandlerId,
        outside: Option<HandlerId>,
        next: Label,
        end: Label,
    ) {
        let top = self.frame.top;
        if let Some(type_) = &handler.type_ {
            let dst = self.allocate(type_.span);
            let class = self.operand_via(type_, dst);
            self.emit(type_.span, Instr::MatchException { dst, exc, class });
            self.jump_on_truth(type_.span, dst, next, false);
            self.frame.top = top;
        }
        let name = handler.name.as_ref();
        let inner = match name {
            Some(name) => {
                self.store_identifier(name, exc);
                self.frame.asm.new_handler(self.next_temporary())
            }
            None => {
                self.emit(handler.span, Instr::Drop { reg: exc });
                cleanup
            }
        };
        self.frame.asm.handler = Some(inner);
        self.enter_block(handler.span, Block::Handler { save, name, outside });
        self.statements(&handler.body);
        self.frame.blocks.pop();
        self.frame.asm.handler = outside;
        self.emit(handler.span, Instr::LeaveHandler { save });
        if let Some(name) = name {
            self.unbind(name);
        }
        self.jump_to(handler.span, end);
        if inner != cleanup {
            self.leave_and_reraise(handler.span, inner, save, name);
        }
    }

    /// The temporary that will be given out next, where a handler puts its exception.
    fn next_temporary(&self) -> Reg {
        Reg(self.frame.top.min(u16::from(Reg::LAST.0)) as u8)
    }

    /// The beginning of a handler: the exception in a register, what was handled before in the next.
    fn enter_handler(&mut self, span: Span) -> (Reg, Reg) {
        let exc = self.allocate(span);
        let save = self.allocate(span);
        self.emit(span, Instr::EnterHandler { save, exc });
        (exc, save)
    }

    /// The handler around a handler: an exception raised inside leaves it, and goes on.
    fn leave_and_reraise(&mut self, span: Span, cleanup: HandlerId, save: Reg, name: Option<&Identifier>) {
        self.frame.asm.place_handler(cleanup);
        if !self.frame.asm.reachable {
            return;
        }
        let exc = self.allocate(span);
        if let Some(name) = name {
            self.unbind(name);
        }
        self.emit(span, Instr::LeaveHandler { save });
        self.emit(nowhere(span), Instr::Reraise { exc });
        self.release(exc);
    }

    // `except*`

    /// The clauses split the exception between them. What they raise, and what none took, is raised when all are done:
    ///
    /// ```text
    ///   original, rest = exc; raised = []
    ///   for each clause:  rest, matching = split(rest); if matching: try body, except x: raised.append(x)
    ///   raised.append(rest); raise prepare(original, raised), if anything is left
    /// ```
    fn try_star(&mut self, span: Span, body: &'t [Stmt], handlers: &'t [ExceptHandler], orelse: &'t [Stmt]) {
        let top = self.frame.top;
        let end = self.label();
        let outside = self.frame.asm.handler;
        let raised = self.frame.asm.new_handler(self.next_temporary());
        self.frame.asm.handler = Some(raised);
        self.enter_block(span, Block::Try { outside });
        self.statements(body);
        self.frame.blocks.pop();
        self.frame.asm.handler = outside;
        self.statements(orelse);
        self.jump_to(span, end);

        self.frame.asm.place_handler(raised);
        if self.frame.asm.reachable {
            let (original, save) = self.enter_handler(span);
            let cleanup = self.frame.asm.new_handler(self.next_temporary());
            self.frame.asm.handler = Some(cleanup);
            let list = self.allocate(span);
            self.emit(span, Instr::BuildList { dst: list, base: list, count: Count(0) });
            let rest = self.allocate(span);
            self.emit(span, Instr::Move { dst: rest, src: original });
            for handler in handlers {
                self.except_star_clause(handler, list, rest, cleanup);
            }
            self.emit(span, Instr::ListAppend { list, src: rest });
            self.emit(span, Instr::PrepareReraiseStar { dst: rest, original, raised: list });
            self.emit(span, Instr::Drop { reg: list });
            let nothing_left = self.label();
            let copy = self.keep(span, rest);
            self.frame.asm.jump(span, Instr::JumpIfNone { a: copy, target: nothing_left.target() });
            self.frame.asm.handler = outside;
            self.emit(span, Instr::LeaveHandler { save });
            self.emit(span, Instr::Reraise { exc: rest });
            self.place(nothing_left);
            self.emit(span, Instr::LeaveHandler { save });
            self.emit(span, Instr::Drop { reg: original });
            self.jump_to(span, end);
            self.frame.top = u16::from(save.0) + 1;
            self.leave_and_reraise(span, cleanup, save, None);
        }
        self.frame.top = top;
        self.place(end);
    }

    fn except_star_clause(&mut self, handler: &'t ExceptHandler, list: Reg, rest: Reg, cleanup: HandlerId) {
        let top = self.frame.top;
        let span = handler.span;
        let (next, after) = (self.label(), self.label());
        let matching = self.allocate(span);
        let class_home = self.allocate(span);
        let class = match &handler.type_ {
            Some(type_) => self.operand_via(type_, class_home),
            None => class_home,
        };
        self.emit(span, Instr::MatchGroup { rest, exc: rest, class });
        self.drop_temporary(span, class);
        let copy = self.keep(span, matching);
        self.frame.asm.jump(span, Instr::JumpIfNone { a: copy, target: next.target() });
        self.frame.top = u16::from(matching.0) + 1;

        // While the body runs, what is handled is the matching part.
        let inner_save = self.allocate(span);
        self.emit(span, Instr::EnterHandler { save: inner_save, exc: matching });
        let name = handler.name.as_ref();
        match name {
            Some(name) => self.store_identifier(name, matching),
            None => self.emit(span, Instr::Drop { reg: matching }),
        }
        let inner = self.frame.asm.new_handler(self.next_temporary());
        self.frame.asm.handler = Some(inner);
        // `break`, `continue` and `return` may not leave the clause, so it is no block.
        self.statements(&handler.body);
        self.frame.asm.handler = Some(cleanup);
        self.emit(span, Instr::LeaveHandler { save: inner_save });
        if let Some(name) = name {
            self.unbind(name);
        }
        self.jump_to(span, after);

        self.frame.asm.place_handler(inner);
        if self.frame.asm.reachable {
            let exc = self.allocate(span);
            if let Some(name) = name {
                self.unbind(name);
            }
            self.emit(span, Instr::LeaveHandler { save: inner_save });
            self.emit(span, Instr::ListAppend { list, src: exc });
            self.jump_to(span, after);
        }
        self.frame.top = top;
        self.place(next);
        self.emit(span, Instr::Drop { reg: matching });
        self.place(after);
    }

    // `with`

    pub(super) fn with(&mut self, items: &'t [WithItem], body: &'t [Stmt], is_async: bool) {
        let Some((item, rest)) = items.split_first() else { return self.statements(body) };
        let top = self.frame.top;
        let span = item.context_expr.span;
        let exit = self.allocate(span);
        let manager = self.allocate(span);
        self.enter(item, exit, manager, is_async);

        let (outside, end) = (self.frame.asm.handler, self.label());
        self.frame.top = u16::from(exit.0) + 1;
        let raised = self.frame.asm.new_handler(manager);
        self.frame.asm.handler = Some(raised);
        match &item.optional_vars {
            Some(target) => {
                self.frame.top = u16::from(manager.0) + 1;
                self.store_target(target, manager);
                self.frame.top = u16::from(exit.0) + 1;
            }
            None => self.emit(span, Instr::Drop { reg: manager }),
        }
        self.enter_block(span, Block::With { exit, is_async, span, outside });
        self.with(rest, body, is_async);
        self.frame.blocks.pop();
        self.frame.asm.handler = outside;
        self.exit_normally(span, exit, is_async);
        self.jump_to(span, end);

        self.frame.asm.place_handler(raised);
        if self.frame.asm.reachable {
            self.exit_with_exception(span, exit, is_async, end);
        }
        self.frame.top = top;
        self.place(end);
    }

    /// Looks up `__exit__`, then `__enter__`, and calls the latter.
    fn enter(&mut self, item: &'t WithItem, exit: Reg, manager: Reg, is_async: bool) {
        let span = item.context_expr.span;
        let (exit_name, enter_name) =
            if is_async { (Special::AExit, Special::AEnter) } else { (Special::Exit, Special::Enter) };
        self.into(&item.context_expr, manager);
        self.emit(span, Instr::LoadSpecial { dst: exit, object: manager, which: exit_name });
        self.emit(span, Instr::LoadSpecial { dst: manager, object: manager, which: enter_name });
        self.emit(span, Instr::Call { dst: manager, func: manager, argc: Count(0) });
        if is_async {
            self.await_in(span, manager, manager);
        }
    }

    /// Calls `__exit__(None, None, None)`.
    fn exit_normally(&mut self, span: Span, exit: Reg, is_async: bool) {
        let top = self.frame.top;
        let func = self.allocate(span);
        self.emit(span, Instr::Take { dst: func, src: exit });
        for _ in 0..3 {
            let dst = self.allocate(span);
            self.emit(span, Instr::LoadNone { dst });
        }
        if is_async {
            self.emit(span, Instr::Call { dst: func, func, argc: Count(3) });
            self.frame.top = u16::from(func.0) + 1;
            self.await_in(span, func, func);
            self.emit(span, Instr::Drop { reg: func });
        } else {
            self.emit(span, Instr::Call { dst: Reg::DISCARD, func, argc: Count(3) });
        }
        self.frame.top = top;
    }

    /// Tells `__exit__` of the exception: a true answer swallows it.
    fn exit_with_exception(&mut self, span: Span, exit: Reg, is_async: bool, end: Label) {
        let (outside, swallowed) = (self.frame.asm.handler, self.label());
        let (exc, save) = self.enter_handler(span);
        let cleanup = self.frame.asm.new_handler(self.next_temporary());
        self.frame.asm.handler = Some(cleanup);
        let answer = self.allocate(span);
        self.emit(span, Instr::WithExcept { dst: answer, exit, exc });
        if is_async {
            self.await_in(span, answer, answer);
        }
        self.jump_on_truth(span, answer, swallowed, true);
        self.frame.asm.handler = outside;
        self.emit(span, Instr::LeaveHandler { save });
        self.emit(nowhere(span), Instr::Reraise { exc });
        self.place(swallowed);
        self.emit(span, Instr::LeaveHandler { save });
        self.emit(span, Instr::Drop { reg: exc });
        self.emit(span, Instr::Drop { reg: exit });
        self.jump_to(span, end);
        self.release(answer);
        self.leave_and_reraise(span, cleanup, save, None);
    }
}

/// The place of what stands nowhere in the source: a frame that is left there remains where the exception was raised.
fn nowhere(span: Span) -> Span {
    Span::new(span.start, span.start)
}
