//! The loop behind another door: an outside that exists only in this file. Its clock moves when the test says so
//! and it writes down every poll, so what cannot be seen from within can be counted: how often the loop
//! asks the system, and how long it would wait.

#![cfg(unix)]

use rondo_eventloop::{
    Clock, Direction, Duration, Event, EventLoop, Family, Instant, OptionName, Outside, SocketOption,
    SourceId, Step, Turn, Wake, Waker, WallTime, World,
};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::ffi::OsString;
use std::io;
use std::net::{Shutdown, SocketAddr};
use std::os::fd::RawFd;
use std::rc::Rc;
use std::sync::Arc;

#[derive(Default)]
struct Script {
    now: f64,
    /// What the polls to come will find, each after so many seconds. With none left a poll waits its whole time.
    findings: VecDeque<(f64, Vec<Event>)>,
    /// The timeouts of the polls so far.
    polls: Vec<Option<f64>>,
    opened: u64,
}

/// The test keeps the script, the world has the outside.
#[derive(Clone, Default)]
struct Scripted(Rc<RefCell<Script>>);

struct DeafWaker;

impl Waker for DeafWaker {
    fn wake(&self) {}
}

impl Outside for Scripted {
    fn monotonic(&self) -> Instant {
        Instant::from_seconds(self.0.borrow().now)
    }

    fn wall(&self) -> WallTime {
        WallTime::from_seconds(1e9 + self.0.borrow().now)
    }

    fn poll(&mut self, timeout: Option<Duration>, events: &mut Vec<Event>) -> io::Result<()> {
        let mut script = self.0.borrow_mut();
        script.polls.push(timeout.map(Duration::seconds));
        match script.findings.pop_front() {
            Some((after, found)) => {
                script.now += after;
                events.extend(found);
            }
            None => script.now += timeout.expect("the script has no end for a poll without end").seconds(),
        }
        Ok(())
    }

    fn waker(&self) -> Arc<dyn Waker> {
        Arc::new(DeafWaker)
    }

    fn adopt(&mut self, _: RawFd) -> io::Result<SourceId> {
        let mut script = self.0.borrow_mut();
        script.opened += 1;
        Ok(SourceId::from_u64(script.opened))
    }

    fn watch(&mut self, _: SourceId) -> io::Result<()> {
        Ok(())
    }

    fn close(&mut self, _: SourceId) {}

    fn entropy(&mut self, buffer: &mut [u8]) {
        buffer.fill(4);
    }

    fn environment(&self) -> Vec<(OsString, OsString)> {
        Vec::new()
    }

    // Nothing is sent in this play.

