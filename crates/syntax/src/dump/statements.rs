//! The pictures of statements.

use super::expressions::{Context, operator_name};
use super::literals::quoted;
use super::picture::{Dumped, Fields, Printer, atom, node, word};
use crate::tree::*;

impl Printer<'_> {
    pub(super) fn string(&self, text: &str) -> Dumped {
        atom(quoted(text, self.style.ascii))
    }

    pub(super) fn name(&self, name: &Identifier) -> Dumped {
        self.string(&name.name)
    }

    pub(super) fn optional_name(&self, name: &Option<Identifier>) -> Dumped {
        name.as_ref().map_or(Dumped::Nothing, |name| self.name(name))
    }

    pub(super) fn names(&self, names: &[Identifier]) -> Dumped {
        Dumped::List(names.iter().map(|name| self.name(name)).collect())
    }

    pub(super) fn stmts(&self, body: &[Stmt]) -> Dumped {
        Dumped::List(body.iter().map(|stmt| self.stmt(stmt)).collect())
    }

    fn stmt(&self, stmt: &Stmt) -> Dumped {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
            let (name, fields) = match &stmt.kind {
                StmtKind::FunctionDef(_)
                | StmtKind::ClassDef(_)
                | StmtKind::For { .. }
                | StmtKind::While { .. }
                | StmtKind::If { .. }
                | StmtKind::With { .. }
                | StmtKind::Match { .. }
                | StmtKind::Try { .. } => self.compound(&stmt.kind),
                _ => self.simple(&stmt.kind),
            };
            node(name, fields, stmt.span)
        })
    }

    fn compound(&self, kind: &StmtKind) -> (&'static str, Fields) {
        match kind {
            StmtKind::FunctionDef(function) => {
                let fields = vec![
                    ("name", self.name(&function.name)),
                    ("args", self.arguments(&function.args)),
                    ("body", self.stmts(&function.body)),
                    ("decorator_list", self.exprs(&function.decorator_list)),
                    ("returns", self.optional(&function.returns)),
                    ("type_params", self.type_params(&function.type_params)),
                ];
                (if function.is_async { "AsyncFunctionDef" } else { "FunctionDef" }, fields)
            }
            StmtKind::ClassDef(class) => {
                let fields = vec![
                    ("name", self.name(&class.name)),
                    ("bases", self.exprs(&class.bases)),
                    ("keywords", self.keywords(&class.keywords)),
                    ("body", self.stmts(&class.body)),
                    ("decorator_list", self.exprs(&class.decorator_list)),
                    ("type_params", self.type_params(&class.type_params)),
                ];
                ("ClassDef", fields)
            }
            StmtKind::For { target, iter, body, orelse, is_async } => {
                let fields = vec![
                    ("target", self.target(target, Context::Store)),
                    ("iter", self.expr(iter)),
                    ("body", self.stmts(body)),
                    ("orelse", self.stmts(orelse)),
                ];
                (if *is_async { "AsyncFor" } else { "For" }, fields)
            }
            StmtKind::While { test, body, orelse } => (
                "While",
                vec![("test", self.expr(test)), ("body", self.stmts(body)), ("orelse", self.stmts(orelse))],
            ),
            StmtKind::If { test, body, orelse } => (
                "If",
                vec![("test", self.expr(test)), ("body", self.stmts(body)), ("orelse", self.stmts(orelse))],
            ),
            StmtKind::With { items, body, is_async } => {
                let fields = vec![("items", self.with_items(items)), ("body", self.stmts(body))];
                (if *is_async { "AsyncWith" } else { "With" }, fields)
            }
            StmtKind::Match { subject, cases } => {
                ("Match", vec![("subject", self.expr(subject)), ("cases", self.cases(cases))])
            }
            StmtKind::Try { body, handlers, orelse, finalbody, is_star } => {
                let fields = vec![
                    ("body", self.stmts(body)),
                    ("handlers", self.handlers(handlers)),
                    ("orelse", self.stmts(orelse)),
                    ("finalbody", self.stmts(finalbody)),
                ];
                (if *is_star { "TryStar" } else { "Try" }, fields)
            }
            _ => unreachable!("statements without blocks are printed elsewhere"),
        }
    }

    fn with_items(&self, items: &[WithItem]) -> Dumped {
        let items = items.iter().map(|item| {
            let vars =
                item.optional_vars.as_ref().map_or(Dumped::Nothing, |vars| self.target(vars, Context::Store));
            Dumped::Node(
                "withitem",
                vec![("context_expr", self.expr(&item.context_expr)), ("optional_vars", vars)],
                None,
            )
        });
        Dumped::List(items.collect())
    }

    fn cases(&self, cases: &[MatchCase]) -> Dumped {
        let cases = cases.iter().map(|case| {
            let fields = vec![
                ("pattern", self.pattern(&case.pattern)),
                ("guard", self.optional(&case.guard)),
                ("body", self.stmts(&case.body)),
            ];
            Dumped::Node("match_case", fields, None)
        });
        Dumped::List(cases.collect())
    }

    fn handlers(&self, handlers: &[ExceptHandler]) -> Dumped {
        let handlers = handlers.iter().map(|handler| {
            let fields = vec![
                ("type", self.optional(&handler.type_)),
                ("name", self.optional_name(&handler.name)),
                ("body", self.stmts(&handler.body)),
            ];
            node("ExceptHandler", fields, handler.span)
        });
        Dumped::List(handlers.collect())
    }

    fn simple(&self, kind: &StmtKind) -> (&'static str, Fields) {
        match kind {
            StmtKind::Return { value } => ("Return", vec![("value", self.optional(value))]),
            StmtKind::Delete { targets } => {
                ("Delete", vec![("targets", self.targets(targets, Context::Del))])
            }
            StmtKind::Assign { targets, value } => (
                "Assign",
                vec![("targets", self.targets(targets, Context::Store)), ("value", self.expr(value))],
            ),
            StmtKind::TypeAlias { name, type_params, value } => {
                let fields = vec![
                    ("name", self.name_node(&name.name, name.span, Context::Store)),
                    ("type_params", self.type_params(type_params)),
                    ("value", self.expr(value)),
                ];
                ("TypeAlias", fields)
            }
            StmtKind::AugAssign { target, op, value } => {
                let target = self.target(target, Context::Store);
                (
                    "AugAssign",
                    vec![("target", target), ("op", word(operator_name(*op))), ("value", self.expr(value))],
                )
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                let fields = vec![
                    ("target", self.target(target, Context::Store)),
                    ("annotation", self.expr(annotation)),
                    ("value", self.optional(value)),
                    ("simple", atom(if *simple { "1" } else { "0" })),
                ];
                ("AnnAssign", fields)
            }
            StmtKind::Raise { exc, cause } => {
                ("Raise", vec![("exc", self.optional(exc)), ("cause", self.optional(cause))])
            }
            StmtKind::Assert { test, msg } => {
                ("Assert", vec![("test", self.expr(test)), ("msg", self.optional(msg))])
            }
            StmtKind::Import { names } => ("Import", vec![("names", self.aliases(names))]),
            StmtKind::ImportFrom { module, names, level } => {
                let module = self.optional_name(module);
                (
                    "ImportFrom",
                    vec![
                        ("module", module),
                        ("names", self.aliases(names)),
                        ("level", atom(level.to_string())),
                    ],
                )
            }
            StmtKind::Global { names } => ("Global", vec![("names", self.names(names))]),
            StmtKind::Nonlocal { names } => ("Nonlocal", vec![("names", self.names(names))]),
            StmtKind::Expr { value } => ("Expr", vec![("value", self.expr(value))]),
            StmtKind::Pass => ("Pass", Vec::new()),
            StmtKind::Break => ("Break", Vec::new()),
            StmtKind::Continue => ("Continue", Vec::new()),
            _ => unreachable!("statements with blocks are printed elsewhere"),
        }
    }

    fn aliases(&self, names: &[Alias]) -> Dumped {
        let alias = |alias: &Alias| {
            let fields =
                vec![("name", self.name(&alias.name)), ("asname", self.optional_name(&alias.asname))];
            node("alias", fields, alias.span)
        };
        Dumped::List(names.iter().map(alias).collect())
    }

    fn type_params(&self, params: &[TypeParam]) -> Dumped {
        let param = |param: &TypeParam| {
            let kind = match param.kind {
                TypeParamKind::TypeVar => "TypeVar",
                TypeParamKind::TypeVarTuple => "TypeVarTuple",
                TypeParamKind::ParamSpec => "ParamSpec",
            };
            let fields = vec![
                ("name", self.name(&param.name)),
                ("bound", self.optional(&param.bound)),
                ("default_value", self.optional(&param.default_value)),
            ];
            node(kind, fields, param.span)
        };
        Dumped::List(params.iter().map(param).collect())
    }

    /// CPython keeps defaults apart from their parameters; of keyword-only ones, those without have `None` there.
    pub(super) fn arguments(&self, arguments: &Arguments) -> Dumped {
        let parameter = |parameter: &Parameter| {
            let fields = vec![
                ("arg", self.name(&parameter.name)),
                ("annotation", self.optional(&parameter.annotation)),
            ];
            node("arg", fields, parameter.span)
        };
        let parameters = |list: &[Parameter]| Dumped::List(list.iter().map(parameter).collect());
        let one = |one: &Option<Parameter>| one.as_ref().map_or(Dumped::Nothing, parameter);
        let positional = arguments.posonlyargs.iter().chain(&arguments.args);
        let defaults =
            positional.filter_map(|parameter| parameter.default.as_ref()).map(|default| self.expr(default));
        let kw_defaults = arguments.kwonlyargs.iter().map(|parameter| match &parameter.default {
            Some(default) => self.expr(default),
            None => atom("None"),
        });
        let fields = vec![
            ("posonlyargs", parameters(&arguments.posonlyargs)),
            ("args", parameters(&arguments.args)),
            ("vararg", one(&arguments.vararg)),
            ("kwonlyargs", parameters(&arguments.kwonlyargs)),
            ("kw_defaults", Dumped::List(kw_defaults.collect())),
            ("kwarg", one(&arguments.kwarg)),
            ("defaults", Dumped::List(defaults.collect())),
        ];
        Dumped::Node("arguments", fields, None)
    }

    pub(super) fn keywords(&self, keywords: &[Keyword]) -> Dumped {
        let keyword = |keyword: &Keyword| {
            let fields =
                vec![("arg", self.optional_name(&keyword.arg)), ("value", self.expr(&keyword.value))];
            node("keyword", fields, keyword.span)
        };
        Dumped::List(keywords.iter().map(keyword).collect())
    }
}
