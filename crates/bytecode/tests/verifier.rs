//! The verifier finds what the machine could not survive.

use std::rc::Rc;

use rondo_bytecode::*;
use rondo_diagnostics::Span;

/// A function of one parameter and one temporary.
fn code(instrs: Vec<Instr>) -> Code {
    let length = instrs.len();
    Code {
        name: "f".into(),
        qualname: "f".into(),
        file: "f.py".into(),
        first_line: 1,
        kind: CodeKind::Function,
        parameters: Parameters { positional: 1, ..Parameters::default() },
        locals: vec![Local { register: 0, name: "a".into(), is_cell: false }],
        first_temporary: 1,
        free: Vec::new(),
        registers: 2,
        caches: 0,
        instrs: instrs.into(),
        places: Places::new(vec![(Span::default(), 1); length]),
        handlers: Vec::new(),
        constants: Vec::new(),
        names: Vec::new(),
        doc: None,
        class_cell: None,
        first_parameter_is_cell: false,
    }
}

fn faults(instrs: Vec<Instr>) -> String {
    match verify::verify(&code(instrs)) {
        Ok(()) => "none".to_string(),
        Err(faults) => faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
    }
}

const A: Reg = Reg(0);
const T: Reg = Reg(1);

#[test]
fn good_code_passes() {
    let instrs = vec![Instr::Add { dst: T, a: A, b: A }, Instr::Return { src: T }];
    assert_eq!(faults(instrs), "none");
}

#[test]
fn a_register_outside_the_frame() {
    let instrs = vec![Instr::Move { dst: Reg(2), src: A }, Instr::Return { src: A }];
    assert!(faults(instrs).starts_with("f @0: Move r2 r0: dst does not exist"));
}

#[test]
fn a_run_of_registers_that_leaves_the_frame() {
    let instrs = vec![Instr::BuildList { dst: T, base: T, count: Count(2) }, Instr::Return { src: T }];
    assert_eq!(faults(instrs), "f @0: BuildList r1 r1 #2 reaches outside the frame");
}

#[test]
fn a_temporary_that_was_taken() {
    let instrs = vec![
        Instr::LoadNone { dst: T },
        Instr::JumpIfTrue { a: T, target: Target(2) },
        Instr::Return { src: T },
    ];
    assert_eq!(faults(instrs), "f @2: Return r1 reads r1, which may be empty");
}

#[test]
fn a_temporary_that_only_one_way_fills() {
    let instrs = vec![
        Instr::JumpIfTrue { a: A, target: Target(2) },
        Instr::LoadNone { dst: T },
        Instr::Return { src: T },
    ];
    assert_eq!(faults(instrs), "f @2: Return r1 reads r1, which may be empty");
}

#[test]
fn a_jump_outside_and_a_missing_end() {
    let instrs = vec![Instr::JumpIfTrue { a: A, target: Target(7) }];
    assert_eq!(faults(instrs), "f: control falls off the end; f @0: JumpIfTrue r0 @7: target does not exist");
}

#[test]
fn a_handler_that_catches_into_a_local() {
    let mut code = code(vec![Instr::Return { src: A }]);
    code.handlers.push(Handler { start: 0, end: 1, target: 0, depth: 0 });
    let faults = verify::verify(&code).expect_err("the handler is wrong");
    assert!(faults[0].what.ends_with("catches outside the temporaries"));
}

#[test]
fn a_handler_that_reads_what_unwinding_has_emptied() {
    // r2 is full where the call raises; but the handler begins at depth 1, so only the exception in r1 is left.
    let above = Reg(2);
    let mut code = code(vec![
        Instr::LoadNone { dst: above },
        Instr::Add { dst: T, a: A, b: A },
        Instr::Return { src: above },
        Instr::Return { src: above },
    ]);
    code.registers = 3;
    code.handlers.push(Handler { start: 1, end: 2, target: 3, depth: 1 });
    let faults = verify::verify(&code).expect_err("the handler reads an empty register");
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].to_string(), "f @3: Return r2 reads r2, which may be empty");
}

#[test]
fn inner_code_is_verified_too() {
    let mut outer = code(vec![Instr::Return { src: A }]);
    outer.constants.push(Constant::Code(Rc::new(code(vec![Instr::LoadNone { dst: T }]))));
    let faults = verify::verify(&outer).expect_err("the inner code is wrong");
    assert_eq!(faults[0].to_string(), "f: control falls off the end");
}
