//! Reads a JSON list of programs, and prints a JSON list of what is wrong with each: class, message, line, column, code.
use rondo_diagnostics::Source;
use rondo_syntax::parse_module;

fn main() {
    let programs: Vec<String> = serde_json::from_reader(std::io::stdin()).expect("a JSON list of programs");
    let all: Vec<_> = programs
        .iter()
        .map(|program| {
            let source = Source::new("", program.as_str());
            let faults = parse_module(program).diagnostics;
            let rows = faults.iter().map(|fault| {
                let position = source.position(fault.span.start);
                let (class, code) = (fault.code.exception().name(), fault.code.name());
                serde_json::json!([class, fault.message, position.line, position.column, code])
            });
            rows.collect::<Vec<_>>()
        })
        .collect();
    println!("{}", serde_json::to_string(&all).expect("plain data prints"));
}
