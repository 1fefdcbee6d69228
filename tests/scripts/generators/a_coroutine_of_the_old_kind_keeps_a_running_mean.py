def mean():
    total = count = 0
    value = None
    while True:
        try:
            number = yield value
        except ValueError:
            total = count = 0
            value = "reset"
            continue
        total += number
        count += 1
        value = total / count


m = mean()
next(m)
print([m.send(n) for n in (10, 20, 30)], m.throw(ValueError), m.send(4))
# expect: [10.0, 15.0, 20.0] reset 4.0
m.close()
