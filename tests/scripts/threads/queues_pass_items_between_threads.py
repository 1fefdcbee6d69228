import queue
import threading

line = queue.Queue(maxsize=2)
results = []


def worker():
    while (item := line.get()) is not None:
        results.append(item * 10)
        line.task_done()
    line.task_done()


threads = [threading.Thread(target=worker) for _ in range(2)]
for thread in threads:
    thread.start()
for item in range(6):
    line.put(item)
line.join()
print(sorted(results), line.empty(), line.qsize(), line.full())
# expect: [0, 10, 20, 30, 40, 50] True 0 False
for _ in threads:
    line.put(None)
for thread in threads:
    thread.join()
for wrong in (line.get_nowait, lambda: line.get(timeout=0.01), lambda: line.get(timeout=-1), line.task_done):
    try:
        wrong()
    except (queue.Empty, ValueError) as error:
        print(repr(error))  # expect: Empty()
        # expect: Empty()
        # expect: ValueError("'timeout' must be a non-negative number")
        # expect: ValueError('task_done() called too many times')
line.put(1)
line.put(2)
for wrong in (lambda: line.put_nowait(3), lambda: line.put(3, timeout=0.01)):
    try:
        wrong()
    except queue.Full as error:
        print(repr(error))  # expect: Full()
        # expect: Full()

ranked = queue.PriorityQueue()
for entry in [(3, "c"), (1, "a"), (2, "b")]:
    ranked.put(entry)
print([ranked.get() for _ in range(3)])  # expect: [(1, 'a'), (2, 'b'), (3, 'c')]
stack = queue.LifoQueue()
for entry in "abc":
    stack.put(entry)
print([stack.get() for _ in range(3)])  # expect: ['c', 'b', 'a']
simple = queue.SimpleQueue()
thread = threading.Thread(target=lambda: print("got", simple.get()))  # expect: got item
thread.start()
simple.put("item")
thread.join()
print(simple.empty(), simple.qsize())  # expect: True 0
try:
    simple.get(timeout=0.01)
except queue.Empty as error:
    print(repr(error))  # expect: Empty()
