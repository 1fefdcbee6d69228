for i in range(3):
    pass
print(i)
for i in []:
    pass
print(i)
for x[0] in [[1]] if (x := [0]) else []:
    print(x)
    # expect: 2
    # expect: 2
    # expect: [[1]]
