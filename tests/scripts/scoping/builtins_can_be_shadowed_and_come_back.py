len = lambda x: "mine"
print(len([1]))
del len
print(len([1]))


def f(list):
    return list, str(1)


print(f(2))
# expect: mine
# expect: 1
# expect: (2, '1')
