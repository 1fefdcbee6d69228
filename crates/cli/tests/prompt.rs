//! The prompt, through a pseudo-terminal.

use rexpect::session::PtySession;

/// Long enough for a busy machine.
const PATIENCE: u64 = 30_000;

/// What the editor writes when an entry is complete: it no longer wants pasted text marked. What comes before is redrawing,
/// prompt included.
const TAKEN: &str = "\u{1b}[?2004l";

/// Starts a prompt, and waits until it asks.
fn prompt() -> (tempfile::TempDir, PtySession) {
    let directory = tempfile::tempdir().expect("there is room for a directory");
    let history = directory.path().join("history");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_rondo"));
    command.env("NO_COLOR", "1").env("TERM", "xterm").env("RONDO_HISTORY", &history);
    let mut session = rexpect::session::spawn_command(command, Some(PATIENCE)).expect("there are terminals");
    session.exp_string(">>> ").expect("the prompt asks");
    (directory, session)
}

/// Enters a line and waits for what it shows.
fn enter(session: &mut PtySession, line: &str, shown: &str) {
    session.send_line(line).expect("the terminal takes it");
    session.exp_string(TAKEN).expect("the entry is complete");
    session.exp_string(shown).unwrap_or_else(|error| panic!("after {line}: {error}"));
    session.exp_string(">>> ").expect("the prompt asks again");
}

/// Presses Ctrl-D, and says with which status the session ended.
fn leave(mut session: PtySession) -> i32 {
    session.send_control('d').expect("the terminal takes it");
    session.exp_eof().expect("the session ends");
    match session.process().wait().expect("the session can be waited for") {
        rexpect::process::WaitStatus::Exited(_, status) => status,
        other => panic!("the session ended by {other:?}"),
    }
}

#[test]
fn values_are_echoed_and_remembered() {
    let (_guard, mut session) = prompt();
    enter(&mut session, "x = 20", "");
    enter(&mut session, "x * 2 + 2", "42");
    enter(&mut session, "_ + 1", "43");
    enter(&mut session, "'a' + 'b'", "'ab'");
    enter(&mut session, "print('seen'); None", "seen");
    assert_eq!(leave(session), 0);
}

#[test]
fn a_block_goes_on_until_an_empty_line() {
    let (_guard, mut session) = prompt();
    session.send_line("def double(n):").expect("the terminal takes it");
    session.send_line("    return n * 2").expect("the terminal takes it");
    enter(&mut session, "", "");
    enter(&mut session, "double(21)", "42");
    assert_eq!(leave(session), 0);
}

#[test]
fn exceptions_and_faults_do_not_end_the_session() {
    let (_guard, mut session) = prompt();
    enter(&mut session, "1 / 0", "ZeroDivisionError: division by zero");
    enter(&mut session, "x = )", "unmatched ')'");
    enter(&mut session, "6 * 7", "42");
    assert_eq!(leave(session), 0);
}

#[test]
fn ctrl_c_drops_what_is_typed_and_interrupts_what_runs() {
    let (_guard, mut session) = prompt();
    session.send("half a li").expect("the terminal takes it");
    session.send_control('c').expect("the terminal takes it");
    session.exp_string("KeyboardInterrupt").expect("it is said");
    session.exp_string(">>> ").expect("the prompt asks again");
    session.send_line("print('run' + 'ning')").expect("the terminal takes it");
    session.exp_string("running").expect("it runs");
    session.exp_string(">>> ").expect("the prompt asks again");
    session
        .send_line("while True: print('tur' + 'ning'); import time; time.sleep(1000)")
        .expect("the terminal takes it");
    session.send_line("").expect("the terminal takes it");
    session.exp_string("turning").expect("it runs");
    session.send_control('c').expect("the terminal takes it");
    session.exp_string("KeyboardInterrupt").expect("it is interrupted");
    session.exp_string(">>> ").expect("the prompt asks again");
    assert_eq!(leave(session), 0);
}

#[test]
fn exit_ends_the_session_with_its_status() {
    let (_guard, mut session) = prompt();
    session.send_line("import sys; sys.exit(3)").expect("the terminal takes it");
    session.exp_eof().expect("the session ends");
    let status = session.process().wait().expect("the session can be waited for");
    assert!(matches!(status, rexpect::process::WaitStatus::Exited(_, 3)), "{status:?}");
}
