def f():
    found = [y := x * x for x in range(4)]
    return y, found


print(f())
total = 0
print([total := total + n for n in range(5)], total)
print(any((hit := n) > 3 for n in range(10)), hit)
# expect: (9, [0, 1, 4, 9])
# expect: [0, 1, 3, 6, 10] 10
# expect: True 4
