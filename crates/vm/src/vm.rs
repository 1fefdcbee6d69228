//! The machine's state, and the words in which the rest of the crate asks it for things.

use std::cell::Cell;
use std::rc::Rc;

use num_bigint::BigInt as Number;
use num_traits::ToPrimitive;

use crate::attribute_cache::{MethodCache, SharedCache};
use crate::frame::Frame;
use crate::heap::{Dict, Heap, List, Object, Ref, Registers, Str, Value};
use crate::host::Host;
use crate::interner::Interner;
use crate::limits::Limits;
use crate::names::Names;
use crate::ops::chain::ActiveChain;
use crate::shapes::Shapes;
use crate::types::bytes::Bytes;
use crate::types::code::CodeObject;
use crate::types::exception::Exception;
use crate::types::int::BigInt;
use crate::types::registry::Types;

/// What a native or an operation gives: a value, or the exception it raised.
pub type Outcome = Result<Value, Raised>;

/// The program raised this exception.
#[derive(Clone)]
pub struct Raised(pub Ref<Exception>);

impl std::fmt::Debug for Raised {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.class().name())
    }
}

/// Issues a warning: category, text, and the object that it is about. A filter may make it an error.
pub type WarnHook = fn(&mut Vm, &Ref<crate::types::class::Class>, &str, &Value) -> Result<(), Raised>;

/// Hears of Ctrl-C: an error is raised where the program is.
pub type InterruptHook = fn(&mut Vm) -> Result<(), Raised>;

/// Gives another thread its turn.
pub type ThreadSwitch = fn(&mut Vm) -> Result<(), Raised>;

/// Tells a program of an exception that cannot be raised: it, what was done, with which object. `false` when the machine is
/// to say it itself.
pub type UnraisableHook = fn(&mut Vm, &Raised, &str, &Value) -> bool;

/// Gives other bases to a class with these bases and this namespace, or `None`.
pub type BaseSubstitute = fn(&mut Vm, &Value, &Value) -> Result<Option<Value>, Raised>;

/// One session's machine.
pub struct Vm {
    /// The heap of the session.
    pub heap: Rc<Heap>,
    /// The builtin classes.
    pub types: Types,
    /// Names that the machine itself looks for.
    pub names: Names,
    /// The namespace of `builtins`.
    pub builtins: Ref<Dict>,
    /// `sys.modules`.
    pub modules: Ref<Dict>,
    /// Everything that is not determined by the program comes in, and output goes out, through this door.
    pub host: Box<dyn Host>,
    pub(crate) registers: Registers,
    pub(crate) frames: Vec<Frame>,
    pub(crate) interner: Interner,
    pub(crate) shapes: Shapes,
    pub(crate) method_cache: MethodCache,
    pub(crate) shared_cache: SharedCache,
    pub(crate) linked: Vec<Ref<CodeObject>>,
    /// The chains of generators whose innermost member runs, the topmost last.
    pub(crate) chains: Vec<ActiveChain>,
    /// How often a chain was broken from outside.
    pub(crate) chain_epoch: u32,
    /// What `except` handles in the running context; for the contexts below see `Vm::handled`.
    pub(crate) handled: Value,
    /// Spent at back edges, calls and by natives in proportion to their work; at zero the machine looks up.
    pub(crate) countdown: Cell<i64>,
    /// What ends a run early.
    pub limits: Limits,
    /// How many frames may be on the stack.
    pub recursion_limit: usize,
    /// Below this address the Rust stack must not grow.
    pub(crate) stack_floor: usize,
    /// `sys.get_coroutine_origin_tracking_depth()`: how many frames a coroutine remembers of where it was made.
    pub origin_depth: usize,
    /// Development mode: loops are debugged unless the program says otherwise.
    pub is_development: bool,
    /// `sys.get_asyncgen_hooks()`: first iteration and finaliser.
    pub asyncgen_hooks: (Value, Value),
    /// Whether the coroutine of the function in Rust that is being called is awaited on the spot.
    pub(crate) native_await: crate::ops::calls::NativeAwait,
    /// Makes the coroutine that `Value::TURN` or a nap stands for, where somebody looks at it.
    pub make_awaited: Option<fn(&mut Vm, &Value) -> Value>,
    /// The number of the task whose coroutine is being resumed: it alone may go on after its nap. 0 when none is.
    pub napper: u32,
    /// How many digits `int`↔`str` conversions may have.
    pub max_str_digits: usize,
    pub(crate) next_version: u32,
    /// State of other rooms: the runtime's loops, the library's modules.
    pub rooms: crate::rooms::Rooms,
    /// Finds modules that are not made in Rust.
    pub loader: Option<Rc<dyn crate::ops::modules::Loader>>,
    /// The names of modules that are being loaded, outermost first.
    pub loading: Vec<String>,
    /// Modules made in Rust, by name: made when first imported.
    pub native_modules: rustc_hash::FxHashMap<&'static str, fn(&mut Vm) -> Outcome>,
    /// Where warnings go, once the `warnings` module is there.
    pub warn_hook: Option<WarnHook>,
    /// What Ctrl-C does while code runs; without one it raises `KeyboardInterrupt`.
    pub interrupt_hook: Option<InterruptHook>,
    /// Who is told of exceptions that cannot be raised anywhere, once the `sys` module is there.
    pub unraisable_hook: Option<UnraisableHook>,
    /// Objects behind `LoadIntrinsic`.
    pub intrinsics: Intrinsics,
    pub(crate) slice: i64,
    pub(crate) repr_guard: Vec<u64>,
    /// How the running thread leaves its stack; none on the main one.
    pub(crate) way: Option<crate::heap::stacks::Way>,
    /// Gives another thread its turn when the countdown is spent: there once a second thread is.
    pub thread_switch: Option<ThreadSwitch>,
    /// Whether the program has changed how `sys.stdout` encodes: `print` then writes to it, not to the host at once.
    pub writes_are_encoded: bool,
    /// Asked by every `class` statement whether a class with such a body needs other bases.
    pub base_substitute: Option<BaseSubstitute>,
    /// Classes written in the language that stand for one made in Rust, with that one: `isinstance` and `issubclass` say that they
    /// derive from it.
    pub stand_ins: Vec<(Ref<crate::types::class::Class>, Ref<crate::types::class::Class>)>,
    /// Lets other threads run until standard input has something to read: there once a second thread is.
    pub before_input: Option<ThreadSwitch>,
    pub(crate) ascii_chars: Vec<Ref<Str>>,
    /// Texts that nobody writes at the moment, see `Vm::with_buffer`.
    pub(crate) buffers: Vec<String>,
}

