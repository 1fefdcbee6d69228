//! An echo server under load: how many requests does a second of its CPU time answer?
//!
//! Each server is a process of its own, the load comes from this one. Fifty clients send a request each, and the next when
//! the answer is there, so the server is never idle and never has more to do than it can.
//!
//! ```text
//!   load (this process)            server (a child)
//!   50 connections ──requests──►   rondo, python3, uvloop: programs/echo/*.py
//!                  ◄──answers───   mio: `serve` below, which no interpreter can beat
//! ```
//!
//! A server is run twice, with many requests and with few; the difference of the CPU times is what the requests cost, for
//! the start and the connecting drop out.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::time::Duration;

use mio::net::{TcpListener, TcpStream};
use mio::{Events, Interest, Poll, Token};
use wait4::Wait4;

use crate::process::{Contestants, Interpreter};
use crate::programs;

/// How many clients there are.
const CLIENTS: usize = 50;
/// What each sends: a line, so that a server may answer line by line.
const REQUEST: &[u8; 64] = b"A request of sixty-four bytes, to be sent back just as it came.\n";
/// Requests of the two runs of a server.
const MANY: usize = 100_000;
const FEW: usize = 5_000;

/// What one kind of server answers in a second of its CPU time, by who runs it.
pub struct Echo {
    /// The name of the program.
    pub name: &'static str,
    /// Under rondo.
    pub rondo: f64,
    /// Under CPython with asyncio.
    pub python: f64,
    /// Under CPython with uvloop, if asked for.
    pub uvloop: Option<f64>,
    /// The bare server, without an interpreter.
    pub mio: f64,
}

/// Measures the servers, alternately; of each the best run counts.
pub fn measure_all(contestants: &Contestants, runs: u32) -> Result<Vec<Echo>, String> {
    ["streams", "lines"].into_iter().map(|name| measure_one(name, contestants, runs)).collect()
}

fn measure_one(name: &'static str, contestants: &Contestants, runs: u32) -> Result<Echo, String> {
    let program = programs::directory().join("echo").join(name).with_extension("py");
    let this = std::env::current_exe().map_err(|e| format!("cannot find out where this program is: {e}"))?;
    let mut echo = Echo { name, rondo: 0.0, python: 0.0, uvloop: None, mio: 0.0 };
    for _ in 0..runs {
        echo.rondo = echo.rondo.max(answers_a_second(|| contestants.script(Interpreter::Rondo, &program))?);
        echo.python =
            echo.python.max(answers_a_second(|| contestants.script(Interpreter::Python, &program))?);
        if contestants.uvloop {
            let answers = answers_a_second(|| contestants.script(Interpreter::Uvloop, &program))?;
            echo.uvloop = Some(echo.uvloop.unwrap_or(0.0).max(answers));
        }
        let bare = || {
            let mut command = Command::new(&this);
            command.arg("--serve-bare");
            command
        };
        echo.mio = echo.mio.max(answers_a_second(bare)?);
    }
    Ok(echo)
}

/// Requests by the CPU time that they took the server.
fn answers_a_second(server: impl Fn() -> Command) -> Result<f64, String> {
    let (few, many) = (cpu_time(&mut server(), FEW)?, cpu_time(&mut server(), MANY)?);
    Ok((MANY - FEW) as f64 / many.saturating_sub(few).as_secs_f64())
}

/// The CPU time of a server that has answered so many requests.
fn cpu_time(server: &mut Command, requests: usize) -> Result<Duration, String> {
    let mut child = server
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| format!("cannot run {}: {e}", server.get_program().to_string_lossy()))?;
    let pipe = child.stdout.take().expect("the child's output was asked for as a pipe");
    let mut line = String::new();
    let told = BufReader::new(pipe).read_line(&mut line).map_err(|e| e.to_string());
    let outcome = told
        .and_then(|_| line.trim().parse::<u16>().map_err(|_| "a server did not say its port".to_string()));
    let outcome = outcome.and_then(|port| {
        put_under_load(([127, 0, 0, 1], port).into(), requests)
            .map_err(|e| format!("the load broke off: {e}"))
    });
    child.kill().map_err(|e| format!("cannot end a server: {e}"))?;
    let ended = child.wait4().map_err(|e| format!("cannot wait for a server: {e}"))?;
    outcome.map(|()| ended.rusage.utime + ended.rusage.stime)
}

