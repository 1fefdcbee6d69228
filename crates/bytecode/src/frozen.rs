//! Code as bytes: what stands in the program in place of the bundled modules' text.
//!
//! **The one idea.** To import a module of the library costs its parsing first of all, and that text never changes. So the
//! modules are compiled when Rondo is built, as CPython freezes its own, and what is read at run time is [`Code`] that is
//! finished but for the tables in which the machine keeps its values.
//!
//! ```text
//! frozen = strings, code          strings: each text of the module once, however often its codes name it
//! code   = name, …, instructions, places, handlers, constants, names
//! ```
//!
//! **Deliberately absent:** a version and a check. Frozen code never leaves the program that it was built into, so the one that
//! reads is always the one that wrote. For the same reason the bytes may be kept for good, and the places of
//! instructions, which only tracebacks ask for, stay where they are.

use std::collections::HashMap;
use std::rc::Rc;

use crate::code::{ClassCell, Code, CodeKind, Constant, Handler, Local, Parameters};
use crate::instr::Instr;
use crate::packed::{Reader, write_number, write_signed};
use crate::places::Places;

/// Writes code, and all code within it.
pub fn freeze(code: &Code) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.code(code);
    let mut frozen = Vec::new();
    write_number(&mut frozen, writer.strings.len() as u64);
    for text in &writer.strings {
        write_bytes(&mut frozen, text.as_bytes());
    }
    frozen.append(&mut writer.out);
    frozen
}

/// Reads code that [`freeze`] wrote.
pub fn thaw(frozen: &'static [u8]) -> Rc<Code> {
    let mut reader = Reader::new(frozen);
    let strings = (0..reader.count()).map(|_| Rc::from(read_text(&mut reader))).collect();
    let code = Thawing { reader, strings }.code();
    Rc::new(code)
}

fn write_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    write_number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

fn read_bytes<'b>(reader: &mut Reader<'b>) -> &'b [u8] {
    let length = reader.count();
    reader.bytes(length)
}

fn read_text<'b>(reader: &mut Reader<'b>) -> &'b str {
    std::str::from_utf8(read_bytes(reader)).expect("what was written as text is text")
}

/// Which kind of constant follows.
mod tag {
    pub const NONE: u8 = 0;
    pub const ELLIPSIS: u8 = 1;
    pub const FALSE: u8 = 2;
    pub const TRUE: u8 = 3;
    pub const INT: u8 = 4;
    pub const BIG_INT: u8 = 5;
    pub const FLOAT: u8 = 6;
    pub const STR: u8 = 7;
    pub const BYTES: u8 = 8;
    pub const TUPLE: u8 = 9;
    pub const FROZEN_SET: u8 = 10;
    pub const CODE: u8 = 11;
}

/// The kinds of code by number.
const KINDS: [CodeKind; 6] = [
    CodeKind::Module,
    CodeKind::ClassBody,
    CodeKind::Function,
    CodeKind::Generator,
    CodeKind::Coroutine,
    CodeKind::AsyncGenerator,
];

#[derive(Default)]
struct Writer {
    out: Vec<u8>,
    strings: Vec<Rc<str>>,
    numbers: HashMap<Rc<str>, usize>,
}

impl Writer {
    fn number(&mut self, number: impl Into<u64>) {
        write_number(&mut self.out, number.into());
    }

    fn count(&mut self, count: usize) {
        self.number(count as u64);
    }

    fn string(&mut self, text: &Rc<str>) {
        let number = *self.numbers.entry(text.clone()).or_insert_with(|| {
            self.strings.push(text.clone());
            self.strings.len() - 1
        });
        self.count(number);
    }

    fn strings(&mut self, texts: &[Rc<str>]) {
        self.count(texts.len());
        texts.iter().for_each(|text| self.string(text));
    }

    fn code(&mut self, code: &Code) {
        // By its parts, so that a new one cannot be forgotten.
        let Code {
            name,
            qualname,
            file,
            first_line,
            kind,
            parameters,
            locals,
            first_temporary,
            free,
            registers,
            caches,
            instrs,
            places,
            handlers,
            constants,
            names,
            doc,
            class_cell,
            first_parameter_is_cell,
        } = code;
        [name, qualname, file].into_iter().for_each(|text| self.string(text));
        self.number(*first_line);
        self.out.push(KINDS.iter().position(|each| each == kind).expect("the list has all kinds") as u8);
        let Parameters { positional_only, positional, keyword_only, varargs, varkw } = *parameters;
        [positional_only, positional, keyword_only].into_iter().for_each(|number| self.number(number));
        self.out.extend([u8::from(varargs), u8::from(varkw)]);
        self.count(locals.len());
        for Local { register, name, is_cell } in locals {
            self.number(*register);
            self.string(name);
            self.out.push(u8::from(*is_cell));
        }
        self.out.push(*first_temporary);
        self.strings(free);
        self.number(*registers);
        self.number(*caches);
        self.count(instrs.len());
        instrs.iter().for_each(|instr| instr.pack(&mut self.out));
        write_bytes(&mut self.out, places.bytes());
        self.count(handlers.len());
        for Handler { start, end, target, depth } in handlers {
            [start, end, target].into_iter().for_each(|ip| self.number(*ip));
            self.out.push(*depth);
        }
        self.constants(constants);
        self.strings(names);
        self.out.push(u8::from(doc.is_some()));
        doc.iter().for_each(|doc| self.string(doc));
        match *class_cell {
            None => self.out.push(0),
            Some(ClassCell::Free(index)) => {
                self.out.push(1);
                self.number(index);
            }
            Some(ClassCell::Register(register)) => self.out.extend([2, register]),
        }
        self.out.push(u8::from(*first_parameter_is_cell));
    }

