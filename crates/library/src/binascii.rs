//! `_binascii`: bytes as text of ASCII characters and back, for `binascii` and `base64`.

use rondo_vm::heap::{Str, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::bytes::{self, like_argument};
use rondo_vm::{Outcome, Raised, Vm, function};

const FUNCTIONS: &[NativeDef] = &[
    function!("b2a_base64", "(data, /, *, newline=True)", to_base64, "Base64-code line of binary data."),
    function!("a2b_base64", "(data, /, *, strict_mode=False)", from_base64, "Decode a line of base64 data."),
    function!(
        "hexlify",
        "(data, sep=..., bytes_per_sep=1)",
        hexlify,
        "Hexadecimal representation of binary data."
    ),
    function!(
        "b2a_hex",
        "(data, sep=..., bytes_per_sep=1)",
        hexlify,
        "Hexadecimal representation of binary data."
    ),
    function!("unhexlify", "(hexstr, /)", unhexlify, "Binary data of hexadecimal representation."),
    function!("a2b_hex", "(hexstr, /)", unhexlify, "Binary data of hexadecimal representation."),
    function!("crc32", "(data, crc=0, /)", crc32, "Compute CRC-32 incrementally."),
];

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    Ok(vm.add_module("_binascii", FUNCTIONS, "Conversion between binary data and ASCII").into())
}

/// `binascii.Error`
fn error(vm: &mut Vm, message: &str) -> Raised {
    let made = vm.import_module("binascii").and_then(|module| {
        let class = vm.get_attr_str(&module, "Error")?;
        let message = vm.str(message);
        vm.call(&class, &[message])
    });
    match made {
        Ok(exception) => vm.raised_of(exception),
        Err(raised) => raised,
    }
}

/// Bytes, or a text of ASCII characters.
fn ascii_argument(vm: &mut Vm, value: &Value) -> Result<Vec<u8>, Raised> {
    if let Some(text) = value.downcast::<Str>() {
        if !text.is_ascii() {
            return Err(vm.value_error("string argument should contain only ASCII characters"));
        }
        return Ok(text.as_bytes().to_vec());
    }
    match bytes::view(value) {
        Some(view) => Ok(view.into_owned()),
        None => {
            let kind = vm.type_name(value);
            let message = format!("argument should be bytes, buffer or ASCII string, not '{kind}'");
            Err(vm.type_error(message))
        }
    }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn to_base64(vm: &mut Vm, args: &[Value]) -> Outcome {
    let data = like_argument(vm, &args[0])?.into_owned();
    let newline = args[1].is_empty() || vm.truth(&args[1])?;
    vm.check_size(data.len() / 3 * 4)?;
    vm.spend(data.len() / 16)?;
    let mut text = Vec::with_capacity(data.len() / 3 * 4 + 5);
    for chunk in data.chunks(3) {
        let bits =
            chunk.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = ALPHABET[(bits >> (18 - 6 * place)) as usize & 63];
            text.push(if place <= chunk.len() { letter } else { b'=' });
        }
    }
    if newline {
        text.push(b'\n');
    }
    Ok(vm.bytes(&text))
}

/// The six bits of a letter.
fn sextet(byte: u8) -> Option<u32> {
    Some(
        match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        }
        .into(),
    )
}

fn from_base64(vm: &mut Vm, args: &[Value]) -> Outcome {
    let data = ascii_argument(vm, &args[0])?;
    let strict = !args[1].is_empty() && vm.truth(&args[1])?;
    vm.spend(data.len() / 16)?;
    if strict && data.first() == Some(&b'=') {
        return Err(error(vm, "Leading padding not allowed"));
    }
    let mut out = Vec::with_capacity(data.len() / 4 * 3);
    let (mut bits, mut place, mut pads, mut letters) = (0_u32, 0, 0, 0_usize);
    for (at, &byte) in data.iter().enumerate() {
        if byte == b'=' {
            pads += 1;
            if place >= 2 && place + pads >= 4 {
                if strict && at + 1 < data.len() {
                    return Err(error(vm, "Excess data after padding"));
                }
                return Ok(vm.bytes(&out));
            }
            if strict && place == 0 {
                return Err(error(vm, "Excess padding not allowed"));
            }
            continue;
        }
        let Some(six) = sextet(byte) else {
            if strict {
                return Err(error(vm, "Only base64 data is allowed"));
            }
            continue;
        };
        if strict && pads > 0 {
            return Err(error(vm, "Discontinuous padding not allowed"));
        }
        pads = 0;
        letters += 1;
        bits = bits << 6 | six;
        place = (place + 1) % 4;
        if place != 1 {
            out.push((bits >> [0, 0, 4, 2][place]) as u8);
        }
    }
    match place {
        0 => Ok(vm.bytes(&out)),
        1 => {
            let message = format!(
                "Invalid base64-encoded string: number of data characters ({letters}) cannot be 1 more than a multiple of 4"
            );
            Err(error(vm, &message))
        }
        _ => Err(error(vm, "Incorrect padding")),
    }
}

fn hexlify(vm: &mut Vm, args: &[Value]) -> Outcome {
    // `bytes.hex` knows everything about separators.
    let data = like_argument(vm, &args[0])?.into_owned();
    let data = vm.bytes(&data);
    let given: Vec<Value> = args[1..].iter().filter(|value| !value.is_empty()).cloned().collect();
    let text = vm.call_method(&data, "hex", &given)?;
    let text = text.downcast::<Str>().expect("`bytes.hex` gives a str").to_ref();
    Ok(vm.bytes(text.as_bytes()))
}

fn unhexlify(vm: &mut Vm, args: &[Value]) -> Outcome {
    let data = ascii_argument(vm, &args[0])?;
    if data.len() % 2 != 0 {
        return Err(error(vm, "Odd-length string"));
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
    let pairs = data.chunks(2).map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?));
    match pairs.collect::<Option<Vec<u8>>>() {
        Some(out) => Ok(vm.bytes(&out)),
        None => Err(error(vm, "Non-hexadecimal digit found")),
    }
}

fn crc32(vm: &mut Vm, args: &[Value]) -> Outcome {
    let data = like_argument(vm, &args[0])?.into_owned();
    let start = if args[1].is_empty() { 0 } else { vm.index_i64(&args[1])? as u32 };
    vm.spend(data.len() / 4)?;
    let crc = data.iter().fold(!start, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| crc >> 1 ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 })
    });
    Ok(vm.int((!crc).into()))
}
