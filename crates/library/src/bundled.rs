//! The modules that are written in the language itself: one row each, with the text.

/// A bundled module.
#[derive(Clone, Copy)]
pub struct Bundled {
    /// Its full dotted name.
    pub name: &'static str,
    /// Whether it is a package.
    pub is_package: bool,
    /// Its text.
    pub text: &'static str,
}

impl Bundled {
    /// The name of its file, as tracebacks show it.
    pub fn file_name(&self) -> String {
        let path = self.name.replace('.', "/");
        if self.is_package { format!("<rondo>/{path}/__init__.py") } else { format!("<rondo>/{path}.py") }
    }
}

/// All of them.
pub const MODULES: &[Bundled] = &[
    module("__future__", include_str!("python/__future__.py")),
    module("_argparse_help", include_str!("python/_argparse_help.py")),
    module("_argparse_parser", include_str!("python/_argparse_parser.py")),
    module("_collections_abc", include_str!("python/_collections_abc.py")),
    module("_collections_sequences", include_str!("python/_collections_sequences.py")),
    module("_collections_sets", include_str!("python/_collections_sets.py")),
    module("_dataclass_fields", include_str!("python/_dataclass_fields.py")),
    module("_dataclass_slots", include_str!("python/_dataclass_slots.py")),
    module("_dataclass_tools", include_str!("python/_dataclass_tools.py")),
    module("_enum_flags", include_str!("python/_enum_flags.py")),
    module("_enum_members", include_str!("python/_enum_members.py")),
    module("_enum_tools", include_str!("python/_enum_tools.py")),
    module("_functools_dispatch", include_str!("python/_functools_dispatch.py")),
    module("_functools_methods", include_str!("python/_functools_methods.py")),
    module("_functools_ordering", include_str!("python/_functools_ordering.py")),
    module("_help", include_str!("python/_help.py")),
    module("_inspect_classes", include_str!("python/_inspect_classes.py")),
    module("_inspect_signature", include_str!("python/_inspect_signature.py")),
    module("_inspect_source", include_str!("python/_inspect_source.py")),
    module("_inspect_specs", include_str!("python/_inspect_specs.py")),
    module("_os_process", include_str!("python/_os_process.py")),
    module("_os_tree", include_str!("python/_os_tree.py")),
    module("_path_patterns", include_str!("python/_path_patterns.py")),
    module("_re_flags", include_str!("python/_re_flags.py")),
    module("_strptime", include_str!("python/_strptime.py")),
    module("_types_dynamic", include_str!("python/_types_dynamic.py")),
    module("_types_tools", include_str!("python/_types_tools.py")),
    module("_typing_aliases", include_str!("python/_typing_aliases.py")),
    module("_typing_classes", include_str!("python/_typing_classes.py")),
    module("_typing_files", include_str!("python/_typing_files.py")),
    module("_typing_forms", include_str!("python/_typing_forms.py")),
    module("_typing_functions", include_str!("python/_typing_functions.py")),
    module("_typing_hints", include_str!("python/_typing_hints.py")),
    module("_typing_protocols", include_str!("python/_typing_protocols.py")),
    module("_typing_substitution", include_str!("python/_typing_substitution.py")),
    module("_weakref_collections", include_str!("python/_weakref_collections.py")),
    module("_weakrefset", include_str!("python/_weakrefset.py")),
    module("abc", include_str!("python/abc.py")),
    module("annotationlib", include_str!("python/annotationlib.py")),
    module("argparse", include_str!("python/argparse.py")),
    module("atexit", include_str!("python/atexit.py")),
    module("base64", include_str!("python/base64.py")),
    module("binascii", include_str!("python/binascii.py")),
    module("calendar", include_str!("python/calendar.py")),
    package("collections", include_str!("python/collections/__init__.py")),
    module("collections._chain_map", include_str!("python/collections/_chain_map.py")),
    module("collections._counter", include_str!("python/collections/_counter.py")),
    module("collections._named_tuple", include_str!("python/collections/_named_tuple.py")),
    module("collections._user", include_str!("python/collections/_user.py")),
    module("collections._user_string", include_str!("python/collections/_user_string.py")),
    module("collections.abc", include_str!("python/collections/abc.py")),
    package("concurrent", include_str!("python/concurrent/__init__.py")),
    package("concurrent.futures", include_str!("python/concurrent/futures/__init__.py")),
    module("concurrent.futures._base", include_str!("python/concurrent/futures/_base.py")),
    module("concurrent.futures.thread", include_str!("python/concurrent/futures/thread.py")),
    module("contextlib", include_str!("python/contextlib.py")),
    module("copy", include_str!("python/copy.py")),
    module("copyreg", include_str!("python/copyreg.py")),
    module("dataclasses", include_str!("python/dataclasses.py")),
    module("doctest", include_str!("python/doctest.py")),
    module("enum", include_str!("python/enum.py")),
    module("fractions", include_str!("python/fractions.py")),
    module("functools", include_str!("python/functools.py")),
    module("hashlib", include_str!("python/hashlib.py")),
    module("heapq", include_str!("python/heapq.py")),
    module("hmac", include_str!("python/hmac.py")),
    package("importlib", include_str!("python/importlib/__init__.py")),
    module("importlib.machinery", include_str!("python/importlib/machinery.py")),
    module("importlib.util", include_str!("python/importlib/util.py")),
    module("inspect", include_str!("python/inspect.py")),
    package("json", include_str!("python/json/__init__.py")),
    module("json._pieces", include_str!("python/json/_pieces.py")),
    module("json.decoder", include_str!("python/json/decoder.py")),
    module("json.encoder", include_str!("python/json/encoder.py")),
    module("json.scanner", include_str!("python/json/scanner.py")),
    module("keyword", include_str!("python/keyword.py")),
    package("logging", include_str!("python/logging/__init__.py")),
    module("logging._formats", include_str!("python/logging/_formats.py")),
    module("logging._loggers", include_str!("python/logging/_loggers.py")),
    module("logging._records", include_str!("python/logging/_records.py")),
    module("logging.config", include_str!("python/logging/config.py")),
    module("logging.handlers", include_str!("python/logging/handlers.py")),
    module("os", include_str!("python/os.py")),
    module("pathlib", include_str!("python/pathlib.py")),
    module("posixpath", include_str!("python/posixpath.py")),
    module("pprint", include_str!("python/pprint.py")),
    module("queue", include_str!("python/queue.py")),
    module("random", include_str!("python/random.py")),
    module("re", include_str!("python/re.py")),
    module("socket", include_str!("python/socket.py")),
    module("statistics", include_str!("python/statistics.py")),
    module("string", include_str!("python/string.py")),
    module("textwrap", include_str!("python/textwrap.py")),
    module("threading", include_str!("python/threading.py")),
    module("timeit", include_str!("python/timeit.py")),
    module("traceback", include_str!("python/traceback.py")),
    module("types", include_str!("python/types.py")),
    module("typing", include_str!("python/typing.py")),
    module("uvloop", include_str!("python/uvloop.py")),
    module("warnings", include_str!("python/warnings.py")),
    module("weakref", include_str!("python/weakref.py")),
];

const fn module(name: &'static str, text: &'static str) -> Bundled {
    Bundled { name, is_package: false, text }
}

const fn package(name: &'static str, text: &'static str) -> Bundled {
    Bundled { name, is_package: true, text }
}

/// The bundled module with this full name.
pub fn find(name: &str) -> Option<Bundled> {
    MODULES.iter().find(|bundled| bundled.name == name).copied()
}
