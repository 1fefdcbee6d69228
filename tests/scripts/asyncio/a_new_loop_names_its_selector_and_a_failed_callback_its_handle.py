# since: 3.14
"""What asyncio says of its own accord: at the level of debugging each new loop names its selector; a callback that fails is
reported with its handle."""

import asyncio
import logging
import sys

logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format="%(levelname)s:%(name)s:%(message)s")


def told(loop, context):
    handle = context["handle"]
    print(list(context), isinstance(handle, asyncio.Handle), handle.cancelled(), repr(handle).rpartition("/")[2][-6:])


async def main():
    print("running")
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(told)
    future = loop.create_future()
    future.add_done_callback(lambda future: 1 / 0)
    future.set_result(None)
    await future
    await asyncio.sleep(0)


asyncio.run(main())

logging.getLogger("asyncio").setLevel(logging.INFO)
asyncio.run(asyncio.sleep(0))
logging.getLogger("asyncio").setLevel(logging.DEBUG)
loop = asyncio.new_event_loop()
loop.set_debug(True)
loop.close()
loop.close()


async def ports():
    # Without a port a server is given a free one; a port may be written as a text.
    for port in None, "0", "":
        async with await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", port) as server:
            address, given = server.sockets[0].getsockname()
            reader, writer = await asyncio.open_connection(address, str(given))
            print(given > 0, await reader.read())
            writer.close()


asyncio.run(ports())
# expect: DEBUG:asyncio:Using selector: EpollSelector
# expect: running
# expect: ['message', 'exception', 'handle'] True False py:22>
# expect: DEBUG:asyncio:Using selector: EpollSelector
# expect: DEBUG:asyncio:Close <_UnixSelectorEventLoop running=False closed=False debug=True>
# expect: DEBUG:asyncio:Using selector: EpollSelector
# expect: True b''
# expect: True b''
# expect: True b''
