class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


kept = D("kept")
print("last statement")
# expect: last statement
# expect: del kept