    fn constants(&mut self, constants: &[Constant]) {
        self.count(constants.len());
        constants.iter().for_each(|constant| self.constant(constant));
    }

    fn constant(&mut self, constant: &Constant) {
        let tag = match constant {
            Constant::None => tag::NONE,
            Constant::Ellipsis => tag::ELLIPSIS,
            Constant::Bool(false) => tag::FALSE,
            Constant::Bool(true) => tag::TRUE,
            Constant::Int(_) => tag::INT,
            Constant::BigInt(_) => tag::BIG_INT,
            Constant::Float(_) => tag::FLOAT,
            Constant::Str(_) => tag::STR,
            Constant::Bytes(_) => tag::BYTES,
            Constant::Tuple(_) => tag::TUPLE,
            Constant::FrozenSet(_) => tag::FROZEN_SET,
            Constant::Code(_) => tag::CODE,
        };
        self.out.push(tag);
        match constant {
            Constant::None | Constant::Ellipsis | Constant::Bool(_) => {}
            Constant::Int(number) => write_signed(&mut self.out, *number),
            Constant::BigInt(digits) => write_bytes(&mut self.out, digits.as_bytes()),
            Constant::Float(number) => self.out.extend(number.to_le_bytes()),
            Constant::Str(text) => self.string(text),
            Constant::Bytes(bytes) => write_bytes(&mut self.out, bytes),
            Constant::Tuple(items) | Constant::FrozenSet(items) => self.constants(items),
            Constant::Code(code) => self.code(code),
        }
    }
}

struct Thawing {
    reader: Reader<'static>,
    strings: Vec<Rc<str>>,
}

impl Thawing {
    fn string(&mut self) -> Rc<str> {
        let number = self.reader.count();
        self.strings[number].clone()
    }

    fn flag(&mut self) -> bool {
        self.reader.byte() != 0
    }

    fn short(&mut self) -> u16 {
        self.reader.number() as u16
    }

    fn word(&mut self) -> u32 {
        self.reader.number() as u32
    }

    /// As many as the number that stands first says.
    fn list<T, C: FromIterator<T>>(&mut self, mut item: impl FnMut(&mut Self) -> T) -> C {
        (0..self.reader.count()).map(|_| item(self)).collect()
    }

    /// The parts stand in the order in which they were written: an expression for a struct is evaluated as it is read.
    fn code(&mut self) -> Code {
        let [name, qualname, file] = [(); 3].map(|()| self.string());
        let first_line = self.word();
        let kind = KINDS[usize::from(self.reader.byte())];
        let parameters = Parameters {
            positional_only: self.short(),
            positional: self.short(),
            keyword_only: self.short(),
            varargs: self.flag(),
            varkw: self.flag(),
        };
        let locals =
            self.list(|this| Local { register: this.short(), name: this.string(), is_cell: this.flag() });
        let first_temporary = self.reader.byte();
        let free = self.list(Self::string);
        let (registers, caches) = (self.short(), self.short());
        let instrs: Box<[Instr]> = self.list(|this| Instr::unpack(&mut this.reader));
        let places = Places::packed(instrs.len() as u32, read_bytes(&mut self.reader));
        let handlers = self.list(|this| Handler {
            start: this.word(),
            end: this.word(),
            target: this.word(),
            depth: this.reader.byte(),
        });
        let constants = self.list(Self::constant);
        let names = self.list(Self::string);
        let doc = if self.flag() { Some(self.string()) } else { None };
        let class_cell = match self.reader.byte() {
            0 => None,
            1 => Some(ClassCell::Free(self.short())),
            _ => Some(ClassCell::Register(self.reader.byte())),
        };
        let first_parameter_is_cell = self.flag();
        Code {
            name,
            qualname,
            file,
            first_line,
            kind,
            parameters,
            locals,
            first_temporary,
            free,
            registers,
            caches,
            instrs,
            places,
            handlers,
            constants,
            names,
            doc,
            class_cell,
            first_parameter_is_cell,
        }
    }

    fn constant(&mut self) -> Constant {
        match self.reader.byte() {
            tag::NONE => Constant::None,
            tag::ELLIPSIS => Constant::Ellipsis,
            tag::FALSE => Constant::Bool(false),
            tag::TRUE => Constant::Bool(true),
            tag::INT => Constant::Int(self.reader.signed()),
            tag::BIG_INT => Constant::BigInt(read_text(&mut self.reader).into()),
            tag::FLOAT => {
                let bytes = self.reader.bytes(8).try_into().expect("eight bytes were asked for");
                Constant::Float(f64::from_le_bytes(bytes))
            }
            tag::STR => Constant::Str(self.string()),
            tag::BYTES => Constant::Bytes(read_bytes(&mut self.reader).into()),
            tag::TUPLE => Constant::Tuple(self.list(Self::constant)),
            tag::FROZEN_SET => Constant::FrozenSet(self.list(Self::constant)),
            tag::CODE => Constant::Code(Rc::new(self.code())),
            other => unreachable!("no constant is written with the tag {other}"),
        }
    }
}
