class Bad:
    def __enter__(self):
        raise ValueError("no entry")

    def __exit__(self, *args):
        print("never printed")


try:
    with Bad():
        print("never printed")
except ValueError as e:
    print(e)  # expect: no entry
