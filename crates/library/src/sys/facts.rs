//! What never changes: versions, the shape of numbers, the platform.

use rondo_vm::Vm;
use rondo_vm::heap::{Object, Value};
use rondo_vm::types::module::Module;

use crate::struct_sequence;
use crate::structseq::{class, instance};

/// The version of the language.
const VERSION: (i32, i32, i32) = (3, 14, 0);

struct_sequence!(VERSION_INFO = "sys.version_info", "Version information as a named tuple." {
    0 major, 1 minor, 2 micro, 3 releaselevel, 4 serial,
});

struct_sequence!(FLOAT_INFO = "sys.float_info", "A named tuple holding information about the float type." {
    0 max, 1 max_exp, 2 max_10_exp, 3 min, 4 min_exp, 5 min_10_exp, 6 dig, 7 mant_dig, 8 epsilon, 9 radix, 10 rounds,
});

struct_sequence!(INT_INFO = "sys.int_info", "A named tuple that holds information about Python's internal representation of integers." {
    0 bits_per_digit, 1 sizeof_digit, 2 default_max_str_digits, 3 str_digits_check_threshold,
});

struct_sequence!(HASH_INFO = "sys.hash_info", "A named tuple providing parameters used for computing hashes." {
    0 width, 1 modulus, 2 inf, 3 nan, 4 imag, 5 algorithm, 6 hash_bits, 7 seed_bits, 8 cutoff,
});

struct_sequence!(THREAD_INFO = "sys.thread_info", "A named tuple holding information about the thread implementation." {
    0 name, 1 lock, 2 version,
});

struct_sequence!(FLAGS = "sys.flags", "Flags provided through command line arguments or environment vars." {
    0 debug, 1 inspect, 2 interactive, 3 optimize, 4 dont_write_bytecode, 5 no_user_site, 6 no_site, 7 ignore_environment,
    8 verbose, 9 bytes_warning, 10 quiet, 11 hash_randomization, 12 isolated, 13 dev_mode, 14 utf8_mode,
    15 warn_default_encoding, 16 safe_path, 17 int_max_str_digits,
});

/// Puts them into the module.
pub(super) fn put(vm: &mut Vm, module: &Object<Module>) {
    let (major, minor, micro) = VERSION;
    let level = vm.str("final");
    let version = vec![Value::int(major), Value::int(minor), Value::int(micro), level, Value::int(0)];
    let info = class(vm, &VERSION_INFO);
    let version = instance(vm, &info, version);
    let implementation = implementation(vm, &version);
    let rondo = env!("CARGO_PKG_VERSION");
    let text = vm.str(&format!("{major}.{minor}.{micro} (Rondo {rondo})"));
    let hexversion = vm.int(i64::from(major) << 24 | i64::from(minor) << 16 | i64::from(micro) << 8 | 0xf0);
    let platform = match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        os => os,
    };
    let byteorder = if cfg!(target_endian = "big") { "big" } else { "little" };
    let texts = [
        ("platform", platform),
        ("byteorder", byteorder),
        ("float_repr_style", "short"),
        ("abiflags", ""),
        ("platlibdir", "lib"),
        ("prefix", ""),
        ("exec_prefix", ""),
        ("base_prefix", ""),
        ("base_exec_prefix", ""),
        ("copyright", "Copyright (c) the Rondo developers. Licensed under MIT or Apache-2.0."),
    ];
    let mut items: Vec<(&str, Value)> = texts.into_iter().map(|(name, text)| (name, vm.str(text))).collect();
    let executable =
        std::env::current_exe().map_or_else(|_| String::new(), |path| path.display().to_string());
    let warnings = super::settings(vm).warnings.clone();
    let warnoptions = warnings.iter().map(|option| vm.str(option)).collect();
    let warnoptions = vm.list(warnoptions);
    items.extend([
        ("executable", vm.str(&executable)),
        ("version", text),
        ("version_info", version),
        ("implementation", implementation),
        ("hexversion", hexversion),
        ("api_version", Value::int(1013)),
        ("maxsize", vm.int(i64::MAX)),
        ("maxunicode", Value::int(0x10_ffff)),
        ("dont_write_bytecode", Value::TRUE),
        ("pycache_prefix", Value::NONE),
        ("warnoptions", warnoptions),
        ("_xoptions", vm.new_dict().into()),
    ]);
    items.extend(numbers(vm));
    items.push(("flags", flags(vm)));
    let mut names: Vec<&str> = vm.native_modules.keys().copied().chain(["builtins"]).collect();
    names.sort_unstable();
    let names: Vec<Value> = names.into_iter().map(|name| vm.str(name)).collect();
    items.push(("builtin_module_names", vm.tuple(names)));
    for (name, value) in items {
        vm.set_module_item(module, name, value);
    }
}

fn numbers(vm: &mut Vm) -> Vec<(&'static str, Value)> {
    let float = vec![
        Value::float(f64::MAX),
        Value::int(f64::MAX_EXP),
        Value::int(f64::MAX_10_EXP),
        Value::float(f64::MIN_POSITIVE),
        Value::int(f64::MIN_EXP),
        Value::int(f64::MIN_10_EXP),
        Value::int(f64::DIGITS as i32),
        Value::int(f64::MANTISSA_DIGITS as i32),
        Value::float(f64::EPSILON),
        Value::int(f64::RADIX as i32),
        Value::int(1),
    ];
    let int = [30, 4, 4300, 640].map(Value::int).to_vec();
    let algorithm = vm.str("siphash13");
    let modulus = vm.int((1 << 61) - 1);
    let hash = vec![
        Value::int(64),
        modulus,
        Value::int(314_159),
        Value::int(0),
        Value::int(1_000_003),
        algorithm,
        Value::int(64),
        Value::int(128),
        Value::int(0),
    ];
    let thread = vec![vm.str("green"), Value::NONE, Value::NONE];
    let tables = [
        ("float_info", &FLOAT_INFO, float),
        ("int_info", &INT_INFO, int),
        ("hash_info", &HASH_INFO, hash),
        ("thread_info", &THREAD_INFO, thread),
    ];
    tables
        .into_iter()
        .map(|(name, table, items)| {
            let class = class(vm, table);
            (name, instance(vm, &class, items))
        })
        .collect()
}

fn flags(vm: &mut Vm) -> Value {
    let mut items = vec![Value::int(0); 18];
    items[4] = Value::int(1); // dont_write_bytecode
    let settings = super::settings(vm);
    items[5] = Value::int(i32::from(settings.is_isolated)); // no_user_site
    items[7] = Value::int(i32::from(settings.ignores_environment));
    items[12] = Value::int(i32::from(settings.is_isolated));
    items[13] = Value::bool(vm.is_development);
    items[14] = Value::int(1); // utf8_mode
    items[16] = Value::bool(settings.has_safe_path);
    items[17] = Value::int(4300);
    let class = class(vm, &FLAGS);
    instance(vm, &class, items)
}

/// `sys.implementation`: a plain object with attributes.
fn implementation(vm: &mut Vm, version: &Value) -> Value {
    let module = vm.new_module("sys.implementation");
    let name = vm.str("rondo");
    vm.set_module_item(&module, "name", name);
    vm.set_module_item(&module, "cache_tag", Value::NONE);
    vm.set_module_item(&module, "version", version.clone());
    module.into()
}
