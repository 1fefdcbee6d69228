class D:
    def __delete__(self, instance):
        print("deleted from", type(instance).__name__)  # expect: deleted from C


class C:
    d = D()


del C().d
try:
    C().d = 1
except AttributeError as e:
    print(e)  # expect: __set__
print(type(C().d).__name__)  # expect: D
