//! News from other threads.
//!
//! Handles stay on the loop's thread: they hold values, which no other thread may touch. What leaves is a
//! *ticket*, a number. Its [`Remote`] can be sent anywhere and fires once; the ticket then falls into the
//! mailbox, the waker ends a poll that blocks, and the loop, back on its own thread, changes the ticket for the handle.
//!
//! ```text
//!   the loop's thread                          any other thread
//!   tickets: 7 ─► handle     ── Remote(7) ──►  works …
//!   mailbox ◄─────────────── (7, message) ───  fires; wakes the poll
//! ```
//!
//! A remote that is dropped without firing says so, and its handle is dropped too: nobody waits for ever
//! for a thread that has died.

use crate::outside::Waker;
use crate::slab::Key;
use std::any::Any;
use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The name of a handle that waits for another thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TicketId(pub(crate) Key);

/// What a thread sends along when it fires.
pub type Message = Box<dyn Any + Send>;

/// What became of a ticket.
pub(crate) enum Fate {
    Fired(Option<Message>),
    /// The remote was dropped and will never fire.
    Dropped,
}

/// Where threads leave their news.
pub(crate) struct Mailbox {
    letters: Mutex<Vec<(TicketId, Fate)>>,
    /// Whether there are letters: asked at every turn, so it is not behind the lock.
    is_filled: AtomicBool,
    waker: Arc<dyn Waker>,
}

impl Mailbox {
    pub(crate) fn new(waker: Arc<dyn Waker>) -> Mailbox {
        Mailbox { letters: Mutex::new(Vec::new()), is_filled: AtomicBool::new(false), waker }
    }

    /// Takes all letters. Usually there are none, and this is one load.
    #[inline]
    pub(crate) fn take(&self) -> Vec<(TicketId, Fate)> {
        if !self.is_filled.load(Ordering::Acquire) {
            return Vec::new();
        }
        // Lowered before the letters are taken: one that comes in between raises it again.
        self.is_filled.store(false, Ordering::Release);
        mem::take(&mut *self.letters.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn post(&self, ticket: TicketId, fate: Fate) {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner).push((ticket, fate));
        // Whoever raises the flag wakes; until the loop lowers it, the rest may rely on that.
        if !self.is_filled.swap(true, Ordering::AcqRel) {
            self.waker.wake();
        }
    }
}

/// The right to wake one handle, once, from any thread.
#[must_use = "a remote that is dropped drops its handle"]
pub struct Remote {
    ticket: TicketId,
    /// None when it has fired.
    mailbox: Option<Arc<Mailbox>>,
}

impl Remote {
    pub(crate) fn new(ticket: TicketId, mailbox: Arc<Mailbox>) -> Remote {
        Remote { ticket, mailbox: Some(mailbox) }
    }

    /// Wakes the handle.
    pub fn fire(mut self) {
        self.post(Fate::Fired(None));
    }

    /// Wakes the handle and leaves a message, to be fetched with [`World::take_message`](crate::World::take_message).
    pub fn fire_with(mut self, message: Message) {
        self.post(Fate::Fired(Some(message)));
    }

    fn post(&mut self, fate: Fate) {
        if let Some(mailbox) = self.mailbox.take() {
            mailbox.post(self.ticket, fate);
        }
    }
}

impl Drop for Remote {
    fn drop(&mut self) {
        self.post(Fate::Dropped);
    }
}

/// Interrupts a world from another thread or from a signal handler: Ctrl-C.
///
/// It raises a flag, which the machine may look at between instructions, and wakes the poll if one blocks.
#[derive(Clone)]
pub struct Interrupter {
    is_raised: Arc<AtomicBool>,
    waker: Arc<dyn Waker>,
}

impl Interrupter {
    pub(crate) fn new(waker: Arc<dyn Waker>) -> Interrupter {
        Interrupter { is_raised: Arc::new(AtomicBool::new(false)), waker }
    }

    /// Raises the flag and wakes. It takes no lock and allocates nothing, so a signal handler may call it.
    pub fn interrupt(&self) {
        self.is_raised.store(true, Ordering::Release);
        self.waker.wake();
    }

    /// Whether an interrupt waits to be seen.
    #[inline]
    pub fn is_raised(&self) -> bool {
        self.is_raised.load(Ordering::Acquire)
    }

    /// Lowers the flag and says whether it was raised: whoever is told so has to deal with it.
    #[inline]
    pub fn take(&self) -> bool {
        self.is_raised() && self.is_raised.swap(false, Ordering::AcqRel)
    }
}
