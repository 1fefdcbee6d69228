//! What is on its way: the book-keeping behind the rule of the virtual clock.
//!
//! The virtual clock jumps when nothing can run. But a client that has just sent five bytes to a server in
//! the same process is not idle: the bytes are in the kernel, and in a moment the server will run. Jumping over that
//! moment would fire timers that should have fired later. So both ends of every connection within this
//! process are paired, by their addresses, and their bytes are counted:
//!
//! ```text
//!    client  (local 127.0.0.1:50001, peer 127.0.0.1:8888)
//!       │  sent 5 ──►  server's `flow`: 5 bytes
//!       ▼
//!    server  (local 127.0.0.1:8888, peer 127.0.0.1:50001)      received 5  ──►  0 bytes: nothing on its way
//! ```
//!
//! Of every waiter the book then says what may come of it, its [`Outlook`], and keeps the sum. What was sent on a
//! connection that has not been accepted yet lies in the `mail` and is handed over when it is.
//!
//! The same sums tell whether anything can ever happen again: two ends in one process that both
//! wait for the other to begin will wait for ever.
//!
//! The book learns everything from what the program does with its sockets; it never asks the kernel. It may
//! be wrong where the kernel drops what was sent (a reset), which is why whoever relies on it waits with patience
//! and at last [gives up](Traffic::give_up).

use crate::outside::{Direction, SourceId};
use rustc_hash::FxHashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// What a waiter may hope for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outlook {
    /// Something for it is on its way within this process and is bound to arrive.
    Coming,
    /// Room to send was made on the other end, but perhaps too little for the kernel to tell.
    Perhaps,
    /// Nothing, until the other end, which is in this process, does something.
    Idle,
    /// A connection from anybody.
    Listening,
    /// What somebody outside this process may send.
    Outside,
}

/// The book.
pub(crate) struct Traffic {
    ends: FxHashMap<SourceId, End>,
    /// Connected and connecting streams by their addresses.
    streams: FxHashMap<Pair, SourceId>,
    listeners: FxHashMap<SourceId, SocketAddr>,
    /// What lies in connections that were not accepted yet, by the addresses that the accepted end will have.
    mail: FxHashMap<Pair, Mail>,
    /// How many waiters have each outlook.
    waiters: [usize; 5],
}

/// The two addresses of one end of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Pair {
    local: SocketAddr,
    peer: SocketAddr,
}

struct Mail {
    listener: SourceId,
    flow: Flow,
}

/// What was sent to an end and not yet received by it.
#[derive(Clone, Copy, Default)]
struct Flow {
    bytes: u64,
    /// The end of the stream, or a reset.
    end: bool,
}

struct End {
    kind: Kind,
    /// The outlooks of the waiters for reading and writing, as counted in the sums.
    counted: [Option<Outlook>; 2],
    is_armed: [bool; 2],
    /// What should have come has not, and is no longer waited for.
    is_given_up: bool,
}

enum Kind {
    Listener {
        /// Connections begun within this process and not accepted yet.
        pending: usize,
    },
    /// One end of a connection whose other end is, or was, in this process.
    Inside {
        pair: Pair,
        flow: Flow,
        is_connecting: bool,
        /// The other end has received something since this one found no room.
        has_room_been_made: bool,
    },
    /// Anything else: a connection to elsewhere, a pipe, a socket not yet used.
    Foreign,
}

impl Traffic {
    pub(crate) fn new() -> Traffic {
        Traffic {
            ends: FxHashMap::default(),
            streams: FxHashMap::default(),
            listeners: FxHashMap::default(),
            mail: FxHashMap::default(),
            waiters: [0; 5],
        }
    }

    /// How many waiters have this outlook.
    pub(crate) fn waiters(&self, outlook: Outlook) -> usize {
        self.waiters[outlook as usize]
    }

    // What happens to sockets.

    pub(crate) fn opened(&mut self, id: SourceId) {
        let end = End { kind: Kind::Foreign, counted: [None; 2], is_armed: [false; 2], is_given_up: false };
        self.ends.insert(id, end);
    }

