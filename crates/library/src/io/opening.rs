//! `open`: reads the mode, and puts the layers together.

use rondo_vm::heap::{Str, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::bytes;
use rondo_vm::{Outcome, Raised, Vm, function};

use super::{argument, asks, classes};

/// The functions of the module, `open` aside.
pub const FUNCTIONS: &[NativeDef] = &[
    function!(
        "open_code",
        "(path)",
        open_code,
        "Opens the provided file with the intent to import the contents."
    ),
    function!(
        "text_encoding",
        "(encoding, stacklevel=2, /)",
        text_encoding,
        "A helper function to choose the text encoding."
    ),
];

static OPEN: NativeDef = function!(
    "open",
    "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
    open,
    "Open file and return a stream.  Raise OSError upon failure.\n\nfile is a path or the number of an open file. mode says what is to be done:\n'r' read, 'w' write (what was there is lost), 'x' write a file that must not\nbe there yet, 'a' append; with '+' both reading and writing; with 'b' bytes,\nwith 't' (or neither) text. A text file has an encoding (UTF-8 unless another\nis given), errors says what happens to what cannot be converted, and newline\nhow lines end. buffering is the size of the buffer: 0 for none (bytes only),\n1 for lines (text only)."
);

/// The builtin.
pub fn builtin(vm: &mut Vm) -> Value {
    let module = vm.str("_io");
    vm.native_of(&OPEN, Value::EMPTY, module)
}

/// A path: text, bytes that are text, or something with `__fspath__`.
pub fn path_argument(vm: &mut Vm, value: &Value) -> Result<String, Raised> {
    let fspath = vm.intern("__fspath__");
    let path = match vm.call_special(value, &fspath, &[]) {
        Some(path) => path?,
        None => value.clone(),
    };
    let path = if let Some(text) = path.downcast::<Str>() {
        text.as_str().to_string()
    } else if let Some(bytes) = bytes::view(&path).filter(|_| path.is_a::<bytes::Bytes>()) {
        match String::from_utf8(bytes.into_owned()) {
            Ok(text) => text,
            Err(_) => return Err(vm.value_error("a path must be UTF-8")),
        }
    } else {
        let text = format!("expected str, bytes or os.PathLike object, not {}", vm.type_name(value));
        return Err(vm.type_error(text));
    };
    if path.contains('\0') {
        return Err(vm.value_error("embedded null byte"));
    }
    Ok(path)
}

/// What the letters of a mode say.
#[derive(Default)]
struct Mode {
    kinds: u32,
    reads: bool,
    both: bool,
    is_binary: bool,
    is_text: bool,
    /// The letters for the lowest layer.
    raw: String,
}

fn read_mode(vm: &mut Vm, mode: &str) -> Result<Mode, Raised> {
    let mut read = Mode::default();
    for (place, letter) in mode.char_indices() {
        let is_known = "rwxa+tb".contains(letter);
        if !is_known || mode[..place].contains(letter) {
            return Err(vm.value_error(format!("invalid mode: '{mode}'")));
        }
        match letter {
            't' => read.is_text = true,
            'b' => read.is_binary = true,
            '+' => read.both = true,
            _ => {
                read.kinds += 1;
                read.reads |= letter == 'r';
            }
        }
        if !"tb".contains(letter) {
            read.raw.push(letter);
        }
    }
    if read.is_text && read.is_binary {
        return Err(vm.value_error("can't have text and binary mode at once"));
    }
    if read.kinds > 1 {
        return Err(vm.value_error("must have exactly one of create/read/write/append mode"));
    }
    Ok(read)
}

/// Bytes are neither decoded nor cut into lines.
fn check_binary(vm: &mut Vm, of_text: [&Value; 3], buffering: i64) -> Result<(), Raised> {
    for (value, what) in of_text.into_iter().zip(["an encoding", "an errors", "a newline"]) {
        if argument(value).is_some() {
            return Err(vm.value_error(format!("binary mode doesn't take {what} argument")));
        }
    }
    if buffering == 1 {
        let class = vm.types.exceptions.runtime_warning.clone();
        let text = "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used";
        vm.try_warn(&class, text, &Value::NONE)?;
    }
    Ok(())
}

fn open(vm: &mut Vm, args: &[Value]) -> Outcome {
    let [name, mode, buffering, encoding, errors, newline, closes_file, opener] = args else {
        unreachable!("the signature has eight parameters")
    };
    let is_number = name.as_small_int().is_some() || name.as_bool().is_some();
    if !is_number && !name.is_a::<rondo_vm::types::int::BigInt>() {
        path_argument(vm, name)?;
    }
    let mode_text = if mode.is_empty() {
        "r".to_string()
    } else {
        super::text_argument(vm, mode, "open() argument 'mode' must be str")?.as_str().to_string()
    };
    for (value, what) in [(encoding, "encoding"), (errors, "errors"), (newline, "newline")] {
        if let Some(value) = argument(value) {
            let message = format!("open() argument '{what}' must be str or None");
            super::text_argument(vm, value, &message)?;
        }
    }
    let mut buffering = if buffering.is_empty() { -1 } else { i64::from(vm.c_int_argument(buffering)?) };
    let mode = read_mode(vm, &mode_text)?;
    if mode.is_binary {
        check_binary(vm, [encoding, errors, newline], buffering)?;
    }
    let all = classes(vm)?;
    let (raw_mode, closes_file) =
        (vm.str(&mode.raw), if closes_file.is_empty() { Value::TRUE } else { closes_file.clone() });
    let opener = opener.clone().or_none();
    let raw = vm.call(&all.file.value(), &[name.clone(), raw_mode, closes_file, opener])?;
    // What goes wrong from here on leaves no open file behind: the layers made so far are given up.
    let is_terminal = buffering < 0 && asks(vm, &raw, "isatty")?;
    let by_lines = buffering == 1 || is_terminal;
    if buffering == 1 || buffering < 0 {
        buffering = super::BUFFER_SIZE as i64;
    }
    if buffering == 0 {
        if mode.is_binary {
            return Ok(raw);
        }
        return Err(vm.value_error("can't have unbuffered text I/O"));
    }
    let layer = match (mode.both, mode.reads) {
        (true, _) => &all.random,
        (false, true) => &all.reader,
        (false, false) => &all.writer,
    };
    let size = vm.int(buffering);
    let buffer = vm.call(&layer.value(), &[raw, size])?;
    if mode.is_binary {
        return Ok(buffer);
    }
    let arguments = [
        buffer,
        encoding.clone().or_none(),
        errors.clone().or_none(),
        newline.clone().or_none(),
        Value::bool(by_lines && !mode.is_binary),
    ];
    let text = vm.call(&all.text.value(), &arguments)?;
    let (key, shown) = (vm.intern("mode"), vm.str(&mode_text));
    vm.set_attr(&text, &key, shown)?;
    Ok(text)
}

fn open_code(vm: &mut Vm, args: &[Value]) -> Outcome {
    let open = builtin(vm);
    let mode = vm.str("rb");
    vm.call(&open, &[args[0].clone(), mode])
}

fn text_encoding(vm: &mut Vm, args: &[Value]) -> Outcome {
    Ok(if args[0].is_none() { vm.str("locale") } else { args[0].clone() })
}
