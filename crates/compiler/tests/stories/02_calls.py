# A global is called by name, a method without a bound method; what must be looked up first, is.
def f(x, items):
    print(x, len(items))
    items.append(x.name)
    items.append(input())
    unknown(input())
    return x(1, key=2)(*items, **x.options)
