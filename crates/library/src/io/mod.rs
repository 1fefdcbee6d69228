//! `io` and `open`: files, and what looks like one.
//!
//! Three layers, as in CPython, each an object of its own:
//!
//! ```text
//! TextIOWrapper      characters, lines, encodings          StringIO: the same in memory
//!   BufferedReader   bytes, of which some are kept here    BytesIO: the same in memory
//!     FileIO         bytes of the outside, by number       (any object with readinto, write, seek, …)
//! ```
//!
//! An upper layer talks to a lower one by its methods, so programs may put layers of their own between; where the lower one
//! is this module's own, it is asked directly. Nothing here knows the operating system: that is behind `Host::files`.
//!
//! A file whose last reference goes is closed at once, and what was written to it is on its way then.

mod base;
mod buffered;
mod bytes;
mod file;
mod newlines;
mod opening;
mod pair;
mod string;
mod text;
mod text_read;
mod text_seek;
mod text_write;

pub use text::standard_streams;

use rondo_vm::heap::{Kind, Ref, Str, Value};
use rondo_vm::types::class::{Class, ClassDef};
use rondo_vm::types::text::codec::Encoding;
use rondo_vm::{Outcome, Raised, Vm};

/// How many bytes a buffer holds, unless another size is asked for.
pub const BUFFER_SIZE: usize = 128 * 1024;

/// What `from io import *` gives.
const PUBLIC: &[&str] = &[
    "BlockingIOError",
    "open",
    "open_code",
    "IOBase",
    "RawIOBase",
    "FileIO",
    "BytesIO",
    "StringIO",
    "BufferedIOBase",
    "BufferedReader",
    "BufferedWriter",
    "BufferedRWPair",
    "BufferedRandom",
    "TextIOBase",
    "TextIOWrapper",
    "UnsupportedOperation",
    "SEEK_SET",
    "SEEK_CUR",
    "SEEK_END",
    "DEFAULT_BUFFER_SIZE",
    "IncrementalNewlineDecoder",
    "text_encoding",
];

/// The classes of a session.
#[derive(Clone)]
pub struct Classes {
    io_base: Ref<Class>,
    raw_base: Ref<Class>,
    buffered_base: Ref<Class>,
    text_base: Ref<Class>,
    file: Ref<Class>,
    reader: Ref<Class>,
    writer: Ref<Class>,
    random: Ref<Class>,
    pair: Ref<Class>,
    bytes: Ref<Class>,
    string: Ref<Class>,
    text: Ref<Class>,
    newline_decoder: Ref<Class>,
    unsupported: Value,
}

/// The classes, which are made when a program first needs one.
pub fn classes(vm: &mut Vm) -> Result<Classes, Raised> {
    if let Some(classes) = vm.rooms.get::<Classes>() {
        return Ok(classes.clone());
    }
    let object = vm.types.object.clone();
    let io_base = vm.new_builtin_class(&base::IO_BASE, &object, Kind::Instance);
    vm.give_attributes(&io_base, 0, true);
    io_base.has_weak.set(true);
    let mut derive = |definition: &'static ClassDef, base: &Ref<Class>, kind: Kind| {
        let class = vm.new_builtin_class(definition, base, kind);
        class.has_weak.set(true);
        class
    };
    let raw_base = derive(&base::RAW_BASE, &io_base, Kind::Instance);
    let buffered_base = derive(&base::BUFFERED_BASE, &io_base, Kind::Instance);
    let text_base = derive(&base::TEXT_BASE, &io_base, Kind::Instance);
    let classes = Classes {
        file: derive(&file::CLASS, &raw_base, Kind::Foreign),
        reader: derive(&buffered::READER, &buffered_base, Kind::Foreign),
        writer: derive(&buffered::WRITER, &buffered_base, Kind::Foreign),
        random: derive(&buffered::RANDOM, &buffered_base, Kind::Foreign),
        pair: derive(&pair::CLASS, &buffered_base, Kind::Foreign),
        bytes: derive(&bytes::CLASS, &buffered_base, Kind::Foreign),
        string: derive(&string::CLASS, &text_base, Kind::Foreign),
        text: derive(&text::CLASS, &text_base, Kind::Foreign),
        newline_decoder: derive(&newlines::CLASS, &object, Kind::Foreign),
        unsupported: unsupported_operation(vm)?,
        io_base,
        raw_base,
        buffered_base,
        text_base,
    };
    vm.rooms.put(classes.clone());
    Ok(classes)
}

/// `io.UnsupportedOperation`, which is an `OSError` and a `ValueError`.
fn unsupported_operation(vm: &mut Vm) -> Outcome {
    let exceptions = &vm.types.exceptions;
    let bases = [exceptions.os_error.value(), exceptions.value_error.value()];
    let (name, bases, namespace) = (vm.str("UnsupportedOperation"), vm.tuple(bases), vm.new_dict());
    let (key, module) = (vm.intern("__module__"), vm.str("io"));
    drop(namespace.set_str(&key, module));
    let make = vm.types.type_.value();
    vm.call(&make, &[name, bases, namespace.value()])
}

