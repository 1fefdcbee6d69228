//! `annotate FILE…`: writes down what a script prints under CPython, as expectations in the script itself.
//!
//! For scripts that are new or changed; the author reads what came and decides whether it is what was meant. Existing
//! expectations are replaced. A line that prints up to four times gets its expectations beside and below it; what a line
//! prints oftener stands beside those that called it, if that is possible. Otherwise, or with `--story`, all stand in
//! one block at the end, in the order of the run. `--times` adds the virtual times.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use rondo_classroom::notation::{Notation, PrintedLine, Statement, parse};
use rondo_tests::cpython;

/// The width up to which an expectation still fits beside the code.
const WIDTH: usize = 110;

/// How many expectations may stand below a line that prints again and again.
const BESIDE: usize = 4;

struct Style {
    story: bool,
    times: bool,
}

fn main() -> ExitCode {
    let mut style = Style { story: false, times: false };
    let mut failed = false;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--story" => style.story = true,
            "--times" => style.times = true,
            file => {
                if let Err(complaint) = annotate(&PathBuf::from(file), &style) {
                    eprintln!("{file}: {complaint}");
                    failed = true;
                }
            }
        }
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn annotate(path: &Path, style: &Style) -> Result<(), String> {
    let path = &path.canonicalize().map_err(|e| e.to_string())?;
    let source = without_expectations(&std::fs::read_to_string(path).map_err(|e| e.to_string())?);
    std::fs::write(path, &source).map_err(|e| e.to_string())?;
    let notation = parse(&source).map_err(|e| e.to_string())?;
    let python = cpython::installed().last().ok_or("there is no CPython to ask")?;
    let input: String = notation.input.iter().map(|line| format!("{line}\n")).collect();
    let outcome = cpython::run(python, path, &input, Duration::from_secs(60))?;
    let mut lines: Vec<String> = source.lines().map(str::to_string).collect();
    let last = notation.statements.last().map_or(0, |statement| statement.last);
    // From statement to what stands beside and below it; printed lines that find no place go to the end.
    let mut comments: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let placed = if style.story { None } else { by_statement(&notation, &outcome.observed.prints) };
    let one_story = placed.is_none();
    match placed {
        Some(placed) => {
            for (statement, printed) in placed {
                comments
                    .entry(statement)
                    .or_default()
                    .extend(printed.iter().map(|line| comment(line, style)));
            }
        }
        None => {
            let story = outcome.observed.prints.iter().map(|line| comment(line, style));
            comments.entry(last).or_default().extend(story);
        }
    }
    if let Some(raised) = &outcome.observed.raised {
        let line =
            raised.line.and_then(|line| statement(&notation, line)).map_or(last, |statement| statement.last);
        comments.entry(line).or_default().push(format!("# raises: {}", raised.text));
    } else if outcome.observed.status != 0 {
        comments.entry(last).or_default().push(format!("# exits: {}", outcome.observed.status));
    }
    for (line, comments) in comments.into_iter().rev() {
        place(&mut lines, line as usize, comments, one_story && line == last);
    }
    std::fs::write(path, lines.join("\n") + "\n").map_err(|e| e.to_string())
}

/// The source without the comments this program writes.
fn without_expectations(source: &str) -> String {
    let mut kept = String::new();
    for line in source.lines() {
        let cut = ["# expect: ", "# expect:", "# expect @", "# raises: ", "# exits: "]
            .iter()
            .filter_map(|head| line.find(head))
            .min();
        match cut {
            Some(cut) if line[..cut].trim().is_empty() => {}
            Some(cut) => kept += &format!("{}\n", line[..cut].trim_end()),
            None => kept += &format!("{line}\n"),
        }
    }
    kept
}

fn statement(notation: &Notation, line: u32) -> Option<Statement> {
    notation.statements.iter().copied().find(|statement| statement.first <= line && line <= statement.last)
}

/// The printed lines by the last line of the statement that printed them, or, if that printed too often, of the one that
/// called it, and so on outwards; `None` if all did.
fn by_statement<'a>(
    notation: &Notation,
    prints: &'a [PrintedLine],
) -> Option<BTreeMap<u32, Vec<&'a PrintedLine>>> {
    let owners = |printed: &PrintedLine| -> Option<Vec<u32>> {
        printed.lines.iter().map(|line| Some(statement(notation, *line)?.last)).collect()
    };
    let mut passed_over: Vec<u32> = Vec::new();
    loop {
        let mut placed: BTreeMap<u32, Vec<&PrintedLine>> = BTreeMap::new();
        for printed in prints {
            let owner = owners(printed)?.into_iter().find(|owner| !passed_over.contains(owner))?;
            placed.entry(owner).or_default().push(printed);
        }
        let before = passed_over.len();
        passed_over.extend(placed.iter().filter(|(_, lines)| lines.len() > BESIDE).map(|(owner, _)| owner));
        if passed_over.len() == before {
            return Some(placed);
        }
    }
}

fn comment(printed: &PrintedLine, style: &Style) -> String {
    match printed.time {
        Some(time) if style.times => format!("# expect @{}: {}", (time * 1e9).round() / 1e9, printed.text),
        _ => format!("# expect: {}", printed.text).trim_end().to_string(),
    }
}

/// Puts the first comment beside the line, if it fits, and the others below.
fn place(lines: &mut Vec<String>, line: usize, mut comments: Vec<String>, all_below: bool) {
    if line == 0 || line > lines.len() {
        lines.extend(comments);
        return;
    }
    let code = lines[line - 1].clone();
    let indent: String = code.chars().take_while(|c| c.is_whitespace()).collect();
    let beside =
        !all_below && !comments.is_empty() && code.chars().count() + 2 + comments[0].chars().count() <= WIDTH;
    if beside {
        lines[line - 1] = format!("{code}  {}", comments.remove(0));
    }
    for (offset, comment) in comments.into_iter().enumerate() {
        lines.insert(line + offset, format!("{indent}{comment}"));
    }
}
