class Door:
    def __enter__(self):
        print("enter")  # expect: enter
        # expect: enter
        return "inside"

    def __exit__(self, *args):
        print("exit", args)  # expect: exit (None, None, None)
        # expect: exit (None, None, None)


with Door() as where:
    print(where)  # expect: inside
with Door():
    pass
