"""How long small pieces of code take.

The statement is put into a function that runs it many times in a loop, so that the loop costs as little as possible; the
collector of cycles rests meanwhile.
"""

import gc
import itertools
import time

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5

_globals = globals

_TEMPLATE = '''def inner(_it, _timer):
    {setup}
    _t0 = _timer()
    for _i in _it:
        {statement}
        pass
    _t1 = _timer()
    return _t1 - _t0
'''


def _indented(text, indent):
    return text.replace('\n', '\n' + ' ' * indent)


try:
    from _source import run as _execute
except ImportError:
    _execute = exec


class Timer:
    """Class for timing execution speed of small code snippets."""

    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.timer = timer
        namespace = dict(_globals() if globals is None else globals)
        if callable(setup):
            namespace['_setup'] = setup
            setup = '_setup()'
        elif not isinstance(setup, str):
            raise ValueError('setup is neither a string nor callable')
        if callable(stmt):
            namespace['_stmt'] = stmt
            stmt = '_stmt()'
        elif not isinstance(stmt, str):
            raise ValueError('stmt is neither a string nor callable')
        self.src = _TEMPLATE.format(statement=_indented(stmt, 8), setup=_indented(setup, 4))
        _execute(self.src, namespace)
        self.inner = namespace['inner']

    def print_exc(self, file=None):
        """Helper to print a traceback from the timed code."""
        import traceback

        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """Time 'number' executions of the main statement."""
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            return self.inner(itertools.repeat(None, number), self.timer)
        finally:
            if was_enabled:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """Call timeit() a few times."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """Return the number of loops and time taken so that total time >= 0.2."""
        scale = 1
        while True:
            for step in (1, 2, 5):
                number = scale * step
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    """Convenience function to create Timer object and call timeit method."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number,
           globals=None):
    """Convenience function to create Timer object and call repeat method."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
