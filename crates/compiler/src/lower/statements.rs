//! Statements: which function knows each kind, and those that are short enough to stand here.
//!
//! After each statement all temporaries are free again. Loops, `try`, `with`, `match` and whatever makes a frame of its own have their
//! own files; what is left (`if`, `return`, `raise`, `assert`, `import`) is below, and so is the docstring, which is cleaned of its
//! indentation here as `inspect.cleandoc` would do it.

use std::rc::Rc;

use rondo_bytecode::{Constant, Count, Instr, Intrinsic};
use rondo_diagnostics::Span;
use rondo_syntax::tree::{self, Alias, Expr, ExprKind, Identifier, Name, Stmt, StmtKind};

use super::Lower;
use super::exceptions::Block;
use crate::assembler::Label;
use crate::scopes::Scopes;
use crate::{Mode, errors, with_stack};

/// How many instructions one function or module may have.
const MAX_INSTRUCTIONS: usize = 4_000_000;

impl<'t> Lower<'t> {
    pub(super) fn statements(&mut self, body: &'t [Stmt]) {
        for statement in body {
            if self.is_too_large(statement.span) {
                return;
            }
            let top = self.frame.top;
            with_stack(|| self.statement(statement));
            self.frame.top = top;
        }
    }

    /// The body of a `finally` is lowered for each way out of its `try`: when they nest in one another, code doubles with each.
    fn is_too_large(&mut self, span: Span) -> bool {
        let is_too_large = self.frame.asm.len() > MAX_INSTRUCTIONS;
        if is_too_large && !self.frame.overflowed {
            self.frame.overflowed = true;
            self.faults.push(errors::too_large(span));
        }
        is_too_large
    }

