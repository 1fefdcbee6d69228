//! Expressions as text again, as CPython writes them: what `from __future__ import annotations` makes of annotations.
//!
//! Parentheses stand where precedence needs them, strings are shown as `repr` shows them, and spaces are CPython's.

use rondo_syntax::tree::*;

/// How tightly an expression binds, in CPython's order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Arithmetic,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

impl Level {
    const ALL: [Level; 16] = [
        Level::Tuple,
        Level::Test,
        Level::Or,
        Level::And,
        Level::Not,
        Level::Compare,
        Level::BitOr,
        Level::BitXor,
        Level::BitAnd,
        Level::Shift,
        Level::Arithmetic,
        Level::Term,
        Level::Factor,
        Level::Power,
        Level::Await,
        Level::Atom,
    ];

    fn tighter(self) -> Level {
        let next = Level::ALL.iter().position(|level| *level == self).map_or(0, |index| index + 1);
        Level::ALL.get(next).copied().unwrap_or(Level::Atom)
    }
}

/// An expression as text.
pub fn unparse(expression: &Expr) -> String {
    let mut text = String::new();
    write(&mut text, expression, Level::Test);
    text
}

fn write(text: &mut String, expression: &Expr, level: Level) {
    crate::with_stack(|| write_inner(text, expression, level));
}

/// Writes what `inside` writes, in parentheses if the place binds more tightly than the expression.
fn grouped(text: &mut String, needed: bool, inside: impl FnOnce(&mut String)) {
    if needed {
        text.push('(');
    }
    inside(text);
    if needed {
        text.push(')');
    }
}

fn separated(text: &mut String, items: &[Expr]) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        write(text, item, Level::Test);
    }
}

fn write_inner(text: &mut String, expression: &Expr, level: Level) {
    match &expression.kind {
        ExprKind::BoolOp { op, values } => boolean(text, *op, values, level),
        ExprKind::NamedExpr { target, value } => grouped(text, level > Level::Tuple, |text| {
            text.push_str(&target.name);
            text.push_str(" := ");
            write(text, value, Level::Atom);
        }),
        ExprKind::BinOp { left, op, right } => binary(text, (left, *op, right), level),
        ExprKind::UnaryOp { op, operand } => unary(text, *op, operand, level),
        ExprKind::Lambda { args, body } => {
            grouped(text, level > Level::Test, |text| lambda(text, args, body))
        }
        ExprKind::IfExp { test, body, orelse } => grouped(text, level > Level::Test, |text| {
            write(text, body, Level::Test.tighter());
            text.push_str(" if ");
            write(text, test, Level::Test.tighter());
            text.push_str(" else ");
            write(text, orelse, Level::Test);
        }),
        ExprKind::Dict { items } => dict(text, items),
        ExprKind::Set { elts } => enclosed(text, ('{', '}'), |text| separated(text, elts)),
        ExprKind::List { elts } => enclosed(text, ('[', ']'), |text| separated(text, elts)),
        ExprKind::Tuple { elts } => tuple(text, elts, level),
        ExprKind::ListComp { elt, generators } => bracketed(text, ('[', ']'), elt, generators),
        ExprKind::SetComp { elt, generators } => bracketed(text, ('{', '}'), elt, generators),
        ExprKind::GeneratorExp { elt, generators } => bracketed(text, ('(', ')'), elt, generators),
        ExprKind::DictComp { key, value, generators } => enclosed(text, ('{', '}'), |text| {
            write(text, key, Level::Test);
            text.push_str(": ");
            write(text, value, Level::Test);
            clauses(text, generators);
        }),
        ExprKind::Await { value } => grouped(text, level > Level::Await, |text| {
            text.push_str("await ");
            write(text, value, Level::Atom);
        }),
        ExprKind::Yield { value } => enclosed(text, ('(', ')'), |text| {
            text.push_str("yield");
            if let Some(value) = value {
                text.push(' ');
                write(text, value, Level::Test);
            }
        }),
        ExprKind::YieldFrom { value } => enclosed(text, ('(', ')'), |text| {
            text.push_str("yield from ");
            write(text, value, Level::Test);
        }),
        ExprKind::Compare { left, ops, comparators } => grouped(text, level > Level::Compare, |text| {
            write(text, left, Level::Compare.tighter());
            for (op, right) in ops.iter().zip(comparators) {
                text.push_str(comparison(*op));
                write(text, right, Level::Compare.tighter());
            }
        }),
        ExprKind::Call { func, args, keywords } => call(text, func, args, keywords),
        ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => {
            let mut parts = String::new();
            joined_part(&mut parts, expression);
            text.push('f');
            text.push_str(&string_repr(&parts));
        }
        // Template strings are refused before anything is unparsed.
        ExprKind::TemplateStr { .. } | ExprKind::Interpolation { .. } => {}
        ExprKind::Constant(value) => constant(text, value),
        ExprKind::Attribute { value, attr } => attribute(text, value, attr),
        ExprKind::Subscript { value, slice } => {
            write(text, value, Level::Atom);
            enclosed(text, ('[', ']'), |text| write(text, slice, Level::Tuple));
        }
        ExprKind::Starred { value } => {
            text.push('*');
            write(text, value, Level::BitOr);
        }
        ExprKind::Name(name) => text.push_str(name),
        ExprKind::Slice { lower, upper, step } => slice(text, lower, upper, step),
    }
}

