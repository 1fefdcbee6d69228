//! Reading what `isoformat` writes, and the other forms of ISO 8601 that `fromisoformat` takes.

use super::days::{Date, MAX_YEAR, first_iso_monday, iso_weeks};
use super::delta::SECOND;

/// Digits at a place.
fn digits(text: &[u8], at: usize, count: usize) -> Option<i64> {
    text.get(at..at + count)?
        .iter()
        .try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0')))
}

/// A date as it is written.
pub enum Written {
    /// Year, month and day, not yet checked.
    Day(i64, i64, i64),
    /// The day of a week, which exists.
    Week(Date),
}

/// Reads a date that fills the text.
pub fn date(text: &[u8]) -> Option<Written> {
    if !matches!(text.len(), 7 | 8 | 10) {
        return None;
    }
    let year = digits(text, 0, 4)?;
    let separated = text[4] == b'-';
    let mut at = 4 + usize::from(separated);
    if text[at] == b'W' {
        at += 1;
        let week = digits(text, at, 2)?;
        at += 2;
        let mut day = 1;
        if at < text.len() {
            if separated != (text[at] == b'-') {
                return None;
            }
            at += usize::from(separated);
            day = digits(text, at, 1)?;
            at += 1;
        }
        return if at == text.len() { of_week(year as i32, week, day).map(Written::Week) } else { None };
    }
    let month = digits(text, at, 2)?;
    at += 2;
    if separated != (text.get(at) == Some(&b'-')) {
        return None;
    }
    at += usize::from(separated);
    let day = digits(text, at, 2)?;
    (at + 2 == text.len()).then_some(Written::Day(year, month, day))
}

/// The day of a week of the ISO calendar, if it is in range.
pub fn of_week(year: i32, week: i64, day: i64) -> Option<Date> {
    if !(1..=MAX_YEAR).contains(&year) || !(1..=iso_weeks(year)).contains(&week) || !(1..=7).contains(&day) {
        return None;
    }
    let ordinal = first_iso_monday(year) + (week - 1) * 7 + day - 1;
    (1..=super::days::MAX_ORDINAL).contains(&ordinal).then(|| Date::from_ordinal(ordinal))
}

/// Where the date of a text ends.
pub fn end_of_date(text: &[u8]) -> Option<usize> {
    let is_digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    if text.len() == 7 {
        return Some(7);
    }
    if text.get(4) == Some(&b'-') {
        if text.get(5) != Some(&b'W') {
            return Some(10);
        }
        // Behind a week without a day only digits can be taken for a time.
        return match (text.len(), text.get(8)) {
            (0..=7, _) | (9, Some(b'-')) => None,
            (_, Some(b'-')) if is_digit(9) && !(text.len() > 10 && is_digit(10)) => Some(10),
            _ => Some(8),
        };
    }
    if text.get(4) != Some(&b'W') {
        return Some(8);
    }
    let end = (7..text.len()).find(|&at| !is_digit(at)).unwrap_or(text.len());
    Some(if end < 9 {
        end
    } else if end % 2 == 0 {
        7
    } else {
        8
    })
}

/// A time of day as it is written: hour, minute, second, microsecond.
fn clock(text: &[u8]) -> Option<[i64; 4]> {
    let mut parts = [0; 4];
    let (mut at, mut separated) = (0, false);
    for (place, part) in parts.iter_mut().take(3).enumerate() {
        *part = digits(text, at, 2)?;
        at += 2;
        let Some(&next) = text.get(at) else { return Some(parts) };
        if place == 0 {
            separated = next == b':';
        }
        match next {
            b':' if separated && place < 2 => at += 1,
            b'.' | b',' if place == 2 => {
                parts[3] = fraction(&text[at + 1..])?;
                return Some(parts);
            }
            _ if !separated && place < 2 => {}
            _ => return None,
        }
    }
    None
}

/// Digits behind the point as microseconds; more than six are cut off.
fn fraction(text: &[u8]) -> Option<i64> {
    if text.is_empty() || !text.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let taken = text.len().min(6);
    Some(digits(text, 0, taken)? * 10_i64.pow(6 - taken as u32))
}

/// A time with its offset in microseconds, if it has one.
pub fn time(text: &[u8]) -> Option<([i64; 4], Option<i64>)> {
    let zone = text.iter().position(|byte| matches!(byte, b'+' | b'-' | b'Z'));
    let Some(zone) = zone else { return Some((clock(text)?, None)) };
    let parts = clock(&text[..zone])?;
    let rest = &text[zone + 1..];
    if text[zone] == b'Z' {
        return rest.is_empty().then_some((parts, Some(0)));
    }
    let [hour, minute, second, micros] = clock(rest)?;
    let offset = (hour * 3600 + minute * 60 + second) * SECOND + micros;
    Some((parts, Some(if text[zone] == b'-' { -offset } else { offset })))
}
