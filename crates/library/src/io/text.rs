//! `TextIOWrapper`: characters, over a layer of bytes.
//!
//! Reading decodes a chunk of bytes at a time. What ends in the middle of a character, or with a `\r` that may be half of
//! `\r\n`, waits for the next chunk. The bytes of the current chunk are kept, so that `tell` can say to which byte the next
//! character belongs ([`text_seek`](super::text_seek)).
//!
//! The standard streams are of this class, too. What is written to them goes straight to the machine's own streams, where
//! `print` writes as well.

use std::cell::{Cell, RefCell};

use rondo_vm::heap::{Foreign, Holder, Object, Str, Tracer, Value, ValueCell};
use rondo_vm::types::bytes;
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::types::object::{class_for_new, new_foreign};
use rondo_vm::types::text::codec::{self, Encoding, Order};
use rondo_vm::{Outcome, Raised, Stream, Vm, method, static_method};

use super::newlines::{Newline, Seen, translated};
use super::{argument, asks, base, buffered, classes, closed, file, flag, most, text_seek, unsupported};

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
    seen: Cell<Seen>,
    line_buffering: Cell<bool>,
    write_through: Cell<bool>,
    /// What was decoded, and how many of its bytes have been given.
    pub(super) decoded: RefCell<String>,
    pub(super) given: Cell<usize>,
    /// The bytes that `decoded` comes from, and those behind that do not make a character yet.
    pub(super) chunk: RefCell<Vec<u8>>,
    pub(super) tail: RefCell<Vec<u8>>,
    /// Whether nothing has been read or written: a mark of the byte order may come.
    pub(super) is_at_start: Cell<bool>,
    /// What has been encoded and not yet handed down.
    pending: RefCell<Vec<u8>>,
    /// `next()` reads ahead of what `tell` could tell.
    pub(super) is_iterated: Cell<bool>,
    is_seekable: Cell<bool>,
    chunk_size: Cell<usize>,
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
        method!("read", "(self, size=-1, /)", read, "Read at most size characters from stream."),
        method!("readline", "(self, size=-1, /)", read_line, "Read until newline or EOF."),
        method!("write", "(self, text, /)", write, "Write string s to stream."),
        method!("flush", "(self, /)", flush, "Flush write buffers, if applicable."),
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
        method!("__next__", "(self, /)", next, "Implement next(self)."),
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

// Reading.

impl Text {
    /// Forgets what was read ahead.
    pub(super) fn forget(&self) {
        self.decoded.take();
        self.given.set(0);
        self.chunk.take();
        self.tail.take();
    }

    /// Takes what was decoded, as far as a measure of it says.
    fn take(&self, end: impl FnOnce(&str) -> usize) -> String {
        let decoded = self.decoded.borrow();
        let from = self.given.get();
        let taken = decoded[from..][..end(&decoded[from..])].to_string();
        self.given.set(from + taken.len());
        taken
    }

    /// Drops the mark of the byte order at the beginning, and remembers what it says.
    fn read_mark(&self, bytes: &mut Vec<u8>) {
        let marked = |mark: &[u8]| bytes.starts_with(mark);
        let (mark, encoding) = match self.encoding.get() {
            Encoding::Utf8Signed => (if marked(b"\xef\xbb\xbf") { 3 } else { 0 }, Encoding::Utf8),
            Encoding::Utf16(Order::Marked) if marked(b"\xfe\xff") => (2, Encoding::Utf16(Order::Big)),
            Encoding::Utf16(Order::Marked) => {
                (if marked(b"\xff\xfe") { 2 } else { 0 }, Encoding::Utf16(Order::Little))
            }
            Encoding::Utf32(Order::Marked) if marked(b"\0\0\xfe\xff") => (4, Encoding::Utf32(Order::Big)),
            Encoding::Utf32(Order::Marked) => {
                (if marked(b"\xff\xfe\0\0") { 4 } else { 0 }, Encoding::Utf32(Order::Little))
            }
            other => (0, other),
        };
        self.encoding.set(encoding);
        bytes.drain(..mark);
    }
}

/// How many bytes the mark of the byte order takes, where one may come.
fn longest_mark(encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8Signed => 3,
        Encoding::Utf16(Order::Marked) => 2,
        Encoding::Utf32(Order::Marked) => 4,
        _ => 0,
    }
}

/// How many of some bytes make whole characters.
fn whole(bytes: &[u8], encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Signed => {
            let from = bytes.len().saturating_sub(3);
            let last = bytes[from..].iter().rposition(|byte| byte & 0xc0 != 0x80).map(|place| from + place);
            match last {
                Some(place) if text_seek::width(&bytes[place..], encoding) > bytes.len() - place => place,
                _ => bytes.len(),
            }
        }
        Encoding::Ascii | Encoding::Latin1 | Encoding::Table(_) => bytes.len(),
        Encoding::Utf16(order) => {
            let even = bytes.len() & !1;
            let high = if order == Order::Big { even.wrapping_sub(2) } else { even.wrapping_sub(1) };
            let is_half = bytes.get(high).is_some_and(|byte| byte & 0xfc == 0xd8);
            if is_half { even - 2 } else { even }
        }
        Encoding::Utf32(_) => bytes.len() & !3,
    }
}

