//! Sockets over loopback: every rule on the real clock and on the virtual one. No test sleeps; each waits
//! for events.

mod common;

use common::Stage;
use rondo_eventloop::{Direction, Family, OptionName, SocketOption, Step, World};
use std::collections::HashMap;
use std::io::{self, Write};
use std::net::Shutdown;

#[test]
fn bytes_go_there_and_back() {
    for mut stage in Stage::both() {
        let (client, server) = stage.pair();
        stage.when_readable(server, "request");
        stage.send_all(client, b"ping");
        assert_eq!(stage.next(), Step::Run("request"));
        assert_eq!(stage.drain(server), (b"ping".to_vec(), false));
        stage.when_readable(client, "reply");
        stage.send_all(server, b"pong");
        assert_eq!(stage.next(), Step::Run("reply"));
        assert_eq!(stage.drain(client), (b"pong".to_vec(), false));
    }
}

#[test]
fn a_large_write_is_torn_and_arrives_whole() {
    for mut stage in Stage::both() {
        let (client, server) = stage.pair();
        stage.world.set_option(client, SocketOption::SendBuffer(8192)).expect("a size");
        let message: Vec<u8> = (0..3_000_000u32).map(|number| (number % 251) as u8).collect();
        let (mut sent, mut received) = (0, Vec::new());
        let mut tears = 0;
        stage.when_readable(server, "read");
        stage.event_loop.call_soon("write");
        while received.len() < message.len() {
            match stage.next() {
                Step::Run("write") => {
                    while sent < message.len() {
                        match stage.world.send(client, &message[sent..]) {
                            Ok(count) => sent += count,
                            Err(error) => {
                                assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
                                stage.when_writable(client, "write");
                                tears += 1;
                                break;
                            }
                        }
                    }
                }
                Step::Run("read") => {
                    received.extend(stage.drain(server).0);
                    stage.when_readable(server, "read");
                }
                other => panic!("{other:?} after {} of {} bytes", received.len(), message.len()),
            }
        }
        assert!(received == message && tears > 1, "{tears} tears");
    }
}

#[test]
fn the_end_of_a_stream_is_seen_even_after_a_short_read() {
    for mut stage in Stage::both() {
        let (client, server) = stage.pair();
        // Both are there before the first poll: one edge reports the bytes and the end.
        stage.send_all(client, b"last words");
        stage.world.shut_down(client, Shutdown::Write).expect("it stands");
        stage.when_readable(server, "bytes");
        assert_eq!(stage.next(), Step::Run("bytes"));
        let mut buffer = [0; 64];
        assert_eq!(stage.world.receive(server, &mut buffer).expect("bytes"), 10);
        stage.when_readable(server, "end");
        assert_eq!(stage.next(), Step::Run("end"));
        assert_eq!(stage.world.receive(server, &mut buffer).expect("the end"), 0);
        // The other direction still works.
        stage.when_readable(client, "reply");
        stage.send_all(server, b"heard");
        assert_eq!(stage.next(), Step::Run("reply"));
        assert_eq!(stage.drain(client).0, b"heard");
    }
}

#[test]
fn readiness_is_kept_until_an_operation_would_block() {
    for mut stage in Stage::both() {
        let (client, server) = stage.pair();
        stage.when_readable(server, "first");
        stage.send_all(client, b"abcdef");
        assert_eq!(stage.next(), Step::Run("first"));
        let mut two = [0; 2];
        for expected in [b"ab", b"cd", b"ef"] {
            // The kernel reports the bytes once; whoever left some behind is told again all the same.
            stage.when_readable(server, "again");
            assert_eq!(stage.next(), Step::Run("again"));
            assert_eq!(stage.world.receive(server, &mut two).expect("there are some left"), 2);
            assert_eq!(&two, expected);
        }
        assert_eq!(stage.drain(server), (Vec::new(), false));
        stage.when_readable(server, "never");
        assert_eq!(stage.next(), Step::Deadlock);
    }
}

#[test]
fn a_ready_source_wakes_in_the_next_turn_before_timers() {
    for mut stage in Stage::both() {
        let (client, server) = stage.pair();
        stage.when_readable(server, "first");
        stage.send_all(client, b"x");
        assert_eq!(stage.next(), Step::Run("first"));
        stage.after(0.0, "timer");
        stage.when_readable(server, "second");
        stage.event_loop.call_soon("soon");
        assert_eq!(stage.next(), Step::Run("soon"));
        assert_eq!(stage.next(), Step::Run("second"));
        assert_eq!(stage.next(), Step::Run("timer"));
    }
}

#[test]
fn bytes_on_their_way_are_found_in_the_next_turn() {
    for mut stage in Stage::both() {
        let (client, server) = stage.pair();
        stage.when_readable(server, "read");
        stage.event_loop.call_soon("send");
        assert_eq!(stage.next(), Step::Run("send"));
        stage.send_all(client, b"x");
        stage.event_loop.call_soon("first");
        // On loopback a send has arrived when it returns, so asyncio's poll of the next turn finds it.
        assert_eq!(stage.next(), Step::Run("first"));
        stage.event_loop.call_soon("second");
        assert_eq!(stage.next(), Step::Run("read"));
        assert_eq!(stage.next(), Step::Run("second"));
    }
}

