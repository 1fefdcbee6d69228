//! The command from outside: arguments, streams, signals, exit statuses.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn rondo() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rondo"));
    command.env("NO_COLOR", "1");
    for heard in ["PYTHONUNBUFFERED", "PYTHONWARNINGS", "PYTHONDEVMODE"] {
        command.env_remove(heard);
    }
    command
}

/// Runs with these arguments and this input.
fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = rondo()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command can be run");
    child
        .stdin
        .take()
        .expect("it was asked for")
        .write_all(input.as_bytes())
        .expect("the command reads its input");
    child.wait_with_output().expect("the command ends")
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("the command was not killed")
}

/// A file with this text, in a directory of its own that lasts as long as the guard.
fn file(name: &str, text: &str) -> (tempfile::TempDir, PathBuf) {
    let directory = tempfile::tempdir().expect("there is room for a directory");
    let path = directory.path().join(name);
    std::fs::write(&path, text).expect("there is room for a file");
    (directory, path)
}

fn text(path: &std::path::Path) -> &str {
    path.to_str().expect("the path is UTF-8")
}

#[test]
fn a_file_runs_with_its_arguments() {
    let (_guard, path) = file("hello.py", "import sys\nprint('hello', sys.argv[1:], __name__)\n");
    for arguments in [vec![text(&path), "-x", "run"], vec!["run", text(&path), "-x", "run"]] {
        let output = run(&arguments, "");
        assert_eq!(stdout(&output), "hello ['-x', 'run'] __main__\n", "{}", stderr(&output));
        assert_eq!(status(&output), 0);
    }
}

#[test]
fn code_comes_from_the_command_line_a_dash_or_a_pipe() {
    let code = "import sys; print(sys.argv)";
    assert_eq!(stdout(&run(&["-c", code, "a"], "")), "['-c', 'a']\n");
    assert_eq!(stdout(&run(&["-", "a"], code)), "['-', 'a']\n");
    assert_eq!(stdout(&run(&[], code)), "['']\n");
}

#[test]
fn the_script_decides_the_exit_status() {
    let cases = [
        ("pass", 0),
        ("import sys; sys.exit()", 0),
        ("import sys; sys.exit(3)", 3),
        ("import sys; sys.exit(256 + 7)", 7),
        ("import sys; sys.exit(-1)", 255),
        ("raise SystemExit(True)", 1),
        ("1/0", 1),
        ("(", 1),
        ("raise KeyboardInterrupt", 130),
    ];
    for (code, expected) in cases {
        let output = run(&["-c", code], "");
        assert_eq!(status(&output), expected, "{code}: {}", stderr(&output));
    }
    let output = run(&["-c", "import sys; sys.exit('no more')"], "");
    assert_eq!((status(&output), stderr(&output).as_str()), (1, "no more\n"));
}

#[test]
fn wrong_usage_is_2() {
    assert_eq!(status(&run(&["--no-such-option"], "")), 2);
    assert_eq!(status(&run(&["dump", "sausages", "x.py"], "")), 2);
    let output = run(&["no_such_file.py"], "");
    assert_eq!(status(&output), 2);
    let complaint = stderr(&output);
    assert!(complaint.starts_with("rondo: can't open file '/"), "{complaint}");
    assert!(complaint.ends_with("no_such_file.py': [Errno 2] No such file or directory\n"), "{complaint}");
}

