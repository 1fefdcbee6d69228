import asyncio


async def work(name, seconds, fail=False):
    await asyncio.sleep(seconds)
    print(name, "at its end")
    if fail:
        raise ValueError(name)
    return name


async def main():
    try:
        await asyncio.gather(work("a", 1), work("b", 2, fail=True), work("c", 3))
    except ValueError as e:
        print("caught", e)
    await asyncio.sleep(2)
    print("end")


asyncio.run(main())
# expect @1: a at its end
# expect @2: b at its end
# expect @2: caught b
# expect @3: c at its end
# expect @4: end
