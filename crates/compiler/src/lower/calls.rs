//! Calls.
//!
//! CPython evaluates what is called, then the arguments, then calls. The machine has calls that look the function up *at* the
//! call, which is quicker, and may be used where nobody can tell the difference (but a program whose arguments reach into
//! the namespace of a module, from outside or by `globals()`, to rebind there what is being called):
//!
//! | call | instruction | when |
//! |---|---|---|
//! | `f(a)` | `CallGlobal` | `f` is global, and evaluating `a` cannot rebind it |
//! | `x.m(a)` | `CallMethod` | `a` is a constant or a bound variable |
//! | `super().m()` | `LoadSuperMethod`, `CallPair` | no `super` object is made |
//! | `x.m(g())` | `LoadMethod`, `CallPair` | the method is looked up first, without making a bound method |
//! | `f(a, k=b)` | `CallKw` | |
//! | `f(*a, **b)` | `CallSpread` | also with very many arguments |
//! | the rest | `Call` | |

use rondo_bytecode::{Constant, Count, Instr, Reg};
use rondo_diagnostics::Span;
use rondo_syntax::tree::{Expr, ExprKind, Keyword, Name};

use super::frame::Home;
use super::names::Variable;
use super::{Lower, Neighbour};
use crate::scopes::{Scopes, Symbol, is_bound_before};

/// With more arguments than this they are collected in a tuple first, so that they need not lie in registers.
const MAX_IN_REGISTERS: usize = 40;

impl<'t> Lower<'t> {
    pub(super) fn call(
        &mut self,
        span: Span,
        func: &'t Expr,
        args: &'t [Expr],
        keywords: &'t [Keyword],
        dst: Reg,
    ) {
        if is_spread(args, keywords) {
            let base = self.base_for(span, dst);
            self.into(func, base);
            let tuple = self.allocate(span);
            return self.call_spread(span, base, tuple, false, args, keywords, dst);
        }
        if keywords.is_empty() {
            match &func.kind {
                ExprKind::Attribute { value, attr } => {
                    let span = self.attribute_span(span, attr);
                    return self.call_method(span, value, &attr.name, args, dst);
                }
                ExprKind::Name(name) if self.may_call_global(name, args) => {
                    return self.call_global(span, name, args, dst);
                }
                _ => {}
            }
        }
        let base = self.base_for(span, dst);
        self.into(func, base);
        let span = match &func.kind {
            ExprKind::Attribute { attr, .. } => self.attribute_span(span, attr),
            _ => span,
        };
        self.call_loaded(span, base, args, keywords, dst);
    }

    /// Calls what lies in `func`, with the arguments in the registers above it.
    fn call_loaded(&mut self, span: Span, func: Reg, args: &'t [Expr], keywords: &'t [Keyword], dst: Reg) {
        self.arguments(args);
        if keywords.is_empty() {
            return self.emit(span, Instr::Call { dst, func, argc: Count(args.len() as u8) });
        }
        let names = self.keyword_values(keywords);
        self.call_kw(span, func, args.len() + keywords.len(), names, dst);
    }

    pub(super) fn call_kw(&mut self, span: Span, func: Reg, argc: usize, names: Vec<Constant>, dst: Reg) {
        let names = self.frame.asm.constant(Constant::Tuple(names));
        self.emit(span, Instr::CallKw { dst, func, argc: Count(argc as u8), names });
    }

    pub(super) fn arguments(&mut self, args: &'t [Expr]) {
        for arg in args {
            self.temporary(arg);
        }
    }

    /// Evaluates keyword arguments into temporaries; their names are returned. Names of arguments are not mangled.
    pub(super) fn keyword_values(&mut self, keywords: &'t [Keyword]) -> Vec<Constant> {
        keywords
            .iter()
            .map(|keyword| {
                self.temporary(&keyword.value);
                let name = &keyword.arg.as_ref().expect("`**` makes a spread call").name;
                Constant::Str(name.as_str().into())
            })
            .collect()
    }

