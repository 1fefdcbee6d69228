//! The ends of lines: `\n`, `\r` and `\r\n`, which are read alike unless a program wants otherwise.

use std::cell::Cell;

use rondo_vm::heap::{Foreign, Str, Tracer, Tuple, Value};
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::types::object::{class_for_new, new_foreign};
use rondo_vm::{Outcome, Raised, Vm, method, static_method};

use super::classes;

/// What `newline=` says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Newline {
    /// `None`: all three end a line, and are given as `\n`.
    Translated,
    /// `''`: all three end a line, and are given as they are.
    Kept,
    /// Only this one ends a line; `\n` is written as this.
    Exact(&'static str),
}

impl Newline {
    /// Reads the argument of a constructor. Whether a wrong one is shown with its quotes differs from class to class.
    pub fn of(vm: &mut Vm, value: &Value, absent: Newline, shows_repr: bool) -> Result<Newline, Raised> {
        if value.is_empty() {
            return Ok(absent);
        }
        if value.is_none() {
            return Ok(Newline::Translated);
        }
        let Some(text) = value.downcast::<Str>() else {
            let text = format!("newline must be str or None, not {}", vm.type_name(value));
            return Err(vm.type_error(text));
        };
        Ok(match text.as_str() {
            "" => Newline::Kept,
            "\n" => Newline::Exact("\n"),
            "\r" => Newline::Exact("\r"),
            "\r\n" => Newline::Exact("\r\n"),
            _ => {
                let shown = if shows_repr { vm.repr(value)? } else { text.to_ref() };
                return Err(vm.value_error(format!("illegal newline value: {}", shown.as_str())));
            }
        })
    }

    /// Whether all three end a line.
    pub fn is_universal(self) -> bool {
        !matches!(self, Newline::Exact(_))
    }

    /// What is written for `\n`, if that is something else.
    pub fn written(self) -> Option<&'static str> {
        match self {
            Newline::Exact(end) if end != "\n" => Some(end),
            _ => None,
        }
    }

    /// How far the first line of a text reaches, its end included.
    pub fn line_end(self, text: &str) -> Option<usize> {
        match self {
            Newline::Translated => memchr::memchr(b'\n', text.as_bytes()).map(|place| place + 1),
            Newline::Exact(end) => text.find(end).map(|place| place + end.len()),
            Newline::Kept => {
                let place = memchr::memchr2(b'\n', b'\r', text.as_bytes())?;
                Some(place + if text[place..].starts_with("\r\n") { 2 } else { 1 })
            }
        }
    }
}

/// Which ends of lines have been seen: `newlines`.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    cr: bool,
    lf: bool,
    crlf: bool,
}

impl Seen {
    /// Looks at a piece of text.
    pub fn look(&mut self, text: &str) {
        let mut bytes = text.bytes().peekable();
        while let Some(byte) = bytes.next() {
            match byte {
                b'\n' => self.lf = true,
                b'\r' if bytes.next_if_eq(&b'\n').is_some() => self.crlf = true,
                b'\r' => self.cr = true,
                _ => {}
            }
        }
    }

    /// As the attribute shows it.
    pub fn value(self, vm: &mut Vm) -> Value {
        let all = [(self.cr, "\r"), (self.lf, "\n"), (self.crlf, "\r\n")];
        let seen: Vec<Value> =
            all.iter().filter(|(is_seen, _)| *is_seen).map(|(_, end)| vm.str(end)).collect();
        match seen.as_slice() {
            [] => Value::NONE,
            [one] => one.clone(),
            _ => vm.tuple(seen),
        }
    }
}

/// A text with all ends of lines as `\n`.
pub fn translated(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

/// The payload of `io.IncrementalNewlineDecoder`.
struct Decoder {
    decoder: Value,
    translates: bool,
    seen: Cell<Seen>,
    /// The last piece ended with `\r`, which may be half of `\r\n`.
    holds_cr: Cell<bool>,
}

impl Foreign for Decoder {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(&self.decoder);
    }
}

