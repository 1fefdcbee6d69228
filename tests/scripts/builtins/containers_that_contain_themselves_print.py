a = [1]
a.append(a)
d = {"me": None}
d["me"] = d
t = ([],)
t[0].append(t)
print(a, d, t, a[1] is a)  # expect: [1, [...]] {'me': {...}} ([(...)],) True
try:
    a == [1, a, 2] or a == a[1]
    b = [1]
    b.append(b)
    a == b
except RecursionError as e:
    print("RecursionError")  # expect: RecursionError
