//! Functions and lambdas: their code, and the instructions that make them.

use std::rc::Rc;

use rondo_bytecode::{Code, CodeKind, Constant, Count, FunctionParts, Instr, Parameters, Reg};
use rondo_diagnostics::Span;
use rondo_syntax::tree::{Arguments, Expr, FunctionDef, Name, Parameter};

use super::frame::Home;
use super::statements::docstring;
use super::{Lower, Neighbour};
use crate::scopes::{Part, Scope, ScopeId};

/// From how many on cells are collected one by one, so that they need not all lie in registers.
const MANY_CELLS: usize = 30;

/// Where the defaults of parameters come from.
#[derive(Clone, Copy)]
pub(super) enum Defaults<'t> {
    /// There are none.
    None,
    /// They are evaluated here.
    Here(&'t Arguments),
    /// They have been evaluated around the hidden function of the type parameters, and handed to it in registers 0 and 1.
    Handed(&'t Arguments),
}

/// The annotations of a function: its scope, and name and value of each.
pub(super) type Annotations<'t> = (ScopeId, Vec<(Name, &'t Expr)>);

impl<'t> Lower<'t> {
    /// `def`: decorators, the function, calls of the decorators, and the name.
    pub(super) fn function_def(&mut self, span: Span, def: &'t FunctionDef) {
        let top = self.frame.top;
        let decorators = self.decorators(&def.decorator_list);
        if decorators.is_empty()
            && let Some(reg) = self.target_register(&def.name.name)
        {
            self.function_value(span, def, reg);
            self.frame.asm.known.insert(reg);
            return;
        }
        let function = self.allocate(span);
        self.function_value(span, def, function);
        let value = self.decorate(&def.decorator_list, &decorators, function);
        self.store(span, &def.name.name, value);
        self.frame.top = top;
    }

    pub(super) fn decorators(&mut self, list: &'t [Expr]) -> Vec<Reg> {
        list.iter().map(|decorator| self.temporary(decorator)).collect()
    }

    /// Calls decorators, the last one first, each with what lies right above it.
    pub(super) fn decorate(&mut self, list: &[Expr], decorators: &[Reg], mut value: Reg) -> Reg {
        for (decorator, &func) in list.iter().zip(decorators).rev() {
            self.emit(decorator.span, Instr::Call { dst: func, func, argc: Count(1) });
            value = func;
        }
        value
    }

    /// The place that tracebacks and `co_firstlineno` show: the first decorator, or else the statement.
    pub(super) fn first_span(span: Span, decorators: &[Expr]) -> Span {
        decorators.first().map_or(span, |decorator| decorator.span)
    }

    fn function_value(&mut self, span: Span, def: &'t FunctionDef, dst: Reg) {
        let top = self.frame.top;
        if def.type_params.is_empty() {
            self.plain_function(span, def, Defaults::Here(&def.args), None, dst);
        } else {
            self.generic_function(span, def, dst);
        }
        self.frame.top = top;
    }

    /// A function without type parameters of its own, or the one inside the hidden function of its type parameters.
    pub(super) fn plain_function(
        &mut self,
        span: Span,
        def: &'t FunctionDef,
        defaults: Defaults<'t>,
        type_params: Option<Reg>,
        dst: Reg,
    ) {
        let annotations = crate::annotations::of_function(def);
        let annotations =
            (!annotations.is_empty()).then(|| (self.scopes.of(def, Part::Annotations), annotations));
        let first = Self::first_span(span, &def.decorator_list);
        let scope = self.scopes.of(def, Part::Body);
        let code = self.code(scope, &def.name.name, first, &def.args, |this| {
            let mut body = &def.body[..];
            if let Some(doc) = docstring(body) {
                this.frame.doc = Some(doc);
                body = &body[1..];
            }
            this.statements(body);
        });
        self.function(span, defaults, annotations, type_params, code, dst);
    }

