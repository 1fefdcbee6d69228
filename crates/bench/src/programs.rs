//! The programs: ordinary files under `programs/`, one directory a group.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

/// What a program exercises.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Group {
    /// The machine: calls, arithmetic, objects, containers.
    Compute,
    /// The event loop: tasks, timers, futures.
    Loop,
    /// Sockets: both ends in one process.
    Sockets,
    /// The bundled library: its native containers, iterators and functions.
    Library,
}

impl Group {
    /// All of them, in the order of the tables.
    pub const ALL: [Group; 4] = [Group::Compute, Group::Loop, Group::Sockets, Group::Library];

    /// The directory under `programs/`, and the name in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Group::Compute => "compute",
            Group::Loop => "loop",
            Group::Sockets => "sockets",
            Group::Library => "library",
        }
    }
}

/// A program to measure.
pub struct Program {
    /// The file's name without its ending.
    pub name: String,
    /// What it exercises.
    pub group: Group,
    /// Where it is.
    pub path: PathBuf,
}

/// The directory of programs of the source tree this was built from.
pub fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")
}

/// The programs of the group, or of all groups, whose name contains `only`.
pub fn choose(group: Option<Group>, only: Option<&str>) -> Result<Vec<Program>, String> {
    let mut chosen = Vec::new();
    for candidate in Group::ALL {
        if group.is_none_or(|wanted| wanted == candidate) {
            chosen.extend(
                of_group(candidate)?.into_iter().filter(|p| only.is_none_or(|part| p.name.contains(part))),
            );
        }
    }
    if chosen.is_empty() {
        return Err("no program has such a name".to_string());
    }
    Ok(chosen)
}

fn of_group(group: Group) -> Result<Vec<Program>, String> {
    let directory = directory().join(group.name());
    let entries = std::fs::read_dir(&directory)
        .map_err(|e| format!("cannot read the directory {}: {e}", directory.display()))?;
    let mut programs = Vec::new();
    for entry in entries {
        let path =
            entry.map_err(|e| format!("cannot read the directory {}: {e}", directory.display()))?.path();
        if path.extension().is_some_and(|ending| ending == "py") {
            let name =
                path.file_stem().expect("a file with an ending has a stem").to_string_lossy().into_owned();
            programs.push(Program { name, group, path });
        }
    }
    programs.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(programs)
}
