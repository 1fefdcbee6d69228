//! The outside that is really there: this machine's clocks, sockets, randomness and environment.

use crate::clock::{Duration, Instant, WallTime};
use crate::outside::{Event, Family, OptionName, Outside, SocketOption, SourceId, Waker};
use crate::reactor::{MioReactor, Reactor};
use crate::slab::Slab;
use crate::world::bad_descriptor;
use nix::sys::socket::{MsgFlags, SockaddrStorage, recv, recvfrom};
use socket2::{Domain, Protocol, SockAddr, SockRef, Socket, Type};
use std::ffi::OsString;
use std::io::{self, Read};
use std::net::{Shutdown, SocketAddr};
use std::os::fd::{AsRawFd, RawFd};
use std::sync::Arc;
use std::time::SystemTime;

/// A write to a connection that the peer has closed is an error here, and not the signal that ends the process.
/// (On macOS the sockets themselves are told so when they are made.)
#[cfg(any(target_os = "linux", target_os = "android"))]
const SEND_FLAGS: i32 = libc::MSG_NOSIGNAL;
#[cfg(not(any(target_os = "linux", target_os = "android")))]
const SEND_FLAGS: i32 = 0;

/// This machine, seen through a reactor.
pub struct Machine<R: Reactor = MioReactor> {
    reactor: R,
    sockets: Slab<Entry>,
    started: std::time::Instant,
}

struct Entry {
    descriptor: Descriptor,
    /// The reactor knows it.
    is_watched: bool,
}

enum Descriptor {
    /// Closed when dropped.
    Owned(Socket),
    /// Somebody else's.
    Borrowed(RawFd),
}

impl Machine {
    /// This machine, with the reactor of its operating system.
    pub fn new() -> io::Result<Machine> {
        Ok(Machine::with_reactor(MioReactor::new()?))
    }
}

impl<R: Reactor> Machine<R> {
    /// This machine, with a reactor of your own.
    pub fn with_reactor(reactor: R) -> Machine<R> {
        Machine { reactor, sockets: Slab::new(), started: std::time::Instant::now() }
    }

    fn entry(&self, id: SourceId) -> io::Result<&Entry> {
        self.sockets.get(id.0).ok_or_else(bad_descriptor)
    }

    fn socket(&self, id: SourceId) -> io::Result<&Socket> {
        match &self.entry(id)?.descriptor {
            Descriptor::Owned(socket) => Ok(socket),
            Descriptor::Borrowed(_) => Err(io::Error::from_raw_os_error(libc::ENOTSOCK)),
        }
    }

    fn admit(&mut self, descriptor: Descriptor) -> SourceId {
        SourceId(self.sockets.insert(Entry { descriptor, is_watched: false }))
    }

    fn open_socket(&mut self, family: Family, kind: Type, protocol: Protocol) -> io::Result<SourceId> {
        let domain = match family {
            Family::V4 => Domain::IPV4,
            Family::V6 => Domain::IPV6,
        };
        let socket = Socket::new(domain, kind, Some(protocol))?;
        socket.set_nonblocking(true)?;
        Ok(self.admit(Descriptor::Owned(socket)))
    }
}

impl Entry {
    fn raw(&self) -> RawFd {
        match &self.descriptor {
            Descriptor::Owned(socket) => socket.as_raw_fd(),
            Descriptor::Borrowed(raw) => *raw,
        }
    }
}

impl<R: Reactor> Outside for Machine<R> {
    fn monotonic(&self) -> Instant {
        Instant::ZERO + Duration::from(self.started.elapsed())
    }

