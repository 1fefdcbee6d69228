//! Reading a pattern: its text into a tree, or the fault and its place in CPython's words.
//!
//! The reader takes a character at a time, or a backslash with what it escapes. Flags that stand in the pattern itself
//! (`(?i)`, `(?s:…)`) are followed while reading, so that the tree needs none.

use super::reader::{Fault, R, Reader, Token, quoted};
use super::sets::{CharSet, Item};
use super::tree::{Anchor, Cases, Greed, Node, UNBOUNDED, flag};

/// A pattern that was read.
pub struct Parsed {
    /// The whole.
    pub root: Node,
    /// Its flags, those that stand in it included.
    pub flags: u32,
    /// How many groups it has.
    pub groups: usize,
    /// The names of groups, in order.
    pub names: Vec<(String, usize)>,
    /// How many characters each group takes, at least and at most.
    pub widths: Vec<Option<(u64, u64)>>,
}

/// As many groups as a pattern may have.
const MAX_GROUPS: usize = (i32::MAX / 2) as usize;

/// How deep groups may lie in each other.
const MAX_DEPTH: usize = 500;

/// A place in a pattern that may mean something else in a later Python: there is a warning for it.
pub struct Doubt {
    /// What it looks like.
    pub what: &'static str,
    /// Where it stands, in characters.
    pub place: usize,
}

/// Reads a pattern. What is doubtful is added to the list, also when the pattern is wrong further on.
pub fn parse(text: &[char], is_text: bool, flags: u32, doubts: &mut Vec<Doubt>) -> R<Parsed> {
    let mut parser = Parser {
        doubts,
        source: Reader::new(text, is_text)?,
        flags,
        groups: 1,
        names: Vec::new(),
        widths: vec![None],
        behind: None,
        references: Vec::new(),
        depth: 0,
        scope: flags,
    };
    let root = parser.alternatives(flags & flag::VERBOSE != 0, true)?;
    let flags = check_flags(parser.flags, is_text)?;
    if parser.source.peek().is_some() {
        return Err(parser.source.fault("unbalanced parenthesis", 0));
    }
    for &(group, place) in &parser.references {
        if group >= parser.groups {
            return Err(Fault::Pattern(format!("invalid group reference {group}"), Some(place)));
        }
    }
    check_lookbehind(&root, &parser.widths)?;
    Ok(Parsed { root, flags, groups: parser.groups - 1, names: parser.names, widths: parser.widths })
}

/// That the flags fit each other and the kind of pattern; texts are Unicode unless they say otherwise.
fn check_flags(flags: u32, is_text: bool) -> R<u32> {
    if is_text {
        if flags & flag::LOCALE != 0 {
            return Err(Fault::Value("cannot use LOCALE flag with a str pattern"));
        }
        if flags & flag::ASCII != 0 && flags & flag::UNICODE != 0 {
            return Err(Fault::Value("ASCII and UNICODE flags are incompatible"));
        }
        return Ok(if flags & flag::ASCII == 0 { flags | flag::UNICODE } else { flags });
    }
    if flags & flag::UNICODE != 0 {
        return Err(Fault::Value("cannot use UNICODE flag with a bytes pattern"));
    }
    if flags & flag::LOCALE != 0 && flags & flag::ASCII != 0 {
        return Err(Fault::Value("ASCII and LOCALE flags are incompatible"));
    }
    Ok(flags)
}

/// That everything to be looked for behind a place has one width.
fn check_lookbehind(node: &Node, widths: &[Option<(u64, u64)>]) -> R<()> {
    match node {
        Node::Look { body, behind, .. } => {
            let (low, high) = body.width(widths);
            if *behind && low > u64::from(u32::MAX) {
                return Err(Fault::Pattern("looks too much behind".to_string(), None));
            }
            if *behind && low != high {
                return Err(Fault::Pattern("look-behind requires fixed-width pattern".to_string(), None));
            }
            check_lookbehind(body, widths)
        }
        Node::Group(_, body) | Node::Atomic(body) | Node::Repeat { body, .. } => {
            check_lookbehind(body, widths)
        }
        Node::Concat(items) | Node::Alternatives(items) => {
            items.iter().try_for_each(|item| check_lookbehind(item, widths))
        }
        Node::Condition { yes, no, .. } => {
            check_lookbehind(yes, widths)?;
            check_lookbehind(no, widths)
        }
        Node::Literal(_) | Node::Set(_) | Node::At(_) | Node::Fail | Node::Reference(..) => Ok(()),
    }
}

