import gc

gc.disable()


class D:
    def __del__(self):
        print("gone")


def f():
    d = D()
    try:
        raise ValueError
    except ValueError as e:
        kept = e
    print("leaving f")


f()
print("left f")
gc.collect()
print("collected")
# expect: leaving f
# expect: left f
# expect: gone
# expect: collected
