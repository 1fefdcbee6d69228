//! What a program does with sockets.
//!
//! Each operation goes through the door, and the world learns from its outcome: whether the source is still ready,
//! and what is on its way to the other end. Nothing waits. An operation that would is answered by
//! [`WouldBlock`](io::ErrorKind::WouldBlock); then [`World::arm`] a waiter and try again when it is woken.
//!
//! Errors are handed through as the system made them, `raw_os_error` and all: the runtime raises the exception that
//! Python raises for that number.

use crate::outside::{Direction, Family, OptionName, SocketOption, SourceId};
use crate::world::World;
use std::io;
use std::net::{Shutdown, SocketAddr};

/// How far a connect has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connect {
    /// The connection stands.
    Done,
    /// Under way: when the source becomes writable, ask [`World::connect_outcome`].
    Pending,
}

/// The handles that waited at a source when it was closed. What they were to be told, the runtime knows.
#[derive(Debug, PartialEq, Eq)]
#[must_use = "dropping handles may run code of the program"]
pub struct Abandoned<H> {
    /// Who waited to read.
    pub reader: Option<H>,
    /// Who waited to write.
    pub writer: Option<H>,
}

impl<H> World<H> {
    // Opening.

    /// A new stream socket.
    pub fn open(&mut self, family: Family) -> io::Result<SourceId> {
        let id = self.outside().open(family)?;
        Ok(self.enter(id))
    }

    /// A new datagram socket.
    pub fn open_datagram(&mut self, family: Family) -> io::Result<SourceId> {
        let id = self.outside().open_datagram(family)?;
        Ok(self.enter(id))
    }

    /// Two stream sockets that are connected with each other.
    pub fn pair(&mut self) -> io::Result<(SourceId, SourceId)> {
        let (left, right) = self.outside().pair()?;
        Ok((self.enter(left), self.enter(right)))
    }

    /// A second name for a socket, with a descriptor of its own (`dup`). What comes may be received through either, so the
    /// book of what is on its way does not speak of the second.
    pub fn duplicate(&mut self, id: SourceId) -> io::Result<SourceId> {
        let second = self.outside().duplicate(id)?;
        Ok(self.enter(second))
    }

    /// Takes in a descriptor that somebody else owns, only to wait for it (`loop.add_reader(fd)`).
    /// Closing the source leaves the descriptor open; close the source first.
    #[cfg(unix)]
    pub fn adopt(&mut self, descriptor: std::os::fd::RawFd) -> io::Result<SourceId> {
        let id = self.outside().adopt(descriptor)?;
        Ok(self.enter(id))
    }

    /// A source that the outside has just opened lives in this world from now on.
    fn enter(&mut self, id: SourceId) -> SourceId {
        self.admit(id);
        self.traffic().opened(id);
        id
    }

    /// The source with this descriptor, if there is one.
    #[cfg(unix)]
    pub fn source_of(&mut self, descriptor: std::os::fd::RawFd) -> Option<SourceId> {
        let sources = self.source_ids();
        sources.into_iter().find(|id| self.outside().descriptor(*id).is_ok_and(|its| its == descriptor))
    }

    /// The descriptor of a socket (`fileno`).
    #[cfg(unix)]
    pub fn descriptor(&mut self, id: SourceId) -> io::Result<std::os::fd::RawFd> {
        self.outside().descriptor(id)
    }

    // Addresses and options.

    /// Gives a socket its local address.
    pub fn bind(&mut self, id: SourceId, address: SocketAddr) -> io::Result<()> {
        self.outside().bind(id, address)
    }

    /// The address of this side.
    pub fn local_address(&mut self, id: SourceId) -> io::Result<SocketAddr> {
        self.outside().local_address(id)
    }

    /// The address of the other side.
    pub fn peer_address(&mut self, id: SourceId) -> io::Result<SocketAddr> {
        self.outside().peer_address(id)
    }

    /// Sets an option.
    pub fn set_option(&mut self, id: SourceId, option: SocketOption) -> io::Result<()> {
        self.outside().set_option(id, option)
    }

    /// An option's setting.
    pub fn option(&mut self, id: SourceId, name: OptionName) -> io::Result<SocketOption> {
        self.outside().option(id, name)
    }

    // Connections: how they come about.

    /// Makes a bound socket a listening one.
    pub fn listen(&mut self, id: SourceId, backlog: u32) -> io::Result<()> {
        self.outside().listen(id, backlog)?;
        let address = self.local_address(id)?;
        self.traffic().listening(id, address);
        Ok(())
    }

    /// A socket that listens as asyncio's servers do: its address may be used again at once, and one on version 6
    /// leaves version 4 alone.
    pub fn listen_at(&mut self, address: SocketAddr, backlog: u32) -> io::Result<SourceId> {
        self.listen_with(address, backlog, &[SocketOption::ReuseAddress(true)])
    }

    /// The same with other options.
    pub fn listen_with(
        &mut self,
        address: SocketAddr,
        backlog: u32,
        options: &[SocketOption],
    ) -> io::Result<SourceId> {
        let family = Family::of(address);
        let id = self.open(family)?;
        let prepare = |world: &mut World<H>| {
            for option in options {
                world.set_option(id, *option)?;
            }
            if family == Family::V6 {
                world.set_option(id, SocketOption::OnlyV6(true))?;
            }
            world.bind(id, address)?;
            world.listen(id, backlog)
        };
        match prepare(self) {
            Ok(()) => Ok(id),
            Err(error) => {
                // Nobody can wait for a socket that nobody has been given.
                let _ = self.close(id);
                Err(error)
            }
        }
    }

