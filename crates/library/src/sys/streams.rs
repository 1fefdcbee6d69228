//! `sys.stdout`, `sys.stderr` and `sys.stdin`: the machine's streams as file objects.

use std::cell::Cell;

use rondo_vm::heap::{Foreign, Holder, Kind, Object, Str, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::types::module::Module;
use rondo_vm::{Outcome, Raised, ReadError, Stream, Vm, method};

/// Which of the three a stream is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Which {
    In,
    Out,
    Err,
}

/// The payload of a standard stream.
pub struct Standard {
    which: Which,
    is_closed: Cell<bool>,
}

impl Foreign for Standard {}

static CLASS: ClassDef = ClassDef {
    name: "_io.TextIOWrapper",
    doc: "A standard stream: text, encoded as UTF-8.",
    methods: METHODS,
    properties: &[
        property("name", name),
        property("mode", mode),
        property("encoding", |vm, _| Ok(vm.str("utf-8"))),
        property("errors", |vm, this| {
            let errors =
                if this_stream(vm, this)?.which == Which::Err { "backslashreplace" } else { "strict" };
            Ok(vm.str(errors))
        }),
        property("newlines", |_, _| Ok(Value::NONE)),
        property("closed", |vm, this| Ok(Value::bool(this_stream(vm, this)?.is_closed.get()))),
        property("line_buffering", |vm, this| Ok(Value::bool(is_terminal(vm, this)?))),
        property("write_through", |_, _| Ok(Value::FALSE)),
    ],
    is_base: false,
};

const METHODS: &[NativeDef] = &[
    method!("write", "(self, text, /)", write, "Write string s to stream."),
    method!("writelines", "(self, lines, /)", write_lines, "Write a list of lines to stream."),
    method!("flush", "(self, /)", flush, "Flush write buffers, if applicable."),
    method!("read", "(self, size=-1, /)", read, "Read at most size characters from stream."),
    method!("readline", "(self, size=-1, /)", read_line, "Read until newline or EOF."),
    method!("readlines", "(self, hint=-1, /)", read_lines, "Return a list of lines from the stream."),
    method!("__iter__", "(self, /)", iter, "Implement iter(self)."),
    method!("__next__", "(self, /)", next, "Implement next(self)."),
    method!("__enter__", "(self, /)", iter, "Enter the context: the stream itself."),
    method!("__exit__", "(self, /, *args)", exit, "Leave the context: close the stream."),
    method!("isatty", "(self, /)", is_a_terminal, "Return whether this is an 'interactive' stream."),
    method!("fileno", "(self, /)", file_number, "Return the underlying file descriptor."),
    method!("readable", "(self, /)", readable, "Return whether object was opened for reading."),
    method!("writable", "(self, /)", writable, "Return whether object was opened for writing."),
    method!("seekable", "(self, /)", seekable, "Return whether object supports random access."),
    method!(
        "reconfigure",
        "(self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)",
        reconfigure,
        "Reconfigure the text stream with new parameters."
    ),
    method!("close", "(self, /)", close, "Flush and close the stream."),
    method!("__repr__", "(self, /)", repr, "Return repr(self)."),
];

const fn property(name: &'static str, get: fn(&mut Vm, &Value) -> Outcome) -> PropertyDef {
    PropertyDef { name, get, set: None, doc: "" }
}

/// Puts the three into the module, also under the names that tell how they were at first.
pub(super) fn put(vm: &mut Vm, module: &Object<Module>) -> Result<(), Raised> {
    let base = vm.types.object.clone();
    let class = vm.new_builtin_class(&CLASS, &base, Kind::Foreign);
    for (name, which) in [("stdin", Which::In), ("stdout", Which::Out), ("stderr", Which::Err)] {
        let stream = Standard { which, is_closed: Cell::new(false) };
        let stream: Value = vm.heap.alloc_foreign(&class, stream, 0).into();
        vm.set_module_item(module, name, stream.clone());
        vm.set_module_item(module, &format!("__{name}__"), stream);
    }
    Ok(())
}

