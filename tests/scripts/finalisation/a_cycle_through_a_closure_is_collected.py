import gc

gc.disable()


class D:
    def __del__(self):
        print("gone")


def make():
    d = D()

    def recursive():
        return recursive, d

    return recursive


f = make()
f = None
print("dropped")
gc.collect()
print("collected")
# expect: dropped
# expect: gone
# expect: collected
