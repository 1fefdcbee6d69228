//! The one door: everything that the program does not determine itself comes in through [`Outside`].
//!
//! The time, the readiness and the bytes of sockets, randomness and the environment: nothing else can make two runs of one
//! program differ. [`Machine`](crate::Machine) is the outside that is really there. One that writes down what
//! it answers, one that answers from such a record, and a network that exists only in memory are other
//! implementations of the same trait, and the loop cannot tell them apart.
//!
//! Names are looked up and files are read by jobs on the [thread pool](crate::World::run_blocking), whose answers
//! come in by [`Waker`].

use crate::clock::{Duration, Instant, WallTime};
use crate::slab::Key;
use std::ffi::OsString;
use std::io;
use std::net::{Shutdown, SocketAddr};
use std::sync::Arc;

/// The name of a socket, or of anything else that can become ready. It does not come again when the socket
/// is closed and its descriptor is used anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub(crate) Key);

impl SourceId {
    /// The name as one number, for those who bring an [`Outside`] of their own.
    pub fn to_u64(self) -> u64 {
        self.0.to_u64()
    }

    /// The inverse of [`SourceId::to_u64`].
    pub fn from_u64(number: u64) -> SourceId {
        SourceId(Key::from_u64(number))
    }
}

/// The two ways to be ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Bytes to receive, a connection to accept, or the end of the stream.
    Read,
    /// Room to send, or the outcome of a connect.
    Write,
}

/// What a poll found out about one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The source.
    pub source: SourceId,
    /// A receive or accept would not block.
    pub readable: bool,
    /// A send would not block, or a connect has come to its end.
    pub writable: bool,
    /// The other side will send no more: receiving ends with the end of the stream, and no new
    /// readiness will be reported for it.
    pub hung_up: bool,
}

/// The families of internet addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Internet protocol version 4.
    V4,
    /// Internet protocol version 6.
    V6,
}

impl Family {
    /// The family that an address belongs to.
    pub fn of(address: SocketAddr) -> Family {
        match address {
            SocketAddr::V4(_) => Family::V4,
            SocketAddr::V6(_) => Family::V6,
        }
    }
}

/// A switch or a number that a socket can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SocketOption {
    /// `TCP_NODELAY`: small writes go out at once. asyncio sets it on every stream.
    NoDelay(bool),
    /// `SO_REUSEADDR`: a server may start again while connections of its forerunner linger.
    ReuseAddress(bool),
    /// `SO_REUSEPORT`: several servers share a port.
    ReusePort(bool),
    /// `IPV6_V6ONLY`: a server on version 6 leaves version 4 alone. asyncio sets it.
    OnlyV6(bool),
    /// `SO_KEEPALIVE`: an idle connection is probed now and then.
    KeepAlive(bool),
    /// `SO_BROADCAST`: datagrams to everybody are allowed.
    Broadcast(bool),
    /// `SO_SNDBUF`: bytes the kernel keeps for sending.
    SendBuffer(usize),
    /// `SO_RCVBUF`: bytes the kernel keeps for receiving.
    ReceiveBuffer(usize),
    /// `SO_LINGER` in whole seconds: how long a close waits for what was sent; none is not at all.
    Linger(Option<u32>),
}

/// An option by name, to ask for its setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionName {
    /// See [`SocketOption::NoDelay`].
    NoDelay,
    /// See [`SocketOption::ReuseAddress`].
    ReuseAddress,
    /// See [`SocketOption::ReusePort`].
    ReusePort,
    /// See [`SocketOption::OnlyV6`].
    OnlyV6,
    /// See [`SocketOption::KeepAlive`].
    KeepAlive,
    /// See [`SocketOption::Broadcast`].
    Broadcast,
    /// See [`SocketOption::SendBuffer`].
    SendBuffer,
    /// See [`SocketOption::ReceiveBuffer`].
    ReceiveBuffer,
    /// See [`SocketOption::Linger`].
    Linger,
}

/// Wakes a poll from another thread or from a signal handler.
pub trait Waker: Send + Sync {
    /// Lets the poll that blocks now, or the next one, return.
    fn wake(&self);
}