    fn wall(&self) -> WallTime {
        // A clock that is set before 1970 says so with a negative number.
        let seconds = match SystemTime::now().duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => Duration::from(since).seconds(),
            Err(error) => -Duration::from(error.duration()).seconds(),
        };
        WallTime::from_seconds(seconds)
    }

    fn entropy(&mut self, buffer: &mut [u8]) {
        let mut source =
            std::fs::File::open("/dev/urandom").expect("a Unix system has a source of randomness");
        source.read_exact(buffer).expect("the source of randomness does not run dry");
    }

    fn environment(&self) -> Vec<(OsString, OsString)> {
        std::env::vars_os().collect()
    }

    fn open(&mut self, family: Family) -> io::Result<SourceId> {
        self.open_socket(family, Type::STREAM, Protocol::TCP)
    }

    fn open_datagram(&mut self, family: Family) -> io::Result<SourceId> {
        self.open_socket(family, Type::DGRAM, Protocol::UDP)
    }

    fn pair(&mut self) -> io::Result<(SourceId, SourceId)> {
        let (left, right) = Socket::pair(Domain::UNIX, Type::STREAM, None)?;
        left.set_nonblocking(true)?;
        right.set_nonblocking(true)?;
        Ok((self.admit(Descriptor::Owned(left)), self.admit(Descriptor::Owned(right))))
    }

    fn duplicate(&mut self, source: SourceId) -> io::Result<SourceId> {
        let second = self.socket(source)?.try_clone()?;
        Ok(self.admit(Descriptor::Owned(second)))
    }

    fn adopt(&mut self, descriptor: RawFd) -> io::Result<SourceId> {
        Ok(self.admit(Descriptor::Borrowed(descriptor)))
    }

    fn descriptor(&self, source: SourceId) -> io::Result<RawFd> {
        Ok(self.entry(source)?.raw())
    }

    fn bind(&mut self, source: SourceId, address: SocketAddr) -> io::Result<()> {
        self.socket(source)?.bind(&address.into())
    }

    fn listen(&mut self, source: SourceId, backlog: u32) -> io::Result<()> {
        self.socket(source)?.listen(i32::try_from(backlog).unwrap_or(i32::MAX))
    }

    fn connect(&mut self, source: SourceId, address: SocketAddr) -> io::Result<()> {
        match self.socket(source)?.connect(&address.into()) {
            Err(error) if error.raw_os_error() == Some(libc::EINPROGRESS) => {
                Err(io::ErrorKind::WouldBlock.into())
            }
            outcome => outcome,
        }
    }

    fn pending_error(&mut self, source: SourceId) -> io::Result<Option<io::Error>> {
        self.socket(source)?.take_error()
    }

    fn accept(&mut self, listener: SourceId) -> io::Result<(SourceId, SocketAddr)> {
        let listening = self.socket(listener)?;
        let (socket, address) = undisturbed(|| listening.accept())?;
        socket.set_nonblocking(true)?;
        let peer = internet(&address)?;
        Ok((self.admit(Descriptor::Owned(socket)), peer))
    }

    fn receive(&mut self, source: SourceId, buffer: &mut [u8]) -> io::Result<usize> {
        let mut socket = self.socket(source)?;
        undisturbed(|| socket.read(buffer))
    }

    fn receive_from(
        &mut self,
        source: SourceId,
        buffer: &mut [u8],
        peek: bool,
    ) -> io::Result<(usize, Option<SocketAddr>)> {
        let descriptor = self.socket(source)?.as_raw_fd();
        if peek {
            return undisturbed(|| Ok((recv(descriptor, buffer, MsgFlags::MSG_PEEK)?, None)));
        }
        undisturbed(|| {
            let (count, from) = recvfrom::<SockaddrStorage>(descriptor, buffer)?;
            Ok((count, from.and_then(|from| sender(&from))))
        })
    }

    fn send_to(&mut self, source: SourceId, bytes: &[u8], to: SocketAddr) -> io::Result<usize> {
        let socket = self.socket(source)?;
        undisturbed(|| socket.send_to_with_flags(bytes, &to.into(), SEND_FLAGS))
    }

    fn send(&mut self, source: SourceId, bytes: &[u8]) -> io::Result<usize> {
        let socket = self.socket(source)?;
        undisturbed(|| socket.send_with_flags(bytes, SEND_FLAGS))
    }

    fn shut_down(&mut self, source: SourceId, how: Shutdown) -> io::Result<()> {
        self.socket(source)?.shutdown(how)
    }

    fn local_address(&self, source: SourceId) -> io::Result<SocketAddr> {
        internet(&self.socket(source)?.local_addr()?)
    }

    fn peer_address(&self, source: SourceId) -> io::Result<SocketAddr> {
        internet(&self.socket(source)?.peer_addr()?)
    }

    fn set_option(&mut self, source: SourceId, option: SocketOption) -> io::Result<()> {
        let socket = SockRef::from(self.socket(source)?);
        match option {
            SocketOption::NoDelay(on) => socket.set_tcp_nodelay(on),
            SocketOption::ReuseAddress(on) => socket.set_reuse_address(on),
            SocketOption::ReusePort(on) => socket.set_reuse_port(on),
            SocketOption::OnlyV6(on) => socket.set_only_v6(on),
            SocketOption::KeepAlive(on) => socket.set_keepalive(on),
            SocketOption::Broadcast(on) => socket.set_broadcast(on),
            SocketOption::SendBuffer(bytes) => socket.set_send_buffer_size(bytes),
            SocketOption::ReceiveBuffer(bytes) => socket.set_recv_buffer_size(bytes),
            SocketOption::Linger(seconds) => {
                socket.set_linger(seconds.map(|seconds| std::time::Duration::from_secs(seconds.into())))
            }
        }
    }

    fn option(&self, source: SourceId, name: OptionName) -> io::Result<SocketOption> {
        let socket = self.socket(source)?;
        Ok(match name {
            OptionName::NoDelay => SocketOption::NoDelay(socket.tcp_nodelay()?),
            OptionName::ReuseAddress => SocketOption::ReuseAddress(socket.reuse_address()?),
            OptionName::ReusePort => SocketOption::ReusePort(socket.reuse_port()?),
            OptionName::OnlyV6 => SocketOption::OnlyV6(socket.only_v6()?),
            OptionName::KeepAlive => SocketOption::KeepAlive(socket.keepalive()?),
            OptionName::Broadcast => SocketOption::Broadcast(socket.broadcast()?),
            OptionName::SendBuffer => SocketOption::SendBuffer(socket.send_buffer_size()?),
            OptionName::ReceiveBuffer => SocketOption::ReceiveBuffer(socket.recv_buffer_size()?),
            OptionName::Linger => {
                let seconds = socket.linger()?.map(|span| span.as_secs());
                SocketOption::Linger(seconds.map(|seconds| u32::try_from(seconds).unwrap_or(u32::MAX)))
            }
        })
    }

    fn close(&mut self, source: SourceId) {
        if let Some(entry) = self.sockets.remove(source.0)
            && entry.is_watched
        {
            // A borrowed descriptor may be closed already; then the kernel has forgotten it by itself.
            let _ = self.reactor.deregister(entry.raw());
        }
    }

    fn watch(&mut self, source: SourceId) -> io::Result<()> {
        let entry = self.sockets.get_mut(source.0).ok_or_else(bad_descriptor)?;
        if !entry.is_watched {
            self.reactor.register(entry.raw(), source)?;
            entry.is_watched = true;
        }
        Ok(())
    }

    fn poll(&mut self, timeout: Option<Duration>, events: &mut Vec<Event>) -> io::Result<()> {
        self.reactor.poll(timeout, events)
    }

    fn waker(&self) -> Arc<dyn Waker> {
        self.reactor.waker()
    }
}

