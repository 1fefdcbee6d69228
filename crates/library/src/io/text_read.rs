//! Reading text: a chunk of bytes is decoded at a time, and given as programs ask for it.

use rondo_vm::heap::Value;
use rondo_vm::types::bytes;
use rondo_vm::types::text::codec::{self, Encoding, Order};
use rondo_vm::{Outcome, Raised, Vm};

use super::newlines::{Newline, translated};
use super::text::{Text, open_buffer, this};
use super::text_write::write_pending;
use super::{asks, buffered, most, text_seek, unsupported};

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

/// How many bytes an ASCII character takes.
fn width_of_ascii(encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf16(_) => 2,
        Encoding::Utf32(_) => 4,
        Encoding::Utf8 | Encoding::Utf8Signed | Encoding::Ascii | Encoding::Latin1 | Encoding::Table(_) => 1,
    }
}

/// The bytes of the next chunk, or all there are, from the layer below.
fn read_chunk(vm: &mut Vm, value: &Value, all: bool) -> Result<Vec<u8>, Raised> {
    let buffer = open_buffer(vm, value)?;
    write_pending(vm, value)?;
    let chunk_size = this(value).chunk_size.get();
    if let (Some(_), false) = (buffered::of(&buffer), all) {
        return buffered::read_some(vm, &buffer, Some(chunk_size));
    }
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
    Ok(piece.into_owned())
}

/// Reads and decodes the next chunk. `false` at the end.
fn fill(vm: &mut Vm, value: &Value, all: bool) -> Result<bool, Raised> {
    let read = read_chunk(vm, value, all)?;
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
            end -= width_of_ascii(encoding);
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

pub(super) fn read(vm: &mut Vm, args: &[Value]) -> Outcome {
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

pub(super) fn read_line(vm: &mut Vm, args: &[Value]) -> Outcome {
    let most = most(vm, &args[1])?.unwrap_or(usize::MAX);
    let line = line(vm, &args[0], most)?;
    Ok(vm.str(&line))
}

pub(super) fn next(vm: &mut Vm, args: &[Value]) -> Outcome {
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
