import threading


class Settings(threading.local):
    kind = "settings"

    def __init__(self, level):
        self.level = level
        self.seen = []

    @property
    def doubled(self):
        return self.level * 2


settings = Settings(3)
settings.level = 4
settings.seen.append("main")


def worker():
    print(settings.level, settings.seen, settings.kind, settings.doubled)  # expect: 3 [] settings 6
    settings.level = 10
    settings.name = "worker"
    print(sorted(settings.__dict__))  # expect: ['level', 'name', 'seen']


thread = threading.Thread(target=worker)
thread.start()
thread.join()
print(settings.level, settings.seen, hasattr(settings, "name"))  # expect: 4 ['main'] False
try:
    threading.local(1)
except TypeError as error:
    print(error)  # expect: Initialization arguments are not supported


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)  # expect: gone the thread's
        # expect: gone main's


plain = threading.local()
plain.held = Noisy("main's")


def hold():
    plain.held = Noisy("the thread's")


thread = threading.Thread(target=hold)
thread.start()
thread.join()
print("joined")  # expect: joined
del plain
print("end")  # expect: end