/// Writes what `inside` writes, between two brackets.
fn enclosed(text: &mut String, (open, close): (char, char), inside: impl FnOnce(&mut String)) {
    text.push(open);
    inside(text);
    text.push(close);
}

fn boolean(text: &mut String, op: BoolOp, values: &[Expr], level: Level) {
    let (word, own) = match op {
        BoolOp::And => (" and ", Level::And),
        BoolOp::Or => (" or ", Level::Or),
    };
    grouped(text, level > own, |text| {
        for (index, value) in values.iter().enumerate() {
            if index > 0 {
                text.push_str(word);
            }
            write(text, value, own.tighter());
        }
    });
}

fn binary(text: &mut String, (left, op, right): (&Expr, Operator, &Expr), level: Level) {
    let (sign, own, leans_right) = operator(op);
    grouped(text, level > own, |text| {
        write(text, left, if leans_right { own.tighter() } else { own });
        text.push_str(sign);
        write(text, right, if leans_right { own } else { own.tighter() });
    });
}

fn unary(text: &mut String, op: UnaryOp, operand: &Expr, level: Level) {
    let (sign, own) = match op {
        UnaryOp::Invert => ("~", Level::Factor),
        UnaryOp::Not => ("not ", Level::Not),
        UnaryOp::UAdd => ("+", Level::Factor),
        UnaryOp::USub => ("-", Level::Factor),
    };
    grouped(text, level > own, |text| {
        text.push_str(sign);
        write(text, operand, own);
    });
}

fn lambda(text: &mut String, args: &Arguments, body: &Expr) {
    text.push_str("lambda");
    let mut parameters = String::new();
    arguments(&mut parameters, args);
    if !parameters.is_empty() {
        text.push(' ');
        text.push_str(&parameters);
    }
    text.push_str(": ");
    write(text, body, Level::Test);
}

fn tuple(text: &mut String, elts: &[Expr], level: Level) {
    if elts.is_empty() {
        return text.push_str("()");
    }
    grouped(text, level > Level::Tuple, |text| {
        separated(text, elts);
        if elts.len() == 1 {
            text.push(',');
        }
    });
}

fn attribute(text: &mut String, value: &Expr, attr: &Identifier) {
    write(text, value, Level::Atom);
    // `1 .real`: without the space it would be a float.
    if matches!(value.kind, ExprKind::Constant(Constant::Int(_) | Constant::BigInt(_))) {
        text.push(' ');
    }
    text.push('.');
    text.push_str(&attr.name);
}

fn slice(text: &mut String, lower: &Option<Box<Expr>>, upper: &Option<Box<Expr>>, step: &Option<Box<Expr>>) {
    if let Some(lower) = lower {
        write(text, lower, Level::Test);
    }
    text.push(':');
    if let Some(upper) = upper {
        write(text, upper, Level::Test);
    }
    if let Some(step) = step {
        text.push(':');
        write(text, step, Level::Test);
    }
}

fn operator(op: Operator) -> (&'static str, Level, bool) {
    match op {
        Operator::Add => (" + ", Level::Arithmetic, false),
        Operator::Sub => (" - ", Level::Arithmetic, false),
        Operator::Mult => (" * ", Level::Term, false),
        Operator::MatMult => (" @ ", Level::Term, false),
        Operator::Div => (" / ", Level::Term, false),
        Operator::Mod => (" % ", Level::Term, false),
        Operator::FloorDiv => (" // ", Level::Term, false),
        Operator::LShift => (" << ", Level::Shift, false),
        Operator::RShift => (" >> ", Level::Shift, false),
        Operator::BitOr => (" | ", Level::BitOr, false),
        Operator::BitXor => (" ^ ", Level::BitXor, false),
        Operator::BitAnd => (" & ", Level::BitAnd, false),
        Operator::Pow => (" ** ", Level::Power, true),
    }
}

