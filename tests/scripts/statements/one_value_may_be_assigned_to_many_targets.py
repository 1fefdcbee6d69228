a = b = c = []
a.append(1)
print(b, c is a)
d = [0, 0]
i = d[i] = 1 if (i := 0) == 0 else 2
print(d, i)
x, y = z = 1, 2
print(x, y, z)
# expect: [1] True
# expect: [0, 1] 1
# expect: 1 2 (1, 2)
