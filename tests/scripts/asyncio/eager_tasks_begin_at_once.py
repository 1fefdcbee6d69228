# since: 3.12
import asyncio


async def work(name, pauses):
    print(name, "begins")
    if pauses:
        await asyncio.sleep(0)
        print(name, "goes on")
    return name


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    quick = asyncio.create_task(work("quick", False))
    print(quick.done())
    slow = asyncio.create_task(work("slow", True))
    print(slow.done())
    print(await slow, await quick)


asyncio.run(main())
# expect @0: quick begins
# expect @0: True
# expect @0: slow begins
# expect @0: False
# expect @0: slow goes on
# expect @0: slow quick
