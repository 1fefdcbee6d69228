"""Lets CPython run a script as Rondo's tests do: on a clock that jumps, with a record of which line printed what.

CPython imports this file by itself before the script, when its directory is on PYTHONPATH. So the script remains the
real `__main__`, with the real tracebacks and the real end of the interpreter.

- RONDO_SCRIPT: the script, as it will stand in its frames.
- RONDO_RECORD: the file to write the record to. Each write of the script to its standard output becomes
  `LINES TIME LENGTH` on a line, and then the text in UTF-8; LINES are those of the script's frames, innermost first and
  with commas between, or 0 if none is on the stack.
- RONDO_CLOCK: `virtual`, or `real`.

The clock is the one of Rondo: sleeping costs no time, and when nothing can run, the clock jumps to the next timer.
A script with threads, or with sockets that block, runs on the real clock: a clock that jumps would have to know of all
threads whether they wait.
Two orders that CPython leaves open are fixed as Rondo has them: timers with equal deadlines fire in the order of their
creation, and where asyncio walks a set of tasks (groups, `wait`, the end of `run`), it walks them in the order of theirs.
"""

import os
import sys
import time

now = [0.0]
virtual = os.environ.get("RONDO_CLOCK") == "virtual"


class Record:
    """Standard output that writes down, for each piece of text, who wrote it and when.

    All it uses is bound to it: finalisers of the script print when this module's globals are already gone.
    """

    def __init__(self, inner, descriptor, script):
        self.inner = inner
        clock, frame_of, write = now, sys._getframe, os.write
        lookup_error = ValueError

        def record(text):
            lines = []
            try:
                frame = frame_of(2)
            except lookup_error:
                frame = None
            while frame is not None:
                if frame.f_code.co_filename == script:
                    lines.append(str(frame.f_lineno))
                frame = frame.f_back
            encoded = text.encode("utf-8", "backslashreplace")
            lines = ",".join(lines) or "0"
            write(descriptor, f"{lines} {clock[0]!r} {len(encoded)}\n".encode() + encoded)

        self.record = record

    def write(self, text):
        self.record(text)
        return self.inner.write(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        self.inner.flush()

    def __getattr__(self, name):
        return getattr(self.inner, name)


def install_record():
    path = os.environ.get("RONDO_RECORD")
    if path:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        sys.stdout = sys.__stdout__ = Record(sys.stdout, descriptor, os.environ["RONDO_SCRIPT"])


def install_clock():
    start = 1_767_225_600.0  # The virtual clock starts with the year 2026.
    time.time = lambda: start + now[0]
    time.time_ns = lambda: int((start + now[0]) * 1e9)
    time.monotonic = time.perf_counter = lambda: now[0]
    time.monotonic_ns = time.perf_counter_ns = lambda: int(now[0] * 1e9)

    def sleep(seconds):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        now[0] += seconds

    time.sleep = sleep


def install_loop():
    """Makes every event loop of asyncio's default policy one whose clock jumps."""
    import asyncio
    import heapq
    import itertools
    import selectors
    import weakref
    from asyncio import events, runners, taskgroups, tasks, unix_events

    created = weakref.WeakKeyDictionary()
    counter = itertools.count()

    class Timer(events.TimerHandle):
        count = itertools.count()

        def __init__(self, *args):
            super().__init__(*args)
            self.sequence = next(Timer.count)

        def __lt__(self, other):
            return (self._when, self.sequence) < (other._when, other.sequence)

    class JumpingSelector(selectors.DefaultSelector):
        outside = 0  # Jobs in the thread pool: their end comes at real speed.

        def select(self, timeout=None):
            ready = super().select(0)
            if ready or timeout == 0:
                return ready
            if self.outside:
                return super().select(timeout)
            if timeout is None:
                # Only a socket could go on; the loop's own pipe, by which threads wake it, is the first of the map.
                ready = super().select(2) if len(self.get_map() or ()) > 1 else []
                if not ready:
                    raise RuntimeError("nothing can ever run again")
                return ready
            now[0] += max(timeout, 0)
            return []

    class VirtualLoop(asyncio.SelectorEventLoop):
        def __init__(self):
            super().__init__(JumpingSelector())
            self._clock_resolution = 1e-9

        def time(self):
            return now[0]

        def call_at(self, when, callback, *args, context=None):
            self._check_closed()
            timer = Timer(when, callback, args, self, context)
            heapq.heappush(self._scheduled, timer)
            timer._scheduled = True
            return timer

        def create_task(self, *args, **options):
            task = super().create_task(*args, **options)
            created[task] = next(counter)
            return task

        def run_in_executor(self, executor, function, *args):
            future = super().run_in_executor(executor, function, *args)
            self._selector.outside += 1

            def over(_):
                self._selector.outside -= 1

            future.add_done_callback(over)
            return future

    class OrderedSet(set):
        """A set that is walked in the order in which it was filled."""

        def __init__(self, items=()):
            super().__init__()
            self.order = {}
            for item in items:
                self.add(item)

        def add(self, item):
            super().add(item)
            self.order[item] = None

        def discard(self, item):
            super().discard(item)
            self.order.pop(item, None)

        def remove(self, item):
            super().remove(item)
            self.order.pop(item, None)

        def __iter__(self):
            return iter(self.order)

    def cancel_all_tasks(loop):
        left = sorted(asyncio.all_tasks(loop), key=created.get)
        for task in left:
            task.cancel()
        if left:
            loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        for task in left:
            if not task.cancelled() and task.exception() is not None:
                message = "unhandled exception during asyncio.run() shutdown"
                loop.call_exception_handler({"message": message, "exception": task.exception(), "task": task})

    unix_events._UnixDefaultEventLoopPolicy._loop_factory = VirtualLoop
    runners._cancel_all_tasks = cancel_all_tasks
    tasks.set = taskgroups.set = OrderedSet


def script():
    try:
        with open(os.environ["RONDO_SCRIPT"], encoding="utf-8") as script:
            return script.read()
    except (KeyError, OSError):
        return ""


install_record()
text = script() if virtual else ""
if virtual and not any(word in text for word in ("threading", "_thread", "concurrent.futures", "import socket")):
    install_clock()
    # Importing asyncio for every script would take most of the tests' time.
    if "asyncio" in text:
        install_loop()
