//! `str.format`: a template with fields in braces, `"{0.name[key]!r:>{width}}"`.
//!
//! A field names an argument by position, by number or by keyword, may go on into attributes and items, may be converted,
//! and may have a specification, in which there may be fields again (one level deep).

use crate::heap::{Ref, Str, Value};
use crate::types::text::repr::push_ascii;
use crate::types::unicode;
use crate::vm::{Outcome, Raised, Vm};

/// Where the values of fields come from.
pub struct Sources<'a> {
    /// The positional arguments; `None` for `format_map`.
    pub positional: Option<&'a [Value]>,
    /// A mapping of the keyword arguments.
    pub named: &'a Value,
}

/// How fields without a name are numbered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    Undecided,
    /// The next number.
    Automatic(usize),
    Manual,
}

/// Formats a template.
pub fn format_template(vm: &mut Vm, template: &str, sources: &Sources<'_>) -> Result<Ref<Str>, Raised> {
    vm.written(|vm, text| push_template(vm, template, sources, &mut Numbering::Undecided, 2, text))
}

fn push_template(
    vm: &mut Vm,
    template: &str,
    sources: &Sources<'_>,
    numbering: &mut Numbering,
    depth: u32,
    text: &mut String,
) -> Result<(), Raised> {
    if depth == 0 {
        return Err(vm.value_error("Max string recursion exceeded"));
    }
    let bytes = template.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let Some(length) = memchr::memchr2(b'{', b'}', &bytes[at..]) else {
            text.push_str(&template[at..]);
            break;
        };
        text.push_str(&template[at..at + length]);
        at += length + 1;
        let brace = bytes[at - 1];
        if bytes.get(at) == Some(&brace) {
            text.push(char::from(brace));
            at += 1;
            continue;
        }
        if brace == b'}' {
            return Err(vm.value_error("Single '}' encountered in format string"));
        }
        if at == bytes.len() {
            return Err(vm.value_error("Single '{' encountered in format string"));
        }
        let field = Field::parse(template, &mut at).map_err(|message| vm.value_error(message))?;
        push_field(vm, &field, sources, numbering, depth, text)?;
    }
    Ok(())
}

/// The parts of one field.
struct Field<'a> {
    name: &'a str,
    conversion: Option<char>,
    spec: &'a str,
    /// The specification has fields of its own.
    nested: bool,
}

impl<'a> Field<'a> {
    /// Reads a field from behind its brace up to behind the closing one.
    fn parse(template: &'a str, at: &mut usize) -> Result<Field<'a>, &'static str> {
        let bytes = template.as_bytes();
        let start = *at;
        let mut end = None;
        while *at < bytes.len() {
            let byte = bytes[*at];
            *at += 1;
            match byte {
                b'{' => return Err("unexpected '{' in field name"),
                b'[' => *at += memchr::memchr(b']', &bytes[*at..]).unwrap_or(bytes.len() - *at),
                b'}' | b':' | b'!' => {
                    end = Some(byte);
                    break;
                }
                _ => {}
            }
        }
        let Some(end) = end else { return Err("expected '}' before end of string") };
        let mut field = Field { name: &template[start..*at - 1], conversion: None, spec: "", nested: false };
        if end == b'}' {
            return Ok(field);
        }
        if end == b'!' {
            let Some(conversion) = template[*at..].chars().next() else {
                return Err("end of string while looking for conversion specifier");
            };
            *at += conversion.len_utf8();
            field.conversion = Some(conversion);
            if *at < bytes.len() {
                *at += 1;
                match bytes[*at - 1] {
                    b'}' => return Ok(field),
                    b':' => {}
                    _ => return Err("expected ':' after conversion specifier"),
                }
            }
        }
        let (start, mut depth) = (*at, 1);
        while *at < bytes.len() {
            *at += 1;
            match bytes[*at - 1] {
                b'{' => {
                    field.nested = true;
                    depth += 1;
                }
                b'}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                field.spec = &template[start..*at - 1];
                return Ok(field);
            }
        }
        Err("unmatched '{' in format spec")
    }
}

