//! Whatever the program, a run ends: in time, within its limits, without a panic, and with nothing left of its session.
//!
//! The programs are the scripts of `tests/scripts`, damaged: words and lines are taken out, doubled, exchanged for those of other
//! scripts; or statements of many scripts stand in one program, each in a `try`, so that objects of one meet the code of another.
//! Scripts that touch files, processes or sockets are left out. (`crates/syntax/tests/random.rs` does the same with texts that need
//! not be programs at all.)

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use rondo_diagnostics::Source;
use rondo_interpreter::{Clock, Ending, Input, Limits, Output, Session, Settings, Switches, Unit, compile};

/// Topics of scripts that have no effect on the world outside.
const TOPICS: [&str; 16] = [
    "async_generators",
    "builtins",
    "classes",
    "coroutines",
    "descriptors",
    "exceptions",
    "expressions",
    "finalisation",
    "functions",
    "generators",
    "match",
    "operators",
    "scoping",
    "statements",
    "text",
    "with",
];

/// A script in which one of these occurs is left out.
const OUTSIDE: [&str; 9] =
    ["open", "os", "io", "socket", "subprocess", "shutil", "tempfile", "pathlib", "input"];

/// The Rust stack of a session, and of the thread that it runs on.
const STACK: usize = 64 << 20;

/// Far more than any program needs that is stopped by its limits. (A debug build on a machine with other work to do.)
const PATIENCE: Duration = Duration::from_secs(60);

/// The scripts, in a fixed order, so that a failure can be repeated.
fn scripts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scripts");
    let mut paths = BTreeSet::new();
    for topic in TOPICS {
        let entries = std::fs::read_dir(folder.join(topic)).expect("each topic has a folder");
        paths.extend(entries.map(|entry| entry.expect("the folder can be read").path()));
    }
    let texts = paths.iter().filter_map(|path| std::fs::read_to_string(path).ok());
    texts.filter(|text| words(text).iter().all(|word| !OUTSIDE.contains(word))).collect()
}

/// A text in pieces: names and numbers, runs of spaces, and every other character by itself.
fn words(text: &str) -> Vec<&str> {
    let kind = |c: char| match c {
        c if c.is_alphanumeric() || c == '_' => 1,
        ' ' => 2,
        _ => 0,
    };
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = 0;
    for (at, c) in text.char_indices() {
        if at > start && (kind(c) != before || before == 0) {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = kind(c);
    }
    pieces.push(&text[start..]);
    pieces
}

/// The statements of a script that stand at its left edge, each with its block.
fn statements(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
        let goes_on = line.is_empty()
            || line.starts_with([' ', ')', ']', '}'])
            || ["else", "elif", "except", "finally"].iter().any(|word| line.starts_with(word));
        match found.last_mut() {
            Some(last) if goes_on || last.lines().last().is_some_and(|line| line.starts_with('@')) => {
                last.extend([line, "\n"])
            }
            _ => found.push(format!("{line}\n")),
        }
    }
    found
}

/// What one damage does to the words of a program: at a place, with a word from elsewhere.
#[derive(Clone, Copy, Debug)]
enum Damage {
    TakeOut,
    Double,
    Replace,
    Insert,
}

fn damage() -> impl Strategy<Value = Damage> {
    use Damage::{Double, Insert, Replace, TakeOut};
    prop::sample::select(vec![TakeOut, Double, Replace, Replace, Replace, Insert])
}

fn damaged(pieces: &mut Vec<String>, damage: Damage, at: usize, other: &str) {
    let at = at % pieces.len().max(1);
    match damage {
        _ if pieces.is_empty() => {}
        Damage::TakeOut => drop(pieces.remove(at)),
        Damage::Double => pieces.insert(at, pieces[at].clone()),
        Damage::Replace => other.clone_into(&mut pieces[at]),
        Damage::Insert => pieces.insert(at, other.to_owned()),
    }
}

/// Runs a program on a thread of its own. Panics are those of the thread.
fn run(text: String) -> Option<i32> {
    let thread = std::thread::Builder::new().stack_size(STACK + (8 << 20));
    let thread = thread.spawn(move || {
        let source = Source::new("program.py", text);
        // The code of a debug build is verified.
        compile(&source, Unit::Main).ok()?;
        let limits = Limits {
            instructions: Some(40_000),
            memory: Some(64 << 20),
            output: Some(64 << 10),
            seconds: None,
        };
        let (nothing, _) = io::pipe().expect("there are descriptors");
        let settings = Settings {
            clock: Clock::new_virtual(),
            arguments: vec!["program.py".to_string()],
            path: Vec::new(),
            limits,
            stack: STACK,
            out: Output::to(Box::new(io::sink()), false),
            err: Output::to(Box::new(io::sink()), false),
            colour: false,
            input: Some(Input::from(Box::new(nothing))),
            switches: Switches::default(),
        };
        let mut session = Session::new(settings).expect("there are descriptors");
        let ending = session.run(source, None);
        assert!(!matches!(ending, Ending::Refused(..)), "what compiles is not refused");
        Some(session.finish(&ending))
    });
    thread.expect("there is room for a thread").join().expect("the run does not panic")
}

/// Everything that must hold of any program. Whether it compiled.
fn holds(text: &str) -> bool {
    let begun = Instant::now();
    let status = run(text.to_owned());
    assert!(begun.elapsed() < PATIENCE, "no end in time:\n{text}");
    status.is_some()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_scripts(
        script: prop::sample::Index,
        damages in prop::collection::vec((damage(), any::<usize>(), any::<prop::sample::Index>(), any::<usize>()), 1..5),
        lines: bool,
    ) {
        let scripts = scripts();
        let pieces_of = |text: &str| -> Vec<String> {
            if lines {
                text.split_inclusive('\n').map(str::to_owned).collect()
            } else {
                words(text).into_iter().map(str::to_owned).collect()
            }
        };
        let script: &String = script.get(&scripts);
        let mut pieces = pieces_of(script);
        for (damage, at, other, which) in damages {
            let other: &String = other.get(&scripts);
            let others = pieces_of(other);
            damaged(&mut pieces, damage, at, &others[which % others.len()]);
        }
        holds(&pieces.concat());
    }

    #[test]
    fn statements_of_many_scripts(chosen in prop::collection::vec((any::<prop::sample::Index>(), any::<usize>()), 1..25)) {
        let scripts = scripts();
        let mut program = String::new();
        for (script, which) in chosen {
            let script: &String = script.get(&scripts);
            let statements = statements(script);
            let statement = &statements[which % statements.len()];
            program += "try:\n";
            program.extend(statement.lines().map(|line| format!("    {line}\n")));
            program += "except Exception as error:\n    x = error\n";
        }
        holds(&program);
    }
}

#[test]
fn a_good_part_of_the_damaged_programs_still_runs() {
    let scripts = scripts();
    assert!(scripts.len() > 100, "there are scripts");
    let tried: Vec<&String> = scripts.iter().step_by(10).collect();
    let mut ran = 0;
    for (number, script) in tried.iter().enumerate() {
        let mut lines: Vec<String> = script.split_inclusive('\n').map(str::to_owned).collect();
        damaged(&mut lines, Damage::TakeOut, number * 7, "");
        ran += usize::from(holds(&lines.concat()));
    }
    assert!(ran * 4 > tried.len(), "{ran} of {} ran", tried.len());
}
