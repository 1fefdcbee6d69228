//! The generators of random programs reach every native and every instruction.
//!
//! What the thirty programs of each family call and compile to, as the test `differential.rs` runs them, is held against
//! the names of CPython 3.14 and the page of instructions. What is not reached stands here, with its reason.

use std::collections::BTreeSet;
use std::process::Command;
use std::time::Duration;

use rondo_tests::corpus::workspace;
use rondo_tests::process;
use rondo_tests::rondo;

/// Natives of these modules must be called; so must the builtins.
const MODULES: &[&str] = &[
    "bisect",
    "collections",
    "copy",
    "datetime",
    "functools",
    "heapq",
    "itertools",
    "json",
    "math",
    "operator",
    "random",
    "re",
    "string",
    "textwrap",
];

/// Not called, since a program that is compared with an older CPython cannot.
const NEWER: &[&str] = &[
    "batched",
    "binomialvariate",
    "fma",
    "from_number",
    "heapify_max",
    "heappop_max",
    "heappush_max",
    "heappushpop_max",
    "heapreplace_max",
    "is_none",
    "is_not_none",
    "replace",
    "resize",
    "strptime",
    "sumprod",
];

/// Not called, since what they do depends on people, on the clock, or on the machine, or since they are refused.
const ELSEWHERE: &[&str] = &[
    "breakpoint",
    "compile",
    "copyright",
    "credits",
    "detect_encoding",
    "eval",
    "exec",
    "exit",
    "help",
    "id",
    "input",
    "license",
    "now",
    "open",
    "purge",
    "quit",
    "today",
    "utcfromtimestamp",
    "utcnow",
];

/// Parts of classes that are for deriving from, and what is called through others.
const THROUGH_OTHERS: &[&str] = &[
    "add_note",
    "aclose",
    "asend",
    "athrow",
    "check_unused_args",
    "convert_field",
    "decode",
    "default",
    "derive",
    "encode",
    "expand",
    "fill",
    "format_field",
    "from_iterable",
    "fromutc",
    "get_field",
    "get_identifiers",
    "get_value",
    "is_valid",
    "iterencode",
    "parents",
    "parse",
    "print_file_and_line",
    "raw_decode",
    "register",
    "scan",
    "scanner",
    "singledispatchmethod",
    "split",
    "subgroup",
    "vformat",
    "with_traceback",
    "wrap",
    "dump",
    "load",
    "seed",
    "parents",
];

fn programs(of_each_family: &str) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_differential"))
        .args(["--show", "--count", of_each_family])
        .output()
        .expect("the differential tool runs");
    let text = String::from_utf8(output.stdout).expect("programs are text");
    let mut programs: Vec<String> = Vec::new();
    for line in text.lines() {
        let is_head = line.strip_prefix("# ").is_some_and(|rest| rest.split(' ').count() == 2);
        if is_head {
            programs.push(String::new());
        } else if let Some(program) = programs.last_mut() {
            program.push_str(line);
            program.push('\n');
        }
    }
    programs
}

/// The names of the natives: of the last part, without those of the protocols.
fn natives() -> BTreeSet<String> {
    let path = workspace().join("tests/cpython/names-3.14.txt");
    let listing = std::fs::read_to_string(path).expect("the names are there");
    let mut found = BTreeSet::new();
    for line in listing.lines() {
        let mut words = line.split(' ');
        let (Some(path), Some(kind)) = (words.next(), words.next()) else { continue };
        let parts: Vec<&str> = path.split('.').collect();
        let name = parts[parts.len() - 1];
        let is_ours = parts.len() == 1 || MODULES.contains(&parts[0]) || is_builtin(parts[0]);
        let is_left_out =
            ["complex", "memoryview", "code", "module", "UserString", "UserList", "UserDict"].iter();
        let is_left_out = is_left_out.clone().any(|class| parts.contains(class));
        if is_ours && !is_left_out && kind == "function" && !name.starts_with("__") {
            found.insert(name.to_string());
        }
    }
    found
}

fn is_builtin(name: &str) -> bool {
    const TYPES: &[&str] = &[
        "bool",
        "bytearray",
        "bytes",
        "dict",
        "float",
        "frozenset",
        "int",
        "list",
        "property",
        "range",
        "set",
        "slice",
        "str",
        "tuple",
        "type",
    ];
    TYPES.contains(&name)
}

#[test]
fn random_programs_call_every_native() {
    let text = programs("30").concat();
    let is_excused =
        |name: &str| [NEWER, ELSEWHERE, THROUGH_OTHERS].iter().any(|reasons| reasons.contains(&name));
    let is_called = |name: &str| text.contains(&format!(".{name}")) || text.contains(&format!("{name}("));
    let missed: Vec<String> =
        natives().into_iter().filter(|name| !is_excused(name) && !is_called(name)).collect();
    assert!(missed.is_empty(), "no random program calls {}", missed.join(", "));
}

#[test]
fn random_programs_are_compiled_to_every_instruction() {
    /// What only lines at the prompt are compiled to.
    const AT_THE_PROMPT: &[&str] = &["Echo"];
    let page = std::fs::read_to_string(workspace().join("docs/bytecode.md")).expect("the page is there");
    let all: BTreeSet<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| **")?.split_once("**").map(|(name, _)| name))
        .collect();
    let scratch = tempfile::tempdir().expect("there is room for a program");
    let path = scratch.path().join("program.py");
    let mut reached = BTreeSet::new();
    for program in programs("5") {
        std::fs::write(&path, program).expect("the program can be written");
        let mut command = Command::new(rondo::binary().expect("there is a binary"));
        command.args(["dump", "bytecode"]).arg(&path);
        let run = process::run(&mut command, "", Duration::from_secs(60)).expect("rondo runs");
        for word in run.stdout.split_whitespace() {
            if let Some(name) = all.get(word) {
                reached.insert(*name);
            }
        }
    }
    let missed: Vec<&str> =
        all.difference(&reached).copied().filter(|name| !AT_THE_PROMPT.contains(name)).collect();
    assert!(missed.is_empty(), "no random program has {} of {}", missed.join(", "), all.len());
}
