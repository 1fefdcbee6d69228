//! Pictures of each arrow of this crate: tokens, layout, tree.
//!
//! The tree is printed as CPython 3.14's `ast.dump` prints it, so that a reader can put the two side by side and a test can compare them.

use crate::layout::lay_out;
use crate::lexer::lex;
use crate::token::Token;
use crate::tree::*;
use rondo_diagnostics::{Source, Span};
use std::fmt::Write;

/// How a tree is printed.
#[derive(Clone, Copy, Debug, Default)]
pub struct TreeStyle {
    /// How many spaces a level is indented by; everything on one line without it.
    pub indent: Option<usize>,
    /// Whether places are printed, as `include_attributes=True` does.
    pub places: bool,
    /// Whether characters beyond ASCII are printed as escapes.
    pub ascii: bool,
}

/// The words that the lexer finds in a text, one a line, before blocks are known.
pub fn dump_tokens(text: &str) -> String {
    let source = Source::new("", text);
    let lexed = lex(&source);
    let mut out = String::new();
    for &(token, span) in &lexed.tokens {
        token_line(&mut out, &source, token, span, 0);
    }
    out
}

/// The tokens that the grammar sees, one a line, indented as their blocks are.
pub fn dump_layout(text: &str) -> String {
    let source = Source::new("", text);
    let laid = lay_out(&source, &lex(&source));
    let mut out = String::new();
    let mut level = 0;
    for &(token, span) in &laid.tokens {
        if token == Token::Dedent {
            level -= 1;
        }
        token_line(&mut out, &source, token, span, level);
        if token == Token::Indent {
            level += 1;
        }
    }
    out
}

fn token_line(out: &mut String, source: &Source, token: Token, span: Span, level: usize) {
    let position = source.position(span.start);
    let place = format!("{}:{}", position.line, position.column);
    let kind = format!("{token:?}");
    let text = match token {
        Token::LineEnd | Token::Newline | Token::Indent | Token::Dedent => "",
        _ => source.slice(span),
    };
    let line = format!("{place:<8}{:indent$}{kind:<18}{}", "", text.escape_debug(), indent = level * 4);
    out.push_str(line.trim_end());
    out.push('\n');
}

/// The tree of a text in the shape of `ast.dump`.
pub fn dump_tree(module: &Module, source: &Source, style: TreeStyle) -> String {
    let printer = Printer { source, style };
    let body = printer.stmts(&module.body);
    let mut out = String::new();
    printer.write(&mut out, &Dumped::Node("Module", vec![("body", body)], None), 0);
    out
}

/// A node of the picture.
enum Dumped {
    /// A node with its fields, and its place if it has one.
    Node(&'static str, Vec<(&'static str, Dumped)>, Option<Span>),
    List(Vec<Dumped>),
    /// Anything that is written as it is.
    Atom(String),
    /// A field that is not printed.
    Nothing,
}

/// What is done to a name, attribute or subscript, which CPython notes in the node.
#[derive(Clone, Copy)]
enum Ctx {
    Load,
    Store,
    Del,
}

struct Printer<'s> {
    source: &'s Source,
    style: TreeStyle,
}

fn atom(text: impl Into<String>) -> Dumped {
    Dumped::Atom(text.into())
}

fn node(name: &'static str, fields: Vec<(&'static str, Dumped)>, span: Span) -> Dumped {
    Dumped::Node(name, fields, Some(span))
}

fn word(name: &'static str) -> Dumped {
    Dumped::Node(name, Vec::new(), None)
}

