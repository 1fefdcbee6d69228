//! What the tests of sockets share: a world with one loop, and words for what they do all the time.

#![allow(dead_code, reason = "each test program uses some of it")]

use rondo_eventloop::{
    Clock, Connect, Direction, Duration, EventLoop, Family, Instant, Machine, SourceId, Step, World,
};
use std::io;
use std::net::SocketAddr;

/// A world with one loop, whose handles are words.
pub struct Stage {
    pub world: World<&'static str>,
    pub event_loop: EventLoop<&'static str>,
}

impl Stage {
    pub fn new(clock: Clock) -> Stage {
        let mut world = World::new(clock, Box::new(Machine::new().expect("a reactor can be made")));
        let event_loop = EventLoop::new(&mut world);
        Stage { world, event_loop }
    }

    pub fn real() -> Stage {
        Stage::new(Clock::Real)
    }

    pub fn with_virtual_clock() -> Stage {
        Stage::new(Clock::new_virtual())
    }

    /// The same play on both clocks.
    pub fn both() -> [Stage; 2] {
        [Stage::real(), Stage::with_virtual_clock()]
    }

    pub fn next(&mut self) -> Step<&'static str> {
        self.event_loop.next(&mut self.world)
    }

    pub fn now(&self) -> f64 {
        self.world.now().seconds()
    }

    /// Sets a timer so many seconds from now.
    pub fn after(&mut self, seconds: f64, handle: &'static str) {
        self.event_loop.call_at(self.world.now() + Duration::from_seconds(seconds), handle);
    }

    pub fn when_readable(&mut self, id: SourceId, handle: &'static str) {
        let replaced = self.world.arm(id, Direction::Read, self.event_loop.id(), handle);
        assert_eq!(replaced.expect("the source can be waited for"), None);
    }

    pub fn when_writable(&mut self, id: SourceId, handle: &'static str) {
        let replaced = self.world.arm(id, Direction::Write, self.event_loop.id(), handle);
        assert_eq!(replaced.expect("the source can be waited for"), None);
    }

    /// A listener on a free port.
    pub fn listener(&mut self) -> (SourceId, SocketAddr) {
        let any = "127.0.0.1:0".parse().expect("an address");
        let id = self.world.listen_at(any, 2000).expect("there is a free port");
        (id, self.world.local_address(id).expect("a listener has an address"))
    }

    /// Connects to a listener and accepts: the client's end and the server's.
    pub fn connection(&mut self, listener: SourceId, address: SocketAddr) -> (SourceId, SourceId) {
        let client = self.world.open(Family::of(address)).expect("there are sockets");
        if self.world.connect(client, address).expect("the listener is there") == Connect::Pending {
            self.when_writable(client, "connected");
            assert_eq!(self.next(), Step::Run("connected"));
            self.world.connect_outcome(client).expect("the listener is there");
        }
        let server = loop {
            match self.world.accept(listener) {
                Ok((server, peer)) => {
                    assert_eq!(peer, self.world.local_address(client).expect("it is connected"));
                    break server;
                }
                Err(error) => {
                    assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
                    self.when_readable(listener, "accept");
                    assert_eq!(self.next(), Step::Run("accept"));
                }
            }
        };
        (client, server)
    }

    /// A connection whose listener is closed again.
    pub fn pair(&mut self) -> (SourceId, SourceId) {
        let (listener, address) = self.listener();
        let pair = self.connection(listener, address);
        self.close(listener);
        pair
    }

    /// Closes a source for which nobody waits.
    pub fn close(&mut self, id: SourceId) {
        let abandoned = self.world.close(id);
        assert_eq!((abandoned.reader, abandoned.writer), (None, None));
    }

    /// Receives until there is nothing more for now: the bytes, and whether the stream has ended.
    pub fn drain(&mut self, id: SourceId) -> (Vec<u8>, bool) {
        let mut bytes = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            match self.world.receive(id, &mut buffer) {
                Ok(0) => return (bytes, true),
                Ok(count) => bytes.extend(&buffer[..count]),
                Err(error) => {
                    assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
                    return (bytes, false);
                }
            }
        }
    }

    pub fn send_all(&mut self, id: SourceId, bytes: &[u8]) {
        assert_eq!(self.world.send(id, bytes).expect("the connection stands"), bytes.len());
    }
}

pub fn seconds(seconds: f64) -> Instant {
    Instant::from_seconds(seconds)
}
