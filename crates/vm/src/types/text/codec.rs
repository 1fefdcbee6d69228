//! Encodings: text to bytes and back.
//!
//! The encodings are UTF-8 (with or without a signature), UTF-16, UTF-32, ASCII, Latin-1, and those of one byte a character
//! that have a table in [`super::charmaps`]. What cannot be converted is an error, or goes through one of the error handlers. Those that make lone surrogates (`surrogateescape`, `surrogatepass`)
//! are refused where they would have to make one, since a text cannot hold it. Escapes as in literals are in [`super::escapes`].

use super::charmaps::Charmap;
use super::escapes::{self, Escapes};
use crate::heap::{Ref, Str, Value};
use crate::types::class::Class;
use crate::types::exception::Exception;
use crate::vm::{Outcome, Raised, Vm};
use std::collections::HashMap;

/// The encodings there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// `utf-8`
    Utf8,
    /// `utf-8-sig`: with a signature at the beginning.
    Utf8Signed,
    /// `ascii`
    Ascii,
    /// `latin-1`
    Latin1,
    /// `utf-16`: two bytes a unit; in the order of the mark at the beginning, which is written little-endian.
    Utf16(Order),
    /// `utf-32`: four bytes a character.
    Utf32(Order),
    /// `cp1252` and its like: one byte a character, by a table.
    Table(&'static Charmap),
}

/// The order of bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// A mark at the beginning tells.
    Marked,
    /// The lowest byte first.
    Little,
    /// The highest byte first.
    Big,
}

impl Encoding {
    /// Finds an encoding by one of its names.
    pub fn find(name: &str) -> Option<Encoding> {
        let mut plain = String::with_capacity(name.len());
        for char in name.chars() {
            if char.is_ascii_alphanumeric() || char == '.' {
                plain.push(char.to_ascii_lowercase());
            } else if !plain.ends_with('_') {
                plain.push('_');
            }
        }
        Some(match plain.as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "utf8_ucs2" | "utf8_ucs4" | "cp65001" => Encoding::Utf8,
            "utf_8_sig" | "utf8_sig" => Encoding::Utf8Signed,
            "ascii" | "646" | "ansi_x3.4_1968" | "ansi_x3_4_1968" | "ansi_x3.4_1986" | "cp367"
            | "csascii" | "ibm367" | "iso646_us" | "iso_646.irv_1991" | "iso_ir_6" | "us" | "us_ascii" => {
                Encoding::Ascii
            }
            "latin_1" | "latin1" | "latin" | "l1" | "8859" | "cp819" | "csisolatin1" | "ibm819"
            | "iso8859" | "iso8859_1" | "iso_8859_1" | "iso_8859_1_1987" | "iso_ir_100" => Encoding::Latin1,
            "utf_16" | "utf16" | "u16" => Encoding::Utf16(Order::Marked),
            "utf_16_le" | "utf_16le" | "utf16_le" | "unicodelittleunmarked" => Encoding::Utf16(Order::Little),
            "utf_16_be" | "utf_16be" | "utf16_be" | "unicodebigunmarked" => Encoding::Utf16(Order::Big),
            "utf_32" | "utf32" | "u32" => Encoding::Utf32(Order::Marked),
            "utf_32_le" | "utf_32le" | "utf32_le" => Encoding::Utf32(Order::Little),
            "utf_32_be" | "utf_32be" | "utf32_be" => Encoding::Utf32(Order::Big),
            other => return Charmap::find(other).map(Encoding::Table),
        })
    }

    /// The name that errors print.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8Signed => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Utf16(Order::Marked | Order::Little) => "utf-16-le",
            Encoding::Utf16(Order::Big) => "utf-16-be",
            Encoding::Utf32(Order::Marked | Order::Little) => "utf-32-le",
            Encoding::Utf32(Order::Big) => "utf-32-be",
            Encoding::Table(_) => "charmap",
        }
    }
}

