"""Parks as many tasks as asked for, all waiting on one future, says so, and stays until a line comes in."""

import asyncio
import sys


async def parked(gate):
    await gate


async def main(count):
    gate = asyncio.get_running_loop().create_future()
    tasks = [asyncio.create_task(parked(gate)) for _ in range(count)]
    await asyncio.sleep(0)
    print(len(tasks), "parked", flush=True)
    input()


asyncio.run(main(int(sys.argv[1])))
