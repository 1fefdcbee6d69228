import sys
import threading


def fail():
    raise ValueError("lost")


def hook(args):
    print("hook", args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback is not None)
    # expect: hook ValueError lost first True
    # expect: hook KeyError 'inside' flaky True


threading.excepthook = hook
thread = threading.Thread(target=fail, name="first")
thread.start()
thread.join()
threading.excepthook = threading.__excepthook__
leaving = threading.Thread(target=sys.exit, args=(3,))
leaving.start()
leaving.join()
print("goes on", leaving.is_alive())  # expect: goes on False


class Flaky(threading.Thread):
    def run(self):
        try:
            raise KeyError("inside")
        finally:
            print("finally", sys.exception() is not None)  # expect: finally True


threading.excepthook = hook
flaky = Flaky(name="flaky")
flaky.start()
flaky.join()
print("end")  # expect: end
