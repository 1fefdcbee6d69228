//! The pages of the codes that this crate reports: the broken program is shown exactly as the page shows it, and the mended one is mended.
//!
//! `BLESS=1 cargo test -p rondo-compiler --test pages` writes the renderings anew.

use rondo_compiler::{CompileOptions, compile_with_doubts};
use rondo_diagnostics::Diagnostic;
use rondo_diagnostics::{Code, Source, render};
use rondo_syntax::parse_module;

/// The codes whose pages have no program: of limits that only programs reach that would fill the page.
const WITHOUT_PROGRAM: [Code; 1] = [Code::E0302];

/// What the compiler has to say of a program.
fn faults(program: &str) -> Vec<Diagnostic> {
    let parsed = parse_module(program);
    assert_eq!(parsed.diagnostics, [], "the grammar has nothing to say of these programs");
    let source = Source::new("example.py", program);
    match compile_with_doubts(&parsed.module, &source, CompileOptions::default()) {
        Ok((_, doubts)) => doubts,
        Err(faults) => faults,
    }
}

/// The fenced blocks of a page: what stands between a fence with this language and the next fence.
fn blocks<'p>(page: &'p str, language: &str) -> Vec<&'p str> {
    let opener = format!("```{language}\n");
    page.split(opener.as_str())
        .skip(1)
        .map(|rest| &rest[..rest.find("```").expect("a fence is closed")])
        .collect()
}

/// What a page shows for a program.
fn rendering(program: &str) -> String {
    render(&faults(program), &Source::new("example.py", program), false)
}

fn check(code: Code) -> Result<(), String> {
    let page = code.page();
    assert!(
        page.starts_with(&format!("# {}: {}\n", code.name(), code.title())),
        "{} has another title",
        code.name()
    );
    if WITHOUT_PROGRAM.contains(&code) {
        return Ok(());
    }
    let (programs, shown) = (blocks(page, "python"), blocks(page, "text"));
    let ([broken, mended], [shown]) = (&programs[..], &shown[..]) else {
        return Err("a page has a broken program, its rendering and a mended program".to_owned());
    };
    let faults = faults(broken);
    if faults.is_empty() || faults.iter().any(|fault| fault.code != code) {
        return Err(format!("the broken program has other faults: {faults:?}"));
    }
    let rendered = rendering(broken);
    if std::env::var_os("BLESS").is_some() {
        let path = format!("{}/../../docs/errors/{}.md", env!("CARGO_MANIFEST_DIR"), code.name());
        let page = page.replacen(&format!("```text\n{shown}```"), &format!("```text\n{rendered}```"), 1);
        std::fs::write(path, page).expect("the pages are in the repository");
        return Ok(());
    }
    if *shown != rendered {
        return Err(format!("the page shows\n{shown}\nbut the rendering is\n{rendered}"));
    }
    match self::faults(mended).first() {
        Some(fault) => Err(format!("the mended program is broken: {fault:?}")),
        None => Ok(()),
    }
}

#[test]
fn every_page_shows_its_fault_and_its_mending() {
    let codes = Code::ALL.iter().filter(|code| code.name() >= "E0200" && code.name() < "E0400");
    let wrong: Vec<String> =
        codes.filter_map(|&code| Some(format!("{}: {}", code.name(), check(code).err()?))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
