//! `print` and `input`.
//!
//! Both go straight to the host as long as `sys.stdout` and `sys.stdin` are what they were at first; otherwise they call
//! the methods of what the program has put there.

use crate::function;
use crate::heap::{Str, Value};
use crate::host::{ReadError, Stream};
use crate::native::NativeDef;
use crate::types::sequence::R;
use crate::vm::{Outcome, Vm};

/// A stream of `sys`, if the program has replaced it: by another object, or by `None`. Nothing while it is the first one.
fn replaced_stream(vm: &mut Vm, name: &str, first: &str) -> R<Option<Value>> {
    let sys = vm.intern("sys");
    let Some(sys) = vm.modules.get_str(&sys) else { return Ok(None) };
    let (name_key, first_key) = (vm.intern(name), vm.intern(first));
    let Some(present) = vm.find_attr(&sys, &name_key)? else {
        return Err(vm.runtime_error(format!("lost sys.{name}")));
    };
    let original = vm.find_attr(&sys, &first_key)?;
    if vm.writes_are_encoded && name == "stdout" {
        return Ok(Some(present));
    }
    Ok(if original.is_some_and(|original| original.is(&present)) { None } else { Some(present) })
}

impl Vm {
    /// Writes to standard output: to what the program has put in its place, if that takes it.
    pub fn write_output(&mut self, text: &str) -> R<()> {
        match replaced_stream(self, "stdout", "__stdout__")? {
            Some(file) if !file.is_none() => {
                let text = self.str(text);
                self.call_method(&file, "write", &[text]).map(drop)
            }
            _ => self.write_out(text),
        }
    }

    /// Writes to standard error: to what the program has put in its place, if that takes it.
    pub fn write_error(&mut self, text: &str) -> R<()> {
        match replaced_stream(self, "stderr", "__stderr__") {
            Ok(Some(file)) if !file.is_none() => {
                let text = self.str(text);
                self.call_method(&file, "write", &[text]).map(drop)
            }
            _ => self.write_stream(Stream::Err, text),
        }
    }
}

/// `sep=` or `end=`: a string, or the default for `None`.
fn text_option(vm: &mut Vm, value: &Value, name: &str, default: &str) -> R<Value> {
    if value.is_empty() || value.is_none() {
        return Ok(vm.str(default));
    }
    if value.is_a::<Str>() {
        return Ok(value.clone());
    }
    let message = format!("{name} must be None or a string, not {}", vm.type_name(value));
    Err(vm.type_error(message))
}

fn print(vm: &mut Vm, args: &[Value]) -> Outcome {
    let [items, sep, end, file, flush] = args else { unreachable!("the signature has five parameters") };
    let file = match file {
        file if file.is_empty() || file.is_none() => replaced_stream(vm, "stdout", "__stdout__")?,
        file => Some(file.clone()),
    };
    if file.as_ref().is_some_and(|file| file.is_none()) {
        return Ok(Value::NONE);
    }
    let sep = text_option(vm, sep, "sep", " ")?;
    let end = text_option(vm, end, "end", "\n")?;
    let wants_flush = !flush.is_empty() && vm.truth(flush)?;
    match file {
        Some(file) => print_to(vm, &file, items.items(), &sep, &end, wants_flush)?,
        None => {
            print_out(vm, items.items(), &sep, &end)?;
            if wants_flush && let Err(errno) = vm.host.flush(Stream::Out) {
                return Err(vm.os_error(errno, None));
            }
        }
    }
    Ok(Value::NONE)
}

fn text(value: &Value) -> &str {
    value.downcast::<Str>().expect("the options were checked to be strings").as_str()
}

