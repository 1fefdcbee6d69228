//! Parses the files named on the command line several times, and prints the least time of a round and what that is a second.
//!
//! To compare with CPython, time `ast.parse` over the same files: `crates/bench` does both.
use std::time::Instant;

fn main() {
    let texts: Vec<String> =
        std::env::args().skip(1).filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let round = || {
        let begun = Instant::now();
        let statements: usize =
            texts.iter().map(|text| rondo_syntax::parse_module(text).module.body.len()).sum();
        (begun.elapsed().as_secs_f64(), statements)
    };
    let rounds: Vec<(f64, usize)> = (0..5).map(|_| round()).collect();
    let least = rounds.iter().map(|(seconds, _)| *seconds).fold(f64::INFINITY, f64::min);
    let megabytes = bytes as f64 / 1e6;
    println!(
        "{} files, {megabytes:.2} MB, {least:.3} s, {:.1} MB/s, {} statements",
        texts.len(),
        megabytes / least,
        rounds[0].1
    );
}