    pub(crate) fn listening(&mut self, id: SourceId, address: SocketAddr) {
        self.listeners.insert(id, canonical(address));
        self.set_kind(id, Kind::Listener { pending: 0 });
    }

    /// A connect has begun. `local` is the address that the kernel chose for this end.
    pub(crate) fn connecting(&mut self, id: SourceId, local: SocketAddr, peer: SocketAddr) {
        let pair = Pair::new(local, peer);
        let Some(listener) = self.listener_at(pair) else { return };
        self.mail.insert(pair.reversed(), Mail { listener, flow: Flow::default() });
        self.streams.insert(pair, id);
        self.set_kind(
            id,
            Kind::Inside { pair, flow: Flow::default(), is_connecting: true, has_room_been_made: false },
        );
        self.change_pending(listener, true);
    }

    pub(crate) fn connected(&mut self, id: SourceId) {
        if let Some(Kind::Inside { is_connecting, .. }) = self.kind_mut(id) {
            *is_connecting = false;
        }
        self.recount(id);
    }

    pub(crate) fn connect_failed(&mut self, id: SourceId) {
        if let Some(&mut Kind::Inside { pair, is_connecting: true, .. }) = self.kind_mut(id) {
            self.streams.remove(&pair);
            if let Some(mail) = self.mail.remove(&pair.reversed()) {
                self.change_pending(mail.listener, false);
            }
            self.set_kind(id, Kind::Foreign);
        }
    }

    pub(crate) fn accepted(&mut self, id: SourceId, local: SocketAddr, peer: SocketAddr) {
        self.opened(id);
        let pair = Pair::new(local, peer);
        let Some(mail) = self.mail.remove(&pair) else { return };
        self.streams.insert(pair, id);
        let kind = Kind::Inside { pair, flow: mail.flow, is_connecting: false, has_room_been_made: false };
        self.set_kind(id, kind);
        self.change_pending(mail.listener, false);
        self.recount_partner(pair);
    }

    /// An accept found nobody. A client that began to connect and is gone will not be found any more: some systems
    /// drop those from the queue.
    pub(crate) fn found_nobody(&mut self, listener: SourceId) {
        let streams = &self.streams;
        let before = self.mail.len();
        self.mail.retain(|pair, mail| mail.listener != listener || streams.contains_key(&pair.reversed()));
        for _ in self.mail.len()..before {
            self.change_pending(listener, false);
        }
    }

    pub(crate) fn sent(&mut self, id: SourceId, bytes: usize) {
        self.send_on(id, |flow| flow.bytes += bytes as u64);
    }

    /// This end will send no more.
    pub(crate) fn finished(&mut self, id: SourceId) {
        self.send_on(id, |flow| flow.end = true);
    }

    pub(crate) fn received(&mut self, id: SourceId, bytes: usize) {
        let Some(Kind::Inside { flow, pair, .. }) = self.kind_mut(id) else { return };
        flow.bytes = flow.bytes.saturating_sub(bytes as u64);
        let pair = *pair;
        if let Some(&partner) = self.streams.get(&pair.reversed()) {
            if let Some(Kind::Inside { has_room_been_made, .. }) = self.kind_mut(partner) {
                *has_room_been_made = true;
            }
            self.revive(partner);
        }
        self.recount(id);
    }

    /// This end has seen the end of the stream, or an error: nothing more will come.
    pub(crate) fn ended(&mut self, id: SourceId) {
        if let Some(Kind::Inside { flow, pair, .. }) = self.kind_mut(id) {
            *flow = Flow::default();
            let pair = *pair;
            self.recount(id);
            self.recount_partner(pair);
        }
    }

    /// A send found no room.
    pub(crate) fn found_no_room(&mut self, id: SourceId) {
        if let Some(Kind::Inside { has_room_been_made, .. }) = self.kind_mut(id) {
            *has_room_been_made = false;
            self.recount(id);
        }
    }

