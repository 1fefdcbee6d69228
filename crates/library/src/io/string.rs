//! `StringIO`: a text file in memory.
//!
//! Places are counted in characters. The place where the next reading or writing happens is kept as a number of bytes, too:
//! going on from there needs no counting.

use std::cell::{Cell, RefCell};

use rondo_vm::heap::{Foreign, Holder, Object, Str, Value};
use rondo_vm::types::class::{ClassDef, PropertyDef};
use rondo_vm::types::object::{class_for_new, new_foreign};
use rondo_vm::{Outcome, Raised, Vm, method, static_method};

use super::newlines::{Newline, Seen, translated};
use super::{argument, classes, most};

/// The payload.
pub struct StringIo {
    text: RefCell<String>,
    place: Cell<Place>,
    newline: Cell<Newline>,
    seen: Cell<Seen>,
    is_closed: Cell<bool>,
}

/// A place in the text; beyond its end when `characters` is more than there are, and then `bytes` is its length.
#[derive(Clone, Copy, Default)]
struct Place {
    characters: usize,
    bytes: usize,
}

impl Foreign for StringIo {
    fn elsewhere(&self) -> usize {
        self.text.borrow().capacity()
    }
}

/// `io.StringIO`
pub static CLASS: ClassDef = ClassDef {
    name: "_io.StringIO",
    doc: "Text I/O implementation using an in-memory buffer.\n\nThe initial_value argument sets the value of object.  The newline\nargument is like the one of TextIOWrapper's constructor.",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **kwargs)", new, ""),
        method!("__init__", "(self, initial_value='', newline='\\n')", init, ""),
        method!("read", "(self, size=-1, /)", read, "Read at most size characters, returned as a string."),
        method!("readline", "(self, size=-1, /)", read_line, "Read until newline or EOF."),
        method!("write", "(self, s, /)", write, "Write string to file."),
        method!("seek", "(self, pos, whence=0, /)", seek, "Change stream position."),
        method!("tell", "(self, /)", tell, "Tell the current file position."),
        method!("truncate", "(self, pos=None, /)", truncate, "Truncate size to pos."),
        method!("getvalue", "(self, /)", get_value, "Retrieve the entire contents of the object."),
        method!("close", "(self, /)", close, "Close the IO object."),
        method!("readable", "(self, /)", yes, "Returns True if the IO object can be read."),
        method!("writable", "(self, /)", yes, "Returns True if the IO object can be written."),
        method!("seekable", "(self, /)", yes, "Returns True if the IO object can be seeked."),
        method!("__next__", "(self, /)", next, "Implement next(self)."),
    ],
    properties: &[
        row("closed", |_, value| Ok(Value::bool(this(value).is_closed.get()))),
        row("newlines", |vm, value| {
            let file = open_one(vm, std::slice::from_ref(value))?;
            let seen = file.seen.get();
            Ok(seen.value(vm))
        }),
        row("line_buffering", |vm, value| {
            open_one(vm, std::slice::from_ref(value))?;
            Ok(Value::FALSE)
        }),
    ],
    is_base: true,
};

const fn row(name: &'static str, get: fn(&mut Vm, &Value) -> Outcome) -> PropertyDef {
    PropertyDef { name, get, set: None, doc: "" }
}

fn this(value: &Value) -> &Object<Holder<StringIo>> {
    value.foreign::<StringIo>().expect("the receiver is a StringIO")
}

fn open_one<'a>(vm: &mut Vm, args: &'a [Value]) -> Result<&'a Object<Holder<StringIo>>, Raised> {
    let file = this(&args[0]);
    if file.is_closed.get() { Err(vm.value_error("I/O operation on closed file")) } else { Ok(file) }
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let owner = classes(vm)?.string;
    let class = class_for_new(vm, &args[0], &owner)?;
    let file = StringIo {
        text: RefCell::default(),
        place: Cell::default(),
        newline: Cell::new(Newline::Exact("\n")),
        seen: Cell::default(),
        is_closed: Cell::new(false),
    };
    Ok(new_foreign(vm, &class, file))
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let newline = Newline::of(vm, &args[2], Newline::Exact("\n"), true)?;
    let file = this(&args[0]);
    file.text.take();
    file.place.set(Place::default());
    file.newline.set(newline);
    file.seen.set(Seen::default());
    file.is_closed.set(false);
    if let Some(initial) = argument(&args[1]) {
        if !initial.is_a::<Str>() {
            let text = format!("initial_value must be str or None, not {}", vm.type_name(initial));
            return Err(vm.type_error(text));
        }
        write(vm, &[args[0].clone(), initial.clone()])?;
        file.place.set(Place::default());
    }
    Ok(Value::NONE)
}

/// The number of bytes that so many characters take, and how many of them there are.
fn measure(text: &str, characters: usize) -> (usize, usize) {
    if text.len() >= characters && text.is_char_boundary(characters) && text[..characters].is_ascii() {
        return (characters, characters);
    }
    let mut count = 0;
    for (place, _) in text.char_indices() {
        if count == characters {
            return (place, count);
        }
        count += 1;
    }
    (text.len(), count)
}

impl StringIo {
    /// Takes the next characters, as far as a measure of the rest of the text says.
    fn take(&self, end: impl FnOnce(&str) -> usize) -> String {
        let text = self.text.borrow();
        let place = self.place.get();
        let rest = &text[place.bytes..];
        let taken = rest[..end(rest)].to_string();
        if !taken.is_empty() {
            let characters = place.characters + taken.chars().count();
            self.place.set(Place { characters, bytes: place.bytes + taken.len() });
        }
        taken
    }

