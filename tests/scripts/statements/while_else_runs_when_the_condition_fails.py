n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print(n)
else:
    print("done")
while True:
    n += 1
    if n > 3:
        break
else:
    print("never printed")
print(n)
# expect: 2
# expect: 0
# expect: done
# expect: 4
