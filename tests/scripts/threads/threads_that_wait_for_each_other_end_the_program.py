# portable: no
import threading

left, right = threading.Lock(), threading.Lock()
both = threading.Barrier(2)


def take(first, second):
    with first:
        both.wait()
        with second:
            print("never printed")


threads = [threading.Thread(target=take, args=pair) for pair in ((left, right), (right, left))]
for thread in threads:
    thread.start()
try:
    threads[0].join()
finally:
    print("finally", left.locked(), right.locked())  # expect: finally True True
# exits: 1
