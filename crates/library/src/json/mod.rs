//! `_json`: what makes `json` quick. The package itself is written in the language ([`crate::bundled`]); its decoder and
//! encoder classes, which programs derive from, call the two halves here.
//!
//! ```text
//! json.loads ─► JSONDecoder.decode ─► raw_decode ─► scan_once = _json.make_scanner(self) ─► scan
//! json.dumps ─► JSONEncoder.encode ─────────────────────────────► _json.encode ─► write
//! ```
//!
//! Nested texts and values are read and written by recursion, which watches the Rust stack and ends in `RecursionError`.

mod scan;
mod write;

use rondo_vm::heap::{Kind, Object, Str, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::{Outcome, Raised, Vm, function};

const FUNCTIONS: &[NativeDef] = &[
    function!(
        "encode",
        "(obj, default, key_separator, item_separator, indent, sort_keys, skipkeys, allow_nan, ensure_ascii, check_circular, /)",
        write::encode,
        "Return the JSON text of a value."
    ),
    function!(
        "encode_basestring",
        "(string, /)",
        write::encode_basestring,
        "encode_basestring(string) -> string\n\nReturn a JSON representation of a Python string"
    ),
    function!(
        "encode_basestring_ascii",
        "(string, /)",
        write::encode_basestring_ascii,
        "encode_basestring_ascii(string) -> string\n\nReturn an ASCII-only JSON representation of a Python string"
    ),
    function!(
        "scanstring",
        "(string, end, strict=True, /)",
        scan::scan_string,
        "scanstring(string, end, strict=True) -> (string, end)\n\nScan the string s for a JSON string. End is the index of the character in s after the\nquote that started the JSON string."
    ),
    function!(
        "skip_space",
        "(string, index, /)",
        scan::skip_space,
        "Return the index of the first character at or after index that is not white space."
    ),
];

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let module = vm.add_module("_json", FUNCTIONS, "json speedups\n");
    let base = vm.types.object.clone();
    let class = vm.new_builtin_class(&scan::CLASS, &base, Kind::Foreign);
    vm.set_module_item(&module, "make_scanner", class.into());
    Ok(module.into())
}

/// An argument that must be a string.
fn text_argument<'a>(vm: &mut Vm, value: &'a Value) -> Result<&'a Object<Str>, Raised> {
    match value.downcast::<Str>() {
        Some(text) => Ok(text),
        None => {
            let message = format!("first argument must be a string, not {}", vm.type_name(value));
            Err(vm.type_error(message))
        }
    }
}

/// `JSONDecodeError` for a place in the text, which is a byte here and a character in the message.
fn decode_error(vm: &mut Vm, message: &str, text: &Object<Str>, offset: usize) -> Raised {
    let made = vm.import_module("json.decoder").and_then(|module| {
        let class = vm.get_attr_str(&module, "JSONDecodeError")?;
        let place = vm.size(text.point_of_offset(offset));
        let message = vm.str(message);
        vm.call(&class, &[message, text.value(), place])
    });
    match made {
        Ok(exception) => vm.raised_of(exception),
        Err(raised) => raised,
    }
}