fn this_stream<'a>(vm: &mut Vm, this: &'a Value) -> Result<&'a Object<Holder<Standard>>, Raised> {
    match this.foreign::<Standard>() {
        Some(stream) => Ok(stream),
        None => Err(vm.type_error("a standard stream is expected")),
    }
}

/// The stream to write to, if this is one and open.
fn output(vm: &mut Vm, this: &Value) -> Result<Stream, Raised> {
    let stream = this_stream(vm, this)?;
    if stream.is_closed.get() {
        return Err(vm.value_error("I/O operation on closed file."));
    }
    match stream.which {
        Which::Out => Ok(Stream::Out),
        Which::Err => Ok(Stream::Err),
        Which::In => Err(unsupported(vm, "not writable")),
    }
}

/// That the stream can be read, and is open.
fn check_input(vm: &mut Vm, this: &Value) -> Result<(), Raised> {
    let stream = this_stream(vm, this)?;
    if stream.is_closed.get() {
        return Err(vm.value_error("I/O operation on closed file."));
    }
    if stream.which == Which::In { Ok(()) } else { Err(unsupported(vm, "not readable")) }
}

/// `io.UnsupportedOperation` is an `OSError` and a `ValueError`; without the module `io` it is the former.
fn unsupported(vm: &mut Vm, message: &str) -> Raised {
    let class = vm.types.exceptions.os_error.clone();
    vm.error(&class, message)
}

fn write(vm: &mut Vm, args: &[Value]) -> Outcome {
    let stream = output(vm, &args[0])?;
    let Some(text) = args[1].downcast::<Str>() else {
        let message = format!("write() argument must be str, not {}", vm.type_name(&args[1]));
        return Err(vm.type_error(message));
    };
    vm.write_stream(stream, text.as_str())?;
    Ok(vm.size(text.as_str().chars().count()))
}

fn write_lines(vm: &mut Vm, args: &[Value]) -> Outcome {
    output(vm, &args[0])?;
    let lines = vm.iter(&args[1])?;
    while let Some(line) = vm.next(&lines)? {
        write(vm, &[args[0].clone(), line])?;
    }
    Ok(Value::NONE)
}

fn flush(vm: &mut Vm, args: &[Value]) -> Outcome {
    if this_stream(vm, &args[0])?.which == Which::In {
        return Ok(Value::NONE);
    }
    let stream = output(vm, &args[0])?;
    match vm.host.flush(stream) {
        Ok(()) => Ok(Value::NONE),
        Err(number) => Err(vm.os_error(number, None)),
    }
}

/// A line with its end, empty at the end of the input.
fn line(vm: &mut Vm) -> Result<String, Raised> {
    match vm.host.read_line("") {
        Ok(line) => Ok(line),
        Err(ReadError::Interrupted) => {
            let class = vm.types.exceptions.keyboard_interrupt.clone();
            Err(vm.raise_with(&class, vec![]))
        }
        Err(ReadError::NotUtf8) => Err(vm.value_error("standard input is not UTF-8")),
        Err(ReadError::System(number)) => Err(vm.os_error(number, None)),
    }
}

/// What was read beyond what was asked for, until the next reading.
#[derive(Default)]
struct Rest(String);

fn next_line(vm: &mut Vm) -> Result<String, Raised> {
    let rest = vm.rooms.get_mut::<Rest>().map(|rest| std::mem::take(&mut rest.0)).unwrap_or_default();
    if rest.is_empty() { line(vm) } else { Ok(rest) }
}

/// Gives at most so many characters of a line, and keeps the others for the next reading.
fn cut(vm: &mut Vm, text: String, most: Option<usize>) -> String {
    let end = most.and_then(|most| text.char_indices().nth(most)).map_or(text.len(), |(place, _)| place);
    if end < text.len() {
        vm.rooms.put(Rest(text[end..].to_string()));
    }
    text[..end].to_string()
}

/// A size that was asked for; negative or absent is without bound.
fn most(vm: &mut Vm, size: &Value) -> Result<Option<usize>, Raised> {
    if size.is_empty() || size.is_none() { Ok(None) } else { Ok(usize::try_from(vm.index_i64(size)?).ok()) }
}

