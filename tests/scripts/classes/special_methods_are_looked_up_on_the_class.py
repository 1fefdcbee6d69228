class C:
    pass


c = C()
c.__len__ = lambda: 5
try:
    len(c)
except TypeError as e:
    print(e)  # expect: object of type 'C' has no len()
C.__len__ = lambda self: 7
print(len(c), c.__len__())  # expect: 7 5