#[test]
fn a_connect_to_nobody_is_refused_with_the_systems_number() {
    for mut stage in Stage::both() {
        let (listener, address) = stage.listener();
        stage.close(listener);
        let client = stage.world.open(Family::V4).expect("there are sockets");
        let outcome = stage.world.connect(client, address).and_then(|_| {
            stage.when_writable(client, "outcome");
            assert_eq!(stage.next(), Step::Run("outcome"));
            stage.world.connect_outcome(client)
        });
        let error = outcome.expect_err("nobody listens there");
        assert_eq!(error.kind(), io::ErrorKind::ConnectionRefused);
        assert!(error.raw_os_error().is_some());
        stage.close(client);
    }
}

#[test]
fn closing_gives_those_who_wait_back() {
    for mut stage in Stage::both() {
        let (client, server) = stage.pair();
        stage.when_readable(server, "reader");
        // Room to send is there, so the writer is woken; only the reader still waits.
        stage.when_writable(server, "writer");
        assert_eq!(stage.next(), Step::Run("writer"));
        let abandoned = stage.world.close(server);
        assert_eq!((abandoned.reader, abandoned.writer), (Some("reader"), None));
        let closed = stage.world.arm(server, Direction::Read, stage.event_loop.id(), "late");
        assert_eq!(closed.expect_err("it is closed").raw_os_error(), Some(9));
        assert!(stage.world.receive(server, &mut [0; 8]).is_err());
        stage.when_readable(client, "end");
        assert_eq!(stage.next(), Step::Run("end"));
        assert_eq!(stage.drain(client), (Vec::new(), true));
        stage.close(client);
        assert_eq!(stage.next(), Step::Deadlock);
    }
}

#[test]
fn news_of_a_closed_socket_does_not_reach_the_next_one() {
    for mut stage in Stage::both() {
        let (listener, address) = stage.listener();
        let (client, server) = stage.connection(listener, address);
        stage.when_readable(server, "old");
        stage.send_all(client, b"for the old one");
        assert_eq!(stage.world.close(server).reader, Some("old"));
        let (other, new) = stage.connection(listener, address);
        assert_ne!(server, new);
        stage.when_readable(new, "new");
        stage.event_loop.call_soon("soon");
        assert_eq!(stage.next(), Step::Run("soon"));
        stage.send_all(other, b"for the new one");
        assert_eq!(stage.next(), Step::Run("new"));
        assert_eq!(stage.drain(new).0, b"for the new one");
    }
}

#[test]
fn who_waits_second_takes_the_place_of_the_first() {
    for mut stage in Stage::both() {
        let (client, server) = stage.pair();
        stage.when_readable(server, "first");
        let id = stage.event_loop.id();
        assert_eq!(stage.world.arm(server, Direction::Read, id, "second").expect("open"), Some("first"));
        stage.send_all(client, b"x");
        assert_eq!(stage.next(), Step::Run("second"));
        assert_eq!(stage.world.disarm(server, Direction::Read), None);
    }
}

#[test]
fn who_no_longer_waits_is_not_woken() {
    for mut stage in Stage::both() {
        let (client, server) = stage.pair();
        stage.when_readable(server, "reader");
        stage.send_all(client, b"x");
        assert_eq!(stage.world.disarm(server, Direction::Read), Some("reader"));
        assert_eq!(stage.next(), Step::Deadlock);
    }
}

#[test]
fn a_write_to_a_closed_peer_is_an_error_and_no_signal() {
    for mut stage in Stage::both() {
        let (client, server) = stage.pair();
        stage.close(server);
        let error = loop {
            match stage.world.send(client, &[0; 1024]) {
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    stage.when_writable(client, "outcome");
                    assert_eq!(stage.next(), Step::Run("outcome"));
                }
                Err(error) => break error,
            }
        };
        assert!(
            matches!(error.kind(), io::ErrorKind::BrokenPipe | io::ErrorKind::ConnectionReset),
            "{error}"
        );
    }
}

#[test]
fn version_six_goes_beside_version_four_on_one_port() {
    for mut stage in Stage::both() {
        let any = "[::1]:0".parse().expect("an address");
        let Ok(six) = stage.world.listen_at(any, 5) else {
            return; // A machine without version 6.
        };
        let address = stage.world.local_address(six).expect("it listens");
        let both = format!("127.0.0.1:{}", address.port()).parse().expect("an address");
        let four = stage.world.listen_at(both, 5).expect("version 6 leaves version 4 alone");
        let only = stage.world.option(six, OptionName::OnlyV6).expect("an option");
        assert_eq!(only, SocketOption::OnlyV6(true));
        let (client, server) = stage.connection(six, address);
        stage.when_readable(server, "read");
        stage.send_all(client, b"six");
        assert_eq!(stage.next(), Step::Run("read"));
        assert_eq!(stage.drain(server).0, b"six");
        assert_eq!(stage.world.peer_address(client).expect("connected"), address);
        stage.close(four);
    }
}

