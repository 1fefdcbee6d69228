def f(a, b=2):
    c = 3
    return sorted(locals().items())


print(f(1))
globals()["made"] = "here"
print(made)


class C:
    x = 1
    print(sorted(k for k in locals() if not k.startswith("__")))
    # expect: [('a', 1), ('b', 2), ('c', 3)]
    # expect: here
    # expect: ['x']
