//! Who may import whom. The manifests are read, so a wall that is broken fails here and not in a review.
//!
//! This is the table of `docs/ARCHITECTURE.md`, by directory. Dependencies of tests and of builds count as well.

use std::collections::BTreeSet;
use std::path::Path;

/// The house: each crate with those it may import. Rooms that are not built yet stand here already.
const WALLS: &[(&str, &[&str])] = &[
    ("diagnostics", &[]),
    ("syntax", &["diagnostics"]),
    ("bytecode", &["diagnostics"]),
    ("compiler", &["syntax", "bytecode", "diagnostics"]),
    // The machine underlines the source in tracebacks, so it knows spans and sources.
    ("vm", &["bytecode", "diagnostics"]),
    ("eventloop", &[]),
    ("runtime", &["vm", "eventloop"]),
    ("library", &["vm", "runtime"]),
    (
        "interpreter",
        &["diagnostics", "syntax", "bytecode", "compiler", "vm", "eventloop", "runtime", "library"],
    ),
    ("timeline", &[]),
    ("classroom", &["interpreter", "timeline", "diagnostics"]),
    ("cli", &["interpreter", "timeline", "classroom", "diagnostics"]),
    // Measures the command from outside.
    ("bench", &["syntax", "diagnostics"]),
];

/// The rooms that a manifest names, whatever for.
fn imports(manifest: &str) -> BTreeSet<String> {
    let mut is_dependencies = false;
    let mut imports = BTreeSet::new();
    for line in manifest.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[') {
            is_dependencies = section.trim_end_matches(']').ends_with("dependencies");
        } else if is_dependencies && let Some(rest) = line.strip_prefix("rondo-") {
            let name =
                rest.split(|char: char| !char.is_alphanumeric() && char != '_').next().unwrap_or_default();
            imports.insert(name.to_string());
        }
    }
    imports
}

fn crates() -> Vec<(String, String)> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates");
    let mut crates = Vec::new();
    for entry in std::fs::read_dir(directory).expect("the crates lie beside the tests") {
        let path = entry.expect("a directory can be read to its end").path();
        let name = path.file_name().expect("an entry has a name").to_string_lossy().into_owned();
        if let Ok(manifest) = std::fs::read_to_string(path.join("Cargo.toml")) {
            crates.push((name, manifest));
        }
    }
    crates.sort();
    crates
}

#[test]
fn every_crate_imports_only_what_the_table_allows() {
    let mut broken = Vec::new();
    for (name, manifest) in crates() {
        let Some((_, allowed)) = WALLS.iter().find(|(room, _)| *room == name) else {
            broken.push(format!("crates/{name} does not stand in the table"));
            continue;
        };
        for import in imports(&manifest).iter().filter(|import| !allowed.contains(&import.as_str())) {
            // A crate may test itself through its own name.
            if *import != name {
                broken.push(format!("{name} imports {import}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn packages_are_named_after_their_directories() {
    for (name, manifest) in crates() {
        assert!(manifest.contains(&format!("name = \"rondo-{name}\"")), "crates/{name} is not rondo-{name}");
    }
}

#[test]
fn only_the_heap_may_be_unsafe() {
    for (name, manifest) in crates() {
        assert!(
            manifest.contains("[lints]\nworkspace = true"),
            "crates/{name} leaves the workspace's lints out"
        );
    }
    let heap = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/vm/src/heap");
    let mut allowing = Vec::new();
    find_allowances(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates"), &mut allowing);
    assert!(!allowing.is_empty(), "the heap says that it is unsafe");
    for path in allowing {
        assert!(path.starts_with(&heap), "{} allows unsafe code", path.display());
    }
}

/// The sources below a directory that lift the ban on unsafe code.
fn find_allowances(directory: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(directory).expect("sources can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            find_allowances(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).expect("a source is text");
            let text: String = text.split_whitespace().collect();
            if text.contains("allow(unsafe_code") || text.contains("expect(unsafe_code") {
                found.push(path);
            }
        }
    }
}