    fn open(&mut self, _: Family) -> io::Result<SourceId> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn descriptor(&self, _: SourceId) -> io::Result<RawFd> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn bind(&mut self, _: SourceId, _: SocketAddr) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn listen(&mut self, _: SourceId, _: u32) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn connect(&mut self, _: SourceId, _: SocketAddr) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn pending_error(&mut self, _: SourceId) -> io::Result<Option<io::Error>> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn accept(&mut self, _: SourceId) -> io::Result<(SourceId, SocketAddr)> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn receive(&mut self, _: SourceId, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn send(&mut self, _: SourceId, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn shut_down(&mut self, _: SourceId, _: Shutdown) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn local_address(&self, _: SourceId) -> io::Result<SocketAddr> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn peer_address(&self, _: SourceId) -> io::Result<SocketAddr> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn set_option(&mut self, _: SourceId, _: SocketOption) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn option(&self, _: SourceId, _: OptionName) -> io::Result<SocketOption> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

struct Stage {
    script: Scripted,
    world: World<&'static str>,
    event_loop: EventLoop<&'static str>,
}

impl Stage {
    fn new(clock: Clock) -> Stage {
        let script = Scripted::default();
        let mut world = World::new(clock, Box::new(script.clone()));
        let event_loop = EventLoop::new(&mut world);
        Stage { script, world, event_loop }
    }

    fn next(&mut self) -> Step<&'static str> {
        self.event_loop.next(&mut self.world)
    }

    fn after(&mut self, seconds: f64, handle: &'static str) {
        self.event_loop.call_at(self.world.now() + Duration::from_seconds(seconds), handle);
    }

    fn waiter(&mut self, handle: &'static str) -> SourceId {
        let source = self.world.adopt(0).expect("the script adopts everything");
        let replaced = self.world.arm(source, Direction::Read, self.event_loop.id(), handle);
        assert_eq!(replaced.expect("the script watches everything"), None);
        source
    }

    fn finding(&mut self, after: f64, sources: &[SourceId]) {
        let found = sources.iter().map(|source| readable(*source)).collect();
        self.script.0.borrow_mut().findings.push_back((after, found));
    }

    /// The timeouts of the polls since the last question.
    fn polls(&mut self) -> Vec<Option<f64>> {
        std::mem::take(&mut self.script.0.borrow_mut().polls)
    }
}

fn readable(source: SourceId) -> Event {
    Event { source, readable: true, writable: false, hung_up: false }
}

#[test]
fn who_waits_for_nothing_outside_never_asks_it() {
    for clock in [Clock::Real, Clock::new_virtual()] {
        let mut stage = Stage::new(clock);
        stage.after(1e9, "far");
        for _ in 0..10_000 {
            stage.event_loop.call_soon("busy");
            assert_eq!(stage.next(), Step::Run("busy"));
            stage.script.0.borrow_mut().now += 0.001;
        }
        assert_eq!(stage.polls(), []);
    }
}

#[test]
fn a_wait_lasts_until_the_next_deadline_and_is_one_poll() {
    let mut stage = Stage::new(Clock::Real);
    stage.after(2.5, "timer");
    assert_eq!(stage.next(), Step::Run("timer"));
    assert_eq!(stage.polls(), [Some(2.5)]);
}

#[test]
fn a_busy_loop_asks_every_millisecond() {
    let mut stage = Stage::new(Clock::Real);
    stage.waiter("idle");
    for _ in 0..10_000 {
        stage.event_loop.call_soon("busy");
        assert_eq!(stage.next(), Step::Run("busy"));
        stage.script.0.borrow_mut().now += 0.000_01;
    }
    let polls = stage.polls();
    assert!((95..=101).contains(&polls.len()), "{} polls in 100 milliseconds", polls.len());
    assert!(polls.iter().all(|poll| *poll == Some(0.0)));
}

#[test]
fn a_busy_loop_on_the_virtual_clock_asks_every_few_turns() {
    let mut stage = Stage::new(Clock::new_virtual());
    stage.waiter("idle");
    for _ in 0..6400 {
        stage.event_loop.call_soon("busy");
        assert_eq!(stage.next(), Step::Run("busy"));
        // However slow the machine is, it is the same.
        stage.script.0.borrow_mut().now += 0.1;
    }
    assert_eq!(stage.polls().len(), 100);
}

#[test]
fn an_event_costs_one_poll() {
    let mut stage = Stage::new(Clock::Real);
    let source = stage.waiter("first");
    stage.finding(0.0, &[]);
    stage.finding(0.5, &[source]);
    assert_eq!(stage.next(), Step::Run("first"));
    // The glance, which found nothing, and the wait; and no second glance after it.
    assert_eq!(stage.polls(), [Some(0.0), None]);
}

#[test]
fn events_go_before_timers_and_readers_before_writers() {
    for clock in [Clock::Real, Clock::new_virtual()] {
        let mut stage = Stage::new(clock);
        let id = stage.event_loop.id();
        let left = stage.waiter("left reads");
        let right = stage.waiter("right reads");
        stage.world.arm(right, Direction::Write, id, "right writes").expect("it is open");
        stage.after(0.0, "timer");
        stage.event_loop.call_soon("ready");
        // The turn that has something ready only glances, and not at every turn: so nothing is found yet.
        assert_eq!(stage.next(), Step::Run("ready"));
        assert_eq!(stage.next(), Step::Run("timer"));
        stage.after(0.0, "timer");
        let both = Event { source: right, readable: true, writable: true, hung_up: false };
        stage.script.0.borrow_mut().findings.push_back((0.0, vec![both, readable(left)]));
        let order: Vec<Step<&str>> = (0..4).map(|_| stage.next()).collect();
        let expected = ["right reads", "right writes", "left reads", "timer"].map(Step::Run);
        assert_eq!(order, expected);
    }
}

#[test]
fn time_that_passes_while_the_outside_is_awaited_is_added_to_the_virtual_clock() {
    let mut stage = Stage::new(Clock::new_virtual());
    let source = stage.waiter("news");
    stage.after(10.0, "timer");
    stage.finding(0.0, &[]);
    stage.finding(4.0, &[source]);
    assert_eq!(stage.next(), Step::Run("news"));
    assert_eq!(stage.world.now(), Instant::from_seconds(4.0));
    // Awaited again, in vain: the timer comes after its six real seconds, and not a moment later.
    assert_eq!(stage.world.disarm(source, Direction::Read), None);
    let source = stage.waiter("never");
    stage.finding(0.0, &[]);
    stage.finding(6.5, &[]);
    assert_eq!(stage.next(), Step::Run("timer"));
    assert_eq!(stage.world.now(), Instant::from_seconds(10.0));
    assert_eq!(stage.world.disarm(source, Direction::Read), Some("never"));
    assert_eq!(stage.next(), Step::Deadlock);
}

#[test]
fn a_poll_that_ends_early_is_begun_again() {
    let mut stage = Stage::new(Clock::Real);
    stage.after(1.0, "timer");
    stage.finding(0.25, &[]);
    stage.finding(0.25, &[]);
    assert_eq!(stage.next(), Step::Run("timer"));
    assert_eq!(stage.polls(), [Some(1.0), Some(0.75), Some(0.5)]);
}

#[test]
fn news_of_a_source_that_is_closed_wakes_nobody() {
    let mut stage = Stage::new(Clock::Real);
    let closed = stage.waiter("closed");
    assert_eq!(stage.world.close(closed).reader, Some("closed"));
    let open = stage.waiter("open");
    stage.finding(0.0, &[closed, open]);
    assert_eq!(stage.next(), Step::Run("open"));
    assert_eq!(stage.next(), Step::Deadlock);
}

#[test]
fn what_is_woken_for_a_loop_that_rests_does_not_keep_the_others_awake() {
    let mut stage = Stage::new(Clock::new_virtual());
    let mut resting = EventLoop::new(&mut stage.world);
    let source = stage.world.adopt(0).expect("the script adopts everything");
    stage.world.arm(source, Direction::Read, resting.id(), "later").expect("it is open");
    stage.after(1.0, "timer");
    stage.finding(0.0, &[source]);
    assert_eq!(stage.next(), Step::Run("timer"));
    assert_eq!(stage.world.wait(None), Wake::Deadlock);
    assert_eq!(resting.advance(&mut stage.world), Turn::Run("later"));
}

#[test]
fn closing_a_loop_gives_those_back_who_wait_in_its_name() {
    let mut stage = Stage::new(Clock::Real);
    stage.waiter("at a source");
    let (_, remote) = stage.world.remote(stage.event_loop.id(), "with a ticket");
    stage.event_loop.call_soon("ready");
    stage.after(1.0, "timer");
    let mut handles = stage.event_loop.close(&mut stage.world);
    handles.sort_unstable();
    assert_eq!(handles, ["at a source", "ready", "timer", "with a ticket"]);
    remote.fire();
    assert_eq!(stage.world.wait(None), Wake::Deadlock);
}
