# since: 3.14
# Wrong arguments for natives, in the order in which CPython looks at them: the number, what is missing, then what is too much.


def tell(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, "|", error)


# `None` is called by its name, not by its class.
tell(lambda: "abc".find(None))
# expect: TypeError | find() argument 1 must be str, not None
tell(lambda: "abc".removeprefix(None))
# expect: TypeError | removeprefix() argument must be str, not None
tell(lambda: "abc".replace("a", None))
# expect: TypeError | replace() argument 2 must be str, not None
tell(lambda: "abc".encode(None))
# expect: TypeError | encode() argument 'encoding' must be str, not None
tell(lambda: b"abc".decode(None))
# expect: TypeError | decode() argument 'encoding' must be str, not None
tell(lambda: format(1, None))
# expect: TypeError | format() argument 2 must be str, not None
tell(lambda: (1).__format__(None))
# expect: TypeError | __format__() argument must be str, not None
tell(lambda: Exception().add_note(None))
# expect: TypeError | add_note() argument must be str, not None
tell(lambda: ExceptionGroup(None, [ValueError()]))
# expect: TypeError | BaseExceptionGroup.__new__() argument 1 must be str, not None
tell(lambda: "abc".partition(None))
# expect: TypeError | must be str, not NoneType
tell(lambda: "abc".find(5))
# expect: TypeError | find() argument 1 must be str, not int

# Missing before unexpected.
tell(lambda: pow(x=1))
# expect: TypeError | pow() missing required argument 'base' (pos 1)
tell(lambda: pow(2, x=1))
# expect: TypeError | pow() missing required argument 'exp' (pos 2)
tell(lambda: pow(2, base=1))
# expect: TypeError | pow() missing required argument 'exp' (pos 2)
tell(lambda: pow(2, 3, x=1))
# expect: TypeError | pow() got an unexpected keyword argument 'x'
tell(lambda: pow(2, 3, base=1))
# expect: TypeError | argument for pow() given by name ('base') and position (1)
tell(lambda: round(x=1))
# expect: TypeError | round() missing required argument 'number' (pos 1)
tell(lambda: round(1.5, x=1))
# expect: TypeError | round() got an unexpected keyword argument 'x'
tell(lambda: sum(x=1))
# expect: TypeError | sum() takes at least 1 positional argument (0 given)
tell(lambda: "a".replace(x=1))
# expect: TypeError | replace() takes at least 2 positional arguments (0 given)
tell(lambda: int.from_bytes(x=1))
# expect: TypeError | from_bytes() missing required argument 'bytes' (pos 1)
tell(lambda: b"".translate(x=1))
# expect: TypeError | translate() takes at least 1 positional argument (0 given)

# `enumerate` and `sorted` look at their names themselves, `type` at none.
tell(lambda: enumerate(start=1))
# expect: TypeError | 'start' is an invalid keyword argument for enumerate()
tell(lambda: enumerate([1], begin=1))
# expect: TypeError | 'begin' is an invalid keyword argument for enumerate()
tell(lambda: enumerate([1], iterable=[2]))
# expect: TypeError | 'iterable' is an invalid keyword argument for enumerate()
tell(lambda: enumerate())
# expect: TypeError | enumerate() missing required argument 'iterable'
tell(lambda: list(enumerate(iterable="ab", start=1)))
# expect: [(1, 'a'), (2, 'b')]
tell(lambda: sorted([1], foo=1))
# expect: TypeError | sort() got an unexpected keyword argument 'foo'
tell(lambda: type([1], x=1))
# expect: TypeError | type() takes no keyword arguments
tell(lambda: type("A\0", (), {}))
# expect: ValueError | type name must not contain null characters

# Slots of builtin classes, called by hand.
tell(lambda: int.__add__())
# expect: TypeError | descriptor '__add__' of 'int' object needs an argument
tell(lambda: BaseException.__init__())
# expect: TypeError | descriptor '__init__' of 'BaseException' object needs an argument
tell(lambda: list.append())
# expect: TypeError | unbound method list.append() needs an argument
tell(lambda: [].__setitem__())
# expect: TypeError | __setitem__ expected 2 arguments, got 0
tell(lambda: [].__getitem__())
# expect: TypeError | list.__getitem__() takes exactly one argument (0 given)
tell(lambda: ().__getitem__())
# expect: TypeError | expected 1 argument, got 0
tell(lambda: {}.__contains__())
# expect: TypeError | dict.__contains__() takes exactly one argument (0 given)
tell(lambda: object().__setattr__())
# expect: TypeError | __setattr__ expected 2 arguments, got 0
tell(lambda: (2).__pow__())
# expect: TypeError | expected 1 or 2 arguments, got 0

# What cannot lose an item.
def without(container, key):
    del container[key]


class Plain:
    pass


for container in ("ab", (1,), {1}, None, 5, range(3), Plain(), len):
    for key in (0, "x"):
        tell(lambda: without(container, key))
# expect: TypeError | 'str' object doesn't support item deletion
# expect: TypeError | 'str' object does not support item deletion
# expect: TypeError | 'tuple' object doesn't support item deletion
# expect: TypeError | 'tuple' object does not support item deletion
# expect: TypeError | 'set' object doesn't support item deletion
# expect: TypeError | 'set' object does not support item deletion
# expect: TypeError | 'NoneType' object does not support item deletion
# expect: TypeError | 'NoneType' object does not support item deletion
# expect: TypeError | 'int' object does not support item deletion
# expect: TypeError | 'int' object does not support item deletion
# expect: TypeError | 'range' object doesn't support item deletion
# expect: TypeError | 'range' object does not support item deletion
# expect: TypeError | 'Plain' object doesn't support item deletion
# expect: TypeError | 'Plain' object does not support item deletion
# expect: TypeError | 'builtin_function_or_method' object does not support item deletion
# expect: TypeError | 'builtin_function_or_method' object does not support item deletion


# Keys that cannot be hashed, with where their class was made.
def unhashable():
    class Equal:
        def __eq__(self, other):
            return True

    return Equal()


tell(lambda: {unhashable(): 1})
# expect: TypeError | cannot use 'unhashable.<locals>.Equal' as a dict key (unhashable type: 'Equal')
tell(lambda: {unhashable()})
# expect: TypeError | cannot use 'unhashable.<locals>.Equal' as a set element (unhashable type: 'Equal')
tell(lambda: {[]: 1})
# expect: TypeError | cannot use 'list' as a dict key (unhashable type: 'list')


class Method:
    def run(self):
        pass


tell(lambda: Method().run.name)
# expect: AttributeError | 'function' object has no attribute 'name'
tell(lambda: str.maketrans(1, 2))
# expect: TypeError | maketrans() argument 2 must be str, not int
