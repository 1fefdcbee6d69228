//! Tim Peters' *timsort* with the merge policy of *powersort*, step by step as in CPython, since a program can count the
//! comparisons.
//!
//! The items are cut into runs that are in order already, short ones lengthened by insertion; runs are merged in an order that
//! keeps them of like length. Where one side wins again and again, merging *gallops*: it looks for the end of the winning streak
//! in doubling steps. (Peters, "listsort.txt" in CPython's sources; Munro and Wild, "Nearly-Optimal Mergesorts", 2018.)

use crate::heap::Value;
use crate::types::sequence::R;
use crate::vm::Vm;

/// So often must one side win before merging goes over to galloping.
const MIN_GALLOP: usize = 7;

/// From this length on, an array is divided into runs.
const MAX_MINRUN: usize = 64;

/// Sorts the numbers of items by the keys of those items. After an exception it is still a permutation.
pub(super) fn sort(vm: &mut Vm, keys: &[Value], order: &mut [u32]) -> R<()> {
    Sorter { vm, keys, order, pending: Vec::new(), min_gallop: MIN_GALLOP, spare: Vec::new() }.sort()
}

/// A sorted stretch of the order that waits to be merged.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    length: usize,
    /// The node of the merge tree that joins this run with the next.
    power: u32,
}

/// The state of one sort.
struct Sorter<'a> {
    vm: &'a mut Vm,
    keys: &'a [Value],
    order: &'a mut [u32],
    pending: Vec<Run>,
    min_gallop: usize,
    spare: Vec<u32>,
}

