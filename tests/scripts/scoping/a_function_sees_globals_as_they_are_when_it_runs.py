def f():
    return later


later = 1
print(f())
later = 2
print(f())
del later
try:
    f()
except NameError as e:
    print(e)
    # expect: 1
    # expect: 2
    # expect: name 'later' is not defined
