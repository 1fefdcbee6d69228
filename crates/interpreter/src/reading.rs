//! From bytes to text: a source is UTF-8, with or without a byte order mark.

use std::path::Path;

use rondo_diagnostics::{Code, Diagnostic, Source, Span};

/// Reads a file that is to be compiled. The outer error is the operating system's; the inner one says what is wrong with
/// the text, in a source that holds what could be read.
pub fn read_source(path: &Path, name: &str) -> std::io::Result<Result<Source, Box<(Source, Diagnostic)>>> {
    Ok(source_of_bytes(name, std::fs::read(path)?))
}

/// The same for bytes that come from elsewhere.
pub fn source_of_bytes(name: &str, bytes: Vec<u8>) -> Result<Source, Box<(Source, Diagnostic)>> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => {
            let place = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let line = bytes[..place].iter().filter(|&&byte| byte == b'\n').count() + 1;
            let source = Source::new(name, String::from_utf8_lossy(&bytes));
            let message = format!(
                "Non-UTF-8 code starting with '\\x{:02x}' in file {name} on line {line}, but no encoding declared; \
                 see https://peps.python.org/pep-0263/ for details",
                bytes[place]
            );
            // The mark that stands for the byte is as long as three bytes.
            let span = Span::new(place as u32, place as u32 + '\u{fffd}'.len_utf8() as u32);
            Err(Box::new((source, Diagnostic::new(Code::E0019, span, message))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_text_are_refused_with_their_place() {
        let fault = source_of_bytes("x.py", b"a = 1\nb = '\xe9'\n".to_vec()).expect_err("it is Latin-1").1;
        assert!(fault.message.starts_with("Non-UTF-8 code starting with '\\xe9' in file x.py on line 2"));
        assert_eq!(fault.span, Span::new(11, 14));
    }
}
