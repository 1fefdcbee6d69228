"""The operating system: files and directories, the environment, the process.

What asks the machine's door stands in `_os`; here are Python's names, defaults and words. Programs of the machine are not run
from here: `system`, `fork`, `exec` and their kin are refused by name.
"""

import abc
import sys

import _os

name = 'posix'
linesep = '\n'
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
EX_OK = 0
error = OSError


def fspath(path):
    """Return the file system path representation of the object."""
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    method = getattr(kind, '__fspath__', None)
    if method is None:
        raise TypeError(f'expected str, bytes or os.PathLike object, not {kind.__name__}')
    result = method(path)
    if isinstance(result, (str, bytes)):
        return result
    raise TypeError(
        f'expected {kind.__name__}.__fspath__() to return str or bytes, not {type(result).__name__}'
    )


def fsencode(filename):
    """Encode filename to the filesystem encoding."""
    filename = fspath(filename)
    return filename.encode('utf-8') if isinstance(filename, str) else filename


def fsdecode(filename):
    """Decode filename from the filesystem encoding."""
    filename = fspath(filename)
    return filename.decode('utf-8') if isinstance(filename, bytes) else filename


# `posixpath` asks `fspath` of this module as soon as it is loaded.
import posixpath as path
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

sys.modules['os.path'] = path


def _text(given, function, may_be_number=False):
    """A path argument as text."""
    if isinstance(given, str):
        return given
    if isinstance(given, bytes):
        return given.decode()
    kind = type(given)
    if hasattr(kind, '__fspath__'):
        return fsdecode(given)
    allowed = 'string, bytes, os.PathLike or integer' if may_be_number else 'string, bytes or os.PathLike'
    if function in ('listdir', 'scandir'):
        allowed = 'string, bytes, os.PathLike, integer or None'
    raise TypeError(f'{function}: path should be {allowed}, not {kind.__name__}')


def _raise(errno, source, target):
    if errno:
        raise OSError(errno, _os.strerror(errno), source, None, target)


class PathLike(abc.ABC):
    """Abstract base class for implementing the file system path protocol."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        """Return the file system path representation of the object."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike and getattr(subclass, '__fspath__', None) is not None:
            return True
        return NotImplemented

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)


# Where one is, and what is there


def getcwd():
    """Return a unicode string representing the current working directory."""
    return _os.getcwd()


def getcwdb():
    """Return a bytes string representing the current working directory."""
    return _os.getcwd().encode()


def chdir(path):
    """Change the current working directory to the specified path."""
    _os.chdir(_text(path, 'chdir', True))


def listdir(path=None):
    """Return a list containing the names of the files in the directory."""
    if path is None:
        path = '.'
    names = [name for name, kind in _os.entries(_text(path, 'listdir', True))]
    return [name.encode() for name in names] if isinstance(path, bytes) else names


_NAMES = ('st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size')


