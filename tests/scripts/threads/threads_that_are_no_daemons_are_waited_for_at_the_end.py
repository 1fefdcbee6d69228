import atexit
import threading
import time

atexit.register(print, "at exit")


def late():
    time.sleep(0.1)
    print("late, main alive:", threading.main_thread().is_alive())


def for_ever():
    try:
        threading.Event().wait()
    finally:
        print("never printed")


threading.Thread(target=for_ever, daemon=True).start()
threading.Thread(target=late).start()
timer = threading.Timer(0.05, print, ["timer"])
timer.start()
cancelled = threading.Timer(0.05, print, ["never printed"])
cancelled.start()
cancelled.cancel()
print("end of the main file", threading.enumerate()[1].daemon)
# expect: end of the main file True
# expect: timer
# expect: late, main alive: False
# expect: at exit
