def g():
    x = 1
    yield x
    yield it.gi_running


it = g()
print(it.gi_frame is None, it.gi_running, it.gi_suspended, it.gi_yieldfrom, it.__name__, it.__qualname__)
# expect: False False False None g g
next(it)
print(it.gi_suspended, it.gi_frame.f_locals["x"], next(it), it.gi_code.co_name)  # expect: True 1 True g
list(it)
print(it.gi_frame, it.gi_running, it.gi_suspended)  # expect: None False False
print(type(it).__name__, iter(it) is it, repr(it).startswith("<generator object g at 0x"))
# expect: generator True True
