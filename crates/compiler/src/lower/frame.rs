//! A frame that is being written: its registers, and what is known at the place that is written next.

use std::rc::Rc;

use rondo_bytecode::{ClassCell, Code, CodeKind, Free, Instr, Local, Parameters, Places, Reg, Wide};
use rondo_diagnostics::Span;
use rondo_syntax::tree::Name;
use rustc_hash::FxHashMap;

use super::Lower;
use super::exceptions::Block;
use crate::assembler::Assembler;
use crate::errors;
use crate::scopes::{Binding, ScopeId, ScopeKind, Scopes};

/// How many locals get registers of a byte; the others are wide. The rest of the byte is for temporaries.
const NARROW_LOCALS: usize = Wide::NARROW as usize;

/// How many parameters, and how many captured locals, a function may have: each needs a register of a byte.
const MAX_PARAMETERS: usize = 200;

/// Where a local lives.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// In a register.
    Register(Reg),
    /// In a cell that lies in a register.
    Cell(Reg),
    /// In a register beyond those that a byte can name.
    Wide(u16),
}

pub(super) struct Frame<'t> {
    pub asm: Assembler,
    /// The scope that is being lowered: that of the frame, or of a comprehension in it.
    pub scope: ScopeId,
    /// The scope of the frame.
    pub host: ScopeId,
    pub kind: CodeKind,
    pub name: Rc<str>,
    pub qualname: Rc<str>,
    /// What the qualified names of functions inside begin with, if not with that of this frame: hidden functions leave no trace.
    pub inner_prefix: Option<Rc<str>>,
    pub first_line: u32,
    /// The place of the function or class.
    pub span: Span,
    pub doc: Option<Rc<str>>,
    pub parameters: Parameters,
    pub first_temporary: u8,
    pub top: u16,
    pub max_top: u16,
    /// Whether it was already reported that the registers ran out.
    pub overflowed: bool,
    /// What surrounds the current statement: loops, `try`, `with`.
    pub blocks: Vec<Block<'t>>,
    homes: FxHashMap<(ScopeId, Name), Home>,
    locals: Vec<Local>,
    wide_locals: u16,
    /// The locals that are cells, to be made when the frame begins.
    cells: Vec<Reg>,
    /// The captured variables that lie in registers from the beginning.
    copies: FxHashMap<Name, Reg>,
    /// The annotations of this scope that may not be reached, by place, with their numbers.
    pub annotations: FxHashMap<Span, u32>,
}

impl<'t> Frame<'t> {
    pub fn new(
        scopes: &Scopes,
        host: ScopeId,
        kind: CodeKind,
        name: Rc<str>,
        qualname: Rc<str>,
        first_line: u32,
    ) -> Self {
        let mut frame = Frame {
            asm: Assembler::new(),
            scope: host,
            host,
            kind,
            name,
            qualname,
            inner_prefix: None,
            first_line,
            span: Span::default(),
            doc: None,
            parameters: Parameters::default(),
            first_temporary: 0,
            top: 0,
            max_top: 0,
            overflowed: false,
            blocks: Vec::new(),
            homes: FxHashMap::default(),
            locals: Vec::new(),
            wide_locals: 0,
            cells: Vec::new(),
            copies: FxHashMap::default(),
            annotations: FxHashMap::default(),
        };
        frame.lay_out(scopes);
        frame
    }

    /// The register of a captured variable that was copied when the frame began.
    pub fn copy_of(&self, name: &Name) -> Option<Reg> {
        self.copies.get(name).copied()
    }

    pub fn home(&self, scope: ScopeId, name: &Name) -> Option<Home> {
        self.homes.get(&(scope, name.clone())).copied()
    }

