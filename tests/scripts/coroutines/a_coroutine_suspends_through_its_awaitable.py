class Suspend:
    def __init__(self, question):
        self.question = question

    def __await__(self):
        answer = yield self.question
        return answer


async def child(name):
    return name, await Suspend(f"{name}?")


async def parent():
    a = await child("a")
    b = await child("b")
    return a, b


c = parent()
print(c.send(None))  # expect: a?
print(c.send(1))  # expect: b?
try:
    c.send(2)
except StopIteration as e:
    print(e.value)  # expect: (('a', 1), ('b', 2))