    pub(super) fn lambda(&mut self, expression: &'t Expr, args: &'t Arguments, body: &'t Expr, dst: Reg) {
        let scope = self.scopes.of(expression, Part::Body);
        let code = self.code(scope, "<lambda>", expression.span, args, |this| {
            let value = this.operand(body);
            this.emit(body.span, Instr::Return { src: value });
        });
        self.make_function(expression.span, Defaults::Here(args), None, code, dst);
    }

    /// The code of a function whose body `inside` lowers.
    pub(super) fn code(
        &mut self,
        scope: ScopeId,
        name: &str,
        span: Span,
        args: &Arguments,
        inside: impl FnOnce(&mut Self),
    ) -> Rc<Code> {
        let outer = self.enter_frame(scope, kind(self.scopes.get(scope)), name, span);
        self.frame.parameters = parameters(args);
        inside(self);
        self.leave_frame(outer)
    }

    /// Makes a function without annotations of its own type parameters.
    pub(super) fn make_function(
        &mut self,
        span: Span,
        defaults: Defaults<'t>,
        annotations: Option<Annotations<'t>>,
        code: Rc<Code>,
        dst: Reg,
    ) {
        self.function(span, defaults, annotations, None, code, dst);
    }

    /// Puts the parts of a function into neighbouring registers, and makes it.
    fn function(
        &mut self,
        span: Span,
        defaults: Defaults<'t>,
        annotations: Option<Annotations<'t>>,
        type_params: Option<Reg>,
        code: Rc<Code>,
        dst: Reg,
    ) {
        let top = self.frame.top;
        let mut parts = self.defaults(span, defaults);
        if let Some((scope, annotations)) = annotations {
            let annotate = self.allocate(span);
            self.annotate_function(span, scope, &annotations, annotate);
            parts |= FunctionParts::ANNOTATE;
        }
        if !code.free.is_empty() {
            self.closure(span, &code);
            parts |= FunctionParts::CLOSURE;
        }
        if let Some(src) = type_params {
            let part = self.allocate(span);
            self.emit(span, Instr::Move { dst: part, src });
            parts |= FunctionParts::TYPE_PARAMS;
        }
        let base =
            if parts == 0 { self.scratch_for(span, dst) } else { Reg(top.min(u16::from(Reg::LAST.0)) as u8) };
        let code = self.frame.asm.constant(Constant::Code(code));
        self.emit(span, Instr::MakeFunction { dst, base, parts: FunctionParts(parts), code });
        self.frame.top = top;
    }

    fn defaults(&mut self, span: Span, defaults: Defaults<'t>) -> u8 {
        let mut parts = 0;
        match defaults {
            Defaults::None => {}
            Defaults::Here(args) => {
                if has_defaults(args) {
                    let tuple = self.allocate(span);
                    self.positional_defaults(span, args, tuple);
                    parts |= FunctionParts::DEFAULTS;
                }
                if has_keyword_defaults(args) {
                    let dict = self.allocate(span);
                    self.keyword_defaults(span, args, dict);
                    parts |= FunctionParts::KEYWORD_DEFAULTS;
                }
            }
            Defaults::Handed(args) => {
                let handed = [
                    (has_defaults(args), FunctionParts::DEFAULTS, Reg(0)),
                    (has_keyword_defaults(args), FunctionParts::KEYWORD_DEFAULTS, Reg(1)),
                ];
                for (_, part, src) in handed.into_iter().filter(|(given, _, _)| *given) {
                    let dst = self.allocate(span);
                    self.emit(span, Instr::Move { dst, src });
                    parts |= part;
                }
            }
        }
        parts
    }