    /// Gives every local its register: parameters, then plain locals, then cells, then those of comprehensions.
    fn lay_out(&mut self, scopes: &Scopes) {
        let host = self.host;
        let scope = scopes.get(host);
        if scope.kind == ScopeKind::Class {
            self.add_local(host, &Name::new(".namespace"), false, true);
            for name in &scope.class_cells {
                self.add_local(host, name, true, false);
            }
        } else {
            let here =
                |symbol: &&crate::scopes::Symbol| matches!(symbol.binding, Binding::Local | Binding::Cell);
            let is_cell = |symbol: &crate::scopes::Symbol| symbol.binding == Binding::Cell;
            for symbol in scope.symbols.iter().filter(here).filter(|symbol| symbol.parameter) {
                self.add_local(host, &symbol.name, is_cell(symbol), true);
            }
            let others = || scope.symbols.iter().filter(here).filter(|symbol| !symbol.parameter);
            let mut cells: Vec<_> = others().filter(|symbol| is_cell(symbol)).collect();
            cells.sort_by(|a, b| a.name.cmp(&b.name));
            let plain: Vec<_> = others().filter(|symbol| !is_cell(symbol)).collect();
            // A frame is emptied from the last register to the first, and in CPython cells lie last. They must have
            // registers of a byte, though: among very many locals they come first.
            let cells_are_last = self.locals.len() + plain.len() + cells.len() <= NARROW_LOCALS;
            let (first, last) = if cells_are_last { (plain, cells) } else { (cells, plain) };
            for symbol in first.into_iter().chain(last) {
                self.add_local(host, &symbol.name, is_cell(symbol), false);
            }
        }
        for name in &scope.copied {
            let hidden = Name::new(&format!(".{name}"));
            self.add_local(host, &hidden, false, false);
            if let Some(Home::Register(reg)) = self.home(host, &hidden) {
                self.copies.insert(name.clone(), reg);
                self.asm.known.insert(reg);
            }
        }
        let mut shared = FxHashMap::default();
        self.lay_out_comprehensions(scopes, host, &mut Vec::new(), &mut shared);
        let narrow = self.locals.iter().filter(|local| local.register < Wide::FIRST).count();
        self.first_temporary = narrow as u8;
        self.top = narrow as u16;
        self.max_top = self.top;
        for symbol in scope.symbols.iter().filter(|symbol| symbol.deleted) {
            if let Some(Home::Register(reg)) = self.home(host, &symbol.name) {
                self.asm.fickle.insert(reg);
            }
        }
        for parameter in scope.symbols.iter().filter(|symbol| symbol.parameter) {
            if let Some(Home::Register(reg)) = self.home(host, &parameter.name) {
                self.asm.known.insert(reg);
            }
        }
    }

    fn add_local(&mut self, scope: ScopeId, name: &Name, is_cell: bool, is_parameter: bool) {
        let narrow = self.locals.len() - usize::from(self.wide_locals);
        let (register, home) =
            if narrow < NARROW_LOCALS || ((is_cell || is_parameter) && narrow < MAX_PARAMETERS) {
                let reg = Reg(narrow as u8);
                if is_cell {
                    self.cells.push(reg);
                }
                (narrow as u16, if is_cell { Home::Cell(reg) } else { Home::Register(reg) })
            } else {
                let register = Wide::FIRST + self.wide_locals;
                self.wide_locals += 1;
                (register, Home::Wide(register))
            };
        self.locals.push(Local { register, name: Rc::from(name.as_str()), is_cell });
        self.homes.insert((scope, name.clone()), home);
    }

    /// Variables of comprehensions that are never alive together share a register if they have the same name.
    fn lay_out_comprehensions(
        &mut self,
        scopes: &Scopes,
        id: ScopeId,
        alive: &mut Vec<(Name, bool)>,
        shared: &mut FxHashMap<(Name, bool, usize), Home>,
    ) {
        for &child in &scopes.get(id).children {
            let scope = scopes.get(child);
            if scope.kind != ScopeKind::Comprehension {
                continue;
            }
            let before = alive.len();
            for symbol in &scope.symbols {
                let is_cell = match symbol.binding {
                    Binding::Local => false,
                    Binding::Cell => true,
                    Binding::Free
                    | Binding::Global
                    | Binding::ImplicitGlobal
                    | Binding::Namespace
                    | Binding::In(_) => continue,
                };
                let name = symbol.name.clone();
                let depth = alive.iter().filter(|other| other.0 == name && other.1 == is_cell).count();
                let key = (name.clone(), is_cell, depth);
                match shared.get(&key) {
                    Some(&home) => {
                        self.homes.insert((child, name.clone()), home);
                    }
                    None => {
                        self.add_local(child, &name, is_cell, false);
                        let home = self.home(child, &name).expect("it was just added");
                        if let Home::Cell(_) = home {
                            // It is made when the comprehension begins.
                            self.cells.pop();
                        }
                        shared.insert(key, home);
                    }
                }
                alive.push((name, is_cell));
            }
            self.lay_out_comprehensions(scopes, child, alive, shared);
            alive.truncate(before);
        }
    }
}

