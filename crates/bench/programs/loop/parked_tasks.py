"""Parked tasks: forty thousand wait on one future while two others play ping-pong; then all wake."""

import asyncio


async def parked(gate):
    return await gate


async def player(rounds):
    for _ in range(rounds):
        await asyncio.sleep(0)
    return rounds


async def main():
    gate = asyncio.get_running_loop().create_future()
    tasks = [asyncio.create_task(parked(gate)) for _ in range(40_000)]
    print(await asyncio.gather(player(50_000), player(50_000)))
    gate.set_result(1)
    total = 0
    for task in tasks:
        total += await task
    print(total)


asyncio.run(main())
