//! What matches are replaced by: `\1`, `\g<name>` and text between.

use super::reader::{Fault, R, Reader, control_escape, is_octal, quoted};

/// A part of a template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part {
    /// Text as it is.
    Text(String),
    /// What a group has matched.
    Group(usize),
}

/// Reads a template for a pattern with these groups.
pub fn parse(text: &[char], is_text: bool, groups: usize, names: &[(String, usize)]) -> R<Vec<Part>> {
    let mut builder = Builder { parts: Vec::new(), groups };
    let mut source = Reader::new(text, is_text)?;
    while let Some(token) = source.get()? {
        if !token.escaped {
            builder.push(token.char);
            continue;
        }
        match token.char {
            'g' => {
                if !source.take('<')? {
                    return Err(source.fault("missing <", 0));
                }
                let name = source.take_until('>', "group name")?;
                let length = name.chars().count();
                let group = if name.bytes().all(|byte| byte.is_ascii_digit()) {
                    name.parse().unwrap_or(usize::MAX)
                } else {
                    source.check_name(&name)?;
                    match names.iter().find(|(known, _)| *known == name) {
                        Some((_, group)) => *group,
                        None => return Err(Fault::Index(format!("unknown group name {}", quoted(&name)))),
                    }
                };
                builder.group(&source, group, &name, length + 1)?;
            }
            '0' => {
                let digits = source.take_while(2, is_octal)?;
                let point = u32::from_str_radix(&format!("0{digits}"), 8).expect("the digits are octal");
                builder.push(byte_char(point));
            }
            '1'..='9' => builder.number(&mut source, token.char)?,
            char => match control_escape(char) {
                Some(control) => builder.push(control),
                None if char.is_ascii_alphabetic() => {
                    return Err(source.fault(format!("bad escape \\{char}"), 2));
                }
                None => {
                    builder.push('\\');
                    builder.push(char);
                }
            },
        }
    }
    Ok(builder.parts)
}

/// The character of the lowest eight bits.
fn byte_char(point: u32) -> char {
    char::from(point as u8)
}

struct Builder {
    parts: Vec<Part>,
    groups: usize,
}

impl Builder {
    fn push(&mut self, char: char) {
        match self.parts.last_mut() {
            Some(Part::Text(text)) => text.push(char),
            _ => self.parts.push(Part::Text(char.to_string())),
        }
    }

    fn group(&mut self, source: &Reader<'_>, group: usize, shown: &str, before: usize) -> R<()> {
        if group > self.groups {
            let shown = shown.trim_start_matches('0');
            return Err(source.fault(format!("invalid group reference {shown}"), before));
        }
        self.parts.push(Part::Group(group));
        Ok(())
    }

    /// `\1`, `\12`, or three octal digits.
    fn number(&mut self, source: &mut Reader<'_>, first: char) -> R<()> {
        let mut digits = first.to_string();
        if let Some(second) = source.peek_plain().filter(char::is_ascii_digit) {
            source.get()?;
            digits.push(second);
            let third = source.peek_plain().filter(|&third| is_octal(third));
            if let Some(third) = third.filter(|_| is_octal(first) && is_octal(second)) {
                source.get()?;
                digits.push(third);
                let point = u32::from_str_radix(&digits, 8).expect("the digits are octal");
                if point > 0o377 {
                    let message = format!("octal escape value \\{digits} outside of range 0-0o377");
                    return Err(source.fault(message, 4));
                }
                self.push(byte_char(point));
                return Ok(());
            }
        }
        let group = digits.parse().expect("two digits are a number");
        self.group(source, group, &digits, digits.len())
    }
}
