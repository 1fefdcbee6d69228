class C:
    pass


c = C()
C.greet = lambda self, name: f"hello {name}"
C.count = 0
c.count += 1
print(c.greet("ada"), c.count, C.count)  # expect: hello ada 1 0


class D(C):
    pass


C.late = "seen by subclasses"
print(D.late, D().late)  # expect: seen by subclasses seen by subclasses
del C.late
print(hasattr(D, "late"))  # expect: False
try:
    int.x = 1
except TypeError as e:
    print(e)  # expect: cannot set 'x' attribute of immutable type 'int'
