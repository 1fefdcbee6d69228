//! From bytes to text: a source is UTF-8, with or without a byte order mark.

use std::path::Path;

use rondo_diagnostics::{Diagnostic, Source};

/// Reads a file that is to be compiled. The outer error is the operating system's; the inner one says what is wrong with
/// the text, in a source that holds what could be read.
pub fn read_source(path: &Path, name: &str) -> std::io::Result<Result<Source, Box<(Source, Diagnostic)>>> {
    Ok(source_of_bytes(name, std::fs::read(path)?))
}

/// The same for bytes that come from elsewhere.
pub fn source_of_bytes(name: &str, bytes: Vec<u8>) -> Result<Source, Box<(Source, Diagnostic)>> {
    match rondo_syntax::decode(name, bytes) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(wrong) => Err(Box::new((Source::new(name, wrong.text), wrong.diagnostic))),
    }
}

#[cfg(test)]
mod tests {
    use rondo_diagnostics::Span;

    use super::*;

    #[test]
    fn bytes_that_are_no_text_are_refused_with_their_place() {
        let fault = source_of_bytes("x.py", b"a = 1\nb = '\xe9'\n".to_vec()).expect_err("it is Latin-1").1;
        assert!(fault.message.starts_with("Non-UTF-8 code starting with '\\xe9' in file x.py on line 2"));
        assert_eq!(fault.span, Span::new(11, 14));
    }
}
