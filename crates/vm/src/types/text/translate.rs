//! `str.translate` and `str.maketrans`.

use super::{receiver, str_argument};
use crate::heap::{Dict, Object, Str, Value};
use crate::types::format::number::char_of;
use crate::types::int::Int;
use crate::vm::{Outcome, Raised, Vm};

/// What a table says about a character.
#[derive(Clone, PartialEq, Eq)]
enum Mapped {
    /// Nothing: it stays.
    Same,
    /// It goes.
    Gone,
    Char(char),
    Text(Box<str>),
}

pub(super) fn translate(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    let table = &args[1];
    // What an exact dict says does not change while we ask: each ASCII character is looked up once.
    let dict = table.downcast::<Dict>().filter(|dict| !dict.class().is_heap_class());
    let mut known: [Option<Mapped>; 128] = [const { None }; 128];
    let mut text = String::with_capacity(string.len());
    for char in string.as_str().chars() {
        let mapped = match known.get(char as usize) {
            Some(Some(mapped)) => mapped.clone(),
            _ => {
                let mapped = look_up(vm, table, dict, char)?;
                if dict.is_some() && char.is_ascii() {
                    known[char as usize] = Some(mapped.clone());
                }
                mapped
            }
        };
        match mapped {
            Mapped::Same => text.push(char),
            Mapped::Gone => {}
            Mapped::Char(char) => text.push(char),
            Mapped::Text(part) => {
                vm.check_size(text.len() + part.len())?;
                text.push_str(&part);
            }
        }
    }
    Ok(vm.str(&text))
}

/// What the table has for a character; `dict` is the table, if it is an exact dict.
fn look_up(vm: &mut Vm, table: &Value, dict: Option<&Object<Dict>>, char: char) -> Result<Mapped, Raised> {
    let key = Value::int(char as i32);
    let found = match dict {
        Some(dict) => vm.dict_get(dict, &key),
        None => vm.get_item(table, &key).map(Some),
    };
    let found = match found {
        Err(raised) if raised.0.is_instance_of(&vm.types.exceptions.lookup_error) => None,
        found => found?,
    };
    let Some(mapped) = found else { return Ok(Mapped::Same) };
    if mapped.is_none() {
        return Ok(Mapped::Gone);
    }
    if let Some(text) = mapped.downcast::<Str>() {
        return Ok(Mapped::Text(text.as_str().into()));
    }
    match Int::of(&mapped) {
        Some(Int::Word(point @ 0..=0x10_ffff)) => char_of(vm, point as u32).map(Mapped::Char),
        Some(_) => Err(vm.value_error("character mapping must be in range(0x110000)")),
        None => Err(vm.type_error("character mapping must return integer, None or str")),
    }
}

pub(super) fn maketrans(vm: &mut Vm, args: &[Value]) -> Outcome {
    let table = vm.new_dict();
    if args[1].is_empty() {
        let Some(given) = args[0].downcast::<Dict>() else {
            return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
        };
        for entry in given.entries() {
            let key = match entry.key.downcast::<Str>() {
                Some(key) => match single_char(key.as_str()) {
                    Some(char) => Value::int(char as i32),
                    None => return Err(vm.value_error("string keys in translate table must be of length 1")),
                },
                None if Int::of(&entry.key).is_some() => entry.key,
                None => return Err(vm.type_error("keys in translate table must be strings or integers")),
            };
            vm.dict_set(&table, key, entry.value)?;
        }
        return Ok(table.into());
    }
    let to = str_argument(vm, &args[1], "maketrans() argument 2")?;
    let Some(from) = args[0].downcast::<Str>() else {
        return Err(vm.type_error("first maketrans argument must be a string if there is a second argument"));
    };
    if from.points() != to.points() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in from.as_str().chars().zip(to.as_str().chars()) {
        vm.dict_set(&table, Value::int(from as i32), Value::int(to as i32))?;
    }
    if !args[2].is_empty() {
        let gone = str_argument(vm, &args[2], "maketrans() argument 3")?;
        for char in gone.as_str().chars() {
            vm.dict_set(&table, Value::int(char as i32), Value::NONE)?;
        }
    }
    Ok(table.into())
}

fn single_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let char = chars.next()?;
    chars.next().is_none().then_some(char)
}
