//! The listing: code as a page to be read.
//!
//! ```text
//! code f (function) registers 3, temporaries from r2
//!   locals     r0 a, r1 b
//!    2   0  Add          r2 r0 r1                 a, b
//!        1  Return       r2
//! ```
//!
//! From the left: the line of the source (where it changes), the index of the instruction (a `>` before it says that a jump or
//! an exception leads here), the mnemonic, the operands with their sigils, and what the operands stand for. The table of
//! handlers follows, and then the code that lies within, in the order of the constants.

use std::collections::HashSet;
use std::fmt::{self, Write};
use std::rc::Rc;

use crate::code::{Code, CodeKind, Constant};
use crate::instr::Instr;
use crate::operand::{Operand, Reg, Wide};

/// The listing of a code and of all the code within it.
pub fn disassemble(code: &Rc<Code>) -> String {
    let mut text = String::new();
    for (index, code) in code.walk().iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        listing(&mut text, code).expect("writing to a string succeeds");
    }
    text
}

fn listing(text: &mut String, code: &Code) -> fmt::Result {
    header(text, code)?;
    let goals: HashSet<u32> = code
        .instrs
        .iter()
        .filter_map(|instr| instr.target().map(|target| target.0))
        .chain(code.handlers.iter().map(|handler| handler.target))
        .collect();
    let mut last_line = 0;
    let lines = code.places.lines();
    for (index, instr) in code.instrs.iter().enumerate() {
        let line = lines.get(index).copied().unwrap_or(0);
        let shown = if line == last_line { String::new() } else { line.to_string() };
        last_line = line;
        let mark = if goals.contains(&(index as u32)) { '>' } else { ' ' };
        let operands: Vec<String> = instr.operands().iter().map(|(_, operand)| operand.to_string()).collect();
        let row = format!(
            "{shown:>5} {mark}{index:>4}  {:<14} {:<24} {}",
            instr.mnemonic(),
            operands.join(" "),
            meaning(code, instr)
        );
        writeln!(text, "{}", row.trim_end())?;
    }
    for handler in &code.handlers {
        writeln!(
            text,
            "  handler    {}..{} to @{} with the exception in r{}",
            handler.start, handler.end, handler.target, handler.depth
        )?;
    }
    Ok(())
}

fn header(text: &mut String, code: &Code) -> fmt::Result {
    writeln!(
        text,
        "code {} ({}) registers {}, temporaries from r{}",
        code.qualname,
        kind_word(code.kind),
        code.registers,
        code.first_temporary
    )?;
    if !code.locals.is_empty() {
        let locals: Vec<_> = code
            .locals
            .iter()
            .map(|local| {
                let sigil = if local.register < Wide::FIRST { 'r' } else { 'w' };
                let cell = if local.is_cell { " (cell)" } else { "" };
                format!("{sigil}{} {}{cell}", local.register, local.name)
            })
            .collect();
        writeln!(text, "  locals     {}", locals.join(", "))?;
    }
    if !code.free.is_empty() {
        let free: Vec<_> =
            code.free.iter().enumerate().map(|(index, name)| format!("^{index} {name}")).collect();
        writeln!(text, "  closure    {}", free.join(", "))?;
    }
    Ok(())
}

fn kind_word(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::Module => "module",
        CodeKind::ClassBody => "class body",
        CodeKind::Function => "function",
        CodeKind::Generator => "generator",
        CodeKind::Coroutine => "coroutine",
        CodeKind::AsyncGenerator => "async generator",
    }
}

/// What the operands of an instruction stand for, in their order; temporaries stand for nothing.
fn meaning(code: &Code, instr: &Instr) -> String {
    let words: Vec<String> =
        instr.operands().iter().filter_map(|(_, operand)| operand_meaning(code, operand)).collect();
    words.join(", ")
}

fn operand_meaning(code: &Code, operand: &Operand) -> Option<String> {
    match operand {
        Operand::Reg(Reg::DISCARD) => None,
        Operand::Reg(reg) => local_name(code, reg.0.into()),
        Operand::Wide(wide) => local_name(code, wide.0),
        Operand::Const(constant) => code.constants.get(usize::from(constant.0)).map(constant_text),
        Operand::Name(name) => code.names.get(usize::from(name.0)).map(|name| format!(".{name}")),
        Operand::Free(free) => code.free.get(usize::from(free.0)).map(|name| format!("^{name}")),
        Operand::Target(_)
        | Operand::Count(_)
        | Operand::Number(_)
        | Operand::Cache(_)
        | Operand::Word(_)
        | Operand::Parts(_) => None,
    }
}

fn local_name(code: &Code, register: u16) -> Option<String> {
    code.locals.iter().find(|local| local.register == register).map(|local| local.name.to_string())
}

/// A constant, much as Python would print it; code shows its name.
pub fn constant_text(constant: &Constant) -> String {
    let list = |items: &[Constant]| items.iter().map(constant_text).collect::<Vec<_>>().join(", ");
    match constant {
        Constant::None => "None".to_string(),
        Constant::Ellipsis => "...".to_string(),
        Constant::Bool(true) => "True".to_string(),
        Constant::Bool(false) => "False".to_string(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt(digits) => digits.to_string(),
        Constant::Float(value) => format!("{value:?}"),
        Constant::Str(value) => format!("{value:?}"),
        Constant::Bytes(value) => format!("b\"{}\"", value.escape_ascii()),
        Constant::Tuple(items) if items.len() == 1 => format!("({},)", list(items)),
        Constant::Tuple(items) => format!("({})", list(items)),
        Constant::FrozenSet(items) => format!("frozenset({{{}}})", list(items)),
        Constant::Code(code) => format!("<code {}>", code.qualname),
    }
}