impl Sorter<'_> {
    fn less(&mut self, a: u32, b: u32) -> R<bool> {
        self.vm.less(&self.keys[a as usize], &self.keys[b as usize])
    }

    /// Whether the key at one place of the order is less than that at another.
    fn less_at(&mut self, a: usize, b: usize) -> R<bool> {
        self.less(self.order[a], self.order[b])
    }

    fn sort(mut self) -> R<()> {
        let (mut low, mut remaining) = (0, self.order.len());
        let minrun = minimum_run(remaining);
        while remaining > 0 {
            let mut length = self.count_run(low, remaining)?;
            if length < minrun {
                let forced = remaining.min(minrun);
                self.insert_sorted(low, forced, length)?;
                length = forced;
            }
            self.found_run(length)?;
            self.pending.push(Run { start: low, length, power: 0 });
            low += length;
            remaining -= length;
            self.vm.spend(length)?;
        }
        while self.pending.len() > 1 {
            let mut at = self.pending.len() - 2;
            if at > 0 && self.pending[at - 1].length < self.pending[at + 1].length {
                at -= 1;
            }
            self.merge_at(at)?;
        }
        Ok(())
    }

    /// The length of the run that begins here. A descending run is turned round, its equal stretches kept in order.
    fn count_run(&mut self, low: usize, remaining: usize) -> R<usize> {
        let mut n = 1;
        while n < remaining && !self.less_at(low + n, low + n - 1)? {
            n += 1;
        }
        if n >= remaining {
            return Ok(n);
        }
        let mut equal = 0;
        if n > 1 {
            if self.less_at(low, low + n - 1)? {
                return Ok(n);
            }
            // All so far are equal, and a smaller one follows: a descending run after all.
            self.order[low..low + n].reverse();
        }
        n += 1;
        while n < remaining {
            if self.less_at(low + n, low + n - 1)? {
                self.reverse_last_equal(low + n, &mut equal);
            } else if self.less_at(low + n - 1, low + n)? {
                break;
            } else {
                equal += 1;
            }
            n += 1;
        }
        self.reverse_last_equal(low + n, &mut equal);
        self.order[low..low + n].reverse();
        while n < remaining && !self.less_at(low + n, low + n - 1)? {
            n += 1;
        }
        Ok(n)
    }

    fn reverse_last_equal(&mut self, end: usize, equal: &mut usize) {
        if *equal > 0 {
            self.order[end - *equal - 1..end].reverse();
            *equal = 0;
        }
    }

    /// Binary insertion: `sorted` items from `low` on are in order; makes it `length`.
    fn insert_sorted(&mut self, low: usize, length: usize, sorted: usize) -> R<()> {
        for next in sorted.max(1)..length {
            let pivot = self.order[low + next];
            let (mut left, mut right) = (0, next);
            while left < right {
                let middle = (left + right) / 2;
                if self.less(pivot, self.order[low + middle])? { right = middle } else { left = middle + 1 }
            }
            self.order[low + left..=low + next].rotate_right(1);
        }
        Ok(())
    }

    /// Merges what must be merged before a run of this length is put on the stack.
    fn found_run(&mut self, length: usize) -> R<()> {
        let Some(last) = self.pending.last().copied() else { return Ok(()) };
        let power = merge_power(last.start, last.length, length, self.order.len());
        while self.pending.len() > 1 && self.pending[self.pending.len() - 2].power > power {
            self.merge_at(self.pending.len() - 2)?;
        }
        let last = self.pending.last_mut().expect("merging leaves at least one run");
        last.power = power;
        Ok(())
    }

    /// Merges the runs `at` and `at + 1`.
    fn merge_at(&mut self, at: usize) -> R<()> {
        let (a, b) = (self.pending[at], self.pending[at + 1]);
        self.pending[at].length = a.length + b.length;
        self.pending.remove(at + 1);
        // What of the first run lies before the second, and of the second behind the first, stays where it is.
        let first_key = self.order[b.start];
        let skip = self.gallop_right(first_key, Side::Order(a.start), a.length, 0)?;
        let (start, left) = (a.start + skip, a.length - skip);
        if left == 0 {
            return Ok(());
        }
        let last_key = self.order[start + left - 1];
        let right = self.gallop_left(last_key, Side::Order(b.start), b.length, b.length - 1)?;
        if right == 0 {
            return Ok(());
        }
        if left <= right {
            self.merge_low(start, left, b.start, right)
        } else {
            self.merge_high(start, left, b.start, right)
        }
    }

    fn at(&self, side: Side, index: usize) -> u32 {
        match side {
            Side::Order(start) => self.order[start + index],
            Side::Spare(start) => self.spare[start + index],
        }
    }

    /// Where a key belongs in a sorted stretch, before its equals. The search begins at a hint.
    fn gallop_left(&mut self, key: u32, side: Side, length: usize, hint: usize) -> R<usize> {
        let (mut last, mut offset) = (0, 1);
        let (mut low, mut high);
        if self.less(self.at(side, hint), key)? {
            let most = length - hint;
            while offset < most && self.less(self.at(side, hint + offset), key)? {
                (last, offset) = (offset, offset * 2 + 1);
            }
            (low, high) = (hint + last + 1, hint + offset.min(most));
        } else {
            let most = hint + 1;
            while offset < most && !self.less(self.at(side, hint - offset), key)? {
                (last, offset) = (offset, offset * 2 + 1);
            }
            (low, high) = (hint + 1 - offset.min(most), hint - last);
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.less(self.at(side, middle), key)? { low = middle + 1 } else { high = middle }
        }
        Ok(high)
    }

    /// Where a key belongs in a sorted stretch, behind its equals.
    fn gallop_right(&mut self, key: u32, side: Side, length: usize, hint: usize) -> R<usize> {
        let (mut last, mut offset) = (0, 1);
        let (mut low, mut high);
        if self.less(key, self.at(side, hint))? {
            let most = hint + 1;
            while offset < most && self.less(key, self.at(side, hint - offset))? {
                (last, offset) = (offset, offset * 2 + 1);
            }
            (low, high) = (hint + 1 - offset.min(most), hint - last);
        } else {
            let most = length - hint;
            while offset < most && !self.less(key, self.at(side, hint + offset))? {
                (last, offset) = (offset, offset * 2 + 1);
            }
            (low, high) = (hint + last + 1, hint + offset.min(most));
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.less(key, self.at(side, middle))? { high = middle } else { low = middle + 1 }
        }
        Ok(high)
    }

    /// Merges two neighbouring runs of which the first is the shorter: that one is moved aside.
    fn merge_low(&mut self, a: usize, left: usize, b: usize, right: usize) -> R<()> {
        self.spare.clear();
        self.spare.extend_from_slice(&self.order[a..a + left]);
        let mut merge = Merge { dest: a, a: 0, left, b, right };
        let result = self.merge_low_steps(&mut merge);
        // Whatever is left of the first run goes behind all; after an exception too, so that nothing is lost.
        let Merge { dest, a, left, .. } = merge;
        self.order[dest..dest + left].copy_from_slice(&self.spare[a..a + left]);
        result
    }

    fn merge_low_steps(&mut self, m: &mut Merge) -> R<()> {
        self.take_b(m);
        if m.right == 0 {
            return Ok(());
        }
        if m.left == 1 {
            return self.finish_low(m);
        }
        let mut min_gallop = self.min_gallop;
        loop {
            let (mut a_wins, mut b_wins) = (0, 0);
            loop {
                if self.less(self.order[m.b], self.spare[m.a])? {
                    self.take_b(m);
                    (a_wins, b_wins) = (0, b_wins + 1);
                    if m.right == 0 {
                        return Ok(());
                    }
                } else {
                    self.take_a(m);
                    (a_wins, b_wins) = (a_wins + 1, 0);
                    if m.left == 1 {
                        return self.finish_low(m);
                    }
                }
                if a_wins >= min_gallop || b_wins >= min_gallop {
                    break;
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= usize::from(min_gallop > 1);
                self.min_gallop = min_gallop;
                let key = self.order[m.b];
                let won = self.gallop_right(key, Side::Spare(m.a), m.left, 0)?;
                (0..won).for_each(|_| self.take_a(m));
                if m.left == 1 && won > 0 {
                    return self.finish_low(m);
                }
                if m.left == 0 {
                    return Ok(());
                }
                self.take_b(m);
                if m.right == 0 {
                    return Ok(());
                }
                let key = self.spare[m.a];
                let lost = self.gallop_left(key, Side::Order(m.b), m.right, 0)?;
                (0..lost).for_each(|_| self.take_b(m));
                if m.right == 0 {
                    return Ok(());
                }
                self.take_a(m);
                if m.left == 1 {
                    return self.finish_low(m);
                }
                if won < MIN_GALLOP && lost < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }

    fn take_a(&mut self, m: &mut Merge) {
        self.order[m.dest] = self.spare[m.a];
        (m.dest, m.a, m.left) = (m.dest + 1, m.a + 1, m.left - 1);
    }

    fn take_b(&mut self, m: &mut Merge) {
        self.order[m.dest] = self.order[m.b];
        (m.dest, m.b, m.right) = (m.dest + 1, m.b + 1, m.right - 1);
    }

    /// The last item of the first run is known to come behind all of the second.
    fn finish_low(&mut self, m: &mut Merge) -> R<()> {
        (0..m.right).for_each(|_| self.take_b(m));
        Ok(())
    }

    /// Merges two neighbouring runs of which the second is the shorter: that one is moved aside, and the merge goes from
    /// the end. In `Merge` the places are one *behind* the next item here.
    fn merge_high(&mut self, a: usize, left: usize, b: usize, right: usize) -> R<()> {
        self.spare.clear();
        self.spare.extend_from_slice(&self.order[b..b + right]);
        let mut merge = Merge { dest: b + right, a: a + left, left, b: right, right };
        let result = self.merge_high_steps(&mut merge);
        let Merge { dest, right, .. } = merge;
        self.order[dest - right..dest].copy_from_slice(&self.spare[..right]);
        result
    }

    fn merge_high_steps(&mut self, m: &mut Merge) -> R<()> {
        self.take_last_a(m);
        if m.left == 0 {
            return Ok(());
        }
        if m.right == 1 {
            return self.finish_high(m);
        }
        let mut min_gallop = self.min_gallop;
        loop {
            let (mut a_wins, mut b_wins) = (0, 0);
            loop {
                if self.less(self.spare[m.b - 1], self.order[m.a - 1])? {
                    self.take_last_a(m);
                    (a_wins, b_wins) = (a_wins + 1, 0);
                    if m.left == 0 {
                        return Ok(());
                    }
                } else {
                    self.take_last_b(m);
                    (a_wins, b_wins) = (0, b_wins + 1);
                    if m.right == 1 {
                        return self.finish_high(m);
                    }
                }
                if a_wins >= min_gallop || b_wins >= min_gallop {
                    break;
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= usize::from(min_gallop > 1);
                self.min_gallop = min_gallop;
                let key = self.spare[m.b - 1];
                let won = m.left - self.gallop_right(key, Side::Order(m.a - m.left), m.left, m.left - 1)?;
                (0..won).for_each(|_| self.take_last_a(m));
                if m.left == 0 {
                    return Ok(());
                }
                self.take_last_b(m);
                if m.right == 1 {
                    return self.finish_high(m);
                }
                let key = self.order[m.a - 1];
                let lost = m.right - self.gallop_left(key, Side::Spare(0), m.right, m.right - 1)?;
                (0..lost).for_each(|_| self.take_last_b(m));
                if m.right == 1 && lost > 0 {
                    return self.finish_high(m);
                }
                if m.right == 0 {
                    return Ok(());
                }
                self.take_last_a(m);
                if m.left == 0 {
                    return Ok(());
                }
                if won < MIN_GALLOP && lost < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }

    fn take_last_a(&mut self, m: &mut Merge) {
        (m.dest, m.a, m.left) = (m.dest - 1, m.a - 1, m.left - 1);
        self.order[m.dest] = self.order[m.a];
    }

    fn take_last_b(&mut self, m: &mut Merge) {
        (m.dest, m.b, m.right) = (m.dest - 1, m.b - 1, m.right - 1);
        self.order[m.dest] = self.spare[m.b];
    }

    fn finish_high(&mut self, m: &mut Merge) -> R<()> {
        (0..m.left).for_each(|_| self.take_last_a(m));
        Ok(())
    }
}

/// Where a sorted stretch lies, and where it begins there.
#[derive(Clone, Copy)]
enum Side {
    Order(usize),
    Spare(usize),
}

/// How far a merge has come: the next place to write, and of both runs the next item and how many are left.
struct Merge {
    dest: usize,
    a: usize,
    left: usize,
    b: usize,
    right: usize,
}

/// So that the number of runs comes out as a power of two, or slightly less.
fn minimum_run(mut length: usize) -> usize {
    let mut rest = 0;
    while length >= MAX_MINRUN {
        rest |= length & 1;
        length >>= 1;
    }
    length + rest
}

/// The depth at which two neighbouring runs meet in a nearly balanced tree of merges: powersort's policy.
fn merge_power(start: usize, first: usize, second: usize, total: usize) -> u32 {
    let (mut a, mut b) = (2 * start + first, 2 * start + first + first + second);
    let mut power = 0;
    loop {
        power += 1;
        if a >= total {
            a -= total;
            b -= total;
        } else if b >= total {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_divide_an_array_evenly() {
        assert_eq!([0, 1, 63, 64, 65, 100, 1000, 2112].map(minimum_run), [0, 1, 63, 32, 33, 50, 63, 33]);
    }

    #[test]
    fn neighbouring_runs_meet_at_the_depth_of_a_balanced_tree() {
        assert_eq!(merge_power(0, 50, 50, 100), 1);
        assert_eq!(merge_power(0, 25, 25, 100), 2);
        assert_eq!(merge_power(50, 25, 25, 100), 2);
        assert_eq!(merge_power(0, 1, 1, 100), 7);
    }
}
