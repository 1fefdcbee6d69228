//! Writing text: what is written is encoded at once, and handed down when there is a chunk of it, or a line where lines matter.

use rondo_vm::heap::{Object, Str, Value};
use rondo_vm::types::text::codec::{self, Encoding, Order};
use rondo_vm::{Outcome, Raised, Vm};

use super::text::{buffer, open_buffer, this};
use super::{asks, base, buffered, unsupported};

pub(super) fn write(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(given) = args[1].downcast::<Str>() else {
        let text = format!("write() argument must be str, not {}", vm.given_name(&args[1]));
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
