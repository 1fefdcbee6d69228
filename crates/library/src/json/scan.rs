//! Reading: JSON text into values, in one walk over its bytes.
//!
//! Positions are bytes until they reach the program, which counts characters. Where no value begins, the scanner raises
//! `StopIteration` with the place, and `JSONDecoder.raw_decode` makes "Expecting value" of it.

use rondo_vm::heap::{Dict, Foreign, Object, Ref, Str, Tracer, Value};
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::types::object::new_foreign;
use rondo_vm::{Outcome, Raised, Vm, method, static_method};
use rustc_hash::FxHashMap;

use super::{decode_error, text_argument};

type R<T> = Result<T, Raised>;

/// The payload of a scanner: what its decoder asked for. An empty hook means the builtin way.
pub struct Scanner {
    strict: bool,
    object_hook: Value,
    object_pairs_hook: Value,
    parse_float: Value,
    parse_int: Value,
    parse_constant: Value,
}

impl Foreign for Scanner {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([
            &self.object_hook,
            &self.object_pairs_hook,
            &self.parse_float,
            &self.parse_int,
            &self.parse_constant,
        ]);
    }
}

/// `_json.Scanner`
pub static CLASS: ClassDef = ClassDef {
    name: "_json.Scanner",
    doc: "JSON scanner object",
    methods: &[
        static_method!(
            "__new__",
            "(cls, context)",
            new,
            "Create and return a new object.  See help(type) for accurate signature."
        ),
        method!("__call__", "(self, string, idx)", call, "Call self as a function."),
    ],
    properties: &[
        PropertyDef {
            name: "strict",
            get: |vm, this| Ok(Value::bool(scanner(vm, this)?.strict)),
            set: None,
            doc: "strict",
        },
        PropertyDef {
            name: "object_hook",
            get: |vm, this| Ok(scanner(vm, this)?.object_hook.clone().or_none()),
            set: None,
            doc: "object_hook",
        },
        PropertyDef {
            name: "object_pairs_hook",
            get: |vm, this| Ok(scanner(vm, this)?.object_pairs_hook.clone().or_none()),
            set: None,
            doc: "",
        },
    ],
    is_base: false,
};

fn scanner<'a>(vm: &mut Vm, this: &'a Value) -> R<&'a Scanner> {
    match this.foreign::<Scanner>() {
        Some(scanner) => Ok(scanner),
        None => Err(vm.type_error("a '_json.Scanner' object is expected")),
    }
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0]
        .downcast::<rondo_vm::types::class::Class>()
        .expect("`__new__` of a class that is no base is given the class itself")
        .to_ref();
    let context = &args[1];
    let strict = vm.get_attr_str(context, "strict")?;
    let strict = vm.truth(&strict)?;
    let hook = |vm: &mut Vm, name: &str, builtin: Option<Value>| -> Outcome {
        let hook = vm.get_attr_str(context, name)?;
        let is_builtin = hook.is_none() || builtin.is_some_and(|builtin| builtin.is(&hook));
        Ok(if is_builtin { Value::EMPTY } else { hook })
    };
    let (float, int) = (vm.types.float.value(), vm.types.int.value());
    let payload = Scanner {
        strict,
        object_hook: hook(vm, "object_hook", None)?,
        object_pairs_hook: hook(vm, "object_pairs_hook", None)?,
        parse_float: hook(vm, "parse_float", Some(float))?,
        parse_int: hook(vm, "parse_int", Some(int))?,
        parse_constant: hook(vm, "parse_constant", None)?,
    };
    Ok(new_foreign(vm, &class, payload))
}

/// `scan_once(string, idx)`: the value that begins at a place, and where it ends.
fn call(vm: &mut Vm, args: &[Value]) -> Outcome {
    let hooks = scanner(vm, &args[0])?;
    let text = text_argument(vm, &args[1])?.to_ref();
    let index = vm.index_i64(&args[2])?;
    let Ok(index) = usize::try_from(index) else {
        return Err(vm.value_error("idx cannot be negative"));
    };
    let mut reader = Reader { text: &text, bytes: text.as_bytes(), hooks, keys: FxHashMap::default() };
    let start = text.offset_of_point(index);
    let (value, end) = match reader.value(vm, start)? {
        Some(found) => found,
        None => return Err(reader.nothing_here(vm, start)),
    };
    let end = vm.size(text.point_of_offset(end));
    Ok(vm.tuple([value, end]))
}

