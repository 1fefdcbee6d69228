items = [3, 1, 2]


def key(n):
    items.append(n)
    return n


try:
    items.sort(key=key)
except ValueError as e:
    print(e, sorted(items))  # expect: list modified during sort [1, 2, 3]
