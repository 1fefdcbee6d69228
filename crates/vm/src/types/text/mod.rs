//! `str`: text.
//!
//! The text itself, its length in code points and its hash are the heap's business ([`crate::heap::text`]). Here is what can
//! be done with it. All of it works on UTF-8: where a text is ASCII, as nearly all is, a byte is a character, and the
//! answers come from loops over bytes; otherwise positions are translated at the edge, so that Python sees code points.
//!
//! The rooms: [`search`] (find, split, replace), [`case`] (upper, title, the questions `is…`), [`layout`] (strip, pad, join),
//! [`repr`], [`translate`], and [`codec`] (encode and decode).

pub mod case;
pub mod charmaps;
pub mod codec;
mod escapes;
pub mod layout;
mod methods;
pub mod repr;
pub mod search;
pub mod translate;

use rondo_bytecode::BinaryOp;

use crate::heap::{Object, Ref, Str, Value};
use crate::types::boxed::{class_argument, wrong_receiver};
use crate::types::bytes;
use crate::types::class::{Class, special};
use crate::types::format::percent::{Flavour, percent_format};
use crate::types::int::Int;
use crate::types::sequence::{cannot_repeat, repeat_count};
use crate::types::slice::{Bounds, Slice, adjust, slice_bounds};
use crate::vm::{Outcome, Raised, Vm};

pub use methods::CLASS;

/// The string that `self` is. A program can hang a method of `str` on another class, whose instances are none.
#[inline]
pub(crate) fn receiver<'a>(vm: &mut Vm, args: &'a [Value]) -> Result<&'a Object<Str>, Raised> {
    args[0].downcast::<Str>().ok_or_else(|| wrong_receiver(vm, "str", &args[0]))
}

/// A string argument; `what` begins the message when it is none: `replace() argument 1`.
#[inline]
pub(crate) fn str_argument<'a>(vm: &mut Vm, value: &'a Value, what: &str) -> Result<&'a Object<Str>, Raised> {
    value.downcast::<Str>().ok_or_else(|| {
        let message = format!("{what} must be str, not {}", vm.given_name(value));
        vm.type_error(message)
    })
}

/// What a method gives that has changed nothing: the string itself, or a plain copy of an instance of a subclass.
pub(crate) fn unchanged(vm: &mut Vm, string: &Object<Str>) -> Value {
    if string.has_own_class() { vm.str(string.as_str()) } else { string.value() }
}

/// `str(object, encoding, errors)`.
fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = if args[1].is_empty() {
        vm.str("")
    } else if args[2].is_empty() && args[3].is_empty() {
        vm.str_of(&args[1])?.into()
    } else {
        decoded(vm, &args[1], &args[2], &args[3])?
    };
    if vm.types.str.is_value(&args[0]) {
        return Ok(text);
    }
    let base = vm.types.str.clone();
    let class = class_argument(vm, &args[0], &base)?;
    if class.is(&base) {
        return Ok(text);
    }
    let text = text.downcast::<Str>().expect("`str` makes strings").to_ref();
    Ok(vm.new_str_of_class(&class, &text))
}

fn decoded(vm: &mut Vm, value: &Value, encoding: &Value, errors: &Value) -> Outcome {
    let encoding = codec::name_argument(vm, encoding, "str() argument 'encoding'", "utf-8")?;
    let errors = codec::name_argument(vm, errors, "str() argument 'errors'", "strict")?;
    if value.is_a::<Str>() {
        return Err(vm.type_error("decoding str is not supported"));
    }
    let Some(bytes) = bytes::view(value) else {
        let message = format!("decoding to str: need a bytes-like object, {} found", vm.type_name(value));
        return Err(vm.type_error(message));
    };
    codec::decode(vm, &bytes, &encoding, &errors)
}

fn add(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    let Some(other) = args[1].downcast::<Str>() else {
        let message = format!("can only concatenate str (not \"{}\") to str", vm.type_name(&args[1]));
        return Err(vm.type_error(message));
    };
    concat(vm, string, other)
}

