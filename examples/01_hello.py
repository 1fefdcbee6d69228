"""Hello: a program is read from top to bottom, and `print` shows what it is given."""

print("Hello, Rondo!")  # expect: Hello, Rondo!
name = "Ada"
print("Hello,", name)  # expect: Hello, Ada
print(f"{name} has {len(name)} letters.")  # expect: Ada has 3 letters.
