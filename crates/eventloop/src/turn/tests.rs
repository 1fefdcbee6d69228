//! The rules of a turn, each on its own, on both clocks where time plays a part.

use super::*;
use crate::clock::{Clock, Duration};
use crate::facts::Observer;
use crate::machine::Machine;
use std::cell::RefCell;
use std::rc::Rc;

fn world(clock: Clock) -> World<u32> {
    World::new(clock, Box::new(Machine::new().expect("a reactor can be made")))
}

fn virtual_world() -> World<u32> {
    world(Clock::new_virtual())
}

fn after(world: &World<u32>, seconds: f64) -> Instant {
    world.now() + Duration::from_seconds(seconds)
}

#[test]
fn handles_run_in_the_order_they_were_made_ready() {
    let mut world = virtual_world();
    let mut event_loop = EventLoop::new(&mut world);
    for number in 0..5 {
        event_loop.call_soon(number);
    }
    let order: Vec<Step<u32>> = (0..6).map(|_| event_loop.next(&mut world)).collect();
    let mut expected: Vec<Step<u32>> = (0..5).map(Step::Run).collect();
    expected.push(Step::Deadlock);
    assert_eq!(order, expected);
}

#[test]
fn what_a_handle_adds_waits_for_the_next_turn_behind_due_timers() {
    for clock in [Clock::Real, Clock::new_virtual()] {
        let mut world = world(clock);
        let mut event_loop = EventLoop::new(&mut world);
        event_loop.call_soon(1);
        assert_eq!(event_loop.next(&mut world), Step::Run(1));
        // Added while 1 runs: 2 is ready first, but the timer, which is due, joins the same turn behind it,
        // and 4, which 2 adds, must wait for the turn after that.
        event_loop.call_soon(2);
        event_loop.call_at(world.now(), 3);
        assert_eq!(event_loop.next(&mut world), Step::Run(2));
        event_loop.call_soon(4);
        assert_eq!(event_loop.next(&mut world), Step::Run(3));
        assert_eq!(event_loop.next(&mut world), Step::Run(4));
        assert_eq!(event_loop.next(&mut world), Step::Deadlock);
    }
}

#[test]
fn timers_fire_by_deadline_and_then_by_creation() {
    for clock in [Clock::Real, Clock::new_virtual()] {
        let mut world = world(clock);
        let mut event_loop = EventLoop::new(&mut world);
        let base = world.now();
        for (number, milliseconds) in [(0, 3.0), (1, 1.0), (2, 3.0), (3, 2.0), (4, 1.0)] {
            event_loop.call_at(base + Duration::from_seconds(milliseconds / 1000.0), number);
        }
        let order: Vec<Step<u32>> = (0..6).map(|_| event_loop.next(&mut world)).collect();
        let mut expected: Vec<Step<u32>> = [1, 4, 3, 0, 2].into_iter().map(Step::Run).collect();
        expected.push(Step::Deadlock);
        assert_eq!(order, expected);
        assert!(world.now() >= base + Duration::from_seconds(0.003));
    }
}

#[test]
fn the_virtual_clock_jumps_to_the_deadline_exactly() {
    let mut world = virtual_world();
    let mut event_loop = EventLoop::new(&mut world);
    event_loop.call_at(after(&world, 0.1), 1);
    event_loop.call_at(after(&world, 3600.0), 2);
    let wall = world.wall();
    assert_eq!(event_loop.next(&mut world), Step::Run(1));
    assert_eq!(world.now(), Instant::from_seconds(0.1));
    assert_eq!(event_loop.next(&mut world), Step::Run(2));
    assert_eq!(world.now(), Instant::from_seconds(3600.0));
    assert_eq!(world.wall().seconds(), wall.seconds() + 3600.0);
}

#[test]
fn a_clock_after_many_years_still_fires() {
    let mut world = virtual_world();
    let mut event_loop = EventLoop::new(&mut world);
    event_loop.call_at(Instant::from_seconds(1e15), 1);
    assert_eq!(event_loop.next(&mut world), Step::Run(1));
}

