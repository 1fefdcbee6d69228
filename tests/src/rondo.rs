//! The binary under test.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::{Duration, SystemTime};

use crate::corpus::workspace;
use crate::process::{self, Finished};

/// The binary: RONDO_BINARY, or the one of this build, which is built first if it is missing or older than its source.
///
/// # Errors
///
/// It is neither there nor can it be built, in words.
pub fn binary() -> Result<&'static Path, String> {
    static BINARY: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    BINARY.get_or_init(find_or_build).as_deref().map_err(Clone::clone)
}

fn find_or_build() -> Result<PathBuf, String> {
    if let Some(path) = std::env::var_os("RONDO_BINARY") {
        let path = PathBuf::from(path);
        return if path.exists() { Ok(path) } else { Err(format!("there is no {}", path.display())) };
    }
    let this = std::env::current_exe().map_err(|e| format!("cannot find out where this test is: {e}"))?;
    let directory = this
        .ancestors()
        .skip(1)
        .find(|directory| !directory.ends_with("deps"))
        .expect("a program lies in a directory")
        .to_path_buf();
    let path = directory.join(format!("rondo{}", std::env::consts::EXE_SUFFIX));
    let built = path.metadata().and_then(|data| data.modified()).ok();
    if built
        .is_none_or(|built| newest_source(&workspace().join("crates")).is_some_and(|changed| changed > built))
    {
        build(&directory)?;
    }
    if path.exists() { Ok(path) } else { Err(format!("the build left no {}", path.display())) }
}

/// Builds the command with the profile whose directory the test itself lies in.
fn build(directory: &Path) -> Result<(), String> {
    let profile = match directory.file_name().and_then(|name| name.to_str()) {
        Some("debug") | None => "dev",
        Some(name) => name,
    };
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--package", "rondo-cli", "--profile", profile])
        .current_dir(workspace())
        .status()
        .map_err(|e| format!("cannot run cargo: {e}"))?;
    if built.success() { Ok(()) } else { Err("rondo does not build".to_string()) }
}

fn newest_source(directory: &Path) -> Option<SystemTime> {
    let mut newest = None;
    for entry in std::fs::read_dir(directory).ok()?.flatten() {
        let path = entry.path();
        let changed = if path.is_dir() {
            newest_source(&path)
        } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "py") {
            entry.metadata().and_then(|data| data.modified()).ok()
        } else {
            None
        };
        newest = newest.max(changed);
    }
    newest
}

/// Runs `rondo` with these arguments.
///
/// # Errors
///
/// The binary cannot be run, in words.
pub fn run(arguments: &[&str], script: &Path, input: &str, limit: Duration) -> Result<Finished, String> {
    let mut command = Command::new(binary()?);
    command.args(arguments).arg(script).env("NO_COLOR", "1");
    process::run(&mut command, input, limit)
}
