# since: 3.14
# Tracebacks as text, as lists, and as objects.
import builtins
import sys
import traceback

FILE = sys._getframe().f_code.co_filename


class Out:
    def write(self, text):
        builtins.print(text.replace(FILE, "FILE"), end="")


def print(*values):
    OUT.write(" ".join(map(str, values)) + "\n")


OUT = Out()
def f(x): return g(x)
def g(x):
    return 1/x + [1,2][x]
def rec(n):
    if n: rec(n-1)
    else: raise ValueError('deep')
print(traceback.format_exc())
try: f(0)
except Exception as e:
    print(traceback.format_exc()); print(traceback.format_exception(e)); print(traceback.format_exception_only(e)); print(traceback.format_tb(e.__traceback__)); 
    s=traceback.extract_tb(e.__traceback__); print(s, s[0].name, s[-1].line, list(s[0]), s[0].lineno, s[0].colno, s[0].end_colno, len(s[0]), s[0]==s[0], s[0]==1, s[0][1])
    print(traceback.format_exception(type(e),e,e.__traceback__,limit=1)); print(traceback.format_exc(limit=-1)); print(traceback.format_exc(limit=0))
    traceback.print_exc(file=OUT); traceback.print_tb(e.__traceback__,file=OUT); traceback.print_exception(e,file=OUT); traceback.print_exception(type(e),e,e.__traceback__,None,OUT)
    print([ (fr.f_code.co_name,n) for fr,n in traceback.walk_tb(e.__traceback__)])
    te=traceback.TracebackException.from_exception(e); print(str(te), te.exc_type_str, ''.join(te.format()), te.stack, te.__cause__, te==traceback.TracebackException.from_exception(e))
try: rec(10)
except Exception as e: print(traceback.format_exc())
try:
    try: f(0)
    except ZeroDivisionError as e: raise KeyError('x') from e
except Exception: print(traceback.format_exc()); print(traceback.format_exc(chain=False))
try:
    try: f(0)
    except ZeroDivisionError as e: {}['y']
except Exception as e: traceback.print_exc(file=OUT); e.add_note('a note\nmore'); e.add_note('second'); print(traceback.format_exception_only(e)); print(traceback.format_exception(e)[-3:])
try:
    try: f(0)
    except ZeroDivisionError as e: raise KeyError('z') from None
except Exception: traceback.print_exc(file=OUT)
def mk(n):
    try: raise ValueError(n)
    except ValueError as e: return e
try: raise ExceptionGroup('many',[mk(1),ExceptionGroup('inner',[mk(2),TypeError('t')]),mk(3)])
except ExceptionGroup as e:
    traceback.print_exc(file=OUT); print(traceback.format_exception_only(e)); print(traceback.format_exception_only(e,show_group=True)); print(''.join(traceback.format_exception(e)))
try:
    try: raise ExceptionGroup('g',[mk(1)])
    except ExceptionGroup as e: raise ValueError('after') from e
except ValueError: traceback.print_exc(file=OUT)
try: raise ValueError('o') from ExceptionGroup('g',[mk(i) for i in range(20)])
except ValueError: traceback.print_exc(file=OUT)
class E(Exception):
    def __str__(self): raise RuntimeError
try: raise E
except E: traceback.print_exc(file=OUT)
try: raise SyntaxError('bad',('f.py',3,5,'x = = 1\n',3,6))
except SyntaxError as e: traceback.print_exc(file=OUT); print(traceback.format_exception_only(e)); te=traceback.TracebackException.from_exception(e); print(te.filename,te.lineno,te.offset,te.text,te.msg)
def h(): return traceback.extract_stack(), traceback.format_stack(limit=2)
def p(): traceback.print_stack(file=OUT)
print(traceback.format_list([('f.py',1,'x','  code '),traceback.FrameSummary('g.py',2,'y',line='z')]))
print(traceback.StackSummary.from_list([('f',1,'g','l')]), traceback.FrameSummary('g.py',2,'y',locals={'a':1}).locals)
print(traceback.format_exception(None), traceback.format_exception_only(None,None), traceback.format_exception_only(ValueError('a\nb')), traceback.format_exception_only(ValueError()))
try: traceback.format_exception(5)
except TypeError as e: print(e)
try: traceback.format_exception(ValueError, None)
except (TypeError,ValueError) as e: print(e)
try: foo.bar
except NameError as e: print(traceback.format_exception_only(e))
try: (5).reall
except AttributeError as e: print(traceback.format_exception_only(e))
try: print(undefined_nme, undefined_name := 5)
except NameError as e: print(''.join(traceback.format_exception(e)))

