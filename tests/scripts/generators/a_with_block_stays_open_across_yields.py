class M:
    def __enter__(self):
        print("enter")  # expect: enter
        # expect: enter
        # expect: enter

    def __exit__(self, kind, *rest):
        print("exit", kind and kind.__name__)  # expect: exit None
        # expect: exit GeneratorExit
        # expect: exit KeyError


def g():
    with M():
        yield 1
        yield 2


for x in g():
    print(x)  # expect: 1
    # expect: 2
it = g()
next(it)
it.close()
it = g()
next(it)
try:
    it.throw(KeyError("k"))
except KeyError:
    print("out")  # expect: out
