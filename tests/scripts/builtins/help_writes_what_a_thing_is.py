# since: 3.14
def f(x, y=1):
    """Doc line.

    More."""
def nodoc(a): pass
class C:
    """A class."""
    z = 3
    def __init__(self, x): self.x = x
    def m(self, q): 
        """Method doc."""
    @property
    def p(self): "prop doc"; return 1
    @staticmethod
    def s(): "static"
    @classmethod
    def k(cls): "cls"
class D(C):
    def n(self): pass
help(f); help(nodoc); help(len); help([].append); help(C(1).m); help(C); help(D)
print(repr(exit), repr(quit), repr(help))
# expect: Help on function f in module __main__:
# expect:
# expect: f(x, y=1)
# expect:     Doc line.
# expect:
# expect:     More.
# expect:
# expect: Help on function nodoc in module __main__:
# expect:
# expect: nodoc(a)
# expect:
# expect: Help on built-in function len in module builtins:
# expect:
# expect: len(obj, /)
# expect:     Return the number of items in a container.
# expect:
# expect: Help on built-in function append:
# expect:
# expect: append(object, /) method of builtins.list instance
# expect:     Append object to the end of the list.
# expect:
# expect: Help on method m in module __main__:
# expect:
# expect: m(q) method of __main__.C instance
# expect:     Method doc.
# expect:
# expect: Help on class C in module __main__:
# expect:
# expect: class C(builtins.object)
# expect:  |  C(x)
# expect:  |
# expect:  |  A class.
# expect:  |
# expect:  |  Methods defined here:
# expect:  |
# expect:  |  __init__(self, x)
# expect:  |      Initialize self.  See help(type(self)) for accurate signature.
# expect:  |
# expect:  |  m(self, q)
# expect:  |      Method doc.
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Class methods defined here:
# expect:  |
# expect:  |  k()
# expect:  |      cls
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Static methods defined here:
# expect:  |
# expect:  |  s()
# expect:  |      static
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Readonly properties defined here:
# expect:  |
# expect:  |  p
# expect:  |      prop doc
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data descriptors defined here:
# expect:  |
# expect:  |  __dict__
# expect:  |      dictionary for instance variables
# expect:  |
# expect:  |  __weakref__
# expect:  |      list of weak references to the object
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data and other attributes defined here:
# expect:  |
# expect:  |  z = 3
# expect:
# expect: Help on class D in module __main__:
# expect:
# expect: class D(C)
# expect:  |  D(x)
# expect:  |
# expect:  |  Method resolution order:
# expect:  |      D
# expect:  |      C
# expect:  |      builtins.object
# expect:  |
# expect:  |  Methods defined here:
# expect:  |
# expect:  |  n(self)
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Methods inherited from C:
# expect:  |
# expect:  |  __init__(self, x)
# expect:  |      Initialize self.  See help(type(self)) for accurate signature.
# expect:  |
# expect:  |  m(self, q)
# expect:  |      Method doc.
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Class methods inherited from C:
# expect:  |
# expect:  |  k()
# expect:  |      cls
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Static methods inherited from C:
# expect:  |
# expect:  |  s()
# expect:  |      static
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Readonly properties inherited from C:
# expect:  |
# expect:  |  p
# expect:  |      prop doc
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data descriptors inherited from C:
# expect:  |
# expect:  |  __dict__
# expect:  |      dictionary for instance variables
# expect:  |
# expect:  |  __weakref__
# expect:  |      list of weak references to the object
# expect:  |
# expect:  |  ----------------------------------------------------------------------
# expect:  |  Data and other attributes inherited from C:
# expect:  |
# expect:  |  z = 3
# expect:
# expect: Use exit() or Ctrl-D (i.e. EOF) to exit Use quit() or Ctrl-D (i.e. EOF) to exit Type help() for interactive help, or help(object) for help about object.
