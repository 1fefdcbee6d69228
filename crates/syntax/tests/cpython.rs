//! Every file of CPython's library parses, and its tree is CPython's.
//!
//! Each CPython 3 on the path is asked which files of its library it accepts itself, and for the trees of a sample. Three kinds of files
//! are left out: those that are not UTF-8, those with lone surrogates in a string (which Rondo refuses), and, when places are compared, those with a
//! semicolon at the end of a line (CPython lets a block end behind it) and, before 3.12, those with f-strings (whose places were wrong).

use rondo_diagnostics::Source;
use rondo_syntax::{TreeStyle, dump_tree, parse_module};
use std::collections::HashSet;
use std::path::PathBuf;
use std::process::Command;

/// Prints a JSON list a file: its path, and its tree with places if it is in the sample.
const ORACLE: &str = r#"
import ast, json, pathlib, sys, sysconfig, warnings
warnings.simplefilter('ignore')
sys.setrecursionlimit(20000)
BEFORE_312 = sys.version_info < (3, 12)

def dump(node, places):
    if isinstance(node, ast.AST):
        fields = []
        for name in node._fields:
            value = getattr(node, name, None)
            if name in ('kind', 'type_comment', 'type_ignores') or value == []:
                continue
            if value is None and not (name == 'value' and isinstance(node, (ast.Constant, ast.MatchSingleton))):
                continue
            fields.append(name + '=' + dump(value, places))
        if places and hasattr(node, 'lineno'):
            fields += ['%s=%d' % (name, getattr(node, name)) for name in node._attributes]
        return type(node).__name__ + '(' + ', '.join(fields) + ')'
    if isinstance(node, list):
        return '[' + ', '.join(dump(item, places) for item in node) + ']'
    return 'inf' if node == float('inf') else ascii(node)

def surrogate(node):
    return (isinstance(node, ast.Constant) and isinstance(node.value, str)
            and any('\ud800' <= c <= '\udfff' for c in node.value))

count = 0
for path in sorted(pathlib.Path(sysconfig.get_path('stdlib')).rglob('*.py')):
    if 'site-packages' in path.parts or 'dist-packages' in path.parts:
        continue
    try:
        data = path.read_bytes()
        text = data.decode('utf-8')
        tree = ast.parse(data)
    except (SyntaxError, ValueError, RecursionError, OSError):
        continue
    nodes = list(ast.walk(tree))
    if any(map(surrogate, nodes)):
        continue
    count += 1
    sample = None
    if count % 4 == 1:
        formats = BEFORE_312 and any(isinstance(node, ast.JoinedStr) for node in nodes)
        places = not formats and not any(line.rstrip().endswith(';') for line in text.splitlines())
        sample = [places, dump(tree, places)]
    print(json.dumps([str(path), sample]))
"#;

/// The CPython 3 interpreters on the path, each once.
fn pythons() -> Vec<PathBuf> {
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    let path = std::env::var_os("PATH").unwrap_or_default();
    for directory in std::env::split_paths(&path) {
        for name in ["python3", "python3.11", "python3.12", "python3.13", "python3.14"] {
            let candidate = directory.join(name);
            let Ok(output) = Command::new(&candidate).args(["-c", "import sys; print(sys.version)"]).output()
            else {
                continue;
            };
            if output.status.success() && seen.insert(output.stdout) {
                found.push(candidate);
            }
        }
    }
    found
}

/// The first place where two texts differ, with what is around it.
fn difference(ours: &str, theirs: &str) -> String {
    let at = ours.bytes().zip(theirs.bytes()).take_while(|(a, b)| a == b).count();
    let around =
        |text: &str| text.get(at.saturating_sub(120)..(at + 80).min(text.len())).unwrap_or("").to_owned();
    format!("ours: …{}…\ntheirs: …{}…", around(ours), around(theirs))
}

#[test]
fn every_file_of_cpythons_library_has_cpythons_tree() {
    let pythons = pythons();
    if pythons.is_empty() {
        eprintln!("skipped: there is no python3 on the path");
    }
    for python in pythons {
        let output = Command::new(&python).args(["-c", ORACLE]).output().expect("it has just answered");
        let (mut files, mut trees) = (0, 0);
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let (path, sample): (PathBuf, Option<(bool, String)>) =
                serde_json::from_str(line).expect("the oracle prints JSON");
            let text = std::fs::read_to_string(&path).expect("CPython could read it");
            let parsed = parse_module(&text);
            assert!(
                parsed.is_ok(),
                "{}: {:?}",
                path.display(),
                parsed.diagnostics.iter().find(|fault| fault.is_error())
            );
            files += 1;
            if let Some((places, theirs)) = sample {
                let style = TreeStyle { indent: None, places, ascii: true };
                let ours = dump_tree(&parsed.module, &Source::new("", text), style);
                assert!(ours == theirs, "{}\n{}", path.display(), difference(&ours, &theirs));
                trees += 1;
            }
        }
        eprintln!("{}: {files} files parse, {trees} trees are equal", python.display());
        assert!(files == 0 || trees > files / 5, "a quarter of the files is compared");
    }
}