#[test]
fn the_switches_of_python_are_taken_heard_or_refused_by_name() {
    let code = "import sys, asyncio, warnings\nasync def main(): print(asyncio.get_running_loop().get_debug())\n\
                print(sys.warnoptions, sys.flags.dev_mode, sys.argv[1:])\nasyncio.run(main())\nwarnings.warn('old')\nprint(5)\n";
    let (_guard, path) = file("x.py", code);
    let with = |switches: &[&str]| run(&[switches, &[text(&path), "-u"]].concat(), "");
    let plain = with(&["-u", "-B", "-q", "-E", "-Xutf8"]);
    assert_eq!(stdout(&plain), "[] False ['-u']\nFalse\n5\n");
    assert!(
        stderr(&plain).starts_with(&format!("{}:5: UserWarning: old\n", text(&path))),
        "{}",
        stderr(&plain)
    );
    let silent = with(&["-Wignore"]);
    assert_eq!(
        (stdout(&silent).as_str(), stderr(&silent).as_str()),
        ("['ignore'] False ['-u']\nFalse\n5\n", "")
    );
    let developed = with(&["-X", "dev", "-Werror", "-W", "frob"]);
    assert_eq!(stdout(&developed), "['default', 'error', 'frob'] True ['-u']\nTrue\n");
    let complaint = stderr(&developed);
    assert!(complaint.starts_with("Invalid -W option ignored: invalid action: 'frob'\n"), "{complaint}");
    assert!(complaint.ends_with("UserWarning: old\n"), "{complaint}");
    let of_environment = rondo()
        .env("PYTHONWARNINGS", "ignore,error::SyntaxWarning")
        .args(["-c", "x = 5 is 5"])
        .output()
        .expect("the command runs");
    assert!(
        stderr(&of_environment).contains("SyntaxError: \"is\" with 'int' literal"),
        "{}",
        stderr(&of_environment)
    );
    for (refused, words) in [
        ("-O", "-O is not supported"),
        ("-uv", "-v is not supported"),
        ("-Ximporttime", "-X importtime is not supported"),
    ] {
        let output = with(&[refused]);
        assert_eq!(status(&output), 2);
        assert!(stderr(&output).contains(words), "{}", stderr(&output));
    }
}

#[test]
fn an_exception_is_a_traceback_and_a_fault_of_the_source_a_report() {
    let (_guard, path) = file("bad.py", "def f():\n    return {}['key']\n\nf()\n");
    let output = run(&[text(&path)], "");
    let report = stderr(&output);
    assert!(report.starts_with("Traceback (most recent call last):\n"), "{report}");
    assert!(report.contains("line 2, in f\n    return {}['key']\n"), "{report}");
    assert!(report.ends_with("KeyError: 'key'\n"), "{report}");
    let (_guard, path) = file("worse.py", "print('never')\nx = (1,\ny = 2\n");
    let output = run(&[text(&path)], "");
    assert_eq!(stdout(&output), "");
    assert!(stderr(&output).contains("'(' was never closed"), "{}", stderr(&output));
}

#[test]
fn modules_are_found_beside_the_script() {
    let (guard, path) = file(
        "main.py",
        "import near\nfrom box.inner import fact\nfrom box import VALUE\nprint(near.f(), fact, VALUE)\n",
    );
    std::fs::write(guard.path().join("near.py"), "def f():\n    return __name__\n").expect("there is room");
    std::fs::create_dir(guard.path().join("box")).expect("there is room");
    std::fs::write(guard.path().join("box/__init__.py"), "VALUE = 1\n").expect("there is room");
    std::fs::write(
        guard.path().join("box/inner.py"),
        "from . import VALUE\nfrom .deep import x\nfact = VALUE + x\n",
    )
    .expect("there is room");
    std::fs::write(guard.path().join("box/deep.py"), "x = 41\n").expect("there is room");
    let output = run(&[text(&path)], "");
    assert_eq!(stdout(&output), "near 42 1\n", "{}", stderr(&output));
}

#[test]
fn a_module_that_is_not_there_or_does_not_compile_raises() {
    let (guard, path) = file(
        "main.py",
        "try:\n    import nowhere\nexcept ModuleNotFoundError as e:\n    print(e, e.name)\ntry:\n    import broken\nexcept SyntaxError as e:\n    print(e.msg, e.lineno, 'broken' in __import__('sys').modules)\n",
    );
    std::fs::write(guard.path().join("broken.py"), "x = 1\ny = )\n").expect("there is room");
    let output = run(&[text(&path)], "");
    assert_eq!(
        stdout(&output),
        "No module named 'nowhere' nowhere\nunmatched ')' 2 False\n",
        "{}",
        stderr(&output)
    );
}

#[test]
fn input_is_read_line_by_line() {
    let output =
        run(&["-c", "print(input('? '), input(), sep='|')\nimport sys\nprint(sys.stdin.read())"], "");
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).ends_with("EOFError: EOF when reading a line\n"), "{}", stderr(&output));
    let (_guard, path) =
        file("ask.py", "import sys\nprint(input('? '), input(), sep='|')\nprint(list(sys.stdin))\n");
    let output = run(&[text(&path)], "a\r\nb\nc\nd");
    assert_eq!(stdout(&output), "? a|b\n['c\\n', 'd']\n", "{}", stderr(&output));
}