/// `left + right`.
pub fn concat(vm: &mut Vm, left: &Object<Str>, right: &Object<Str>) -> Outcome {
    if right.is_empty() && !left.has_own_class() {
        return Ok(left.value());
    }
    if left.is_empty() && !right.has_own_class() {
        return Ok(right.value());
    }
    vm.check_size(left.len() + right.len())?;
    let class = vm.types.str.clone();
    Ok(vm.heap.append_str(&class, left.value(), right.as_str()).into())
}

/// `string * count`.
pub fn repeat(vm: &mut Vm, string: &Object<Str>, count: usize) -> Outcome {
    if count == 0 || string.is_empty() {
        return Ok(vm.str(""));
    }
    if count == 1 {
        return Ok(unchanged(vm, string));
    }
    let length = string.len().saturating_mul(count);
    vm.check_size(length)?;
    vm.spend(length / 1024)?;
    Ok(vm.str(&string.as_str().repeat(count)))
}

fn mul(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    match repeat_count(vm, &args[1])? {
        Some(count) => repeat(vm, string, count),
        None => Err(cannot_repeat(vm, &args[1])),
    }
}

fn rmul(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    match repeat_count(vm, &args[1])? {
        Some(count) => repeat(vm, string, count),
        None => Err(cannot_repeat(vm, &args[1])),
    }
}

/// `text % value` and `text * count` of a plain text, where the class of the other operand has no word in it.
#[inline]
pub fn plain_binary(vm: &mut Vm, op: BinaryOp, x: &Value, y: &Value) -> Option<Outcome> {
    let text = x.downcast::<Str>().filter(|text| !text.has_own_class())?;
    match op {
        BinaryOp::Mod if y.header().is_none_or(|header| !header.class().is_heap_class()) => {
            Some(format_percent(vm, text, y))
        }
        BinaryOp::Mul => y.as_small_int().map(|count| repeat(vm, text, count.max(0) as usize)),
        _ => None,
    }
}

/// `template % arguments`.
fn format_percent(vm: &mut Vm, template: &Object<Str>, arguments: &Value) -> Outcome {
    vm.written(|vm, text| percent_format(vm, template.as_str(), arguments, Flavour::Text, text))
        .map(Value::from)
}

fn modulo(vm: &mut Vm, args: &[Value]) -> Outcome {
    let template = receiver(vm, args)?;
    format_percent(vm, template, &args[1])
}

