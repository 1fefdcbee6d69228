//! Programs that do much and must leave nothing behind: memory, descriptors and tasks are counted before and after.
//!
//! Each counts for itself, complains in its own words, and ends with `as before`. They lie in `endurance/`. What takes long is
//! ignored; `cargo nextest run -p rondo-tests --test endurance --run-ignored all` runs it, too.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use rondo_tests::process::{self, End};
use rondo_tests::{cpython, rondo};

/// Runs a program of the directory, and gives what it printed.
fn endures(command: &mut Command) -> String {
    let run = process::run(command, "", Duration::from_secs(600)).expect("the program can be run");
    assert_eq!(run.end, End::Status(0), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.ends_with("as before\n"), "{}{}", run.stdout, run.stderr);
    run.stdout
}

fn program(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("endurance").join(name).with_extension("py");
    path.to_string_lossy().into_owned()
}

fn rondo() -> Command {
    Command::new(rondo::binary().expect("the binary under test is there or can be built"))
}

/// The soak lives in virtual time, and so many rounds.
fn soak(rounds: &str) {
    endures(rondo().args(["run", "--clock", "virtual", &program("soak"), rounds]));
}

#[test]
fn a_hundred_thousand_tasks_leave_no_memory_behind() {
    soak("10");
}

#[test]
#[ignore = "takes half a minute"]
fn millions_of_tasks_in_hours_of_virtual_time_leave_no_memory_behind() {
    soak("300");
}

#[test]
fn hundreds_of_connections_leave_nothing_behind() {
    endures(rondo().args([&program("connections"), "300"]));
}

#[test]
#[ignore = "needs ten thousand descriptors"]
fn five_thousand_connections_leave_nothing_behind() {
    endures(rondo().args([&program("connections"), "5000"]));
}

#[test]
fn nothing_is_lost_on_slow_readers_torn_writes_and_vanishing_peers() {
    endures(rondo().args([&program("hardships"), "4"]));
}

#[test]
#[ignore = "takes long in a debug build"]
fn sixty_four_megabytes_come_through_a_slow_reader() {
    endures(rondo().args([&program("hardships"), "64"]));
}

#[test]
fn a_server_without_descriptors_left_lives_on() {
    let path = rondo::binary().expect("the binary under test is there or can be built");
    // The shell lowers the limit, since nothing else here may.
    let line = format!("ulimit -n 200 && exec '{}' '{}'", path.display(), program("exhaustion"));
    let printed = endures(Command::new("sh").args(["-c", &line]));
    assert!(printed.starts_with("[Errno 24] Too many open files\n"), "{printed}");
}

/// One interpreter serves, the other calls; each counts its descriptors, and checks what it gets byte for byte.
fn converse(server: &Path, client: &Path, megabytes: &str) {
    let mut server = Command::new(server)
        .args([&program("peers"), "server"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the interpreter is there");
    let mut printed = BufReader::new(server.stdout.take().expect("the output was asked for as a pipe"));
    let mut port = String::new();
    printed.read_line(&mut port).expect("the server says its port");
    let told = endures(Command::new(client).args([&program("peers"), "client", port.trim(), megabytes]));
    let bytes = megabytes.parse::<u32>().expect("a number") << 20;
    let expected = format!(
        "200 echoed\nb'torn\\n'\nb'{bytes} bytes, 0 wrong\\n'\nb'one byte after the other\\n' b''\nflooded b''\nb'half'\nb' a li'\n\
         b'IncompleteReadError\\n'\nas before\n"
    );
    assert_eq!(told, expected);
    let mut rest = String::new();
    printed.read_to_string(&mut rest).expect("what the server says is text");
    assert!(server.wait().expect("the server can be waited for").success(), "{rest}");
    assert_eq!(rest, "as before\n");
}

/// With Rondo as the server, and with Rondo as the client.
fn converse_both_ways(megabytes: &str) {
    let ours = rondo::binary().expect("the binary under test is there or can be built");
    for python in cpython::installed() {
        converse(ours, &python.path, megabytes);
        converse(&python.path, ours, megabytes);
    }
}

#[test]
fn a_server_of_ours_and_clients_of_cpython_understand_each_other_and_the_other_way_round() {
    converse_both_ways("4");
}

#[test]
#[ignore = "takes long in a debug build"]
fn sixty_four_megabytes_go_between_rondo_and_cpython() {
    converse_both_ways("64");
}
