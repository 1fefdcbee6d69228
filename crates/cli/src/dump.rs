//! `rondo dump STAGE FILE`: what a stage of the pipeline makes of a text.

use std::io::Write;

use rondo_interpreter::{dump_bytecode, dump_layout, dump_scopes, dump_tokens, dump_tree, render};

use crate::arguments::{Dump, Stage};
use crate::check::read;
use crate::stage::{complain, wants_colour};

/// Prints the stage's picture. The status is 1 if the text has a fault that the stage cannot do with.
pub fn dump(arguments: &Dump) -> i32 {
    let source = match read(&arguments.file) {
        Ok(Ok(source)) => source,
        Ok(Err(unreadable)) => {
            let (source, fault) = *unreadable;
            eprint!("{}", render(&[fault], &source, wants_colour()));
            return 1;
        }
        Err(error) => return complain(&format!("cannot read {}: {error}", arguments.file)),
    };
    let picture = match arguments.stage {
        Stage::Tokens => Ok(dump_tokens(&source)),
        Stage::Layout => Ok(dump_layout(&source)),
        Stage::Tree => dump_tree(&source),
        Stage::Scopes => dump_scopes(&source),
        Stage::Bytecode => dump_bytecode(&source),
    };
    match picture {
        Ok(picture) => {
            let end = if picture.ends_with('\n') { "" } else { "\n" };
            // Whoever stops reading has seen enough.
            write!(std::io::stdout(), "{picture}{end}").map_or(120, |()| 0)
        }
        Err(faults) => {
            eprint!("{}", render(&faults, &source, wants_colour()));
            1
        }
    }
}