impl Printer<'_> {
    // Writing.

    /// Writes a node as `ast.dump` does; answers whether it is so short that its parent may stay on one line.
    fn write(&self, out: &mut String, dumped: &Dumped, level: usize) -> bool {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || match dumped {
            Dumped::Atom(text) => {
                out.push_str(text);
                true
            }
            Dumped::Nothing => true,
            Dumped::List(items) if items.is_empty() => {
                out.push_str("[]");
                true
            }
            Dumped::List(items) => {
                let items: Vec<String> = items.iter().map(|item| self.written(item, level + 1).0).collect();
                out.push('[');
                self.join(out, &items, level + 1, false);
                out.push(']');
                false
            }
            Dumped::Node(name, fields, span) => self.write_node(out, name, fields, *span, level),
        })
    }

    fn written(&self, dumped: &Dumped, level: usize) -> (String, bool) {
        let mut text = String::new();
        let simple = self.write(&mut text, dumped, level);
        (text, simple)
    }

    fn write_node(
        &self,
        out: &mut String,
        name: &str,
        fields: &[(&'static str, Dumped)],
        span: Option<Span>,
        level: usize,
    ) -> bool {
        let mut all_simple = true;
        let mut arguments = Vec::new();
        for (field, value) in fields {
            match value {
                Dumped::Nothing => continue,
                Dumped::List(items) if items.is_empty() => continue,
                Dumped::List(_) | Dumped::Node(..) | Dumped::Atom(_) => {}
            }
            let (text, simple) = self.written(value, level + 1);
            all_simple &= simple;
            arguments.push(format!("{field}={text}"));
        }
        if let (Some(span), true) = (span, self.style.places) {
            arguments.extend(self.places(span));
        }
        let _ = write!(out, "{name}(");
        self.join(out, &arguments, level + 1, all_simple && arguments.len() <= 3);
        out.push(')');
        arguments.is_empty()
    }

    fn join(&self, out: &mut String, items: &[String], level: usize, inline: bool) {
        let indent = self.style.indent.filter(|_| !inline).map(|width| width * level);
        for (index, item) in items.iter().enumerate() {
            match indent {
                Some(width) => {
                    out.push_str(if index > 0 { ",\n" } else { "\n" });
                    out.extend(std::iter::repeat_n(' ', width));
                }
                None if index > 0 => out.push_str(", "),
                None => {}
            }
            out.push_str(item);
        }
    }

    /// CPython counts lines from 1, and columns in bytes from 0.
    fn places(&self, span: Span) -> [String; 4] {
        let line_and_column = |place: u32| {
            let line = self.source.line_number(place);
            let start = self.source.line_span(line).expect("every place is on a line").start;
            // The mark that a file may begin with is no part of its first line.
            let mark = if line == 1 && self.source.text().starts_with('\u{feff}') { 3 } else { 0 };
            (line, place - start - mark)
        };
        let (line, column) = line_and_column(span.start);
        let (end_line, end_column) = line_and_column(span.end);
        [
            format!("lineno={line}"),
            format!("col_offset={column}"),
            format!("end_lineno={end_line}"),
            format!("end_col_offset={end_column}"),
        ]
    }

    fn string(&self, text: &str) -> Dumped {
        atom(quoted(text, self.style.ascii))
    }

    fn name(&self, name: &Identifier) -> Dumped {
        self.string(&name.name)
    }

    fn optional_name(&self, name: &Option<Identifier>) -> Dumped {
        name.as_ref().map_or(Dumped::Nothing, |name| self.name(name))
    }

    fn names(&self, names: &[Identifier]) -> Dumped {
        Dumped::List(names.iter().map(|name| self.name(name)).collect())
    }

    // Statements.

    fn stmts(&self, body: &[Stmt]) -> Dumped {
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

    fn compound(&self, kind: &StmtKind) -> (&'static str, Vec<(&'static str, Dumped)>) {
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
                    ("target", self.target(target, Ctx::Store)),
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
                let items = items.iter().map(|item| {
                    let vars = item
                        .optional_vars
                        .as_ref()
                        .map_or(Dumped::Nothing, |vars| self.target(vars, Ctx::Store));
                    Dumped::Node(
                        "withitem",
                        vec![("context_expr", self.expr(&item.context_expr)), ("optional_vars", vars)],
                        None,
                    )
                });
                let fields = vec![("items", Dumped::List(items.collect())), ("body", self.stmts(body))];
                (if *is_async { "AsyncWith" } else { "With" }, fields)
            }
            StmtKind::Match { subject, cases } => {
                let cases = cases.iter().map(|case| {
                    let fields = vec![
                        ("pattern", self.pattern(&case.pattern)),
                        ("guard", self.optional(&case.guard)),
                        ("body", self.stmts(&case.body)),
                    ];
                    Dumped::Node("match_case", fields, None)
                });
                ("Match", vec![("subject", self.expr(subject)), ("cases", Dumped::List(cases.collect()))])
            }
            StmtKind::Try { body, handlers, orelse, finalbody, is_star } => {
                let handlers = handlers.iter().map(|handler| {
                    let fields = vec![
                        ("type", self.optional(&handler.type_)),
                        ("name", self.optional_name(&handler.name)),
                        ("body", self.stmts(&handler.body)),
                    ];
                    node("ExceptHandler", fields, handler.span)
                });
                let fields = vec![
                    ("body", self.stmts(body)),
                    ("handlers", Dumped::List(handlers.collect())),
                    ("orelse", self.stmts(orelse)),
                    ("finalbody", self.stmts(finalbody)),
                ];
                (if *is_star { "TryStar" } else { "Try" }, fields)
            }
            _ => unreachable!("statements without blocks are printed elsewhere"),
        }
    }

    fn simple(&self, kind: &StmtKind) -> (&'static str, Vec<(&'static str, Dumped)>) {
        match kind {
            StmtKind::Return { value } => ("Return", vec![("value", self.optional(value))]),
            StmtKind::Delete { targets } => ("Delete", vec![("targets", self.targets(targets, Ctx::Del))]),
            StmtKind::Assign { targets, value } => {
                ("Assign", vec![("targets", self.targets(targets, Ctx::Store)), ("value", self.expr(value))])
            }
            StmtKind::TypeAlias { name, type_params, value } => {
                let fields = vec![
                    ("name", self.name_node(&name.name, name.span, Ctx::Store)),
                    ("type_params", self.type_params(type_params)),
                    ("value", self.expr(value)),
                ];
                ("TypeAlias", fields)
            }
            StmtKind::AugAssign { target, op, value } => {
                let target = self.target(target, Ctx::Store);
                (
                    "AugAssign",
                    vec![("target", target), ("op", word(operator_name(*op))), ("value", self.expr(value))],
                )
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                let fields = vec![
                    ("target", self.target(target, Ctx::Store)),
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
    fn arguments(&self, arguments: &Arguments) -> Dumped {
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

    fn keywords(&self, keywords: &[Keyword]) -> Dumped {
        let keyword = |keyword: &Keyword| {
            let fields =
                vec![("arg", self.optional_name(&keyword.arg)), ("value", self.expr(&keyword.value))];
            node("keyword", fields, keyword.span)
        };
        Dumped::List(keywords.iter().map(keyword).collect())
    }

    // Expressions.

    fn optional(&self, expr: &Option<Expr>) -> Dumped {
        expr.as_ref().map_or(Dumped::Nothing, |expr| self.expr(expr))
    }

    fn boxed(&self, expr: &Option<Box<Expr>>) -> Dumped {
        expr.as_ref().map_or(Dumped::Nothing, |expr| self.expr(expr))
    }

    fn exprs(&self, exprs: &[Expr]) -> Dumped {
        self.targets(exprs, Ctx::Load)
    }

    fn targets(&self, exprs: &[Expr], ctx: Ctx) -> Dumped {
        Dumped::List(exprs.iter().map(|expr| self.target(expr, ctx)).collect())
    }

    fn expr(&self, expr: &Expr) -> Dumped {
        self.target(expr, Ctx::Load)
    }

    fn name_node(&self, name: &Name, span: Span, ctx: Ctx) -> Dumped {
        node("Name", vec![("id", self.string(name)), ("ctx", ctx.word())], span)
    }

    fn target(&self, expr: &Expr, ctx: Ctx) -> Dumped {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
            let (name, fields) = match &expr.kind {
                ExprKind::Name(name) => return self.name_node(name, expr.span, ctx),
                ExprKind::Attribute { value, attr } => (
                    "Attribute",
                    vec![("value", self.expr(value)), ("attr", self.name(attr)), ("ctx", ctx.word())],
                ),
                ExprKind::Subscript { value, slice } => (
                    "Subscript",
                    vec![("value", self.expr(value)), ("slice", self.expr(slice)), ("ctx", ctx.word())],
                ),
                ExprKind::Starred { value } => {
                    ("Starred", vec![("value", self.target(value, ctx)), ("ctx", ctx.word())])
                }
                ExprKind::List { elts } => {
                    ("List", vec![("elts", self.targets(elts, ctx)), ("ctx", ctx.word())])
                }
                ExprKind::Tuple { elts } => {
                    ("Tuple", vec![("elts", self.targets(elts, ctx)), ("ctx", ctx.word())])
                }
                ExprKind::ListComp { .. }
                | ExprKind::SetComp { .. }
                | ExprKind::DictComp { .. }
                | ExprKind::GeneratorExp { .. }
                | ExprKind::Dict { .. }
                | ExprKind::Set { .. }
                | ExprKind::JoinedStr { .. }
                | ExprKind::FormattedValue { .. }
                | ExprKind::TemplateStr { .. }
                | ExprKind::Interpolation { .. }
                | ExprKind::Constant(_) => self.display(&expr.kind),
                _ => self.operation(&expr.kind),
            };
            node(name, fields, expr.span)
        })
    }

    fn operation(&self, kind: &ExprKind) -> (&'static str, Vec<(&'static str, Dumped)>) {
        match kind {
            ExprKind::BoolOp { op, values } => {
                let op = match op {
                    BoolOp::And => "And",
                    BoolOp::Or => "Or",
                };
                ("BoolOp", vec![("op", word(op)), ("values", self.exprs(values))])
            }
            ExprKind::NamedExpr { target, value } => {
                let target = self.name_node(&target.name, target.span, Ctx::Store);
                ("NamedExpr", vec![("target", target), ("value", self.expr(value))])
            }
            ExprKind::BinOp { left, op, right } => (
                "BinOp",
                vec![
                    ("left", self.expr(left)),
                    ("op", word(operator_name(*op))),
                    ("right", self.expr(right)),
                ],
            ),
            ExprKind::UnaryOp { op, operand } => {
                let op = match op {
                    UnaryOp::Invert => "Invert",
                    UnaryOp::Not => "Not",
                    UnaryOp::UAdd => "UAdd",
                    UnaryOp::USub => "USub",
                };
                ("UnaryOp", vec![("op", word(op)), ("operand", self.expr(operand))])
            }
            ExprKind::Lambda { args, body } => {
                ("Lambda", vec![("args", self.arguments(args)), ("body", self.expr(body))])
            }
            ExprKind::IfExp { test, body, orelse } => (
                "IfExp",
                vec![("test", self.expr(test)), ("body", self.expr(body)), ("orelse", self.expr(orelse))],
            ),
            ExprKind::Await { value } => ("Await", vec![("value", self.expr(value))]),
            ExprKind::Yield { value } => ("Yield", vec![("value", self.boxed(value))]),
            ExprKind::YieldFrom { value } => ("YieldFrom", vec![("value", self.expr(value))]),
            ExprKind::Compare { left, ops, comparators } => {
                let ops = Dumped::List(ops.iter().map(|op| word(comparison_name(*op))).collect());
                (
                    "Compare",
                    vec![("left", self.expr(left)), ("ops", ops), ("comparators", self.exprs(comparators))],
                )
            }
            ExprKind::Call { func, args, keywords } => (
                "Call",
                vec![
                    ("func", self.expr(func)),
                    ("args", self.exprs(args)),
                    ("keywords", self.keywords(keywords)),
                ],
            ),
            ExprKind::Slice { lower, upper, step } => (
                "Slice",
                vec![("lower", self.boxed(lower)), ("upper", self.boxed(upper)), ("step", self.boxed(step))],
            ),
            _ => unreachable!("names, displays and literals are printed elsewhere"),
        }
    }

    fn display(&self, kind: &ExprKind) -> (&'static str, Vec<(&'static str, Dumped)>) {
        match kind {
            ExprKind::Dict { items } => {
                let key = |item: &DictItem| item.key.as_ref().map_or(atom("None"), |key| self.expr(key));
                let keys = Dumped::List(items.iter().map(key).collect());
                let values = Dumped::List(items.iter().map(|item| self.expr(&item.value)).collect());
                ("Dict", vec![("keys", keys), ("values", values)])
            }
            ExprKind::Set { elts } => ("Set", vec![("elts", self.exprs(elts))]),
            ExprKind::ListComp { elt, generators } => self.comprehension("ListComp", elt, generators),
            ExprKind::SetComp { elt, generators } => self.comprehension("SetComp", elt, generators),
            ExprKind::GeneratorExp { elt, generators } => self.comprehension("GeneratorExp", elt, generators),
            ExprKind::DictComp { key, value, generators } => {
                let generators = self.generators(generators);
                (
                    "DictComp",
                    vec![("key", self.expr(key)), ("value", self.expr(value)), ("generators", generators)],
                )
            }
            ExprKind::JoinedStr { values } => ("JoinedStr", vec![("values", self.exprs(values))]),
            ExprKind::TemplateStr { values } => ("TemplateStr", vec![("values", self.exprs(values))]),
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                let conversion = atom(conversion_number(*conversion));
                let format_spec = self.boxed(format_spec);
                (
                    "FormattedValue",
                    vec![
                        ("value", self.expr(value)),
                        ("conversion", conversion),
                        ("format_spec", format_spec),
                    ],
                )
            }
            ExprKind::Interpolation { value, str, conversion, format_spec } => {
                let fields = vec![
                    ("value", self.expr(value)),
                    ("str", self.string(str)),
                    ("conversion", atom(conversion_number(*conversion))),
                    ("format_spec", self.boxed(format_spec)),
                ];
                ("Interpolation", fields)
            }
            ExprKind::Constant(constant) => ("Constant", vec![("value", self.constant(constant))]),
            _ => unreachable!("operations are printed elsewhere"),
        }
    }

    fn comprehension(
        &self,
        name: &'static str,
        elt: &Expr,
        generators: &[Comprehension],
    ) -> (&'static str, Vec<(&'static str, Dumped)>) {
        (name, vec![("elt", self.expr(elt)), ("generators", self.generators(generators))])
    }

    fn generators(&self, generators: &[Comprehension]) -> Dumped {
        let generator = |generator: &Comprehension| {
            let fields = vec![
                ("target", self.target(&generator.target, Ctx::Store)),
                ("iter", self.expr(&generator.iter)),
                ("ifs", self.exprs(&generator.ifs)),
                ("is_async", atom(if generator.is_async { "1" } else { "0" })),
            ];
            Dumped::Node("comprehension", fields, None)
        };
        Dumped::List(generators.iter().map(generator).collect())
    }

    fn constant(&self, constant: &Constant) -> Dumped {
        match constant {
            Constant::None => atom("None"),
            Constant::Bool(true) => atom("True"),
            Constant::Bool(false) => atom("False"),
            Constant::Ellipsis => atom("Ellipsis"),
            Constant::Int(value) => atom(value.to_string()),
            Constant::BigInt(value) => atom(decimal(value)),
            Constant::Float(value) => atom(float_repr(*value)),
            Constant::Imaginary(value) => {
                let text = float_repr(*value);
                atom(format!("{}j", text.strip_suffix(".0").unwrap_or(&text)))
            }
            Constant::Str(value) => self.string(value),
            Constant::Bytes(value) => {
                let text: String = value.iter().map(|&byte| byte as char).collect();
                atom(format!("b{}", quoted_latin(&text)))
            }
        }
    }

    // Patterns.

    fn patterns(&self, patterns: &[Pattern]) -> Dumped {
        Dumped::List(patterns.iter().map(|pattern| self.pattern(pattern)).collect())
    }

    fn pattern(&self, pattern: &Pattern) -> Dumped {
        let (name, fields) = match &pattern.kind {
            PatternKind::MatchValue { value } => ("MatchValue", vec![("value", self.expr(value))]),
            PatternKind::MatchSingleton(constant) => {
                ("MatchSingleton", vec![("value", self.constant(constant))])
            }
            PatternKind::MatchSequence { patterns } => {
                ("MatchSequence", vec![("patterns", self.patterns(patterns))])
            }
            PatternKind::MatchMapping { keys, patterns, rest } => {
                let rest = self.optional_name(rest);
                (
                    "MatchMapping",
                    vec![("keys", self.exprs(keys)), ("patterns", self.patterns(patterns)), ("rest", rest)],
                )
            }
            PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
                let fields = vec![
                    ("cls", self.expr(cls)),
                    ("patterns", self.patterns(patterns)),
                    ("kwd_attrs", self.names(kwd_attrs)),
                    ("kwd_patterns", self.patterns(kwd_patterns)),
                ];
                ("MatchClass", fields)
            }
            PatternKind::MatchStar { name } => ("MatchStar", vec![("name", self.optional_name(name))]),
            PatternKind::MatchAs { pattern, name } => {
                let pattern = pattern.as_ref().map_or(Dumped::Nothing, |pattern| self.pattern(pattern));
                ("MatchAs", vec![("pattern", pattern), ("name", self.optional_name(name))])
            }
            PatternKind::MatchOr { patterns } => ("MatchOr", vec![("patterns", self.patterns(patterns))]),
        };
        node(name, fields, pattern.span)
    }
}

