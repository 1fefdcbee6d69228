import asyncio


async def tell(coroutine):
    try:
        await coroutine
    except OverflowError as error:
        print(error)


async def main():
    await tell(asyncio.open_connection("127.0.0.1", 99999))
    await tell(asyncio.open_connection("127.0.0.1", -1))
    await tell(asyncio.start_server(print, "127.0.0.1", 99999))
    await tell(asyncio.start_server(print, "127.0.0.1", "99999"))
    await tell(asyncio.open_connection("127.0.0.1", 5, local_addr=("127.0.0.1", 99999)))


asyncio.run(main())
# expect: connect(): port must be 0-65535.
# expect: connect(): port must be 0-65535.
# expect: bind(): port must be 0-65535.
# expect: bind(): port must be 0-65535.
# expect: bind(): port must be 0-65535.
