// CPython 3.14 as a peer that answers: node pyodide.mjs DIRECTORY, where `npm install pyodide` was run.
//
// Each line of input is {"source": …}; each line of output is {"stdout": …, "status": …, "last": …}, or
// {"varies": true} for a program whose output depends on how the heap is laid out (it walks a set of objects).
// Programs run on the clock of sitecustomize.py, which jumps. There are no sockets and no threads here.
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

const directory = process.argv[2];
const here = path.dirname(fileURLToPath(import.meta.url));
const { loadPyodide } = await import(pathToFileURL(path.resolve(directory, "node_modules/pyodide/pyodide.mjs")).href);
const python = await loadPyodide({ env: { NO_COLOR: "1", RONDO_CLOCK: "virtual", RONDO_SCRIPT: "/program.py", HOME: "/" } });
python.FS.writeFile("/sitecustomize.py", fs.readFileSync(path.join(here, "sitecustomize.py")));
const run = python.runPython(`
import asyncio, gc, io, sys, time, traceback, types
from asyncio.selector_events import BaseSelectorEventLoop

sys.path.insert(0, "/")
sys.path_importer_cache.clear()
# A loop without sockets has no pipe to wake itself.
BaseSelectorEventLoop._make_self_pipe = lambda self: setattr(self, "_ssock", None)
BaseSelectorEventLoop._close_self_pipe = lambda self: None
BaseSelectorEventLoop._write_to_self = lambda self: None
clock = {name: getattr(time, name) for name in "time monotonic perf_counter time_ns monotonic_ns perf_counter_ns sleep".split()}
junk = []


def once(source):
    asyncio.events._set_running_loop(None)
    asyncio.events._set_event_loop_policy(None)
    for name, value in clock.items():
        setattr(time, name, value)
    with open("/program.py", "w", encoding="utf-8") as file:
        file.write(source)
    sys.modules.pop("sitecustomize", None)
    import sitecustomize

    saved = sys.stdout, sys.stderr, sys.modules["__main__"]
    sys.stdout, sys.stderr = out, _ = io.StringIO(), io.StringIO()
    main = sys.modules["__main__"] = types.ModuleType("__main__")
    gc.enable()
    status, last = 0, ""
    try:
        exec(compile(source, "/program.py", "exec", dont_inherit=True), main.__dict__)
    except SystemExit as e:
        status = 0 if e.code is None else e.code & 255 if isinstance(e.code, int) else 1
        last = "" if isinstance(e.code, int) or e.code is None else str(e.code)
    except BaseException as e:
        status, last = 1, traceback.format_exception_only(e)[-1].rstrip().split("\\n")[-1]
    # The end of a program drops its globals in the order in which they were made.
    for name in list(main.__dict__):
        main.__dict__.pop(name, None)
    gc.collect()
    sys.stdout, sys.stderr, sys.modules["__main__"] = saved
    return out.getvalue(), status, last


def run(source):
    import json

    runs = []
    for size in (173, 1021):
        junk.append([object() for _ in range(size)])
        del junk[:-2]
        runs.append(once(source))
    if runs[0] != runs[1]:
        return json.dumps({"varies": True})
    stdout, status, last = runs[0]
    return json.dumps({"stdout": stdout, "status": status, "last": last})


run
`);
for await (const line of readline.createInterface({ input: process.stdin })) {
  process.stdout.write(run(JSON.parse(line).source) + "\n");
}
process.exit(0);
