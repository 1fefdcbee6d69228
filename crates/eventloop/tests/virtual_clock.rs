//! When the virtual clock stands still, when it jumps, and when it goes as real time goes.

mod common;

use common::{Stage, seconds};
use rondo_eventloop::{Connect, Family, SocketOption, Step, Wake};
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::mpsc;
use std::thread;

#[test]
fn an_idle_accept_and_idle_reads_do_not_hold_it() {
    let mut stage = Stage::with_virtual_clock();
    let (listener, address) = stage.listener();
    let (client, server) = stage.connection(listener, address);
    stage.when_readable(listener, "accept");
    stage.when_readable(client, "client");
    stage.when_readable(server, "server");
    stage.after(3600.0, "timer");
    assert_eq!(stage.next(), Step::Run("timer"));
    assert_eq!(stage.now(), 3600.0);
}

#[test]
fn bytes_on_their_way_hold_it() {
    let mut stage = Stage::with_virtual_clock();
    let (client, server) = stage.pair();
    stage.after(0.001, "timer");
    stage.when_readable(server, "server");
    stage.send_all(client, b"x");
    assert_eq!(stage.next(), Step::Run("server"));
    assert_eq!(stage.now(), 0.0);
    assert_eq!(stage.next(), Step::Run("timer"));
    assert_eq!(stage.now(), 0.001);
}

#[test]
fn bytes_that_nobody_waits_for_do_not_hold_it() {
    let mut stage = Stage::with_virtual_clock();
    let (client, server) = stage.pair();
    stage.send_all(client, b"unread");
    stage.after(10.0, "timer");
    assert_eq!(stage.next(), Step::Run("timer"));
    assert_eq!(stage.now(), 10.0);
    stage.when_readable(server, "server");
    assert_eq!(stage.next(), Step::Run("server"));
    assert_eq!(stage.now(), 10.0);
}

#[test]
fn a_connect_on_its_way_holds_it() {
    let mut stage = Stage::with_virtual_clock();
    let (listener, address) = stage.listener();
    stage.when_readable(listener, "accept");
    let client = stage.world.open(Family::V4).expect("there are sockets");
    stage.after(0.5, "timer");
    if stage.world.connect(client, address).expect("it listens") == Connect::Pending {
        stage.when_writable(client, "connected");
        assert!(matches!(stage.next(), Step::Run("connected" | "accept")));
    }
    assert!(matches!(stage.next(), Step::Run("connected" | "accept")));
    assert_eq!(stage.now(), 0.0);
    stage.world.connect_outcome(client).expect("it listens");
    stage.world.accept(listener).expect("somebody has come");
    stage.world.accept(listener).expect_err("nobody else has come");
    stage.when_readable(listener, "accept");
    assert_eq!(stage.next(), Step::Run("timer"));
    assert_eq!(stage.now(), 0.5);
}

#[test]
fn what_was_sent_before_the_accept_holds_it() {
    let mut stage = Stage::with_virtual_clock();
    let (listener, address) = stage.listener();
    let client = stage.world.open(Family::V4).expect("there are sockets");
    if stage.world.connect(client, address).expect("it listens") == Connect::Pending {
        stage.when_writable(client, "connected");
        assert_eq!(stage.next(), Step::Run("connected"));
        stage.world.connect_outcome(client).expect("it listens");
    }
    stage.send_all(client, b"early");
    stage.close(client);
    stage.after(1.0, "timer");
    stage.when_readable(listener, "accept");
    assert_eq!(stage.next(), Step::Run("accept"));
    let (server, _) = stage.world.accept(listener).expect("somebody has come");
    stage.when_readable(server, "read");
    assert_eq!(stage.next(), Step::Run("read"));
    assert_eq!(stage.drain(server), (b"early".to_vec(), true));
    assert_eq!(stage.now(), 0.0);
    assert_eq!(stage.next(), Step::Run("timer"));
}

