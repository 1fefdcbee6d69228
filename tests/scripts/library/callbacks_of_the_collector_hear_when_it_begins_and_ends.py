import gc

gc.collect()
gc.disable()
heard = []


def listen(phase, info):
    heard.append((phase, info["generation"], info["collected"] > 0, info["uncollectable"]))


gc.callbacks.append(listen)
ring = []
ring.append(ring)
del ring
gc.collect()
print(heard)  # expect: [('start', 2, False, 0), ('stop', 2, True, 0)]
heard.clear()
gc.callbacks.remove(listen)
gc.collect()
print(heard, gc.callbacks)  # expect: [] []
