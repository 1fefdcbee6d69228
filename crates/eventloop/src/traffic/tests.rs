//! What is on its way, as the book tells it after each thing that happens.

use super::*;
use crate::slab::Key;

const LISTENER: SourceId = SourceId(Key { index: 0, generation: 0 });
const CLIENT: SourceId = SourceId(Key { index: 1, generation: 0 });
const SERVER: SourceId = SourceId(Key { index: 2, generation: 0 });

fn address(text: &str) -> SocketAddr {
    text.parse().expect("the test writes addresses")
}

fn sums(traffic: &Traffic) -> Vec<(Outlook, usize)> {
    [Outlook::Coming, Outlook::Perhaps, Outlook::Idle, Outlook::Listening, Outlook::Outside]
        .into_iter()
        .map(|outlook| (outlook, traffic.waiters(outlook)))
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// A listener and a client whose connect has begun.
fn connecting() -> Traffic {
    let mut traffic = Traffic::new();
    traffic.opened(LISTENER);
    traffic.listening(LISTENER, address("0.0.0.0:8888"));
    traffic.opened(CLIENT);
    traffic.connecting(CLIENT, address("127.0.0.1:5000"), address("127.0.0.1:8888"));
    traffic
}

/// Both ends of an accepted connection.
fn connected() -> Traffic {
    let mut traffic = connecting();
    traffic.connected(CLIENT);
    traffic.accepted(SERVER, address("127.0.0.1:8888"), address("127.0.0.1:5000"));
    traffic
}

#[test]
fn an_idle_listener_listens_and_a_connect_comes() {
    let mut traffic = connecting();
    traffic.arm(LISTENER, Direction::Read, true);
    traffic.arm(CLIENT, Direction::Write, true);
    assert_eq!(sums(&traffic), [(Outlook::Coming, 2)]);
    traffic.arm(CLIENT, Direction::Write, false);
    traffic.connected(CLIENT);
    traffic.accepted(SERVER, address("127.0.0.1:8888"), address("127.0.0.1:5000"));
    assert_eq!(sums(&traffic), [(Outlook::Listening, 1)]);
}

#[test]
fn bytes_come_until_they_are_received() {
    let mut traffic = connected();
    traffic.arm(SERVER, Direction::Read, true);
    assert_eq!(sums(&traffic), [(Outlook::Idle, 1)]);
    traffic.sent(CLIENT, 5);
    assert_eq!(sums(&traffic), [(Outlook::Coming, 1)]);
    traffic.received(SERVER, 3);
    assert_eq!(sums(&traffic), [(Outlook::Coming, 1)]);
    traffic.received(SERVER, 2);
    assert_eq!(sums(&traffic), [(Outlook::Idle, 1)]);
}

#[test]
fn the_end_of_the_stream_comes_once() {
    let mut traffic = connected();
    traffic.arm(SERVER, Direction::Read, true);
    traffic.closed(CLIENT);
    assert_eq!(sums(&traffic), [(Outlook::Coming, 1)]);
    traffic.ended(SERVER);
    assert_eq!(sums(&traffic), [(Outlook::Idle, 1)]);
    traffic.closed(SERVER);
    assert_eq!(sums(&traffic), []);
    assert!(traffic.streams.is_empty() && traffic.mail.is_empty());
}

#[test]
fn what_was_sent_before_the_accept_is_handed_over() {
    let mut traffic = connecting();
    traffic.connected(CLIENT);
    traffic.sent(CLIENT, 7);
    traffic.closed(CLIENT);
    traffic.arm(LISTENER, Direction::Read, true);
    assert_eq!(sums(&traffic), [(Outlook::Coming, 1)]);
    traffic.accepted(SERVER, address("127.0.0.1:8888"), address("127.0.0.1:5000"));
    traffic.arm(SERVER, Direction::Read, true);
    assert_eq!(sums(&traffic), [(Outlook::Coming, 1), (Outlook::Listening, 1)]);
    traffic.received(SERVER, 7);
    traffic.ended(SERVER);
    assert_eq!(sums(&traffic), [(Outlook::Idle, 1), (Outlook::Listening, 1)]);
}

#[test]
fn a_client_that_left_the_queue_is_not_expected() {
    let mut traffic = connecting();
    traffic.arm(LISTENER, Direction::Read, true);
    traffic.found_nobody(LISTENER);
    assert_eq!(sums(&traffic), [(Outlook::Coming, 1)], "it is still connecting");
    traffic.closed(CLIENT);
    traffic.found_nobody(LISTENER);
    assert_eq!(sums(&traffic), [(Outlook::Listening, 1)]);
}

#[test]
fn a_listener_that_closes_resets_what_it_did_not_accept() {
    let mut traffic = connecting();
    traffic.connected(CLIENT);
    traffic.arm(CLIENT, Direction::Read, true);
    assert_eq!(sums(&traffic), [(Outlook::Idle, 1)]);
    traffic.closed(LISTENER);
    assert_eq!(sums(&traffic), [(Outlook::Coming, 1)]);
}

#[test]
fn a_full_connection_waits_for_the_reader() {
    let mut traffic = connected();
    traffic.sent(CLIENT, 100_000);
    traffic.found_no_room(CLIENT);
    traffic.arm(CLIENT, Direction::Write, true);
    assert_eq!(sums(&traffic), [(Outlook::Idle, 1)]);
    traffic.received(SERVER, 10);
    assert_eq!(sums(&traffic), [(Outlook::Perhaps, 1)]);
    traffic.give_up(Outlook::Perhaps);
    assert_eq!(sums(&traffic), [(Outlook::Idle, 1)]);
    traffic.received(SERVER, 99_990);
    assert_eq!(sums(&traffic), [(Outlook::Coming, 1)]);
    traffic.closed(SERVER);
    assert_eq!(sums(&traffic), [(Outlook::Coming, 1)]);
}

#[test]
fn a_connect_that_fails_is_struck_out() {
    let mut traffic = connecting();
    traffic.arm(LISTENER, Direction::Read, true);
    traffic.connect_failed(CLIENT);
    assert_eq!(sums(&traffic), [(Outlook::Listening, 1)]);
    assert!(traffic.streams.is_empty() && traffic.mail.is_empty());
}

#[test]
fn another_machine_is_outside_even_on_the_port_of_a_listener() {
    let mut traffic = connecting();
    let far = SourceId(Key { index: 9, generation: 0 });
    traffic.opened(far);
    traffic.connecting(far, address("10.0.0.1:5001"), address("93.184.216.34:8888"));
    traffic.arm(far, Direction::Write, true);
    assert_eq!(sums(&traffic), [(Outlook::Outside, 1)]);
}

#[test]
fn version_four_addresses_wrapped_in_version_six_are_the_same() {
    let mut traffic = Traffic::new();
    traffic.opened(LISTENER);
    traffic.listening(LISTENER, address("[::]:8888"));
    traffic.opened(CLIENT);
    traffic.connecting(CLIENT, address("127.0.0.1:5000"), address("127.0.0.1:8888"));
    traffic.sent(CLIENT, 1);
    traffic.accepted(SERVER, address("[::ffff:127.0.0.1]:8888"), address("[::ffff:127.0.0.1]:5000"));
    traffic.arm(SERVER, Direction::Read, true);
    assert_eq!(sums(&traffic), [(Outlook::Coming, 1)]);
}
