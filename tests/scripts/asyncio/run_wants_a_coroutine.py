# since: 3.14
import asyncio

for wrong in (5, lambda: None, asyncio.sleep):
    try:
        asyncio.run(wrong)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: TypeError An asyncio.Future, a coroutine or an awaitable is required
        # expect: TypeError An asyncio.Future, a coroutine or an awaitable is required
        # expect: TypeError An asyncio.Future, a coroutine or an awaitable is required
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)  # expect: no running event loop
try:
    asyncio.create_task(None)
except RuntimeError as e:
    print(e)  # expect: no running event loop
