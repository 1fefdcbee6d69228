//! Annotations, type parameters and type aliases: computed when somebody asks for them (PEP 649, PEP 695).
//!
//! The annotations of a function, class or module become a hidden function `__annotate__(format)`. A generic function or class
//! is made by a hidden function in which its type parameters are local.

use rondo_bytecode::{CodeKind, Constant, Count, Imm, Instr, Intrinsic, Parameters, Reg};
use rondo_diagnostics::Span;
use rondo_syntax::tree::{Expr, ExprKind, FunctionDef, Identifier, Name, Stmt, TypeParam, TypeParamKind};

use super::Lower;
use super::functions::Defaults;
use crate::annotations::{self, Annotation};
use crate::scopes::{NodeKey, Part, ScopeId, ScopeKind};

impl<'t> Lower<'t> {
    // Annotations.

    /// Makes the function that computes the annotations of a function.
    pub(super) fn annotate_function(
        &mut self,
        span: Span,
        scope: ScopeId,
        all: &[(Name, &'t Expr)],
        dst: Reg,
    ) {
        let outer = self.enter_frame(scope, CodeKind::Function, "__annotate__", span);
        let dict = self.begin_annotate(span);
        for (name, annotation) in all {
            self.one_annotation(annotation.span, name, annotation, dict);
        }
        self.emit(span, Instr::Return { src: dict });
        let code = self.leave_frame(outer);
        self.make_function(span, Defaults::None, None, code, dst);
    }

    /// Numbers the annotations of a module or class that may not be reached, before its body is lowered.
    pub(super) fn prepare_annotations(&mut self, body: &'t [Stmt]) -> Vec<Annotation<'t>> {
        let mut all = Vec::new();
        annotations::of_body(body, &mut all);
        if self.scope().conditional_annotations {
            let in_module = self.scope().kind == ScopeKind::Module;
            let may_be_missed = all.iter().filter(|annotation| in_module || annotation.conditional);
            self.frame.annotations =
                may_be_missed.zip(0..).map(|(annotation, index)| (annotation.span, index)).collect();
        }
        all
    }

    /// A module's annotations: the function that computes them, and the set of those that were reached, which are global.
    pub(super) fn annotations_of_body<T>(&mut self, node: &T, body: &'t [Stmt], span: Span) {
        let all = self.prepare_annotations(body);
        let function = self.allocate(span);
        self.annotate_body(NodeKey::new(node, Part::Annotations), span, &all, function);
        self.store_global(span, "__annotate__", function);
        if self.scope().conditional_annotations {
            self.emit(span, Instr::BuildSet { dst: function, base: function, count: Count(0) });
            self.store_global(span, "__conditional_annotations__", function);
        }
        self.release(function);
    }

    /// Makes the function that computes the annotations of a module or class.
    pub(super) fn annotate_body(&mut self, key: NodeKey, span: Span, all: &[Annotation<'t>], dst: Reg) {
        let numbers = self.frame.annotations.clone();
        let scope = self.scopes.of_key(key);
        let outer = self.enter_frame(scope, CodeKind::Function, "__annotate__", span);
        let dict = self.begin_annotate(span);
        for annotation in all {
            let skip = self.label();
            if let Some(&index) = numbers.get(&annotation.span) {
                let item = self.temporary_constant(annotation.span, Constant::Int(index.into()));
                let container = self.allocate(annotation.span);
                self.load(annotation.span, &Name::new("__conditional_annotations__"), container);
                self.emit(annotation.span, Instr::In { dst: item, item, container });
                self.jump_on_truth(annotation.span, item, skip, false);
                self.release(item);
            }
            self.one_annotation(annotation.span, annotation.name, annotation.annotation, dict);
            self.place(skip);
        }
        self.emit(span, Instr::Return { src: dict });
        let code = self.leave_frame(outer);
        self.make_function(span, Defaults::None, None, code, dst);
    }

    /// `if format > 2: raise NotImplementedError`, and an empty dict.
    fn begin_annotate(&mut self, span: Span) -> Reg {
        self.begin_lazy(span);
        let dict = self.allocate(span);
        self.emit(span, Instr::BuildDict { dst: dict, base: dict, count: Count(0) });
        dict
    }

    fn begin_lazy(&mut self, span: Span) {
        self.frame.parameters = Parameters { positional_only: 1, positional: 1, ..Parameters::default() };
        let supported = self.label();
        let jump = Instr::JumpNotGtInt { a: Reg(0), b: Imm(2), target: supported.target() };
        self.frame.asm.jump(span, jump);
        let exc = self.allocate(span);
        self.load_global(span, "NotImplementedError", exc);
        self.emit(span, Instr::Raise { exc });
        self.release(exc);
        self.place(supported);
    }

    fn one_annotation(&mut self, span: Span, name: &Name, annotation: &'t Expr, dict: Reg) {
        let name = self.mangled(name);
        let key = self.temporary_constant(span, Constant::Str(name.as_str().into()));
        let value = self.allocate(span);
        if self.annotations_are_strings {
            let text = crate::unparse::unparse(annotation);
            self.constant_into(annotation.span, Constant::Str(text.into()), value);
        } else if let ExprKind::Starred { value: inner } = &annotation.kind {
            // `*args: *Ts`
            self.into(inner, value);
            self.emit(annotation.span, Instr::Unpack { base: value, count: Count(1), src: value });
        } else {
            self.into(annotation, value);
        }
        self.emit(span, Instr::DictSet { dict, key, value });
        self.release(key);
    }

    // Type parameters.

    pub(super) fn generic_function(&mut self, span: Span, def: &'t FunctionDef, dst: Reg) {
        let name = format!("<generic parameters of {}>", def.name.name);
        let scope = self.scopes.of(def, Part::TypeParameters);
        let outer = self.enter_frame(scope, CodeKind::Function, &name, span);
        self.frame.parameters = Parameters { positional: 2, ..Parameters::default() };
        let params = self.type_parameters(span, &def.type_params);
        let function = self.allocate(span);
        self.plain_function(span, def, Defaults::Handed(&def.args), Some(params), function);
        self.emit(span, Instr::Return { src: function });
        let code = self.leave_frame(outer);

        let func = self.base_for(span, dst);
        self.make_function(span, Defaults::None, None, code, func);
        let (defaults, keyword_defaults) = (self.allocate(span), self.allocate(span));
        if super::functions::has_defaults(&def.args) {
            self.positional_defaults(span, &def.args, defaults);
        } else {
            self.emit(span, Instr::LoadNone { dst: defaults });
        }
        if super::functions::has_keyword_defaults(&def.args) {
            self.keyword_defaults(span, &def.args, keyword_defaults);
        } else {
            self.emit(span, Instr::LoadNone { dst: keyword_defaults });
        }
        self.emit(span, Instr::Call { dst, func, argc: Count(2) });
    }

    /// Makes the type parameters, binds their names, and leaves a tuple of them in a temporary.
    pub(super) fn type_parameters(&mut self, span: Span, parameters: &'t [TypeParam]) -> Reg {
        let tuple = self.allocate(span);
        self.emit(span, Instr::BuildList { dst: tuple, base: tuple, count: Count(0) });
        for parameter in parameters {
            let value = self.allocate(parameter.span);
            self.type_parameter(parameter, value);
            let copy = self.keep(parameter.span, value);
            self.store_identifier(&parameter.name, copy);
            self.emit(parameter.span, Instr::ListAppend { list: tuple, src: value });
            self.release(value);
        }
        self.emit(span, Instr::ListToTuple { dst: tuple, src: tuple });
        tuple
    }

    /// Calls the maker with the name and, where one is written, functions that compute the bound, the constraints (a bound
    /// that is written as a tuple) and the default.
    fn type_parameter(&mut self, parameter: &'t TypeParam, dst: Reg) {
        let span = parameter.span;
        let which = match parameter.kind {
            TypeParamKind::TypeVar => Intrinsic::TypeVar,
            TypeParamKind::TypeVarTuple => Intrinsic::TypeVarTuple,
            TypeParamKind::ParamSpec => Intrinsic::ParamSpec,
        };
        self.emit(span, Instr::LoadIntrinsic { dst, which });
        self.temporary_constant(span, Constant::Str(parameter.name.name.as_str().into()));
        let mut argc = 1;
        if parameter.bound.is_some() || parameter.default_value.is_some() {
            let is_tuple =
                parameter.bound.as_ref().is_some_and(|bound| matches!(bound.kind, ExprKind::Tuple { .. }));
            let parts = [
                (&parameter.bound, Part::Bound, !is_tuple),
                (&parameter.bound, Part::Bound, is_tuple),
                (&parameter.default_value, Part::Default, true),
            ];
            for (value, part, is_wanted) in parts {
                let at = self.allocate(span);
                match value {
                    Some(value) if is_wanted => {
                        let key = NodeKey::new(parameter, part);
                        self.lazy_value(span, key, &parameter.name.name, value, at);
                    }
                    _ => self.emit(span, Instr::LoadNone { dst: at }),
                }
                argc += 1;
            }
        }
        self.emit(span, Instr::Call { dst, func: dst, argc: Count(argc) });
    }

    /// Makes the function that computes a value when somebody asks for it.
    fn lazy_value(&mut self, span: Span, key: NodeKey, name: &str, value: &'t Expr, dst: Reg) {
        let scope = self.scopes.of_key(key);
        let outer = self.enter_frame(scope, CodeKind::Function, name, span);
        self.begin_lazy(span);
        let src = self.operand(value);
        self.emit(value.span, Instr::Return { src });
        let code = self.leave_frame(outer);
        self.make_function(span, Defaults::None, None, code, dst);
    }

    // `type X = …`

    pub(super) fn type_alias(
        &mut self,
        statement: &'t Stmt,
        name: &'t Identifier,
        parameters: &'t [TypeParam],
        value: &'t Expr,
    ) {
        let span = statement.span;
        let dst = self.allocate(span);
        if parameters.is_empty() {
            self.alias(statement, name, None, value, dst);
        } else {
            let hidden = format!("<generic parameters of {}>", name.name);
            let scope = self.scopes.of(statement, Part::TypeParameters);
            let outer = self.enter_frame(scope, CodeKind::Function, &hidden, span);
            let params = self.type_parameters(span, parameters);
            let made = self.allocate(span);
            self.alias(statement, name, Some(params), value, made);
            self.emit(span, Instr::Return { src: made });
            let code = self.leave_frame(outer);
            self.make_function(span, Defaults::None, None, code, dst);
            self.emit(span, Instr::Call { dst, func: dst, argc: Count(0) });
        }
        self.store_identifier(name, dst);
        self.release(dst);
    }

    /// Calls the maker of aliases with name, type parameters and the function that computes the value.
    fn alias(
        &mut self,
        statement: &'t Stmt,
        name: &Identifier,
        params: Option<Reg>,
        value: &'t Expr,
        dst: Reg,
    ) {
        let span = statement.span;
        self.emit(span, Instr::LoadIntrinsic { dst, which: Intrinsic::TypeAlias });
        self.temporary_constant(span, Constant::Str(name.name.as_str().into()));
        let at = self.allocate(span);
        match params {
            Some(params) => self.emit(span, Instr::Take { dst: at, src: params }),
            None => self.constant_into(span, Constant::Tuple(Vec::new()), at),
        }
        let function = self.allocate(span);
        self.lazy_value(span, NodeKey::new(statement, Part::Body), &name.name, value, function);
        self.emit(span, Instr::Call { dst, func: dst, argc: Count(3) });
    }
}