/// Reads and decodes the next chunk. `false` at the end.
fn fill(vm: &mut Vm, value: &Value, all: bool) -> Result<bool, Raised> {
    let buffer = open_buffer(vm, value)?;
    write_pending(vm, value)?;
    let chunk_size = this(value).chunk_size.get();
    let read = if let (Some(_), false) = (buffered::of(&buffer), all) {
        buffered::read_some(vm, &buffer, Some(chunk_size))?
    } else {
        let once = vm.intern("read1");
        let has_once = vm.find_attr(&buffer, &once)?.is_some();
        let piece = match (all, has_once) {
            (true, _) => vm.call_method(&buffer, "read", &[])?,
            (false, true) => vm.call_method(&buffer, "read1", &[vm.size(chunk_size)])?,
            (false, false) => vm.call_method(&buffer, "read", &[vm.size(chunk_size)])?,
        };
        let Some(piece) = bytes::view(&piece) else {
            let method = if all || !has_once { "read" } else { "read1" };
            let text = format!(
                "underlying {method}() should have returned a bytes-like object, not '{}'",
                vm.type_name(&piece)
            );
            return Err(vm.type_error(text));
        };
        piece.into_owned()
    };
    let text = this(value);
    let is_end = read.is_empty() || all;
    let mut bytes = text.tail.take();
    bytes.extend(&read);
    if text.is_at_start.get() && !is_end && bytes.len() < longest_mark(text.encoding.get()) {
        // It may be half a mark.
        text.tail.replace(bytes);
        text.decoded.take();
        text.given.set(0);
        return Ok(true);
    }
    if text.is_at_start.replace(false) {
        text.read_mark(&mut bytes);
    }
    let encoding = text.encoding.get();
    let mut end = if is_end { bytes.len() } else { whole(&bytes, encoding) };
    let errors = text.errors.borrow().clone();
    let mut decoded = codec::decode_text(vm, &bytes[..end], encoding, &errors)?.into_owned();
    let text = this(value);
    let newline = text.newline.get();
    if newline.is_universal() {
        if !is_end && decoded.ends_with('\r') {
            decoded.pop();
            end -= match encoding {
                Encoding::Utf16(_) => 2,
                Encoding::Utf32(_) => 4,
                Encoding::Utf8
                | Encoding::Utf8Signed
                | Encoding::Ascii
                | Encoding::Latin1
                | Encoding::Table(_) => 1,
            };
        }
        let mut seen = text.seen.get();
        seen.look(&decoded);
        text.seen.set(seen);
        if newline == Newline::Translated {
            decoded = translated(decoded);
        }
    }
    text.tail.replace(bytes.split_off(end));
    text.chunk.replace(bytes);
    let has_more = !read.is_empty() || !decoded.is_empty();
    text.decoded.replace(decoded);
    text.given.set(0);
    Ok(has_more)
}

fn check_readable(vm: &mut Vm, value: &Value) -> Result<(), Raised> {
    let buffer = open_buffer(vm, value)?;
    let text = this(value);
    // Whoever has read may read.
    if text.chunk.borrow().is_empty() && !asks(vm, &buffer, "readable")? {
        return Err(unsupported(vm, "not readable"));
    }
    Ok(())
}

fn read(vm: &mut Vm, args: &[Value]) -> Outcome {
    let most = most(vm, &args[1])?;
    check_readable(vm, &args[0])?;
    let text = this(&args[0]);
    let Some(most) = most else {
        let mut all = text.take(str::len);
        fill(vm, &args[0], true)?;
        all.push_str(&this(&args[0]).take(str::len));
        vm.check_size(all.len())?;
        return Ok(vm.str(&all));
    };
    let (mut result, mut left) = (String::new(), most);
    loop {
        let taken =
            this(&args[0]).take(|rest| rest.char_indices().nth(left).map_or(rest.len(), |(place, _)| place));
        left -= taken.chars().count();
        result.push_str(&taken);
        vm.check_size(result.len())?;
        if left == 0 || !fill(vm, &args[0], false)? {
            return Ok(vm.str(&result));
        }
    }
}

fn line(vm: &mut Vm, value: &Value, most: usize) -> Result<String, Raised> {
    check_readable(vm, value)?;
    let (mut line, mut left) = (String::new(), most);
    loop {
        let text = this(value);
        let newline = text.newline.get();
        let mut is_whole = false;
        // `\r\n` as the only end of a line may lie in two chunks.
        let halved = newline == Newline::Exact("\r\n") && line.ends_with('\r');
        let taken = text.take(|rest| {
            let end = if halved && rest.starts_with('\n') { Some(1) } else { newline.line_end(rest) };
            is_whole = end.is_some();
            let end = end.unwrap_or(rest.len());
            if left >= end {
                end
            } else {
                rest[..end].char_indices().nth(left).map_or(end, |(place, _)| place)
            }
        });
        left -= if left == usize::MAX { 0 } else { taken.chars().count() };
        line.push_str(&taken);
        vm.check_size(line.len())?;
        if is_whole || left == 0 || !fill(vm, value, false)? {
            return Ok(line);
        }
    }
}