fn read(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_input(vm, &args[0])?;
    let most = most(vm, &args[1])?;
    let mut text = String::new();
    let mut left = most;
    while left != Some(0) {
        let line = next_line(vm)?;
        if line.is_empty() {
            break;
        }
        let piece = cut(vm, line, left);
        left = left.map(|left| left - piece.chars().count());
        text.push_str(&piece);
        vm.check_size(text.len())?;
    }
    Ok(vm.str(&text))
}

fn read_line(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_input(vm, &args[0])?;
    let most = most(vm, &args[1])?;
    if most == Some(0) {
        return Ok(vm.str(""));
    }
    let line = next_line(vm)?;
    let line = cut(vm, line, most);
    Ok(vm.str(&line))
}

fn read_lines(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_input(vm, &args[0])?;
    let hint = most(vm, &args[1])?.filter(|&hint| hint > 0).unwrap_or(usize::MAX);
    let (mut lines, mut read) = (Vec::new(), 0);
    while read < hint {
        let line = next_line(vm)?;
        if line.is_empty() {
            break;
        }
        read += line.chars().count();
        lines.push(vm.str(&line));
    }
    Ok(vm.list(lines))
}

fn iter(_: &mut Vm, args: &[Value]) -> Outcome {
    Ok(args[0].clone())
}

fn next(vm: &mut Vm, args: &[Value]) -> Outcome {
    check_input(vm, &args[0])?;
    let line = next_line(vm)?;
    if line.is_empty() { Err(vm.stop_iteration(Value::NONE)) } else { Ok(vm.str(&line)) }
}

fn exit(vm: &mut Vm, args: &[Value]) -> Outcome {
    close(vm, args)
}

fn close(vm: &mut Vm, args: &[Value]) -> Outcome {
    if !this_stream(vm, &args[0])?.is_closed.get() {
        flush(vm, args)?;
        this_stream(vm, &args[0])?.is_closed.set(true);
    }
    Ok(Value::NONE)
}

fn is_terminal(vm: &mut Vm, this: &Value) -> Result<bool, Raised> {
    Ok(match this_stream(vm, this)?.which {
        Which::Out => vm.host.is_terminal(Stream::Out),
        Which::Err => vm.host.is_terminal(Stream::Err),
        Which::In => std::io::IsTerminal::is_terminal(&std::io::stdin()),
    })
}

fn is_a_terminal(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(is_terminal(vm, &args[0])?))
}

fn file_number(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::int(this_stream(vm, &args[0])?.which as i32))
}

fn readable(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(this_stream(vm, &args[0])?.which == Which::In))
}

fn writable(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(Value::bool(this_stream(vm, &args[0])?.which != Which::In))
}

fn seekable(_: &mut Vm, _: &[Value]) -> Outcome {
    Ok(Value::FALSE)
}

/// Only what the streams are already can be asked for.
fn reconfigure(vm: &mut Vm, args: &[Value]) -> Outcome {
    this_stream(vm, &args[0])?;
    if let Some(encoding) = args[1].downcast::<Str>() {
        let plain = encoding.as_str().to_ascii_lowercase().replace('_', "-");
        if plain != "utf-8" && plain != "utf8" {
            return Err(vm.value_error("the standard streams are UTF-8"));
        }
    }
    flush(vm, args)
}

fn name(vm: &mut Vm, this: &Value) -> Outcome {
    let name = match this_stream(vm, this)?.which {
        Which::In => "<stdin>",
        Which::Out => "<stdout>",
        Which::Err => "<stderr>",
    };
    Ok(vm.str(name))
}

fn mode(vm: &mut Vm, this: &Value) -> Outcome {
    let mode = if this_stream(vm, this)?.which == Which::In { "r" } else { "w" };
    Ok(vm.str(mode))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (name, mode) = (name(vm, &args[0])?, mode(vm, &args[0])?);
    let (name, mode) = (vm.repr(&name)?, vm.repr(&mode)?);
    let text = format!("<_io.TextIOWrapper name={} mode={} encoding='utf-8'>", name.as_str(), mode.as_str());
    Ok(vm.str(&text))
}
