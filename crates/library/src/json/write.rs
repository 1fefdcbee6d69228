//! Writing: values into JSON text.
//!
//! What is not a value of JSON goes to the encoder's `default`. When something fails deep inside, each level on the way
//! out adds a note that says where it was, as CPython does since 3.14.

use rondo_vm::heap::{Dict, List, Object, Str, Tuple, Value};
use rondo_vm::types::float::as_float;
use rondo_vm::types::float::text::float_repr;
use rondo_vm::types::int::Int;
use rondo_vm::types::int::convert::{int_to_string, word_digits};
use rondo_vm::{Outcome, Raised, Vm};

use super::text_argument;

type R<T> = Result<T, Raised>;

/// How to write.
struct Writer {
    to: String,
    default: Value,
    key_separator: String,
    item_separator: String,
    indent: Option<String>,
    depth: usize,
    sort_keys: bool,
    skip_keys: bool,
    allow_nan: bool,
    ensure_ascii: bool,
    check_circular: bool,
    /// The containers that are being written, when circles are watched for.
    open: Vec<Value>,
}

/// `encode(obj, default, …)`
pub fn encode(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = |vm: &mut Vm, value: &Value| Ok(text_argument(vm, value)?.as_str().to_string());
    let mut writer = Writer {
        to: String::new(),
        default: args[1].clone(),
        key_separator: text(vm, &args[2])?,
        item_separator: text(vm, &args[3])?,
        indent: if args[4].is_none() { None } else { Some(text(vm, &args[4])?) },
        depth: 0,
        sort_keys: vm.truth(&args[5])?,
        skip_keys: vm.truth(&args[6])?,
        allow_nan: vm.truth(&args[7])?,
        ensure_ascii: vm.truth(&args[8])?,
        check_circular: vm.truth(&args[9])?,
        open: Vec::new(),
    };
    writer.value(vm, &args[0])?;
    Ok(vm.str(&writer.to))
}

/// `encode_basestring(string)`
pub fn encode_basestring(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = text_argument(vm, &args[0])?.to_ref();
    let mut to = String::with_capacity(text.len() + 2);
    push_string(&text, false, &mut to);
    Ok(vm.str(&to))
}

/// `encode_basestring_ascii(string)`
pub fn encode_basestring_ascii(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = text_argument(vm, &args[0])?.to_ref();
    let mut to = String::with_capacity(text.len() + 2);
    push_string(&text, true, &mut to);
    Ok(vm.str(&to))
}

/// Writes a string with its quotes.
fn push_string(text: &Object<Str>, ensure_ascii: bool, to: &mut String) {
    let is_plain = |byte: u8| match byte {
        b'"' | b'\\' | 0..b' ' => false,
        0x7f.. => !ensure_ascii,
        _ => true,
    };
    let string = text.as_str();
    to.push('"');
    let mut start = 0;
    for (at, byte) in string.bytes().enumerate() {
        if is_plain(byte) || at < start {
            continue;
        }
        to.push_str(&string[start..at]);
        let char = string[at..].chars().next().expect("a byte that is not plain begins a character");
        push_escape(char, to);
        start = at + char.len_utf8();
    }
    to.push_str(&string[start..]);
    to.push('"');
}

fn push_escape(char: char, to: &mut String) {
    let letter = match char {
        '"' => '"',
        '\\' => '\\',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '\u{8}' => 'b',
        '\u{c}' => 'f',
        _ => {
            for unit in char.encode_utf16(&mut [0; 2]) {
                to.push_str(&format!("\\u{unit:04x}"));
            }
            return;
        }
    };
    to.push('\\');
    to.push(letter);
}

impl Writer {
    fn value(&mut self, vm: &mut Vm, value: &Value) -> R<()> {
        vm.spend(1)?;
        if let Some(text) = value.downcast::<Str>() {
            push_string(text, self.ensure_ascii, &mut self.to);
            return Ok(());
        }
        if value.is_none() {
            self.to.push_str("null");
        } else if let Some(truth) = value.as_bool() {
            self.to.push_str(if truth { "true" } else { "false" });
        } else if let Some(int) = value.as_small_int() {
            self.to.push_str(word_digits(int, &mut [0; 20]));
        } else if let Some(int) = Int::of(value) {
            self.to.push_str(&int_to_string(vm, int)?);
        } else if let Some(float) = as_float(value) {
            let text = self.float(vm, value, float)?;
            self.to.push_str(&text);
        } else {
            return self.container(vm, value);
        }
        Ok(())
    }

    fn float(&self, vm: &mut Vm, value: &Value, float: f64) -> R<String> {
        if float.is_finite() {
            return Ok(float_repr(float));
        }
        if !self.allow_nan {
            let shown = vm.repr(value)?;
            let message = format!("Out of range float values are not JSON compliant: {}", shown.as_str());
            return Err(vm.value_error(message));
        }
        let text = if float.is_nan() {
            "NaN"
        } else if float > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        };
        Ok(text.to_string())
    }

    fn container(&mut self, vm: &mut Vm, value: &Value) -> R<()> {
        vm.check_stack()?;
        // Empty containers are written before circles are looked for.
        let is_empty = match (value.downcast::<List>(), value.downcast::<Tuple>(), value.downcast::<Dict>()) {
            (Some(list), _, _) => list.is_empty(),
            (_, Some(tuple), _) => tuple.is_empty(),
            (_, _, Some(dict)) => {
                if dict.is_empty() {
                    self.to.push_str("{}");
                    return Ok(());
                }
                false
            }
            _ => false,
        };
        if is_empty {
            self.to.push_str("[]");
            return Ok(());
        }
        if self.check_circular {
            if self.open.iter().any(|open| open.is(value)) {
                return Err(vm.value_error("Circular reference detected"));
            }
            self.open.push(value.clone());
        }
        if value.is_a::<Dict>() {
            self.dict(vm, value)?;
        } else if value.is_a::<List>() || value.is_a::<Tuple>() {
            self.items(vm, value)?;
        } else {
            let replacement = vm.call(&self.default.clone(), std::slice::from_ref(value))?;
            let written = self.value(vm, &replacement);
            self.note(vm, written, |vm| Ok(format!("when serializing {} object", type_name(vm, value)?)))?;
        }
        if self.check_circular {
            self.open.pop();
        }
        Ok(())
    }

    fn items(&mut self, vm: &mut Vm, value: &Value) -> R<()> {
        let item_at = |index: usize| match value.downcast::<List>() {
            Some(list) => list.get(index),
            None => value.downcast::<Tuple>().and_then(|tuple| tuple.as_slice().get(index).cloned()),
        };
        self.to.push('[');
        self.depth += 1;
        let mut index = 0;
        while let Some(item) = item_at(index) {
            self.begin_item(index == 0);
            let written = self.value(vm, &item);
            self.note(vm, written, |vm| {
                Ok(format!("when serializing {} item {index}", type_name(vm, value)?))
            })?;
            index += 1;
        }
        self.end_items(']');
        Ok(())
    }

    fn dict(&mut self, vm: &mut Vm, value: &Value) -> R<()> {
        let dict = value.downcast::<Dict>().expect("the caller has looked");
        let mut pairs: Vec<(Value, Value)> = if dict.class().is_heap_class() {
            // A derived class may say in its own way what its items are.
            let items = vm.call_method(value, "items", &[])?;
            let mut pairs = Vec::new();
            for item in vm.collect(&items)? {
                match item.downcast::<Tuple>().map(|pair| pair.as_slice()) {
                    Some([key, value]) => pairs.push((key.clone(), value.clone())),
                    _ => return Err(vm.value_error("items must return 2-tuples")),
                }
            }
            pairs
        } else {
            dict.entries().into_iter().map(|entry| (entry.key, entry.value)).collect()
        };
        if self.sort_keys {
            pairs = self.sorted(vm, pairs)?;
        }
        self.to.push('{');
        self.depth += 1;
        let mut is_first = true;
        for (key, item) in pairs {
            let Some(name) = self.key(vm, &key)? else { continue };
            self.begin_item(is_first);
            is_first = false;
            match &name {
                Name::Own(text) => push_string(text, self.ensure_ascii, &mut self.to),
                Name::Made(text) => {
                    self.to.push('"');
                    self.to.push_str(text);
                    self.to.push('"');
                }
            }
            self.to.push_str(&self.key_separator);
            let written = self.value(vm, &item);
            self.note(vm, written, |vm| {
                let shown = vm.repr(&key)?;
                Ok(format!("when serializing {} item {}", type_name(vm, value)?, shown.as_str()))
            })?;
        }
        self.end_items('}');
        Ok(())
    }

    /// The pairs in the order of their keys.
    fn sorted(&self, vm: &mut Vm, pairs: Vec<(Value, Value)>) -> R<Vec<(Value, Value)>> {
        let mut tuples: Vec<Value> = pairs.into_iter().map(|(key, value)| vm.tuple([key, value])).collect();
        rondo_vm::types::list::sort::sort_items(vm, &mut tuples, &Value::NONE, false)?;
        Ok(tuples.iter().map(|pair| (pair.items()[0].clone(), pair.items()[1].clone())).collect())
    }

    /// A key as text; nothing when it is to be left out.
    fn key<'k>(&self, vm: &mut Vm, key: &'k Value) -> R<Option<Name<'k>>> {
        if let Some(text) = key.downcast::<Str>() {
            return Ok(Some(Name::Own(text)));
        }
        let text = if key.is_none() {
            "null".to_string()
        } else if let Some(truth) = key.as_bool() {
            truth.to_string()
        } else if let Some(int) = Int::of(key) {
            int_to_string(vm, int)?
        } else if let Some(float) = as_float(key) {
            self.float(vm, key, float)?
        } else if self.skip_keys {
            return Ok(None);
        } else {
            let message = format!("keys must be str, int, float, bool or None, not {}", vm.type_name(key));
            return Err(vm.type_error(message));
        };
        Ok(Some(Name::Made(text)))
    }

    fn begin_item(&mut self, is_first: bool) {
        if !is_first {
            self.to.push_str(&self.item_separator);
        }
        self.new_line();
    }

    fn end_items(&mut self, bracket: char) {
        self.depth -= 1;
        // A dict of which every key was left out has no lines.
        if !self.to.ends_with('{') {
            self.new_line();
        }
        self.to.push(bracket);
    }

    fn new_line(&mut self) {
        if let Some(indent) = &self.indent {
            self.to.push('\n');
            for _ in 0..self.depth {
                self.to.push_str(indent);
            }
        }
    }

    /// Adds a note to the exception on its way out.
    fn note(&self, vm: &mut Vm, written: R<()>, text: impl FnOnce(&mut Vm) -> R<String>) -> R<()> {
        let Err(raised) = written else { return Ok(()) };
        if vm.limits.is_exceeded {
            return Err(raised);
        }
        let text = text(vm)?;
        let text = vm.str(&text);
        vm.call_method(&Vm::exception_value(&raised), "add_note", &[text])?;
        Err(raised)
    }
}

/// The text of a key.
enum Name<'k> {
    /// The key is a string, still to be quoted.
    Own(&'k Object<Str>),
    /// The key was something else, whose text needs no escapes.
    Made(String),
}

fn type_name(vm: &mut Vm, value: &Value) -> R<String> {
    Ok(vm.type_name(value).to_string())
}
