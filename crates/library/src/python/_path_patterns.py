"""Patterns of paths, as the shell writes them: `*`, `?`, `[abc]`, and `**` for any directories."""

import os
import re


def _matches(name, pattern, case_sensitive=None):
    """Whether one part of a path fits one part of a pattern."""
    if case_sensitive is False:
        name, pattern = name.lower(), pattern.lower()
    if not any(char in pattern for char in '*?['):
        return name == pattern
    return re.fullmatch(_translate(pattern), name) is not None


def _translate(pattern):
    """A pattern of the shell as a regular expression."""
    result, place = '', 0
    while place < len(pattern):
        char = pattern[place]
        place += 1
        if char == '*':
            result += '.*'
        elif char == '?':
            result += '.'
        elif char == '[' and (end := pattern.find(']', place + 1 + (pattern[place:place + 1] == '!'))) > 0:
            chosen = pattern[place:end].replace('\\', r'\\')
            result += f'[{"^" + chosen[1:] if chosen.startswith("!") else chosen}]'
            place = end + 1
        else:
            result += re.escape(char)
    return f'(?s:{result})'


def _matches_all(parts, wanted, case_sensitive):
    if not wanted:
        return not parts
    if wanted[0] == '**':
        return any(_matches_all(parts[skip:], wanted[1:], case_sensitive) for skip in range(len(parts) + 1))
    return bool(parts) and _matches(parts[0], wanted[0], case_sensitive) and _matches_all(
        parts[1:], wanted[1:], case_sensitive
    )


def _select(path, wanted, case_sensitive, recurse_symlinks):
    """The existing paths below a directory that fit the parts of a pattern."""
    if not wanted:
        yield path
        return
    first, rest = wanted[0], wanted[1:]
    if first == '**':
        seen = set()
        for place in _directories(path, recurse_symlinks):
            found = _select(place, rest, case_sensitive, recurse_symlinks) if rest else _everything(place)
            for one in found:
                if one not in seen:
                    seen.add(one)
                    yield one
        return
    if not any(char in first for char in '*?['):
        below = path / first
        if below.exists(follow_symlinks=False):
            yield from _select(below, rest, case_sensitive, recurse_symlinks)
        return
    try:
        entries = list(os.scandir(path))
    except OSError:
        return
    for entry in entries:
        if _matches(entry.name, first, case_sensitive) and (not rest or entry.is_dir()):
            yield from _select(path / entry.name, rest, case_sensitive, recurse_symlinks)


def _everything(place):
    yield place
    for path in place.iterdir():
        if not path.is_dir() or path.is_symlink():
            yield path


def _directories(path, recurse_symlinks):
    """A directory and all below it."""
    if not path.is_dir():
        return
    yield path
    try:
        entries = list(os.scandir(path))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=recurse_symlinks):
            yield from _directories(path / entry.name, recurse_symlinks)