    pub(crate) fn closed(&mut self, id: SourceId) {
        self.finished(id);
        let Some(mut end) = self.ends.remove(&id) else { return };
        self.change_sums(&mut end.counted, [None; 2]);
        match end.kind {
            Kind::Inside { pair, .. } => {
                if self.streams.get(&pair) == Some(&id) {
                    self.streams.remove(&pair);
                }
                self.recount_partner(pair);
            }
            Kind::Listener { .. } => self.listener_closed(id),
            Kind::Foreign => {}
        }
    }

    /// The kernel resets the connections that nobody accepted.
    fn listener_closed(&mut self, id: SourceId) {
        self.listeners.remove(&id);
        let unaccepted: Vec<Pair> =
            self.mail.iter().filter(|(_, mail)| mail.listener == id).map(|(pair, _)| *pair).collect();
        for pair in unaccepted {
            self.mail.remove(&pair);
            if let Some(&client) = self.streams.get(&pair.reversed()) {
                if let Some(Kind::Inside { flow, .. }) = self.kind_mut(client) {
                    flow.end = true;
                }
                self.revive(client);
            }
        }
    }

    // What waits.

    pub(crate) fn arm(&mut self, id: SourceId, direction: Direction, is_armed: bool) {
        if let Some(end) = self.ends.get_mut(&id) {
            end.is_armed[direction as usize] = is_armed;
            self.recount(id);
        }
    }

    /// What has this outlook was waited for long enough: from now on it counts as idle, until something is
    /// sent to it again.
    pub(crate) fn give_up(&mut self, outlook: Outlook) {
        let ids: Vec<SourceId> = self
            .ends
            .iter()
            .filter(|(_, end)| end.counted.contains(&Some(outlook)))
            .map(|(id, _)| *id)
            .collect();
        for id in ids {
            if let Some(end) = self.ends.get_mut(&id) {
                end.is_given_up = true;
            }
            self.recount(id);
        }
    }

    fn revive(&mut self, id: SourceId) {
        if let Some(end) = self.ends.get_mut(&id) {
            end.is_given_up = false;
        }
        self.recount(id);
    }

    // The sums.

    fn recount(&mut self, id: SourceId) {
        let Some(end) = self.ends.get(&id) else { return };
        let outlooks = [self.outlook(end, Direction::Read), self.outlook(end, Direction::Write)];
        let mut counted = end.counted;
        self.change_sums(&mut counted, outlooks);
        self.ends.get_mut(&id).expect("it was found a moment ago").counted = counted;
    }

    fn recount_partner(&mut self, pair: Pair) {
        if let Some(&partner) = self.streams.get(&pair.reversed()) {
            self.recount(partner);
        }
    }

    fn change_sums(&mut self, counted: &mut [Option<Outlook>; 2], new: [Option<Outlook>; 2]) {
        for outlook in counted.iter().flatten() {
            self.waiters[*outlook as usize] -= 1;
        }
        for outlook in new.iter().flatten() {
            self.waiters[*outlook as usize] += 1;
        }
        *counted = new;
    }

    fn outlook(&self, end: &End, direction: Direction) -> Option<Outlook> {
        if !end.is_armed[direction as usize] {
            return None;
        }
        let outlook = match &end.kind {
            Kind::Foreign => Outlook::Outside,
            Kind::Listener { pending: 0 } => Outlook::Listening,
            Kind::Listener { .. } => Outlook::Coming,
            Kind::Inside { is_connecting: true, .. } => Outlook::Coming,
            Kind::Inside { flow, pair, has_room_been_made, .. } => match direction {
                Direction::Read if flow.bytes > 0 || flow.end => Outlook::Coming,
                Direction::Read => Outlook::Idle,
                Direction::Write => match self.flow_to_partner(*pair) {
                    // Sending to an end that is gone fails, and that is an outcome too.
                    None => Outlook::Coming,
                    Some(flow) if flow.bytes == 0 => Outlook::Coming,
                    Some(_) if *has_room_been_made => Outlook::Perhaps,
                    Some(_) => Outlook::Idle,
                },
            },
        };
        Some(match outlook {
            Outlook::Coming | Outlook::Perhaps if end.is_given_up => match end.kind {
                Kind::Listener { .. } => Outlook::Listening,
                Kind::Inside { .. } | Kind::Foreign => Outlook::Idle,
            },
            Outlook::Coming | Outlook::Perhaps | Outlook::Idle | Outlook::Listening | Outlook::Outside => {
                outlook
            }
        })
    }

