class C:
    shared = "class"

    def __init__(self):
        self.own = "instance"


a, b = C(), C()
a.shared = "a's own"
print(a.shared, b.shared, C.shared, a.__dict__, b.__dict__)
# expect: a's own class class {'own': 'instance', 'shared': "a's own"} {'own': 'instance'}
del a.shared
print(a.shared)  # expect: class
try:
    del a.shared
except AttributeError as e:
    print(e)  # expect: 'C' object has no attribute 'shared'
try:
    a.missing
except AttributeError as e:
    print(e, e.name, e.obj is a)  # expect: 'C' object has no attribute 'missing' missing True
