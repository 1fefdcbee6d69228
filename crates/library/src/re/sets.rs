//! Sets of characters, and which characters are cases of one another.
//!
//! For what fits in a byte a set is a table. Beyond it, in texts, it is a list of ranges and categories that are asked.

use rondo_vm::types::unicode;

use super::tree::Cases;

/// A class of characters: `\d`, `\s`, `\w`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Category {
    /// `\d`
    Digit,
    /// `\s`
    Space,
    /// `\w`
    Word,
}

impl Category {
    /// Whether a character belongs to it.
    pub fn has(self, point: u32, ascii: bool) -> bool {
        let Some(char) = char::from_u32(point) else { return false };
        if ascii && !char.is_ascii() {
            return false;
        }
        match self {
            Category::Digit => unicode::is_decimal(char),
            // ASCII's white space has no separators of files and records; Unicode's has.
            Category::Space if ascii => matches!(char, ' ' | '\t'..='\r'),
            Category::Space => unicode::is_space(char),
            Category::Word => char == '_' || unicode::is_alnum(char),
        }
    }
}

/// One member of a set, as it is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Item {
    /// A range of characters, both ends included.
    Range(u32, u32),
    /// A category, or what is outside it.
    Category {
        /// Which.
        category: Category,
        /// Whether only ASCII counts.
        ascii: bool,
        /// Whether what is outside is meant.
        negate: bool,
    },
}

impl Item {
    fn has(self, point: u32) -> bool {
        match self {
            Item::Range(low, high) => (low..=high).contains(&point),
            Item::Category { category, ascii, negate } => category.has(point, ascii) != negate,
        }
    }
}

/// How a set answers for characters beyond its table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wide {
    /// None belongs to it.
    None,
    /// All do.
    All,
    /// The items must be asked.
    Ask,
}

/// A set of characters.
#[derive(Clone, Debug)]
pub struct CharSet {
    /// The answer for what fits in a byte (in texts: for ASCII).
    pub table: [bool; 256],
    /// The answer for the rest.
    pub wide: Wide,
    all_but: Option<u8>,
    items: Vec<Item>,
    negate: bool,
    cases: Cases,
}

impl CharSet {
    /// A set of items. `is_text` says whether it is for texts.
    pub fn new(items: Vec<Item>, negate: bool, cases: Cases, is_text: bool) -> CharSet {
        let mut set = CharSet { table: [false; 256], wide: Wide::Ask, all_but: None, items, negate, cases };
        let ends: u32 = if is_text { 128 } else { 256 };
        for point in 0..ends {
            set.table[point as usize] = set.ask(point);
        }
        let no_category = !set.items.iter().any(|item| matches!(item, Item::Category { .. }));
        let only_ascii = set.items.iter().all(|item| match *item {
            Item::Range(_, high) => high < 128,
            Item::Category { ascii, negate, .. } => ascii && !negate,
        });
        // Under `IGNORECASE` with Unicode a few characters are cases of ASCII letters.
        if !is_text || (only_ascii && cases != Cases::Unicode) {
            set.wide = if negate { Wide::All } else { Wide::None };
        } else if no_category && set.items.contains(&Item::Range(0, char::MAX as u32)) {
            set.wide = if negate { Wide::None } else { Wide::All };
        }
        let mut missing = (0..=(ends - 1) as u8).filter(|&byte| !set.table[usize::from(byte)]);
        let one = missing.next().filter(|_| missing.next().is_none());
        set.all_but = one.filter(|_| set.wide == Wide::All);
        set
    }

    /// The set behind a dot.
    pub fn dot(with_newline: bool, is_text: bool) -> CharSet {
        let items = if with_newline { vec![] } else { vec![Item::Range(10, 10)] };
        CharSet::new(items, true, Cases::Exact, is_text)
    }

    /// The set of the cases of a letter, when it has more than one.
    pub fn of_cases(point: u32, cases: Cases, is_text: bool) -> Option<CharSet> {
        let mut items = Vec::new();
        each_case(point, cases, |case| {
            if !items.contains(&Item::Range(case, case)) {
                items.push(Item::Range(case, case));
            }
            false
        });
        (items.len() > 1).then(|| CharSet::new(items, false, Cases::Exact, is_text))
    }

