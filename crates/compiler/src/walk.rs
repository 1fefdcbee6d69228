//! Walking: the expressions directly inside an expression.

use rondo_syntax::tree::{Arguments, Comprehension, Expr, ExprKind};

use crate::with_stack;

/// The expressions directly inside, in the order of the text. Targets of comprehensions are not among them.
pub fn children(expression: &Expr) -> Vec<&Expr> {
    let mut inner: Vec<&Expr> = Vec::new();
    match &expression.kind {
        ExprKind::BoolOp { values, .. }
        | ExprKind::JoinedStr { values }
        | ExprKind::TemplateStr { values } => {
            inner.extend(values);
        }
        ExprKind::NamedExpr { value, .. }
        | ExprKind::UnaryOp { operand: value, .. }
        | ExprKind::Await { value }
        | ExprKind::YieldFrom { value }
        | ExprKind::Attribute { value, .. }
        | ExprKind::Starred { value } => inner.push(value),
        ExprKind::BinOp { left, right, .. } => inner.extend([&**left, right]),
        ExprKind::Lambda { args, body } => {
            inner.extend(defaults(args));
            inner.push(body);
        }
        ExprKind::IfExp { test, body, orelse } => inner.extend([&**test, body, orelse]),
        ExprKind::Dict { items } => items.iter().for_each(|item| {
            inner.extend(&item.key);
            inner.push(&item.value);
        }),
        ExprKind::Set { elts } | ExprKind::List { elts } | ExprKind::Tuple { elts } => inner.extend(elts),
        ExprKind::ListComp { elt, generators }
        | ExprKind::SetComp { elt, generators }
        | ExprKind::GeneratorExp { elt, generators } => {
            inner.push(elt);
            clauses(generators, &mut inner);
        }
        ExprKind::DictComp { key, value, generators } => {
            inner.extend([&**key, value]);
            clauses(generators, &mut inner);
        }
        ExprKind::Yield { value } => inner.extend(value.as_deref()),
        ExprKind::Compare { left, comparators, .. } => {
            inner.push(left);
            inner.extend(comparators);
        }
        ExprKind::Call { func, args, keywords } => {
            inner.push(func);
            inner.extend(args);
            inner.extend(keywords.iter().map(|keyword| &keyword.value));
        }
        ExprKind::FormattedValue { value, format_spec, .. }
        | ExprKind::Interpolation { value, format_spec, .. } => {
            inner.push(value);
            inner.extend(format_spec.as_deref());
        }
        ExprKind::Subscript { value, slice } => inner.extend([&**value, slice]),
        ExprKind::Slice { lower, upper, step } => {
            inner.extend([lower, upper, step].into_iter().flatten().map(|part| &**part));
        }
        ExprKind::Constant(_) | ExprKind::Name(_) => {}
    }
    inner
}

fn clauses<'t>(generators: &'t [Comprehension], inner: &mut Vec<&'t Expr>) {
    for generator in generators {
        inner.push(&generator.iter);
        inner.extend(&generator.ifs);
    }
}

/// The defaults of parameters, in the order of the text.
pub fn defaults(args: &Arguments) -> impl Iterator<Item = &Expr> {
    args.posonlyargs
        .iter()
        .chain(&args.args)
        .chain(&args.kwonlyargs)
        .filter_map(|parameter| parameter.default.as_ref())
}

/// Whether a question is answered with yes by an expression, or by any inside it, those of inner functions included.
pub fn any(expression: &Expr, question: &impl Fn(&Expr) -> bool) -> bool {
    question(expression) || children(expression).into_iter().any(|inner| with_stack(|| any(inner, question)))
}
