import timeit
n = 0
def f():
    global n
    n += 1
print(timeit.timeit(f, number=7) >= 0, n)
print(timeit.timeit("x.append(1)", setup="x = []", number=10) >= 0, len(timeit.repeat("y = 1\nz = 2", repeat=3, number=2)))
print(timeit.timeit("n2.append(3)", globals={"n2": (L := [])}, number=4) >= 0, L)
t = timeit.Timer("for i in range(2):\n  pass", "a = 1\nb = 2"); print(t.timeit(3) >= 0, type(t.timeit(1)).__name__)
for bad in ((3,), ("x", 3)):
    try: timeit.Timer(*bad)
    except ValueError as e: print(e)
try: timeit.timeit("nope_name", number=1)
except NameError as e: print(e)
try: timeit.timeit("x = (", number=1)
except SyntaxError as e: print("syntax error")
print(timeit.default_number)
# expect: True 7
# expect: True 3
# expect: True [3, 3, 3, 3]
# expect: True float
# expect: stmt is neither a string nor callable
# expect: setup is neither a string nor callable
# expect: name 'nope_name' is not defined
# expect: syntax error
# expect: 1000000