/// `scanstring(string, end, strict=True)`
pub fn scan_string(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = text_argument(vm, &args[0])?.to_ref();
    let end = vm.index_i64(&args[1])?;
    let strict = args[2].is_empty() || vm.truth(&args[2])?;
    let Some(index) = usize::try_from(end).ok().filter(|&end| end <= text.points()) else {
        return Err(vm.value_error("end is out of bounds"));
    };
    let (string, end) = string_at(vm, &text, text.offset_of_point(index), strict)?;
    let end = vm.size(text.point_of_offset(end));
    Ok(vm.tuple([string.into(), end]))
}

/// `skip_space(string, index)`
pub fn skip_space(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = text_argument(vm, &args[0])?.to_ref();
    let index = vm.index_i64(&args[1])?.max(0) as usize;
    let start = text.offset_of_point(index);
    let end = after_space(text.as_bytes(), start);
    // White space is ASCII: as many characters as bytes were skipped.
    Ok(vm.size(index + (end - start)))
}

fn after_space(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(at) {
        at += 1;
    }
    at
}

struct Reader<'a> {
    text: &'a Ref<Str>,
    bytes: &'a [u8],
    hooks: &'a Scanner,
    /// Keys that were read: the same name again is the same string, and is hashed once.
    keys: FxHashMap<&'a [u8], Ref<Str>>,
}

/// A value and the place behind it.
type Found = (Value, usize);

impl<'a> Reader<'a> {
    fn fail(&self, vm: &mut Vm, message: &str, at: usize) -> Raised {
        decode_error(vm, message, self.text, at)
    }

    /// No value begins here: `StopIteration` with the place.
    fn nothing_here(&self, vm: &mut Vm, at: usize) -> Raised {
        let place = vm.size(self.text.point_of_offset(at));
        vm.stop_iteration(place)
    }

    /// The value that begins at a place, if one does.
    fn value(&mut self, vm: &mut Vm, at: usize) -> R<Option<Found>> {
        vm.spend(1)?;
        let bytes = self.bytes;
        let word = |text: &str| bytes[at..].starts_with(text.as_bytes()).then_some(at + text.len());
        let Some(&first) = bytes.get(at) else { return Ok(None) };
        Ok(match first {
            b'"' => {
                let (string, end) = string_at(vm, self.text, at + 1, self.hooks.strict)?;
                Some((string.into(), end))
            }
            b'{' => {
                vm.check_stack()?;
                Some(self.object(vm, at + 1)?)
            }
            b'[' => {
                vm.check_stack()?;
                Some(self.array(vm, at + 1)?)
            }
            b'n' => word("null").map(|end| (Value::NONE, end)),
            b't' => word("true").map(|end| (Value::TRUE, end)),
            b'f' => word("false").map(|end| (Value::FALSE, end)),
            b'N' => self.constant(vm, "NaN", f64::NAN, word("NaN"))?,
            b'I' => self.constant(vm, "Infinity", f64::INFINITY, word("Infinity"))?,
            b'-' if word("-Infinity").is_some() => {
                self.constant(vm, "-Infinity", f64::NEG_INFINITY, word("-Infinity"))?
            }
            b'-' | b'0'..=b'9' => self.number(vm, at)?,
            _ => None,
        })
    }

    fn constant(&self, vm: &mut Vm, name: &str, value: f64, end: Option<usize>) -> R<Option<Found>> {
        let Some(end) = end else { return Ok(None) };
        if self.hooks.parse_constant.is_empty() {
            return Ok(Some((Value::float(value), end)));
        }
        let name = vm.str(name);
        Ok(Some((vm.call(&self.hooks.parse_constant, &[name])?, end)))
    }