fn comparison(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => " == ",
        CmpOp::NotEq => " != ",
        CmpOp::Lt => " < ",
        CmpOp::LtE => " <= ",
        CmpOp::Gt => " > ",
        CmpOp::GtE => " >= ",
        CmpOp::Is => " is ",
        CmpOp::IsNot => " is not ",
        CmpOp::In => " in ",
        CmpOp::NotIn => " not in ",
    }
}

fn dict(text: &mut String, items: &[DictItem]) {
    text.push('{');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        match &item.key {
            Some(key) => {
                write(text, key, Level::Test);
                text.push_str(": ");
                write(text, &item.value, Level::Test);
            }
            None => {
                text.push_str("**");
                write(text, &item.value, Level::BitOr);
            }
        }
    }
    text.push('}');
}

fn bracketed(text: &mut String, brackets: (char, char), elt: &Expr, generators: &[Comprehension]) {
    text.push(brackets.0);
    write(text, elt, Level::Test);
    clauses(text, generators);
    text.push(brackets.1);
}

fn clauses(text: &mut String, generators: &[Comprehension]) {
    for generator in generators {
        text.push_str(if generator.is_async { " async for " } else { " for " });
        write(text, &generator.target, Level::Tuple);
        text.push_str(" in ");
        write(text, &generator.iter, Level::Test.tighter());
        for test in &generator.ifs {
            text.push_str(" if ");
            write(text, test, Level::Test.tighter());
        }
    }
}

fn call(text: &mut String, func: &Expr, args: &[Expr], keywords: &[Keyword]) {
    write(text, func, Level::Atom);
    if let ([Expr { kind: ExprKind::GeneratorExp { elt, generators }, .. }], []) = (args, keywords) {
        return bracketed(text, ('(', ')'), elt, generators);
    }
    text.push('(');
    separated(text, args);
    for (index, keyword) in keywords.iter().enumerate() {
        if index > 0 || !args.is_empty() {
            text.push_str(", ");
        }
        match &keyword.arg {
            Some(arg) => {
                text.push_str(&arg.name);
                text.push('=');
            }
            None => text.push_str("**"),
        }
        write(text, &keyword.value, Level::Test);
    }
    text.push(')');
}

fn arguments(text: &mut String, args: &Arguments) {
    let mut is_first = true;
    let mut comma = |text: &mut String| {
        if !std::mem::take(&mut is_first) {
            text.push_str(", ");
        }
    };
    let one = |text: &mut String, parameter: &Parameter| {
        text.push_str(&parameter.name.name);
        if let Some(default) = &parameter.default {
            text.push('=');
            write(text, default, Level::Test);
        }
    };
    for parameter in &args.posonlyargs {
        comma(text);
        one(text, parameter);
    }
    if !args.posonlyargs.is_empty() {
        comma(text);
        text.push('/');
    }
    for parameter in &args.args {
        comma(text);
        one(text, parameter);
    }
    if args.vararg.is_some() || !args.kwonlyargs.is_empty() {
        comma(text);
        text.push('*');
        if let Some(vararg) = &args.vararg {
            text.push_str(&vararg.name.name);
        }
    }
    for parameter in &args.kwonlyargs {
        comma(text);
        one(text, parameter);
    }
    if let Some(kwarg) = &args.kwarg {
        comma(text);
        text.push_str("**");
        text.push_str(&kwarg.name.name);
    }
}

/// The inside of an f-string.
fn joined_part(text: &mut String, expression: &Expr) {
    match &expression.kind {
        ExprKind::JoinedStr { values } => values.iter().for_each(|value| joined_part(text, value)),
        ExprKind::Constant(Constant::Str(part)) => text.push_str(&part.replace('{', "{{").replace('}', "}}")),
        ExprKind::FormattedValue { value, conversion, format_spec } => {
            let mut inner = String::new();
            write(&mut inner, value, Level::Test.tighter());
            text.push_str(if inner.starts_with('{') { "{ " } else { "{" });
            text.push_str(&inner);
            text.push_str(match conversion {
                Conversion::None => "",
                Conversion::Str => "!s",
                Conversion::Repr => "!r",
                Conversion::Ascii => "!a",
            });
            if let Some(spec) = format_spec {
                text.push(':');
                joined_part(text, spec);
            }
            text.push('}');
        }
        _ => {}
    }
}

