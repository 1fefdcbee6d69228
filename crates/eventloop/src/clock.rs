//! Time as the loop sees it: points, spans, and the two clocks.
//!
//! Everything is `f64` seconds, because the program's own arithmetic on deadlines is: `call_later(0.1)`
//! means `time() + 0.1`, rounded as Python rounds it, and two deadlines that come out equal there must
//! come out equal here. Points and spans are two types, so that nobody adds two points.
//!
//! The **real** clock is asked of the outside. The **virtual** clock is a number: it stands still while
//! anything runs and is set forward to the next deadline when nothing can. A program of a thousand
//! sleeps then takes no time and prints the same times on every run.

use std::ops::{Add, Sub};

/// A point on a monotonic clock, in seconds since the clock's start.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Instant(f64);

impl Instant {
    /// Where clocks start.
    pub const ZERO: Instant = Instant(0.0);

    /// The point `seconds` after the clock's start.
    pub const fn from_seconds(seconds: f64) -> Instant {
        Instant(seconds)
    }

    /// Seconds since the clock's start: what `loop.time()` and `time.monotonic()` answer.
    pub const fn seconds(self) -> f64 {
        self.0
    }

    /// The end of the tick that this point lies in: a timer is due if its deadline lies before it.
    ///
    /// A tick is the clock's resolution. Where floating-point numbers have become sparser than that
    /// (after some months), it is the distance to the next number, so that a timer whose deadline is
    /// *now* is always due.
    pub fn end_of_tick(self) -> Instant {
        Instant((self.0 + CLOCK_RESOLUTION.0).max(self.0.next_up()))
    }

    /// A key that orders as deadlines do: smaller is earlier. A deadline that is not a number is never.
    pub(crate) fn order(self) -> u64 {
        // Adding zero turns minus zero into zero: Python holds the two for equal, their bits are not.
        let number = if self.0.is_nan() { f64::INFINITY } else { self.0 + 0.0 };
        let bits = number.to_bits();
        // Flip all bits of negative numbers and only the sign of others: then bits order as numbers do.
        if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
    }

    /// The inverse of [`Instant::order`].
    pub(crate) fn from_order(order: u64) -> Instant {
        Instant(f64::from_bits(if order >> 63 == 1 { order & !(1 << 63) } else { !order }))
    }
}

impl Add<Duration> for Instant {
    type Output = Instant;
    fn add(self, span: Duration) -> Instant {
        Instant(self.0 + span.0)
    }
}

impl Sub for Instant {
    type Output = Duration;
    fn sub(self, earlier: Instant) -> Duration {
        Duration(self.0 - earlier.0)
    }
}

/// A span of time in seconds.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Duration(f64);

impl Duration {
    /// No time at all.
    pub const ZERO: Duration = Duration(0.0);
    /// The longest that one poll waits (asyncio's own bound). A longer sleep polls again.
    pub const LONGEST_POLL: Duration = Duration(24.0 * 3600.0);

    /// A span of so many seconds.
    pub const fn from_seconds(seconds: f64) -> Duration {
        Duration(seconds)
    }

    /// The span in seconds.
    pub const fn seconds(self) -> f64 {
        self.0
    }

    /// The span as the standard library has it, for the operating system: a negative one is no time, and
    /// none is longer than [`Duration::LONGEST_POLL`].
    pub fn to_std(self) -> std::time::Duration {
        let seconds = if self.0 > 0.0 { self.0.min(Duration::LONGEST_POLL.0) } else { 0.0 };
        std::time::Duration::from_secs_f64(seconds)
    }
}

impl From<std::time::Duration> for Duration {
    fn from(span: std::time::Duration) -> Duration {
        // Nanoseconds are divided, as CPython does it, and not seconds added to a fraction.
        Duration(span.as_nanos() as f64 / 1e9)
    }
}

/// A point on the calendar: seconds since the beginning of 1970 in UTC, what `time.time()` answers.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct WallTime(f64);

impl WallTime {
    /// So many seconds after the beginning of 1970.
    pub const fn from_seconds(seconds: f64) -> WallTime {
        WallTime(seconds)
    }

    /// Seconds since the beginning of 1970.
    pub const fn seconds(self) -> f64 {
        self.0
    }
}

/// The resolution that both clocks claim: one nanosecond, as `time.get_clock_info("monotonic")` has it.
pub const CLOCK_RESOLUTION: Duration = Duration(1e-9);

/// Which time a program lives in.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's: every question goes outside.
    Real,
    /// A number that jumps.
    Virtual(VirtualClock),
}

impl Clock {
    /// A virtual clock that starts at zero, on the first of January 2026, midnight in UTC.
    pub fn new_virtual() -> Clock {
        Clock::Virtual(VirtualClock { now: Instant::ZERO, epoch: WallTime(1_767_225_600.0) })
    }
}

/// The state of a virtual clock.
#[derive(Clone, Debug)]
pub struct VirtualClock {
    now: Instant,
    /// What the calendar said when `now` was zero.
    epoch: WallTime,
}

impl VirtualClock {
    /// The time now.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// The calendar's time now.
    pub fn wall(&self) -> WallTime {
        WallTime(self.epoch.0 + self.now.0)
    }

    /// Sets the clock forward to `to`. It is never set back.
    pub(crate) fn advance(&mut self, to: Instant) {
        if to > self.now {
            self.now = to;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn minus_zero_is_zero() {
        assert_eq!(Instant(-0.0).order(), Instant(0.0).order());
    }

    #[test]
    fn a_deadline_that_is_not_a_number_is_never() {
        assert_eq!(Instant(f64::NAN).order(), Instant(f64::INFINITY).order());
    }

    #[test]
    fn the_virtual_clock_is_never_set_back() {
        let Clock::Virtual(mut clock) = Clock::new_virtual() else { unreachable!("it was made virtual") };
        clock.advance(Instant(2.5));
        clock.advance(Instant(1.0));
        assert_eq!(clock.now(), Instant(2.5));
        assert_eq!(clock.wall().seconds(), 1_767_225_602.5);
    }

    #[test]
    fn a_tick_ends_later_even_after_ten_years() {
        let late = Instant(3.2e8);
        assert!(late.end_of_tick() > late);
    }

    proptest! {
        #[test]
        fn keys_order_as_numbers_do(left in any::<f64>(), right in any::<f64>()) {
            prop_assume!(!left.is_nan() && !right.is_nan());
            prop_assert_eq!(left.partial_cmp(&right), Some(Instant(left).order().cmp(&Instant(right).order())));
            prop_assert_eq!(Instant::from_order(Instant(left).order()), Instant(left));
        }
    }
}