    fn number(&self, vm: &mut Vm, start: usize) -> R<Option<Found>> {
        let bytes = self.bytes;
        let digits_from = |mut at: usize| {
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
            at
        };
        let mut end = start + usize::from(bytes[start] == b'-');
        match bytes.get(end) {
            Some(b'0') => end += 1,
            Some(b'1'..=b'9') => end = digits_from(end),
            _ => return Ok(None),
        }
        let mut is_float = false;
        if bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
            end = digits_from(end + 1);
            is_float = true;
        }
        if let Some(b'e' | b'E') = bytes.get(end) {
            let digits = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            if bytes.get(digits).is_some_and(u8::is_ascii_digit) {
                end = digits_from(digits);
                is_float = true;
            }
        }
        let text = &self.text.as_str()[start..end];
        let hook = if is_float { &self.hooks.parse_float } else { &self.hooks.parse_int };
        let value = if !hook.is_empty() {
            let text = vm.str(text);
            vm.call(hook, &[text])?
        } else if is_float {
            Value::float(text.parse().expect("JSON's numbers are a subset of Rust's"))
        } else if text.len() < 18 {
            vm.int(text.parse().expect("a few digits fit in a word"))
        } else {
            let shown = vm.str(text);
            vm.int_from_text(text, 10, &shown)?
        };
        Ok(Some((value, end)))
    }

    /// A value where one must be.
    fn expect_value(&mut self, vm: &mut Vm, at: usize) -> R<Found> {
        match self.value(vm, at)? {
            Some(found) => Ok(found),
            None => Err(self.nothing_here(vm, at)),
        }
    }

    /// What follows `[`.
    fn array(&mut self, vm: &mut Vm, start: usize) -> R<Found> {
        let mut items = Vec::new();
        let mut at = after_space(self.bytes, start);
        if self.bytes.get(at) == Some(&b']') {
            return Ok((vm.list(items), at + 1));
        }
        loop {
            let (item, end) = self.expect_value(vm, at)?;
            items.push(item);
            at = after_space(self.bytes, end);
            match self.bytes.get(at) {
                Some(b',') => {}
                Some(b']') => return Ok((vm.list(items), at + 1)),
                _ => return Err(self.fail(vm, "Expecting ',' delimiter", at)),
            }
            let comma = at;
            at = after_space(self.bytes, at + 1);
            if self.bytes.get(at) == Some(&b']') {
                return Err(self.fail(vm, "Illegal trailing comma before end of array", comma));
            }
        }
    }

    /// What follows `{`.
    fn object(&mut self, vm: &mut Vm, start: usize) -> R<Found> {
        let dict = vm.new_dict();
        let mut pairs = Vec::new();
        let wants_pairs = !self.hooks.object_pairs_hook.is_empty();
        let mut at = after_space(self.bytes, start);
        if self.bytes.get(at) == Some(&b'}') {
            return Ok((self.finish_object(vm, dict, pairs)?, at + 1));
        }
        loop {
            if self.bytes.get(at) != Some(&b'"') {
                return Err(self.fail(vm, "Expecting property name enclosed in double quotes", at));
            }
            let (key, end) = self.key(vm, at + 1)?;
            at = after_space(self.bytes, end);
            if self.bytes.get(at) != Some(&b':') {
                return Err(self.fail(vm, "Expecting ':' delimiter", at));
            }
            at = after_space(self.bytes, at + 1);
            let (value, end) = self.expect_value(vm, at)?;
            if wants_pairs {
                pairs.push(vm.tuple([key.into(), value]));
            } else {
                drop(dict.set_str(&key, value));
            }
            at = after_space(self.bytes, end);
            match self.bytes.get(at) {
                Some(b',') => {}
                Some(b'}') => return Ok((self.finish_object(vm, dict, pairs)?, at + 1)),
                _ => return Err(self.fail(vm, "Expecting ',' delimiter", at)),
            }
            let comma = at;
            at = after_space(self.bytes, at + 1);
            if self.bytes.get(at) == Some(&b'}') {
                return Err(self.fail(vm, "Illegal trailing comma before end of object", comma));
            }
        }
    }

    fn finish_object(&self, vm: &mut Vm, dict: Ref<Dict>, pairs: Vec<Value>) -> Outcome {
        if !self.hooks.object_pairs_hook.is_empty() {
            let pairs = vm.list(pairs);
            return vm.call(&self.hooks.object_pairs_hook, &[pairs]);
        }
        if !self.hooks.object_hook.is_empty() {
            return vm.call(&self.hooks.object_hook, &[dict.into()]);
        }
        Ok(dict.into())
    }

    /// The name of a property, its quote already read.
    fn key(&mut self, vm: &mut Vm, start: usize) -> R<(Ref<Str>, usize)> {
        let rest = &self.bytes[start..];
        let length = rest.iter().position(|&byte| byte == b'"' || byte == b'\\' || byte < b' ');
        let Some(length) = length.filter(|&length| rest[length] == b'"') else {
            return string_at(vm, self.text, start, self.hooks.strict);
        };
        let name = &rest[..length];
        let key = match self.keys.get(name) {
            Some(key) => key.clone(),
            None => {
                let key = vm.new_str(&self.text.as_str()[start..start + length]);
                self.keys.insert(name, key.clone());
                key
            }
        };
        Ok((key, start + length + 1))
    }
}