    /// Begins to connect.
    pub fn connect(&mut self, id: SourceId, address: SocketAddr) -> io::Result<Connect> {
        let outcome = match self.outside().connect(id, address) {
            Ok(()) => Connect::Done,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Connect::Pending,
            Err(error) => return Err(error),
        };
        self.note_exhausted(id, Direction::Write);
        if let Ok(local) = self.local_address(id) {
            self.traffic().connecting(id, local, address);
        }
        if outcome == Connect::Done {
            self.traffic().connected(id);
        }
        Ok(outcome)
    }

    /// What became of a connect that was pending, once the source is writable.
    pub fn connect_outcome(&mut self, id: SourceId) -> io::Result<()> {
        self.pending_error(id)?.map_or(Ok(()), Err)
    }

    /// The error that waits in a socket, which is taken out of it (`SO_ERROR`): another way to ask what became
    /// of a connect.
    pub fn pending_error(&mut self, id: SourceId) -> io::Result<Option<io::Error>> {
        let error = self.outside().pending_error(id)?;
        match &error {
            None => self.traffic().connected(id),
            Some(_) => {
                self.traffic().connect_failed(id);
                self.traffic().ended(id);
            }
        }
        Ok(error)
    }

    /// Takes a connection that has come in, and its peer's address.
    pub fn accept(&mut self, listener: SourceId) -> io::Result<(SourceId, SocketAddr)> {
        match self.outside().accept(listener) {
            Ok((id, peer)) => {
                self.admit(id);
                match self.local_address(id) {
                    Ok(local) => self.traffic().accepted(id, local, peer),
                    Err(_) => self.traffic().opened(id),
                }
                Ok((id, peer))
            }
            Err(error) => {
                if error.kind() == io::ErrorKind::WouldBlock {
                    self.note_exhausted(listener, Direction::Read);
                    self.traffic().found_nobody(listener);
                }
                Err(error)
            }
        }
    }

    // Streams.

    /// Receives what there is, at most a `buffer` full. No bytes are the end of the stream.
    pub fn receive(&mut self, id: SourceId, buffer: &mut [u8]) -> io::Result<usize> {
        let outcome = self.outside().receive(id, buffer);
        match &outcome {
            Ok(0) if !buffer.is_empty() => self.traffic().ended(id),
            Ok(count) => {
                self.traffic().received(id, *count);
                if *count < buffer.len() {
                    self.note_probably_exhausted(id);
                }
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                self.note_exhausted(id, Direction::Read)
            }
            Err(_) => self.traffic().ended(id),
        }
        outcome
    }

    /// Sends as much of `bytes` as there is room for.
    pub fn send(&mut self, id: SourceId, bytes: &[u8]) -> io::Result<usize> {
        let outcome = self.outside().send(id, bytes);
        match &outcome {
            Ok(count) => {
                self.traffic().sent(id, *count);
                if *count < bytes.len() {
                    self.has_no_room(id);
                }
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.has_no_room(id),
            Err(_) => {}
        }
        outcome
    }

    fn has_no_room(&mut self, id: SourceId) {
        self.note_exhausted(id, Direction::Write);
        self.traffic().found_no_room(id);
    }

    // Datagrams.

    /// Makes an address the one that a datagram socket sends to and hears from.
    pub fn connect_datagram(&mut self, id: SourceId, address: SocketAddr) -> io::Result<()> {
        self.outside().connect(id, address)
    }

    /// Receives a datagram, or looks at what there is of a stream (`peek`), and tells who sent it.
    pub fn receive_from(
        &mut self,
        id: SourceId,
        buffer: &mut [u8],
        peek: bool,
    ) -> io::Result<(usize, Option<SocketAddr>)> {
        let outcome = self.outside().receive_from(id, buffer, peek);
        self.hear_of_block(id, Direction::Read, &outcome);
        outcome
    }

    /// Sends a datagram.
    pub fn send_to(&mut self, id: SourceId, bytes: &[u8], to: SocketAddr) -> io::Result<usize> {
        let outcome = self.outside().send_to(id, bytes, to);
        self.hear_of_block(id, Direction::Write, &outcome);
        outcome
    }

    /// Looks at an outcome: one that would block tells that the source is not ready any more.
    fn hear_of_block<T>(&mut self, id: SourceId, direction: Direction, outcome: &io::Result<T>) {
        if outcome.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::WouldBlock) {
            self.note_exhausted(id, direction);
        }
    }

    // Ending.

    /// Ends one direction of a stream, or both. The other side then receives the end of the stream
    /// after all that was sent before.
    pub fn shut_down(&mut self, id: SourceId, how: Shutdown) -> io::Result<()> {
        self.outside().shut_down(id, how)?;
        match how {
            Shutdown::Write | Shutdown::Both => self.traffic().finished(id),
            Shutdown::Read => {}
        }
        Ok(())
    }

    /// Closes a source. Whoever waited for it is not woken but given back.
    pub fn close(&mut self, id: SourceId) -> Abandoned<H> {
        let [reader, writer] = self.dismiss(id);
        self.traffic().closed(id);
        self.outside().close(id);
        Abandoned { reader, writer }
    }
}
