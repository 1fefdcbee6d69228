//! Dates and times as a format says: C's `strftime`, with the flags of the GNU library, and Python's `%f` and `%:z`.

use rondo_vm::{Raised, Vm};

use super::days::Date;
use super::point::Clock;

type R<T> = Result<T, Raised>;

/// The names of the days, Monday first.
pub const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// The names of the months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What is formatted.
#[derive(Clone, Copy)]
pub struct Fields {
    /// The day.
    pub date: Date,
    /// The time.
    pub clock: Clock,
    /// The seconds since 1970.
    pub epoch: i64,
    /// The year that is shown: a time tuple may name one that the calendar of `date` has not.
    pub year: i64,
    /// The day of the week that is shown, Monday is 0: a time tuple says it by itself.
    pub weekday: i64,
    /// The day of the year that is shown.
    pub day_of_year: i64,
}

impl Fields {
    /// What a day and a time say of themselves.
    pub fn of(date: Date, clock: Clock, epoch: i64) -> Fields {
        let (weekday, day_of_year) = (date.weekday(), date.day_of_year());
        Fields { date, clock, epoch, year: date.year.into(), weekday, day_of_year }
    }
}

/// What only the caller knows: `%z`, `%:z`, `%Z`.
pub type Ask<'a> = &'a mut dyn FnMut(&mut Vm, &str) -> R<String>;

/// Formats.
pub fn format(vm: &mut Vm, text: &str, fields: &Fields, ask: Ask<'_>) -> R<String> {
    let mut to = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(percent) = rest.find('%') {
        to.push_str(&rest[..percent]);
        rest = &rest[percent..];
        let directive = Directive::read(rest);
        let Some((directive, length)) = directive else {
            break;
        };
        if !directive.push(vm, fields, ask, &mut to)? {
            to.push_str(&rest[..length]);
        }
        rest = &rest[length..];
    }
    to.push_str(rest);
    vm.spend(to.len() / 8)?;
    Ok(to)
}

struct Directive {
    pad: Option<char>,
    upper: bool,
    swap: bool,
    width: Option<usize>,
    colon: bool,
    letter: char,
}

impl Directive {
    /// Reads what begins with `%`; gives its length too. A percent sign at the end is none.
    fn read(text: &str) -> Option<(Directive, usize)> {
        let mut directive =
            Directive { pad: None, upper: false, swap: false, width: None, colon: false, letter: '%' };
        for (at, char) in text.char_indices().skip(1) {
            match char {
                '-' | '_' => directive.pad = Some(char),
                '0' if directive.width.is_none() => directive.pad = Some('0'),
                '^' => directive.upper = true,
                '#' => directive.swap = true,
                '0'..='9' => {
                    let digit = char as usize - '0' as usize;
                    directive.width = Some((directive.width.unwrap_or(0) * 10 + digit).min(1000));
                }
                'E' | 'O' => {}
                ':' => directive.colon = true,
                letter => {
                    directive.letter = letter;
                    return Some((directive, at + letter.len_utf8()));
                }
            }
        }
        None
    }

    fn number(&self, value: i64, width: usize, pad: char, to: &mut String) {
        let width = self.width.unwrap_or(width);
        let digits = value.unsigned_abs().to_string();
        // A sign takes one of the places, before the zeros.
        let width = if value < 0 { width.saturating_sub(1) } else { width };
        if value < 0 {
            to.push('-');
        }
        match self.pad.unwrap_or(pad) {
            '-' => {}
            '_' => to.extend(std::iter::repeat_n(' ', width.saturating_sub(digits.len()))),
            _ => to.extend(std::iter::repeat_n('0', width.saturating_sub(digits.len()))),
        }
        to.push_str(&digits);
    }

    fn text(&self, text: &str, to: &mut String) {
        let text = if self.upper {
            text.to_uppercase()
        } else if self.swap {
            if self.letter == 'p' || self.letter == 'Z' { text.to_lowercase() } else { text.to_uppercase() }
        } else {
            text.to_string()
        };
        let missing = self.width.unwrap_or(0).saturating_sub(text.chars().count());
        to.extend(std::iter::repeat_n(if self.pad == Some('0') { '0' } else { ' ' }, missing));
        to.push_str(&text);
    }

    /// Appends what it stands for; says whether it stands for anything.
    fn push(&self, vm: &mut Vm, fields: &Fields, ask: Ask<'_>, to: &mut String) -> R<bool> {
        let Fields { date, clock, year, weekday, day_of_year, .. } = *fields;
        let hour = i64::from(clock.hour);
        let half_day = if hour % 12 == 0 { 12 } else { hour % 12 };
        let day_name = DAYS[weekday as usize];
        let month_name = MONTHS[usize::from(date.month) - 1];
        match self.letter {
            'a' => self.text(&day_name[..3], to),
            'A' => self.text(day_name, to),
            'b' | 'h' => self.text(&month_name[..3], to),
            'B' => self.text(month_name, to),
            'c' => return self.push_all(vm, "%a %b %e %H:%M:%S %Y", fields, ask, to),
            'D' | 'x' => return self.push_all(vm, "%m/%d/%y", fields, ask, to),
            'T' | 'X' => return self.push_all(vm, "%H:%M:%S", fields, ask, to),
            'r' => return self.push_all(vm, "%I:%M:%S %p", fields, ask, to),
            'R' => return self.push_all(vm, "%H:%M", fields, ask, to),
            'F' => return self.push_all(vm, "%Y-%m-%d", fields, ask, to),
            'C' => self.number(year.div_euclid(100), 2, '0', to),
            'd' => self.number(date.day.into(), 2, '0', to),
            'e' => self.number(date.day.into(), 2, '_', to),
            'f' => to.push_str(&format!("{:06}", clock.micros)),
            'g' => self.number(i64::from(date.iso().0) % 100, 2, '0', to),
            'G' => self.number(date.iso().0.into(), 4, '0', to),
            'H' => self.number(hour, 2, '0', to),
            'I' => self.number(half_day, 2, '0', to),
            'j' => self.number(day_of_year, 3, '0', to),
            'k' => self.number(hour, 2, '_', to),
            'l' => self.number(half_day, 2, '_', to),
            'm' => self.number(date.month.into(), 2, '0', to),
            'M' => self.number(clock.minute.into(), 2, '0', to),
            'n' => to.push('\n'),
            'p' => self.text(if hour < 12 { "AM" } else { "PM" }, to),
            'P' => self.text(if hour < 12 { "am" } else { "pm" }, to),
            's' => self.number(fields.epoch, 1, '0', to),
            'S' => self.number(clock.second.into(), 2, '0', to),
            't' => to.push('\t'),
            'u' => self.number(weekday + 1, 1, '0', to),
            'U' => self.number((day_of_year + 6 - (weekday + 1) % 7) / 7, 2, '0', to),
            'V' => self.number(date.iso().1, 2, '0', to),
            'w' => self.number((weekday + 1) % 7, 1, '0', to),
            'W' => self.number((day_of_year + 6 - weekday) / 7, 2, '0', to),
            'y' => self.number(year.rem_euclid(100), 2, '0', to),
            'Y' => self.number(year, 4, '0', to),
            'z' => to.push_str(&ask(vm, if self.colon { ":z" } else { "z" })?),
            'Z' => {
                let name = ask(vm, "Z")?;
                self.text(&name, to);
            }
            '%' => to.push('%'),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn push_all(&self, vm: &mut Vm, text: &str, fields: &Fields, ask: Ask<'_>, to: &mut String) -> R<bool> {
        let text = format(vm, text, fields, ask)?;
        self.text(&text, to);
        Ok(true)
    }
}
