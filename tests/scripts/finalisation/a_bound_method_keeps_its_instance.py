class D:
    def m(self):
        return "called"

    def __del__(self):
        print("gone")


m = D().m
print(m())
m = None
print("end")
# expect: called
# expect: gone
# expect: end
