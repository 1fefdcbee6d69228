//! Figures: programs on their way to code. Each story in `stories/` has its whole way beside it, five pictures in a file:
//! source, tokens, tree, scopes, bytecode. Between them the stories show every instruction that there is.

mod common;

use std::collections::BTreeSet;
use std::path::PathBuf;

use rondo_bytecode::instr::TABLE;
use rondo_compiler::scopes;
use rondo_compiler::{CompileOptions, Mode};
use rondo_diagnostics::Source;
use rondo_syntax::{TreeStyle, dump_layout, dump_tree};

/// A picture with more lines than this is shown by its two ends. Only the story of very many locals has one.
const TALL: usize = 150;

/// A program and what shows in its figure.
struct Story {
    name: String,
    text: String,
    listing: String,
}

impl Story {
    /// Reads and compiles one.
    fn read(path: &PathBuf) -> Story {
        let text = std::fs::read_to_string(path).expect("a story can be read");
        let name = path.file_stem().expect("a story has a name").to_string_lossy().into_owned();
        let mode = if name.ends_with("prompt") { Mode::Interactive } else { Mode::File };
        let options = CompileOptions { allow_top_level_await: true, mode };
        let code = common::compile(&format!("{name}.py"), &text, options).expect("a story is right");
        let listing = rondo_bytecode::disasm::disassemble(&code);
        Story { name, text, listing }
    }

    /// The whole way: five pictures, one below the other.
    fn figure(&self) -> String {
        let source = Source::new(format!("{}.py", self.name), &self.text);
        let parsed = rondo_syntax::parse_module(&self.text);
        let tree =
            dump_tree(&parsed.module, &source, TreeStyle { indent: Some(2), places: false, ascii: false });
        let (scopes, _) = scopes::analyse(&parsed.module, "<module>");
        let pictures = [
            ("tokens", by_lines(&dump_layout(&self.text))),
            ("tree", tree),
            ("scopes", scopes::print(&scopes)),
            ("bytecode", self.listing.clone()),
        ];
        let mut figure = self.text.clone();
        for (name, picture) in pictures {
            figure +=
                &format!("\n---- {name} {}\n{}\n", "-".repeat(66 - name.len()), ends(picture.trim_end()));
        }
        figure
    }
}

/// All stories, in their order.
fn stories() -> Vec<Story> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the stories are there")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    paths.sort();
    paths.iter().map(Story::read).collect()
}

/// The tokens of a line of source on one line, each with its text unless it always has the same.
fn by_lines(layout: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut last = "";
    for token in layout.lines() {
        let (place, rest) = token.split_once(' ').expect("a token has a place");
        let (number, _) = place.split_once(':').expect("a place has a line and a column");
        let words: Vec<&str> = rest.split_whitespace().collect();
        let (kind, text) = words.split_first().expect("a token has a kind");
        if number != last {
            lines.push(format!("{number:>3} "));
            last = number;
        }
        let line = lines.last_mut().expect("a line was begun");
        line.push(' ');
        line.push_str(kind);
        if ["Name", "Int", "Float"].contains(kind) {
            line.push_str(&format!("({})", text.join(" ")));
        }
    }
    lines.join("\n")
}

/// The picture, or its first and last lines if it is tall.
fn ends(picture: &str) -> String {
    let lines: Vec<&str> = picture.lines().collect();
    if lines.len() <= TALL {
        return picture.to_owned();
    }
    let left_out = format!("… {} lines …", lines.len() - 30);
    [&lines[..20], &[left_out.as_str()], &lines[lines.len() - 10..]].concat().join("\n")
}

#[test]
fn the_whole_way_of_each_story() {
    let stories = stories();
    assert!((15..=25).contains(&stories.len()), "as many as can be read in an evening");
    for story in stories {
        insta::with_settings!({ snapshot_path => "stories", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(story.name.clone(), story.figure());
        });
    }
}

#[test]
fn every_instruction_occurs_in_a_story() {
    let stories = stories();
    let shown: BTreeSet<&str> = stories.iter().flat_map(|story| story.listing.split_whitespace()).collect();
    let missing: Vec<&str> = TABLE.iter().map(|row| row.name).filter(|name| !shown.contains(name)).collect();
    assert!(missing.is_empty(), "no story shows {}", missing.join(", "));
}
