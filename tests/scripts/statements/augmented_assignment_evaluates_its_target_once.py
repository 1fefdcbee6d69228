calls = []


def place():
    calls.append("place")
    return data


def key():
    calls.append("key")
    return 0


data = [10]
place()[key()] += 5
print(data, calls)
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e, t)
    # expect: [15] ['place', 'key']
    # expect: 'tuple' object does not support item assignment ([1, 2],)
