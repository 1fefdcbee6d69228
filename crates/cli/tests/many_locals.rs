//! Functions with more locals than a byte can name. Those beyond lie above the frame's temporaries, where the frames of those
//! who are called begin otherwise: each must keep its own, however deep the calls go and however they end.

use std::fmt::Write as _;
use std::process::Command;

/// So many locals that some are wide.
const LOCALS: usize = 200;

/// `v0 = [value, 0]` and so on.
fn bindings(count: usize, value: &str) -> String {
    (0..count).fold(String::new(), |mut text, n| {
        writeln!(text, "    v{n} = [{value}, {n}]").expect("text has room");
        text
    })
}

/// What a program prints.
fn output_of(program: &str) -> String {
    let ran =
        Command::new(env!("CARGO_BIN_EXE_rondo")).args(["-c", program]).output().expect("the command runs");
    let errors = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success() && errors.is_empty(), "{errors}");
    String::from_utf8(ran.stdout).expect("a program prints text")
}

#[test]
fn a_function_of_many_locals_calls_itself() {
    let bindings = bindings(LOCALS, "depth");
    let program = format!(
        "def f(depth):\n{bindings}    below = f(depth - 1) if depth else []\n    \
         return below + [v0[0] + v159[0] + v160[0] + v199[0] - v199[1]]\nprint(f(3))"
    );
    assert_eq!(output_of(&program), "[-199, -195, -191, -187]\n");
}

#[test]
fn it_calls_functions_that_have_many_themselves() {
    let (many, some) = (bindings(LOCALS, "0"), bindings(100, "first"));
    let program = format!(
        "def g(first, second=2, *rest, last=4):\n{some}    return v99[0], second, rest, last\n\
         class C:\n    def __init__(self, first, second=0):\n        self.made = g(first, second)\n\
         def f():\n{many}    \
         print(g(1), g(1, 3, 5, 7), g(first=1, last=2), g(*[1, 2, 3]), C(8).made, C(8, second=9).made)\n    \
         print(sorted([3, 1], key=lambda n: g(n)[0]), [g(n)[0] for n in range(3)])\n    \
         print(v0[1], v159[1], v160[1], v199[1])\nf()"
    );
    let expected = "(1, 2, (), 4) (1, 3, (5, 7), 4) (1, 2, (), 2) (1, 2, (3,), 4) (8, 0, (), 4) (8, 9, (), 4)\n\
                    [1, 3] [0, 1, 2]\n0 159 160 199\n";
    assert_eq!(output_of(&program), expected);
}

#[test]
fn those_that_it_calls_go_deep_return_and_raise() {
    let bindings = bindings(LOCALS, "0");
    let program = format!(
        "def down(n):\n    if n == 0:\n        raise ValueError('at the bottom')\n    return down(n - 1)\n\
         def fine(n):\n    return 1 + fine(n - 1) if n else 0\n\
         async def coroutine(n):\n    return 1 + await coroutine(n - 1) if n else fine(60)\n\
         async def f():\n{bindings}    \
         try:\n        down(60)\n    except ValueError as error:\n        print(error)\n    \
         print(fine(60), await coroutine(60))\n    \
         print(v0[1], v159[1], v160[1], v199[1])\nimport asyncio\nasyncio.run(f())"
    );
    assert_eq!(output_of(&program), "at the bottom\n60 120\n0 159 160 199\n");
}