/// A pattern that is being read.
pub(super) struct Parser<'a> {
    pub(super) doubts: &'a mut Vec<Doubt>,
    pub(super) source: Reader<'a>,
    /// The flags of the whole pattern.
    flags: u32,
    /// The number of the next group.
    pub(super) groups: usize,
    names: Vec<(String, usize)>,
    /// The widths of groups that are closed.
    widths: Vec<Option<(u64, u64)>>,
    /// Inside a lookbehind: the number of the first group that was opened in it.
    behind: Option<usize>,
    /// Groups that conditions ask for and that may come later, with their places.
    references: Vec<(usize, usize)>,
    depth: usize,
    /// The flags that hold here.
    scope: u32,
}

/// What a group's opening says.
enum Opening {
    /// It is a group, whose contents follow.
    Group { capture: bool, atomic: bool, name: Option<String>, add: u32, remove: u32 },
    /// It was the whole of something else.
    Done(Option<Node>),
}

impl Parser<'_> {
    pub(super) fn fault(&self, message: impl Into<String>, before: usize) -> Fault {
        self.source.fault(message, before)
    }

    pub(super) fn cases(&self) -> Cases {
        if self.scope & flag::IGNORECASE == 0 {
            Cases::Exact
        } else if self.source.is_text && !self.is_ascii() {
            Cases::Unicode
        } else {
            Cases::Ascii
        }
    }

    pub(super) fn is_ascii(&self) -> bool {
        !self.source.is_text || self.scope & flag::ASCII != 0
    }

    pub(super) fn literal(&self, point: u32) -> Node {
        match self.cases() {
            Cases::Exact => Node::Literal(point),
            cases => match CharSet::of_cases(point, cases, self.source.is_text) {
                Some(set) => Node::Set(Box::new(set)),
                None => Node::Literal(point),
            },
        }
    }

    pub(super) fn set(&self, items: Vec<Item>, negate: bool) -> Node {
        Node::Set(Box::new(CharSet::new(items, negate, self.cases(), self.source.is_text)))
    }

    /// Branches between bars.
    fn alternatives(&mut self, mut verbose: bool, outermost: bool) -> R<Node> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Fault::Overflow("the pattern is nested too deeply"));
        }
        let mut branches = Vec::new();
        loop {
            branches.push(self.branch(verbose, outermost && branches.is_empty())?);
            if !self.source.take('|')? {
                break;
            }
            if outermost {
                verbose = self.flags & flag::VERBOSE != 0;
            }
        }
        self.depth -= 1;
        Ok(if branches.len() == 1 {
            branches.pop().expect("there is one")
        } else {
            Node::Alternatives(branches)
        })
    }

    /// What stands between two bars. `first` says whether flags of the whole pattern may stand here.
    fn branch(&mut self, mut verbose: bool, first: bool) -> R<Node> {
        let mut items: Vec<Node> = Vec::new();
        while let Some(token) = self.source.peek() {
            if !token.escaped && matches!(token.char, '|' | ')') {
                break;
            }
            self.source.get()?;
            if token.escaped {
                items.push(self.escape(token)?);
                continue;
            }
            if verbose {
                if matches!(token.char, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}') {
                    continue;
                }
                if token.char == '#' {
                    while let Some(token) = self.source.get()? {
                        if token == (Token { char: '\n', escaped: false }) {
                            break;
                        }
                    }
                    continue;
                }
            }
            match token.char {
                '[' => items.push(self.char_set()?),
                '*' | '+' | '?' | '{' => self.repeat(token.char, &mut items)?,
                '.' => {
                    let set = CharSet::dot(self.scope & flag::DOTALL != 0, self.source.is_text);
                    items.push(Node::Set(Box::new(set)));
                }
                '(' => {
                    let start = self.source.place() - 1;
                    let may_set_flags = first && items.is_empty();
                    if let Some(node) = self.group(start, verbose, may_set_flags)? {
                        items.push(node);
                    }
                    verbose |= first && self.flags & flag::VERBOSE != 0;
                }
                '^' if self.scope & flag::MULTILINE != 0 => items.push(Node::At(Anchor::LineStart)),
                '^' => items.push(Node::At(Anchor::Start)),
                '$' if self.scope & flag::MULTILINE != 0 => items.push(Node::At(Anchor::LineEnd)),
                '$' => items.push(Node::At(Anchor::LastLineEnd)),
                char => items.push(self.literal(char as u32)),
            }
        }
        Ok(if items.len() == 1 { items.pop().expect("there is one") } else { Node::Concat(items) })
    }

    /// `*`, `+`, `?`, `{…}` behind an item.
    fn repeat(&mut self, sign: char, items: &mut Vec<Node>) -> R<()> {
        let here = self.source.place();
        let (mut min, mut max) = match sign {
            '?' => (0, 1),
            '*' => (0, UNBOUNDED),
            '+' => (1, UNBOUNDED),
            _ => (0, UNBOUNDED),
        };
        if sign == '{' {
            let brace = self.literal('{' as u32);
            if self.source.peek_plain() == Some('}') {
                items.push(brace);
                return Ok(());
            }
            let low = self.source.take_while(usize::MAX, |char| char.is_ascii_digit())?;
            let high = if self.source.take(',')? {
                self.source.take_while(usize::MAX, |char| char.is_ascii_digit())?
            } else {
                low.clone()
            };
            if !self.source.take('}')? {
                items.push(brace);
                return self.source.seek(here);
            }
            let too_large = |_| Fault::Overflow("the repetition number is too large");
            if !low.is_empty() {
                min = low.parse().map_err(too_large)?;
            }
            if !high.is_empty() {
                max = high.parse().map_err(too_large)?;
                if max < min {
                    let before = self.source.place() - here;
                    return Err(self.fault("min repeat greater than max repeat", before));
                }
            }
            if min == UNBOUNDED || (!high.is_empty() && max == UNBOUNDED) {
                return Err(Fault::Overflow("the repetition number is too large"));
            }
        }
        let before = self.source.place() - here + 1;
        let body = match items.pop() {
            None | Some(Node::At(_)) => return Err(self.fault("nothing to repeat", before)),
            Some(Node::Repeat { .. }) => return Err(self.fault("multiple repeat", before)),
            Some(body) => Box::new(body),
        };
        let greed = if self.source.take('?')? {
            Greed::Lazy
        } else if self.source.take('+')? {
            Greed::Possessive
        } else {
            Greed::Greedy
        };
        items.push(Node::Repeat { body, min, max, greed });
        Ok(())
    }

    /// What follows `(`.
    fn group(&mut self, start: usize, verbose: bool, may_set_flags: bool) -> R<Option<Node>> {
        let opening = if self.source.take('?')? {
            self.extension(start, verbose, may_set_flags)?
        } else {
            Opening::Group { capture: true, atomic: false, name: None, add: 0, remove: 0 }
        };
        let (capture, atomic, name, add, remove) = match opening {
            Opening::Done(node) => return Ok(node),
            Opening::Group { capture, atomic, name, add, remove } => (capture, atomic, name, add, remove),
        };
        let number = if capture { Some(self.open_group(name)?) } else { None };
        let outer = self.scope;
        if add & flag::TYPES != 0 {
            self.scope &= !flag::TYPES;
        }
        self.scope = (self.scope | add) & !remove;
        let inner_verbose = (verbose || add & flag::VERBOSE != 0) && remove & flag::VERBOSE == 0;
        let body = self.alternatives(inner_verbose, false)?;
        self.scope = outer;
        self.close(start)?;
        if let Some(number) = number {
            self.widths[number] = Some(body.width(&self.widths));
        }
        let body = Box::new(body);
        Ok(Some(if atomic { Node::Atomic(body) } else { Node::Group(number, body) }))
    }

    fn close(&mut self, start: usize) -> R<()> {
        if self.source.take(')')? {
            return Ok(());
        }
        Err(self.fault("missing ), unterminated subpattern", self.source.place() - start))
    }

    fn open_group(&mut self, name: Option<String>) -> R<usize> {
        let number = self.groups;
        self.groups += 1;
        self.widths.push(None);
        if self.groups > MAX_GROUPS {
            return Err(Fault::Pattern("too many groups".to_string(), None));
        }
        if let Some(name) = name {
            if let Some((_, other)) = self.names.iter().find(|(known, _)| *known == name) {
                let shown = quoted(&name);
                let message =
                    format!("redefinition of group name {shown} as group {number}; was group {other}");
                return Err(self.fault(message, name.chars().count() + 1));
            }
            self.names.push((name, number));
        }
        Ok(number)
    }

    /// What follows `(?`.
    fn extension(&mut self, start: usize, verbose: bool, may_set_flags: bool) -> R<Opening> {
        let plain = |atomic| Opening::Group { capture: false, atomic, name: None, add: 0, remove: 0 };
        let Some(token) = self.source.get()? else {
            return Err(self.fault("unexpected end of pattern", 0));
        };
        match token.text().as_str() {
            "P" => self.named(),
            ":" => Ok(plain(false)),
            ">" => Ok(plain(true)),
            "#" => loop {
                if self.source.peek().is_none() {
                    let before = self.source.place() - start;
                    return Err(self.fault("missing ), unterminated comment", before));
                }
                if self.source.get()? == Some(Token { char: ')', escaped: false }) {
                    return Ok(Opening::Done(None));
                }
            },
            "=" | "!" => self.look(start, verbose, token.char, false),
            "<" => {
                let Some(token) = self.source.get()? else {
                    return Err(self.fault("unexpected end of pattern", 0));
                };
                if token.escaped || !matches!(token.char, '=' | '!') {
                    let text = token.text();
                    return Err(self.fault(format!("unknown extension ?<{text}"), token.len() + 2));
                }
                self.look(start, verbose, token.char, true)
            }
            "(" => self.condition(start, verbose),
            _ if !token.escaped && (flag_of(token.char).is_some() || token.char == '-') => {
                let Some((add, remove)) = self.inline_flags(token.char)? else {
                    if !may_set_flags {
                        let before = self.source.place() - start;
                        return Err(self.fault("global flags not at the start of the expression", before));
                    }
                    return Ok(Opening::Done(None));
                };
                Ok(Opening::Group { capture: false, atomic: false, name: None, add, remove })
            }
            text => Err(self.fault(format!("unknown extension ?{text}"), token.len() + 1)),
        }
    }

    /// What follows `(?P`.
    fn named(&mut self) -> R<Opening> {
        if self.source.take('<')? {
            let name = self.source.take_until('>', "group name")?;
            self.source.check_name(&name)?;
            return Ok(Opening::Group { capture: true, atomic: false, name: Some(name), add: 0, remove: 0 });
        }
        if self.source.take('=')? {
            let name = self.source.take_until(')', "group name")?;
            self.source.check_name(&name)?;
            let group = self.group_of_name(&name)?;
            if !self.is_closed(group) {
                return Err(self.fault("cannot refer to an open group", name.chars().count() + 1));
            }
            self.check_behind(group)?;
            return Ok(Opening::Done(Some(Node::Reference(group, self.cases()))));
        }
        match self.source.get()? {
            None => Err(self.fault("unexpected end of pattern", 0)),
            Some(token) => {
                let text = token.text();
                Err(self.fault(format!("unknown extension ?P{text}"), token.len() + 2))
            }
        }
    }

    fn group_of_name(&self, name: &str) -> R<usize> {
        if let Some((_, group)) = self.names.iter().find(|(known, _)| known == name) {
            return Ok(*group);
        }
        let shown = quoted(name);
        Err(self.fault(format!("unknown group name {shown}"), name.chars().count() + 1))
    }

    pub(super) fn is_closed(&self, group: usize) -> bool {
        group < self.groups && self.widths[group].is_some()
    }

    /// That what is looked for behind does not depend on itself.
    pub(super) fn check_behind(&self, group: usize) -> R<()> {
        let Some(first) = self.behind else { return Ok(()) };
        if !self.is_closed(group) {
            return Err(self.fault("cannot refer to an open group", 0));
        }
        if group >= first {
            let message = "cannot refer to group defined in the same lookbehind subpattern";
            return Err(self.fault(message, 0));
        }
        Ok(())
    }

    fn look(&mut self, start: usize, verbose: bool, sign: char, behind: bool) -> R<Opening> {
        let outer = self.behind;
        if behind && outer.is_none() {
            self.behind = Some(self.groups);
        }
        let body = self.alternatives(verbose, false)?;
        if behind {
            self.behind = outer;
        }
        self.close(start)?;
        let negate = sign == '!';
        if negate && matches!(&body, Node::Concat(items) if items.is_empty()) {
            return Ok(Opening::Done(Some(Node::Fail)));
        }
        Ok(Opening::Done(Some(Node::Look { body: Box::new(body), negate, behind })))
    }

    /// What follows `(?(`.
    fn condition(&mut self, start: usize, verbose: bool) -> R<Opening> {
        let name = self.source.take_until(')', "group name")?;
        let length = name.chars().count();
        let group = if name.bytes().all(|byte| byte.is_ascii_digit()) {
            let group = name.parse().unwrap_or(usize::MAX);
            if group == 0 {
                return Err(self.fault("bad group number", length + 1));
            }
            if group >= MAX_GROUPS {
                return Err(self.fault(format!("invalid group reference {name}"), length + 1));
            }
            if !self.references.iter().any(|&(known, _)| known == group) {
                self.references.push((group, self.source.place() - length - 1));
            }
            group
        } else {
            self.source.check_name(&name)?;
            self.group_of_name(&name)?
        };
        self.check_behind(group)?;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Fault::Overflow("the pattern is nested too deeply"));
        }
        let yes = Box::new(self.branch(verbose, false)?);
        let mut no = Box::new(Node::Concat(Vec::new()));
        if self.source.take('|')? {
            no = Box::new(self.branch(verbose, false)?);
            if self.source.peek_plain() == Some('|') {
                return Err(self.fault("conditional backref with more than two branches", 0));
            }
        }
        self.depth -= 1;
        self.close(start)?;
        Ok(Opening::Done(Some(Node::Condition { group, yes, no })))
    }

    /// Flags behind `(?`: nothing when they are for the whole pattern, else those to add and to remove.
    fn inline_flags(&mut self, first: char) -> R<Option<(u32, u32)>> {
        let (mut add, mut remove) = (0, 0);
        let mut char = first;
        if char != '-' {
            loop {
                add |= self.inline_flag(char, add)?;
                char = self.flag_character("missing -, : or )", |char| matches!(char, ')' | '-' | ':'))?;
                if matches!(char, ')' | '-' | ':') {
                    break;
                }
            }
        }
        if char == ')' {
            self.flags |= add;
            self.scope |= add;
            return Ok(None);
        }
        if char == '-' {
            char = self.flag_character("missing flag", |_| false)?;
            loop {
                let flag = flag_of(char).expect("only letters of flags come this far");
                if flag & flag::TYPES != 0 {
                    let message = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                    return Err(self.fault(message, 0));
                }
                remove |= flag;
                char = self.flag_character("missing :", |char| char == ':')?;
                if char == ':' {
                    break;
                }
            }
        }
        if add & remove != 0 {
            return Err(self.fault("bad inline flags: flag turned on and off", 1));
        }
        Ok(Some((add, remove)))
    }

    /// The flag of a letter that is to be added to others.
    fn inline_flag(&self, char: char, add: u32) -> R<u32> {
        let flag = flag_of(char).expect("only letters of flags come this far");
        if self.source.is_text && char == 'L' {
            let message = "bad inline flags: cannot use 'L' flag with a str pattern";
            return Err(self.fault(message, 0));
        }
        if !self.source.is_text && char == 'u' {
            let message = "bad inline flags: cannot use 'u' flag with a bytes pattern";
            return Err(self.fault(message, 0));
        }
        if flag & flag::TYPES != 0 && (add | flag) & flag::TYPES != flag {
            let message = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
            return Err(self.fault(message, 0));
        }
        Ok(flag)
    }

    /// The next letter among flags, or what may end them.
    fn flag_character(&mut self, missing: &str, ends: impl Fn(char) -> bool) -> R<char> {
        let Some(token) = self.source.get()? else { return Err(self.fault(missing, 0)) };
        let char = token.char;
        if !token.escaped && (ends(char) || flag_of(char).is_some()) {
            return Ok(char);
        }
        let is_letter = !token.escaped && char.is_alphabetic();
        Err(self.fault(if is_letter { "unknown flag" } else { missing }, token.len()))
    }
}

fn flag_of(char: char) -> Option<u32> {
    Some(match char {
        'i' => flag::IGNORECASE,
        'L' => flag::LOCALE,
        'm' => flag::MULTILINE,
        's' => flag::DOTALL,
        'x' => flag::VERBOSE,
        'a' => flag::ASCII,
        'u' => flag::UNICODE,
        _ => return None,
    })
}
