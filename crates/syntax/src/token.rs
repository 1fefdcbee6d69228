//! The words of the language.
//!
//! The one idea: a token is its kind and its place, nothing else. What it says is looked up in the source when the tree is built, so that
//! tokens are a byte each, a set of them is an integer ([`TokenSet`]), and nobody pays for text that is parsed twice.
//!
//! Those with an attribute are recognised by logos; the others are made by the lexer's driver (strings, numbers) and by the layout pass
//! (`Newline`, `Indent`, `Dedent`, soft keywords).

use logos::Logos;

/// Every kind of token.
#[derive(Logos, Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[logos(skip(r"[ \t\x0c]+"))]
#[logos(skip(r"#[^\r\n]*", allow_greedy = true))]
#[logos(skip(r"\\(\r\n|\r|\n)"))]
#[repr(u8)]
pub enum Token {
    /// An identifier that is no keyword, or a soft keyword that isn't one here.
    #[regex(r"[\p{XID_Start}_]\p{XID_Continue}*")]
    Name,

    /// Begins a number, which the driver scans.
    #[regex(r"[0-9]|\.[0-9]")]
    NumberStart,
    /// An int in any base.
    Int,
    /// A float.
    Float,
    /// An imaginary number, `2j`.
    Imaginary,

    /// Begins a string of any kind, which the driver scans.
    #[regex(r#"[rbuftRBUFT]{0,3}("|'|"""|''')"#)]
    StringStart,
    /// A whole string or bytes literal, prefix and quotes included.
    String,
    /// The prefix and opening quotes of an f-string.
    FStringStart,
    /// Text of an f-string or of a format specification, between replacement fields.
    FStringMiddle,
    /// The closing quotes of an f-string.
    FStringEnd,
    /// The prefix and opening quotes of a t-string.
    TStringStart,
    /// The closing quotes of a t-string.
    TStringEnd,

    /// `False`
    #[token("False")]
    False,
    /// `None`
    #[token("None")]
    None,
    /// `True`
    #[token("True")]
    True,
    /// `and`
    #[token("and")]
    And,
    /// `as`
    #[token("as")]
    As,
    /// `assert`
    #[token("assert")]
    Assert,
    /// `async`
    #[token("async")]
    Async,
    /// `await`
    #[token("await")]
    Await,
    /// `break`
    #[token("break")]
    Break,
    /// `class`
    #[token("class")]
    Class,
    /// `continue`
    #[token("continue")]
    Continue,
    /// `def`
    #[token("def")]
    Def,
    /// `del`
    #[token("del")]
    Del,
    /// `elif`
    #[token("elif")]
    Elif,
    /// `else`
    #[token("else")]
    Else,
    /// `except`
    #[token("except")]
    Except,
    /// `finally`
    #[token("finally")]
    Finally,
    /// `for`
    #[token("for")]
    For,
    /// `from`
    #[token("from")]
    From,
    /// `global`
    #[token("global")]
    Global,
    /// `if`
    #[token("if")]
    If,
    /// `import`
    #[token("import")]
    Import,
    /// `in`
    #[token("in")]
    In,
    /// `is`
    #[token("is")]
    Is,
    /// `lambda`
    #[token("lambda")]
    Lambda,
    /// `nonlocal`
    #[token("nonlocal")]
    Nonlocal,
    /// `not`
    #[token("not")]
    Not,
    /// `or`
    #[token("or")]
    Or,
    /// `pass`
    #[token("pass")]
    Pass,
    /// `raise`
    #[token("raise")]
    Raise,
    /// `return`
    #[token("return")]
    Return,
    /// `try`
    #[token("try")]
    Try,
    /// `while`
    #[token("while")]
    While,
    /// `with`
    #[token("with")]
    With,
    /// `yield`
    #[token("yield")]
    Yield,
    /// `match` where it begins a statement; decided by the layout pass.
    Match,
    /// `case` where it begins a clause; decided by the layout pass.
    Case,
    /// `type` where it begins a statement; decided by the layout pass.
    Type,