    /// The one byte that does not belong to it, when everything else does.
    pub fn all_but(&self) -> Option<u8> {
        self.all_but
    }

    /// Whether a character belongs to it, by its items.
    pub fn ask(&self, point: u32) -> bool {
        let has = |point| self.items.iter().any(|item| item.has(point));
        let found = if self.cases == Cases::Exact { has(point) } else { each_case(point, self.cases, has) };
        found != self.negate
    }
}

/// Lower-case letters that are one although their lower cases differ, each group in a row.
const SAME: &[&[u32]] = &[
    &[0x69, 0x131],
    &[0x73, 0x17f],
    &[0xb5, 0x3bc],
    &[0x345, 0x3b9, 0x1fbe],
    &[0x390, 0x1fd3],
    &[0x3b0, 0x1fe3],
    &[0x3b2, 0x3d0],
    &[0x3b5, 0x3f5],
    &[0x3b8, 0x3d1],
    &[0x3ba, 0x3f0],
    &[0x3c0, 0x3d6],
    &[0x3c1, 0x3f1],
    &[0x3c2, 0x3c3],
    &[0x3c6, 0x3d5],
    &[0x432, 0x1c80],
    &[0x434, 0x1c81],
    &[0x43e, 0x1c82],
    &[0x441, 0x1c83],
    &[0x442, 0x1c84, 0x1c85],
    &[0x44a, 0x1c86],
    &[0x463, 0x1c87],
    &[0x1e61, 0x1e9b],
    &[0x1c88, 0xa64b],
    &[0xfb05, 0xfb06],
];

/// Upper and title cases that going up from the lower case does not find.
const OTHER_UPPER: &[(u32, u32)] = &[
    (0x69, 0x130),
    (0x6b, 0x212a),
    (0xdf, 0x1e9e),
    (0xe5, 0x212b),
    (0x1c6, 0x1c5),
    (0x1c9, 0x1c8),
    (0x1cc, 0x1cb),
    (0x1f3, 0x1f2),
    (0x3b8, 0x3f4),
    (0x3c9, 0x2126),
    (0x1fb3, 0x1fbc),
    (0x1fc3, 0x1fcc),
    (0x1ff3, 0x1ffc),
];

/// The lower case that is one character.
pub fn lower(point: u32, cases: Cases) -> u32 {
    match char::from_u32(point) {
        _ if cases == Cases::Exact => point,
        Some(char) if char.is_ascii() => u32::from(char.to_ascii_lowercase()),
        Some(char) if cases == Cases::Unicode => char.to_lowercase().next().map_or(point, u32::from),
        _ => point,
    }
}

/// The lower-case letters that count as the same as one.
fn same_as(lower: u32, cases: Cases) -> &'static [u32] {
    if cases != Cases::Unicode {
        return &[];
    }
    SAME.iter().find(|row| row.contains(&lower)).copied().unwrap_or(&[])
}

/// Whether any case of a character fulfils a wish.
fn each_case(point: u32, cases: Cases, mut wish: impl FnMut(u32) -> bool) -> bool {
    let low = lower(point, cases);
    if wish(point) {
        return true;
    }
    if cases == Cases::Ascii {
        let upper = char::from_u32(low).map_or(low, |char| u32::from(char.to_ascii_uppercase()));
        return wish(low) || wish(upper);
    }
    let with_upper = |low: u32, wish: &mut dyn FnMut(u32) -> bool| {
        let mut upper = char::from_u32(low).into_iter().flat_map(char::to_uppercase);
        // An upper case of several characters is none of these.
        let upper = upper.next().filter(|_| upper.next().is_none()).map_or(low, u32::from);
        let title = if (0x1f80..0x1fb0).contains(&low) && low & 8 == 0 { low + 8 } else { low };
        wish(low)
            || wish(upper)
            || wish(title)
            || OTHER_UPPER.iter().any(|&(lower, upper)| lower == low && wish(upper))
    };
    let same = same_as(low, cases);
    if same.is_empty() {
        return with_upper(low, &mut wish);
    }
    same.iter().any(|&low| with_upper(low, &mut wish))
}
