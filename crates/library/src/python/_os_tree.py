"""Trees of directories: what is in one, and in those below it."""

__name__ = 'os'  # What is made here is os's.

import posixpath

import _os
from os import _text, fspath, lstat, makedirs, rename, rmdir, stat


class DirEntry:
    """An entry of a directory, as `scandir` gives it: what kind it is was seen on the way."""

    __slots__ = ('name', 'path', '_kind')

    def __init__(self, name, path, kind):
        self.name, self.path, self._kind = name, path, kind

    def is_dir(self, /, *, follow_symlinks=True):
        if self._kind == 'link' and follow_symlinks:
            return posixpath.isdir(self.path)
        return self._kind == 'directory'

    def is_file(self, /, *, follow_symlinks=True):
        if self._kind == 'link' and follow_symlinks:
            return posixpath.isfile(self.path)
        return self._kind == 'file'

    def is_symlink(self, /):
        return self._kind == 'link'

    def is_junction(self, /):
        return False

    def stat(self, /, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self, /):
        return lstat(self.path).st_ino

    def __fspath__(self, /):
        return self.path

    def __class_getitem__(cls, object, /):
        from types import GenericAlias

        return GenericAlias(cls, object)

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
        entries.append(DirEntry(name, posixpath.join(given, name), kind))
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
                place = posixpath.join(top, name)
                if followlinks or not posixpath.islink(place):
                    waiting.append(place)
        else:
            waiting.append((top, dirs, others))
            waiting.extend(reversed(below))


def removedirs(name):
    """Super-rmdir; remove a leaf directory and all empty intermediate ones."""
    rmdir(name)
    head, tail = posixpath.split(name)
    if not tail:
        head, tail = posixpath.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = posixpath.split(head)


def renames(old, new):
    """Super-rename; create directories as necessary and delete any left empty."""
    head, tail = posixpath.split(new)
    if head and tail and not posixpath.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = posixpath.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass
