//! The reads of a stream: what `read`, `readexactly`, `readuntil` and `readline` do when data has come, and when it has not.
//!
//! Each is an [operation](crate::operation): it looks at the buffer, and gives what is there or the future to wait for; when that
//! is done, it looks again.

use rondo_vm::heap::{Tuple, Value};
use rondo_vm::types::bytes::{self, ByteArray};
use rondo_vm::{Outcome, Raised, Vm};

use super::buffer::Buffer;
use super::reader::{StreamReader, length, resume_transport, this};
use crate::operation::{self, Next, Operation, Origin};
use crate::sync::number_of;
use crate::task;

/// Begins a read.
pub(crate) fn begin(vm: &mut Vm, operation: &Operation, object: &Value) -> Result<Next, Raised> {
    let reader = this(object);
    if operation.origin() == Origin::WaitForData {
        let name = operation.argument.get();
        let name = vm.str_of(&name)?.as_str().to_string();
        return wait_for_data(vm, object, &name);
    }
    if operation.origin() == Origin::ReadUntil {
        check_separators(vm, &operation.argument.get())?;
    }
    if matches!(operation.origin(), Origin::Read | Origin::ReadExactly) {
        number_of(vm, &operation.argument.get())?;
    }
    let count = operation.argument.get().as_small_int();
    if operation.origin() == Origin::ReadExactly && count.is_some_and(|count| count < 0) {
        return Err(vm.value_error("readexactly size can not be less than zero"));
    }
    if reader.exception.is_set() {
        return Err(exception_of(vm, reader));
    }
    if matches!(operation.origin(), Origin::Read | Origin::ReadExactly) && count == Some(0) {
        return Ok(Next::Return(vm.bytes(&[])));
    }
    advance(vm, operation, object, false)
}

/// Data has come, or the end, or an exception.
pub(crate) fn go_on(
    vm: &mut Vm,
    operation: &Operation,
    object: &Value,
    outcome: Outcome,
) -> Result<Next, Raised> {
    drop(this(object).waiter.take());
    outcome?;
    advance(vm, operation, object, true)
}

fn advance(vm: &mut Vm, operation: &Operation, object: &Value, has_waited: bool) -> Result<Next, Raised> {
    match operation.origin() {
        Origin::Read => match operation.argument.get().as_small_int() {
            Some(count) if count > 0 => read_some(vm, object, count as usize, has_waited),
            _ => read_all(vm, operation, object, has_waited),
        },
        Origin::ReadExactly => {
            let count = operation.argument.get();
            let count = vm.index_i64(&count)?.max(0) as usize;
            read_exactly(vm, object, count)
        }
        Origin::ReadUntil => read_until(vm, operation, object),
        Origin::ReadLine | Origin::NextLine => {
            let next = read_until(vm, operation, object);
            let next = next.or_else(|raised| unfinished_line(vm, object, raised))?;
            match &next {
                Next::Return(line) if operation.origin() == Origin::NextLine && vm.length(line)? == 0 => {
                    let class = vm.types.exceptions.stop_async_iteration.clone();
                    Err(vm.raise_with(&class, vec![]))
                }
                _ => Ok(next),
            }
        }
        _ => Ok(Next::Return(Value::NONE)),
    }
}

/// Two readers of one stream would not know whose data it is.
fn wait_for_data(vm: &mut Vm, object: &Value, function: &str) -> Result<Next, Raised> {
    let reader = this(object);
    if reader.waiter.is_set() {
        let text =
            format!("{function}() called while another coroutine is already waiting for incoming data");
        return Err(vm.runtime_error(text));
    }
    if reader.is_eof.get() {
        let class = vm.types.exceptions.assertion_error.clone();
        return Err(vm.error(&class, "_wait_for_data after EOF"));
    }
    if reader.is_paused.get() {
        // More is asked for than the limit allows: it has to grow.
        resume_transport(vm, reader)?;
    }
    let waiter = operation::create_future(vm, &reader.event_loop.get())?;
    reader.waiter.set(waiter.clone());
    Ok(Next::Await(waiter))
}

/// The first bytes of the buffer, which leave it.
fn take(vm: &mut Vm, object: &Value, most: usize) -> Outcome {
    let reader = this(object);
    let taken = {
        let mut buffer = reader.buffer.borrow_mut();
        let count = buffer.len().min(most);
        let taken = vm.bytes(&buffer.as_slice()[..count]);
        buffer.skip(count);
        taken
    };
    may_resume(vm, reader)?;
    Ok(taken)
}

pub(super) fn may_resume(vm: &mut Vm, reader: &StreamReader) -> Result<(), Raised> {
    if reader.is_paused.get() && reader.buffer.borrow().len() <= reader.limit.get() {
        resume_transport(vm, reader)?;
    }
    Ok(())
}

fn read_some(vm: &mut Vm, object: &Value, count: usize, has_waited: bool) -> Result<Next, Raised> {
    if !has_waited && length(object) == 0 && !this(object).is_eof.get() {
        return wait_for_data(vm, object, "read");
    }
    take(vm, object, count).map(Next::Return)
}

/// `read(-1)`: block after block until there is an empty one. What has come so far lies in the operation's argument.
fn read_all(
    vm: &mut Vm,
    operation: &Operation,
    object: &Value,
    mut has_waited: bool,
) -> Result<Next, Raised> {
    if operation.argument.get().downcast::<ByteArray>().is_none() {
        let so_far = vm.bytearray(Vec::new());
        operation.argument.set(so_far);
    }
    loop {
        let reader = this(object);
        if !has_waited {
            if reader.exception.is_set() {
                return Err(exception_of(vm, reader));
            }
            if length(object) == 0 && !reader.is_eof.get() {
                return wait_for_data(vm, object, "read");
            }
        }
        has_waited = false;
        let so_far = operation.argument.get();
        let so_far = so_far.downcast::<ByteArray>().expect("it was put there");
        let block = take(vm, object, reader.limit.get())?;
        let block = bytes::view(&block).expect("bytes were taken");
        if block.is_empty() {
            return Ok(Next::Return(so_far.with(|all| vm.bytes(all))));
        }
        so_far.with_mut(|all| all.extend_from_slice(&block));
    }
}

fn read_exactly(vm: &mut Vm, object: &Value, count: usize) -> Result<Next, Raised> {
    if length(object) >= count {
        return take(vm, object, count).map(Next::Return);
    }
    if this(object).is_eof.get() {
        let expected = vm.size(count);
        return Err(incomplete(vm, object, expected));
    }
    wait_for_data(vm, object, "readexactly")
}

/// The stream has ended too early: all that has come, in an exception.
fn incomplete(vm: &mut Vm, object: &Value, expected: Value) -> Raised {
    let partial = {
        let mut buffer = this(object).buffer.borrow_mut();
        let partial = vm.bytes(buffer.as_slice());
        *buffer = Buffer::default();
        partial
    };
    stream_error(vm, "IncompleteReadError", &[partial, expected])
}

fn stream_error(vm: &mut Vm, name: &str, arguments: &[Value]) -> Raised {
    let class = vm.import_module("asyncio.exceptions").and_then(|module| vm.get_attr_str(&module, name));
    match class.and_then(|class| vm.call(&class, arguments)) {
        Ok(made) => task::raised_from(vm, &made).unwrap_or_else(|raised| raised),
        Err(raised) => raised,
    }
}

/// The separators that a program gave: a newline if none, one, or those of a tuple.
fn given_separators(argument: &Value) -> Vec<Value> {
    match argument.downcast::<Tuple>() {
        _ if argument.is_empty() => Vec::new(),
        Some(several) => several.as_slice().to_vec(),
        None => vec![argument.clone()],
    }
}

/// Their bytes, the shorter first. What is none has been refused before.
fn separators(argument: &Value) -> Vec<Vec<u8>> {
    let given = given_separators(argument);
    let mut all: Vec<Vec<u8>> =
        given.iter().filter_map(bytes::view).map(|separator| separator.into_owned()).collect();
    all.sort_by_key(Vec::len);
    all
}

fn check_separators(vm: &mut Vm, argument: &Value) -> Result<(), Raised> {
    if argument.is_empty() {
        return Ok(());
    }
    let given = given_separators(argument);
    let lengths = given.iter().map(|separator| vm.length(separator)).collect::<Result<Vec<_>, _>>()?;
    match lengths.iter().min() {
        None => Err(vm.value_error("Separator should contain at least one element")),
        Some(0) => Err(vm.value_error("Separator should be at least one-byte string")),
        Some(_) => Ok(()),
    }
}

/// Before the place that the operation remembers no separator begins: that much was looked through already.
fn read_until(vm: &mut Vm, operation: &Operation, object: &Value) -> Result<Next, Raised> {
    let reader = this(object);
    let argument = operation.argument.get();
    let given = given_separators(&argument);
    let stranger = given.iter().find(|separator| bytes::view(separator).is_none());
    if let Some(stranger) = stranger.filter(|_| length(object) > operation.memory.get()) {
        let text =
            format!("argument should be integer or bytes-like object, not '{}'", vm.type_name(stranger));
        return Err(vm.type_error(text));
    }
    let found = if argument.is_empty() {
        let buffer = reader.buffer.borrow();
        let offset = operation.memory.get();
        let place = memchr::memchr(b'\n', &buffer.as_slice()[offset..]).map(|place| offset + place);
        place.map(|place| (place, place + 1)).ok_or((1, 1))
    } else {
        find_first(reader, &separators(&argument), operation.memory.get())
    };
    let limit = reader.limit.get();
    match found {
        Ok((start, _)) if start > limit => {
            let text = "Separator is found, but chunk is longer than limit";
            Err(overrun(vm, text, start))
        }
        Ok((_, end)) => take(vm, object, end).map(Next::Return),
        Err((shortest, longest)) => {
            let size = length(object);
            if size.saturating_sub(operation.memory.get()) >= shortest {
                let offset = (size + 1).saturating_sub(longest);
                if offset > limit {
                    let text = "Separator is not found, and chunk exceed the limit";
                    return Err(overrun(vm, text, offset));
                }
                operation.memory.set(offset);
            }
            if reader.is_eof.get() {
                return Err(incomplete(vm, object, Value::NONE));
            }
            wait_for_data(vm, object, "readuntil")
        }
    }
}

/// Where the separator that ends first begins and ends; if there is none, the shortest and the longest length.
fn find_first(
    reader: &StreamReader,
    separators: &[Vec<u8>],
    offset: usize,
) -> Result<(usize, usize), (usize, usize)> {
    let buffer = reader.buffer.borrow();
    let text = &buffer.as_slice()[offset..];
    let mut best: Option<(usize, usize)> = None;
    for separator in separators {
        if let Some(place) = memchr::memmem::find(text, separator) {
            let (start, end) = (offset + place, offset + place + separator.len());
            if best.is_none_or(|(_, before)| end < before) {
                best = Some((start, end));
            }
        }
    }
    let length = |separator: Option<&Vec<u8>>| separator.map_or(1, Vec::len);
    best.ok_or_else(|| (length(separators.first()), length(separators.last())))
}

fn overrun(vm: &mut Vm, text: &str, consumed: usize) -> Raised {
    let (text, consumed) = (vm.str(text), vm.size(consumed));
    stream_error(vm, "LimitOverrunError", &[text, consumed])
}

/// What `readline` makes of the errors of `readuntil`: at the end of the stream what is left is a line, too, and of a line that is
/// too long what has come is thrown away.
fn unfinished_line(vm: &mut Vm, object: &Value, raised: Raised) -> Result<Next, Raised> {
    let value = raised.0.value();
    let class = vm.class_of(&value).name().to_string();
    if class == "IncompleteReadError" {
        return vm.get_attr_str(&value, "partial").map(Next::Return);
    }
    if class != "LimitOverrunError" {
        return Err(raised);
    }
    let consumed = vm.get_attr_str(&value, "consumed")?;
    let consumed = vm.index_i64(&consumed)?.max(0) as usize;
    let reader = this(object);
    {
        let mut buffer = reader.buffer.borrow_mut();
        let ends_here = buffer.as_slice().get(consumed) == Some(&b'\n');
        let gone = if ends_here { consumed + 1 } else { buffer.len() };
        buffer.skip(gone);
    }
    may_resume(vm, reader)?;
    let arguments = vm.get_attr_str(&value, "args")?;
    let text = arguments.items().first().cloned().unwrap_or(Value::NONE);
    let text = vm.str_of(&text)?.as_str().to_string();
    let error = vm.value_error(text);
    error.0.context.set(value);
    Err(error)
}

fn exception_of(vm: &mut Vm, reader: &StreamReader) -> Raised {
    let exception = reader.exception.get();
    task::raised_from(vm, &exception).unwrap_or_else(|raised| raised)
}
