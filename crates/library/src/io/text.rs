//! `TextIOWrapper`: characters, over a layer of bytes.
//!
//! [Reading](super::text_read) decodes a chunk of bytes at a time. What ends in the middle of a character, or with a `\r` that may
//! be half of `\r\n`, waits for the next chunk. The bytes of the current chunk are kept, so that `tell` can say to which byte the
//! next character belongs ([`text_seek`](super::text_seek)). What is [written](super::text_write) waits until it fills a chunk.
//!
//! The standard streams are of this class, too. What is written to them goes straight to the machine's own streams, where
//! `print` writes as well.

use std::cell::{Cell, RefCell};

use rondo_vm::heap::{Foreign, Holder, Object, Tracer, Value, ValueCell};
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::types::object::{class_for_new, new_foreign};
use rondo_vm::types::text::codec::Encoding;
use rondo_vm::{Outcome, Raised, Stream, Vm, method, static_method};

use super::newlines::{Newline, Seen};
use super::text_write::flush;
use super::{
    argument, asks, base, buffered, classes, closed, file, flag, text_read, text_seek, text_write,
    unsupported,
};

/// So many bytes are read or written at a time, unless a program sets another number.
const CHUNK: usize = 8192;

/// The payload.
pub struct Text {
    /// The layer below; empty before it is given and after it was taken away.
    pub(super) buffer: ValueCell,
    /// Where what is written goes, if this is a standard stream.
    pub(super) stream: Cell<Option<Stream>>,
    pub(super) encoding: Cell<Encoding>,
    /// The encoding that was asked for. A mark of the byte order settles which it is, until the beginning is read again.
    pub(super) asked_encoding: Cell<Encoding>,
    encoding_name: RefCell<String>,
    pub(super) errors: RefCell<String>,
    pub(super) newline: Cell<Newline>,
    pub(super) seen: Cell<Seen>,
    pub(super) line_buffering: Cell<bool>,
    pub(super) write_through: Cell<bool>,
    /// What was decoded, and how many of its bytes have been given.
    pub(super) decoded: RefCell<String>,
    pub(super) given: Cell<usize>,
    /// The bytes that `decoded` comes from, and those behind that do not make a character yet.
    pub(super) chunk: RefCell<Vec<u8>>,
    pub(super) tail: RefCell<Vec<u8>>,
    /// Whether nothing has been read or written: a mark of the byte order may come.
    pub(super) is_at_start: Cell<bool>,
    /// What has been encoded and not yet handed down.
    pub(super) pending: RefCell<Vec<u8>>,
    /// `next()` reads ahead of what `tell` could tell.
    pub(super) is_iterated: Cell<bool>,
    pub(super) is_seekable: Cell<bool>,
    pub(super) chunk_size: Cell<usize>,
}

impl Foreign for Text {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.buffer.trace(tracer);
    }
}

/// `io.TextIOWrapper`
pub static CLASS: ClassDef = ClassDef {
    name: "_io.TextIOWrapper",
    doc: "Character and line based layer over a BufferedIOBase object, buffer.\n\nencoding gives the name of the encoding that the stream will be\ndecoded or encoded with.  errors determines the strictness of encoding\nand decoding (see help(codecs.Codec)).  newline controls how line\nendings are handled.  If line_buffering is True, a call to flush is\nimplied when a call to write contains a newline character.",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **kwargs)", new, ""),
        method!(
            "__init__",
            "(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
            init,
            ""
        ),
        method!("__repr__", "(self, /)", repr, "Return repr(self)."),
        method!("read", "(self, size=-1, /)", text_read::read, "Read at most size characters from stream."),
        method!("readline", "(self, size=-1, /)", text_read::read_line, "Read until newline or EOF."),
        method!("write", "(self, text, /)", text_write::write, "Write string s to stream."),
        method!("flush", "(self, /)", text_write::flush, "Flush write buffers, if applicable."),
        method!("close", "(self, /)", close, "Flush and close the IO object."),
        method!("detach", "(self, /)", detach, ""),
        method!(
            "seek",
            "(self, cookie, whence=0, /)",
            text_seek::seek,
            "Set the stream position, and return the new stream position."
        ),
        method!("tell", "(self, /)", text_seek::tell, "Return the stream position as an opaque number."),
        method!("truncate", "(self, pos=None, /)", text_seek::truncate, ""),
        method!("fileno", "(self, /)", |vm, args| delegate(vm, args, "fileno"), ""),
        method!("isatty", "(self, /)", |vm, args| delegate(vm, args, "isatty"), ""),
        method!("readable", "(self, /)", |vm, args| delegate(vm, args, "readable"), ""),
        method!("writable", "(self, /)", |vm, args| delegate(vm, args, "writable"), ""),
        method!("seekable", "(self, /)", |vm, args| delegate(vm, args, "seekable"), ""),
        method!(
            "reconfigure",
            "(self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)",
            reconfigure,
            "Reconfigure the text stream with new parameters.\n\nThis also does an implicit stream flush."
        ),
        method!("__next__", "(self, /)", text_read::next, "Implement next(self)."),
    ],
    properties: &[
        row("buffer", buffer),
        row("encoding", |vm, value| Ok(vm.str(&this(value).encoding_name.borrow()))),
        row("errors", |vm, value| Ok(vm.str(&this(value).errors.borrow()))),
        row("newlines", |vm, value| Ok(this(value).seen.get().value(vm))),
        row("line_buffering", |_, value| Ok(Value::bool(this(value).line_buffering.get()))),
        row("write_through", |_, value| Ok(Value::bool(this(value).write_through.get()))),
        row("closed", |vm, value| {
            let buffer = buffer(vm, value)?;
            Ok(Value::bool(flag(vm, &buffer, "closed")?))
        }),
        row("name", |vm, value| {
            let buffer = buffer(vm, value)?;
            vm.get_attr_str(&buffer, "name")
        }),
        PropertyDef {
            name: "_CHUNK_SIZE",
            get: |vm, value| Ok(vm.size(this(value).chunk_size.get())),
            set: Some(|vm, value, new| {
                match vm.index_i64(&new)? {
                    size if size > 0 => this(value).chunk_size.set(size as usize),
                    _ => return Err(vm.value_error("a strictly positive integer is required")),
                }
                Ok(())
            }),
            doc: "",
        },
    ],
    is_base: true,
};

