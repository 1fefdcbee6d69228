class Turn:
    def __await__(self):
        yield


async def worker(name, n):
    for i in range(n):
        print(name, i)
        await Turn()
    return f"{name} is done"


def run(*coroutines):
    ready = list(coroutines)
    while ready:
        current = ready.pop(0)
        try:
            current.send(None)
        except StopIteration as e:
            print(e.value)
        else:
            ready.append(current)


run(worker("a", 2), worker("b", 3), worker("c", 1))
# expect: a 0
# expect: b 0
# expect: c 0
# expect: a 1
# expect: b 1
# expect: c is done
# expect: a is done
# expect: b 2
# expect: b is done
