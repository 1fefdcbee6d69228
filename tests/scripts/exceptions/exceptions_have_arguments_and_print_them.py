print(str(ValueError()), str(ValueError("one")), str(ValueError("one", 2)), repr(ValueError("one", 2)))
# expect:  one ('one', 2) ValueError('one', 2)
print(ValueError(1, 2).args, str(KeyError("k")), str(KeyError("a", "b")), repr(KeyError()))
# expect: (1, 2) 'k' ('a', 'b') KeyError()
e = OSError(99999, "No such file", "name.txt")
print(e, e.errno, e.strerror, e.filename, type(e).__name__)
# expect: [Errno 99999] No such file: 'name.txt' 99999 No such file name.txt OSError
print(repr(StopIteration(5)), StopIteration(5).value, SystemExit(3).code, SystemExit().code)
# expect: StopIteration(5) 5 3 None
