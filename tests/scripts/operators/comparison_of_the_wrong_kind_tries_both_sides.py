class A:
    def __gt__(self, other):
        print("A.gt")  # expect: A.gt
        return NotImplemented


class B:
    def __lt__(self, other):
        print("B.lt")  # expect: B.lt
        return NotImplemented


try:
    A() > B()
except TypeError as e:
    print(e)  # expect: '>' not supported between instances of 'A' and 'B'