class stat_result(tuple):
    """What is known of a file: ten numbers by position, and more by name."""

    n_fields, n_sequence_fields, n_unnamed_fields = 19, 10, 3

    def __new__(cls, numbers):
        mode, inode, device, links, user, group, size, accessed, modified, changed, *blocks = numbers
        times = [time // 10**9 for time in (accessed, modified, changed)]
        made = super().__new__(cls, (mode, inode, device, links, user, group, size, *times))
        made.st_atime_ns, made.st_mtime_ns, made.st_ctime_ns = accessed, modified, changed
        made.st_atime, made.st_mtime, made.st_ctime = accessed / 1e9, modified / 1e9, changed / 1e9
        made.st_blocks, made.st_blksize = blocks
        made.st_rdev = 0
        return made

    def __repr__(self):
        names = (*_NAMES, 'st_atime', 'st_mtime', 'st_ctime')
        return f'os.stat_result({", ".join(f"{name}={value}" for name, value in zip(names, self))})'


def _item(place):
    return property(lambda self: self[place])


for _place, _name in enumerate(_NAMES):
    setattr(stat_result, _name, _item(_place))


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """Perform a stat system call on the given path."""
    return stat_result(_os.status(_text(path, 'stat', True), follow_symlinks))


def lstat(path, *, dir_fd=None):
    """Perform a stat system call on the given path, without following symbolic links."""
    return stat_result(_os.status(_text(path, 'lstat'), False))


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    """Use the real uid/gid to test for access to a path."""
    return _os.access(_text(path, 'access', True), mode)


class DirEntry:
    """An entry of a directory, as `scandir` gives it: what kind it is was seen on the way."""

    __slots__ = ('name', 'path', '_kind')

    def __init__(self, name, path, kind):
        self.name, self.path, self._kind = name, path, kind

    def is_dir(self, *, follow_symlinks=True):
        if self._kind == 'link' and follow_symlinks:
            return path.isdir(self.path)
        return self._kind == 'directory'

    def is_file(self, *, follow_symlinks=True):
        if self._kind == 'link' and follow_symlinks:
            return path.isfile(self.path)
        return self._kind == 'file'

    def is_symlink(self):
        return self._kind == 'link'

    def is_junction(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self):
        return lstat(self.path).st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'


class _Entries:
    """What `scandir` gives: an iterator that is also a context manager."""

    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()


def scandir(path=None):
    """Return an iterator of DirEntry objects for given path."""
    given = '.' if path is None else fspath(path)
    entries = []
    for name, kind in _os.entries(_text(given, 'scandir', True)):
        name = name.encode() if isinstance(given, bytes) else name
        entries.append(DirEntry(name, sys.modules['posixpath'].join(given, name), kind))
    return _Entries(entries)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Directory tree generator: yields (directory, names of directories in it, names of other files)."""
    waiting = [fspath(top)]
    while waiting:
        top = waiting.pop()
        if isinstance(top, tuple):
            yield top
            continue
        dirs, others, below = [], [], []
        try:
            entries = list(scandir(top))
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        for entry in entries:
            is_dir = entry.is_dir()
            (dirs if is_dir else others).append(entry.name)
            if is_dir and (followlinks or not entry.is_symlink()):
                below.append(entry.path)
        if topdown:
            yield top, dirs, others
            for name in reversed(dirs):
                place = path.join(top, name)
                if followlinks or not path.islink(place):
                    waiting.append(place)
        else:
            waiting.append((top, dirs, others))
            waiting.extend(reversed(below))


# What changes directories and files


def mkdir(path, mode=0o777, *, dir_fd=None):
    """Create a directory."""
    _os.mkdir(_text(path, 'mkdir'), mode)


def makedirs(name, mode=0o777, exist_ok=False):
    """Super-mkdir; create a leaf directory and all intermediate ones."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass  # Somebody else was faster.
        if tail == (b'.' if isinstance(tail, bytes) else '.'):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def rmdir(path, *, dir_fd=None):
    """Remove a directory."""
    _os.rmdir(_text(path, 'rmdir'))


def removedirs(name):
    """Super-rmdir; remove a leaf directory and all empty intermediate ones."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def remove(path, *, dir_fd=None):
    """Remove a file (same as unlink())."""
    _os.unlink(_text(path, 'remove'))


def unlink(path, *, dir_fd=None):
    """Remove a file (same as remove())."""
    _os.unlink(_text(path, 'unlink'))


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    """Rename a file or directory."""
    source, target = _text(src, 'rename'), _text(dst, 'rename')
    _raise(_os.rename(source, target), src, dst)


def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    """Rename a file or directory, overwriting the destination."""
    source, target = _text(src, 'replace'), _text(dst, 'replace')
    _raise(_os.rename(source, target), src, dst)


def renames(old, new):
    """Super-rename; create directories as necessary and delete any left empty."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def symlink(src, dst, target_is_directory=False, *, dir_fd=None):
    """Create a symbolic link pointing to src named dst."""
    _raise(_os.symlink(_text(src, 'symlink'), _text(dst, 'symlink')), src, dst)


def link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True):
    """Create a hard link to a file."""
    _raise(_os.link(_text(src, 'link'), _text(dst, 'link')), src, dst)


