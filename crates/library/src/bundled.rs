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
    module("_strptime", include_str!("python/_strptime.py")),
    module("_dataclass_fields", include_str!("python/_dataclass_fields.py")),
    module("_enum_flags", include_str!("python/_enum_flags.py")),
    module("_enum_members", include_str!("python/_enum_members.py")),
    module("_inspect_classes", include_str!("python/_inspect_classes.py")),
    module("_inspect_signature", include_str!("python/_inspect_signature.py")),
    module("_inspect_source", include_str!("python/_inspect_source.py")),
    module("annotationlib", include_str!("python/annotationlib.py")),
    module("contextlib", include_str!("python/contextlib.py")),
    module("dataclasses", include_str!("python/dataclasses.py")),
    module("enum", include_str!("python/enum.py")),
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
    module("logging.handlers", include_str!("python/logging/handlers.py")),
    module("re", include_str!("python/re.py")),
    module("string", include_str!("python/string.py")),
    module("textwrap", include_str!("python/textwrap.py")),
    module("traceback", include_str!("python/traceback.py")),
    module("types", include_str!("python/types.py")),
    module("warnings", include_str!("python/warnings.py")),
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
