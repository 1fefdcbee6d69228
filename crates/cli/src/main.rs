//! The `rondo` command: a table of contents.
//!
//! ```text
//! rondo FILE [ARGS]      run        ┐
//! rondo -c CODE, rondo - run        │ on a thread of its own with a big stack,
//! rondo test PATH…       test       │ while this one waits for Ctrl-C
//! rondo                  prompt     ┘
//! rondo check FILE…      check      ┐ look, and do not run
//! rondo dump STAGE FILE  dump       ┘
//! ```
//!
//! What the program does is the `interpreter`'s; here is what belongs to a process: arguments, terminals, colours,
//! signals, exit statuses.

mod arguments;
mod check;
mod dump;
mod prompt;
mod run;
mod stage;
mod test;

use arguments::{Arguments, Command};
use clap::Parser;

/// 41 % off the cost of spawning a task, and faster parsing.
#[global_allocator]
static ALLOCATOR: rondo_interpreter::Allocator = rondo_interpreter::Allocator;

fn main() {
    let arguments = Arguments::parse_from(arguments::separated(std::env::args_os()));
    let status = match arguments.command {
        None => run::run(arguments.run),
        Some(Command::Run(run)) => run::run(run),
        Some(Command::Check(check)) => check::check(&check),
        Some(Command::Dump(dump)) => dump::dump(&dump),
        Some(Command::Test(test)) => test::test(test),
    };
    std::process::exit(status);
}
