//! The reference page of the instructions, `docs/bytecode.md`, written from the table.

use std::fmt::Write;

use crate::instr::{Row, TABLE};

/// What stands before the tables.
const INTRODUCTION: &str = "\
# The bytecode

This page is written from the table in `crates/bytecode/src/instr.rs`; a test fails when the two differ.
`rondo dump bytecode FILE` shows the code of a program.

The machine has registers. A function's parameters and locals are its first registers, temporaries lie above them. Every
instruction takes eight bytes: one for the operation, seven for operands.

## How to read the tables

| sigil | means |
|---|---|
| `r3` | a register; `_` where a result is dropped at once |
| `w300` | a local beyond the registers that a byte can name |
| `k2` | an entry of the constants |
| `.2` | an entry of the names: attributes, globals, modules |
| `^1` | a captured variable, an entry of the closure |
| `@12` | the goal of a jump: the index of an instruction |
| `#3` | how many registers, items or arguments |
| `!4` | the inline cache that the instruction owns |

In the effects `rD` is the register that an operand names, `rD+1` its neighbour above, and `→` a jump. *Consumes* means that a
register is left empty; *takes* means that a temporary is left empty and a local is copied; where neither word stands, registers
are only read.

**Temporaries are used once.** A register above the locals is written, read by one instruction, and then empty again. The
families *Operators*, *Jumps* (but the two `Keep` ones) and *Attributes and items* take their operands, in the order in which they
are named and before the result is written, so that the value of a temporary dies there, as it dies in CPython.

**Handlers.** Each code has a table of handlers: what is raised between two instructions goes to a third, with the exception in a
register. That register and all above it are emptied first.
";

/// The whole page.
pub fn reference() -> String {
    let mut page = INTRODUCTION.to_string();
    let mut group = "";
    for row in TABLE {
        if row.group != group {
            group = row.group;
            write!(page, "\n## {group}\n\n| instruction | operands | effect | |\n|---|---|---|---|\n")
                .expect("writing to a string succeeds");
        }
        line(&mut page, row);
    }
    page
}

fn line(page: &mut String, row: &Row) {
    let operands: Vec<_> = row.operands.iter().map(|(name, kind)| format!("`{name}: {kind}`")).collect();
    let effect = row.effect.replace('|', "\\|");
    let doc = row.doc.replace('|', "\\|");
    writeln!(page, "| **{}** | {} | `{effect}` | {doc} |", row.name, operands.join(" "))
        .expect("writing to a string succeeds");
}
