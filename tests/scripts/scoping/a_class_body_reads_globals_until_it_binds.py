x = "global"


def f():
    x = "local"

    class C:
        print(x)
        x = "class"
        print(x)
        del x
        print(x)

    class D:
        x = x
        y = x

    return D.y


print(f())
# expect: global
# expect: class
# expect: global
# expect: global
