//! The order of things, against asyncio itself: random programs of `call_soon`, `call_at`, `cancel` and `stop` run in
//! this loop and in CPython's, with its clock made virtual, and must run the same handles at the same times.
//!
//! Deadlines are all different: for equal ones CPython's order is an accident of its heap, and here it is
//! the order of creation, which `timers` tests. Without a `python3` there is nothing to compare with, and
//! the test says so.

use rondo_eventloop::{Clock, EventLoop, Instant, Machine, Step, TimerId, World};
use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

const PROGRAMS: u64 = 400;
/// A program stops making new handles after so many runs, so that it ends.
const FUEL: usize = 150;

/// What a handle does when it runs.
#[derive(Clone, Copy)]
enum Act {
    Soon(usize),
    /// In so many quarters of a second.
    Later(u32, usize),
    /// Cancels the how-manieth timer ever made, counted round.
    Cancel(usize),
    Stop,
}

/// For each kind of handle what it does.
type Program = Vec<Vec<Act>>;

fn program(seed: u64) -> Program {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut random = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let kinds = 2 + random(8);
    let act = |random: &mut dyn FnMut(u64) -> u64| match random(10) {
        0..4 => Act::Soon(random(kinds) as usize),
        4..7 => Act::Later(random(8) as u32, random(kinds) as usize),
        7..9 => Act::Cancel(random(20) as usize),
        _ => Act::Stop,
    };
    (0..kinds).map(|_| (0..random(4)).map(|_| act(&mut random)).collect()).collect()
}

fn spell(program: &Program) -> String {
    let act = |act: &Act| match act {
        Act::Soon(kind) => format!("soon {kind}"),
        Act::Later(quarters, kind) => format!("later {quarters} {kind}"),
        Act::Cancel(which) => format!("cancel {which}"),
        Act::Stop => String::from("stop"),
    };
    program
        .iter()
        .map(|acts| acts.iter().map(act).collect::<Vec<_>>().join(","))
        .collect::<Vec<_>>()
        .join(";")
}

const CPYTHON: &str = r#"
import asyncio, sys

class Deadlock(Exception):
    pass

class Loop(asyncio.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self.now = 0.0
        self._selector = self
        self._clock_resolution = 1e-9
    def select(self, timeout):
        if timeout is None:
            raise Deadlock
        self.now += timeout
        return []
    def time(self):
        return self.now
    def _process_events(self, events):
        pass
    def _write_to_self(self):
        pass

def run(program):
    loop, log, timers, taken = Loop(), [], [], set()
    def handle(kind):
        log.append(f"{kind}@{int(loop.time() * 1048576)}")
        for act in program[kind] if len(log) < FUEL else []:
            name, *numbers = act.split()
            numbers = list(map(int, numbers))
            if name == "soon":
                loop.call_soon(handle, numbers[0])
            elif name == "later":
                deadline = loop.time() + numbers[0] * 0.25 + len(timers) / 65536
                while deadline in taken:
                    deadline += 1 / 1048576
                taken.add(deadline)
                timers.append(loop.call_at(deadline, handle, numbers[1]))
            elif name == "cancel":
                if timers:
                    timers[numbers[0] % len(timers)].cancel()
            else:
                loop.stop()
    loop.call_soon(handle, 0)
    loop.call_soon(handle, 1)
    while True:
        try:
            loop.run_forever()
            log.append("stopped")
        except Deadlock:
            log.append("deadlock")
            return " ".join(log)

for line in sys.stdin:
    print(run([[act for act in acts.split(",") if act] for acts in line.rstrip("\n").split(";")]))
"#;

/// What the runtime keeps of a handle: a timer that is cancelled after it has become ready is skipped when it runs.
#[derive(Clone, Copy)]
struct Handle {
    kind: usize,
    /// Which timer it came from.
    timer: Option<usize>,
}

fn run(program: &Program) -> String {
    let mut world =
        World::new(Clock::new_virtual(), Box::new(Machine::new().expect("a reactor can be made")));
    let mut event_loop = EventLoop::new(&mut world);
    let mut log: Vec<String> = Vec::new();
    let mut runs = 0;
    let mut timers: Vec<TimerId> = Vec::new();
    let mut is_cancelled: Vec<bool> = Vec::new();
    let mut taken: HashSet<u64> = HashSet::new();
    event_loop.call_soon(Handle { kind: 0, timer: None });
    event_loop.call_soon(Handle { kind: 1, timer: None });
    loop {
        let handle = match event_loop.next(&mut world) {
            Step::Run(handle) => handle,
            Step::Stopped => {
                log.push(String::from("stopped"));
                runs += 1;
                continue;
            }
            Step::Deadlock => {
                log.push(String::from("deadlock"));
                return log.join(" ");
            }
            Step::Interrupted => panic!("nobody interrupts"),
        };
        if handle.timer.is_some_and(|timer| is_cancelled[timer]) {
            continue;
        }
        let now = world.now().seconds();
        // All times are multiples of this unit, so none is rounded, nor spelt in two ways.
        log.push(format!("{}@{}", handle.kind, (now * 1_048_576.0) as u64));
        runs += 1;
        let acts: &[Act] = if runs < FUEL { &program[handle.kind] } else { &[] };
        for act in acts {
            match *act {
                Act::Soon(kind) => event_loop.call_soon(Handle { kind, timer: None }),
                Act::Later(quarters, kind) => {
                    let mut deadline = now + f64::from(quarters) * 0.25 + timers.len() as f64 / 65536.0;
                    while !taken.insert(deadline.to_bits()) {
                        deadline += 1.0 / 1_048_576.0;
                    }
                    let timer = Some(timers.len());
                    timers.push(event_loop.call_at(Instant::from_seconds(deadline), Handle { kind, timer }));
                    is_cancelled.push(false);
                }
                Act::Cancel(which) => {
                    if !timers.is_empty() {
                        let which = which % timers.len();
                        event_loop.cancel(timers[which]);
                        is_cancelled[which] = true;
                    }
                }
                Act::Stop => event_loop.stop(),
            }
        }
    }
}

#[test]
fn handles_run_as_in_asyncio() {
    let programs: Vec<Program> = (0..PROGRAMS).map(program).collect();
    let script = CPYTHON.replace("FUEL", &FUEL.to_string());
    let python =
        Command::new("python3").args(["-c", &script]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut python) = python else {
        eprintln!("there is no python3 to compare with");
        return;
    };
    let mut text = String::new();
    for program in &programs {
        writeln!(text, "{}", spell(program)).expect("a string takes everything");
    }
    let mut input = python.stdin.take().expect("it is a pipe");
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = python.wait_with_output().expect("python3 ends");
    writer.join().expect("writing does not panic").expect("python3 reads everything");
    assert!(output.status.success());
    let expected = String::from_utf8(output.stdout).expect("the log is ASCII");
    assert_eq!(expected.lines().count(), programs.len());
    let mut longest = 0;
    for (program, expected) in programs.iter().zip(expected.lines()) {
        assert_eq!(run(program), expected, "for the program {}", spell(program));
        longest = longest.max(expected.split(' ').count());
    }
    assert!(longest >= FUEL, "some programs use all their fuel");
}