    fn call_method(&mut self, span: Span, object: &'t Expr, name: &Name, args: &'t [Expr], dst: Reg) {
        let name = self.mangled(name);
        let base = self.base_for(span, dst);
        let argc = Count(args.len() as u8);
        if self.is_plain_super(object) {
            let (name, cache) = (self.frame.asm.name(&name), self.frame.asm.cache());
            self.frame.asm.cache();
            self.emit(span, Instr::LoadSuperMethod { dst: base, name, cache });
            self.allocate(span);
            self.arguments(args);
            return self.emit(span, Instr::CallPair { dst, base, argc });
        }
        if self.are_inert(args) {
            self.into(object, base);
            self.arguments(args);
            let (name, cache) = (self.frame.asm.name(&name), self.frame.asm.cache());
            return self.emit(span, Instr::CallMethod { dst, base, argc, name, cache });
        }
        let object_reg = self.operand_via(object, base);
        let (name, cache) = (self.frame.asm.name(&name), self.frame.asm.cache());
        self.emit(span, Instr::LoadMethod { dst: base, object: object_reg, name, cache });
        self.allocate(span);
        self.arguments(args);
        self.emit(span, Instr::CallPair { dst, base, argc });
    }

    /// Whether this is `super()`, the global name called without arguments.
    fn is_plain_super(&self, object: &Expr) -> bool {
        let ExprKind::Call { func, args, keywords } = &object.kind else { return false };
        let ExprKind::Name(name) = &func.kind else { return false };
        args.is_empty()
            && keywords.is_empty()
            && name.as_str() == "super"
            && self.variable(name) == Variable::Global
    }

    fn call_global(&mut self, span: Span, name: &Name, args: &'t [Expr], dst: Reg) {
        let name = self.mangled(name);
        let top = self.frame.top;
        let base = match args.split_first() {
            Some((first, rest)) => {
                let base = self.base_for(span, dst);
                self.into(first, base);
                self.arguments(rest);
                base
            }
            None if self.is_temporary(dst) => dst,
            None => self.allocate(span),
        };
        let (name, cache) = (self.frame.asm.name(&name), self.frame.asm.cache());
        self.emit(span, Instr::CallGlobal { dst, base, argc: Count(args.len() as u8), name, cache });
        self.frame.top = top;
    }

    /// Whether evaluating expressions can neither fail nor run code of the program: looking something else up after them gives
    /// what looking it up before them gives.
    pub(super) fn are_inert(&self, expressions: &[Expr]) -> bool {
        expressions.iter().all(|expression| match &expression.kind {
            ExprKind::Constant(_) => true,
            ExprKind::Lambda { args, .. } => {
                let mut parameters = args.posonlyargs.iter().chain(&args.args).chain(&args.kwonlyargs);
                parameters.all(|parameter| parameter.default.is_none())
            }
            ExprKind::Name(name) => match self.variable(&self.mangled(name)) {
                Variable::Home(Home::Register(reg)) => self.frame.asm.known.has(reg),
                Variable::Global => self.is_bound_somewhere(&self.mangled(name)),
                _ => false,
            },
            ExprKind::Tuple { elts } | ExprKind::List { elts } => self.are_inert(elts),
            _ => false,
        })
    }

    /// Whether the module binds a global name, or it is a builtin one.
    fn is_bound_somewhere(&self, name: &Name) -> bool {
        self.bound_in_module(name).map_or_else(|| is_builtin_function(name), |symbol| !symbol.deleted)
    }

    /// What the module knows of a name that it binds.
    fn bound_in_module(&self, name: &Name) -> Option<&Symbol> {
        let symbol = self.scopes.get(Scopes::MODULE).symbol(name)?;
        (symbol.bound || symbol.bindings > 0).then_some(symbol)
    }

    /// Whether the name is global, and looking it up after the arguments gives what looking it up before them gives.
    fn may_call_global(&self, name: &Name, args: &[Expr]) -> bool {
        let name = self.mangled(name);
        if self.variable(&name) != Variable::Global {
            return false;
        }
        if self.are_inert(args) {
            return true;
        }
        if self.scopes.get(Scopes::MODULE).has_star_import {
            return false;
        }
        match self.bound_in_module(&name) {
            // `def`, `class`, `import` or an assignment, once, in the open, and before this can run: otherwise the name may be
            // missing, and is to be missed before the arguments do anything.
            Some(symbol) => symbol.bindings == 1 && !symbol.deleted && self.is_bound_by_now(symbol),
            None => is_builtin_function(&name),
        }
    }

    /// Whether a name that the module binds once is bound when the frame that is being written runs.
    fn is_bound_by_now(&self, symbol: &Symbol) -> bool {
        match self.frame.host {
            Scopes::MODULE => self.stored.contains(&symbol.name),
            inner => is_bound_before(self.scopes, symbol, inner),
        }
    }

    // Calls with `*` and `**`.

