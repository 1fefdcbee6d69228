//! What is matched: a text or bytes, and its places as bytes and as the program counts them.

use rondo_vm::heap::{Object, Str, Tracer, Value};
use rondo_vm::types::bytes::{self, Bytes};
use rondo_vm::{Outcome, Raised, Vm};

/// A text or bytes to be matched.
#[derive(Clone)]
pub struct Subject {
    /// What the program gave.
    pub original: Value,
    /// A `str` or `bytes` with the same contents.
    held: Value,
}

impl Subject {
    /// A subject for a pattern of texts or of bytes.
    pub fn new(vm: &mut Vm, value: &Value, is_text: bool) -> Result<Subject, Raised> {
        if value.is_a::<Str>() {
            if !is_text {
                return Err(vm.type_error("cannot use a bytes pattern on a string-like object"));
            }
            return Ok(Subject { original: value.clone(), held: value.clone() });
        }
        let held = if value.is_a::<Bytes>() {
            value.clone()
        } else {
            match bytes::view(value) {
                Some(view) => vm.bytes(&view),
                None => {
                    let kind = vm.type_name(value);
                    return Err(vm.type_error(format!("expected string or bytes-like object, got '{kind}'")));
                }
            }
        };
        if is_text {
            return Err(vm.type_error("cannot use a string pattern on a bytes-like object"));
        }
        Ok(Subject { original: value.clone(), held })
    }

    fn text(&self) -> Option<&Object<Str>> {
        self.held.downcast::<Str>()
    }

    /// Its bytes; a text's are UTF-8.
    pub fn bytes(&self) -> &[u8] {
        match self.text() {
            Some(text) => text.as_bytes(),
            None => self.held.downcast::<Bytes>().expect("a subject is a str or bytes").as_slice(),
        }
    }

    /// How many characters it has.
    pub fn len(&self) -> usize {
        self.text().map_or_else(|| self.bytes().len(), |text| text.points())
    }

    /// The byte at which a character begins.
    pub fn offset(&self, point: usize) -> usize {
        self.text().map_or(point, |text| text.offset_of_point(point))
    }

    /// The character that begins at a byte.
    pub fn point(&self, offset: u32) -> usize {
        self.text().map_or(offset as usize, |text| text.point_of_offset(offset as usize))
    }

    /// A part of it, as a new value.
    pub fn slice(&self, vm: &mut Vm, start: u32, end: u32) -> Value {
        let (start, end) = (start as usize, end as usize);
        match self.text() {
            Some(text) if end - start == text.len() && !text.class().is_heap_class() => self.held.clone(),
            Some(text) => vm.str(&text.as_str()[start..end]),
            None => vm.bytes(&self.bytes()[start..end]),
        }
    }

    /// The empty text, or no bytes.
    pub fn empty(&self, vm: &mut Vm) -> Value {
        if self.text().is_some() { vm.str("") } else { vm.bytes(b"") }
    }

    /// Bounds that a program gave, as bytes.
    pub fn bounds(&self, vm: &mut Vm, pos: &Value, endpos: &Value) -> Result<(usize, usize), Raised> {
        let start = vm.slice_bound_or(pos, 0)?;
        let end = vm.slice_bound_or(endpos, i64::MAX)?;
        if start == 0 && end == i64::MAX {
            return Ok((0, self.bytes().len()));
        }
        let length = self.len() as i64;
        let offset = |bound: i64| self.offset(bound.clamp(0, length) as usize);
        Ok((offset(start), offset(end)))
    }

    /// Shows the collector what it holds.
    pub fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values([&self.original, &self.held]);
    }
}

/// Whole numbers that may be absent.
trait Bound {
    fn slice_bound_or(&mut self, value: &Value, absent: i64) -> Result<i64, Raised>;
}

impl Bound for Vm {
    fn slice_bound_or(&mut self, value: &Value, absent: i64) -> Result<i64, Raised> {
        if value.is_empty() { Ok(absent) } else { self.size_argument(value) }
    }
}

/// The characters of a pattern or template, and whether it is a text.
pub fn characters(vm: &mut Vm, value: &Value) -> Result<(Vec<char>, bool), Raised> {
    if let Some(text) = value.downcast::<Str>() {
        return Ok((text.as_str().chars().collect(), true));
    }
    match bytes::view(value) {
        Some(view) => Ok((view.iter().map(|&byte| char::from(byte)).collect(), false)),
        None => Err(vm.type_error("first argument must be string or compiled pattern")),
    }
}

/// Pieces of a result: text or bytes, joined at the end.
pub struct Pieces {
    bytes: Vec<u8>,
    is_text: bool,
}

impl Pieces {
    /// None yet.
    pub fn new(is_text: bool) -> Pieces {
        Pieces { bytes: Vec::new(), is_text }
    }

    /// How many bytes there are.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Appends bytes; those of texts are whole characters.
    pub fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Appends what a program gave, which must be of the right kind.
    pub fn push_value(&mut self, vm: &mut Vm, value: &Value, place: usize) -> Result<(), Raised> {
        if self.is_text {
            if let Some(text) = value.downcast::<Str>() {
                self.push(text.as_bytes());
                return Ok(());
            }
        } else if let Some(view) = bytes::view(value) {
            self.push(&view);
            return Ok(());
        }
        let kind = vm.type_name(value);
        let message = if self.is_text {
            format!("sequence item {place}: expected str instance, {kind} found")
        } else {
            format!("sequence item {place}: expected a bytes-like object, {kind} found")
        };
        Err(vm.type_error(message))
    }

    /// The whole.
    pub fn finish(self, vm: &mut Vm) -> Outcome {
        vm.check_size(self.bytes.len())?;
        if !self.is_text {
            return Ok(vm.bytes(&self.bytes));
        }
        let text = String::from_utf8(self.bytes).expect("pieces of texts are whole characters");
        Ok(vm.str(&text))
    }
}
