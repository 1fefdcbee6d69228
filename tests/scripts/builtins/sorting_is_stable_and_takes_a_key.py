words = ["pear", "fig", "apple", "kiwi", "plum", "date"]
print(sorted(words), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (-len(w), w)))
# expect: ['apple', 'date', 'fig', 'kiwi', 'pear', 'plum'] ['fig', 'pear', 'kiwi', 'plum', 'date', 'apple'] ['apple', 'pear', 'kiwi', 'plum', 'date', 'fig'] ['apple', 'date', 'kiwi', 'pear', 'plum', 'fig']
words.sort(key=str.upper, reverse=True)
print(words)  # expect: ['plum', 'pear', 'kiwi', 'fig', 'date', 'apple']
print(sorted([True, 2, 0.5, False]), sorted("hello"), sorted({3: 1, 1: 2}), sorted([[2], [1, 5], [1]]))
# expect: [False, 0.5, True, 2] ['e', 'h', 'l', 'l', 'o'] [1, 3] [[1], [1, 5], [2]]
try:
    sorted([1, "a"])
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'str' and 'int'
try:
    [3, 1].sort(len)
except TypeError as e:
    print(e)  # expect: sort() takes no positional arguments
