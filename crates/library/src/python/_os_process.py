"""The environment, and facts about the process and its machine."""

__name__ = 'os'  # What is made here is os's.

from collections.abc import MutableMapping

import _os
from os import O_RDONLY, _item, defpath, getenv, pathsep, waitstatus_to_exitcode


def _checked(value):
    if not isinstance(value, str):
        raise TypeError(f'str expected, not {type(value).__name__}')
    return value


class _Environ(MutableMapping):
    """The variables of the environment. Changes are this program's own."""

    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        return self._data[_checked(key)]

    def __setitem__(self, key, value):
        self._data[_checked(key)] = _checked(value)

    def __delitem__(self, key):
        del self._data[_checked(key)]

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return f'environ({{{", ".join(f"{key!r}: {value!r}" for key, value in self._data.items())}}})'

    def copy(self):
        return dict(self)

    def __or__(self, other):
        return dict(self) | dict(other)

    def __ror__(self, other):
        return dict(other) | dict(self)

    def __ior__(self, other):
        self.update(other)
        return self


# Made with this file, which is loaded when `os.environ` is first asked for.
environ = _Environ(_os.environment())


def get_exec_path(env=None):
    """Returns the sequence of directories that will be searched for the named executable."""
    env = environ if env is None else env
    return env.get('PATH', defpath).split(pathsep)


def getlogin():
    """Return the actual login name."""
    return getenv('LOGNAME') or getenv('USER') or 'root'


class terminal_size(tuple):
    """A tuple of (columns, lines) for holding terminal window size."""

    columns, lines = _item(0), _item(1)

    def __repr__(self):
        return f'os.terminal_size(columns={self[0]}, lines={self[1]})'


def get_terminal_size(fd=None, /):
    """Return the size of the terminal window as (columns, lines), as the environment says."""
    columns, lines = getenv('COLUMNS', ''), getenv('LINES', '')
    if columns.isdigit() and lines.isdigit():
        return terminal_size((int(columns), int(lines)))
    raise OSError(25, _os.strerror(25))


class uname_result(tuple):
    """A result from os.uname()."""

    sysname, nodename, release, version, machine = map(_item, range(5))

    def __repr__(self):
        names = ('sysname', 'nodename', 'release', 'version', 'machine')
        return f'posix.uname_result({", ".join(f"{name}={value!r}" for name, value in zip(names, self))})'


def uname():
    """Return an object identifying the current operating system."""
    facts = []
    for file in ('ostype', 'hostname', 'osrelease', 'version'):
        number = _os.open('/proc/sys/kernel/' + file, O_RDONLY)
        facts.append(_os.read(number, 1000).decode().strip())
        _os.close(number)
    return uname_result((*facts, 'x86_64'))


class _Command:
    """A file whose other end a command has: it has run when the file is made, or runs when it is closed."""

    def __init__(self, command, stream, status):
        self._command, self._stream, self._status = command, stream, status

    def close(self):
        if self._command is not None:
            written, command, self._command = self._stream.getvalue(), self._command, None
            self._status = _os.run(command, written.encode(), False)[0]
        self._stream.close()
        return waitstatus_to_exitcode(self._status) << 8 if self._status else None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def popen(cmd, mode, buffering):
    import io

    if not isinstance(cmd, str):
        raise TypeError(f'invalid cmd type ({type(cmd)}, expected string)')
    if mode not in ('r', 'w'):
        raise ValueError(f'invalid mode {mode!r}')
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    if mode == 'w':
        return _Command(cmd, io.StringIO(), 0)
    status, output = _os.run(cmd, None, True)
    return _Command(None, io.StringIO(output.decode()), status)


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    """Open a file object connected to the file descriptor fd."""
    if not isinstance(fd, int):
        raise TypeError(f'invalid fd type ({type(fd)}, expected integer)')
    import builtins

    return builtins.open(fd, mode, buffering, encoding, *args, **kwargs)
