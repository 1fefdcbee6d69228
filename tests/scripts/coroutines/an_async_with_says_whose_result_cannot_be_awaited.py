# since: 3.14
import asyncio


class Enters:
    def __aenter__(self):
        return 1

    async def __aexit__(self, *details):
        pass


class Leaves:
    async def __aenter__(self):
        pass

    def __aexit__(self, *details):
        return 2


async def main():
    try:
        async with Enters():
            pass
    except TypeError as problem:
        print(problem)
        # expect: 'async with' received an object from __aenter__ that does not implement __await__: int
    try:
        async with Leaves():
            pass
    except TypeError as problem:
        print(problem)
        # expect: 'async with' received an object from __aexit__ that does not implement __await__: int
    try:
        async with Leaves():
            raise ValueError("inside")
    except TypeError as problem:
        print(problem, "|", repr(problem.__context__))
        # expect: 'async with' received an object from __aexit__ that does not implement __await__: int | ValueError('inside')
    try:
        await 3
    except TypeError as problem:
        print(problem)  # expect: 'int' object can't be awaited


asyncio.run(main())
