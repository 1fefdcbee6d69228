d = {"a": 1, "b": 2}
try:
    for k in d:
        d[k + k] = 0
except RuntimeError as e:
    print(e)  # expect: dictionary changed size during iteration
d = {"a": 1, "b": 2}
for k in d:
    d[k] = 5
print(d)  # expect: {'a': 5, 'b': 5}
try:
    for k in d:
        del d[k]
        d[k] = 1
        d["z"] = 0
        del d["z"]
except RuntimeError as e:
    print(e)
s = {1, 2}
try:
    for n in s:
        s.add(n + 10)
except RuntimeError as e:
    print(e)  # expect: Set changed size during iteration
