//! Tasks in all the rarer ways: groups in groups, `except*`, eager tasks, contexts, barriers, queues that shut down, async
//! generators that are thrown into and closed, callbacks, deadlines that move.
//!
//! What is caught is shown with its whole chain of contexts, and every block has a `finally`: most of what goes wrong between
//! tasks goes wrong there. These programs too are compared with CPython 3.14 only (`--pyodide`).

use crate::source::Program;

/// Groups, generators, callbacks, contexts, shutdowns.
pub fn concurrency(p: &mut Program) {
    p.line("import asyncio, contextvars");
    p.block("def say(*what):", |p| {
        p.line("print(round(asyncio.get_running_loop().time(), 6), *what)");
    });
    chain(p);
    p.line("var = contextvars.ContextVar('var', default=0)");
    generator(p);
    let actors = 3 + p.below(3);
    for actor in 0..actors {
        p.function(format!("async def actor{actor}(name):"), |p| {
            p.line("global value");
            p.block("try:", |p| {
                for _ in 0..2 + p.below(4) {
                    guarded(p, 3);
                }
                p.line("return name");
            });
            p.block("finally:", |p| {
                p.line("say(name, 'leaves', asyncio.current_task().cancelling(), var.get())");
                if p.once_in(4) {
                    p.line("await asyncio.sleep(0)");
                }
            });
        });
    }
    main(p, actors);
    let wrapped = p.pick(&["main()", "main()", "main(), debug=True"]);
    p.line(format!("asyncio.run({wrapped})"));
}

/// `chain(e)`: an exception and what it is chained to, by types and first arguments.
fn chain(p: &mut Program) {
    p.block("def chain(e):", |p| {
        p.line("shown = []");
        p.block("while e is not None and len(shown) < 6:", |p| {
            p.line(
                "text = type(e).__name__ + ''.join(':' + str(a) for a in e.args[:1] if isinstance(a, str))",
            );
            p.block("if isinstance(e, BaseExceptionGroup):", |p| {
                p.line("text += str([chain(inner) for inner in e.exceptions])");
            });
            p.line("shown.append(text + ('!' if e.__suppress_context__ else ''))");
            p.line("e = e.__cause__ or e.__context__");
        });
        p.line("return ' < '.join(shown)");
    });
}

/// An async generator with something to say at every exit.
fn generator(p: &mut Program) {
    let (delay, last) = (seconds(p), seconds(p));
    p.function("async def source(name, n):", |p| {
        p.block("try:", |p| {
            p.block("for i in range(n):", |p| {
                p.line(format!("await asyncio.sleep({delay})"));
                p.block("try:", |p| {
                    p.line("got = yield i");
                    p.line("say(name, 'got', got)");
                });
                p.block("except KeyError as e:", |p| {
                    p.line("say(name, 'thrown', chain(e))");
                    if p.once_in(3) {
                        p.line("raise ValueError(name)");
                    }
                });
            });
        });
        p.block("finally:", |p| {
            p.line("say(name, 'closing')");
            p.line(format!("await asyncio.sleep({last})"));
            p.line("say(name, 'closed')");
        });
    });
}

fn main(p: &mut Program, actors: usize) {
    p.function("async def main():", |p| {
        p.line(
            "global lock, bounded, event, condition, barrier, lifo, urgent, small, promise, others, value",
        );
        p.line("loop = asyncio.get_running_loop()");
        p.line("lock, bounded, event = asyncio.Lock(), asyncio.BoundedSemaphore(2), asyncio.Event()");
        p.line("condition, barrier, value = asyncio.Condition(), asyncio.Barrier(2), 0");
        p.line("lifo, urgent, small = asyncio.LifoQueue(2), asyncio.PriorityQueue(), asyncio.Queue(1)");
        p.line("promise, others = loop.create_future(), []");
        if p.once_in(4) {
            p.line("loop.set_task_factory(asyncio.eager_task_factory)");
        }
        p.line("promise.add_done_callback(lambda f: say('promise', f.cancelled()))");
        let list = (0..actors).map(|actor| format!("actor{actor}")).collect::<Vec<_>>().join(", ");
        p.block(format!("for n, actor in enumerate([{list}]):"), |p| {
            p.line("var.set(n)");
            p.line("others.append(None)");
            p.line("others[n] = asyncio.create_task(actor(f'a{n}'), name=f'a{n}')");
        });
        for _ in 0..3 + p.below(5) {
            let (delay, what) = (seconds(p), from_outside(p));
            p.line(format!("loop.call_later({delay}, lambda: {what})"));
        }
        p.line("await asyncio.wait(others, timeout=40)");
        p.block("for task in others:", |p| {
            p.block("while not task.done():", |p| {
                p.line("task.cancel('the end')");
                p.line("await asyncio.sleep(1)");
            });
            p.line("e = None if task.cancelled() else task.exception()");
            p.line("say(task.get_name(), task.cancelled(), chain(e))");
        });
        p.line(
            "say(lock, event.is_set(), lifo.qsize(), urgent.qsize(), small.qsize(), barrier.n_waiting)"
                .replace("say(lock,", "say(lock.locked(),"),
        );
    });
}