/// A string, its quote already read, and the place behind the closing one.
fn string_at(vm: &mut Vm, text: &Object<Str>, start: usize, strict: bool) -> R<(Ref<Str>, usize)> {
    let bytes = text.as_bytes();
    let mut unescaped = String::new();
    let mut at = start;
    loop {
        let piece = at;
        while bytes.get(at).is_some_and(|&byte| byte != b'"' && byte != b'\\' && byte >= b' ') {
            at += 1;
        }
        match bytes.get(at) {
            None => return Err(decode_error(vm, "Unterminated string starting at", text, start - 1)),
            Some(b'"') if piece == start => return Ok((vm.new_str(&text.as_str()[start..at]), at + 1)),
            Some(b'"') => {
                unescaped.push_str(&text.as_str()[piece..at]);
                return Ok((vm.new_str(&unescaped), at + 1));
            }
            Some(b'\\') => {
                unescaped.push_str(&text.as_str()[piece..at]);
                at = escape(vm, text, start, at, &mut unescaped)?;
            }
            Some(_) if strict => return Err(decode_error(vm, "Invalid control character at", text, at)),
            Some(_) => {
                at += 1;
                unescaped.push_str(&text.as_str()[piece..at]);
            }
        }
    }
}

/// One escape, from its backslash; returns the place behind it.
fn escape(vm: &mut Vm, text: &Object<Str>, start: usize, at: usize, to: &mut String) -> R<usize> {
    let bytes = text.as_bytes();
    let plain = match bytes.get(at + 1) {
        None => return Err(decode_error(vm, "Unterminated string starting at", text, start - 1)),
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => {
            let Some(first) = hexadecimal(bytes, at + 2) else {
                return Err(decode_error(vm, "Invalid \\uXXXX escape", text, at + 1));
            };
            let second = match (first, bytes.get(at + 6..at + 8)) {
                (0xd800..=0xdbff, Some(b"\\u")) => hexadecimal(bytes, at + 8),
                _ => None,
            };
            if let Some(second @ 0xdc00..=0xdfff) = second {
                let point = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                to.push(char::from_u32(point).expect("a pair of surrogates means a character"));
                return Ok(at + 12);
            }
            to.push(rondo_vm::types::format::number::char_of(vm, first)?);
            return Ok(at + 6);
        }
        Some(_) => return Err(decode_error(vm, "Invalid \\escape", text, at)),
    };
    to.push(plain);
    Ok(at + 2)
}

/// Four hexadecimal digits.
fn hexadecimal(bytes: &[u8], at: usize) -> Option<u32> {
    bytes
        .get(at..at + 4)?
        .iter()
        .try_fold(0, |number, &byte| Some(number * 16 + char::from(byte).to_digit(16)?))
}
