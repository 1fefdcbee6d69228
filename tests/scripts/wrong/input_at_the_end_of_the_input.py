# input: one line
print(input())  # expect: one line
print(input("more? "))  # expect: more?
# raises: EOFError: EOF when reading a line
