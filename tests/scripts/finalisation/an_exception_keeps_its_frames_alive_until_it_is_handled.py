class D:
    def __del__(self):
        print("gone")


def fail():
    local = D()
    raise ValueError("v")


try:
    fail()
except ValueError as e:
    print("handling", e)
print("handled")
try:
    fail()
except ValueError:
    print("without a name")
print("end")
# expect: handling v
# expect: gone
# expect: handled
# expect: without a name
# expect: gone
# expect: end
