//! The calendar as arithmetic: days counted from 1 January of the year 1, which is day 1.

/// The largest year.
pub const MAX_YEAR: i32 = 9999;
/// The largest day number: 31 December 9999.
pub const MAX_ORDINAL: i64 = 3_652_059;
/// 1 January 1970.
pub const EPOCH: i64 = 719_163;

/// Whether a year has a 29 February.
pub fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// How many days a month has.
pub fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// How many days of the year lie before a month.
pub fn days_before_month(year: i32, month: u8) -> i64 {
    (1..month).map(|month| i64::from(days_in_month(year, month))).sum()
}

/// How many days lie before a year.
pub fn days_before_year(year: i32) -> i64 {
    let years = i64::from(year) - 1;
    years * 365 + years.div_euclid(4) - years.div_euclid(100) + years.div_euclid(400)
}

/// A day of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Date {
    /// From 1 to 9999.
    pub year: i32,
    /// From 1 to 12.
    pub month: u8,
    /// From 1 to 31.
    pub day: u8,
}

impl Date {
    /// Its number.
    pub fn ordinal(self) -> i64 {
        days_before_year(self.year) + days_before_month(self.year, self.month) + i64::from(self.day)
    }

    /// The day with a number, which must be in range.
    pub fn from_ordinal(ordinal: i64) -> Date {
        // A guess that is never too late, and at most a year early.
        let mut year = (ordinal * 400 / 146_097).max(1) as i32;
        while days_before_year(year) >= ordinal {
            year -= 1;
        }
        while year < MAX_YEAR && days_before_year(year + 1) < ordinal {
            year += 1;
        }
        let mut rest = ordinal - days_before_year(year);
        let mut month = 1;
        while rest > i64::from(days_in_month(year, month)) {
            rest -= i64::from(days_in_month(year, month));
            month += 1;
        }
        Date { year, month, day: rest as u8 }
    }

    /// The day of the week; Monday is 0.
    pub fn weekday(self) -> i64 {
        (self.ordinal() + 6).rem_euclid(7)
    }

    /// The number of the day in its year, from 1.
    pub fn day_of_year(self) -> i64 {
        days_before_month(self.year, self.month) + i64::from(self.day)
    }

    /// The year, week and weekday (from 1) of the ISO calendar.
    pub fn iso(self) -> (i32, i64, i64) {
        let mut year = self.year;
        let today = self.ordinal();
        let mut monday = first_iso_monday(year);
        if today < monday {
            year -= 1;
            monday = first_iso_monday(year);
        } else if today >= first_iso_monday(year + 1) {
            year += 1;
            monday = first_iso_monday(year);
        }
        (year, (today - monday) / 7 + 1, (today - monday) % 7 + 1)
    }
}

/// The number of the Monday that begins the first week of an ISO year.
pub fn first_iso_monday(year: i32) -> i64 {
    let first = days_before_year(year) + 1;
    let weekday = (first + 6).rem_euclid(7);
    // The first week is the one with the year's first Thursday.
    let monday = first - weekday;
    if weekday > 3 { monday + 7 } else { monday }
}

/// How many weeks an ISO year has.
pub fn iso_weeks(year: i32) -> i64 {
    (first_iso_monday(year + 1) - first_iso_monday(year)) / 7
}
