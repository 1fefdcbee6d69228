letters = "abcdefgh"
print(letters[2:5], letters[:3], letters[-3:], letters[::2], letters[::-1])
print(letters[5:2], letters[5:2:-1], letters[-100:100], letters[100:], letters[:-100:-1])
print([1, 2, 3, 4][1:-1], (1, 2, 3)[::-2], range(10)[2:8:3], list(range(10)[::-3]))
# expect: cde abc fgh aceg hgfedcba
# expect:  fed abcdefgh  hgfedcba
# expect: [2, 3] (3, 1) range(2, 8, 3) [9, 6, 3, 0]
