//! `_hashes`: the hash functions behind `hashlib`.
//!
//! Each algorithm is a crate of its own; all of them stand behind one trait, so that one class of objects does for all.

use std::cell::RefCell;

use blake2::{Blake2b512, Blake2s256};
use md5::Md5;
use rondo_vm::heap::{Foreign, Kind, Ref, Str, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::bytes;
use rondo_vm::types::class::{Class, ClassDef, PropertyDef};
use rondo_vm::types::object::new_foreign;
use rondo_vm::{Outcome, Raised, Vm, function, method};
use sha1::Sha1;
use sha2::digest::DynDigest;
use sha2::{Sha224, Sha256, Sha384, Sha512};
use sha3::{Sha3_224, Sha3_256, Sha3_384, Sha3_512};

/// An algorithm: its name, the size of its blocks, and its beginning.
struct Algorithm {
    name: &'static str,
    block: i32,
    make: fn() -> Box<dyn DynDigest>,
}

const ALGORITHMS: &[Algorithm] = &[
    Algorithm { name: "blake2b", block: 128, make: || Box::new(Blake2b512::default()) },
    Algorithm { name: "blake2s", block: 64, make: || Box::new(Blake2s256::default()) },
    Algorithm { name: "md5", block: 64, make: || Box::new(Md5::default()) },
    Algorithm { name: "sha1", block: 64, make: || Box::new(Sha1::default()) },
    Algorithm { name: "sha224", block: 64, make: || Box::new(Sha224::default()) },
    Algorithm { name: "sha256", block: 64, make: || Box::new(Sha256::default()) },
    Algorithm { name: "sha384", block: 128, make: || Box::new(Sha384::default()) },
    Algorithm { name: "sha512", block: 128, make: || Box::new(Sha512::default()) },
    Algorithm { name: "sha3_224", block: 144, make: || Box::new(Sha3_224::default()) },
    Algorithm { name: "sha3_256", block: 136, make: || Box::new(Sha3_256::default()) },
    Algorithm { name: "sha3_384", block: 104, make: || Box::new(Sha3_384::default()) },
    Algorithm { name: "sha3_512", block: 72, make: || Box::new(Sha3_512::default()) },
];

/// The payload of a hash object.
struct Hash {
    algorithm: &'static Algorithm,
    state: RefCell<Box<dyn DynDigest>>,
}

impl Foreign for Hash {}

/// The class, kept for the functions that make objects.
struct HashClass(Ref<Class>);

static CLASS: ClassDef = ClassDef {
    name: "_hashlib.HASH",
    doc: "A hash is an object used to calculate a checksum of a string of information.",
    methods: METHODS,
    properties: &[
        property("name", |vm, this| {
            let name = hash(vm, this)?.algorithm.name;
            Ok(vm.str(name))
        }),
        property("digest_size", |vm, this| {
            let size = hash(vm, this)?.state.borrow().output_size();
            Ok(vm.size(size))
        }),
        property("block_size", |vm, this| Ok(Value::int(hash(vm, this)?.algorithm.block))),
    ],
    is_base: false,
};

const fn property(name: &'static str, get: fn(&mut Vm, &Value) -> Outcome) -> PropertyDef {
    PropertyDef { name, get, set: None, doc: "" }
}

const METHODS: &[NativeDef] = &[
    method!("update", "(self, obj, /)", update, "Update this hash object's state with the provided string."),
    method!("digest", "(self, /)", digest, "Return the digest value as a bytes object."),
    method!(
        "hexdigest",
        "(self, /)",
        hex_digest,
        "Return the digest value as a string of hexadecimal digits."
    ),
    method!("copy", "(self, /)", copy, "Return a copy of the hash object."),
    method!("__repr__", "(self, /)", repr, "Return repr(self)."),
];

const FUNCTIONS: &[NativeDef] = &[function!(
    "new",
    "(name, data, /)",
    new,
    "A hash object of the algorithm, or None if there is none of the name."
)];

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let module = vm.add_module("_hashes", FUNCTIONS, "The hash functions behind hashlib.");
    let base = vm.types.object.clone();
    let class = vm.new_builtin_class(&CLASS, &base, Kind::Foreign);
    vm.rooms.put(HashClass(class));
    let names: Vec<Value> = ALGORITHMS.iter().map(|algorithm| vm.str(algorithm.name)).collect();
    let names = vm.tuple(names);
    vm.set_module_item(&module, "names", names);
    Ok(module.into())
}

fn hash<'a>(vm: &mut Vm, this: &'a Value) -> Result<&'a Hash, Raised> {
    match this.foreign::<Hash>() {
        Some(hash) => Ok(hash),
        None => Err(vm.type_error("a '_hashlib.HASH' object is expected")),
    }
}

fn data_argument(vm: &mut Vm, value: &Value) -> Result<Vec<u8>, Raised> {
    if value.is_a::<Str>() {
        return Err(vm.type_error("Strings must be encoded before hashing"));
    }
    match bytes::view(value) {
        Some(view) => Ok(view.into_owned()),
        None => Err(vm.type_error("object supporting the buffer API required")),
    }
}

fn object(vm: &mut Vm, algorithm: &'static Algorithm, state: Box<dyn DynDigest>) -> Value {
    let class = vm.rooms.get::<HashClass>().expect("the module put it there").0.clone();
    new_foreign(vm, &class, Hash { algorithm, state: RefCell::new(state) })
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let Some(name) = args[0].downcast::<Str>() else {
        let kind = vm.type_name(&args[0]);
        return Err(vm.type_error(format!("new() argument 'name' must be str, not {kind}")));
    };
    let Some(algorithm) = ALGORITHMS.iter().find(|algorithm| algorithm.name == name.as_str()) else {
        return Ok(Value::NONE);
    };
    let data = data_argument(vm, &args[1])?;
    vm.spend(data.len() / 8)?;
    let mut state = (algorithm.make)();
    state.update(&data);
    Ok(object(vm, algorithm, state))
}

fn update(vm: &mut Vm, args: &[Value]) -> Outcome {
    let data = data_argument(vm, &args[1])?;
    vm.spend(data.len() / 8)?;
    hash(vm, &args[0])?.state.borrow_mut().update(&data);
    Ok(Value::NONE)
}

/// The digest so far; more may follow.
fn digest_of(vm: &mut Vm, this: &Value) -> Result<Box<[u8]>, Raised> {
    Ok(hash(vm, this)?.state.borrow().box_clone().finalize())
}

fn digest(vm: &mut Vm, args: &[Value]) -> Outcome {
    let digest = digest_of(vm, &args[0])?;
    Ok(vm.bytes(&digest))
}

fn hex_digest(vm: &mut Vm, args: &[Value]) -> Outcome {
    let text: String = digest_of(vm, &args[0])?.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(vm.str(&text))
}

fn copy(vm: &mut Vm, args: &[Value]) -> Outcome {
    let hash = hash(vm, &args[0])?;
    let (algorithm, state) = (hash.algorithm, hash.state.borrow().box_clone());
    Ok(object(vm, algorithm, state))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Outcome {
    let name = hash(vm, &args[0])?.algorithm.name;
    let address = rondo_vm::types::object::address(vm, &args[0]);
    Ok(vm.str(&format!("<{name} _hashlib.HASH object @ {address}>")))
}
