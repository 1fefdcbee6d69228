class Show:
    def __get__(self, instance, owner=None):
        return instance is None, owner.__name__


class A:
    s = Show()


class B(A):
    pass


print(A.s, A().s, B.s, B().s)  # expect: (True, 'A') (False, 'A') (True, 'B') (False, 'B')
print(A.__dict__["s"].__get__(None, int), Show().__get__(5, int))  # expect: (True, 'int') (False, 'int')
