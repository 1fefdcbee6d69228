import time

start = time.monotonic()
time.sleep(1.5)
print(round(time.monotonic() - start, 3), round(time.perf_counter() - start, 3))
before = time.time()
time.sleep(60)
print(round(time.time() - before), type(time.time_ns()).__name__)
try:
    time.sleep(-1)
except ValueError as e:
    print(e)
    # expect @1.5: 1.5 1.5
    # expect @61.5: 60 int
    # expect @61.5: sleep length must be non-negative