/// Makes the module `io`.
pub fn make(vm: &mut Vm) -> Outcome {
    let doc = "The io module provides the Python interfaces to stream handling. The\nbuiltin open function is defined in this \
               module.";
    let classes = classes(vm)?;
    let module = vm.add_module("io", opening::FUNCTIONS, doc);
    let named = [
        ("IOBase", &classes.io_base),
        ("RawIOBase", &classes.raw_base),
        ("BufferedIOBase", &classes.buffered_base),
        ("TextIOBase", &classes.text_base),
        ("FileIO", &classes.file),
        ("BufferedReader", &classes.reader),
        ("BufferedWriter", &classes.writer),
        ("BufferedRandom", &classes.random),
        ("BufferedRWPair", &classes.pair),
        ("BytesIO", &classes.bytes),
        ("StringIO", &classes.string),
        ("TextIOWrapper", &classes.text),
        ("IncrementalNewlineDecoder", &classes.newline_decoder),
    ];
    for (name, class) in named {
        vm.set_module_item(&module, name, class.value());
    }
    vm.set_module_item(&module, "UnsupportedOperation", classes.unsupported.clone());
    let blocking = vm.types.exceptions.blocking_io_error.value();
    vm.set_module_item(&module, "BlockingIOError", blocking);
    let key = vm.intern("open");
    let open = vm.builtins.get_str(&key).unwrap_or_default();
    vm.set_module_item(&module, "open", open);
    let all: Vec<Value> = PUBLIC.iter().map(|name| vm.str(name)).collect();
    let all = vm.list(all);
    vm.set_module_item(&module, "__all__", all);
    let size = vm.size(BUFFER_SIZE);
    vm.set_module_item(&module, "DEFAULT_BUFFER_SIZE", size);
    for (place, name) in ["SEEK_SET", "SEEK_CUR", "SEEK_END"].into_iter().enumerate() {
        let place = vm.size(place);
        vm.set_module_item(&module, name, place);
    }
    Ok(module.into())
}

/// Puts `open` among the builtins.
pub fn install(vm: &mut Vm) {
    let open = opening::builtin(vm);
    vm.set_builtin("open", open);
}

// What the layers share.

/// `io.UnsupportedOperation`
fn unsupported(vm: &mut Vm, message: &str) -> Raised {
    match classes(vm) {
        Ok(classes) => {
            let class = classes.unsupported.downcast::<Class>().expect("it was made as a class").to_ref();
            vm.error(&class, message)
        }
        Err(raised) => raised,
    }
}

fn closed(vm: &mut Vm) -> Raised {
    vm.value_error("I/O operation on closed file.")
}

fn argument(value: &Value) -> Option<&Value> {
    if value.is_empty() || value.is_none() { None } else { Some(value) }
}

/// A number of bytes or characters that was asked for; negative, `None` or absent is without bound.
fn most(vm: &mut Vm, size: &Value) -> Result<Option<usize>, Raised> {
    let Some(size) = argument(size) else { return Ok(None) };
    let is_number = vm.lookup_class_of(size, &vm.names.index.clone()).is_some();
    if !is_number {
        let text = format!("argument should be integer or None, not '{}'", vm.type_name(size));
        return Err(vm.type_error(text));
    }
    Ok(usize::try_from(vm.index_i64(size)?).ok())
}

/// Whether an attribute is true.
fn flag(vm: &mut Vm, object: &Value, name: &str) -> Result<bool, Raised> {
    let value = vm.get_attr_str(object, name)?;
    vm.truth(&value)
}

/// The answer of a method without arguments, as a truth value.
fn asks(vm: &mut Vm, object: &Value, name: &str) -> Result<bool, Raised> {
    let value = vm.call_method(object, name, &[])?;
    vm.truth(&value)
}

/// Whether an object is an instance of a class of this module itself, so that its payload may be asked directly.
fn is_exact(value: &Value) -> bool {
    value.header().is_some_and(|header| !header.class().is_heap_class())
}

/// An encoding by its name.
fn encoding(vm: &mut Vm, name: &str) -> Result<Encoding, Raised> {
    Encoding::find(name).ok_or_else(|| {
        let class = vm.types.exceptions.lookup_error.clone();
        // Codecs that turn bytes into bytes have names, too, but no text comes of them.
        let text = match name.to_ascii_lowercase().replace('-', "_").trim_end_matches("_codec") {
            "hex" | "base64" | "bz2" | "zlib" | "zip" | "uu" | "quopri" | "rot13" | "rot_13" => {
                format!("'{name}' is not a text encoding")
            }
            _ => format!("unknown encoding: {name}"),
        };
        vm.error(&class, text)
    })
}

/// Text that must be a string.
fn text_argument(vm: &mut Vm, value: &Value, message: &str) -> Result<Ref<Str>, Raised> {
    match value.downcast::<Str>() {
        Some(text) => Ok(text.to_ref()),
        None => {
            let text = format!("{message}, not {}", vm.type_name(value));
            Err(vm.type_error(text))
        }
    }
}
