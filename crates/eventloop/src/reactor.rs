//! Readiness: which descriptors have become ready?
//!
//! A [`Reactor`] is told descriptors and answers with the names they were told under. It reports *edges*:
//! once when a descriptor becomes ready, and not again until it has been found not ready. Both directions are
//! asked for from the start, so a descriptor is registered once in its life, and a wait costs no system call but
//! the poll itself.

use crate::clock::Duration;
use crate::outside::{Event, SourceId, Waker};
use std::io;
use std::os::fd::RawFd;
use std::sync::Arc;

/// Something that can wait for many descriptors at once.
pub trait Reactor {
    /// Reports this descriptor from now on, and the first time if it is ready now.
    fn register(&mut self, descriptor: RawFd, source: SourceId) -> io::Result<()>;

    /// Reports it no longer.
    fn deregister(&mut self, descriptor: RawFd) -> io::Result<()>;

    /// Waits as [`Outside::poll`](crate::Outside::poll) does.
    fn poll(&mut self, timeout: Option<Duration>, events: &mut Vec<Event>) -> io::Result<()>;

    /// What wakes a poll of this reactor.
    fn waker(&self) -> Arc<dyn Waker>;
}

/// The reactor of the operating system, by way of mio: epoll on Linux, kqueue on macOS.
#[cfg(feature = "mio")]
pub struct MioReactor {
    poll: mio::Poll,
    waker: Arc<MioWaker>,
    events: mio::Events,
}

#[cfg(feature = "mio")]
struct MioWaker(mio::Waker);

/// The token of the waker, which no source has: its generation would have to be the last of four thousand million.
#[cfg(feature = "mio")]
const WAKER: mio::Token = mio::Token(usize::MAX);

/// As many events are taken from the kernel at once; the rest come with the next poll.
#[cfg(feature = "mio")]
const EVENTS_AT_ONCE: usize = 1024;

#[cfg(feature = "mio")]
const _: () = assert!(usize::BITS == 64, "a token holds the place and the generation of a source");

#[cfg(feature = "mio")]
impl MioReactor {
    /// A reactor without descriptors.
    pub fn new() -> io::Result<MioReactor> {
        let poll = mio::Poll::new()?;
        let waker = Arc::new(MioWaker(mio::Waker::new(poll.registry(), WAKER)?));
        Ok(MioReactor { poll, waker, events: mio::Events::with_capacity(EVENTS_AT_ONCE) })
    }
}

#[cfg(feature = "mio")]
impl Reactor for MioReactor {
    fn register(&mut self, descriptor: RawFd, source: SourceId) -> io::Result<()> {
        let token = mio::Token(source.to_u64() as usize);
        let both = mio::Interest::READABLE | mio::Interest::WRITABLE;
        self.poll.registry().register(&mut mio::unix::SourceFd(&descriptor), token, both)
    }

    fn deregister(&mut self, descriptor: RawFd) -> io::Result<()> {
        self.poll.registry().deregister(&mut mio::unix::SourceFd(&descriptor))
    }

    fn poll(&mut self, timeout: Option<Duration>, events: &mut Vec<Event>) -> io::Result<()> {
        match self.poll.poll(&mut self.events, timeout.map(Duration::to_std)) {
            Ok(()) => {}
            // A signal came. Its handler has raised a flag, and whoever polls looks at it next.
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(()),
            Err(error) => return Err(error),
        }
        for event in self.events.iter().filter(|event| event.token() != WAKER) {
            // An error makes every operation return at once, to tell it.
            let is_over = event.is_error();
            events.push(Event {
                source: SourceId::from_u64(event.token().0 as u64),
                readable: event.is_readable() || event.is_read_closed() || is_over,
                writable: event.is_writable() || event.is_write_closed() || is_over,
                hung_up: event.is_read_closed() || is_over,
            });
        }
        Ok(())
    }

    fn waker(&self) -> Arc<dyn Waker> {
        self.waker.clone()
    }
}

#[cfg(feature = "mio")]
impl Waker for MioWaker {
    fn wake(&self) {
        // It fails only if the descriptor is closed, and it is closed with the last owner of this waker.
        let _ = self.0.wake();
    }
}
