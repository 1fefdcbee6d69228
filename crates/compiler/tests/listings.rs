//! Figures: programs and the code that they become. Each story in `stories/` has its listing beside it.

mod common;

use rondo_compiler::CompileOptions;

#[test]
fn stories() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the stories are there")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    paths.sort();
    assert!(paths.len() >= 15, "there are stories");
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a story can be read");
        let name = path.file_stem().expect("a story has a name").to_string_lossy().into_owned();
        let options = CompileOptions { allow_top_level_await: true, ..CompileOptions::default() };
        let code = common::compile(&format!("{name}.py"), &text, options).expect("a story is right");
        let listing = rondo_bytecode::disasm::disassemble(&code);
        let figure = format!("{text}\n{}\n{listing}", "-".repeat(72));
        insta::with_settings!({ snapshot_path => "stories", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, figure);
        });
    }
}
