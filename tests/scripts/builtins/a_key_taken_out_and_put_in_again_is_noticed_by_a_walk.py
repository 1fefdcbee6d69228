"""A key that is taken out of a dict and put in again comes behind all others, which a walk over the dict notices."""
numbers = {1: "a", 2: "b"}
seen = []
try:
    for key in numbers:
        seen.append(key)
        del numbers[2]
        numbers[2] = "c"
except RuntimeError as error:
    print(error)  # expect: dictionary keys changed during iteration
print(seen, numbers)  # expect: [1, 2] {1: 'a', 2: 'c'}
