//! News from other threads, and work that blocks.

mod common;

use common::Stage;
use rondo_eventloop::{Family, Step, Turn, literal_address, look_up};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;

#[test]
fn a_remote_wakes_a_loop_that_waits() {
    for mut stage in Stage::both() {
        let (_, remote) = stage.world.remote(stage.event_loop.id(), "woken");
        let thread = thread::spawn(move || remote.fire());
        assert_eq!(stage.next(), Step::Run("woken"));
        thread.join().expect("firing does not fail");
        assert_eq!(stage.next(), Step::Deadlock);
    }
}

#[test]
fn a_remote_is_heard_by_a_loop_that_is_busy() {
    let mut stage = Stage::with_virtual_clock();
    let (_, remote) = stage.world.remote(stage.event_loop.id(), "woken");
    stage.event_loop.call_soon("busy");
    assert_eq!(stage.next(), Step::Run("busy"));
    thread::spawn(move || remote.fire()).join().expect("firing does not fail");
    stage.event_loop.call_soon("busy");
    assert_eq!(stage.event_loop.advance(&mut stage.world), Turn::Run("busy"));
    assert_eq!(stage.event_loop.advance(&mut stage.world), Turn::Run("woken"));
}

#[test]
fn a_remote_that_is_dropped_is_not_waited_for() {
    for mut stage in Stage::both() {
        let (_, remote) = stage.world.remote(stage.event_loop.id(), "never");
        let thread = thread::spawn(move || drop(remote));
        assert_eq!(stage.next(), Step::Deadlock);
        thread.join().expect("dropping does not fail");
    }
}

#[test]
fn a_message_comes_with_the_ticket() {
    let mut stage = Stage::real();
    let (ticket, remote) = stage.world.remote(stage.event_loop.id(), "woken");
    assert!(stage.world.take_message(ticket).is_none());
    thread::spawn(move || remote.fire_with(Box::new(42))).join().expect("firing does not fail");
    assert_eq!(stage.next(), Step::Run("woken"));
    let message = stage.world.take_message(ticket).expect("a message was left");
    assert_eq!(message.downcast_ref(), Some(&42));
    assert!(stage.world.take_message(ticket).is_none());
}

#[test]
fn more_jobs_than_threads_are_all_done() {
    for mut stage in Stage::both() {
        let id = stage.event_loop.id();
        let tickets: Vec<_> =
            (0..100u64).map(|number| stage.world.run_blocking(id, "done", move || number * number)).collect();
        for _ in 0..100 {
            assert_eq!(stage.next(), Step::Run("done"));
        }
        let sum: u64 =
            tickets.iter().map(|ticket| stage.world.take_result::<u64>(*ticket).expect("done")).sum();
        assert_eq!(sum, (0..100).map(|number| number * number).sum());
        assert_eq!(stage.next(), Step::Deadlock);
    }
}

#[test]
fn jobs_run_beside_each_other() {
    let mut stage = Stage::real();
    let id = stage.event_loop.id();
    // Each job waits for the other: one thread alone would hang.
    let (to_right, from_left) = mpsc::channel();
    let (to_left, from_right) = mpsc::channel();
    stage.world.run_blocking(id, "left", move || {
        to_right.send("l").expect("right waits");
        from_right.recv().expect("right speaks")
    });
    stage.world.run_blocking(id, "right", move || {
        to_left.send("r").expect("left waits");
        from_left.recv().expect("left speaks")
    });
    assert!(matches!(stage.next(), Step::Run("left" | "right")));
    assert!(matches!(stage.next(), Step::Run("left" | "right")));
}

#[test]
fn a_job_that_is_abandoned_is_not_waited_for() {
    let mut stage = Stage::with_virtual_clock();
    let (finish, finished) = mpsc::channel::<()>();
    let id = stage.event_loop.id();
    let ticket = stage.world.run_blocking(id, "never", move || finished.recv());
    stage.after(100.0, "timer");
    assert_eq!(stage.world.abandon(ticket), Some("never"));
    assert_eq!(stage.world.abandon(ticket), None);
    assert_eq!(stage.next(), Step::Run("timer"));
    assert_eq!(stage.now(), 100.0);
    finish.send(()).expect("the job still runs");
    assert_eq!(stage.next(), Step::Deadlock);
}

#[test]
fn a_panic_in_a_job_goes_on_where_its_result_is_taken() {
    let mut stage = Stage::real();
    let id = stage.event_loop.id();
    let ticket =
        stage.world.run_blocking(id, "done", || -> u32 { std::panic::resume_unwind(Box::new("planned")) });
    assert_eq!(stage.next(), Step::Run("done"));
    let panic = catch_unwind(AssertUnwindSafe(|| stage.world.take_result::<u32>(ticket)));
    assert_eq!(panic.expect_err("the job panicked").downcast_ref(), Some(&"planned"));
}

#[test]
fn a_world_ends_though_a_job_still_hangs() {
    let (finish, finished) = mpsc::channel::<()>();
    let mut stage = Stage::real();
    let id = stage.event_loop.id();
    let (started, has_started) = mpsc::channel();
    stage.world.run_blocking(id, "never", move || {
        started.send(()).expect("the test waits");
        finished.recv()
    });
    has_started.recv().expect("the job starts");
    drop(stage);
    // The job is the only one left that holds the other end.
    finish.send(()).expect("the job was not awaited");
}

#[test]
fn an_address_that_is_spelt_out_needs_no_look_up() {
    assert_eq!(literal_address("127.0.0.1", 80), Some("127.0.0.1:80".parse().expect("an address")));
    assert_eq!(literal_address("::1", 80), Some("[::1]:80".parse().expect("an address")));
    assert_eq!(literal_address("fe80::1%7", 80).map(|address| address.is_ipv6()), Some(true));
    assert_eq!(literal_address("localhost", 80), None);
    assert_eq!(literal_address("", 80), None);
}

#[test]
fn localhost_is_known_by_heart() {
    let four = look_up("localhost", 8080, Some(Family::V4)).expect("every machine knows itself");
    assert_eq!(four, ["127.0.0.1:8080".parse().expect("an address")]);
    let all = look_up("localhost", 8080, None).expect("every machine knows itself");
    assert!(all.contains(&four[0]));
}

#[test]
fn a_name_that_cannot_be_is_refused_in_pythons_numbers() {
    // The last part of a name that is reserved for names that do not exist.
    let error = look_up("nobody.invalid", 80, None).expect_err("it does not exist");
    assert!([-2, -3, -5, 8].contains(&error.code), "{error:?}");
}
