"""Examples in docstrings, run as tests.

An example is what a session at the prompt shows: `>>>` and a statement, then what it prints. The finder goes through a module
for docstrings, the parser takes the examples out of each, the runner runs them in a copy of the module's namespace, and the
checker compares what was printed with what stands there.
"""

import builtins
import sys
import types
from collections import namedtuple

__all__ = [
    'testmod', 'testfile', 'run_docstring_examples', 'DocTest', 'Example', 'DocTestParser', 'DocTestFinder',
    'DocTestRunner', 'OutputChecker', 'TestResults', 'DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE',
    'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP', 'IGNORE_EXCEPTION_DETAIL', 'REPORT_ONLY_FIRST_FAILURE',
    'FAIL_FAST', 'register_optionflag',
]

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """A flag with this name: a bit of its own."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag('DONT_ACCEPT_TRUE_FOR_1')
DONT_ACCEPT_BLANKLINE = register_optionflag('DONT_ACCEPT_BLANKLINE')
NORMALIZE_WHITESPACE = register_optionflag('NORMALIZE_WHITESPACE')
ELLIPSIS = register_optionflag('ELLIPSIS')
SKIP = register_optionflag('SKIP')
IGNORE_EXCEPTION_DETAIL = register_optionflag('IGNORE_EXCEPTION_DETAIL')
REPORT_UDIFF = register_optionflag('REPORT_UDIFF')
REPORT_CDIFF = register_optionflag('REPORT_CDIFF')
REPORT_NDIFF = register_optionflag('REPORT_NDIFF')
REPORT_ONLY_FIRST_FAILURE = register_optionflag('REPORT_ONLY_FIRST_FAILURE')
FAIL_FAST = register_optionflag('FAIL_FAST')

BLANKLINE_MARKER = '<BLANKLINE>'
ELLIPSIS_MARKER = '...'
_DIVIDER = '*' * 70


class TestResults(namedtuple('TestResults', 'failed attempted')):
    def __new__(cls, failed, attempted, *, skipped=0):
        made = super().__new__(cls, failed, attempted)
        made.skipped = skipped
        return made

    def __repr__(self):
        text = f'TestResults(failed={self.failed}, attempted={self.attempted}'
        return text + (f', skipped={self.skipped})' if self.skipped else ')')


class Example:
    """A statement, and what it should print."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith('\n') else source + '\n'
        self.want = want if not want or want.endswith('\n') else want + '\n'
        self.exc_msg = exc_msg
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options


