"""What an inner function sees of a variable around it: its value of the moment, however often it is bound again and wherever."""


def constant(n, *rest, key=3, **more):
    table = [n] * 3

    def inner(row):
        total = 0
        for column in range(3):
            total += table[column] + n + len(rest) + key + len(more)
        return total + row

    return inner


print(constant(1, 2, 3, key=4, a=5)(10))


def rebound_later():
    value = 1

    def see():
        return [value for _ in range(2)] + [value, value, value]

    first = see()
    value = 2
    return first, see()


print(rebound_later())


def rebound_while_running():
    value = 1

    def items():
        for _ in range(3):
            yield value, value, value

    walking = items()
    seen = [next(walking)]
    value = 2
    seen.append(next(walking))
    return seen


print(rebound_while_running())


def rebound_inside():
    count = 0

    def bump():
        nonlocal count
        for _ in range(3):
            count += 1
        return count

    def look():
        return count, count, count

    return bump(), look(), bump(), look()


print(rebound_inside())


def parameter_bound_again(n):
    n = n or 7

    def inner():
        return n + n + n

    return inner()


print(parameter_bound_again(0), parameter_bound_again(2))


def parameter_bound_after(n):
    def inner():
        return n, n, n

    before = inner()
    n += 1
    return before, inner()


print(parameter_bound_after(1))


def in_branches(flag):
    if flag:
        value = "yes"
    else:
        value = "no"

    def inner():
        return value + value + value

    return inner()


print(in_branches(True), in_branches(False))


def in_a_loop():
    made = []
    for n in range(3):
        scaled = n * 10

        def inner():
            return n, scaled, [scaled + n for _ in range(2)]

        made.append(inner)
    return [inner() for inner in made]


print(in_a_loop())


def unbound(flag):
    if flag:
        value = 1

    def inner():
        print("inside")
        return value + value + value

    try:
        return inner()
    except NameError as error:
        return str(error)


print(unbound(True), unbound(False))


def deleted():
    value = 1

    def inner():
        return value, value, value

    before = inner()
    del value
    try:
        return before, inner()
    except NameError as error:
        return before, str(error)


print(deleted())


def itself(depth):
    def walk(n):
        if n == 0:
            return "end"
        return [walk(n - 1) for _ in range(2)][1] or walk(n) or walk(n)

    return walk(depth)


print(itself(3))


def called_by_its_decorator():
    def at_once(function):
        try:
            print(function(0))
        except NameError as error:
            print(error)
        return function

    @at_once
    def recursive(n):
        print("enter", n)
        return n if n == 0 else recursive(n - 1) + recursive(n - 1) + recursive(n - 1)

    @at_once
    def early(n):
        print("enter", n)
        for _ in range(2):
            early
        return early

    return recursive(2)


print(called_by_its_decorator())


def through_classes_and_lambdas(base):
    offsets = [1, 2, 3]

    class Adder:
        name = base

        def add(self, n):
            return [n + offset + base for offset in offsets] + [offsets[0] + base + base]

    def deeper():
        return lambda n: (n + base, n - base, [base * offset for offset in offsets])

    return Adder().add(10), Adder.name, deeper()(5), sum(base * n for n in offsets for _ in offsets)


print(through_classes_and_lambdas(100))


def value_that_sees_itself():
    later = lambda: [later is not None for _ in range(2)] + [later, later].count(later) * ["x"]
    return later()


print(value_that_sees_itself())


def arguments_and_names():
    value = [1]

    def inner(a):
        b = value[0] + value[0] + value[0]
        return sorted(locals()), a, b

    return inner(1), inner.__code__.co_varnames, inner.__code__.co_freevars, inner.__closure__[0].cell_contents


print(arguments_and_names())


async def coroutines():
    import asyncio

    log, lock = [], asyncio.Lock()

    async def worker(name):
        for n in range(2):
            async with lock:
                log.append(f"{name}{n}")
                await asyncio.sleep(0)
                log.append(name)

    await asyncio.gather(worker("a"), worker("b"))
    return log


import asyncio

print(asyncio.run(coroutines()))


class Dies:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies", self.name)


def lifetime():
    thing = Dies("thing")

    def inner():
        return [thing.name for _ in range(2)], thing.name, thing.name

    return inner


print(lifetime()())
kept = lifetime()
print(kept()[1])
del kept
print("end")
# expect: 37
# expect: ([1, 1, 1, 1, 1], [2, 2, 2, 2, 2])
# expect: [(1, 1, 1), (2, 2, 2)]
# expect: (3, (3, 3, 3), 6, (6, 6, 6))
# expect: 21 6
# expect: ((1, 1, 1), (2, 2, 2))
# expect: yesyesyes nonono
# expect: [(2, 20, [22, 22]), (2, 20, [22, 22]), (2, 20, [22, 22])]
# expect: inside
# expect: inside
# expect: 3 cannot access free variable 'value' where it is not associated with a value in enclosing scope
# expect: ((1, 1, 1), "cannot access free variable 'value' where it is not associated with a value in enclosing scope")
# expect: end
# expect: enter 0
# expect: 0
# expect: enter 0
# expect: cannot access free variable 'early' where it is not associated with a value in enclosing scope
# expect: enter 2
# expect: enter 1
# expect: enter 0
# expect: enter 0
# expect: enter 0
# expect: enter 1
# expect: enter 0
# expect: enter 0
# expect: enter 0
# expect: enter 1
# expect: enter 0
# expect: enter 0
# expect: enter 0
# expect: 0
# expect: ([111, 112, 113, 201], 100, (105, -95, [100, 200, 300]), 1800)
# expect: [True, True, 'x', 'x']
# expect: ((['a', 'b', 'value'], 1, 3), ('a', 'b'), ('value',), [1])
# expect: ['a0', 'a', 'b0', 'b', 'a1', 'a', 'b1', 'b']
# expect: dies thing
# expect: (['thing', 'thing'], 'thing', 'thing')
# expect: thing
# expect: dies thing
# expect: end
