upper, append = str.upper, list.append
items = []
append(items, upper("x"))
items_append = items.append
items_append("y")
print(items, list(map(str.strip, [" a ", "b "])), sorted(["b", "A"], key=str.lower), "abc".index.__name__)
# expect: ['X', 'y'] ['a', 'b'] ['A', 'b'] index
print(list(map("{}!".format, [1, 2])), int.__add__(1, 2), [1, 2].__len__(), (5).__lt__(6), str.__len__("abc"))
# expect: ['1!', '2!'] 3 2 True 3
