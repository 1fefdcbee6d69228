a = [0, 1, 2, 3]
a[1:3] = "xyz"
print(a)
a[:0] = [9]
a[len(a) :] = (8, 7)
print(a)
a[::2] = [None] * 4
print(a)
a[1:1] = a
print(len(a))
try:
    a[::3] = [1]
except ValueError as e:
    print(e)
a[:] = []
print(a)
# expect: [0, 'x', 'y', 'z', 3]
# expect: [9, 0, 'x', 'y', 'z', 3, 8, 7]
# expect: [None, 0, None, 'y', None, 3, None, 7]
# expect: 16
# expect: attempt to assign sequence of size 1 to extended slice of size 6
# expect: []
