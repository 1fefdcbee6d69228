import threading
import time


def nap(seconds, results):
    time.sleep(seconds)
    results.append(seconds)
    print("slept", seconds, "in", threading.current_thread().name)  # expect: slept 0.1 in Thread-2 (nap)
    # expect: slept 0.2 in Thread-3 (nap)
    # expect: slept 0.3 in Thread-1 (nap)
    # expect: slept 0.2 in Thread-5 (nap)


results = []
threads = [threading.Thread(target=nap, args=(seconds, results)) for seconds in (0.3, 0.1, 0.2)]
print(threads[0].name, threads[0].is_alive(), threads[0].ident, threads[0].daemon)
# expect: Thread-1 (nap) False None False
start = time.monotonic()
for thread in threads:
    thread.start()
print(threading.active_count(), [thread.name for thread in threading.enumerate()])
# expect: 4 ['MainThread', 'Thread-1 (nap)', 'Thread-2 (nap)', 'Thread-3 (nap)']
print(all(thread.is_alive() for thread in threads))  # expect: True
for thread in threads:
    thread.join()
print(results, round(time.monotonic() - start, 1), threads[0].is_alive())  # expect: [0.1, 0.2, 0.3] 0.3 False
print(threading.current_thread() is threading.main_thread(), threading.main_thread().name)
# expect: True MainThread
try:
    threads[0].start()
except RuntimeError as error:
    print(error)  # expect: threads can only be started once
try:
    threading.Thread().join()
except RuntimeError as error:
    print(error)  # expect: cannot join thread before it is started
try:
    threading.current_thread().join()
except RuntimeError as error:
    print(error)  # expect: cannot join current thread


class Counter(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"counter-{n}")
        self.n = n

    def run(self):
        self.total = sum(range(self.n))


counters = [Counter(n) for n in (10, 100)]
for counter in counters:
    counter.start()
for counter in counters:
    counter.join()
    print(counter.name, counter.total, repr(counter).split(",")[1].split()[0])
    # expect: counter-10 45 stopped
    # expect: counter-100 4950 stopped
late = threading.Thread(target=nap, args=(0.2, results))
late.start()
late.join(0.05)
print("still alive", late.is_alive())  # expect: still alive True
late.join()
