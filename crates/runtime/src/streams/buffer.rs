//! Bytes that come at one end and go at the other.
//!
//! What has gone stays at the beginning until it is half of all: so to take a byte costs the same however many there are.

use super::reader::DEFAULT_LIMIT;

/// The bytes of a reader.
#[derive(Default)]
pub(super) struct Buffer {
    pub(super) bytes: Vec<u8>,
    /// Before this place they have gone.
    pub(super) start: usize,
}

impl Buffer {
    pub(super) fn as_slice(&self) -> &[u8] {
        &self.bytes[self.start..]
    }

    pub(super) fn len(&self) -> usize {
        self.bytes.len() - self.start
    }

    /// Lets the first bytes go.
    pub(super) fn skip(&mut self, count: usize) {
        self.start += count;
        if self.start == self.bytes.len() {
            self.bytes.clear();
            self.start = 0;
            // After a burst it does not keep the room that it took.
            if self.bytes.capacity() > 2 * DEFAULT_LIMIT {
                self.bytes.shrink_to(DEFAULT_LIMIT);
            }
        } else if self.start > self.bytes.len() / 2 {
            self.bytes.drain(..self.start);
            self.start = 0;
        }
    }
}