    fn line(&self, most: usize) -> String {
        let newline = self.newline.get();
        self.take(|rest| {
            let end = newline.line_end(rest).unwrap_or(rest.len());
            if most >= end { end } else { end.min(measure(rest, most).0) }
        })
    }
}

fn read(vm: &mut Vm, args: &[Value]) -> Outcome {
    let file = open_one(vm, args)?;
    let most = most(vm, &args[1])?.unwrap_or(usize::MAX);
    let taken = file.take(|rest| if most >= rest.len() { rest.len() } else { measure(rest, most).0 });
    Ok(vm.str(&taken))
}

fn read_line(vm: &mut Vm, args: &[Value]) -> Outcome {
    let file = open_one(vm, args)?;
    let most = most(vm, &args[1])?.unwrap_or(usize::MAX);
    let line = file.line(most);
    Ok(vm.str(&line))
}

/// A subclass may have a `readline` of its own.
fn next(vm: &mut Vm, args: &[Value]) -> Outcome {
    let line = if super::is_exact(&args[0]) {
        let line = open_one(vm, args)?.line(usize::MAX);
        vm.str(&line)
    } else {
        vm.call_method(&args[0], "readline", &[])?
    };
    if vm.length(&line)? == 0 { Err(vm.stop_iteration(Value::NONE)) } else { Ok(line) }
}

fn write(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(given) = args[1].downcast::<Str>() else {
        let text = format!("string argument expected, got '{}'", vm.type_name(&args[1]));
        return Err(vm.type_error(text));
    };
    let file = open_one(vm, args)?;
    let newline = file.newline.get();
    let mut new = given.as_str().to_string();
    if newline.is_universal() {
        let mut seen = file.seen.get();
        seen.look(&new);
        file.seen.set(seen);
    }
    if newline == Newline::Translated {
        new = translated(new);
    }
    if let Some(end) = newline.written() {
        new = new.replace('\n', end);
    }
    let length = vm.size(given.as_str().chars().count());
    if new.is_empty() {
        return Ok(length);
    }
    let mut place = file.place.get();
    vm.check_size(file.text.borrow().len() + new.len())?;
    let mut text = file.text.borrow_mut();
    if place.bytes == text.len() {
        // Beyond the end the gap is filled.
        let there = if place.characters > place.bytes { text.chars().count() } else { place.characters };
        for _ in there..place.characters {
            text.push('\0');
        }
        text.push_str(&new);
        place.bytes = text.len();
        place.characters += new.chars().count();
    } else {
        let characters = new.chars().count();
        let end = place.bytes + measure(&text[place.bytes..], characters).0;
        text.replace_range(place.bytes..end, &new);
        place = Place { characters: place.characters + characters, bytes: place.bytes + new.len() };
    }
    file.place.set(place);
    Ok(length)
}

fn seek(vm: &mut Vm, args: &[Value]) -> Outcome {
    let file = open_one(vm, args)?;
    let offset = vm.index_i64(&args[1])?;
    let whence = if args[2].is_empty() { 0 } else { vm.c_int_argument(&args[2])? };
    if !(0..=2).contains(&whence) {
        return Err(vm.value_error(format!("Invalid whence ({whence}, should be 0, 1 or 2)")));
    }
    if whence == 0 && offset < 0 {
        return Err(vm.value_error(format!("Negative seek position {offset}")));
    }
    if whence != 0 && offset != 0 {
        let class = vm.types.exceptions.os_error.clone();
        return Err(vm.error(&class, "Can't do nonzero cur-relative seeks"));
    }
    let text = file.text.borrow();
    match whence {
        0 => {
            let (bytes, _) = measure(&text, offset as usize);
            file.place.set(Place { characters: offset as usize, bytes });
        }
        2 => file.place.set(Place { characters: text.chars().count(), bytes: text.len() }),
        _ => {}
    }
    Ok(vm.size(file.place.get().characters))
}

fn tell(vm: &mut Vm, args: &[Value]) -> Outcome {
    let place = open_one(vm, args)?.place.get();
    Ok(vm.size(place.characters))
}

fn truncate(vm: &mut Vm, args: &[Value]) -> Outcome {
    let file = open_one(vm, args)?;
    let size = match argument(&args[1]) {
        Some(size) => vm.index_i64(size)?,
        None => file.place.get().characters as i64,
    };
    if size < 0 {
        return Err(vm.value_error(format!("Negative size value {size}")));
    }
    let mut text = file.text.borrow_mut();
    let (bytes, _) = measure(&text, size as usize);
    text.truncate(bytes);
    let place = file.place.get();
    file.place.set(Place { bytes: place.bytes.min(text.len()), ..place });
    Ok(vm.int(size))
}

fn get_value(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = open_one(vm, args)?.text.borrow();
    Ok(vm.str(&text))
}

fn close(_: &mut Vm, args: &[Value]) -> Outcome {
    let file = this(&args[0]);
    file.is_closed.set(true);
    file.text.take();
    Ok(Value::NONE)
}

fn yes(vm: &mut Vm, args: &[Value]) -> Outcome {
    open_one(vm, args)?;
    Ok(Value::TRUE)
}
