"""Records: what is logged, with everything that a format may ask for."""

import sys
import time

# When the package was loaded: `relativeCreated` counts from here.
_startTime = time.time_ns()


class LogRecord:
    """An event that is being logged."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        import logging
        now = time.time_ns()
        self.name = name
        self.msg = msg
        # A single mapping is what `%(name)s` in a message refers to.
        if args and len(args) == 1 and args[0] and hasattr(args[0], "keys") and hasattr(args[0], "__getitem__"):
            args = args[0]
        self.args = args
        self.levelname = logging.getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        self.filename = pathname.rpartition("/")[2] if isinstance(pathname, str) else pathname
        self.module = _module_of(self.filename)
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = now / 1e9
        self.msecs = now % 1_000_000_000 // 1_000_000 + 0.0
        self.relativeCreated = (now - _startTime) / 1e6
        self.thread = self.threadName = self.processName = self.process = self.taskName = None
        if logging.logThreads:
            threading = sys.modules.get("threading")
            self.thread = threading.get_ident() if threading else 1
            self.threadName = threading.current_thread().name if threading else "MainThread"
        if logging.logMultiprocessing:
            self.processName = "MainProcess"
        if logging.logProcesses:
            self.process = _process_number()
        if logging.logAsyncioTasks:
            self.taskName = _task_name()

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    def getMessage(self):
        """The message with its arguments put in."""
        msg = str(self.msg)
        return msg % self.args if self.args else msg


def _module_of(filename):
    if not isinstance(filename, str):
        return "Unknown module"
    stem, dot, _ = filename.rpartition(".")
    return stem if dot and stem else filename


def _process_number():
    os = sys.modules.get("os")
    return os.getpid() if os and hasattr(os, "getpid") else 1


def _task_name():
    """The name of the task that runs, if there is one."""
    asyncio = sys.modules.get("asyncio")
    if asyncio:
        try:
            return asyncio.current_task().get_name()
        except (RuntimeError, AttributeError):
            pass
    return None
