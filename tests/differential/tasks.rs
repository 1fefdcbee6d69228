//! Tasks on the virtual clock: sleeps, gather, futures, callbacks, cancellation.

use crate::source::Program;

/// Tasks, sleeps, gather, cancellation.
pub fn tasks(p: &mut Program) {
    p.line("import asyncio");
    p.block("def say(*what):", |p| {
        p.line("print(round(asyncio.get_running_loop().time(), 6), *what)");
    });
    let mut workers: Vec<String> = Vec::new();
    for _ in 0..3 + p.below(3) {
        let name = p.fresh("work");
        let known = workers.clone();
        p.function(format!("async def {name}(name, n):"), |p| {
            p.line("say(name, 'begins')");
            steps(p, &known, 3);
            let result = p.below(100);
            p.line(format!("return (name, n, {result})"));
        });
        workers.push(name);
    }
    p.function("async def ticks(n):", |p| {
        p.block("try:", |p| {
            p.block("for i in range(n):", |p| {
                p.line("await asyncio.sleep(i / 4)");
                p.line("yield i");
            });
        });
        p.block("finally:", |p| p.line("say('ticks over')"));
    });
    p.function("async def main():", |p| {
        p.line("name, n = 'main', 3");
        p.line("tasks = []");
        for _ in 0..4 + p.below(4) {
            main_step(p, &workers);
        }
        p.block("for task in tasks:", |p| {
            p.block("try:", |p| p.line("say('result', await task)"));
            p.block("except (Exception, asyncio.CancelledError) as e:", |p| {
                p.line("say('ended by', type(e).__name__, e)");
            });
        });
        p.line("return 'main is done'");
    });
    p.line("print(asyncio.run(main()))");
}

fn seconds(p: &mut Program) -> &'static str {
    p.pick(&["0", "0", "0.5", "1", "0.25", "2", "n / 2", "1.5"])
}

/// A coroutine that can be awaited here: of a worker made before, or a sleep.
fn awaitable(p: &mut Program, workers: &[String]) -> String {
    if workers.is_empty() || p.once_in(4) {
        return format!("asyncio.sleep({}, {})", seconds(p), p.below(10));
    }
    let worker = workers[p.below(workers.len())].clone();
    let label = p.fresh("t");
    format!("{worker}('{label}', n - 1)")
}

fn main_step(p: &mut Program, workers: &[String]) {
    match p.below(5) {
        0..=2 => {
            let work = awaitable(p, workers);
            p.line(format!("tasks.append(asyncio.create_task({work}))"));
        }
        3 => p.block("if tasks:", |p| {
            let delay = seconds(p);
            p.line(format!("asyncio.get_running_loop().call_later({delay}, tasks[-1].cancel)"));
            if p.once_in(2) {
                p.line("tasks[-1].add_done_callback(lambda t: say('done', t.cancelled()))");
            }
        }),
        _ => steps(p, workers, 2),
    }
}

/// Statements of a coroutine with `name` and `n`.
fn steps(p: &mut Program, workers: &[String], depth: usize) {
    for _ in 0..1 + p.below(3) {
        let mark = p.fresh("s");
        match p.below(if depth == 0 { 4 } else { 12 }) {
            0 | 1 => {
                let delay = seconds(p);
                p.line(format!("await asyncio.sleep({delay})"));
                p.line(format!("say(name, '{mark}')"));
            }
            2 => p.line(format!("say(name, '{mark}', n)")),
            3 => {
                let (when, error) =
                    (p.below(4), p.pick(&["ValueError", "KeyError", "asyncio.CancelledError"]));
                p.block(format!("if n == {when}:"), |p| p.line(format!("raise {error}('{mark}')")));
            }
            4 => {
                let work = awaitable(p, workers);
                p.line(format!("say(name, '{mark}', await {work})"));
            }
            5 => {
                let works: Vec<String> = (0..p.below(4)).map(|_| awaitable(p, workers)).collect();
                let flag = if p.once_in(2) { "return_exceptions=True" } else { "" };
                let arguments = works.into_iter().chain((!flag.is_empty()).then(|| flag.to_string()));
                let arguments = arguments.collect::<Vec<_>>().join(", ");
                p.line(format!("say(name, '{mark}', await asyncio.gather({arguments}))"));
            }
            6 | 7 => {
                p.block("try:", |p| steps(p, workers, depth - 1));
                if p.once_in(2) {
                    let types = p.pick(&["ValueError", "Exception", "asyncio.CancelledError"]);
                    p.block(format!("except {types} as e:"), |p| {
                        p.line(format!("say(name, '{mark}', type(e).__name__)"));
                        if p.once_in(3) {
                            p.line("raise");
                        } else {
                            steps(p, workers, 0);
                        }
                    });
                }
                p.block("finally:", |p| {
                    p.line(format!("say(name, 'finally {mark}')"));
                    if p.once_in(3) {
                        p.line("await asyncio.sleep(0.5)");
                        p.line(format!("say(name, 'after finally {mark}')"));
                    }
                });
            }
            8 => {
                let work = awaitable(p, workers);
                p.line(format!("{mark} = asyncio.create_task({work})"));
                let delay = seconds(p);
                p.line(format!("await asyncio.sleep({delay})"));
                if p.once_in(2) {
                    p.line(format!("say(name, {mark}.cancel())"));
                }
                p.block("try:", |p| p.line(format!("say(name, '{mark}', await {mark})")));
                p.block("except (Exception, asyncio.CancelledError) as e:", |p| {
                    p.line(format!("say(name, '{mark}', type(e).__name__, {mark}.cancelled())"));
                });
            }
            9 => {
                let delay = seconds(p);
                p.line(format!("{mark} = asyncio.get_running_loop().create_future()"));
                p.line(format!("asyncio.get_running_loop().call_later({delay}, lambda: {mark}.done() or {mark}.set_result('{mark}'))"));
                p.line(format!("say(name, await {mark})"));
            }
            10 => {
                let limit = p.below(4);
                p.block(format!("async for tick in ticks({limit}):"), |p| {
                    p.line("say(name, 'tick', tick)");
                    if p.once_in(3) {
                        p.line("break");
                    }
                });
            }
            _ => {
                p.block("for turn in range(2):", |p| steps(p, workers, depth - 1));
            }
        }
    }
}
