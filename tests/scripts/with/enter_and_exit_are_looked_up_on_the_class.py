class M:
    def __enter__(self):
        return "class"

    def __exit__(self, *args):
        print("class exit")  # expect: class exit


m = M()
m.__enter__ = lambda: "instance"
m.__exit__ = lambda *args: print("never printed")
with m as x:
    print(x)  # expect: class
