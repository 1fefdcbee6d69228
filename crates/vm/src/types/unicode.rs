//! What Python says about characters: Unicode 16, as in CPython 3.14.
//!
//! The facts lie in one sorted table of the places where they change ([`tables::FACTS`]); a search by halves finds the
//! stretch that a character lies in. ASCII, which nearly all text is, has its own table of bytes. Upper and lower case
//! come from Rust, whose tables are a version newer: the few pairs that Unicode 17 added are left alone. Title case and
//! case folding are listed where they differ from upper and lower case.

mod tables;

/// Facts about a character, one bit each, in the order of the table.
mod fact {
    pub const PRINTABLE: u16 = 1;
    pub const ALPHA: u16 = 2;
    pub const LOWER: u16 = 4;
    pub const UPPER: u16 = 8;
    pub const IGNORABLE: u16 = 16;
    pub const SPACE: u16 = 32;
    pub const DECIMAL: u16 = 64;
    pub const DIGIT: u16 = 128;
    pub const NUMERIC: u16 = 256;
    pub const IDENTIFIER_START: u16 = 512;
    pub const IDENTIFIER_PART: u16 = 1024;
}

/// The facts about a character.
#[inline]
fn facts(char: char) -> u16 {
    if char.is_ascii() { ASCII[char as usize] } else { search(char as u32) }
}

/// Looks the stretch up that a code point lies in.
const fn search(point: u32) -> u16 {
    let wanted = (point << 11) | 0x7ff;
    let (mut low, mut high) = (0, tables::FACTS.len());
    // The first stretch begins at zero, so there is always one at or before the point.
    while high - low > 1 {
        let middle = (low + high) / 2;
        if tables::FACTS[middle] <= wanted { low = middle } else { high = middle }
    }
    (tables::FACTS[low] & 0x7ff) as u16
}

static ASCII: [u16; 128] = {
    let mut table = [0; 128];
    let mut point = 0;
    while point < 128 {
        table[point] = search(point as u32);
        point += 1;
    }
    table
};

macro_rules! questions {
    ($($(#[$doc:meta])* $name:ident: $($bit:ident)|+;)*) => {
        $($(#[$doc])* #[inline] pub fn $name(char: char) -> bool { facts(char) & ($(fact::$bit)|+) != 0 })*
    };
}

questions! {
    /// Whether `repr` shows the character as it is.
    is_printable: PRINTABLE;
    /// A letter.
    is_alpha: ALPHA;
    /// Lower case, letter or not.
    is_lower: LOWER;
    /// Upper case, letter or not.
    is_upper: UPPER;
    /// What does not count when a sigma is asked whether it ends a word.
    is_case_ignorable: IGNORABLE;
    /// White space, in Python's sense: U+001C to U+001F are, and U+200B is not.
    is_space: SPACE;
    /// A digit of a decimal number, in any script.
    is_decimal: DECIMAL;
    /// A digit, superscripts and circled ones included.
    is_digit: DIGIT;
    /// Anything that stands for a number, `½` and `五` included.
    is_numeric: NUMERIC;
    /// What `str.isalnum` accepts.
    is_alnum: ALPHA | DECIMAL | DIGIT | NUMERIC;
    /// What an identifier may begin with (`_` included).
    starts_identifier: IDENTIFIER_START;
    /// What an identifier may go on with.
    continues_identifier: IDENTIFIER_PART;
}

/// Title case: an upper and a lower case letter in one, as in `ǅ`.
pub fn is_title(char: char) -> bool {
    matches!(
        char,
        '\u{1c5}' | '\u{1c8}' | '\u{1cb}' | '\u{1f2}' | '\u{1f88}'..='\u{1f8f}' | '\u{1f98}'..='\u{1f9f}'
            | '\u{1fa8}'..='\u{1faf}' | '\u{1fbc}' | '\u{1fcc}' | '\u{1ffc}'
    )
}

/// What has a case.
pub fn is_cased(char: char) -> bool {
    is_lower(char) || is_upper(char) || is_title(char)
}

/// The value of a decimal digit of any script.
pub fn decimal_value(char: char) -> Option<u32> {
    if char.is_ascii() {
        return char.to_digit(10);
    }
    if !is_decimal(char) {
        return None;
    }
    let place = tables::ZEROS.partition_point(|&zero| zero <= char as u32);
    Some(char as u32 - tables::ZEROS[place - 1])
}

/// Letters to which Unicode 17 gave another case: Rust knows them, CPython 3.14 does not.
fn is_too_new(char: char) -> bool {
    matches!(char, '\u{a7ce}' | '\u{a7cf}' | '\u{a7d2}'..='\u{a7d5}' | '\u{16ea0}'..='\u{16ed3}')
}

/// Appends the upper case of a character.
pub fn push_upper(char: char, to: &mut String) {
    if is_too_new(char) { to.push(char) } else { to.extend(char.to_uppercase()) }
}

/// Appends the lower case of a character that stands alone: the final sigma is the caller's business.
pub fn push_lower(char: char, to: &mut String) {
    if is_too_new(char) { to.push(char) } else { to.extend(char.to_lowercase()) }
}

/// Appends the title case of a character.
pub fn push_title(char: char, to: &mut String) {
    match listed(&tables::TITLE, char) {
        Some(text) => to.push_str(text),
        None => push_upper(char, to),
    }
}

/// Appends the case folding of a character.
pub fn push_fold(char: char, to: &mut String) {
    match listed(&tables::FOLD, char) {
        Some(text) => to.push_str(text),
        None => push_lower(char, to),
    }
}

fn listed(table: &[(u32, &'static str)], char: char) -> Option<&'static str> {
    table.binary_search_by_key(&(char as u32), |entry| entry.0).ok().map(|place| table[place].1)
}

/// The lower case of a whole text. A sigma at the end of a word becomes `ς`.
pub fn lower(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    text.char_indices().for_each(|(offset, char)| push_lower_in(text, offset, char, &mut lower));
    lower
}

/// Appends the lower case of the character at a byte offset of a text, which may be a sigma at the end of a word.
#[inline]
pub fn push_lower_in(text: &str, offset: usize, char: char, to: &mut String) {
    if char == 'Σ' {
        to.push(if is_final_sigma(text, offset) { 'ς' } else { 'σ' });
    } else {
        push_lower(char, to);
    }
}

/// Whether the sigma at a byte offset ends a word: a letter comes before it and none after, marks aside.
fn is_final_sigma(text: &str, offset: usize) -> bool {
    let before = text[..offset].chars().rev().find(|&char| !is_case_ignorable(char));
    let after = text[offset + 'Σ'.len_utf8()..].chars().find(|&char| !is_case_ignorable(char));
    before.is_some_and(is_cased) && !after.is_some_and(is_cased)
}
