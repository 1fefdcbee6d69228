# since: 3.14
"""Module doc.

>>> 1 + 1
2
"""
import doctest
def good(x):
    """
    >>> good(3)
    6
    >>> for i in range(2):
    ...     print(i)
    0
    1
    >>> good("a")  # a comment
    'aa'
    >>> x = good(1); x
    2
    >>> good(None)
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> [1, 2, 3]  # doctest: +ELLIPSIS
    [1, ...]
    >>> print(" a   b ")  # doctest: +NORMALIZE_WHITESPACE
    a b
    >>> None
    >>> 1 / 0  # doctest: +SKIP
    """
    return x * 2
def bad(x):
    """Fails.
    >>> bad(1)
    2
    >>> bad(2)
    >>> bad(3)
    Traceback (most recent call last):
    ValueError: nope
    >>> undefined_name
    3
    >>> int("x")
    Traceback (most recent call last):
    ValueError: other message
    """
    return x
class C:
    """
    >>> C().m()
    1
    """
    def m(self):
        """
        >>> C().m() + 1
        2
        """
        return 1
    @staticmethod
    def s():
        """
        >>> C.s()
        's'
        """
        return 's'
    @property
    def p(self):
        """
        >>> C().p
        5
        """
        return 5
def untested(): "no examples"
if __name__ == "__main__":
    import sys

    class Plain:
        """Output without the path of this file, which depends on the machine."""
        def __init__(self, inner): self.inner = inner
        def write(self, text): self.inner.write(text.replace(__file__, "FILE"))
        def flush(self): self.inner.flush()
    kept, sys.stdout = sys.stdout, Plain(sys.stdout)
    result = doctest.testmod(sys.modules["__main__"])
    sys.stdout = kept
    print(result)
    del bad
    print(doctest.testmod(sys.modules["__main__"], verbose=True))
    doctest.run_docstring_examples(good, globals())
# expect: **********************************************************************
# expect: File "FILE", line 38, in __main__.bad
# expect: Failed example:
# expect:     bad(1)
# expect: Expected:
# expect:     2
# expect: Got:
# expect:     1
# expect: **********************************************************************
# expect: File "FILE", line 40, in __main__.bad
# expect: Failed example:
# expect:     bad(2)
# expect: Expected nothing
# expect: Got:
# expect:     2
# expect: **********************************************************************
# expect: File "FILE", line 41, in __main__.bad
# expect: Failed example:
# expect:     bad(3)
# expect: Expected:
# expect:     Traceback (most recent call last):
# expect:     ValueError: nope
# expect: Got:
# expect:     3
# expect: **********************************************************************
# expect: File "FILE", line 44, in __main__.bad
# expect: Failed example:
# expect:     undefined_name
# expect: Exception raised:
# expect:     Traceback (most recent call last):
# expect:       File "<doctest __main__.bad[3]>", line 1, in <module>
# expect:         undefined_name
# expect:     NameError: name 'undefined_name' is not defined
# expect: **********************************************************************
# expect: File "FILE", line 46, in __main__.bad
# expect: Failed example:
# expect:     int("x")
# expect: Expected:
# expect:     Traceback (most recent call last):
# expect:     ValueError: other message
# expect: Got:
# expect:     Traceback (most recent call last):
# expect:       File "<doctest __main__.bad[4]>", line 1, in <module>
# expect:         int("x")
# expect:         ~~~^^^^^
# expect:     ValueError: invalid literal for int() with base 10: 'x'
# expect: **********************************************************************
# expect: 1 item had failures:
# expect:    5 of   5 in __main__.bad
# expect: ***Test Failed*** 5 failures and 1 skipped test.
# expect: TestResults(failed=5, attempted=20, skipped=1)
# expect: Trying:
# expect:     1 + 1
# expect: Expecting:
# expect:     2
# expect: ok
# expect: Trying:
# expect:     C().m()
# expect: Expecting:
# expect:     1
# expect: ok
# expect: Trying:
# expect:     C().m() + 1
# expect: Expecting:
# expect:     2
# expect: ok
# expect: Trying:
# expect:     C().p
# expect: Expecting:
# expect:     5
# expect: ok
# expect: Trying:
# expect:     C.s()
# expect: Expecting:
# expect:     's'
# expect: ok
# expect: Trying:
# expect:     good(3)
# expect: Expecting:
# expect:     6
# expect: ok
# expect: Trying:
# expect:     for i in range(2):
# expect:         print(i)
# expect: Expecting:
# expect:     0
# expect:     1
# expect: ok
# expect: Trying:
# expect:     good("a")  # a comment
# expect: Expecting:
# expect:     'aa'
# expect: ok
# expect: Trying:
# expect:     x = good(1); x
# expect: Expecting:
# expect:     2
# expect: ok
# expect: Trying:
# expect:     good(None)
# expect: Expecting:
# expect:     Traceback (most recent call last):
# expect:         ...
# expect:     TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'
# expect: ok
# expect: Trying:
# expect:     print("a\n\nb")
# expect: Expecting:
# expect:     a
# expect:     <BLANKLINE>
# expect:     b
# expect: ok
# expect: Trying:
# expect:     [1, 2, 3]  # doctest: +ELLIPSIS
# expect: Expecting:
# expect:     [1, ...]
# expect: ok
# expect: Trying:
# expect:     print(" a   b ")  # doctest: +NORMALIZE_WHITESPACE
# expect: Expecting:
# expect:     a b
# expect: ok
# expect: Trying:
# expect:     None
# expect: Expecting nothing
# expect: ok
# expect: 5 items had no tests:
# expect:     __main__.Plain
# expect:     __main__.Plain.__init__
# expect:     __main__.Plain.flush
# expect:     __main__.Plain.write
# expect:     __main__.untested
# expect: 6 items passed all tests:
# expect:    1 test in __main__
# expect:    1 test in __main__.C
# expect:    1 test in __main__.C.m
# expect:    1 test in __main__.C.p
# expect:    1 test in __main__.C.s
# expect:   10 tests in __main__.good
# expect: 15 tests in 11 items.
# expect: 15 passed.
# expect: Test passed.
# expect: TestResults(failed=0, attempted=15, skipped=1)
