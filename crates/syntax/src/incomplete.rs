//! What the prompt asks before it evaluates anything: is there more to come?

use crate::layout::lay_out;
use crate::lexer::lex;
use crate::token::{Token, TokenSet};
use rondo_diagnostics::{Diagnostic, Source};

/// Words that a statement with a block begins with.
const COMPOUND: TokenSet = TokenSet::of(&[
    Token::Async,
    Token::At,
    Token::Class,
    Token::Def,
    Token::For,
    Token::If,
    Token::Match,
    Token::Try,
    Token::While,
    Token::With,
    Token::Elif,
    Token::Else,
    Token::Except,
    Token::Finally,
]);

/// Whether what was entered so far asks for more: a bracket, a triple quote or a backslash is open, or a statement with a block isn't
/// ended by an empty line yet, as at CPython's prompt.
///
/// What is wrong already is complete: it is to be reported, not to be waited for.
pub fn is_incomplete(text: &str) -> bool {
    let source = Source::new("", text);
    let lexed = lex(&source);
    let laid = lay_out(&source, &lexed);
    if lexed.wants_more {
        return true;
    }
    let early_error = |diagnostics: &[Diagnostic]| diagnostics.iter().any(Diagnostic::is_error);
    if laid.wants_more {
        // The only complaint is then of that bracket.
        return !early_error(&lexed.diagnostics)
            && laid.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count() <= 1;
    }
    if early_error(&lexed.diagnostics) || early_error(&laid.diagnostics) || ends_in_empty_line(text) {
        return false;
    }
    // The last statement at the margin decides: a block may go on, or get an `else`.
    let mut level = 0;
    let mut at_line_start = true;
    let mut last_is_compound = false;
    for (token, _) in &laid.tokens {
        match token {
            Token::Indent => level += 1,
            Token::Dedent => level -= 1,
            Token::Newline => at_line_start = true,
            _ => {
                if at_line_start && level == 0 {
                    last_is_compound = COMPOUND.contains(*token);
                }
                at_line_start = false;
            }
        }
    }
    last_is_compound
}

/// Whether the last line that was ended is empty.
fn ends_in_empty_line(text: &str) -> bool {
    let Some(text) = text.strip_suffix('\n') else { return false };
    let last = text.rsplit('\n').next().unwrap_or(text);
    last.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::is_incomplete;

    #[test]
    fn whole_entries_are_complete() {
        for text in [
            "",
            "x = 1",
            "x = 1\n",
            "f(1)\n",
            "if x: y\n\n",
            "if x:\n    y\n\n",
            "a = 1; b = 2",
            "# comment\n",
            "'a'",
        ] {
            assert!(!is_incomplete(text), "{text:?}");
        }
    }

    #[test]
    fn open_brackets_quotes_backslashes_and_blocks_ask_for_more() {
        for text in [
            "f(",
            "f(1,\n",
            "x = [1,\n  2",
            "'''a",
            "f'''a{b}",
            "x = 1 + \\\n",
            "if x:",
            "if x:\n",
            "if x:\n    y\n",
            "if x: y\n",
            "@a\n",
        ] {
            assert!(is_incomplete(text), "{text:?}");
        }
    }

    #[test]
    fn what_is_wrong_already_is_complete() {
        for text in ["x = 'a", "x = )", "(]", "x = 1 ?\n", "if x:\n  a\n b\n", "x ="] {
            assert!(!is_incomplete(text), "{text:?}");
        }
    }
}
