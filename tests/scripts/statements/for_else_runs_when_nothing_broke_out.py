for n in [1, 2, 3]:
    if n == 5:
        break
else:
    print("not found")
for n in [1, 5, 3]:
    if n == 5:
        print("found", n)
        break
else:
    print("never printed")
for n in []:
    pass
else:
    print("empty", n)
    # expect: not found
    # expect: found 5
    # expect: empty 5