    /// What the other end has not received yet; none when there is no other end any more.
    fn flow_to_partner(&self, pair: Pair) -> Option<Flow> {
        let other = pair.reversed();
        match self.streams.get(&other).and_then(|partner| self.ends.get(partner)) {
            Some(End { kind: Kind::Inside { flow, .. }, .. }) => Some(*flow),
            Some(End { kind: Kind::Listener { .. } | Kind::Foreign, .. }) | None => {
                self.mail.get(&other).map(|mail| mail.flow)
            }
        }
    }

    // Looking up.

    fn send_on(&mut self, id: SourceId, change: impl FnOnce(&mut Flow)) {
        let Some(&mut Kind::Inside { pair, .. }) = self.kind_mut(id) else { return };
        let other = pair.reversed();
        if let Some(&partner) = self.streams.get(&other) {
            if let Some(Kind::Inside { flow, .. }) = self.kind_mut(partner) {
                change(flow);
            }
            self.revive(partner);
        } else if let Some(mail) = self.mail.get_mut(&other) {
            change(&mut mail.flow);
        }
        self.recount(id);
    }

    fn kind_mut(&mut self, id: SourceId) -> Option<&mut Kind> {
        self.ends.get_mut(&id).map(|end| &mut end.kind)
    }

    fn set_kind(&mut self, id: SourceId, kind: Kind) {
        if let Some(end) = self.ends.get_mut(&id) {
            end.kind = kind;
        }
        self.revive(id);
    }

    fn change_pending(&mut self, listener: SourceId, is_more: bool) {
        if let Some(Kind::Listener { pending }) = self.kind_mut(listener) {
            *pending = if is_more { *pending + 1 } else { pending.saturating_sub(1) };
        }
        self.revive(listener);
    }

    /// The listener in this process that a connect with these addresses goes to.
    fn listener_at(&self, pair: Pair) -> Option<SourceId> {
        // A listener on every address of this machine hears nothing of a connect to another machine.
        if !pair.peer.ip().is_loopback() && pair.peer.ip() != pair.local.ip() {
            return None;
        }
        let hears = |address: &SocketAddr| {
            let is_same_family = address.is_ipv4() == pair.peer.is_ipv4();
            address.port() == pair.peer.port()
                && (address.ip() == pair.peer.ip()
                    // Version 6 "any" hears version 4 too, unless it was told not to; then the connect fails.
                    || address.ip().is_unspecified() && (is_same_family || address.is_ipv6()))
        };
        self.listeners.iter().filter(|(_, address)| hears(address)).map(|(id, _)| *id).min()
    }
}

impl Pair {
    fn new(local: SocketAddr, peer: SocketAddr) -> Pair {
        let peer = canonical(peer);
        // Connecting to "any" connects to this machine.
        let ip = match peer.ip() {
            ip if !ip.is_unspecified() => ip,
            IpAddr::V4(_) => IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(_) => IpAddr::V6(Ipv6Addr::LOCALHOST),
        };
        Pair { local: canonical(local), peer: SocketAddr::new(ip, peer.port()) }
    }

    /// The addresses as the other end sees them.
    fn reversed(self) -> Pair {
        Pair { local: self.peer, peer: self.local }
    }
}

/// An address without what differs between the two ends' views of it: a version 4 address wrapped in version 6,
/// labels, scopes.
fn canonical(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip().to_canonical(), address.port())
}

#[cfg(test)]
mod tests;
