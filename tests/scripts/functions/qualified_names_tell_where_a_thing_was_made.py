def outer():
    def inner():
        pass

    class Local:
        def m(self):
            pass

    return inner, Local


inner, Local = outer()
print(inner.__qualname__, Local.__qualname__, Local.m.__qualname__)
# expect: outer.<locals>.inner outer.<locals>.Local outer.<locals>.Local.m


class A:
    class B:
        def m(self):
            return lambda: 0


print(A.B.m.__qualname__, A.B().m().__qualname__)  # expect: A.B.m A.B.m.<locals>.<lambda>
