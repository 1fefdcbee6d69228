//! Where the scripts are, and their names as tests.

use std::io;
use std::path::{Path, PathBuf};

/// A script under test.
#[derive(Clone, Debug)]
pub struct Script {
    /// Its name: the path below the workspace, without its ending.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
}

/// The root of the workspace.
pub fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the workspace")
}

/// All scripts below `tests/scripts` and `examples`, in the order of their names. Directories whose names begin with an
/// underscore hold what scripts import.
///
/// # Errors
///
/// A directory that cannot be read.
pub fn scripts() -> io::Result<Vec<Script>> {
    let mut scripts = Vec::new();
    for root in [workspace().join("tests").join("scripts"), workspace().join("examples")] {
        if root.exists() {
            collect(&root, &mut scripts)?;
        }
    }
    scripts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(scripts)
}

fn collect(directory: &Path, scripts: &mut Vec<Script>) -> io::Result<()> {
    for entry in std::fs::read_dir(directory)? {
        let path = entry?.path();
        if path.is_dir() {
            let is_imported = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('_'));
            if !is_imported {
                collect(&path, scripts)?;
            }
        } else if path.extension().is_some_and(|ending| ending == "py") {
            let below =
                path.strip_prefix(workspace()).expect("the scripts lie in the workspace").with_extension("");
            let parts: Vec<String> = below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            scripts.push(Script { name: parts.join("/"), path });
        }
    }
    Ok(())
}