    /// `(`
    #[token("(")]
    LParen,
    /// `)`
    #[token(")")]
    RParen,
    /// `[`
    #[token("[")]
    LBracket,
    /// `]`
    #[token("]")]
    RBracket,
    /// `{`
    #[token("{")]
    LBrace,
    /// `}`
    #[token("}")]
    RBrace,
    /// `,`
    #[token(",")]
    Comma,
    /// `:`
    #[token(":")]
    Colon,
    /// `:=`
    #[token(":=")]
    ColonEqual,
    /// `;`
    #[token(";")]
    Semicolon,
    /// `.`
    #[token(".")]
    Dot,
    /// `...`
    #[token("...")]
    Ellipsis,
    /// `->`
    #[token("->")]
    Arrow,
    /// `@`
    #[token("@")]
    At,
    /// `!`, which only a replacement field knows.
    #[token("!")]
    Exclamation,
    /// `=`
    #[token("=")]
    Equal,
    /// `+`
    #[token("+")]
    Plus,
    /// `-`
    #[token("-")]
    Minus,
    /// `*`
    #[token("*")]
    Star,
    /// `**`
    #[token("**")]
    DoubleStar,
    /// `/`
    #[token("/")]
    Slash,
    /// `//`
    #[token("//")]
    DoubleSlash,
    /// `%`
    #[token("%")]
    Percent,
    /// `&`
    #[token("&")]
    Ampersand,
    /// `|`
    #[token("|")]
    Bar,
    /// `^`
    #[token("^")]
    Caret,
    /// `~`
    #[token("~")]
    Tilde,
    /// `<<`
    #[token("<<")]
    LeftShift,
    /// `>>`
    #[token(">>")]
    RightShift,
    /// `==`
    #[token("==")]
    EqualEqual,
    /// `!=`
    #[token("!=")]
    NotEqual,
    /// `<`
    #[token("<")]
    Less,
    /// `<=`
    #[token("<=")]
    LessEqual,
    /// `>`
    #[token(">")]
    Greater,
    /// `>=`
    #[token(">=")]
    GreaterEqual,
    /// `+=`
    #[token("+=")]
    PlusEqual,
    /// `-=`
    #[token("-=")]
    MinusEqual,
    /// `*=`
    #[token("*=")]
    StarEqual,
    /// `@=`
    #[token("@=")]
    AtEqual,
    /// `/=`
    #[token("/=")]
    SlashEqual,
    /// `%=`
    #[token("%=")]
    PercentEqual,
    /// `&=`
    #[token("&=")]
    AmpersandEqual,
    /// `|=`
    #[token("|=")]
    BarEqual,
    /// `^=`
    #[token("^=")]
    CaretEqual,
    /// `<<=`
    #[token("<<=")]
    LeftShiftEqual,
    /// `>>=`
    #[token(">>=")]
    RightShiftEqual,
    /// `**=`
    #[token("**=")]
    DoubleStarEqual,
    /// `//=`
    #[token("//=")]
    DoubleSlashEqual,

    /// The end of a line of text; the layout pass turns some into `Newline` and drops the rest.
    #[regex(r"\r\n|\r|\n")]
    LineEnd,
    /// The end of a logical line.
    Newline,
    /// The next line stands deeper.
    Indent,
    /// The next line stands less deep.
    Dedent,
    /// What the lexer has already complained about.
    Error,
    /// Stands for the end of the text where a set of tokens is spoken of; never in the stream.
    End,
}

impl Token {
    /// The tokens, `Name` to `End`, by their number.
    const COUNT: u8 = Token::End as u8 + 1;

    /// Whether it opens a bracket.
    pub fn opens(self) -> bool {
        matches!(self, Token::LParen | Token::LBracket | Token::LBrace)
    }

    /// Whether it closes a bracket.
    pub fn closes(self) -> bool {
        matches!(self, Token::RParen | Token::RBracket | Token::RBrace)
    }

    /// The bracket that closes what it opens.
    pub fn partner(self) -> Token {
        match self {
            Token::LBracket => Token::RBracket,
            Token::LBrace => Token::RBrace,
            _ => Token::RParen,
        }
    }

    /// Whether an operand can end with it.
    pub fn ends_operand(self) -> bool {
        OPERAND_ENDS.contains(self)
    }

    /// Whether an operand can begin with it.
    pub fn begins_operand(self) -> bool {
        OPERAND_BEGINS.contains(self)
    }

    /// Whether it is a word that can never be a name.
    pub fn is_keyword(self) -> bool {
        (Token::False as u8..=Token::Yield as u8).contains(&(self as u8))
    }
}

const _: () = assert!(Token::COUNT as u32 <= u128::BITS, "a set of tokens fits an integer");

/// Tokens that an operand ends with.
pub const OPERAND_ENDS: TokenSet = TokenSet::of(&[
    Token::Name,
    Token::Int,
    Token::Float,
    Token::Imaginary,
    Token::String,
    Token::FStringEnd,
    Token::TStringEnd,
    Token::False,
    Token::None,
    Token::True,
    Token::Ellipsis,
    Token::RParen,
    Token::RBracket,
    Token::RBrace,
]);

/// Tokens that an operand begins with.
pub const OPERAND_BEGINS: TokenSet = TokenSet::of(&[
    Token::Name,
    Token::Int,
    Token::Float,
    Token::Imaginary,
    Token::String,
    Token::FStringStart,
    Token::TStringStart,
    Token::False,
    Token::None,
    Token::True,
    Token::Ellipsis,
    Token::LParen,
    Token::LBracket,
    Token::LBrace,
]);

/// A set of tokens, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct TokenSet(u128);

impl TokenSet {
    /// No token at all.
    pub const EMPTY: TokenSet = TokenSet(0);

    /// The set of these.
    pub const fn of(tokens: &[Token]) -> Self {
        let mut bits = 0;
        let mut index = 0;
        while index < tokens.len() {
            bits |= 1 << tokens[index] as u8;
            index += 1;
        }
        TokenSet(bits)
    }

    /// The set of this one.
    pub const fn one(token: Token) -> Self {
        TokenSet(1 << token as u8)
    }

    /// Whether this token is in it.
    pub const fn contains(self, token: Token) -> bool {
        self.0 & (1 << token as u8) != 0
    }

    /// The tokens that are in either.
    pub const fn union(self, other: TokenSet) -> Self {
        TokenSet(self.0 | other.0)
    }

    /// How many tokens are in it.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether no token is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}