#[test]
fn a_deadline_that_has_passed_is_due_in_the_next_turn() {
    let mut world = virtual_world();
    let mut event_loop = EventLoop::new(&mut world);
    event_loop.call_at(Instant::from_seconds(-5.0), 1);
    assert_eq!(event_loop.next(&mut world), Step::Run(1));
    assert_eq!(world.now(), Instant::ZERO);
}

#[test]
fn a_timer_that_never_comes_does_not_hide_a_deadlock() {
    let mut world = virtual_world();
    let mut event_loop = EventLoop::new(&mut world);
    event_loop.call_at(Instant::from_seconds(f64::INFINITY), 1);
    assert_eq!(event_loop.next(&mut world), Step::Deadlock);
    assert_eq!(event_loop.timers_len(), 1);
}

#[test]
fn stop_ends_after_the_turn_that_runs() {
    let mut world = virtual_world();
    let mut event_loop = EventLoop::new(&mut world);
    event_loop.call_soon(1);
    event_loop.call_soon(2);
    assert_eq!(event_loop.next(&mut world), Step::Run(1));
    event_loop.stop();
    event_loop.call_soon(3);
    assert_eq!(event_loop.next(&mut world), Step::Run(2));
    assert_eq!(event_loop.next(&mut world), Step::Stopped);
    // What was added is still there for the next run.
    assert_eq!(event_loop.next(&mut world), Step::Run(3));
}

#[test]
fn stop_before_a_run_lets_one_turn_go_by_without_waiting() {
    let mut world = virtual_world();
    let mut event_loop = EventLoop::new(&mut world);
    event_loop.call_at(after(&world, 10.0), 1);
    event_loop.stop();
    assert_eq!(event_loop.next(&mut world), Step::Stopped);
    event_loop.call_soon(2);
    event_loop.stop();
    assert_eq!(event_loop.next(&mut world), Step::Run(2));
    assert_eq!(event_loop.next(&mut world), Step::Stopped);
    assert_eq!(world.now(), Instant::ZERO);
}

#[test]
fn an_abandoned_turn_leaves_its_rest_ready() {
    let mut world = virtual_world();
    let mut event_loop = EventLoop::new(&mut world);
    event_loop.call_soon(1);
    event_loop.call_soon(2);
    assert_eq!(event_loop.next(&mut world), Step::Run(1));
    event_loop.stop();
    event_loop.abandon_turn();
    event_loop.call_soon(3);
    assert_eq!(event_loop.next(&mut world), Step::Run(2));
    assert_eq!(event_loop.next(&mut world), Step::Run(3));
    assert_eq!(event_loop.next(&mut world), Step::Deadlock);
}

#[test]
fn cancelling_gives_the_handle_back_at_once() {
    let mut world: World<Rc<u32>> =
        World::new(Clock::new_virtual(), Box::new(Machine::new().expect("a reactor can be made")));
    let mut event_loop = EventLoop::new(&mut world);
    let handle = Rc::new(1);
    let timer = event_loop.call_at(Instant::from_seconds(1.0), handle.clone());
    assert_eq!(Rc::strong_count(&handle), 2);
    drop(event_loop.cancel(timer));
    assert_eq!(Rc::strong_count(&handle), 1);
    assert_eq!(event_loop.cancel(timer), None);
    assert_eq!(event_loop.next(&mut world), Step::Deadlock);
    assert_eq!(world.now(), Instant::ZERO, "nobody waits for a cancelled timer");
}

#[test]
fn closing_gives_everything_back() {
    let mut world = virtual_world();
    let mut event_loop = EventLoop::new(&mut world);
    event_loop.call_at(Instant::from_seconds(2.0), 3);
    event_loop.call_at(Instant::from_seconds(1.0), 2);
    event_loop.call_soon(1);
    assert_eq!(event_loop.handles().sum::<u32>(), 6);
    assert_eq!(event_loop.close(&mut world), [1, 2, 3]);
}

