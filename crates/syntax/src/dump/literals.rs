//! Literals as Python's `repr` writes them. The crate knows no values, so that stands here once more, for literals alone.

use std::fmt::Write;

use super::picture::{Dumped, Printer, atom};
use crate::tree::*;

impl Printer<'_> {
    pub(super) fn constant(&self, constant: &Constant) -> Dumped {
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
}

/// CPython keeps a conversion as the number of its letter.
pub(super) fn conversion_number(conversion: Conversion) -> &'static str {
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
pub(super) fn quoted(text: &str, ascii: bool) -> String {
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