class DocTest:
    """The examples of one docstring."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples = examples
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno
        self.docstring = docstring

    def __repr__(self):
        count = len(self.examples)
        examples = f'{count} example{"" if count == 1 else "s"}' if count else 'no examples'
        return f'<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({examples})>'

    def __lt__(self, other):
        return (self.name, self.filename or '', self.lineno or 0) < (
            other.name, other.filename or '', other.lineno or 0
        )


class DocTestParser:
    """Takes the examples out of a text."""

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name='<string>'):
        lines = string.expandtabs().split('\n')
        examples = []
        place = 0
        while place < len(lines):
            line = lines[place].lstrip(' ')
            if not (line.startswith('>>> ') or line.rstrip() == '>>>'):
                if line.startswith('>>>'):
                    raise ValueError(
                        f'line {place + 1} of the docstring for {name} lacks blank after >>>: {lines[place]!r}'
                    )
                place += 1
                continue
            first = place
            indent = len(lines[place]) - len(line)
            source = [line[4:]]
            place += 1
            while place < len(lines) and lines[place].lstrip(' ').startswith('...'):
                more = lines[place].lstrip(' ')
                if len(more) > 3 and more[3] != ' ':
                    break
                source.append(more[4:])
                place += 1
            want = []
            while place < len(lines) and lines[place].strip() and not lines[place].lstrip(' ').startswith('>>>'):
                if lines[place][:indent].strip():
                    raise ValueError(
                        f'line {place + 1} of the docstring for {name} has inconsistent leading whitespace: '
                        f'{lines[place]!r}'
                    )
                want.append(lines[place][indent:])
                place += 1
            text = '\n'.join(source)
            if all(not one.strip() or one.lstrip().startswith('#') for one in source):
                continue  # Nothing to run.
            wanted = '\n'.join(want)
            examples.append(
                Example(text, wanted, _exception_in(want), first, indent, self._options(text, name, first))
            )
        return examples

    def _options(self, source, name, lineno):
        options = {}
        for line in source.split('\n'):
            before, marker, directives = line.partition('# doctest:')
            if not marker:
                before, marker, directives = line.partition('#doctest:')
            for directive in directives.replace(',', ' ').split() if marker else ():
                if directive[0] not in '+-' or directive[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(
                        f'line {lineno + 1} of the doctest for {name} has an invalid option: {directive!r}'
                    )
                options[OPTIONFLAGS_BY_NAME[directive[1:]]] = directive[0] == '+'
        return options


def _exception_in(want):
    """The message of the exception that should be raised, where a traceback stands."""
    if not want or want[0].rstrip() not in ('Traceback (most recent call last):', 'Traceback (innermost last):'):
        return None
    for place in range(1, len(want)):
        if want[place][:1].isalnum() or want[place][:1] == '_':
            return '\n'.join(want[place:]) + '\n'
    return None


class DocTestFinder:
    """Goes through an object, and what it contains, for docstrings."""

    def __init__(self, verbose=False, parser=None, recurse=True, exclude_empty=True):
        self._parser = DocTestParser() if parser is None else parser
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        if name is None:
            name = obj.__name__
        if module is None:
            module = obj if isinstance(obj, types.ModuleType) else sys.modules.get(getattr(obj, '__module__', None))
        if globs is None:
            globs = {} if not module else module.__dict__.copy()
        else:
            globs = globs.copy()
        globs.update(extraglobs or {})
        globs.setdefault('__name__', '__main__')
        lines = None
        file = getattr(module, '__file__', None)
        if file is not None and not file.startswith('<'):
            try:
                with open(file, encoding='utf-8') as source:
                    lines = source.read().split('\n')
            except OSError:
                pass
        tests = []
        self._find(tests, obj, name, module, file, lines, globs, set())
        tests.sort()
        return tests

    def _find(self, tests, obj, name, module, file, lines, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        docstring = getattr(obj, '__doc__', None)
        docstring = '' if docstring is None else str(docstring)
        if docstring or not self._exclude_empty:
            lineno = _line_of_docstring(obj, lines)
            tests.append(self._parser.get_doctest(docstring, globs, name, file, lineno))
        if not self._recurse:
            return
        if isinstance(obj, types.ModuleType):
            for key, value in obj.__dict__.items():
                value_name = f'{name}.{key}'
                inner = _unwrapped(value)
                if _may_have_examples(inner) and _is_from(module, inner):
                    self._find(tests, inner, value_name, module, file, lines, globs, seen)
            for key, value in getattr(obj, '__test__', {}).items():
                value_name = f'{name}.__test__.{key}'
                if isinstance(value, str):
                    tests.append(self._parser.get_doctest(value, globs, value_name, file, None))
                else:
                    self._find(tests, value, value_name, module, file, lines, globs, seen)
        elif isinstance(obj, type):
            for key, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                inner = _unwrapped(value)
                is_own = _may_have_examples(inner) and _is_from(module, inner)
                if is_own or isinstance(value, property):
                    self._find(tests, value, f'{name}.{key}', module, file, lines, globs, seen)


def _unwrapped(value):
    seen = 0
    while not isinstance(value, type) and hasattr(value, '__wrapped__') and seen < 100:
        value = value.__wrapped__
        seen += 1
    return value


def _may_have_examples(value):
    """Whether it is a class, a function, or an object that behaves like one when it is found in a class."""
    kind = type(value)
    return isinstance(value, type) or hasattr(kind, '__get__') and not hasattr(kind, '__set__')


def _is_from(module, obj):
    if module is None:
        return True
    if isinstance(obj, types.FunctionType):
        return module.__dict__ is obj.__globals__
    return getattr(obj, '__module__', None) == module.__name__


def _line_of_docstring(obj, lines):
    """The line, counted from 0, in which a docstring begins; `None` where that cannot be known."""
    if isinstance(obj, types.ModuleType):
        return 0
    if isinstance(obj, property):
        obj = obj.fget
    if isinstance(obj, type):
        lineno = getattr(obj, '__firstlineno__', None)
        if lineno is None or lines is None:
            return None
        lineno -= 1
    else:
        obj = _unwrapped(obj)
        if not isinstance(obj, types.FunctionType) or lines is None:
            return None
        lineno = obj.__code__.co_firstlineno - 1
    for place in range(lineno, len(lines)):
        text = lines[place].lstrip().lstrip('rRuUbB')
        if text[:1] in ('"', "'"):
            return place
        if lines[place].rstrip().endswith(('"""', "'''")) and ':' in lines[place]:
            return place
    return None