/// `io.IncrementalNewlineDecoder`
pub static CLASS: ClassDef = ClassDef {
    name: "_io.IncrementalNewlineDecoder",
    doc: "Codec used when reading a file in universal newlines mode.\n\nIt wraps another incremental decoder, translating \\r\\n and \\r into \\n.",
    methods: &[
        static_method!("__new__", "(cls, decoder, translate, errors='strict')", new, ""),
        method!("decode", "(self, /, input, final=False)", decode, ""),
        method!("reset", "(self, /)", reset, ""),
        method!("getstate", "(self, /)", get_state, ""),
        method!("setstate", "(self, state, /)", set_state, ""),
    ],
    properties: &[PropertyDef {
        name: "newlines",
        get: |vm, value| Ok(this(value).seen.get().value(vm)),
        set: None,
        doc: "",
    }],
    is_base: true,
};

fn this(value: &Value) -> &Decoder {
    value.foreign::<Decoder>().expect("the receiver is a decoder of newlines")
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = classes(vm)?.newline_decoder;
    let class = class_for_new(vm, &args[0], &owner)?;
    let translates = vm.truth(&args[2])?;
    let decoder = args[1].clone();
    Ok(new_foreign(
        vm,
        &class,
        Decoder { decoder, translates, seen: Cell::default(), holds_cr: Cell::default() },
    ))
}

fn decode(vm: &mut Vm, args: &[Value]) -> Outcome {
    let this = this(&args[0]);
    let is_final = !args[2].is_empty() && vm.truth(&args[2])?;
    let input = if this.decoder.is_none() {
        args[1].clone()
    } else {
        vm.call_method(&this.decoder, "decode", &[args[1].clone(), Value::bool(is_final)])?
    };
    let text = super::text_argument(vm, &input, "decoder should return a string result")?;
    let mut text =
        if this.holds_cr.replace(false) { format!("\r{}", text.as_str()) } else { text.as_str().to_string() };
    if !is_final && text.ends_with('\r') {
        text.pop();
        this.holds_cr.set(true);
    }
    let mut seen = this.seen.get();
    seen.look(&text);
    this.seen.set(seen);
    let text = if this.translates { translated(text) } else { text };
    Ok(vm.str(&text))
}

/// What the inner decoder holds back, and its flags moved up by one: the lowest says whether a `\r` is held.
fn get_state(vm: &mut Vm, args: &[Value]) -> Outcome {
    let this = this(&args[0]);
    let (buffer, flags) = if this.decoder.is_none() {
        (vm.bytes(b""), 0)
    } else {
        let state = vm.call_method(&this.decoder, "getstate", &[])?;
        match state.downcast::<Tuple>().map(|state| state.as_slice()) {
            Some([buffer, flags]) => (buffer.clone(), vm.index_i64(flags)?),
            _ => return Err(vm.type_error("illegal decoder state")),
        }
    };
    let flags = vm.int(flags << 1 | i64::from(this.holds_cr.get()));
    Ok(vm.tuple([buffer, flags]))
}

fn set_state(vm: &mut Vm, args: &[Value]) -> Outcome {
    let this = this(&args[0]);
    let Some(state) = args[1].downcast::<Tuple>() else {
        return Err(vm.type_error("state argument must be a tuple"));
    };
    let [buffer, flags] = state.as_slice() else {
        return Err(vm.type_error("setstate(): illegal state argument"));
    };
    let flags = vm.index_i64(flags)?;
    this.holds_cr.set(flags & 1 == 1);
    if !this.decoder.is_none() {
        let flags = vm.int(flags >> 1);
        let inner = vm.tuple([buffer.clone(), flags]);
        vm.call_method(&this.decoder, "setstate", &[inner])?;
    }
    Ok(Value::NONE)
}

fn reset(vm: &mut Vm, args: &[Value]) -> Outcome {
    let this = this(&args[0]);
    this.seen.set(Seen::default());
    this.holds_cr.set(false);
    if !this.decoder.is_none() {
        vm.call_method(&this.decoder, "reset", &[])?;
    }
    Ok(Value::NONE)
}
