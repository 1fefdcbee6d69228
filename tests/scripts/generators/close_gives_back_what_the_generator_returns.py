# since: 3.13
def g():
    try:
        yield
    except GeneratorExit:
        return "last word"


it = g()
next(it)
print(it.close(), it.close(), g().close())  # expect: last word None None
