def f(n):
    return f(n + 1)


try:
    f(0)
except RecursionError:
    print("caught once")  # expect: caught once
print(len("still fine"))  # expect: 10
raise RecursionError("as a last word")  # raises: RecursionError: as a last word
