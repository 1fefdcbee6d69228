# since: 3.14
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


attempt(lambda: 1 + "a")
attempt(lambda: "a" + 1)
attempt(lambda: [] + ())
attempt(lambda: {} | [])
attempt(lambda: -"a")
attempt(lambda: "a" * "b")
attempt(lambda: 1 < "a")
attempt(lambda: None > 1)
attempt(lambda: 5 in 5)
attempt(lambda: 1[0])
attempt(lambda: {}[[]])
attempt(lambda: "a" % 1)
attempt(lambda: 1.5 << 1)
attempt(lambda: ~1.5)
attempt(lambda: len(5))
attempt(lambda: None())
# expect: unsupported operand type(s) for +: 'int' and 'str'
# expect: can only concatenate str (not "int") to str
# expect: can only concatenate list (not "tuple") to list
# expect: unsupported operand type(s) for |: 'dict' and 'list'
# expect: bad operand type for unary -: 'str'
# expect: can't multiply sequence by non-int of type 'str'
# expect: '<' not supported between instances of 'int' and 'str'
# expect: '>' not supported between instances of 'NoneType' and 'int'
# expect: argument of type 'int' is not a container or iterable
# expect: 'int' object is not subscriptable
# expect: cannot use 'list' as a dict key (unhashable type: 'list')
# expect: not all arguments converted during string formatting
# expect: unsupported operand type(s) for <<: 'float' and 'int'
# expect: bad operand type for unary ~: 'float'
# expect: object of type 'int' has no len()
# expect: 'NoneType' object is not callable
