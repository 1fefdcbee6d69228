class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def make():
    captured = D("captured")
    local = D("local")
    return lambda: captured.name


f = make()
print(f())
f = None
print("end")
# expect: del local
# expect: captured
# expect: del captured
# expect: end
