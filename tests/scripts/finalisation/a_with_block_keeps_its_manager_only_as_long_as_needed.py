class M:
    def __enter__(self):
        print("enter")
        return 5

    def __exit__(self, *args):
        print("exit")

    def __del__(self):
        print("gone")


with M() as five:
    print("body")
print("after")
# expect: enter
# expect: body
# expect: exit
# expect: gone
# expect: after
