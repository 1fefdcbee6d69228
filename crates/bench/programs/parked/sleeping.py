"""Parks as many tasks as asked for, each in a sleep of its own, says so, and stays until a line comes in."""

import asyncio
import sys


async def sleeper(delay):
    await asyncio.sleep(delay)


async def main(count):
    tasks = [asyncio.create_task(sleeper(3600 + n)) for n in range(count)]
    await asyncio.sleep(0)
    print(len(tasks), "parked", flush=True)
    input()


asyncio.run(main(int(sys.argv[1])))
