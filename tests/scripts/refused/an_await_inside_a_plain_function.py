import asyncio


def f():
    await asyncio.sleep(1)  # error: E0205