fn constant(text: &mut String, constant: &Constant) {
    match constant {
        Constant::None => text.push_str("None"),
        Constant::Bool(true) => text.push_str("True"),
        Constant::Bool(false) => text.push_str("False"),
        Constant::Ellipsis => text.push_str("..."),
        Constant::Int(value) => text.push_str(&value.to_string()),
        Constant::BigInt(_) => {
            if let Some(rondo_bytecode::Constant::BigInt(digits)) = crate::fold::literal(constant) {
                text.push_str(&digits);
            }
        }
        Constant::Float(value) => text.push_str(&float_repr(*value)),
        Constant::Imaginary(value) => text.push_str(&format!("{}j", float_repr(*value))),
        Constant::Str(value) => text.push_str(&string_repr(value)),
        Constant::Bytes(value) => {
            let escaped = value.escape_ascii().to_string().replace("\\\"", "\"");
            text.push_str(&if value.contains(&b'\'') && !value.contains(&b'"') {
                format!("b\"{}\"", escaped.replace("\\'", "'"))
            } else {
                format!("b'{escaped}'")
            });
        }
    }
}

/// A string as Python's `repr` shows it.
pub(crate) fn string_repr(value: &str) -> String {
    let quote = if value.contains('\'') && !value.contains('"') { '"' } else { '\'' };
    let mut text = String::from(quote);
    for character in value.chars() {
        match character {
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\\' => text.push_str("\\\\"),
            _ if character == quote => {
                text.push('\\');
                text.push(quote);
            }
            _ if character.is_control() => {
                let code = character as u32;
                text.push_str(&format!("\\x{code:02x}"));
            }
            _ => text.push(character),
        }
    }
    text.push(quote);
    text
}

/// A float as Python's `repr` shows it; infinity as a literal that gives it.
fn float_repr(value: f64) -> String {
    if value.is_infinite() {
        return "1e309".to_string();
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').expect("scientific notation has an exponent");
    let exponent: i32 = exponent.parse().expect("an exponent is a number");
    if value != 0.0 && !(-4..16).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{digits}e{sign}{:02}", exponent.abs());
    }
    format!("{value:?}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The annotation of the first statement, `x: …`, as text.
    fn again(text: &str) -> String {
        let parsed = rondo_syntax::parse_module(&format!("x: {text}\n"));
        match &parsed.module.body[0].kind {
            StmtKind::AnnAssign { annotation, .. } => unparse(annotation),
            other => panic!("not an annotation: {other:?}"),
        }
    }

    #[test]
    fn what_is_written_as_cpython_writes_it_stays() {
        let same = [
            "dict[str, list[int]]",
            "int | None",
            "Callable[[int, str], None]",
            "Callable[..., 'X']",
            "tuple[()]",
            "tuple[int, ...]",
            "(a + b) * c",
            "a + b * c",
            "-a ** (-b)",
            "(a, b)",
            "a if b else c",
            "lambda x, /, y=1, *args, z, **kw: x",
            "not a and (b or c)",
            "a < b <= c",
            "x[1:2, ::3]",
            "f(*a, k=1, **b)",
            "[i for i in x if i]",
            "{1: 2, **a}",
            "1 .real",
            "f'{a!r:>{b}} {{'",
            "a ** b ** c",
            "(a ** b) ** c",
            "a - (b - c)",
            "1e+16",
            "0.1",
        ];
        for text in same {
            assert_eq!(again(text), text);
        }
    }

    #[test]
    fn the_rest_gets_cpythons_shape() {
        assert_eq!(again("dict [ str,int ]"), "dict[str, int]");
        assert_eq!(again("\"it's\""), "\"it's\"");
        assert_eq!(again("\"X\""), "'X'");
        assert_eq!(again("int|None"), "int | None");
        assert_eq!(again("((a))"), "a");
        assert_eq!(again("0x10"), "16");
        assert_eq!(again("sum((x for x in y))"), "sum((x for x in y))".replace("((", "(").replace("))", ")"));
    }
}
