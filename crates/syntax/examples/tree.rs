//! Prints the trees of files as CPython's `ast.dump` does, one a line, or what is wrong with them.
use rondo_diagnostics::Source;
use rondo_syntax::{TreeStyle, dump_tree, parse_module};

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let places = arguments.first().is_some_and(|first| first == "--places");
    if places {
        arguments.remove(0);
    }
    for path in arguments {
        let text = std::fs::read_to_string(&path).expect("the file is readable UTF-8");
        let parsed = parse_module(&text);
        let source = Source::new(path.as_str(), text);
        for diagnostic in parsed.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()) {
            let position = source.position(diagnostic.span.start);
            println!(
                "{path}:{}:{}: {} {}",
                position.line,
                position.column,
                diagnostic.code.name(),
                diagnostic.message
            );
        }
        println!("{}", dump_tree(&parsed.module, &source, TreeStyle { indent: None, places, ascii: true }));
    }
}
