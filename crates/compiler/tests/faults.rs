//! Faulty programs get CPython's messages, at CPython's places.
//!
//! `faults/programs.txt` holds programs with what CPython 3.14 says of them: `line:column message`, or `ok`.

mod common;

use rondo_compiler::CompileOptions;
use rondo_diagnostics::Source;

#[test]
fn messages_of_cpython() {
    let text = include_str!("faults/programs.txt");
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in text.split("\n====\n") {
        let (program, wanted) = case.split_once("\n----\n").expect("a program, a line, and a message");
        let source = Source::new("x.py", program);
        let found: Vec<String> = match common::compile("x.py", program, CompileOptions::default()) {
            Ok(_) => vec!["ok".to_string()],
            Err(faults) => faults
                .iter()
                .map(|fault| {
                    let place = source.position(fault.span.start);
                    format!("{}:{} {}", place.line, place.column, fault.message)
                })
                .collect(),
        };
        count += 1;
        // CPython stops at the first fault it meets; here all are reported.
        if !found.iter().any(|fault| fault == wanted.trim_end()) {
            wrong.push(format!("{program}\n  wanted {wanted}\n  found  {}\n", found.join("\n         ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {count} programs:\n\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 150);
}
