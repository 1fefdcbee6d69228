class Numbers:
    def __iter__(self):
        return self

    def __next__(self):
        return 7


def g():
    try:
        yield from Numbers()
    except ValueError as e:
        print("raised here", e)  # expect: raised here v
        yield "handled"


it = g()
print(next(it), next(it))  # expect: 7 7
print(it.throw(ValueError("v")))  # expect: handled
it = g()
next(it)
try:
    it.send("x")
except AttributeError as e:
    print(e)  # expect: 'Numbers' object has no attribute 'send'
