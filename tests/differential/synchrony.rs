//! Tasks that wait for one another in every way asyncio has: locks, queues, events, groups, timeouts, shields.
//!
//! These programs are compared with CPython 3.14 only (`--pyodide`): older ones take other steps in `wait_for` and
//! its kin.

use crate::source::Program;

/// Queues, locks, events, conditions, groups, timeouts, shields, `wait` and `as_completed`.
pub fn synchrony(p: &mut Program) {
    p.line("import asyncio");
    p.block("def say(*what):", |p| {
        p.line("print(round(asyncio.get_running_loop().time(), 6), *what)");
    });
    p.function("async def nap(name, seconds, fail=False):", |p| {
        p.block("try:", |p| {
            p.line("await asyncio.sleep(seconds)");
            p.line("say(name, 'slept')");
            p.block("if fail:", |p| p.line("raise ValueError(name)"));
            p.line("return name");
        });
        p.block("except asyncio.CancelledError as e:", |p| {
            p.line("say(name, 'cancelled', *e.args)");
            p.line("raise");
        });
    });
    let actors = 3 + p.below(3);
    for actor in 0..actors {
        p.function(format!("async def actor{actor}(name):"), |p| {
            for _ in 0..3 + p.below(4) {
                p.block("try:", |p| act(p, 2));
                p.block("except (Exception, asyncio.CancelledError) as e:", |p| {
                    p.line("say(name, type(e).__name__, *e.args[:1])");
                    if p.once_in(5) {
                        p.line("raise");
                    }
                });
            }
            p.line("return name");
        });
    }
    p.function("async def main():", |p| {
        p.line("global lock, semaphore, event, condition, queue, small, promise, others");
        p.line("lock, semaphore, event, condition = asyncio.Lock(), asyncio.Semaphore(2), asyncio.Event(), asyncio.Condition()");
        p.line("queue, small = asyncio.Queue(), asyncio.Queue(1)");
        p.line("promise = asyncio.get_running_loop().create_future()");
        p.line("others = []");
        p.block(format!("for n, actor in enumerate([{}]):", list_of_actors(actors)), |p| {
            p.line("others.append(asyncio.create_task(actor(f'a{n}'), name=f'a{n}'))");
        });
        for _ in 0..3 + p.below(4) {
            let (delay, what) = (seconds(p), from_outside(p));
            p.line(format!("asyncio.get_running_loop().call_later({delay}, lambda: {what})"));
        }
        p.line("done, pending = await asyncio.wait(others, timeout=60)");
        p.line("say('done', sorted(t.get_name() for t in done), 'pending', sorted(t.get_name() for t in pending))");
        p.block("for task in others:", |p| {
            // An actor may catch a cancellation and go on, but not for ever: it has only so many statements.
            p.block("while not task.done():", |p| {
                p.line("task.cancel('the end')");
                p.line("await asyncio.sleep(1)");
            });
            p.line("e = None if task.cancelled() else task.exception()");
            p.line("say(task.get_name(), task.cancelled(), type(e).__name__)");
        });
        p.line("say(lock.locked(), semaphore.locked(), event.is_set(), queue.qsize(), small.full())");
    });
    p.line("asyncio.run(main())");
}

fn list_of_actors(count: usize) -> String {
    (0..count).map(|actor| format!("actor{actor}")).collect::<Vec<_>>().join(", ")
}

fn seconds(p: &mut Program) -> &'static str {
    p.pick(&["0", "0.25", "0.5", "1", "1", "2", "3", "1.5"])
}

/// What a callback of the loop may do to the actors.
fn from_outside(p: &mut Program) -> String {
    let number = p.below(3);
    let choices = [
        "event.set()".to_string(),
        "event.clear()".to_string(),
        "queue.put_nowait('outside')".to_string(),
        "promise.done() or promise.set_result('kept')".to_string(),
        format!("others[{number}].cancel('outside')"),
        format!("others[{number}].uncancel()"),
        "semaphore.release()".to_string(),
        "say('tick')".to_string(),
    ];
    let index = p.below(choices.len());
    choices[index].clone()
}

