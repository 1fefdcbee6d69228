"""A local variable begins unbound, whatever its caller has just computed."""


def g(first=0):
    try:
        return s
    except UnboundLocalError as error:
        return str(error), sorted(locals())
    s = 1


class C:
    def __init__(self, a):
        try:
            self.seen = late
        except NameError:
            self.seen = "unbound"
        late = a

    def method(self, a):
        try:
            return late
        except NameError:
            return "unbound"
        late = a


def captures(a):
    def look():
        return late

    try:
        return look()
    except NameError as error:
        return str(error)
    late = a


async def awaited(a):
    try:
        return late
    except NameError:
        return "unbound"
    late = a
def f1(a):
    r = (a*2)+(a*3)*(a*4)-(a*a)
    return g()
def f2(a):
    if a*2 < a*3 and (a+1)*(a+2) < 1000: pass
    r = g()
    return r
def f3(a):
    x = [a, a+1][a*1-1] 
    r = g()
    return r
def f4(a):
    while a*a < 100 < a*a*100: a += 1
    r = g()
    return r
def f5(x):
    if 0 < len(x) < 5: pass
    r = g()
    return r
def f6():
    for i in range(3):
        if i == 1: break
    r = g()
    return r
def f7():
    match (10,2):
        case (b, 2): pass
    r = g()
    return r
def f8(a):
    r = -a if a > 2 else +a
    t = f"{a*2}{a*3}"
    u = (a*2, a*3)
    q = {a*1: a*2}
    z = a*2 == a*2 == a+a
    return g()
def f9(a):
    if not (a*2 == 5) or (a*3 in (1,2,3)): pass
    w = a*2 and a*3 or a*4
    r = g()
    return r
for f,x in ((f1,2),(f2,2),(f3,1),(f4,2),(f5,"abc"),(f8,3),(f9,3)): print(f.__name__, f(x))
print(f6(), f7())


def f10(a):
    if 0 < a * 2 < 100:
        pass
    c = C(a)
    if 0 < a * 3 < 100:
        pass
    m = c.method(a)
    if 0 < a * 4 < 100:
        pass
    k = captures(a)
    return c.seen, m, k


async def f11(a):
    for i in range(3):
        if i == a:
            break
    if 0 < a * 4 < 100:
        pass
    x = await awaited(a)
    return x


import asyncio

print(f10(2), asyncio.run(f11(1)))


class It:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __del__(self):
        print("the iterator dies")


def leaves():
    for x in It():
        raise ValueError


try:
    leaves()
except ValueError:
    print("caught")


from contextlib import suppress


def swallowed():
    class Fail:
        def __enter__(self):
            raise ValueError

        def __exit__(self, *details):
            pass

    with suppress(ValueError), Fail() as x:
        pass

    def f(flag):
        print("begin")
        if flag:
            return "no use"
        return x, x, x

    print(f(True))
    try:
        f(False)
    except NameError as error:
        print(error)


swallowed()


def by_hand(x):
    def f():
        yield x
        yield x
        yield x, x

    return f


f = by_hand(1)
walking = f()
print(next(walking))
f.__closure__[0].cell_contents = 7
print(next(walking), next(walking))
# expect: f1 ("cannot access local variable 's' where it is not associated with a value", ['error', 'first'])
# expect: f2 ("cannot access local variable 's' where it is not associated with a value", ['error', 'first'])
# expect: f3 ("cannot access local variable 's' where it is not associated with a value", ['error', 'first'])
# expect: f4 ("cannot access local variable 's' where it is not associated with a value", ['error', 'first'])
# expect: f5 ("cannot access local variable 's' where it is not associated with a value", ['error', 'first'])
# expect: f8 ("cannot access local variable 's' where it is not associated with a value", ['error', 'first'])
# expect: f9 ("cannot access local variable 's' where it is not associated with a value", ['error', 'first'])
# expect: ("cannot access local variable 's' where it is not associated with a value", ['error', 'first']) ("cannot access local variable 's' where it is not associated with a value", ['error', 'first'])
# expect: ('unbound', 'unbound', "cannot access free variable 'late' where it is not associated with a value in enclosing scope") unbound
# expect: the iterator dies
# expect: caught
# expect: begin
# expect: no use
# expect: begin
# expect: cannot access free variable 'x' where it is not associated with a value in enclosing scope
# expect: 1
# expect: 7 (7, 7)