fn rmodulo(vm: &mut Vm, args: &[Value]) -> Outcome {
    match args[1].downcast::<Str>() {
        Some(template) => format_percent(vm, template, &args[0]),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

macro_rules! comparisons {
    ($($name:ident: $operator:tt;)*) => {
        $(
            fn $name(vm: &mut Vm, args: &[Value]) -> Outcome {
                let string = receiver(vm, args)?;
                // UTF-8 sorts as its code points do.
                Ok(match args[1].downcast::<Str>() {
                    Some(other) => Value::bool(string.as_bytes() $operator other.as_bytes()),
                    None => Value::NOT_IMPLEMENTED,
                })
            }
        )*
    };
}

comparisons! {
    lt: <;
    le: <=;
    eq: ==;
    ne: !=;
    gt: >;
    ge: >=;
}

fn hash(vm: &mut Vm, args: &[Value]) -> Outcome {
    let hash = receiver(vm, args)?.hash();
    Ok(vm.word(hash as i64))
}

fn len(vm: &mut Vm, args: &[Value]) -> Outcome {
    let points = receiver(vm, args)?.points();
    Ok(vm.size(points))
}

fn contains(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    let Some(part) = args[1].downcast::<Str>() else {
        let message =
            format!("'in <string>' requires string as left operand, not {}", vm.type_name(&args[1]));
        return Err(vm.type_error(message));
    };
    Ok(Value::bool(search::find_bytes(string.as_bytes(), part.as_bytes()).is_some()))
}

/// `string[key]` for an int or a slice.
pub fn get_item(vm: &mut Vm, string: &Object<Str>, key: &Value) -> Outcome {
    if let Some(word) = key.as_small_int() {
        return char_at(vm, string, word);
    }
    if let Some(slice) = key.downcast::<Slice>() {
        return get_slice(vm, string, slice);
    }
    if !vm.has_index(key) {
        let message = format!("string indices must be integers, not '{}'", vm.type_name(key));
        return Err(vm.type_error(message));
    }
    let index = vm.index(key)?;
    match Int::of(&index).and_then(Int::word) {
        Some(word) => char_at(vm, string, word),
        None => Err(vm.index_error("cannot fit 'int' into an index-sized integer")),
    }
}

#[inline]
fn char_at(vm: &mut Vm, string: &Object<Str>, index: i64) -> Outcome {
    let length = string.points() as i64;
    let index = if index < 0 { index + length } else { index };
    if !(0..length).contains(&index) {
        return Err(vm.index_error("string index out of range"));
    }
    if string.is_ascii() {
        return Ok(vm.char(char::from(string.as_bytes()[index as usize])));
    }
    let offset = string.offset_of_point(index as usize);
    let char = string.as_str()[offset..].chars().next().expect("the index is within the text");
    Ok(vm.char(char))
}

fn get_slice(vm: &mut Vm, string: &Object<Str>, slice: &Object<Slice>) -> Outcome {
    let bounds = slice_bounds(vm, slice)?;
    slice_of(vm, string, bounds)
}

/// `string[start:stop:step]`; the step is not 0.
pub fn slice_of(vm: &mut Vm, string: &Object<Str>, (start, stop, step): Bounds) -> Outcome {
    let (start, _, step, count) = adjust(start, stop, step, string.points());
    if count == 0 {
        return Ok(vm.str(""));
    }
    if step == 1 {
        if count == string.points() {
            return Ok(unchanged(vm, string));
        }
        let part = string.slice_points(start as usize, start as usize + count);
        return Ok(vm.str(part));
    }
    vm.spend(count / 64)?;
    let text: String = if string.is_ascii() {
        let bytes = string.as_bytes();
        (0..count as i64).map(|nth| char::from(bytes[(start + nth * step) as usize])).collect()
    } else {
        let chars: Vec<char> = string.as_str().chars().collect();
        (0..count as i64).map(|nth| chars[(start + nth * step) as usize]).collect()
    };
    Ok(vm.str(&text))
}

fn getitem(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    get_item(vm, string, &args[1])
}

fn iter(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    Ok(vm.str_iterator(string))
}

fn repr_method(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    let mut text = String::with_capacity(string.len() + 2);
    repr::push_repr(string.as_str(), &mut text);
    Ok(vm.str(&text))
}

fn str_method(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    Ok(unchanged(vm, string))
}

fn format_method(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    let spec = crate::types::format::spec_argument(vm, &args[1])?;
    if spec.is_empty() {
        return if string.has_own_class() {
            vm.str_of(&args[0]).map(Value::from)
        } else {
            Ok(args[0].clone())
        };
    }
    vm.written(|vm, text| crate::types::format::push_str(vm, string, spec.as_str(), text)).map(Value::from)
}

fn getnewargs(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text = receiver(vm, args)?.as_str();
    let text = vm.str(text);
    Ok(vm.tuple([text]))
}

/// The size that CPython would give: a head, and each character in the width of the widest.
fn sizeof(vm: &mut Vm, args: &[Value]) -> Outcome {
    let string = receiver(vm, args)?;
    let points = string.points();
    let size = match string.as_str().chars().max().map_or(0, u32::from) {
        ..0x80 => 41 + points,
        0x80..0x100 => 57 + points,
        0x100..0x1_0000 => 58 + 2 * points,
        _ => 60 + 4 * points,
    };
    Ok(vm.size(size))
}

impl Vm {
    /// A string of a subclass of `str`, with room for attributes.
    pub fn new_str_of_class(&mut self, class: &Ref<Class>, text: &Object<Str>) -> Value {
        let shape = class.root_shape.get();
        if shape == 0 {
            return self.heap.new_str(class, text.as_str()).into();
        }
        let string = self.heap.new_str_with_attributes(class, text.as_str(), shape);
        if class.has_special(special::DEL) {
            string.header().set_finalise(true);
        }
        string.into()
    }
}