impl Ctx {
    fn word(self) -> Dumped {
        word(match self {
            Ctx::Load => "Load",
            Ctx::Store => "Store",
            Ctx::Del => "Del",
        })
    }
}

fn operator_name(op: Operator) -> &'static str {
    match op {
        Operator::Add => "Add",
        Operator::Sub => "Sub",
        Operator::Mult => "Mult",
        Operator::MatMult => "MatMult",
        Operator::Div => "Div",
        Operator::Mod => "Mod",
        Operator::Pow => "Pow",
        Operator::LShift => "LShift",
        Operator::RShift => "RShift",
        Operator::BitOr => "BitOr",
        Operator::BitXor => "BitXor",
        Operator::BitAnd => "BitAnd",
        Operator::FloorDiv => "FloorDiv",
    }
}

fn comparison_name(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => "Eq",
        CmpOp::NotEq => "NotEq",
        CmpOp::Lt => "Lt",
        CmpOp::LtE => "LtE",
        CmpOp::Gt => "Gt",
        CmpOp::GtE => "GtE",
        CmpOp::Is => "Is",
        CmpOp::IsNot => "IsNot",
        CmpOp::In => "In",
        CmpOp::NotIn => "NotIn",
    }
}

/// CPython keeps a conversion as the number of its letter.
fn conversion_number(conversion: Conversion) -> &'static str {
    match conversion {
        Conversion::None => "-1",
        Conversion::Str => "115",
        Conversion::Repr => "114",
        Conversion::Ascii => "97",
    }
}