#[test]
fn options_are_what_they_were_set_to() {
    let mut stage = Stage::real();
    let (client, _server) = stage.pair();
    for (name, option) in [
        (OptionName::NoDelay, SocketOption::NoDelay(true)),
        (OptionName::KeepAlive, SocketOption::KeepAlive(true)),
        (OptionName::ReuseAddress, SocketOption::ReuseAddress(true)),
        (OptionName::ReusePort, SocketOption::ReusePort(true)),
        (OptionName::Linger, SocketOption::Linger(Some(3))),
        (OptionName::Linger, SocketOption::Linger(None)),
    ] {
        stage.world.set_option(client, option).expect("the system has it");
        assert_eq!(stage.world.option(client, name).expect("the system has it"), option);
    }
    let SocketOption::ReceiveBuffer(size) =
        stage.world.option(client, OptionName::ReceiveBuffer).expect("a size")
    else {
        panic!("the option that was asked for is answered")
    };
    assert!(size > 0);
}

#[test]
fn two_listeners_on_one_address_clash() {
    let mut stage = Stage::real();
    let (_listener, address) = stage.listener();
    let error = stage.world.listen_at(address, 5).expect_err("the address is taken");
    assert_eq!(error.kind(), io::ErrorKind::AddrInUse);
}

#[test]
fn a_pipe_of_somebody_else_can_be_waited_for() {
    use std::os::fd::AsRawFd;
    for mut stage in Stage::both() {
        let (reader, mut writer) = std::io::pipe().expect("there are pipes");
        let source = stage.world.adopt(reader.as_raw_fd()).expect("a descriptor");
        stage.when_readable(source, "pipe");
        writer.write_all(b"x").expect("there is room");
        assert_eq!(stage.next(), Step::Run("pipe"));
        stage.close(source);
        drop(writer);
        // Still open: it is its owner's.
        assert_eq!(io::read_to_string(reader).expect("it can be read"), "x");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_cannot_be_waited_for() {
    use std::os::fd::AsRawFd;
    let mut stage = Stage::real();
    let file = std::fs::File::open("Cargo.toml").expect("tests run in the crate's directory");
    let source = stage.world.adopt(file.as_raw_fd()).expect("a descriptor");
    let error = stage.world.arm(source, Direction::Read, stage.event_loop.id(), "never").expect_err("a file");
    assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
    stage.close(source);
}

/// One thousand connections at once, each echoing; and no descriptor is left over.
#[test]
#[cfg(target_os = "linux")]
fn a_thousand_sockets_echo_and_leave_nothing_behind() {
    const PAIRS: usize = 500;
    let descriptors = || std::fs::read_dir("/proc/self/fd").expect("Linux shows descriptors").count();
    let count_ours = |world: &mut World<&'static str>, ids: &[rondo_eventloop::SourceId]| {
        ids.iter().filter(|id| world.descriptor(**id).is_ok()).count()
    };
    for mut stage in Stage::both() {
        let (listener, address) = stage.listener();
        let pairs: Vec<_> = (0..PAIRS).map(|_| stage.connection(listener, address)).collect();
        assert!(descriptors() > 2 * PAIRS);
        let mut to_do: HashMap<usize, usize> = HashMap::new();
        for (number, (client, server)) in pairs.iter().enumerate() {
            stage.when_readable(*server, "server");
            stage.when_readable(*client, "client");
            stage.send_all(*client, &vec![b'a'; number + 1]);
            to_do.insert(number, number + 1);
        }
        // Handles are words here, so whoever is woken looks after everyone who has something.
        while !to_do.is_empty() {
            let Step::Run(who) = stage.next() else { panic!("{} connections are not done", to_do.len()) };
            for (number, (client, server)) in pairs.iter().enumerate() {
                let id = if who == "server" { *server } else { *client };
                let (bytes, _) = stage.drain(id);
                if bytes.is_empty() {
                    continue;
                }
                if who == "server" {
                    stage.send_all(*server, &bytes);
                } else {
                    let left = to_do.get_mut(&number).expect("it is not done");
                    *left -= bytes.len();
                    if *left == 0 {
                        to_do.remove(&number);
                    }
                }
            }
        }
        let mut ids = Vec::new();
        for (client, server) in pairs {
            // Half of them are closed while somebody waits.
            let _ = stage.world.close(client);
            let _ = stage.world.close(server);
            ids.extend([client, server]);
        }
        stage.close(listener);
        assert_eq!(count_ours(&mut stage.world, &ids), 0);
        while let Step::Run(_) = stage.next() {}
    }
}
