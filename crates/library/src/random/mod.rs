//! `_random`: the generator behind `random`, whose distributions are written in the language.
//!
//! [`twister`] makes the numbers, CPython's for the same seed.

mod twister;

use std::cell::RefCell;

use num_bigint::{BigInt, BigUint, Sign};
use rondo_vm::heap::{Foreign, Holder, Kind, Object, Tuple, Value};
use rondo_vm::native::NativeDef;
use rondo_vm::types::bytes::{ByteArray, Bytes};
use rondo_vm::types::class::{Class, ClassDef};
use rondo_vm::types::int::Int;
use rondo_vm::types::object::new_foreign;
use rondo_vm::types::sequence::{R, receiver};
use rondo_vm::{Outcome, Vm, function, method, static_method};

use sha2::{Digest, Sha512};
use twister::{STATE_SIZE, Twister};

/// Makes the module.
pub fn make(vm: &mut Vm) -> Outcome {
    let module = vm.add_module("_random", FUNCTIONS, "The Mersenne Twister random number generator.");
    let object = vm.types.object.clone();
    let class = vm.new_builtin_class(&CLASS, &object, Kind::Foreign);
    vm.set_module_item(&module, "Random", class.into());
    Ok(module.into())
}

const FUNCTIONS: &[NativeDef] = &[
    function!("_entropy", "(n, /)", entropy, "Return n random bytes from the operating system."),
    function!(
        "_sha512",
        "(data, /)",
        digest,
        "Return the SHA-512 digest of some bytes, which seeds from texts end with."
    ),
];

/// A generator.
struct Generator(RefCell<Twister>);

impl Foreign for Generator {}

static CLASS: ClassDef = ClassDef {
    name: "_random.Random",
    doc: "Random() -> create a random number generator with its own internal state.",
    methods: &[
        static_method!("__new__", "(cls, /, *args, **kwargs)", new, "Make a generator."),
        method!("__init__", "(self, /, *args, **kwargs)", init, "Seed the generator."),
        method!("random", "(self, /)", random, "random() -> x in the interval [0, 1)."),
        method!(
            "seed",
            "(self, n=None, /)",
            seed,
            "seed([n]) -> None.\n\nWithout a number the seed comes from the operating system."
        ),
        method!("getstate", "(self, /)", getstate, "getstate() -> tuple containing the current state."),
        method!(
            "setstate",
            "(self, state, /)",
            setstate,
            "setstate(state) -> None.  Restores generator state."
        ),
        method!(
            "getrandbits",
            "(self, k, /)",
            getrandbits,
            "getrandbits(k) -> x.  Generates an int with k random bits."
        ),
    ],
    properties: &[],
    is_base: true,
};

fn this<'a>(vm: &mut Vm, args: &'a [Value]) -> R<&'a Object<Holder<Generator>>> {
    match args[0].foreign::<Generator>() {
        Some(generator) => Ok(generator),
        None => {
            let name = vm.type_name(&args[0]);
            Err(vm
                .type_error(format!("descriptor requires a '_random.Random' object but received a '{name}'")))
        }
    }
}

fn new(vm: &mut Vm, args: &[Value]) -> Outcome {
    let class = args[0].downcast::<Class>().expect("`__new__` gets a class").to_ref();
    Ok(new_foreign(vm, &class, Generator(RefCell::new(Twister::new()))))
}

fn init(vm: &mut Vm, args: &[Value]) -> Outcome {
    let given = args[1].items();
    if given.len() > 1 {
        let message =
            format!("Random() takes from 0 to 1 positional arguments but {} were given", given.len());
        return Err(vm.type_error(message));
    }
    let number = given.first().cloned().unwrap_or_default();
    seed(vm, &[args[0].clone(), number])
}

fn random(vm: &mut Vm, args: &[Value]) -> Outcome {
    let number = this(vm, args)?.0.borrow_mut().float();
    Ok(Value::float(number))
}

