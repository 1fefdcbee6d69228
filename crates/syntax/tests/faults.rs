//! What is said of faulty programs: CPython's words, one complaint a fault, and all faults of a file in one run.

use rondo_diagnostics::{Diagnostic, Source, render};
use rondo_syntax::parse_module;

/// The errors of a program: doubts are left out.
fn errors(program: &str) -> Vec<Diagnostic> {
    parse_module(program).diagnostics.into_iter().filter(Diagnostic::is_error).collect()
}

#[test]
fn faults_are_worded_as_cpython_words_them() {
    let (_, table) = include_str!("faults.txt").split_once("====\n").expect("a preface comes first");
    let mut program = String::new();
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in table.split_inclusive('\n') {
        let Some(theirs) = line.strip_prefix("=> ") else {
            program.push_str(line);
            continue;
        };
        count += 1;
        let program = std::mem::take(&mut program);
        let program = program.strip_prefix('\n').unwrap_or(&program);
        let source = Source::new("", program);
        let ours = errors(program).into_iter().map(|fault| {
            let line = source.line_number(fault.span.start).min(program.lines().count() as u32);
            format!("{}, line {line}: {}", fault.code.exception().name(), fault.message)
        });
        let ours: Vec<String> = ours.collect();
        if ours != [theirs.trim_end()] {
            wrong.push(format!("{program}theirs: {theirs}ours: {ours:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n\n"));
    assert!(count > 300, "the table is whole");
}

#[test]
fn one_run_reports_every_independent_fault() {
    let program = r#"import
def add(a, b:
    return a + b

class Point
    def __init__(self, x, y):
        self.x = = x
        print "made"
    def move(self, dx=0, dy):
        if dx = 0:
            return
        else
            self.x += dx

total = add(1, 2
values = [1, 2 3]
text = 'It's'
for n in range(3):
print(n)
while True:
    f() = 1
    lambda x: yield
del total, 1
try:
    total
print(f"{total!x} {}")
x = 1 +
"#;
    insta::assert_snapshot!(render(&errors(program), &Source::new("faulty.py", program), false));
}

#[test]
fn an_unclosed_bracket_does_not_swallow_the_file() {
    let program = "a = (1,\n    2\nb = [3\n\ndef f(x:\n    y = {x\n    return y\n\nprint(f(1)\nc = = 2\n";
    insta::assert_snapshot!(render(&errors(program), &Source::new("open.py", program), false));
}

#[test]
fn faulty_headers_keep_their_blocks() {
    let program = "if x = 1:\n    a = = 1\nelif y z:\n    b = = 2\nelse:\n    c = = 3\nwhile\n    d = = 4\n";
    let lines: Vec<u32> = {
        let source = Source::new("", program);
        errors(program).iter().map(|fault| source.line_number(fault.span.start)).collect()
    };
    assert_eq!(lines, [1, 2, 3, 4, 6, 7, 8]);
}

#[test]
fn doubts_are_no_errors() {
    let parsed = parse_module("x = '\\d' + b'\\400'\ny = 1if x else 2\n");
    assert!(parsed.is_ok());
    let messages: Vec<&str> = parsed.diagnostics.iter().map(|doubt| doubt.message.as_str()).collect();
    insta::assert_debug_snapshot!(messages);
}

#[test]
fn a_null_byte_is_refused() {
    assert_eq!(errors("x = 1\0")[0].message, "source code cannot contain null bytes");
}

#[test]
fn line_ends_of_every_kind_marks_and_cookies_are_accepted() {
    for program in [
        "\u{feff}# -*- coding: utf-8 -*-\nx = 1\n",
        "if x:\r\n    y\r\nelse:\r\n    z\r\n",
        "if x:\r    y\relse:\r    z\r",
        "x = 1\n\x0c\ny = 2\n",
        "x = 1",
        "",
        "\n\n",
        "x = '''a\r\nb'''\r\n",
        "é = ℌ = 1\n",
        "x = 1 + \\\r\n    2\r\n",
        "if x:\n\ty\n\tz\n",
    ] {
        assert_eq!(errors(program), [], "{program:?}");
    }
}
