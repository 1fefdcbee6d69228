n = 10
g = (n * i for i in range(3))
n = 2
print(list(g))  # expect: [0, 2, 4]


def f():
    k = 1
    g = (k + i for i in range(2))
    k = 100
    return list(g)


print(f())  # expect: [100, 101]
