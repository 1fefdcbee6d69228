//! Standard input, line by line.
//!
//! A line ends as in Python's universal newlines, and is given with `\n` whatever it ended with. What was read beyond the
//! line is kept for the next.

use std::io::{self, Read};
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use rondo_vm::host::ReadError;

use crate::interrupt::{Interruptible, Woken};

/// Where lines come from.
pub struct Input {
    source: Box<dyn InputSource>,
    kept: Vec<u8>,
    /// How much of `kept` has been given.
    given: usize,
    has_ended: bool,
    /// When memory was given back last.
    gave_back: Option<Instant>,
}

/// Not more often is memory given back while somebody is waited for.
const GIVE_BACK_EVERY: Duration = Duration::from_secs(1);

/// What lines can be read from: something readable that can be waited for.
pub trait InputSource: Read + AsFd + Send {}

impl<T: Read + AsFd + Send> InputSource for T {}

impl Input {
    /// The standard input of the process. Rust's own buffer is gone around, so that nothing read ahead is lost to the prompt.
    pub fn standard() -> Input {
        let stdin = io::stdin();
        match stdin.as_fd().try_clone_to_owned() {
            Ok(descriptor) => Input::from(Box::new(std::fs::File::from(descriptor))),
            Err(_) => Input::from(Box::new(stdin)),
        }
    }

    /// Lines from anything else.
    pub fn from(source: Box<dyn InputSource>) -> Input {
        Input { source, kept: Vec::new(), given: 0, has_ended: false, gave_back: None }
    }

    /// A line with its end; empty at the end of the input.
    pub fn read_line(&mut self, interruptible: &mut Interruptible) -> Result<String, ReadError> {
        let mut searched = self.given;
        loop {
            if let Some(end) = self.line_end(searched) {
                return self.give(end);
            }
            if self.has_ended {
                // Ctrl-D ends one reading, not the terminal: the next one asks again.
                self.has_ended = self.given < self.kept.len();
                return self.give(self.kept.len());
            }
            // A lone `\r` at the end may be half of `\r\n`: it is looked at again.
            searched = self.kept.len().saturating_sub(1).max(self.given);
            searched -= self.drop_given();
            self.fill(interruptible)?;
        }
    }

    /// At most so many bytes as they are, up to the end of a line; none at the end of the input.
    pub fn read_bytes(
        &mut self,
        interruptible: &mut Interruptible,
        most: usize,
    ) -> Result<Vec<u8>, ReadError> {
        while self.given == self.kept.len() {
            if std::mem::take(&mut self.has_ended) {
                return Ok(Vec::new());
            }
            self.drop_given();
            self.fill(interruptible)?;
        }
        let rest = &self.kept[self.given..];
        let line = rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |place| place + 1);
        let bytes = rest[..line.min(most)].to_vec();
        self.given += bytes.len();
        Ok(bytes)
    }

    /// What waits until there is something to read; none when something is at hand.
    pub fn awaited(&self) -> Option<Box<dyn FnOnce() + Send>> {
        if self.given < self.kept.len() || self.has_ended {
            return None;
        }
        let descriptor = self.source.as_fd().try_clone_to_owned().ok()?;
        Some(Box::new(move || {
            let mut sources = [PollFd::new(descriptor.as_fd(), PollFlags::POLLIN)];
            // Whatever ends the waiting, an error too, is found out by who reads then.
            while poll(&mut sources, PollTimeout::NONE) == Err(Errno::EINTR) {}
        }))
    }

    /// Where the next line ends, its end included, if that can be told.
    fn line_end(&self, from: usize) -> Option<usize> {
        let place = self.kept[from..].iter().position(|&byte| byte == b'\n' || byte == b'\r')? + from;
        match (self.kept[place], self.kept.get(place + 1)) {
            (b'\r', Some(b'\n')) => Some(place + 2),
            (b'\r', None) if !self.has_ended => None,
            _ => Some(place + 1),
        }
    }

    fn give(&mut self, end: usize) -> Result<String, ReadError> {
        let line = &self.kept[self.given..end];
        self.given = end;
        let text = std::str::from_utf8(line).map_err(|_| ReadError::NotUtf8)?;
        match text.strip_suffix("\r\n").or_else(|| text.strip_suffix('\r')) {
            Some(line) => Ok(format!("{line}\n")),
            None => Ok(text.to_string()),
        }
    }

    /// Gives up what has been given; says how much that was.
    fn drop_given(&mut self) -> usize {
        let given = std::mem::take(&mut self.given);
        self.kept.drain(..given);
        given
    }

    /// Who waits for a person needs no more memory than he uses.
    fn give_back_memory(&mut self) {
        if self.gave_back.is_some_and(|before| before.elapsed() < GIVE_BACK_EVERY) {
            return;
        }
        let mut sources = [PollFd::new(self.source.as_fd(), PollFlags::POLLIN)];
        let is_at_hand = poll(&mut sources, PollTimeout::ZERO) != Ok(0);
        if is_at_hand {
            return;
        }
        self.gave_back = Some(Instant::now());
        rondo_vm::heap::allocator::give_back();
    }

    fn fill(&mut self, interruptible: &mut Interruptible) -> Result<(), ReadError> {
        let system = |error: io::Error| ReadError::System(error.raw_os_error().unwrap_or(0));
        self.give_back_memory();
        match interruptible.wait(&self.source).map_err(system)? {
            Woken::Interrupted => return Err(ReadError::Interrupted),
            Woken::Ready => {}
        }
        let mut block = [0; 8192];
        match self.source.read(&mut block) {
            Ok(0) => self.has_ended = true,
            Ok(count) => self.kept.extend_from_slice(&block[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(system(error)),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rondo_eventloop::{Clock, Machine, World};
    use std::io::Write;

    fn lines(text: &[u8]) -> Vec<Result<String, ReadError>> {
        let (reader, mut writer) = io::pipe().expect("there are pipes");
        writer.write_all(text).expect("the pipe is empty");
        drop(writer);
        let mut input = Input::from(Box::new(reader));
        let machine = Machine::new().expect("a reactor can be made");
        let world = World::<()>::new(Clock::Real, Box::new(machine));
        let mut interruptible = Interruptible::new(world.interrupter().clone()).expect("there are pipes");
        let mut lines = Vec::new();
        loop {
            let line = input.read_line(&mut interruptible);
            if line == Ok(String::new()) {
                return lines;
            }
            lines.push(line);
        }
    }

    #[test]
    fn every_line_end_is_one_line_feed() {
        let expected = ["a\n", "b\n", "\n", "c\n", "d"].map(|line| Ok(line.to_string()));
        assert_eq!(lines(b"a\r\nb\r\rc\nd"), expected);
    }

    #[test]
    fn a_line_that_is_not_text_costs_only_itself() {
        assert_eq!(lines(b"\xff\nb\n"), [Err(ReadError::NotUtf8), Ok("b\n".to_string())]);
    }

    #[test]
    fn a_long_line_comes_whole() {
        let long = "x".repeat(20_000);
        assert_eq!(lines(format!("{long}\ny").as_bytes()), [Ok(format!("{long}\n")), Ok("y".to_string())]);
    }
}
