def naturals(n=0):
    while True:
        yield n
        n += 1


def take(n, source):
    for _, item in zip(range(n), source):
        yield item


source = naturals()
print(list(take(3, source)), next(source))  # expect: [0, 1, 2] 3
a, b, *_ = take(4, naturals(10))
print(a, b)  # expect: 10 11