fn seconds(p: &mut Program) -> &'static str {
    p.pick(&["0", "0", "0.25", "0.5", "1", "1", "2", "1.5"])
}

/// What a callback of the loop may do.
fn from_outside(p: &mut Program) -> String {
    let number = p.below(3);
    let choices = [
        "event.set()".to_string(),
        "small.shutdown()".to_string(),
        "lifo.shutdown(immediate=True)".to_string(),
        "urgent.put_nowait((1, 'outside'))".to_string(),
        "promise.done() or promise.set_exception(KeyError('promise'))".to_string(),
        "promise.cancel('outside')".to_string(),
        format!("others[{number}] and others[{number}].cancel('outside')"),
        format!("others[{number}] and say('uncancel', others[{number}].uncancel())"),
        "asyncio.get_running_loop().call_soon(say, 'soon')".to_string(),
        "asyncio.ensure_future(barrier.abort())".to_string(),
        "asyncio.ensure_future(barrier.reset())".to_string(),
    ];
    choices[p.below(choices.len())].clone()
}

/// A coroutine to wait for.
fn work(p: &mut Program, depth: usize) -> String {
    let (label, delay) = (p.fresh("w"), seconds(p));
    match p.below(if depth == 0 { 5 } else { 10 }) {
        0 => format!("asyncio.sleep({delay}, '{label}')"),
        1 => "small.get()".to_string(),
        2 => "lifo.get()".to_string(),
        3 => "barrier.wait()".to_string(),
        4 => format!("anext(source('{label}', 2), 'none')"),
        5 => format!("asyncio.wait_for({}, {delay})", work(p, depth - 1)),
        6 => format!("asyncio.shield(asyncio.ensure_future({}))", wrapped(p, depth - 1)),
        7 => format!(
            "asyncio.gather({}, {}, return_exceptions={})",
            wrapped(p, depth - 1),
            wrapped(p, depth - 1),
            p.pick(&["True", "False"])
        ),
        8 => "urgent.get()".to_string(),
        _ => format!("asyncio.wait_for(promise, {delay})"),
    }
}

/// The same as a coroutine in any case.
fn wrapped(p: &mut Program, depth: usize) -> String {
    format!("asyncio.wait_for({}, None)", work(p, depth))
}

/// A statement, and what becomes of its exceptions.
fn guarded(p: &mut Program, depth: usize) {
    let mark = p.fresh("g");
    p.block("try:", |p| act(p, depth));
    match p.below(6) {
        0 => {
            p.block("except* ValueError as e:", |p| p.line(format!("say(name, '{mark} star', chain(e))")));
            p.block("except* Exception as e:", |p| {
                p.line(format!("say(name, '{mark} stars', chain(e))"));
                if p.once_in(3) {
                    p.line(format!("raise KeyError('{mark}')"));
                }
            });
        }
        1 => p.block("except Exception as e:", |p| {
            p.line(format!("say(name, '{mark}', chain(e))"));
            let work = work(p, 1);
            p.line(format!("say(name, '{mark} after', await {work})"));
        }),
        2 => p.block("except asyncio.CancelledError as e:", |p| {
            p.line(format!("say(name, '{mark} cancelled', chain(e), asyncio.current_task().uncancel())"));
        }),
        _ => p.block("except (Exception, asyncio.CancelledError) as e:", |p| {
            p.line(format!("say(name, '{mark}', chain(e))"));
            if p.once_in(6) {
                p.line("raise");
            }
        }),
    }
    if p.once_in(3) {
        p.block("finally:", |p| {
            p.line(format!("say(name, 'finally {mark}')"));
            if p.once_in(2) {
                let delay = seconds(p);
                p.line(format!("await asyncio.sleep({delay})"));
            }
        });
    }
}

