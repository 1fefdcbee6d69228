//! Compiles the bundled modules while Rondo is built, so that nobody waits for it who imports one: see `src/frozen.rs`.
//!
//! What is written: for each module a file with its code as bytes, and a table of them in Rust, sorted by the names that the
//! files of the modules have in tracebacks. A module that does not compile fails the build, with the faults as always.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use rondo_bytecode::frozen::freeze;
use rondo_compiler::{CompileOptions, Mode, compile_module};
use rondo_diagnostics::{Source, render};

/// Where the modules lie, from here, and what their directory is called in tracebacks.
const DIRECTORIES: [(&str, &str); 2] =
    [("../library/src/python", "<rondo>"), ("../runtime/src/python", "<rondo>/asyncio")];

fn main() {
    let mut modules = Vec::new();
    for (directory, shown) in DIRECTORIES {
        // Cargo looks at all files below.
        println!("cargo::rerun-if-changed={directory}");
        find(Path::new(directory), shown, &mut modules);
    }
    modules.sort();
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo says where to write"));
    // Two threads serve: there are some 200 files, and the machine has other things to build.
    let (first, second) = modules.split_at(modules.len() / 2);
    std::thread::scope(|scope| {
        scope.spawn(|| first.iter().for_each(|module| compile(module, &out)));
        second.iter().for_each(|module| compile(module, &out));
    });
    let mut table = String::from("&[\n");
    for Module { file, .. } in &modules {
        let frozen = frozen_path(&out, file);
        writeln!(table, "    ({file:?}, include_bytes!({frozen:?})),").expect("a string takes all text");
    }
    table.push_str("]\n");
    std::fs::write(out.join("frozen.rs"), table).expect("the directory for output takes files");
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Module {
    /// The name of its file in tracebacks.
    file: String,
    path: PathBuf,
}

/// The modules below a directory.
fn find(directory: &Path, shown: &str, modules: &mut Vec<Module>) {
    for entry in std::fs::read_dir(directory).expect("the bundled modules can be found") {
        let path = entry.expect("a directory can be read to its end").path();
        let name = path.file_name().expect("an entry has a name").to_string_lossy().into_owned();
        let file = format!("{shown}/{name}");
        if path.is_dir() {
            find(&path, &file, modules);
        } else if name.ends_with(".py") {
            modules.push(Module { file, path });
        }
    }
}

/// Where the code of a module is written.
fn frozen_path(out: &Path, file: &str) -> PathBuf {
    out.join(format!("{}.frozen", file.trim_start_matches("<rondo>/").replace('/', ".")))
}

fn compile(module: &Module, out: &Path) {
    let text = std::fs::read_to_string(&module.path).expect("a bundled module is a file of text");
    let source = Source::new(&module.file, text);
    let parsed = rondo_syntax::parse_module(source.text());
    let options = CompileOptions { mode: Mode::File, allow_top_level_await: false };
    let code = match parsed.diagnostics.as_slice() {
        [] => compile_module(&parsed.module, &source, options),
        faults => Err(faults.to_vec()),
    };
    let code = code.unwrap_or_else(|faults| {
        panic!("a bundled module is at fault:\n{}", render(&faults, &source, false));
    });
    std::fs::write(frozen_path(out, &module.file), freeze(&code))
        .expect("the directory for output takes files");
}
