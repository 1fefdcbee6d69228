//! What can be named in CPython 3.14 can be named here, and is called the same way; what differs stands in
//! `docs/differences.md` with its reason.
//!
//! `cpython/names.py` writes down every builtin, every module of the first tier, their classes' attributes, and their
//! signatures. Rondo runs it here; what CPython printed is kept in `cpython/names-3.14.txt`. The two lists are compared
//! in both directions: a difference that is not on the page fails, and so does a line of the page that is no difference.
//!
//! A name for which CPython gives no signature, or one that says nothing, may have any.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use rondo_tests::corpus::workspace;
use rondo_tests::process::End;
use rondo_tests::rondo;

/// How a name differs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Kind {
    /// CPython has it.
    Missing,
    /// Rondo has it.
    Added,
    /// It is a class here and a function there, or takes other arguments.
    Signature,
}

impl Kind {
    const ALL: [Kind; 3] = [Kind::Missing, Kind::Added, Kind::Signature];

    fn word(self) -> &'static str {
        match self {
            Kind::Missing => "missing",
            Kind::Added => "added",
            Kind::Signature => "signature",
        }
    }
}

/// The names of a listing, each with what stands behind it.
fn names(listing: &str) -> BTreeMap<&str, &str> {
    listing.lines().map(|line| line.split_once(' ').unwrap_or((line, ""))).collect()
}

/// Whether CPython's entry leaves open how the thing is called.
fn says_nothing(entry: &str) -> bool {
    let signature = entry.split_once(' ').map_or("", |(_, signature)| signature);
    matches!(signature, "" | "(*args, **kwargs)" | "(self, /, *args, **kwargs)")
}

fn differences(theirs: &str, ours: &str) -> Vec<(Kind, String, String)> {
    let (theirs, ours) = (names(theirs), names(ours));
    let mut found = Vec::new();
    for (name, entry) in &theirs {
        match ours.get(name) {
            None => found.push((Kind::Missing, name.to_string(), entry.to_string())),
            Some(own) => {
                let same_kind = own.split(' ').next() == entry.split(' ').next();
                if !same_kind || (own != entry && !says_nothing(entry)) {
                    found.push((Kind::Signature, name.to_string(), format!("{entry}\n    here: {own}")));
                }
            }
        }
    }
    let added = ours.iter().filter(|(name, _)| !theirs.contains_key(*name));
    found.extend(added.map(|(name, entry)| (Kind::Added, name.to_string(), entry.to_string())));
    found
}

/// The patterns of the page: `- missing: `os.fork` `os.exec*``.
fn listed(page: &str) -> Vec<(Kind, String)> {
    let mut found = Vec::new();
    for line in page.lines() {
        for kind in Kind::ALL {
            let Some(rest) = line.strip_prefix(&format!("- {}:", kind.word())) else { continue };
            let patterns = rest.split('`').skip(1).step_by(2);
            found.extend(patterns.map(|pattern| (kind, pattern.to_string())));
        }
    }
    found
}

/// Whether a pattern, in which `*` stands for any text, fits a name.
fn fits(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((head, tail)) => name.strip_prefix(head).is_some_and(|rest| {
            (0..=rest.len()).any(|at| rest.is_char_boundary(at) && fits(tail, &rest[at..]))
        }),
    }
}

#[test]
fn names_and_signatures_are_those_of_cpython_but_for_the_listed() {
    let here = workspace().join("tests/cpython");
    let read = |path: &Path| std::fs::read_to_string(path).expect("the file is there");
    let theirs = read(&here.join("names-3.14.txt"));
    let page = read(&workspace().join("docs/differences.md"));
    let run = rondo::run(&[], &here.join("names.py"), "", Duration::from_secs(120)).expect("rondo runs");
    assert!(run.end == End::Status(0), "names.py ends well: {}", run.stderr);
    let differences = differences(&theirs, &run.stdout);
    let listed = listed(&page);
    let mut complaints = Vec::new();
    for (kind, name, entry) in &differences {
        if !listed.iter().any(|(listed, pattern)| listed == kind && fits(pattern, name)) {
            complaints.push(format!("not on the page, {}: {name} {entry}", kind.word()));
        }
    }
    for (kind, pattern) in &listed {
        if !differences.iter().any(|(other, name, _)| other == kind && fits(pattern, name)) {
            complaints.push(format!("on the page, but no difference: {} `{pattern}`", kind.word()));
        }
    }
    assert!(complaints.is_empty(), "docs/differences.md:\n{}", complaints.join("\n"));
}