/// An argument that names an encoding or an error handler.
pub fn name_argument(vm: &mut Vm, value: &Value, what: &str, absent: &str) -> Result<String, Raised> {
    if value.is_empty() {
        return Ok(absent.to_string());
    }
    let name = super::str_argument(vm, value, what)?;
    if name.as_str().contains('\0') {
        return Err(vm.value_error("embedded null character"));
    }
    Ok(name.as_str().to_string())
}

/// Whether the arguments of `encode` and `decode` ask for the usual: strict UTF-8, under its usual names.
#[inline]
pub fn is_usual(encoding: &Value, errors: &Value) -> bool {
    let is_one_of = |value: &Value, names: &[&str]| {
        value.is_empty() || value.downcast::<Str>().is_some_and(|name| names.contains(&name.as_str()))
    };
    is_one_of(encoding, &["utf-8", "utf8", "UTF-8"]) && is_one_of(errors, &["strict"])
}

fn find(vm: &mut Vm, name: &str, function: &str) -> Result<Encoding, Raised> {
    match Encoding::find(name) {
        Some(encoding) => Ok(encoding),
        None => {
            let class = vm.types.exceptions.lookup_error.clone();
            // Codecs that turn bytes into bytes have names, too, but no text comes of them.
            let message = match name.to_ascii_lowercase().replace('-', "_").trim_end_matches("_codec") {
                "hex" | "base64" | "bz2" | "zlib" | "zip" | "uu" | "quopri" | "quoted_printable"
                | "rot13" | "rot_13" => {
                    format!(
                        "'{name}' is not a text encoding; use codecs.{function}() to handle arbitrary codecs"
                    )
                }
                _ => format!("unknown encoding: {name}"),
            };
            Err(vm.error(&class, message))
        }
    }
}

/// An error of encoding or decoding, with what it is about.
fn unicode_error(
    vm: &mut Vm,
    class: &Ref<Class>,
    encoding: &str,
    object: Value,
    (start, end): (usize, usize),
    reason: &str,
) -> Raised {
    let arguments = [vm.str(encoding), object, vm.size(start), vm.size(end), vm.str(reason)];
    match vm.call(&class.value(), &arguments) {
        Ok(exception) => {
            Raised(exception.downcast::<Exception>().expect("calling an exception class makes one").to_ref())
        }
        Err(raised) => raised,
    }
}

fn unknown_handler(vm: &mut Vm, errors: &str) -> Raised {
    let class = vm.types.exceptions.lookup_error.clone();
    vm.error(&class, format!("unknown error handler name '{errors}'"))
}

/// `text.encode(encoding, errors)`.
pub fn encode(
    vm: &mut Vm,
    string: &crate::heap::Object<Str>,
    encoding: &str,
    errors: &str,
) -> Result<Vec<u8>, Raised> {
    if let Some(escapes) = Escapes::find(encoding) {
        return Ok(escapes::encode(string.as_str(), escapes));
    }
    let encoding = find(vm, encoding, "encode")?;
    let text = string.as_str();
    let order_of = |order| if order == Order::Big { u16::to_be_bytes } else { u16::to_le_bytes };
    let wide_order_of = |order| if order == Order::Big { u32::to_be_bytes } else { u32::to_le_bytes };
    Ok(match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf8Signed => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        Encoding::Ascii | Encoding::Latin1 | Encoding::Table(_) if string.is_ascii() => {
            text.as_bytes().to_vec()
        }
        Encoding::Ascii => {
            let byte_of = |char: char| char.is_ascii().then_some(char as u8);
            encode_narrow(vm, string, encoding, byte_of, "ordinal not in range(128)", errors)?
        }
        Encoding::Latin1 => {
            let byte_of = |char| u8::try_from(u32::from(char)).ok();
            encode_narrow(vm, string, encoding, byte_of, "ordinal not in range(256)", errors)?
        }
        Encoding::Table(charmap) => {
            let bytes = charmap.characters();
            let bytes: HashMap<char, u8> =
                bytes.into_iter().zip(0..=255).filter_map(|(char, byte)| Some((char?, byte))).collect();
            let byte_of = |char| bytes.get(&char).copied();
            encode_narrow(vm, string, encoding, byte_of, "character maps to <undefined>", errors)?
        }
        Encoding::Utf16(order) => {
            vm.check_size(text.len().saturating_mul(2))?;
            let mark = (order == Order::Marked).then_some(0xfeff);
            mark.into_iter().chain(text.encode_utf16()).flat_map(order_of(order)).collect()
        }
        Encoding::Utf32(order) => {
            vm.check_size(text.len().saturating_mul(4))?;
            let mark = (order == Order::Marked).then_some(0xfeff);
            mark.into_iter().chain(text.chars().map(u32::from)).flat_map(wide_order_of(order)).collect()
        }
    })
}

