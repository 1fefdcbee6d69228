# since: 3.14
import asyncio


def all_kinds(a, b=1, /, c=2, *rest, d, e=5, **others):
    return a, b, c, rest, d, e, others


print(all_kinds(1, d=4))
print(all_kinds(1, 2, 3, 4, 5, d=6, z=7, e=8))
print(all_kinds(1, c=9, d=1, a=5))


def mixed(a, b, *, c=3, d=4):
    return a, b, c, d


print(mixed(b=1, a=2), mixed(1, d=2, b=5), mixed(1, 2, c=9))


class Box:
    def __init__(self, x, *, y=2):
        self.x, self.y = x, y

    def method(self, *items, k=1, **others):
        return self.x, items, k, others

    @classmethod
    def of_class(cls, p, q=2):
        return cls.__name__, p, q

    @staticmethod
    def static(p, q=2):
        return p, q


box = Box(x=1, y=5)
print(box.method(1, 2, k=3, j=4), box.method(k=2), Box.method(box, k=9))
print(Box.of_class(q=1, p=3), box.static(q=3, p=1))


def passing_on(function):
    return lambda *args, **kwargs: function(*args, **kwargs)


print(passing_on(mixed)(1, b=2, c=3), passing_on(Box)(x=4).x)
passing_on(print)("a", "b", sep="-")
print(sorted([3, 1, 2], key=lambda item: -item, reverse=True), int("ff", base=16), "a,b".split(sep=","))
print(list(enumerate("ab", start=1)), dict(a=1, b=2), round(number=2.567, ndigits=1))


def steps(n=3, *, step=1):
    yield from range(0, n, step)


print(list(steps(step=2)), list(steps(n=2)))

for wrong in (
    lambda: mixed(1, a=2),
    lambda: mixed(1, 2, x=3),
    lambda: mixed(c=1),
    lambda: mixed(1, 2, 3, c=1),
    lambda: all_kinds(),
    lambda: all_kinds(1, 2, e=3),
    lambda: all_kinds(b=1, a=2, d=3),
    lambda: Box(y=1),
    lambda: Box(1, 2),
    lambda: Box(1, z=2),
    lambda: box.of_class(1, p=2),
    lambda: print(1, foo=2),
    lambda: "a".split(sep=1),
    lambda: "a".split(",", sep=","),
    lambda: int(x=1),
):
    try:
        print(wrong())
    except TypeError as error:
        print(error)


async def later(a, *, delay=0):
    await asyncio.sleep(delay)
    return a


async def main():
    print(await later(a=1, delay=0), await later(2, delay=0), await later(3))
    waiting = later(5, delay=0)
    print(await waiting, await asyncio.sleep(0, result=6), await asyncio.wait_for(later(7), timeout=1))
    try:
        await later(b=1)
    except TypeError as error:
        print(error)


asyncio.run(main())

# expect: (1, 1, 2, (), 4, 5, {})
# expect: (1, 2, 3, (4, 5), 6, 8, {'z': 7})
# expect: (1, 1, 9, (), 1, 5, {'a': 5})
# expect: (2, 1, 3, 4) (1, 5, 3, 2) (1, 2, 9, 4)
# expect: (1, (1, 2), 3, {'j': 4}) (1, (), 2, {}) (1, (), 9, {})
# expect: ('Box', 3, 1) (1, 3)
# expect: (1, 2, 3, 4) 4
# expect: a-b
# expect: [1, 2, 3] 255 ['a', 'b']
# expect: [(1, 'a'), (2, 'b')] {'a': 1, 'b': 2} 2.6
# expect: [0, 2] [0, 1]
# expect: mixed() got multiple values for argument 'a'
# expect: mixed() got an unexpected keyword argument 'x'
# expect: mixed() missing 2 required positional arguments: 'a' and 'b'
# expect: mixed() takes 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given
# expect: all_kinds() missing 1 required positional argument: 'a'
# expect: all_kinds() missing 1 required keyword-only argument: 'd'
# expect: all_kinds() missing 1 required positional argument: 'a'
# expect: Box.__init__() missing 1 required positional argument: 'x'
# expect: Box.__init__() takes 2 positional arguments but 3 were given
# expect: Box.__init__() got an unexpected keyword argument 'z'
# expect: Box.of_class() got multiple values for argument 'p'
# expect: print() got an unexpected keyword argument 'foo'
# expect: must be str or None, not int
# expect: argument for split() given by name ('sep') and position (1)
# expect: int() got an unexpected keyword argument 'x'
# expect: 1 2 3
# expect: 5 6 7
# expect: later() got an unexpected keyword argument 'b'
