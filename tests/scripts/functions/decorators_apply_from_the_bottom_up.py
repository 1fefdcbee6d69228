def mark(name):
    print("evaluating", name)  # expect: evaluating outer
    # expect: evaluating inner

    def decorate(function):
        print("applying", name)  # expect: applying inner
        # expect: applying outer
        return lambda *args: f"{name}({function(*args)})"

    return decorate


@mark("outer")
@mark("inner")
def f(x):
    return x


print(f(1))  # expect: outer(inner(1))


@lambda cls: cls()
class single:
    value = 5


print(single.value)  # expect: 5
