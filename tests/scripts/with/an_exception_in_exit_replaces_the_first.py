class Bad:
    def __enter__(self):
        pass

    def __exit__(self, *args):
        raise KeyError("from exit")


try:
    with Bad():
        raise ValueError("from the body")
except KeyError as e:
    print(repr(e), repr(e.__context__))  # expect: KeyError('from exit') ValueError('from the body')
