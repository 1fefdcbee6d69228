//! The table of codes: one row a fault that a source can have.
//!
//! A row is the code, the class that CPython raises for it, and a title. The page `docs/errors/<code>.md` is included, so that a code
//! without a page doesn't compile. Codes are never reused. `E00xx` are the lexer's and the layout's, `E01xx` the grammar's,
//! `E02xx` and `E03xx` the compiler's.

/// The class of the exception that CPython raises for a fault.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum ExceptionClass {
    /// Any fault of the source but those below.
    SyntaxError,
    /// A fault of the indentation; a subclass of `SyntaxError`.
    IndentationError,
    /// Tabs and spaces mixed so that the depth depends on the width of a tab; a subclass of `IndentationError`.
    TabError,
    /// Not a fault but a doubt: the program runs.
    SyntaxWarning,
}

impl ExceptionClass {
    /// The name of the class in Python.
    pub fn name(self) -> &'static str {
        match self {
            ExceptionClass::SyntaxError => "SyntaxError",
            ExceptionClass::IndentationError => "IndentationError",
            ExceptionClass::TabError => "TabError",
            ExceptionClass::SyntaxWarning => "SyntaxWarning",
        }
    }
}

macro_rules! codes {
    ($($code:ident $class:ident $title:literal)*) => {
        /// Which fault it is: a stable name, printed as `E0101`, that leads to a page.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $title] $code,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[$(Code::$code),*];

            /// The code as it is printed: `E0101`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$code => stringify!($code),)* }
            }

            /// What the fault is in general, for lists of codes.
            pub fn title(self) -> &'static str {
                match self { $(Code::$code => $title,)* }
            }

            /// The class of the exception that CPython raises for it.
            pub fn exception(self) -> ExceptionClass {
                match self { $(Code::$code => ExceptionClass::$class,)* }
            }

            /// The page that explains it, in Markdown.
            pub fn page(self) -> &'static str {
                match self { $(Code::$code => include_str!(concat!("../../../docs/errors/", stringify!($code), ".md")),)* }
            }
        }
    };
}

codes! {
    E0101 SyntaxError "The text is not Python here"
    E0201 SyntaxError "A declaration of a global or nonlocal name cannot hold"
    E0202 SyntaxError "A parameter is named twice"
    E0203 SyntaxError "An assignment expression stands where it cannot bind"
    E0301 SyntaxError "This part of Python is not supported"
    E0302 SyntaxError "The code is too large or too deeply nested"
}

impl Code {
    /// The code of this name, written in either case.
    pub fn from_name(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.name().eq_ignore_ascii_case(name))
    }
}