fn push_field(
    vm: &mut Vm,
    field: &Field<'_>,
    sources: &Sources<'_>,
    numbering: &mut Numbering,
    depth: u32,
    text: &mut String,
) -> Result<(), Raised> {
    let value = field_value(vm, field.name, sources, numbering)?;
    let value = match field.conversion {
        None => value,
        Some('r') => vm.repr(&value)?.into(),
        Some('s') => vm.str_of(&value)?.into(),
        Some('a') => {
            let shown = vm.repr(&value)?;
            let mut ascii = String::with_capacity(shown.len());
            push_ascii(shown.as_str(), &mut ascii);
            vm.str(&ascii)
        }
        Some(other @ '!'..='~') => {
            return Err(vm.value_error(format!("Unknown conversion specifier {other}")));
        }
        Some(other) => {
            return Err(vm.value_error(format!("Unknown conversion specifier \\x{:x}", other as u32)));
        }
    };
    if !field.nested {
        return super::push_value(vm, &value, field.spec, text);
    }
    vm.with_buffer(|vm, spec| {
        push_template(vm, field.spec, sources, numbering, depth - 1, spec)?;
        super::push_value(vm, &value, spec, text)
    })
}

/// The value that a field's name leads to.
fn field_value(vm: &mut Vm, name: &str, sources: &Sources<'_>, numbering: &mut Numbering) -> Outcome {
    let split = name.bytes().position(|byte| matches!(byte, b'.' | b'[')).unwrap_or(name.len());
    let (first, rest) = name.split_at(split);
    let index = match field_number(vm, first)? {
        Some(number) => {
            if let Numbering::Automatic(_) = numbering {
                return Err(vm.value_error(
                    "cannot switch from automatic field numbering to manual field specification",
                ));
            }
            *numbering = Numbering::Manual;
            Some(number)
        }
        None if first.is_empty() => {
            let number = match *numbering {
                Numbering::Undecided => 0,
                Numbering::Automatic(next) => next,
                Numbering::Manual => {
                    return Err(vm.value_error(
                        "cannot switch from manual field specification to automatic field numbering",
                    ));
                }
            };
            *numbering = Numbering::Automatic(number + 1);
            Some(number)
        }
        None => None,
    };
    let value = match (index, sources.positional) {
        (None, _) => {
            // The keywords of a call are interned: the same string is found at once.
            let key = vm.interner.find(first).cloned().unwrap_or_else(|| vm.new_str(first));
            vm.get_item(sources.named, &key.into())?
        }
        (Some(_), None) => return Err(vm.value_error("Format string contains positional fields")),
        (Some(index), Some(positional)) => match positional.get(index) {
            Some(value) => value.clone(),
            None => {
                return Err(vm.index_error(format!(
                    "Replacement index {index} out of range for positional args tuple"
                )));
            }
        },
    };
    if rest.is_empty() { Ok(value) } else { follow(vm, value, rest) }
}

/// A number in a field; `None` when it is a name.
fn field_number(vm: &mut Vm, text: &str) -> Result<Option<usize>, Raised> {
    if text.is_empty() {
        return Ok(None);
    }
    let mut number = 0_usize;
    for char in text.chars() {
        let Some(digit) = unicode::decimal_value(char) else { return Ok(None) };
        let longer = number.checked_mul(10).and_then(|number| number.checked_add(digit as usize));
        match longer.filter(|&longer| longer <= isize::MAX as usize) {
            Some(longer) => number = longer,
            None => return Err(vm.value_error("Too many decimal digits in format string")),
        }
    }
    Ok(Some(number))
}

/// Goes on into attributes and items: `.name[key]`.
fn follow(vm: &mut Vm, value: Value, path: &str) -> Outcome {
    let (mut value, mut rest) = (value, path);
    while let Some(mark) = rest.chars().next() {
        let behind = &rest[mark.len_utf8()..];
        let (name, is_item) = match mark {
            '.' => {
                let end = behind.find(['.', '[']).unwrap_or(behind.len());
                rest = &behind[end..];
                (&behind[..end], false)
            }
            '[' => {
                let Some(end) = behind.find(']') else {
                    return Err(vm.value_error("Missing ']' in format string"));
                };
                rest = &behind[end + 1..];
                (&behind[..end], true)
            }
            _ => return Err(vm.value_error("Only '.' or '[' may follow ']' in format field specifier")),
        };
        if name.is_empty() {
            return Err(vm.value_error("Empty attribute in format string"));
        }
        value = if is_item {
            let key = match field_number(vm, name)? {
                Some(number) => vm.size(number),
                None => vm.str(name),
            };
            vm.get_item(&value, &key)?
        } else {
            let name = vm.intern(name);
            vm.get_attr(&value, &name)?
        };
    }
    Ok(value)
}