class OutputChecker:
    """Compares what was printed with what should have been."""

    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1:
            if (got, want) in (('True\n', '1\n'), ('False\n', '0\n')):
                return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = '\n'.join('' if line.strip() == BLANKLINE_MARKER else line for line in want.split('\n'))
            got = '\n'.join('' if not line.strip() else line for line in got.split('\n'))
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = ' '.join(got.split()), ' '.join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _fits(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        if want and got:
            return f'Expected:\n{_indented(want)}Got:\n{_indented(got)}'
        if want:
            return f'Expected:\n{_indented(want)}Got nothing\n'
        return f'Expected nothing\nGot:\n{_indented(got)}' if got else 'Expected nothing\nGot nothing\n'


def _fits(want, got):
    """Whether `...` in what is wanted can stand for what is between."""
    pieces = want.split(ELLIPSIS_MARKER)
    if len(pieces) == 1:
        return want == got
    start, end = len(pieces[0]), len(got) - len(pieces[-1])
    if not got.startswith(pieces[0]) or not got.endswith(pieces[-1]) or start > end:
        return False
    for piece in pieces[1:-1]:
        found = got.find(piece, start, end)
        if found < 0:
            return False
        start = found + len(piece)
    return True


def _indented(text):
    return ''.join('    ' + line if line.strip() else line for line in text.splitlines(keepends=True))


class _Spoof:
    """Standard output while an example runs."""

    def __init__(self):
        self.pieces = []

    def write(self, text):
        self.pieces.append(text)
        return len(text)

    def flush(self):
        pass

    def isatty(self):
        return False

    def take(self):
        text = ''.join(self.pieces)
        self.pieces.clear()
        return text if not text or text.endswith('\n') else text + '\n'


def _show(value):
    """What the prompt does with the value of an expression; here it goes where the example prints."""
    if value is not None:
        builtins._ = value
        sys.stdout.write(repr(value) + '\n')


try:
    from _source import run_entry as _run_entry
except ImportError:
    def _run_entry(text, namespace, file):
        exec(compile(text, file, 'single'), namespace)


class DocTestRunner:
    """Runs the examples and reports."""

    DIVIDER = _DIVIDER

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = OutputChecker() if checker is None else checker
        self._verbose = '-v' in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        out = sys.stdout.write if out is None else out
        failures = tries = skips = 0
        kept = sys.stdout, sys.displayhook
        spoof = _Spoof()
        sys.stdout, sys.displayhook = spoof, _show
        try:
            for number, example in enumerate(test.examples):
                flags = self.original_optionflags
                for flag, wanted in example.options.items():
                    flags = flags | flag if wanted else flags & ~flag
                tries += 1
                if flags & SKIP:
                    skips += 1
                    continue
                quiet = flags & REPORT_ONLY_FIRST_FAILURE and failures > 0
                if self._verbose and not quiet:
                    self.report_start(out, test, example)
                error = None
                try:
                    _run_entry(example.source, test.globs, f'<doctest {test.name}[{number}]>')
                except KeyboardInterrupt:
                    raise
                except BaseException as raised:
                    error = raised
                got = spoof.take()
                if self._passes(example, got, error, flags):
                    if self._verbose and not quiet:
                        out('ok\n')
                    continue
                failures += 1
                if not quiet:
                    if error is not None and example.exc_msg is None:
                        self.report_unexpected_exception(out, test, example, error)
                    else:
                        if error is not None:
                            got += _report_of(error)
                        self.report_failure(out, test, example, got)
                if flags & FAIL_FAST:
                    break
        finally:
            sys.stdout, sys.displayhook = kept
            if clear_globs:
                test.globs.clear()
        self.tries += tries
        self.failures += failures
        self.skips += skips
        old = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = (old[0] + failures, old[1] + tries, old[2] + skips)
        return TestResults(failures, tries, skipped=skips)

    def _passes(self, example, got, error, flags):
        check = self._checker.check_output
        if error is None:
            return check(example.want, got, flags)
        if example.exc_msg is None:
            return False
        import traceback

        message = traceback.format_exception_only(type(error), error)[-1]
        if check(example.exc_msg, message, flags):
            return True
        if flags & IGNORE_EXCEPTION_DETAIL:
            return check(_only_name(example.exc_msg), _only_name(message), flags)
        return False

    def _header(self, test, example):
        if test.filename:
            line = '?' if test.lineno is None else test.lineno + example.lineno + 1
            place = f'File "{test.filename}", line {line}, in {test.name}'
        else:
            place = f'Line {example.lineno + 1}, in {test.name}'
        return f'{_DIVIDER}\n{place}\nFailed example:\n{_indented(example.source)}'

    def report_start(self, out, test, example):
        if example.want:
            out(f'Trying:\n{_indented(example.source)}Expecting:\n{_indented(example.want)}')
        else:
            out(f'Trying:\n{_indented(example.source)}Expecting nothing\n')

    def report_failure(self, out, test, example, got):
        out(self._header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, error):
        out(self._header(test, example) + 'Exception raised:\n' + _indented(_report_of(error)))

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        untested, passed, failed = [], [], []
        for name, (failures, tries, skips) in sorted(self._stats.items()):
            if tries == 0:
                untested.append(name)
            elif failures == 0:
                passed.append((name, tries))
            else:
                failed.append((name, failures, tries))
        if verbose:
            if untested:
                print(f'{_items(untested)} had no tests:')
                for name in untested:
                    print(f'    {name}')
            if passed:
                print(f'{_items(passed)} passed all tests:')
                for name, count in passed:
                    print(f' {count:3d} test{"" if count == 1 else "s"} in {name}')
        if failed:
            print(_DIVIDER)
            print(f'{_items(failed)} had failures:')
            for name, failures, tries in failed:
                print(f' {failures:3d} of {tries:3d} in {name}')
        if verbose:
            print(f'{self.tries} test{"" if self.tries == 1 else "s"} in {_items(self._stats)}.')
            failed_too = f' and {self.failures} failed' if self.failures else ''
            print(f'{self.tries - self.failures} passed{failed_too}.')
        if self.failures:
            print(f'***Test Failed*** {self.failures} failure{"" if self.failures == 1 else "s"}'
                  f'{f" and {self.skips} skipped test" if self.skips else ""}.')
        elif verbose:
            print('Test passed.')
        return TestResults(self.failures, self.tries, skipped=self.skips)


def _items(counted):
    return f'{len(counted)} item{"" if len(counted) == 1 else "s"}'


def _only_name(message):
    """The name of an exception, without its module and its message."""
    return message.partition('\n')[0].partition(':')[0].rpartition('.')[2]


def _report_of(error):
    """The traceback of an error, from the example on."""
    import traceback

    own = error.__traceback__
    while own is not None and not own.tb_frame.f_code.co_filename.startswith('<doctest'):
        own = own.tb_next
    return ''.join(traceback.format_exception(type(error), error, own))


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    """Test examples in docstrings in functions and classes reachable from module m (or the main module)."""
    if m is None:
        m = sys.modules.get('__main__')
    if not isinstance(m, types.ModuleType):
        raise TypeError(f'testmod: module required; {m!r}')
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(
        m, m.__name__ if name is None else name, globs=globs, extraglobs=extraglobs
    ):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True,
             optionflags=0, extraglobs=None, raise_on_error=False, parser=None, encoding=None):
    """Test examples in the given file."""
    with open(filename, encoding=encoding) as file:
        text = file.read()
    globs = {} if globs is None else globs.copy()
    globs.update(extraglobs or {})
    globs.setdefault('__name__', '__main__')
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    parser = DocTestParser() if parser is None else parser
    runner.run(parser.get_doctest(text, globs, name or filename.rpartition('/')[2], filename, 0))
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def run_docstring_examples(f, globs, verbose=False, name='NoName', compileflags=None, optionflags=0):
    """Test examples in the given object's docstring, using `globs` as globals."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test)
