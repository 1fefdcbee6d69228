//! Timers against a list that is searched from end to end.

use super::*;
use proptest::prelude::*;

const END_OF_TIME: Instant = Instant::from_seconds(f64::INFINITY);

fn fire_all(timers: &mut Timers<u32>) -> Vec<u32> {
    std::iter::from_fn(|| timers.take_due(END_OF_TIME).map(|(_, _, handle)| handle)).collect()
}

#[test]
fn a_slot_tells_its_timer_only_while_that_is_there() {
    let mut timers = Timers::new();
    let first = timers.set(Instant::from_seconds(1.0), 1);
    assert_eq!(timers.in_slot(first.slot(), |&handle| handle == 1), first);
    assert_eq!(timers.cancel(timers.in_slot(first.slot(), |&handle| handle == 2)), None);
    assert_eq!(fire_all(&mut timers), [1]);
    let late = timers.in_slot(first.slot(), |&handle| handle == 1);
    let second = timers.set(Instant::from_seconds(2.0), 2);
    assert_eq!(second.slot(), first.slot());
    assert_eq!(timers.cancel(late), None);
    assert_eq!(timers.cancel(timers.in_slot(first.slot(), |&handle| handle == 2)), Some(2));
}

#[test]
fn equal_deadlines_fire_in_order_of_creation() {
    let mut timers = Timers::new();
    for number in 0..1000 {
        timers.set(Instant::from_seconds(f64::from(number % 3)), number);
    }
    let expected: Vec<u32> = (0..3).flat_map(|rest| (rest..1000).step_by(3)).collect();
    assert_eq!(fire_all(&mut timers), expected);
}

#[test]
fn an_old_name_does_not_cancel_the_next_tenant_of_its_slot() {
    let mut timers = Timers::new();
    let first = timers.set(Instant::ZERO, 1);
    assert_eq!(timers.cancel(first), Some(1));
    let second = timers.set(Instant::ZERO, 2);
    assert_eq!(first.slot(), second.slot());
    assert_eq!(timers.cancel(first), None);
    assert_eq!(fire_all(&mut timers), [2]);
    assert_eq!(timers.cancel(second), None);
}

#[test]
fn a_storm_of_cancellations_leaves_no_dead_weight() {
    let mut timers = Timers::new();
    let keeper = timers.set(Instant::from_seconds(5.0), 0);
    for number in 1..100_000 {
        let timer = timers.set(Instant::from_seconds(f64::from(number)), number);
        assert_eq!(timers.cancel(timer), Some(number));
        assert!(timers.heap.len() <= SMALLEST_SWEEP + 2);
    }
    assert_eq!(timers.len(), 1);
    assert_eq!(timers.cancel(keeper), Some(0));
    assert_eq!(timers.next_deadline(), None);
    let mut slots: Vec<u32> = (0..3).map(|number| timers.set(Instant::ZERO, number).slot()).collect();
    slots.sort_unstable();
    assert_eq!(slots, [0, 1, 2], "two slots were enough, so the third is new");
}

#[test]
fn a_deadline_that_is_not_a_number_never_comes() {
    let mut timers = Timers::new();
    timers.set(Instant::from_seconds(f64::NAN), 1);
    assert_eq!(timers.take_due(END_OF_TIME), None);
    assert_eq!(timers.len(), 1);
}

#[derive(Clone, Debug)]
enum Act {
    /// Few different deadlines, so that many are equal.
    Set(u8),
    /// The how-manieth timer ever made.
    Cancel(u16),
    FireBefore(u8),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (0..12u8).prop_map(Act::Set),
        4 => any::<u16>().prop_map(Act::Cancel),
        1 => (0..13u8).prop_map(Act::FireBefore),
    ]
}

proptest! {
    /// The model is a list, searched from end to end.
    #[test]
    fn timers_do_as_a_naive_list_does(acts in prop::collection::vec(act(), 0..600)) {
        let mut timers = Timers::new();
        let mut names = Vec::new();
        let mut model: Vec<(u8, u32)> = Vec::new();
        for act in acts {
            match act {
                Act::Set(deadline) => {
                    let number = names.len() as u32;
                    names.push(timers.set(Instant::from_seconds(f64::from(deadline)), number));
                    model.push((deadline, number));
                }
                Act::Cancel(choice) => {
                    if names.is_empty() {
                        continue;
                    }
                    let number = usize::from(choice) % names.len();
                    let expected = model.iter().position(|entry| entry.1 == number as u32);
                    let expected = expected.map(|place| model.remove(place).1);
                    prop_assert_eq!(timers.cancel(names[number]), expected);
                }
                Act::FireBefore(end) => {
                    let mut expected: Vec<(u8, u32)> = model.iter().copied().filter(|entry| entry.0 < end).collect();
                    expected.sort();
                    model.retain(|entry| entry.0 >= end);
                    let end = Instant::from_seconds(f64::from(end));
                    let fired: Vec<u32> =
                        std::iter::from_fn(|| timers.take_due(end).map(|(_, _, handle)| handle)).collect();
                    prop_assert_eq!(fired, expected.iter().map(|entry| entry.1).collect::<Vec<u32>>());
                }
            }
            prop_assert_eq!(timers.len(), model.len());
            let earliest = model.iter().map(|entry| entry.0).min();
            prop_assert_eq!(timers.next_deadline().map(Instant::seconds), earliest.map(f64::from));
            prop_assert!(timers.heap.len() <= SMALLEST_SWEEP.max(timers.len() * 2 + 1) + 1);
        }
    }
}
