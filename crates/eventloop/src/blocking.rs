//! Work that blocks, and looking up names, which is the commonest of it.

use crate::outside::Family;
use crate::remote::{Message, TicketId};
use crate::turn::LoopId;
use crate::world::World;
use std::any::Any;
use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// A job panicked. The panic goes on where its result is taken.
struct Panicked(Message);

impl<H> World<H> {
    /// Runs a job that may block on the thread pool, and the handle in its loop when it is done. The handle's
    /// code then fetches what came of it with [`World::take_result`]. Until then the
    /// virtual clock goes as real time goes; [`World::abandon`] ends the waiting, though not the job.
    pub fn run_blocking<T: Send + 'static>(
        &mut self,
        loop_id: LoopId,
        handle: H,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> TicketId {
        let (ticket, remote) = self.remote(loop_id, handle);
        self.pool().submit(Box::new(move || {
            let message: Message = match catch_unwind(AssertUnwindSafe(job)) {
                Ok(result) => Box::new(result),
                Err(panic) => Box::new(Panicked(panic)),
            };
            remote.fire_with(message);
        }));
        ticket
    }

    /// What came of a job of [`World::run_blocking`]; none if it is not done, or was taken before.
    ///
    /// # Panics
    /// If the job panicked, with its panic; and if it returned another type than `T`.
    pub fn take_result<T: 'static>(&mut self, ticket: TicketId) -> Option<T> {
        let message: Box<dyn Any> = self.take_message(ticket)?;
        match message.downcast::<Panicked>() {
            Ok(panicked) => resume_unwind(panicked.0),
            Err(message) => {
                Some(*message.downcast().expect("a result is taken as the type that its job returned"))
            }
        }
    }
}

/// The address that `host` spells, if it spells one: then nobody need be asked for it.
pub fn literal_address(host: &str, port: u16) -> Option<SocketAddr> {
    if let Some((bare, scope)) = host.split_once('%') {
        // A scope needs the system to turn its name into a number, except if it is one.
        let ip = bare.parse().ok()?;
        let scope = scope.parse().ok()?;
        return Some(SocketAddr::V6(std::net::SocketAddrV6::new(ip, port, 0, scope)));
    }
    let ip: IpAddr = host.parse().ok()?;
    Some(SocketAddr::new(ip, port))
}

/// Why a name has no address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookUpError {
    /// The number that `getaddrinfo` gave, as Python shows it in `socket.gaierror`.
    pub code: i32,
    /// The system's words for it.
    pub text: String,
}

/// The standard library tells the words of `getaddrinfo` and keeps its number to itself, so the number is
/// found by the words: those of glibc, of musl and of macOS.
const LOOK_UP_ERRORS: [(i32, &str); 9] = [
    (-2, "Name or service not known"),
    (-2, "Name does not resolve"),
    (8, "nodename nor servname provided, or not known"),
    (-3, "Temporary failure in name resolution"),
    (-3, "Try again"),
    (-4, "Non-recoverable failure in name resolution"),
    (-5, "No address associated with hostname"),
    (-6, "ai_family not supported"),
    (-9, "Address family for hostname not supported"),
];

impl From<io::Error> for LookUpError {
    fn from(error: io::Error) -> LookUpError {
        let whole = error.to_string();
        let found = LOOK_UP_ERRORS.iter().find(|(_, text)| whole.ends_with(text));
        // Words of another system are kept as they are, under the number of "something is wrong for good".
        found.map_or(LookUpError { code: -4, text: whole.clone() }, |(code, text)| LookUpError {
            code: *code,
            text: String::from(*text),
        })
    }
}

/// Asks the system for the addresses of a name, in the system's order and without repetitions, in one family
/// or in both. It blocks: on the loop's thread it is only for names that the system knows by heart, like `localhost`.
pub fn look_up(host: &str, port: u16, family: Option<Family>) -> Result<Vec<SocketAddr>, LookUpError> {
    let mut found: Vec<SocketAddr> = Vec::new();
    for address in (host, port).to_socket_addrs()? {
        if family.is_none_or(|family| family == Family::of(address)) && !found.contains(&address) {
            found.push(address);
        }
    }
    if found.is_empty() {
        let (code, text) = LOOK_UP_ERRORS[8];
        return Err(LookUpError { code, text: String::from(text) });
    }
    Ok(found)
}