    pub(super) fn positional_defaults(&mut self, span: Span, args: &'t Arguments, dst: Reg) {
        let top = self.frame.top;
        let values: Vec<&'t Expr> =
            args.posonlyargs.iter().chain(&args.args).filter_map(|p| p.default.as_ref()).collect();
        let folded: Option<Vec<_>> = values.iter().map(|value| crate::fold::fold(value)).collect();
        match folded {
            Some(constants) => self.constant_into(span, Constant::Tuple(constants), dst),
            None => {
                let base = self.allocate_many(span, values.len() as u16);
                for (index, value) in values.iter().enumerate() {
                    self.into(value, base.nth(index));
                }
                self.emit(span, Instr::BuildTuple { dst, base, count: Count(values.len() as u8) });
            }
        }
        self.frame.top = top;
    }

    pub(super) fn keyword_defaults(&mut self, span: Span, args: &'t Arguments, dst: Reg) {
        let top = self.frame.top;
        let given: Vec<&'t Parameter> =
            args.kwonlyargs.iter().filter(|parameter| parameter.default.is_some()).collect();
        let base = self.allocate_many(span, 2 * given.len() as u16);
        for (index, parameter) in given.iter().enumerate() {
            let key = base.nth(2 * index);
            let name = self.mangled(&parameter.name.name);
            self.constant_into(parameter.span, Constant::Str(name.as_str().into()), key);
            self.into(parameter.default.as_ref().expect("only those with defaults"), key.nth(1));
        }
        self.emit(span, Instr::BuildDict { dst, base, count: Count(given.len() as u8) });
        self.frame.top = top;
    }

    /// Collects the cells that inner code captures.
    fn closure(&mut self, span: Span, code: &Code) {
        let tuple = self.allocate(span);
        if code.free.len() > MANY_CELLS {
            self.emit(span, Instr::BuildList { dst: tuple, base: tuple, count: Count(0) });
            for name in &code.free {
                let src = self.allocate(span);
                self.load_cell_itself(span, &Name::new(name), src);
                self.emit(span, Instr::ListAppend { list: tuple, src });
                self.release(src);
            }
            return self.emit(span, Instr::ListToTuple { dst: tuple, src: tuple });
        }
        let base = self.allocate_many(span, code.free.len() as u16);
        for (index, name) in code.free.iter().enumerate() {
            self.load_cell_itself(span, &Name::new(name), base.nth(index));
        }
        self.emit(span, Instr::BuildTuple { dst: tuple, base, count: Count(code.free.len() as u8) });
        self.release(base);
    }

    /// Loads not what a variable holds but its cell.
    fn load_cell_itself(&mut self, span: Span, name: &Name, dst: Reg) {
        let mut id = self.frame.scope;
        loop {
            if let Some(Home::Cell(src)) = self.frame.home(id, name) {
                return self.emit(span, Instr::Move { dst, src });
            }
            if id == self.frame.host {
                break;
            }
            id = self.scopes.get(id).parent.expect("a comprehension stands in another scope");
        }
        let free = rondo_bytecode::Free(self.free_index(name));
        self.emit(span, Instr::LoadClosure { dst, free });
    }
}

/// What calling a function of this scope makes.
pub(super) fn kind(scope: &Scope) -> CodeKind {
    match (scope.is_async, scope.is_generator) {
        (false, false) => CodeKind::Function,
        (false, true) => CodeKind::Generator,
        (true, false) => CodeKind::Coroutine,
        (true, true) => CodeKind::AsyncGenerator,
    }
}

pub(super) fn parameters(args: &Arguments) -> Parameters {
    Parameters {
        positional_only: args.posonlyargs.len() as u16,
        positional: (args.posonlyargs.len() + args.args.len()) as u16,
        keyword_only: args.kwonlyargs.len() as u16,
        varargs: args.vararg.is_some(),
        varkw: args.kwarg.is_some(),
    }
}

pub(super) fn has_defaults(args: &Arguments) -> bool {
    args.posonlyargs.iter().chain(&args.args).any(|parameter| parameter.default.is_some())
}

pub(super) fn has_keyword_defaults(args: &Arguments) -> bool {
    args.kwonlyargs.iter().any(|parameter| parameter.default.is_some())
}