# expect: NoneType: None
# expect:
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 27, in <module>
# expect:     try: f(0)
# expect:          ~^^^
# expect:   File "FILE", line 20, in f
# expect:     def f(x): return g(x)
# expect:                      ~^^^
# expect:   File "FILE", line 22, in g
# expect:     return 1/x + [1,2][x]
# expect:            ~^~
# expect: ZeroDivisionError: division by zero
# expect:
# expect: ['Traceback (most recent call last):\n', '  File "FILE", line 27, in <module>\n    try: f(0)\n         ~^^^\n', '  File "FILE", line 20, in f\n    def f(x): return g(x)\n                     ~^^^\n', '  File "FILE", line 22, in g\n    return 1/x + [1,2][x]\n           ~^~\n', 'ZeroDivisionError: division by zero\n']
# expect: ['ZeroDivisionError: division by zero\n']
# expect: ['  File "FILE", line 27, in <module>\n    try: f(0)\n         ~^^^\n', '  File "FILE", line 20, in f\n    def f(x): return g(x)\n                     ~^^^\n', '  File "FILE", line 22, in g\n    return 1/x + [1,2][x]\n           ~^~\n']
# expect: [<FrameSummary file FILE, line 27 in <module>>, <FrameSummary file FILE, line 20 in f>, <FrameSummary file FILE, line 22 in g>] <module> return 1/x + [1,2][x] ['FILE', 27, '<module>', 'try: f(0)'] 27 5 9 4 True False 27
# expect: ['Traceback (most recent call last):\n', '  File "FILE", line 27, in <module>\n    try: f(0)\n         ~^^^\n', 'ZeroDivisionError: division by zero\n']
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 22, in g
# expect:     return 1/x + [1,2][x]
# expect:            ~^~
# expect: ZeroDivisionError: division by zero
# expect:
# expect: ZeroDivisionError: division by zero
# expect:
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 27, in <module>
# expect:     try: f(0)
# expect:          ~^^^
# expect:   File "FILE", line 20, in f
# expect:     def f(x): return g(x)
# expect:                      ~^^^
# expect:   File "FILE", line 22, in g
# expect:     return 1/x + [1,2][x]
# expect:            ~^~
# expect: ZeroDivisionError: division by zero
# expect:   File "FILE", line 27, in <module>
# expect:     try: f(0)
# expect:          ~^^^
# expect:   File "FILE", line 20, in f
# expect:     def f(x): return g(x)
# expect:                      ~^^^
# expect:   File "FILE", line 22, in g
# expect:     return 1/x + [1,2][x]
# expect:            ~^~
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 27, in <module>
# expect:     try: f(0)
# expect:          ~^^^
# expect:   File "FILE", line 20, in f
# expect:     def f(x): return g(x)
# expect:                      ~^^^
# expect:   File "FILE", line 22, in g
# expect:     return 1/x + [1,2][x]
# expect:            ~^~
# expect: ZeroDivisionError: division by zero
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 27, in <module>
# expect:     try: f(0)
# expect:          ~^^^
# expect:   File "FILE", line 20, in f
# expect:     def f(x): return g(x)
# expect:                      ~^^^
# expect:   File "FILE", line 22, in g
# expect:     return 1/x + [1,2][x]
# expect:            ~^~
# expect: ZeroDivisionError: division by zero
# expect: [('<module>', 27), ('f', 20), ('g', 22)]
# expect: division by zero ZeroDivisionError Traceback (most recent call last):
# expect:   File "FILE", line 27, in <module>
# expect:     try: f(0)
# expect:          ~^^^
# expect:   File "FILE", line 20, in f
# expect:     def f(x): return g(x)
# expect:                      ~^^^
# expect:   File "FILE", line 22, in g
# expect:     return 1/x + [1,2][x]
# expect:            ~^~
# expect: ZeroDivisionError: division by zero
# expect:  [<FrameSummary file FILE, line 27 in <module>>, <FrameSummary file FILE, line 20 in f>, <FrameSummary file FILE, line 22 in g>] None True
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 35, in <module>
# expect:     try: rec(10)
# expect:          ~~~^^^^
# expect:   File "FILE", line 24, in rec
# expect:     if n: rec(n-1)
# expect:           ~~~^^^^^
# expect:   File "FILE", line 24, in rec
# expect:     if n: rec(n-1)
# expect:           ~~~^^^^^
# expect:   File "FILE", line 24, in rec
# expect:     if n: rec(n-1)
# expect:           ~~~^^^^^
# expect:   [Previous line repeated 7 more times]
# expect:   File "FILE", line 25, in rec
# expect:     else: raise ValueError('deep')
# expect:           ^^^^^^^^^^^^^^^^^^^^^^^^
# expect: ValueError: deep
# expect:
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 38, in <module>
# expect:     try: f(0)
# expect:          ~^^^
# expect:   File "FILE", line 20, in f
# expect:     def f(x): return g(x)
# expect:                      ~^^^
# expect:   File "FILE", line 22, in g
# expect:     return 1/x + [1,2][x]
# expect:            ~^~
# expect: ZeroDivisionError: division by zero
# expect:
# expect: The above exception was the direct cause of the following exception:
# expect:
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 39, in <module>
# expect:     except ZeroDivisionError as e: raise KeyError('x') from e
# expect:                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^
# expect: KeyError: 'x'
# expect:
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 39, in <module>
# expect:     except ZeroDivisionError as e: raise KeyError('x') from e
# expect:                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^
# expect: KeyError: 'x'
# expect:
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 42, in <module>
# expect:     try: f(0)
# expect:          ~^^^
# expect:   File "FILE", line 20, in f
# expect:     def f(x): return g(x)
# expect:                      ~^^^
# expect:   File "FILE", line 22, in g
# expect:     return 1/x + [1,2][x]
# expect:            ~^~
# expect: ZeroDivisionError: division by zero
# expect:
# expect: During handling of the above exception, another exception occurred:
# expect:
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 43, in <module>
# expect:     except ZeroDivisionError as e: {}['y']
# expect:                                    ~~^^^^^
# expect: KeyError: 'y'
# expect: ["KeyError: 'y'\n", 'a note\n', 'more\n', 'second\n']
# expect: ['a note\n', 'more\n', 'second\n']
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 47, in <module>
# expect:     except ZeroDivisionError as e: raise KeyError('z') from None
# expect:                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# expect: KeyError: 'z'
# expect:   + Exception Group Traceback (most recent call last):
# expect:   |   File "FILE", line 52, in <module>
# expect:   |     try: raise ExceptionGroup('many',[mk(1),ExceptionGroup('inner',[mk(2),TypeError('t')]),mk(3)])
# expect:   |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# expect:   | ExceptionGroup: many (3 sub-exceptions)
# expect:   +-+---------------- 1 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 1
# expect:     +---------------- 2 ----------------
# expect:     | ExceptionGroup: inner (2 sub-exceptions)
# expect:     +-+---------------- 1 ----------------
# expect:       | Traceback (most recent call last):
# expect:       |   File "FILE", line 50, in mk
# expect:       |     try: raise ValueError(n)
# expect:       |          ^^^^^^^^^^^^^^^^^^^
# expect:       | ValueError: 2
# expect:       +---------------- 2 ----------------
# expect:       | TypeError: t
# expect:       +------------------------------------
# expect:     +---------------- 3 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 3
# expect:     +------------------------------------
# expect: ['ExceptionGroup: many (3 sub-exceptions)\n']
# expect: ['ExceptionGroup: many (3 sub-exceptions)\n', '   ValueError: 1\n', '   ExceptionGroup: inner (2 sub-exceptions)\n', '      ValueError: 2\n', '      TypeError: t\n', '   ValueError: 3\n']
# expect:   + Exception Group Traceback (most recent call last):
# expect:   |   File "FILE", line 52, in <module>
# expect:   |     try: raise ExceptionGroup('many',[mk(1),ExceptionGroup('inner',[mk(2),TypeError('t')]),mk(3)])
# expect:   |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# expect:   | ExceptionGroup: many (3 sub-exceptions)
# expect:   +-+---------------- 1 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 1
# expect:     +---------------- 2 ----------------
# expect:     | ExceptionGroup: inner (2 sub-exceptions)
# expect:     +-+---------------- 1 ----------------
# expect:       | Traceback (most recent call last):
# expect:       |   File "FILE", line 50, in mk
# expect:       |     try: raise ValueError(n)
# expect:       |          ^^^^^^^^^^^^^^^^^^^
# expect:       | ValueError: 2
# expect:       +---------------- 2 ----------------
# expect:       | TypeError: t
# expect:       +------------------------------------
# expect:     +---------------- 3 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 3
# expect:     +------------------------------------
# expect:
# expect:   + Exception Group Traceback (most recent call last):
# expect:   |   File "FILE", line 56, in <module>
# expect:   |     try: raise ExceptionGroup('g',[mk(1)])
# expect:   |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# expect:   | ExceptionGroup: g (1 sub-exception)
# expect:   +-+---------------- 1 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 1
# expect:     +------------------------------------
# expect:
# expect: The above exception was the direct cause of the following exception:
# expect:
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 57, in <module>
# expect:     except ExceptionGroup as e: raise ValueError('after') from e
# expect:                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# expect: ValueError: after
# expect:   | ExceptionGroup: g (20 sub-exceptions)
# expect:   +-+---------------- 1 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 0
# expect:     +---------------- 2 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 1
# expect:     +---------------- 3 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 2
# expect:     +---------------- 4 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 3
# expect:     +---------------- 5 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 4
# expect:     +---------------- 6 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 5
# expect:     +---------------- 7 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 6
# expect:     +---------------- 8 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 7
# expect:     +---------------- 9 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 8
# expect:     +---------------- 10 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 9
# expect:     +---------------- 11 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 10
# expect:     +---------------- 12 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 11
# expect:     +---------------- 13 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 12
# expect:     +---------------- 14 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 13
# expect:     +---------------- 15 ----------------
# expect:     | Traceback (most recent call last):
# expect:     |   File "FILE", line 50, in mk
# expect:     |     try: raise ValueError(n)
# expect:     |          ^^^^^^^^^^^^^^^^^^^
# expect:     | ValueError: 14
# expect:     +---------------- ... ----------------
# expect:     | and 5 more exceptions
# expect:     +------------------------------------
# expect:
# expect: The above exception was the direct cause of the following exception:
# expect:
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 59, in <module>
# expect:     try: raise ValueError('o') from ExceptionGroup('g',[mk(i) for i in range(20)])
# expect:          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# expect: ValueError: o
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 63, in <module>
# expect:     try: raise E
# expect:          ^^^^^^^
# expect: E: <exception str() failed>
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 65, in <module>
# expect:     try: raise SyntaxError('bad',('f.py',3,5,'x = = 1\n',3,6))
# expect:          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# expect:   File "f.py", line 3
# expect:     x = = 1
# expect:         ^
# expect: SyntaxError: bad
# expect: ['  File "f.py", line 3\n', '    x = = 1\n', '        ^\n', 'SyntaxError: bad\n']
# expect: f.py 3 5 x = = 1
# expect:  bad
# expect: ['  File "f.py", line 1, in x\n    code\n', '  File "g.py", line 2, in y\n    z\n']
# expect: [<FrameSummary file f, line 1 in g>] {'a': '1'}
# expect: ['NoneType: None\n'] ['NoneType: None\n'] ['ValueError: a\nb\n'] ['ValueError\n']
# expect: Exception expected for value, int found
# expect: Both or neither of value and tb must be given
# expect: ["NameError: name 'foo' is not defined\n"]
# expect: ["AttributeError: 'int' object has no attribute 'reall'. Did you mean: 'real'?\n"]
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 80, in <module>
# expect:     try: print(undefined_nme, undefined_name := 5)
# expect:                ^^^^^^^^^^^^^
# expect: NameError: name 'undefined_nme' is not defined
# expect:
