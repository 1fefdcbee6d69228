class Contains:
    def __contains__(self, item):
        print("contains", item)
        return "truthy"


class Iter:
    def __iter__(self):
        print("iter")
        return iter([1, 2])


class Item:
    def __getitem__(self, index):
        print("item", index)
        if index > 1:
            raise IndexError
        return index


print(1 in Contains(), 2 not in Contains())
print(2 in Iter(), 3 in Iter())
print(1 in Item(), 5 in Item())
# expect: contains 1
# expect: contains 2
# expect: True False
# expect: iter
# expect: iter
# expect: True False
# expect: item 0
# expect: item 1
# expect: item 0
# expect: item 1
# expect: item 2
# expect: True False
