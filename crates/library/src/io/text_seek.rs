//! Places in a text stream.
//!
//! A place is a number of bytes. When characters were read ahead, it is found by walking over the bytes that they came from.

use rondo_vm::heap::Value;
use rondo_vm::types::text::codec::{Encoding, Order};
use rondo_vm::{Outcome, Vm};

use super::newlines::Newline;
use super::text::{self, this};
use super::text_write;
use super::{argument, asks, unsupported};

/// How many bytes the first character takes.
pub fn width(bytes: &[u8], encoding: Encoding) -> usize {
    let first = bytes.first().copied().unwrap_or_default();
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Signed => match first {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => 1,
        },
        Encoding::Ascii | Encoding::Latin1 | Encoding::Table(_) => 1,
        Encoding::Utf16(order) => {
            let high = if order == Order::Big { Some(first) } else { bytes.get(1).copied() };
            if high.is_some_and(|high| high & 0xfc == 0xd8) { 4 } else { 2 }
        }
        Encoding::Utf32(_) => 4,
    }
}

/// How many bytes so many characters take.
fn bytes_of(bytes: &[u8], encoding: Encoding, characters: usize, joins_ends: bool) -> usize {
    let unit = width(b"", encoding);
    let is_at = |place: usize, letter: u8| {
        bytes.get(place..place + unit).is_some_and(|unit| {
            unit.contains(&letter) && unit.iter().all(|&byte| byte == letter || byte == 0)
        })
    };
    let mut place = 0;
    for _ in 0..characters {
        let is_pair = joins_ends && is_at(place, b'\r') && is_at(place + unit, b'\n');
        place += if is_pair { 2 * unit } else { width(&bytes[place.min(bytes.len())..], encoding) };
    }
    place.min(bytes.len())
}

fn check_seekable(vm: &mut Vm, value: &Value) -> Outcome {
    let buffer = text::open_buffer(vm, value)?;
    if !asks(vm, &buffer, "seekable")? {
        return Err(unsupported(vm, "underlying stream is not seekable"));
    }
    Ok(buffer)
}

/// `tell()`
pub fn tell(vm: &mut Vm, args: &[Value]) -> Outcome {
    let buffer = check_seekable(vm, &args[0])?;
    if this(&args[0]).is_iterated.get() {
        let class = vm.types.exceptions.os_error.clone();
        return Err(vm.error(&class, "telling position disabled by next() call"));
    }
    text_write::write_pending(vm, &args[0])?;
    vm.call_method(&args[0], "flush", &[])?;
    let place = vm.call_method(&buffer, "tell", &[])?;
    let place = vm.index_i64(&place)?;
    let stream = this(&args[0]);
    let chunk = stream.chunk.borrow();
    let characters = stream.decoded.borrow()[..stream.given.get()].chars().count();
    let joins_ends = stream.newline.get() == Newline::Translated;
    let given = bytes_of(&chunk, stream.encoding.get(), characters, joins_ends);
    let ahead = chunk.len() - given + stream.tail.borrow().len();
    Ok(vm.int(place - ahead as i64))
}

/// `seek(cookie, whence)`
pub fn seek(vm: &mut Vm, args: &[Value]) -> Outcome {
    let buffer = check_seekable(vm, &args[0])?;
    let offset = vm.index_i64(&args[1])?;
    let whence = if args[2].is_empty() { 0 } else { vm.c_int_argument(&args[2])? };
    let place = match whence {
        0 => offset,
        1 if offset != 0 => return Err(unsupported(vm, "can't do nonzero cur-relative seeks")),
        1 => {
            let place = vm.call_method(&args[0], "tell", &[])?;
            vm.index_i64(&place)?
        }
        2 if offset != 0 => return Err(unsupported(vm, "can't do nonzero end-relative seeks")),
        2 => {
            vm.call_method(&args[0], "flush", &[])?;
            let end = vm.call_method(&buffer, "seek", &[Value::int(0), Value::int(2)])?;
            let is_empty = !vm.truth(&end)?;
            start_anew(&args[0], is_empty);
            return Ok(end);
        }
        _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    if place < 0 {
        return Err(vm.value_error(format!("negative seek position {place}")));
    }
    vm.call_method(&args[0], "flush", &[])?;
    let place_value = vm.int(place);
    let there = vm.call_method(&buffer, "seek", &[place_value])?;
    start_anew(&args[0], place == 0);
    Ok(there)
}

/// Forgets what was read ahead, at another place.
fn start_anew(value: &Value, is_at_start: bool) {
    let text = this(value);
    text.forget();
    text.is_iterated.set(false);
    text.is_at_start.set(is_at_start);
    if is_at_start {
        text.encoding.set(text.asked_encoding.get());
    }
}

/// `truncate(pos)`
pub fn truncate(vm: &mut Vm, args: &[Value]) -> Outcome {
    let buffer = text::open_buffer(vm, &args[0])?;
    vm.call_method(&args[0], "flush", &[])?;
    let size = match argument(&args[1]) {
        Some(size) => size.clone(),
        None => vm.call_method(&args[0], "tell", &[])?,
    };
    vm.call_method(&buffer, "truncate", &[size])
}
