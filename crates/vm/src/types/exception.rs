//! Exceptions: the builtin hierarchy, and what every exception carries.

pub mod base;
pub mod group;
pub mod kinds;
pub mod os;
pub mod unicode;

use std::cell::{Cell, RefCell};

use crate::heap::{Kind, Object, Payload, Ref, Tracer, ValueCell};
use crate::native::NativeDef;
use crate::types::class::{Class, PropertyDef};
use crate::types::traceback::Traceback;

/// The payload of an exception.
#[derive(Default)]
pub struct Exception {
    /// `args`: a tuple.
    pub args: ValueCell,
    /// `__traceback__`.
    pub traceback: RefCell<Option<Ref<Traceback>>>,
    /// `__cause__`: an exception or empty.
    pub cause: ValueCell,
    /// `__context__`: an exception or empty.
    pub context: ValueCell,
    /// `__suppress_context__`.
    pub suppress_context: Cell<bool>,
}

impl Payload for Exception {
    const KIND: Kind = Kind::Exception;
    const CONTAINER: bool = true;

    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.args.trace(tracer);
        self.cause.trace(tracer);
        self.context.trace(tracer);
        if let Some(traceback) = &*self.traceback.borrow() {
            tracer.reference(traceback);
        }
    }

    fn clear(&self) {
        let traceback = self.traceback.take();
        drop((self.args.take(), self.cause.take(), self.context.take(), traceback));
    }
}

impl Object<Exception> {
    /// Whether an `except` clause for this class takes it.
    pub fn is_instance_of(&self, class: &Object<Class>) -> bool {
        self.class().is_subclass_of(class)
    }
}

/// The methods and the computed attributes that a class of the hierarchy has besides its members.
pub fn rows_of(name: &str) -> (&'static [NativeDef], &'static [PropertyDef]) {
    match name {
        "BaseException" => (base::METHODS, base::PROPERTIES),
        "BaseExceptionGroup" => (group::METHODS, group::PROPERTIES),
        "KeyError" => (kinds::KEY_ERROR, &[]),
        "StopIteration" => (kinds::STOP_ITERATION, &[]),
        "SystemExit" => (kinds::SYSTEM_EXIT, &[]),
        "ImportError" => (kinds::IMPORT_ERROR, &[]),
        "AttributeError" => (kinds::ATTRIBUTE_ERROR, &[]),
        "NameError" => (kinds::NAME_ERROR, &[]),
        "SyntaxError" => (kinds::SYNTAX_ERROR, &[]),
        "OSError" => (os::METHODS, os::PROPERTIES),
        "UnicodeDecodeError" => (unicode::DECODE, &[]),
        "UnicodeEncodeError" => (unicode::ENCODE, &[]),
        "UnicodeTranslateError" => (unicode::TRANSLATE, &[]),
        _ => (&[], &[]),
    }
}

