count = 0


def outer():
    total = 0

    def inner():
        nonlocal total
        global count
        total += 1
        count += 10
        return total

    inner()
    inner()
    return total


print(outer(), count)


def define():
    global fresh
    fresh = "made by a function"


define()
print(fresh)
# expect: 2 20
# expect: made by a function
