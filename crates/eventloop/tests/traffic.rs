//! The book of what is on its way, against the kernel: in random plays over real sockets on the virtual clock, all that was sent
//! arrives before the clock moves, and nothing is expected that does not come. (If the book expected too
//! much, the clock would wait in real time for as long as it has patience; if too little, the timer would come too early.)

mod common;

use common::Stage;
use proptest::prelude::*;
use rondo_eventloop::{Connect, Direction, Family, SourceId, Step};
use std::collections::HashMap;
use std::io;
use std::net::{Shutdown, SocketAddr};
use std::time;

#[derive(Clone, Debug)]
enum Act {
    Connect,
    Accept,
    Send(usize, usize),
    Receive(usize, usize),
    Finish(usize),
    Close(usize),
    Settle,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        2 => Just(Act::Connect),
        2 => Just(Act::Accept),
        6 => (any::<usize>(), 1..200_000usize).prop_map(|(which, count)| Act::Send(which, count)),
        4 => (any::<usize>(), 1..100_000usize).prop_map(|(which, count)| Act::Receive(which, count)),
        1 => any::<usize>().prop_map(Act::Finish),
        1 => any::<usize>().prop_map(Act::Close),
        2 => Just(Act::Settle),
    ]
}

struct Play {
    stage: Stage,
    listener: SourceId,
    address: SocketAddr,
    ends: Vec<SourceId>,
    /// By local and peer address: what was sent and not yet received by the end that has them.
    unread: HashMap<(SocketAddr, SocketAddr), usize>,
    /// Ends whose other end was closed with bytes unread: their connection is reset, and bytes may be lost.
    is_reset: bool,
}

impl Play {
    fn new() -> Play {
        let mut stage = Stage::with_virtual_clock();
        let (listener, address) = stage.listener();
        Play { stage, listener, address, ends: Vec::new(), unread: HashMap::new(), is_reset: false }
    }

    fn addresses(&mut self, end: SourceId) -> Option<(SocketAddr, SocketAddr)> {
        let local = self.stage.world.local_address(end).ok()?;
        Some((local, self.stage.world.peer_address(end).ok()?))
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Connect => {
                let client = self.stage.world.open(Family::V4).expect("there are sockets");
                let connect = self.stage.world.connect(client, self.address).expect("it listens");
                if connect == Connect::Pending {
                    self.stage.when_writable(client, "connected");
                    while self.stage.next() != Step::Run("connected") {}
                    self.stage.world.connect_outcome(client).expect("it listens");
                }
                self.ends.push(client);
            }
            Act::Accept => match self.stage.world.accept(self.listener) {
                Ok((server, _)) => self.ends.push(server),
                Err(error) => assert_eq!(error.kind(), io::ErrorKind::WouldBlock),
            },
            Act::Send(which, count) => {
                if let Some(end) = self.choose(which)
                    && let Some((local, peer)) = self.addresses(end)
                    && let Ok(sent) = self.stage.world.send(end, &vec![1; count])
                {
                    *self.unread.entry((peer, local)).or_default() += sent;
                }
            }
            Act::Receive(which, count) => {
                if let Some(end) = self.choose(which) {
                    self.receive(end, count);
                }
            }
            Act::Finish(which) => {
                if let Some(end) = self.choose(which) {
                    // A connection that has been reset is not connected any more.
                    let _ = self.stage.world.shut_down(end, Shutdown::Write);
                }
            }
            Act::Close(which) => {
                if let Some(end) = self.choose(which) {
                    self.ends.retain(|other| *other != end);
                    let key = self.addresses(end);
                    self.is_reset |=
                        key.is_none_or(|key| self.unread.remove(&key).is_some_and(|bytes| bytes > 0));
                    drop(self.stage.world.close(end));
                }
            }
            Act::Settle => self.settle(),
        }
    }

    fn choose(&self, which: usize) -> Option<SourceId> {
        (!self.ends.is_empty()).then(|| self.ends[which % self.ends.len()])
    }

    /// Receives once: the number of bytes, or none if the stream is over.
    fn receive(&mut self, end: SourceId, count: usize) -> Option<usize> {
        let key = self.addresses(end);
        let received = self.stage.world.receive(end, &mut vec![0; count]).ok()?;
        if let Some(unread) = key.and_then(|key| self.unread.get_mut(&key)) {
            *unread -= received;
        }
        Some(received)
    }

    /// Everybody reads all that is there, while a timer waits that must come last.
    fn settle(&mut self) {
        let before = self.stage.now();
        self.stage.after(1.0, "timer");
        let began = time::Instant::now();
        let mut open = self.ends.clone();
        loop {
            for end in &open {
                let replaced =
                    self.stage.world.arm(*end, Direction::Read, self.stage.event_loop.id(), "read");
                replaced.expect("it is open");
            }
            match self.stage.next() {
                Step::Run("timer") => break,
                Step::Run(_) => {
                    assert_eq!(self.stage.now(), before);
                    open.retain(|end| {
                        loop {
                            match self.stage.world.receive(*end, &mut [0; 65536]) {
                                Ok(0) => return false,
                                Ok(count) => {
                                    let local = self.stage.world.local_address(*end);
                                    let peer = self.stage.world.peer_address(*end);
                                    if let (Ok(local), Ok(peer)) = (local, peer)
                                        && let Some(unread) = self.unread.get_mut(&(local, peer))
                                    {
                                        *unread -= count;
                                    }
                                }
                                Err(error) => return error.kind() == io::ErrorKind::WouldBlock,
                            }
                        }
                    });
                }
                other => panic!("{other:?} while a timer is set"),
            }
        }
        assert!(began.elapsed() < time::Duration::from_secs(4), "the clock waited for what did not come");
        assert_eq!(self.stage.now(), before + 1.0);
        let ends = self.ends.clone();
        for end in ends {
            if let Some(key) = self.addresses(end)
                && !self.is_reset
            {
                assert_eq!(self.unread.get(&key).copied().unwrap_or(0), 0, "bytes arrived after the timer");
            }
            self.stage.world.disarm(end, Direction::Read);
        }
        while self.stage.event_loop.ready_len() > 0 {
            self.stage.next();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_book_agrees_with_the_kernel(acts in prop::collection::vec(act(), 1..60)) {
        let mut play = Play::new();
        for act in acts {
            play.act(act);
        }
        play.settle();
    }
}
