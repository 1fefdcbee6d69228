import _thread
import asyncio


class Task:
    def __init__(self, loop, coro, **kwargs):
        self.inner = asyncio.Task(coro, loop=loop, **kwargs)

    def __getattr__(self, name):
        return getattr(self.inner, name)

    @property
    def _asyncio_future_blocking(self):
        return self.inner._asyncio_future_blocking


class Uncancellable(Task):
    def __getattr__(self, name):
        if name == "uncancel":
            raise AttributeError(name)
        return super().__getattr__(name)


async def main():
    _thread.interrupt_main()
    await asyncio.Event().wait()


for kind in Task, Uncancellable:
    with asyncio.Runner() as runner:
        runner.get_loop().set_task_factory(kind)
        try:
            runner.run(main())
        except BaseException as error:
            # Only who can take the cancellation back can know that there was no other.
            print(kind.__name__, type(error).__name__)  # expect: Task KeyboardInterrupt
            # expect: Uncancellable CancelledError
