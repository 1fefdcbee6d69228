if (n := len("four")) > 3:
    print("long", n)
print([last := x * 2 for x in range(3)], last)
while (n := n - 1) > 1:
    print(n)
print((a := 1, b := a + 1), f"{(c := 5)} {c}")
# expect: long 4
# expect: [0, 2, 4] 4
# expect: 3
# expect: 2
# expect: (1, 2) 5 5
