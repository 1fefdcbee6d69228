//! The reference pages in `docs/library` are what the tables and docstrings say, and their examples do what is written.
//!
//! `reference/pages.py` writes the pages, run by Rondo itself; `BLESS=1` puts them into the directory. The examples stand in
//! `reference/examples`, each with what CPython 3.14 prints and gives (`python3.14 reference/examples.py FILE…`).

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rondo_tests::corpus::workspace;
use rondo_tests::process::End;
use rondo_tests::rondo;

/// In these modules every function, class and method has an example.
const WITH_ALL_EXAMPLES: &[&str] = &[
    "builtins",
    "time",
    "random",
    "math",
    "os.path",
    "functools",
    "itertools",
    "collections",
    "dataclasses",
    "enum",
    "contextlib",
    "contextvars",
    "datetime",
    "json",
    "string",
    "operator",
    "copy",
    "heapq",
    "bisect",
    "re",
    "textwrap",
    "keyword",
];

const LIMIT: Duration = Duration::from_secs(120);

/// Runs one of the scripts; its output.
fn run(arguments: &[&str], script: &Path) -> String {
    // What stands after a script is the script's own.
    let mut command = std::process::Command::new(rondo::binary().expect("there is a binary"));
    command.arg(script).args(arguments).env("NO_COLOR", "1");
    let run = rondo_tests::process::run(&mut command, "", LIMIT).expect("rondo runs");
    assert!(run.end == End::Status(0), "{} ends well: {}\n{}", script.display(), run.stdout, run.stderr);
    run.stdout
}

/// A page as it was written: its text, the names without an example, the examples without a name.
#[derive(Default)]
struct Page {
    text: String,
    lacking: Vec<String>,
    astray: Vec<String>,
}

fn pages() -> BTreeMap<String, Page> {
    let tests = workspace().join("tests");
    let output = run(&[tests.to_str().expect("the path is text")], &tests.join("reference/pages.py"));
    let mut pages: BTreeMap<String, Page> = BTreeMap::new();
    let mut module = String::new();
    let words = |text: &str| text.split_whitespace().map(str::to_string).collect::<Vec<_>>();
    for line in output.lines() {
        if let Some(name) = line.strip_prefix("@ ") {
            module = name.to_string();
            continue;
        }
        let page = pages.entry(module.clone()).or_default();
        match line.split_once(' ') {
            Some(("!", names)) => page.lacking = words(names),
            Some(("?", names)) => page.astray = words(names),
            _ => writeln!(page.text, "{line}").expect("a string takes text"),
        }
    }
    pages
}

/// The table of contents.
fn contents(pages: &BTreeMap<String, Page>) -> String {
    let mut text = "# The library\n\nWhat is built in, and the modules that can be imported: each page is written from the tables and docstrings of \
                    Rondo\nitself. Where names differ from CPython's, [differences](../differences.md) says why.\n\n"
        .to_string();
    for module in pages.keys() {
        writeln!(text, "- [`{module}`]({module}.md)").expect("a string takes text");
    }
    text
}

#[test]
fn the_pages_are_what_the_tables_say() {
    let pages = pages();
    let directory = workspace().join("docs/library");
    let mut files: Vec<(PathBuf, String)> = pages
        .iter()
        .map(|(module, page)| (directory.join(format!("{module}.md")), page.text.clone()))
        .collect();
    files.push((directory.join("README.md"), contents(&pages)));
    let mut stale = Vec::new();
    for (path, text) in files {
        if std::env::var_os("BLESS").is_some() {
            std::fs::create_dir_all(&directory).expect("the directory can be made");
            std::fs::write(&path, text).expect("the page can be written");
        } else if std::fs::read_to_string(&path).ok().as_ref() != Some(&text) {
            stale.push(path.display().to_string());
        }
    }
    assert!(stale.is_empty(), "run with BLESS=1 to rewrite: {}", stale.join(", "));
}

#[test]
fn the_modules_of_every_day_have_an_example_for_every_name() {
    let mut complaints = Vec::new();
    for (module, page) in pages() {
        if WITH_ALL_EXAMPLES.contains(&module.as_str()) {
            // The methods of `UserString` are those of `str`; what is refused has nothing to show.
            let lacking = page.lacking.iter().filter(|name| {
                let is_refused =
                    matches!(name.as_str(), "compile" | "eval" | "exec" | "complex" | "memoryview");
                !(name.starts_with("UserString.") || module == "builtins" && is_refused)
            });
            complaints.extend(lacking.map(|name| format!("{module}.{name} has no example")));
        }
        complaints.extend(page.astray.iter().map(|name| format!("{module} has no {name} for its example")));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn examples_do_what_is_written() {
    let reference = workspace().join("tests/reference");
    let scratch = tempfile::tempdir().expect("there is room for a script");
    let mut complaints = Vec::new();
    let files = std::fs::read_dir(reference.join("examples")).expect("the examples are there");
    for file in files.map(|entry| entry.expect("the directory can be read").path()) {
        let module = file.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        let script =
            run(&["--script", file.to_str().expect("the path is text")], &reference.join("examples.py"));
        let program = scratch.path().join(format!("{module}_examples.py"));
        std::fs::write(&program, script).expect("the script can be written");
        let printed = outputs(&run(&[], &program));
        for (number, (name, expected)) in written(&file).into_iter().enumerate() {
            let found = printed.get(&number).cloned().unwrap_or_default();
            if found != expected {
                complaints.push(format!("{module}: {name} gives {found:?}, and {expected:?} is written"));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// What each example is written to print and give.
fn written(file: &Path) -> Vec<(String, Vec<String>)> {
    let text = std::fs::read_to_string(file).expect("the file can be read");
    let mut entries: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines() {
        if line.starts_with("> ") || line.starts_with("= ") || line == ">" {
            entries.last_mut().expect("output follows an entry").1.push(line.to_string());
        } else if !line.starts_with(' ') && !line.is_empty() {
            entries.push((line.split(':').next().unwrap_or_default().to_string(), Vec::new()));
        }
    }
    entries
}

/// What each example printed and gave.
fn outputs(text: &str) -> BTreeMap<usize, Vec<String>> {
    let mut found: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut current = Vec::new();
    let mut number = None;
    for line in text.lines().chain(["@ "]) {
        if let Some(next) = line.strip_prefix("@ ") {
            if let Some(number) = number.replace(next.parse().unwrap_or(usize::MAX)) {
                found.insert(number, std::mem::take(&mut current));
            }
        } else if line.starts_with("= ") {
            current.push(line.to_string());
        } else {
            current.push(format!("> {line}").trim_end().to_string());
        }
    }
    found
}
