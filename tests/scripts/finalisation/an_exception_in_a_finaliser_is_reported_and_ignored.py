class D:
    def __del__(self):
        print("del")
        raise ValueError("ignored")


d = D()
del d
print("the program goes on")
# expect: del
# expect: the program goes on
