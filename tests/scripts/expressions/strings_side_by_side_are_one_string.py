word = "one " 'two ' """three"""
print(word)
print(len("a" "b" r"\n" "\n"))
print("x" f"{1 + 1}" "y")
# expect: one two three
# expect: 5
# expect: x2y
