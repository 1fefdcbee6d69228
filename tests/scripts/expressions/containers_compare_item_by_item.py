print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], (1, "a") < (1, "b"), [2] > [1, 9])
print([1, [2, 3]] == [1.0, [2, True + 2]], (1, 2) == [1, 2], {1, 2} > {1}, {1} < {2})
print("abc" < "abd", "Z" < "a", "" < "a", "é" > "z", b"a" < b"b")
# expect: True True True True True
# expect: True False True False
# expect: True True True True True
