import asyncio


async def loop():
    return asyncio.get_running_loop()


with asyncio.Runner() as runner:
    first = runner.run(loop())
    print(first is runner.run(loop()), first is runner.get_loop(), first.is_closed())
print(first.is_closed())
try:
    runner.get_loop()
except RuntimeError as error:
    print(error)
# expect: True True False
# expect: True
# expect: Runner is closed
