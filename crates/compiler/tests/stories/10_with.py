# `__exit__` is looked up before `__enter__` is called, and kept in a register.
def f(lock):
    with lock as held, open("f") as file:
        return file.read()
