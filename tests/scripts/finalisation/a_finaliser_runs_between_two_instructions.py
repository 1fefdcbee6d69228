log = []


class D:
    def __del__(self):
        log.append("del")


def f():
    log.append("before")
    D()
    log.append("after")
    [D() for _ in range(2)]
    log.append("end")
    return log


print(f())
# expect: ['before', 'del', 'after', 'del', 'del', 'end']
