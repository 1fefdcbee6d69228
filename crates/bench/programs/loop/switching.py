"""Switching: tasks that do nothing but hand the turn to one another."""

import asyncio


async def turn(rounds, log):
    for _ in range(rounds):
        await asyncio.sleep(0)
    log.append(rounds)


async def main():
    log = []
    tasks = [asyncio.create_task(turn(3000 + n, log)) for n in range(100)]
    for task in tasks:
        await task
    print(len(log), sum(log))


asyncio.run(main())