#[test]
fn output_is_written_before_the_program_waits_for_input() {
    let mut child = rondo()
        .args(["-c", "print('ready')\ninput()\nprint('done')"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command can be run");
    let mut lines = BufReader::new(child.stdout.take().expect("it was asked for")).lines();
    assert_eq!(lines.next().expect("a line comes").expect("it is text"), "ready");
    drop(child.stdin.take());
    child.wait().expect("the command ends");
}

#[test]
fn whoever_stops_reading_ends_the_run_quietly() {
    let mut child = rondo()
        .args(["-c", "while True:\n    print('x' * 100)"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command can be run");
    let mut first = [0; 50];
    child.stdout.take().expect("it was asked for").read_exact(&mut first).expect("output comes");
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!(stderr(&output), "");
    assert_eq!(status(&output), 120);
}

#[test]
fn output_that_cannot_be_written_is_told() {
    let Ok(full) = std::fs::File::options().write(true).open("/dev/full") else { return };
    let output = rondo().args(["-c", "print('x')"]).stdout(full).stderr(Stdio::piped()).output();
    let output = output.expect("the command can be run");
    let expected =
        "Exception ignored while flushing sys.stdout:\nOSError: [Errno 28] No space left on device\n";
    assert_eq!((stderr(&output).as_str(), status(&output)), (expected, 120));
}

#[test]
fn limits_end_a_run_and_name_the_line() {
    let (_guard, path) = file("forever.py", "n = 0\nwhile True:\n    n += 1\n");
    let cases = [vec!["--max-instructions", "10000"], vec!["--max-time", "0.2"]];
    for mut arguments in cases {
        arguments.push(text(&path));
        let output = run(&arguments, "");
        assert_eq!(status(&output), 1, "{arguments:?}");
        assert!(
            stderr(&output).contains("forever.py\", line 2: more than")
                || stderr(&output).contains("forever.py\", line 3: more than"),
            "{}",
            stderr(&output)
        );
    }
    let (_guard, path) = file(
        "talk.py",
        "try:\n    while True:\n        print('x' * 99)\nexcept BaseException:\n    print('caught')\n",
    );
    let output = run(&["--max-output", "4K", text(&path)], "");
    assert!(output.stdout.len() <= 4096 && !stdout(&output).contains("caught"));
    assert_eq!(status(&output), 1);
    // What a container holds counts too, although it grows without a new object.
    let hoards = [
        "kept = []\nwhile True:\n    kept.append([0] * 1000)\n",
        "kept = []\nwhile True:\n    kept.append(1.5)\n",
        "kept = {}\nwhile True:\n    kept[len(kept)] = None\n",
        "kept = set()\nwhile True:\n    kept.add(len(kept))\n",
        "kept = []\nwhile True:\n    kept.append(bytes(1000))\n",
        "from collections import deque\nkept = deque()\nwhile True:\n    kept.append(1)\n",
        "kept = bytearray()\nwhile True:\n    kept.append(1)\n",
        "from io import StringIO\nkept = StringIO()\nwhile True:\n    kept.write('x')\n",
        "from io import BytesIO\nkept = BytesIO()\nwhile True:\n    kept.write(b'x')\n",
        "import asyncio\nkept = asyncio.Queue()\nwhile True:\n    kept.put_nowait(1)\n",
        "import asyncio\nkept = asyncio.new_event_loop()\nwhile True:\n    kept.call_soon(print)\n",
    ];
    for hoard in hoards {
        let (_guard, path) = file("hoard.py", hoard);
        let output = run(&["--max-memory", "16M", text(&path)], "");
        assert_eq!(status(&output), 1, "{hoard}");
        let said = stderr(&output);
        assert!(
            said.contains("hoard.py\", line ")
                && (said.contains("16777216 bytes") || said.contains("MemoryError")),
            "{hoard}: {said}"
        );
    }
}

#[test]
fn what_was_freed_does_not_count_towards_the_memory() {
    let (_guard, path) = file(
        "frugal.py",
        "for i in range(3000):\n    n = 1 << (80_000 + i)\n    b = bytes(10_000 + i)\nprint('done')\n",
    );
    let output = run(&["--max-memory", "20M", text(&path)], "");
    assert_eq!((stdout(&output).as_str(), stderr(&output).as_str()), ("done\n", ""));
    // Nor does what a container held.
    let (_guard, path) =
        file("frugal.py", "kept = list(range(3_000_000))\ndel kept\nprint(len([0] * 2_000_000))\n");
    let output = run(&["--max-memory", "30M", text(&path)], "");
    assert_eq!((stdout(&output).as_str(), stderr(&output).as_str()), ("2000000\n", ""));
}

#[test]
#[cfg(target_os = "linux")]
fn what_does_not_fit_into_the_systems_memory_ends_in_memory_error() {
    let growing = [
        "kept = []\n    while True: kept.append(len(kept) + 0.5)",
        "kept = {}\n    while True: kept[len(kept)] = [1, 2]",
        "kept = 'x'\n    while True: kept += kept",
        "kept = b'x'\n    while True: kept = kept + kept",
        "kept = {0}\n    while True: kept.add(len(kept))",
        "kept = [0]\n    while True: kept.extend(kept)",
        "kept = bytearray(1)\n    while True: kept += kept",
        "import re; kept = 'x' * 1_000_001\n    re.sub('', 'y' * 10_000, kept)",
    ];
    for growth in growing {
        let program = format!(
            "try:\n    {growth}\nexcept MemoryError:\n    size = len(kept)\n    del kept\n    print(size > 1_000_000, 'x' * 3, len([1] * 1000))\n"
        );
        let (_guard, path) = file("hoard.py", &program);
        let shell = format!("ulimit -v 2500000; exec {} {}", env!("CARGO_BIN_EXE_rondo"), text(&path));
        let output = Command::new("sh").args(["-c", &shell]).output().expect("there is a shell");
        assert_eq!(
            (status(&output), stdout(&output)),
            (0, "True xxx 1000\n".to_string()),
            "{growth}: {}",
            stderr(&output)
        );
    }
}

/// Starts a program, waits for its first line, and presses Ctrl-C.
fn interrupted(code: &str) -> Output {
    let mut child = rondo()
        .args(["-c", code])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command can be run");
    let mut first = [0; 6];
    child.stdout.as_mut().expect("it was asked for").read_exact(&mut first).expect("output comes");
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(kill.expect("there is a kill").success());
    // Held open, so that it is the interrupt that ends `input()` and not the end of the input.
    let input = child.stdin.take();
    let output = child.wait_with_output().expect("the command ends");
    drop(input);
    output
}

#[test]
fn ctrl_c_ends_loops_sleeps_and_waiting_for_input() {
    let ready = "print('ready', flush=True)\n";
    for wait in ["while True: pass", "import time; time.sleep(1000)", "input()"] {
        let output = interrupted(&format!("{ready}{wait}\n"));
        assert_eq!(status(&output), 130, "{wait}: {}", stderr(&output));
        assert!(stderr(&output).ends_with("KeyboardInterrupt\n"), "{wait}: {}", stderr(&output));
    }
    let caught =
        format!("{ready}try:\n    while True: pass\nexcept KeyboardInterrupt:\n    print('caught')\n");
    let output = interrupted(&caught);
    assert_eq!((status(&output), stdout(&output).as_str()), (0, "caught\n"));
}

#[test]
fn a_check_reports_every_fault_and_runs_nothing() {
    let (_guard, path) = file("faults.py", "print('never')\nx = = 1\ny = 2\nbreak\ndef f(a, a): pass\n");
    let output = run(&["check", text(&path)], "");
    assert_eq!((status(&output), stdout(&output).as_str()), (1, ""));
    assert!(stderr(&output).matches("SyntaxError").count() >= 1, "{}", stderr(&output));
    let output = run(&["check", "-"], "x = 1\n");
    assert_eq!((status(&output), stderr(&output).as_str()), (0, ""));
}

#[test]
fn every_stage_can_be_looked_at() {
    let (_guard, path) = file("small.py", "def f(x):\n    return x + 1\n");
    for (stage, expected) in [
        ("tokens", "def"),
        ("layout", "Indent"),
        ("tree", "FunctionDef"),
        ("scopes", "x"),
        ("bytecode", "Return"),
    ] {
        let output = run(&["dump", stage, text(&path)], "");
        assert_eq!(status(&output), 0, "{stage}: {}", stderr(&output));
        assert!(
            stdout(&output).to_lowercase().contains(&expected.to_lowercase()),
            "{stage}: {}",
            stdout(&output)
        );
    }
    let (_guard, path) = file("broken.py", "def\n");
    assert_eq!(status(&run(&["dump", "tree", text(&path)], "")), 1);
}

#[test]
fn scripts_are_tested_against_their_comments() {
    let (guard, path) = file(
        "good.py",
        "import time\nprint(6 * 7)  # expect: 42\ntime.sleep(1.5)\nprint('later')  # expect @1.5: later\n",
    );
    let output = run(&["test", text(&path)], "");
    assert_eq!(status(&output), 0, "{}", stdout(&output));
    std::fs::write(guard.path().join("bad.py"), "print(1)  # expect: 2\n").expect("there is room");
    std::fs::write(guard.path().join("helper.py"), "x = 1\n").expect("there is room");
    let output = run(&["test", text(guard.path())], "");
    assert_eq!(status(&output), 1);
    assert!(stdout(&output).contains("line 1 expects `2`, but `1` was printed"), "{}", stdout(&output));
    assert!(stdout(&output).ends_with("1 passed, 1 failed\n"), "{}", stdout(&output));
}

#[test]
fn the_virtual_clock_takes_no_time() {
    let started = std::time::Instant::now();
    let output = run(
        &[
            "--clock",
            "virtual",
            "-c",
            "import time\nt = time.monotonic()\ntime.sleep(3600)\nprint(time.monotonic() - t)",
        ],
        "",
    );
    assert_eq!(stdout(&output), "3600.0\n", "{}", stderr(&output));
    assert!(started.elapsed().as_secs() < 60);
}

#[test]
fn a_module_runs_as_the_main_one() {
    let (guard, path) =
        file("till.py", "import sys\nprint(__name__, __package__, sys.argv[1:], __spec__.name)\n");
    let package = guard.path().join("shop");
    std::fs::create_dir(&package).expect("there is room for a directory");
    std::fs::write(package.join("__init__.py"), "print('shop opens')\n").expect("there is room for a file");
    std::fs::write(package.join("__main__.py"), "from . import stock\nprint(__name__, __package__)\n")
        .expect("there is room for a file");
    std::fs::write(package.join("stock.py"), "print(__name__)\n").expect("there is room for a file");
    let run = |arguments: &[&str]| {
        rondo().current_dir(guard.path()).args(arguments).output().expect("the command can be run")
    };
    let output = run(&["-m", "till", "-x", "y"]);
    assert_eq!(stdout(&output), "__main__  ['-x', 'y'] till\n", "{}", stderr(&output));
    let output = run(&["-m", "shop"]);
    assert_eq!(stdout(&output), "shop opens\nshop.stock\n__main__ shop\n", "{}", stderr(&output));
    for (name, complaint) in [
        ("cellar", "rondo: No module named cellar\n"),
        (
            "till.drawer",
            "rondo: Error while finding module specification for 'till.drawer' (ModuleNotFoundError: ",
        ),
    ] {
        let output = run(&["-m", name]);
        assert_eq!(status(&output), 1);
        assert!(stderr(&output).starts_with(complaint), "{}", stderr(&output));
    }
    drop(path);
}

#[test]
fn a_file_that_hides_a_module_of_the_library_is_named() {
    let (guard, path) = file("main.py", "from string import capwords\n");
    std::fs::write(guard.path().join("string.py"), "letters = 26\n").expect("there is room for a file");
    let output = run(&[text(&path)], "");
    let hidden = "since it has the same name as the standard library module named 'string'";
    assert!(stderr(&output).contains(hidden), "{}", stderr(&output));
    let (_guard, path) = file("typo.py", "import colections\n");
    let output = run(&[text(&path)], "");
    assert!(stderr(&output).contains("Did you mean: 'collections'?"), "{}", stderr(&output));
}

/// What a program that can never go on says of it.
fn deadlock(source: &str) -> (String, String) {
    let (_guard, path) = file("stuck.py", source);
    let output = run(&["--clock", "virtual", text(&path)], "");
    assert_eq!(status(&output), 1, "{}", stderr(&output));
    let shown = stderr(&output).replace(text(&path), "stuck.py");
    assert!(shown.starts_with("deadlock: nothing can ever run again\n"), "{shown}");
    (stdout(&output), shown)
}

#[test]
fn a_deadlock_is_reported_with_its_circle_and_who_waits_behind_it() {
    let (out, shown) = deadlock(
        "import asyncio
left, right = asyncio.Lock(), asyncio.Lock()
async def take(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            print('both')
async def main():
    one = asyncio.create_task(take(left, right), name='one')
    two = asyncio.create_task(take(right, left), name='two')
    late = asyncio.create_task(left.acquire(), name='late')
    try:
        await asyncio.gather(one, two)
    finally:
        print('cleaned up')
asyncio.run(main())
",
    );
    assert_eq!(out, "cleaned up\n");
    let expected = "  Task-1 waits at stuck.py:13, in main, for a gather of one, two
  one waits at stuck.py:6, in take, for Lock.acquire(), held by two
  two waits at stuck.py:6, in take, for Lock.acquire(), held by one
  late waits for Lock.acquire(), held by one
  in a circle: one waits for two waits for one
  behind it: Task-1, late
";
    assert!(shown.contains(expected), "{shown}");
}

#[test]
fn threads_that_wait_for_each_other_are_named() {
    let (out, shown) = deadlock(
        "import queue, threading
left, right, both = threading.Lock(), threading.Lock(), threading.Barrier(2)
def take(first, second):
    with first:
        both.wait()
        with second:
            print('both')
def consume():
    queue.Queue().get()
one = threading.Thread(target=take, args=(left, right), name='one')
two = threading.Thread(target=take, args=(right, left), name='two')
three = threading.Thread(target=consume, name='three', daemon=True)
for thread in (one, two, three):
    thread.start()
try:
    one.join()
finally:
    print('cleaned up')
",
    );
    assert_eq!(out, "cleaned up\n");
    let expected = "  MainThread waits at stuck.py:16, in <module>, for one to end
  one waits at stuck.py:6, in take, for a lock that two has taken
  two waits at stuck.py:6, in take, for a lock that one has taken
  three waits at stuck.py:9, in consume, for Queue.get()
";
    assert!(shown.contains(expected), "{shown}");
}

#[test]
fn tasks_that_await_one_another_are_cancelled_all_the_same() {
    let (out, shown) = deadlock(
        "import asyncio
async def wait_for(name):
    try:
        await tasks[name]
    finally:
        print('end of', asyncio.current_task().get_name())
async def main():
    global tasks
    tasks = {name: asyncio.create_task(wait_for(other), name=name) for name, other in ['ab', 'bc', 'ca']}
    await tasks['a']
asyncio.run(main())
",
    );
    assert_eq!(out.lines().count(), 3, "{out}");
    assert!(
        shown.contains("  in a circle: a waits for b waits for c waits for a\n  behind it: Task-1\n"),
        "{shown}"
    );
    assert!(!shown.contains("Error"), "{shown}");
}

#[test]
fn what_a_stuck_task_waits_for_is_told_in_words() {
    let (_, shown) = deadlock(
        "import asyncio
async def main():
    empty, full, counted = asyncio.Queue(), asyncio.Queue(1), asyncio.Queue()
    event, condition, barrier = asyncio.Event(), asyncio.Condition(), asyncio.Barrier(3)
    full.put_nowait(1); counted.put_nowait(1)
    async def notified():
        async with condition:
            await condition.wait()
    async with asyncio.TaskGroup() as group:
        works = [empty.get(), full.put(2), counted.join(), event.wait(), notified(), barrier.wait()]
        for number, work in enumerate(works):
            group.create_task(work, name=f't{number}')
asyncio.run(main())
",
    );
    for expected in [
        "for the tasks of a TaskGroup: t0, t1, t2, t3, t4, t5\n",
        "t0 waits for Queue.get(): it is empty, and nobody puts anything in\n",
        "t1 waits for Queue.put(): it is full with 1, and nobody takes anything out\n",
        "t2 waits for Queue.join(): task_done() was not called for 1 of its items\n",
        "t3 waits for Event.wait(): nobody sets it\n",
        "t4 waits at stuck.py:8, in main.<locals>.notified, for Condition.wait(): nobody notifies it\n",
        "t5 waits for Barrier.wait(): 1 of 3 have come\n",
    ] {
        assert!(shown.contains(expected), "{expected}{shown}");
    }
}

#[test]
fn a_task_on_a_loop_that_never_ran_is_reported() {
    let source = "import asyncio
async def work(n):
    print(n)
loop = asyncio.get_event_loop()
loop.create_task(work(3))
loop.create_task(work(2))
";
    let (_guard, path) = file("never.py", source);
    let output = run(&[text(&path)], "");
    assert_eq!((stdout(&output).as_str(), status(&output)), ("", 0));
    let expected = "2 tasks were made on a loop that never ran, so nothing happened:
  Task-1, work(), made in line 5
  Task-2, work(), made in line 6
A loop runs with asyncio.run(main()), or by hand with loop.run_until_complete(main())
";
    assert_eq!(stderr(&output), expected);
}

#[test]
fn a_coroutine_that_is_never_awaited_is_told_with_the_line_that_made_it() {
    let source = "import asyncio
async def work(n):
    pass
def make():
    return work(1)
async def main():
    forgotten = make()
    await asyncio.sleep(0)
    del forgotten; await asyncio.sleep(0)
asyncio.run(main())
";
    let (_guard, path) = file("forgotten.py", source);
    let shown = stderr(&run(&[text(&path)], "")).replace(text(&path), "forgotten.py");
    let expected = "forgotten.py:9: RuntimeWarning: coroutine 'work' was never awaited
  del forgotten; await asyncio.sleep(0)
  it was made in line 5
";
    assert_eq!(shown, expected);
    // In debug mode all calls that made it are told.
    let shown = stderr(&run(&["-Xdev", text(&path)], ""));
    let told = "Coroutine created at (most recent call last)\n  File \"";
    assert!(
        shown.contains(told) && shown.contains("in make\n    return work(1)\n  del forgotten;"),
        "{shown}"
    );
    // The same by way of the module `warnings`.
    let (_guard, path) =
        file("forgotten.py", &source.replacen("import asyncio", "import asyncio, warnings", 1));
    let shown = stderr(&run(&[text(&path)], ""));
    assert!(shown.ends_with("  del forgotten; await asyncio.sleep(0)\n  it was made in line 5\n"), "{shown}");
}

#[test]
fn the_old_coroutine_decorator_is_answered_with_what_replaced_it() {
    let (_guard, path) =
        file("old.py", "import asyncio\n@asyncio.coroutine\ndef old():\n    yield from asyncio.sleep(1)\n");
    let shown = stderr(&run(&[text(&path)], ""));
    assert!(shown.contains("asyncio.coroutine was removed in Python 3.11: write 'async def'"), "{shown}");
    // It is the whole answer.
    assert!(!shown.contains("Did you mean"), "{shown}");
}

#[test]
fn additions_to_python_are_reported_with_what_python_has_instead() {
    let source = "async def work(n, timeout=1):
    await sleep(n)
    return n
results = await gather(work(1, timeout=2), work(2))
async with timeout(3):
    print(results)
";
    let (_guard, path) = file("lesson.py", source);
    let output = run(&["check", "--portable", text(&path)], "");
    assert_eq!(status(&output), 1);
    let shown = stderr(&output).replace(text(&path), "lesson.py");
    let expected = "lesson.py:2: the pocket name `sleep`: plain Python has `import asyncio` at the top, and `asyncio.sleep` here
lesson.py:4: `await` at top level: plain Python has inside `async def main():`, which `asyncio.run(main())` runs
lesson.py:4: the pocket name `gather`: plain Python has `import asyncio` at the top, and `asyncio.gather` here
lesson.py:5: `async with` at top level: plain Python has inside `async def main():`, which `asyncio.run(main())` runs
lesson.py:5: the pocket name `timeout`: plain Python has `import asyncio` at the top, and `asyncio.timeout` here
";
    assert_eq!(shown, expected);
    let plain = "import asyncio\nasync def main():\n    await asyncio.sleep(0)\nasyncio.run(main())\n";
    let (_guard, path) = file("plain.py", plain);
    let output = run(&["check", "--portable", text(&path)], "");
    assert_eq!((status(&output), stderr(&output).as_str()), (0, ""));
}

#[test]
fn a_package_that_tutorials_install_is_answered_with_what_is_here_instead() {
    let (_guard, path) = file("page.py", "import aiohttp\n");
    let shown = stderr(&run(&[text(&path)], ""));
    assert!(
        shown.contains("ModuleNotFoundError: No module named 'aiohttp'. It is no part of Python's library."),
        "{shown}"
    );
    assert!(shown.contains("asyncio.open_connection"), "{shown}");
}
