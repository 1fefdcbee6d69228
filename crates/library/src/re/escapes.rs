//! Reading a pattern, its sets and escapes: `[a-z\d]`, `\w`, `\x41`, `\1`.

use super::parse::{Doubt, Parser};
use super::reader::{Fault, R, Token, control_escape, is_octal, quoted};
use super::sets::{Category, CharSet, Item};
use super::tree::{Anchor, Cases, Node};

/// The items that a set is made of, while it is read.
enum Member {
    Point(u32),
    Items(Item),
}

impl Parser<'_> {
    /// What follows `[`.
    pub(super) fn char_set(&mut self) -> R<Node> {
        let here = self.source.place() - 1;
        if self.source.peek_plain() == Some('[') {
            self.doubt("nested set", here + 1);
        }
        let negate = self.source.take('^')?;
        let mut items = Vec::new();
        loop {
            let Some(token) = self.source.get()? else { return Err(self.unterminated_set(here)) };
            if token == (Token { char: ']', escaped: false }) && !items.is_empty() {
                break;
            }
            if !items.is_empty() && !token.escaped && self.source.peek_plain() == Some(token.char) {
                self.doubt_operator(token.char);
            }
            let (low, low_text) = self.member(token)?;
            if !self.source.take('-')? {
                items.push(item_of(low));
                continue;
            }
            let Some(token) = self.source.get()? else { return Err(self.unterminated_set(here)) };
            if token == (Token { char: ']', escaped: false }) {
                items.push(item_of(low));
                items.push(Item::Range('-' as u32, '-' as u32));
                break;
            }
            if token == (Token { char: '-', escaped: false }) {
                self.doubt("set difference", self.source.place() - 2);
            }
            let (high, high_text) = self.member(token)?;
            match (low, high) {
                (Member::Point(low), Member::Point(high)) if low <= high => {
                    items.push(Item::Range(low, high))
                }
                _ => {
                    let before = low_text.chars().count() + 1 + high_text.chars().count();
                    return Err(self.fault(format!("bad character range {low_text}-{high_text}"), before));
                }
            }
        }
        Ok(match items[..] {
            [Item::Range(low, high)] if low == high && !negate => self.literal(low),
            _ => self.set(items, negate),
        })
    }

    /// Two equal signs in a set are two members; some day they may be an operation on sets.
    fn doubt_operator(&mut self, char: char) {
        let what = match char {
            '-' => "set difference",
            '&' => "set intersection",
            '~' => "set symmetric difference",
            '|' => "set union",
            _ => return,
        };
        self.doubt(what, self.source.place() - 1);
    }

    fn doubt(&mut self, what: &'static str, place: usize) {
        self.doubts.push(Doubt { what, place });
    }

    fn unterminated_set(&self, here: usize) -> Fault {
        self.fault("unterminated character set", self.source.place() - here)
    }

    /// One member of a set, with its text as errors quote it.
    fn member(&mut self, token: Token) -> R<(Member, String)> {
        if !token.escaped {
            return Ok((Member::Point(token.char as u32), token.text()));
        }
        let member = self.escape_in_set(token)?;
        Ok((member, token.text()))
    }

    fn escape_in_set(&mut self, token: Token) -> R<Member> {
        if let Some(char) = control_escape(token.char) {
            return Ok(Member::Point(char as u32));
        }
        if let Some(item) = self.category(token.char) {
            return Ok(Member::Items(item));
        }
        if is_octal(token.char) {
            let digits = format!("{}{}", token.char, self.source.take_while(2, is_octal)?);
            return self.octal(&digits).map(Member::Point);
        }
        if let Some(point) = self.numbered_escape(token.char)? {
            return Ok(Member::Point(point));
        }
        if token.char.is_ascii_alphanumeric() {
            return Err(self.fault(format!("bad escape \\{}", token.char), 2));
        }
        Ok(Member::Point(token.char as u32))
    }

    fn octal(&self, digits: &str) -> R<u32> {
        let point = u32::from_str_radix(digits, 8).expect("the digits are octal");
        if point > 0o377 {
            let message = format!("octal escape value \\{digits} outside of range 0-0o377");
            return Err(self.fault(message, digits.len() + 1));
        }
        Ok(point)
    }

    fn category(&self, char: char) -> Option<Item> {
        let category = match char.to_ascii_lowercase() {
            'd' => Category::Digit,
            's' => Category::Space,
            'w' => Category::Word,
            _ => return None,
        };
        Some(Item::Category { category, ascii: self.is_ascii(), negate: char.is_ascii_uppercase() })
    }

    /// An escape outside of sets.
    pub(super) fn escape(&mut self, token: Token) -> R<Node> {
        let ascii = self.is_ascii();
        match token.char {
            'A' => return Ok(Node::At(Anchor::Start)),
            'Z' | 'z' => return Ok(Node::At(Anchor::End)),
            'b' => return Ok(Node::At(Anchor::Boundary { ascii })),
            'B' => return Ok(Node::At(Anchor::NotBoundary { ascii })),
            '0' => {
                let digits = format!("0{}", self.source.take_while(2, is_octal)?);
                let point = self.octal(&digits)?;
                return Ok(self.literal(point));
            }
            '1'..='9' => return self.reference(token.char),
            _ => {}
        }
        if let Some(item) = self.category(token.char) {
            // `\D` alone is what is outside of `\d`, whatever the case.
            return Ok(Node::Set(Box::new(CharSet::new(
                vec![item],
                false,
                Cases::Exact,
                self.source.is_text,
            ))));
        }
        if let Some(char) = control_escape(token.char) {
            return Ok(self.literal(char as u32));
        }
        if let Some(point) = self.numbered_escape(token.char)? {
            return Ok(self.literal(point));
        }
        if token.char.is_ascii_alphabetic() {
            return Err(self.fault(format!("bad escape \\{}", token.char), 2));
        }
        Ok(self.literal(token.char as u32))
    }

    /// `\xhh`, `\uhhhh`, `\Uhhhhhhhh`, `\N{name}`
    fn numbered_escape(&mut self, char: char) -> R<Option<u32>> {
        let length = match char {
            'x' => 2,
            'u' if self.source.is_text => 4,
            'U' if self.source.is_text => 8,
            'N' if self.source.is_text => return self.named_escape().map(Some),
            _ => return Ok(None),
        };
        let digits = self.source.take_while(length, |char| char.is_ascii_hexdigit())?;
        if digits.len() != length {
            return Err(self.fault(format!("incomplete escape \\{char}{digits}"), digits.len() + 2));
        }
        let point = u32::from_str_radix(&digits, 16).expect("the digits are hexadecimal");
        if point > char::MAX as u32 {
            return Err(self.fault(format!("bad escape \\{char}{digits}"), digits.len() + 2));
        }
        Ok(Some(point))
    }

    fn named_escape(&mut self) -> R<u32> {
        if !self.source.take('{')? {
            return Err(self.fault("missing {", 0));
        }
        let name = self.source.take_until('}', "character name")?;
        match unicode_names2::character(&name) {
            Some(char) => Ok(char as u32),
            None => {
                let shown = quoted(&name);
                let message = format!("undefined character name {shown}");
                Err(self.fault(message, name.chars().count() + 4))
            }
        }
    }

    /// `\1`, or an octal escape of three digits.
    fn reference(&mut self, first: char) -> R<Node> {
        let mut digits = first.to_string();
        let digit = |char: Option<char>| char.filter(char::is_ascii_digit);
        if let Some(second) = digit(self.source.peek_plain()) {
            self.source.get()?;
            digits.push(second);
            let third = digit(self.source.peek_plain());
            if let Some(third) = third.filter(|&third| is_octal(first) && is_octal(second) && is_octal(third))
            {
                self.source.get()?;
                digits.push(third);
                let point = self.octal(&digits)?;
                return Ok(self.literal(point));
            }
        }
        let group: usize = digits.parse().expect("two digits are a number");
        if group >= self.groups {
            return Err(self.fault(format!("invalid group reference {group}"), digits.len()));
        }
        if !self.is_closed(group) {
            return Err(self.fault("cannot refer to an open group", digits.len() + 1));
        }
        self.check_behind(group)?;
        Ok(Node::Reference(group, self.cases()))
    }
}

fn item_of(member: Member) -> Item {
    match member {
        Member::Point(point) => Item::Range(point, point),
        Member::Items(item) => item,
    }
}
