import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default=-1)


async def exchange(value):
    old = variable.get()
    await asyncio.sleep(0)
    variable.set(value)
    return old


with asyncio.Runner() as runner:
    print(runner.run(exchange(1)), runner.run(exchange(2)), runner.run(exchange(3)))  # expect: -1 1 2
    print(runner.run(exchange(4), context=contextvars.copy_context()), runner.run(exchange(5)))
    # expect: -1 3
print(variable.get())  # expect: -1