impl<'t> Lower<'t> {
    /// Begins a frame; the one around it is returned, to be given to [`Lower::leave_frame`].
    pub(super) fn enter_frame(
        &mut self,
        scope: ScopeId,
        kind: CodeKind,
        name: &str,
        span: Span,
    ) -> Frame<'t> {
        let qualname = self.qualname(scope, name);
        let mut frame = Frame::new(self.scopes, scope, kind, name.into(), qualname, self.line(span));
        if self.scopes.get(scope).kind == ScopeKind::TypeParameters {
            frame.inner_prefix = Some(self.frame.outer_qualname().into());
        }
        frame.span = span;
        let outer = std::mem::replace(&mut self.frame, frame);
        self.make_cells(span);
        self.copy_captured(span);
        outer
    }

    /// Finishes the frame and goes on with the one around it.
    pub(super) fn leave_frame(&mut self, outer: Frame<'t>) -> Rc<Code> {
        let code = self.finish_frame();
        self.frame = outer;
        code
    }

    fn make_cells(&mut self, span: Span) {
        for reg in self.frame.cells.clone() {
            self.emit(span, Instr::MakeCell { reg });
        }
    }

    /// Reads captured variables that will not change any more into registers: see `scopes::copies`.
    fn copy_captured(&mut self, span: Span) {
        let scopes = self.scopes;
        for name in &scopes.get(self.frame.host).copied {
            if let Some(dst) = self.frame.copy_of(name) {
                let free = Free(self.free_index(name));
                self.emit(span, Instr::LoadFree { dst, free });
            }
        }
    }

    /// `f.<locals>.g`, `C.f`: after the frame around it. Hidden functions leave no trace, and a name that is declared global
    /// begins anew.
    fn qualname(&self, scope: ScopeId, name: &str) -> Rc<str> {
        let parent = self.scopes.get(scope).parent.expect("only a module stands in no other scope");
        let mut around = self.scopes.get(parent).host;
        while self.scopes.get(around).kind == ScopeKind::TypeParameters {
            let parent = self.scopes.get(around).parent.expect("only a module stands in no other scope");
            around = self.scopes.get(parent).host;
        }
        let names_itself = matches!(self.scopes.get(scope).kind, ScopeKind::Function | ScopeKind::Class);
        let declared_global =
            names_itself && self.scopes.get(around).symbol(name).is_some_and(|symbol| symbol.global);
        match self.scopes.get(around).kind {
            _ if declared_global => name.into(),
            ScopeKind::Module => name.into(),
            ScopeKind::Class => format!("{}.{name}", self.frame.outer_qualname()).into(),
            ScopeKind::Function
            | ScopeKind::Lambda
            | ScopeKind::GeneratorExpression
            | ScopeKind::Comprehension
            | ScopeKind::Annotations
            | ScopeKind::TypeParameters
            | ScopeKind::TypeValue => format!("{}.<locals>.{name}", self.frame.outer_qualname()).into(),
        }
    }

    pub(super) fn finish_frame(&mut self) -> Rc<Code> {
        let end = Span::at(self.frame.asm.last_span().unwrap_or(self.frame.span).start);
        if self.frame.asm.reachable {
            let value = self.allocate(end);
            self.emit(end, Instr::LoadNone { dst: value });
            self.emit(end, Instr::Return { src: value });
        }
        let host = self.scopes.get(self.frame.host);
        let frame = &mut self.frame;
        if frame.parameters.total() > MAX_PARAMETERS {
            self.faults.push(errors::too_many_parameters(end, MAX_PARAMETERS));
        } else if frame.locals.iter().any(|local| local.is_cell && local.register >= Wide::FIRST) {
            self.faults.push(errors::too_many_cells(end, MAX_PARAMETERS));
        }
        let assembled = std::mem::take(&mut frame.asm).finish();
        if let Some(full) = assembled.full {
            self.faults.push(errors::table_full(end, full));
        }
        let wide = if frame.wide_locals > 0 { Wide::FIRST + frame.wide_locals } else { 0 };
        let free: Vec<Rc<str>> = host.free.iter().map(|name| Rc::from(name.as_str())).collect();
        let class_cell =
            free.iter().position(|name| &**name == "__class__").map(|index| ClassCell::Free(index as u16));
        let places =
            Places::new(assembled.spans.iter().map(|span| (*span, self.source.line_number(span.start))));
        let first_parameter_is_cell =
            frame.parameters.total() > 0 && frame.locals.first().is_some_and(|local| local.is_cell);
        Rc::new(Code {
            name: frame.name.clone(),
            qualname: frame.qualname.clone(),
            file: self.file.clone(),
            first_line: frame.first_line,
            kind: frame.kind,
            parameters: frame.parameters,
            locals: std::mem::take(&mut frame.locals),
            first_temporary: frame.first_temporary,
            free,
            registers: frame.max_top.max(wide),
            caches: assembled.caches,
            instrs: assembled.instrs,
            places,
            handlers: assembled.handlers,
            constants: assembled.constants,
            names: assembled.names,
            doc: frame.doc.take(),
            class_cell,
            first_parameter_is_cell,
        })
    }
}

impl Frame<'_> {
    /// The qualified name that functions inside this frame begin with: hidden functions pass on that of the frame around.
    fn outer_qualname(&self) -> &str {
        self.inner_prefix.as_deref().unwrap_or(&self.qualname)
    }
}
