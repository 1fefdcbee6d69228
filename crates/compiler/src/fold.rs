//! Folding: expressions whose value is known before the program runs.
//!
//! Only what can neither raise nor grow large is folded, so that a program cannot tell: whole numbers within 64 bits, floats,
//! short strings, tuples of these. `1 / 0` is left for the machine to raise, `"a" * 10 ** 9` for its limits to refuse.

use std::rc::Rc;

use num_bigint::BigInt;
use rondo_bytecode::Constant;
use rondo_syntax::tree::{self, BoolOp, Expr, ExprKind, Operator, UnaryOp};

use crate::with_stack;

/// The longest string and the longest tuple that folding makes.
const MAX_STRING: usize = 4096;
const MAX_TUPLE: usize = 256;

/// The constant of a literal; nothing for `2j`, which is refused elsewhere.
pub fn literal(constant: &tree::Constant) -> Option<Constant> {
    Some(match constant {
        tree::Constant::None => Constant::None,
        tree::Constant::Bool(value) => Constant::Bool(*value),
        tree::Constant::Ellipsis => Constant::Ellipsis,
        tree::Constant::Int(value) => Constant::Int(*value),
        tree::Constant::BigInt(number) => {
            let digits =
                BigInt::parse_bytes(number.digits.as_bytes(), number.radix).expect("a literal holds digits");
            Constant::BigInt(digits.to_string().into())
        }
        tree::Constant::Float(value) => Constant::Float(*value),
        tree::Constant::Imaginary(_) => return None,
        tree::Constant::Str(value) => Constant::Str(Rc::from(value.as_str())),
        tree::Constant::Bytes(value) => Constant::Bytes(value.clone().into()),
    })
}

/// The value of an expression, if it is known.
pub fn fold(expression: &Expr) -> Option<Constant> {
    match &expression.kind {
        ExprKind::Constant(constant) => literal(constant),
        ExprKind::Name(name) if *name == "__debug__" => Some(Constant::Bool(true)),
        ExprKind::UnaryOp { op, operand } => unary(*op, &with_stack(|| fold(operand))?),
        ExprKind::BinOp { left, op, right } => {
            let left = with_stack(|| fold(left))?;
            binary(*op, &left, &with_stack(|| fold(right))?)
        }
        ExprKind::Tuple { elts } => elts.iter().map(fold).collect::<Option<_>>().map(Constant::Tuple),
        _ => None,
    }
}

/// The truth of an expression, if it is known.
pub fn truth(expression: &Expr) -> Option<bool> {
    match &expression.kind {
        ExprKind::BoolOp { op, values } => {
            // `x and False` still evaluates x; only a constant first operand decides.
            let first = truth(&values[0])?;
            match (op, first) {
                (BoolOp::And, false) => Some(false),
                (BoolOp::Or, true) => Some(true),
                _ => values.iter().map(truth).collect::<Option<Vec<_>>>().map(|all| match op {
                    BoolOp::And => all.iter().all(|value| *value),
                    BoolOp::Or => all.iter().any(|value| *value),
                }),
            }
        }
        _ => constant_truth(&fold(expression)?),
    }
}

/// The truth of a constant.
pub fn constant_truth(constant: &Constant) -> Option<bool> {
    Some(match constant {
        Constant::None => false,
        Constant::Ellipsis => true,
        Constant::Bool(value) => *value,
        Constant::Int(value) => *value != 0,
        Constant::BigInt(_) => true,
        Constant::Float(value) => *value != 0.0,
        Constant::Str(value) => !value.is_empty(),
        Constant::Bytes(value) => !value.is_empty(),
        Constant::Tuple(items) | Constant::FrozenSet(items) => !items.is_empty(),
        Constant::Code(_) => return None,
    })
}

