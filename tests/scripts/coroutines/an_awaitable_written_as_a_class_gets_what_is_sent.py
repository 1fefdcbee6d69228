class Channel:
    def __init__(self):
        self.log = []

    def __await__(self):
        first = yield "first"
        self.log.append(first)
        try:
            second = yield "second"
        except ValueError:
            second = "error"
        self.log.append(second)
        return self.log


async def main(channel):
    return await channel


c = main(Channel())
print(c.send(None), c.send("x"))  # expect: first second
try:
    c.throw(ValueError)
except StopIteration as e:
    print(e.value)  # expect: ['x', 'error']
