class C:
    present = 1

    def __getattr__(self, name):
        return f"made up {name}"


class D(C):
    def __getattribute__(self, name):
        if name == "secret":
            return "intercepted"
        if name == "fail":
            raise AttributeError("failed")
        return super().__getattribute__(name)


c, d = C(), D()
print(c.present, c.absent, hasattr(c, "anything"))  # expect: 1 made up absent True
print(d.present, d.secret, d.fail, d.other)  # expect: 1 intercepted made up fail made up other