#[test]
fn the_end_of_a_stream_holds_it() {
    for how in ["shut down", "close"] {
        let mut stage = Stage::with_virtual_clock();
        let (client, server) = stage.pair();
        stage.when_readable(server, "end");
        stage.after(0.25, "timer");
        if how == "close" {
            stage.close(client);
        } else {
            stage.world.shut_down(client, Shutdown::Write).expect("it stands");
        }
        assert_eq!(stage.next(), Step::Run("end"));
        assert_eq!(stage.drain(server), (Vec::new(), true));
        assert_eq!(stage.next(), Step::Run("timer"));
        assert_eq!(stage.now(), 0.25);
    }
}

/// Fills the connection and waits for room.
fn fill(stage: &mut Stage, id: rondo_eventloop::SourceId) -> usize {
    let mut sent = 0;
    loop {
        match stage.world.send(id, &[7; 65536]) {
            Ok(count) => sent += count,
            Err(error) => {
                assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
                stage.when_writable(id, "room");
                return sent;
            }
        }
    }
}

#[test]
fn a_full_connection_does_not_hold_it_while_the_reader_sleeps() {
    let mut stage = Stage::with_virtual_clock();
    let (client, server) = stage.pair();
    stage.world.set_option(client, SocketOption::SendBuffer(16384)).expect("a size");
    let sent = fill(&mut stage, client);
    stage.after(5.0, "reader");
    stage.after(6.0, "later");
    assert_eq!(stage.next(), Step::Run("reader"));
    assert_eq!(stage.now(), 5.0);
    let mut received = 0;
    while received < sent {
        received += stage.drain(server).0.len();
    }
    // All is received, so there must be room, and the timer has to wait for it.
    assert_eq!(stage.next(), Step::Run("room"));
    assert_eq!(stage.now(), 5.0);
    assert_eq!(stage.next(), Step::Run("later"));
}

#[test]
fn a_little_room_does_not_hold_it_for_ever() {
    let mut stage = Stage::with_virtual_clock();
    let (client, server) = stage.pair();
    fill(&mut stage, client);
    // One byte less is no room that the kernel would speak of.
    assert_eq!(stage.world.receive(server, &mut [0; 1]).expect("it is full"), 1);
    stage.after(5.0, "timer");
    assert_eq!(stage.next(), Step::Run("timer"));
    assert_eq!(stage.now(), 5.0);
}

#[test]
fn while_an_outside_peer_is_awaited_it_goes_as_real_time_goes() {
    let mut stage = Stage::with_virtual_clock();
    let (listener, address) = stage.listener();
    let outsider = TcpStream::connect(address).expect("it listens");
    stage.when_readable(listener, "accept");
    assert_eq!(stage.next(), Step::Run("accept"));
    let (server, _) = stage.world.accept(listener).expect("somebody has come");
    stage.when_readable(server, "bytes");
    stage.after(3600.0, "timer");
    let outsider = thread::spawn(move || {
        let mut outsider = outsider;
        outsider.write_all(b"from outside").expect("the server is there");
        outsider
    });
    assert_eq!(stage.next(), Step::Run("bytes"));
    assert!(stage.now() < 3600.0);
    assert_eq!(stage.drain(server).0, b"from outside");
    // Nobody is awaited any more: it jumps again.
    assert_eq!(stage.next(), Step::Run("timer"));
    assert_eq!(stage.now(), 3600.0);
    drop(outsider.join());
}

#[test]
fn an_outside_peer_that_is_awaited_does_not_stop_timers() {
    let mut stage = Stage::with_virtual_clock();
    let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    let address = listener.local_addr().expect("it listens");
    let client = stage.world.open(Family::V4).expect("there are sockets");
    if stage.world.connect(client, address).expect("it listens") == Connect::Pending {
        stage.when_writable(client, "connected");
        assert_eq!(stage.next(), Step::Run("connected"));
        stage.world.connect_outcome(client).expect("it listens");
    }
    stage.when_readable(client, "never");
    let before = stage.now();
    stage.after(0.002, "timer");
    let began = std::time::Instant::now();
    assert_eq!(stage.next(), Step::Run("timer"));
    assert!(began.elapsed() >= std::time::Duration::from_millis(2));
    assert_eq!(stage.world.now(), seconds(before) + rondo_eventloop::Duration::from_seconds(0.002));
}