/// All that lies outside the program. Errors are the operating system's own, so that the runtime can read
/// their `raw_os_error` and raise the exception that Python raises for it.
///
/// No operation on a socket ever blocks: one that would answers [`io::ErrorKind::WouldBlock`]. Only
/// [`Outside::poll`] waits.
pub trait Outside {
    /// The time since this outside began to be.
    fn monotonic(&self) -> Instant;

    /// The time on the calendar.
    fn wall(&self) -> WallTime;

    /// Fills `buffer` with random bytes.
    fn entropy(&mut self, buffer: &mut [u8]);

    /// The environment variables.
    fn environment(&self) -> Vec<(OsString, OsString)>;

    /// A new stream socket, neither bound nor connected.
    fn open(&mut self, family: Family) -> io::Result<SourceId>;

    /// A new datagram socket, neither bound nor connected.
    fn open_datagram(&mut self, _family: Family) -> io::Result<SourceId> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Two stream sockets that are connected with each other, and have no addresses.
    fn pair(&mut self) -> io::Result<(SourceId, SourceId)> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// A second descriptor of the same socket (`dup`).
    fn duplicate(&mut self, _source: SourceId) -> io::Result<SourceId> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Takes in a descriptor that somebody else owns, only to learn when it is ready. Closing the source
    /// leaves the descriptor open.
    #[cfg(unix)]
    fn adopt(&mut self, descriptor: std::os::fd::RawFd) -> io::Result<SourceId>;

    /// The descriptor of a source (`fileno`).
    #[cfg(unix)]
    fn descriptor(&self, source: SourceId) -> io::Result<std::os::fd::RawFd>;

    /// Gives a socket its local address.
    fn bind(&mut self, source: SourceId, address: SocketAddr) -> io::Result<()>;

    /// Makes a bound socket a listening one.
    fn listen(&mut self, source: SourceId, backlog: u32) -> io::Result<()>;

    /// Begins to connect. One that is under way and not at its end answers `WouldBlock`.
    fn connect(&mut self, source: SourceId, address: SocketAddr) -> io::Result<()>;

    /// The error that waits in a socket, which is taken out of it (`SO_ERROR`).
    fn pending_error(&mut self, source: SourceId) -> io::Result<Option<io::Error>>;

    /// Takes a connection that has come in, and its peer's address.
    fn accept(&mut self, listener: SourceId) -> io::Result<(SourceId, SocketAddr)>;

    /// Receives what there is, at most a `buffer` full. No bytes are the end of the stream.
    fn receive(&mut self, source: SourceId, buffer: &mut [u8]) -> io::Result<usize>;

    /// Receives a datagram, or what there is of a stream, and tells who sent it if that has an address. With `peek` it
    /// stays to be received again.
    fn receive_from(
        &mut self,
        _source: SourceId,
        _buffer: &mut [u8],
        _peek: bool,
    ) -> io::Result<(usize, Option<SocketAddr>)> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Sends a datagram.
    fn send_to(&mut self, _source: SourceId, _bytes: &[u8], _to: SocketAddr) -> io::Result<usize> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Sends as much of `bytes` as there is room for.
    fn send(&mut self, source: SourceId, bytes: &[u8]) -> io::Result<usize>;

    /// Ends one direction of a stream, or both.
    fn shut_down(&mut self, source: SourceId, how: Shutdown) -> io::Result<()>;

    /// The address of this side.
    fn local_address(&self, source: SourceId) -> io::Result<SocketAddr>;

    /// The address of the other side.
    fn peer_address(&self, source: SourceId) -> io::Result<SocketAddr>;

    /// Sets an option.
    fn set_option(&mut self, source: SourceId, option: SocketOption) -> io::Result<()>;

    /// An option's setting.
    fn option(&self, source: SourceId, name: OptionName) -> io::Result<SocketOption>;

    /// Closes a source. Closing one that is closed does nothing.
    fn close(&mut self, source: SourceId);

    /// From now on polls report when this source *becomes* ready, and the first one if it is ready now.
    /// Asking twice is asking once.
    fn watch(&mut self, source: SourceId) -> io::Result<()>;

    /// Waits until a watched source becomes ready, the waker wakes, or the time is over, and appends what was
    /// found. It may return with nothing.
    fn poll(&mut self, timeout: Option<Duration>, events: &mut Vec<Event>) -> io::Result<()>;

    /// What wakes a poll of this outside.
    fn waker(&self) -> Arc<dyn Waker>;
}