/// A large int in decimal, by schoolbook conversion: a picture of a tree is no place for a library of large numbers.
fn decimal(value: &BigInt) -> String {
    if value.radix == 10 {
        return value.digits.clone();
    }
    // Groups of nine decimal digits, the lowest first.
    let mut groups: Vec<u64> = vec![0];
    for digit in
        value.digits.chars().map(|digit| digit.to_digit(value.radix).expect("digits fit their radix"))
    {
        let mut carry = u64::from(digit);
        for group in &mut groups {
            carry += *group * u64::from(value.radix);
            *group = carry % 1_000_000_000;
            carry /= 1_000_000_000;
        }
        if carry > 0 {
            groups.push(carry);
        }
    }
    let mut text = groups.pop().unwrap_or(0).to_string();
    for group in groups.iter().rev() {
        let _ = write!(text, "{group:09}");
    }
    text
}

/// A float as Python's `repr` writes it; infinite literals as `ast.unparse` does.
fn float_repr(value: f64) -> String {
    if value.is_infinite() {
        return "inf".to_owned();
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').expect("the format has an exponent");
    let exponent: i32 = exponent.parse().expect("the exponent is an int");
    if (-4..16).contains(&exponent) {
        let plain = format!("{value}");
        return if plain.contains('.') { plain } else { plain + ".0" };
    }
    format!("{digits}e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs())
}

/// A string as Python's `repr` (or `ascii`) writes it, except that what is neither letter nor digit beyond ASCII is always escaped.
fn quoted(text: &str, ascii: bool) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for character in text.chars() {
        let number = character as u32;
        let _ = match character {
            '\\' => write!(out, "\\\\"),
            '\n' => write!(out, "\\n"),
            '\r' => write!(out, "\\r"),
            '\t' => write!(out, "\\t"),
            _ if character == quote => write!(out, "\\{quote}"),
            ' '..='~' => write!(out, "{character}"),
            _ if !ascii && character.is_alphanumeric() => write!(out, "{character}"),
            _ if number < 0x100 => write!(out, "\\x{number:02x}"),
            _ if number < 0x10000 => write!(out, "\\u{number:04x}"),
            _ => write!(out, "\\U{number:08x}"),
        };
    }
    out.push(quote);
    out
}

/// Bytes, given as the characters of the same numbers.
fn quoted_latin(text: &str) -> String {
    quoted(text, true)
}
