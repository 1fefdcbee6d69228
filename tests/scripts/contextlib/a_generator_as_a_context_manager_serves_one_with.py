from contextlib import asynccontextmanager, contextmanager
import asyncio


@contextmanager
def counted(name, *, step=1):
    print("enter", name, step)
    yield name * step
    print("leave", name)


once = counted("a", step=2)
with once as value:
    print(value)
try:
    with once:
        print("never")
except AttributeError as error:
    print(error)


@counted("outside")
def decorated(number):
    return number + 1


print(decorated(1), decorated(2))


@asynccontextmanager
async def served(name):
    yield name


async def main():
    once = served("b")
    async with once as value:
        print(value)
    try:
        async with once:
            print("never")
    except AttributeError as error:
        print(error)


asyncio.run(main())

# expect: enter a 2
# expect: aa
# expect: leave a
# expect: '_GeneratorContextManager' object has no attribute 'args'
# expect: enter outside 1
# expect: leave outside
# expect: enter outside 1
# expect: leave outside
# expect: 2 3
# expect: b
# expect: '_AsyncGeneratorContextManager' object has no attribute 'args'
