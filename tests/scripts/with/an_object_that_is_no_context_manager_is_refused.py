# since: 3.14
class OnlyEnter:
    def __enter__(self):
        print("never entered")


for thing in (5, OnlyEnter()):
    try:
        with thing:
            pass
    except TypeError as e:
        print(e)
        # expect: 'int' object does not support the context manager protocol (missed __exit__ method)
        # expect: 'OnlyEnter' object does not support the context manager protocol (missed __exit__ method)