const fn row(name: &'static str, get: fn(&mut Vm, &Value) -> Outcome) -> PropertyDef {
    PropertyDef { name, get, set: None, doc: "" }
}

pub(super) fn this(value: &Value) -> &Object<Holder<Text>> {
    value.foreign::<Text>().expect("the receiver is a text stream")
}

pub(super) fn buffer(vm: &mut Vm, value: &Value) -> Outcome {
    match this(value).buffer.get() {
        buffer if !buffer.is_empty() => Ok(buffer),
        _ => Err(vm.value_error("underlying buffer has been detached")),
    }
}

/// The layer below, if it is open.
pub(super) fn open_buffer(vm: &mut Vm, value: &Value) -> Outcome {
    let buffer = buffer(vm, value)?;
    // Of a file of the usual make the question is answered without any look-up of names.
    let is_closed = match buffered::of(&buffer).and_then(|buffer| buffer.is_closed()) {
        Some(is_closed) => is_closed,
        None => flag(vm, &buffer, "closed")?,
    };
    if is_closed { Err(closed(vm)) } else { Ok(buffer) }
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = classes(vm)?.text;
    let class = class_for_new(vm, &args[0], &owner)?;
    let text = Text {
        buffer: ValueCell::default(),
        stream: Cell::new(None),
        encoding: Cell::new(Encoding::Utf8),
        asked_encoding: Cell::new(Encoding::Utf8),
        encoding_name: RefCell::new("UTF-8".to_string()),
        errors: RefCell::new("strict".to_string()),
        newline: Cell::new(Newline::Translated),
        seen: Cell::default(),
        line_buffering: Cell::new(false),
        write_through: Cell::new(false),
        decoded: RefCell::default(),
        given: Cell::new(0),
        chunk: RefCell::default(),
        tail: RefCell::default(),
        is_at_start: Cell::new(true),
        pending: RefCell::default(),
        is_iterated: Cell::new(false),
        is_seekable: Cell::new(false),
        chunk_size: Cell::new(CHUNK),
    };
    Ok(new_foreign(vm, &class, text))
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let [receiver, buffer, encoding, errors, newline, line_buffering, write_through] = args else {
        unreachable!("the signature has seven parameters")
    };
    let text = this(receiver);
    text.buffer.take();
    text.newline.set(Newline::of(vm, newline, Newline::Translated, false)?);
    if let Some(encoding) = argument(encoding) {
        set_encoding(vm, text, encoding)?;
    }
    if let Some(errors) = argument(errors) {
        let errors =
            super::text_argument(vm, errors, "TextIOWrapper() argument 'errors' must be str or None")?;
        text.errors.replace(errors.as_str().to_string());
    }
    text.line_buffering.set(!line_buffering.is_empty() && vm.truth(line_buffering)?);
    text.write_through.set(!write_through.is_empty() && vm.truth(write_through)?);
    text.forget();
    text.pending.take();
    let is_seekable = asks(vm, buffer, "seekable")?;
    text.is_seekable.set(is_seekable);
    find_start(vm, text, buffer)?;
    text.buffer.set(buffer.clone());
    Ok(Value::NONE)
}

/// Finds out whether a mark of the byte order is to be written: what is appended to stands behind one already.
fn find_start(vm: &mut Vm, text: &Text, buffer: &Value) -> Result<(), Raised> {
    let is_further = text.is_seekable.get() && asks(vm, buffer, "writable")? && {
        let place = vm.call_method(buffer, "tell", &[])?;
        vm.truth(&place)?
    };
    text.is_at_start.set(!is_further);
    Ok(())
}