/// Writes to the host in one piece. When the text of an item raises, what stands before it is written all the same.
fn print_out(vm: &mut Vm, items: &[Value], sep: &Value, end: &Value) -> R<()> {
    if let [one] = items
        && let Some(string) = one.downcast::<Str>()
        && !string.has_own_class()
        && string.len() > 4096
    {
        vm.write_out(string.as_str())?;
        return vm.write_out(text(end));
    }
    let mut line = String::new();
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            line.push_str(text(sep));
        }
        match vm.str_of(item) {
            Ok(part) => line.push_str(part.as_str()),
            Err(raised) => {
                vm.write_out(&line)?;
                return Err(raised);
            }
        }
    }
    line.push_str(text(end));
    vm.write_out(&line)
}

/// Calls the file's `write` for each part, as CPython does: a program can count the calls.
fn print_to(vm: &mut Vm, file: &Value, items: &[Value], sep: &Value, end: &Value, flush: bool) -> R<()> {
    let write = vm.get_attr_str(file, "write")?;
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            vm.call(&write, std::slice::from_ref(sep))?;
        }
        let part = vm.str_of(item)?;
        vm.call(&write, &[part.into()])?;
    }
    vm.call(&write, std::slice::from_ref(end))?;
    if flush {
        vm.call_method(file, "flush", &[])?;
    }
    Ok(())
}

fn input(vm: &mut Vm, args: &[Value]) -> Outcome {
    let stdin = replaced_stream(vm, "stdin", "__stdin__")?;
    let stdout = replaced_stream(vm, "stdout", "__stdout__")?;
    let prompt = if args[0].is_empty() { None } else { Some(vm.str_of(&args[0])?) };
    // The prompt goes to the host along with the request, so that a line editor can show it; but not past a replaced stream.
    let prompt = match (prompt, &stdout, &stdin) {
        (Some(prompt), Some(file), _) if !file.is_none() => {
            vm.call_method(file, "write", &[prompt.into()])?;
            // A file that cannot be flushed is none to complain of here.
            drop(vm.call_method(file, "flush", &[]));
            String::new()
        }
        (Some(prompt), None, Some(_)) => {
            vm.write_out(prompt.as_str())?;
            String::new()
        }
        (Some(prompt), None, None) => prompt.as_str().to_string(),
        (Some(_), Some(_), _) | (None, _, _) => String::new(),
    };
    let line = match stdin {
        Some(file) => {
            let line = vm.call_method(&file, "readline", &[])?;
            match line.downcast::<Str>() {
                Some(line) => line.as_str().to_string(),
                None => return Err(vm.type_error("object.readline() returned non-string")),
            }
        }
        None => read_line(vm, &prompt)?,
    };
    if line.is_empty() {
        return Err(vm.eof_error("EOF when reading a line"));
    }
    Ok(vm.str(line.strip_suffix('\n').unwrap_or(&line)))
}

fn read_line(vm: &mut Vm, prompt: &str) -> R<String> {
    vm.write_out(prompt)?;
    vm.wait_for_input()?;
    match vm.host.read_line("") {
        Ok(line) => Ok(line),
        Err(ReadError::Interrupted) => {
            let class = vm.types.exceptions.keyboard_interrupt.clone();
            Err(vm.raise_with(&class, vec![]))
        }
        Err(ReadError::NotUtf8) => Err(vm.value_error("standard input is not UTF-8")),
        Err(ReadError::System(errno)) => Err(vm.os_error(errno, None)),
    }
}

/// See the module.
pub const FUNCTIONS: &[NativeDef] = &[
    function!(
        "print",
        "(*args, sep=' ', end='\\n', file=None, flush=False)",
        print,
        "Prints the values to a stream, or to sys.stdout by default.\n\n  sep\n    string inserted between values, default a space.\n  end\n    string appended after the last value, default a newline.\n  file\n    a file-like object (stream); defaults to the current sys.stdout.\n  flush\n    whether to forcibly flush the stream."
    ),
    function!(
        "input",
        "(prompt='', /)",
        input,
        "Read a string from standard input.  The trailing newline is stripped.\n\nThe prompt string, if given, is printed to standard output without a\ntrailing newline before reading input.\n\nIf the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.\nOn *nix systems, readline is used if available."
    ),
];