/// Tries again when a signal came in between.
fn undisturbed<T>(mut operation: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match operation() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            outcome => return outcome,
        }
    }
}

fn sender(address: &SockaddrStorage) -> Option<SocketAddr> {
    let v4 = address.as_sockaddr_in().map(|address| SocketAddr::V4((*address).into()));
    v4.or_else(|| address.as_sockaddr_in6().map(|address| SocketAddr::V6((*address).into())))
}

fn internet(address: &SockAddr) -> io::Result<SocketAddr> {
    address.as_socket().ok_or_else(|| io::Error::from_raw_os_error(libc::EAFNOSUPPORT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_door_answers_what_the_machine_knows() {
        let mut machine = Machine::new().expect("a reactor can be made");
        let before = machine.monotonic();
        assert!(machine.monotonic() >= before);
        // The first of January 2024: no machine that runs this is older, if its clock is set at all.
        assert!(machine.wall().seconds() > 1.7e9);
        let (mut left, mut right) = ([0; 16], [0; 16]);
        machine.entropy(&mut left);
        machine.entropy(&mut right);
        assert_ne!(left, right);
        let path = machine.environment().into_iter().find(|(name, _)| name == "PATH");
        assert_eq!(path.map(|(_, value)| value), std::env::var_os("PATH"));
    }

    #[test]
    fn what_is_not_there_is_a_bad_descriptor_and_what_is_borrowed_no_socket() {
        let mut machine = Machine::new().expect("a reactor can be made");
        let socket = machine.open(Family::V4).expect("there are sockets");
        machine.close(socket);
        let error = machine.send(socket, b"x").expect_err("it is closed");
        assert_eq!(error.raw_os_error(), Some(libc::EBADF));
        let borrowed = machine.adopt(0).expect("a number is enough");
        let error = machine.send(borrowed, b"x").expect_err("nobody knows what it is");
        assert_eq!(error.raw_os_error(), Some(libc::ENOTSOCK));
    }
}
