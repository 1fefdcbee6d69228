//! The files of CPython's own library compile, and the code holds. Where no `python3` is installed, nothing is asked.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use rondo_compiler::{CompileOptions, compile_module};
use rondo_diagnostics::Source;

/// The messages with which a file of the library may be refused: what is outside the subset.
const REFUSALS: [&str; 2] = ["complex numbers are not supported", "a string with a lone surrogate"];

#[test]
fn the_library_of_cpython() {
    let Some(folder) = library() else { return };
    let mut files = Vec::new();
    collect(&folder, &mut files);
    let (mut compiled, mut refused, mut bytes) = (0, 0, 0);
    let mut time = Duration::ZERO;
    for path in files {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let parsed = rondo_syntax::parse_module(&text);
        let faults: Vec<_> = parsed.diagnostics.iter().filter(|fault| fault.is_error()).collect();
        if let Some(fault) = faults.first() {
            let known = REFUSALS.iter().any(|refusal| fault.message.starts_with(refusal));
            assert!(known || !compiles_in_cpython(&path), "{}: {}", path.display(), fault.message);
            refused += 1;
            continue;
        }
        let source = Source::new(path.display().to_string(), text);
        let start = Instant::now();
        let result = compile_module(&parsed.module, &source, CompileOptions::default());
        time += start.elapsed();
        bytes += source.text().len();
        match result {
            Ok(code) => {
                compiled += 1;
                if let Err(faults) = rondo_bytecode::verify::verify(&code) {
                    panic!("{}: {}", path.display(), faults[0]);
                }
            }
            Err(faults) => {
                let known = REFUSALS.iter().any(|refusal| faults[0].message.starts_with(refusal));
                assert!(known || !compiles_in_cpython(&path), "{}: {}", path.display(), faults[0].message);
                refused += 1;
            }
        }
    }
    let speed = bytes as f64 / 1e6 / time.as_secs_f64();
    println!("{compiled} files compiled, {refused} refused, {speed:.1} MB/s with verification");
    assert!(compiled > 100, "the library is larger than that");
}

fn library() -> Option<PathBuf> {
    let script = "import sysconfig; print(sysconfig.get_path('stdlib'))";
    let output = Command::new("python3").args(["-c", script]).output().ok()?;
    Some(PathBuf::from(String::from_utf8(output.stdout).ok()?.trim()))
}

fn compiles_in_cpython(path: &Path) -> bool {
    let script = "import sys; compile(open(sys.argv[1], 'rb').read(), sys.argv[1], 'exec')";
    Command::new("python3")
        .args(["-W", "ignore", "-c", script])
        .arg(path)
        .output()
        .is_ok_and(|output| output.status.success())
}

/// The files below a folder, but for the tests of CPython, which are many and only wanted when asked for (`ALL=1`).
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let all = std::env::var_os("ALL").is_some();
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "site-packages" && (all || (name != "test" && name != "tests" && name != "idlelib")) {
                collect(&path, files);
            }
        } else if name.ends_with(".py") {
            files.push(path);
        }
    }
}
