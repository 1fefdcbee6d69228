"""Paths as text: taken apart, put together, made plain. What asks the disk stands at the end."""

import os

__all__ = [
    'normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename', 'dirname',
    'commonprefix', 'getsize', 'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir',
    'isfile', 'ismount', 'expanduser', 'expandvars', 'normpath', 'abspath', 'samefile', 'sameopenfile',
    'samestat', 'curdir', 'pardir', 'sep', 'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath',
    'supports_unicode_filenames', 'relpath', 'commonpath', 'isjunction', 'isdevdrive', 'ALLOW_MISSING',
]

curdir, pardir, extsep, sep = '.', '..', '.', '/'
pathsep, defpath, altsep, devnull = ':', '/bin:/usr/bin', None, '/dev/null'
supports_unicode_filenames = False


class _AllowMissing:
    def __repr__(self):
        return 'os.path.ALLOW_MISSING'


ALLOW_MISSING = _AllowMissing()


def _like(path, text):
    """A piece of text in the type of a path."""
    return text.encode() if isinstance(path, bytes) else text


def normcase(s):
    """Normalize case of pathname. Has no effect under Posix."""
    return os.fspath(s)


def isabs(s):
    """Test whether a path is absolute."""
    s = os.fspath(s)
    return s.startswith(_like(s, '/'))


def join(a, *p):
    """Join two or more pathname components, inserting '/' as needed."""
    a = os.fspath(a)
    slash = _like(a, '/')
    path = a
    try:
        for piece in p:
            piece = os.fspath(piece)
            if piece.startswith(slash) or not path:
                path = piece
            elif path.endswith(slash):
                path += piece
            else:
                path += slash + piece
    except (TypeError, AttributeError):
        _check_arg_types('join', a, *p)
        raise
    return path


def _check_arg_types(name, *args):
    """Says which of the arguments is no path, or that text and bytes were mixed."""
    kinds = set()
    for arg in args:
        if isinstance(arg, (str, bytes)):
            kinds.add(type(arg))
        elif not hasattr(arg, '__fspath__'):
            raise TypeError(
                f'{name}() argument must be str, bytes, or os.PathLike object, not {type(arg).__name__!r}'
            ) from None
    if len(kinds) > 1:
        raise TypeError("Can't mix strings and bytes in path components") from None