    fn statement(&mut self, statement: &'t Stmt) {
        let span = statement.span;
        match &statement.kind {
            StmtKind::FunctionDef(def) => self.function_def(span, def),
            StmtKind::ClassDef(def) => self.class_def(span, def),
            StmtKind::Return { value } => self.return_(span, value.as_ref()),
            StmtKind::Delete { targets } => targets.iter().for_each(|target| self.delete_target(target)),
            StmtKind::Assign { targets, value } => self.assign(targets, value),
            StmtKind::TypeAlias { name, type_params, value } => {
                self.type_alias(statement, name, type_params, value)
            }
            StmtKind::AugAssign { target, op, value } => self.augmented(span, target, *op, value),
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated(target, annotation, value.as_ref(), *simple);
            }
            StmtKind::For { target, iter, body, orelse, is_async } => {
                self.for_(target, iter, body, orelse, *is_async, statement.span)
            }
            StmtKind::While { test, body, orelse } => self.while_(test, body, orelse),
            StmtKind::If { test, body, orelse } => self.if_(test, body, orelse),
            StmtKind::With { items, body, is_async } => self.with(items, body, *is_async),
            StmtKind::Match { subject, cases } => self.match_(subject, cases),
            StmtKind::Raise { exc, cause } => self.raise(span, exc.as_ref(), cause.as_ref()),
            StmtKind::Try { body, handlers, orelse, finalbody, is_star } => {
                self.try_(span, body, handlers, orelse, finalbody, *is_star);
            }
            StmtKind::Assert { test, msg } => self.assert(span, test, msg.as_ref()),
            StmtKind::Import { names } => names.iter().for_each(|alias| self.import(span, alias)),
            StmtKind::ImportFrom { module, names, level } => {
                self.import_from(span, module.as_ref(), names, *level)
            }
            StmtKind::Expr { value } => self.expression_statement(span, value),
            StmtKind::Break => self.break_or_continue(span, true),
            StmtKind::Continue => self.break_or_continue(span, false),
            StmtKind::Global { .. } | StmtKind::Nonlocal { .. } | StmtKind::Pass => {}
        }
    }

    fn expression_statement(&mut self, span: Span, value: &'t Expr) {
        let at_prompt = self.options.mode == Mode::Interactive && self.frame.host == Scopes::MODULE;
        if at_prompt {
            let src = self.temporary(value);
            self.emit(span, Instr::Echo { src });
        } else {
            self.discard(value);
        }
    }

    fn if_(&mut self, test: &'t Expr, body: &'t [Stmt], orelse: &'t [Stmt]) {
        if let Some(target) = self.plain_jump(body) {
            self.condition(test, target, true);
            return self.statements(orelse);
        }
        let (otherwise, end) = (self.label(), self.label());
        self.condition(test, otherwise, false);
        self.statements(body);
        if !orelse.is_empty() {
            self.jump_to(test.span, end);
        }
        self.place(otherwise);
        self.statements(orelse);
        self.place(end);
    }

    /// Where a body leads that is nothing but `continue` or `break`, if nothing has to be done on the way: the condition may jump there
    /// itself.
    fn plain_jump(&self, body: &[Stmt]) -> Option<Label> {
        let [Stmt { kind, .. }] = body else { return None };
        match (kind, self.frame.blocks.last()?) {
            (StmtKind::Continue, Block::Loop { continue_, .. }) => Some(*continue_),
            (StmtKind::Break, Block::Loop { break_, state: None, .. }) => Some(*break_),
            _ => None,
        }
    }

    fn return_(&mut self, span: Span, value: Option<&'t Expr>) {
        let src = match value {
            None => {
                let none = self.allocate(span);
                self.emit(span, Instr::LoadNone { dst: none });
                none
            }
            // What runs on the way out may bind the local anew: its value is copied.
            Some(value)
                if self
                    .frame
                    .blocks
                    .iter()
                    .any(|block| !matches!(block, Block::Loop { .. } | Block::Try { .. })) =>
            {
                self.temporary(value)
            }
            Some(value) => self.operand(value),
        };
        self.unwind_to(span, 0, |this| this.emit(span, Instr::Return { src }));
    }

    fn raise(&mut self, span: Span, exc: Option<&'t Expr>, cause: Option<&'t Expr>) {
        match (exc, cause) {
            (None, _) => self.emit(span, Instr::RaiseAgain {}),
            (Some(exc), None) => {
                let exc = self.operand(exc);
                self.emit(span, Instr::Raise { exc });
            }
            (Some(exc), Some(cause)) => {
                let home = self.allocate(span);
                let exc = self.operand_before(exc, home, &[cause]);
                let cause = self.operand(cause);
                self.emit(span, Instr::RaiseFrom { exc, cause });
            }
        }
    }

    fn assert(&mut self, span: Span, test: &'t Expr, msg: Option<&'t Expr>) {
        let holds = self.label();
        self.condition(test, holds, true);
        let exc = self.allocate(span);
        self.emit(span, Instr::LoadIntrinsic { dst: exc, which: Intrinsic::AssertionError });
        if let Some(msg) = msg {
            self.temporary(msg);
            self.emit(span, Instr::Call { dst: exc, func: exc, argc: Count(1) });
        }
        self.emit(test.span, Instr::Raise { exc });
        self.place(holds);
    }

    // Imports.

    fn import(&mut self, span: Span, alias: &'t Alias) {
        let full = &alias.name.name;
        let fromlist = self.frame.asm.constant(Constant::None);
        let module = self.allocate(span);
        let name = self.frame.asm.name(full);
        self.emit(span, Instr::ImportName { dst: module, fromlist, level: Count(0), name });
        match &alias.asname {
            Some(asname) => {
                // `import a.b.c as d` gives `a`, of which `.b.c` are taken.
                for part in full.split('.').skip(1) {
                    let name = self.frame.asm.name(part);
                    self.emit(span, Instr::ImportFrom { dst: module, module, name });
                }
                self.store_identifier(asname, module);
            }
            None => {
                let first = full.split('.').next().expect("a module's name is not empty");
                self.store(span, &Name::new(first), module);
            }
        }
        self.release(module);
    }

    fn import_from(&mut self, span: Span, from: Option<&'t Identifier>, names: &'t [Alias], level: u32) {
        let listed = names.iter().map(|alias| Constant::Str(alias.name.name.as_str().into())).collect();
        let fromlist = self.frame.asm.constant(Constant::Tuple(listed));
        let module = self.allocate(span);
        let name = self.frame.asm.name(from.map_or("", |from| &from.name));
        let level = Count(level.min(255) as u8);
        self.emit(span, Instr::ImportName { dst: module, fromlist, level, name });
        for alias in names {
            if alias.name.name == "*" {
                self.emit(span, Instr::ImportStar { module });
                continue;
            }
            let value = self.allocate(span);
            let name = self.frame.asm.name(&alias.name.name);
            self.emit(span, Instr::ImportFrom { dst: value, module, name });
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            self.store(span, &bound.name, value);
            self.release(value);
        }
        self.emit(span, Instr::Drop { reg: module });
        self.release(module);
    }
}

/// The docstring that a body begins with, indentation removed as CPython removes it.
pub(super) fn docstring(body: &[Stmt]) -> Option<Rc<str>> {
    match &body.first()?.kind {
        StmtKind::Expr { value: Expr { kind: ExprKind::Constant(tree::Constant::Str(text)), .. } } => {
            Some(clean(text).into())
        }
        _ => None,
    }
}

/// Removes the indentation that all lines but the first have in common, and all of the first line's.
fn clean(text: &str) -> String {
    let text = expand_tabs(text);
    let margin = text
        .split('\n')
        .skip(1)
        .filter(|line| !line.trim_start_matches(' ').is_empty())
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()
        .unwrap_or(0);
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or("").trim_start_matches(' ').to_string();
    lines.fold(first, |mut cleaned, line| {
        let indent = (line.len() - line.trim_start_matches(' ').len()).min(margin);
        cleaned.push('\n');
        cleaned.push_str(&line[indent..]);
        cleaned
    })
}

/// As `str.expandtabs()`.
fn expand_tabs(text: &str) -> String {
    if !text.contains('\t') {
        return text.to_string();
    }
    let mut expanded = String::new();
    let mut column = 0;
    for character in text.chars() {
        match character {
            '\t' => {
                let width = 8 - column % 8;
                expanded.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            _ => {
                expanded.push(character);
                column = if matches!(character, '\n' | '\r') { 0 } else { column + 1 };
            }
        }
    }
    expanded
}