/// Encodes one byte a character, if there is one for it.
fn encode_narrow(
    vm: &mut Vm,
    string: &crate::heap::Object<Str>,
    encoding: Encoding,
    byte_of: impl Fn(char) -> Option<u8>,
    reason: &str,
    errors: &str,
) -> Result<Vec<u8>, Raised> {
    let chars: Vec<char> = string.as_str().chars().collect();
    let mut bytes = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        if let Some(byte) = byte_of(chars[at]) {
            bytes.push(byte);
            at += 1;
            continue;
        }
        let end = chars[at..]
            .iter()
            .position(|&char| byte_of(char).is_some())
            .map_or(chars.len(), |offset| at + offset);
        let failed = &chars[at..end];
        match errors {
            "ignore" => {}
            "replace" => bytes.extend(failed.iter().map(|_| b'?')),
            "backslashreplace" => bytes.extend(escaped(failed).into_bytes()),
            "xmlcharrefreplace" => {
                failed.iter().for_each(|&char| bytes.extend(format!("&#{};", u32::from(char)).into_bytes()))
            }
            "namereplace" => failed.iter().for_each(|&char| bytes.extend(named(char).into_bytes())),
            "strict" | "surrogateescape" | "surrogatepass" => {
                let class = vm.types.exceptions.unicode_encode_error.clone();
                return Err(unicode_error(vm, &class, encoding.name(), string.value(), (at, end), reason));
            }
            _ => return Err(unknown_handler(vm, errors)),
        }
        vm.check_size(bytes.len())?;
        at = end;
    }
    Ok(bytes)
}

fn escaped(chars: &[char]) -> String {
    let mut text = String::new();
    chars.iter().for_each(|&char| super::repr::push_escape(char, &mut text));
    text
}

/// A character by its Unicode name, or by its number where it has none.
fn named(char: char) -> String {
    match unicode_names2::name(char) {
        Some(name) => format!("\\N{{{name}}}"),
        None => escaped(&[char]),
    }
}

/// `bytes.decode(encoding, errors)`.
pub fn decode(vm: &mut Vm, bytes: &[u8], encoding: &str, errors: &str) -> Outcome {
    if let Some(escapes) = Escapes::find(encoding) {
        return escapes::decode(vm, bytes, escapes, errors);
    }
    let encoding = find(vm, encoding, "decode")?;
    let text = decode_text(vm, bytes, encoding, errors)?;
    vm.check_size(text.len())?;
    Ok(vm.str(&text))
}

/// Decodes to a text.
pub fn decode_text<'a>(
    vm: &mut Vm,
    bytes: &'a [u8],
    encoding: Encoding,
    errors: &str,
) -> Result<std::borrow::Cow<'a, str>, Raised> {
    if let Ok(text) = std::str::from_utf8(bytes)
        && (encoding == Encoding::Utf8 || encoding == Encoding::Ascii && text.is_ascii())
    {
        return Ok(text.into());
    }
    let mut decoder = Decoder::new(bytes, encoding.name(), errors);
    match encoding {
        Encoding::Utf8 => decoder.utf_8(vm, 0)?,
        Encoding::Utf8Signed => decoder.utf_8(vm, if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 })?,
        Encoding::Ascii => decoder.ascii(vm)?,
        Encoding::Latin1 => decoder.text.extend(bytes.iter().map(|&byte| char::from(byte))),
        Encoding::Utf16(order) => decoder.utf_16(vm, order)?,
        Encoding::Utf32(order) => decoder.utf_32(vm, order)?,
        Encoding::Table(charmap) => decoder.by_table(vm, charmap)?,
    }
    Ok(decoder.text.into())
}

