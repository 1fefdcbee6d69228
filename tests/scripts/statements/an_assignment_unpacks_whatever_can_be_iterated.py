a, b = 1, 2
a, b = b, a
print(a, b)
(c, d), [e, f] = "xy", {1: 2, 3: 4}
print(c, d, e, f)
first, *middle, last = range(6)
print(first, middle, last)
*head, tail = "ab"
[x, *y] = (1,)
print(head, tail, x, y)
() = []
(only,) = [5]
print(only)
# expect: 2 1
# expect: x y 1 3
# expect: 0 [1, 2, 3, 4] 5
# expect: ['a'] b 1 []
# expect: 5