/// Declares the hierarchy of builtin exceptions: `field = "Name" < base_field [members] "doc"`.
/// The first word names the parameter for `object`; each class is a local with the name of its field.
///
/// The members are slots. An absent one reads as `None`; one whose name begins with a dot has no descriptor: the class has
/// a computed attribute for it.
macro_rules! exceptions {
    ($root:ident; $($field:ident = $name:literal < $base:ident [$($member:literal),*] $doc:literal;)*) => {
        /// The builtin exception classes.
        #[allow(missing_docs, reason = "Each field is the class of the same name.")]
        pub struct ExceptionTypes { $(pub $field: Ref<Class>,)* }

        impl ExceptionTypes {
            /// Makes the classes, each after its base, with a maker that gets name, base, members and docstring.
            pub fn new(
                $root: &Ref<Class>,
                mut make: impl FnMut(&'static str, &Ref<Class>, &'static [&'static str], &'static str) -> Ref<Class>,
            ) -> ExceptionTypes {
                $(let $field = make($name, &$base.clone(), &[$($member),*], $doc);)*
                ExceptionTypes { $($field,)* }
            }

            /// The declared members and the docstring of each, in the order of `all`.
            pub const ROWS: &[(&'static [&'static str], &'static str)] = &[$((&[$($member),*], $doc),)*];

            /// All of them, with their names.
            pub fn all(&self) -> Vec<(&'static str, &Ref<Class>)> {
                vec![$(($name, &self.$field),)*]
            }
        }
    };
}

exceptions! {
    object_base;
    base_exception = "BaseException" < object_base [] "Common base class for all exceptions";
    exception = "Exception" < base_exception [] "Common base class for all non-exit exceptions.";
    base_exception_group = "BaseExceptionGroup" < base_exception [".message", ".exceptions"] "A combination of multiple unrelated exceptions.";
    system_exit = "SystemExit" < base_exception ["code"] "Request to exit from the interpreter.";
    keyboard_interrupt = "KeyboardInterrupt" < base_exception [] "Program interrupted by user.";
    generator_exit = "GeneratorExit" < base_exception [] "Request that a generator exit.";
    arithmetic_error = "ArithmeticError" < exception [] "Base class for arithmetic errors.";
    floating_point_error = "FloatingPointError" < arithmetic_error [] "Floating-point operation failed.";
    overflow_error = "OverflowError" < arithmetic_error [] "Result too large to be represented.";
    zero_division_error = "ZeroDivisionError" < arithmetic_error [] "Second argument to a division or modulo operation was zero.";
    assertion_error = "AssertionError" < exception [] "Assertion failed.";
    attribute_error = "AttributeError" < exception ["name", "obj"] "Attribute not found.";
    buffer_error = "BufferError" < exception [] "Buffer error.";
    eof_error = "EOFError" < exception [] "Read beyond end of file.";
    import_error = "ImportError" < exception ["msg", "name", "path", "name_from"] "Import can't find module, or can't find name in module.";
    module_not_found_error = "ModuleNotFoundError" < import_error [] "Module not found.";
    lookup_error = "LookupError" < exception [] "Base class for lookup errors.";
    index_error = "IndexError" < lookup_error [] "Sequence index out of range.";
    key_error = "KeyError" < lookup_error [] "Mapping key not found.";
    memory_error = "MemoryError" < exception [] "Out of memory.";
    name_error = "NameError" < exception ["name"] "Name not found globally.";
    unbound_local_error = "UnboundLocalError" < name_error [] "Local name referenced but not bound to a value.";
    os_error = "OSError" < exception ["errno", "strerror", "filename", "filename2", ".characters_written"] "Base class for I/O related errors.";
    blocking_io_error = "BlockingIOError" < os_error [] "I/O operation would block.";
    child_process_error = "ChildProcessError" < os_error [] "Child process error.";
    connection_error = "ConnectionError" < os_error [] "Connection error.";
    broken_pipe_error = "BrokenPipeError" < connection_error [] "Broken pipe.";
    connection_aborted_error = "ConnectionAbortedError" < connection_error [] "Connection aborted.";
    connection_refused_error = "ConnectionRefusedError" < connection_error [] "Connection refused.";
    connection_reset_error = "ConnectionResetError" < connection_error [] "Connection reset.";
    file_exists_error = "FileExistsError" < os_error [] "File already exists.";
    file_not_found_error = "FileNotFoundError" < os_error [] "File not found.";
    interrupted_error = "InterruptedError" < os_error [] "Interrupted by signal.";
    is_a_directory_error = "IsADirectoryError" < os_error [] "Operation doesn't work on directories.";
    not_a_directory_error = "NotADirectoryError" < os_error [] "Operation only works on directories.";
    permission_error = "PermissionError" < os_error [] "Not enough permissions.";
    process_lookup_error = "ProcessLookupError" < os_error [] "Process not found.";
    timeout_error = "TimeoutError" < os_error [] "Timeout expired.";
    reference_error = "ReferenceError" < exception [] "Weak ref proxy used after referent went away.";
    runtime_error = "RuntimeError" < exception [] "Unspecified run-time error.";
    not_implemented_error = "NotImplementedError" < runtime_error [] "Method or function hasn't been implemented yet.";
    python_finalization_error = "PythonFinalizationError" < runtime_error [] "Operation blocked during Python finalization.";
    recursion_error = "RecursionError" < runtime_error [] "Recursion limit exceeded.";
    stop_async_iteration = "StopAsyncIteration" < exception [] "Signal the end from iterator.__anext__().";
    stop_iteration = "StopIteration" < exception ["value"] "Signal the end from iterator.__next__().";
    syntax_error = "SyntaxError" < exception ["msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line", "_metadata"] "Invalid syntax.";
    incomplete_input_error = "_IncompleteInputError" < syntax_error [] "incomplete input.";
    indentation_error = "IndentationError" < syntax_error [] "Improper indentation.";
    tab_error = "TabError" < indentation_error [] "Improper mixture of spaces and tabs.";
    system_error = "SystemError" < exception [] "Internal error in the Python interpreter.";
    type_error = "TypeError" < exception [] "Inappropriate argument type.";
    value_error = "ValueError" < exception [] "Inappropriate argument value (of correct type).";
    unicode_error = "UnicodeError" < value_error [] "Unicode related error.";
    unicode_decode_error = "UnicodeDecodeError" < unicode_error ["encoding", "object", "start", "end", "reason"] "Unicode decoding error.";
    unicode_encode_error = "UnicodeEncodeError" < unicode_error ["encoding", "object", "start", "end", "reason"] "Unicode encoding error.";
    unicode_translate_error = "UnicodeTranslateError" < unicode_error ["object", "start", "end", "reason", "encoding"] "Unicode translation error.";
    warning = "Warning" < exception [] "Base class for warning categories.";
    bytes_warning = "BytesWarning" < warning [] "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str.";
    deprecation_warning = "DeprecationWarning" < warning [] "Base class for warnings about deprecated features.";
    encoding_warning = "EncodingWarning" < warning [] "Base class for warnings about encodings.";
    future_warning = "FutureWarning" < warning [] "Base class for warnings about constructs that will change semantically\nin the future.";
    import_warning = "ImportWarning" < warning [] "Base class for warnings about probable mistakes in module imports";
    pending_deprecation_warning = "PendingDeprecationWarning" < warning [] "Base class for warnings about features which will be deprecated\nin the future.";
    resource_warning = "ResourceWarning" < warning [] "Base class for warnings about resource usage.";
    runtime_warning = "RuntimeWarning" < warning [] "Base class for warnings about dubious runtime behavior.";
    syntax_warning = "SyntaxWarning" < warning [] "Base class for warnings about dubious syntax.";
    unicode_warning = "UnicodeWarning" < warning [] "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.";
    user_warning = "UserWarning" < warning [] "Base class for warnings generated by user code.";
}
