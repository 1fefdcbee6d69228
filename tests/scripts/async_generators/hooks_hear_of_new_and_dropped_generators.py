import sys


def first(generator):
    print("first asked", generator.__name__)  # expect: first asked g


def last(generator):
    print("dropped", generator.__name__)  # expect: dropped g
    try:
        generator.aclose().send(None)
    except StopIteration:
        print("closed")  # expect: closed


async def g():
    try:
        yield 1
    finally:
        print("finally")  # expect: finally


old = sys.get_asyncgen_hooks()
sys.set_asyncgen_hooks(firstiter=first, finalizer=last)
it = g()
print("made")  # expect: made
try:
    it.__anext__().send(None)
except StopIteration as e:
    print(e.value)  # expect: 1
del it
sys.set_asyncgen_hooks(*old)
print("end")  # expect: end
