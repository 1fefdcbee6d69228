def f():
    n = 1
    try:
        return n
    finally:
        n = 2
        print("finally", n)  # expect: finally 2


def g():
    items = [1]
    try:
        return items
    finally:
        items.append(2)


print(f(), g())  # expect: 1 [1, 2]
