def make():
    n = 1

    def get():
        return n

    before = get()
    n = 2
    return before, get()


print(make())


def counters():
    def get():
        return n

    def put(value):
        nonlocal n
        n = value

    n = 0
    return get, put


get, put = counters()
put(5)
print(get(), get.__code__.co_freevars, get.__closure__[0].cell_contents)
# expect: (1, 2)
# expect: 5 ('n',) 5
