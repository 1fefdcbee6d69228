//! Replacing and splitting: `sub`, `subn`, `split`.

use std::rc::Rc;

use rondo_vm::heap::{Str, Value};
use rondo_vm::types::bytes;
use rondo_vm::{Outcome, Raised, Vm};

use super::found;
use super::matcher::UNSET;
use super::pattern::{Pattern, as_pattern};
use super::subject::{Pieces, Subject, characters};
use super::template::{Part, parse};
use super::walk::Walk;

type R<T> = Result<T, Raised>;

/// A template that was read, for a pattern. The last one is kept with the pattern.
pub fn template(vm: &mut Vm, pattern: &Pattern, text: &Value) -> R<Rc<[Part]>> {
    if let Some((known, parts)) = &*pattern.template.borrow()
        && known.is(text)
    {
        return Ok(parts.clone());
    }
    let (characters, is_text) = match characters(vm, text) {
        Ok(characters) => characters,
        Err(_) => {
            let kind = vm.type_name(text);
            return Err(vm.type_error(format!("decoding to str: need a bytes-like object, {kind} found")));
        }
    };
    if is_text != pattern.program.is_text {
        let message = if is_text {
            "expected a bytes-like object, str found"
        } else {
            "expected str instance, bytes found"
        };
        return Err(vm.type_error(format!("sequence item 0: {message}")));
    }
    let parts = match parse(&characters, is_text, pattern.program.groups, &pattern.names) {
        Ok(parts) => Rc::<[Part]>::from(parts),
        Err(fault) => return Err(super::raise(vm, fault, text)),
    };
    let old = pattern.template.replace(Some((text.clone(), parts.clone())));
    drop(old);
    Ok(parts)
}

/// `_sre.template(pattern, template)`
pub fn check_template(vm: &mut Vm, args: &[Value]) -> Outcome {
    let pattern = as_pattern(vm, &args[0])?;
    template(vm, pattern, &args[1])?;
    Ok(Value::NONE)
}

/// Appends what a template makes of the places of groups.
pub fn push_template(parts: &[Part], text: &[u8], is_text: bool, spans: &[u32], to: &mut Pieces) {
    for part in parts {
        match part {
            Part::Text(text) if is_text => to.push(text.as_bytes()),
            Part::Text(text) => to.push(&bytes::to_latin_1(text)),
            Part::Group(group) => {
                let (start, end) = (spans[2 * group], spans[2 * group + 1]);
                if start != UNSET && end != UNSET && start <= end {
                    to.push(&text[start as usize..end as usize]);
                }
            }
        }
    }
}

/// What a match is replaced by.
enum Replacement {
    Literal(Value),
    Template(Rc<[Part]>),
    Call(Value),
}

fn replacement(vm: &mut Vm, pattern: &Pattern, value: &Value) -> R<Replacement> {
    if vm.is_callable(value) {
        return Ok(Replacement::Call(value.clone()));
    }
    let has_escapes = match (value.downcast::<Str>(), bytes::view(value)) {
        (Some(text), _) => text.as_bytes().contains(&b'\\'),
        (None, Some(view)) => view.contains(&b'\\'),
        (None, None) => true,
    };
    if has_escapes {
        Ok(Replacement::Template(template(vm, pattern, value)?))
    } else {
        Ok(Replacement::Literal(value.clone()))
    }
}

/// `sub` and `subn`: the result, and how often something was replaced.
pub fn substitute(vm: &mut Vm, this: &Value, by: &Value, string: &Value, count: &Value) -> R<(Value, usize)> {
    let pattern = as_pattern(vm, this)?;
    let is_text = pattern.program.is_text;
    let by = replacement(vm, pattern, by)?;
    let most = if count.is_empty() { 0 } else { vm.size_argument(count)? };
    let subject = Subject::new(vm, string, is_text)?;
    let bounds = (0, subject.bytes().len());
    let walk = Walk::new(this, subject.clone(), bounds);
    let mut pieces = Pieces::new(is_text);
    let (mut done, mut count, mut place) = (0, 0, 0);
    while most <= 0 || count < most as usize {
        let called = matches!(by, Replacement::Call(_));
        let step = walk.next(vm, true, |vm, pattern, registers| {
            let (start, end) = (registers[0] as usize, registers[1] as usize);
            let text = subject.bytes();
            pieces.push(&text[done..start]);
            place += usize::from(done < start);
            done = end;
            if let Replacement::Template(parts) = &by {
                push_template(parts, text, is_text, registers, &mut pieces);
            }
            called.then(|| found::new(vm, this, pattern, &subject, bounds, registers))
        })?;
        let Some(found) = step else { break };
        match (&by, found) {
            (Replacement::Call(function), Some(found)) => {
                let result = vm.call(function, &[found])?;
                // A function that returns None replaces by nothing.
                if !result.is_none() {
                    pieces.push_value(vm, &result, place)?;
                }
            }
            (Replacement::Literal(text), _) => pieces.push_value(vm, text, place)?,
            _ => {}
        }
        place += 1;
        count += 1;
        vm.spend(1)?;
        // What is full doubles.
        vm.check_size(2 * pieces.len())?;
    }
    if count == 0 {
        let end = subject.bytes().len() as u32;
        return Ok((subject.slice(vm, 0, end), 0));
    }
    pieces.push(&subject.bytes()[done..]);
    Ok((pieces.finish(vm)?, count))
}

/// `split(string, maxsplit=0)`
pub fn split(vm: &mut Vm, args: &[Value]) -> Outcome {
    let pattern = as_pattern(vm, &args[0])?;
    let most = if args[2].is_empty() { 0 } else { vm.size_argument(&args[2])? };
    let subject = Subject::new(vm, &args[1], pattern.program.is_text)?;
    let end = subject.bytes().len();
    let walk = Walk::new(&args[0], subject.clone(), (0, end));
    let mut parts = Vec::new();
    let (mut done, mut count) = (0, 0);
    while most <= 0 || count < most {
        let step = walk.next(vm, true, |vm, pattern, registers| {
            parts.push(subject.slice(vm, done, registers[0]));
            for group in 1..=pattern.program.groups {
                let (start, end) = (registers[2 * group], registers[2 * group + 1]);
                let is_set = start != UNSET && end != UNSET && start <= end;
                parts.push(if is_set { subject.slice(vm, start, end) } else { Value::NONE });
            }
            done = registers[1];
        })?;
        if step.is_none() {
            break;
        }
        count += 1;
        vm.spend(1)?;
    }
    parts.push(subject.slice(vm, done, end as u32));
    Ok(vm.list(parts))
}
