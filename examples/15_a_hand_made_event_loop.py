"""An event loop in thirty lines: what is ready runs, what sleeps waits on a heap, and time jumps to the next who wakes.

`await` finds its way down to a bare `yield`; what is yielded there arrives in the loop, as the answer of `send`.
"""

import heapq
from collections import deque
from itertools import count


class Sleep:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        yield self.seconds


class Loop:
    def __init__(self):
        self.now = 0
        self.ready = deque()
        self.sleeping = []
        self.numbers = count()

    def spawn(self, coroutine):
        self.ready.append(coroutine)

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.now, _, coroutine = heapq.heappop(self.sleeping)
                self.ready.append(coroutine)
            coroutine = self.ready.popleft()
            try:
                seconds = coroutine.send(None)
            except StopIteration as end:
                print(f"{self.now:>4} {coroutine.__name__} returned {end.value!r}")
            else:
                heapq.heappush(self.sleeping, (self.now + seconds, next(self.numbers), coroutine))


loop = Loop()


async def blink(colour, seconds):
    for _ in range(3):
        print(f"{loop.now:>4} {colour}")
        await Sleep(seconds)
    return f"no more {colour}"


loop.spawn(blink("red", 2))
loop.spawn(blink("green", 3))
loop.run()
# expect:    0 red
# expect:    0 green
# expect:    2 red
# expect:    3 green
# expect:    4 red
# expect:    6 green
# expect:    6 blink returned 'no more red'
# expect:    9 blink returned 'no more green'