def split(p):
    """Split a pathname.  Returns tuple "(head, tail)" where "tail" is everything after the final slash."""
    p = os.fspath(p)
    slash = _like(p, '/')
    at = p.rfind(slash) + 1
    head, tail = p[:at], p[at:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """Split the extension from a pathname.  The extension begins with the last dot, and may be empty."""
    p = os.fspath(p)
    dot, slash = _like(p, '.'), _like(p, '/')
    start = p.rfind(slash) + 1
    at = p.rfind(dot)
    # Leading dots belong to the name: '.profile' has no extension.
    if at > start and p[start:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    """Split a pathname into drive and path. On Posix, drive is always empty."""
    p = os.fspath(p)
    return p[:0], p


def splitroot(p):
    """Split a pathname into drive, root and tail."""
    p = os.fspath(p)
    slash, empty = _like(p, '/'), p[:0]
    if not p.startswith(slash):
        return empty, empty, p
    if p[1:2] != slash or p[2:3] == slash:
        return empty, slash, p[1:]
    return empty, p[:2], p[2:]


def basename(p):
    """Returns the final component of a pathname."""
    p = os.fspath(p)
    return p[p.rfind(_like(p, '/')) + 1:]


def dirname(p):
    """Returns the directory component of a pathname."""
    return split(p)[0]


def normpath(path):
    """Normalize path, eliminating double slashes, etc."""
    path = os.fspath(path)
    slash, dot, dots = _like(path, '/'), _like(path, '.'), _like(path, '..')
    if not path:
        return dot
    drive, root, rest = splitroot(path)
    kept = []
    for piece in rest.split(slash):
        if not piece or piece == dot:
            continue
        if piece != dots or (not root and not kept) or (kept and kept[-1] == dots):
            kept.append(piece)
        elif kept:
            kept.pop()
    return root + slash.join(kept) or dot


def abspath(path):
    """Return an absolute path."""
    path = os.fspath(path)
    if not path.startswith(_like(path, '/')):
        path = join(_like(path, os.getcwd()), path)
    return normpath(path)


def relpath(path, start=None):
    """Return a relative version of a path."""
    path = os.fspath(path)
    if not path:
        raise ValueError('no path specified')
    slash, dots = _like(path, '/'), _like(path, '..')
    start = _like(path, '.') if start is None else os.fspath(start)
    try:
        begin = [piece for piece in abspath(start).split(slash) if piece]
        end = [piece for piece in abspath(path).split(slash) if piece]
        shared = len(commonprefix([begin, end]))
        return slash.join([dots] * (len(begin) - shared) + end[shared:]) or _like(path, '.')
    except (TypeError, AttributeError):
        _check_arg_types('relpath', path, start)
        raise


def commonprefix(m):
    """Given a list of pathnames, returns the longest common leading component."""
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(os.fspath, m))
    first, last = min(m), max(m)
    for at, piece in enumerate(first):
        if piece != last[at]:
            return first[:at]
    return first


def commonpath(paths):
    """Given a sequence of path names, returns the longest common sub-path."""
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    slash, dot = _like(paths[0], '/'), _like(paths[0], '.')
    try:
        absolute = {path.startswith(slash) for path in paths}
        if len(absolute) > 1:
            raise ValueError("Can't mix absolute and relative paths")
        pieces = [[piece for piece in path.split(slash) if piece and piece != dot] for path in paths]
        prefix = slash if absolute.pop() else slash[:0]
        return prefix + slash.join(commonprefix(pieces))
    except (TypeError, AttributeError):
        _check_arg_types('commonpath', *paths)
        raise


def expanduser(path):
    """Expand ~ and ~user constructions.  If user or $HOME is unknown, do nothing."""
    path = os.fspath(path)
    tilde, slash = _like(path, '~'), _like(path, '/')
    if not path.startswith(tilde):
        return path
    end = path.find(slash, 1)
    if end < 0:
        end = len(path)
    if end != 1 or 'HOME' not in os.environ:
        return path
    home = _like(path, os.environ['HOME']).rstrip(slash)
    return home + path[end:] or slash


def expandvars(path):
    """Expand shell variables of form $var and ${var}.  Unknown variables are left unchanged."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        return expandvars(path.decode()).encode()
    pieces = []
    at = 0
    while True:
        dollar = path.find('$', at)
        if dollar < 0:
            return ''.join(pieces) + path[at:]
        pieces.append(path[at:dollar])
        end = dollar + 1
        if path[end:end + 1] == '{':
            close = path.find('}', end)
            name, end = (path[end + 1:close], close + 1) if close > 0 else ('', end)
        else:
            while end < len(path) and path[end].isascii() and (path[end].isalnum() or path[end] == '_'):
                end += 1
            name = path[dollar + 1:end]
        pieces.append(os.environ.get(name, path[dollar:end]))
        at = end


def realpath(filename, *, strict=False):
    """Return the canonical path of the specified filename, eliminating any symbolic links."""
    filename = os.fspath(filename)
    if isinstance(filename, bytes):
        return realpath(filename.decode(), strict=strict).encode()
    path = '/' if filename.startswith('/') else os.getcwd()
    waiting = filename.split('/')[::-1]
    followed = 0
    while waiting:
        piece = waiting.pop()
        if not piece or piece == curdir:
            continue
        if piece == pardir:
            path = dirname(path)
            continue
        here = join(path, piece)
        try:
            target = os.readlink(here) if islink(here) else None
            if target is None and strict is True:
                os.lstat(here)
        except OSError:
            if strict is True:
                raise
            target = None
        if target is None or followed > 40:
            path = here
            continue
        followed += 1
        if target.startswith('/'):
            path = '/'
        waiting.extend(target.split('/')[::-1])
    return path


# What the disk knows


def exists(path):
    """Test whether a path exists.  Returns False for broken symbolic links."""
    try:
        os.stat(path)
    except (OSError, ValueError):
        return False
    return True


def lexists(path):
    """Test whether a path exists.  Returns True for broken symbolic links."""
    try:
        os.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def _kind(path, follow=True):
    try:
        return os.stat(path, follow_symlinks=follow).st_mode & 0o170000
    except (OSError, ValueError):
        return 0


def isfile(path):
    """Test whether a path is a regular file."""
    return _kind(path) == 0o100000


def isdir(s):
    """Return true if the pathname refers to an existing directory."""
    return _kind(s) == 0o040000


def islink(path):
    """Test whether a path is a symbolic link."""
    return _kind(path, follow=False) == 0o120000


def isjunction(path):
    """Test whether a path is a junction. Junctions are not supported on the current platform."""
    os.fspath(path)
    return False


def isdevdrive(path):
    """Determines whether the specified path is on a Windows Dev Drive."""
    os.fspath(path)
    return False


def ismount(path):
    """Test whether a path is a mount point."""
    try:
        here = os.lstat(path)
        if here.st_mode & 0o170000 == 0o120000:
            return False
        above = os.lstat(realpath(join(path, _like(os.fspath(path), '..'))))
    except (OSError, ValueError):
        return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def getsize(filename):
    """Return the size of a file, reported by os.stat()."""
    return os.stat(filename).st_size


def getmtime(filename):
    """Return the last modification time of a file, reported by os.stat()."""
    return os.stat(filename).st_mtime


def getatime(filename):
    """Return the last access time of a file, reported by os.stat()."""
    return os.stat(filename).st_atime


def getctime(filename):
    """Return the metadata change time of a file, reported by os.stat()."""
    return os.stat(filename).st_ctime


def samestat(s1, s2):
    """Test whether two stat buffers reference the same file."""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Test whether two pathnames reference the same actual file or directory."""
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1, fp2):
    """Test whether two open file objects reference the same file."""
    return samestat(os.fstat(fp1), os.fstat(fp2))
