import gc

gc.disable()


class Box:
    pass


def g(box):
    try:
        yield
    finally:
        print("finally", box.name)


box = Box()
box.name = "box"
box.it = g(box)
next(box.it)
del box
print("unreachable")
gc.collect()
print("collected")
# expect: unreachable
# expect: finally box
# expect: collected
