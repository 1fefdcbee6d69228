"""`gather` runs several coroutines side by side and collects their results in the order they were given."""

import asyncio


async def fetch(name, seconds):
    print("fetching", name)
    await asyncio.sleep(seconds)
    return f"{name} after {seconds} s"


async def main():
    results = await asyncio.gather(fetch("news", 2), fetch("weather", 1), fetch("mail", 3))
    for result in results:
        print(result)


asyncio.run(main())
# expect @0: fetching news
# expect @0: fetching weather
# expect @0: fetching mail
# expect @3: news after 2 s
# expect @3: weather after 1 s
# expect @3: mail after 3 s
