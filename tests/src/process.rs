//! A child process that gets its input at once, whose output is collected, and that may not run for ever.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How a process ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// With this exit status.
    Status(i32),
    /// By this signal: it crashed.
    Signal(i32),
    /// It ran longer than it may, and was killed.
    TimedOut,
}

/// What a process did.
#[derive(Clone, Debug)]
pub struct Finished {
    /// Its standard output.
    pub stdout: String,
    /// Its standard error.
    pub stderr: String,
    /// How it ended.
    pub end: End,
}

/// Runs the command with this standard input, for at most `limit`.
///
/// # Errors
///
/// The command cannot be started or waited for, in words.
pub fn run(command: &mut Command, input: &str, limit: Duration) -> Result<Finished, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("cannot run {name}: {e}"))?;
    let mut stdin = child.stdin.take().expect("the input was asked for as a pipe");
    let input = input.to_string();
    // A program that ends without reading all its input breaks the pipe, which is its right.
    let writer = thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let stdout = collect(child.stdout.take().expect("the output was asked for as a pipe"));
    let stderr = collect(child.stderr.take().expect("the errors were asked for as a pipe"));
    let end = wait(&mut child, limit).map_err(|e| format!("cannot wait for {name}: {e}"))?;
    writer.join().expect("writing to a pipe does not panic");
    let text = |reader: JoinHandle<Vec<u8>>| {
        String::from_utf8_lossy(&reader.join().expect("reading from a pipe does not panic")).into_owned()
    };
    Ok(Finished { stdout: text(stdout), stderr: text(stderr), end })
}

fn collect(mut pipe: impl Read + Send + 'static) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // What was read before an error is all there is.
        let _ = pipe.read_to_end(&mut bytes);
        bytes
    })
}

fn wait(child: &mut Child, limit: Duration) -> std::io::Result<End> {
    let deadline = Instant::now() + limit;
    let mut pause = Duration::from_micros(200);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(match status.code() {
                Some(code) => End::Status(code),
                None => End::Signal(signal(status)),
            });
        }
        if Instant::now() > deadline {
            child.kill()?;
            child.wait()?;
            return Ok(End::TimedOut);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(5));
    }
}

#[cfg(unix)]
fn signal(status: std::process::ExitStatus) -> i32 {
    std::os::unix::process::ExitStatusExt::signal(&status).unwrap_or(0)
}

#[cfg(not(unix))]
fn signal(_: std::process::ExitStatus) -> i32 {
    0
}