/// A buffer that has grown larger than this is not kept.
const LARGEST_BUFFER: usize = 1 << 16;

impl Vm {
    /// A string.
    #[inline]
    pub fn str(&self, text: &str) -> Value {
        self.new_str(text).into()
    }

    /// A string, as a typed reference.
    #[inline]
    pub fn new_str(&self, text: &str) -> Ref<Str> {
        if text.len() == 1 {
            return self.ascii_chars[usize::from(text.as_bytes()[0])].clone();
        }
        self.heap.new_str(&self.types.str, text)
    }

    /// The string of a text that is changed, but not in length.
    pub fn str_changed(&self, text: &str, change: impl FnOnce(&mut str)) -> Value {
        let string = self.heap.new_str_changed(&self.types.str, text, change);
        if string.len() == 1 { self.str(string.as_str()) } else { string.into() }
    }

    /// Gives an empty text to a closure. Its memory is used again, so that formatting a number need not ask for any.
    pub fn with_buffer<T>(&mut self, write: impl FnOnce(&mut Vm, &mut String) -> T) -> T {
        let mut text = self.buffers.pop().unwrap_or_default();
        let result = write(self, &mut text);
        if text.capacity() <= LARGEST_BUFFER {
            text.clear();
            self.buffers.push(text);
        }
        result
    }

    /// The string that a closure writes.
    pub fn written(
        &mut self,
        write: impl FnOnce(&mut Vm, &mut String) -> Result<(), Raised>,
    ) -> Result<Ref<Str>, Raised> {
        self.with_buffer(|vm, text| write(vm, text).map(|()| vm.new_str(text)))
    }

    /// A string of one character.
    #[inline]
    pub fn char(&self, char: char) -> Value {
        if char.is_ascii() {
            return self.ascii_chars[char as usize].clone().into();
        }
        let mut buffer = [0; 4];
        self.str(char.encode_utf8(&mut buffer))
    }

    /// The one string object for a name.
    pub fn intern(&mut self, text: &str) -> Ref<Str> {
        self.interner.intern(text, &self.heap, &self.types.str)
    }

    /// The one string object for the text of a string.
    pub fn intern_str(&mut self, string: &Object<Str>) -> Ref<Str> {
        if string.is_interned() {
            return string.to_ref();
        }
        self.interner.intern(string.as_str(), &self.heap, &self.types.str)
    }

    /// An int.
    #[inline(always)]
    pub fn int(&self, value: i64) -> Value {
        match Value::small_int(value) {
            Some(value) => value,
            None => self.heap.alloc(&self.types.int, BigInt::from_word(value)).into(),
        }
    }

    /// An int, from a size.
    #[inline]
    pub fn size(&self, value: usize) -> Value {
        self.int(value as i64)
    }

    /// An int of any size.
    pub fn big_int(&self, value: Number) -> Value {
        match value.to_i64().and_then(Value::small_int) {
            Some(small) => small,
            None => self.heap.alloc(&self.types.int, BigInt::new(value)).into(),
        }
    }

    /// A tuple.
    #[inline]
    pub fn tuple<I>(&self, items: I) -> Value
    where
        I: IntoIterator<Item = Value>,
        I::IntoIter: ExactSizeIterator,
    {
        self.heap.new_tuple(&self.types.tuple, items.into_iter()).into()
    }

    /// A list.
    #[inline]
    pub fn list(&self, items: Vec<Value>) -> Value {
        self.heap.alloc(&self.types.list, List::new(items)).into()
    }

    /// An empty dict.
    #[inline]
    pub fn new_dict(&self) -> Ref<Dict> {
        self.heap.alloc(&self.types.dict, Dict::default())
    }

    /// A bytes object.
    pub fn bytes(&self, bytes: &[u8]) -> Value {
        self.heap.alloc(&self.types.bytes, Bytes::new(bytes.into())).into()
    }

    /// A number that no namespace has had as its version.
    pub(crate) fn fresh_version(&mut self) -> u32 {
        self.next_version += 1;
        self.next_version
    }

    /// The `id` of a value.
    pub fn id_of(&mut self, value: &Value) -> u64 {
        self.heap.id_of(value)
    }
}

/// Objects that the compiler needs and no program can shadow.
#[derive(Default)]
#[allow(missing_docs, reason = "See `rondo_bytecode::Intrinsic`.")]
pub struct Intrinsics {
    pub build_class: Value,
    pub type_alias: Value,
    pub type_var: Value,
    pub type_var_tuple: Value,
    pub param_spec: Value,
    pub generic: Value,
    /// `typing.NoDefault`.
    pub no_default: Value,
}