#[test]
fn two_loops_share_one_clock() {
    let mut world = virtual_world();
    let mut left = EventLoop::new(&mut world);
    let mut right = EventLoop::new(&mut world);
    left.call_at(Instant::from_seconds(2.0), 2);
    right.call_at(Instant::from_seconds(1.0), 1);
    let Turn::Idle(Some(first)) = left.advance(&mut world) else { panic!("nothing is ready on the left") };
    let Turn::Idle(Some(second)) = right.advance(&mut world) else { panic!("nothing is ready on the right") };
    assert_eq!(world.wait(Some(if first < second { first } else { second })), Wake::Deadline);
    assert_eq!(left.advance(&mut world), Turn::Idle(Some(first)));
    assert_eq!(right.advance(&mut world), Turn::Run(1));
}

#[test]
fn an_interrupt_is_told_once() {
    for clock in [Clock::Real, Clock::new_virtual()] {
        let mut world = world(clock);
        let mut event_loop = EventLoop::new(&mut world);
        event_loop.call_soon(1);
        world.interrupter().interrupt();
        assert!(world.interrupter().is_raised());
        assert_eq!(event_loop.next(&mut world), Step::Interrupted);
        assert_eq!(event_loop.next(&mut world), Step::Run(1));
        assert_eq!(event_loop.next(&mut world), Step::Deadlock);
    }
}

#[test]
fn an_interrupt_ends_a_wait_that_has_begun() {
    let mut world = world(Clock::Real);
    let mut event_loop = EventLoop::new(&mut world);
    event_loop.call_at(after(&world, 3600.0), 1);
    let interrupter = world.interrupter().clone();
    // Whether it comes before the poll or in it, the wait must end.
    let thread = std::thread::spawn(move || interrupter.interrupt());
    assert_eq!(event_loop.next(&mut world), Step::Interrupted);
    thread.join().expect("interrupting does not fail");
}

struct Notes(Vec<String>);

impl Observer<u32> for Notes {
    fn observe(&mut self, fact: Fact<'_, u32>) {
        self.0.push(match fact {
            Fact::TurnBegan { at, handles, .. } => format!("turn at {} with {handles}", at.seconds()),
            Fact::Scheduled { handle, .. } => format!("scheduled {handle}"),
            Fact::TimerSet { deadline, handle, .. } => format!("timer {handle} for {}", deadline.seconds()),
            Fact::TimerCancelled { .. } => String::from("cancelled"),
            Fact::TimerFired { handle, .. } => format!("fired {handle}"),
            Fact::Woken { handle, .. } => format!("woken {handle}"),
            Fact::Running { handle, .. } => format!("running {handle}"),
            Fact::Polled { events, .. } => format!("polled {events}"),
            Fact::Jumped { from, to } => format!("jumped {} to {}", from.seconds(), to.seconds()),
        });
    }
}

#[test]
fn an_observer_hears_the_whole_story() {
    let notes = Rc::new(RefCell::new(Notes(Vec::new())));
    let mut world = virtual_world();
    world.observe(notes.clone());
    let mut event_loop = EventLoop::new(&mut world);
    event_loop.call_soon(1);
    event_loop.call_at(Instant::from_seconds(1.5), 2);
    let timer = event_loop.call_at(Instant::from_seconds(9.0), 3);
    event_loop.cancel(timer);
    while let Step::Run(_) = event_loop.next(&mut world) {}
    let story = [
        "scheduled 1",
        "timer 2 for 1.5",
        "timer 3 for 9",
        "cancelled",
        "turn at 0 with 1",
        "running 1",
        "jumped 0 to 1.5",
        "fired 2",
        "turn at 1.5 with 1",
        "running 2",
    ];
    assert_eq!(notes.borrow().0, story);
}
