class M:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        print("exit", args[0])  # expect: exit None
        # expect: exit None
        # expect: exit None


def f():
    with M():
        return "returned"


for i in range(3):
    with M():
        if i == 0:
            continue
        break
print(f(), i)  # expect: returned 1