fn act(p: &mut Program, depth: usize) {
    let (mark, delay) = (p.fresh("s"), seconds(p));
    match p.below(if depth == 0 { 6 } else { 19 }) {
        0 | 1 => {
            p.line(format!("await asyncio.sleep({delay})"));
            p.line(format!("var.set(var.get() + 1); say(name, '{mark}', var.get())"));
        }
        2 => p.line(format!("await small.put('{mark}'); small.task_done()")),
        3 => p.line(format!("await lifo.put('{mark}')")),
        4 => {
            let priority = p.below(4);
            p.line(format!("urgent.put_nowait(({priority}, '{mark}')); say(name, await urgent.get())"));
        }
        5 => {
            let error = p.pick(&["ValueError", "KeyError"]);
            p.line(format!("raise {error}('{mark}')"));
        }
        6 | 7 => group(p, depth),
        8 => {
            let work = work(p, depth - 1);
            p.line(format!("say(name, '{mark}', await {work})"));
        }
        9 => generate(p, &mark),
        10 => deadline(p, depth),
        11 => {
            let work = wrapped(p, 1);
            p.line(format!("{mark} = asyncio.create_task({work})"));
            p.line(format!("{mark}.add_done_callback(lambda t: say('{mark} done', t.cancelled() or type(t.exception()).__name__))"));
            p.line(format!("await asyncio.sleep({delay})"));
            if p.once_in(2) {
                p.line(format!("say(name, {mark}.cancel('{mark}'), {mark}.cancelling())"));
            }
            p.line(format!("say(name, '{mark}', await {mark})"));
        }
        12 => p.block("async with condition:", |p| match p.below(3) {
            0 => p.line("value += 1; condition.notify_all()"),
            1 => p.line("value += 1; condition.notify(2)"),
            _ => p.line(format!(
                "say(name, await asyncio.wait_for(condition.wait_for(lambda: value > 1), {delay}))"
            )),
        }),
        13 => {
            p.block("async with bounded, lock:", |p| act(p, depth - 1));
            if p.once_in(3) {
                p.line("bounded.release()");
            }
        }
        14 => {
            // As tasks: CPython makes tasks of coroutines in the order of a set.
            let works = [work(p, 1), work(p, 0)]
                .map(|work| format!("asyncio.create_task(asyncio.wait_for({work}, 3))"));
            p.block(
                format!("async for {mark} in asyncio.as_completed([{}], timeout={delay}):", works.join(", ")),
                |p| {
                    p.line(format!("say(name, '{mark}', await {mark})"));
                },
            );
        }
        15 => {
            p.line(format!("{mark} = asyncio.get_running_loop().call_later({delay}, say, name, 'called')"));
            p.line("await asyncio.sleep(1)");
            p.line(format!("{mark}.cancel(); say(name, {mark}.cancelled())"));
        }
        16 => {
            p.line("asyncio.get_running_loop().call_soon(asyncio.current_task().cancel, 'by itself')");
            let work = work(p, 1);
            p.line(format!("say(name, '{mark}', await {work})"));
        }
        17 => {
            let immediate = p.pick(&["True", "False"]);
            p.line(format!("small.shutdown(immediate={immediate})"));
        }
        _ => guarded(p, depth - 1),
    }
}

/// A task group, with children and a body.
fn group(p: &mut Program, depth: usize) {
    let (group, children) = (p.fresh("group"), 1 + p.below(3));
    p.block(format!("async with asyncio.TaskGroup() as {group}:"), |p| {
        for _ in 0..children {
            let work = wrapped(p, 1);
            p.line(format!("{group}.create_task({work})"));
        }
        if p.once_in(2) {
            act(p, depth - 1);
        }
    });
}

/// An async generator, driven by hand or by a loop, to its end or not.
fn generate(p: &mut Program, mark: &str) {
    p.line(format!("{mark} = source('{mark}', 3)"));
    match p.below(5) {
        0 => {
            p.block(format!("async for i in {mark}:"), |p| {
                p.line("say(name, i)");
                if p.once_in(2) {
                    p.line("break");
                }
            });
            if p.once_in(2) {
                p.line(format!("await {mark}.aclose()"));
            }
        }
        1 => p.line(format!("say(name, await anext({mark}), await {mark}.asend('sent'))")),
        2 => p.line(format!("say(name, await anext({mark}), await {mark}.athrow(KeyError('{mark}')))")),
        3 => p.line(format!("say(name, [i * 2 async for i in {mark} if i])")),
        _ => p.line(format!("say(name, await asyncio.wait_for(anext({mark}), 1)); await {mark}.aclose()")),
    }
}

/// A timeout that may be moved while it runs.
fn deadline(p: &mut Program, depth: usize) {
    let (name, delay, other) = (p.fresh("limit"), seconds(p), seconds(p));
    p.block("try:", |p| {
        p.block(format!("async with asyncio.timeout({delay}) as {name}:"), |p| {
            if p.once_in(2) {
                p.line(format!("{name}.reschedule(asyncio.get_running_loop().time() + {other})"));
            }
            act(p, depth - 1);
            if p.once_in(3) {
                p.line(format!("{name}.reschedule(None)"));
                act(p, depth - 1);
            }
        });
    });
    p.block("finally:", |p| p.line(format!("say(name, '{name}', {name}.expired())")));
}
