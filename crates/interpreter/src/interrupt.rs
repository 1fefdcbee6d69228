//! Ctrl-C, from wherever it comes to wherever the session may be waiting.
//!
//! A session runs instructions, sleeps or waits in its event loop, or waits for a line of input. For the former the event
//! loop's world has an `Interrupter`: a flag that the machine sees when its countdown is spent, and a waker. For the
//! latter there is a pipe beside it, whose other end is waited for together with the input.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::AsFd;
use std::sync::{Arc, Mutex, PoisonError};

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use rondo_eventloop::Interrupter;

/// A handle on the interruption of one session; clones are the same handle, and may go to other threads.
#[derive(Clone)]
pub struct Interrupt {
    interrupter: Interrupter,
    pipe: Arc<Mutex<PipeWriter>>,
}

impl Interrupt {
    /// Interrupts the session. It may not be waiting for anything: then the machine sees it at its next look-up.
    pub fn raise(&self) {
        self.interrupter.interrupt();
        let mut pipe = self.pipe.lock().unwrap_or_else(PoisonError::into_inner);
        // An error means that the session has ended, and with it whatever could be interrupted.
        pipe.write_all(b"!").unwrap_or_default();
    }
}

/// What ended a wait.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Woken {
    /// There is something to read, or the input has ended.
    Ready,
    /// The session was interrupted.
    Interrupted,
}

/// The session's end of an [`Interrupt`]: it can wait.
pub struct Interruptible {
    handle: Interrupt,
    pipe: PipeReader,
}

impl Interruptible {
    /// The end of the session whose world has this interrupter.
    pub fn new(interrupter: Interrupter) -> io::Result<Interruptible> {
        let (pipe, writer) = io::pipe()?;
        Ok(Interruptible { handle: Interrupt { interrupter, pipe: Arc::new(Mutex::new(writer)) }, pipe })
    }

    /// The other end.
    pub fn handle(&self) -> &Interrupt {
        &self.handle
    }

    /// Lowers the flag, and says whether it was raised.
    pub fn take(&self) -> bool {
        self.handle.interrupter.take()
    }

    /// Waits until a descriptor can be read or the session is interrupted. The flag stays raised.
    pub fn wait(&mut self, readable: &dyn AsFd) -> io::Result<Woken> {
        loop {
            let mut sources = [
                PollFd::new(self.pipe.as_fd(), PollFlags::POLLIN),
                PollFd::new(readable.as_fd(), PollFlags::POLLIN),
            ];
            match poll(&mut sources, PollTimeout::NONE) {
                Ok(_) => {}
                Err(Errno::EINTR) => continue,
                Err(errno) => return Err(errno.into()),
            }
            if !sources[0].any().unwrap_or(true) {
                return Ok(Woken::Ready);
            }
            let mut bytes = [0; 64];
            // How many there are does not matter: one interrupt or several are one.
            let _ = self.pipe.read(&mut bytes)?;
            // The bytes may be left from an interrupt that the machine has long seen.
            if self.handle.interrupter.is_raised() {
                return Ok(Woken::Interrupted);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rondo_eventloop::{Clock, Machine, World};

    fn interruptible() -> Interruptible {
        let machine = Machine::new().expect("a reactor can be made");
        let world = World::<()>::new(Clock::Real, Box::new(machine));
        Interruptible::new(world.interrupter().clone()).expect("there are pipes")
    }

    #[test]
    fn a_wait_ends_when_another_thread_interrupts() {
        let mut waiting = interruptible();
        let handle = waiting.handle().clone();
        let (never_ready, _writer) = io::pipe().expect("there are pipes");
        let thread = std::thread::spawn(move || handle.raise());
        assert_eq!(waiting.wait(&never_ready).expect("pipes can be waited for"), Woken::Interrupted);
        thread.join().expect("raising does not panic");
        assert!(waiting.take());
        assert!(!waiting.take());
    }

    #[test]
    fn an_interrupt_that_was_taken_ends_no_later_wait() {
        let mut waiting = interruptible();
        waiting.handle().raise();
        assert!(waiting.take());
        let (reader, mut writer) = io::pipe().expect("there are pipes");
        writer.write_all(b"x").expect("the pipe is empty");
        assert_eq!(waiting.wait(&reader).expect("pipes can be waited for"), Woken::Ready);
    }
}
