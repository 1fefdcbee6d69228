//! The pictures of expressions.

use rondo_diagnostics::Span;

use super::literals::conversion_number;
use super::picture::{Dumped, Fields, Printer, atom, node, word};
use crate::tree::*;

/// What is done to a name, attribute or subscript, which CPython notes in the node.
#[derive(Clone, Copy)]
pub(super) enum Context {
    Load,
    Store,
    Del,
}

impl Context {
    fn word(self) -> Dumped {
        word(match self {
            Context::Load => "Load",
            Context::Store => "Store",
            Context::Del => "Del",
        })
    }
}

impl Printer<'_> {
    pub(super) fn optional(&self, expr: &Option<Expr>) -> Dumped {
        expr.as_ref().map_or(Dumped::Nothing, |expr| self.expr(expr))
    }

    fn boxed(&self, expr: &Option<Box<Expr>>) -> Dumped {
        expr.as_ref().map_or(Dumped::Nothing, |expr| self.expr(expr))
    }

    pub(super) fn exprs(&self, exprs: &[Expr]) -> Dumped {
        self.targets(exprs, Context::Load)
    }

    pub(super) fn targets(&self, exprs: &[Expr], ctx: Context) -> Dumped {
        Dumped::List(exprs.iter().map(|expr| self.target(expr, ctx)).collect())
    }

    pub(super) fn expr(&self, expr: &Expr) -> Dumped {
        self.target(expr, Context::Load)
    }

    pub(super) fn name_node(&self, name: &Name, span: Span, ctx: Context) -> Dumped {
        node("Name", vec![("id", self.string(name)), ("ctx", ctx.word())], span)
    }

    pub(super) fn target(&self, expr: &Expr, ctx: Context) -> Dumped {
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

    fn operation(&self, kind: &ExprKind) -> (&'static str, Fields) {
        match kind {
            ExprKind::BoolOp { op, values } => {
                ("BoolOp", vec![("op", word(connective_name(*op))), ("values", self.exprs(values))])
            }
            ExprKind::NamedExpr { target, value } => {
                let target = self.name_node(&target.name, target.span, Context::Store);
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
                ("UnaryOp", vec![("op", word(sign_name(*op))), ("operand", self.expr(operand))])
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

    fn display(&self, kind: &ExprKind) -> (&'static str, Fields) {
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
    ) -> (&'static str, Fields) {
        (name, vec![("elt", self.expr(elt)), ("generators", self.generators(generators))])
    }

    fn generators(&self, generators: &[Comprehension]) -> Dumped {
        let generator = |generator: &Comprehension| {
            let fields = vec![
                ("target", self.target(&generator.target, Context::Store)),
                ("iter", self.expr(&generator.iter)),
                ("ifs", self.exprs(&generator.ifs)),
                ("is_async", atom(if generator.is_async { "1" } else { "0" })),
            ];
            Dumped::Node("comprehension", fields, None)
        };
        Dumped::List(generators.iter().map(generator).collect())
    }
}

pub(super) fn operator_name(op: Operator) -> &'static str {
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

fn connective_name(op: BoolOp) -> &'static str {
    match op {
        BoolOp::And => "And",
        BoolOp::Or => "Or",
    }
}

fn sign_name(op: UnaryOp) -> &'static str {
    match op {
        UnaryOp::Invert => "Invert",
        UnaryOp::Not => "Not",
        UnaryOp::UAdd => "UAdd",
        UnaryOp::USub => "USub",
    }
}
