def g(start):
    n = start
    while True:
        step = yield n
        n += step or 1


a, b = g(0), g(100)
print(next(a), next(b), a.send(5), b.send(50), next(a), next(b))  # expect: 0 100 5 150 6 151