/// A text that is being read from bytes.
pub(super) struct Decoder<'a> {
    pub bytes: &'a [u8],
    /// The name of the encoding, for messages.
    name: &'static str,
    errors: &'a str,
    pub text: String,
}

impl<'a> Decoder<'a> {
    pub fn new(bytes: &'a [u8], name: &'static str, errors: &'a str) -> Decoder<'a> {
        Decoder { bytes, name, errors, text: String::with_capacity(bytes.len()) }
    }

    /// Deals with bytes that mean nothing, as the handler says.
    pub fn fail(&mut self, vm: &mut Vm, start: usize, end: usize, reason: &str) -> Result<(), Raised> {
        match self.errors {
            "ignore" => {}
            "replace" => self.text.push('\u{fffd}'),
            "backslashreplace" => {
                self.bytes[start..end].iter().for_each(|byte| self.text.push_str(&format!("\\x{byte:02x}")));
            }
            "surrogateescape" => {
                return Err(vm.value_error(
                    "'surrogateescape' makes lone surrogates, which a string cannot hold here",
                ));
            }
            "strict" | "surrogatepass" => {
                let class = vm.types.exceptions.unicode_decode_error.clone();
                let object = vm.bytes(self.bytes);
                return Err(unicode_error(vm, &class, self.name, object, (start, end), reason));
            }
            "xmlcharrefreplace" | "namereplace" => {
                return Err(vm.type_error("don't know how to handle UnicodeDecodeError in error callback"));
            }
            _ => return Err(unknown_handler(vm, self.errors)),
        }
        Ok(())
    }

    fn utf_8(&mut self, vm: &mut Vm, from: usize) -> Result<(), Raised> {
        let mut at = from;
        loop {
            let error = match std::str::from_utf8(&self.bytes[at..]) {
                Ok(text) => {
                    self.text.push_str(text);
                    return Ok(());
                }
                Err(error) => error,
            };
            let start = at + error.valid_up_to();
            self.text.push_str(
                std::str::from_utf8(&self.bytes[at..start]).expect("this part was just found to be valid"),
            );
            let (end, reason) = match error.error_len() {
                None => (self.bytes.len(), "unexpected end of data"),
                Some(_) if matches!(self.bytes[start], 0x80..0xc2 | 0xf5..) => {
                    (start + 1, "invalid start byte")
                }
                Some(length) => (start + length, "invalid continuation byte"),
            };
            self.fail(vm, start, end, reason)?;
            at = end;
        }
    }

    fn ascii(&mut self, vm: &mut Vm) -> Result<(), Raised> {
        for (at, &byte) in self.bytes.iter().enumerate() {
            if byte.is_ascii() {
                self.text.push(char::from(byte));
            } else {
                self.fail(vm, at, at + 1, "ordinal not in range(128)")?;
            }
        }
        Ok(())
    }

    fn by_table(&mut self, vm: &mut Vm, charmap: &Charmap) -> Result<(), Raised> {
        let characters = charmap.characters();
        for (at, &byte) in self.bytes.iter().enumerate() {
            match characters[usize::from(byte)] {
                Some(char) => self.text.push(char),
                None => self.fail(vm, at, at + 1, "character maps to <undefined>")?,
            }
        }
        Ok(())
    }

    /// The order that the mark at the beginning tells, and where the text begins.
    fn order(&self, order: Order, little: &[u8], big: &[u8]) -> (Order, usize) {
        match order {
            Order::Marked if self.bytes.starts_with(big) => (Order::Big, big.len()),
            Order::Marked if self.bytes.starts_with(little) => (Order::Little, little.len()),
            Order::Marked => (Order::Little, 0),
            told => (told, 0),
        }
    }

    fn utf_16(&mut self, vm: &mut Vm, order: Order) -> Result<(), Raised> {
        let (order, mut at) = self.order(order, b"\xff\xfe", b"\xfe\xff");
        self.name = Encoding::Utf16(order).name();
        let bytes = self.bytes;
        let unit = |at: usize| {
            let pair = [*bytes.get(at)?, *bytes.get(at + 1)?];
            Some(if order == Order::Big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
        };
        while at < bytes.len() {
            let Some(first) = unit(at) else {
                self.fail(vm, at, bytes.len(), "truncated data")?;
                break;
            };
            match first {
                0xdc00..0xe000 => {
                    self.fail(vm, at, at + 2, "illegal encoding")?;
                    at += 2;
                }
                0xd800..0xdc00 => match unit(at + 2) {
                    Some(second @ 0xdc00..0xe000) => {
                        let point = 0x1_0000 + (u32::from(first - 0xd800) << 10) + u32::from(second - 0xdc00);
                        self.text
                            .push(char::from_u32(point).expect("a pair of surrogates means a character"));
                        at += 4;
                    }
                    Some(_) => {
                        self.fail(vm, at, at + 2, "illegal UTF-16 surrogate")?;
                        at += 2;
                    }
                    None => {
                        self.fail(vm, at, bytes.len(), "unexpected end of data")?;
                        at = bytes.len();
                    }
                },
                _ => {
                    self.text
                        .push(char::from_u32(u32::from(first)).expect("surrogates were just sorted out"));
                    at += 2;
                }
            }
        }
        Ok(())
    }

    fn utf_32(&mut self, vm: &mut Vm, order: Order) -> Result<(), Raised> {
        let (order, mut at) = self.order(order, b"\xff\xfe\0\0", b"\0\0\xfe\xff");
        self.name = Encoding::Utf32(order).name();
        while at < self.bytes.len() {
            let Some(&unit) = self.bytes[at..].first_chunk::<4>() else {
                self.fail(vm, at, self.bytes.len(), "truncated data")?;
                break;
            };
            let point = if order == Order::Big { u32::from_be_bytes(unit) } else { u32::from_le_bytes(unit) };
            match char::from_u32(point) {
                Some(char) => self.text.push(char),
                None if point > 0x10_ffff => {
                    self.fail(vm, at, at + 4, "code point not in range(0x110000)")?
                }
                None => {
                    self.fail(vm, at, at + 4, "code point in surrogate code point range(0xd800, 0xe000)")?
                }
            }
            at += 4;
        }
        Ok(())
    }
}

/// `str.encode`.
pub(super) fn encode_method(vm: &mut Vm, args: &[Value]) -> Outcome {
    if is_usual(&args[1], &args[2]) {
        let string = super::receiver(vm, args)?;
        return Ok(vm.bytes(string.as_str().as_bytes()));
    }
    let encoding = name_argument(vm, &args[1], "encode() argument 'encoding'", "utf-8")?;
    let errors = name_argument(vm, &args[2], "encode() argument 'errors'", "strict")?;
    let string = super::receiver(vm, args)?;
    let bytes = encode(vm, string, &encoding, &errors)?;
    Ok(vm.bytes(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_have_many_names() {
        assert_eq!(Encoding::find("UTF-8"), Some(Encoding::Utf8));
        assert_eq!(Encoding::find("Latin 1"), Some(Encoding::Latin1));
        assert_eq!(Encoding::find("iso-8859-1"), Some(Encoding::Latin1));
        assert_eq!(Encoding::find("utf--16-LE"), Some(Encoding::Utf16(Order::Little)));
        assert!(
            matches!(Encoding::find("Windows-1252"), Some(Encoding::Table(charmap)) if charmap.name == "cp1252")
        );
        assert_eq!(Encoding::find("utf-7"), None);
    }
}
