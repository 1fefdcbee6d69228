class Swallow:
    def __init__(self, answer):
        self.answer = answer

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        print(kind.__name__, value, traceback is not None)  # expect: ValueError gone True
        # expect: KeyError 'stays' True
        return self.answer


with Swallow(True):
    raise ValueError("gone")
try:
    with Swallow(0):
        raise KeyError("stays")
except KeyError as e:
    print(repr(e))  # expect: KeyError('stays')
