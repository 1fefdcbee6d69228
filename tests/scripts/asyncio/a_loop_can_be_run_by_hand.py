import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n * 10


loop = asyncio.new_event_loop()
print(loop.run_until_complete(work(1)))
print(loop.run_until_complete(work(2)), loop.is_running(), loop.is_closed())
loop.call_later(1, loop.stop)
loop.run_forever()
print("stopped")
loop.close()
print(loop.is_closed())
try:
    c = work(1)
    loop.run_until_complete(c)
except RuntimeError as e:
    print(e)
c.close()
# expect @1: 10
# expect @3: 20 False False
# expect @4: stopped
# expect @4: True
# expect @4: Event loop is closed
