//! The signature of a row, which is read twice: while Rondo is compiled, as far as counting arguments needs it ([`Arity`]), and when a
//! name is given or somebody asks, parameter by parameter ([`Parameter`]).

/// How many arguments may be given by position.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arity {
    /// At least so many.
    pub min: u8,
    /// At most so many.
    pub max: u8,
    /// Whether there is neither `*args` nor `**kwargs` nor a keyword-only parameter: a positional call needs no binding.
    pub simple: bool,
    /// Whether further positions are packed into `*args`.
    pub varargs: bool,
    /// Whether further keywords are packed into `**kwargs`.
    pub varkw: bool,
    /// How many parameters are given by keyword only.
    pub keyword_only: u8,
    /// Whether one of those has no default.
    pub needs_keyword: bool,
}

impl Arity {
    /// Whether so many positional arguments fit without binding, and all parameters are few enough for an array.
    #[inline]
    pub(crate) fn takes_few(self, given: usize) -> bool {
        let max = usize::from(self.max);
        self.simple && given >= usize::from(self.min) && given <= max && max <= FEW_ARGUMENTS
    }

    /// Whether all that is given by position goes into `*args`, and the rest into an array.
    #[inline]
    pub(crate) fn packs_all(self) -> bool {
        let others = self.varkw || self.needs_keyword || usize::from(self.keyword_only) >= PACKED_ARGUMENTS;
        self.varargs && self.max == 0 && !others
    }
}

/// So many arguments are handed over without a vector.
pub(crate) const FEW_ARGUMENTS: usize = 5;

/// A tuple of all positional arguments is handed over without a vector when it and the other parameters are no more than this.
pub(crate) const PACKED_ARGUMENTS: usize = 6;

/// Reads a signature as far as counting needs it, when the program is compiled.
pub(super) const fn arity_of(signature: &str) -> Arity {
    let text = signature.as_bytes();
    let (mut min, mut max, mut simple) = (0, 0, true);
    let (mut at, mut depth, mut quote) = (1, 0, 0);
    let (mut in_name, mut has_default, mut stars, mut keyword_only, mut slash) =
        (false, false, 0, false, false);
    let (mut varargs, mut varkw, mut keywords, mut needs_keyword) = (false, false, 0, false);
    while at < text.len() {
        let byte = text[at];
        let ends = quote == 0 && depth == 0 && (byte == b',' || byte == b')');
        if ends {
            if stars > 0 {
                simple = false;
                keyword_only = true;
                varargs = varargs || (stars == 1 && in_name);
                varkw = varkw || stars == 2;
            } else if in_name && keyword_only {
                keywords += 1;
                needs_keyword = needs_keyword || !has_default;
            } else if in_name && !slash && !keyword_only {
                max += 1;
                if !has_default {
                    min += 1;
                }
            }
            (in_name, has_default, stars, slash) = (false, false, 0, false);
        } else if quote != 0 {
            if byte == quote {
                quote = 0;
            }
        } else {
            match byte {
                b'\'' | b'"' => quote = byte,
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth -= 1,
                b'=' => has_default = true,
                b'*' if !in_name => stars += 1,
                b'/' if !in_name => slash = true,
                b' ' => {}
                _ => in_name = true,
            }
        }
        at += 1;
    }
    Arity { min, max, simple, varargs, varkw, keyword_only: keywords, needs_keyword }
}

/// How a parameter may be given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParameterKind {
    /// By position only.
    PositionalOnly,
    /// By position or keyword.
    Either,
    /// The rest of the positions: `*args`.
    VarArgs,
    /// By keyword only.
    KeywordOnly,
    /// The rest of the keywords: `**kwargs`.
    VarKeywords,
}

impl ParameterKind {
    /// Whether a parameter of this kind may be given by its name.
    pub(crate) fn takes_name(self) -> bool {
        matches!(self, ParameterKind::Either | ParameterKind::KeywordOnly)
    }
}

/// One parameter of a signature.
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// How it may be given.
    pub kind: ParameterKind,
    /// The text of its default, if it has one.
    pub default: Option<&'static str>,
}

/// Reads a signature: for keywords, `inspect.signature`, and the reference pages.
pub fn parameters(signature: &'static str) -> Vec<Parameter> {
    let inner = signature.trim().trim_start_matches('(').strip_suffix(')').unwrap_or(signature);
    let (mut list, mut after_star) = (Vec::<Parameter>::new(), false);
    for part in split_top_level(inner) {
        let part = part.trim();
        if part == "/" {
            list.iter_mut().for_each(|parameter| parameter.kind = ParameterKind::PositionalOnly);
        } else if part == "*" {
            after_star = true;
        } else if let Some(name) = part.strip_prefix("**") {
            list.push(Parameter { name, kind: ParameterKind::VarKeywords, default: None });
        } else if let Some(name) = part.strip_prefix('*') {
            list.push(Parameter { name, kind: ParameterKind::VarArgs, default: None });
            after_star = true;
        } else if !part.is_empty() {
            let (name, default) = match part.split_once('=') {
                Some((name, default)) => (name.trim(), Some(default.trim())),
                None => (part, None),
            };
            let kind = if after_star { ParameterKind::KeywordOnly } else { ParameterKind::Either };
            list.push(Parameter { name, kind, default });
        }
    }
    list
}

fn split_top_level(text: &'static str) -> Vec<&'static str> {
    let (mut parts, mut start, mut depth, mut quote) = (Vec::new(), 0, 0, None);
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'\'' | b'"') => quote = Some(byte),
            (None, b'(' | b'[' | b'{') => depth += 1,
            (None, b')' | b']' | b'}') => depth -= 1,
            (None, b',') if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}