fn set_encoding(vm: &mut Vm, text: &Text, name: &Value) -> Result<(), Raised> {
    let name = super::text_argument(vm, name, "TextIOWrapper() argument 'encoding' must be str or None")?;
    let name = if name.as_str() == "locale" { "utf-8" } else { name.as_str() };
    text.asked_encoding.set(super::encoding(vm, name)?);
    text.encoding.set(text.asked_encoding.get());
    text.encoding_name.replace(name.to_string());
    Ok(())
}

/// `sys.stdin`, `sys.stdout` and `sys.stderr`.
pub fn standard_streams(vm: &mut Vm) -> Result<[Value; 3], Raised> {
    let all = classes(vm)?;
    let mut made = [Value::NONE, Value::NONE, Value::NONE];
    let rows = [("<stdin>", None), ("<stdout>", Some(Stream::Out)), ("<stderr>", Some(Stream::Err))];
    for (number, (name, stream)) in rows.into_iter().enumerate() {
        let raw = file::standard(vm, number as i32, name)?;
        let layer = if stream.is_none() { &all.reader } else { &all.writer };
        let buffer = vm.call(&layer.value(), std::slice::from_ref(&raw))?;
        let errors = vm.str(if stream == Some(Stream::Err) { "backslashreplace" } else { "strict" });
        let encoding = vm.str("utf-8");
        let text = vm.call(&all.text.value(), &[buffer.clone(), encoding, errors])?;
        let is_terminal = stream.is_some_and(|stream| vm.host.is_terminal(stream));
        this(&text).line_buffering.set(is_terminal || stream == Some(Stream::Err));
        this(&text).stream.set(stream);
        let (key, mode) = (vm.intern("mode"), vm.str(if stream.is_none() { "r" } else { "w" }));
        vm.set_attr(&text, &key, mode)?;
        // A standard stream closes nothing when it goes, so there is nothing to finalise unless it keeps what was written:
        // a program that ends need not look for objects that could be seen to go only because it has imported `sys`.
        for layer in [&raw, &buffer, &text] {
            base::watch(layer, false);
        }
        made[number] = text;
    }
    Ok(made)
}

fn close(vm: &mut Vm, args: &[Value]) -> Outcome {
    let buffer = buffer(vm, &args[0])?;
    if flag(vm, &buffer, "closed")? {
        return Ok(Value::NONE);
    }
    let flushed = vm.call_method(&args[0], "flush", &[]);
    let closed = vm.call_method(&buffer, "close", &[]);
    base::both(flushed, closed)
}

fn delegate(vm: &mut Vm, args: &[Value], method: &str) -> Outcome {
    let buffer = open_buffer(vm, &args[0])?;
    vm.call_method(&buffer, method, &[])
}

fn detach(vm: &mut Vm, args: &[Value]) -> Outcome {
    let buffer = buffer(vm, &args[0])?;
    vm.call_method(&args[0], "flush", &[])?;
    this(&args[0]).buffer.take();
    Ok(buffer)
}

fn reconfigure(vm: &mut Vm, args: &[Value]) -> Outcome {
    let [receiver, encoding, errors, newline, line_buffering, write_through] = args else {
        unreachable!("the signature has six parameters")
    };
    let changes_reading = argument(encoding).is_some() || !newline.is_empty();
    if changes_reading && !this(receiver).chunk.borrow().is_empty() {
        let text = "It is not possible to set the encoding or newline of stream after the first read";
        return Err(unsupported(vm, text));
    }
    flush(vm, args)?;
    let text = this(receiver);
    if let Some(name) = argument(encoding) {
        set_encoding(vm, text, name)?;
        let buffer = buffer(vm, receiver)?;
        find_start(vm, text, &buffer)?;
        if argument(errors).is_none() {
            text.errors.replace("strict".to_string());
        }
    }
    if let Some(errors) = argument(errors) {
        let errors = super::text_argument(vm, errors, "reconfigure() argument 'errors' must be str or None")?;
        text.errors.replace(errors.as_str().to_string());
    }
    if text.stream.get() == Some(Stream::Out) {
        // What the host does by itself is UTF-8, with line feeds.
        vm.writes_are_encoded |= text.encoding.get() != Encoding::Utf8 || !newline.is_empty();
    }
    if !newline.is_empty() {
        text.newline.set(Newline::of(vm, newline, Newline::Translated, false)?);
    }
    for (flag, place) in [(line_buffering, &text.line_buffering), (write_through, &text.write_through)] {
        if let Some(flag) = argument(flag) {
            place.set(vm.truth(flag)?);
        }
    }
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let mut text = format!("<{}", vm.type_name(&args[0]));
    for name in ["name", "mode"] {
        let key = vm.intern(name);
        if let Ok(Some(value)) = vm.find_attr(&args[0], &key) {
            text += &format!(" {name}={}", vm.repr(&value)?.as_str());
        }
    }
    let encoding = vm.str(&this(&args[0]).encoding_name.borrow());
    text += &format!(" encoding={}>", vm.repr(&encoding)?.as_str());
    Ok(vm.str(&text))
}
