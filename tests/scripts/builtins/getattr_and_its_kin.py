class C:
    x = 1


c = C()
setattr(c, "y", 2)
print(getattr(c, "x"), getattr(c, "z", "none"), hasattr(c, "y"), hasattr(c, "q"), vars(c), delattr(c, "y"), hasattr(c, "y"))
# expect: 1 none True False {} None False
print(callable(C), callable(c), callable(len), isinstance(c, object), id(c) == id(c), type(c) is C)
# expect: True False True True True True
try:
    getattr(c, "q")
except AttributeError as e:
    print(e)  # expect: 'C' object has no attribute 'q'
try:
    getattr(c, 5)
except TypeError as e:
    print(e)  # expect: attribute name must be string, not 'int'