/// The 32-bit words of a number, the lowest first; of zero one word.
fn words_of(number: &BigInt) -> Vec<u32> {
    let (_, words) = number.to_u32_digits();
    if words.is_empty() { vec![0] } else { words }
}

fn seed(vm: &mut Vm, args: &[Value]) -> Outcome {
    let generator = this(vm, args)?;
    let words = if args[1].is_empty() || args[1].is_none() {
        let mut bytes = [0; 4 * STATE_SIZE];
        vm.host.entropy(&mut bytes);
        bytes
            .chunks_exact(4)
            .map(|word| u32::from_le_bytes(word.try_into().expect("a chunk has four bytes")))
            .collect()
    } else if let Some(int) = Int::of(&args[1]) {
        words_of(&int.number())
    } else {
        // Anything else counts by its hash.
        let hash = vm.hash(&args[1])?;
        words_of(&BigInt::from(hash))
    };
    generator.0.borrow_mut().seed(&words);
    Ok(Value::NONE)
}

fn getrandbits(vm: &mut Vm, args: &[Value]) -> Outcome {
    let bits = vm.size_argument(&args[1])?;
    let generator = this(vm, args)?;
    if bits < 0 {
        return Err(vm.value_error("Cannot convert negative int"));
    }
    if bits <= 32 {
        let word = if bits == 0 { 0 } else { generator.0.borrow_mut().word() >> (32 - bits) };
        return Ok(vm.int(word.into()));
    }
    vm.check_size(bits as usize / 8)?;
    vm.spend(bits as usize / 256)?;
    let mut left = bits;
    let mut words = Vec::with_capacity((bits as usize).div_ceil(32));
    while left > 0 {
        let word = generator.0.borrow_mut().word();
        words.push(if left < 32 { word >> (32 - left) } else { word });
        left -= 32;
    }
    Ok(vm.big_int(BigInt::from_biguint(Sign::Plus, BigUint::new(words))))
}

fn getstate(vm: &mut Vm, args: &[Value]) -> Outcome {
    let (words, place) = this(vm, args)?.0.borrow().state();
    let mut items: Vec<Value> = words.iter().map(|&word| vm.int(word.into())).collect();
    items.push(vm.size(place));
    Ok(vm.tuple(items))
}

fn setstate(vm: &mut Vm, args: &[Value]) -> Outcome {
    let generator = this(vm, args)?;
    let Some(state) = args[1].downcast::<Tuple>() else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    if state.len() != STATE_SIZE + 1 {
        return Err(vm.value_error("state vector is the wrong size"));
    }
    let mut words = [0; STATE_SIZE];
    for (word, item) in words.iter_mut().zip(state.as_slice()) {
        if vm.plain_int(item).is_none() {
            return Err(vm.type_error("an integer is required"));
        }
        let number = vm.index_i64(item)?;
        if number < 0 {
            return Err(vm.overflow_error("can't convert negative value to unsigned int"));
        }
        *word = number as u32;
    }
    let place = vm.index_i64(&state.as_slice()[STATE_SIZE])?;
    if !(0..=STATE_SIZE as i64).contains(&place) {
        return Err(vm.value_error("invalid state"));
    }
    generator.0.borrow_mut().set_state(words, place as usize);
    Ok(Value::NONE)
}

fn entropy(vm: &mut Vm, args: &[Value]) -> Outcome {
    let count = vm.size_argument(&args[0])?;
    if count < 0 {
        return Err(vm.value_error("negative argument not allowed"));
    }
    vm.check_size(count as usize)?;
    let mut bytes = vec![0; count as usize];
    vm.host.entropy(&mut bytes);
    Ok(vm.bytes(&bytes))
}

fn digest(vm: &mut Vm, args: &[Value]) -> Outcome {
    let data: Vec<u8> = match args[0].downcast::<ByteArray>() {
        Some(bytes) => bytes.to_vec(),
        None => receiver::<Bytes>(vm, args, "bytes")?.as_slice().to_vec(),
    };
    vm.spend(data.len() / 16)?;
    Ok(vm.bytes(&Sha512::digest(&data)))
}