/// A client: it has sent a request, and so many bytes of the answer have come.
struct Client {
    stream: TcpStream,
    received: usize,
}

/// Sends requests until so many were answered, and checks the answers.
fn put_under_load(server: SocketAddr, requests: usize) -> io::Result<()> {
    let mut poll = Poll::new()?;
    let mut clients = Vec::new();
    for number in 0..CLIENTS {
        let stream = std::net::TcpStream::connect(server)?;
        stream.set_nodelay(true)?;
        stream.set_nonblocking(true)?;
        let mut stream = TcpStream::from_std(stream);
        poll.registry().register(&mut stream, Token(number), Interest::READABLE)?;
        stream.write_all(REQUEST)?;
        clients.push(Client { stream, received: 0 });
    }
    let (mut sent, mut answered) = (CLIENTS, 0);
    let mut events = Events::with_capacity(CLIENTS);
    while answered < requests {
        poll.poll(&mut events, Some(Duration::from_secs(10)))?;
        if events.is_empty() {
            return Err(io::Error::new(io::ErrorKind::TimedOut, "a server does not answer"));
        }
        for event in &events {
            let client = &mut clients[event.token().0];
            if client.receive()? {
                answered += 1;
                if sent < requests {
                    sent += 1;
                    client.stream.write_all(REQUEST)?;
                }
            }
        }
    }
    Ok(())
}

impl Client {
    /// Takes in what has come; answers whether the answer is complete.
    fn receive(&mut self) -> io::Result<bool> {
        let mut buffer = [0; 2 * REQUEST.len()];
        loop {
            match self.stream.read(&mut buffer) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(count) => {
                    let wanted = REQUEST.get(self.received..self.received + count);
                    if wanted != Some(&buffer[..count]) {
                        return Err(io::Error::new(
                            io::ErrorKind::InvalidData,
                            "the answer is not the request",
                        ));
                    }
                    self.received = (self.received + count) % REQUEST.len();
                    if self.received == 0 {
                        return Ok(true);
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(false),
                Err(error) => return Err(error),
            }
        }
    }
}

/// The bare server: one thread, one poll, and nothing between a receive and the send. It never ends by itself.
pub fn serve_bare() -> io::Result<()> {
    const LISTENER: Token = Token(usize::MAX);
    let mut listener = TcpListener::bind(([127, 0, 0, 1], 0).into())?;
    println!("{}", listener.local_addr()?.port());
    let mut poll = Poll::new()?;
    poll.registry().register(&mut listener, LISTENER, Interest::READABLE)?;
    let mut streams: Vec<Option<TcpStream>> = Vec::new();
    let mut events = Events::with_capacity(1024);
    let mut buffer = vec![0; 65536];
    loop {
        poll.poll(&mut events, None)?;
        for event in &events {
            if event.token() == LISTENER {
                while let Ok((mut stream, _)) = listener.accept() {
                    stream.set_nodelay(true)?;
                    poll.registry().register(&mut stream, Token(streams.len()), Interest::READABLE)?;
                    streams.push(Some(stream));
                }
                continue;
            }
            let place = &mut streams[event.token().0];
            if let Some(stream) = place
                && !echo(stream, &mut buffer)
            {
                *place = None;
            }
        }
    }
}

/// Sends back what has come; answers whether more may come. A receive that does not fill the buffer has emptied the socket,
/// so it need not be followed by another. The load never sends more than there is room for.
fn echo(stream: &mut TcpStream, buffer: &mut [u8]) -> bool {
    loop {
        match stream.read(buffer) {
            Ok(0) => return false,
            Ok(count) => {
                if stream.write_all(&buffer[..count]).is_err() {
                    return false;
                }
                if count < buffer.len() {
                    return true;
                }
            }
            Err(error) => return error.kind() == io::ErrorKind::WouldBlock,
        }
    }
}
