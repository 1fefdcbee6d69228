import threading
import time

lock = threading.Lock()
trace = []


def worker(name):
    for turn in range(2):
        with lock:
            trace.append((name, turn, "in"))
            time.sleep(0.01)
            trace.append((name, turn, "out"))
        time.sleep(0.001)


threads = [threading.Thread(target=worker, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(trace), all(trace[i][:2] == trace[i + 1][:2] for i in range(0, len(trace), 2)))  # expect: 12 True

total = 0


def add(count):
    global total
    for _ in range(count):
        with lock:
            total += 1


threads = [threading.Thread(target=add, args=(5000,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)  # expect: 20000

print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01))
# expect: True True False False
lock.release()
for wrong in (lock.release, lambda: lock.acquire(False, 1)):
    try:
        wrong()
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, error)  # expect: RuntimeError release unlocked lock
        # expect: ValueError can't specify a timeout for a non-blocking call

again = threading.RLock()
with again:
    with again:
        print("twice", again.acquire())  # expect: twice True
        again.release()
    other = []
    thread = threading.Thread(target=lambda: other.append(again.acquire(timeout=0.01)))
    thread.start()
    thread.join()
    print(other)  # expect: [False]
try:
    again.release()
except RuntimeError as error:
    print(error)  # expect: cannot release un-acquired lock