    /// Calls what lies in `func`. The register above it is for the tuple of arguments; if it is already `begun`, it holds a list
    /// of the first ones. The dict goes right above that.
    #[allow(clippy::too_many_arguments, reason = "A call has that many parts.")]
    pub(super) fn call_spread(
        &mut self,
        span: Span,
        func: Reg,
        tuple: Reg,
        begun: bool,
        args: &'t [Expr],
        keywords: &'t [Keyword],
        dst: Reg,
    ) {
        match args {
            [] if !begun => self.constant_into(span, Constant::Tuple(Vec::new()), tuple),
            [Expr { kind: ExprKind::Starred { value }, .. }] if !begun => self.into(value, tuple),
            _ => {
                if !begun {
                    self.emit(span, Instr::BuildList { dst: tuple, base: tuple, count: Count(0) });
                }
                self.extend_list(span, tuple, args);
                self.emit(span, Instr::ListToTuple { dst: tuple, src: tuple });
            }
        }
        let dict = self.allocate(span);
        if keywords.is_empty() {
            self.emit(span, Instr::LoadNone { dst: dict });
        } else {
            self.spread_keywords(span, func, dict, keywords);
        }
        self.emit(span, Instr::CallSpread { dst, func });
    }

    fn spread_keywords(&mut self, span: Span, func: Reg, dict: Reg, keywords: &'t [Keyword]) {
        let mut is_empty = true;
        let mut rest = keywords;
        while let Some(keyword) = rest.first() {
            let named =
                rest.iter().take_while(|keyword| keyword.arg.is_some()).take(MAX_IN_REGISTERS / 2).count();
            if is_empty && named == 0 {
                self.emit(span, Instr::BuildDict { dst: dict, base: dict, count: Count(0) });
            }
            if named == 0 {
                let src = self.operand(&keyword.value);
                self.merge(span, func, dict, src);
                rest = &rest[1..];
            } else {
                let target = if is_empty { dict } else { self.allocate(span) };
                self.keyword_dict(span, target, &rest[..named]);
                if !is_empty {
                    self.merge(span, func, dict, target);
                }
                rest = &rest[named..];
            }
            is_empty = false;
        }
    }

    fn keyword_dict(&mut self, span: Span, dst: Reg, keywords: &'t [Keyword]) {
        let top = self.frame.top;
        let base = self.allocate_many(span, 2 * keywords.len() as u16);
        for (index, keyword) in keywords.iter().enumerate() {
            let key = base.nth(2 * index);
            let name = &keyword.arg.as_ref().expect("only named keywords come here").name;
            self.constant_into(keyword.span, Constant::Str(name.as_str().into()), key);
            self.into(&keyword.value, key.nth(1));
        }
        self.emit(span, Instr::BuildDict { dst, base, count: Count(keywords.len() as u8) });
        self.frame.top = top;
    }

    fn merge(&mut self, span: Span, func: Reg, dict: Reg, src: Reg) {
        self.emit(span, Instr::DictMerge { dict, src, func });
        if self.is_temporary(src) {
            self.emit(span, Instr::Drop { reg: src });
            self.release(src);
        }
    }
}

/// Whether arguments have to be collected in a tuple and a dict.
pub(super) fn is_spread(args: &[Expr], keywords: &[Keyword]) -> bool {
    args.len() + keywords.len() > MAX_IN_REGISTERS
        || args.iter().any(|arg| matches!(arg.kind, ExprKind::Starred { .. }))
        || keywords.iter().any(|keyword| keyword.arg.is_none())
}

/// The builtin functions and types that programs call most, sorted. Other builtins are looked up first, which is always right.
#[rustfmt::skip]
const BUILTIN_FUNCTIONS: &[&str] = &[
    "abs", "aiter", "all", "anext", "any", "ascii", "bin", "bool", "bytearray", "bytes", "callable",
    "chr", "classmethod", "delattr", "dict", "dir", "divmod", "enumerate", "filter", "float", "format",
    "frozenset", "getattr", "globals", "hasattr", "hash", "hex", "id", "input", "int", "isinstance",
    "issubclass", "iter", "len", "list", "locals", "map", "max", "min", "next", "object", "oct", "open",
    "ord", "pow", "print", "property", "range", "repr", "reversed", "round", "set", "setattr", "slice",
    "sorted", "staticmethod", "str", "sum", "super", "tuple", "type", "vars", "zip",
];

fn is_builtin_function(name: &str) -> bool {
    BUILTIN_FUNCTIONS.binary_search(&name).is_ok()
}
