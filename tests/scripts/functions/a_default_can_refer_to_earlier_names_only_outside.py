n = 10


def f(a, b=n, c=lambda: n):
    return a + b + c()


n = 20
print(f(1))  # expect: 31


def outer():
    x = 1

    def inner(y=x):
        return x, y

    x = 2
    return inner()


print(outer())  # expect: (2, 1)
