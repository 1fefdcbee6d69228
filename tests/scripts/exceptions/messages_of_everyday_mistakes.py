# since: 3.14
def attempt(f):
    try:
        f()
    except Exception as e:
        print(f"{type(e).__name__}: {e}")


attempt(lambda: [1, 2][5])
attempt(lambda: (1,)[3])
attempt(lambda: "abc"[9])
attempt(lambda: {"a": 1}["b"])
attempt(lambda: int("twelve"))
attempt(lambda: float("x.y"))
attempt(lambda: [].pop())
attempt(lambda: {}.popitem())
attempt(lambda: [1].remove(2))
attempt(lambda: (1, 2).index(3))
attempt(lambda: "abc".index("x"))
attempt(lambda: next(iter([])))
attempt(lambda: None.name)
attempt(lambda: undefined_name)
attempt(lambda: "a".no_such_method())
attempt(lambda: int([]))
attempt(lambda: 10 % 0)
attempt(lambda: 1.0 // 0)
attempt(lambda: 0 ** -1)
# expect: IndexError: list index out of range
# expect: IndexError: tuple index out of range
# expect: IndexError: string index out of range
# expect: KeyError: 'b'
# expect: ValueError: invalid literal for int() with base 10: 'twelve'
# expect: ValueError: could not convert string to float: 'x.y'
# expect: IndexError: pop from empty list
# expect: KeyError: 'popitem(): dictionary is empty'
# expect: ValueError: list.remove(x): x not in list
# expect: ValueError: tuple.index(x): x not in tuple
# expect: ValueError: substring not found
# expect: StopIteration:
# expect: AttributeError: 'NoneType' object has no attribute 'name'
# expect: NameError: name 'undefined_name' is not defined
# expect: AttributeError: 'str' object has no attribute 'no_such_method'
# expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
# expect: ZeroDivisionError: division by zero
# expect: ZeroDivisionError: division by zero
# expect: ZeroDivisionError: zero to a negative power
