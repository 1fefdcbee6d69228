class D:
    def __del__(self):
        print("gone")


a = b = D()
del a
print("still here")
del b
print("after")
items = [D()]
items.pop()
print("popped")
items.append(D())
items.clear()
print("cleared")
d = {"k": D()}
d["k"] = 1
print("replaced")
# expect: still here
# expect: gone
# expect: after
# expect: gone
# expect: popped
# expect: gone
# expect: cleared
# expect: gone
# expect: replaced