def readlink(path, *, dir_fd=None):
    """Return a string representing the path to which the symbolic link points."""
    target = _os.readlink(_text(path, 'readlink'))
    return target.encode() if isinstance(path, bytes) else target


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    """Change the access permissions of a file."""
    _os.chmod(_text(path, 'chmod', True), mode)


def truncate(path, length):
    """Truncate a file, specified by path, to a specific length."""
    _os.truncate(_text(path, 'truncate', True), length)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    """Set the access and modified time of path."""
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if ns is None:
        if times is None:
            import time

            times = (time.time(), time.time())
        ns = [round(moment * 10**9) for moment in times]
    accessed, modified = ns
    _os.utime(_text(path, 'utime', True), accessed, modified)


# The environment and the process


def _environment():
    """`environ`, made when it is first asked for: its class needs `collections.abc`."""
    from collections.abc import MutableMapping

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

    def _checked(value):
        if not isinstance(value, str):
            raise TypeError(f'str expected, not {type(value).__name__}')
        return value

    return _Environ(_os.environment())


def getenv(key, default=None):
    """Get an environment variable, return None if it doesn't exist."""
    return sys.modules[__name__].environ.get(key, default)


def putenv(name, value, /):
    """Change or add an environment variable."""
    sys.modules[__name__].environ[name] = value


def unsetenv(name, /):
    """Delete an environment variable."""
    sys.modules[__name__].environ.pop(name, None)


def get_exec_path(env=None):
    """Returns the sequence of directories that will be searched for the named executable."""
    env = sys.modules[__name__].environ if env is None else env
    return env.get('PATH', defpath).split(pathsep)


def getpid():
    """Return the current process id."""
    return _os.identity()[0]


def getppid():
    """Return the parent's process id."""
    return _os.identity()[1]


def getuid():
    """Return the current process's user id."""
    return _os.identity()[2]


def getgid():
    """Return the current process's group id."""
    return _os.identity()[3]


geteuid, getegid = getuid, getgid


def getlogin():
    """Return the actual login name."""
    return getenv('LOGNAME') or getenv('USER') or 'root'


def cpu_count():
    """Return the number of logical CPUs in the system."""
    return _os.cpu_count()


process_cpu_count = cpu_count


def urandom(size, /):
    """Return a bytes object containing random bytes suitable for cryptographic use."""
    return _os.urandom(size)


def getrandom(size, flags=0):
    """Obtain a series of random bytes."""
    return _os.urandom(size)


def strerror(code, /):
    """Translate an error code to a message string."""
    return _os.strerror(code)


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
        with open('/proc/sys/kernel/' + file) as source:
            facts.append(source.read().strip())
    return uname_result((*facts, 'x86_64'))


def isatty(fd, /):
    """Return True if the fd is connected to a terminal."""
    stream = {0: sys.stdin, 1: sys.stdout, 2: sys.stderr}.get(fd)
    return stream is not None and stream.isatty()


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    """Open a file object connected to the file descriptor fd."""
    if not isinstance(fd, int):
        raise TypeError(f'invalid fd type ({type(fd)}, expected integer)')
    return open(fd, mode, buffering, encoding, *args, **kwargs)


# What is refused: nothing here runs other programs, or makes a second process out of this one.
_REFUSED = frozenset(
    'system popen fork forkpty execl execle execlp execlpe execv execve execvp execvpe spawnl spawnle spawnlp '
    'spawnlpe spawnv spawnve spawnvp spawnvpe posix_spawn posix_spawnp kill killpg wait waitpid abort '
    'setuid setgid chroot nice _exit'.split()
)


def __getattr__(name):
    if name == 'environ':
        globals()['environ'] = found = _environment()
        return found
    if name in _REFUSED:
        raise AttributeError(
            f"module 'os' has no attribute {name!r}: Rondo runs one program in one process, and starts no others"
        )
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


__all__ = [name for name in globals() if not name.startswith('_') and name not in ('abc', 'sys', 'error')]
__all__ += ['environ', 'error']


def __dir__():
    return sorted({*globals(), *__all__})
