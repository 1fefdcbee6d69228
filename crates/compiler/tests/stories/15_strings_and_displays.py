# Constants are folded where nobody can tell; an f-string is one join.
def f(name, width):
    text = f"{name!r:>{width}} and " + "so" " on"
    return [1, 2, 3], (1, "a", 2 * 3), {name, *text}, {"k": 1, **name}, name in ["a", "b"]
