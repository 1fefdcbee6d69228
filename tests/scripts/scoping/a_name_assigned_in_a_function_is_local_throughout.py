x = "global"


def f():
    try:
        print(x)
    except UnboundLocalError as e:
        print(type(e).__name__)
    x = "local"
    print(x)


f()
print(x)
# expect: UnboundLocalError
# expect: local
# expect: global
