import threading
import time

event = threading.Event()


woken = []


def waiter(number):
    woken.append((number, event.wait()))


threads = [threading.Thread(target=waiter, args=(n,)) for n in range(2)]
for thread in threads:
    thread.start()
print(event.is_set(), event.wait(0.01))  # expect: False False
event.set()
for thread in threads:
    thread.join()
print(sorted(woken))  # expect: [(0, True), (1, True)]

condition = threading.Condition()
items = []


def consumer():
    with condition:
        condition.wait_for(lambda: len(items) >= 2)
        print("consumed", items)  # expect: consumed ['x', 'y']


thread = threading.Thread(target=consumer)
thread.start()
for item in "xy":
    with condition:
        items.append(item)
        condition.notify()
thread.join()
with condition:
    print(condition.wait(0.01), condition.wait_for(lambda: False, 0.01))  # expect: False False
for wrong in (condition.wait, condition.notify):
    try:
        wrong()
    except RuntimeError as error:
        print(error)  # expect: cannot wait on un-acquired lock
        # expect: cannot notify on un-acquired lock

semaphore = threading.Semaphore(2)
inside = peak = 0


def limited():
    global inside, peak
    with semaphore:
        inside += 1
        peak = max(peak, inside)
        time.sleep(0.01)
        inside -= 1


threads = [threading.Thread(target=limited) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("peak", peak, semaphore.acquire(blocking=False), semaphore.acquire(timeout=0.01), semaphore.acquire(False))
# expect: peak 2 True True False
bounded = threading.BoundedSemaphore()
try:
    bounded.release()
except ValueError as error:
    print(error)  # expect: Semaphore released too many times

barrier = threading.Barrier(3, action=lambda: print("all here"))  # expect: all here
# expect: all here
places = []


def meet():
    for _ in range(2):
        places.append(barrier.wait())


threads = [threading.Thread(target=meet) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(places), barrier.n_waiting, barrier.broken)  # expect: [0, 0, 1, 1, 2, 2] 0 False
lonely = threading.Barrier(2)
try:
    lonely.wait(0.01)
except threading.BrokenBarrierError as error:
    print("broken", lonely.broken, repr(error))  # expect: broken True BrokenBarrierError()
