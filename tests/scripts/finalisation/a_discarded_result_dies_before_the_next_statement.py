class D:
    def __del__(self):
        print("gone")


def make():
    return D()


make()
print("next")
_ = make()
print("kept")
_ = make()
print("end")
del _
# expect: gone
# expect: next
# expect: kept
# expect: gone
# expect: end
# expect: gone