#[test]
fn while_a_job_is_awaited_it_goes_as_real_time_goes() {
    let mut stage = Stage::with_virtual_clock();
    stage.after(3600.0, "timer");
    let id = stage.event_loop.id();
    let ticket = stage.world.run_blocking(id, "done", || "the result");
    assert_eq!(stage.next(), Step::Run("done"));
    assert!(stage.now() < 3600.0);
    assert_eq!(stage.world.take_result::<&str>(ticket), Some("the result"));
    assert_eq!(stage.next(), Step::Run("timer"));
    assert_eq!(stage.now(), 3600.0);
}

#[test]
fn two_ends_that_wait_for_each_other_are_a_deadlock() {
    for mut stage in Stage::both() {
        let (client, server) = stage.pair();
        stage.when_readable(client, "client");
        stage.when_readable(server, "server");
        assert_eq!(stage.next(), Step::Deadlock);
        // Unless somebody does something after all.
        stage.send_all(client, b"x");
        assert_eq!(stage.next(), Step::Run("server"));
    }
}

#[test]
fn a_full_connection_without_a_reader_is_a_deadlock() {
    for mut stage in Stage::both() {
        let (client, server) = stage.pair();
        fill(&mut stage, client);
        assert_eq!(stage.next(), Step::Deadlock);
        assert_eq!(stage.world.receive(server, &mut [0; 1]).expect("it is full"), 1);
        assert_eq!(stage.next(), Step::Deadlock);
    }
}

#[test]
fn a_listening_socket_is_no_deadlock() {
    for mut stage in Stage::both() {
        let (listener, address) = stage.listener();
        stage.when_readable(listener, "accept");
        let visitor = thread::spawn(move || {
            let mut stream = TcpStream::connect(address).expect("it listens");
            let mut greeting = String::new();
            stream.read_to_string(&mut greeting).expect("the server speaks");
            greeting
        });
        assert_eq!(stage.next(), Step::Run("accept"));
        let (server, _) = stage.world.accept(listener).expect("somebody has come");
        stage.send_all(server, b"welcome");
        stage.close(server);
        assert_eq!(visitor.join().expect("the visitor hears it"), "welcome");
    }
}

#[test]
fn sleeping_is_a_timer_of_the_same_clock() {
    let mut stage = Stage::with_virtual_clock();
    let (client, server) = stage.pair();
    stage.when_readable(server, "read");
    stage.send_all(client, b"x");
    // Bytes arrive while one sleeps; they are collected when the loop turns again.
    assert_eq!(stage.world.sleep_until(seconds(2.0)), Wake::Deadline);
    assert_eq!(stage.now(), 2.0);
    assert_eq!(stage.next(), Step::Run("read"));
}

#[test]
fn busy_handles_do_not_starve_sockets() {
    for mut stage in Stage::both() {
        let (listener, address) = stage.listener();
        let mut outsider = TcpStream::connect(address).expect("it listens");
        stage.when_readable(listener, "accept");
        assert_eq!(stage.next(), Step::Run("accept"));
        let (server, _) = stage.world.accept(listener).expect("somebody has come");
        stage.when_readable(server, "bytes");
        let (sender, receiver) = mpsc::channel();
        let thread = thread::spawn(move || {
            outsider.write_all(b"x").expect("the server is there");
            sender.send(()).expect("the test waits");
            outsider
        });
        receiver.recv().expect("the outsider has sent");
        // The bytes have arrived. However long the loop is kept busy, it finds them.
        let mut turns = 0;
        loop {
            stage.event_loop.call_soon("busy");
            match stage.next() {
                Step::Run("busy") => turns += 1,
                Step::Run("bytes") => break,
                other => panic!("{other:?}"),
            }
            assert!(turns < 10_000_000, "the socket starves");
        }
        drop(thread.join());
    }
}