/// The value of an operator applied to a constant.
pub fn unary(op: UnaryOp, operand: &Constant) -> Option<Constant> {
    match (op, operand) {
        (UnaryOp::Not, operand) => constant_truth(operand).map(|truth| Constant::Bool(!truth)),
        (UnaryOp::USub, Constant::Int(value)) => value.checked_neg().map(Constant::Int),
        (UnaryOp::USub, Constant::BigInt(digits)) => match digits.strip_prefix('-') {
            Some(positive) => Some(Constant::BigInt(positive.into())),
            None => Some(Constant::BigInt(format!("-{digits}").into())),
        },
        (UnaryOp::USub, Constant::Float(value)) => Some(Constant::Float(-value)),
        (UnaryOp::UAdd, Constant::Int(_) | Constant::BigInt(_) | Constant::Float(_)) => Some(operand.clone()),
        (UnaryOp::Invert, Constant::Int(value)) => Some(Constant::Int(!value)),
        _ => None,
    }
}

/// The value of an operator applied to two constants.
pub fn binary(op: Operator, left: &Constant, right: &Constant) -> Option<Constant> {
    match (left, right) {
        (Constant::Int(a), Constant::Int(b)) => integers(op, *a, *b),
        (Constant::Float(a), Constant::Float(b)) => floats(op, *a, *b),
        (Constant::Float(a), Constant::Int(b)) => floats(op, *a, exact(*b)?),
        (Constant::Int(a), Constant::Float(b)) => floats(op, exact(*a)?, *b),
        (Constant::Str(a), Constant::Str(b)) if op == Operator::Add && a.len() + b.len() <= MAX_STRING => {
            Some(Constant::Str(format!("{a}{b}").into()))
        }
        (Constant::Str(text), Constant::Int(times)) | (Constant::Int(times), Constant::Str(text))
            if op == Operator::Mult =>
        {
            let times = usize::try_from(*times).unwrap_or(0);
            let fits = text.len().checked_mul(times)? <= MAX_STRING;
            fits.then(|| Constant::Str(text.repeat(times).into()))
        }
        (Constant::Tuple(a), Constant::Tuple(b)) if op == Operator::Add && a.len() + b.len() <= MAX_TUPLE => {
            Some(Constant::Tuple(a.iter().chain(b).cloned().collect()))
        }
        _ => None,
    }
}

/// A whole number as a float, if nothing is lost.
fn exact(value: i64) -> Option<f64> {
    (value.unsigned_abs() < 1 << 53).then_some(value as f64)
}

fn integers(op: Operator, a: i64, b: i64) -> Option<Constant> {
    let value = match op {
        Operator::Add => a.checked_add(b)?,
        Operator::Sub => a.checked_sub(b)?,
        Operator::Mult => a.checked_mul(b)?,
        Operator::FloorDiv if b != 0 => {
            let quotient = a.checked_div(b)?;
            if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient }
        }
        Operator::Mod if b != 0 => {
            let rest = a.checked_rem(b)?;
            if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest }
        }
        Operator::Pow => a.checked_pow(u32::try_from(b).ok()?)?,
        Operator::LShift => a.checked_mul(1_i64.checked_shl(u32::try_from(b).ok().filter(|b| *b < 63)?)?)?,
        Operator::RShift if b >= 0 => a >> b.min(63),
        Operator::BitOr => a | b,
        Operator::BitXor => a ^ b,
        Operator::BitAnd => a & b,
        Operator::Div if b != 0 => return Some(Constant::Float(exact(a)? / exact(b)?)),
        Operator::Div | Operator::FloorDiv | Operator::Mod | Operator::RShift | Operator::MatMult => {
            return None;
        }
    };
    Some(Constant::Int(value))
}

fn floats(op: Operator, a: f64, b: f64) -> Option<Constant> {
    let value = match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult => a * b,
        Operator::Div if b != 0.0 => a / b,
        Operator::Div
        | Operator::MatMult
        | Operator::Mod
        | Operator::Pow
        | Operator::LShift
        | Operator::RShift
        | Operator::BitOr
        | Operator::BitXor
        | Operator::BitAnd
        | Operator::FloorDiv => return None,
    };
    Some(Constant::Float(value))
}