/// A coroutine to wait for.
fn work(p: &mut Program, depth: usize) -> String {
    let label = p.fresh("w");
    let fail = p.pick(&["", "", ", fail=True"]);
    let delay = seconds(p);
    match p.below(if depth == 0 { 2 } else { 8 }) {
        0 | 1 => format!("nap('{label}', {delay}{fail})"),
        2 => "queue.get()".to_string(),
        3 => "event.wait()".to_string(),
        4 => format!("asyncio.wait_for({}, {})", work(p, depth - 1), seconds(p)),
        5 => format!("asyncio.gather({}, {})", work(p, depth - 1), work(p, depth - 1)),
        6 => format!("asyncio.shield({})", work(p, depth - 1)),
        _ => "small.get()".to_string(),
    }
}

/// A statement of an actor.
fn act(p: &mut Program, depth: usize) {
    let (mark, delay) = (p.fresh("s"), seconds(p));
    match p.below(if depth == 0 { 6 } else { 17 }) {
        0 | 1 => {
            p.line(format!("await asyncio.sleep({delay})"));
            p.line(format!("say(name, '{mark}')"));
        }
        2 => p.line(format!("await queue.put('{mark}')")),
        3 => {
            p.line(format!("say(name, '{mark}', await asyncio.wait_for(queue.get(), {delay}))"));
            p.line("queue.task_done()");
        }
        4 => {
            let what =
                from_outside(p).replace("others[", "[t for t in others if t is not asyncio.current_task()][");
            let what = what.replace("[2]", "[1]");
            p.line(what);
        }
        5 => {
            p.line(format!("await small.put('{mark}')"));
            p.line(format!("say(name, 'put {mark}', small.qsize())"));
        }
        6 => scoped(p, "async with lock:", depth),
        7 => scoped(p, "async with semaphore:", depth),
        8 => scoped(p, &format!("async with asyncio.timeout({delay}):"), depth),
        9 => {
            let works = [work(p, 1), work(p, 1)];
            p.block("async with asyncio.TaskGroup() as group:", |p| {
                for work in &works {
                    p.block("async def wrapped(w):", |p| p.line("return await w"));
                    p.line(format!("group.create_task(wrapped({work}))"));
                }
                if p.once_in(2) {
                    act(p, depth - 1);
                }
            });
        }
        10 => {
            let work = work(p, depth);
            p.line(format!("say(name, '{mark}', await asyncio.wait_for({work}, {delay}))"));
        }
        11 => {
            let work = work(p, depth);
            p.line(format!("say(name, '{mark}', await {work})"));
        }
        12 => {
            let (first, second) = (work(p, 0), work(p, 0));
            let when = p.pick(&["FIRST_COMPLETED", "ALL_COMPLETED", "FIRST_EXCEPTION"]);
            p.line(format!("{mark} = [asyncio.create_task({first}), asyncio.create_task({second})]"));
            p.line(format!("d, _ = await asyncio.wait({mark}, timeout={delay}, return_when=asyncio.{when})"));
            p.line(format!("say(name, '{mark}', [t in d for t in {mark}], [t.done() for t in {mark}])"));
            p.line(format!("await asyncio.gather(*{mark}, return_exceptions=True)"));
        }
        13 => {
            let (first, second) = (work(p, 0), work(p, 0));
            p.block(
                format!("for {mark} in asyncio.as_completed([{first}, {second}], timeout={delay}):"),
                |p| {
                    p.line(format!("say(name, await {mark})"));
                },
            );
        }
        14 => {
            p.block("async with condition:", |p| match p.below(3) {
                0 => p.line("condition.notify()"),
                1 => p.line("condition.notify_all()"),
                _ => {
                    p.line(format!("await asyncio.wait_for(condition.wait(), {delay})"));
                    p.line("say(name, 'notified')");
                }
            });
        }
        15 => {
            p.line(format!("say(name, '{mark}', await asyncio.wait_for(asyncio.shield(promise), {delay}))"));
        }
        _ => {
            p.block("try:", |p| act(p, depth - 1));
            p.block("finally:", |p| {
                p.line(format!("say(name, 'finally {mark}', asyncio.current_task().cancelling())"));
                if p.once_in(3) {
                    p.line("await asyncio.sleep(0.25)");
                }
            });
        }
    }
}

fn scoped(p: &mut Program, head: &str, depth: usize) {
    p.block(head, |p| {
        p.line("say(name, 'inside')");
        act(p, depth - 1);
        if p.once_in(2) {
            act(p, depth - 1);
        }
    });
    p.line("say(name, 'outside')");
}
