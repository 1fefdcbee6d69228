# since: 3.14
a = [3, 1, 2]
a.append(4)
a.extend("xy")
a.insert(1, "in")
a.insert(-1, "before last")
a.insert(100, "end")
print(a, a.pop(), a.pop(0), a.index("x"), a.count(1), len(a))
a.remove("x")
b = a.copy()
a.clear()
print(a, b, b[::-1], b * 2 == b + b)
b.reverse()
print(b)
for wrong in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(1, 1), lambda: [1] * "x", lambda: [1]["a"]):
    try:
        wrong()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: ['in', 1, 2, 4, 'x', 'before last', 'y'] end 3 4 1 7
        # expect: [] ['in', 1, 2, 4, 'before last', 'y'] ['y', 'before last', 4, 2, 1, 'in'] True
        # expect: ['y', 'before last', 4, 2, 1, 'in']
        # expect: IndexError pop from empty list
        # expect: IndexError pop index out of range
        # expect: ValueError list.remove(x): x not in list
        # expect: ValueError list.index(x): x not in list
        # expect: TypeError can't multiply sequence by non-int of type 'str'
        # expect: TypeError list indices must be integers or slices, not str
