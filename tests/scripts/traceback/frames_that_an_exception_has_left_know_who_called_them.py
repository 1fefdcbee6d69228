# since: 3.14
import gc
import sys
import weakref


def names(frame):
    """Up to the module."""
    found = []
    while frame is not None and frame.f_code.co_name != "<module>":
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found


def frames(error):
    entry = error.__traceback__
    while entry is not None:
        yield entry.tb_frame
        entry = entry.tb_next


def divide():
    1 / 0


def call():
    divide()


try:
    call()
except ZeroDivisionError as error:
    print([names(frame) for frame in frames(error)])


def here():
    return sys._getframe()


def through():
    return here()


print(names(through()))


class Kept:
    def __init__(self):
        self.frame = sys._getframe()

    def inner(self):
        return names(Kept().frame)


print(Kept().inner())
seen = []
sorted([1], key=lambda item: seen.append(sys._getframe()))
print(names(seen[0]))


def generator():
    yield sys._getframe()
    1 / 0


def use():
    running = generator()
    print(names(next(running)))
    try:
        next(running)
    except ZeroDivisionError as error:
        print([names(frame) for frame in frames(error)])


use()


async def fail():
    raise KeyError


async def middle():
    await fail()


async def outer():
    await middle()


try:
    outer().send(None)
except KeyError as error:
    print([names(frame) for frame in frames(error)])


# Who holds a frame holds what called it, and so its variables.
def leak():
    class Thing:
        pass

    thing = Thing()
    watch = weakref.ref(thing)

    def inner():
        return sys._getframe()

    return inner(), watch


frame, watch = leak()
print(names(frame), watch() is None)
del frame
gc.collect()
print(watch() is None)


# A coroutine or generator that has not begun is where it is defined.
def not_begun():
    """One line further."""
    yield


print(not_begun().gi_frame.f_lineno == not_begun.__code__.co_firstlineno)
# expect: [[], ['call'], ['divide', 'call']]
# expect: ['here', 'through']
# expect: ['__init__', 'inner']
# expect: ['<lambda>']
# expect: ['generator']
# expect: [['use'], ['generator', 'use']]
# expect: [[], ['outer'], ['middle', 'outer'], ['fail', 'middle', 'outer']]
# expect: ['inner', 'leak'] False
# expect: True
# expect: False
