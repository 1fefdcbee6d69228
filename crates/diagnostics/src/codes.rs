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
    E0001 SyntaxError "A character that means nothing in Python"
    E0002 SyntaxError "A number that is none"
    E0003 SyntaxError "A number with leading zeros"
    E0004 SyntaxError "A string without its closing quote"
    E0005 SyntaxError "A triple-quoted string without its closing quotes"
    E0006 SyntaxError "An escape sequence that cannot be decoded"
    E0007 SyntaxError "A string with half of a surrogate pair"
    E0008 SyntaxError "Bytes with a character beyond ASCII"
    E0009 SyntaxWarning "An escape sequence that means nothing"
    E0010 SyntaxError "A bracket that is never closed"
    E0011 SyntaxError "A closing bracket that closes nothing"
    E0012 SyntaxError "A closing bracket of another kind than the opening one"
    E0013 SyntaxError "Too many brackets inside one another"
    E0014 SyntaxError "Too much inside one another"
    E0015 SyntaxError "A backslash that doesn't end its line"
    E0016 SyntaxError "A brace without its partner in an f-string"
    E0017 SyntaxError "Letters before a quote that don't go together"
    E0018 SyntaxError "A source with a byte of value zero"
    E0019 SyntaxError "A source that is not UTF-8"
    E0020 IndentationError "A line that stands too deep"
    E0021 IndentationError "A line that stands at no level"
    E0022 TabError "Tabs and spaces mixed"
    E0023 IndentationError "Too many blocks inside one another"
    E0024 IndentationError "A header without a block"
    E0025 SyntaxWarning "A number that runs into a word"
    E0101 SyntaxError "The text is not Python here"
    E0102 SyntaxError "A word or sign is missing"
    E0103 SyntaxError "A comma may be missing"
    E0104 SyntaxError "An assignment to something that is no target"
    E0105 SyntaxError "An assignment where a comparison was meant"
    E0106 SyntaxError "A deletion of something that is no target"
    E0107 SyntaxError "An annotation of something that is no single target"
    E0108 SyntaxError "An augmented assignment to something that is no single target"
    E0109 SyntaxError "Arguments in an order that Python doesn't know"
    E0110 SyntaxError "A generator expression without parentheses"
    E0111 SyntaxError "A keyword argument that is none"
    E0112 SyntaxError "A parameter without its default"
    E0113 SyntaxError "Parameters in an order that Python doesn't know"
    E0114 SyntaxError "A call without parentheses"
    E0115 SyntaxError "Half of a conditional expression"
    E0116 SyntaxError "A walrus that binds something other than a name"
    E0117 SyntaxError "A comprehension that is none"
    E0118 SyntaxError "A dictionary whose items are no pairs"
    E0119 SyntaxError "An asterisk where nothing can be unpacked"
    E0120 SyntaxError "An import that is none"
    E0121 SyntaxError "A try statement without its other half"
    E0122 SyntaxError "An except clause that is none"
    E0123 SyntaxError "A pattern that is none"
    E0124 SyntaxError "Clauses in the wrong order"
    E0125 SyntaxError "A replacement field that is none"
    E0126 SyntaxError "Type parameters that are none"
    E0127 SyntaxError "Literals that cannot be joined"
    E0128 SyntaxError "A not that needs parentheses"
    E0201 SyntaxError "A declaration of a global or nonlocal name cannot hold"
    E0202 SyntaxError "Parameters or arguments that do not go together"
    E0203 SyntaxError "An assignment expression stands where it cannot bind"
    E0204 SyntaxError "An import from the future that is none"
    E0205 SyntaxError "A statement or expression stands where it has no meaning"
    E0206 SyntaxError "Except clauses that are never reached"
    E0207 SyntaxError "A star where nothing can be unpacked"
    E0208 SyntaxError "A pattern that cannot be meant so"
    E0209 SyntaxError "The constant __debug__ is bound"
    E0210 SyntaxWarning "A comparison by identity with a literal"
    E0211 SyntaxWarning "An assertion that always holds"
    E0212 SyntaxWarning "A way out of a finally block"
    E0213 SyntaxWarning "A literal that is called or indexed"
    E0301 SyntaxError "This part of Python is not supported"
    E0302 SyntaxError "The code is too large or too deeply nested"
}
