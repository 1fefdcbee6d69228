class D:
    def __del__(self):
        print("gone")


def fail():
    local = D()
    raise ValueError("v")


kept = None
try:
    fail()
except ValueError as e:
    kept = e
print("kept")
kept.__traceback__ = None
print("traceback dropped")
# expect: kept
# expect: gone
# expect: traceback dropped