fn read_line(vm: &mut Vm, args: &[Value]) -> Outcome {
    let most = most(vm, &args[1])?.unwrap_or(usize::MAX);
    let line = line(vm, &args[0], most)?;
    Ok(vm.str(&line))
}

fn next(vm: &mut Vm, args: &[Value]) -> Outcome {
    let is_own = super::is_exact(&args[0]);
    let line = if is_own {
        this(&args[0]).is_iterated.set(true);
        let line = line(vm, &args[0], usize::MAX)?;
        vm.str(&line)
    } else {
        vm.call_method(&args[0], "readline", &[])?
    };
    if vm.length(&line)? == 0 {
        this(&args[0]).is_iterated.set(false);
        return Err(vm.stop_iteration(Value::NONE));
    }
    Ok(line)
}

// Writing.

fn write(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(given) = args[1].downcast::<Str>() else {
        let text = format!("write() argument must be str, not {}", vm.type_name(&args[1]));
        return Err(vm.type_error(text));
    };
    let buffer = open_buffer(vm, &args[0])?;
    let text = this(&args[0]);
    let length = vm.size(given.as_str().chars().count());
    if let (Some(stream), Encoding::Utf8, None) =
        (text.stream.get(), text.encoding.get(), text.newline.get().written())
    {
        vm.write_stream(stream, given.as_str())?;
        return Ok(length);
    }
    if text.pending.borrow().is_empty() && !asks(vm, &buffer, "writable")? {
        return Err(unsupported(vm, "not writable"));
    }
    let has_line = given.as_str().contains(['\n', '\r']);
    let encoded = encode(vm, &args[0], given)?;
    // Where one cannot go back, what was read ahead is still to be given.
    if this(&args[0]).is_seekable.get() {
        this(&args[0]).forget();
    }
    if this(&args[0]).pending.borrow().len() + encoded.len() > this(&args[0]).chunk_size.get() {
        write_pending(vm, &args[0])?;
    }
    let text = this(&args[0]);
    text.pending.borrow_mut().extend(encoded);
    base::watch(&args[0], true);
    let is_due = text.line_buffering.get() && has_line;
    if is_due || text.write_through.get() || text.pending.borrow().len() >= text.chunk_size.get() {
        write_pending(vm, &args[0])?;
    }
    if is_due {
        vm.call_method(&buffer, "flush", &[])?;
    }
    Ok(length)
}

/// The name of an encoding as the codecs know it.
fn codec_name(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8Signed => "utf-8-sig",
        Encoding::Utf16(Order::Marked) => "utf-16",
        Encoding::Utf32(Order::Marked) => "utf-32",
        Encoding::Table(charmap) => charmap.name,
        other => other.name(),
    }
}

fn encode(vm: &mut Vm, value: &Value, given: &Object<Str>) -> Result<Vec<u8>, Raised> {
    let text = this(value);
    let written = text.newline.get().written().map(|end| vm.new_str(&given.as_str().replace('\n', end)));
    let given = written.as_deref().unwrap_or(given);
    let (encoding, errors) = (text.encoding.get(), text.errors.borrow().clone());
    let encoded = codec::encode(vm, given, codec_name(encoding), &errors)?;
    // The mark of the byte order is written once.
    let text = this(value);
    let has_mark = matches!(
        encoding,
        Encoding::Utf8Signed | Encoding::Utf16(Order::Marked) | Encoding::Utf32(Order::Marked)
    );
    if has_mark && !text.is_at_start.get() {
        let plain = match encoding {
            Encoding::Utf16(_) => "utf-16-le",
            Encoding::Utf32(_) => "utf-32-le",
            _ => "utf-8",
        };
        return codec::encode(vm, given, plain, &errors);
    }
    if !given.as_str().is_empty() {
        text.is_at_start.set(false);
    }
    Ok(encoded)
}

/// Hands down what has been encoded.
pub(super) fn write_pending(vm: &mut Vm, value: &Value) -> Result<(), Raised> {
    let text = this(value);
    if text.pending.borrow().is_empty() {
        return Ok(());
    }
    let pending = text.pending.take();
    let buffer = buffer(vm, value)?;
    if buffered::of(&buffer).is_some() {
        return buffered::write_bytes(vm, &buffer, &pending);
    }
    let pending = vm.bytes(&pending);
    vm.call_method(&buffer, "write", &[pending])?;
    Ok(())
}

pub(super) fn flush(vm: &mut Vm, args: &[Value]) -> Outcome {
    let buffer = open_buffer(vm, &args[0])?;
    if let Some(stream) = this(&args[0]).stream.get() {
        vm.host.flush(stream).map_err(|number| vm.os_error(number, None))?;
    }
    this(&args[0]).is_iterated.set(false);
    write_pending(vm, &args[0])?;
    vm.call_method(&buffer, "flush", &[])
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

// The rest.

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
