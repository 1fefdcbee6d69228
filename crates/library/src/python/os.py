"""The operating system: files and directories, the environment, the process.

What asks the machine's door stands in `_os`; here are Python's names, defaults and words. A command may be run by the shell
and waited for; to make a second process of this one, or to steer others, is refused by name.
"""

import abc
import sys

import _os

name = 'posix'
linesep = '\n'
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
EX_OK, EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST, EX_UNAVAILABLE, EX_SOFTWARE = 0, *range(64, 71)
EX_OSERR, EX_OSFILE, EX_CANTCREAT, EX_IOERR, EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM, EX_CONFIG = range(71, 79)
supports_bytes_environ = True
supports_dir_fd = supports_effective_ids = supports_fd = frozenset()
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

    def __class_getitem__(cls, args, /):
        from types import GenericAlias

        return GenericAlias(cls, args)


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
    if isinstance(path, int):
        return fstat(path)
    return stat_result(_os.status(_text(path, 'stat', True), follow_symlinks))


def lstat(path, *, dir_fd=None):
    """Perform a stat system call on the given path, without following symbolic links."""
    return stat_result(_os.status(_text(path, 'lstat'), False))


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    """Use the real uid/gid to test for access to a path."""
    return _os.access(_text(path, 'access', True), mode)


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


def getenv(key, default=None):
    """Get an environment variable, return None if it doesn't exist."""
    return sys.modules[__name__].environ.get(key, default)


def putenv(name, value, /):
    """Change or add an environment variable."""
    sys.modules[__name__].environ[name] = value


def unsetenv(name, /):
    """Delete an environment variable."""
    sys.modules[__name__].environ.pop(name, None)


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


def open(path, flags, mode=0o777, *, dir_fd=None):
    """Open a file for low level IO.  Returns a file descriptor (integer)."""
    return _os.open(_text(path, 'open'), flags)


def read(fd, length, /):
    """Read from a file descriptor.  Returns a bytes object."""
    return _os.read(fd, length)


def write(fd, data, /):
    """Write a bytes object to a file descriptor."""
    return _os.write(fd, data)


def close(fd):
    """Close a file descriptor."""
    _os.close(fd)


def lseek(fd, position, whence, /):
    """Set the position of a file descriptor.  Return the new position."""
    return _os.lseek(fd, position, whence)


def ftruncate(fd, length, /):
    """Truncate a file, specified by file descriptor, to a specific length."""
    _os.ftruncate(fd, length)


def fstat(fd):
    """Perform a stat system call on the given file descriptor."""
    try:
        return stat(f'/proc/self/fd/{fd}')
    except FileNotFoundError:
        raise OSError(9, _os.strerror(9)) from None


def isatty(fd, /):
    """Return True if the fd is connected to a terminal."""
    return _os.isatty(fd)


def system(command):
    """Execute the command in a subshell."""
    return _os.run(fsdecode(command), None, False)[0]


def popen(cmd, mode='r', buffering=-1):
    """Run a command in a subshell, and give a file to read what it writes, or to write what it reads."""
    from _os_process import popen

    return popen(cmd, mode, buffering)


def _exit(status):
    """Exit to the system with specified status, without normal exit processing."""
    _os.leave(status)


def device_encoding(fd):
    """Return a string describing the encoding of a terminal's file descriptor."""
    return 'utf-8' if isatty(fd) else None


def waitstatus_to_exitcode(status):
    """Convert a wait status to an exit code."""
    if status & 0x7F == 0:
        return status >> 8
    if status & 0x7F == 0x7F:
        raise ValueError(f'process is stopped by delivery of signal {status >> 8}')
    return -(status & 0x7F)


def WIFEXITED(status):
    """Return True if the process that gave this status exited by itself."""
    return status & 0x7F == 0


def WEXITSTATUS(status):
    """Return the process return code from status."""
    return status >> 8 & 0xFF


def WIFSIGNALED(status):
    """Return True if the process returning status was terminated by a signal."""
    return status & 0x7F not in (0, 0x7F)


def WTERMSIG(status):
    """Return the signal that terminated the process that provided the status value."""
    return status & 0x7F


def WCOREDUMP(status, /):
    """Return True if the process returning status was dumped to a core file."""
    return status & 0x80 != 0


def WIFSTOPPED(status):
    """Return True if the process returning status was stopped."""
    return status & 0xFF == 0x7F


WSTOPSIG = WEXITSTATUS


def WIFCONTINUED(status):
    """Return True if a particular process was continued from a job control stop."""
    return status == 0xFFFF


def getloadavg():
    """Return average recent system load information."""
    with sys.modules[__name__].fdopen(open('/proc/loadavg', O_RDONLY)) as file:
        return tuple(float(number) for number in file.read().split()[:3])


def fsync(fd):
    """Force write of fd to disk."""
    _os.fsync(fd if isinstance(fd, int) else fd.fileno())


fdatasync = fsync


def getenvb(key, default=None):
    """Get an environment variable as bytes, return None if it doesn't exist."""
    value = getenv(fsdecode(key))
    return default if value is None else value.encode()


# What is refused: nothing here makes a second process out of this one, or steers others.
_REFUSED = frozenset(
    'fork forkpty execl execle execlp execlpe execv execve execvp execvpe spawnl spawnle spawnlp '
    'spawnlpe spawnv spawnve spawnvp spawnvpe posix_spawn posix_spawnp kill killpg wait waitpid abort '
    'setuid setgid setsid chroot chown nice pipe pipe2 dup dup2 umask wait3 wait4 waitid ptsname openpty'.split()
)


_ROOMS = {
    '_os_tree': ('DirEntry', 'scandir', 'walk', 'removedirs', 'renames'),
    '_os_process': (
        'environ', 'get_exec_path', 'getlogin', 'terminal_size', 'get_terminal_size', 'uname_result', 'uname', 'fdopen',
    ),
}


def __getattr__(name):
    for room, names in _ROOMS.items():
        if name in names:
            found = getattr(__import__(room), name)
            globals()[name] = found
            return found
    if name in _REFUSED:
        raise AttributeError(
            f"module 'os' has no attribute {name!r}: Rondo runs one program in one process, and leaves the others alone"
        )
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


__all__ = [name for name in globals() if not name.startswith('_') and name not in ('abc', 'sys', 'error')]
__all__ += ['error', '_exit', *(name for names in _ROOMS.values() for name in names)]


def __dir__():
    return sorted({*globals(), *__all__})
