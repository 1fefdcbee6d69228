class Pause:
    def __init__(self, what):
        self.what = what

    def __await__(self):
        yield self.what


class Door:
    async def __aenter__(self):
        await Pause("opening")
        return "inside"

    async def __aexit__(self, kind, value, traceback):
        await Pause(f"closing {kind and kind.__name__}")
        return kind is ValueError


async def main():
    async with Door() as where:
        print(where)
    async with Door() as a, Door():
        raise ValueError("swallowed")
    print("after")


c = main()
try:
    while True:
        print(c.send(None))
except StopIteration:
    print("done")
    # expect: opening
    # expect: inside
    # expect: closing None
    # expect: opening
    # expect: opening
    # expect: closing ValueError
    # expect: closing None
    # expect: after
    # expect: done
