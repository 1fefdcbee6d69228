# since: 3.12
d = {"a": 1}
print(f"{d["a"]} {f"{f"{1 + 1}"}"}")  # expect: 1 2
print(f"{
    # A comment inside.
    d["a"] + 1
}")  # expect: 2
print(f"{'\n'.join(["x", "y"])}")  # expect: x
# expect: y
