def say(value):
    print(value if not callable(value) else "function", end=" ")
    return value


def f(*args, **kwargs):
    return args, kwargs


print(say(f)(say(1), *[say(2)], a=say(3), *[say(4)], **{"b": say(5)}) if say("first") else None)
print(say("obj").replace(say("o"), say("x")))
# expect: first function 1 2 4 3 5 ((1, 2, 4), {'a': 3, 'b': 5})
# expect: obj o x xbj
