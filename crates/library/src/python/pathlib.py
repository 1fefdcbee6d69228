"""Paths as objects: `Path('a') / 'b.txt'`.

A `PurePath` is only its parts, and can be taken apart and put together anywhere. A `Path` besides asks the disk, through `os`.
"""

import os
import posixpath

__all__ = ['UnsupportedOperation', 'PurePath', 'PurePosixPath', 'Path', 'PosixPath']


class UnsupportedOperation(NotImplementedError):
    """An exception that is raised when an unsupported operation is attempted."""


class _Parents:
    """The directories above a path, from the nearest on."""

    def __init__(self, path):
        self._path = path
        self._count = len(path._tail)

    def __len__(self):
        return self._count

    def __getitem__(self, place):
        if isinstance(place, slice):
            return tuple([self[one] for one in range(*place.indices(len(self)))])
        if place >= len(self) or place < -len(self):
            raise IndexError(place)
        if place < 0:
            place += len(self)
        return self._path._like(self._path.root, self._path._tail[:len(self) - place - 1])

    def __repr__(self):
        return f'<{type(self._path).__name__}.parents>'


class PurePath:
    """Base class for manipulating paths without I/O."""

    __slots__ = ('_root', '_tail', '_text', '_hash')
    parser = posixpath

    def __new__(cls, *args, **kwargs):
        return object.__new__(PurePosixPath if cls is PurePath else cls)

    def __init__(self, *args):
        pieces = []
        for arg in args:
            if isinstance(arg, PurePath):
                pieces.append(str(arg))
                continue
            piece = os.fspath(arg) if hasattr(type(arg), '__fspath__') else arg
            if not isinstance(piece, str):
                raise TypeError(
                    'argument should be a str or an os.PathLike object where __fspath__ returns a str, '
                    f'not {type(piece).__name__!r}'
                )
            pieces.append(piece)
        drive, root, rest = posixpath.splitroot(posixpath.join(*pieces)) if pieces else ('', '', '')
        self._root = root
        self._tail = [piece for piece in rest.split('/') if piece and piece != '.']

    def _like(self, root, tail):
        """A path of the same class with other parts."""
        return self.with_segments(root + '/'.join(tail))

    def with_segments(self, *pathsegments):
        """Construct a new path object from any number of path-like objects."""
        return type(self)(*pathsegments)

    # Parts

    @property
    def drive(self):
        """The drive prefix (letter or UNC path), if any."""
        return ''

    @property
    def root(self):
        """The root of the path, if any."""
        return self._root

    @property
    def anchor(self):
        """The concatenation of the drive and root, or ''."""
        return self._root

    @property
    def parts(self):
        """An object providing sequence-like access to the components in the filesystem path."""
        return (self._root, *self._tail) if self._root else tuple(self._tail)

    @property
    def name(self):
        """The final path component, if any."""
        return self._tail[-1] if self._tail else ''

    @property
    def suffix(self):
        """The final component's last suffix, if any. This includes the leading period."""
        return posixpath.splitext(self.name)[1]

    @property
    def suffixes(self):
        """A list of the final component's suffixes, if any."""
        return ['.' + piece for piece in self.name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        """The final path component, minus its last suffix."""
        return posixpath.splitext(self.name)[0]

    @property
    def parent(self):
        """The logical parent of the path."""
        return self._like(self._root, self._tail[:-1]) if self._tail else self

    @property
    def parents(self):
        """A sequence of this path's logical parents."""
        return _Parents(self)

    # Text and order

    def __str__(self):
        try:
            return self._text
        except AttributeError:
            self._text = self._root + '/'.join(self._tail) or '.'
            return self._text

    __fspath__ = __str__

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f'{type(self).__name__}({self.as_posix()!r})'

    def as_posix(self):
        """Return the string representation of the path with forward slashes."""
        return str(self)

    def as_uri(self):
        """Return the path as a URI."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        safe = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~/'
        quoted = [chr(byte) if chr(byte) in safe else f'%{byte:02X}' for byte in bytes(self)]
        return 'file://' + ''.join(quoted)

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

    def __reduce__(self):
        return type(self), self.parts

    # Putting together

    def joinpath(self, *pathsegments):
        """Combine this path with one or several arguments."""
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def with_name(self, name):
        """Return a new path with the file name changed."""
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        if not name or '/' in name or name == '.':
            raise ValueError(f'Invalid name {name!r}')
        return self._like(self._root, self._tail[:-1] + [name])

    def with_stem(self, stem):
        """Return a new path with the stem changed."""
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f'{self!r} has a non-empty suffix')
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        """Return a new path with the file suffix changed."""
        stem = self.stem
        if not stem:
            raise ValueError(f'{self!r} has an empty name')
        if suffix and not suffix.startswith('.') or suffix == '.':
            raise ValueError(f'Invalid suffix {suffix!r}')
        return self.with_name(stem + suffix)

    def relative_to(self, other, *, walk_up=False):
        """Return the relative path to another path."""
        other = other if isinstance(other, PurePath) else self.with_segments(other)
        for step, path in enumerate([other, *other.parents]):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError(f'{str(self)!r} is not in the subpath of {str(other)!r}')
            if path.name == '..':
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f'{str(self)!r} and {str(other)!r} have different anchors')
        return self._like('', ['..'] * step + self._tail[len(path._tail):])

    def is_relative_to(self, other):
        """Return True if the path is relative to another path or False."""
        other = other if isinstance(other, PurePath) else self.with_segments(other)
        return other == self or other in self.parents

    def is_absolute(self):
        """True if the path is absolute (has a root)."""
        return bool(self._root)

    def match(self, path_pattern, *, case_sensitive=None):
        """Return True if this path matches the given pattern, from its end on."""
        pattern = path_pattern if isinstance(path_pattern, PurePath) else self.with_segments(path_pattern)
        if not pattern.parts:
            raise ValueError('empty pattern')
        from _path_patterns import _matches

        mine, wanted = self.parts, pattern.parts
        if len(wanted) > len(mine) or pattern._root and len(wanted) != len(mine):
            return False
        return all(
            _matches(part, want, case_sensitive) for part, want in zip(reversed(mine), reversed(wanted))
        )

    def full_match(self, pattern, *, case_sensitive=None):
        """Return True if this path matches the given glob-style pattern as a whole."""
        pattern = pattern if isinstance(pattern, PurePath) else self.with_segments(pattern)
        from _path_patterns import _matches_all

        return _matches_all(self.parts, pattern.parts, case_sensitive)


class PurePosixPath(PurePath):
    """PurePath subclass for non-Windows systems."""

    __slots__ = ()


os.PathLike.register(PurePath)


class Path(PurePath):
    """PurePath subclass that can make system calls."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return object.__new__(PosixPath if cls is Path else cls)

    @classmethod
    def cwd(cls):
        """Return a new path pointing to the current working directory."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """Return a new path pointing to the user's home directory."""
        return cls('~').expanduser()

    # What the disk knows

    def stat(self, *, follow_symlinks=True):
        """Return the result of the stat() system call on this path."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        """Like stat(), except of a symbolic link itself."""
        return os.lstat(self)

    def exists(self, *, follow_symlinks=True):
        """Whether this path exists."""
        return posixpath.exists(self) if follow_symlinks else posixpath.lexists(self)

    def is_dir(self, *, follow_symlinks=True):
        """Whether this path is a directory."""
        return posixpath.isdir(self) and (follow_symlinks or not self.is_symlink())

    def is_file(self, *, follow_symlinks=True):
        """Whether this path is a regular file."""
        return posixpath.isfile(self) and (follow_symlinks or not self.is_symlink())

    def is_symlink(self):
        """Whether this path is a symbolic link."""
        return posixpath.islink(self)

    def is_mount(self):
        """Check if this path is a mount point."""
        return posixpath.ismount(self)

    def _is_kind(self, kind):
        try:
            return self.stat().st_mode & 0o170000 == kind
        except (OSError, ValueError):
            return False

    def is_block_device(self):
        """Whether this path is a block device."""
        return self._is_kind(0o060000)

    def is_char_device(self):
        """Whether this path is a character device."""
        return self._is_kind(0o020000)

    def is_fifo(self):
        """Whether this path is a FIFO."""
        return self._is_kind(0o010000)

    def is_socket(self):
        """Whether this path is a socket."""
        return self._is_kind(0o140000)

    def is_junction(self):
        """Whether this path is a junction."""
        return False

    def samefile(self, other_path):
        """Return whether other_path is the same or not as this file."""
        return posixpath.samefile(self, other_path)

    def absolute(self):
        """Return an absolute version of this path. No normalization or symlink resolution is performed."""
        return self if self.is_absolute() else self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        """Make the path absolute, resolving all symlinks on the way and also normalizing it."""
        return self.with_segments(posixpath.realpath(self, strict=strict))

    def readlink(self):
        """Return the path to which the symbolic link points."""
        return self.with_segments(os.readlink(self))

    def expanduser(self):
        """Return a new path with expanded ~ and ~user constructs."""
        if self._root or not self._tail or not self._tail[0].startswith('~'):
            return self
        home = posixpath.expanduser(self._tail[0])
        if home.startswith('~'):
            raise RuntimeError('Could not determine home directory.')
        return self.with_segments(home, *self._tail[1:])

    # Directories

    def iterdir(self):
        """Yield path objects of the directory contents, in arbitrary order."""
        names = os.listdir(self)
        return (self._like(self._root, self._tail + [name]) for name in names)

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Iterate over this subtree and yield all existing files that match the given relative pattern."""
        only_directories = isinstance(pattern, str) and pattern.endswith('/')
        pattern = pattern if isinstance(pattern, PurePath) else self.with_segments(pattern)
        if pattern._root:
            raise NotImplementedError('Non-relative patterns are unsupported')
        if not pattern._tail:
            raise ValueError(f'Unacceptable pattern: {str(pattern)!r}')
        from _path_patterns import _select

        found = _select(self, pattern._tail, case_sensitive, recurse_symlinks)
        return (path for path in found if path.is_dir()) if only_directories else found

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Like glob() with '**/' in front of the pattern."""
        pattern = self.with_segments('**', pattern)
        return self.glob(pattern, case_sensitive=case_sensitive, recurse_symlinks=recurse_symlinks)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """Walk the directory tree from this directory, similar to os.walk()."""
        for place, dirs, files in os.walk(self, top_down, on_error, follow_symlinks):
            yield self.with_segments(place), dirs, files

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Create a new directory at this given path."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        """Remove this directory.  The directory must be empty."""
        os.rmdir(self)

    # Files

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        """Open the file pointed to by this path and return a file object."""
        return open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None, newline=None):
        """Open the file in text mode, read it, and close the file."""
        with self.open('r', -1, encoding, errors, newline) as file:
            return file.read()

    def read_bytes(self):
        """Open the file in bytes mode, read it, and close the file."""
        with self.open('rb') as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Open the file in text mode, write to it, and close the file."""
        if not isinstance(data, str):
            raise TypeError(f'data must be str, not {type(data).__name__}')
        with self.open('w', -1, encoding, errors, newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        """Open the file in bytes mode, write to it, and close the file."""
        with self.open('wb') as file:
            return file.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        """Create this file with the given access mode, if it doesn't exist."""
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, os.strerror(17), str(self))
            os.utime(self)
        else:
            self.open('x').close()

    def unlink(self, missing_ok=False):
        """Remove this file or link."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        """Rename this path to the target path."""
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        """Rename this path to the target path, overwriting if that path exists."""
        os.replace(self, target)
        return self.with_segments(target)

    def copy(self, target, *, follow_symlinks=True, preserve_metadata=False):
        """Recursively copy this file or directory tree to the given destination."""
        target = target if isinstance(target, PurePath) else self.with_segments(target)
        if self.is_symlink() and not follow_symlinks:
            target.symlink_to(self.readlink())
        elif self.is_dir():
            target.mkdir()
            for entry in self.iterdir():
                entry.copy(target / entry.name, follow_symlinks=follow_symlinks)
        else:
            target.write_bytes(self.read_bytes())
        if preserve_metadata:
            about = self.stat()
            target.chmod(about.st_mode & 0o7777)
            os.utime(target, ns=(about.st_atime_ns, about.st_mtime_ns))
        return target

    def copy_into(self, target_dir, **kwargs):
        """Copy this file or directory tree into the given existing directory."""
        return self.copy(self.with_segments(target_dir, self.name), **kwargs)

    def move(self, target):
        """Recursively move this file or directory tree to the given destination."""
        return self.replace(target)

    def move_into(self, target_dir):
        """Move this file or directory tree into the given existing directory."""
        return self.move(self.with_segments(target_dir, self.name))

    def symlink_to(self, target, target_is_directory=False):
        """Make this path a symlink pointing to the target path."""
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        """Make this path a hard link pointing to the same file as *target*."""
        os.link(target, self)

    def chmod(self, mode, *, follow_symlinks=True):
        """Change the permissions of the path, like os.chmod()."""
        os.chmod(self, mode, follow_symlinks=follow_symlinks)


class PosixPath(Path, PurePosixPath):
    """Path subclass for non-Windows systems."""

    __slots__ = ()
